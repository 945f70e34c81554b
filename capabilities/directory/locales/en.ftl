# A service

service-given-by = Run by:
service-first-title = What to do first
service-documents-title = What to bring
service-documents-lacking = Something missing? Come anyway. They will tell you what to do.
service-general = general rule
service-general-meaning = “General rule” means that this is how it usually is. It may be different here, so ask by phone.
service-legal = In law:
service-audience-title = Who it is for
service-audience-unknown = We do not know for certain. Ask by phone.
service-conditions = Conditions:
service-serves = For people who live in:
service-serves-more =
    { $n ->
        [one] and { $n } more place
       *[other] and { $n } more places
    }
service-ages-from =
    { $n ->
        [one] from the age of { $n }
       *[other] from the age of { $n }
    }
service-ages-to =
    { $n ->
        [one] up to the age of { $n }
       *[other] up to the age of { $n }
    }
service-ages-between = aged { $from } to { $to }
service-cost-title = What it costs
service-cost-free = You pay nothing.
service-cost-some = There is a charge. Ask by phone how much.
service-cost-unknown = We do not know. Ask by phone.
service-places-title = Free places
service-places-none = There were no free places.
service-places-free =
    { $n ->
        [one] { $n } free place
       *[other] { $n } free places
    }
service-places-by-sex = Open to women: { $women }, to men: { $men }.
service-places-total =
    { $n ->
        [one] { $n } place in all
       *[other] { $n } places in all
    }
service-waiting-nobody = Nobody was waiting.
service-waiting =
    { $n ->
        [one] { $n } person was waiting.
       *[other] { $n } people were waiting.
    }
service-waiting-days =
    { $n ->
        [one] The average wait is { $n } day.
       *[other] The average wait is { $n } days.
    }
service-places-ask = This may have changed. Call and ask.
service-steps-title = How it goes
service-step-application = You make an application. If that is hard, ask for help with writing it.
service-step-no-application = You do not have to write an application.
service-step-referral = You need a referral.
service-step-no-referral = You need no referral.
service-step-income = They check the income: yours and your family’s.
service-step-no-income = Income does not matter.
service-step-interview = A social worker comes to talk with you at home, by appointment: usually within 14 working days, in urgent cases within 2.
service-step-decision = You get a decision in writing, usually within a month. If you disagree, you have 14 days to appeal.
service-step-no-decision = You do not wait for any decision.
service-place-title = Where it is
service-mode-in-person = You come here.
service-mode-at-home = Somebody comes to your home.
service-mode-phone = You can do it by phone.
service-mode-online = You can do it online.
service-mode-residential = One can live here.
service-languages-title = In which languages
service-institution-title = Who runs it
service-source-title = How we know
service-confirmed = Confirmed: { $when }. By: { $by }.
service-confirmed-never = Nobody has confirmed this entry yet.
service-confirmed-duty = We only know that the law demands such help. Nobody has confirmed how it works here.
service-example-title = This is an invented example
service-example = This entry shows how the site works. There is no such service; please do not call.
service-paused-title = Not available now
service-paused = The service has a break. Call and ask when it comes back.
service-duty-gmina-title = This is a duty of the municipality, not a confirmed offer
service-duty-gmina = The law obliges the municipality to give such help. We do not know how it does so here. Call and ask.
service-duty-powiat-title = This is a duty of the county, not a confirmed offer
service-duty-powiat = The law obliges the county to give such help. We do not know how it does so here. Call and ask.
service-unofficial-title = This comes from an unofficial list
service-unofficial = No authority has confirmed it. Call before you go.
service-old-title = This information is old
service-old = Nobody has confirmed it for half a year. Call before you go.
service-old-since = Not confirmed since { $date }. Call before you go.
service-texts = How you would like to read about it
service-text-usual = Usual text
service-text-plain = Plain language
service-text-easy = Easy to read
service-text-sign = What the sign-language film says
service-sign-language = Watch the film in Polish Sign Language (PJM)
service-print = Print on one sheet
service-print-large = Print in large letters
service-emergency-title = If you cannot wait
service-emergency-112 = when somebody is in danger
service-emergency-800120002 = Blue Line: when somebody harms you at home
service-emergency-116111 = for children and young people
service-ended-title = This service has ended
service-ended-what = “{ $name }” has ended, or its source no longer names it.
service-ended-next = See what is near, or search on.
service-ended-institution = See what this institution does
service-ended-near = See what help there is in this area

# On paper

print-phone = Phone
print-address = Address
print-conditions = Conditions
print-on = Printed on { $date }.
print-qr = QR code with the address of this page
print-back = Back to the usual page

# Contact and place

contact-other-phone = or:
contact-email = E-mail:
contact-website = Website:
contact-none = We do not know a phone number. Ask the social assistance centre of your municipality.
place-confidential = The address is secret to protect the people who live there. Call and they will tell you what to do.
place-unknown = We do not know the address. Ask by phone.
place-geo = Open in the maps of your phone
place-only-locality = On the map we know only the neighbourhood, not the building.
place-only-gmina = On the map we know only the seat of the municipality, not the building.

# Hours

hours-title = When it is open
hours-open-until = Open now, until { $time }
hours-open-always = Open now, day and night
hours-opens-today = Closed now. Opens today at { $time }
hours-opens-tomorrow = Closed now. Opens tomorrow at { $time }
hours-opens-on = Closed now. Opens { $day } at { $time }
hours-on-1 = on Monday
hours-on-2 = on Tuesday
hours-on-3 = on Wednesday
hours-on-4 = on Thursday
hours-on-5 = on Friday
hours-on-6 = on Saturday
hours-on-7 = on Sunday
hours-closed = Closed now
hours-closed-day = closed
hours-always = Day and night, every day.
hours-holidays = Usually closed on public holidays.
hours-as-given = In the source’s words:

# Accessibility

access-title = Getting in and around
access-unknown = We do not know. If you need support, ask by phone.
access-by = Stated by:

# Source

source-label = Source:
source-as-of = as of:
source-licence = Terms:
source-licence-public = public-sector information, name the source
source-licence-none = official text, no copyright
source-licence-facts = facts only, check them
source-also-in = The same is also in:

# Reporting an error

report-link = Report an error on this page
report-title = Report an error
report-lead = We do not ask who you are. We cannot write back, but we will check.
report-what = What is wrong?
report-what-phone = Wrong phone, or nobody answers
report-what-address = Wrong address
report-what-hours = Wrong hours
report-what-not-offered = This help is not given here
report-what-conditions = Other conditions or another price
report-what-access = Harder to get in than it says
report-what-other = Something else
report-what-missing = Choose what is wrong
report-details = How is it really?
report-details-hint = At most 1,000 characters. Do not write about yourself or other people.
report-details-missing = Say what is wrong
report-details-long = Shorten the text: it has { $n } characters and may have { $most }
report-details-personal = This looks like a personal number (PESEL). Remove it, we do not need it
report-send = Send the report
report-thanks-title = Thank you
report-thanks = We will check and mend it. Thanks to you somebody else will get to the right place.
report-back = Back to:

# An institution

institution-part-of = It is part of:
institution-example-title = This institution is invented
institution-services-title = What help you can get here
institution-services-none = We do not know the services of this institution. Call and ask.
institution-serves-title = For people who live in
institution-branches-title = Branches
institution-claims-title = Numbers in registers
institution-claim-wrong = number with an error
institution-claim-by = stated by:
institution-ended-title = This institution is no more
institution-ended-what = “{ $name }”: the source no longer names this institution.
institution-ended-next = See what is near, or search on.

# A municipality and a county

unit-town = town of { $name }
unit-gmina = municipality of { $name }
unit-city = city of { $name } (county)
unit-powiat = county: { $name }
unit-voivodeship = voivodeship: { $name }
unit-title = What help there is: { $unit }
unit-described = Whom to call and what help you will find: { $unit }.
unit-first-gmina = Call here first
unit-first-powiat = County matters are dealt with here
unit-first-unknown = We do not know this centre. Ask at the town hall.
unit-areas-title = What you can get help with here
unit-areas-meaning = “Known” are services that a source names. “By law” are duties that nobody has confirmed to us. Services for the whole county and voivodeship are counted too.
unit-areas-empty =
    { $n ->
        [one] In { $n } area we know of no help here
       *[other] In { $n } areas we know of no help here
    }
unit-offers =
    { $n ->
        [one] { $n } known service
       *[other] { $n } known services
    }
unit-duties =
    { $n ->
        [one] { $n } by law
       *[other] { $n } by law
    }
unit-area-none = That does not mean there is none. Call and ask.
unit-services-title =
    { $n ->
        [one] { $n } service
       *[other] { $n } services
    }
unit-services-area = Services: { $area } ({ $n })
unit-services-all = Show all services
unit-services-none = We know of no service here. Call the centre: there may be something we do not know of.
unit-files = Download the whole list:
unit-gminas-title = Municipalities in this county
unit-neighbours-title = Municipalities nearby

# A service in a list

label-example = invented example
label-paused = not available now
label-duty = duty by law, not a confirmed offer
label-unofficial = unofficial list
card-confirmed = Confirmed: { $date }

# The region

region-crumb = Region
region-title = Help in the region: { $region }
region-described = Counties and municipalities of the region with the number of known services.
region-lead = Choose a county or a municipality to see what help there is.
region-without =
    { $n ->
        [one] There is { $n } municipality for which we know of no confirmed service.
       *[other] There are { $n } municipalities for which we know of no confirmed service.
    }
region-powiats-title = Counties
region-gminas-title = All municipalities
region-table = Services in each municipality (number)
region-gmina = Municipality
region-powiat = County
region-offers = Known
region-duties = By law
region-others = Other regions
region-empty = There are no services here yet.
region-map-title = Most known services: { $unit } ({ $n })
region-map-summary = Map of municipalities. The darker, the more services we know of. The same numbers stand in the table below.
region-map-source = this site’s list of services
region-map-method = We count services that a source names and that are for the people of that municipality; not duties by law, nor services for the whole county or voivodeship. Borders of { $year }.

# Charts

chart-no-data = no data
chart-suppressed = withheld, too few people
chart-source = Source:
chart-as-of = As of:

# Files

file-name = services
file-sheet = Services
file-service = Service
file-type = Type
file-area = Area
file-standing = How it is known
file-offer = known offer
file-institution = Institution
file-address = Address
file-phone = Phone
file-email = E-mail
file-website = Website
file-hours = Hours
file-conditions = Conditions
file-cost = Cost
file-confirmed-on = Confirmed on
file-source = Source
file-page = Page of the service

source-institution-itself = the institution itself
source-institution-itself-title = Information from the institution itself
report-as = You are sending this as:
report-as-hint = The institution concerned will see this name. If you know how it should read, write it in the description.

directory-purpose-report = Reports of errors in entries
directory-purpose-first-publication = Agreeing on the first entries of institutions
place-hours = Open:
