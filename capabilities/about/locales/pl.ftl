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
about-privacy-cookie-title = Jeden plik cookie, i tylko gdy chcesz
about-privacy-cookie =
    Gdy zmienisz kolory lub wielkość liter, zapiszemy ten wybór na Twoim urządzeniu. Nic więcej. Nie używamy żadnych narzędzi śledzących ani stron innych firm.
about-privacy-counts-title = Co liczymy
about-privacy-counts =
    Gdy nie znamy potrzebnej pomocy, zapisujemy trzy rzeczy: jaka to potrzeba, która gmina i który tydzień. Bez słów, bez osoby, bez godziny. Dzięki temu region wie, czego brakuje.
about-privacy-report-title = Zgłoszenie błędu
about-privacy-report =
    Gdy zgłaszasz błąd we wpisie, zapisujemy to, co napiszesz. Nie podawaj w nim danych o sobie ani o innych.
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

menu-help = Szukaj pomocy
menu-region = Pomoc w gminach
menu-how = Jak to działa
menu-privacy = Prywatność
menu-declaration = Deklaracja dostępności
menu-data = Otwarte dane
