/* A clock that is ahead by OGNIWO_DAYS_LATER days, loaded before the C library (LD_PRELOAD): so that what is kept for a
 * time only can be seen to go. The clock that measures how long something takes is left alone. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

int clock_gettime(clockid_t clock, struct timespec *now) {
    static int (*real)(clockid_t, struct timespec *);
    if (!real) real = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
    int failed = real(clock, now);
    const char *days = getenv("OGNIWO_DAYS_LATER");
    if (!failed && clock == CLOCK_REALTIME && days) now->tv_sec += 86400L * atol(days);
    return failed;
}
