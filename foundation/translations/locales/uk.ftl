# Дати, міри й числа: так, як про них говорять люди.


month-in-date-1 = січня
month-in-date-2 = лютого
month-in-date-3 = березня
month-in-date-4 = квітня
month-in-date-5 = травня
month-in-date-6 = червня
month-in-date-7 = липня
month-in-date-8 = серпня
month-in-date-9 = вересня
month-in-date-10 = жовтня
month-in-date-11 = листопада
month-in-date-12 = грудня

month-1 = січень
month-2 = лютий
month-3 = березень
month-4 = квітень
month-5 = травень
month-6 = червень
month-7 = липень
month-8 = серпень
month-9 = вересень
month-10 = жовтень
month-11 = листопад
month-12 = грудень

weekday-1 = понеділок
weekday-2 = вівторок
weekday-3 = середа
weekday-4 = четвер
weekday-5 = п’ятниця
weekday-6 = субота
weekday-7 = неділя

weekday-short-1 = пн
weekday-short-2 = вт
weekday-short-3 = ср
weekday-short-4 = чт
weekday-short-5 = пт
weekday-short-6 = сб
weekday-short-7 = нд

date-full = { $day } { $month } { $year }
date-short = { $day } { $month }
date-with-weekday = { $weekday }, { $date }
date-month = { $month } { $year }

date-today = сьогодні
date-ago-one-day = учора
date-ahead-one-day = завтра
date-ago-days =
    { $n ->
         [one] { $n } день тому
         [few] { $n } дні тому
         [many] { $n } днів тому
        *[other] { $n } дня тому
    }
date-ago-weeks =
    { $n ->
         [one] { $n } тиждень тому
         [few] { $n } тижні тому
         [many] { $n } тижнів тому
        *[other] { $n } тижня тому
    }
date-ago-months =
    { $n ->
         [one] { $n } місяць тому
         [few] { $n } місяці тому
         [many] { $n } місяців тому
        *[other] { $n } місяця тому
    }
date-ago-years =
    { $n ->
         [one] { $n } рік тому
         [few] { $n } роки тому
         [many] { $n } років тому
        *[other] { $n } року тому
    }
date-ahead-days =
    { $n ->
         [one] через { $n } день
         [few] через { $n } дні
         [many] через { $n } днів
        *[other] через { $n } дня
    }
date-ahead-weeks =
    { $n ->
         [one] через { $n } тиждень
         [few] через { $n } тижні
         [many] через { $n } тижнів
        *[other] через { $n } тижня
    }
date-ahead-months =
    { $n ->
         [one] через { $n } місяць
         [few] через { $n } місяці
         [many] через { $n } місяців
        *[other] через { $n } місяця
    }
date-ahead-years =
    { $n ->
         [one] через { $n } рік
         [few] через { $n } роки
         [many] через { $n } років
        *[other] через { $n } року
    }

unit-metres = { $value } м
unit-kilometres = { $value } км
