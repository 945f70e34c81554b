# What is wrong with a file and how to mend it. Each message has a “-mend”: what you can do.

spreadsheets-problem-column = problem

spreadsheets-disk = The file could not be read ({ $detail }).
spreadsheets-disk-mend = Check that the file is there and that you can open it. Then try again.
spreadsheets-empty = The file is empty.
spreadsheets-empty-mend = Save the table with its header row and at least one row below it.
spreadsheets-not-a-table = This is not a table but { $kind }.
spreadsheets-not-a-table-mend = Open the file in a spreadsheet and save it as XLSX or CSV.
spreadsheets-not-text = Row { $row } holds characters that are not text.
spreadsheets-not-text-mend = Save the table again as XLSX or CSV (UTF-8).
spreadsheets-mixed-encodings = Row { $row } mixes two ways of writing letters. Some letters would be damaged.
spreadsheets-mixed-encodings-mend = Open the file in a spreadsheet, correct the letters in that row and save it as CSV (UTF-8).
spreadsheets-file-too-large = The file is larger than { $limit }.
spreadsheets-file-too-large-mend = Split the table into several files, each with the same header.
spreadsheets-too-many-rows = { $limit ->
    [one] The table has more than { $limit } row.
   *[other] The table has more than { $limit } rows.
}
spreadsheets-too-many-rows-mend = Split the table into several files, each with the same header.
spreadsheets-too-many-columns = { $limit ->
    [one] Row { $row } has more than { $limit } column.
   *[other] Row { $row } has more than { $limit } columns.
}
spreadsheets-too-many-columns-mend = Remove the columns that do not belong to the table.
spreadsheets-cell-too-long = The cell in row { $row }, column { $column } is too long.
spreadsheets-cell-too-long-mend = Shorten its text. Check also that no quotation mark is missing.
spreadsheets-quote-not-closed = A quotation mark that opens in row { $row } is never closed.
spreadsheets-quote-not-closed-mend = Close the quotation mark. If it belongs to the text, write it twice.
spreadsheets-duplicate-header = The column “{ $name }” is in the header twice ({ $first } and { $second }).
spreadsheets-duplicate-header-mend = Give each column its own name.
spreadsheets-missing-columns = The header lacks: { $missing }.
spreadsheets-missing-columns-mend = Add what is missing, or start from the template.
spreadsheets-no-such-sheet = The workbook has no sheet “{ $wanted }”. It has: { $present }.
spreadsheets-no-such-sheet-mend = Rename the sheet, or choose one that is there.
spreadsheets-unpacks-too-large = The workbook unpacks to more than { $limit }.
spreadsheets-unpacks-too-large-mend = Open it in a spreadsheet and save it again as XLSX or CSV.
spreadsheets-locked = The workbook is locked with a password.
spreadsheets-locked-mend = Remove the password and save the workbook again.
spreadsheets-damaged = The workbook is damaged.
spreadsheets-damaged-mend = Open it in a spreadsheet and save it again as XLSX or CSV.

spreadsheets-too-many-cells = The row has too many cells: { $found }. The header has { $expected }.
spreadsheets-too-many-cells-mend = Put text that contains a comma or semicolon between quotation marks.
spreadsheets-too-few-cells = The row has too few cells: { $found }. The header has { $expected }.
spreadsheets-too-few-cells-mend = Complete the row. Leave a cell empty where there is nothing to say.

spreadsheets-kind-old-workbook = an old workbook (.xls) or one with a password
spreadsheets-kind-binary-workbook = a binary workbook (.xlsb)
spreadsheets-kind-open-document = an OpenDocument file
spreadsheets-kind-pdf = a PDF document
spreadsheets-kind-text-document = a text document
spreadsheets-kind-web-page = a web page
spreadsheets-kind-xml = an XML document
spreadsheets-kind-json = a JSON document
spreadsheets-kind-archive = a packed archive
spreadsheets-kind-picture = a picture
spreadsheets-kind-database = a database
spreadsheets-kind-folder = a folder

spreadsheets-place-row = { $file }, row { $row }
spreadsheets-place-cell = { $file }, row { $row }, column { $column }
spreadsheets-place-column = { $file }, column { $column }
spreadsheets-file = file
spreadsheets-row = row
spreadsheets-column = column
spreadsheets-severity = severity
spreadsheets-what = what is wrong
spreadsheets-how-to-mend = how to mend it
spreadsheets-severity-error = error
spreadsheets-severity-warning = warning
