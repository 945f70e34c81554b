accounts-menu-account = Мій обліковий запис
accounts-menu-switch = Змінити роль
accounts-menu-team = Команда
accounts-menu-requests = Заявки установ
accounts-menu-sign-in = Для установ
accounts-role-worker = Працівник
accounts-role-editor = Редактор записів
accounts-role-manager = Керівник
accounts-role-local-administrator = Місцевий адміністратор
accounts-role-analyst = Аналітик
accounts-role-training-specialist = Фахівець з навчання
accounts-role-coordinator = Координатор регіону
accounts-role-platform-administrator = Адміністратор системи
accounts-role-auditor = Аудитор
accounts-role-worker-hint = Працює з людьми. Бачить дані осіб, яким допомагає установа, після прийняття уповноваження.
accounts-role-editor-hint = Дбає, щоб записи про послуги були правдивими. Не бачить даних осіб.
accounts-role-manager-hint = Відповідає за установу: за людей, записи й дані.
accounts-role = Роль
accounts-role-missing = Виберіть роль.
accounts-institution = Установа
accounts-name = Ім’я та прізвище
accounts-name-hint = Так, як вас знають на роботі.
accounts-name-missing = Введіть ім’я та прізвище.
accounts-name-long = Це ім’я задовге. Скоротіть його до 120 знаків.
accounts-mailbox = Електронна адреса
accounts-mailbox-missing = Введіть електронну адресу.
accounts-mailbox-wrong = Перевірте електронну адресу. Вона має виглядати так: biuro@gmina.pl.
accounts-password = Пароль
accounts-password-missing = Введіть пароль.
accounts-password-choose = Ваш новий пароль
accounts-password-hint = Щонайменше 12 знаків. Добрий пароль – це кілька слів, які разом нічого не означають. Його можна вставити.
accounts-password-short = { $n ->
    [one] Пароль має { $n } знак. Потрібно щонайменше 12.
    [few] Пароль має { $n } знаки. Потрібно щонайменше 12.
    [many] Пароль має { $n } знаків. Потрібно щонайменше 12.
   *[other] Пароль має { $n } знаків. Потрібно щонайменше 12.
}
accounts-password-long = Пароль задовгий. Скоротіть його до 128 знаків.
accounts-password-common = Цей пароль легко вгадати, бо ним користується багато людей. Виберіть інший.
accounts-password-repetitive = У паролі повторюється те саме. Виберіть інший.
accounts-password-context = Пароль містить ваше ім’я, адресу або назву установи. Виберіть інший.
accounts-password-keyboard = Це сусідні клавіші клавіатури. Виберіть інший пароль.
accounts-password-title = Зміна пароля
accounts-password-go = Змінити пароль
accounts-password-after = Після зміни пароля потрібно буде знову увійти на інших пристроях.
accounts-sign-in-title = Вхід для установ
accounts-sign-in-lead = Тут входять працівники установ. Щоб знайти допомогу, входити не потрібно.
accounts-sign-in-go = Далі
accounts-sign-in-closed = Увійти можна лише через захищене з’єднання (https). Повідомте про це того, хто веде цей сервіс.
accounts-sign-in-wrong = Адреса й пароль не збігаються. Перевірте їх або встановіть новий пароль.
accounts-sign-in-wait = { $n ->
    [one] Забагато спроб. Спробуйте знову за { $n } хвилину.
    [few] Забагато спроб. Спробуйте знову за { $n } хвилини.
    [many] Забагато спроб. Спробуйте знову за { $n } хвилин.
   *[other] Забагато спроб. Спробуйте знову за { $n } хвилин.
}
accounts-try-title = Спробуйте демонстраційну версію
accounts-try-lead = Це демонстрація з вигаданими людьми. Виберіть, ким хочете бути, – без пароля.
accounts-try-manager = Керівник центру
accounts-try-editor = Редактор записів
accounts-try-worker = Соціальний працівник
accounts-try-coordinator = Координатор регіону
accounts-try-administrator = Адміністратор системи
accounts-try-auditor = Аудитор
accounts-code-title = Код із телефону
accounts-code-lead = Введіть код, який зараз показує застосунок у вашому телефоні.
accounts-code = Код
accounts-code-hint = Шість цифр або запасний код з аркуша.
accounts-code-go = Увійти
accounts-code-missing = Введіть код.
accounts-code-wrong = Цей код не підходить або вже був використаний. Зачекайте на наступний і введіть його.
accounts-code-lost = Немає телефону під рукою? Скористайтеся запасним кодом. Немає й кодів? Попросіть керівника про нове запрошення.
accounts-forgotten-title = Я не пам’ятаю пароля
accounts-forgotten-lead = Ми надішлемо вам посилання, за яким ви встановите новий пароль. Воно діє годину.
accounts-forgotten-go = Надіслати посилання
accounts-forgotten-sent = Якщо з цією адресою є обліковий запис, посилання вже в дорозі.
accounts-forgotten-none = Нічого не надійшло за чверть години? Перевірте папку «Спам» або попросіть керівника про нове запрошення.
accounts-invitation-title = Запрошення
accounts-invitation-lead = Вас запрошено працювати в цьому сервісі.
accounts-invitation-agree = Приймаю
accounts-invitation-known = У вас уже є обліковий запис із цією адресою. Увійдіть, а потім прийміть нову роль.
accounts-invitation-open = Створити обліковий запис
accounts-invitation-next = На наступному кроці ви налаштуєте коди в телефоні. Самого пароля ніколи не досить, щоб побачити дані.
accounts-link-unknown-title = Це посилання не працює
accounts-link-unknown-what = Посилання неповне або його ніхто не надсилав.
accounts-link-unknown-next = Скопіюйте все посилання з листа або попросіть нове.
accounts-link-taken-title = Це посилання вже використано
accounts-link-taken-what = Кожне посилання діє один раз.
accounts-link-taken-next = Якщо це були ви, просто увійдіть. Якщо ні, повідомте керівника.
accounts-link-withdrawn-title = Це запрошення відкликано
accounts-link-withdrawn-what = Той, хто його надіслав, відкликав його.
accounts-link-withdrawn-next = Запитайте керівника, чому.
accounts-link-expired-title = Термін дії посилання минув
accounts-link-expired-what = Посилання діють лише певний час.
accounts-link-expired-next = Попросіть нове.
accounts-link-sign-in-title = Спочатку увійдіть
accounts-link-sign-in-what = З цією адресою вже є обліковий запис.
accounts-link-sign-in-next = Увійдіть і відкрийте посилання ще раз.
accounts-link-somebody-else-title = Це запрошення для когось іншого
accounts-link-somebody-else-what = Посилання надіслано на іншу адресу.
accounts-link-somebody-else-next = Вийдіть і відкрийте посилання в обліковому записі цієї особи або попросіть запрошення для себе.
accounts-no-role-title = Зараз у вас немає жодної ролі
accounts-no-role-what = Ваш обліковий запис діє, але жодна установа не надала вам ролі.
accounts-no-role-next = Попросіть керівника вашої установи про запрошення.
accounts-not-your-role-title = Ваша роль цього не охоплює
accounts-not-your-role-what = Цю сторінку бачать люди в іншій ролі.
accounts-not-your-role-next = Якщо вона вам потрібна, попросіть керівника змінити роль.
accounts-not-authorised-title = Спочатку уповноваження
accounts-not-authorised-what = Дані осіб видно лише після прийняття уповноваження.
accounts-not-authorised-next = Відкрийте свій обліковий запис і прийміть уповноваження.
accounts-stale-title = Підтвердьте ще раз, що це ви
accounts-stale-what = Це важлива зміна, а від входу минуло понад 10 хвилин.
accounts-stale-next = Поверніться, введіть код із телефону й спробуйте знову.
accounts-form-of-another-session-title = Ця форма з іншого сеансу
accounts-form-of-another-session-what = Тим часом хтось увійшов або змінив роль.
accounts-form-of-another-session-next = Поверніться на сторінку, оновіть її та надішліть форму ще раз.
accounts-last-manager-title = Установі потрібен керівник
accounts-last-manager-what = Це єдиний керівник цієї установи.
accounts-last-manager-next = Спершу надайте цю роль комусь іншому.
accounts-request-decided-title = Цю заявку вже розглянуто
accounts-request-decided-what = Це зробив хтось інший тим часом.
accounts-request-decided-next = Поверніться до списку заявок.
accounts-last-manager-here = Це єдиний керівник. Спершу надайте цю роль комусь іншому.
accounts-account-title = Мій обліковий запис
accounts-roles-title = Ваші ролі
accounts-roles-none = Зараз у вас немає жодної ролі. Попросіть керівника вашої установи про запрошення.
accounts-since = з { $date }
accounts-means-title = Як ви входите
accounts-codes-again = Налаштувати коди на іншому телефоні
accounts-recovery-left = { $n ->
    [one] У вас залишився { $n } запасний код.
    [few] У вас залишилося { $n } запасні коди.
    [many] У вас залишилося { $n } запасних кодів.
   *[other] У вас залишилося { $n } запасних кодів.
}
accounts-recovery-renew = Дайте мені нові запасні коди
accounts-sessions-title = Відкриті сеанси
accounts-sessions-lead = Не впізнаєте якийсь пристрій? Завершіть його сеанс і змініть пароль.
accounts-session-here = цей пристрій
accounts-session-seen = востаннє { $when }
accounts-session-end = Завершити сеанс
accounts-sessions-end = Завершити всі інші сеанси
accounts-device-unknown = Невідомий пристрій
accounts-codes-title = Коди в телефоні
accounts-codes-lead = Пароль хтось може підгледіти. Тому при вході ми питаємо ще й код, який знає лише ваш телефон.
accounts-codes-step-app = Встановіть у телефоні безкоштовний застосунок для кодів, наприклад Aegis, FreeOTP або Google Authenticator.
accounts-codes-step-scan = Додайте в ньому новий обліковий запис і відскануйте цей квадрат.
accounts-codes-square = QR-код із секретом для застосунку
accounts-codes-by-hand = Не вдається відсканувати? Перепишіть цей секрет:
accounts-codes-same-device = Відкрити в застосунку на цьому пристрої
accounts-codes-step-type = Введіть нижче код, який покаже застосунок.
accounts-codes-go = Перевірити код
accounts-codes-wrong = Цей код не підходить. Перевірте, чи годинник телефону йде правильно, і введіть наступний код.
accounts-recovery-title = Запасні коди
accounts-recovery-lead = Роздрукуйте або перепишіть ці коди. Ми показуємо їх лише раз.
accounts-recovery-keep = Якщо телефон загубиться, кожним із них ви увійдете один раз. Тримайте аркуш там, де інші важливі документи.
accounts-recovery-onward = Я їх маю, далі
accounts-switch-title = Зміна ролі
accounts-switch-lead = У якій ролі ви хочете зараз працювати?
accounts-switch-go = Працювати в цій ролі
accounts-switch-missing = Виберіть роль.
accounts-authorisation-title = Уповноваження та зобов’язання зберігати таємницю
accounts-authorisation-text =
    Зазначена вище установа уповноважує вас обробляти персональні дані, потрібні для вашої роботи, – у межах вашої ролі й лише доти, доки ви її виконуєте. Підстава: ст. 100 ч. 6 польського закону про соціальну допомогу від 12 березня 2004 р. та ст. 29 GDPR.

    Ви зобов’язуєтеся зберігати ці дані в таємниці, також після завершення роботи. Ви переглядаєте лише ті справи, якими займаєтеся. Ви нікому не передаєте свого пароля чи кодів.

    Кожен перегляд даних ми записуємо: хто, коли і що. Особа, якої стосуються дані, може про це запитати.

    Керівник може будь-коли відкликати уповноваження. Це діє відразу.
accounts-authorisation-version = Версія тексту
accounts-authorisation-accepted = Прийнято
accounts-authorisation-accept = Я знаю зміст уповноваження, приймаю його й зобов’язуюся зберігати таємницю
accounts-authorisation-missing = Позначте, що ви приймаєте уповноваження. Без цього ми не покажемо даних осіб.
accounts-authorisation-go = Приймаю
accounts-authorisation-signature = Дата й підпис: ……………………………
accounts-authorisation-waits = ще ні
accounts-authorisation-not-needed = не потрібно
accounts-print = Роздрукувати
accounts-erased = особа, дані якої видалено
accounts-team-title = Команда
accounts-team-caption = { $n ->
    [one] { $n } особа
    [few] { $n } особи
    [many] { $n } осіб
   *[other] { $n } осіб
}
accounts-team-since = Відколи
accounts-team-authorised = Уповноваження
accounts-invited-title = Запрошені
accounts-invited-until = запрошення дійсне до { $date }
accounts-invited-withdraw = Відкликати запрошення
accounts-invite-title = Запросити особу
accounts-invite-mailbox-hint = Службова адреса цієї особи. Ми надішлемо на неї посилання, дійсне 8 днів.
accounts-invite-go = Запросити
accounts-invite-made = Запрошення готове
accounts-invite-sent = Ми надсилаємо його на адресу { $mailbox }. Ви також можете самі передати це посилання – ми показуємо його лише раз:
accounts-invite-another = Запросити наступну особу
accounts-invite-holds = Ця особа вже має цю роль.
accounts-invite-invited = Ця особа вже має запрошення на цю роль. Ви можете відкликати його на сторінці команди.
accounts-colleague-change = Змінити роль
accounts-colleague-end-title = Позбавлення доступу
accounts-colleague-end-lead = Діє від наступного натискання цієї особи. Обліковий запис залишається, бо вона може мати роль в іншій установі.
accounts-colleague-revoke = Відкликати уповноваження
accounts-colleague-end = Припинити роль
accounts-colleague-yourself = Це ваша власна роль. Після її припинення ви не відкриєте цих сторінок.
accounts-join-title = Приєднатися як установа
accounts-join-lead = Ви керуєте установою, яка допомагає людям? Ви отримаєте тут місце, де самі дбатимете про свої записи. Регіон перевірить, хто ви, і відповість на вашу адресу.
accounts-join-institution-name = Назва установи
accounts-join-institution-name-missing = Введіть назву установи.
accounts-join-regon = REGON
accounts-join-krs = KRS
accounts-join-number-hint = Вкажіть REGON або KRS – досить одного.
accounts-join-number-missing = Вкажіть REGON або KRS, щоб регіон міг перевірити установу.
accounts-join-regon-wrong = Цей REGON неправильний. Він має мати 9 або 14 цифр; перевірте, чи немає помилки.
accounts-join-krs-wrong = Цей KRS неправильний. Він має мати 10 цифр.
accounts-join-teryt = Код TERYT гміни
accounts-join-teryt-hint = Сім цифр, наприклад 1211011. Він є в адресі сторінки гміни в цьому сервісі.
accounts-join-teryt-wrong = Ми не знаємо гміни з таким кодом. Перевірте сім цифр коду TERYT.
accounts-join-name-hint = Хто відповідатиме за записи цієї установи.
accounts-join-name-missing = Введіть ім’я та прізвище.
accounts-join-mailbox = Офіційна електронна адреса установи
accounts-join-mailbox-hint = Та, що стоїть на сайті або в BIP. За нею ми вас упізнаємо.
accounts-join-words = Щось іще
accounts-join-words-hint = Не пишіть тут даних осіб, яким ви допомагаєте.
accounts-join-long = Цей текст задовгий. Скоротіть його до { $most } знаків.
accounts-join-go = Надіслати заявку
accounts-join-privacy = Ім’я, прізвище й адресу бачать лише ті, хто перевіряє заявки. Ми зберігаємо їх зашифрованими.
accounts-joined-title = Дякуємо, заявка у нас
accounts-joined-lead = Регіон перевірить, чи установа існує й чи адреса належить їй.
accounts-joined-next = Відповідь надійде на вказану адресу. Зазвичай це кілька робочих днів.
accounts-requests-title = Заявки установ
accounts-requests-waiting = { $n ->
    [one] Чекає { $n } заявка.
    [few] Чекають { $n } заявки.
    [many] Чекає { $n } заявок.
   *[other] Чекає { $n } заявок.
}
accounts-requests-none = Ще ніхто не просив про місце. Сторінка «Приєднатися як установа» публічна – ви можете надіслати посилання на неї.
accounts-request-waits = чекає
accounts-request-accepted = прийнято
accounts-request-declined = відхилено
accounts-request-place = Гміна
accounts-request-person = Особа
accounts-request-asked = Надійшла
accounts-request-decide = Рішення
accounts-request-how = Перевірте в реєстрі REGON або KRS, чи установа існує, і на її сайті – чи адреса належить їй.
accounts-request-institution = Яка це установа в довіднику
accounts-request-institution-hint = Установи з тієї самої гміни. Якщо її немає, спершу додайте її до довідника.
accounts-request-institution-missing = Виберіть установу з довідника.
accounts-request-choose = — виберіть —
accounts-request-reason = Як це перевірено або чому ви відхиляєте
accounts-request-reason-hint = Одне речення. Залишається в історії заявки.
accounts-request-reason-missing = Напишіть одним реченням, як це перевірено або чому ви відхиляєте.
accounts-request-accept = Прийняти й запросити
accounts-request-decline = Відхилити
accounts-request-link = Запрошення в дорозі. Це посилання ви також можете передати самі – ми показуємо його лише раз:
accounts-letter-invitation-subject = Запрошення працювати в сервісі «Огніво»
accounts-letter-invitation-text =
    Вас запросили працювати в сервісі, де установи регіону показують, як вони допомагають.

    Посилання діє 8 днів і лише один раз.
accounts-letter-invitation-link = Прийняти запрошення
accounts-letter-invitation-reason = Ви отримали цей лист, бо хтось із вашої установи або регіону вказав цю адресу.
accounts-letter-recovery-subject = Новий пароль
accounts-letter-recovery-text =
    Хтось попросив новий пароль до облікового запису з цією адресою. Якщо це ви, відкрийте посилання. Воно діє годину й лише один раз.

    Якщо це не ви, нічого не робіть. Пароль не зміниться.
accounts-letter-recovery-link = Встановити новий пароль
accounts-letter-recovery-reason = Ви отримали цей лист, бо цю адресу ввели на сторінці входу.
accounts-letter-means-subject = Змінено спосіб входу до вашого облікового запису
accounts-letter-means-text =
    Щойно змінено спосіб входу до вашого облікового запису: пароль, коди, ключ доступу або вхід через установу. Якщо це ви, нічого робити не потрібно.

    Якщо це не ви, відразу встановіть новий пароль і повідомте керівника.
accounts-letter-means-link = Відкрити обліковий запис
accounts-letter-means-reason = Ви отримали цей лист, бо у вашому обліковому записі змінилося щось важливе.
accounts-letter-declined-subject = Відповідь на заявку установи
accounts-letter-declined-text =
    Ми не змогли прийняти заявку на місце в сервісі: дані установи не вдалося підтвердити.

    Перевірте номер REGON або KRS та офіційну адресу й надішліть заявку ще раз.
accounts-letter-declined-link = Надіслати заявку ще раз
accounts-letter-declined-reason = Ви отримали цей лист, бо в заявці вказано цю адресу.
accounts-purpose-account = Обліковий запис працівника
accounts-purpose-sign-in = Безпечний вхід
accounts-purpose-throttle = Захист від вгадування паролів
accounts-purpose-invitation = Запрошення до роботи
accounts-purpose-join = Перевірка установи, яка просить про місце
accounts-passkey-title = Вхід ключем
accounts-passkey-go = Увійти ключем доступу
accounts-passkey-absent = Ключ доступу працює у браузері з увімкненими скриптами. Без них користуйтеся паролем і кодом.
accounts-passkey-failed = Не вийшло. Спробуйте ще раз або скористайтеся паролем і кодом.
accounts-passkey-wrong = Цей ключ не відчинив дверей. Спробуйте ще раз або скористайтеся паролем і кодом.
accounts-passkey-refused = Не вдалося зберегти цей ключ. Спробуйте ще раз.
accounts-passkey-last = Це єдиний захист поруч із паролем. Спершу додайте інший ключ або налаштуйте коди в телефоні.
accounts-passkey-first = Найпростіше: ключ доступу
accounts-codes-instead = Або коди в телефоні
accounts-passkeys-title = Ключі доступу
accounts-passkeys-lead = Ключ доступу – це відбиток пальця, обличчя або PIN вашого телефона чи комп’ютера. Нічого не треба пам’ятати й переписувати, а підроблена сторінка нічого від нього не отримає.
accounts-passkeys-none = У вас ще немає жодного ключа.
accounts-passkey-new = Новий ключ
accounts-passkey-name = Назва ключа
accounts-passkey-name-hint = За нею ви його впізнаєте, наприклад: службовий телефон.
accounts-passkey-add = Додати ключ
accounts-passkey-remove = Видалити ключ
accounts-passkey-no-address = Ключі працюють лише тоді, коли сервіс має адресу https. Скажіть про це людині, яка його веде.
accounts-who-oneself = Ви
accounts-who-visitor = хтось без облікового запису
accounts-who-operator = людина біля сервера
accounts-who-program = програма
accounts-looked-title = Хто сюди заглядав
accounts-looked-lead = Тут усе, що ми записали про дії з вашим обліковим записом і про перегляд ваших даних.
accounts-looked-caption = { $n ->
    [one] { $n } запис
    [few] { $n } записи
    [many] { $n } записів
   *[other] { $n } записів
}
accounts-looked-when = Коли
accounts-looked-what = Що
accounts-looked-who = Хто
accounts-own-data-title = Мої дані
accounts-own-data-lead = Це все, що ми про вас знаємо. Файл містить те саме у вигляді для програм, з повною історією.
accounts-own-data-last = Останні записи
accounts-own-data-file = Завантажити свої дані (JSON)
accounts-erase-title = Видалити обліковий запис
accounts-erase-text =
    Ми видалимо ваше ім’я, адресу, пароль, коди та ключі. Завершимо ваші ролі й усі сеанси. Цього не можна скасувати.

    У журналі залишиться, що й коли зроблено, але без вашого імені: ніхто вже не прочитає, чий це був запис.
accounts-erase-sure = Я знаю, що цього не можна скасувати
accounts-erase-unsure = Позначте, що знаєте: цього не можна скасувати.
accounts-erase-go = Видалити мій обліковий запис
accounts-erase-manager = Ніхто інший не керує вашою установою. Спершу надайте цю роль комусь іншому.
accounts-erase-administrator = Ніхто інший не адмініструє систему. Спершу запросіть когось на своє місце.
accounts-erase-held = Закон поки що вимагає зберігати ці дані. Запитайте інспектора із захисту даних.
accounts-erased-title = Обліковий запис видалено
accounts-erased-lead = Ми більше не маємо ваших даних. Дякуємо за спільну роботу.
accounts-menu-audit = Журнал
accounts-audit-title = Журнал подій
accounts-audit-caption = { $n ->
    [one] { $n } запис, найновіший зверху
    [few] { $n } записи, найновіші зверху
    [many] { $n } записів, найновіші зверху
   *[other] { $n } записів, найновіші зверху
}
accounts-audit-not-verified = Журнал ще не перевіряли від запуску програми.
accounts-audit-whole = Перевірено { $when }: журнал цілий, нічого не змінено й не видалено (кількість записів: { $n }).
accounts-audit-damaged = Перевірено { $when }: журнал пошкоджено (кількість записів: { $n }). Повідомте адміністратора.
accounts-audit-filters = Які записи показати
accounts-audit-from = Від дня
accounts-audit-to = До дня
accounts-audit-day-wrong = Запишіть день так: 2026-11-22.
accounts-audit-kind = Вид
accounts-audit-every-kind = усі
accounts-audit-kind-change = зміна
accounts-audit-kind-read = перегляд
accounts-audit-kind-sign-in = вхід
accounts-audit-kind-administration = адміністрування
accounts-audit-what = Що зроблено
accounts-audit-what-hint = Код, наприклад role.given, або цілий розділ: role.
accounts-audit-institution = Установа
accounts-audit-by = Хто це зробив
accounts-audit-about = Кого стосується
accounts-audit-id-hint = Ідентифікатор із таблиці.
accounts-audit-id-wrong = Це не ідентифікатор. Скопіюйте його повністю з таблиці.
accounts-audit-go = Показати
accounts-audit-clear = Показати все
accounts-audit-none = Таких записів немає. Змініть фільтри або покажіть усе.
accounts-audit-csv = Завантажити як CSV
accounts-audit-xlsx = Завантажити як XLSX
accounts-audit-column-number = №
accounts-audit-column-when = Коли
accounts-audit-column-kind = Вид
accounts-audit-column-what = Що
accounts-audit-column-who = Хто
accounts-audit-column-institution = Установа
accounts-audit-column-about = Кого стосується
accounts-audit-column-details = Подробиці
accounts-audit-head-title = Печатка журналу
accounts-audit-head-lead = Надрукуйте і збережіть. Хто має цей аркуш, зможе потім перевірити, чи хтось змінив журнал до цього місця.
accounts-audit-head-none = Журнал ще не має печатки. Перша з’явиться протягом години.
accounts-audit-head-entry = Останній запис
accounts-audit-head-when = Опечатано
accounts-audit-head-installation = Інсталяція
accounts-audit-head-key = Відкритий ключ
accounts-deed-account-opened = створено обліковий запис
accounts-deed-account-erased = видалено обліковий запис
accounts-deed-account-taken-away = завантажено всі свої дані
accounts-deed-account-suspended = заблоковано обліковий запис
accounts-deed-account-let-in = розблоковано обліковий запис
accounts-deed-account-reset = скинуто способи входу
accounts-deed-account-seen = переглянуто обліковий запис
accounts-deed-audit-seen = переглянуто журнал
accounts-deed-audit-taken-away = завантажено частину журналу
accounts-deed-audit-pruned = видалено старі записи журналу
accounts-deed-authorisation-accepted = прийнято уповноваження
accounts-deed-authorisation-revoked = відкликано уповноваження
accounts-deed-backup-made = зроблено резервну копію
accounts-deed-code-set-up = налаштовано коди в телефоні
accounts-deed-colleague-seen = відкрито сторінку людини з команди
accounts-deed-duplicate-told-apart = визнано, що це два різні записи
accounts-deed-institution-merged = об’єднано установи
accounts-deed-invitation-console = створено посилання в консолі
accounts-deed-invitation-made = надіслано запрошення
accounts-deed-invitation-withdrawn = відкликано запрошення
accounts-deed-join-request-made = надійшла заявка установи
accounts-deed-join-request-seen = відкрито заявку установи
accounts-deed-join-request-decided = розглянуто заявку установи
accounts-deed-list-imported = завантажено список
accounts-deed-passkey-added = додано ключ доступу
accounts-deed-passkey-removed = видалено ключ доступу
accounts-deed-password-changed = змінено пароль
accounts-deed-password-link-made = попросили новий пароль
accounts-deed-proposal-answered = відповіли на пропозицію
accounts-deed-proposal-sent = надійшла пропозиція
accounts-deed-recovery-codes-made = видано запасні коди
accounts-deed-retention-run = видалено дані, термін яких минув
accounts-deed-role-given = надано роль
accounts-deed-role-ended = завершено роль
accounts-deed-service-added = додано послугу
accounts-deed-service-confirmed = підтверджено послугу
accounts-deed-service-first-publication = уперше показано запис
accounts-deed-service-imported = завантажено послугу
accounts-deed-service-merged = об’єднано послуги
accounts-deed-service-restored = відновлено послугу
accounts-deed-service-withdrawn = прибрано послугу
accounts-deed-settings-changed = змінено налаштування
accounts-deed-sign-in-done = здійснено вхід
accounts-deed-sign-in-ended = здійснено вихід
accounts-deed-sign-in-refused = невдалий вхід
accounts-deed-sign-in-code-refused = введено неправильний код
accounts-deed-sign-in-demonstration = вхід на пробу
accounts-deed-sign-in-session-ended = завершено сеанс
accounts-deed-sign-in-others-ended = завершено інші сеанси
accounts-deed-sign-in-role-taken = змінено роль
accounts-deed-team-seen = переглянуто команду
accounts-menu-administration = Адміністрування
accounts-menu-diagnosis = Діагностика
accounts-administration-title = Адміністрування
accounts-administration-account = Чийсь обліковий запис
accounts-administration-find = Знайти обліковий запис
accounts-administration-nobody = Немає облікового запису з цією адресою.
accounts-administration-oneself = Це ваш власний обліковий запис. Ви не можете зачинити двері перед собою.
accounts-administration-last = Ніхто інший не адмініструє систему. Спершу запросіть ще когось.
accounts-administration-standing = Стан
accounts-administration-is-in = можна увійти
accounts-administration-is-out = заблоковано
accounts-administration-suspend = Заблокувати
accounts-administration-suspended = Обліковий запис заблоковано. Усі його сеанси завершено.
accounts-administration-let-in-go = Розблокувати
accounts-administration-let-in = Обліковий запис розблоковано.
accounts-administration-reset = Скинути вхід
accounts-administration-reset-lead = Скидання видаляє пароль, коди й ключі та завершує сеанси. На адресу облікового запису надходить посилання для нового пароля.
accounts-administration-reset-done = Вхід скинуто. Посилання для нового пароля вже в дорозі; можете передати його й самі – ми показуємо його лише раз:
accounts-administration-institution-hint = Для ролі в установі: її повна назва або ідентифікатор із довідника.
accounts-administration-institution-wrong = Ми не знаємо такої установи або таку назву мають кілька. Вкажіть ідентифікатор з адреси її сторінки.
accounts-administration-territory = Код TERYT повіту
accounts-administration-territory-hint = Лише для місцевого адміністратора: чотири цифри, наприклад 1211.
accounts-administration-territory-wrong = Код повіту має чотири цифри.
accounts-role-local-administrator-hint = Дбає про людей і записи установ повіту або відділень однієї установи.
accounts-diagnosis-title = Діагностика
accounts-diagnosis-lead = Стан інсталяції в числах. Тут немає даних жодної людини.
accounts-diagnosis-text = Текст для копіювання
accounts-diagnosis-text-hint = Вставте його в повідомлення, коли просите про допомогу.
accounts-diagnosis-version = Версія
accounts-diagnosis-now = Час
accounts-diagnosis-database = База даних
accounts-diagnosis-migrations = Кроки бази
accounts-diagnosis-letters = Листи: чекають / до надсилання зараз / облишені
accounts-diagnosis-jobs = Завдання: чекають / облишені
accounts-diagnosis-audit = Журнал
accounts-diagnosis-head = Печатка журналу
accounts-diagnosis-keys = Ключі у використанні
accounts-diagnosis-disk = Вільне місце на диску
accounts-diagnosis-backup = Остання резервна копія
accounts-diagnosis-trouble = Чому нічого не зберігається
accounts-diagnosis-never = ще не перевірено
accounts-diagnosis-whole = цілий
accounts-diagnosis-damaged = пошкоджений

# Запрошення з таблиці.

accounts-letter-invitation-link-nth = Прийняти запрошення № { $n }
accounts-batches-title = Запрошення з таблиці
accounts-batches-lead =
    Запросіть багатьох людей одразу. Завантажте таблицю, впишіть у кожен рядок одну людину й надішліть її сюди.

    Спочатку ми покажемо, що станеться з кожним рядком. Нічого не надішлемо, доки ви не підтвердите.
accounts-batches-so-far = Надіслані таблиці
accounts-batches-none = Таблиць ще немає.
accounts-batches-way = Запросити багатьох людей з таблиці
accounts-sheet-template = Завантажити таблицю для заповнення (XLSX)
accounts-sheet-file = Заповнена таблиця
accounts-sheet-file-hint = Файл XLSX або CSV, щонайбільше 2000 людей.
accounts-sheet-go = Показати, що станеться
accounts-sheet-missing = Виберіть файл із таблицею.
accounts-sheet-broken = { $what } { $mend }
accounts-sheet-title = Люди для запрошення
accounts-sheet-comment = Один рядок – одна людина й одна роль.
accounts-sheet-lists = Списки
accounts-sheet-sheet = Люди
accounts-sheet-explained = Пояснення
accounts-sheet-how =
    Впишіть у кожен рядок одну людину. Рядок із прикладом можна залишити або видалити – ми його пропускаємо.

    Якщо хтось матиме дві ролі або працюватиме у двох установах, впишіть два рядки. Людина отримає один лист.
accounts-sheet-column = Стовпець
accounts-sheet-meaning = Що вписати
accounts-sheet-mailbox = Адреса e-mail
accounts-sheet-mailbox-explained = Службова адреса цієї людини. Надішлемо на неї посилання, дійсне 8 днів.
accounts-sheet-role = Роль
accounts-sheet-role-explained = Виберіть зі списку, що ця людина зможе робити.
accounts-sheet-language = Мова
accounts-sheet-language-explained = Якою мовою написати лист. Якщо поле порожнє, пишемо мовою, якою ви користуєтеся на сайті.
accounts-sheet-institution = Установа
accounts-sheet-institution-explained = REGON або ідентифікатор установи. Якщо поле порожнє, запрошуємо до вашої установи.
accounts-sheet-language-pl = польська
accounts-sheet-language-en = англійська
accounts-sheet-language-uk = українська
accounts-sheet-over-title = Ця таблиця вже не чекає
accounts-sheet-over-what = Хтось її підтвердив або викинув, або минуло два дні.
accounts-sheet-over-next = Поверніться до списку таблиць і подивіться, що з нею сталося.
accounts-batch-made = Коли
accounts-batch-file = Файл
accounts-batch-standing = Стан
accounts-batch-people = Рядки
accounts-batch-taken = Прийняті
accounts-batch-waiting = Чекають
accounts-batch-confirmed = надіслана
accounts-batch-draft = чекає на підтвердження
accounts-batch-title = Запрошення з цієї таблиці
accounts-batch-preview-title = Перевірте, перш ніж надішлемо
accounts-batch-preview-lead = Ми ще нічого не надіслали. Подивіться, що станеться з кожним рядком.
accounts-batch-row = Рядок
accounts-batch-verdict = Що станеться
accounts-batch-every-line = Усі рядки
accounts-batch-everybody = Усі
accounts-batch-left-out = Без запрошення
accounts-batch-until = День
accounts-batch-nobody = У цьому списку нікого немає.
accounts-batch-throw-away = Викинути цю таблицю
accounts-batch-would = { $n ->
    [one] Надішлемо { $n } запрошення.
    [few] Надішлемо { $n } запрошення.
    [many] Надішлемо { $n } запрошень.
   *[other] Надішлемо { $n } запрошення.
}
accounts-batch-would-not = { $n ->
    [one] { $n } рядок пропустимо.
    [few] { $n } рядки пропустимо.
    [many] { $n } рядків пропустимо.
   *[other] { $n } рядка пропустимо.
}
accounts-batch-confirm = { $n ->
    [one] Надіслати { $n } запрошення
    [few] Надіслати { $n } запрошення
    [many] Надіслати { $n } запрошень
   *[other] Надіслати { $n } запрошення
}
accounts-batch-have-taken = { $n ->
    [one] { $n } людина прийняла запрошення.
    [few] { $n } людини прийняли запрошення.
    [many] { $n } людей прийняли запрошення.
   *[other] { $n } людини прийняли запрошення.
}
accounts-batch-still-open = { $n ->
    [one] { $n } запрошення чекає на відповідь.
    [few] { $n } запрошення чекають на відповідь.
    [many] { $n } запрошень чекають на відповідь.
   *[other] { $n } запрошення чекає на відповідь.
}
accounts-batch-were-left-out = { $n ->
    [one] { $n } рядок пропущено.
    [few] { $n } рядки пропущено.
    [many] { $n } рядків пропущено.
   *[other] { $n } рядка пропущено.
}
accounts-batch-not-sent = { $n ->
    [one] { $n } лист не написано, бо поштовий сервер відхиляє цю адресу. Виправте її та запросіть людину ще раз.
    [few] { $n } листи не написано, бо поштові сервери відхиляють ці адреси. Виправте їх і запросіть людей ще раз.
    [many] { $n } листів не написано, бо поштові сервери відхиляють ці адреси. Виправте їх і запросіть людей ще раз.
   *[other] { $n } листа не написано, бо поштові сервери відхиляють ці адреси. Виправте їх і запросіть людей ще раз.
}
accounts-batch-again = { $n ->
    [one] Надіслати ще раз ({ $n } запрошення)
    [few] Надіслати ще раз ({ $n } запрошення)
    [many] Надіслати ще раз ({ $n } запрошень)
   *[other] Надіслати ще раз ({ $n } запрошення)
}
accounts-batch-withdraw = { $n ->
    [one] Відкликати { $n } запрошення без відповіді
    [few] Відкликати { $n } запрошення без відповіді
    [many] Відкликати { $n } запрошень без відповіді
   *[other] Відкликати { $n } запрошення без відповіді
}
accounts-batch-done-confirmed = Готово. Листи вже в дорозі.
accounts-batch-done-again = Готово. Надсилаємо нові листи, а попередні посилання вже не діють.
accounts-batch-done-withdrawn = Готово. Запрошення без відповіді відкликано.
accounts-invited-waiting = чекає
accounts-invited-taken = прийнято
accounts-invited-expired = термін минув
accounts-invited-withdrawn = відкликано
accounts-verdict-will-be-invited = отримає запрошення
accounts-verdict-holds = уже має цю роль
accounts-verdict-already-invited = уже має запрошення до цієї ролі
accounts-verdict-mailbox-unfit = це не адреса e-mail
accounts-verdict-role-unknown = немає такої ролі
accounts-verdict-role-not-yours = цю роль ви не можете надати
accounts-verdict-language-unknown = ми не пишемо цією мовою
accounts-verdict-institution-unknown = немає такої установи серед тих, до яких ви можете запрошувати
accounts-verdict-institution-unfit = ця роль не підходить до цієї установи або установи бракує
accounts-verdict-twice = те саме вже є в рядку { $row }
accounts-deed-invitations-sheet-taken = завантажено таблицю людей для запрошення
accounts-deed-invitations-sheet-thrown-away = викинуто таблицю людей для запрошення
accounts-deed-invitations-confirmed = надіслано запрошення з таблиці
accounts-deed-invitations-seen = переглянуто запрошення з таблиці
accounts-deed-invitations-withdrawn = відкликано запрошення з таблиці
accounts-deed-invitations-sent-again = ще раз надіслано запрошення з таблиці
accounts-providers-title = Увійти через свою установу
accounts-providers-lead = Деякі установи мають власний вхід. Виберіть свою – і ви повернетеся сюди вже собою.
accounts-providers-none = Поки що жодна установа не користується власним входом.
accounts-providers-otherwise = Інші способи входу
accounts-provider-nobody = Увійти не вдалося
accounts-provider-why-garbled = Вхід установи відповів чимось, чого не вдається прочитати. Перевірте адресу або повідомте ІТ-фахівця.
accounts-provider-why-issuer = Вхід установи називає себе іншою адресою, ніж введена. Адреси мають збігатися до знака.
accounts-provider-why-address = Одна з адрес входу установи не починається з https:// або веде у внутрішню мережу.
accounts-provider-why-unable = Вхід установи не вміє того, що нам потрібно: потоку з кодом, PKCE (S256) і підписів RS256 або ES256.
accounts-provider-why-algorithm = Відповідь установи підписано способом, якого ми не приймаємо. Установіть RS256 або ES256.
accounts-provider-why-key = Відповідь підписано ключем, якого установа не оприлюднює. Спробуйте за хвилину; якщо це повториться, повідомте ІТ-фахівця.
accounts-provider-why-signature = Підпис під відповіддю установи хибний. Ми нікого не впустили.
accounts-provider-why-audience = Відповідь установи призначена для іншої програми. Перевірте ідентифікатор клієнта.
accounts-provider-why-expired = Відповідь установи вже недійсна. Спробуйте ще раз.
accounts-provider-why-clock = Годинник установи поспішає порівняно з нашим. Повідомте ІТ-фахівця.
accounts-provider-why-nonce = Відповідь установи не належить до цього входу. Почніть спочатку.
accounts-provider-why-stale = Установа не запитала вас зараз про пароль. Увійдіть у ній знову або скористайтеся кодом із телефону.
accounts-provider-why-not-public = Ця адреса веде у внутрішню мережу. Вхід установи має бути доступний з інтернету.
accounts-provider-why-unreachable = Вхід установи не відповідає: такої назви немає, сертифікат невідомий або це триває задовго.
accounts-provider-why-redirected = Вхід установи відсилає на іншу адресу. Введіть ту, за якою він насправді є.
accounts-provider-why-status = Вхід установи відповідає помилкою. Перевірте адресу; якщо вона правильна, спробуйте пізніше.
accounts-provider-why-name = Установа не визнає нашого ідентифікатора клієнта або секрету. Перевірте обидва.
accounts-provider-why-code = Установа вже не прийняла цього входу. Почніть спочатку.
accounts-provider-why-lost = Цей вхід почали в іншому браузері або вже завершили. Почніть спочатку.
accounts-provider-why-late = Вхід тривав задовго. Почніть спочатку.
accounts-provider-why-declined = Вхід в установі перервано.
accounts-provider-why-not-linked = Ми ще не знаємо цієї особи. Скористайтеся посиланням із запрошення або увійдіть із паролем і пов’яжіть обліковий запис на сторінці «Мій обліковий запис».
accounts-provider-why-domain = Адреса пошти, яку повідомила установа, з іншого домену, ніж дозволений.
accounts-provider-why-one-factor = Установа запитала лише пароль. Скористайтеся кодом із телефону або ключем доступу.
accounts-provider-why-somebody-else = В установі увійшла інша особа, ніж та, якій належить цей обліковий запис.
accounts-provider-why-not-allowed = Спершу підтвердьте кодом із телефону або ключем, що це ви, і спробуйте ще раз.
accounts-provider-why-invitation = Це запрошення не працює з входом цієї установи. Відкрийте посилання з листа ще раз.
accounts-provider-why-wait = Забагато спроб. Зачекайте чверть години і спробуйте знову.
accounts-invitation-elsewhere-title = Без нового пароля
accounts-invitation-elsewhere = Ваша установа має власний вхід. Ви можете створити обліковий запис через нього.
accounts-invitation-elsewhere-go = Створити обліковий запис через установу
accounts-code-elsewhere = Підтвердити через свою установу
accounts-code-own = Зміна способів входу потребує вашого коду або ключа, якщо вони є.
accounts-roles-vouched = Вас впустила установа, тому ви бачите лише ролі в ній. Увійдіть із паролем і кодом або ключем, щоб працювати в інших.
accounts-identities-title = Вхід через установу
accounts-identities-lead = Після поєднання ви можете входити так, як до інших програм на роботі. Ваш пароль і коди працюватимуть далі.
accounts-identities-none = Установи, у яких ви маєте роль, не мають власного входу.
accounts-identities-link = Поєднати обліковий запис
accounts-identities-unlink = Роз’єднати
accounts-identities-done = Обліковий запис поєднано. Наступного разу ви можете увійти через установу.
accounts-identities-nothing = Нічого не змінено
accounts-identities-last = Це ваш єдиний спосіб входу. Спершу встановіть пароль і коди або ключ доступу.
accounts-identities-own-proof = Вас впустила установа. Щоб змінити поєднання, увійдіть із паролем і кодом або ключем.
accounts-provider-title = Власний вхід установи
accounts-provider-lead = Якщо установа має власний вхід (OpenID Connect), працівники можуть входити через нього. Попросіть ІТ-фахівця про ці дані.
accounts-provider-redirect = ІТ-фахівець введе у себе цю адресу повернення:
accounts-provider-issuer = Адреса видавця (issuer)
accounts-provider-issuer-hint = Точно така, як у документації, наприклад https://vkhid.hromada.ua/realms/ustanova.
accounts-provider-issuer-wrong = Перевірте адресу. Вона має починатися з https:// і вести в інтернет.
accounts-provider-client = Ідентифікатор клієнта (client id)
accounts-provider-client-hint = Як називається там ця служба.
accounts-provider-client-missing = Введіть ідентифікатор клієнта.
accounts-provider-secret = Секрет клієнта (client secret)
accounts-provider-secret-hint = Зберігаємо його зашифрованим і ніколи не показуємо.
accounts-provider-secret-kept = Залиште порожнім, щоб не змінювати збереженого.
accounts-provider-secret-missing = Введіть секрет клієнта.
accounts-provider-domain = Домен адрес пошти
accounts-provider-domain-hint = Якщо цим входом користуються й інші, наприклад hromada.ua.
accounts-provider-domain-wrong = Введіть лише домен, наприклад hromada.ua.
accounts-provider-strong = Назва двофакторного входу (acr)
accounts-provider-strong-hint = Якщо установа сама запитує другий фактор і так його називає. Інакше ми запитаємо наш код.
accounts-provider-strong-long = Ця назва задовга.
accounts-provider-save = Зберегти
accounts-provider-saved = Збережено. Тепер випробуйте з’єднання.
accounts-provider-try-title = Випробування
accounts-provider-try-lead = Спершу перевіримо з’єднання. Потім можете увійти для проби – ваш обліковий запис не зміниться.
accounts-provider-try = Перевірити з’єднання
accounts-provider-try-person = Увійти для проби
accounts-provider-tried-good = З’єднання працює: адреса, ключі, ідентифікатор і секрет збігаються.
accounts-provider-tried-strong = Вхід працює, і установа запитує два фактори. Нашого коду ми вже не питатимемо.
accounts-provider-tried-weak = Вхід працює, але установа не повідомляє, що запитує два фактори. Тому ми ще запитаємо наш код або ключ.
accounts-provider-remove-title = Вимкнення
accounts-provider-remove = Вимкнути вхід через установу
accounts-provider-removed = Вимкнено. Хто увійшов у такий спосіб, має увійти знову.
accounts-provider-institution-hint = Її повна назва або ідентифікатор із довідника.
accounts-provider-choose = Показати
accounts-link-prove-title = Спершу підтвердьте самі, що це ви
accounts-link-prove-what = Вас впустила установа, а ця роль – в іншій.
accounts-link-prove-next = Увійдіть із кодом із телефону або ключем і відкрийте посилання ще раз.
accounts-deed-identity-linked = обліковий запис поєднано зі входом установи
accounts-deed-identity-unlinked = обліковий запис роз’єднано зі входом установи
accounts-deed-identity-provider-set = налаштовано вхід установи
accounts-deed-identity-provider-removed = вимкнено вхід установи
accounts-deed-sign-in-first-proof = установа засвідчила, хто це
accounts-provider-remove-lead = { $n ->
    [one] Так входить { $n } особа. Перш ніж вимкнути, переконайтеся, що вона має інший спосіб входу.
    [few] Так входять { $n } особи. Перш ніж вимкнути, переконайтеся, що вони мають інший спосіб входу.
    [many] Так входить { $n } осіб. Перш ніж вимкнути, переконайтеся, що вони мають інший спосіб входу.
   *[other] Так входить { $n } осіб. Перш ніж вимкнути, переконайтеся, що вони мають інший спосіб входу.
}
accounts-password-current = Теперішній пароль
accounts-password-not-yours = Це не ваш пароль. Введіть його ще раз.
accounts-deed-access-refused = відмовлено в доступі
accounts-deed-form-refused = відхилено підроблену форму
accounts-deed-limit-reached = перевищено обмеження

accounts-team-every-role = Усі ролі
accounts-team-nobody = Тут ще ніхто не працює.
accounts-invited-valid = Дійсне до
accounts-requests-every = Усі
accounts-audit-order = Порядок
accounts-audit-newest = Спочатку найновіші
accounts-audit-oldest = Спочатку найстаріші
accounts-deed-entries-sheet-taken = завантажено таблицю із записами
accounts-deed-entries-sheet-thrown-away = викинуто таблицю із записами
accounts-deed-entries-imported = збережено записи з таблиці
accounts-deed-entries-import-undone = скасовано таблицю із записами
accounts-deed-service-import-undone = скасовано зміну запису з таблиці
accounts-deed-institution-described = змінено те, що установа говорить про себе
accounts-deed-picture-set = додано зображення
accounts-deed-picture-described = змінено опис зображення
accounts-deed-picture-removed = вилучено зображення
