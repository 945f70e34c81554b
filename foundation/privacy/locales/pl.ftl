# Słowa rejestru czynności przetwarzania: na jakiej podstawie i jak długo.

privacy-basis-consent = Zgoda osoby (art. 6 ust. 1 lit. a RODO)
privacy-basis-contract = Umowa z osobą (art. 6 ust. 1 lit. b RODO)
privacy-basis-legal-obligation = Obowiązek, który nakłada prawo (art. 6 ust. 1 lit. c RODO)
privacy-basis-vital-interests = Ochrona życia i zdrowia (art. 6 ust. 1 lit. d RODO)
privacy-basis-public-task = Zadanie w interesie publicznym (art. 6 ust. 1 lit. e RODO)
privacy-basis-legitimate-interest = Prawnie uzasadniony interes (art. 6 ust. 1 lit. f RODO)

privacy-kept-with-account = Tak długo, jak istnieje konto
privacy-kept-until-erased = Do usunięcia danych tej osoby
privacy-kept-days = { $days ->
    [one] Przez { $days } dzień
    [few] Przez { $days } dni
    [many] Przez { $days } dni
   *[other] Przez { $days } dnia
}

privacy-purpose-hold = Ochrona danych, które są potrzebne w sądzie, przy odwołaniu albo kontroli
