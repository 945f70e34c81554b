# The frame of letters and notices. What a letter says is written by whoever sends it.

mail-greeting = Hello,
mail-not-read = Nobody reads replies to this address.
mail-end = Stop letters like this one

notices-subject = { $n ->
    [one] You have { $n } new notice
   *[other] You have { $n } new notices
}
notices-intro = { $n ->
    [one] { $n } notice is waiting for you:
   *[other] { $n } notices are waiting for you:
}
notices-more = { $n ->
    [one] and { $n } more – sign in to see it
   *[other] and { $n } more – sign in to see them
}
notices-all = Open all notices
notices-reason = You get this letter because you have an account in { $name } that is set to tell you by mail. You can change that in the settings of your account.
notices-settings = Change how you are told

# What personal data are for: the register of processing activities.
mail-purpose-letter = Sending a letter to the mailbox given and knowing whether it was accepted
mail-purpose-bounce = Not writing to mailboxes that mail servers refuse
mail-purpose-notice = Telling users what concerns their work in the service
mail-purpose-preference = Respecting how and when users want to be told
