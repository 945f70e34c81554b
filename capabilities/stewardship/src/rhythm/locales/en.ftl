# Settings: how institutions are asked whether their entries are still true.

rhythm-title = Reminders about entries
rhythm-lead = Here you set how we ask institutions whether their entries are still true.
rhythm-says = { $letters ->
    [1] Now: we write { $ahead } days before an entry is due for a check, once only.
   *[other] Now: we write { $ahead } days before an entry is due for a check. The last reminder leaves { $last } days after the first letter.
}
rhythm-ahead = How many days ahead we ask
rhythm-ahead-hint = From { $from } to { $to }; usually { $default }. The earlier, the more time the institution has.
rhythm-ahead-wrong = Enter a number from 3 to 60.
rhythm-between = How many days pass between letters
rhythm-between-hint = From { $from } to { $to }; usually { $default }. We write to one mailbox no more often.
rhythm-between-wrong = Enter a number from 3 to 14.
rhythm-letters = How many times we write
rhythm-letters-hint = From { $from } to { $to }; usually { $default }. After that the editors and the manager of the institution are told in the program.
rhythm-letters-wrong = Enter a number from 1 to 4.
rhythm-save = Save
rhythm-saved = Saved
rhythm-saved-from-now = The new settings hold from the next letters on.
rhythm-earlier = What held and since when
rhythm-since = Since
rhythm-elsewhere = The address of the site, mail and backups are set in the file ogniwo.toml on the server. The command “ogniwo settings” prints what can stand in it.
