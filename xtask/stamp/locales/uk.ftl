# Слова цього місця. Просто, у другій особі.

specimen-title = specimen
specimen-none = Тут ще нічого немає.
specimen-count = { $n ->
    [one] { $n } запис
    [few] { $n } записи
    [many] { $n } записів
   *[other] { $n } запису
}
