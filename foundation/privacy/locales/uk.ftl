# Слова реєстру операцій з обробки даних: на якій підставі і як довго.

privacy-basis-consent = Згода особи (ст. 6(1)(a) GDPR)
privacy-basis-contract = Договір з особою (ст. 6(1)(b) GDPR)
privacy-basis-legal-obligation = Обов’язок, який накладає закон (ст. 6(1)(c) GDPR)
privacy-basis-vital-interests = Захист життя і здоров’я (ст. 6(1)(d) GDPR)
privacy-basis-public-task = Завдання в суспільних інтересах (ст. 6(1)(e) GDPR)
privacy-basis-legitimate-interest = Законний інтерес (ст. 6(1)(f) GDPR)

privacy-kept-with-account = Поки існує обліковий запис
privacy-kept-until-erased = До видалення даних цієї особи
privacy-kept-days = { $days ->
    [one] Протягом { $days } дня
    [few] Протягом { $days } днів
    [many] Протягом { $days } днів
   *[other] Протягом { $days } дня
}

privacy-purpose-hold = Збереження даних, потрібних суду, для оскарження або перевірки
