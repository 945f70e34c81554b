# Words about places: how to name a gmina, a powiat and a locality; what is wrong with a question about units.

place-city = { $name }
place-town = { $name } (town), powiat { $powiat }
place-town-and-country = { $name } (town and gmina), powiat { $powiat }
place-rural = gmina { $name } (rural), powiat { $powiat }
place-locality = { $name }, gmina { $gmina }, powiat { $powiat }
place-locality-in-city = { $name }, { $gmina }
place-powiat = powiat { $name }
place-voivodeship = voivodeship { $name }

territory-level-unknown = We do not know this level. Write voivodeship, powiat or gmina.
territory-code-malformed = This is not a TERYT code. Write 2, 4 or 7 digits, for example 1206022.
territory-day-malformed = This is not a date. Write year, month and day, for example 2026-01-01.
territory-number-malformed = Write a whole number from { $least } to { $most }.
