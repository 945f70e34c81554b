# Co jest nie tak z plikiem i jak to poprawić. Do każdego „co” należy „-mend”: co możesz zrobić.

spreadsheets-problem-column = Błąd

spreadsheets-disk = Nie da się odczytać pliku ({ $detail }).
spreadsheets-disk-mend = Sprawdź, czy plik jest na miejscu i czy możesz go otworzyć. Potem spróbuj jeszcze raz.
spreadsheets-empty = Plik jest pusty.
spreadsheets-empty-mend = Zapisz tabelę z wierszem nagłówka i przynajmniej jednym wierszem pod nim.
spreadsheets-not-a-table = To nie jest tabela, tylko { $kind }.
spreadsheets-not-a-table-mend = Otwórz plik w arkuszu kalkulacyjnym i zapisz jako XLSX albo CSV.
spreadsheets-not-text = W wierszu { $row } są znaki, które nie są tekstem.
spreadsheets-not-text-mend = Zapisz tabelę jeszcze raz jako XLSX albo CSV (UTF-8).
spreadsheets-mixed-encodings = Wiersz { $row } miesza dwa sposoby zapisu liter. Polskie litery byłyby zepsute.
spreadsheets-mixed-encodings-mend = Otwórz plik w arkuszu kalkulacyjnym, popraw litery w tym wierszu i zapisz jako CSV (UTF-8).
spreadsheets-file-too-large = Plik ma więcej niż { $limit }.
spreadsheets-file-too-large-mend = Podziel tabelę na kilka plików, każdy z tym samym nagłówkiem.
spreadsheets-too-many-rows = { $limit ->
    [one] Tabela ma więcej niż { $limit } wiersz.
    [few] Tabela ma więcej niż { $limit } wiersze.
    [many] Tabela ma więcej niż { $limit } wierszy.
   *[other] Tabela ma więcej niż { $limit } wiersza.
}
spreadsheets-too-many-rows-mend = Podziel tabelę na kilka plików, każdy z tym samym nagłówkiem.
spreadsheets-too-many-columns = { $limit ->
    [one] Wiersz { $row } ma więcej niż { $limit } kolumnę.
    [few] Wiersz { $row } ma więcej niż { $limit } kolumny.
    [many] Wiersz { $row } ma więcej niż { $limit } kolumn.
   *[other] Wiersz { $row } ma więcej niż { $limit } kolumny.
}
spreadsheets-too-many-columns-mend = Usuń kolumny, które nie należą do tabeli.
spreadsheets-cell-too-long = Komórka w wierszu { $row }, w kolumnie { $column } jest za długa.
spreadsheets-cell-too-long-mend = Skróć tekst w tej komórce. Sprawdź też, czy nie brakuje gdzieś cudzysłowu.
spreadsheets-quote-not-closed = Cudzysłów, który zaczyna się w wierszu { $row }, nigdzie się nie kończy.
spreadsheets-quote-not-closed-mend = Zamknij cudzysłów. Jeśli należy do tekstu, wpisz go dwa razy.
spreadsheets-duplicate-header = Kolumna „{ $name }” jest w nagłówku dwa razy ({ $first } i { $second }).
spreadsheets-duplicate-header-mend = Nadaj każdej kolumnie inną nazwę.
spreadsheets-missing-columns = W nagłówku brakuje: { $missing }.
spreadsheets-missing-columns-mend = Dopisz to, czego brakuje, albo zacznij od wzoru.
spreadsheets-no-such-sheet = W skoroszycie nie ma arkusza „{ $wanted }”. Są w nim: { $present }.
spreadsheets-no-such-sheet-mend = Zmień nazwę arkusza albo wybierz jeden z tych, które są.
spreadsheets-unpacks-too-large = Skoroszyt po rozpakowaniu ma więcej niż { $limit }.
spreadsheets-unpacks-too-large-mend = Otwórz go w arkuszu kalkulacyjnym i zapisz jeszcze raz jako XLSX albo CSV.
spreadsheets-locked = Skoroszyt jest zamknięty hasłem.
spreadsheets-locked-mend = Usuń hasło i zapisz skoroszyt jeszcze raz.
spreadsheets-damaged = Skoroszyt jest uszkodzony.
spreadsheets-damaged-mend = Otwórz go w arkuszu kalkulacyjnym i zapisz jeszcze raz jako XLSX albo CSV.

spreadsheets-too-many-cells = Wiersz ma za dużo komórek: { $found }. Nagłówek ma { $expected }.
spreadsheets-too-many-cells-mend = Tekst, w którym jest przecinek albo średnik, weź w cudzysłów.
spreadsheets-too-few-cells = Wiersz ma za mało komórek: { $found }. Nagłówek ma { $expected }.
spreadsheets-too-few-cells-mend = Uzupełnij wiersz. Gdy nie ma co wpisać, zostaw komórkę pustą.

spreadsheets-kind-old-workbook = stary skoroszyt (.xls) albo skoroszyt z hasłem
spreadsheets-kind-binary-workbook = skoroszyt binarny (.xlsb)
spreadsheets-kind-open-document = dokument OpenDocument
spreadsheets-kind-pdf = dokument PDF
spreadsheets-kind-text-document = dokument tekstowy
spreadsheets-kind-web-page = strona internetowa
spreadsheets-kind-xml = dokument XML
spreadsheets-kind-json = dokument JSON
spreadsheets-kind-archive = spakowane archiwum
spreadsheets-kind-picture = obrazek
spreadsheets-kind-database = baza danych
spreadsheets-kind-folder = folder

spreadsheets-place-row = { $file }, wiersz { $row }
spreadsheets-place-cell = { $file }, wiersz { $row }, kolumna { $column }
spreadsheets-place-column = { $file }, kolumna { $column }
spreadsheets-file = plik
spreadsheets-row = wiersz
spreadsheets-column = kolumna
spreadsheets-severity = ważność
spreadsheets-what = co jest nie tak
spreadsheets-how-to-mend = jak to poprawić
spreadsheets-severity-error = błąd
spreadsheets-severity-warning = uwaga
