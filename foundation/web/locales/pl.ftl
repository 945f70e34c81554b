# Słowa, które stoją na każdej stronie.

language-own-name = polski

layout-skip = Przejdź do treści
layout-wrong = Błąd:
layout-quick-exit = Opuść tę stronę
layout-menu = Menu
layout-languages = Język
layout-crumbs = Gdzie jesteś
layout-footer = Pomoc i informacje
layout-foot = Każdy krok to ogniwo.
layout-front-page = Strona główna

display-title = Wygląd strony
display-lead = Ustaw kolory i wielkość liter tak, żeby dobrze Ci się czytało.
display-theme = Kolory
display-theme-auto = Jak w moim telefonie lub komputerze
display-theme-light = Jasne
display-theme-dark = Ciemne
display-theme-contrast = Duży kontrast: czarne tło, białe i żółte litery
display-text = Wielkość liter
display-text-100 = Zwykła
display-text-125 = Większa
display-text-150 = Duża
display-text-200 = Bardzo duża
display-keep = Zapisz wygląd
display-cookie = Zapamiętamy tylko ten wybór, w jednym pliku cookie na Twoim urządzeniu. Gdy wrócisz do zwykłego wyglądu, usuniemy go.

problem-next = Co możesz zrobić
problem-front = Wróć na stronę główną
problem-reference = Numer zgłoszenia:

problem-not-found-title = Nie ma tu takiej strony
problem-not-found-what = Strona mogła zmienić adres albo w adresie jest literówka.
problem-not-found-next = Sprawdź adres albo zacznij od strony głównej.

problem-bad-request-title = Nie rozumiemy tego adresu
problem-bad-request-what = Czegoś w nim brakuje albo jest zapisane inaczej, niż potrafimy odczytać.
problem-bad-request-next = Wróć do poprzedniej strony i spróbuj jeszcze raz.

problem-forbidden-title = Tej strony nie możemy Ci pokazać
problem-forbidden-what = Widzą ją tylko osoby, które mają do niej dostęp.
problem-forbidden-next = Jeśli to Twoja sprawa, zapytaj w instytucji, która ją prowadzi.

problem-foreign-origin-title = Nie przyjęliśmy tych danych
problem-foreign-origin-what = Przyszły z innej strony internetowej, a nie z naszego formularza.
problem-foreign-origin-safe = Nic się nie zmieniło.
problem-foreign-origin-next = Otwórz formularz na naszej stronie i wyślij go stąd.

problem-method-title = Tak nie da się otworzyć tej strony
problem-method-what = Przeglądarka wysłała dane w miejsce, które ich nie przyjmuje.
problem-method-next = Wróć do poprzedniej strony i spróbuj jeszcze raz.

problem-busy-title = Teraz nie nadążamy
problem-busy-what = Strona odpowiada zbyt wolno.
problem-busy-safe = Nic nie przepadło.
problem-busy-next = Spróbuj jeszcze raz za kilka minut.

problem-too-large-title = To jest za duże
problem-too-large-what = Przysłane dane są większe, niż możemy przyjąć.
problem-too-large-safe = Niczego nie zapisaliśmy.
problem-too-large-next = Skróć tekst albo wybierz mniejszy plik i wyślij jeszcze raz.

problem-media-type-title = Nie umiemy tego odczytać
problem-media-type-what = Dane przyszły w innym formacie, niż się spodziewaliśmy.
problem-media-type-next = Wyślij formularz z naszej strony.

problem-invalid-title = Nie możemy przyjąć tych danych
problem-invalid-what = Czegoś brakuje albo coś się nie zgadza.
problem-invalid-safe = Niczego nie zapisaliśmy.
problem-invalid-next = Wróć do formularza, popraw dane i wyślij jeszcze raz.

problem-display-title = Nie znamy takiego wyglądu
problem-display-what = Wybrane kolory albo wielkość liter nie są na naszej liście.
problem-display-next = Wróć i wybierz jedną z możliwości.

problem-too-many-title = Za dużo pytań naraz
problem-too-many-what = Z Twojego adresu przyszło dużo zapytań w krótkim czasie.
problem-too-many-next = Odczekaj chwilę i spróbuj jeszcze raz.

problem-fault-title = Coś się u nas zepsuło
problem-fault-what = To nasz błąd, nie Twój. Już o nim wiemy.
problem-fault-next = Spróbuj jeszcze raz za kilka minut. Jeśli to nie pomoże, napisz do nas i podaj numer zgłoszenia.

# Części, z których składają się strony.

errors-title = Popraw to, zanim pójdziesz dalej
field-optional = (nie musisz podawać)
paging-label = Strony listy
paging-previous = Poprzednia
paging-next = Następna
paging-page = Strona { $n }
paging-shown = { $from }–{ $to } z { $total }
call = Zadzwoń: { $number }
layout-desk = Twoja praca
layout-sign-out = Wyloguj się

# Listy, które można przeszukać, uporządkować i zabrać.

list-words = Szukaj na liście
list-show = Pokaż
list-nothing-found = Nic na tej liście nie pasuje. Zmień szukane słowa albo pokaż wszystko.
list-take-away = Pobierz tę listę:
list-deed = Co zrobić

layout-only-showing = Chwilowo możesz wszystko czytać, ale niczego nie zapiszemy. Pracujemy nad tym – spróbuj za kilka minut.

problem-not-saved-title = Tego nie udało się zapisać
problem-not-saved-what = Chwilowo niczego nie możemy zapisać. To kłopot po naszej stronie, nie Twój błąd.
problem-not-saved-safe = Z tego, co właśnie wysłano, nic się nie zapisało. To, co było zapisane wcześniej, jest bezpieczne.
problem-not-saved-next = Spróbuj ponownie za kilka minut.

problem-only-showing-title = Tej strony chwilowo nie pokażemy
problem-only-showing-what = Żeby ją pokazać, musimy coś zapisać, a chwilowo nie możemy.
problem-only-showing-safe = To, co było zapisane wcześniej, jest bezpieczne.
problem-only-showing-next = Spróbuj ponownie za kilka minut. Inne strony działają.

not-saved-again = Spróbuj zapisać jeszcze raz
not-saved-typed = Twój tekst
not-saved-typed-hint = Nie zamykaj tej strony albo skopiuj stąd to, czego nie chcesz pisać od nowa.
