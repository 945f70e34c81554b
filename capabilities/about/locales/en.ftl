# Pages about the service itself.

about-contact-title = Who runs this service

about-how-title = How this works
about-how-lead = You say what is going on. We show who near you can help.
about-how-ask-title = You ask in your own words
about-how-ask =
    You need not know official names. Write as you speak. Spelling mistakes are fine, and Polish letters are not needed.

    Say where you live too: a name, a postal code or a gmina. Then help near your home comes first.
about-how-results-title = Why in this order
about-how-results =
    First comes what fits your words best. Then it counts whether the help is for people of your gmina, how far it is, and whether there are free places.

    Each result says why it is there. Nobody can pay for a better position.
about-how-true-title = How we know that it is true
about-how-true =
    Every entry has a source and a date. We say who confirmed it and when. After half a year we warn you.

    Do you see a mistake? Choose “Report an error” on the page of the service. It takes a moment.
about-how-duty-title = What “duty of the gmina or powiat” means
about-how-duty =
    Some kinds of help must be given by the gmina or powiat, because an act says so. We show them although nobody has confirmed a place or hours. Call and ask.
about-how-urgent-title = When somebody is in danger
about-how-urgent =
    Do not search, call 112. The button “Leave this page” quickly opens another site.
about-how-workers-title = If you work in an institution
about-how-workers =
    You can download data, connect your own program or send corrections. See the page “Open data”.

about-privacy-title = Privacy
about-privacy-lead = You search without an account and without a trace. We do not know who you are.
about-privacy-nothing-title = We do not store what you look for
about-privacy-nothing =
    Your words are used only to find the answer. Then they are gone. They are neither in the database nor in the logs.
about-privacy-cookie-title = Cookies
about-privacy-cookie =
    While you look for help, you get no cookie. One is set only when you change colours or text size: it remembers that choice.

    Staff of an institution who sign in get one more. It keeps the session open and goes when the browser is closed. We use no tracking tools and no sites of other companies.
about-privacy-counts-title = What we count
about-privacy-counts =
    When we do not know the help that is needed, we note three things: which need, which gmina, which week. No words, no person, no time of day. So the region learns what is missing.
about-privacy-report-title = Reporting an error
about-privacy-report =
    When you report an error in an entry, we store what you write. Those who look after the entry read it. Do not write anything about yourself or others in it.
about-privacy-staff-title = If you have an account here
about-privacy-staff =
    Only staff of institutions have accounts. We keep name, mailbox, role, and what signing in needs. Name and mailbox are sealed.

    We also note who changed what, and when. There are no names or addresses in that log. It is kept for at least two years.

    On the page “My account” you see and download your data, find out who looked at them, and can delete the account. Your institution answers for these data. Is something wrong? Write to it.
about-privacy-letters-title = Letters
about-privacy-letters =
    We write to the mailbox of an institution to ask whether an entry is still true. There are no data about people in letters, only a link. Text and address are deleted 30 days after a letter was sent.
about-privacy-logs-title = Server logs
about-privacy-logs =
    The server notes at what time which page was opened. It does not note the words you look for.
about-privacy-exit-title = When somebody must not know
about-privacy-exit =
    Choose “Leave this page”. Another site opens. The history of the browser stays on the device, though: you can delete it in the settings, or search in a private window.
about-privacy-rights-title = Your rights
about-privacy-rights =
    You may ask whether we hold data about you, ask us to delete it, and complain to the President of the Personal Data Protection Office.

about-declaration-title = Accessibility statement
about-declaration-duty = is committed to making its website accessible in accordance with the act of 4 April 2019 on the digital accessibility of websites and mobile applications of public bodies.
about-declaration-scope = This statement applies to the website
about-declaration-published = The website was published on
about-declaration-updated = Last major change
about-declaration-state-title = State of digital accessibility
about-declaration-state = The website is partially compliant with the annex to the act of 4 April 2019 on the digital accessibility of websites and mobile applications of public bodies.
about-declaration-assessment =
    We test the site automatically with every change: with two accessibility tools, in three languages, four colour schemes and on a narrow screen. The tools report no errors.

    We say “partially” because people who use a screen reader every day, and readers of easy texts, have not tested it yet. Recordings in Polish Sign Language are missing. Names of institutions and descriptions of services are sometimes in Polish only.
about-declaration-made-title = How this statement was made
about-declaration-made = The statement was made on
about-declaration-reviewed = The statement was last reviewed on
about-declaration-made-how = The statement was made on the basis of a self-assessment.
about-declaration-keys-title = Keyboard shortcuts
about-declaration-keys = The usual shortcuts of the browser work here. Everything can be done with the keyboard alone.
about-declaration-contact-title = Feedback and contact
about-declaration-contact = You can report a problem with accessibility to:
about-declaration-procedure-title = Requests and complaints
about-declaration-procedure =
    Everybody has the right to ask for this website, or a part of it, to be made accessible. Say which page you mean and how you want to get the information. Give us a way to reach you.

    We answer quickly, within 7 days at the latest. If we need more time, we tell you; it cannot be more than 2 months. If we cannot mend the page, we offer another way.

    If we refuse or miss the date, you may complain. You may also write to the Commissioner for Human Rights.
about-declaration-ombudsman = Website of the Commissioner for Human Rights
about-declaration-apps-title = Mobile applications
about-declaration-apps = There is no mobile application. The website works on a phone.
about-declaration-building-title = Accessibility of the building
about-declaration-building = Ask about the entrance, lift and parking before you come:
about-declaration-talking-title = Accessible communication
about-declaration-talking = You can write, call or come. A sign-language interpreter is provided if you tell us at least 3 working days before.

about-data-title = Open data
about-data-lead = You may download and use the data on help in the region, in your own program too.
about-data-find-title = The finder for programs
about-data-find =
    Ask as a person asks and get the answer as JSON. No key and no account are needed.
about-data-hsds-title = The whole directory
about-data-hsds =
    The directory follows the international standard Open Referral HSDS 3.1. You can fetch only what changed since a given day.
about-data-tables-title = Tables
about-data-tables =
    The services of each gmina and the results of a search can be downloaded as a table for a spreadsheet.
about-data-terms-title = On which terms
about-data-terms =
    Name the source and the date of the data. We have processed them: several sources were joined and the notation was made even. Addresses that must stay secret are in no format.
about-data-sources = Sources
about-data-no-sources = No data have been loaded yet.

# The register of processing activities and the documents of data protection, for those who answer for an institution.

about-menu-documents = Data protection
about-menu-register = Processing register
about-print = Version for printing
about-as-csv = Download CSV
about-as-xlsx = Download XLSX
about-as-markdown = Download .md
about-as-text = Download .txt
about-as-html = Download .html

about-register-title = Register of processing activities
about-register-lead = Which data about people the program keeps, what for, how long, and who sees them. The register is made from the rules in the program, so it always says what the program does.
about-register-operators-lead = What the operator processes on behalf of all institutions of this service. The register is made from the rules in the program.
about-register-controller = Controller
about-register-controllers = Controllers
about-register-controllers-each = Each institution is the controller of the data of its own staff.
about-register-processor = Operator of the service (processor)
about-register-officer = Data-protection officer
about-register-officer-blank = ………………………… (to be written by the institution)
about-register-made = As of
about-register-transfer = Transfer outside the European Economic Area
about-register-transfer-none = The program transfers no data. Ask the operator where the server stands.
about-register-measures = Protection
about-register-measures-what = Sealing with a key for each person, sign-in in two steps, roles, an audit log, sealed backups. The description is annex 2 of the processing agreement.
about-register-purpose = Purpose
about-register-persons = Whose data
about-register-data = Which data
about-register-data-caption = Data
about-register-basis = Legal basis
about-register-kept = How long
about-register-lies = How they are stored
about-register-recipients = Who receives them
about-register-persons-staff = Staff of institutions who have an account
about-register-persons-attempts = People who try to sign in
about-register-persons-invited = People invited to work in the service
about-register-persons-joining = People who ask for a place for their institution
about-register-persons-addressees = People to whom the program sends letters
about-register-persons-offices = Institutions of the directory; now and then a person, when the mailbox is theirs
about-register-persons-reporting = People who report errors in entries, and people they mention
about-register-persons-held = People whose data must not be erased for the time being
about-register-persons-concerned = The people whom these data are about
about-register-recipients-team = The team of the same institution; the operator of the service
about-register-recipients-operator = The operator of the service
about-register-recipients-region = People of the region who verify requests; the operator of the service
about-register-recipients-post = The operator of the service and its mail server
about-register-recipients-keepers = The institution whose entry it is, and the region when it does not answer; the operator of the service
about-register-recipients-oneself = Only this person; the operator of the service
about-register-data-name = Name
about-register-data-mailbox = Mailbox
about-register-data-mailbox-mark = Mark of a mailbox
about-register-data-origin-mark = Mark of a network address
about-register-data-phone = Telephone number
about-register-data-code = Secret of the codes on the phone
about-register-data-passkey = Passkey and its name
about-register-data-provider-mark = Mark of the person at the identity provider
about-register-data-device = Browser and system, in two words
about-register-data-words = What this person wrote
about-register-data-letter = Text of the letter
about-register-data-notice = What the person was told
about-register-data-account = Choices and notices that belong to the account
about-register-data-hold = Why erasure was put off
about-register-data-other = Other data that this purpose needs
about-register-lies-sealed = Sealed with a key of its own
about-register-lies-mark = As a mark from which the content cannot be made again
about-register-lies-open = Open in the database
about-register-further-audit-title = Audit log
about-register-further-audit-persons = Staff of institutions who have an account
about-register-further-audit-data = Who did what and when: identifiers, without names and addresses
about-register-further-audit-kept = At least 2 years
about-register-further-audit-lies = Open, in a chain that cannot be changed unnoticed
about-register-further-audit-recipients = The auditor; the operator of the service
about-register-further-logs-title = Server logs
about-register-further-logs-persons = Everybody who opens pages
about-register-further-logs-data = Time and address of the page, without the words searched for
about-register-further-logs-kept = As long as the operator decides
about-register-further-logs-lies = Outside the database, in the logs of the system
about-register-further-logs-recipients = The operator of the service
about-register-further-directory-title = Directory of services and institutions
about-register-further-directory-persons = Nobody by name; mailboxes and phones of offices
about-register-further-directory-data = Contact details of institutions and services
about-register-further-directory-kept = As long as the service is in the directory; earlier versions in the history of the entry
about-register-further-directory-lies = Open; protected addresses are never shown in public
about-register-further-directory-recipients = Everybody

about-documents-title = Data-protection documents
about-documents-lead =
    Your institution and the operator are already filled in. The institution writes where the dots are.

    These are templates. Have a lawyer and your data-protection officer check each before you sign it.
about-document-in-polish = The document is in Polish, because that is the language in which it is signed.
about-document-umowa-powierzenia = Processing agreement
about-document-umowa-powierzenia-purpose = Between the institution and the operator of the service, with annexes. It must be there before staff open accounts.
about-document-ocena-skutkow = Data-protection impact assessment
about-document-ocena-skutkow-purpose = Description, risks, measures, and questions that the institution answers.
about-document-podstawy-prawne = Matrix of legal bases
about-document-podstawy-prawne-purpose = What each kind of data in the program rests on, and what is not there yet.
about-document-klauzula-informacyjna = Information notice
about-document-klauzula-informacyjna-purpose = For staff, for people who look for help, and for those who ask for a place for their institution.
about-document-dla-inspektora = Explanation for the data-protection officer
about-document-dla-inspektora-purpose = Short and plain: what the program does and what it never does.

menu-help = Find help
menu-region = Help by gmina
menu-how = How this works
menu-privacy = Privacy
menu-declaration = Accessibility statement
menu-data = Open data
