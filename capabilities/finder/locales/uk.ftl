# Пошук допомоги.

find-front-title = Що вам потрібно?
find-front-description = Напишіть своїми словами, що сталося. Ми покажемо, хто поруч може допомогти.
find-question = Напишіть своїми словами
find-question-hint = Наприклад: немає на оренду, догляд за татом після лікарні
find-place = Де ви живете?
find-place-hint = Місто чи село, ґміна або поштовий індекс
find-button = Шукати допомогу
find-ready = Часто шукають
find-ready-food = Мені нічого їсти
find-ready-care = Догляд за літньою людиною
find-ready-talk = З ким поговорити, психолог
find-ready-law = Безкоштовна юридична порада
find-guide-link = Не знаю, з чого почати
find-region-link = Яка допомога є у вашій ґміні

find-emergency = Якщо не можна чекати
find-urgent = Спершу зателефонуйте, якщо хтось у небезпеці

find-results-title = Хто може допомогти
find-results-found = { $n ->
    [one] Ми знайшли { $n } місце
    [few] Ми знайшли { $n } місця
    [many] Ми знайшли { $n } місць
   *[other] Ми знайшли { $n } місця
}
find-understood = Ви шукаєте: { $needs }
find-understood-words = Ви шукаєте: «{ $words }»
find-understood-nothing = Напишіть, що вам потрібно.
find-here = Місце: { $place }
find-place-unknown = Ми не знаємо місця «{ $place }». Показуємо все воєводство. Перевірте назву або введіть поштовий індекс.
find-place-unsaid = Скажіть, де ви живете, і ми покажемо допомогу поруч.
find-place-others = Ви мали на увазі інше місце з такою назвою?
find-change = Змінити запит або місце
find-results-list = Результати
find-near = у цій околиці
find-away = приблизно { $distance } звідси
find-duty = обов’язок ґміни або повіту
find-example = вигаданий приклад
find-unofficial = неофіційне джерело
find-confirmed = підтверджено { $ago }
find-confirmed-old = уточніть телефоном: підтверджено { $ago }
find-not-confirmed = цього ще ніхто не підтвердив
find-places = { $n ->
    [one] { $n } вільне місце
    [few] { $n } вільні місця
    [many] { $n } вільних місць
   *[other] { $n } вільного місця
}
find-places-none = зараз немає вільних місць
find-places-as-of = станом на { $date }
find-open-until = відчинено зараз до { $time }
find-fallback-title = Ми не знаємо такої послуги в цьому місці
find-fallback = Це не означає, що її немає. Запитайте тут: вони знають, хто допоможе, і мусять вас вислухати.
find-fallback-counted = Ми записали, що в цій ґміні бракує такої допомоги: без ваших слів і без даних про вас.
find-related = Також може допомогти
find-not-it = Немає того, що ви шукаєте?
find-not-it-words = Напишіть інакше, пошукайте далі від дому або дайте відповідь на чотири прості запитання.
find-none = За цими умовами нічого не знайдено. Приберіть одну з них.
find-map-link = Показати на мапі
find-list-link = Показати список
find-csv-link = Завантажити список (CSV)

find-why-need = відповідь на: { $need }
find-why-words = підходять слова з опису
find-why-fallback = тут можна запитати про будь-яку допомогу
find-why-group = для: { $group }
find-why-access = є: { $access }
find-why-gmina = для людей з вашої ґміни
find-why-powiat = для людей з вашого повіту
find-why-region = для всього воєводства
find-why-nearby = поруч; запитайте, чи приймуть людину з вашої ґміни
find-why-far = далі від дому
find-why-free = { $n ->
    [one] { $n } вільне місце
    [few] { $n } вільні місця
    [many] { $n } вільних місць
   *[other] { $n } вільного місця
}

find-filters = Звузити результати
find-filters-use = Показати результати
find-filter-radius = Як далеко від дому
find-filter-radius-any = не має значення
find-filter-radius-km = до { $km } км
find-filter-group = Для кого
find-filter-group-any = для всіх
find-filter-access = Що вам потрібно на місці
find-filter-mode = Яким способом
find-filter-mode-any = будь-яким
find-filter-mode-in-person = на місці
find-filter-mode-at-home = удома
find-filter-mode-phone = телефоном
find-filter-mode-online = через інтернет
find-filter-mode-residential = з ночівлею
find-filter-more = Також
find-filter-free = безкоштовно
find-filter-places = є вільні місця
find-filter-open = відчинено зараз
find-filter-night = працює цілодобово
find-filter-language = Якою мовою
find-filter-language-any = будь-якою

find-map-title = Де це
find-map-summary = Мапа ґмін. Номери на мапі такі самі, як у таблиці.
find-map-number = Номер
find-map-what = Що
find-map-how = Точність
find-map-exact = адреса
find-map-around = середина населеного пункту, не точна адреса
find-map-source = Головне управління геодезії та картографії, Державний реєстр меж; GeoNames
find-map-as-of = межі 2021 року
find-map-method = Якщо адреси не знаємо, точка показує середину населеного пункту.
find-map-none = Ці місця не можемо показати на мапі.
find-figure-no-data = немає даних
find-figure-suppressed = приховано
find-figure-show = Показати дані
find-figure-source = Джерело:
find-figure-as-of = Станом на:
find-figure-method = Як ми рахуємо:

find-guide-title = З чого почати
find-guide-step = Запитання { $step } з 4
find-guide-next = Далі
find-guide-topic = Що зараз найважче?
find-guide-topic-missing = Виберіть одну з відповідей.
find-guide-for = Кому потрібна допомога?
find-guide-where = Де ви живете?
find-guide-needs = Чи щось має бути на місці?
find-guide-needs-hint = Можна нічого не позначати.
find-guide-money = Бракує грошей
find-guide-money-words = немає грошей на життя і рахунки
find-guide-food = Нічого їсти
find-guide-food-words = мені нічого їсти
find-guide-home = Ніде жити
find-guide-home-words = немає де жити
find-guide-violence = Хтось б’є, погрожує чи принижує
find-guide-violence-words = насильство вдома
find-guide-addiction = Алкоголь, наркотики, азартні ігри
find-guide-addiction-words = алкогольна залежність
find-guide-mind = Смуток, страх, криза
find-guide-mind-words = потрібен психолог
find-guide-care = Літній чи хворій людині потрібен догляд
find-guide-care-words = догляд за літньою людиною вдома
find-guide-disability = Інвалідність у щоденному житті
find-guide-disability-words = заняття для людини з інвалідністю
find-guide-children = Труднощі з дитиною або в родині
find-guide-children-words = труднощі з вихованням дитини
find-guide-law = Листи, борги, суд
find-guide-law-words = безкоштовна юридична порада
find-guide-work = Немає роботи
find-guide-work-words = шукаю роботу
find-guide-other = Щось інше
find-guide-other-words = допомога соціального працівника
find-guide-for-me = Мені
find-guide-for-senior = Літній людині
find-guide-for-child = Дитині
find-guide-for-disabled = Людині з інвалідністю
find-guide-for-family = Родині

problem-find-title = Пошук зараз не працює
problem-find-what = Це наша помилка, не ваша.
problem-find-next = Спробуйте за хвилину. У нагальній справі телефонуйте 112.

find-api-lang = Параметр lang — це pl, en або uk.
find-api-limit = Параметр limit — це число від 1 до 100.
