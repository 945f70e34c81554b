# Potwierdzanie wpisów listem: list, strony za jego linkami, powiadomienia.

confirm-fact-institution = Kto pomaga
confirm-fact-phone = Telefon
confirm-fact-email = E-mail
confirm-fact-hours = Godziny
confirm-fact-address = Adres
confirm-fact-address-hidden = nie podajemy go publicznie
confirm-fact-places = Wolne miejsca
confirm-fact-description = Opis
confirm-fact-missing = brak
confirm-hours-always = całą dobę, codziennie
confirm-places-known = { $n ->
    [one] { $n } wolne miejsce, stan z dnia { $date }
    [few] { $n } wolne miejsca, stan z dnia { $date }
    [many] { $n } wolnych miejsc, stan z dnia { $date }
   *[other] { $n } wolnego miejsca, stan z dnia { $date }
}

confirm-letter-subject-one = Czy to nadal aktualne? { $name }
confirm-letter-subject = { $n ->
    [one] Czy to nadal aktualne? { $n } wpis w informatorze
    [few] Czy to nadal aktualne? { $n } wpisy w informatorze
    [many] Czy to nadal aktualne? { $n } wpisów w informatorze
   *[other] Czy to nadal aktualne? { $n } wpisu w informatorze
}
confirm-letter-reason = Ten list przyszedł na skrzynkę, którą informator podaje przy tych usługach. Nie piszemy częściej niż raz na kilka dni.
confirm-letter-intro = { $n ->
    [one] ludzie szukają pomocy w naszym informatorze. Sprawdź, czy ten wpis jest aktualny.
    [few] ludzie szukają pomocy w naszym informatorze. Sprawdź, czy te { $n } wpisy są aktualne.
    [many] ludzie szukają pomocy w naszym informatorze. Sprawdź, czy te { $n } wpisów jest aktualnych.
   *[other] ludzie szukają pomocy w naszym informatorze. Sprawdź, czy te { $n } wpisu są aktualne.
}
confirm-letter-how = Wystarczy jedno kliknięcie i jeden przycisk. Nie trzeba się logować. Linki działają przez 30 dni.
confirm-letter-yes = Wszystko się zgadza
confirm-letter-change = Chcę coś poprawić
confirm-letter-end = Już tego nie oferujemy
confirm-letter-places = Podaję liczbę wolnych miejsc
confirm-letter-end-note = Jeśli nikt nie odpowie, przypomnimy. Potem przy wpisie będzie widać, od kiedy nikt go nie potwierdził.

confirm-title = Czy to nadal aktualne?
confirm-lead = Tak ten wpis widzą ludzie. Jeśli wszystko się zgadza, naciśnij przycisk.
confirm-button = Wszystko się zgadza
confirm-end-title = Już tego nie oferujecie?
confirm-end-lead = Po naciśnięciu przycisku ten wpis zniknie z wyszukiwarki. Przez 24 godziny możesz to cofnąć.
confirm-end-button = Już tego nie oferujemy
confirm-change-title = Popraw wpis
confirm-change-at-once = Zmień to, co jest inaczej. Poprawki będą widoczne od razu.
confirm-change-proposed = Zmień to, co jest inaczej. Poprawki sprawdzi osoba, która prowadzi wpisy tej instytucji.
confirm-change-button = Zapisz poprawki
confirm-places-title = Ile macie wolnych miejsc?
confirm-places-free = Wolne miejsca dziś
confirm-places-waiting = Ile osób czeka
confirm-places-waiting-hint = Jeśli tego nie liczycie, zostaw puste.
confirm-places-button = Zapisz
confirm-places-again = Ten link działa przez 30 dni. Możesz wracać do niego codziennie.
confirm-changed-title = Ten wpis zmienił się od czasu listu
confirm-changed = Tak wygląda teraz. Sprawdź jeszcze raz, zanim naciśniesz przycisk.
confirm-phone-hint = Kilka numerów rozdziel przecinkami.
confirm-email-hint = Adres biura, nie osoby. Na ten adres będziemy pisać.
confirm-hours-hint = Na przykład: poniedziałek–piątek 7:30–15:30
confirm-description-hint = Kilka prostych zdań: co robicie i dla kogo.
confirm-free-hint = Jeśli nie liczycie miejsc, zostaw puste.
confirm-phone-wrong = Wpisz numer, pod który można zadzwonić, na przykład 12 345 67 89.
confirm-email-wrong = Wpisz adres e-mail, na przykład biuro@ops.example.pl.
confirm-hours-long = Skróć godziny do 300 znaków.
confirm-description-long = Skróć opis: w sumie zmieści się tu najwyżej 1000 znaków, a po zalogowaniu 2000.
confirm-places-wrong = Wpisz liczbę od 0 do 9999.
confirm-places-more-than-all = Wolnych miejsc nie może być więcej niż wszystkich. Jeśli przybyło miejsc, wybierz „Chcę coś poprawić”.
confirm-personal-number = To wygląda na PESEL. Usuń go: wpis widzą wszyscy.

confirm-way-yes = Wszystko się zgadza
confirm-way-change = Chcę coś poprawić
confirm-way-end = Już tego nie oferujemy
confirm-way-places = Podaj liczbę wolnych miejsc
confirm-way-public = Zobacz wpis tak, jak widzą go ludzie
confirm-ways-title = Co jeszcze możesz zrobić

confirm-thanks-title = Dziękujemy
confirm-thanks-before = To już zapisane, dziękujemy
confirm-thanks-confirmed = Wpis jest potwierdzony.
confirm-thanks-nothing = Nic się nie zmieniło, więc wpis jest potwierdzony.
confirm-thanks-changed = Poprawki są już widoczne, a wpis jest potwierdzony.
confirm-thanks-next = Zapytamy znowu przed { $date }.
confirm-thanks-proposed = Poprawki czekają na sprawdzenie.
confirm-thanks-proposed-next = Osoba, która prowadzi wpisy tej instytucji, zobaczy je na swojej liście spraw.
confirm-thanks-ended = Wpis jest oznaczony jako zakończony. Nie ma go już w wyszukiwarce.
confirm-thanks-ended-next = Pomyłka? Przez 24 godziny możesz to cofnąć przyciskiem poniżej. Potem zrobi to redaktor instytucji po zalogowaniu.
confirm-thanks-undone = Wpis znów jest widoczny.
confirm-thanks-undone-next = Nic więcej nie trzeba robić.
confirm-thanks-places = Liczba wolnych miejsc jest zapisana z dzisiejszą datą.
confirm-thanks-places-next = Ten sam link działa przez 30 dni, także jutro.
confirm-thanks-elsewhere = Ten wpis ktoś już sprawdził albo macie nowszy list.
confirm-thanks-elsewhere-next = Nic nie trzeba robić. Jeśli coś się nie zgadza, zaloguj się albo użyj linku z nowszego listu.
confirm-undo-button = Cofnij: nadal to oferujemy
confirm-others-title = { $n ->
    [one] Z tego listu został jeszcze { $n } wpis
    [few] Z tego listu zostały jeszcze { $n } wpisy
    [many] Z tego listu zostało jeszcze { $n } wpisów
   *[other] Z tego listu zostało jeszcze { $n } wpisu
}

confirm-link-broken-title = Ten link nie działa
confirm-link-broken-what = Link jest niepełny albo ktoś go zmienił. Niektóre programy pocztowe łamią długie linki.
confirm-link-broken-safe = Nic się nie zmieniło.
confirm-link-broken-next = Wróć do listu i kliknij link jeszcze raz albo skopiuj go w całości. Wpisy możesz też sprawdzić po zalogowaniu.
confirm-link-over-title = Ten link już wygasł
confirm-link-over-what = Linki w listach działają przez 30 dni, a cofnięcie przez 24 godziny.
confirm-link-over-safe = Nic się nie zmieniło.
confirm-link-over-next = Poczekaj na następny list albo zaloguj się i popraw wpis.
confirm-link-foreign-title = Ten link jest nieaktualny
confirm-link-foreign-what = Ktoś już sprawdził ten wpis, macie nowszy list albo wpis ma teraz inny adres e-mail.
confirm-link-foreign-safe = Nic się nie zmieniło.
confirm-link-foreign-next = Użyj linku z najnowszego listu albo zaloguj się i popraw wpis.
confirm-link-gone-title = Tego wpisu już nie ma
confirm-link-gone-what = Wpis został usunięty z informatora.
confirm-link-gone-next = Jeśli nadal to oferujecie, zaloguj się i dodaj wpis na nowo.

notice-service-overdue = { $n ->
    [one] Nikt nie potwierdził { $n } wpisu, choć pisaliśmy trzy razy
    [few] Nikt nie potwierdził { $n } wpisów, choć pisaliśmy trzy razy
    [many] Nikt nie potwierdził { $n } wpisów, choć pisaliśmy trzy razy
   *[other] Nikt nie potwierdził { $n } wpisu, choć pisaliśmy trzy razy
}
notice-service-mailbox-refused = { $n ->
    [one] Poczta nie przyjmuje listów o { $n } wpisie: popraw adres e-mail
    [few] Poczta nie przyjmuje listów o { $n } wpisach: popraw adres e-mail
    [many] Poczta nie przyjmuje listów o { $n } wpisach: popraw adres e-mail
   *[other] Poczta nie przyjmuje listów o { $n } wpisu: popraw adres e-mail
}

# Lista spraw na dziś.

today-title = Dziś do zrobienia
today-empty = Na dziś wszystko zrobione. Dobra robota.
today-until = do { $date }
today-since = od { $date }
today-ways-title = Co możesz zrobić dalej
today-way-entries = Przejrzyj wpisy swojej instytucji
today-way-add = Dodaj nowy wpis
today-way-board = Zobacz stan wpisów w regionie
today-way-team = Zobacz zespół
today-way-notices = Powiadomienia
today-way-account = Moje konto
today-confirm = { $n ->
    [one] { $n } wpis do potwierdzenia
    [few] { $n } wpisy do potwierdzenia
    [many] { $n } wpisów do potwierdzenia
   *[other] { $n } wpisu do potwierdzenia
}
today-mailboxes = { $n ->
    [one] { $n } wpis, o który nie możemy zapytać: poczta odrzuca listy
    [few] { $n } wpisy, o które nie możemy zapytać: poczta odrzuca listy
    [many] { $n } wpisów, o które nie możemy zapytać: poczta odrzuca listy
   *[other] { $n } wpisu, o które nie możemy zapytać: poczta odrzuca listy
}
today-proposals = { $n ->
    [one] { $n } zgłoszenie do rozpatrzenia
    [few] { $n } zgłoszenia do rozpatrzenia
    [many] { $n } zgłoszeń do rozpatrzenia
   *[other] { $n } zgłoszenia do rozpatrzenia
}
today-unanswered = { $n ->
    [one] { $n } zgłoszenie bez odpowiedzi od dwóch tygodni
    [few] { $n } zgłoszenia bez odpowiedzi od dwóch tygodni
    [many] { $n } zgłoszeń bez odpowiedzi od dwóch tygodni
   *[other] { $n } zgłoszenia bez odpowiedzi od dwóch tygodni
}
today-first-publications = { $n ->
    [one] { $n } pierwszy wpis do sprawdzenia
    [few] { $n } pierwsze wpisy do sprawdzenia
    [many] { $n } pierwszych wpisów do sprawdzenia
   *[other] { $n } pierwszego wpisu do sprawdzenia
}
today-requests = { $n ->
    [one] { $n } instytucja prosi o dostęp
    [few] { $n } instytucje proszą o dostęp
    [many] { $n } instytucji prosi o dostęp
   *[other] { $n } instytucji prosi o dostęp
}
today-duplicates = { $n ->
    [one] { $n } para wpisów, które mogą być tym samym
    [few] { $n } pary wpisów, które mogą być tym samym
    [many] { $n } par wpisów, które mogą być tym samym
   *[other] { $n } pary wpisów, które mogą być tym samym
}
today-invitations = { $n ->
    [one] { $n } zaproszenie, którego nikt nie przyjął
    [few] { $n } zaproszenia, których nikt nie przyjął
    [many] { $n } zaproszeń, których nikt nie przyjął
   *[other] { $n } zaproszenia, których nikt nie przyjął
}
today-overdue = { $n ->
    [one] { $n } wpis w regionie po terminie potwierdzenia
    [few] { $n } wpisy w regionie po terminie potwierdzenia
    [many] { $n } wpisów w regionie po terminie potwierdzenia
   *[other] { $n } wpisu w regionie po terminie potwierdzenia
}
today-notices = { $n ->
    [one] { $n } nowe powiadomienie
    [few] { $n } nowe powiadomienia
    [many] { $n } nowych powiadomień
   *[other] { $n } nowego powiadomienia
}

# Powiadomienia.

notices-title = Powiadomienia
notices-all-read = Wszystko przeczytane.
notices-empty = Nie ma tu jeszcze żadnych powiadomień. Przyjdą, gdy coś będzie wymagać Twojej uwagi.
notices-new = Nowe
notices-read = Oznacz jako przeczytane
notices-read-all = Oznacz wszystkie jako przeczytane
notices-settings-title = Jak chcesz być powiadamiany
notices-kind-every = Wszystkie powiadomienia
notices-kind-service-overdue = Nikt nie potwierdził wpisów
notices-kind-service-mailbox-refused = Poczta odrzuca listy o wpisach
notices-channel-same = Tak jak wszystkie
notices-channel-app = Tylko tutaj
notices-channel-app-and-mail = Tutaj i od razu e-mailem
notices-channel-digest = Tutaj i jednym listem rano
notices-channel-missing = Wybierz, jak mamy Cię powiadamiać.
notices-quiet-title = Godziny ciszy
notices-quiet-hint = W tych godzinach nie wysyłamy e-maili. Przyjdą, gdy cisza się skończy. Bez godzin ciszy zostaw puste.
notices-quiet-from = Od
notices-quiet-to = Do
notices-quiet-wrong = Podaj godzinę, na przykład 21:00, albo zostaw oba pola puste.
notices-quiet-same = Cisza nie może kończyć się o tej samej godzinie, o której się zaczyna.
notices-save = Zapisz
notices-saved = Zapisane
notices-saved-from-now = Obowiązuje od następnego powiadomienia.

# Stan wpisów w regionie.

board-title = Stan wpisów
board-empty = Nie ma jeszcze wpisów, które można potwierdzić.
board-finding = { $n ->
    [one] W ostatnich 90 dniach potwierdzono { $share } wpisów, a { $n } wpis jest po terminie.
    [few] W ostatnich 90 dniach potwierdzono { $share } wpisów, a { $n } wpisy są po terminie.
    [many] W ostatnich 90 dniach potwierdzono { $share } wpisów, a { $n } wpisów jest po terminie.
   *[other] W ostatnich 90 dniach potwierdzono { $share } wpisów, a { $n } wpisu jest po terminie.
}
board-entries = Wpisy
board-fresh = Potwierdzone w 90 dni
board-recent = Potwierdzone w 180 dni
board-median = Połowa wpisów ma nie więcej dni niż
board-overdue = Po terminie
board-never = Nigdy niepotwierdzone
board-nothing = –
board-where = Gdzie
board-everywhere = wszędzie
board-area = Obszar usług
board-all-areas = wszystkie obszary
board-show = Pokaż
board-to-overdue = Zobacz, co jest po terminie i u kogo
board-gmina = Gmina
board-teryt = Kod TERYT
board-by-gmina-title = Gminy
board-by-gmina = Świeżość wpisów według gminy instytucji
board-by-area-title = Obszary usług
board-by-area = Świeżość wpisów według obszaru usług
board-map-title = { $n ->
    [one] W { $n } gminie z { $all } potwierdzono mniej niż połowę wpisów
    [few] W { $n } gminach z { $all } potwierdzono mniej niż połowę wpisów
    [many] W { $n } gminach z { $all } potwierdzono mniej niż połowę wpisów
   *[other] W { $n } gminy z { $all } potwierdzono mniej niż połowę wpisów
}
board-map-summary = Mapa gmin. Kolor mówi, jaką część wpisów potwierdzono w ostatnich 90 dniach. Te same liczby są w tabeli pod mapą.
board-map-source = wpisy tego informatora
board-map-method = Wpis należy do gminy instytucji, która go prowadzi. Nie liczymy zadań wynikających tylko z prawa ani wymyślonych przykładów. Granice gmin: { $year }.
board-overdue-title = Wpisy po terminie
board-overdue-none = Nic nie jest po terminie.
board-overdue-lead = { $n ->
    [one] { $n } wpis czeka na potwierdzenie dłużej, niż powinien.
    [few] { $n } wpisy czekają na potwierdzenie dłużej, niż powinny.
    [many] { $n } wpisów czeka na potwierdzenie dłużej, niż powinno.
   *[other] { $n } wpisu czeka na potwierdzenie dłużej, niż powinno.
}
board-overdue-caption = { $n ->
    [one] { $n } wpis po terminie
    [few] { $n } wpisy po terminie
    [many] { $n } wpisów po terminie
   *[other] { $n } wpisu po terminie
}
board-service = Usługa
board-institution = Instytucja
board-confirmed = Potwierdzono
board-never-confirmed = nigdy
board-phone = Telefon
board-email = E-mail
board-refused = odrzuca listy
board-no-mailbox = nie ma adresu
board-refused-column = Poczta
board-page = Strona
board-sort = Kolejność
board-sort-age = od najdawniej potwierdzonych
board-sort-institution = według instytucji
board-file = stan-wpisow
board-sheet = Wpisy

# Rejestr czynności przetwarzania.

confirm-purpose-mailbox = Pytanie instytucji, czy jej wpisy są aktualne, nie częściej niż raz na kilka dni

today-task = Sprawa
today-count = Ile
today-day = Dzień
