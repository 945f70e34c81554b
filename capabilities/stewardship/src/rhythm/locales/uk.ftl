# Налаштування: як ми запитуємо установи, чи їхні записи актуальні.

rhythm-title = Нагадування про записи
rhythm-lead = Тут ви визначаєте, як ми запитуємо установи, чи їхні записи актуальні.
rhythm-says = { $letters ->
    [1] Зараз: пишемо за { $ahead ->
        [one] { $ahead } день
        [few] { $ahead } дні
        [many] { $ahead } днів
       *[other] { $ahead } дня
    } до строку перевірки, лише один раз.
   *[other] Зараз: пишемо за { $ahead ->
        [one] { $ahead } день
        [few] { $ahead } дні
        [many] { $ahead } днів
       *[other] { $ahead } дня
    } до строку перевірки. Останнє нагадування надходить через { $last ->
        [one] { $last } день
        [few] { $last } дні
        [many] { $last } днів
       *[other] { $last } дня
    } після першого листа.
}
rhythm-ahead = За скільки днів до строку запитуємо
rhythm-ahead-hint = Від { $from } до { $to }; зазвичай { $default }. Що раніше, то більше часу має установа.
rhythm-ahead-wrong = Введіть число від 3 до 60.
rhythm-between = Скільки днів між листами
rhythm-between-hint = Від { $from } до { $to }; зазвичай { $default }. На одну скриньку частіше не пишемо.
rhythm-between-wrong = Введіть число від 3 до 14.
rhythm-letters = Скільки разів пишемо
rhythm-letters-hint = Від { $from } до { $to }; зазвичай { $default }. Потім про мовчання дізнаються в програмі редактори й керівник установи.
rhythm-letters-wrong = Введіть число від 1 до 4.
rhythm-save = Зберегти
rhythm-saved = Збережено
rhythm-saved-from-now = Нові налаштування діють від найближчих листів.
rhythm-earlier = Що діяло і відколи
rhythm-since = Від
rhythm-elsewhere = Адресу сайту, пошту й резервні копії записано у файлі ogniwo.toml на сервері. Його опис виведе команда «ogniwo settings».
