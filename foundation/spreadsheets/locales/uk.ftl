# Що не так із файлом і як це виправити. До кожного повідомлення належить «-mend»: що можна зробити.

spreadsheets-problem-column = Помилка

spreadsheets-disk = Не вдається прочитати файл ({ $detail }).
spreadsheets-disk-mend = Перевірте, чи файл на місці і чи його можна відкрити. Потім спробуйте ще раз.
spreadsheets-empty = Файл порожній.
spreadsheets-empty-mend = Збережіть таблицю з рядком заголовка і принаймні одним рядком під ним.
spreadsheets-not-a-table = Це не таблиця, а { $kind }.
spreadsheets-not-a-table-mend = Відкрийте файл у програмі для таблиць і збережіть як XLSX або CSV.
spreadsheets-not-text = У рядку { $row } є знаки, які не є текстом.
spreadsheets-not-text-mend = Збережіть таблицю ще раз як XLSX або CSV (UTF-8).
spreadsheets-mixed-encodings = У рядку { $row } змішано два способи запису літер. Частина літер зіпсувалася б.
spreadsheets-mixed-encodings-mend = Відкрийте файл у програмі для таблиць, виправте літери в цьому рядку і збережіть як CSV (UTF-8).
spreadsheets-file-too-large = Файл більший ніж { $limit }.
spreadsheets-file-too-large-mend = Поділіть таблицю на кілька файлів, кожен із тим самим заголовком.
spreadsheets-too-many-rows = { $limit ->
    [one] У таблиці більше ніж { $limit } рядок.
    [few] У таблиці більше ніж { $limit } рядки.
    [many] У таблиці більше ніж { $limit } рядків.
   *[other] У таблиці більше ніж { $limit } рядка.
}
spreadsheets-too-many-rows-mend = Поділіть таблицю на кілька файлів, кожен із тим самим заголовком.
spreadsheets-too-many-columns = { $limit ->
    [one] У рядку { $row } більше ніж { $limit } стовпець.
    [few] У рядку { $row } більше ніж { $limit } стовпці.
    [many] У рядку { $row } більше ніж { $limit } стовпців.
   *[other] У рядку { $row } більше ніж { $limit } стовпця.
}
spreadsheets-too-many-columns-mend = Вилучіть стовпці, які не належать до таблиці.
spreadsheets-cell-too-long = Клітинка в рядку { $row }, у стовпці { $column } задовга.
spreadsheets-cell-too-long-mend = Скоротіть текст у цій клітинці. Перевірте також, чи не бракує десь лапок.
spreadsheets-quote-not-closed = Лапки, які відкриваються в рядку { $row }, ніде не закриваються.
spreadsheets-quote-not-closed-mend = Закрийте лапки. Якщо вони належать до тексту, напишіть їх двічі.
spreadsheets-duplicate-header = Стовпець «{ $name }» є в заголовку двічі ({ $first } і { $second }).
spreadsheets-duplicate-header-mend = Дайте кожному стовпцю іншу назву.
spreadsheets-missing-columns = У заголовку бракує: { $missing }.
spreadsheets-missing-columns-mend = Допишіть те, чого бракує, або почніть зі зразка.
spreadsheets-no-such-sheet = У книзі немає аркуша «{ $wanted }». У ній є: { $present }.
spreadsheets-no-such-sheet-mend = Змініть назву аркуша або виберіть один із тих, що є.
spreadsheets-unpacks-too-large = Розпакована книга більша ніж { $limit }.
spreadsheets-unpacks-too-large-mend = Відкрийте її в програмі для таблиць і збережіть ще раз як XLSX або CSV.
spreadsheets-locked = Книга закрита паролем.
spreadsheets-locked-mend = Зніміть пароль і збережіть книгу ще раз.
spreadsheets-damaged = Книга пошкоджена.
spreadsheets-damaged-mend = Відкрийте її в програмі для таблиць і збережіть ще раз як XLSX або CSV.

spreadsheets-too-many-cells = У рядку забагато клітинок: { $found }. У заголовку { $expected }.
spreadsheets-too-many-cells-mend = Текст, у якому є кома або крапка з комою, візьміть у лапки.
spreadsheets-too-few-cells = У рядку замало клітинок: { $found }. У заголовку { $expected }.
spreadsheets-too-few-cells-mend = Доповніть рядок. Коли нема чого вписати, залиште клітинку порожньою.

spreadsheets-kind-old-workbook = стара книга (.xls) або книга з паролем
spreadsheets-kind-binary-workbook = двійкова книга (.xlsb)
spreadsheets-kind-open-document = документ OpenDocument
spreadsheets-kind-pdf = документ PDF
spreadsheets-kind-text-document = текстовий документ
spreadsheets-kind-web-page = веб-сторінка
spreadsheets-kind-xml = документ XML
spreadsheets-kind-json = документ JSON
spreadsheets-kind-archive = архів
spreadsheets-kind-picture = зображення
spreadsheets-kind-database = база даних
spreadsheets-kind-folder = тека

spreadsheets-place-row = { $file }, рядок { $row }
spreadsheets-place-cell = { $file }, рядок { $row }, стовпець { $column }
spreadsheets-place-column = { $file }, стовпець { $column }
spreadsheets-file = файл
spreadsheets-row = рядок
spreadsheets-column = стовпець
spreadsheets-severity = важливість
spreadsheets-what = що не так
spreadsheets-how-to-mend = як виправити
spreadsheets-severity-error = помилка
spreadsheets-severity-warning = увага
