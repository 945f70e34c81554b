# Finding help.

find-front-title = What do you need?
find-front-description = Say in your own words what is going on. We show who near you can help.
find-question = In your own words
find-question-hint = For example: no money for rent, care for my father after hospital
find-place = Where do you live?
find-place-hint = Town or village, gmina, or postal code
find-button = Find help
find-ready = Often looked for
find-ready-food = I have nothing to eat
find-ready-care = Care for an older person
find-ready-talk = Somebody to talk to, a psychologist
find-ready-law = Free legal advice
find-guide-link = I don’t know where to begin
find-region-link = What help there is in your gmina

find-emergency = When you cannot wait
find-urgent = Call first if somebody is in danger

find-results-title = Who can help
find-results-found = { $n ->
    [one] We found { $n } place
   *[other] We found { $n } places
}
find-understood = You are looking for: { $needs }
find-understood-words = You are looking for: “{ $words }”
find-understood-nothing = Say what you need.
find-here = Place: { $place }
find-place-unknown = We do not know the place “{ $place }”. This is the whole voivodeship. Check the name or give a postal code.
find-place-unsaid = Say where you live and we show help near you.
find-place-others = Did you mean another place of that name?
find-change = Change the question or the place
find-results-list = Results
find-near = around here
find-away = about { $distance } from here
find-duty = duty of the gmina or powiat
find-example = invented example
find-unofficial = unofficial source
find-confirmed = confirmed { $ago }
find-confirmed-old = call to check: confirmed { $ago }
find-not-confirmed = nobody has confirmed this yet
find-places = { $n ->
    [one] { $n } free place
   *[other] { $n } free places
}
find-places-none = no free places now
find-places-as-of = as of { $date }
find-open-until = open now until { $time }
find-fallback-title = We know of no such service there
find-fallback = That does not mean there is none. Ask here: they know who can help, and they have to listen to you.
find-fallback-counted = We noted that this gmina lacks such help: without your words and without anything about you.
find-related = This may help too
find-not-it = Is what you need not here?
find-not-it-words = Say it differently, look further from home, or answer four plain questions.
find-none = Nothing meets these conditions. Remove one of them.
find-map-link = Show on a map
find-list-link = Show the list
find-csv-link = Download the list (CSV)

find-why-need = answers: { $need }
find-why-words = the words of the description fit
find-why-fallback = you can ask for any help here
find-why-group = for: { $group }
find-why-access = has: { $access }
find-why-gmina = for people of your gmina
find-why-powiat = for people of your powiat
find-why-region = for the whole voivodeship
find-why-nearby = near; ask whether they take people from your gmina
find-why-far = further from home
find-why-free = { $n ->
    [one] { $n } free place
   *[other] { $n } free places
}

find-filters = Narrow the results
find-filters-use = Show results
find-filter-radius = How far from home
find-filter-radius-any = does not matter
find-filter-radius-km = up to { $km } km
find-filter-group = For whom
find-filter-group-any = everybody
find-filter-access = What you need there
find-filter-mode = In which way
find-filter-mode-any = any
find-filter-mode-in-person = in person
find-filter-mode-at-home = at home
find-filter-mode-phone = by phone
find-filter-mode-online = online
find-filter-mode-residential = with a bed
find-filter-more = Also
find-filter-free = free of charge
find-filter-places = has free places
find-filter-open = open now
find-filter-night = open day and night
find-filter-language = In which language
find-filter-language-any = any

find-map-title = Where it is
find-map-summary = A map of gminas. The numbers on the map are those of the table.
find-map-number = Number
find-map-what = What
find-map-how = Precision
find-map-exact = address
find-map-around = middle of the place, not the exact address
find-map-source = Head Office of Geodesy and Cartography, State Register of Borders; GeoNames
find-map-as-of = borders of 2021
find-map-method = Where the address is not known, the point is the middle of the town or village.
find-map-none = These places cannot be shown on the map.
find-figure-no-data = no data
find-figure-suppressed = suppressed
find-figure-show = Show data
find-figure-source = Source:
find-figure-as-of = As of:
find-figure-method = How it is counted:

find-guide-title = Where to begin
find-guide-step = Question { $step } of 4
find-guide-next = Continue
find-guide-topic = What is hardest now?
find-guide-topic-missing = Choose one of the answers.
find-guide-for = Who needs help?
find-guide-where = Where do you live?
find-guide-needs = Does anything have to be there?
find-guide-needs-hint = You need not choose anything.
find-guide-money = There is not enough money
find-guide-money-words = no money to live and pay bills
find-guide-food = There is nothing to eat
find-guide-food-words = I have nothing to eat
find-guide-home = There is nowhere to live
find-guide-home-words = I have nowhere to live
find-guide-violence = Somebody hits, threatens or humiliates
find-guide-violence-words = violence at home
find-guide-addiction = Alcohol, drugs, gambling
find-guide-addiction-words = alcohol addiction
find-guide-mind = Sadness, fear, crisis
find-guide-mind-words = I need a psychologist
find-guide-care = An older or ill person needs care
find-guide-care-words = care for an older person at home
find-guide-disability = Disability in everyday life
find-guide-disability-words = day activities for a person with a disability
find-guide-children = Trouble with a child or in the family
find-guide-children-words = trouble raising a child
find-guide-law = Letters, debts, court
find-guide-law-words = free legal advice
find-guide-work = No work
find-guide-work-words = looking for work
find-guide-other = Something else
find-guide-other-words = help of a social worker
find-guide-for-me = Me
find-guide-for-senior = An older person
find-guide-for-child = A child
find-guide-for-disabled = A person with a disability
find-guide-for-family = A family

problem-find-title = Searching does not work right now
problem-find-what = This is our fault, not yours.
problem-find-next = Try again in a moment. In an emergency call 112.

find-api-lang = The parameter lang is pl, en or uk.
find-api-limit = The parameter limit is a number from 1 to 100.
