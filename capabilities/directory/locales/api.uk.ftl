open-data-parameter-title = Ми не розуміємо параметра
open-data-parameter-what = { $rule ->
    [number] Параметр { $parameter } — це ціле число від 1 до { $most }.
    [flag] Параметр { $parameter } — це true або false.
    [id] Параметр { $parameter } — це ідентифікатор UUID, як у полі id у списках.
    [moment] Параметр { $parameter } — це день, наприклад 2026-11-01, або мить, наприклад 2026-11-01T08:00:00Z.
    [teryt] Параметр { $parameter } — це код TERYT, який має 2, 4 або 7 цифр, наприклад 1207072.
    [postcode] Параметр { $parameter } — це польський поштовий індекс, наприклад 34-500.
    [format] Параметр { $parameter } — це json. Інші формати записує експорт в оператора.
   *[other] Ми не розуміємо параметра { $parameter }.
}
open-data-parameter-next = Виправте параметр або пропустіть його.
open-data-unknown-title = Такого запису немає
open-data-unknown-what = { $kind ->
    [service] Жодна послуга не має цього ідентифікатора.
    [institution] Жодна установа не має цього ідентифікатора.
    [place] Жодне місце послуги не має цього ідентифікатора.
    [taxonomy] Жоден список кодів не має цього ідентифікатора.
   *[other] Жоден код не має цього ідентифікатора.
}
open-data-unknown-next = Візьміть ідентифікатор зі списків. Це UUID.
