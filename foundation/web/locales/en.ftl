# The words that stand on every page.

language-own-name = English

layout-skip = Skip to main content
layout-wrong = Error:
layout-quick-exit = Leave this page
layout-menu = Menu
layout-languages = Language
layout-crumbs = You are here
layout-footer = Help and information
layout-foot = Every step is a link.
layout-front-page = Front page

display-title = How pages look
display-lead = Choose the colours and the text size that are easiest for you to read.
display-theme = Colours
display-theme-auto = Same as my phone or computer
display-theme-light = Light
display-theme-dark = Dark
display-theme-contrast = High contrast: white and yellow letters on black
display-text = Text size
display-text-100 = Usual
display-text-125 = Larger
display-text-150 = Large
display-text-200 = Very large
display-keep = Save
display-cookie = We keep only this choice, in one cookie on your device. When you go back to the usual look, we delete it.

problem-next = What you can do
problem-front = Go to the front page
problem-reference = Reference number:

problem-not-found-title = There is no such page
problem-not-found-what = The page may have moved, or there is a slip in the address.
problem-not-found-next = Check the address or start from the front page.

problem-bad-request-title = We do not understand this address
problem-bad-request-what = Something in it is missing or written in a way we cannot read.
problem-bad-request-next = Go back and try again.

problem-forbidden-title = We cannot show you this page
problem-forbidden-what = Only people who have been given access can see it.
problem-forbidden-next = If it is about you, ask the institution that deals with it.

problem-foreign-origin-title = We did not take this in
problem-foreign-origin-what = It came from another website and not from our form.
problem-foreign-origin-safe = Nothing has changed.
problem-foreign-origin-next = Open the form on our site and send it from there.

problem-method-title = This page cannot be opened that way
problem-method-what = Your browser sent data to a place that does not take any.
problem-method-next = Go back and try again.

problem-busy-title = We cannot keep up right now
problem-busy-what = The page takes too long to answer.
problem-busy-safe = Nothing is lost.
problem-busy-next = Try again in a few minutes.

problem-too-large-title = This is too large
problem-too-large-what = What you sent is larger than we can take.
problem-too-large-safe = We saved nothing.
problem-too-large-next = Shorten the text or choose a smaller file and send it again.

problem-media-type-title = We cannot read this
problem-media-type-what = The data came in a different format than we expected.
problem-media-type-next = Send the form from our page.

problem-invalid-title = We cannot accept this
problem-invalid-what = Something is missing or does not match.
problem-invalid-safe = We saved nothing.
problem-invalid-next = Go back to the form, correct it and send it again.

problem-display-title = We do not know this look
problem-display-what = The colours or the text size are not on our list.
problem-display-next = Go back and choose one of the options.

problem-too-many-title = Too many requests at once
problem-too-many-what = A lot of requests came from your address in a short time.
problem-too-many-next = Wait a moment and try again.

problem-fault-title = Something broke on our side
problem-fault-what = This is our mistake, not yours. We have been told about it.
problem-fault-next = Try again in a few minutes. If that does not help, write to us and give the reference number.

# The parts pages are made of.

errors-title = Correct this before you go on
field-optional = (optional)
paging-label = Pages of the list
paging-previous = Previous
paging-next = Next
paging-page = Page { $n }
paging-shown = { $from }–{ $to } of { $total }
call = Call { $number }
layout-desk = Your work
layout-sign-out = Sign out

# Lists that can be searched, sorted and taken away.

list-words = Search the list
list-show = Show
list-nothing-found = Nothing on this list matches. Change the words, or show everything.
list-take-away = Download this list:
list-deed = What to do

layout-only-showing = Just now you can read everything here, but we cannot save anything. We are working on it – try again in a few minutes.

problem-not-saved-title = We could not save this
problem-not-saved-what = Just now we cannot save anything. The trouble is on our side; you did nothing wrong.
problem-not-saved-safe = Nothing of what you have just sent was saved. What was saved before is safe.
problem-not-saved-next = Try again in a few minutes.

problem-only-showing-title = We cannot show you this page just now
problem-only-showing-what = To show it we have to save something, and just now we cannot.
problem-only-showing-safe = What was saved before is safe.
problem-only-showing-next = Try again in a few minutes. Other pages work.

not-saved-again = Try to save it again
not-saved-typed = Your text
not-saved-typed-hint = Keep this page open, or copy from here what you would not like to write again.
