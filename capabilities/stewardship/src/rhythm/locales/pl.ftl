# Ustawienia: jak pytamy instytucje, czy ich wpisy są aktualne.

rhythm-title = Przypomnienia o wpisach
rhythm-lead = Tu ustalasz, jak pytamy instytucje, czy ich wpisy są aktualne.
rhythm-says = { $letters ->
    [1] Teraz: piszemy { $ahead } dni przed terminem sprawdzenia, tylko raz.
   *[other] Teraz: piszemy { $ahead } dni przed terminem sprawdzenia. Ostatnie przypomnienie wychodzi { $last } dni po pierwszym liście.
}
rhythm-ahead = Ile dni przed terminem pytamy
rhythm-ahead-hint = Od { $from } do { $to }; zwykle { $default }. Im wcześniej, tym więcej czasu ma instytucja.
rhythm-ahead-wrong = Wpisz liczbę od 3 do 60.
rhythm-between = Ile dni mija między listami
rhythm-between-hint = Od { $from } do { $to }; zwykle { $default }. Na jedną skrzynkę nie piszemy częściej.
rhythm-between-wrong = Wpisz liczbę od 3 do 14.
rhythm-letters = Ile razy piszemy
rhythm-letters-hint = Od { $from } do { $to }; zwykle { $default }. Potem o ciszy dowiadują się w programie redaktorzy i kierownik instytucji.
rhythm-letters-wrong = Wpisz liczbę od 1 do 4.
rhythm-save = Zapisz
rhythm-saved = Zapisane
rhythm-saved-from-now = Nowe ustawienia obowiązują od najbliższych listów.
rhythm-earlier = Co obowiązywało i od kiedy
rhythm-since = Od
rhythm-elsewhere = Adres strony, poczta i kopie zapasowe są w pliku ogniwo.toml na serwerze. Jego opis wypisze polecenie „ogniwo settings”.
