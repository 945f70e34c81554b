# Words of the register of processing activities: on which basis and for how long.

privacy-basis-consent = The person’s consent (GDPR art. 6(1)(a))
privacy-basis-contract = A contract with the person (GDPR art. 6(1)(b))
privacy-basis-legal-obligation = A duty that the law imposes (GDPR art. 6(1)(c))
privacy-basis-vital-interests = Protecting life and health (GDPR art. 6(1)(d))
privacy-basis-public-task = A task in the public interest (GDPR art. 6(1)(e))
privacy-basis-legitimate-interest = A legitimate interest (GDPR art. 6(1)(f))

privacy-kept-with-account = As long as the account exists
privacy-kept-until-erased = Until this person’s data are erased
privacy-kept-days = { $days ->
    [one] For { $days } day
   *[other] For { $days } days
}

privacy-purpose-hold = Keeping data that a court, an appeal or an inspection needs
