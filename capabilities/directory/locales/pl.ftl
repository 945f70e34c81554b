# Usługa

service-given-by = Prowadzi:
service-first-title = Co zrobić najpierw
service-documents-title = Co przygotować
service-documents-lacking = Czegoś nie masz? I tak przyjdź. Powiedzą Ci, co dalej.
service-general = zasada ogólna
service-general-meaning = „Zasada ogólna” znaczy, że zwykle tak jest. W tym miejscu może być inaczej, więc zapytaj przez telefon.
service-legal = Z prawa:
service-audience-title = Dla kogo
service-audience-unknown = Nie wiemy tego na pewno. Zapytaj przez telefon.
service-conditions = Warunki:
service-serves = Dla mieszkańców:
service-serves-more =
    { $n ->
        [one] i jeszcze { $n } miejsca
        [few] i jeszcze { $n } miejsc
        [many] i jeszcze { $n } miejsc
       *[other] i jeszcze { $n } miejsca
    }
service-ages-from =
    { $n ->
        [one] od { $n } roku życia
        [few] od { $n } lat
        [many] od { $n } lat
       *[other] od { $n } roku życia
    }
service-ages-to =
    { $n ->
        [one] do { $n } roku życia
        [few] do { $n } lat
        [many] do { $n } lat
       *[other] do { $n } roku życia
    }
service-ages-between = wiek: od { $from } do { $to } lat
service-cost-title = Ile to kosztuje
service-cost-free = Nic nie płacisz.
service-cost-some = To kosztuje. Ile – zapytaj przez telefon.
service-cost-unknown = Nie wiemy. Zapytaj przez telefon.
service-places-title = Wolne miejsca
service-places-none = Nie było wolnych miejsc.
service-places-free =
    { $n ->
        [one] { $n } wolne miejsce
        [few] { $n } wolne miejsca
        [many] { $n } wolnych miejsc
       *[other] { $n } wolnego miejsca
    }
service-places-by-sex = Kobieta może wybierać z { $women }, mężczyzna z { $men }.
service-places-total =
    { $n ->
        [one] Wszystkich miejsc jest { $n }.
        [few] Wszystkich miejsc jest { $n }.
        [many] Wszystkich miejsc jest { $n }.
       *[other] Wszystkich miejsc jest { $n }.
    }
service-waiting-nobody = Nikt nie czekał w kolejce.
service-waiting =
    { $n ->
        [one] Czekała { $n } osoba.
        [few] Czekały { $n } osoby.
        [many] Czekało { $n } osób.
       *[other] Czekało { $n } osoby.
    }
service-waiting-days =
    { $n ->
        [one] Czeka się średnio { $n } dzień.
        [few] Czeka się średnio { $n } dni.
        [many] Czeka się średnio { $n } dni.
       *[other] Czeka się średnio { $n } dnia.
    }
service-places-ask = To mogło się zmienić. Zadzwoń i zapytaj.
service-steps-title = Jak to przebiega
service-step-application = Składasz wniosek. Jeśli to trudne, poproś o pomoc w pisaniu.
service-step-no-application = Nie musisz pisać wniosku.
service-step-referral = Potrzebujesz skierowania.
service-step-no-referral = Nie potrzebujesz skierowania.
service-step-income = Sprawdzają dochód: Twój i Twojej rodziny.
service-step-no-income = Dochód nie ma znaczenia.
service-step-interview = Pracownik socjalny przychodzi do Ciebie porozmawiać. Umówi się wcześniej. Zwykle ma na to 14 dni roboczych, a gdy sprawa jest pilna, 2 dni.
service-step-decision = Dostajesz decyzję na piśmie, zwykle w miesiąc. Jeśli się z nią nie zgadzasz, masz 14 dni na odwołanie.
service-step-no-decision = Nie czekasz na żadną decyzję.
service-place-title = Gdzie to jest
service-mode-in-person = Przychodzisz na miejsce.
service-mode-at-home = Ktoś przyjdzie do Ciebie do domu.
service-mode-phone = Załatwisz to przez telefon.
service-mode-online = Załatwisz to przez internet.
service-mode-residential = Można tu zamieszkać.
service-languages-title = W jakich językach
service-institution-title = Kto to prowadzi
service-source-title = Skąd to wiemy
service-confirmed = Potwierdzone: { $when }. Podaje: { $by }.
service-confirmed-never = Nikt jeszcze nie potwierdził tego wpisu.
service-confirmed-duty = Wiemy tylko tyle, że prawo każe dawać taką pomoc. Nikt nie potwierdził, jak to działa tutaj.
service-example-title = To wymyślony przykład
service-example = Ten wpis pokazuje, jak działa strona. Takiej usługi nie ma, nie dzwoń tam.
service-paused-title = Teraz z tego nie skorzystasz
service-paused = Usługa ma przerwę. Zadzwoń i zapytaj, kiedy wróci.
service-duty-gmina-title = To obowiązek gminy, a nie potwierdzona oferta
service-duty-gmina = Prawo każe gminie dawać taką pomoc. Nie wiemy, jak robi to tutaj. Zadzwoń i zapytaj.
service-duty-powiat-title = To obowiązek powiatu, a nie potwierdzona oferta
service-duty-powiat = Prawo każe powiatowi dawać taką pomoc. Nie wiemy, jak robi to tutaj. Zadzwoń i zapytaj.
service-unofficial-title = To wiadomość z nieurzędowego spisu
service-unofficial = Żaden urząd jej nie potwierdził. Zanim pójdziesz, zadzwoń.
service-old-title = Te wiadomości są stare
service-old = Od pół roku nikt ich nie potwierdził. Zanim pójdziesz, zadzwoń.
service-old-since = Niepotwierdzone od { $date }. Zanim pójdziesz, zadzwoń.
service-texts = Jak chcesz o tym przeczytać
service-text-usual = Zwykły tekst
service-text-plain = Prosty język
service-text-easy = Tekst łatwy do czytania (ETR)
service-text-sign = Co mówi film w języku migowym
service-sign-language = Obejrzyj film w polskim języku migowym (PJM)
service-print = Wydrukuj na jednej kartce
service-print-large = Wydrukuj dużymi literami
service-emergency-title = Gdy nie możesz czekać
service-emergency-112 = gdy ktoś jest w niebezpieczeństwie
service-emergency-800120002 = Niebieska Linia: gdy ktoś Cię krzywdzi w domu
service-emergency-116111 = dla dzieci i młodzieży
service-ended-title = Tej usługi już nie ma
service-ended-what = „{ $name }” – takiej pomocy już tu nie ma albo źródło przestało ją podawać.
service-ended-next = Zobacz, co jest w pobliżu, albo szukaj dalej.
service-ended-institution = Zobacz, co robi ta instytucja
service-ended-near = Zobacz, jaka pomoc jest w tej okolicy

# Wersja na papier

print-phone = Telefon
print-address = Adres
print-conditions = Warunki
print-on = Wydruk: { $date }.
print-qr = Kod QR z adresem tej strony
print-back = Wróć do zwykłej strony

# Kontakt i miejsce

contact-other-phone = albo:
contact-email = E-mail:
contact-website = Strona:
contact-none = Nie znamy telefonu. Zapytaj w ośrodku pomocy społecznej w swojej gminie.
place-confidential = Adres jest tajny, żeby chronić ludzi, którzy tam mieszkają. Zadzwoń, a powiedzą Ci, co dalej.
place-unknown = Nie znamy adresu. Zapytaj przez telefon.
place-geo = Otwórz w mapach na swoim telefonie
place-only-locality = Na mapie znamy tylko okolicę, a nie sam budynek.
place-only-gmina = Na mapie znamy tylko siedzibę gminy, a nie sam budynek.

# Godziny

hours-title = Kiedy jest otwarte
hours-open-until = Otwarte teraz, do { $time }
hours-open-always = Otwarte teraz, całą dobę
hours-opens-today = Teraz zamknięte. Otwierają dziś o { $time }
hours-opens-tomorrow = Teraz zamknięte. Otwierają jutro o { $time }
hours-opens-on = Teraz zamknięte. Otwierają { $day } o { $time }
hours-on-1 = w poniedziałek
hours-on-2 = we wtorek
hours-on-3 = w środę
hours-on-4 = w czwartek
hours-on-5 = w piątek
hours-on-6 = w sobotę
hours-on-7 = w niedzielę
hours-closed = Teraz zamknięte
hours-closed-day = nieczynne
hours-always = Całą dobę, codziennie.
hours-holidays = W święta zwykle nieczynne.
hours-as-given = Tak podaje źródło:

# Dostępność

access-title = Czy dasz radę wejść i załatwić sprawę
access-unknown = Nie wiemy. Jeśli potrzebujesz ułatwień, zapytaj przez telefon.
access-by = Tak podaje:

# Źródło

source-label = Źródło:
source-as-of = stan:
source-licence = Licencja:
source-licence-public = informacja publiczna, podaj źródło
source-licence-none = tekst urzędowy, bez praw autorskich
source-licence-facts = same fakty, sprawdź je
source-also-in = To samo podają też:

# Zgłoszenie błędu

report-link = Zgłoś błąd na tej stronie
report-title = Zgłoś błąd
report-lead = Nie pytamy, kim jesteś. Nie odpiszemy, ale sprawdzimy.
report-what = Co się nie zgadza?
report-what-phone = Zły telefon albo nikt nie odbiera
report-what-address = Zły adres
report-what-hours = Złe godziny
report-what-not-offered = Tej pomocy tu nie ma
report-what-conditions = Inne warunki albo inna cena
report-what-access = Trudniej wejść, niż tu piszecie
report-what-other = Coś innego
report-what-missing = Zaznacz, co się nie zgadza
report-details = Jak jest naprawdę?
report-details-hint = Najwyżej 1000 znaków. Nie pisz o sobie ani o innych osobach.
report-details-missing = Napisz, co się nie zgadza
report-details-long = Skróć tekst: ma { $n } znaków, a może mieć { $most }
report-details-personal = To wygląda na numer PESEL. Usuń go, nie jest nam potrzebny
report-send = Wyślij zgłoszenie
report-thanks-title = Dziękujemy
report-thanks = Sprawdzimy to i poprawimy. Dzięki Tobie ktoś inny trafi tam, gdzie trzeba.
report-back = Wróć do:

# Instytucja

institution-part-of = To część instytucji:
institution-example-title = Ta instytucja jest wymyślona
institution-services-title = Jaką pomoc tu dostaniesz
institution-services-none = Nie znamy usług tej instytucji. Zadzwoń i zapytaj.
institution-serves-title = Dla mieszkańców
institution-branches-title = Filie i punkty
institution-claims-title = Numery w rejestrach
institution-claim-wrong = numer z błędem
institution-claim-by = podaje:
institution-ended-title = Tej instytucji już nie ma
institution-ended-what = „{ $name }” – źródło przestało podawać tę instytucję.
institution-ended-next = Zobacz, co jest w pobliżu, albo szukaj dalej.

# Gmina i powiat

unit-town = miasto { $name }
unit-gmina = gmina { $name }
unit-city = miasto { $name } (powiat)
unit-powiat = powiat { $name }
unit-voivodeship = województwo { $name }
unit-title = Jaka jest tu pomoc: { $unit }
unit-described = Do kogo zadzwonić i jaką pomoc znajdziesz: { $unit }.
unit-first-gmina = Tu zadzwoń najpierw
unit-first-powiat = Sprawy powiatu załatwisz tutaj
unit-first-unknown = Nie znamy tego ośrodka. Zapytaj w urzędzie.
unit-areas-title = W czym można tu dostać pomoc
unit-areas-meaning = „Znane” to usługi, które podaje jakieś źródło. „Z ustawy” to obowiązki, których nikt nam nie potwierdził. Liczymy też usługi dla całego powiatu i województwa.
unit-areas-empty =
    { $n ->
        [one] W { $n } dziedzinie nie znamy tu żadnej pomocy
        [few] W { $n } dziedzinach nie znamy tu żadnej pomocy
        [many] W { $n } dziedzinach nie znamy tu żadnej pomocy
       *[other] W { $n } dziedziny nie znamy tu żadnej pomocy
    }
unit-offers =
    { $n ->
        [one] { $n } znana usługa
        [few] { $n } znane usługi
        [many] { $n } znanych usług
       *[other] { $n } znanej usługi
    }
unit-duties =
    { $n ->
        [one] { $n } z ustawy
        [few] { $n } z ustawy
        [many] { $n } z ustawy
       *[other] { $n } z ustawy
    }
unit-area-none = To nie znaczy, że takiej pomocy nie ma. Zadzwoń i zapytaj.
unit-services-title =
    { $n ->
        [one] { $n } usługa
        [few] { $n } usługi
        [many] { $n } usług
       *[other] { $n } usługi
    }
unit-services-area = Usługi: { $area } ({ $n })
unit-services-all = Pokaż wszystkie usługi
unit-services-none = Nie znamy tu żadnej usługi. Zadzwoń do ośrodka, może jest coś, o czym nie wiemy.
unit-files = Pobierz całą listę:
unit-gminas-title = Gminy w tym powiecie
unit-neighbours-title = Gminy w pobliżu

# Karta usługi na liście

label-example = wymyślony przykład
label-paused = teraz nieczynne
label-duty = obowiązek z ustawy, nie potwierdzona oferta
label-unofficial = spis nieurzędowy
card-confirmed = Potwierdzone: { $date }

# Region

region-crumb = Region
region-title = Pomoc w regionie: { $region }
region-described = Powiaty i gminy regionu, a w nich liczba znanych usług.
region-lead = Wybierz powiat albo gminę, żeby zobaczyć, jaka jest tam pomoc.
region-without =
    { $n ->
        [one] Jest { $n } gmina, w której nie znamy żadnej potwierdzonej usługi.
        [few] Są { $n } gminy, w których nie znamy żadnej potwierdzonej usługi.
        [many] Jest { $n } gmin, w których nie znamy żadnej potwierdzonej usługi.
       *[other] Jest { $n } gminy, w których nie znamy żadnej potwierdzonej usługi.
    }
region-powiats-title = Powiaty
region-gminas-title = Wszystkie gminy
region-table = Ile usług jest w każdej gminie (liczba usług)
region-gmina = Gmina
region-powiat = Powiat
region-offers = Znane
region-duties = Z ustawy
region-others = Inne regiony
region-empty = Nie ma tu jeszcze żadnych usług.
region-map-title = Najwięcej znanych usług ma { $unit }: { $n }
region-map-summary = Mapa gmin. Im ciemniejszy kolor, tym więcej usług znamy. Te same liczby są w tabeli pod mapą.
region-map-source = spis usług tej strony
region-map-method = Liczymy usługi, które podaje jakieś źródło i które są dla mieszkańców tej gminy. Nie liczymy obowiązków z ustawy ani usług dla całego powiatu i województwa. Granice gmin są z { $year } roku.

# Wykresy

chart-no-data = brak danych
chart-suppressed = ukryte, za mało osób
chart-source = Źródło:
chart-as-of = Stan na:

# Pliki

file-name = uslugi
file-sheet = Usługi
file-service = Usługa
file-type = Rodzaj
file-area = Dziedzina
file-standing = Skąd wiadomo
file-offer = znana oferta
file-institution = Instytucja
file-address = Adres
file-phone = Telefon
file-email = E-mail
file-website = Strona internetowa
file-hours = Godziny
file-conditions = Warunki
file-cost = Koszt
file-confirmed-on = Potwierdzono dnia
file-source = Źródło
file-page = Strona usługi

source-institution-itself = sama instytucja
source-institution-itself-title = Informacja od samej instytucji
report-as = Wysyłasz to jako:
report-as-hint = Instytucja, której to dotyczy, zobaczy tę nazwę. Jeśli wiesz, jak powinno być, napisz to w opisie.

directory-purpose-report = Zgłoszenia błędów we wpisach
directory-purpose-first-publication = Uzgadnianie pierwszych wpisów instytucji
place-hours = Otwarte:
