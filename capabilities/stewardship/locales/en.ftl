steward-menu-entries = Entries
steward-menu-proposals = Reports
steward-menu-overdue = Unanswered reports
steward-menu-pending = First entries
steward-menu-duplicates = Duplicates
steward-entries-title = Entries
steward-entries-none = There are no entries here. Change the choice above the list or add a new entry.
steward-entries-count = { $n ->
    [one] { $n } entry
   *[other] { $n } entries
}
steward-search = Search in names
steward-state = Show
steward-state-all = all
steward-state-due = to be confirmed
steward-state-old = not confirmed for long
steward-state-incomplete = incomplete
steward-state-complete = complete
steward-order = Order
steward-order-name = by name
steward-order-due = most urgent first
steward-order-quality = weakest first
steward-order-changed = last changed first
steward-show = Show entries
steward-download = Download this list:
steward-column-type = Type code
steward-column-score = Quality
steward-column-state = State
steward-column-confirmed = Confirmed
steward-column-due = Confirm by
steward-column-changed = Changed
steward-column-page = Page
steward-tag-duty = duty from the law
steward-tag-paused = paused
steward-tag-ended = no longer offered
steward-tag-old = not confirmed for long
steward-tag-due = to be confirmed
steward-tag-complete = complete
steward-tag-incomplete = incomplete
steward-waiting-title = Not visible yet
steward-waits = The region is checking this entry. We will show it once the region agrees.
steward-declined = The region did not publish this entry. Reason: { $reason }
steward-entry-back = Back to the entry
steward-saved = Saved
steward-saved-confirmed = Thank you. The entry has a new date of confirmation today.
steward-just-changed = just changed
steward-confirm = Everything is still true
steward-confirmed = Confirmed: { $date }.
steward-confirmed-never = Nobody has confirmed this entry yet.
steward-due = Confirm by: { $date }.
steward-public-page = See it as people do
steward-duty-title = This entry follows from the law
steward-duty = Nobody has said that you do this. When you save a change, the entry will say so.
steward-quality = Quality of the entry
steward-mend-none = The entry has everything people look for.
steward-mend-first = start here
steward-mend-address = Add an address
steward-mend-phone = Add a phone number
steward-mend-mailbox = Add an e-mail address
steward-mend-how-to-get = Say how to begin
steward-mend-freshness = Confirm that everything is true
steward-mend-kind = Choose a type and an area
steward-mend-audience = Say for whom it is
steward-mend-hours = Add opening hours
steward-mend-description = Describe the service: 80 to 2,000 characters
steward-mend-cost = Say what it costs
steward-part-name = Name and description
steward-part-audience = For whom
steward-part-getting = How to get it and what to bring
steward-part-cost = What it costs
steward-part-places = Places and hours
steward-part-contacts = Contacts
steward-part-access = Accessibility and languages
steward-part-capacity = Free places
steward-part-texts = Plain text, easy to read, sign language
steward-part-translations = Translations
steward-part-empty = There is nothing here yet.
steward-change = Change
steward-save = Save
steward-cancel = Go back without saving
steward-check = Check the text
steward-checked = The hints stand under the texts. Nothing has been saved yet.
steward-now = In the directory now:
steward-choose = Choose
steward-report-beside = Somebody noticed this
steward-reads-plain = Easy to read. FOG-PL score: { $fog }.
steward-reads-middling = Could be easier to read. FOG-PL score: { $fog }; up to 9 is good.
steward-reads-hard = Hard to read. FOG-PL score: { $fog }; up to 9 is good. Use shorter sentences and words.
steward-long-sentence = { $n ->
    [one] The longest sentence has { $n } word. Split it.
   *[other] The longest sentence has { $n } words. Split it.
}
steward-plainer = Say it more plainly:
steward-conflict-title = Somebody changed this entry before you
steward-conflict-what = The entry has changed since you opened this page. Nothing was overwritten.
steward-conflict-next = Go back to the entry, look at it and try again.
steward-conflict-here = Your text is not lost: it stands in the fields. Under the fields you see what the directory says now. Correct what is needed and save again.
steward-gone-title = This entry is no longer in the directory
steward-gone-what = Somebody withdrew it or joined it with another.
steward-gone-next = Withdrawn entries stay in the bin for 30 days.
steward-decided-title = Somebody has decided this already
steward-decided-what = This entry was decided before yours was sent.
steward-decided-next = Look at the list: it shows the entries that wait.
steward-answered-title = This report has an answer already
steward-answered-what = Somebody answered it before you.
steward-answered-next = Look at the list: it shows the reports that wait.
steward-pair-gone-title = One of these entries is no longer there
steward-pair-gone-what = Somebody withdrew it or joined it with another.
steward-pair-gone-next = Go back to the list and search again.
steward-pair-unfit-title = These entries cannot be joined
steward-pair-unfit-what = One of them is a part of the other.
steward-pair-unfit-next = Say that they are not the same.
steward-field-name = Name
steward-field-name-hint = As people say it. No abbreviations.
steward-field-description = Description
steward-field-description-hint = What it is and what it gives. Write to the person who looks for it.
steward-field-service-type = Type of service
steward-field-area = Area
steward-field-status = Can it be had now
steward-field-target-groups = For whom
steward-field-grounds = In which troubles
steward-field-minimum-age = From which age
steward-field-maximum-age = Up to which age
steward-field-conditions = Conditions
steward-field-conditions-hint = Who can get it and who cannot.
steward-field-serves = For the people of
steward-field-first-step = How to begin
steward-field-first-step-hint = One sentence: call, come or write.
steward-field-documents = What to bring
steward-field-documents-hint = Each thing on a new line.
steward-field-application = An application is needed
steward-field-decision = An official decision is needed
steward-field-interview = A worker visits at home first
steward-field-referral = A referral is needed
steward-field-income-test = Income is checked
steward-field-free-of-charge = Is it free of charge
steward-field-fee-rule = Who pays and how
steward-field-cost-note = Cost in words
steward-field-cost-note-hint = For example: 25 zł an hour, nothing for a low income.
steward-field-modes = How it works
steward-field-hours = Hours
steward-field-hours-hint = For example: pon.-pt. 7.30-15.30. Leave empty when they are those of the whole institution.
steward-field-site-name = Name of the place
steward-field-site-street = Address
steward-field-site-street-hint = Street and number.
steward-field-site-postcode = Postcode
steward-field-site-city = Town or village
steward-field-site-confidential = Secret address
steward-field-phones = Phone numbers
steward-field-phones-hint = Each number on a new line. Leave empty when they are those of the whole institution.
steward-field-emails = E-mail addresses
steward-field-emails-hint = Each on a new line. Give the address of the office, not of a person.
steward-field-websites = Websites
steward-field-websites-hint = Each on a new line. It begins with https://.
steward-field-access-needs = Accessibility
steward-field-access-needs-hint = Tick only what is certainly there.
steward-field-languages = Languages
steward-field-free = Free places
steward-field-total = All places
steward-field-free-for-women = Free places for women
steward-field-free-for-men = Free places for men
steward-field-waiting = How many people wait
steward-field-waiting-days = How many days one waits
steward-field-as-of = As of
steward-field-plain = Plain text
steward-field-plain-hint = Short sentences, known words.
steward-field-easy = Easy-to-read text (ETR)
steward-field-easy-hint = One sentence, one thought. Each sentence on a new line.
steward-field-sign-language-url = Address of a recording in Polish Sign Language (PJM)
steward-field-sign-language-url-hint = It begins with https://.
steward-field-transcript = What the recording says
steward-field-site-confidential-yes = Nobody may see this address
steward-answer-yes = yes
steward-answer-no = no
steward-answer-unknown = I do not know
steward-status-active = yes
steward-status-paused = paused for now
steward-status-ended = no, it has ended
steward-mode-in-person = one comes in person
steward-mode-at-home = at your home
steward-mode-phone = by phone
steward-mode-online = over the internet
steward-mode-residential = one lives there
steward-serves-keep = { $n ->
    [one] as before ({ $n } unit)
   *[other] as before ({ $n } units)
}
steward-serves-gmina = the gmina of the institution
steward-serves-powiat = the whole powiat
steward-serves-voivodeship = the whole voivodeship
steward-site-first = Place, when not at the seat
steward-site-next = One more place
steward-site = { $n ->
    [one] Place { $n }
   *[other] Place { $n }
}
steward-site-secret = secret address
steward-hours-always = We understand: day and night, every day.
steward-hours-understood = We understand: { $hours }.
steward-hours-not-understood = We will show these words as they are. But the page will not say whether it is open now.
steward-too-long = { $n ->
    [one] The text has { $n } character. Shorten it to { $most }.
   *[other] The text has { $n } characters. Shorten it to { $most }.
}
steward-number-wrong = Type a number from 0 to { $most }. Leave it empty when you do not know.
steward-name-missing = Type a name.
steward-type-missing = Choose a type of service.
steward-area-missing = Choose an area.
steward-ages-wrong = This age is below the age from which it is. Correct one of them.
steward-postcode-wrong = Check the postcode. It should look like this: 34-400.
steward-phone-wrong = Check the number: { $typed }. It should look like this: 18 200 12 34.
steward-mailbox-wrong = Check the address: { $typed }. It should look like this: biuro@gmina.pl.
steward-website-wrong = Check the address of the website. It begins with https:// and has no spaces.
steward-places-wrong = There are more free places than places. Correct one of the numbers.
steward-institution-missing = Choose an institution.
steward-reason-missing = Say why.
steward-add-title = New entry
steward-add-lead = Begin with a name and a description. You add the rest afterwards, part by part.
steward-add = Add the entry
steward-places-title = Free places
steward-places-save = Save the free places
steward-places-as-of = Last given: { $date }.
steward-places-all = Give more figures
steward-translations-lead = The Polish text stands above the fields. When you save, all translations count as checked.
steward-translations-missing = { $n ->
    [one] { $n } translation is missing.
   *[other] { $n } translations are missing.
}
steward-translations-outdated = { $n ->
    [one] { $n } translation needs a check.
   *[other] { $n } translations need a check.
}
steward-translation-missing = needs translation
steward-translation-outdated = needs translation: the Polish changed on { $date }
steward-translation-current = up to date
steward-in-en = In English
steward-in-uk = In Ukrainian
steward-slot-document = { $n ->
    [one] What to bring: { $n }
   *[other] What to bring: { $n }
}
steward-history-title = History of changes
steward-history-none = Nobody has changed this entry yet.
steward-history-before = Before:
steward-history-after = After:
steward-history-return = Go back to what it said before this change
steward-history-since = The entry has been in the directory since { $date }.
steward-who-member = somebody of the institution
steward-who-import = an import of data
steward-who-letter = a link of a letter
steward-who-program = the program
steward-did-added = New entry
steward-did-revised = Change
steward-did-confirmed = Confirmation
steward-did-returned = Back to an earlier text
steward-did-withdrawn = Withdrawal
steward-did-brought-back = Back from the bin
steward-did-changed = Change at the source
steward-did-removed = Gone at the source
steward-did-restored = Back at the source
steward-did-merged = Joined with another entry
steward-did-parted = Parted again
steward-did-moved = Change of institution
steward-bin-title = Bin
steward-bin-lead = Withdrawn entries stay here for 30 days. After that only a trace of them is left.
steward-bin-none = The bin is empty.
steward-bin-since = Withdrawn: { $date }. In the bin until: { $until }.
steward-bin-restore = Bring back
steward-withdraw-title = Withdraw the entry
steward-withdraw-lead = The entry will leave the directory. For 30 days it can be brought back from the bin.
steward-withdraw = Withdraw
steward-proposals-title = Reports
steward-proposals-lead = Somebody noticed that something is wrong. Correct the entry, or say why it stays as it is.
steward-proposals-none = No reports are waiting.
steward-proposals-count = { $n ->
    [one] { $n } report waits
   *[other] { $n } reports wait
}
steward-proposals-accepted = { $n ->
    [one] { $n } report was accepted.
   *[other] { $n } reports were accepted.
}
steward-proposals-declined = { $n ->
    [one] { $n } report was declined.
   *[other] { $n } reports were declined.
}
steward-proposal-what = What is wrong
steward-proposal-entry = Entry
steward-proposal-sender = Who reported it
steward-proposal-since = Waiting since
steward-proposal-details = Description
steward-proposal-source = The source now says something else
steward-sender-source = the source of the data
steward-sender-visitor = a visitor
steward-proposal-accept = Accept and correct the entry
steward-proposal-decline = Decline
steward-proposal-reason = Why
steward-proposal-reason-hint = It stays in the history. Do not write about people.
steward-outcome-accepted = The report was accepted.
steward-outcome-declined = The report was declined.
steward-overdue-title = Unanswered reports
steward-overdue-lead = These reports have waited for more than 14 days. Call the institution and help it to answer.
steward-overdue-accept = The institution will correct it
steward-pending-title = First entries
steward-pending-lead = These institutions have no people of their own here yet. Check the entry before everybody sees it.
steward-pending-none = Nothing is waiting to be checked.
steward-pending-count = { $n ->
    [one] { $n } entry waits
   *[other] { $n } entries wait
}
steward-pending-publish = Show it to everybody
steward-pending-reason = Why not
steward-pending-reason-hint = The institution will read this.
steward-duplicates-title = Duplicates
steward-duplicates-lead = These entries may speak of the same thing. Look at both and decide. Every joining can be undone.
steward-duplicates-none = There are no pairs to look at.
steward-duplicates-search = Search now
steward-duplicates-searched = { $n ->
    [one] After the search: { $n } pair.
   *[other] After the search: { $n } pairs.
}
steward-duplicates-count = { $n ->
    [one] { $n } pair
   *[other] { $n } pairs
}
steward-pair = Pair
steward-kind = What it is
steward-kind-service = services
steward-kind-institution = institutions
steward-reasons = Why we think so
steward-reason-same-institution = the same institution
steward-reason-same-type = the same type
steward-reason-similar-name = a similar name
steward-reason-same-phone = the same phone
steward-reason-same-address = the same address
steward-reason-same-number = the same register number
steward-reason-same-gmina = the same gmina
steward-reason-same-kind = the same kind of institution
steward-pair-title = Is this the same?
steward-pair-lead = The entry that stays takes from the other what it lacks. The old address will lead to it.
steward-pair-stays = Join. This one stays
steward-pair-apart = They are not the same
steward-numbers = Register numbers
steward-services = How many services
steward-merged-title = Joined entries
steward-merged-lead = Here you can part entries that somebody joined.
steward-merged-none = Nobody has joined anything yet.
steward-merged-count = { $n ->
    [one] { $n } joining
   *[other] { $n } joinings
}
steward-merged-went = This one went
steward-merged-stayed = This one stayed
steward-merged-when = When
steward-merged-undo = Part again

# Entries from a sheet.

steward-did-imported = changed from a sheet
steward-did-import-undone = changes from a sheet were undone
steward-imports-title = Entries from a sheet
steward-imports-lead =
    Download the table with all entries, change in it what must be changed, and send it here. A new entry is a new row with an empty id.

    First we show what will change. Nothing is saved until you confirm it. You can undo the whole sheet for 24 hours.
steward-imports-so-far = Sheets so far
steward-imports-none = There is no sheet yet.
steward-imports-way = Change many entries in a sheet
steward-import-table = Entries to change
steward-import-download = The table to change:
steward-import-file = The changed table
steward-import-file-hint = An XLSX or CSV file, at most 5,000 rows.
steward-import-go = Show what will change
steward-import-missing = Choose the file with the table.
steward-import-broken = { $what } { $mend }
steward-import-made = When
steward-import-file-name = File
steward-import-standing = State
steward-import-added = New
steward-import-changed = Changed
steward-import-refused = Refused
steward-import-is-draft = waits to be confirmed
steward-import-is-done = saved
steward-import-is-undone = undone
steward-import-preview-title = Check before we save
steward-import-preview-lead = Nothing has been changed yet. See what will happen to each row.
steward-import-title = Entries from this sheet
steward-import-row = Row
steward-import-outcome = What happens
steward-import-column = Column
steward-import-before = Now
steward-import-after = From the sheet
steward-import-since = Since then
steward-import-every-row = All
steward-import-would-new = new entry
steward-import-would-changed = change
steward-import-would-refused = refused
steward-import-would-unchanged = unchanged
steward-import-was-added = new entry
steward-import-was-changed = changed
steward-import-was-waits = waits for the region
steward-import-changed-since = somebody changed this entry after the sheet
steward-import-would-count-new = { $n ->
    [one] { $n } new entry.
   *[other] { $n } new entries.
}
steward-import-would-count-changed = { $n ->
    [one] { $n } entry will change.
   *[other] { $n } entries will change.
}
steward-import-would-count-unchanged = { $n ->
    [one] { $n } entry stays as it is.
   *[other] { $n } entries stay as they are.
}
steward-import-would-count-refused = { $n ->
    [one] { $n } row will be refused.
   *[other] { $n } rows will be refused.
}
steward-import-did-count-new = { $n ->
    [one] { $n } new entry.
   *[other] { $n } new entries.
}
steward-import-did-count-changed = { $n ->
    [one] { $n } entry changed.
   *[other] { $n } entries changed.
}
steward-import-did-count-unchanged = { $n ->
    [one] { $n } entry unchanged.
   *[other] { $n } entries unchanged.
}
steward-import-did-count-refused = { $n ->
    [one] { $n } row refused.
   *[other] { $n } rows refused.
}
steward-import-confirm = { $n ->
    [one] Save { $n } entry
   *[other] Save { $n } entries
}
steward-import-throw-away = Throw this sheet away
steward-import-undo = Undo the whole sheet
steward-import-undo-until = You can undo this sheet until { $until }. Entries that somebody changed later stay as they are.
steward-import-done-confirmed = Done. The entries are saved.
steward-import-done-undone = Done. The sheet is undone. The list shows entries that somebody changed later and that stayed as they are.
steward-import-conflict-title = The entries have changed
steward-import-conflict = Somebody changed entries while you were looking at this page. Nothing was saved. Check again and confirm.
steward-import-over-title = This sheet does not wait any more
steward-import-over-what = Somebody saved it or threw it away, or two days have passed.
steward-import-over-next = Go back to the list of sheets and see what became of it.
steward-import-changed-title = The entries have changed
steward-import-changed-what = Somebody changed entries while you were looking at this page. Nothing was saved.
steward-import-changed-next = Open the sheet again and see what will change.
steward-import-too-late-title = This sheet cannot be undone any more
steward-import-too-late-what = 24 hours have passed, or somebody has undone it.
steward-import-too-late-next = Open the history of an entry. Each can go back by itself to what it said before.
steward-import-wrong-code = the list has no such code
steward-import-wrong-number = this is no number, or too large a one
steward-import-wrong-answer = write yes or no, or leave it empty
steward-import-wrong-unit = this is no TERYT code
steward-import-wrong-mailbox = this is no mailbox
steward-import-wrong-phone = this is no telephone number
steward-import-wrong-website = an address of a page begins with https://
steward-import-wrong-postcode = a postal code looks like 34-400
steward-import-wrong-too-long = the text is too long
steward-import-wrong-coordinates = this place is not in Poland, or one coordinate is missing
steward-import-wrong-missing = something must stand here
steward-import-wrong-ages = the last age is below the first
steward-import-wrong-places = there are more free places than places
steward-import-wrong-fixed = this is not changed in a sheet
steward-import-wrong-entry = no entry has this id; leave it empty for a new one
steward-import-wrong-gone = this entry was withdrawn
steward-import-wrong-institution = there is no such institution among yours
steward-import-wrong-other-institution = an entry stays with its institution
steward-import-wrong-twice = this entry stands in row { $row } already
steward-import-wrong-kept = the institution keeps this entry itself; tell it what to change

steward-bin-withdrawn = Withdrawn
steward-bin-until = Can be brought back until
steward-proposals-every = All
steward-kind-every = All
steward-pair-found = Found

steward-history-every-part = All parts
steward-history-when = When
steward-history-who = Who
steward-history-what = What happened
steward-history-part = Part of the entry

# What an institution says about itself.

steward-did-described = the institution changed what it says about itself
steward-itself-title = About the institution
steward-itself-lead = Here you change what the institution says about itself. Its name and numbers come from the register.
steward-itself-about = About us
steward-itself-contacts = Contact
steward-itself-place = Address and hours
steward-itself-access = Accessibility and languages
steward-field-site-hours = Hours at this place
steward-field-site-hours-hint = Only when they differ from elsewhere.

# The picture.

steward-picture-title = Picture
steward-picture-file = File with the picture
steward-picture-hint = PNG, JPEG or WebP, at most 4 MB and 12 million pixels. We remove what it says about place and camera. Do not show the faces of people who get help.
steward-picture-shows-pl = What the picture shows (in Polish)
steward-picture-shows-en = What the picture shows (in English)
steward-picture-shows-uk = What the picture shows (in Ukrainian)
steward-picture-shows-hint = One sentence for people who will not see the picture.
steward-picture-decorative = Decoration
steward-picture-decorative-yes = This picture only decorates the page
steward-picture-decorative-hint = Screen readers then pass over it, and no words are needed.
steward-picture-remove = Remove the picture
steward-picture-missing = Choose a file with a picture.
steward-picture-wordless = Write what the picture shows, or say that it only decorates the page.
steward-picture-too-long = The words are too long. Use at most { $most } characters.
steward-picture-foreign = This is no PNG, JPEG or WebP picture. Save it in one of these formats.
steward-picture-damaged = This picture is damaged. Save it again and send it.
steward-picture-too-large = The file is larger than 4 MB. Make the picture smaller.
steward-picture-too-many-pixels = The picture is too large. Make it at most 4,096 pixels on each side and 12 million together.
steward-picture-moving = Moving pictures are not taken. Send one that stands still.
