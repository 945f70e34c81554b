accounts-menu-account = Moje konto
accounts-menu-switch = Zmień rolę
accounts-menu-team = Zespół
accounts-menu-requests = Wnioski instytucji
accounts-menu-sign-in = Dla instytucji
accounts-role-worker = Pracownik
accounts-role-editor = Redaktor wpisów
accounts-role-manager = Kierownik
accounts-role-local-administrator = Administrator lokalny
accounts-role-analyst = Analityk
accounts-role-training-specialist = Specjalista do spraw szkoleń
accounts-role-coordinator = Koordynator regionu
accounts-role-platform-administrator = Administrator systemu
accounts-role-auditor = Audytor
accounts-role-worker-hint = Pracuje z ludźmi. Widzi dane osób, którym pomaga instytucja, po przyjęciu upoważnienia.
accounts-role-editor-hint = Dba, żeby wpisy o usługach były prawdziwe. Nie widzi danych osób.
accounts-role-manager-hint = Odpowiada za instytucję: za ludzi, wpisy i dane.
accounts-role = Rola
accounts-role-missing = Wybierz rolę.
accounts-institution = Instytucja
accounts-name = Imię i nazwisko
accounts-name-hint = Tak, jak mówią do Ciebie w pracy.
accounts-name-missing = Wpisz imię i nazwisko.
accounts-name-long = To imię i nazwisko jest za długie. Skróć je do 120 znaków.
accounts-mailbox = Adres e-mail
accounts-mailbox-missing = Wpisz adres e-mail.
accounts-mailbox-wrong = Sprawdź adres e-mail. Powinien wyglądać tak: biuro@gmina.pl.
accounts-password = Hasło
accounts-password-missing = Wpisz hasło.
accounts-password-choose = Twoje nowe hasło
accounts-password-hint = Co najmniej 12 znaków. Dobre hasło to kilka słów, które nic razem nie znaczą. Możesz je wkleić.
accounts-password-short = { $n ->
    [one] Hasło ma { $n } znak. Potrzeba co najmniej 12.
    [few] Hasło ma { $n } znaki. Potrzeba co najmniej 12.
    [many] Hasło ma { $n } znaków. Potrzeba co najmniej 12.
   *[other] Hasło ma { $n } znaków. Potrzeba co najmniej 12.
}
accounts-password-long = Hasło jest za długie. Skróć je do 128 znaków.
accounts-password-common = To hasło łatwo zgadnąć, bo używa go wiele osób. Wybierz inne.
accounts-password-repetitive = W haśle powtarza się wciąż to samo. Wybierz inne.
accounts-password-context = Hasło zawiera Twoje imię, adres albo nazwę instytucji. Wybierz inne.
accounts-password-keyboard = To sąsiednie klawisze klawiatury. Wybierz inne hasło.
accounts-password-title = Zmiana hasła
accounts-password-go = Zmień hasło
accounts-password-after = Po zmianie hasła trzeba będzie zalogować się od nowa na innych urządzeniach.
accounts-sign-in-title = Wejście dla instytucji
accounts-sign-in-lead = Tu logują się pracownicy instytucji. Żeby znaleźć pomoc, nie trzeba się logować.
accounts-sign-in-go = Dalej
accounts-sign-in-closed = Logowanie jest możliwe tylko przez bezpieczne połączenie (https). Powiedz o tym osobie, która prowadzi ten serwis.
accounts-sign-in-wrong = Adres i hasło do siebie nie pasują. Sprawdź oba albo ustaw nowe hasło.
accounts-sign-in-wait = { $n ->
    [one] Za dużo prób. Spróbuj ponownie za { $n } minutę.
    [few] Za dużo prób. Spróbuj ponownie za { $n } minuty.
    [many] Za dużo prób. Spróbuj ponownie za { $n } minut.
   *[other] Za dużo prób. Spróbuj ponownie za { $n } minut.
}
accounts-try-title = Wypróbuj wersję pokazową
accounts-try-lead = To pokaz z wymyślonymi osobami. Wybierz, kim chcesz być – bez hasła.
accounts-try-manager = Kierownik ośrodka
accounts-try-editor = Redaktor wpisów
accounts-try-worker = Pracownik socjalny
accounts-try-coordinator = Koordynator regionu
accounts-try-administrator = Administrator systemu
accounts-try-auditor = Audytor
accounts-code-title = Kod z telefonu
accounts-code-lead = Wpisz kod, który pokazuje teraz aplikacja w Twoim telefonie.
accounts-code = Kod
accounts-code-hint = Sześć cyfr albo kod zapasowy z kartki.
accounts-code-go = Wejdź
accounts-code-missing = Wpisz kod.
accounts-code-wrong = Ten kod nie pasuje albo był już użyty. Poczekaj na następny i wpisz go.
accounts-code-lost = Nie masz telefonu przy sobie? Użyj kodu zapasowego. Nie masz i tych kodów? Poproś kierownika o nowe zaproszenie.
accounts-forgotten-title = Nie pamiętam hasła
accounts-forgotten-lead = Wyślemy na Twój adres link, którym ustawisz nowe hasło. Link działa godzinę.
accounts-forgotten-go = Wyślij link
accounts-forgotten-sent = Jeśli to adres czyjegoś konta, link jest już w drodze.
accounts-forgotten-none = Nic nie przyszło po kwadransie? Sprawdź folder ze spamem albo poproś kierownika o nowe zaproszenie.
accounts-invitation-title = Zaproszenie
accounts-invitation-lead = Zaproszono Cię do pracy w tym serwisie.
accounts-invitation-agree = Przyjmuję
accounts-invitation-known = Masz już konto z tym adresem. Zaloguj się, a potem przyjmij nową rolę.
accounts-invitation-open = Załóż konto
accounts-invitation-next = W następnym kroku ustawisz kody w telefonie. Samo hasło nigdy nie wystarcza, żeby zobaczyć dane.
accounts-link-unknown-title = Ten link nie działa
accounts-link-unknown-what = Link jest niepełny albo nikt go nie wysłał.
accounts-link-unknown-next = Skopiuj cały link z wiadomości albo poproś o nowy.
accounts-link-taken-title = Ten link został już użyty
accounts-link-taken-what = Każdy link działa jeden raz.
accounts-link-taken-next = Jeśli to Ty masz już konto, po prostu się zaloguj. Jeśli nie, powiedz o tym kierownikowi.
accounts-link-withdrawn-title = To zaproszenie wycofano
accounts-link-withdrawn-what = Osoba, która je wysłała, cofnęła je.
accounts-link-withdrawn-next = Zapytaj kierownika, dlaczego.
accounts-link-expired-title = Ten link już wygasł
accounts-link-expired-what = Linki działają tylko przez pewien czas.
accounts-link-expired-next = Poproś o nowy.
accounts-link-sign-in-title = Najpierw się zaloguj
accounts-link-sign-in-what = Masz już konto z tym adresem.
accounts-link-sign-in-next = Zaloguj się i otwórz link jeszcze raz.
accounts-link-somebody-else-title = To zaproszenie jest dla kogoś innego
accounts-link-somebody-else-what = Link wysłano na inny adres niż ten, którego używasz.
accounts-link-somebody-else-next = Wyloguj się i otwórz link na koncie tej osoby albo poproś o zaproszenie dla siebie.
accounts-no-role-title = Nie masz teraz żadnej roli
accounts-no-role-what = Twoje konto działa, ale żadna instytucja nie dała Ci roli.
accounts-no-role-next = Poproś kierownika swojej instytucji o zaproszenie.
accounts-not-your-role-title = Twoja rola tego nie obejmuje
accounts-not-your-role-what = Tę stronę widzą osoby w innej roli.
accounts-not-your-role-next = Jeśli jej potrzebujesz, poproś kierownika o zmianę roli.
accounts-not-authorised-title = Najpierw upoważnienie
accounts-not-authorised-what = Dane osób widać dopiero po przyjęciu upoważnienia.
accounts-not-authorised-next = Otwórz swoje konto i przyjmij upoważnienie.
accounts-stale-title = Potwierdź jeszcze raz, że to Ty
accounts-stale-what = To ważna zmiana, a od zalogowania minęło ponad 10 minut.
accounts-stale-next = Wróć, podaj kod z telefonu i spróbuj ponownie.
accounts-form-of-another-session-title = Ten formularz jest z innej sesji
accounts-form-of-another-session-what = W międzyczasie zalogowano się lub zmieniono rolę.
accounts-form-of-another-session-next = Wróć do strony, odśwież ją i wyślij formularz jeszcze raz.
accounts-last-manager-title = Instytucja potrzebuje kierownika
accounts-last-manager-what = To jedyny kierownik tej instytucji.
accounts-last-manager-next = Najpierw nadaj tę rolę komuś innemu.
accounts-request-decided-title = Ten wniosek już rozpatrzono
accounts-request-decided-what = Zrobił to ktoś inny w międzyczasie.
accounts-request-decided-next = Wróć do listy wniosków.
accounts-last-manager-here = To jedyny kierownik. Najpierw nadaj tę rolę komuś innemu.
accounts-account-title = Moje konto
accounts-roles-title = Twoje role
accounts-roles-none = Nie masz teraz żadnej roli. Poproś kierownika swojej instytucji o zaproszenie.
accounts-since = od { $date }
accounts-means-title = Jak się logujesz
accounts-codes-again = Ustaw kody na innym telefonie
accounts-recovery-left = { $n ->
    [one] Został Ci { $n } kod zapasowy.
    [few] Zostały Ci { $n } kody zapasowe.
    [many] Zostało Ci { $n } kodów zapasowych.
   *[other] Zostało Ci { $n } kodów zapasowych.
}
accounts-recovery-renew = Daj mi nowe kody zapasowe
accounts-sessions-title = Otwarte sesje
accounts-sessions-lead = Nie poznajesz któregoś urządzenia? Zakończ jego sesję i zmień hasło.
accounts-session-here = to urządzenie
accounts-session-seen = ostatnio { $when }
accounts-session-end = Zakończ sesję
accounts-sessions-end = Zakończ wszystkie inne sesje
accounts-device-unknown = Nieznane urządzenie
accounts-codes-title = Kody w telefonie
accounts-codes-lead = Samo hasło może ktoś podejrzeć. Dlatego przy logowaniu pytamy też o kod, który zna tylko Twój telefon.
accounts-codes-step-app = Zainstaluj w telefonie darmową aplikację do kodów, na przykład Aegis, FreeOTP albo Google Authenticator.
accounts-codes-step-scan = Dodaj w niej nowe konto i zeskanuj ten kwadrat.
accounts-codes-square = Kod QR z sekretem dla aplikacji
accounts-codes-by-hand = Nie da się zeskanować? Przepisz ten sekret:
accounts-codes-same-device = Otwórz w aplikacji na tym urządzeniu
accounts-codes-step-type = Wpisz poniżej kod, który pokaże aplikacja.
accounts-codes-go = Sprawdź kod
accounts-codes-wrong = Ten kod nie pasuje. Sprawdź, czy zegar telefonu dobrze chodzi, i wpisz następny kod.
accounts-recovery-title = Kody zapasowe
accounts-recovery-lead = Wydrukuj albo przepisz te kody. Pokazujemy je tylko raz.
accounts-recovery-keep = Gdy telefon się zgubi, każdym z nich wejdziesz jeden raz. Trzymaj kartkę tam, gdzie inne ważne dokumenty.
accounts-recovery-onward = Mam je, dalej
accounts-switch-title = Zmiana roli
accounts-switch-lead = W jakiej roli chcesz teraz pracować?
accounts-switch-go = Pracuj w tej roli
accounts-switch-missing = Wybierz rolę.
accounts-authorisation-title = Upoważnienie i zobowiązanie do tajemnicy
accounts-authorisation-text =
    Instytucja wskazana wyżej upoważnia Cię do przetwarzania danych osobowych, które są potrzebne do Twojej pracy – w zakresie Twojej roli i tylko na czas, gdy ją pełnisz. Podstawa: art. 100 ust. 6 ustawy z 12 marca 2004 r. o pomocy społecznej oraz art. 29 RODO.

    Zobowiązujesz się zachować te dane w tajemnicy, także po zakończeniu pracy. Zaglądasz tylko do spraw, którymi się zajmujesz. Nie przekazujesz nikomu swojego hasła ani kodów.

    Każde zajrzenie do danych zapisujemy: kto, kiedy i do czego. Osoba, której dane dotyczą, może o to zapytać.

    Kierownik może cofnąć upoważnienie w każdej chwili. Działa to od razu.
accounts-authorisation-version = Wersja tekstu
accounts-authorisation-accepted = Przyjęto
accounts-authorisation-accept = Znam treść upoważnienia, przyjmuję je i zobowiązuję się zachować tajemnicę
accounts-authorisation-missing = Zaznacz, że przyjmujesz upoważnienie. Bez tego nie pokażemy danych osób.
accounts-authorisation-go = Przyjmuję
accounts-authorisation-signature = Data i podpis: ……………………………
accounts-authorisation-waits = jeszcze nie
accounts-authorisation-not-needed = niepotrzebne
accounts-print = Wydrukuj
accounts-erased = osoba, której dane usunięto
accounts-team-title = Zespół
accounts-team-caption = { $n ->
    [one] { $n } osoba
    [few] { $n } osoby
    [many] { $n } osób
   *[other] { $n } osób
}
accounts-team-since = Od kiedy
accounts-team-authorised = Upoważnienie
accounts-invited-title = Zaproszeni
accounts-invited-until = zaproszenie ważne do { $date }
accounts-invited-withdraw = Wycofaj zaproszenie
accounts-invite-title = Zaproś osobę
accounts-invite-mailbox-hint = Służbowy adres tej osoby. Wyślemy na niego link ważny 8 dni.
accounts-invite-go = Zaproś
accounts-invite-made = Zaproszenie gotowe
accounts-invite-sent = Wysyłamy je na adres { $mailbox }. Możesz też przekazać ten link osobiście – pokazujemy go tylko raz:
accounts-invite-another = Zaproś następną osobę
accounts-invite-holds = Ta osoba ma już tę rolę.
accounts-invite-invited = Ta osoba ma już zaproszenie do tej roli. Możesz je wycofać na stronie zespołu.
accounts-colleague-change = Zmień rolę
accounts-colleague-end-title = Odebranie dostępu
accounts-colleague-end-lead = Działa od następnego kliknięcia tej osoby. Konto zostaje, bo może mieć rolę w innej instytucji.
accounts-colleague-revoke = Cofnij upoważnienie
accounts-colleague-end = Zakończ rolę
accounts-colleague-yourself = To Twoja własna rola. Po jej zakończeniu nie wejdziesz na te strony.
accounts-join-title = Dołącz jako instytucja
accounts-join-lead = Prowadzisz instytucję, która pomaga ludziom? Dostaniesz tu miejsce, w którym dbasz o swoje wpisy. Region sprawdzi, kim jesteś, i odpowie na Twój adres.
accounts-join-institution-name = Nazwa instytucji
accounts-join-institution-name-missing = Wpisz nazwę instytucji.
accounts-join-regon = REGON
accounts-join-krs = KRS
accounts-join-number-hint = Podaj REGON albo KRS – jeden wystarczy.
accounts-join-number-missing = Podaj REGON albo KRS, żeby region mógł sprawdzić instytucję.
accounts-join-regon-wrong = Ten REGON jest błędny. Powinien mieć 9 albo 14 cyfr; sprawdź, czy nie ma literówki.
accounts-join-krs-wrong = Ten KRS jest błędny. Powinien mieć 10 cyfr.
accounts-join-teryt = Kod TERYT gminy
accounts-join-teryt-hint = Siedem cyfr, na przykład 1211011. Stoi w adresie strony gminy w tym serwisie.
accounts-join-teryt-wrong = Nie znamy gminy o takim kodzie. Sprawdź siedem cyfr kodu TERYT.
accounts-join-name-hint = Kto będzie odpowiadał za wpisy tej instytucji.
accounts-join-name-missing = Wpisz imię i nazwisko.
accounts-join-mailbox = Oficjalny adres e-mail instytucji
accounts-join-mailbox-hint = Ten, który stoi na stronie albo w BIP. Po nim poznamy, że to Wy.
accounts-join-words = Coś jeszcze
accounts-join-words-hint = Nie wpisuj tu danych osób, którym pomagacie.
accounts-join-long = Ten tekst jest za długi. Skróć go do { $most } znaków.
accounts-join-go = Wyślij wniosek
accounts-join-privacy = Imię, nazwisko i adres widzą tylko osoby, które sprawdzają wnioski. Trzymamy je zaszyfrowane.
accounts-joined-title = Dziękujemy, wniosek jest u nas
accounts-joined-lead = Region sprawdzi, czy instytucja istnieje i czy adres do niej należy.
accounts-joined-next = Odpowiedź przyjdzie na podany adres. Zwykle trwa to kilka dni roboczych.
accounts-requests-title = Wnioski instytucji
accounts-requests-waiting = { $n ->
    [one] Czeka { $n } wniosek.
    [few] Czekają { $n } wnioski.
    [many] Czeka { $n } wniosków.
   *[other] Czeka { $n } wniosków.
}
accounts-requests-none = Nikt jeszcze nie prosił o miejsce. Strona „Dołącz jako instytucja” jest publiczna – możesz wysłać do niej link.
accounts-request-waits = czeka
accounts-request-accepted = przyjęty
accounts-request-declined = odrzucony
accounts-request-place = Gmina
accounts-request-person = Osoba
accounts-request-asked = Przyszedł
accounts-request-decide = Decyzja
accounts-request-how = Sprawdź w rejestrze REGON lub KRS, czy instytucja istnieje, i na jej stronie, czy adres e-mail należy do niej.
accounts-request-institution = Która to instytucja w spisie
accounts-request-institution-hint = Instytucje z tej samej gminy. Jeśli jej nie ma, najpierw dodaj ją do spisu.
accounts-request-institution-missing = Wybierz instytucję ze spisu.
accounts-request-choose = — wybierz —
accounts-request-reason = Jak to sprawdzono albo dlaczego odrzucasz
accounts-request-reason-hint = Jedno zdanie. Zostaje w historii wniosku.
accounts-request-reason-missing = Napisz jednym zdaniem, jak to sprawdzono albo dlaczego odrzucasz.
accounts-request-accept = Przyjmij i zaproś
accounts-request-decline = Odrzuć
accounts-request-link = Zaproszenie jest w drodze. Ten link możesz też przekazać osobiście – pokazujemy go tylko raz:
accounts-letter-invitation-subject = Zaproszenie do pracy w serwisie Ogniwo
accounts-letter-invitation-text =
    Ktoś zaprosił Cię do pracy w serwisie, w którym instytucje regionu pokazują, jak pomagają.

    Link działa 8 dni i tylko raz.
accounts-letter-invitation-link = Przyjmij zaproszenie
accounts-letter-invitation-reason = Dostajesz ten list, bo ktoś z Twojej instytucji albo z regionu podał ten adres.
accounts-letter-recovery-subject = Nowe hasło
accounts-letter-recovery-text =
    Ktoś poprosił o nowe hasło do konta z tym adresem. Jeśli to Ty, otwórz link. Działa godzinę i tylko raz.

    Jeśli to nie Ty, nic nie rób. Hasło się nie zmieni.
accounts-letter-recovery-link = Ustaw nowe hasło
accounts-letter-recovery-reason = Dostajesz ten list, bo na stronie logowania wpisano ten adres.
accounts-letter-means-subject = Zmieniono sposób logowania na Twoje konto
accounts-letter-means-text =
    Przed chwilą zmieniono sposób logowania na Twoje konto: hasło, kody, klucz dostępu albo logowanie przez instytucję. Jeśli to Ty, nie musisz nic robić.

    Jeśli to nie Ty, ustaw od razu nowe hasło i powiedz o tym kierownikowi.
accounts-letter-means-link = Otwórz swoje konto
accounts-letter-means-reason = Dostajesz ten list, bo zmieniło się coś ważnego na Twoim koncie.
accounts-letter-declined-subject = Odpowiedź na wniosek instytucji
accounts-letter-declined-text =
    Nie mogliśmy przyjąć wniosku o miejsce w serwisie: nie udało się potwierdzić danych instytucji.

    Sprawdź numer REGON lub KRS i oficjalny adres, a potem wyślij wniosek jeszcze raz.
accounts-letter-declined-link = Wyślij wniosek jeszcze raz
accounts-letter-declined-reason = Dostajesz ten list, bo z tego adresu przyszedł wniosek.
accounts-purpose-account = Konto pracownika
accounts-purpose-sign-in = Bezpieczne logowanie
accounts-purpose-throttle = Ochrona przed zgadywaniem haseł
accounts-purpose-invitation = Zaproszenie do pracy
accounts-purpose-join = Sprawdzenie instytucji, która prosi o miejsce
accounts-passkey-title = Wejście kluczem
accounts-passkey-go = Wejdź kluczem dostępu
accounts-passkey-absent = Klucz dostępu zadziała w przeglądarce z włączonymi skryptami. Bez nich użyj hasła i kodu.
accounts-passkey-failed = Nie udało się. Spróbuj jeszcze raz albo użyj hasła i kodu.
accounts-passkey-wrong = Ten klucz nas nie otworzył. Spróbuj jeszcze raz albo użyj hasła i kodu.
accounts-passkey-refused = Nie udało się zapisać tego klucza. Spróbuj jeszcze raz.
accounts-passkey-last = To jedyne zabezpieczenie obok hasła. Najpierw dodaj inny klucz albo ustaw kody w telefonie.
accounts-passkey-first = Najprościej: klucz dostępu
accounts-codes-instead = Albo kody w telefonie
accounts-passkeys-title = Klucze dostępu
accounts-passkeys-lead = Klucz dostępu to odcisk palca, twarz albo PIN Twojego telefonu lub komputera. Nic nie trzeba pamiętać ani przepisywać, a fałszywa strona nic z niego nie dostanie.
accounts-passkeys-none = Nie masz jeszcze żadnego klucza.
accounts-passkey-new = Nowy klucz
accounts-passkey-name = Nazwa klucza
accounts-passkey-name-hint = Po niej go poznasz, na przykład: telefon służbowy.
accounts-passkey-add = Dodaj klucz
accounts-passkey-remove = Usuń klucz
accounts-passkey-no-address = Klucze działają dopiero wtedy, gdy serwis ma swój adres https. Powiedz o tym osobie, która go prowadzi.
accounts-who-oneself = Ty
accounts-who-visitor = ktoś bez konta
accounts-who-operator = osoba przy serwerze
accounts-who-program = program
accounts-looked-title = Kto tu zaglądał
accounts-looked-lead = Tu jest wszystko, co zapisaliśmy o działaniach na Twoim koncie i o zaglądaniu do Twoich danych.
accounts-looked-caption = { $n ->
    [one] { $n } wpis
    [few] { $n } wpisy
    [many] { $n } wpisów
   *[other] { $n } wpisów
}
accounts-looked-when = Kiedy
accounts-looked-what = Co
accounts-looked-who = Kto
accounts-own-data-title = Moje dane
accounts-own-data-lead = To wszystko, co wiemy o Tobie. Plik zawiera to samo w postaci dla programów, z pełną historią.
accounts-own-data-last = Ostatnie wpisy
accounts-own-data-file = Pobierz swoje dane (JSON)
accounts-erase-title = Usuń konto
accounts-erase-text =
    Usuniemy Twoje imię, nazwisko, adres, hasło, kody i klucze. Zakończymy Twoje role i wszystkie sesje. Nie da się tego cofnąć.

    W dzienniku zostanie, co i kiedy zrobiono, ale bez Twojego nazwiska: nikt już nie odczyta, czyje to było konto.
accounts-erase-sure = Wiem, że tego nie da się cofnąć
accounts-erase-unsure = Zaznacz, że wiesz, że tego nie da się cofnąć.
accounts-erase-go = Usuń moje konto
accounts-erase-manager = Nikt inny nie kieruje Twoją instytucją. Najpierw nadaj tę rolę komuś innemu.
accounts-erase-administrator = Nikt inny nie administruje systemem. Najpierw zaproś kogoś na swoje miejsce.
accounts-erase-held = Prawo każe na razie zachować te dane. Zapytaj inspektora ochrony danych.
accounts-erased-title = Konto usunięte
accounts-erased-lead = Nie mamy już Twoich danych. Dziękujemy za wspólną pracę.
accounts-menu-audit = Dziennik
accounts-audit-title = Dziennik zdarzeń
accounts-audit-caption = { $n ->
    [one] { $n } wpis, najnowszy na górze
    [few] { $n } wpisy, najnowsze na górze
    [many] { $n } wpisów, najnowsze na górze
   *[other] { $n } wpisów, najnowsze na górze
}
accounts-audit-not-verified = Dziennika jeszcze nie sprawdzano od uruchomienia programu.
accounts-audit-whole = Sprawdzono { $when }: dziennik jest cały, nikt niczego nie zmienił ani nie usunął (liczba wpisów: { $n }).
accounts-audit-damaged = Sprawdzono { $when }: dziennik jest uszkodzony (liczba wpisów: { $n }). Zawiadom administratora.
accounts-audit-filters = Które wpisy pokazać
accounts-audit-from = Od dnia
accounts-audit-to = Do dnia
accounts-audit-day-wrong = Wpisz dzień tak: 2026-11-22.
accounts-audit-kind = Rodzaj
accounts-audit-every-kind = wszystkie
accounts-audit-kind-change = zmiana
accounts-audit-kind-read = zajrzenie
accounts-audit-kind-sign-in = logowanie
accounts-audit-kind-administration = administracja
accounts-audit-what = Co zrobiono
accounts-audit-what-hint = Kod, na przykład role.given, albo cały dział: role.
accounts-audit-institution = Instytucja
accounts-audit-by = Kto to zrobił
accounts-audit-about = Kogo dotyczy
accounts-audit-id-hint = Identyfikator z tabeli.
accounts-audit-id-wrong = To nie jest identyfikator. Skopiuj go w całości z tabeli.
accounts-audit-go = Pokaż
accounts-audit-clear = Pokaż wszystko
accounts-audit-none = Nie ma wpisów, które do tego pasują. Zmień filtry albo pokaż wszystko.
accounts-audit-csv = Pobierz jako CSV
accounts-audit-xlsx = Pobierz jako XLSX
accounts-audit-column-number = Nr
accounts-audit-column-when = Kiedy
accounts-audit-column-kind = Rodzaj
accounts-audit-column-what = Co
accounts-audit-column-who = Kto
accounts-audit-column-institution = Instytucja
accounts-audit-column-about = Kogo dotyczy
accounts-audit-column-details = Szczegóły
accounts-audit-head-title = Pieczęć dziennika
accounts-audit-head-lead = Wydrukuj i schowaj. Kto ma tę kartkę, może później sprawdzić, czy ktoś zmienił dziennik do tego miejsca.
accounts-audit-head-none = Dziennik nie ma jeszcze pieczęci. Pierwsza powstanie w ciągu godziny.
accounts-audit-head-entry = Ostatni wpis
accounts-audit-head-when = Opieczętowano
accounts-audit-head-installation = Instalacja
accounts-audit-head-key = Klucz publiczny
accounts-deed-account-opened = założono konto
accounts-deed-account-erased = usunięto konto
accounts-deed-account-taken-away = pobrano wszystkie swoje dane
accounts-deed-account-suspended = zablokowano konto
accounts-deed-account-let-in = odblokowano konto
accounts-deed-account-reset = wyczyszczono sposoby logowania
accounts-deed-account-seen = zajrzano do konta
accounts-deed-audit-seen = zajrzano do dziennika
accounts-deed-audit-taken-away = pobrano część dziennika
accounts-deed-audit-pruned = usunięto stare wpisy dziennika
accounts-deed-authorisation-accepted = przyjęto upoważnienie
accounts-deed-authorisation-revoked = cofnięto upoważnienie
accounts-deed-backup-made = zrobiono kopię zapasową
accounts-deed-code-set-up = ustawiono kody w telefonie
accounts-deed-colleague-seen = otwarto stronę osoby z zespołu
accounts-deed-duplicate-told-apart = uznano, że to dwa różne wpisy
accounts-deed-institution-merged = połączono instytucje
accounts-deed-invitation-console = zrobiono link w konsoli
accounts-deed-invitation-made = wysłano zaproszenie
accounts-deed-invitation-withdrawn = wycofano zaproszenie
accounts-deed-join-request-made = przyszedł wniosek instytucji
accounts-deed-join-request-seen = otwarto wniosek instytucji
accounts-deed-join-request-decided = rozpatrzono wniosek instytucji
accounts-deed-list-imported = wczytano listę
accounts-deed-passkey-added = dodano klucz dostępu
accounts-deed-passkey-removed = usunięto klucz dostępu
accounts-deed-password-changed = zmieniono hasło
accounts-deed-password-link-made = poproszono o nowe hasło
accounts-deed-proposal-answered = odpowiedziano na zgłoszenie
accounts-deed-proposal-sent = przyszło zgłoszenie
accounts-deed-recovery-codes-made = wydano kody zapasowe
accounts-deed-retention-run = usunięto dane, których czas minął
accounts-deed-role-given = nadano rolę
accounts-deed-role-ended = zakończono rolę
accounts-deed-service-added = dodano usługę
accounts-deed-service-confirmed = potwierdzono usługę
accounts-deed-service-first-publication = pierwszy raz pokazano wpis
accounts-deed-service-imported = wczytano usługę
accounts-deed-service-merged = połączono usługi
accounts-deed-service-restored = przywrócono usługę
accounts-deed-service-withdrawn = wycofano usługę
accounts-deed-settings-changed = zmieniono ustawienia
accounts-deed-sign-in-done = zalogowano się
accounts-deed-sign-in-ended = wylogowano się
accounts-deed-sign-in-refused = nieudane logowanie
accounts-deed-sign-in-code-refused = podano zły kod
accounts-deed-sign-in-demonstration = wejście na próbę
accounts-deed-sign-in-session-ended = zakończono sesję
accounts-deed-sign-in-others-ended = zakończono inne sesje
accounts-deed-sign-in-role-taken = zmieniono rolę
accounts-deed-team-seen = zajrzano do zespołu
accounts-menu-administration = Administracja
accounts-menu-diagnosis = Diagnoza
accounts-administration-title = Administracja
accounts-administration-account = Czyjeś konto
accounts-administration-find = Znajdź konto
accounts-administration-nobody = Nie ma konta z tym adresem.
accounts-administration-oneself = To Twoje własne konto. Nie możesz zamknąć drzwi przed sobą.
accounts-administration-last = Ta osoba jako jedyna administruje systemem. Najpierw zaproś kogoś jeszcze.
accounts-administration-standing = Stan
accounts-administration-is-in = można się zalogować
accounts-administration-is-out = zablokowane
accounts-administration-suspend = Zablokuj
accounts-administration-suspended = Konto zablokowane. Wszystkie jego sesje są zakończone.
accounts-administration-let-in-go = Odblokuj
accounts-administration-let-in = Konto odblokowane.
accounts-administration-reset = Wyczyść logowanie
accounts-administration-reset-lead = Wyczyszczenie usuwa hasło, kody i klucze i kończy sesje. Na adres konta idzie link do nowego hasła.
accounts-administration-reset-done = Logowanie wyczyszczone. Link do nowego hasła jest w drodze; możesz go też przekazać – pokazujemy go tylko raz:
accounts-administration-institution-hint = Przy roli w instytucji: jej cała nazwa albo identyfikator ze spisu.
accounts-administration-institution-wrong = Nie znamy takiej instytucji albo tę samą nazwę ma kilka. Podaj identyfikator z adresu jej strony.
accounts-administration-territory = Kod TERYT powiatu
accounts-administration-territory-hint = Tylko dla administratora lokalnego: cztery cyfry, na przykład 1211.
accounts-administration-territory-wrong = Kod powiatu ma cztery cyfry.
accounts-role-local-administrator-hint = Dba o ludzi i wpisy instytucji w powiecie albo oddziałów jednej instytucji.
accounts-diagnosis-title = Diagnoza
accounts-diagnosis-lead = Stan instalacji w liczbach. Nie ma tu danych żadnej osoby.
accounts-diagnosis-text = Tekst do skopiowania
accounts-diagnosis-text-hint = Wklej go do wiadomości, gdy prosisz o pomoc.
accounts-diagnosis-version = Wersja
accounts-diagnosis-now = Czas
accounts-diagnosis-database = Baza danych
accounts-diagnosis-migrations = Kroki bazy
accounts-diagnosis-letters = Listy: czekają / do wysłania teraz / porzucone
accounts-diagnosis-jobs = Zadania: czekają / porzucone
accounts-diagnosis-audit = Dziennik
accounts-diagnosis-head = Pieczęć dziennika
accounts-diagnosis-keys = Klucze w użyciu
accounts-diagnosis-disk = Wolne miejsce na dysku
accounts-diagnosis-backup = Ostatnia kopia zapasowa
accounts-diagnosis-trouble = Dlaczego nic się nie zapisuje
accounts-diagnosis-never = jeszcze nie sprawdzony
accounts-diagnosis-whole = cały
accounts-diagnosis-damaged = uszkodzony

# Zaproszenia z arkusza.

accounts-letter-invitation-link-nth = Przyjmij zaproszenie nr { $n }
accounts-batches-title = Zaproszenia z arkusza
accounts-batches-lead =
    Zaproś wiele osób naraz. Pobierz arkusz, wpisz w każdym wierszu jedną osobę i wyślij go tutaj.

    Najpierw pokażemy, co stanie się z każdym wierszem. Nic nie wyślemy, dopóki tego nie potwierdzisz.
accounts-batches-so-far = Wysłane arkusze
accounts-batches-none = Nie ma jeszcze żadnego arkusza.
accounts-batches-way = Zaproś wiele osób z arkusza
accounts-sheet-template = Pobierz arkusz do wypełnienia (XLSX)
accounts-sheet-file = Wypełniony arkusz
accounts-sheet-file-hint = Plik XLSX albo CSV, najwyżej 2000 osób.
accounts-sheet-go = Pokaż, co się stanie
accounts-sheet-missing = Wybierz plik z arkuszem.
accounts-sheet-broken = { $what } { $mend }
accounts-sheet-title = Osoby do zaproszenia
accounts-sheet-comment = Jeden wiersz to jedna osoba i jedna rola.
accounts-sheet-lists = Listy
accounts-sheet-sheet = Osoby
accounts-sheet-explained = Objaśnienia
accounts-sheet-how =
    Wpisz w każdym wierszu jedną osobę. Wiersz z przykładem możesz zostawić albo usunąć – pomijamy go.

    Jeśli ktoś ma mieć dwie role albo pracować w dwóch instytucjach, wpisz dwa wiersze. Dostanie jeden list.
accounts-sheet-column = Kolumna
accounts-sheet-meaning = Co wpisać
accounts-sheet-mailbox = Adres e-mail
accounts-sheet-mailbox-explained = Służbowy adres tej osoby. Wyślemy na niego link ważny 8 dni.
accounts-sheet-role = Rola
accounts-sheet-role-explained = Wybierz z listy, co ta osoba będzie mogła robić.
accounts-sheet-language = Język
accounts-sheet-language-explained = W jakim języku napisać list. Gdy pole jest puste, piszemy w języku, w którym korzystasz ze strony.
accounts-sheet-institution = Instytucja
accounts-sheet-institution-explained = REGON albo identyfikator instytucji. Gdy pole jest puste, zapraszamy do Twojej instytucji.
accounts-sheet-language-pl = polski
accounts-sheet-language-en = angielski
accounts-sheet-language-uk = ukraiński
accounts-sheet-over-title = Ten arkusz już nie czeka
accounts-sheet-over-what = Ktoś go potwierdził albo wyrzucił, albo minęły dwa dni.
accounts-sheet-over-next = Wróć do listy arkuszy i sprawdź, co się z nim stało.
accounts-batch-made = Kiedy
accounts-batch-file = Plik
accounts-batch-standing = Stan
accounts-batch-people = Wiersze
accounts-batch-taken = Przyjęte
accounts-batch-waiting = Czekają
accounts-batch-confirmed = wysłany
accounts-batch-draft = czeka na potwierdzenie
accounts-batch-title = Zaproszenia z tego arkusza
accounts-batch-preview-title = Sprawdź, zanim wyślemy
accounts-batch-preview-lead = Jeszcze nic nie wysłaliśmy. Zobacz, co stanie się z każdym wierszem.
accounts-batch-row = Wiersz
accounts-batch-verdict = Co się stanie
accounts-batch-every-line = Wszystkie wiersze
accounts-batch-everybody = Wszyscy
accounts-batch-left-out = Bez zaproszenia
accounts-batch-until = Dzień
accounts-batch-nobody = Na tej liście nie ma nikogo.
accounts-batch-throw-away = Wyrzuć ten arkusz
accounts-batch-would = { $n ->
    [one] Wyślemy { $n } zaproszenie.
    [few] Wyślemy { $n } zaproszenia.
    [many] Wyślemy { $n } zaproszeń.
   *[other] Wyślemy { $n } zaproszenia.
}
accounts-batch-would-not = { $n ->
    [one] { $n } wiersz pominiemy.
    [few] { $n } wiersze pominiemy.
    [many] { $n } wierszy pominiemy.
   *[other] { $n } wiersza pominiemy.
}
accounts-batch-confirm = { $n ->
    [one] Wyślij { $n } zaproszenie
    [few] Wyślij { $n } zaproszenia
    [many] Wyślij { $n } zaproszeń
   *[other] Wyślij { $n } zaproszenia
}
accounts-batch-have-taken = { $n ->
    [one] { $n } osoba przyjęła zaproszenie.
    [few] { $n } osoby przyjęły zaproszenie.
    [many] { $n } osób przyjęło zaproszenie.
   *[other] { $n } osoby przyjęło zaproszenie.
}
accounts-batch-still-open = { $n ->
    [one] { $n } zaproszenie czeka na odpowiedź.
    [few] { $n } zaproszenia czekają na odpowiedź.
    [many] { $n } zaproszeń czeka na odpowiedź.
   *[other] { $n } zaproszenia czeka na odpowiedź.
}
accounts-batch-were-left-out = { $n ->
    [one] { $n } wiersz pominęliśmy.
    [few] { $n } wiersze pominęliśmy.
    [many] { $n } wierszy pominęliśmy.
   *[other] { $n } wiersza pominęliśmy.
}
accounts-batch-not-sent = { $n ->
    [one] { $n } list nie został napisany, bo serwer poczty odrzuca ten adres. Popraw adres i zaproś tę osobę jeszcze raz.
    [few] { $n } listy nie zostały napisane, bo serwery poczty odrzucają te adresy. Popraw je i zaproś te osoby jeszcze raz.
    [many] { $n } listów nie zostało napisanych, bo serwery poczty odrzucają te adresy. Popraw je i zaproś te osoby jeszcze raz.
   *[other] { $n } listu nie zostało napisane, bo serwery poczty odrzucają te adresy. Popraw je i zaproś te osoby jeszcze raz.
}
accounts-batch-again = { $n ->
    [one] Wyślij jeszcze raz ({ $n } zaproszenie)
    [few] Wyślij jeszcze raz ({ $n } zaproszenia)
    [many] Wyślij jeszcze raz ({ $n } zaproszeń)
   *[other] Wyślij jeszcze raz ({ $n } zaproszenia)
}
accounts-batch-withdraw = { $n ->
    [one] Wycofaj { $n } zaproszenie bez odpowiedzi
    [few] Wycofaj { $n } zaproszenia bez odpowiedzi
    [many] Wycofaj { $n } zaproszeń bez odpowiedzi
   *[other] Wycofaj { $n } zaproszenia bez odpowiedzi
}
accounts-batch-done-confirmed = Gotowe. Listy są w drodze.
accounts-batch-done-again = Gotowe. Wysyłamy nowe listy, a poprzednie linki już nie działają.
accounts-batch-done-withdrawn = Gotowe. Zaproszenia bez odpowiedzi są wycofane.
accounts-invited-waiting = czeka
accounts-invited-taken = przyjęte
accounts-invited-expired = minął termin
accounts-invited-withdrawn = wycofane
accounts-verdict-will-be-invited = dostanie zaproszenie
accounts-verdict-holds = ma już tę rolę
accounts-verdict-already-invited = ma już zaproszenie do tej roli
accounts-verdict-mailbox-unfit = to nie jest adres e-mail
accounts-verdict-role-unknown = nie ma takiej roli
accounts-verdict-role-not-yours = tej roli nie możesz nadać
accounts-verdict-language-unknown = nie piszemy w tym języku
accounts-verdict-institution-unknown = nie ma takiej instytucji wśród tych, do których możesz zapraszać
accounts-verdict-institution-unfit = ta rola nie pasuje do tej instytucji albo instytucji brakuje
accounts-verdict-twice = to samo stoi już w wierszu { $row }
accounts-deed-invitations-sheet-taken = wczytano arkusz z osobami do zaproszenia
accounts-deed-invitations-sheet-thrown-away = wyrzucono arkusz z osobami do zaproszenia
accounts-deed-invitations-confirmed = wysłano zaproszenia z arkusza
accounts-deed-invitations-seen = obejrzano zaproszenia z arkusza
accounts-deed-invitations-withdrawn = wycofano zaproszenia z arkusza
accounts-deed-invitations-sent-again = wysłano jeszcze raz zaproszenia z arkusza
accounts-providers-title = Zaloguj się przez swoją instytucję
accounts-providers-lead = Niektóre instytucje mają własne logowanie. Wybierz swoją, a wrócisz tu już jako Ty.
accounts-providers-none = Żadna instytucja nie używa jeszcze własnego logowania.
accounts-providers-otherwise = Inne sposoby logowania
accounts-provider-nobody = Nie udało się wejść
accounts-provider-why-garbled = Logowanie instytucji odpowiedziało czymś, czego nie da się odczytać. Sprawdź adres albo powiedz o tym informatykowi.
accounts-provider-why-issuer = Logowanie instytucji przedstawia się innym adresem niż ten, który wpisano. Adresy muszą być takie same co do znaku.
accounts-provider-why-address = Jeden z adresów logowania instytucji nie zaczyna się od https:// albo prowadzi do sieci wewnętrznej.
accounts-provider-why-unable = Logowanie instytucji nie umie tego, czego potrzebujemy: przepływu z kodem, PKCE (S256) i podpisów RS256 albo ES256.
accounts-provider-why-algorithm = Odpowiedź instytucji podpisano sposobem, którego nie przyjmujemy. Ustaw u siebie RS256 albo ES256.
accounts-provider-why-key = Odpowiedź podpisano kluczem, którego instytucja nie ogłasza. Spróbuj za chwilę; jeśli to się powtórzy, powiedz o tym informatykowi.
accounts-provider-why-signature = Podpis pod odpowiedzią instytucji jest błędny. Nikogo nie wpuściliśmy.
accounts-provider-why-audience = Odpowiedź instytucji jest dla innego programu. Sprawdź identyfikator klienta.
accounts-provider-why-expired = Odpowiedź instytucji straciła ważność. Spróbuj jeszcze raz.
accounts-provider-why-clock = Zegar instytucji spieszy się względem naszego. Powiedz o tym informatykowi.
accounts-provider-why-nonce = Odpowiedź instytucji nie należy do tego logowania. Zacznij od nowa.
accounts-provider-why-stale = Instytucja nie zapytała Cię teraz o hasło. Zaloguj się w niej od nowa albo użyj kodu z telefonu.
accounts-provider-why-not-public = Ten adres prowadzi do sieci wewnętrznej. Logowanie instytucji musi być dostępne z internetu.
accounts-provider-why-unreachable = Logowanie instytucji nie odpowiada: nie ma takiej nazwy, certyfikat jest nieznany albo trwa to zbyt długo.
accounts-provider-why-redirected = Logowanie instytucji odsyła pod inny adres. Wpisz ten, pod którym naprawdę jest.
accounts-provider-why-status = Logowanie instytucji odpowiada błędem. Sprawdź adres; jeśli jest dobry, spróbuj później.
accounts-provider-why-name = Instytucja nie uznaje naszego identyfikatora klienta albo sekretu. Sprawdź oba.
accounts-provider-why-code = Instytucja nie przyjęła już tego logowania. Zacznij od nowa.
accounts-provider-why-lost = To logowanie zaczęto w innej przeglądarce albo już je zakończono. Zacznij od nowa.
accounts-provider-why-late = Logowanie trwało zbyt długo. Zacznij od nowa.
accounts-provider-why-declined = Logowanie w instytucji przerwano.
accounts-provider-why-not-linked = Nie znamy tu jeszcze tej osoby. Użyj linku z zaproszenia albo zaloguj się hasłem i połącz konto na stronie „Moje konto”.
accounts-provider-why-domain = Adres e-mail, który podała instytucja, jest z innej domeny niż dozwolona.
accounts-provider-why-one-factor = Instytucja zapytała tylko o hasło. Użyj kodu z telefonu albo klucza dostępu.
accounts-provider-why-somebody-else = W instytucji zalogowała się inna osoba niż ta, do której należy to konto.
accounts-provider-why-not-allowed = Potwierdź najpierw kodem z telefonu albo kluczem, że to Ty, i spróbuj jeszcze raz.
accounts-provider-why-invitation = To zaproszenie nie działa z logowaniem tej instytucji. Otwórz link z wiadomości jeszcze raz.
accounts-provider-why-wait = Za dużo prób. Odczekaj kwadrans i spróbuj ponownie.
accounts-invitation-elsewhere-title = Bez nowego hasła
accounts-invitation-elsewhere = Twoja instytucja ma własne logowanie. Możesz założyć konto przez nie.
accounts-invitation-elsewhere-go = Załóż konto przez instytucję
accounts-code-elsewhere = Potwierdź przez swoją instytucję
accounts-code-own = Zmiana sposobów logowania wymaga Twojego kodu albo klucza, jeśli je masz.
accounts-roles-vouched = Wpuściła Cię instytucja, więc widzisz role tylko w niej. Zaloguj się hasłem i kodem albo kluczem, żeby pracować w innych.
accounts-identities-title = Logowanie przez instytucję
accounts-identities-lead = Po połączeniu możesz logować się tak, jak do innych programów w pracy. Twoje hasło i kody działają dalej.
accounts-identities-none = Instytucje, w których masz rolę, nie mają własnego logowania.
accounts-identities-link = Połącz konto
accounts-identities-unlink = Rozłącz
accounts-identities-done = Konto połączone. Następnym razem możesz wejść przez instytucję.
accounts-identities-nothing = Nic się nie zmieniło
accounts-identities-last = To Twój jedyny sposób logowania. Najpierw ustaw hasło i kody albo klucz dostępu.
accounts-identities-own-proof = Wpuściła Cię instytucja. Żeby zmienić połączenia, zaloguj się hasłem i kodem albo kluczem.
accounts-provider-title = Logowanie instytucji
accounts-provider-lead = Jeśli instytucja ma własne logowanie (OpenID Connect), pracownicy mogą wchodzić przez nie. Poproś informatyka o te dane.
accounts-provider-redirect = Informatyk wpisze u siebie ten adres powrotu:
accounts-provider-issuer = Adres wystawcy (issuer)
accounts-provider-issuer-hint = Dokładnie taki, jak w dokumentacji, na przykład https://logowanie.gmina.pl/realms/urzad.
accounts-provider-issuer-wrong = Sprawdź adres. Powinien zaczynać się od https:// i prowadzić do internetu.
accounts-provider-client = Identyfikator klienta (client id)
accounts-provider-client-hint = Jak nazywa się tam ten serwis.
accounts-provider-client-missing = Wpisz identyfikator klienta.
accounts-provider-secret = Sekret klienta (client secret)
accounts-provider-secret-hint = Trzymamy go zaszyfrowanego i nigdy nie pokazujemy.
accounts-provider-secret-kept = Zostaw puste, żeby nie zmieniać zapisanego.
accounts-provider-secret-missing = Wpisz sekret klienta.
accounts-provider-domain = Domena adresów e-mail
accounts-provider-domain-hint = Jeśli z tego logowania korzystają też inni, na przykład gmina.pl.
accounts-provider-domain-wrong = Wpisz samą domenę, na przykład gmina.pl.
accounts-provider-strong = Nazwa logowania dwuskładnikowego (acr)
accounts-provider-strong-hint = Jeśli instytucja sama pyta o drugi składnik i tak go nazywa. Bez tego zapytamy o nasz kod.
accounts-provider-strong-long = Ta nazwa jest za długa.
accounts-provider-save = Zapisz
accounts-provider-saved = Zapisano. Teraz wypróbuj połączenie.
accounts-provider-try-title = Próba
accounts-provider-try-lead = Najpierw sprawdzimy połączenie. Potem możesz zalogować się na próbę – Twoje konto się nie zmieni.
accounts-provider-try = Sprawdź połączenie
accounts-provider-try-person = Zaloguj się na próbę
accounts-provider-tried-good = Połączenie działa: adres, klucze, identyfikator i sekret się zgadzają.
accounts-provider-tried-strong = Logowanie działa, a instytucja pyta o dwa składniki. Nie zapytamy już o nasz kod.
accounts-provider-tried-weak = Logowanie działa, ale instytucja nie mówi, że pyta o dwa składniki. Zapytamy więc jeszcze o nasz kod albo klucz.
accounts-provider-remove-title = Wyłączenie
accounts-provider-remove = Wyłącz logowanie przez instytucję
accounts-provider-removed = Wyłączono. Kto wszedł w ten sposób, musi zalogować się od nowa.
accounts-provider-institution-hint = Jej cała nazwa albo identyfikator ze spisu.
accounts-provider-choose = Pokaż
accounts-link-prove-title = Najpierw potwierdź sam, że to Ty
accounts-link-prove-what = Wpuściła Cię instytucja, a ta rola jest w innej.
accounts-link-prove-next = Wejdź kodem z telefonu albo kluczem i otwórz link jeszcze raz.
accounts-deed-identity-linked = połączono konto z logowaniem instytucji
accounts-deed-identity-unlinked = rozłączono konto od logowania instytucji
accounts-deed-identity-provider-set = ustawiono logowanie instytucji
accounts-deed-identity-provider-removed = wyłączono logowanie instytucji
accounts-deed-sign-in-first-proof = instytucja poświadczyła, kto to
accounts-provider-remove-lead = { $n ->
    [one] Wchodzi tak { $n } osoba. Zanim wyłączysz, upewnij się, że ma inny sposób logowania.
    [few] Wchodzą tak { $n } osoby. Zanim wyłączysz, upewnij się, że mają inny sposób logowania.
    [many] Wchodzi tak { $n } osób. Zanim wyłączysz, upewnij się, że mają inny sposób logowania.
   *[other] Wchodzi tak { $n } osób. Zanim wyłączysz, upewnij się, że mają inny sposób logowania.
}
accounts-password-current = Obecne hasło
accounts-password-not-yours = To nie jest Twoje hasło. Wpisz je jeszcze raz.
accounts-deed-access-refused = odmówiono dostępu
accounts-deed-form-refused = odrzucono podrobiony formularz
accounts-deed-limit-reached = przekroczono limit prób

accounts-team-every-role = Wszystkie role
accounts-team-nobody = Nikt jeszcze tu nie pracuje.
accounts-invited-valid = Ważne do
accounts-requests-every = Wszystkie
accounts-audit-order = Kolejność
accounts-audit-newest = Najnowsze najpierw
accounts-audit-oldest = Najstarsze najpierw
accounts-deed-entries-sheet-taken = wczytano arkusz z wpisami
accounts-deed-entries-sheet-thrown-away = wyrzucono arkusz z wpisami
accounts-deed-entries-imported = zapisano wpisy z arkusza
accounts-deed-entries-import-undone = cofnięto arkusz z wpisami
accounts-deed-service-import-undone = cofnięto zmianę wpisu z arkusza
accounts-deed-institution-described = zmieniono to, co instytucja mówi o sobie
accounts-deed-picture-set = dodano obraz
accounts-deed-picture-described = zmieniono opis obrazu
accounts-deed-picture-removed = usunięto obraz
