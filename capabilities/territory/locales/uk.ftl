# Слова про місця: як назвати ґміну, повіт і населений пункт; що не так у запиті про одиниці.

place-city = { $name }
place-town = { $name } (місто), повіт { $powiat }
place-town-and-country = { $name } (місто і ґміна), повіт { $powiat }
place-rural = ґміна { $name } (сільська), повіт { $powiat }
place-locality = { $name }, ґміна { $gmina }, повіт { $powiat }
place-locality-in-city = { $name }, { $gmina }
place-powiat = повіт { $name }
place-voivodeship = воєводство { $name }

territory-level-unknown = Ми не знаємо такого рівня. Напишіть voivodeship, powiat або gmina.
territory-code-malformed = Це не код TERYT. Напишіть 2, 4 або 7 цифр, наприклад 1206022.
territory-day-malformed = Це не дата. Напишіть рік, місяць і день, наприклад 2026-01-01.
territory-number-malformed = Напишіть ціле число від { $least } до { $most }.
