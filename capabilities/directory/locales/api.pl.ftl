open-data-parameter-title = Nie rozumiemy parametru
open-data-parameter-what = { $rule ->
    [number] Parametr { $parameter } to liczba całkowita od 1 do { $most }.
    [flag] Parametr { $parameter } to true albo false.
    [id] Parametr { $parameter } to identyfikator UUID, taki jak w polu id na listach.
    [moment] Parametr { $parameter } to dzień, na przykład 2026-11-01, albo chwila, na przykład 2026-11-01T08:00:00Z.
    [teryt] Parametr { $parameter } to kod TERYT, który ma 2, 4 albo 7 cyfr, na przykład 1207072.
    [postcode] Parametr { $parameter } to kod pocztowy, na przykład 34-500.
    [format] Parametr { $parameter } to json. Inne formaty zapisuje eksport u operatora.
   *[other] Nie rozumiemy parametru { $parameter }.
}
open-data-parameter-next = Popraw parametr albo go pomiń.
open-data-unknown-title = Nie ma takiego wpisu
open-data-unknown-what = { $kind ->
    [service] Żadna usługa nie ma tego identyfikatora.
    [institution] Żadna instytucja nie ma tego identyfikatora.
    [place] Żadne miejsce usługi nie ma tego identyfikatora.
    [taxonomy] Żadna lista kodów nie ma tego identyfikatora.
   *[other] Żaden kod nie ma tego identyfikatora.
}
open-data-unknown-next = Weź identyfikator z list. Jest to UUID.
