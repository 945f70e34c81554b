# Strony o samym serwisie.

about-contact-title = Kto prowadzi ten serwis

about-how-title = Jak to działa
about-how-lead = Piszesz, co się dzieje. My pokazujemy, kto blisko Ciebie może pomóc.
about-how-ask-title = Pytasz własnymi słowami
about-how-ask =
    Nie musisz znać urzędowych nazw. Napisz tak, jak mówisz. Możesz pominąć polskie znaki i zrobić literówkę.

    Podaj też, gdzie mieszkasz: nazwę, kod albo gminę. Wtedy pokażemy pomoc najbliżej domu.
about-how-results-title = Skąd taka kolejność
about-how-results =
    Na górze stoi to, co najlepiej pasuje do Twoich słów. Potem liczy się, czy dana pomoc jest dla osób z Twojej gminy, jak jest daleko i czy są wolne miejsca.

    Przy każdym wyniku piszemy, dlaczego tam jest. Nikt nie może zapłacić za lepsze miejsce.
about-how-true-title = Skąd wiemy, że to prawda
about-how-true =
    Każdy wpis ma źródło i datę. Piszemy, kto i kiedy go potwierdził. Gdy minęło pół roku, ostrzegamy.

    Widzisz błąd? Kliknij „Zgłoś błąd” na stronie usługi. To trwa chwilę.
about-how-duty-title = Co znaczy „obowiązek gminy lub powiatu”
about-how-duty =
    Niektóre rodzaje pomocy gmina i powiat muszą dawać, bo tak mówi ustawa. Pokazujemy je, choć nikt nie potwierdził miejsca ani godzin. Zadzwoń i zapytaj.
about-how-urgent-title = Gdy ktoś jest w niebezpieczeństwie
about-how-urgent =
    Nie szukaj, tylko dzwoń: 112. Przycisk „Opuść tę stronę” szybko otwiera inną stronę.
about-how-workers-title = Jeśli pracujesz w instytucji
about-how-workers =
    Możesz pobrać dane, podłączyć swój program albo przysłać poprawki. Zobacz stronę „Otwarte dane”.

about-privacy-title = Prywatność
about-privacy-lead = Szukasz bez konta i bez śladu. Nie wiemy, kim jesteś.
about-privacy-nothing-title = Nie zapisujemy, czego szukasz
about-privacy-nothing =
    Twoje słowa służą tylko do tego, żeby znaleźć odpowiedź. Potem znikają. Nie ma ich w bazie ani w dziennikach.
about-privacy-cookie-title = Pliki cookie
about-privacy-cookie =
    Gdy szukasz pomocy, nie dostajesz żadnego pliku cookie. Jeden powstaje tylko wtedy, gdy zmienisz kolory lub wielkość liter: pamięta ten wybór.

    Pracownik instytucji, który się loguje, dostaje jeden plik cookie więcej. Podtrzymuje on sesję i znika po zamknięciu przeglądarki. Nie używamy żadnych narzędzi śledzących ani stron innych firm.
about-privacy-counts-title = Co liczymy
about-privacy-counts =
    Gdy nie znamy potrzebnej pomocy, zapisujemy trzy rzeczy: jaka to potrzeba, która gmina i który tydzień. Bez słów, bez osoby, bez godziny. Dzięki temu region wie, czego brakuje.
about-privacy-report-title = Zgłoszenie błędu
about-privacy-report =
    Gdy zgłaszasz błąd we wpisie, zapisujemy to, co napiszesz. Czytają to osoby, które dbają o wpis. Nie podawaj danych o sobie ani o innych.
about-privacy-staff-title = Jeśli masz tu konto
about-privacy-staff =
    Konta mają tylko pracownicy instytucji. Trzymamy imię i nazwisko, adres e-mail, rolę i to, czego trzeba do logowania. Imię i adres są zaszyfrowane.

    Zapisujemy też, kto i kiedy coś zmienił. W tym dzienniku nie ma imion ani adresów. Trzymamy go co najmniej dwa lata.

    Na stronie „Moje konto” zobaczysz i pobierzesz swoje dane, sprawdzisz, kto do nich zaglądał, i możesz usunąć konto. Za te dane odpowiada Twoja instytucja. Chcesz coś poprawić? Napisz do niej.
about-privacy-letters-title = Listy
about-privacy-letters =
    Na adres instytucji pytamy, czy wpis jest nadal prawdziwy. W listach nie ma danych o ludziach, tylko link. Treść i adres usuwamy po 30 dniach od wysłania.
about-privacy-logs-title = Dzienniki serwera
about-privacy-logs =
    Serwer zapisuje, o której godzinie i jaką stronę ktoś otworzył. Nie zapisuje słów, których szukasz.
about-privacy-exit-title = Gdy ktoś nie może wiedzieć
about-privacy-exit =
    Kliknij „Opuść tę stronę”. Otworzy się inna strona. Historia przeglądarki zostaje jednak na urządzeniu: możesz ją usunąć w ustawieniach albo szukać w trybie prywatnym.
about-privacy-rights-title = Twoje prawa
about-privacy-rights =
    Możesz zapytać, czy mamy dane o Tobie, poprosić o ich usunięcie i złożyć skargę do Prezesa Urzędu Ochrony Danych Osobowych.

about-declaration-title = Deklaracja dostępności
about-declaration-duty = zobowiązuje się zapewnić dostępność swojej strony internetowej zgodnie z ustawą z dnia 4 kwietnia 2019 r. o dostępności cyfrowej stron internetowych i aplikacji mobilnych podmiotów publicznych.
about-declaration-scope = Oświadczenie w sprawie dostępności ma zastosowanie do strony internetowej
about-declaration-published = Data publikacji strony internetowej
about-declaration-updated = Data ostatniej istotnej aktualizacji
about-declaration-state-title = Stan dostępności cyfrowej
about-declaration-state = Strona internetowa jest częściowo zgodna z załącznikiem do ustawy z dnia 4 kwietnia 2019 r. o dostępności cyfrowej stron internetowych i aplikacji mobilnych podmiotów publicznych.
about-declaration-assessment =
    Sprawdzamy stronę automatycznie przy każdej zmianie: dwoma narzędziami do badania dostępności, w trzech językach, w czterech wersjach kolorów i na wąskim ekranie. Narzędzia nie zgłaszają błędów.

    Piszemy „częściowo zgodna”, bo strony nie sprawdziły jeszcze osoby, które na co dzień używają czytnika ekranu, ani osoby czytające teksty łatwe. Brakuje też filmów w polskim języku migowym. Nazwy instytucji i opisy usług bywają tylko po polsku.
about-declaration-made-title = Przygotowanie deklaracji dostępności
about-declaration-made = Data sporządzenia deklaracji
about-declaration-reviewed = Data ostatniego przeglądu deklaracji
about-declaration-made-how = Deklarację sporządziliśmy na podstawie samooceny.
about-declaration-keys-title = Skróty klawiszowe
about-declaration-keys = Na stronie działają zwykłe skróty klawiszowe przeglądarki. Wszystko można zrobić samą klawiaturą.
about-declaration-contact-title = Informacje zwrotne i dane kontaktowe
about-declaration-contact = Problemy z dostępnością cyfrową możesz zgłosić:
about-declaration-procedure-title = Procedura wnioskowo-skargowa
about-declaration-procedure =
    Każdy ma prawo wystąpić z żądaniem zapewnienia dostępności cyfrowej tej strony albo jej części. Napisz, o jaką stronę chodzi i jak chcesz dostać informację. Podaj dane do kontaktu.

    Odpowiemy szybko, najpóźniej w ciągu 7 dni. Jeśli potrzebujemy więcej czasu, powiemy o tym. Termin nie może być dłuższy niż 2 miesiące. Gdy nie możemy poprawić strony, zaproponujemy inny sposób.

    Jeśli odmówimy albo nie dotrzymamy terminu, możesz złożyć skargę. Możesz też napisać do Rzecznika Praw Obywatelskich.
about-declaration-ombudsman = Strona Rzecznika Praw Obywatelskich
about-declaration-apps-title = Aplikacje mobilne
about-declaration-apps = Nie mamy aplikacji mobilnej. Strona działa w telefonie.
about-declaration-building-title = Dostępność architektoniczna
about-declaration-building = Zapytaj o wejście, windę i miejsce parkingowe, zanim przyjdziesz:
about-declaration-talking-title = Dostępność komunikacyjno-informacyjna
about-declaration-talking = Możesz do nas napisać, zadzwonić albo przyjść. Tłumacza języka migowego zapewniamy po zgłoszeniu co najmniej 3 dni robocze wcześniej.

about-data-title = Otwarte dane
about-data-lead = Dane o pomocy w regionie możesz pobrać i wykorzystać, także w swoim programie.
about-data-find-title = Wyszukiwarka dla programów
about-data-find =
    Zapytaj tak, jak pyta człowiek, a dostaniesz odpowiedź w formacie JSON. Nie trzeba klucza ani konta.
about-data-hsds-title = Cały spis usług
about-data-hsds =
    Spis jest w międzynarodowym standardzie Open Referral HSDS 3.1. Można pobierać tylko zmiany od wybranego dnia.
about-data-tables-title = Tabele
about-data-tables =
    Listę usług każdej gminy i wyniki szukania pobierzesz jako tabelę, którą otworzy arkusz kalkulacyjny.
about-data-terms-title = Na jakich zasadach
about-data-terms =
    Podaj źródło i datę danych. Dane przetworzyliśmy: połączyliśmy kilka źródeł i ujednoliciliśmy zapis. Adresów, które mają być tajne, nie ma w żadnym formacie.
about-data-sources = Źródła
about-data-no-sources = Nie wczytano jeszcze żadnych danych.

# Rejestr czynności przetwarzania i dokumenty ochrony danych, dla osób odpowiadających za instytucję.

about-menu-documents = Ochrona danych
about-menu-register = Rejestr czynności
about-print = Wersja do druku
about-as-csv = Pobierz CSV
about-as-xlsx = Pobierz XLSX
about-as-markdown = Pobierz .md
about-as-text = Pobierz .txt
about-as-html = Pobierz .html

about-register-title = Rejestr czynności przetwarzania
about-register-lead = Jakie dane o ludziach trzyma program, po co, jak długo i kto je widzi. Rejestr powstaje z reguł zapisanych w programie, więc zawsze jest zgodny z tym, co program robi.
about-register-operators-lead = Co operator przetwarza w imieniu wszystkich instytucji tego serwisu. Rejestr powstaje z reguł zapisanych w programie.
about-register-controller = Administrator danych
about-register-controllers = Administratorzy danych
about-register-controllers-each = Każda instytucja jest osobnym administratorem danych swoich pracowników.
about-register-processor = Operator serwisu (podmiot przetwarzający)
about-register-officer = Inspektor ochrony danych
about-register-officer-blank = ………………………… (wpisuje instytucja)
about-register-made = Stan na dzień
about-register-transfer = Przekazanie poza Europejski Obszar Gospodarczy
about-register-transfer-none = Program nigdzie nie przekazuje danych. Gdzie stoi serwer, mówi operator.
about-register-measures = Ochrona danych
about-register-measures-what = Szyfrowanie osobnym kluczem każdej osoby, dwa kroki logowania, role, dziennik zdarzeń, szyfrowane kopie. Opis jest w załączniku nr 2 do umowy powierzenia.
about-register-purpose = Cel
about-register-persons = Czyje dane
about-register-data = Jakie dane
about-register-data-caption = Dane
about-register-basis = Podstawa prawna
about-register-kept = Jak długo
about-register-lies = Jak są zapisane
about-register-recipients = Kto je dostaje
about-register-persons-staff = Pracownicy instytucji, którzy mają konto
about-register-persons-attempts = Osoby, które próbują się zalogować
about-register-persons-invited = Osoby zaproszone do pracy w serwisie
about-register-persons-joining = Osoby, które zgłaszają instytucję do serwisu
about-register-persons-addressees = Osoby, do których program wysyła listy
about-register-persons-offices = Instytucje ze spisu; czasem osoba, gdy skrzynka jest imienna
about-register-persons-reporting = Osoby, które zgłaszają błędy we wpisach, i osoby, o których przy tym napiszą
about-register-persons-held = Osoby, których danych na razie nie wolno usunąć
about-register-persons-concerned = Osoby, których dotyczą te dane
about-register-recipients-team = Zespół tej samej instytucji; operator serwisu
about-register-recipients-operator = Operator serwisu
about-register-recipients-region = Osoby w regionie, które sprawdzają wnioski; operator serwisu
about-register-recipients-post = Operator serwisu i jego serwer poczty
about-register-recipients-keepers = Instytucja, której wpis to dotyczy, a gdy nie odpowie, region; operator serwisu
about-register-recipients-oneself = Tylko ta osoba; operator serwisu
about-register-data-name = Imię i nazwisko
about-register-data-mailbox = Adres e-mail
about-register-data-mailbox-mark = Znak adresu e-mail
about-register-data-origin-mark = Znak adresu sieciowego
about-register-data-phone = Numer telefonu
about-register-data-code = Sekret do kodów z telefonu
about-register-data-passkey = Klucz dostępu i jego nazwa
about-register-data-provider-mark = Znak osoby u dostawcy logowania
about-register-data-device = Przeglądarka i system, w dwóch słowach
about-register-data-words = Treść wpisana przez tę osobę
about-register-data-letter = Treść listu
about-register-data-notice = O czym powiadomiono
about-register-data-account = Wybory i powiadomienia przypisane do konta
about-register-data-hold = Powód wstrzymania usunięcia
about-register-data-other = Inne dane potrzebne do tego celu
about-register-lies-sealed = Zaszyfrowane osobnym kluczem
about-register-lies-mark = Jako znak, z którego nie odtworzy się treści
about-register-lies-open = Otwarcie w bazie
about-register-further-audit-title = Dziennik zdarzeń
about-register-further-audit-persons = Pracownicy instytucji, którzy mają konto
about-register-further-audit-data = Kto, kiedy i co zrobił: identyfikatory, bez imion i adresów
about-register-further-audit-kept = Co najmniej 2 lata
about-register-further-audit-lies = Otwarcie, w łańcuchu, którego nie da się po cichu zmienić
about-register-further-audit-recipients = Audytor; operator serwisu
about-register-further-logs-title = Dzienniki serwera
about-register-further-logs-persons = Wszyscy, którzy otwierają strony
about-register-further-logs-data = Godzina i adres strony, bez szukanych słów
about-register-further-logs-kept = Tak długo, jak ustali operator
about-register-further-logs-lies = Poza bazą, w dziennikach systemu
about-register-further-logs-recipients = Operator serwisu
about-register-further-directory-title = Spis usług i instytucji
about-register-further-directory-persons = Nikt z imienia; urzędowe skrzynki i telefony
about-register-further-directory-data = Dane kontaktowe instytucji i usług
about-register-further-directory-kept = Tak długo, jak usługa jest w spisie; poprzednie wersje w historii wpisu
about-register-further-directory-lies = Otwarcie; adresy chronione nie są pokazywane publicznie
about-register-further-directory-recipients = Wszyscy

about-documents-title = Dokumenty ochrony danych
about-documents-lead =
    Te dokumenty mają już wpisane dane Twojej instytucji i operatora. Miejsca z kropkami uzupełnia instytucja.

    To wzory. Zanim któryś podpiszesz, daj go do sprawdzenia prawnikowi i inspektorowi ochrony danych.
about-document-in-polish = Dokument jest po polsku, bo w tym języku się go podpisuje.
about-document-umowa-powierzenia = Umowa powierzenia przetwarzania
about-document-umowa-powierzenia-purpose = Między instytucją a operatorem serwisu, z załącznikami. Trzeba ją mieć, zanim pracownicy założą konta.
about-document-ocena-skutkow = Ocena skutków dla ochrony danych
about-document-ocena-skutkow-purpose = Opis, ryzyka, środki i pytania, na które odpowiada instytucja.
about-document-podstawy-prawne = Macierz podstaw prawnych
about-document-podstawy-prawne-purpose = Na czym opiera się każdy rodzaj danych, który jest w programie, i czego jeszcze nie ma.
about-document-klauzula-informacyjna = Klauzula informacyjna
about-document-klauzula-informacyjna-purpose = Dla pracowników, dla osób szukających pomocy i dla zgłaszających instytucję.
about-document-dla-inspektora = Wyjaśnienie dla inspektora ochrony danych
about-document-dla-inspektora-purpose = Krótko i prosto: co program robi, a czego nie robi nigdy.

menu-help = Szukaj pomocy
menu-region = Pomoc w gminach
menu-how = Jak to działa
menu-privacy = Prywatność
menu-declaration = Deklaracja dostępności
menu-data = Otwarte dane
