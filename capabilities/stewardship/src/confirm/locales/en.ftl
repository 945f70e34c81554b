# Confirming entries by letter: the letter, the pages behind its links, notices.

confirm-fact-institution = Who helps
confirm-fact-phone = Phone
confirm-fact-email = E-mail
confirm-fact-hours = Opening hours
confirm-fact-address = Address
confirm-fact-address-hidden = not shown in public
confirm-fact-places = Free places
confirm-fact-description = Description
confirm-fact-missing = missing
confirm-hours-always = day and night, every day
confirm-places-known = { $n ->
    [one] { $n } free place on { $date }
   *[other] { $n } free places on { $date }
}

confirm-letter-subject-one = Is this still true? { $name }
confirm-letter-subject = { $n ->
    [one] Is this still true? { $n } entry in the directory
   *[other] Is this still true? { $n } entries in the directory
}
confirm-letter-reason = This letter came to the mailbox that the directory names for these services. We write no more than once every few days.
confirm-letter-intro = { $n ->
    [one] people look for help in our directory. Please check whether this entry is up to date.
   *[other] people look for help in our directory. Please check whether these { $n } entries are up to date.
}
confirm-letter-how = One click and one button are enough. There is nothing to sign in to. The links work for 30 days.
confirm-letter-yes = Everything is true
confirm-letter-change = I want to correct something
confirm-letter-end = We no longer offer this
confirm-letter-places = Give the number of free places
confirm-letter-end-note = If nobody answers, we remind you. After that the entry says since when nobody has confirmed it.

confirm-title = Is this still true?
confirm-lead = This is how people see the entry. If everything is right, press the button.
confirm-button = Everything is true
confirm-end-title = You no longer offer this?
confirm-end-lead = When you press the button, the entry leaves the search. You can take it back for 24 hours.
confirm-end-button = We no longer offer this
confirm-change-title = Correct the entry
confirm-change-at-once = Change what is different. Your corrections show at once.
confirm-change-proposed = Change what is different. Somebody who looks after this institution’s entries checks your corrections.
confirm-change-button = Save corrections
confirm-places-title = How many places are free?
confirm-places-free = Free places today
confirm-places-waiting = How many people wait
confirm-places-waiting-hint = Leave it empty if you do not count them.
confirm-places-button = Save
confirm-places-again = This link works for 30 days. You may come back to it every day.
confirm-changed-title = The entry changed since the letter
confirm-changed = This is how it looks now. Please check again before you press the button.
confirm-phone-hint = Separate several numbers by commas.
confirm-email-hint = The mailbox of the office, not of a person. This is where we write.
confirm-hours-hint = For example: Monday–Friday 7:30–15:30
confirm-description-hint = A few plain sentences: what you do and for whom.
confirm-free-hint = Leave it empty if you do not count places.
confirm-phone-wrong = Type a number that can be called, for example 12 345 67 89.
confirm-email-wrong = Type an e-mail address, for example office@ops.example.pl.
confirm-hours-long = Shorten the hours to 300 characters.
confirm-description-long = Shorten the description: 1,000 characters in all fit here, 2,000 after signing in.
confirm-places-wrong = Type a number from 0 to 9999.
confirm-places-more-than-all = There cannot be more free places than places. If there are more places now, choose “I want to correct something”.
confirm-personal-number = This looks like a PESEL number. Remove it: everybody sees the entry.

confirm-way-yes = Everything is true
confirm-way-change = I want to correct something
confirm-way-end = We no longer offer this
confirm-way-places = Give the number of free places
confirm-way-public = See the entry as people see it
confirm-ways-title = What else you can do

confirm-thanks-title = Thank you
confirm-thanks-before = This is saved already, thank you
confirm-thanks-confirmed = The entry is confirmed.
confirm-thanks-nothing = Nothing changed, so the entry is confirmed.
confirm-thanks-changed = Your corrections show already, and the entry is confirmed.
confirm-thanks-next = We ask again before { $date }.
confirm-thanks-proposed = Your corrections wait to be checked.
confirm-thanks-proposed-next = Whoever looks after this institution’s entries finds them in their list of things to do.
confirm-thanks-ended = The entry is marked as ended. It is no longer found in the search.
confirm-thanks-ended-next = A mistake? For 24 hours you can take it back with the button below. After that an editor of the institution can, after signing in.
confirm-thanks-undone = The entry shows again.
confirm-thanks-undone-next = There is nothing more to do.
confirm-thanks-places = The number of free places is saved with today’s date.
confirm-thanks-places-next = The same link works for 30 days, tomorrow too.
confirm-thanks-elsewhere = Somebody checked this entry already, or you have a newer letter.
confirm-thanks-elsewhere-next = There is nothing to do. If something is wrong, sign in or use the link of the newer letter.
confirm-undo-button = Take it back: we still offer this
confirm-others-title = { $n ->
    [one] { $n } more entry of this letter waits
   *[other] { $n } more entries of this letter wait
}

confirm-link-broken-title = This link does not work
confirm-link-broken-what = The link is not complete, or somebody altered it. Some mail programs break long links.
confirm-link-broken-safe = Nothing was changed.
confirm-link-broken-next = Go back to the letter and follow the link again, or copy all of it. You can also check your entries after signing in.
confirm-link-over-title = This link has expired
confirm-link-over-what = Links in letters work for 30 days, and taking something back for 24 hours.
confirm-link-over-safe = Nothing was changed.
confirm-link-over-next = Wait for the next letter, or sign in and correct the entry.
confirm-link-foreign-title = This link is out of date
confirm-link-foreign-what = Somebody checked this entry already, you have a newer letter, or the entry has another mailbox now.
confirm-link-foreign-safe = Nothing was changed.
confirm-link-foreign-next = Use the link of the latest letter, or sign in and correct the entry.
confirm-link-gone-title = This entry is gone
confirm-link-gone-what = The entry was taken out of the directory.
confirm-link-gone-next = If you still offer this, sign in and add it again.

notice-service-overdue = { $n ->
    [one] Nobody confirmed { $n } entry although we wrote three times
   *[other] Nobody confirmed { $n } entries although we wrote three times
}
notice-service-mailbox-refused = { $n ->
    [one] Letters about { $n } entry cannot be delivered: correct the e-mail address
   *[other] Letters about { $n } entries cannot be delivered: correct the e-mail address
}

# The tasks of the day.

today-title = To do today
today-empty = Everything is done for today. Well done.
today-until = by { $date }
today-since = since { $date }
today-ways-title = What you can do next
today-way-entries = Look through your institution’s entries
today-way-add = Add a new entry
today-way-board = See the state of the region’s entries
today-way-team = See the team
today-way-notices = Notices
today-way-account = My account
today-confirm = { $n ->
    [one] { $n } entry to confirm
   *[other] { $n } entries to confirm
}
today-mailboxes = { $n ->
    [one] { $n } entry we cannot ask about: its mailbox refuses letters
   *[other] { $n } entries we cannot ask about: their mailboxes refuse letters
}
today-proposals = { $n ->
    [one] { $n } report to handle
   *[other] { $n } reports to handle
}
today-unanswered = { $n ->
    [one] { $n } report without an answer for two weeks
   *[other] { $n } reports without an answer for two weeks
}
today-first-publications = { $n ->
    [one] { $n } first entry to check
   *[other] { $n } first entries to check
}
today-requests = { $n ->
    [one] { $n } institution asks to join
   *[other] { $n } institutions ask to join
}
today-duplicates = { $n ->
    [one] { $n } pair of entries that may be the same
   *[other] { $n } pairs of entries that may be the same
}
today-invitations = { $n ->
    [one] { $n } invitation that nobody took
   *[other] { $n } invitations that nobody took
}
today-overdue = { $n ->
    [one] { $n } entry of the region is overdue
   *[other] { $n } entries of the region are overdue
}
today-notices = { $n ->
    [one] { $n } new notice
   *[other] { $n } new notices
}

# Notices.

notices-title = Notices
notices-all-read = Everything is read.
notices-empty = There are no notices yet. They come when something needs your attention.
notices-new = New
notices-read = Mark as read
notices-read-all = Mark all as read
notices-settings-title = How you want to be told
notices-kind-every = All notices
notices-kind-service-overdue = Nobody confirmed entries
notices-kind-service-mailbox-refused = A mailbox refuses letters about entries
notices-channel-same = Like all others
notices-channel-app = Here only
notices-channel-app-and-mail = Here and by e-mail at once
notices-channel-digest = Here and in one letter each morning
notices-channel-missing = Choose how we should tell you.
notices-quiet-title = Quiet hours
notices-quiet-hint = We send no e-mail in these hours. It comes when they end. Leave empty for no quiet hours.
notices-quiet-from = From
notices-quiet-to = To
notices-quiet-wrong = Give a time such as 21:00, or leave both fields empty.
notices-quiet-same = Quiet hours cannot end when they begin.
notices-save = Save
notices-saved = Saved
notices-saved-from-now = It holds from the next notice on.

# The state of the region’s entries.

board-title = State of entries
board-empty = There are no entries yet that somebody could confirm.
board-finding = { $n ->
    [one] { $share } of entries were confirmed in the last 90 days, and { $n } entry is overdue.
   *[other] { $share } of entries were confirmed in the last 90 days, and { $n } entries are overdue.
}
board-entries = Entries
board-fresh = Confirmed within 90 days
board-recent = Confirmed within 180 days
board-median = Half of the entries are no older than (days)
board-overdue = Overdue
board-never = Never confirmed
board-nothing = –
board-where = Where
board-everywhere = everywhere
board-area = Area of services
board-all-areas = all areas
board-show = Show
board-to-overdue = See what is overdue, and at whom
board-gmina = Municipality
board-teryt = TERYT code
board-by-gmina-title = Municipalities
board-by-gmina = Freshness of entries by the institution’s municipality
board-by-area-title = Areas of services
board-by-area = Freshness of entries by area of services
board-map-title = { $n ->
    [one] In { $n } municipality of { $all } less than half of the entries were confirmed
   *[other] In { $n } municipalities of { $all } less than half of the entries were confirmed
}
board-map-summary = A map of municipalities. The colour says which part of the entries was confirmed in the last 90 days. The same numbers stand in the table below.
board-map-source = entries of this directory
board-map-method = An entry belongs to the municipality of the institution that keeps it. Duties that only follow from the law and invented examples are not counted. Borders: { $year }.
board-overdue-title = Overdue entries
board-overdue-none = Nothing is overdue.
board-overdue-lead = { $n ->
    [one] { $n } entry has waited for its confirmation longer than it should.
   *[other] { $n } entries have waited for their confirmation longer than they should.
}
board-overdue-caption = { $n ->
    [one] { $n } overdue entry
   *[other] { $n } overdue entries
}
board-service = Service
board-institution = Institution
board-confirmed = Confirmed
board-never-confirmed = never
board-phone = Phone
board-email = E-mail
board-refused = refuses letters
board-no-mailbox = no address
board-refused-column = Mailbox
board-page = Page
board-sort = Order
board-sort-age = longest unconfirmed first
board-sort-institution = by institution
board-file = state-of-entries
board-sheet = Entries

# Register of processing activities.

confirm-purpose-mailbox = Asking institutions whether their entries are true, no more than once every few days

today-task = Matter
today-count = How many
today-day = Day
