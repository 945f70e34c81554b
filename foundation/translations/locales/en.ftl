# Dates, measures and numbers as people say them.


month-in-date-1 = January
month-in-date-2 = February
month-in-date-3 = March
month-in-date-4 = April
month-in-date-5 = May
month-in-date-6 = June
month-in-date-7 = July
month-in-date-8 = August
month-in-date-9 = September
month-in-date-10 = October
month-in-date-11 = November
month-in-date-12 = December

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday

weekday-short-1 = Mon
weekday-short-2 = Tue
weekday-short-3 = Wed
weekday-short-4 = Thu
weekday-short-5 = Fri
weekday-short-6 = Sat
weekday-short-7 = Sun

date-full = { $day } { $month } { $year }
date-short = { $day } { $month }
date-with-weekday = { $weekday }, { $date }
date-month = { $month } { $year }

date-today = today
date-ago-one-day = yesterday
date-ahead-one-day = tomorrow
date-ago-days =
    { $n ->
         [one] a day ago
        *[other] { $n } days ago
    }
date-ago-weeks =
    { $n ->
         [one] a week ago
        *[other] { $n } weeks ago
    }
date-ago-months =
    { $n ->
         [one] a month ago
        *[other] { $n } months ago
    }
date-ago-years =
    { $n ->
         [one] a year ago
        *[other] { $n } years ago
    }
date-ahead-days =
    { $n ->
         [one] in a day
        *[other] in { $n } days
    }
date-ahead-weeks =
    { $n ->
         [one] in a week
        *[other] in { $n } weeks
    }
date-ahead-months =
    { $n ->
         [one] in a month
        *[other] in { $n } months
    }
date-ahead-years =
    { $n ->
         [one] in a year
        *[other] in { $n } years
    }

unit-metres = { $value } m
unit-kilometres = { $value } km
