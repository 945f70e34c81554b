/* A layer under the program that writes down what it asks of a disk.
 *
 * Loaded before the C library (LD_PRELOAD). Every change below the folder OGNIWO_LAYER_FOLDER is carried out and put
 * down, in order and with its data, in the file OGNIWO_LAYER_JOURNAL; so is the moment at which an answer to a visitor
 * leaves the program. What the program asks to be synced is put down and not synced: whether it would have survived is
 * worked out later, from the journal, by whoever reads it (xtask/src/power_cut/journal.rs).
 *
 * One record, little endian: kind (1 byte), three lengths (4 bytes each: path, other path, data), the number of the file
 * (8 bytes), a number that depends on the kind (8 bytes), then path, other path, data.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum kind {
    MADE = 'C',      /* path, file, number: mode */
    FOLDER = 'D',    /* path */
    WRITTEN = 'W',   /* file, number: offset, data */
    CUT = 'T',       /* file, number: length */
    SYNCED = 'S',    /* file */
    LISTED = 'F',    /* path: the folder was synced */
    RENAMED = 'R',   /* path, other path */
    LINKED = 'L',    /* path, other path */
    REMOVED = 'U',   /* path */
    ANSWERED = 'A',  /* data: the beginning of what is sent */
    STARTED = 'P',   /* a server began */
};

static char folder[PATH_MAX];
static size_t folder_length;
static int journal = -1;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

#define REAL(type, name, ...)                                                       \
    static type (*real)(__VA_ARGS__);                                               \
    if (!real) real = (type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

static ssize_t write_to_journal(const struct iovec *parts, int count) {
    REAL(ssize_t, "writev", int, const struct iovec *, int);
    return real(journal, parts, count);
}

/* The lock holds over the change and its record, also among several programs: the journal has the order of the disk. */
static void lock(void) {
    pthread_mutex_lock(&mutex);
    while (journal >= 0 && flock(journal, LOCK_EX) && errno == EINTR) {}
}

static void unlock(void) {
    int kept = errno;
    if (journal >= 0) flock(journal, LOCK_UN);
    pthread_mutex_unlock(&mutex);
    errno = kept;
}

static void put(enum kind kind, const char *path, const char *other, uint64_t file, uint64_t number, const void *data,
                size_t length) {
    int kept = errno;
    unsigned char head[29];
    uint32_t lengths[3] = {path ? strlen(path) : 0, other ? strlen(other) : 0, length};
    head[0] = (unsigned char)kind;
    memcpy(head + 1, lengths, 12);
    memcpy(head + 13, &file, 8);
    memcpy(head + 21, &number, 8);
    struct iovec parts[4] = {{head, sizeof head}, {(void *)path, lengths[0]}, {(void *)other, lengths[1]}, {(void *)data, length}};
    if (write_to_journal(parts, 4) != (ssize_t)(sizeof head + lengths[0] + lengths[1] + length)) abort();
    errno = kept;
}

__attribute__((constructor)) static void begin(void) {
    const char *below = getenv("OGNIWO_LAYER_FOLDER"), *into = getenv("OGNIWO_LAYER_JOURNAL");
    if (!below || !into || !realpath(below, folder)) return;
    folder_length = strlen(folder);
    REAL(int, "open64", const char *, int, ...);
    journal = real(into, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    if (journal < 0) abort();
    if (getenv("OGNIWO_LAYER_SERVES")) {
        lock();
        put(STARTED, NULL, NULL, 0, 0, NULL, 0);
        unlock();
    }
}

static int is_below(const char *path) {
    return journal >= 0 && strncmp(path, folder, folder_length) == 0 && (path[folder_length] == '/' || !path[folder_length]);
}

/* The path of an open file, when it lies below the folder. */
static int path_of(int file, char *path) {
    if (journal < 0 || file < 0 || file == journal) return 0;
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    int kept = errno;
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    errno = kept;
    if (length <= 0) return 0;
    path[length] = 0;
    return is_below(path);
}

static int place(int at, const char *name, char *path) {
    if (journal < 0) return 0;
    if (name[0] == '/') {
        snprintf(path, PATH_MAX, "%s", name);
    } else {
        char from[PATH_MAX / 2];
        if (at == AT_FDCWD) {
            if (!getcwd(from, sizeof from)) return 0;
        } else {
            char link[64];
            snprintf(link, sizeof link, "/proc/self/fd/%d", at);
            ssize_t length = readlink(link, from, sizeof from - 1);
            if (length <= 0) return 0;
            from[length] = 0;
        }
        snprintf(path, PATH_MAX, "%s/%s", from, name);
    }
    return is_below(path);
}

static uint64_t number_of(int file) {
    struct stat64 facts;
    return fstat64(file, &facts) ? 0 : facts.st_ino;
}

/* ── Files ── */

static int opened(int at, const char *name, int flags, mode_t mode) {
    REAL(int, "openat64", int, const char *, int, ...);
    char path[PATH_MAX];
    if (!(flags & (O_CREAT | O_TRUNC)) || !place(at, name, path)) return real(at, name, flags, mode);
    lock();
    struct stat64 facts;
    int was_there = fstatat64(at, name, &facts, 0) == 0;
    int file = real(at, name, flags, mode);
    if (file >= 0 && !was_there) put(MADE, path, NULL, number_of(file), mode, NULL, 0);
    else if (file >= 0 && (flags & O_TRUNC)) put(CUT, NULL, NULL, number_of(file), 0, NULL, 0);
    unlock();
    return file;
}

#define MODE_OF(flags, mode)                                                        \
    mode_t mode = 0;                                                                \
    if ((flags) & (O_CREAT | __O_TMPFILE)) {                                        \
        va_list more;                                                               \
        va_start(more, flags);                                                      \
        mode = va_arg(more, mode_t);                                                \
        va_end(more);                                                               \
    }

int open(const char *name, int flags, ...) { MODE_OF(flags, mode) return opened(AT_FDCWD, name, flags, mode); }
int open64(const char *name, int flags, ...) { MODE_OF(flags, mode) return opened(AT_FDCWD, name, flags, mode); }
int openat(int at, const char *name, int flags, ...) { MODE_OF(flags, mode) return opened(at, name, flags, mode); }
int openat64(int at, const char *name, int flags, ...) { MODE_OF(flags, mode) return opened(at, name, flags, mode); }
int creat(const char *name, mode_t mode) { return opened(AT_FDCWD, name, O_CREAT | O_WRONLY | O_TRUNC, mode); }
int creat64(const char *name, mode_t mode) { return opened(AT_FDCWD, name, O_CREAT | O_WRONLY | O_TRUNC, mode); }

static ssize_t written(int file, const struct iovec *parts, int count, off64_t offset, int at_place) {
    REAL(ssize_t, "writev", int, const struct iovec *, int);
    static ssize_t (*real_at)(int, const struct iovec *, int, off64_t);
    if (!real_at) real_at = (ssize_t(*)(int, const struct iovec *, int, off64_t))dlsym(RTLD_NEXT, "pwritev64");
    char path[PATH_MAX];
    if (!path_of(file, path)) return at_place ? real_at(file, parts, count, offset) : real(file, parts, count);
    lock();
    if (!at_place) {
        struct stat64 facts;
        int appends = fcntl(file, F_GETFL) & O_APPEND;
        offset = appends && fstat64(file, &facts) == 0 ? facts.st_size : lseek64(file, 0, SEEK_CUR);
    }
    ssize_t done = at_place ? real_at(file, parts, count, offset) : real(file, parts, count);
    uint64_t number = number_of(file);
    ssize_t left = done;
    for (int part = 0; part < count && left > 0; part++) {
        size_t length = (size_t)left < parts[part].iov_len ? (size_t)left : parts[part].iov_len;
        if (length) put(WRITTEN, NULL, NULL, number, (uint64_t)offset, parts[part].iov_base, length);
        offset += (off64_t)length;
        left -= (ssize_t)length;
    }
    unlock();
    return done;
}

/* Before the answer leaves: whoever gets it may rely on it from here on. */
static void answered(int to, const void *data, size_t length) {
    struct stat64 facts;
    if (journal < 0 || length < 9 || memcmp(data, "HTTP/1.1 ", 9) || fstat64(to, &facts) || !S_ISSOCK(facts.st_mode)) return;
    lock();
    put(ANSWERED, NULL, NULL, 0, 0, data, length < 4096 ? length : 4096);
    unlock();
}

ssize_t write(int file, const void *data, size_t length) {
    answered(file, data, length);
    struct iovec part = {(void *)data, length};
    return written(file, &part, 1, 0, 0);
}

ssize_t writev(int file, const struct iovec *parts, int count) {
    if (count > 0) answered(file, parts[0].iov_base, parts[0].iov_len);
    return written(file, parts, count, 0, 0);
}

ssize_t pwrite(int file, const void *data, size_t length, off_t offset) {
    struct iovec part = {(void *)data, length};
    return written(file, &part, 1, offset, 1);
}

ssize_t pwrite64(int file, const void *data, size_t length, off64_t offset) {
    struct iovec part = {(void *)data, length};
    return written(file, &part, 1, offset, 1);
}

ssize_t send(int to, const void *data, size_t length, int flags) {
    REAL(ssize_t, "send", int, const void *, size_t, int);
    answered(to, data, length);
    return real(to, data, length, flags);
}

static int cut(int file, off64_t length) {
    REAL(int, "ftruncate64", int, off64_t);
    char path[PATH_MAX];
    if (!path_of(file, path)) return real(file, length);
    lock();
    int failed = real(file, length);
    if (!failed) put(CUT, NULL, NULL, number_of(file), (uint64_t)length, NULL, 0);
    unlock();
    return failed;
}

int ftruncate(int file, off_t length) { return cut(file, length); }
int ftruncate64(int file, off64_t length) { return cut(file, length); }

static int synced(int file, const char *name) {
    REAL(int, "fsync", int);
    (void)name;
    char path[PATH_MAX];
    struct stat64 facts;
    if (!path_of(file, path) || fstat64(file, &facts)) return real(file);
    lock();
    if (S_ISDIR(facts.st_mode)) put(LISTED, path, NULL, 0, 0, NULL, 0);
    else put(SYNCED, NULL, NULL, facts.st_ino, 0, NULL, 0);
    unlock();
    return 0;
}

int fsync(int file) { return synced(file, "fsync"); }
int fdatasync(int file) { return synced(file, "fdatasync"); }

/* Refused, so that the caller takes the ordinary way, through write. */
ssize_t copy_file_range(int from, off64_t *at, int to, off64_t *into, size_t length, unsigned flags) {
    (void)from, (void)at, (void)to, (void)into, (void)length, (void)flags;
    errno = EXDEV;
    return -1;
}
ssize_t sendfile(int to, int from, off_t *at, size_t length) {
    (void)to, (void)from, (void)at, (void)length;
    errno = EINVAL;
    return -1;
}
ssize_t sendfile64(int to, int from, off64_t *at, size_t length) {
    (void)to, (void)from, (void)at, (void)length;
    errno = EINVAL;
    return -1;
}
int fallocate64(int file, int mode, off64_t offset, off64_t length) {
    (void)file, (void)mode, (void)offset, (void)length;
    errno = EOPNOTSUPP;
    return -1;
}

/* ── Names ── */

static int renamed(int at, const char *name, int to, const char *other, unsigned flags) {
    REAL(int, "renameat2", int, const char *, int, const char *, unsigned);
    char path[PATH_MAX], new[PATH_MAX];
    int known = place(at, name, path) & place(to, other, new);
    if (!known) return real(at, name, to, other, flags);
    lock();
    int failed = real(at, name, to, other, flags);
    if (!failed) put(RENAMED, path, new, 0, 0, NULL, 0);
    unlock();
    return failed;
}

int rename(const char *name, const char *other) { return renamed(AT_FDCWD, name, AT_FDCWD, other, 0); }
int renameat(int at, const char *name, int to, const char *other) { return renamed(at, name, to, other, 0); }
int renameat2(int at, const char *name, int to, const char *other, unsigned flags) {
    return renamed(at, name, to, other, flags);
}

int linkat(int at, const char *name, int to, const char *other, int flags) {
    REAL(int, "linkat", int, const char *, int, const char *, int);
    char path[PATH_MAX], new[PATH_MAX];
    int known = place(at, name, path) & place(to, other, new);
    if (!known) return real(at, name, to, other, flags);
    lock();
    int failed = real(at, name, to, other, flags);
    if (!failed) put(LINKED, path, new, 0, 0, NULL, 0);
    unlock();
    return failed;
}

int link(const char *name, const char *other) { return linkat(AT_FDCWD, name, AT_FDCWD, other, 0); }

int unlinkat(int at, const char *name, int flags) {
    REAL(int, "unlinkat", int, const char *, int);
    char path[PATH_MAX];
    if (!place(at, name, path)) return real(at, name, flags);
    lock();
    int failed = real(at, name, flags);
    if (!failed) put(REMOVED, path, NULL, 0, 0, NULL, 0);
    unlock();
    return failed;
}

int unlink(const char *name) { return unlinkat(AT_FDCWD, name, 0); }
int rmdir(const char *name) { return unlinkat(AT_FDCWD, name, AT_REMOVEDIR); }

int mkdirat(int at, const char *name, mode_t mode) {
    REAL(int, "mkdirat", int, const char *, mode_t);
    char path[PATH_MAX];
    if (!place(at, name, path)) return real(at, name, mode);
    lock();
    int failed = real(at, name, mode);
    if (!failed) put(FOLDER, path, NULL, 0, mode, NULL, 0);
    unlock();
    return failed;
}

int mkdir(const char *name, mode_t mode) { return mkdirat(AT_FDCWD, name, mode); }
