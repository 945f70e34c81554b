# Сторінки про сам сервіс.

about-contact-title = Хто веде цей сервіс

about-how-title = Як це працює
about-how-lead = Ви пишете, що сталося. Ми показуємо, хто поруч може допомогти.
about-how-ask-title = Ви питаєте своїми словами
about-how-ask =
    Не треба знати офіційних назв. Пишіть так, як говорите. Помилки не заважають.

    Вкажіть також, де ви живете: назву, індекс або ґміну. Тоді спершу покажемо допомогу біля дому.
about-how-results-title = Чому такий порядок
about-how-results =
    Спершу йде те, що найкраще відповідає вашим словам. Потім важливо, чи ця допомога для людей з вашої ґміни, чи далеко і чи є вільні місця.

    Біля кожного результату пишемо, чому він тут. За краще місце заплатити не можна.
about-how-true-title = Звідки ми знаємо, що це правда
about-how-true =
    Кожен запис має джерело і дату. Ми пишемо, хто і коли його підтвердив. Якщо минуло пів року, попереджаємо.

    Бачите помилку? Натисніть «Повідомити про помилку» на сторінці послуги. Це займе хвилину.
about-how-duty-title = Що означає «обов’язок ґміни або повіту»
about-how-duty =
    Деяку допомогу ґміна і повіт мусять надавати за законом. Ми показуємо її, хоча ніхто не підтвердив місця чи годин. Зателефонуйте й запитайте.
about-how-urgent-title = Коли хтось у небезпеці
about-how-urgent =
    Не шукайте, телефонуйте 112. Кнопка «Залишити сторінку» швидко відкриває інший сайт.
about-how-workers-title = Якщо ви працюєте в установі
about-how-workers =
    Ви можете завантажити дані, під’єднати свою програму або надіслати виправлення. Дивіться сторінку «Відкриті дані».

about-privacy-title = Приватність
about-privacy-lead = Ви шукаєте без облікового запису і без сліду. Ми не знаємо, хто ви.
about-privacy-nothing-title = Ми не зберігаємо, що ви шукаєте
about-privacy-nothing =
    Ваші слова потрібні лише для того, щоб знайти відповідь. Потім вони зникають. Їх немає ні в базі, ні в журналах.
about-privacy-cookie-title = Файли cookie
about-privacy-cookie =
    Поки ви шукаєте допомогу, ви не отримуєте жодного файлу cookie. Один з’являється, лише якщо ви зміните кольори або розмір літер: він пам’ятає цей вибір.

    Працівник установи, який входить у сервіс, отримує ще один. Він підтримує сеанс і зникає, коли закрити браузер. Ми не використовуємо стеження чи сайтів інших компаній.
about-privacy-counts-title = Що ми рахуємо
about-privacy-counts =
    Коли ми не знаємо потрібної допомоги, записуємо три речі: яка потреба, яка ґміна і який тиждень. Без слів, без людини, без години. Так регіон дізнається, чого бракує.
about-privacy-report-title = Повідомлення про помилку
about-privacy-report =
    Коли ви повідомляєте про помилку в записі, ми зберігаємо те, що ви напишете. Це читають ті, хто дбає про запис. Не пишіть там нічого про себе чи інших.
about-privacy-staff-title = Якщо у вас є обліковий запис
about-privacy-staff =
    Облікові записи мають лише працівники установ. Ми зберігаємо ім’я та прізвище, адресу e-mail, роль і те, що потрібно для входу. Ім’я та адреса зашифровані.

    Ми також записуємо, хто і коли щось змінив. У цьому журналі немає імен та адрес. Ми зберігаємо його щонайменше два роки.

    На сторінці «Мій обліковий запис» можна побачити й завантажити свої дані, дізнатися, хто їх переглядав, і видалити обліковий запис. За ці дані відповідає ваша установа. Хочете щось виправити? Напишіть їй.
about-privacy-letters-title = Листи
about-privacy-letters =
    На адресу установи ми пишемо, щоб запитати, чи запис досі правдивий. У листах немає даних про людей, лише посилання. Текст і адресу видаляємо через 30 днів після надсилання.
about-privacy-logs-title = Журнали сервера
about-privacy-logs =
    Сервер записує, о котрій годині яку сторінку відкрито. Слів, які ви шукаєте, він не записує.
about-privacy-exit-title = Коли хтось не має знати
about-privacy-exit =
    Натисніть «Залишити сторінку». Відкриється інший сайт. Але історія залишається на пристрої: її можна видалити в налаштуваннях або шукати в приватному вікні.
about-privacy-rights-title = Ваші права
about-privacy-rights =
    Ви можете запитати, чи маємо дані про вас, попросити їх видалити і подати скаргу голові Управління захисту персональних даних.

about-declaration-title = Декларація доступності
about-declaration-duty = зобов’язується забезпечити доступність свого сайту згідно із законом від 4 квітня 2019 року про цифрову доступність сайтів і мобільних застосунків публічних установ.
about-declaration-scope = Ця заява стосується сайту
about-declaration-published = Дата публікації сайту
about-declaration-updated = Дата останньої важливої зміни
about-declaration-state-title = Стан цифрової доступності
about-declaration-state = Сайт частково відповідає додатку до закону від 4 квітня 2019 року про цифрову доступність сайтів і мобільних застосунків публічних установ.
about-declaration-assessment =
    Ми перевіряємо сайт автоматично з кожною зміною: двома інструментами доступності, трьома мовами, у чотирьох варіантах кольорів і на вузькому екрані. Інструменти не показують помилок.

    Ми пишемо «частково», бо сайт ще не перевірили люди, які щодня користуються читачем екрана, та люди, які читають прості тексти. Бракує відео польською жестовою мовою. Назви установ і описи послуг інколи є лише польською.
about-declaration-made-title = Як складено декларацію
about-declaration-made = Дата складання декларації
about-declaration-reviewed = Дата останнього перегляду декларації
about-declaration-made-how = Декларацію складено на основі самооцінки.
about-declaration-keys-title = Клавіатурні скорочення
about-declaration-keys = Працюють звичайні скорочення браузера. Усе можна зробити самою клавіатурою.
about-declaration-contact-title = Зворотний зв’язок і контакти
about-declaration-contact = Про проблеми з доступністю можна повідомити:
about-declaration-procedure-title = Звернення і скарги
about-declaration-procedure =
    Кожен має право вимагати, щоб цей сайт або його частина були доступними. Напишіть, про яку сторінку йдеться і як ви хочете отримати інформацію. Залиште контакт.

    Ми відповімо швидко, найпізніше за 7 днів. Якщо треба більше часу, скажемо про це; не довше ніж 2 місяці. Якщо не можемо виправити сторінку, запропонуємо інший спосіб.

    Якщо ми відмовимо або не дотримаємо терміну, ви можете поскаржитися. Можна також написати Уповноваженому з прав громадян.
about-declaration-ombudsman = Сайт Уповноваженого з прав громадян
about-declaration-apps-title = Мобільні застосунки
about-declaration-apps = Мобільного застосунку немає. Сайт працює в телефоні.
about-declaration-building-title = Доступність будівлі
about-declaration-building = Перш ніж прийти, запитайте про вхід, ліфт і місце для авто:
about-declaration-talking-title = Доступність спілкування
about-declaration-talking = Можна написати, зателефонувати або прийти. Перекладача жестової мови забезпечимо, якщо повідомите щонайменше за 3 робочі дні.

about-data-title = Відкриті дані
about-data-lead = Дані про допомогу в регіоні можна завантажити й використати, також у своїй програмі.
about-data-find-title = Пошук для програм
about-data-find =
    Запитайте так, як питає людина, і отримайте відповідь у форматі JSON. Ключ і обліковий запис не потрібні.
about-data-hsds-title = Увесь перелік послуг
about-data-hsds =
    Перелік створено за міжнародним стандартом Open Referral HSDS 3.1. Можна завантажувати лише зміни від вибраного дня.
about-data-tables-title = Таблиці
about-data-tables =
    Список послуг кожної ґміни й результати пошуку можна завантажити як таблицю.
about-data-terms-title = На яких умовах
about-data-terms =
    Вкажіть джерело і дату даних. Ми їх опрацювали: поєднали кілька джерел і звели запис до одного вигляду. Адрес, які мають бути таємними, немає в жодному форматі.
about-data-sources = Джерела
about-data-no-sources = Даних ще не завантажено.

# Реєстр операцій з обробки й документи захисту даних, для тих, хто відповідає за установу.

about-menu-documents = Захист даних
about-menu-register = Реєстр обробки
about-print = Версія для друку
about-as-csv = Завантажити CSV
about-as-xlsx = Завантажити XLSX
about-as-markdown = Завантажити .md
about-as-text = Завантажити .txt
about-as-html = Завантажити .html

about-register-title = Реєстр операцій з обробки даних
about-register-lead = Які дані про людей зберігає програма, для чого, як довго і хто їх бачить. Реєстр складається з правил самої програми, тому завжди відповідає тому, що вона робить.
about-register-operators-lead = Що оператор обробляє від імені всіх установ цього сервісу. Реєстр складається з правил самої програми.
about-register-controller = Контролер даних
about-register-controllers = Контролери даних
about-register-controllers-each = Кожна установа є окремим контролером даних своїх працівників.
about-register-processor = Оператор сервісу (обробник)
about-register-officer = Інспектор із захисту даних
about-register-officer-blank = ………………………… (вписує установа)
about-register-made = Станом на
about-register-transfer = Передавання за межі Європейської економічної зони
about-register-transfer-none = Програма нікуди не передає даних. Де стоїть сервер, скаже оператор.
about-register-measures = Захист даних
about-register-measures-what = Шифрування окремим ключем кожної людини, вхід у два кроки, ролі, журнал подій, зашифровані копії. Опис є в додатку 2 до договору про обробку.
about-register-purpose = Мета
about-register-persons = Чиї дані
about-register-data = Які дані
about-register-data-caption = Дані
about-register-basis = Правова підстава
about-register-kept = Як довго
about-register-lies = Як зберігаються
about-register-recipients = Хто їх отримує
about-register-persons-staff = Працівники установ, які мають обліковий запис
about-register-persons-attempts = Люди, які пробують увійти
about-register-persons-invited = Люди, запрошені до роботи в сервісі
about-register-persons-joining = Люди, які подають заявку від установи
about-register-persons-addressees = Люди, яким програма надсилає листи
about-register-persons-offices = Установи з переліку; інколи людина, якщо скринька іменна
about-register-persons-reporting = Люди, які повідомляють про помилки в записах, і люди, яких вони згадують
about-register-persons-held = Люди, чиї дані поки не можна видаляти
about-register-persons-concerned = Люди, яких стосуються ці дані
about-register-recipients-team = Команда тієї самої установи; оператор сервісу
about-register-recipients-operator = Оператор сервісу
about-register-recipients-region = Люди в регіоні, які перевіряють заявки; оператор сервісу
about-register-recipients-post = Оператор сервісу і його поштовий сервер
about-register-recipients-keepers = Установа, чийого запису це стосується, а якщо вона не відповість — регіон; оператор сервісу
about-register-recipients-oneself = Лише ця людина; оператор сервісу
about-register-data-name = Ім’я та прізвище
about-register-data-mailbox = Адреса e-mail
about-register-data-mailbox-mark = Знак адреси e-mail
about-register-data-origin-mark = Знак мережевої адреси
about-register-data-phone = Номер телефону
about-register-data-code = Секрет кодів у телефоні
about-register-data-passkey = Ключ доступу та його назва
about-register-data-provider-mark = Знак особи в постачальника входу
about-register-data-device = Браузер і система, двома словами
about-register-data-words = Текст, який написала ця людина
about-register-data-letter = Текст листа
about-register-data-notice = Про що повідомлено
about-register-data-account = Вибір і сповіщення облікового запису
about-register-data-hold = Чому видалення відкладено
about-register-data-other = Інші дані, потрібні для цієї мети
about-register-lies-sealed = Зашифровані окремим ключем
about-register-lies-mark = Як знак, з якого не відновити зміст
about-register-lies-open = Відкрито в базі
about-register-further-audit-title = Журнал подій
about-register-further-audit-persons = Працівники установ, які мають обліковий запис
about-register-further-audit-data = Хто, коли і що зробив: ідентифікатори, без імен і адрес
about-register-further-audit-kept = Щонайменше 2 роки
about-register-further-audit-lies = Відкрито, у ланцюжку, який не можна непомітно змінити
about-register-further-audit-recipients = Аудитор; оператор сервісу
about-register-further-logs-title = Журнали сервера
about-register-further-logs-persons = Усі, хто відкриває сторінки
about-register-further-logs-data = Час і адреса сторінки, без слів пошуку
about-register-further-logs-kept = Стільки, скільки вирішить оператор
about-register-further-logs-lies = Поза базою, у журналах системи
about-register-further-logs-recipients = Оператор сервісу
about-register-further-directory-title = Перелік послуг і установ
about-register-further-directory-persons = Ніхто на ім’я; службові скриньки й телефони
about-register-further-directory-data = Контакти установ і послуг
about-register-further-directory-kept = Поки послуга є в переліку; попередні версії в історії запису
about-register-further-directory-lies = Відкрито; захищені адреси ніколи не показуються публічно
about-register-further-directory-recipients = Усі

about-documents-title = Документи захисту даних
about-documents-lead =
    Дані вашої установи й оператора вже вписано. Місця з крапками заповнює установа.

    Це зразки. Перш ніж підписати, дайте їх перевірити юристові та інспекторові із захисту даних.
about-document-in-polish = Документ польською, бо саме цією мовою його підписують.
about-document-umowa-powierzenia = Договір про обробку даних
about-document-umowa-powierzenia-purpose = Між установою і оператором сервісу, з додатками. Він потрібен до того, як працівники створять облікові записи.
about-document-ocena-skutkow = Оцінка впливу на захист даних
about-document-ocena-skutkow-purpose = Опис, ризики, заходи і питання, на які відповідає установа.
about-document-podstawy-prawne = Матриця правових підстав
about-document-podstawy-prawne-purpose = На чому ґрунтується кожен вид даних у програмі і чого ще немає.
about-document-klauzula-informacyjna = Інформаційне повідомлення
about-document-klauzula-informacyjna-purpose = Для працівників, для тих, хто шукає допомоги, і для тих, хто подає заявку від установи.
about-document-dla-inspektora = Пояснення для інспектора із захисту даних
about-document-dla-inspektora-purpose = Коротко і просто: що програма робить і чого не робить ніколи.

menu-help = Шукати допомогу
menu-region = Допомога за ґмінами
menu-how = Як це працює
menu-privacy = Приватність
menu-declaration = Декларація доступності
menu-data = Відкриті дані
