# Oprawa listów i powiadomień. Treść listu pisze ten, kto go wysyła.

mail-greeting = Dzień dobry,
mail-not-read = Nikt nie czyta odpowiedzi na ten adres.
mail-end = Nie chcę więcej takich listów

notices-subject = { $n ->
    [one] Masz { $n } nowe powiadomienie
    [few] Masz { $n } nowe powiadomienia
    [many] Masz { $n } nowych powiadomień
   *[other] Masz { $n } nowego powiadomienia
}
notices-intro = { $n ->
    [one] Czeka na Ciebie { $n } powiadomienie:
    [few] Czekają na Ciebie { $n } powiadomienia:
    [many] Czeka na Ciebie { $n } powiadomień:
   *[other] Czeka na Ciebie { $n } powiadomienia:
}
notices-more = { $n ->
    [one] i jeszcze { $n } – zobaczysz je po zalogowaniu
    [few] i jeszcze { $n } – zobaczysz je po zalogowaniu
    [many] i jeszcze { $n } – zobaczysz je po zalogowaniu
   *[other] i jeszcze { $n } – zobaczysz je po zalogowaniu
}
notices-all = Otwórz wszystkie powiadomienia
notices-reason = Dostajesz ten list, bo masz konto w serwisie { $name } i wybrano w nim powiadomienia pocztą. Możesz to zmienić w ustawieniach konta.
notices-settings = Zmień ustawienia powiadomień

# Do czego są dane osobowe: rejestr czynności przetwarzania.
mail-purpose-letter = Wysłanie listu na podany adres i ustalenie, czy został przyjęty
mail-purpose-bounce = Unikanie wysyłania listów na adresy, których serwery pocztowe nie przyjmują
mail-purpose-notice = Powiadamianie użytkownika o tym, co dotyczy jego pracy w serwisie
mail-purpose-preference = Uszanowanie wyboru, jak i kiedy użytkownik chce być powiadamiany
