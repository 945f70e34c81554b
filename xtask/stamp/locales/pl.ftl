# Słowa tego miejsca. Pisz prosto, w drugiej osobie.

specimen-title = specimen
specimen-none = Nic tu jeszcze nie ma.
specimen-count = { $n ->
    [one] { $n } wpis
    [few] { $n } wpisy
    [many] { $n } wpisów
   *[other] { $n } wpisu
}
