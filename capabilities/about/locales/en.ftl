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
about-privacy-cookie-title = One cookie, and only if you want it
about-privacy-cookie =
    When you change colours or text size, we keep that choice on your device. Nothing else. We use no tracking tools and no sites of other companies.
about-privacy-counts-title = What we count
about-privacy-counts =
    When we do not know the help that is needed, we note three things: which need, which gmina, which week. No words, no person, no time of day. So the region learns what is missing.
about-privacy-report-title = Reporting an error
about-privacy-report =
    When you report an error in an entry, we store what you write. Do not write anything about yourself or others in it.
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

menu-help = Find help
menu-region = Help by gmina
menu-how = How this works
menu-privacy = Privacy
menu-declaration = Accessibility statement
menu-data = Open data
