# Daty, miary i liczby: jak mówią o nich ludzie.


month-in-date-1 = stycznia
month-in-date-2 = lutego
month-in-date-3 = marca
month-in-date-4 = kwietnia
month-in-date-5 = maja
month-in-date-6 = czerwca
month-in-date-7 = lipca
month-in-date-8 = sierpnia
month-in-date-9 = września
month-in-date-10 = października
month-in-date-11 = listopada
month-in-date-12 = grudnia

month-1 = styczeń
month-2 = luty
month-3 = marzec
month-4 = kwiecień
month-5 = maj
month-6 = czerwiec
month-7 = lipiec
month-8 = sierpień
month-9 = wrzesień
month-10 = październik
month-11 = listopad
month-12 = grudzień

weekday-1 = poniedziałek
weekday-2 = wtorek
weekday-3 = środa
weekday-4 = czwartek
weekday-5 = piątek
weekday-6 = sobota
weekday-7 = niedziela

weekday-short-1 = pn.
weekday-short-2 = wt.
weekday-short-3 = śr.
weekday-short-4 = czw.
weekday-short-5 = pt.
weekday-short-6 = sob.
weekday-short-7 = niedz.

date-full = { $day } { $month } { $year }
date-short = { $day } { $month }
date-with-weekday = { $weekday }, { $date }
date-month = { $month } { $year }

date-today = dzisiaj
date-ago-one-day = wczoraj
date-ahead-one-day = jutro
date-ago-days =
    { $n ->
         [one] dzień temu
         [few] { $n } dni temu
         [many] { $n } dni temu
        *[other] { $n } dnia temu
    }
date-ago-weeks =
    { $n ->
         [one] tydzień temu
         [few] { $n } tygodnie temu
         [many] { $n } tygodni temu
        *[other] { $n } tygodnia temu
    }
date-ago-months =
    { $n ->
         [one] miesiąc temu
         [few] { $n } miesiące temu
         [many] { $n } miesięcy temu
        *[other] { $n } miesiąca temu
    }
date-ago-years =
    { $n ->
         [one] rok temu
         [few] { $n } lata temu
         [many] { $n } lat temu
        *[other] { $n } roku temu
    }
date-ahead-days =
    { $n ->
         [one] za dzień
         [few] za { $n } dni
         [many] za { $n } dni
        *[other] za { $n } dnia
    }
date-ahead-weeks =
    { $n ->
         [one] za tydzień
         [few] za { $n } tygodnie
         [many] za { $n } tygodni
        *[other] za { $n } tygodnia
    }
date-ahead-months =
    { $n ->
         [one] za miesiąc
         [few] za { $n } miesiące
         [many] za { $n } miesięcy
        *[other] za { $n } miesiąca
    }
date-ahead-years =
    { $n ->
         [one] za rok
         [few] za { $n } lata
         [many] za { $n } lat
        *[other] za { $n } roku
    }

unit-metres = { $value } m
unit-kilometres = { $value } km
