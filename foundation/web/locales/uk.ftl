# Слова, що стоять на кожній сторінці.

language-own-name = українська

layout-skip = Перейти до змісту
layout-wrong = Помилка:
layout-quick-exit = Вийти звідси
layout-menu = Меню
layout-languages = Мова
layout-crumbs = Де ви зараз
layout-footer = Допомога й інформація
layout-foot = Кожен крок — це ланка.
layout-front-page = Головна сторінка

display-title = Вигляд сторінки
display-lead = Виберіть кольори й розмір літер, які вам легко читати.
display-theme = Кольори
display-theme-auto = Як у моєму телефоні чи комп’ютері
display-theme-light = Світлі
display-theme-dark = Темні
display-theme-contrast = Великий контраст: білі та жовті літери на чорному
display-text = Розмір літер
display-text-100 = Звичайний
display-text-125 = Більший
display-text-150 = Великий
display-text-200 = Дуже великий
display-keep = Зберегти вигляд
display-cookie = Ми запам’ятаємо лише цей вибір, в одному файлі cookie на вашому пристрої. Коли ви повернетеся до звичайного вигляду, ми його видалимо.

problem-next = Що можна зробити
problem-front = На головну сторінку
problem-reference = Номер звернення:

problem-not-found-title = Такої сторінки немає
problem-not-found-what = Сторінка могла змінити адресу, або в адресі є помилка.
problem-not-found-next = Перевірте адресу або почніть із головної сторінки.

problem-bad-request-title = Ми не розуміємо цієї адреси
problem-bad-request-what = У ній чогось бракує або щось написано так, що ми не можемо прочитати.
problem-bad-request-next = Поверніться на попередню сторінку й спробуйте ще раз.

problem-forbidden-title = Ми не можемо показати вам цю сторінку
problem-forbidden-what = Її бачать лише ті, хто має до неї доступ.
problem-forbidden-next = Якщо це ваша справа, запитайте в установі, яка її веде.

problem-foreign-origin-title = Ми не прийняли цих даних
problem-foreign-origin-what = Вони надійшли з іншого сайту, а не з нашої форми.
problem-foreign-origin-safe = Нічого не змінилося.
problem-foreign-origin-next = Відкрийте форму на нашому сайті й надішліть її звідти.

problem-method-title = Так цю сторінку не відкрити
problem-method-what = Браузер надіслав дані туди, де їх не приймають.
problem-method-next = Поверніться на попередню сторінку й спробуйте ще раз.

problem-busy-title = Зараз ми не встигаємо
problem-busy-what = Сторінка відповідає надто повільно.
problem-busy-safe = Нічого не втрачено.
problem-busy-next = Спробуйте ще раз за кілька хвилин.

problem-too-large-title = Це завелике
problem-too-large-what = Надіслані дані більші, ніж ми можемо прийняти.
problem-too-large-safe = Ми нічого не зберегли.
problem-too-large-next = Скоротіть текст або виберіть менший файл і надішліть ще раз.

problem-media-type-title = Ми не можемо цього прочитати
problem-media-type-what = Дані надійшли в іншому форматі, ніж ми очікували.
problem-media-type-next = Надішліть форму з нашої сторінки.

problem-invalid-title = Ми не можемо прийняти цих даних
problem-invalid-what = Чогось бракує або щось не збігається.
problem-invalid-safe = Ми нічого не зберегли.
problem-invalid-next = Поверніться до форми, виправте дані й надішліть ще раз.

problem-display-title = Ми не знаємо такого вигляду
problem-display-what = Вибраних кольорів або розміру літер немає в нашому списку.
problem-display-next = Поверніться й виберіть одну з можливостей.

problem-too-many-title = Забагато запитів одразу
problem-too-many-what = З вашої адреси надійшло багато запитів за короткий час.
problem-too-many-next = Зачекайте трохи й спробуйте ще раз.

problem-fault-title = У нас щось зламалося
problem-fault-what = Це наша помилка, не ваша. Ми вже про неї знаємо.
problem-fault-next = Спробуйте ще раз за кілька хвилин. Якщо не допоможе, напишіть нам і вкажіть номер звернення.

# Частини, з яких складаються сторінки.

errors-title = Виправте це, перш ніж іти далі
field-optional = (необов’язково)
paging-label = Сторінки списку
paging-previous = Попередня
paging-next = Наступна
paging-page = Сторінка { $n }
paging-shown = { $from }–{ $to } із { $total }
call = Подзвонити: { $number }
layout-desk = Ваша робота
layout-sign-out = Вийти

# Списки, у яких можна шукати, які можна впорядкувати й забрати.

list-words = Шукати у списку
list-show = Показати
list-nothing-found = Нічого в цьому списку не підходить. Змініть слова або покажіть усе.
list-take-away = Завантажити цей список:
list-deed = Що зробити

layout-only-showing = Зараз тут усе можна читати, але ми нічого не можемо зберегти. Ми вже працюємо над цим – спробуйте за кілька хвилин.

problem-not-saved-title = Це не вдалося зберегти
problem-not-saved-what = Зараз ми нічого не можемо зберегти. Це наша проблема, а не ваша помилка.
problem-not-saved-safe = З того, що ви щойно надіслали, нічого не збережено. Усе, що було збережено раніше, у безпеці.
problem-not-saved-next = Спробуйте ще раз за кілька хвилин.

problem-only-showing-title = Цю сторінку ми зараз не можемо показати
problem-only-showing-what = Щоб її показати, треба дещо зберегти, а зараз ми цього не можемо.
problem-only-showing-safe = Усе, що було збережено раніше, у безпеці.
problem-only-showing-next = Спробуйте ще раз за кілька хвилин. Інші сторінки працюють.

not-saved-again = Спробувати зберегти ще раз
not-saved-typed = Ваш текст
not-saved-typed-hint = Не закривайте цю сторінку або скопіюйте звідси те, чого не хочете писати знову.
