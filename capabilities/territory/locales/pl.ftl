# Słowa o miejscach: jak nazwać gminę, powiat i miejscowość; co jest nie tak w pytaniu o jednostki.

place-city = { $name }
place-town = { $name } (miasto), powiat { $powiat }
place-town-and-country = { $name } (miasto i gmina), powiat { $powiat }
place-rural = gmina { $name } (wiejska), powiat { $powiat }
place-locality = { $name }, gmina { $gmina }, powiat { $powiat }
place-locality-in-city = { $name }, { $gmina }
place-powiat = powiat { $name }
place-voivodeship = województwo { $name }

territory-level-unknown = Nie znamy takiego poziomu. Wpisz voivodeship, powiat albo gmina.
territory-code-malformed = To nie jest kod TERYT. Wpisz 2, 4 albo 7 cyfr, na przykład 1206022.
territory-day-malformed = To nie jest data. Wpisz rok, miesiąc i dzień, na przykład 2026-01-01.
territory-number-malformed = Wpisz liczbę całkowitą od { $least } do { $most }.
