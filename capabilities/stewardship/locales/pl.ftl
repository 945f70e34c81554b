steward-menu-entries = Wpisy
steward-menu-proposals = Zgłoszenia
steward-menu-overdue = Zgłoszenia bez odpowiedzi
steward-menu-pending = Pierwsze wpisy
steward-menu-duplicates = Powtórzenia
steward-entries-title = Wpisy
steward-entries-none = Nie ma tu wpisów. Zmień wybór nad listą albo dodaj nowy wpis.
steward-entries-count = { $n ->
    [one] { $n } wpis
    [few] { $n } wpisy
    [many] { $n } wpisów
   *[other] { $n } wpisów
}
steward-search = Szukaj w nazwach
steward-state = Pokaż
steward-state-all = wszystkie
steward-state-due = do potwierdzenia
steward-state-old = dawno niepotwierdzone
steward-state-incomplete = niepełne
steward-state-complete = pełne
steward-order = Kolejność
steward-order-name = według nazwy
steward-order-due = najpierw pilne
steward-order-quality = najpierw najsłabsze
steward-order-changed = najpierw ostatnio zmienione
steward-show = Pokaż wpisy
steward-download = Pobierz tę listę:
steward-column-type = Kod rodzaju
steward-column-score = Jakość
steward-column-state = Stan
steward-column-confirmed = Potwierdzono
steward-column-due = Potwierdź do
steward-column-changed = Zmieniono
steward-column-page = Strona
steward-tag-duty = obowiązek z ustawy
steward-tag-paused = przerwa
steward-tag-ended = już nie działa
steward-tag-old = dawno niepotwierdzony
steward-tag-due = do potwierdzenia
steward-tag-complete = pełny
steward-tag-incomplete = niepełny
steward-waiting-title = Jeszcze niewidoczne
steward-waits = Region sprawdza ten wpis. Pokażemy go, gdy region się zgodzi.
steward-declined = Region nie pokazał tego wpisu. Powód: { $reason }
steward-entry-back = Wróć do wpisu
steward-saved = Zapisane
steward-saved-confirmed = Dziękujemy. Wpis ma dziś nową datę potwierdzenia.
steward-just-changed = właśnie zmienione
steward-confirm = Wszystko się zgadza
steward-confirmed = Potwierdzono: { $date }.
steward-confirmed-never = Nikt jeszcze nie potwierdził tego wpisu.
steward-due = Potwierdź do: { $date }.
steward-public-page = Zobacz tak, jak widzą ludzie
steward-duty-title = Ten wpis powstał z ustawy
steward-duty = Nikt nie mówił, że to robicie. Gdy zapiszesz zmianę, wpis powie, że tak jest.
steward-quality = Jakość wpisu
steward-mend-none = Wpis ma wszystko, czego ludzie szukają.
steward-mend-first = zacznij od tego
steward-mend-address = Dodaj adres
steward-mend-phone = Dodaj telefon
steward-mend-mailbox = Dodaj adres e-mail
steward-mend-how-to-get = Napisz, od czego zacząć
steward-mend-freshness = Potwierdź, że wszystko się zgadza
steward-mend-kind = Wybierz rodzaj i dziedzinę
steward-mend-audience = Napisz, dla kogo to jest
steward-mend-hours = Dodaj godziny
steward-mend-description = Opisz usługę: od 80 do 2000 znaków
steward-mend-cost = Napisz, ile to kosztuje
steward-part-name = Nazwa i opis
steward-part-audience = Dla kogo
steward-part-getting = Jak skorzystać i co zabrać
steward-part-cost = Ile to kosztuje
steward-part-places = Miejsca i godziny
steward-part-contacts = Kontakt
steward-part-access = Dostępność i języki
steward-part-capacity = Wolne miejsca
steward-part-texts = Prosty tekst, ETR, język migowy
steward-part-translations = Tłumaczenia
steward-part-empty = Nic tu jeszcze nie ma.
steward-change = Zmień
steward-save = Zapisz
steward-cancel = Wróć bez zapisu
steward-check = Sprawdź tekst
steward-checked = Wskazówki stoją pod tekstami. Nic jeszcze nie zostało zapisane.
steward-now = Teraz w katalogu:
steward-choose = Wybierz
steward-report-beside = Ktoś to zauważył
steward-reads-plain = Czyta się łatwo. Wynik FOG-PL: { $fog }.
steward-reads-middling = Da się czytać łatwiej. Wynik FOG-PL: { $fog }, dobrze jest do 9.
steward-reads-hard = Trudno się to czyta. Wynik FOG-PL: { $fog }, dobrze jest do 9. Skróć zdania i słowa.
steward-long-sentence = { $n ->
    [one] Najdłuższe zdanie ma { $n } słowo. Podziel je.
    [few] Najdłuższe zdanie ma { $n } słowa. Podziel je.
    [many] Najdłuższe zdanie ma { $n } słów. Podziel je.
   *[other] Najdłuższe zdanie ma { $n } słów. Podziel je.
}
steward-plainer = Można prościej:
steward-conflict-title = Ktoś zmienił ten wpis przed Tobą
steward-conflict-what = Od chwili, gdy ta strona się otworzyła, wpis się zmienił. Nic nie nadpisaliśmy.
steward-conflict-next = Wróć do wpisu, zobacz nową treść i spróbuj jeszcze raz.
steward-conflict-here = Twój tekst nie zginął: stoi w polach. Pod polami widać, co jest teraz w katalogu. Popraw, co trzeba, i zapisz jeszcze raz.
steward-gone-title = Tego wpisu nie ma już w katalogu
steward-gone-what = Ktoś go wycofał albo połączył z innym.
steward-gone-next = Wycofane wpisy leżą w koszu przez 30 dni.
steward-decided-title = Ktoś już o tym zdecydował
steward-decided-what = Ten wpis dostał decyzję, zanim wysłana została Twoja.
steward-decided-next = Zobacz listę: są na niej wpisy, które czekają.
steward-answered-title = To zgłoszenie ma już odpowiedź
steward-answered-what = Ktoś odpowiedział na nie przed Tobą.
steward-answered-next = Zobacz listę: są na niej zgłoszenia, które czekają.
steward-pair-gone-title = Jednego z tych wpisów już nie ma
steward-pair-gone-what = Ktoś go wycofał albo połączył z innym.
steward-pair-gone-next = Wróć do listy i poszukaj jeszcze raz.
steward-pair-unfit-title = Tych wpisów nie da się połączyć
steward-pair-unfit-what = Jeden z nich jest częścią drugiego.
steward-pair-unfit-next = Zaznacz, że to nie to samo.
steward-field-name = Nazwa
steward-field-name-hint = Tak, jak mówią ludzie. Bez skrótów.
steward-field-description = Opis
steward-field-description-hint = Co to jest i co daje. Pisz do osoby, która tego szuka.
steward-field-service-type = Rodzaj usługi
steward-field-area = Dziedzina
steward-field-status = Czy można teraz skorzystać
steward-field-target-groups = Dla kogo
steward-field-grounds = W jakich kłopotach
steward-field-minimum-age = Od ilu lat
steward-field-maximum-age = Do ilu lat
steward-field-conditions = Warunki
steward-field-conditions-hint = Kto może skorzystać, a kto nie.
steward-field-serves = Dla mieszkańców
steward-field-first-step = Od czego zacząć
steward-field-first-step-hint = Jedno zdanie: zadzwoń, przyjdź albo napisz.
steward-field-documents = Co zabrać
steward-field-documents-hint = Każda rzecz w nowej linii.
steward-field-application = Potrzebny wniosek
steward-field-decision = Potrzebna decyzja urzędu
steward-field-interview = Pracownik przychodzi najpierw do domu
steward-field-referral = Potrzebne skierowanie
steward-field-income-test = Liczy się dochód
steward-field-free-of-charge = Czy jest za darmo
steward-field-fee-rule = Kto i jak płaci
steward-field-cost-note = Koszt słowami
steward-field-cost-note-hint = Na przykład: 25 zł za godzinę, a przy małym dochodzie nic.
steward-field-modes = Jak to działa
steward-field-hours = Godziny
steward-field-hours-hint = Na przykład: pon.-pt. 7.30-15.30. Zostaw puste, gdy są takie jak w całej instytucji.
steward-field-site-name = Nazwa miejsca
steward-field-site-street = Adres
steward-field-site-street-hint = Ulica i numer.
steward-field-site-postcode = Kod pocztowy
steward-field-site-city = Miejscowość
steward-field-site-confidential = Adres tajny
steward-field-phones = Telefony
steward-field-phones-hint = Każdy numer w nowej linii. Zostaw puste, gdy są takie jak w całej instytucji.
steward-field-emails = Adresy e-mail
steward-field-emails-hint = Każdy w nowej linii. Podaj adres biura, nie osoby.
steward-field-websites = Strony internetowe
steward-field-websites-hint = Każda w nowej linii. Zaczyna się od https://.
steward-field-access-needs = Dostępność
steward-field-access-needs-hint = Zaznacz tylko to, co na pewno jest.
steward-field-languages = Języki
steward-field-free = Wolne miejsca
steward-field-total = Wszystkie miejsca
steward-field-free-for-women = Wolne miejsca dla kobiet
steward-field-free-for-men = Wolne miejsca dla mężczyzn
steward-field-waiting = Ile osób czeka
steward-field-waiting-days = Ile dni się czeka
steward-field-as-of = Stan na dzień
steward-field-plain = Prosty tekst
steward-field-plain-hint = Krótkie zdania, znane słowa.
steward-field-easy = Tekst łatwy do czytania (ETR)
steward-field-easy-hint = Jedno zdanie to jedna myśl. Każde zdanie w nowej linii.
steward-field-sign-language-url = Adres nagrania w języku migowym (PJM)
steward-field-sign-language-url-hint = Zaczyna się od https://.
steward-field-transcript = Co mówi nagranie
steward-field-site-confidential-yes = Nikt nie może widzieć tego adresu
steward-answer-yes = tak
steward-answer-no = nie
steward-answer-unknown = nie wiem
steward-status-active = tak
steward-status-paused = teraz przerwa
steward-status-ended = nie, już tego nie ma
steward-mode-in-person = trzeba przyjść
steward-mode-at-home = u Ciebie w domu
steward-mode-phone = przez telefon
steward-mode-online = przez internet
steward-mode-residential = tam się mieszka
steward-serves-keep = { $n ->
    [one] jak dotąd ({ $n } miejsce)
    [few] jak dotąd ({ $n } miejsca)
    [many] jak dotąd ({ $n } miejsc)
   *[other] jak dotąd ({ $n } miejsc)
}
steward-serves-gmina = gmina, w której jest instytucja
steward-serves-powiat = cały powiat
steward-serves-voivodeship = całe województwo
steward-site-first = Miejsce, gdy inne niż siedziba
steward-site-next = Jeszcze jedno miejsce
steward-site = { $n ->
    [one] Miejsce { $n }
    [few] Miejsce { $n }
    [many] Miejsce { $n }
   *[other] Miejsce { $n }
}
steward-site-secret = adres tajny
steward-hours-always = Rozumiemy: całą dobę, każdego dnia.
steward-hours-understood = Rozumiemy: { $hours }.
steward-hours-not-understood = Pokażemy te słowa tak, jak są. Ale strona nie powie, czy jest teraz otwarte.
steward-too-long = { $n ->
    [one] Tekst ma { $n } znak. Skróć go do { $most }.
    [few] Tekst ma { $n } znaki. Skróć go do { $most }.
    [many] Tekst ma { $n } znaków. Skróć go do { $most }.
   *[other] Tekst ma { $n } znaków. Skróć go do { $most }.
}
steward-number-wrong = Wpisz liczbę od 0 do { $most }. Zostaw puste, gdy nie wiesz.
steward-name-missing = Wpisz nazwę.
steward-type-missing = Wybierz rodzaj usługi.
steward-area-missing = Wybierz dziedzinę.
steward-ages-wrong = Ten wiek jest niższy niż „od ilu lat”. Popraw jeden z nich.
steward-postcode-wrong = Sprawdź kod pocztowy. Powinien wyglądać tak: 34-400.
steward-phone-wrong = Sprawdź numer: { $typed }. Powinien wyglądać tak: 18 200 12 34.
steward-mailbox-wrong = Sprawdź adres: { $typed }. Powinien wyglądać tak: biuro@gmina.pl.
steward-website-wrong = Sprawdź adres strony. Zaczyna się od https:// i nie ma odstępów.
steward-places-wrong = Wolnych miejsc jest więcej niż wszystkich. Popraw jedną z liczb.
steward-institution-missing = Wybierz instytucję.
steward-reason-missing = Napisz, dlaczego.
steward-add-title = Nowy wpis
steward-add-lead = Zacznij od nazwy i opisu. Resztę dodasz potem, część po części.
steward-add = Dodaj wpis
steward-places-title = Wolne miejsca
steward-places-save = Zapisz wolne miejsca
steward-places-as-of = Ostatnio podano: { $date }.
steward-places-all = Podaj więcej liczb
steward-translations-lead = Polski tekst stoi nad polami. Gdy zapiszesz, wszystkie tłumaczenia liczą się jako sprawdzone.
steward-translations-missing = { $n ->
    [one] Brakuje { $n } tłumaczenia.
    [few] Brakuje { $n } tłumaczeń.
    [many] Brakuje { $n } tłumaczeń.
   *[other] Brakuje { $n } tłumaczeń.
}
steward-translations-outdated = { $n ->
    [one] { $n } tłumaczenie trzeba sprawdzić.
    [few] { $n } tłumaczenia trzeba sprawdzić.
    [many] { $n } tłumaczeń trzeba sprawdzić.
   *[other] { $n } tłumaczeń trzeba sprawdzić.
}
steward-translation-missing = brak tłumaczenia
steward-translation-outdated = sprawdź: polski tekst zmienił się { $date }
steward-translation-current = aktualne
steward-in-en = Po angielsku
steward-in-uk = Po ukraińsku
steward-slot-document = { $n ->
    [one] Co zabrać: { $n }
    [few] Co zabrać: { $n }
    [many] Co zabrać: { $n }
   *[other] Co zabrać: { $n }
}
steward-history-title = Historia zmian
steward-history-none = Nikt jeszcze nie zmienił tego wpisu.
steward-history-before = Było:
steward-history-after = Jest:
steward-history-return = Wróć do treści sprzed tej zmiany
steward-history-since = Wpis jest w katalogu od: { $date }.
steward-who-member = ktoś z instytucji
steward-who-import = import danych
steward-who-letter = link z listu
steward-who-program = program
steward-did-added = Nowy wpis
steward-did-revised = Zmiana
steward-did-confirmed = Potwierdzenie
steward-did-returned = Powrót do wcześniejszej treści
steward-did-withdrawn = Wycofanie
steward-did-brought-back = Powrót z kosza
steward-did-changed = Zmiana w źródle
steward-did-removed = Koniec w źródle
steward-did-restored = Powrót w źródle
steward-did-merged = Połączenie z innym wpisem
steward-did-parted = Rozłączenie
steward-did-moved = Zmiana instytucji
steward-bin-title = Kosz
steward-bin-lead = Wycofane wpisy leżą tu przez 30 dni. Potem zostaje po nich tylko ślad.
steward-bin-none = Kosz jest pusty.
steward-bin-since = Wycofano: { $date }. W koszu do: { $until }.
steward-bin-restore = Przywróć
steward-withdraw-title = Wycofaj wpis
steward-withdraw-lead = Wpis zniknie z katalogu. Przez 30 dni można go przywrócić z kosza.
steward-withdraw = Wycofaj
steward-proposals-title = Zgłoszenia
steward-proposals-lead = Ktoś zauważył, że coś się nie zgadza. Popraw wpis albo napisz, dlaczego zostaje bez zmian.
steward-proposals-none = Nie ma zgłoszeń, które czekają.
steward-proposals-count = { $n ->
    [one] { $n } zgłoszenie czeka
    [few] { $n } zgłoszenia czekają
    [many] { $n } zgłoszeń czeka
   *[other] { $n } zgłoszeń czeka
}
steward-proposals-accepted = { $n ->
    [one] Przyjęto { $n } zgłoszenie.
    [few] Przyjęto { $n } zgłoszenia.
    [many] Przyjęto { $n } zgłoszeń.
   *[other] Przyjęto { $n } zgłoszeń.
}
steward-proposals-declined = { $n ->
    [one] Odrzucono { $n } zgłoszenie.
    [few] Odrzucono { $n } zgłoszenia.
    [many] Odrzucono { $n } zgłoszeń.
   *[other] Odrzucono { $n } zgłoszeń.
}
steward-proposal-what = Co się nie zgadza
steward-proposal-entry = Wpis
steward-proposal-sender = Kto zgłosił
steward-proposal-since = Od kiedy czeka
steward-proposal-details = Opis
steward-proposal-source = Źródło podaje teraz coś innego
steward-sender-source = źródło danych
steward-sender-visitor = osoba z internetu
steward-proposal-accept = Przyjmij i popraw wpis
steward-proposal-decline = Odrzuć
steward-proposal-reason = Dlaczego
steward-proposal-reason-hint = Zostaje w historii. Nie pisz o osobach.
steward-outcome-accepted = Zgłoszenie zostało przyjęte.
steward-outcome-declined = Zgłoszenie zostało odrzucone.
steward-overdue-title = Zgłoszenia bez odpowiedzi
steward-overdue-lead = Te zgłoszenia czekają ponad 14 dni. Zadzwoń do instytucji i pomóż jej odpowiedzieć.
steward-overdue-accept = Instytucja to poprawi
steward-pending-title = Pierwsze wpisy
steward-pending-lead = Te instytucje nie mają jeszcze w systemie swoich ludzi. Sprawdź wpis, zanim go wszyscy zobaczą.
steward-pending-none = Nic nie czeka na sprawdzenie.
steward-pending-count = { $n ->
    [one] { $n } wpis czeka
    [few] { $n } wpisy czekają
    [many] { $n } wpisów czeka
   *[other] { $n } wpisów czeka
}
steward-pending-publish = Pokaż wszystkim
steward-pending-reason = Dlaczego nie
steward-pending-reason-hint = Instytucja to przeczyta.
steward-duplicates-title = Powtórzenia
steward-duplicates-lead = Te wpisy mogą mówić o tym samym. Zobacz oba i zdecyduj. Każde połączenie można cofnąć.
steward-duplicates-none = Nie ma par, na które trzeba spojrzeć.
steward-duplicates-search = Szukaj teraz
steward-duplicates-searched = { $n ->
    [one] Po przeszukaniu: { $n } para.
    [few] Po przeszukaniu: { $n } pary.
    [many] Po przeszukaniu: { $n } par.
   *[other] Po przeszukaniu: { $n } par.
}
steward-duplicates-count = { $n ->
    [one] { $n } para
    [few] { $n } pary
    [many] { $n } par
   *[other] { $n } par
}
steward-pair = Para
steward-kind = Co to jest
steward-kind-service = usługi
steward-kind-institution = instytucje
steward-reasons = Dlaczego tak sądzimy
steward-reason-same-institution = ta sama instytucja
steward-reason-same-type = ten sam rodzaj
steward-reason-similar-name = podobna nazwa
steward-reason-same-phone = ten sam telefon
steward-reason-same-address = ten sam adres
steward-reason-same-number = ten sam numer w rejestrze
steward-reason-same-gmina = ta sama gmina
steward-reason-same-kind = ten sam typ instytucji
steward-pair-title = Czy to jest to samo?
steward-pair-lead = Wpis, który zostaje, weźmie z drugiego to, czego sam nie ma. Stary adres będzie prowadził do niego.
steward-pair-stays = Połącz. Ten zostaje
steward-pair-apart = To nie to samo
steward-numbers = Numery w rejestrach
steward-services = Ile usług
steward-merged-title = Połączone wpisy
steward-merged-lead = Tu można rozłączyć wpisy, które ktoś połączył.
steward-merged-none = Nikt jeszcze niczego nie połączył.
steward-merged-count = { $n ->
    [one] { $n } połączenie
    [few] { $n } połączenia
    [many] { $n } połączeń
   *[other] { $n } połączeń
}
steward-merged-went = Ten zniknął
steward-merged-stayed = Ten został
steward-merged-when = Kiedy
steward-merged-undo = Rozłącz

# Wpisy z arkusza.

steward-did-imported = zmieniono z arkusza
steward-did-import-undone = cofnięto zmiany z arkusza
steward-imports-title = Wpisy z arkusza
steward-imports-lead =
    Pobierz tabelę ze wszystkimi wpisami, zmień w niej, co trzeba, i wyślij ją tutaj. Nowy wpis to nowy wiersz z pustą kolumną id.

    Najpierw pokażemy, co się zmieni. Niczego nie zapiszemy, dopóki tego nie potwierdzisz. Cały arkusz możesz cofnąć przez 24 godziny.
steward-imports-so-far = Wysłane arkusze
steward-imports-none = Nie ma jeszcze żadnego arkusza.
steward-imports-way = Zmień wiele wpisów w arkuszu
steward-import-table = Wpisy do zmiany
steward-import-download = Tabela do zmiany:
steward-import-file = Zmieniona tabela
steward-import-file-hint = Plik XLSX albo CSV, najwyżej 5000 wierszy.
steward-import-go = Pokaż, co się zmieni
steward-import-missing = Wybierz plik z tabelą.
steward-import-broken = { $what } { $mend }
steward-import-made = Kiedy
steward-import-file-name = Plik
steward-import-standing = Stan
steward-import-added = Nowe
steward-import-changed = Zmienione
steward-import-refused = Odrzucone
steward-import-is-draft = czeka na potwierdzenie
steward-import-is-done = zapisany
steward-import-is-undone = cofnięty
steward-import-preview-title = Sprawdź, zanim zapiszemy
steward-import-preview-lead = Jeszcze niczego nie zmieniliśmy. Zobacz, co stanie się z każdym wierszem.
steward-import-title = Wpisy z tego arkusza
steward-import-row = Wiersz
steward-import-outcome = Co się stanie
steward-import-column = Kolumna
steward-import-before = Teraz
steward-import-after = Z arkusza
steward-import-since = Później
steward-import-every-row = Wszystkie
steward-import-would-new = nowy wpis
steward-import-would-changed = zmiana
steward-import-would-refused = odrzucony
steward-import-would-unchanged = bez zmian
steward-import-was-added = nowy wpis
steward-import-was-changed = zmieniony
steward-import-was-waits = czeka na decyzję regionu
steward-import-changed-since = ktoś zmienił ten wpis już po wczytaniu arkusza
steward-import-would-count-new = { $n ->
    [one] { $n } nowy wpis.
    [few] { $n } nowe wpisy.
    [many] { $n } nowych wpisów.
   *[other] { $n } nowego wpisu.
}
steward-import-would-count-changed = { $n ->
    [one] { $n } wpis się zmieni.
    [few] { $n } wpisy się zmienią.
    [many] { $n } wpisów się zmieni.
   *[other] { $n } wpisu się zmieni.
}
steward-import-would-count-unchanged = { $n ->
    [one] { $n } wpis zostanie bez zmian.
    [few] { $n } wpisy zostaną bez zmian.
    [many] { $n } wpisów zostanie bez zmian.
   *[other] { $n } wpisu zostanie bez zmian.
}
steward-import-would-count-refused = { $n ->
    [one] { $n } wiersz odrzucimy.
    [few] { $n } wiersze odrzucimy.
    [many] { $n } wierszy odrzucimy.
   *[other] { $n } wiersza odrzucimy.
}
steward-import-did-count-new = { $n ->
    [one] { $n } nowy wpis.
    [few] { $n } nowe wpisy.
    [many] { $n } nowych wpisów.
   *[other] { $n } nowego wpisu.
}
steward-import-did-count-changed = { $n ->
    [one] { $n } wpis zmieniony.
    [few] { $n } wpisy zmienione.
    [many] { $n } wpisów zmienionych.
   *[other] { $n } wpisu zmienionego.
}
steward-import-did-count-unchanged = { $n ->
    [one] { $n } wpis bez zmian.
    [few] { $n } wpisy bez zmian.
    [many] { $n } wpisów bez zmian.
   *[other] { $n } wpisu bez zmian.
}
steward-import-did-count-refused = { $n ->
    [one] { $n } wiersz odrzucony.
    [few] { $n } wiersze odrzucone.
    [many] { $n } wierszy odrzuconych.
   *[other] { $n } wiersza odrzuconego.
}
steward-import-confirm = { $n ->
    [one] Zapisz { $n } wpis
    [few] Zapisz { $n } wpisy
    [many] Zapisz { $n } wpisów
   *[other] Zapisz { $n } wpisu
}
steward-import-throw-away = Wyrzuć ten arkusz
steward-import-undo = Cofnij cały arkusz
steward-import-undo-until = Możesz cofnąć ten arkusz do { $until }. Wpisy, które ktoś zmienił później, zostaną takie, jakie są.
steward-import-done-confirmed = Gotowe. Wpisy są zapisane.
steward-import-done-undone = Gotowe. Arkusz jest cofnięty. Na liście widać wpisy, które ktoś zmienił później i które zostały bez zmian.
steward-import-conflict-title = Wpisy zmieniły się w międzyczasie
steward-import-conflict = Ktoś zmienił wpisy, odkąd oglądasz tę stronę. Niczego nie zapisaliśmy. Sprawdź jeszcze raz i potwierdź.
steward-import-over-title = Ten arkusz już nie czeka
steward-import-over-what = Ktoś go zapisał albo wyrzucił, albo minęły dwa dni.
steward-import-over-next = Wróć do listy arkuszy i sprawdź, co się z nim stało.
steward-import-changed-title = Wpisy zmieniły się w międzyczasie
steward-import-changed-what = Ktoś zmienił wpisy, odkąd oglądasz tę stronę. Niczego nie zapisaliśmy.
steward-import-changed-next = Otwórz arkusz jeszcze raz i sprawdź, co się zmieni.
steward-import-too-late-title = Tego arkusza nie można już cofnąć
steward-import-too-late-what = Minęły 24 godziny albo ktoś go już cofnął.
steward-import-too-late-next = Otwórz historię wpisu. Każdy wpis z osobna może wrócić do tego, co mówił wcześniej.
steward-import-wrong-code = nie ma takiego kodu na liście
steward-import-wrong-number = to nie jest liczba albo jest za duża
steward-import-wrong-answer = wpisz yes albo no, albo zostaw puste
steward-import-wrong-unit = to nie jest kod TERYT
steward-import-wrong-mailbox = to nie jest adres e-mail
steward-import-wrong-phone = to nie jest numer telefonu
steward-import-wrong-website = adres strony zaczyna się od https://
steward-import-wrong-postcode = kod pocztowy wygląda tak: 34-400
steward-import-wrong-too-long = tekst jest za długi
steward-import-wrong-coordinates = tego miejsca nie ma w Polsce albo brakuje jednej współrzędnej
steward-import-wrong-missing = tu coś musi stać
steward-import-wrong-ages = „do ilu lat” jest mniejsze niż „od ilu lat”
steward-import-wrong-places = wolnych miejsc jest więcej niż wszystkich
steward-import-wrong-fixed = tego nie zmienia się w arkuszu
steward-import-wrong-entry = nie ma wpisu o takim id; w nowym wpisie zostaw id puste
steward-import-wrong-gone = ten wpis jest wycofany
steward-import-wrong-institution = nie ma takiej instytucji wśród Twoich
steward-import-wrong-other-institution = wpis zostaje przy swojej instytucji
steward-import-wrong-twice = ten wpis stoi już w wierszu { $row }
steward-import-wrong-kept = instytucja prowadzi ten wpis sama; zgłoś jej, co zmienić

steward-bin-withdrawn = Wycofano
steward-bin-until = Można przywrócić do
steward-proposals-every = Wszystkie
steward-kind-every = Wszystkie
steward-pair-found = Znaleziono

steward-history-every-part = Wszystkie części
steward-history-when = Kiedy
steward-history-who = Kto
steward-history-what = Co się stało
steward-history-part = Część wpisu

# Co instytucja mówi o sobie.

steward-did-described = instytucja zmieniła to, co mówi o sobie
steward-itself-title = O instytucji
steward-itself-lead = Tu zmienisz to, co instytucja mówi o sobie. Nazwa i numery pochodzą z rejestru.
steward-itself-about = O nas
steward-itself-contacts = Kontakt
steward-itself-place = Adres i godziny
steward-itself-access = Dostępność i języki
steward-field-site-hours = Godziny w tym miejscu
steward-field-site-hours-hint = Tylko gdy są inne niż gdzie indziej.

# Obraz.

steward-picture-title = Obraz
steward-picture-file = Plik z obrazem
steward-picture-hint = PNG, JPEG albo WebP, najwyżej 4 MB i 12 milionów pikseli. Usuniemy z niego dane o miejscu i aparacie. Nie pokazuj twarzy osób, które korzystają z pomocy.
steward-picture-shows-pl = Co widać na obrazie (po polsku)
steward-picture-shows-en = Co widać na obrazie (po angielsku)
steward-picture-shows-uk = Co widać na obrazie (po ukraińsku)
steward-picture-shows-hint = Jedno zdanie dla osób, które obrazu nie zobaczą.
steward-picture-decorative = Ozdoba
steward-picture-decorative-yes = Ten obraz tylko zdobi stronę
steward-picture-decorative-hint = Wtedy czytniki ekranu go pomijają i opis jest niepotrzebny.
steward-picture-remove = Usuń obraz
steward-picture-missing = Wybierz plik z obrazem.
steward-picture-wordless = Napisz, co widać na obrazie, albo zaznacz, że tylko zdobi stronę.
steward-picture-too-long = Opis jest za długi. Zmieść się w { $most } znakach.
steward-picture-foreign = To nie jest obraz PNG, JPEG ani WebP. Zapisz go w jednym z tych formatów.
steward-picture-damaged = Ten obraz jest uszkodzony. Zapisz go jeszcze raz i wyślij.
steward-picture-too-large = Plik jest większy niż 4 MB. Zmniejsz obraz.
steward-picture-too-many-pixels = Obraz jest za duży. Zmniejsz go do 4096 pikseli z każdej strony i 12 milionów razem.
steward-picture-moving = Ruchomych obrazów nie przyjmujemy. Wyślij obraz, który się nie rusza.
