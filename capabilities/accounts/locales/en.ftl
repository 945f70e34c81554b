accounts-menu-account = My account
accounts-menu-switch = Change role
accounts-menu-team = Team
accounts-menu-requests = Institutions’ requests
accounts-menu-sign-in = For institutions
accounts-role-worker = Worker
accounts-role-editor = Editor of entries
accounts-role-manager = Manager
accounts-role-local-administrator = Local administrator
accounts-role-analyst = Analyst
accounts-role-training-specialist = Training specialist
accounts-role-coordinator = Regional coordinator
accounts-role-platform-administrator = Platform administrator
accounts-role-auditor = Auditor
accounts-role-worker-hint = Works with people. Sees data of those whom the institution helps, once the authorisation is accepted.
accounts-role-editor-hint = Keeps entries about services true. Sees no data of people.
accounts-role-manager-hint = Answers for the institution: its people, entries and figures.
accounts-role = Role
accounts-role-missing = Choose a role.
accounts-institution = Institution
accounts-name = Name
accounts-name-hint = As your colleagues know you.
accounts-name-missing = Enter your name.
accounts-name-long = This name is too long. Shorten it to 120 characters.
accounts-mailbox = E-mail address
accounts-mailbox-missing = Enter your e-mail address.
accounts-mailbox-wrong = Check the e-mail address. It should look like office@example.pl.
accounts-password = Password
accounts-password-missing = Enter your password.
accounts-password-choose = Your new password
accounts-password-hint = At least 12 characters. A few words that mean nothing together make a good password. You may paste it.
accounts-password-short = { $n ->
    [one] The password has { $n } character. It needs at least 12.
   *[other] The password has { $n } characters. It needs at least 12.
}
accounts-password-long = The password is too long. Shorten it to 128 characters.
accounts-password-common = This password is easy to guess because many people use it. Choose another.
accounts-password-repetitive = The password repeats the same thing. Choose another.
accounts-password-context = The password contains your name, address or institution. Choose another.
accounts-password-keyboard = These are neighbouring keys of the keyboard. Choose another password.
accounts-password-title = Changing the password
accounts-password-go = Change the password
accounts-password-after = After the change you will have to sign in again on your other devices.
accounts-sign-in-title = Sign-in for institutions
accounts-sign-in-lead = Staff of institutions sign in here. To find help, no sign-in is needed.
accounts-sign-in-go = Continue
accounts-sign-in-closed = Signing in is possible only over a secure connection (https). Please tell whoever runs this service.
accounts-sign-in-wrong = The address and the password do not match. Check both or set a new password.
accounts-sign-in-wait = { $n ->
    [one] Too many attempts. Try again in { $n } minute.
   *[other] Too many attempts. Try again in { $n } minutes.
}
accounts-try-title = Try the demonstration
accounts-try-lead = This is a demonstration with invented people. Choose who you want to be, without a password.
accounts-try-manager = Manager of a centre
accounts-try-editor = Editor of entries
accounts-try-worker = Social worker
accounts-try-coordinator = Regional coordinator
accounts-try-administrator = Platform administrator
accounts-try-auditor = Auditor
accounts-code-title = Code from your phone
accounts-code-lead = Enter the code that the app on your phone shows now.
accounts-code = Code
accounts-code-hint = Six digits, or a recovery code from your sheet.
accounts-code-go = Sign in
accounts-code-missing = Enter the code.
accounts-code-wrong = This code does not match or was already used. Wait for the next one and enter it.
accounts-code-lost = No phone at hand? Use a recovery code. No codes either? Ask your manager for a new invitation.
accounts-forgotten-title = I forgot my password
accounts-forgotten-lead = We will send you a link with which you set a new password. It works for an hour.
accounts-forgotten-go = Send the link
accounts-forgotten-sent = If somebody has an account with this address, the link is on its way.
accounts-forgotten-none = Nothing after a quarter of an hour? Look into the spam folder or ask your manager for a new invitation.
accounts-invitation-title = Invitation
accounts-invitation-lead = You have been invited to work in this service.
accounts-invitation-agree = I accept
accounts-invitation-known = You already have an account with this address. Sign in and then accept the new role.
accounts-invitation-open = Open the account
accounts-invitation-next = In the next step you set up codes on your phone. A password alone never shows any data.
accounts-link-unknown-title = This link does not work
accounts-link-unknown-what = The link is incomplete or nobody sent it.
accounts-link-unknown-next = Copy the whole link from the message, or ask for a new one.
accounts-link-taken-title = This link was already used
accounts-link-taken-what = Each link works once.
accounts-link-taken-next = If it was you, simply sign in. If not, tell your manager.
accounts-link-withdrawn-title = This invitation was withdrawn
accounts-link-withdrawn-what = Whoever sent it took it back.
accounts-link-withdrawn-next = Ask your manager why.
accounts-link-expired-title = This link has expired
accounts-link-expired-what = Links work only for a time.
accounts-link-expired-next = Ask for a new one.
accounts-link-sign-in-title = Sign in first
accounts-link-sign-in-what = There is already an account with this address.
accounts-link-sign-in-next = Sign in and open the link again.
accounts-link-somebody-else-title = This invitation is for somebody else
accounts-link-somebody-else-what = The link was sent to another address than yours.
accounts-link-somebody-else-next = Sign out and open it as that person, or ask for an invitation of your own.
accounts-no-role-title = You hold no role now
accounts-no-role-what = Your account works, but no institution has given you a role.
accounts-no-role-next = Ask the manager of your institution for an invitation.
accounts-not-your-role-title = Your role does not include this
accounts-not-your-role-what = People in another role see this page.
accounts-not-your-role-next = If you need it, ask your manager to change your role.
accounts-not-authorised-title = The authorisation comes first
accounts-not-authorised-what = Data of people open only once the authorisation is accepted.
accounts-not-authorised-next = Open your account and accept the authorisation.
accounts-stale-title = Prove once more that it is you
accounts-stale-what = This is a sensitive change and you signed in more than 10 minutes ago.
accounts-stale-next = Go back, enter a code from your phone and try again.
accounts-form-of-another-session-title = This form is from another session
accounts-form-of-another-session-what = Somebody signed in or changed role in the meantime.
accounts-form-of-another-session-next = Go back, reload the page and send the form again.
accounts-last-manager-title = An institution needs a manager
accounts-last-manager-what = This is the only manager of the institution.
accounts-last-manager-next = First give this role to somebody else.
accounts-request-decided-title = This request has been decided
accounts-request-decided-what = Somebody else did so in the meantime.
accounts-request-decided-next = Go back to the list of requests.
accounts-last-manager-here = This is the only manager. First give this role to somebody else.
accounts-account-title = My account
accounts-roles-title = Your roles
accounts-roles-none = You hold no role now. Ask the manager of your institution for an invitation.
accounts-since = since { $date }
accounts-means-title = How you sign in
accounts-codes-again = Set up codes on another phone
accounts-recovery-left = { $n ->
    [one] You have { $n } recovery code left.
   *[other] You have { $n } recovery codes left.
}
accounts-recovery-renew = Give me new recovery codes
accounts-sessions-title = Open sessions
accounts-sessions-lead = You do not know one of these devices? End its session and change your password.
accounts-session-here = this device
accounts-session-seen = last used { $when }
accounts-session-end = End the session
accounts-sessions-end = End all other sessions
accounts-device-unknown = Unknown device
accounts-codes-title = Codes on your phone
accounts-codes-lead = Somebody may see your password. That is why we also ask for a code that only your phone knows.
accounts-codes-step-app = Install a free app for codes on your phone, for example Aegis, FreeOTP or Google Authenticator.
accounts-codes-step-scan = Add a new account in it and scan this square.
accounts-codes-square = QR code with the secret for the app
accounts-codes-by-hand = Cannot scan? Type this secret:
accounts-codes-same-device = Open in the app on this device
accounts-codes-step-type = Enter the code the app shows below.
accounts-codes-go = Check the code
accounts-codes-wrong = This code does not match. Check that the clock of your phone is right and enter the next code.
accounts-recovery-title = Recovery codes
accounts-recovery-lead = Print these codes or write them down. We show them only once.
accounts-recovery-keep = Should your phone be lost, each of them lets you in once. Keep the sheet with your other important papers.
accounts-recovery-onward = I have them, continue
accounts-switch-title = Changing your role
accounts-switch-lead = In which role do you want to work now?
accounts-switch-go = Work in this role
accounts-switch-missing = Choose a role.
accounts-authorisation-title = Authorisation and pledge of secrecy
accounts-authorisation-text =
    The institution named above authorises you to process the personal data that your work needs, within your role and only while you hold it. Basis: art. 100(6) of the Polish Social Assistance Act of 12 March 2004, and art. 29 GDPR.

    You undertake to keep these data secret, also after you have left. You look only into matters that are yours. You give nobody your password or codes.

    Every look at data is written down: who, when and at what. The person concerned may ask for it.

    Your manager may revoke the authorisation at any time, with immediate effect.
accounts-authorisation-version = Version of the text
accounts-authorisation-accepted = Accepted
accounts-authorisation-accept = I have read this authorisation, I accept it and undertake to keep secrecy
accounts-authorisation-missing = Tick that you accept the authorisation. Without it we show no data of people.
accounts-authorisation-go = I accept
accounts-authorisation-signature = Date and signature: ……………………………
accounts-authorisation-waits = not yet
accounts-authorisation-not-needed = not needed
accounts-print = Print
accounts-erased = a person whose data were erased
accounts-team-title = Team
accounts-team-caption = { $n ->
    [one] { $n } person
   *[other] { $n } people
}
accounts-team-since = Since
accounts-team-authorised = Authorisation
accounts-invited-title = Invited
accounts-invited-until = the invitation holds until { $date }
accounts-invited-withdraw = Withdraw the invitation
accounts-invite-title = Invite somebody
accounts-invite-mailbox-hint = Their work address. We will send a link that holds for 8 days.
accounts-invite-go = Invite
accounts-invite-made = The invitation is ready
accounts-invite-sent = We are sending it to { $mailbox }. You can also hand over this link yourself; we show it only once:
accounts-invite-another = Invite somebody else
accounts-invite-holds = This person already holds this role.
accounts-invite-invited = This person is already invited to this role. You can withdraw it on the team page.
accounts-colleague-change = Change the role
accounts-colleague-end-title = Taking access away
accounts-colleague-end-lead = It takes effect with the person’s next click. The account stays, for they may hold a role elsewhere.
accounts-colleague-revoke = Revoke the authorisation
accounts-colleague-end = End the role
accounts-colleague-yourself = This is your own role. Once it ends you cannot open these pages.
accounts-join-title = Join as an institution
accounts-join-lead = Do you run an institution that helps people? Get your own place here and keep your entries true yourself. The region checks who you are and answers to your address.
accounts-join-institution-name = Name of the institution
accounts-join-institution-name-missing = Enter the name of the institution.
accounts-join-regon = REGON
accounts-join-krs = KRS
accounts-join-number-hint = Give REGON or KRS; one is enough.
accounts-join-number-missing = Give REGON or KRS, so that the region can check the institution.
accounts-join-regon-wrong = This REGON is wrong. It should have 9 or 14 digits; check for a typing error.
accounts-join-krs-wrong = This KRS is wrong. It should have 10 digits.
accounts-join-teryt = TERYT code of the municipality
accounts-join-teryt-hint = Seven digits, for example 1211011. It is part of the address of the municipality’s page here.
accounts-join-teryt-wrong = We know no municipality with this code. Check the seven digits of the TERYT code.
accounts-join-name-hint = Who will answer for the entries of this institution.
accounts-join-name-missing = Enter your name.
accounts-join-mailbox = Official e-mail address of the institution
accounts-join-mailbox-hint = The one on your website or in the public bulletin. We recognise you by it.
accounts-join-words = Anything else
accounts-join-words-hint = Please write nothing about the people you help.
accounts-join-long = This text is too long. Shorten it to { $most } characters.
accounts-join-go = Send the request
accounts-join-privacy = Only those who check requests see your name and address. We keep them encrypted.
accounts-joined-title = Thank you, we have your request
accounts-joined-lead = The region will check that the institution exists and that the address belongs to it.
accounts-joined-next = The answer will come to the address you gave, usually within a few working days.
accounts-requests-title = Institutions’ requests
accounts-requests-waiting = { $n ->
    [one] { $n } request waits.
   *[other] { $n } requests wait.
}
accounts-requests-none = Nobody has asked for a place yet. The page “Join as an institution” is public: you can send its link.
accounts-request-waits = waits
accounts-request-accepted = accepted
accounts-request-declined = declined
accounts-request-place = Municipality
accounts-request-person = Person
accounts-request-asked = Came
accounts-request-decide = Decision
accounts-request-how = Check in the REGON or KRS register that the institution exists, and on its website that the mailbox is its own.
accounts-request-institution = Which institution of the directory it is
accounts-request-institution-hint = Institutions of the same municipality. If it is missing, add it to the directory first.
accounts-request-institution-missing = Choose the institution of the directory.
accounts-request-choose = — choose —
accounts-request-reason = How it was checked, or why you decline
accounts-request-reason-hint = One sentence. It stays with the request.
accounts-request-reason-missing = Say in one sentence how it was checked, or why you decline.
accounts-request-accept = Accept and invite
accounts-request-decline = Decline
accounts-request-link = The invitation is on its way. You can also hand over this link yourself; we show it only once:
accounts-letter-invitation-subject = Invitation to work in Ogniwo
accounts-letter-invitation-text =
    Somebody has invited you to work in the service where institutions of the region show how they help.

    The link works for 8 days and only once.
accounts-letter-invitation-link = Accept the invitation
accounts-letter-invitation-reason = You get this letter because somebody of your institution or of the region gave this address.
accounts-letter-recovery-subject = A new password
accounts-letter-recovery-text =
    Somebody asked for a new password for the account with this address. If it was you, open the link. It works for an hour and only once.

    If it was not you, do nothing. The password stays as it is.
accounts-letter-recovery-link = Set a new password
accounts-letter-recovery-reason = You get this letter because this address was entered on the sign-in page.
accounts-letter-means-subject = How you sign in to your account was changed
accounts-letter-means-text =
    The way of signing in to your account has just been changed: password, codes, a passkey or the sign-in through an institution. If it was you, nothing more is needed.

    If it was not you, set a new password at once and tell your manager.
accounts-letter-means-link = Open your account
accounts-letter-means-reason = You get this letter because something important changed in your account.
accounts-letter-declined-subject = Answer to your institution’s request
accounts-letter-declined-text =
    We could not accept the request for a place in the service: the details of the institution could not be confirmed.

    Please check the REGON or KRS number and the official address, and send the request again.
accounts-letter-declined-link = Send the request again
accounts-letter-declined-reason = You get this letter because a request gave this address.
accounts-purpose-account = Account of a member of staff
accounts-purpose-sign-in = Signing in safely
accounts-purpose-throttle = Protection against guessing passwords
accounts-purpose-invitation = Invitation to work
accounts-purpose-join = Checking an institution that asks for its place
accounts-passkey-title = Sign in with a passkey
accounts-passkey-go = Sign in with your passkey
accounts-passkey-absent = A passkey works in a browser that runs scripts. Without them, use your password and a code.
accounts-passkey-failed = That did not work. Try again, or use your password and a code.
accounts-passkey-wrong = This passkey did not open the door. Try again, or use your password and a code.
accounts-passkey-refused = This passkey could not be saved. Try again.
accounts-passkey-last = This is the only proof beside your password. Add another passkey or set up codes first.
accounts-passkey-first = Easiest: a passkey
accounts-codes-instead = Or codes on your phone
accounts-passkeys-title = Passkeys
accounts-passkeys-lead = A passkey is the fingerprint, face or PIN of your phone or computer. There is nothing to remember or copy, and a false page gets nothing from it.
accounts-passkeys-none = You have no passkey yet.
accounts-passkey-new = New passkey
accounts-passkey-name = Name of the passkey
accounts-passkey-name-hint = You will know it by this, for example: work phone.
accounts-passkey-add = Add the passkey
accounts-passkey-remove = Remove the passkey
accounts-passkey-no-address = Passkeys work once this site has its https address. Tell the person who runs it.
accounts-who-oneself = You
accounts-who-visitor = somebody without an account
accounts-who-operator = the person at the server
accounts-who-program = the program
accounts-looked-title = Who looked here
accounts-looked-lead = Here is everything we wrote down about what was done with your account and about looks at your data.
accounts-looked-caption = { $n ->
    [one] { $n } entry
   *[other] { $n } entries
}
accounts-looked-when = When
accounts-looked-what = What
accounts-looked-who = Who
accounts-own-data-title = My data
accounts-own-data-lead = This is all we know about you. The file holds the same in a form for programs, with the whole history.
accounts-own-data-last = Latest entries
accounts-own-data-file = Download your data (JSON)
accounts-erase-title = Erase the account
accounts-erase-text =
    We will erase your name, address, password, codes and passkeys, and end your roles and all sessions. This cannot be undone.

    The audit log keeps what was done and when, but without your name: nobody can tell any more whose account it was.
accounts-erase-sure = I know that this cannot be undone
accounts-erase-unsure = Tick that you know this cannot be undone.
accounts-erase-go = Erase my account
accounts-erase-manager = Nobody else manages your institution. Give this role to somebody else first.
accounts-erase-administrator = Nobody else administers the system. Invite somebody to your place first.
accounts-erase-held = The law requires us to keep these data for now. Ask the data protection officer.
accounts-erased-title = The account is erased
accounts-erased-lead = We no longer have your data. Thank you for working with us.
accounts-menu-audit = Audit log
accounts-audit-title = Audit log
accounts-audit-caption = { $n ->
    [one] { $n } entry, the newest first
   *[other] { $n } entries, the newest first
}
accounts-audit-not-verified = The log has not been examined since the program started.
accounts-audit-whole = Examined { $when }: the log is whole, nothing was changed or removed (entries: { $n }).
accounts-audit-damaged = Examined { $when }: the log is damaged (entries: { $n }). Tell the administrator.
accounts-audit-filters = Which entries to show
accounts-audit-from = From
accounts-audit-to = To
accounts-audit-day-wrong = Write the day like this: 2026-11-22.
accounts-audit-kind = Kind
accounts-audit-every-kind = all
accounts-audit-kind-change = change
accounts-audit-kind-read = look
accounts-audit-kind-sign-in = sign-in
accounts-audit-kind-administration = administration
accounts-audit-what = What was done
accounts-audit-what-hint = A code such as role.given, or a whole area: role.
accounts-audit-institution = Institution
accounts-audit-by = Who did it
accounts-audit-about = Whom it concerns
accounts-audit-id-hint = The identifier from the table.
accounts-audit-id-wrong = This is not an identifier. Copy all of it from the table.
accounts-audit-go = Show
accounts-audit-clear = Show everything
accounts-audit-none = There are no such entries. Change the filters or show everything.
accounts-audit-csv = Download as CSV
accounts-audit-xlsx = Download as XLSX
accounts-audit-column-number = No.
accounts-audit-column-when = When
accounts-audit-column-kind = Kind
accounts-audit-column-what = What
accounts-audit-column-who = Who
accounts-audit-column-institution = Institution
accounts-audit-column-about = Whom it concerns
accounts-audit-column-details = Details
accounts-audit-head-title = Seal of the log
accounts-audit-head-lead = Print it and keep it. Whoever has this sheet can tell later whether the log up to this point was changed.
accounts-audit-head-none = The log has no seal yet. The first one is made within an hour.
accounts-audit-head-entry = Last entry
accounts-audit-head-when = Sealed
accounts-audit-head-installation = Installation
accounts-audit-head-key = Public key
accounts-deed-account-opened = an account was opened
accounts-deed-account-erased = an account was erased
accounts-deed-account-taken-away = all own data were downloaded
accounts-deed-account-suspended = an account was suspended
accounts-deed-account-let-in = an account was let in again
accounts-deed-account-reset = the means of signing in were reset
accounts-deed-account-seen = an account was looked at
accounts-deed-audit-seen = the audit log was looked at
accounts-deed-audit-taken-away = a part of the audit log was downloaded
accounts-deed-audit-pruned = old audit entries were removed
accounts-deed-authorisation-accepted = the authorisation was accepted
accounts-deed-authorisation-revoked = the authorisation was revoked
accounts-deed-backup-made = a backup was made
accounts-deed-code-set-up = codes were set up
accounts-deed-colleague-seen = a colleague’s page was opened
accounts-deed-duplicate-told-apart = two entries were told apart
accounts-deed-institution-merged = institutions were merged
accounts-deed-invitation-console = a link was made at the console
accounts-deed-invitation-made = an invitation was made
accounts-deed-invitation-withdrawn = an invitation was withdrawn
accounts-deed-join-request-made = an institution asked to join
accounts-deed-join-request-seen = a request to join was opened
accounts-deed-join-request-decided = a request to join was decided
accounts-deed-list-imported = a list was imported
accounts-deed-passkey-added = a passkey was added
accounts-deed-passkey-removed = a passkey was removed
accounts-deed-password-changed = the password was changed
accounts-deed-password-link-made = a link for a new password was made
accounts-deed-proposal-answered = a proposal was answered
accounts-deed-proposal-sent = a proposal was sent
accounts-deed-recovery-codes-made = recovery codes were given out
accounts-deed-retention-run = data whose time was over were removed
accounts-deed-role-given = a role was given
accounts-deed-role-ended = a role was ended
accounts-deed-service-added = a service was added
accounts-deed-service-confirmed = a service was confirmed
accounts-deed-service-first-publication = an entry was shown for the first time
accounts-deed-service-imported = a service was imported
accounts-deed-service-merged = services were merged
accounts-deed-service-restored = a service was restored
accounts-deed-service-withdrawn = a service was withdrawn
accounts-deed-settings-changed = settings were changed
accounts-deed-sign-in-done = somebody signed in
accounts-deed-sign-in-ended = somebody signed out
accounts-deed-sign-in-refused = a sign-in was refused
accounts-deed-sign-in-code-refused = a wrong code was given
accounts-deed-sign-in-demonstration = a demonstration role was taken
accounts-deed-sign-in-session-ended = a session was ended
accounts-deed-sign-in-others-ended = other sessions were ended
accounts-deed-sign-in-role-taken = another role was taken
accounts-deed-team-seen = the team was looked at
accounts-menu-administration = Administration
accounts-menu-diagnosis = Diagnosis
accounts-administration-title = Administration
accounts-administration-account = Somebody’s account
accounts-administration-find = Find the account
accounts-administration-nobody = There is no account with this address.
accounts-administration-oneself = This is your own account. You cannot close the door on yourself.
accounts-administration-last = Nobody else administers the system. Invite somebody first.
accounts-administration-standing = Standing
accounts-administration-is-in = may sign in
accounts-administration-is-out = suspended
accounts-administration-suspend = Suspend
accounts-administration-suspended = The account is suspended. All its sessions have ended.
accounts-administration-let-in-go = Let in again
accounts-administration-let-in = The account may sign in again.
accounts-administration-reset = Reset the sign-in
accounts-administration-reset-lead = A reset removes password, codes and passkeys and ends the sessions. A link for a new password goes to the account’s address.
accounts-administration-reset-done = The sign-in is reset. A link for a new password is on its way; you can also hand it over – it is shown only once:
accounts-administration-institution-hint = For a role in an institution: its whole name or its identifier in the directory.
accounts-administration-institution-wrong = We do not know this institution, or several have this name. Give the identifier from the address of its page.
accounts-administration-territory = TERYT code of the powiat
accounts-administration-territory-hint = Only for a local administrator: four digits, for example 1211.
accounts-administration-territory-wrong = The code of a powiat has four digits.
accounts-role-local-administrator-hint = Looks after the people and entries of the institutions of a powiat, or of the branches of one institution.
accounts-diagnosis-title = Diagnosis
accounts-diagnosis-lead = The state of the installation in numbers. Nothing here is about any person.
accounts-diagnosis-text = Text to copy
accounts-diagnosis-text-hint = Paste it into your message when you ask for help.
accounts-diagnosis-version = Version
accounts-diagnosis-now = Time
accounts-diagnosis-database = Database
accounts-diagnosis-migrations = Steps of the database
accounts-diagnosis-letters = Letters: waiting / due now / given up
accounts-diagnosis-jobs = Jobs: waiting / given up
accounts-diagnosis-audit = Audit log
accounts-diagnosis-head = Seal of the log
accounts-diagnosis-keys = Keys in use
accounts-diagnosis-disk = Room on the disk
accounts-diagnosis-backup = Last backup
accounts-diagnosis-trouble = Why nothing is saved
accounts-diagnosis-never = not examined yet
accounts-diagnosis-whole = whole
accounts-diagnosis-damaged = damaged

# Invitations from a sheet.

accounts-letter-invitation-link-nth = Accept invitation no. { $n }
accounts-batches-title = Invitations from a sheet
accounts-batches-lead =
    Invite many people at once. Download the sheet, write one person in each row and send it here.

    First we show what will happen to each row. Nothing is sent until you confirm it.
accounts-batches-so-far = Sheets so far
accounts-batches-none = There is no sheet yet.
accounts-batches-way = Invite many people from a sheet
accounts-sheet-template = Download the sheet to fill in (XLSX)
accounts-sheet-file = The filled-in sheet
accounts-sheet-file-hint = An XLSX or CSV file, at most 2,000 people.
accounts-sheet-go = Show what will happen
accounts-sheet-missing = Choose the file with the sheet.
accounts-sheet-broken = { $what } { $mend }
accounts-sheet-title = People to invite
accounts-sheet-comment = One row is one person in one role.
accounts-sheet-lists = Lists
accounts-sheet-sheet = People
accounts-sheet-explained = Explanations
accounts-sheet-how =
    Write one person in each row. You can leave the example or remove it – we pass over it.

    If somebody shall have two roles or work in two institutions, write two rows. They get one letter.
accounts-sheet-column = Column
accounts-sheet-meaning = What to write
accounts-sheet-mailbox = Mailbox
accounts-sheet-mailbox-explained = The official address of this person. We send a link to it that is valid for 8 days.
accounts-sheet-role = Role
accounts-sheet-role-explained = Choose from the list what this person will be able to do.
accounts-sheet-language = Language
accounts-sheet-language-explained = In which language to write the letter. When empty, we write in the language in which you use the site.
accounts-sheet-institution = Institution
accounts-sheet-institution-explained = The REGON or the identifier of the institution. When empty, we invite into your institution.
accounts-sheet-language-pl = Polish
accounts-sheet-language-en = English
accounts-sheet-language-uk = Ukrainian
accounts-sheet-over-title = This sheet does not wait any more
accounts-sheet-over-what = Somebody confirmed it or threw it away, or two days have passed.
accounts-sheet-over-next = Go back to the list of sheets and see what became of it.
accounts-batch-made = When
accounts-batch-file = File
accounts-batch-standing = State
accounts-batch-people = Rows
accounts-batch-taken = Accepted
accounts-batch-waiting = Waiting
accounts-batch-confirmed = sent
accounts-batch-draft = waits to be confirmed
accounts-batch-title = Invitations from this sheet
accounts-batch-preview-title = Check before we send
accounts-batch-preview-lead = Nothing has been sent yet. See what will happen to each row.
accounts-batch-row = Row
accounts-batch-verdict = What will happen
accounts-batch-every-line = All rows
accounts-batch-everybody = Everybody
accounts-batch-left-out = Not invited
accounts-batch-until = Day
accounts-batch-nobody = There is nobody on this list.
accounts-batch-throw-away = Throw this sheet away
accounts-batch-would = { $n ->
    [one] We will send { $n } invitation.
   *[other] We will send { $n } invitations.
}
accounts-batch-would-not = { $n ->
    [one] { $n } row will be left out.
   *[other] { $n } rows will be left out.
}
accounts-batch-confirm = { $n ->
    [one] Send { $n } invitation
   *[other] Send { $n } invitations
}
accounts-batch-have-taken = { $n ->
    [one] { $n } person has accepted.
   *[other] { $n } people have accepted.
}
accounts-batch-still-open = { $n ->
    [one] { $n } invitation waits for an answer.
   *[other] { $n } invitations wait for an answer.
}
accounts-batch-were-left-out = { $n ->
    [one] { $n } row was left out.
   *[other] { $n } rows were left out.
}
accounts-batch-not-sent = { $n ->
    [one] { $n } letter was not written, because a mail server refuses the address. Correct it and invite this person again.
   *[other] { $n } letters were not written, because mail servers refuse the addresses. Correct them and invite these people again.
}
accounts-batch-again = { $n ->
    [one] Send again ({ $n } invitation)
   *[other] Send again ({ $n } invitations)
}
accounts-batch-withdraw = { $n ->
    [one] Withdraw { $n } unanswered invitation
   *[other] Withdraw { $n } unanswered invitations
}
accounts-batch-done-confirmed = Done. The letters are on their way.
accounts-batch-done-again = Done. New letters are on their way; the former links no longer work.
accounts-batch-done-withdrawn = Done. The unanswered invitations are withdrawn.
accounts-invited-waiting = waiting
accounts-invited-taken = accepted
accounts-invited-expired = time is over
accounts-invited-withdrawn = withdrawn
accounts-verdict-will-be-invited = will be invited
accounts-verdict-holds = has this role already
accounts-verdict-already-invited = has an invitation to this role already
accounts-verdict-mailbox-unfit = this is no mailbox
accounts-verdict-role-unknown = there is no such role
accounts-verdict-role-not-yours = you cannot give this role
accounts-verdict-language-unknown = we do not write in this language
accounts-verdict-institution-unknown = there is no such institution among those you may invite into
accounts-verdict-institution-unfit = this role does not go with this institution, or the institution is missing
accounts-verdict-twice = the same stands in row { $row }
accounts-deed-invitations-sheet-taken = a sheet of people to invite was taken in
accounts-deed-invitations-sheet-thrown-away = a sheet of people to invite was thrown away
accounts-deed-invitations-confirmed = invitations from a sheet were sent
accounts-deed-invitations-seen = invitations from a sheet were looked at
accounts-deed-invitations-withdrawn = invitations from a sheet were withdrawn
accounts-deed-invitations-sent-again = invitations from a sheet were sent again
accounts-providers-title = Sign in through your institution
accounts-providers-lead = Some institutions have a sign-in of their own. Choose yours and you come back here as yourself.
accounts-providers-none = No institution uses a sign-in of its own yet.
accounts-providers-otherwise = Other ways to sign in
accounts-provider-nobody = You could not be let in
accounts-provider-why-garbled = The institution’s sign-in answered with something that cannot be read. Check its address or tell the IT person.
accounts-provider-why-issuer = The institution’s sign-in calls itself by another address than the one entered. The two must be the same to the letter.
accounts-provider-why-address = An address of the institution’s sign-in does not begin with https:// or leads into an internal network.
accounts-provider-why-unable = The institution’s sign-in cannot do what we need: the code flow, PKCE (S256) and signatures by RS256 or ES256.
accounts-provider-why-algorithm = The institution’s answer is signed in a way we do not accept. Set it to RS256 or ES256.
accounts-provider-why-key = The answer is signed with a key that the institution does not publish. Try again in a moment; if it happens again, tell the IT person.
accounts-provider-why-signature = The signature under the institution’s answer is wrong. Nobody was let in.
accounts-provider-why-audience = The institution’s answer is for another program. Check the client identifier.
accounts-provider-why-expired = The institution’s answer is out of date. Please try again.
accounts-provider-why-clock = The institution’s clock is ahead of ours. Tell the IT person.
accounts-provider-why-nonce = The institution’s answer does not belong to this sign-in. Please begin again.
accounts-provider-why-stale = The institution did not ask who you are just now. Sign in there anew or use a code from your phone.
accounts-provider-why-not-public = This address leads into an internal network. The institution’s sign-in must be reachable from the internet.
accounts-provider-why-unreachable = The institution’s sign-in does not answer: there is no such name, its certificate is not trusted, or it takes too long.
accounts-provider-why-redirected = The institution’s sign-in sends us to another address. Enter the one where it really is.
accounts-provider-why-status = The institution’s sign-in answers with an error. Check the address; if it is right, try later.
accounts-provider-why-name = The institution does not accept our client identifier or secret. Check both.
accounts-provider-why-code = The institution no longer accepted this sign-in. Please begin again.
accounts-provider-why-lost = This sign-in was begun in another browser or is already over. Please begin again.
accounts-provider-why-late = The sign-in took too long. Please begin again.
accounts-provider-why-declined = The sign-in at the institution was broken off.
accounts-provider-why-not-linked = We do not know this person here yet. Use the link of your invitation, or sign in with your password and link your account on the page “My account”.
accounts-provider-why-domain = The mailbox that the institution told is not of the allowed domain.
accounts-provider-why-one-factor = The institution asked for a password only. Use a code from your phone or a passkey.
accounts-provider-why-somebody-else = Somebody else signed in at the institution than the owner of this account.
accounts-provider-why-not-allowed = First prove with a code from your phone or a passkey that it is you, then try again.
accounts-provider-why-invitation = This invitation does not work with the sign-in of this institution. Open the link from the letter once more.
accounts-provider-why-wait = Too many attempts. Wait a quarter of an hour and try again.
accounts-invitation-elsewhere-title = Without a new password
accounts-invitation-elsewhere = Your institution has a sign-in of its own. You can open your account with it.
accounts-invitation-elsewhere-go = Open an account through the institution
accounts-code-elsewhere = Confirm through your institution
accounts-code-own = Changing how you sign in needs your own code or passkey, if you have one.
accounts-roles-vouched = Your institution let you in, so you see your roles there only. Sign in with password and code or a passkey to work in others.
accounts-identities-title = Signing in through your institution
accounts-identities-lead = Once linked, you can sign in as you do to other programs at work. Your password and codes go on working.
accounts-identities-none = The institutions where you have a role have no sign-in of their own.
accounts-identities-link = Link my account
accounts-identities-unlink = Unlink
accounts-identities-done = Your account is linked. Next time you can come in through your institution.
accounts-identities-nothing = Nothing was changed
accounts-identities-last = This is your only way to sign in. First set up a password and codes, or a passkey.
accounts-identities-own-proof = Your institution let you in. To change links, sign in with password and code or a passkey.
accounts-provider-title = The institution’s own sign-in
accounts-provider-lead = If the institution has a sign-in of its own (OpenID Connect), its people can come in with it. Ask your IT person for these facts.
accounts-provider-redirect = The IT person enters this return address:
accounts-provider-issuer = Address of the issuer
accounts-provider-issuer-hint = Exactly as documented, for example https://login.example.org/realms/office.
accounts-provider-issuer-wrong = Check the address. It should begin with https:// and lead to the internet.
accounts-provider-client = Client identifier
accounts-provider-client-hint = What this service is called there.
accounts-provider-client-missing = Enter the client identifier.
accounts-provider-secret = Client secret
accounts-provider-secret-hint = We keep it encrypted and never show it.
accounts-provider-secret-kept = Leave empty to keep the one we have.
accounts-provider-secret-missing = Enter the client secret.
accounts-provider-domain = Domain of mailboxes
accounts-provider-domain-hint = When others use the same sign-in too, for example example.org.
accounts-provider-domain-wrong = Enter the domain alone, for example example.org.
accounts-provider-strong = Name of the two-factor sign-in (acr)
accounts-provider-strong-hint = If the institution asks for a second factor itself and calls it by a name. Otherwise we ask for our own code.
accounts-provider-strong-long = This name is too long.
accounts-provider-save = Save
accounts-provider-saved = Saved. Now try the connection.
accounts-provider-try-title = Trial
accounts-provider-try-lead = First we look at the connection. Then you can sign in as a trial – your account does not change.
accounts-provider-try = Try the connection
accounts-provider-try-person = Sign in as a trial
accounts-provider-tried-good = The connection works: address, keys, identifier and secret are right.
accounts-provider-tried-strong = The sign-in works and the institution asks for two factors. We shall not ask for our own code.
accounts-provider-tried-weak = The sign-in works, but the institution does not say that it asks for two factors. So we also ask for our own code or passkey.
accounts-provider-remove-title = Switching it off
accounts-provider-remove = Switch off
accounts-provider-removed = Switched off. Whoever came in this way has to sign in anew.
accounts-provider-institution-hint = Its whole name or its identifier in the directory.
accounts-provider-choose = Show
accounts-link-prove-title = First prove yourself who you are
accounts-link-prove-what = An institution let you in, and this role is somewhere else.
accounts-link-prove-next = Use a code from your phone or a passkey, and open the link once more.
accounts-deed-identity-linked = an account was linked with an institution’s sign-in
accounts-deed-identity-unlinked = an account was unlinked from an institution’s sign-in
accounts-deed-identity-provider-set = an institution’s sign-in was set up
accounts-deed-identity-provider-removed = an institution’s sign-in was switched off
accounts-deed-sign-in-first-proof = an institution said who it is
accounts-provider-remove-lead = { $n ->
    [one] { $n } person comes in this way. Before you switch it off, make sure that they have another.
   *[other] { $n } people come in this way. Before you switch it off, make sure that they have another.
}
accounts-password-current = Your present password
accounts-password-not-yours = This is not your password. Type it once more.
accounts-deed-access-refused = access was refused
accounts-deed-form-refused = a forged form was refused
accounts-deed-limit-reached = a limit was reached

accounts-team-every-role = All roles
accounts-team-nobody = Nobody works here yet.
accounts-invited-valid = Valid until
accounts-requests-every = All
accounts-audit-order = Order
accounts-audit-newest = Newest first
accounts-audit-oldest = Oldest first
accounts-deed-entries-sheet-taken = a sheet of entries was taken in
accounts-deed-entries-sheet-thrown-away = a sheet of entries was thrown away
accounts-deed-entries-imported = entries from a sheet were saved
accounts-deed-entries-import-undone = a sheet of entries was undone
accounts-deed-service-import-undone = the change of an entry from a sheet was undone
accounts-deed-institution-described = what an institution says about itself was changed
accounts-deed-picture-set = a picture was set
accounts-deed-picture-described = the words of a picture were changed
accounts-deed-picture-removed = a picture was removed
