# Szukanie pomocy.

find-front-title = Czego potrzebujesz?
find-front-description = Napisz własnymi słowami, co się dzieje. Pokażemy, kto w Twojej okolicy może pomóc.
find-question = Napisz własnymi słowami
find-question-hint = Na przykład: nie mam na czynsz, opieka dla taty po szpitalu
find-place = Gdzie mieszkasz?
find-place-hint = Miejscowość, gmina albo kod pocztowy
find-button = Szukaj pomocy
find-ready = Często szukane
find-ready-food = Nie mam co jeść
find-ready-care = Opieka nad starszą osobą
find-ready-talk = Ktoś do rozmowy, psycholog
find-ready-law = Darmowa porada prawna
find-guide-link = Nie wiem, od czego zacząć
find-region-link = Jaka pomoc jest w Twojej gminie

find-emergency = Gdy nie możesz czekać
find-urgent = Najpierw zadzwoń, jeśli ktoś jest w niebezpieczeństwie

find-results-title = Kto może pomóc
find-results-found = { $n ->
    [one] Znaleźliśmy { $n } miejsce
    [few] Znaleźliśmy { $n } miejsca
    [many] Znaleźliśmy { $n } miejsc
   *[other] Znaleźliśmy { $n } miejsca
}
find-understood = Szukasz: { $needs }
find-understood-words = Szukasz: „{ $words }”
find-understood-nothing = Napisz, czego potrzebujesz.
find-here = Miejsce: { $place }
find-place-unknown = Nie znamy miejsca „{ $place }”. Pokazujemy całe województwo. Sprawdź nazwę albo wpisz kod pocztowy.
find-place-unsaid = Powiedz, gdzie mieszkasz, a pokażemy pomoc blisko Ciebie.
find-place-others = Chodzi Ci o inne miejsce o tej nazwie?
find-change = Zmień pytanie lub miejsce
find-results-list = Wyniki
find-near = w tej okolicy
find-away = około { $distance } stąd
find-duty = obowiązek gminy lub powiatu
find-example = przykład wymyślony
find-unofficial = źródło nieoficjalne
find-confirmed = potwierdzone { $ago }
find-confirmed-old = sprawdź telefonicznie: potwierdzone { $ago }
find-not-confirmed = nikt tego jeszcze nie potwierdził
find-places = { $n ->
    [one] { $n } wolne miejsce
    [few] { $n } wolne miejsca
    [many] { $n } wolnych miejsc
   *[other] { $n } wolnego miejsca
}
find-places-none = teraz brak wolnych miejsc
find-places-as-of = stan na { $date }
find-open-until = otwarte teraz do { $time }
find-fallback-title = Nie znamy takiej usługi w tym miejscu
find-fallback = To nie znaczy, że jej nie ma. Zapytaj tutaj: oni wiedzą, kto może pomóc, i mają obowiązek Cię wysłuchać.
find-fallback-counted = Zapisaliśmy, że w tej gminie brakuje takiej pomocy: bez Twoich słów i bez danych o Tobie.
find-related = Może pomoże też
find-not-it = Nie ma tego, czego szukasz?
find-not-it-words = Napisz inaczej, poszukaj dalej od domu albo odpowiedz na cztery proste pytania.
find-none = Z tymi warunkami nic nie znaleźliśmy. Usuń któryś z nich.
find-map-link = Pokaż na mapie
find-list-link = Pokaż listę
find-csv-link = Pobierz listę (CSV)

find-why-need = odpowiedź na: { $need }
find-why-words = pasują słowa z opisu
find-why-fallback = tu możesz zapytać o każdą pomoc
find-why-group = dla: { $group }
find-why-access = jest: { $access }
find-why-gmina = dla osób z Twojej gminy
find-why-powiat = dla osób z Twojego powiatu
find-why-region = dla całego województwa
find-why-nearby = blisko; zapytaj, czy przyjmą osobę z Twojej gminy
find-why-far = dalej od domu
find-why-free = { $n ->
    [one] { $n } wolne miejsce
    [few] { $n } wolne miejsca
    [many] { $n } wolnych miejsc
   *[other] { $n } wolnego miejsca
}

find-filters = Zawęź wyniki
find-filters-use = Pokaż wyniki
find-filter-radius = Jak daleko od domu
find-filter-radius-any = bez znaczenia
find-filter-radius-km = do { $km } km
find-filter-group = Dla kogo
find-filter-group-any = wszyscy
find-filter-access = Czego potrzebujesz na miejscu
find-filter-mode = W jaki sposób
find-filter-mode-any = dowolnie
find-filter-mode-in-person = na miejscu
find-filter-mode-at-home = w domu
find-filter-mode-phone = przez telefon
find-filter-mode-online = przez internet
find-filter-mode-residential = z noclegiem
find-filter-more = Jeszcze
find-filter-free = bezpłatnie
find-filter-places = są wolne miejsca
find-filter-open = otwarte teraz
find-filter-night = czynne całą dobę
find-filter-language = W jakim języku
find-filter-language-any = dowolnie

find-map-title = Gdzie to jest
find-map-summary = Mapa gmin. Numery na mapie są takie same jak w tabeli.
find-map-number = Numer
find-map-what = Co
find-map-how = Dokładność
find-map-exact = adres
find-map-around = środek miejscowości, nie dokładny adres
find-map-source = Główny Urząd Geodezji i Kartografii, Państwowy Rejestr Granic; GeoNames
find-map-as-of = granice z 2021 r.
find-map-method = Punkt pokazuje środek miejscowości, gdy nie znamy adresu.
find-map-none = Tych miejsc nie umiemy pokazać na mapie.
find-figure-no-data = brak danych
find-figure-suppressed = ukryte
find-figure-show = Pokaż dane
find-figure-source = Źródło:
find-figure-as-of = Stan:
find-figure-method = Jak to liczymy:

find-guide-title = Od czego zacząć
find-guide-step = Pytanie { $step } z 4
find-guide-next = Dalej
find-guide-topic = Co jest teraz najtrudniejsze?
find-guide-topic-missing = Wybierz jedną z odpowiedzi.
find-guide-for = Komu potrzebna jest pomoc?
find-guide-where = Gdzie mieszkasz?
find-guide-needs = Czy coś ma być na miejscu?
find-guide-needs-hint = Możesz nic nie zaznaczać.
find-guide-money = Brakuje pieniędzy
find-guide-money-words = brakuje pieniędzy na życie i rachunki
find-guide-food = Nie ma co jeść
find-guide-food-words = nie mam co jeść
find-guide-home = Nie ma gdzie mieszkać
find-guide-home-words = nie mam gdzie mieszkać
find-guide-violence = Ktoś bije, grozi albo poniża
find-guide-violence-words = przemoc w domu
find-guide-addiction = Alkohol, narkotyki, hazard
find-guide-addiction-words = uzależnienie od alkoholu
find-guide-mind = Smutek, lęk, kryzys
find-guide-mind-words = potrzebuję psychologa
find-guide-care = Starsza lub chora osoba potrzebuje opieki
find-guide-care-words = opieka nad starszą osobą w domu
find-guide-disability = Niepełnosprawność na co dzień
find-guide-disability-words = zajęcia dla osoby z niepełnosprawnością
find-guide-children = Kłopoty z dzieckiem lub w rodzinie
find-guide-children-words = kłopoty z wychowaniem dziecka
find-guide-law = Pisma, długi, sąd
find-guide-law-words = darmowa porada prawna
find-guide-work = Brak pracy
find-guide-work-words = szukam pracy
find-guide-other = Coś innego
find-guide-other-words = pomoc pracownika socjalnego
find-guide-for-me = Mnie
find-guide-for-senior = Starszej osobie
find-guide-for-child = Dziecku
find-guide-for-disabled = Osobie z niepełnosprawnością
find-guide-for-family = Rodzinie

problem-find-title = Szukanie teraz nie działa
problem-find-what = To nasz błąd, nie Twój.
problem-find-next = Spróbuj za chwilę. W nagłej sprawie zadzwoń pod 112.

find-api-lang = Parametr lang to pl, en albo uk.
find-api-limit = Parametr limit to liczba od 1 do 100.
