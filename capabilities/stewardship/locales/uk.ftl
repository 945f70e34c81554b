steward-menu-entries = Записи
steward-menu-proposals = Повідомлення
steward-menu-overdue = Повідомлення без відповіді
steward-menu-pending = Перші записи
steward-menu-duplicates = Повторення
steward-entries-title = Записи
steward-entries-none = Тут немає записів. Змініть вибір над списком або додайте новий запис.
steward-entries-count = { $n ->
    [one] { $n } запис
    [few] { $n } записи
    [many] { $n } записів
   *[other] { $n } записів
}
steward-search = Шукати в назвах
steward-state = Показати
steward-state-all = усі
steward-state-due = треба підтвердити
steward-state-old = давно не підтверджені
steward-state-incomplete = неповні
steward-state-complete = повні
steward-order = Порядок
steward-order-name = за назвою
steward-order-due = спершу термінові
steward-order-quality = спершу найслабші
steward-order-changed = спершу нещодавно змінені
steward-show = Показати записи
steward-download = Завантажити цей список:
steward-column-type = Код виду
steward-column-score = Якість
steward-column-state = Стан
steward-column-confirmed = Підтверджено
steward-column-due = Підтвердити до
steward-column-changed = Змінено
steward-column-page = Сторінка
steward-tag-duty = обов’язок за законом
steward-tag-paused = перерва
steward-tag-ended = вже не діє
steward-tag-old = давно не підтверджено
steward-tag-due = треба підтвердити
steward-tag-complete = повний
steward-tag-incomplete = неповний
steward-waiting-title = Ще не видно
steward-waits = Регіон перевіряє цей запис. Ми покажемо його, коли регіон погодиться.
steward-declined = Регіон не показав цей запис. Причина: { $reason }
steward-entry-back = Повернутися до запису
steward-saved = Збережено
steward-saved-confirmed = Дякуємо. Запис має сьогоднішню дату підтвердження.
steward-just-changed = щойно змінено
steward-confirm = Усе правильно
steward-confirmed = Підтверджено: { $date }.
steward-confirmed-never = Ніхто ще не підтвердив цей запис.
steward-due = Підтвердьте до: { $date }.
steward-public-page = Переглянути, як бачать люди
steward-duty-title = Цей запис випливає із закону
steward-duty = Ніхто не казав, що ви це робите. Коли збережете зміну, запис скаже, що це так.
steward-quality = Якість запису
steward-mend-none = Запис має все, що люди шукають.
steward-mend-first = почніть із цього
steward-mend-address = Додайте адресу
steward-mend-phone = Додайте телефон
steward-mend-mailbox = Додайте адресу e-mail
steward-mend-how-to-get = Напишіть, з чого почати
steward-mend-freshness = Підтвердьте, що все правильно
steward-mend-kind = Виберіть вид і сферу
steward-mend-audience = Напишіть, для кого це
steward-mend-hours = Додайте години
steward-mend-description = Опишіть послугу: від 80 до 2000 знаків
steward-mend-cost = Напишіть, скільки це коштує
steward-part-name = Назва й опис
steward-part-audience = Для кого
steward-part-getting = Як скористатися і що взяти
steward-part-cost = Скільки це коштує
steward-part-places = Місця та години
steward-part-contacts = Контакти
steward-part-access = Доступність і мови
steward-part-capacity = Вільні місця
steward-part-texts = Простий текст, легке читання, жестова мова
steward-part-translations = Переклади
steward-part-empty = Тут ще нічого немає.
steward-change = Змінити
steward-save = Зберегти
steward-cancel = Повернутися без збереження
steward-check = Перевірити текст
steward-checked = Підказки стоять під текстами. Ще нічого не збережено.
steward-now = Зараз у каталозі:
steward-choose = Виберіть
steward-report-beside = Хтось це помітив
steward-reads-plain = Читається легко. Результат FOG-PL: { $fog }.
steward-reads-middling = Можна написати простіше. Результат FOG-PL: { $fog }, добре до 9.
steward-reads-hard = Важко читати. Результат FOG-PL: { $fog }, добре до 9. Скоротіть речення і слова.
steward-long-sentence = { $n ->
    [one] Найдовше речення має { $n } слово. Поділіть його.
    [few] Найдовше речення має { $n } слова. Поділіть його.
    [many] Найдовше речення має { $n } слів. Поділіть його.
   *[other] Найдовше речення має { $n } слів. Поділіть його.
}
steward-plainer = Можна простіше:
steward-conflict-title = Хтось змінив цей запис раніше за вас
steward-conflict-what = Запис змінився, відколи ви відкрили цю сторінку. Ми нічого не перезаписали.
steward-conflict-next = Поверніться до запису, перегляньте його і спробуйте ще раз.
steward-conflict-here = Ваш текст не зник: він у полях. Під полями видно, що зараз у каталозі. Виправте, що треба, і збережіть ще раз.
steward-gone-title = Цього запису вже немає в каталозі
steward-gone-what = Хтось його відкликав або об’єднав з іншим.
steward-gone-next = Відкликані записи лежать у кошику 30 днів.
steward-decided-title = Хтось уже вирішив
steward-decided-what = Рішення щодо цього запису прийняли раніше.
steward-decided-next = Перегляньте список: у ньому записи, які чекають.
steward-answered-title = Це повідомлення вже має відповідь
steward-answered-what = Хтось відповів на нього раніше за вас.
steward-answered-next = Перегляньте список: у ньому повідомлення, які чекають.
steward-pair-gone-title = Одного з цих записів уже немає
steward-pair-gone-what = Хтось його відкликав або об’єднав з іншим.
steward-pair-gone-next = Поверніться до списку й пошукайте ще раз.
steward-pair-unfit-title = Ці записи не можна об’єднати
steward-pair-unfit-what = Один із них є частиною іншого.
steward-pair-unfit-next = Позначте, що це не те саме.
steward-field-name = Назва
steward-field-name-hint = Так, як кажуть люди. Без скорочень.
steward-field-description = Опис
steward-field-description-hint = Що це і що дає. Пишіть до людини, яка це шукає.
steward-field-service-type = Вид послуги
steward-field-area = Сфера
steward-field-status = Чи можна зараз скористатися
steward-field-target-groups = Для кого
steward-field-grounds = У яких труднощах
steward-field-minimum-age = Від якого віку
steward-field-maximum-age = До якого віку
steward-field-conditions = Умови
steward-field-conditions-hint = Хто може скористатися, а хто ні.
steward-field-serves = Для мешканців
steward-field-first-step = З чого почати
steward-field-first-step-hint = Одне речення: зателефонуйте, прийдіть або напишіть.
steward-field-documents = Що взяти
steward-field-documents-hint = Кожна річ у новому рядку.
steward-field-application = Потрібна заява
steward-field-decision = Потрібне рішення установи
steward-field-interview = Працівник спершу приходить додому
steward-field-referral = Потрібне направлення
steward-field-income-test = Враховується дохід
steward-field-free-of-charge = Чи безкоштовно
steward-field-fee-rule = Хто і як платить
steward-field-cost-note = Вартість словами
steward-field-cost-note-hint = Наприклад: 25 зл за годину, а при малому доході нічого.
steward-field-modes = Як це працює
steward-field-hours = Години
steward-field-hours-hint = Наприклад: pon.-pt. 7.30-15.30. Залиште порожнім, якщо вони такі, як у всій установі.
steward-field-site-name = Назва місця
steward-field-site-street = Адреса
steward-field-site-street-hint = Вулиця і номер.
steward-field-site-postcode = Поштовий індекс
steward-field-site-city = Населений пункт
steward-field-site-confidential = Таємна адреса
steward-field-phones = Телефони
steward-field-phones-hint = Кожен номер у новому рядку. Залиште порожнім, якщо вони такі, як у всій установі.
steward-field-emails = Адреси e-mail
steward-field-emails-hint = Кожна в новому рядку. Вкажіть адресу офісу, не особи.
steward-field-websites = Вебсайти
steward-field-websites-hint = Кожен у новому рядку. Починається з https://.
steward-field-access-needs = Доступність
steward-field-access-needs-hint = Позначте лише те, що точно є.
steward-field-languages = Мови
steward-field-free = Вільні місця
steward-field-total = Усі місця
steward-field-free-for-women = Вільні місця для жінок
steward-field-free-for-men = Вільні місця для чоловіків
steward-field-waiting = Скільки людей чекає
steward-field-waiting-days = Скільки днів чекають
steward-field-as-of = Станом на
steward-field-plain = Простий текст
steward-field-plain-hint = Короткі речення, знайомі слова.
steward-field-easy = Текст для легкого читання (ETR)
steward-field-easy-hint = Одне речення – одна думка. Кожне речення в новому рядку.
steward-field-sign-language-url = Адреса запису жестовою мовою (PJM)
steward-field-sign-language-url-hint = Починається з https://.
steward-field-transcript = Що каже запис
steward-field-site-confidential-yes = Ніхто не повинен бачити цю адресу
steward-answer-yes = так
steward-answer-no = ні
steward-answer-unknown = не знаю
steward-status-active = так
steward-status-paused = зараз перерва
steward-status-ended = ні, цього вже немає
steward-mode-in-person = треба прийти
steward-mode-at-home = у вас вдома
steward-mode-phone = телефоном
steward-mode-online = через інтернет
steward-mode-residential = там живуть
steward-serves-keep = { $n ->
    [one] як дотепер ({ $n } місце)
    [few] як дотепер ({ $n } місця)
    [many] як дотепер ({ $n } місць)
   *[other] як дотепер ({ $n } місць)
}
steward-serves-gmina = ґміна, де є установа
steward-serves-powiat = увесь повіт
steward-serves-voivodeship = усе воєводство
steward-site-first = Місце, якщо не в головній будівлі
steward-site-next = Ще одне місце
steward-site = { $n ->
    [one] Місце { $n }
    [few] Місце { $n }
    [many] Місце { $n }
   *[other] Місце { $n }
}
steward-site-secret = таємна адреса
steward-hours-always = Ми розуміємо: цілодобово, щодня.
steward-hours-understood = Ми розуміємо: { $hours }.
steward-hours-not-understood = Ми покажемо ці слова як є. Але сторінка не скаже, чи зараз відчинено.
steward-too-long = { $n ->
    [one] Текст має { $n } знак. Скоротіть його до { $most }.
    [few] Текст має { $n } знаки. Скоротіть його до { $most }.
    [many] Текст має { $n } знаків. Скоротіть його до { $most }.
   *[other] Текст має { $n } знаків. Скоротіть його до { $most }.
}
steward-number-wrong = Впишіть число від 0 до { $most }. Залиште порожнім, якщо не знаєте.
steward-name-missing = Впишіть назву.
steward-type-missing = Виберіть вид послуги.
steward-area-missing = Виберіть сферу.
steward-ages-wrong = Цей вік менший, ніж «від якого віку». Виправте один із них.
steward-postcode-wrong = Перевірте поштовий індекс. Він має виглядати так: 34-400.
steward-phone-wrong = Перевірте номер: { $typed }. Він має виглядати так: 18 200 12 34.
steward-mailbox-wrong = Перевірте адресу: { $typed }. Вона має виглядати так: biuro@gmina.pl.
steward-website-wrong = Перевірте адресу сайту. Вона починається з https:// і не має пробілів.
steward-places-wrong = Вільних місць більше, ніж усіх. Виправте одне з чисел.
steward-institution-missing = Виберіть установу.
steward-reason-missing = Напишіть, чому.
steward-add-title = Новий запис
steward-add-lead = Почніть із назви та опису. Решту додасте потім, частина за частиною.
steward-add = Додати запис
steward-places-title = Вільні місця
steward-places-save = Зберегти вільні місця
steward-places-as-of = Останній раз вказано: { $date }.
steward-places-all = Вказати більше чисел
steward-translations-lead = Польський текст стоїть над полями. Коли збережете, усі переклади вважаються перевіреними.
steward-translations-missing = { $n ->
    [one] Бракує { $n } перекладу.
    [few] Бракує { $n } перекладів.
    [many] Бракує { $n } перекладів.
   *[other] Бракує { $n } перекладів.
}
steward-translations-outdated = { $n ->
    [one] { $n } переклад треба перевірити.
    [few] { $n } переклади треба перевірити.
    [many] { $n } перекладів треба перевірити.
   *[other] { $n } перекладів треба перевірити.
}
steward-translation-missing = немає перекладу
steward-translation-outdated = перевірте: польський текст змінився { $date }
steward-translation-current = актуальний
steward-in-en = Англійською
steward-in-uk = Українською
steward-slot-document = { $n ->
    [one] Що взяти: { $n }
    [few] Що взяти: { $n }
    [many] Що взяти: { $n }
   *[other] Що взяти: { $n }
}
steward-history-title = Історія змін
steward-history-none = Ніхто ще не змінював цей запис.
steward-history-before = Було:
steward-history-after = Стало:
steward-history-return = Повернутися до того, що було перед цією зміною
steward-history-since = Запис є в каталозі від: { $date }.
steward-who-member = хтось з установи
steward-who-import = імпорт даних
steward-who-letter = посилання з листа
steward-who-program = програма
steward-did-added = Новий запис
steward-did-revised = Зміна
steward-did-confirmed = Підтвердження
steward-did-returned = Повернення до попереднього тексту
steward-did-withdrawn = Відкликання
steward-did-brought-back = Повернення з кошика
steward-did-changed = Зміна в джерелі
steward-did-removed = Зникло в джерелі
steward-did-restored = Знову в джерелі
steward-did-merged = Об’єднання з іншим записом
steward-did-parted = Роз’єднання
steward-did-moved = Зміна установи
steward-bin-title = Кошик
steward-bin-lead = Відкликані записи лежать тут 30 днів. Потім від них лишається тільки слід.
steward-bin-none = Кошик порожній.
steward-bin-since = Відкликано: { $date }. У кошику до: { $until }.
steward-bin-restore = Повернути
steward-withdraw-title = Відкликати запис
steward-withdraw-lead = Запис зникне з каталогу. Протягом 30 днів його можна повернути з кошика.
steward-withdraw = Відкликати
steward-proposals-title = Повідомлення
steward-proposals-lead = Хтось помітив, що щось не так. Виправте запис або напишіть, чому він лишається без змін.
steward-proposals-none = Немає повідомлень, які чекають.
steward-proposals-count = { $n ->
    [one] { $n } повідомлення чекає
    [few] { $n } повідомлення чекають
    [many] { $n } повідомлень чекають
   *[other] { $n } повідомлень чекають
}
steward-proposals-accepted = { $n ->
    [one] Прийнято { $n } повідомлення.
    [few] Прийнято { $n } повідомлення.
    [many] Прийнято { $n } повідомлень.
   *[other] Прийнято { $n } повідомлень.
}
steward-proposals-declined = { $n ->
    [one] Відхилено { $n } повідомлення.
    [few] Відхилено { $n } повідомлення.
    [many] Відхилено { $n } повідомлень.
   *[other] Відхилено { $n } повідомлень.
}
steward-proposal-what = Що не так
steward-proposal-entry = Запис
steward-proposal-sender = Хто повідомив
steward-proposal-since = Чекає з
steward-proposal-details = Опис
steward-proposal-source = Джерело тепер каже інше
steward-sender-source = джерело даних
steward-sender-visitor = відвідувач
steward-proposal-accept = Прийняти й виправити запис
steward-proposal-decline = Відхилити
steward-proposal-reason = Чому
steward-proposal-reason-hint = Залишається в історії. Не пишіть про людей.
steward-outcome-accepted = Повідомлення прийнято.
steward-outcome-declined = Повідомлення відхилено.
steward-overdue-title = Повідомлення без відповіді
steward-overdue-lead = Ці повідомлення чекають понад 14 днів. Зателефонуйте до установи й допоможіть їй відповісти.
steward-overdue-accept = Установа це виправить
steward-pending-title = Перші записи
steward-pending-lead = Ці установи ще не мають тут своїх людей. Перевірте запис, перш ніж його всі побачать.
steward-pending-none = Ніщо не чекає на перевірку.
steward-pending-count = { $n ->
    [one] { $n } запис чекає
    [few] { $n } записи чекають
    [many] { $n } записів чекають
   *[other] { $n } записів чекають
}
steward-pending-publish = Показати всім
steward-pending-reason = Чому ні
steward-pending-reason-hint = Установа це прочитає.
steward-duplicates-title = Повторення
steward-duplicates-lead = Ці записи можуть говорити про те саме. Перегляньте обидва й вирішіть. Кожне об’єднання можна скасувати.
steward-duplicates-none = Немає пар, на які треба подивитися.
steward-duplicates-search = Шукати зараз
steward-duplicates-searched = { $n ->
    [one] Після пошуку: { $n } пара.
    [few] Після пошуку: { $n } пари.
    [many] Після пошуку: { $n } пар.
   *[other] Після пошуку: { $n } пар.
}
steward-duplicates-count = { $n ->
    [one] { $n } пара
    [few] { $n } пари
    [many] { $n } пар
   *[other] { $n } пар
}
steward-pair = Пара
steward-kind = Що це
steward-kind-service = послуги
steward-kind-institution = установи
steward-reasons = Чому ми так думаємо
steward-reason-same-institution = та сама установа
steward-reason-same-type = той самий вид
steward-reason-similar-name = схожа назва
steward-reason-same-phone = той самий телефон
steward-reason-same-address = та сама адреса
steward-reason-same-number = той самий номер у реєстрі
steward-reason-same-gmina = та сама ґміна
steward-reason-same-kind = той самий тип установи
steward-pair-title = Чи це те саме?
steward-pair-lead = Запис, що лишається, візьме з іншого те, чого сам не має. Стара адреса вестиме до нього.
steward-pair-stays = Об’єднати. Цей лишається
steward-pair-apart = Це не те саме
steward-numbers = Номери в реєстрах
steward-services = Скільки послуг
steward-merged-title = Об’єднані записи
steward-merged-lead = Тут можна роз’єднати записи, які хтось об’єднав.
steward-merged-none = Ніхто ще нічого не об’єднав.
steward-merged-count = { $n ->
    [one] { $n } об’єднання
    [few] { $n } об’єднання
    [many] { $n } об’єднань
   *[other] { $n } об’єднань
}
steward-merged-went = Цей зник
steward-merged-stayed = Цей лишився
steward-merged-when = Коли
steward-merged-undo = Роз’єднати

# Записи з таблиці.

steward-did-imported = змінено з таблиці
steward-did-import-undone = скасовано зміни з таблиці
steward-imports-title = Записи з таблиці
steward-imports-lead =
    Завантажте таблицю з усіма записами, змініть у ній, що треба, і надішліть її сюди. Новий запис – це новий рядок із порожнім id.

    Спочатку покажемо, що зміниться. Нічого не збережемо, доки ви не підтвердите. Усю таблицю можна скасувати протягом 24 годин.
steward-imports-so-far = Надіслані таблиці
steward-imports-none = Таблиць ще немає.
steward-imports-way = Змінити багато записів у таблиці
steward-import-table = Записи для зміни
steward-import-download = Таблиця для зміни:
steward-import-file = Змінена таблиця
steward-import-file-hint = Файл XLSX або CSV, щонайбільше 5000 рядків.
steward-import-go = Показати, що зміниться
steward-import-missing = Виберіть файл із таблицею.
steward-import-broken = { $what } { $mend }
steward-import-made = Коли
steward-import-file-name = Файл
steward-import-standing = Стан
steward-import-added = Нові
steward-import-changed = Змінені
steward-import-refused = Відхилені
steward-import-is-draft = чекає на підтвердження
steward-import-is-done = збережена
steward-import-is-undone = скасована
steward-import-preview-title = Перевірте, перш ніж збережемо
steward-import-preview-lead = Ми ще нічого не змінили. Подивіться, що станеться з кожним рядком.
steward-import-title = Записи з цієї таблиці
steward-import-row = Рядок
steward-import-outcome = Що станеться
steward-import-column = Стовпець
steward-import-before = Зараз
steward-import-after = З таблиці
steward-import-since = Пізніше
steward-import-every-row = Усі
steward-import-would-new = новий запис
steward-import-would-changed = зміна
steward-import-would-refused = відхилено
steward-import-would-unchanged = без змін
steward-import-was-added = новий запис
steward-import-was-changed = змінено
steward-import-was-waits = чекає на рішення регіону
steward-import-changed-since = хтось змінив цей запис уже після таблиці
steward-import-would-count-new = { $n ->
    [one] { $n } новий запис.
    [few] { $n } нові записи.
    [many] { $n } нових записів.
   *[other] { $n } нового запису.
}
steward-import-would-count-changed = { $n ->
    [one] { $n } запис зміниться.
    [few] { $n } записи зміняться.
    [many] { $n } записів зміниться.
   *[other] { $n } запису зміниться.
}
steward-import-would-count-unchanged = { $n ->
    [one] { $n } запис залишиться без змін.
    [few] { $n } записи залишаться без змін.
    [many] { $n } записів залишиться без змін.
   *[other] { $n } запису залишиться без змін.
}
steward-import-would-count-refused = { $n ->
    [one] { $n } рядок відхилимо.
    [few] { $n } рядки відхилимо.
    [many] { $n } рядків відхилимо.
   *[other] { $n } рядка відхилимо.
}
steward-import-did-count-new = { $n ->
    [one] { $n } новий запис.
    [few] { $n } нові записи.
    [many] { $n } нових записів.
   *[other] { $n } нового запису.
}
steward-import-did-count-changed = { $n ->
    [one] { $n } запис змінено.
    [few] { $n } записи змінено.
    [many] { $n } записів змінено.
   *[other] { $n } запису змінено.
}
steward-import-did-count-unchanged = { $n ->
    [one] { $n } запис без змін.
    [few] { $n } записи без змін.
    [many] { $n } записів без змін.
   *[other] { $n } запису без змін.
}
steward-import-did-count-refused = { $n ->
    [one] { $n } рядок відхилено.
    [few] { $n } рядки відхилено.
    [many] { $n } рядків відхилено.
   *[other] { $n } рядка відхилено.
}
steward-import-confirm = { $n ->
    [one] Зберегти { $n } запис
    [few] Зберегти { $n } записи
    [many] Зберегти { $n } записів
   *[other] Зберегти { $n } запису
}
steward-import-throw-away = Викинути цю таблицю
steward-import-undo = Скасувати всю таблицю
steward-import-undo-until = Цю таблицю можна скасувати до { $until }. Записи, які хтось змінив пізніше, залишаться такими, як є.
steward-import-done-confirmed = Готово. Записи збережено.
steward-import-done-undone = Готово. Таблицю скасовано. У списку видно записи, які хтось змінив пізніше і які залишилися без змін.
steward-import-conflict-title = Записи тим часом змінилися
steward-import-conflict = Хтось змінив записи, поки ви дивилися на цю сторінку. Ми нічого не зберегли. Перевірте ще раз і підтвердьте.
steward-import-over-title = Ця таблиця вже не чекає
steward-import-over-what = Хтось її зберіг або викинув, або минуло два дні.
steward-import-over-next = Поверніться до списку таблиць і подивіться, що з нею сталося.
steward-import-changed-title = Записи тим часом змінилися
steward-import-changed-what = Хтось змінив записи, поки ви дивилися на цю сторінку. Ми нічого не зберегли.
steward-import-changed-next = Відкрийте таблицю ще раз і перевірте, що зміниться.
steward-import-too-late-title = Цю таблицю вже не можна скасувати
steward-import-too-late-what = Минуло 24 години або хтось її вже скасував.
steward-import-too-late-next = Відкрийте історію запису. Кожен запис окремо може повернутися до того, що говорив раніше.
steward-import-wrong-code = у списку немає такого коду
steward-import-wrong-number = це не число або воно завелике
steward-import-wrong-answer = впишіть yes або no чи залиште порожнім
steward-import-wrong-unit = це не код TERYT
steward-import-wrong-mailbox = це не адреса e-mail
steward-import-wrong-phone = це не номер телефону
steward-import-wrong-website = адреса сторінки починається з https://
steward-import-wrong-postcode = поштовий індекс виглядає так: 34-400
steward-import-wrong-too-long = текст задовгий
steward-import-wrong-coordinates = цього місця немає в Польщі або бракує однієї координати
steward-import-wrong-missing = тут щось має бути
steward-import-wrong-ages = «до якого віку» менше, ніж «від якого віку»
steward-import-wrong-places = вільних місць більше, ніж усіх
steward-import-wrong-fixed = цього не змінюють у таблиці
steward-import-wrong-entry = немає запису з таким id; у новому записі залиште id порожнім
steward-import-wrong-gone = цей запис вилучено
steward-import-wrong-institution = немає такої установи серед ваших
steward-import-wrong-other-institution = запис залишається при своїй установі
steward-import-wrong-twice = цей запис уже є в рядку { $row }
steward-import-wrong-kept = установа веде цей запис сама; повідомте їй, що змінити

steward-bin-withdrawn = Вилучено
steward-bin-until = Можна повернути до
steward-proposals-every = Усі
steward-kind-every = Усі
steward-pair-found = Знайдено

steward-history-every-part = Усі частини
steward-history-when = Коли
steward-history-who = Хто
steward-history-what = Що сталося
steward-history-part = Частина запису

# Що установа говорить про себе.

steward-did-described = установа змінила те, що говорить про себе
steward-itself-title = Про установу
steward-itself-lead = Тут ви зміните те, що установа говорить про себе. Назва й номери – з реєстру.
steward-itself-about = Про нас
steward-itself-contacts = Контакти
steward-itself-place = Адреса й години
steward-itself-access = Доступність і мови
steward-field-site-hours = Години в цьому місці
steward-field-site-hours-hint = Лише якщо вони інші, ніж деінде.

# Зображення.

steward-picture-title = Зображення
steward-picture-file = Файл із зображенням
steward-picture-hint = PNG, JPEG або WebP, щонайбільше 4 МБ і 12 мільйонів пікселів. Ми вилучимо дані про місце й камеру. Не показуйте облич людей, які отримують допомогу.
steward-picture-shows-pl = Що видно на зображенні (польською)
steward-picture-shows-en = Що видно на зображенні (англійською)
steward-picture-shows-uk = Що видно на зображенні (українською)
steward-picture-shows-hint = Одне речення для тих, хто не побачить зображення.
steward-picture-decorative = Прикраса
steward-picture-decorative-yes = Це зображення лише прикрашає сторінку
steward-picture-decorative-hint = Тоді програми читання екрана його оминають, і опис не потрібен.
steward-picture-remove = Вилучити зображення
steward-picture-missing = Виберіть файл із зображенням.
steward-picture-wordless = Напишіть, що видно на зображенні, або позначте, що воно лише прикрашає сторінку.
steward-picture-too-long = Опис задовгий. Вмістіть його в { $most } знаків.
steward-picture-foreign = Це не зображення PNG, JPEG чи WebP. Збережіть його в одному з цих форматів.
steward-picture-damaged = Це зображення пошкоджене. Збережіть його ще раз і надішліть.
steward-picture-too-large = Файл більший за 4 МБ. Зменште зображення.
steward-picture-too-many-pixels = Зображення завелике. Зменште його до 4096 пікселів з кожного боку і 12 мільйонів разом.
steward-picture-moving = Рухомих зображень не приймаємо. Надішліть нерухоме.
