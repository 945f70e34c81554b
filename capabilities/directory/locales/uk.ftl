# Послуга

service-given-by = Веде:
service-first-title = Що зробити спершу
service-documents-title = Що підготувати
service-documents-lacking = Чогось не маєте? Усе одно приходьте. Вам скажуть, що робити далі.
service-general = загальне правило
service-general-meaning = «Загальне правило» означає, що зазвичай буває так. Тут може бути інакше, тож запитайте телефоном.
service-legal = За законом:
service-audience-title = Для кого
service-audience-unknown = Ми цього точно не знаємо. Запитайте телефоном.
service-conditions = Умови:
service-serves = Для мешканців:
service-serves-more =
    { $n ->
        [one] і ще { $n } місця
        [few] і ще { $n } місць
        [many] і ще { $n } місць
       *[other] і ще { $n } місця
    }
service-ages-from =
    { $n ->
        [one] від { $n } року
        [few] від { $n } років
        [many] від { $n } років
       *[other] від { $n } року
    }
service-ages-to =
    { $n ->
        [one] до { $n } року
        [few] до { $n } років
        [many] до { $n } років
       *[other] до { $n } року
    }
service-ages-between = вік: від { $from } до { $to } років
service-cost-title = Скільки це коштує
service-cost-free = Ви нічого не платите.
service-cost-some = Це платно. Скільки, запитайте телефоном.
service-cost-unknown = Ми не знаємо. Запитайте телефоном.
service-places-title = Вільні місця
service-places-none = Вільних місць не було.
service-places-free =
    { $n ->
        [one] { $n } вільне місце
        [few] { $n } вільні місця
        [many] { $n } вільних місць
       *[other] { $n } вільного місця
    }
service-places-by-sex = Для жінок: { $women }, для чоловіків: { $men }.
service-places-total =
    { $n ->
        [one] Усього { $n } місце.
        [few] Усього { $n } місця.
        [many] Усього { $n } місць.
       *[other] Усього { $n } місця.
    }
service-waiting-nobody = Ніхто не чекав у черзі.
service-waiting =
    { $n ->
        [one] Чекала { $n } людина.
        [few] Чекали { $n } людини.
        [many] Чекали { $n } людей.
       *[other] Чекало { $n } людини.
    }
service-waiting-days =
    { $n ->
        [one] Чекають у середньому { $n } день.
        [few] Чекають у середньому { $n } дні.
        [many] Чекають у середньому { $n } днів.
       *[other] Чекають у середньому { $n } дня.
    }
service-places-ask = Це могло змінитися. Зателефонуйте й запитайте.
service-steps-title = Як це відбувається
service-step-application = Ви подаєте заяву. Якщо це важко, попросіть допомогти написати.
service-step-no-application = Заяву писати не треба.
service-step-referral = Потрібне направлення.
service-step-no-referral = Направлення не потрібне.
service-step-income = Перевіряють дохід: Ваш і Вашої родини.
service-step-no-income = Дохід не має значення.
service-step-interview = Соціальний працівник приходить до Вас поговорити. Про зустріч домовляються заздалегідь. Зазвичай на це є 14 робочих днів, а в терміновій справі 2.
service-step-decision = Ви отримуєте письмове рішення, зазвичай за місяць. Якщо Ви з ним не згодні, маєте 14 днів на оскарження.
service-step-no-decision = Жодного рішення чекати не треба.
service-place-title = Де це
service-mode-in-person = Ви приходите на місце.
service-mode-at-home = До Вас прийдуть додому.
service-mode-phone = Це можна зробити телефоном.
service-mode-online = Це можна зробити онлайн.
service-mode-residential = Тут можна жити.
service-languages-title = Якими мовами
service-institution-title = Хто це веде
service-source-title = Звідки ми це знаємо
service-confirmed = Підтверджено: { $when }. Повідомляє: { $by }.
service-confirmed-never = Цей запис ще ніхто не підтвердив.
service-confirmed-duty = Ми знаємо лише, що закон вимагає давати таку допомогу. Ніхто не підтвердив, як це працює тут.
service-example-title = Це вигаданий приклад
service-example = Цей запис показує, як працює сайт. Такої послуги немає, не телефонуйте туди.
service-paused-title = Зараз це недоступно
service-paused = Послуга має перерву. Зателефонуйте й запитайте, коли вона відновиться.
service-duty-gmina-title = Це обов’язок гміни, а не підтверджена пропозиція
service-duty-gmina = Закон зобов’язує гміну давати таку допомогу. Ми не знаємо, як це роблять тут. Зателефонуйте й запитайте.
service-duty-powiat-title = Це обов’язок повіту, а не підтверджена пропозиція
service-duty-powiat = Закон зобов’язує повіт давати таку допомогу. Ми не знаємо, як це роблять тут. Зателефонуйте й запитайте.
service-unofficial-title = Це з неофіційного переліку
service-unofficial = Жодна установа цього не підтвердила. Перш ніж іти, зателефонуйте.
service-old-title = Ця інформація стара
service-old = Уже пів року її ніхто не підтверджував. Перш ніж іти, зателефонуйте.
service-old-since = Не підтверджено від { $date }. Перш ніж іти, зателефонуйте.
service-texts = Як Ви хочете про це прочитати
service-text-usual = Звичайний текст
service-text-plain = Проста мова
service-text-easy = Текст для легкого читання
service-text-sign = Що кажуть у фільмі жестовою мовою
service-sign-language = Подивіться фільм польською жестовою мовою (PJM)
service-print = Надрукувати на одному аркуші
service-print-large = Надрукувати великими літерами
service-emergency-title = Якщо Ви не можете чекати
service-emergency-112 = якщо хтось у небезпеці
service-emergency-800120002 = Блакитна лінія: якщо Вас хтось кривдить удома
service-emergency-116111 = для дітей і молоді
service-ended-title = Цієї послуги вже немає
service-ended-what = «{ $name }»: такої допомоги тут уже немає або джерело перестало про неї повідомляти.
service-ended-next = Подивіться, що є поблизу, або шукайте далі.
service-ended-institution = Подивіться, що робить ця установа
service-ended-near = Подивіться, яка допомога є в цій околиці

# На папері

print-phone = Телефон
print-address = Адреса
print-conditions = Умови
print-on = Надруковано { $date }.
print-qr = QR-код з адресою цієї сторінки
print-back = Повернутися до звичайної сторінки

# Контакти й місце

contact-other-phone = або:
contact-email = Електронна пошта:
contact-website = Сайт:
contact-none = Ми не знаємо телефону. Запитайте в центрі соціальної допомоги своєї гміни.
place-confidential = Адреса таємна, щоб захистити людей, які там живуть. Зателефонуйте, і Вам скажуть, що робити далі.
place-unknown = Ми не знаємо адреси. Запитайте телефоном.
place-geo = Відкрити в картах на телефоні
place-only-locality = На карті ми знаємо лише околицю, а не саму будівлю.
place-only-gmina = На карті ми знаємо лише центр гміни, а не саму будівлю.

# Години

hours-title = Коли відчинено
hours-open-until = Зараз відчинено, до { $time }
hours-open-always = Зараз відчинено, цілодобово
hours-opens-today = Зараз зачинено. Відчинять сьогодні о { $time }
hours-opens-tomorrow = Зараз зачинено. Відчинять завтра о { $time }
hours-opens-on = Зараз зачинено. Відчинять { $day } о { $time }
hours-on-1 = у понеділок
hours-on-2 = у вівторок
hours-on-3 = у середу
hours-on-4 = у четвер
hours-on-5 = у п’ятницю
hours-on-6 = у суботу
hours-on-7 = у неділю
hours-closed = Зараз зачинено
hours-closed-day = зачинено
hours-always = Цілодобово, щодня.
hours-holidays = У свята зазвичай зачинено.
hours-as-given = Так подає джерело:

# Доступність

access-title = Чи зручно зайти й вирішити справу
access-unknown = Ми не знаємо. Якщо потрібні зручності, запитайте телефоном.
access-by = Повідомляє:

# Джерело

source-label = Джерело:
source-as-of = стан на:
source-licence = Ліцензія:
source-licence-public = публічна інформація, вказуйте джерело
source-licence-none = офіційний текст, без авторських прав
source-licence-facts = лише факти, перевірте їх
source-also-in = Те саме є також у:

# Повідомлення про помилку

report-link = Повідомити про помилку на цій сторінці
report-title = Повідомте про помилку
report-lead = Ми не питаємо, хто Ви. Відповісти не зможемо, але перевіримо.
report-what = Що не так?
report-what-phone = Неправильний телефон або ніхто не відповідає
report-what-address = Неправильна адреса
report-what-hours = Неправильні години
report-what-not-offered = Такої допомоги тут немає
report-what-conditions = Інші умови або інша ціна
report-what-access = Зайти важче, ніж тут написано
report-what-other = Щось інше
report-what-missing = Позначте, що не так
report-details = Як насправді?
report-details-hint = Не більше 1000 знаків. Не пишіть про себе чи інших людей.
report-details-missing = Напишіть, що не так
report-details-long = Скоротіть текст: у ньому { $n } знаків, а може бути { $most }
report-details-personal = Це схоже на номер PESEL. Видаліть його, він нам не потрібен
report-send = Надіслати повідомлення
report-thanks-title = Дякуємо
report-thanks = Ми перевіримо й виправимо. Завдяки Вам хтось інший потрапить туди, куди треба.
report-back = Повернутися до:

# Установа

institution-part-of = Це частина установи:
institution-example-title = Ця установа вигадана
institution-services-title = Яку допомогу тут можна отримати
institution-services-none = Ми не знаємо послуг цієї установи. Зателефонуйте й запитайте.
institution-serves-title = Для мешканців
institution-branches-title = Філії та пункти
institution-claims-title = Номери в реєстрах
institution-claim-wrong = номер з помилкою
institution-claim-by = повідомляє:
institution-ended-title = Цієї установи вже немає
institution-ended-what = «{ $name }»: джерело перестало повідомляти про цю установу.
institution-ended-next = Подивіться, що є поблизу, або шукайте далі.

# Гміна та повіт

unit-town = місто { $name }
unit-gmina = гміна { $name }
unit-city = місто { $name } (повіт)
unit-powiat = повіт { $name }
unit-voivodeship = воєводство { $name }
unit-title = Яка тут є допомога: { $unit }
unit-described = Кому зателефонувати і яку допомогу Ви знайдете: { $unit }.
unit-first-gmina = Зателефонуйте спершу сюди
unit-first-powiat = Справи повіту вирішують тут
unit-first-unknown = Ми не знаємо цього центру. Запитайте в управлінні.
unit-areas-title = З чим тут можуть допомогти
unit-areas-meaning = «Відомі» це послуги, про які повідомляє якесь джерело. «За законом» це обов’язки, яких нам ніхто не підтвердив. Рахуємо також послуги для всього повіту й воєводства.
unit-areas-empty =
    { $n ->
        [one] У { $n } сфері ми не знаємо тут жодної допомоги
        [few] У { $n } сферах ми не знаємо тут жодної допомоги
        [many] У { $n } сферах ми не знаємо тут жодної допомоги
       *[other] У { $n } сфери ми не знаємо тут жодної допомоги
    }
unit-offers =
    { $n ->
        [one] { $n } відома послуга
        [few] { $n } відомі послуги
        [many] { $n } відомих послуг
       *[other] { $n } відомої послуги
    }
unit-duties =
    { $n ->
        [one] { $n } за законом
        [few] { $n } за законом
        [many] { $n } за законом
       *[other] { $n } за законом
    }
unit-area-none = Це не означає, що такої допомоги немає. Зателефонуйте й запитайте.
unit-services-title =
    { $n ->
        [one] { $n } послуга
        [few] { $n } послуги
        [many] { $n } послуг
       *[other] { $n } послуги
    }
unit-services-area = Послуги: { $area } ({ $n })
unit-services-all = Показати всі послуги
unit-services-none = Ми не знаємо тут жодної послуги. Зателефонуйте до центру: можливо, є щось, про що ми не знаємо.
unit-files = Завантажити весь список:
unit-gminas-title = Гміни в цьому повіті
unit-neighbours-title = Гміни поблизу

# Послуга у списку

label-example = вигаданий приклад
label-paused = зараз недоступно
label-duty = обов’язок за законом, не підтверджена пропозиція
label-unofficial = неофіційний перелік
card-confirmed = Підтверджено: { $date }

# Регіон

region-crumb = Регіон
region-title = Допомога в регіоні: { $region }
region-described = Повіти й гміни регіону з кількістю відомих послуг.
region-lead = Виберіть повіт або гміну, щоб побачити, яка там є допомога.
region-without =
    { $n ->
        [one] Є { $n } гміна, у якій ми не знаємо жодної підтвердженої послуги.
        [few] Є { $n } гміни, у яких ми не знаємо жодної підтвердженої послуги.
        [many] Є { $n } гмін, у яких ми не знаємо жодної підтвердженої послуги.
       *[other] Є { $n } гміни, у яких ми не знаємо жодної підтвердженої послуги.
    }
region-powiats-title = Повіти
region-gminas-title = Усі гміни
region-table = Скільки послуг у кожній гміні (кількість)
region-gmina = Гміна
region-powiat = Повіт
region-offers = Відомі
region-duties = За законом
region-others = Інші регіони
region-empty = Тут ще немає жодних послуг.
region-map-title = Найбільше відомих послуг: { $unit } ({ $n })
region-map-summary = Карта гмін. Що темніший колір, то більше послуг ми знаємо. Ті самі числа є в таблиці під картою.
region-map-source = перелік послуг цього сайту
region-map-method = Ми рахуємо послуги, про які повідомляє якесь джерело і які призначені для мешканців цієї гміни. Не рахуємо обов’язків за законом і послуг для всього повіту чи воєводства. Межі гмін за { $year } рік.

# Діаграми

chart-no-data = немає даних
chart-suppressed = приховано, замало людей
chart-source = Джерело:
chart-as-of = Стан на:

# Файли

file-name = posluhy
file-sheet = Послуги
file-service = Послуга
file-type = Вид
file-area = Сфера
file-standing = Звідки відомо
file-offer = відома пропозиція
file-institution = Установа
file-address = Адреса
file-phone = Телефон
file-email = Електронна пошта
file-website = Сайт
file-hours = Години
file-conditions = Умови
file-cost = Вартість
file-confirmed-on = Підтверджено
file-source = Джерело
file-page = Сторінка послуги

source-institution-itself = сама установа
source-institution-itself-title = Інформація від самої установи
report-as = Ви надсилаєте це як:
report-as-hint = Установа, якої це стосується, побачить цю назву. Якщо знаєте, як має бути, напишіть це в описі.

directory-purpose-report = Повідомлення про помилки в записах
directory-purpose-first-publication = Узгодження перших записів установ
place-hours = Відчинено:
