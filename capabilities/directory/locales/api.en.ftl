open-data-parameter-title = We cannot read a parameter
open-data-parameter-what = { $rule ->
    [number] The parameter { $parameter } must be a whole number from 1 to { $most }.
    [flag] The parameter { $parameter } must be true or false.
    [id] The parameter { $parameter } must be a UUID, such as the lists give in the field id.
    [moment] The parameter { $parameter } must be a day, such as 2026-11-01, or a moment, such as 2026-11-01T08:00:00Z.
    [teryt] The parameter { $parameter } must be a TERYT code of 2, 4 or 7 digits, such as 1207072.
    [postcode] The parameter { $parameter } must be a Polish postal code, such as 34-500.
    [format] The parameter { $parameter } must be json; other formats are written by the operator’s export.
   *[other] The parameter { $parameter } cannot be read.
}
open-data-parameter-next = Correct the parameter or leave it out.
open-data-unknown-title = There is no such record
open-data-unknown-what = { $kind ->
    [service] No service has this identifier.
    [institution] No institution has this identifier.
    [place] No service at a place has this identifier.
    [taxonomy] No code list has this identifier.
   *[other] No code has this identifier.
}
open-data-unknown-next = Take the identifier from the lists; it is a UUID.
