### What the bot says, in English: the reference for every other language.
### Telegram's HTML: <b>, <i>, <a href="…">, <code>. Values in { $braces } are filled in by the bot.

## Dates and zones

date-short-pattern = d MMMM
date-range = { $first }–{ $last } { $month } { $year }
date-in-zone = { $when } ({ $time_in })
date-in-two-zones = { $when } ({ $time_in }; { $elsewhere } { $place })
date-today = today
date-tomorrow = tomorrow
date-on-day = on { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}, { $day }
zone-short-europe-brussels = Brussels
zone-short-europe-vilnius = Vilnius
zone-short-other = { $city }
zone-time-europe-brussels = Brussels time
zone-time-europe-vilnius = Vilnius time
zone-time-other = { $city } time
zone-in-europe-brussels = in Brussels
zone-in-europe-vilnius = in Vilnius
zone-in-other = in { $city }

## The first words

start-hello =
    Hello, { $name }! I am the bot of the European Cluster Collaboration Platform’s events.
    I register you here in the chat, in about three minutes, and answer questions: just type them.
events-head = These are the events:
events-which = Which event would you like to register for?
event-summary =
    <b>{ $title }</b>
    📅 { $dates } · 📍 { $place }
    { $state }
event-title = <b>{ $title }</b>
event-when-where =
    📅 { $dates }
    📍 { $place }
event-about = <blockquote expandable>{ $text }</blockquote>
event-audience = <b>For:</b> { $text }
event-online = <b>Online:</b> { $text }
event-online-text = { $text }
event-online-url = { $url }
event-you-are-registered = ✅ You are registered: <code>{ $reference }</code>
event-you-have-begun = 📝 You have begun to register.

help =
    <b>What I can do</b>
    /events – the events, and how to register
    /register – register for an event
    /faq – questions and answers; or just type yours
    /ask – ask the organisers; their answer comes here
    /my – your registrations and questions: see, change or withdraw
    /cancel – leave a form; your answers are kept
    /reminders – which reminders you get
    /language – English or Lithuanian
    /privacy – what is stored about you, and why
    /mydata – a file with all of it
    /forget – remove all of it

    The organisers: { $contact }
unknown-command = I do not know { $command }. /help shows what I can do.
unknown-thing =
    Thank you, but I can only read words and buttons.
    If it is for the organisers, send it to { $contact }
nothing-changed = All right, nothing has changed.
group-private =
    I work in a private chat: press the button, and I register you there.
    To make this group the organisers’ chat, the bot’s settings need the line <code>{ $setting }</code>
admin-help =
    This is the organisers’ chat: everyone here is an organiser. Questions come as cards; reply to one to answer it. What begins with // stays among colleagues.
admin-help-line = /{ $command } – { $text }
command-open = What waits for an answer
command-mute = As a reply to a question: no more messages from that person
command-unmute = Messages from that person again
command-find = Somebody by name, organisation or reference
command-faq-organisers = Which answers helped least, what people ask
gap-mailbox =
    ✉️ The mailbox has not been reached since { $since }: { $waiting ->
        [one] one mail waits
       *[other] { $waiting } mails wait
    }. Nothing is lost, they leave as soon as it answers. All questions are here in the chat.
gap-mailbox-back = ✉️ The mailbox is reached again. What waited since { $since } has left.
gap-replies = ✉️ Replies by mail have not been read since { $since }: the bot’s mailbox does not answer. They are read as soon as it does; until then please answer here.
gap-replies-back = ✉️ Replies by mail are read again; it was not possible since { $since }.
gap-chat =
    The organisers’ chat in Telegram has not been reached since { $since }: { $waiting ->
        [one] one message waits
       *[other] { $waiting } messages wait
    }. Is the bot still a member of the group? Nothing is lost, and questions keep coming here by mail.
gap-chat-back = The organisers’ chat in Telegram is reached again. What waited since { $since } is there now.
mail-gap-subject = The organisers’ chat in Telegram
admin-mail-told =
    ✉️ { $reference }: answered by mail, by { $name }:
    <blockquote>{ $text }</blockquote>
admin-mail-late =
    ✉️ { $reference }: an answer by mail from { $name }, perhaps written before { $earlier } answered here:
    <blockquote>{ $text }</blockquote>
    Send it too?
admin-mail-unproved =
    ✉️ A mail about { $reference } in the name of { $name }, but not as a reply to mine: a sender can be forged.
    <blockquote>{ $text }</blockquote>
    Is it really from you? Then send it.
admin-mail-in-empty = ✉️ { $reference }: a reply by mail had no words of its own, so nothing was passed on.
admin-mail-in-large = ✉️ { $reference }: too large to be passed on with the answer: { $names }
admin-mail-in-bounce = ✉️ { $reference }: the mail about it came back undelivered. Please answer here in the chat.
admin-mail-in-unlisted = ✉️ { $reference }: a reply came from an address that is not an organiser’s. It was not passed on and is unread in the mailbox { $mailbox }. A colleague’s address belongs in the setting { $setting }.
admin-mail-in-stranger = ✉️ Mail that belongs to no question is unread in the mailbox { $mailbox }. I leave it alone.
admin-mail-in-unreadable = ✉️ A mail could not be read; it is unread in the mailbox { $mailbox }.
mail-organisers = The organisers
button-send-mail = Send it
button-leave-mail = Leave it
admin-mail-refused = ✉️ { $reference }: the mail to { $contact } was refused for good. Nothing is lost: it is all here in the chat, please answer here.
admin-parked = An update of a person could not be handled three times and was put aside: U-{ $update }. The log says why.
admin-undelivered = Could not be delivered: { $name } (no. { $letter }). The log says why.
apology = Sorry, something went wrong on my side. The organisers have been told: U-{ $update }. Please go on, or try /start.

## Whether registration is open

registration-state-open = 🟢 Registration is open until { $closes }.
registration-state-closed = 🔴 Registration for { $event } closed on { $closes }.
registration-state-not-open-yet = ⏳ Registration for { $event } opens on { $opens }.
registration-ask-organisers = Do you have a question, or would you still like to take part? Write to the organisers: { $contact }
registration-closed-meanwhile =
    I am sorry: registration for <b>{ $event }</b> closed on { $closes }, before your form was finished.
    Your answers are kept. Would you still like to take part? Ask the organisers with one tap. Or write to them: { $contact }
registration-pass-ended =
    I am sorry: your time to register late for <b>{ $event }</b> ended on { $ended }, before your form was finished.
    Your answers are kept. Would you still like to take part? Ask the organisers once more with one tap. Or write to them: { $contact }
registration-closed-before-saving =
    <b>{ $event }</b>: answers could be changed until { $closes }, and yours were not saved by then.
    You are still registered, with your earlier answers. The organisers may still agree: go on, and send them your changes.

## The form

form-position = <i>{ $event } · { $number } of { $total }</i> · /cancel
form-ask = <b>{ $ask }</b>
form-note = { $note }
form-example = <i>For example: { $example }</i>
form-now = Your answer so far: <b>{ $answer }</b>
form-consent-text = <blockquote expandable>{ $text }</blockquote>
form-pick-many = { $min ->
    [1] Tick up to { $max }, then press <b>Done</b>.
   *[other] Tick { $min } to { $max }, then press <b>Done</b>.
}
form-answered =
    { $ask }
    ✓ <b>{ $answer }</b>
form-skipped = skipped
form-nothing-given = –
form-problem = ⚠️ { $reason }
form-understood = ✓ <b>{ $answer }</b>
form-words-please = I can only read words here. Please type your answer, or press a button.
form-did-you-mean = Which one do you mean?
form-is-this-right = Did you mean this?
form-welcome = Registering for <b>{ $event }</b>. You can stop at any time with /cancel: your answers are kept.
form-welcome-back = Welcome back! Your answers for <b>{ $event }</b> are all here. We go on where you were.
form-take-over =
    Registering for <b>{ $event }</b>. You have told me this before:

    { $answers }

    Shall I use these answers again?
form-taken-over =
    ✓ Used again:
    { $answers }
form-review =
    <b>Please check your answers</b>
    { $event }
form-review-line = <b>{ $label }:</b> { $answer }
form-review-confirm = Is everything right? Then press <b>Confirm</b>. You are not registered yet.
form-review-changes = Press <b>Change</b> and choose what is to change; when all is right, press <b>Save</b>. Until then your registration stays as it was.
form-press-please = Please press one of the buttons below.
form-changing = ✎ { $label }
form-choose-change = Which answer do you want to change?
form-confirmed =
    ✓ <b>{ $event }</b>
    { $answers }
form-left =
    I have put the form for <b>{ $event }</b> aside. Your answers are kept.
    You are not registered yet. Continue whenever you like.
form-left-unsaved =
    I have put your changes for <b>{ $event }</b> aside. They are kept, but not saved yet.
    You are still registered, with your earlier answers.
form-nothing-to-cancel = There is no open form. /my shows your registrations.
form-start-over-sure = Start over? All answers of your form for <b>{ $event }</b> will be gone.
form-started-over = ✓ Started over
form-old-button = That button is from earlier. This is where we are now.
form-incomplete = One answer is still missing.
form-needed = This answer is needed. Please type it, or leave the form with /cancel.
form-too-much = That is longer than one Telegram message can be. Nothing was saved; please shorten it to { $max } characters at the most.
form-gone = There is no open form for { $event } any more. /register begins a new one.

## Registered

registration-confirmed =
    ✅ You are registered for <b>{ $event }</b>.
    Your reference: <code>{ $reference }</code>
registration-changed =
    ✅ Your changes are saved. You are registered for <b>{ $event }</b>.
    Your reference: <code>{ $reference }</code>
registration-already =
    ✅ You are registered for <b>{ $event }</b> already.
    Your reference: <code>{ $reference }</code>
registration-onsite-next = The venue’s address is not confirmed yet.
registration-b2match = 🤝 One-on-one meetings are arranged on B2Match, which has a registration of its own.
registration-next =
    <b>What happens next:</b> your calendar file follows in a moment.
    With /my you can see, change or withdraw your registration.
registration-calendar =
    📅 For your calendar: { $event }
    { $reference }
my-registered =
    ✅ <b>{ $event }</b>
    Registered, reference <code>{ $reference }</code>
my-draft = { $left ->
    [0] 📝 <b>{ $event }</b>: not registered yet. All is answered, only Confirm is missing.
    [one] 📝 <b>{ $event }</b>: not registered yet, one question is left.
   *[other] 📝 <b>{ $event }</b>: not registered yet, { $left } questions are left.
}
my-unsaved = 📝 <b>{ $event }</b>: you have changed answers, but not saved them yet.
my-kept = Your registration <code>{ $reference }</code> is kept, but its event is not on my list at the moment. The organisers know more: { $contact }
my-nothing = You are not registered for any event yet. Choose one:
withdraw-sure = Withdraw your registration <code>{ $reference }</code> for <b>{ $event }</b>?
withdraw-again-until = You can register again until { $closes }.
withdraw-for-good = Registration has closed: you will not be able to register again.
withdraw-done = Your registration for <b>{ $event }</b> is withdrawn. Thank you for telling us.
withdraw-b2match =
    B2Match is separate: this does not cancel anything there.
    And take care: whoever cancels on B2Match cannot come back with the same account.

## Seats, the waiting list, requests, colleagues

seats-full =
    I am sorry: all seats are taken.
    <b>{ $event }</b> · { $mode }
    You are not registered yet. What would you like to do?
seats-full-registered =
    I am sorry: all seats are taken.
    <b>{ $event }</b> · { $mode }
    Your registration stays as it was.
seats-how-waiting = <b>Waiting list:</b> you would be number { $place } in line. When a seat becomes free, I write to you here and hold it for { $hours } h.
seats-how-both = <b>Both:</b> you take part online for now, and get a seat if one becomes free.
seats-list-closed = The waiting list has closed, too.
seats-online-full = All places online are taken, too. Nothing has changed.
seats-hint-waiting = ⚠️ <b>{ $mode }:</b> all seats are taken. You can still choose it and wait in line for a seat.
seats-hint-full = ⚠️ <b>{ $mode }:</b> all seats are taken.
seats-waiting =
    ⏳ <b>{ $event }</b>
    You are on the <b>waiting list</b>, number { $place } in line. You do not have a seat yet.
    Your reference: <code>{ $reference }</code>
seats-both =
    ✅ <b>{ $event }</b>
    You are registered <b>online</b>, and number { $place } in line for a seat.
    Your reference: <code>{ $reference }</code>
seats-held =
    🎟 <b>{ $event }</b>
    A seat is held for you until { $until }. Take it before then.
    Your reference: <code>{ $reference }</code>
seats-waiting-next =
    <b>What happens next:</b> as soon as a seat becomes free for you, I write to you here and hold it for { $hours } h.
    /my shows your place in line.
seats-changes-saved = ✅ Your changes are saved.
seats-offer =
    🎟 <b>A seat has become free for you!</b>
    { $event } · { $mode }
    It is yours if you take it before { $until }. After that it goes to the next in line.
seats-offer-reminder =
    ⏰ A seat is still held for you, but not for long.
    { $event } · { $mode }
    Take it before { $until }, or it goes to the next in line.
seats-accepted =
    🎉 The seat is yours! You are registered for <b>{ $event }</b>: { $mode }.
    Your reference: <code>{ $reference }</code>
seats-joined =
    ✅ You are registered for <b>{ $event }</b>: { $mode }. You are not in line for a seat any more.
    Your reference: <code>{ $reference }</code>
seats-declined = All right: the seat goes to the next in line, and your registration for <b>{ $event }</b> has ended. Thank you for telling us.
seats-expired-offer = The time to take your seat for <b>{ $event }</b> is over: it goes to the next in line. You are not registered any more.
seats-expired-list = I am sorry: the waiting list for <b>{ $event }</b> has closed, and no seat became free for you. You are not registered.
seats-lapsed-offer =
    The time to take your seat for <b>{ $event }</b> is over: it goes to the next in line.
    You are still registered online, reference <code>{ $reference }</code>.
seats-lapsed-list =
    The waiting list for <b>{ $event }</b> has closed, and no seat became free for you.
    You are still registered online, reference <code>{ $reference }</code>.
over-accepted =
    🎟 <b>{ $event }</b>
    ✓ You have taken this seat. /my shows your registration.
over-joined =
    🎟 <b>{ $event }</b>
    ✓ You take part online, and are not in line for a seat any more.
over-declined =
    🎟 <b>{ $event }</b>
    ✓ You let this seat go.
over-offer =
    🎟 <b>{ $event }</b>
    ⌛ The time to take this seat has passed.
over-list =
    🎟 <b>{ $event }</b>
    ⌛ The waiting list has closed.
over-withdrawn =
    ✗ <b>{ $event }</b>
    This registration was withdrawn.
registration-over = That registration has ended. This is where we are now.
seats-asked-first = This is asked only of those who take part online. Answer it, then press the button: until then nothing changes for you.
seats-asked-first-both = You take part online meanwhile, so I ask what is asked of those online, too. Then press Confirm.
offer-answered = You have answered that already. /my shows where you stand.
offer-gone = That seat is not held for you any more. /my shows where you stand.
event-you-are-waiting = ⏳ You are on the waiting list: <code>{ $reference }</code>
event-you-are-offered = 🎟 A seat is held for you: see /my
registration-pressed-again-registered = You are registered: { $reference }
registration-pressed-again-waiting = You are on the waiting list: { $reference }
registration-pressed-again-offered = A seat is held for you: { $reference }
registration-calendar-cancelled =
    📅 Open this to take the event off your calendar: { $event }
    { $reference }
registration-ask-late = Would you still like to take part? Ask the organisers with one tap. Or write to them: { $contact }
registration-mail-hello = Hello { $name },
registration-mail-where = To see, change or withdraw your registration, open the chat with the bot and send /my: { $link }
registration-mail-not-you = You did not register? Then somebody gave your address by mistake. Answer this mail, or write to { $contact }, and we remove it.
form-review-request =
    Is everything right? The time for changes is over, so the organisers decide. Press <b>Send to organisers</b>.
    Until they agree your registration stays as it was.
withdraw-line-sure = Leave the waiting list for <b>{ $event }</b>? Your place in line would be gone for good.
withdraw-ask-sure = The time for changes is over. Shall I ask the organisers to withdraw your registration <code>{ $reference }</code> for <b>{ $event }</b>?
request-passed-on-late =
    ✅ I have asked the organisers whether you can still register for <b>{ $event }</b>.
    Their answer comes here.
request-passed-on-change =
    ✅ I have sent your changes for <b>{ $event }</b> to the organisers. Until they agree, your registration stays as it was.
    Their answer comes here.
request-passed-on-withdraw =
    ✅ I have told the organisers that you would like to withdraw from <b>{ $event }</b>. Until they agree, you stay registered.
    Their answer comes here.
request-nobody = That has to be decided by people. Please write to the organisers of <b>{ $event }</b>: { $contact }
request-asked-already = The organisers have been asked already. Their answer comes here.
request-approved-already = You may register already: press Register.
request-too-late = The event is over.
request-agreed = ✓ The organisers have agreed.
request-let-in =
    ✓ The organisers let you in: you can register for <b>{ $event }</b> until { $until }.
    This is for you alone, and for one registration.
request-refused-late = I am sorry: the organisers cannot take late registrations for <b>{ $event }</b> any more.
request-refused-change = I am sorry: the organisers could not agree to your changes for <b>{ $event }</b>. Your registration stays as it was.
request-refused-withdraw = The organisers have not withdrawn your registration for <b>{ $event }</b>. You are still registered.
request-reason =
    💬 <b>{ $organiser }</b>, for the organisers:
    { $reason }
invite-link =
    👥 Send this link to colleagues who would like to come to <b>{ $event }</b>, too. Your organisation, its type and your country are filled in for them; nothing else is. Each of them registers in their own chat.

    { $link }
invite-opened =
    👥 A colleague has invited you. This is filled in for you already, and you can change it:
    { $answers }
admin-request-late = 🕘 <b>{ $request }</b> { $name } would like to register late: { $event }
admin-request-change = ✎ <b>{ $request }</b> { $name } would like to change a registration: { $event }
admin-request-withdraw = ✋ <b>{ $request }</b> { $name } would like to withdraw: { $event }
admin-request-who = { $name } · { $organisation } · <code>{ $reference }</code>
admin-request-duplicate = ⚠️ Possible duplicate of { $references }
admin-request-change-line = <b>{ $label }:</b> { $before } → <b>{ $after }</b>
admin-request-late-means = Approve: the form opens for this person alone, for 48 hours. It stays closed for everybody else.
admin-request-was-approved = ✓ Approved by { $organiser }
admin-request-was-refused = ✗ Refused by { $organiser } { $reason }
admin-request-was-outdated = This is settled: there is nothing to decide any more.
admin-request-approved = { $organiser } has approved this already.
admin-request-refused = { $organiser } has refused this already.
admin-request-decided = Somebody else has just decided this.
admin-request-outdated = There is nothing to decide any more: it was asked anew, or the registration has ended.
admin-request-full = No seat is free for that. Free one, or refuse.
admin-request-reason = Why is { $request } refused? Reply to this message: the person gets your words. Or refuse without a reason.
admin-request-words = Please give the reason in words, { $max } characters at the most, as a reply to the same message.
admin-request-refused-told = ✓ { $request } is refused, and the person is told why.
button-waiting-list = Waiting list
button-join-online = Join online instead
button-both = Both: online and waiting
button-wait-meanwhile = Wait, online meanwhile
button-leave-as-it-is = Leave it as it is
button-take-seat = ✅ Take the seat
button-online-instead = Online instead
button-stay-online = Stay online
button-decline-seat = No, thanks
button-leave-line = Leave the line
button-ask-change = Ask for a change
button-ask-withdraw = Ask to withdraw
button-withdraw-ask = Yes, ask them
button-send-request = Send to organisers
button-ask-late = Ask to register late
button-approve = Approve
button-refuse = Refuse…
button-refuse-silently = Refuse without reason
button-invite = Invite a colleague
button-share = Send the link

## Questions and answers

answer-title = <b>{ $question }</b>
answer-for-event = <i>{ $event }</i>
answer-confirmed = <i>Source: { $by }, { $when }</i>
answer-not-confirmed = That is not confirmed yet: everybody is waiting for the organisers’ word. Shall I pass your question on, so that their answer comes to you here?
answer-supplied =
    <blockquote>{ $question }</blockquote>
    💡 You asked this, and now there is an answer:
    { $answer }
answer-not-confirmed-here = That is not confirmed yet.
fact-hours-unknown = The hours are not confirmed yet.
fact-hours-starts = It begins on { $starts } ({ $time_in }); when it ends is not confirmed yet.
fact-hours-ends = It ends on { $ends } ({ $time_in }); when it begins is not confirmed yet.
fact-hours-starts-ends = It begins on { $starts } and ends on { $ends } ({ $time_in }).
fact-venue-unknown = The venue and its street address are not confirmed yet. You will find them here as soon as they are.
fact-address-unknown = The street address is not confirmed yet. You will find it here as soon as it is.
fact-online-unknown = The address to take part online is not confirmed yet.
fact-online-address = The address to take part online: { $url }
answer-did-you-mean = Did you mean one of these?
answer-meant = ✓ <b>{ $question }</b>
answer-unknown = I don’t know this yet. Shall I ask the organisers?
answer-unhelpful = I am sorry. Shall I ask the organisers?
faq-topics = What would you like to know about? You can also just type your question.
faq-topic = { $pages ->
    [one] <b>{ $topic }</b>
   *[other] <b>{ $topic }</b> ({ $page } of { $pages })
}
topic-event = About the events
topic-registration = Registration
topic-matchmaking = Meetings and B2Match
topic-travel = Getting there
topic-practical = Practical things
topic-organisers = Organisers and this bot
topic-other = Other questions
small-talk-greeting = Hello, { $name }! Ask me anything about the events, or press /register.
small-talk-thanks = You are welcome!
small-talk-ok = 👍
small-talk-bye = Goodbye, { $name }! I am here whenever you need me.
button-faq = All questions
button-topics = ‹ All topics
button-page-back = ‹ Earlier
button-page-on = More ›
button-none-of-these = None of these
button-unhelpful = This did not help
button-add-phrasing = Add it
button-drop-phrasing = Do not
command-faq = Questions and answers
admin-faq-worst = <b>Answers that helped least</b>
admin-faq-none = Every answer has helped so far, and nothing was passed on to you.
admin-faq-line = • { $question } (<code>{ $entry }</code>): { $times } × did not help, shown { $shown } ×
admin-faq-relayed = <b>Passed on to you most often</b>
admin-faq-relayed-line = • { $question } (<code>{ $entry }</code>): { $times } ×
admin-faq-relayed-open = • { $question } (<code>{ $entry }</code>): { $times } ×, and the FAQ has no answer yet
admin-phrasing =
    { $times ->
    [1] Somebody typed “{ $text }” and meant:
   *[other] “{ $text }” was typed { $times } times, and meant was:
}
    <b>{ $entry }</b>
    Shall I understand it at once from now on?
admin-phrasing-added = ✓ “{ $text }” is now understood as: <b>{ $entry }</b>
admin-phrasing-dropped = ✓ Not added.
admin-content-taken = ✅ The content has been read again and is in use now.
admin-content-same = ✅ The content has been read again. Nothing in it has changed.
admin-content-part = { $part }: { $changes }
admin-content-events = Events
admin-content-consents = Consents
admin-content-desk = Desk
admin-content-texts = Texts
admin-content-faq = FAQ
admin-content-answers = Answers at hand
admin-content-new = new { $names }
admin-content-changed = changed { $names }
admin-content-gone = removed { $names }
admin-content-and-more = { $names } and { $count } more
admin-content-refused = ⚠️ Nothing was taken over: there are mistakes. I go on with the content I had. Correct these and send /reload again:
admin-content-problem = • { $problem }
admin-content-more = … and { $count } more. <code>clustersbot check</code> lists them all.

## Enquiries

enquiry-received = ✅ Passed on. Your question is <b>{ $reference }</b>, and the answer will come here.
enquiry-expect = { $text }
enquiry-which =
    What would you like to ask the organisers?
    Write it, or send a picture or a file. /cancel if nothing.
enquiry-asked-already = That has been passed on already.
enquiry-dropped = All right, I have not passed it on.
enquiry-say-differently = Of course: just write it in other words. Or look through all questions:
enquiry-another = Of course: just write it.
enquiry-pass-on = Shall I pass this on to the organisers?
enquiry-belongs = Does it belong to one of these?
enquiry-line = <b>{ $reference }</b> “{ $words }”
enquiry-added = ✓ Added to <b>{ $reference }</b>. The organisers see it.
enquiry-reopened = ✓ Added to <b>{ $reference }</b>, which is open again. The organisers see it.
enquiry-wait =
    { $count ->
        [one] That was much for one hour: I pass on { $count } message an hour from each person.
       *[other] That was much for one hour: I pass on { $count } messages an hour from each person.
    } From <b>{ $time }</b> ({ $zone }) on there is room again.
    Nothing is lost: I keep this for you. Press the button then. Everything else works as always.
enquiry-no-room =
    { $count ->
        [one] You have { $count } open question: as soon as it is answered, there is room for the next one.
       *[other] You have { $count } open questions: as soon as one is answered or solved, there is room for the next one.
    }
    Nothing is lost: I keep this for you. Press the button then.
enquiry-muted =
    The organisers do not take messages from you here any more, so I have not passed this on.
    You can still register, change your registration, and ask me.
enquiry-now-muted =
    The organisers do not take messages from you through this bot any more.
    You can still register, change your registration, and ask me.
enquiry-now-unmuted = The organisers take messages from you through this bot again.
enquiry-mine = <b>Your questions to the organisers</b>
enquiry-mine-open =
    { $question }
    ⏳ waiting for an answer, for { $age }
enquiry-mine-answered =
    { $question }
    💬 answered { $age } ago; to go on, reply to the answer
file-photo = a picture
file-animation = an animation
file-video = a video
file-audio = a recording
file-document = a file
file-voice = a voice message
file-video-note = a video message
file-sticker = a sticker
file-venue = a place
file-location = a place
file-contact = a contact
file-poll = a poll
file-dice = a die
enquiry-answer-quote = <blockquote>{ $question }</blockquote>
enquiry-answer-by =
    💬 <b>{ $author }</b>, for the organisers:
    { $answer }
enquiry-solved = Good! { $reference } is closed. Ask me anything else whenever you like.
button-ask-organisers = Ask the organisers
button-solved = Solved
button-another = I have another question
button-add-to = Add to { $reference }
button-new-question = New question
button-say-differently = Say it differently
button-do-not-pass-on = No
button-send-later = Send it
command-ask = Ask the organisers
mark-new = ❓
mark-taken = ✋
mark-answered = ✅
mark-closed = ☑️
admin-card = { $mark } <b>{ $reference }</b> { $name } ({ $language })
admin-card-registered = { $organisation } · { $event }: { $how }, { $reference }
admin-card-not-registered = Not registered for any event
admin-card-no-entry = The FAQ has nothing like it
admin-card-unanswered = The FAQ knows “{ $question }”, but has no answer yet
admin-card-unhelpful = The FAQ’s answer to “{ $question }” did not help
admin-card-known = The FAQ’s best guess: “{ $question }” ({ $sure }% sure)
admin-card-alike = Asked alike: { $references }
admin-card-alike-and-more = Asked alike: { $references } and { $count } more
admin-card-broadcast = 📣 In reply to broadcast { $number }
admin-card-question = <blockquote>{ $text }</blockquote>
admin-card-open = Reply to this message to answer.
admin-card-taken = Taken by { $name }. Reply to this message to answer.
admin-card-answered = Answered by { $name }.
admin-card-answered-by-mail = Answered by { $name }, by mail.
admin-card-closed = Closed. A reply still reaches the person.
admin-taken = { $reference } is yours.
admin-taken-over = { $reference } is yours now; { $name } had it before.
admin-given-back = { $reference } is free again.
admin-closed = { $reference } is closed. The person is not told.
admin-reopened = { $reference } is open again.
age-minutes = { $count } min
age-hours = { $count } h
age-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
admin-open-none = ✅ Nothing is open.
admin-open-head = { $count ->
    [one] <b>One question waits</b>
   *[other] <b>{ $count } questions wait</b>, the oldest first
}
admin-open-line =
    { $mark } { $reference } { $name } · { $age }{ $taken }
    <i>{ $words }</i>
admin-open-taken = { " " }· { $name } has it
admin-reference = <b>{ $reference }</b>
admin-reference-link = <a href="{ $address }"><b>{ $reference }</b></a>
admin-no-card = Its card is not here any more.
admin-jump = ⤴ { $reference }
admin-find-how = Whom? For example: /find Müller, /find Timber Cluster, /find Q-12
admin-find-none = Nobody is found by “{ $words }”.
admin-find-which = “{ $words }” fits { $count } people. Whom do you mean?
admin-person = 👤 <b>{ $name }</b> ({ $language })
admin-person-email = ✉️ { $email }
admin-nudge = ⏰ { $reference } ({ $name }) has waited for an answer for { $age }. Nobody has it yet.
admin-nudge-taken = ⏰ { $reference } ({ $name }) has waited for an answer for { $age }. { $taken } has it.
admin-digest = ☀️ <b>Good morning! { $day }</b>
admin-digest-more = { $count ->
    [one] and one more: /open
   *[other] and { $count } more: /open
}
admin-digest-registered = <b>New registrations since { $day }</b>
admin-digest-event = { $event }: { $count }
admin-digest-failed = <b>Could not be delivered</b>
admin-digest-failure = • { $name }: { $count }
letter-confirmations = confirmations and calendar files
letter-confirmation-mails = confirmations by mail
letter-news = news about registrations
letter-reminders = reminders
letter-changes = changes of an event
letter-answers = answers in the chat
letter-answer-mails = answers by mail
letter-enquiry-mails = questions to the mailbox
letter-broadcasts = broadcasts
letter-broadcast-tests = tests of a broadcast
letter-broadcast-mails = broadcasts by mail
letter-files = files and reports for this chat
letter-desk = messages for this chat
admin-forgotten-toast = That person has removed all their data.
admin-topics-refused = I may not manage topics in this group, so all questions stand here as cards. To give each person a topic, make me an administrator who may manage topics, and restart me.
button-canned = 💬 Answers
button-to-faq = 📚 Add to FAQ
button-send = Send
button-send-to-all = { $count ->
    [2] Send to both
   *[other] Send to all { $count }
}
admin-canned-none = There are no answers at hand yet.
admin-canned-which = Which answer shall { $name } get to { $reference }?
admin-canned-preview =
    { $name } ({ $language }) would read:
    <blockquote>{ $text }</blockquote>
admin-canned-given =
    Given to { $name }:
    <blockquote>{ $text }</blockquote>
admin-alike = { $count ->
    [one] One other asked the same:
   *[other] { $count } others asked the same:
}
admin-alike-line = <b>{ $reference }</b> { $name }: <i>{ $words }</i>
admin-alike-sent = { $count ->
    [0] Nobody waits for it any more.
    [one] ✓ Sent to { $references } too.
   *[other] ✓ Sent to { $count } more: { $references }
}
admin-faq-needs-answer = { $reference } has no answer yet. Reply to this message with the answer for the FAQ.
admin-faq-proposal =
    📚 <b>A new entry for the FAQ</b>

    <b>{ $question }</b>
    { $answer }

    <i>Reply to this message to change the words: a first line that ends with “?” is the question, all else the answer.</i>
admin-faq-proposal-answer =
    📚 <b>The answer to an entry that has none yet</b>

    <b>{ $question }</b>
    { $answer }

    <i>Reply to this message to change the answer.</i>
admin-faq-all-events = all events
admin-faq-settled = That is settled already. Press “Add to FAQ” on the card to begin anew.
admin-faq-words-please = The FAQ has words only. Please write the answer.
admin-faq-too-long = That is too long for the FAQ: { $max } characters fit. Please shorten it.
admin-faq-dropped = ✓ Not added to the FAQ.
admin-faq-live =
    ✅ <b>In the FAQ, for everybody, from now on</b>

    <b>{ $question }</b>
    { $answer }
admin-faq-offered = Offered to whoever asked the same and still waits: { $references }
admin-faq-undone = ↩ Taken out of the FAQ: { $question }
button-faq-event = For { $event } ›
button-faq-topic = Topic: { $topic } ›
button-faq-language = { $language } ›
button-faq-as-new = A new entry instead
button-faq-as-answer = Answer the old entry
button-put-into-faq = ✅ Put it into the FAQ
button-drop-proposal = Discard
button-take-out = Undo
button-put-back = Put it back
enquiry-offer =
    <blockquote>{ $question }</blockquote>
    💡 The organisers have an answer that may be yours:
    { $answer }

    If it is not, you need not do anything: { $reference } stays with them.
button-take = ✋ Take it
button-taken-by = ✋ { $name }
button-close = Close
button-reopen = Reopen
admin-cannot-carry = That cannot be carried to the attendee. It was not sent; please answer in words, or with a file.
admin-answered-just-now = { $minutes ->
    [0] { $name } answered just now. Send yours too?
    [one] { $name } answered a minute ago. Send yours too?
   *[other] { $name } answered { $minutes } minutes ago. Send yours too?
}
admin-held-sent = ✓ { $name }’s answer is sent too.
admin-held-dropped = ✓ { $name }’s answer is not sent.
button-send-too = Send it too
button-do-not-send = Do not send
admin-added =
    💬 <b>{ $reference }</b> { $name } adds:
    <blockquote>{ $text }</blockquote>
admin-added-more = <blockquote>{ $text }</blockquote>
admin-muted = 🔇 { $name } is muted and has been told so: nothing more is passed on, and registering still works. /unmute ends it.
admin-unmuted = 🔊 { $name } is not muted any more, and has been told so.
admin-was-not-muted = { $name } was not muted.
admin-mute-whom = Whom? Reply to a card, or to anything under it, with /{ $command }; or give a reference: /{ $command } Q-27
admin-edited =
    ✎ <b>{ $reference }</b> { $name } has edited a message. Now:
    <blockquote>{ $text }</blockquote>
    Before:
    <blockquote>{ $before }</blockquote>
admin-edit-not-carried = The person still has what you sent before: a file cannot be exchanged, and words under it may have 1,024 characters. Send it as a new reply.
admin-forgotten = That person has removed all their data: the answer cannot reach them any more.
admin-not-arrived = { $reference }: { $name } has blocked the bot or left Telegram, and I know no email address: the answer did not arrive.
admin-sent-by-mail = { $reference }: { $name } has blocked the bot or left Telegram. The answer was sent by email instead.
admin-not-delivered = { $reference }: the answer could not be delivered.
admin-perhaps-arrived = { $reference }: I was interrupted while sending the answer to { $name }. It has perhaps arrived, so I do not send it again unless you say so.
button-send-again = Send it again
mail-answer-subject = [{ $reference }] The organisers’ answer to your question
mail-to-attendee = Hello { $name }, you asked the organisers in Telegram:
mail-by-organiser = { $name } answers, for the organisers:
mail-why-by-mail = You get this by email because my message in Telegram did not reach you. To go on, reply to this mail, or open the chat again: { $link }
mail-subject = [{ $reference }] { $name }: { $words }
mail-from = From { $name } ({ $language }), by Telegram.
mail-added = { $name } adds:
mail-edited = { $name } has changed a message. It now says:
mail-before = Before:
mail-answered = Answered by { $name } in Telegram:
mail-answered-by-mail = Answered by { $name } by mail:
mail-reply-telegram = Reply to this mail and { $name } gets your words in Telegram, without what you quote and without your signature.
mail-reply-address = A reply goes to the email address of { $name }. To answer in Telegram, reply in the organisers’ chat.
mail-reply-nowhere = Please answer in the organisers’ chat in Telegram: replies to this mail are not read.
mail-file-missing = “{ $file }” ({ $size } MB) could not come along; it is in the organisers’ chat.
mail-file-kind = (With it came: { $kind }. It is in the organisers’ chat.)

## Tickets and the door

ticket-caption =
    🎟 <b>Your ticket: { $event }</b>
    <code>{ $reference }</code>
    Please show the code at the entrance, here in the chat or printed. It works without a connection.
ticket-caption-renewed =
    🎟 <b>Your ticket with your new details: { $event }</b>
    <code>{ $reference }</code>
    Please show the code at the entrance. The one before is still valid, too.
ticket-how = Please show this code at the entrance. It works without a connection.
ticket-none = There is a ticket only for whoever comes in person.
button-ticket = 🎟 Ticket
registration-next-with-ticket =
    <b>What happens next:</b> your calendar file and your ticket for the entrance follow in a moment.
    With /my you can see, change or withdraw your registration.
door-card =
    <b>{ $name }</b>
    { $organisation }
    { $event } · <code>{ $reference }</code>
door-expected = 🟢 Registered, in person.
door-online = 🟡 Registered, but <b>not for a seat here</b>: online only.
door-not-registered = 🔴 <b>Not registered</b> at the moment.
door-withdrawn = 🔴 <b>Withdrew</b> ({ $day }): not registered any more.
door-here = ✅ Checked in at { $at } by { $by }.
door-count = { $count ->
    [0] Nobody is here yet.
    [one] One person is here.
   *[other] { $count } people are here.
}
door-counts = <b>{ $event }</b>: { $here } here, { $expected } expected in person
door-how =
    Scan a ticket with your phone’s camera: you get the person’s card in your private chat with me.
    Without a ticket, look for a name, an organisation or a reference: <code>/checkin muller</code>
door-which = Who is it?
door-nobody = I find nobody for “{ $words }”. Try a part of the name, the organisation, or the reference.
door-before = Was checked in before
door-other = This has changed meanwhile: see above
door-old = That button is too old. Please scan the ticket again.
door-gone = This registration is not there any more: the person has removed their data.
door-forged = 🔴 That is not a ticket of ours.
button-check-in = ✅ Check in
button-check-in-anyway = Check in anyway
button-undo = Undo
command-checkin = The door: who is here

## What happened to a registration

audit-how = Which registration? For example <code>{ $example }</code>; or what was changed about an event: <code>{ $event }</code>
audit-unchanged = Nothing has been changed in the chat.
audit-set = { $setting }: { $value }
audit-none = There is no registration { $reference }. With /find you can look for a name.
audit-head =
    <b>{ $reference }</b> · { $name }
    { $event }: { $status }
audit-day = <b>{ $day }</b>
audit-line = { $at } { $what } · { $by }
audit-zone = <i>{ $time_in }</i>
audit-by-attendee = the person
audit-by-clock = by itself
audit-by-organiser = an organiser
audit-what-registered = registered
audit-what-queued = joined the waiting list
audit-what-changed = answers changed
audit-what-offered = a seat was offered
audit-what-accepted = took the seat
audit-what-joined = takes part the other way
audit-what-declined = declined the seat
audit-what-expired = the offer or the list ended
audit-what-lapsed = the offer ended; takes part as before
audit-what-withdrawn = withdrew
audit-what-checked-in = checked in
audit-what-check-in-undone = check-in undone
audit-what-admitted-late = let in after the deadline
audit-what-needs-erased = diet and accessibility erased
command-audit = What happened to a registration or an event

## An event’s switches

switch-which = Which event?
switch-seats-taken = { $count ->
    [0] No seat on site is taken.
    [one] One seat on site is taken.
   *[other] { $count } seats on site are taken.
}
switch-seats-taken-of = { $count } of { $seats } seats on site are taken.
switch-line = { $setting }: <b>{ $value }</b>
switch-by = <i>  ✎ { $by }, { $when }</i>
switch-nothing = –
switch-absent-registration-opens = at once
switch-absent-registration-changes-close = the deadline
switch-absent-waiting-closes = the beginning of the event
switch-absent-seats-onsite = not limited
switch-absent-place-venue = not confirmed yet
switch-absent-place-address = not confirmed yet
switch-absent-online-url = not confirmed yet
switch-ask =
    <b>{ $setting }</b> · { $event }
    Now: { $now }
switch-how-moment = Reply to this message with date and hour, such as 2022-04-14 23:59 ({ $zone }); with - for nothing.
switch-how-day = Reply to this message with a date, and the hour if it is known, such as 2022-04-27 09:30 ({ $zone }).
switch-how-number = Reply to this message with a number; with - for no limit.
switch-how-text =
    Reply to this message with the text; with - for nothing.
    For two languages, a line each: en: … and lt: …
switch-how-address = Reply to this message with the address, such as { $example }; with - for nothing.
switch-wrong =
    ⚠️ That does not fit: { $reason }
    { $how }
switch-confirm =
    <b>{ $setting }</b> · { $event }
    Before: { $before }
    After: <b>{ $after }</b>
    Save it? It is in use at once.
switch-meanwhile = ⚠️ { $by } has changed it since you began. Save it all the same?
switch-past-registration-closes = ⚠️ That has passed: registration is closed from now on.
switch-past-registration-changes-close = ⚠️ That has passed: from now on every change has to be asked for.
switch-past-waiting-closes = ⚠️ That has passed: nobody can wait for a seat from now on.
switch-past-starts = ⚠️ That has passed already.
switch-past-ends = ⚠️ That has passed already.
switch-too-few = { $count ->
    [one] ⚠️ One seat is taken already: nobody loses it, and nobody else gets one.
   *[other] ⚠️ { $count } seats are taken already: nobody loses theirs, and nobody else gets one until fewer are.
}
switch-as-filed = what the file says
switch-saved = ✅ { $event }: { $setting } is now <b>{ $value }</b> (changed by { $by }).
switch-gone = That question is too old, or the value does not fit any more. Please begin again: /event
switch-is-open = Registration is open already
setting-registration-closes = Deadline
setting-registration-opens = Opens
setting-registration-changes-close = Changes until
setting-waiting-closes = Waiting list until
setting-seats-onsite = Seats on site
setting-place-venue = Venue
setting-place-address = Address
setting-online-url = Online address
setting-starts = Begins
setting-ends = Ends
setting-facts-agenda = Timetable
setting-facts-speakers = Speakers
setting-facts-cost = Cost
setting-facts-reimbursement = Reimbursement
setting-facts-languages = Languages
setting-facts-recording = Recording
setting-facts-eligibility = Who may take part
setting-facts-booking = Booking of meetings
setting-facts-meeting-mode = How meetings take place
setting-facts-b2match-options = B2Match’s own options
setting-facts-pitching = Pitching slots
setting-facts-late-requests = Late requests
setting-facts-changes = Changes and withdrawals
setting-facts-entry-rules = Rules at the entrance
setting-facts-visa = Visa
setting-facts-hotels = Hotels
setting-facts-accessibility = Accessibility
setting-facts-catering = Catering
setting-facts-data-protection = Data protection notice
setting-facts-retention = How long data are kept
setting-facts-certificate = Certificate of attendance
button-close-now = 🔴 Close registration now
button-open-now = 🟢 Open registration now
button-save-it = ✅ Save
button-leave-it = Leave it
button-revert = Back to the file
command-event = An event’s switches: seats, dates, places

## What goes by itself

retention-needs = { $count ->
    [one] 🗑 Tomorrow I erase diet and accessibility of one person: { $event }. Whoever still needs it: <code>{ $export }</code>
   *[other] 🗑 Tomorrow I erase diet and accessibility of { $count } people: { $event }. Whoever still needs it: <code>{ $export }</code>
}
retention-drafts = { $count ->
    [one] 🗑 Tomorrow I delete one form that was not finished and not touched for { $days } days.
   *[other] 🗑 Tomorrow I delete { $count } forms that were not finished and not touched for { $days } days.
}
retention-everything = { $count ->
    [one] 🗑 Tomorrow I erase <b>everything about everybody</b>: one person, registrations, questions. Whoever still needs it: /export. The date stands in content/desk.toml.
   *[other] 🗑 Tomorrow I erase <b>everything about everybody</b>: { $count } people, registrations, questions. Whoever still needs it: /export. The date stands in content/desk.toml.
}

## What organisers must still supply

readiness-head = { $count ->
    [0] ✅ <b>Every question has an answer.</b>
    [one] <b>One question has no answer yet</b>
   *[other] <b>{ $count } questions have no answer yet</b>, the most asked first (page { $page } of { $pages })
}
readiness-line = • { $question } <i>{ $count ->
    [0] nobody asked
    [one] one person asked
   *[other] { $count } people asked
}</i>
readiness-says =
    Until then I say: “{ $words }”
    Do you know an answer? Press the question.
readiness-event = <b>{ $event }</b>: still missing
readiness-setting = <b>{ $setting }</b> <i>{ $count ->
    [0] nobody asked
    [one] one person asked
   *[other] { $count } people asked
}</i>
    { $words }
readiness-instead-starts = Until then: only the day; the calendar file covers whole days.
readiness-instead-ends = Until then: only the day; the calendar file covers whole days.
readiness-instead-place-venue = Until then I say: “{ $place }”, and that the address is not confirmed yet.
readiness-instead-place-address = Until then I say: “{ $place }”, and that the address is not confirmed yet.
readiness-instead-online-url = Until then I say: “{ $online }”
readiness-instead-seats-onsite = Until then everybody who registers has a seat.
readiness-instead-facts-b2match-options = Until then the export for B2Match leaves those columns out. The lists go into { $file }, under [b2match].
readiness-instead-facts-data-protection = Until then /privacy shows what people agree to, and no more.
readiness-instead-facts-retention = Until then /privacy shows what people agree to, and no more.
readiness-instead-nothing = Until then I say nothing about it.
readiness-ask =
    <b>{ $question }</b>
    { $count ->
        [0] Nobody has asked it yet.
        [one] One person has asked it.
       *[other] { $count } people have asked it.
    } Until now I say: “{ $words }”
    <b>Reply to this message with the answer.</b> For two languages, a line each: en: … and lt: …
readiness-answer = <b>{ $language }:</b> { $text }
readiness-confirm = From now on I answer “{ $question }” with:
readiness-offer = { $count ->
    [0] Nobody waits for it. Save it?
    [one] One person who asked still waits, and is sent it. Save it?
   *[other] { $count } people who asked still wait, and are sent it. Save it?
}
readiness-saved = { $count ->
    [0] ✅ “{ $question }” is answered from now on (by { $by }).
    [one] ✅ “{ $question }” is answered from now on (by { $by }). Whoever asked is sent the answer.
   *[other] ✅ “{ $question }” is answered from now on (by { $by }). All { $count } who asked are sent the answer.
}
readiness-taken-back = ↩️ Taken back: it is no answer any more. Whoever has got it keeps it; write to them if it was wrong. /readiness asks for it again.
readiness-of-event = { $question } ({ $events })
button-save-for-all = ✅ Save for all events
button-save-for = ✅ Only { $event }
button-take-back-answer = Take it back
readiness-gone = That question has been answered, or is too old. Please begin again: /readiness
readiness-gone-toast = That has been answered, or is too old.
readiness-words-please = Please reply with words, { $max } characters at the most.
readiness-english-please = English is needed, for whoever reads no other language: a line that begins with en:
button-readiness = ‹ Questions
button-missing = { $event }: { $count } missing
command-readiness = What you must still supply

## The organisers’ exports

export-which = Which registrations shall I export? You get a spreadsheet, and a CSV file for programs.
export-unknown = I do not know “{ $words }”. Which registrations shall I export?
export-how =
    Or type, for example:
    <code>{ $plain }</code>
    <code>{ $needs }</code> – with diet and accessibility; please delete that file after the event
export-how-b2match = <code>{ $b2match }</code> – who is new, for B2Match’s import
export-caption = { $count ->
    [one] <b>{ $event }</b>: one registration. Diet and accessibility are left out.
   *[other] <b>{ $event }</b>: { $count } registrations. Diet and accessibility are left out.
}
export-needs = { $count ->
    [one] <b>{ $event }</b>: one registration, with diet and accessibility. Please delete this file after the event.
   *[other] <b>{ $event }</b>: { $count } registrations, with diet and accessibility. Please delete this file after the event.
}
export-csv = The same as CSV, by ids, for programs.
export-reference = Reference
export-status = Status
export-duplicate = Possible duplicate of
export-created = Registered on
export-changed = Changed on
export-arrived = Checked in
export-language = Language
export-source = Came from
export-status-registered = registered
export-status-withdrawn = withdrawn
export-status-waiting = on the waiting list
export-status-offered = seat offered
export-status-declined = declined the seat
export-status-expired = did not answer the offer
export-and-more = … and { $count } more
export-b2match = { $count ->
    [0] <b>{ $event }: contacts for B2Match</b>
        There is nobody new to export.
    [one] <b>{ $event }: contacts for B2Match</b>
        One contact is in the file that follows.
   *[other] <b>{ $event }: contacts for B2Match</b>
        { $count } contacts are in the file that follows.
}
export-b2match-before = { $count ->
    [one] One was in an earlier file and is left out. <code>{ $all }</code> takes everybody.
   *[other] { $count } were in an earlier file and are left out. <code>{ $all }</code> takes everybody.
}
export-b2match-rejects = { $count ->
    [one] ⚠️ One person is left out: B2Match would refuse the contact.
   *[other] ⚠️ { $count } people are left out: B2Match would refuse the contacts.
}
export-b2match-reject = • <code>{ $reference }</code> { $name }: { $why }
export-b2match-no-email = no email address
export-b2match-twice = the same email address as another contact
export-b2match-too-long = the description is longer than 5000 characters
export-b2match-not-listed = { $column } “{ $text }” is not in B2Match’s list
export-b2match-missing =
    These columns are left out, because nobody has told me yet how B2Match spells their options: { $columns }.
    Put the lists into <code>{ $file }</code>, under [b2match].
export-b2match-withdrawn = Exported before, and withdrawn since. Please remove them on B2Match yourselves: { $references }
export-b2match-file = { $count ->
    [one] <b>{ $event }</b>: one contact for B2Match’s import. It only invites; nobody is registered there by it.
   *[other] <b>{ $event }</b>: { $count } contacts for B2Match’s import. It only invites; nobody is registered there by it.
}
button-export-b2match = B2Match: { $event }
command-export = Registrations as files

## The organisers’ statistics

stats-caption = 📊 <b>Registrations and questions</b>
stats-title = Registrations
stats-event = <b>{ $event }</b>: { $count } registered ({ $modes })
stats-event-none = <b>{ $event }</b>: nobody is registered yet
stats-waiting = { $count } on the waiting list
stats-withdrawn = { $count } withdrew
stats-forms = Forms: { $begun } begun, { $finished } finished
stats-countries = <b>Countries:</b> { $list }
stats-types = <b>Organisations:</b> { $list }
stats-enquiries = <b>Questions:</b> { $bot } answered by the bot, { $people } by people, { $open } open
stats-median = Half of those that people answered were answered within { $time }.
stats-minutes = { $count ->
    [0] a minute
    [one] one minute
   *[other] { $count } minutes
}
stats-hours = { $count } hours
stats-days = { $count } days
stats-mode-onsite = on site
stats-mode-online = online
stats-finished = finished
stats-unfinished = not finished
stats-by-bot = by the bot
stats-by-people = by people
stats-open = open
stats-others = Others
stats-deadline = closes { $day }
stats-chart-event = { $event } · { $count }
stats-chart-countries = Countries
stats-chart-types = Organisations
stats-chart-forms = Forms begun
stats-chart-enquiries = Questions answered
command-stats = Numbers and a picture of them

## Reminders

registration-calendar-update =
    📅 Updated for your calendar: { $event }
    { $reference }
reminder-event = <b>{ $title }</b>
reminder-questions-left = { $count ->
    [0] only Confirm is missing
    [one] one question left
   *[other] { $count } questions left
}
reminder-left = 📝 { $left }
reminder-online-next = The address to join is not confirmed yet.
reminder-declined =
    All right, I will not ask again about <b>{ $event }</b>.
    If you change your mind, just register.
reminders-choose =
    <b>Reminders</b>
    Before registration closes, I remind you if you have not registered; before an event, where to go or how to join. Never at night.
reminders-now-all = You get all of them.
reminders-now-deadlines = You are reminded of deadlines only, not of the events themselves.
reminders-now-off = You get none.
reminders-wish-all = All
reminders-wish-deadlines = Deadlines only
reminders-wish-off = None
reminders-ticked = ✓ { $wish }
reminders-unticked = { $wish }
change-offer = { $count ->
    [one] ✏️ <b>{ $event }</b> has changed:

        { $changes }

        Tell the one person registered about it? They get what is written here, and an updated calendar file.
   *[other] ✏️ <b>{ $event }</b> has changed:

        { $changes }

        Tell the { $count } registered about it? Each gets what is written here, and an updated calendar file.
}
change-left = { $count ->
    [one] ✏️ <b>{ $event }</b> has changed:

        { $changes }

        The person registered has not been told.
   *[other] ✏️ <b>{ $event }</b> has changed:

        { $changes }

        The { $count } registered have not been told.
}
change-telling = { $count ->
    [one] ✓ <b>{ $event }</b>: the person registered is told now, with an updated calendar file. ({ $who })
   *[other] ✓ <b>{ $event }</b>: the { $count } registered are told now, with an updated calendar file. ({ $who })
}
change-told =
    ✏️ <b>{ $event }</b> has changed. Please take note:

    { $changes }

    You need not do anything: your registration <code>{ $reference }</code> stays as it is. An updated file for your calendar follows.
change-dates =
    📅 <b>{ $now }</b>
    <i>before: { $before }</i>
change-place =
    📍 <b>{ $now }</b>
    <i>before: { $before }</i>
change-online =
    💻 Online: <b>{ $now }</b>
    <i>before: { $before }</i>
change-none = not known yet
change-nothing = There is nothing new to tell.
change-again = It has been changed again since; the newest message here tells how.
button-tell-them = Tell them
button-not-now = Not now
mail-change-subject = Changed: { $event }
mail-reminder-subject = Reminder: { $event }
mail-unreachable =
    You get this by email because I cannot reach you in Telegram. To talk to me again, open { $link }
    Your reference: { $reference }
    The organisers: { $contact }
admin-digest-rounds = ⏰ <b>Reminders and changes told</b>
admin-digest-round = • { $event }: <code>{ $name }</code> – { $count }
admin-digest-change = • { $event }: what has changed – { $count }
admin-digest-skipped = Not sent, because it was too late:
admin-digest-late = • { $event }: { $names }
admin-digest-name = <code>{ $name }</code>
button-not-for-me = Not for me
button-register-after-all = Register after all
button-open-online = Join online

## Language, privacy

language-name = English
language-choose = Which language shall I speak?
language-chosen = ✓ We speak English.
privacy-head =
    <b>What is stored about you</b>
    Your name and language as Telegram shows them, the answers of your forms and registrations, what you asked and were answered, and what I still have to send you. Nothing is passed on to anyone but the organisers.
    /mydata sends you all of it as a file, /forget removes all of it.
    Questions: { $contact }
privacy-fact = <b>{ $event }</b>
    { $text }
privacy-consent = <blockquote expandable>{ $text }</blockquote>
mydata-caption = All that is stored about you. /forget removes it.
forget-sure =
    <b>Remove everything about you?</b>
    Your registrations are withdrawn, and your answers and forms are deleted. This cannot be undone.
forget-done =
    ✓ Everything about you has been removed, your registrations too.
    /start begins anew, as if we had never met.

## Buttons

button-register = Register
button-register-for = Register for { $event }
button-register-again = Register again
button-continue = Continue registering
button-events = Events
button-my = My registrations
button-open-chat = Open the chat
button-confirm = ✅ Confirm
button-save-changes = ✅ Save
button-change = Change
button-start-over = Start over
button-discard = Drop changes
button-start-over-yes = Yes, start over
button-start-over-no = No, keep my answers
button-back = ‹ Back
button-skip = Skip ›
button-keep = Keep it
button-done = { $count ->
    [0] Done
   *[other] Done ({ $count })
}
button-say-again = None of these
button-back-to-review = ‹ Back to my answers
button-use-these = Use these
button-fill-in = Ask me again
button-edit = Change answers
button-withdraw = Withdraw
button-withdraw-yes = Yes, withdraw
button-withdraw-no = No, stay registered
button-forget-yes = Yes, remove everything
button-forget-no = No, keep it
word-yes = yes, y, ok, okay
word-no = no, n
word-skip = skip, pass
word-cancel = cancel, stop, quit
word-help = help

## Telegram’s command menu and the bot’s description

command-start = Start
command-events = The events
command-register = Register for an event
command-my = My registrations
command-cancel = Leave the form (answers are kept)
command-reminders = Which reminders I send
command-language = Language
command-privacy = What is stored about you
command-mydata = All your data as a file
command-forget = Remove all your data
command-reload = Take over changed content
command-help = What I can do
bot-short-description = Registration for the events of the European Cluster Collaboration Platform.
bot-description = I register you for the events of the European Cluster Collaboration Platform, here in the chat. Press Start.

## What is wrong with an answer

form-text-empty = I could not find any words in that. Please type your answer.
form-text-too-short = { $min ->
    [one] That is a little short: please write at least { $min } character.
   *[other] That is a little short: please write at least { $min } characters.
}
form-text-too-long = { $max ->
    [one] That is too long: it has { $length } characters, and { $max } fits. Nothing was saved; please shorten it.
   *[other] That is too long: it has { $length } characters, and { $max } fit. Nothing was saved; please shorten it.
}
form-text-wrong = { $message }
form-email-wrong = That does not look like an email address. Please check it: it should look like ana@example.com.
form-email-several = I found more than one address. Please type just one.
form-country-unknown = I do not know that country. Please type its name, or the first letters of it.
form-choice-unknown = I could not match that to an option. Please press one of the buttons, or type its number (1 to { $count }).
form-many-unknown = I could not match that to the options. Please tick them with the buttons, or type their names with commas between them.
form-many-too-few = { $min ->
    [one] Please choose at least { $min } option.
   *[other] Please choose at least { $min } options.
}
form-many-too-many = { $max ->
    [one] You have chosen { $count }; please choose only { $max }.
   *[other] You have chosen { $count }; please choose { $max } at the most.
}
form-yes-no-unknown = Please answer yes or no, or press a button.
form-consent-needed = I can only register you if you agree. Press the button if you do. If you do not, /cancel ends here; nothing is passed on.

## Broadcasts, in the organisers’ chat

command-broadcast = Write to many attendees
command-broadcasts = Broadcasts so far, with their reports
broadcast-head = 📣 <b>Broadcast { $broadcast }</b> · step { $number } of 4 · begun by { $author }
broadcast-goes-on = Broadcast { $broadcast } is not sent yet. We go on where it was.
broadcast-which-event = <b>Who is it for?</b> Choose the event first; then who of its people.
broadcast-tick-somebody = Tick at least one group above.
broadcast-audience = <b>For:</b> { $audience }
broadcast-everybody = everybody who knows the bot
broadcast-nobody-yet = nobody yet
broadcast-in-language = { $count } { $language }
broadcast-people = { $count ->
    [one] 👥 <b>{ $count } person:</b> { $languages }
   *[other] 👥 <b>{ $count } people:</b> { $languages }
}
broadcast-such-as = For example: { $names }
broadcast-unreachable = { $count ->
    [one] { $count } more cannot be reached in Telegram (blocked the bot, or left). The report lists them.
   *[other] { $count } more cannot be reached in Telegram (blocked the bot, or left). The report lists them.
}
broadcast-filter-languages = <b>Only some languages?</b> Tick them. None ticked: all.
broadcast-filter-countries = <b>Only some countries?</b> Tick them. None ticked: all.
broadcast-filter-types = <b>Only some types of organisation?</b> Tick them. None ticked: all.
broadcast-filter-sources = <b>Only those who came by some links?</b> Tick them. None ticked: all.
broadcast-filter-empty = There is nothing to choose from: nobody here has said so.
button-cast-everybody = 👥 Everybody
button-cast-group-registered = Registered
button-cast-group-onsite = In person
button-cast-group-online = Online
button-cast-group-waiting = Waiting list
button-cast-group-unfinished = Began, not done
button-cast-group-unregistered = Not registered
button-cast-filter-languages = Language …
button-cast-filter-countries = Country …
button-cast-filter-types = Organisation …
button-cast-filter-sources = Source …
button-cast-back = ‹ Back
button-cast-next = Next ›
button-cast-done = Done
button-cast-drop = Throw away
button-cast-keep = Keep it after all
button-cast-new = Begin another one
broadcast-dropped = Broadcast { $broadcast } was thrown away. Nothing was sent.

broadcast-not-written = <b>{ $language }:</b> not written yet. Everybody reads it who has no version in their own language.
broadcast-reads-english = <b>{ $language }:</b> not written; they will read the English text.
broadcast-written = <b>{ $language }:</b> “{ $text }”
broadcast-link = 🔗 { $label } – { $url }
broadcast-has-photo = 🖼 With a photo
broadcast-has-document = 📎 With a document
broadcast-apart = The text is too long to stand below the file: people get the file, and then the text.
button-cast-write = ✏️ { $language }
button-cast-file = 📎 Add photo or file
button-cast-no-file = Remove the file
button-cast-links = 🔗 Buttons, { $language }
button-cast-no-links = No buttons, { $language }
button-cast-no-text = No { $language } text
broadcast-ask-text =
    reply to this message with the text in <b>{ $language }</b>, formatted as you like. A photo or document may come with it.
    { "{name}" }, { "{event}" } and { "{reference}" } are filled in for each person.
broadcast-ask-file = reply to this message with one photo or document. It is uploaded once and goes to everybody.
broadcast-ask-links =
    reply to this message with the buttons below the text in <b>{ $language }</b>, one a line:
    <code>Programme – https://example.com/programme</code>
broadcast-ask-moment =
    reply to this message with the moment, in the organisers’ time zone. For example:
    <code>tomorrow 9:30</code>, <code>12.4. 10:00</code> or <code>2022-04-12 10:00</code>
broadcast-ask-fix = reply to this message with the corrected text in <b>{ $language }</b>, all of it.
broadcast-not-taken =
    not taken. { $reason }
    Please reply to this message.
broadcast-example = <b>{ $language }</b>, as { $name } will read it:
broadcast-preview-refused = ⚠️ Telegram refuses the text in { $language } as it is, so nobody can get it. Please write it anew, and look at its buttons and the file.

broadcast-now-it-is = Now it is { $when }.
broadcast-goes-now = <b>When:</b> as soon as Send is pressed
broadcast-goes-at = <b>When:</b> { $when }
broadcast-quiet = ⚠️ { $time } is within the quiet hours ({ $start }–{ $end }): people may be woken.
button-cast-now = Now
button-cast-today = Today { $time }
button-cast-tomorrow = Tomorrow { $time }
button-cast-other-moment = Another time …
broadcast-takes = Sending it takes { $duration }.
broadcast-second-sends = Somebody other than who wrote it has to press Send.
button-cast-test = Test to me
button-cast-send = { $count ->
    [one] Send to { $count } person
   *[other] Send to { $count } people
}
broadcast-test-sent = Sent to your private chat with me.
broadcast-start-first = { $name }, I may not write to you yet: open our private chat, press Start there, then press Test again.

broadcast-run-send = 📣 <b>Broadcast { $number }</b>
broadcast-run-correct = ✏️ <b>Correcting broadcast { $number }</b>
broadcast-run-take-back = ↩️ <b>Taking back broadcast { $number }</b>
broadcast-run-mail = ✉️ <b>Emailing broadcast { $number }</b>
broadcast-scheduled = It goes out on { $when }.
broadcast-planning = { $count ->
    [one] Getting ready: { $count } person so far …
   *[other] Getting ready: { $count } people so far …
}
broadcast-bar = { $bar } { $percent } %
broadcast-sent = ✓ { $count } done
broadcast-not-reached = { $count } not reached ({ $reasons })
broadcast-reason-blocked = { $count } blocked the bot
broadcast-reason-left = { $count } left Telegram
broadcast-reason-unreachable = { $count } unknown why
broadcast-failed = { $count } failed
broadcast-perhaps = { $count } perhaps (the connection broke; not sent again)
broadcast-left = { $count } left
broadcast-done-at = Done at { $time }, in { $duration }
broadcast-seconds = { $count ->
    [one] about { $count } second
   *[other] about { $count } seconds
}
broadcast-minutes = { $count ->
    [one] about { $count } minute
   *[other] about { $count } minutes
}
broadcast-is-paused = ⏸ Paused
broadcast-is-held = ⏸ Paused by itself: “{ $reason }”
broadcast-is-going = ▶️ Broadcast { $number } goes on
broadcast-is-stopping = ⏹ Stopping …
broadcast-is-stopped = ⏹ Stopped
broadcast-is-done = ✅ Finished
button-run-pause = ⏸ Pause
button-run-resume = ▶️ Resume
button-run-stop = ⏹ Stop
button-run-go-on = ▶️ Go on after all
button-run-call-off = Call it off
broadcast-called-off = Broadcast { $number } was called off. Nothing was sent; it is a draft again.
broadcast-held-late = ⚠️ <b>Broadcast { $number } waits for you.</b> It was to go out on { $when }, and I could not then. Is it still right? Resume sends it now.
broadcast-held =
    ⚠️ <b>Broadcast { $number } has paused itself</b>, because it is refused again and again, for this reason: “{ $reason }”.
    Nobody is left out: Resume tries those again. If something is wrong with the broadcast, press Stop; then you can correct it.

broadcast-report-send = 📣 <b>Broadcast { $number }: the report</b>
broadcast-report-correct = ✏️ <b>Broadcast { $number } is corrected</b>
broadcast-report-take-back = ↩️ <b>Broadcast { $number } is taken back</b>
broadcast-report-mail = ✉️ <b>Broadcast { $number } by email</b>
broadcast-gone = { $count ->
    [one] { $count } person has removed their data since.
   *[other] { $count } people have removed their data since.
}
broadcast-column-reference = reference
broadcast-column-name = name
broadcast-column-outcome = outcome
broadcast-column-reason = reason
broadcast-column-time = time
broadcast-outcome-sent = sent
broadcast-outcome-failed = failed
broadcast-outcome-perhaps = perhaps
broadcast-outcome-left = not sent
button-run-send-rest = { $count ->
    [one] ▶️ Send to the other one
   *[other] ▶️ Send to the other { $count }
}
button-cast-mail = { $count ->
    [one] ✉️ Email the { $count } unreachable
   *[other] ✉️ Email the { $count } unreachable
}
button-cast-correct = ✏️ Correct it
button-cast-take-back = ↩️ Take back
broadcast-sure-mail = { $count ->
    [one] { $count } person could not be reached in Telegram, but gave an email address. Email broadcast { $number } there?
   *[other] { $count } people could not be reached in Telegram, but gave an email address. Email broadcast { $number } there?
}
broadcast-sure-take-back = { $count ->
    [one] Delete broadcast { $number } from { $count } chat? Whoever has read it has read it.
   *[other] Delete broadcast { $number } from { $count } chats? Whoever has read it has read it.
}
button-cast-mail-yes = Yes, email { $count }
button-cast-take-back-yes = Yes, take it back
broadcast-correct-which = Which text of broadcast { $number } is to be corrected? It changes in the chats of all who got it.
broadcast-correction-written = Above is how broadcast { $number } will read. Put it right in everybody’s chat?
button-cast-fix = ✏️ { $language }
button-cast-correct-yes = Yes, put it right
broadcast-list = <b>Broadcasts</b>, the newest first. /broadcast begins one.
broadcast-none = There is no broadcast yet. /broadcast begins one.
broadcast-list-draft = <b>{ $number }</b> · draft of { $author } · { $audience }
broadcast-list-sent =
    <b>{ $number }</b> · { $when } · { $author }
    { $audience }
    { $figures }
button-cast-report = Report { $number }
button-cast-progress = Progress { $number }
button-cast-go-on = Go on with { $number }

broadcast-nobody = Choose first who it is for.
broadcast-nobody-there = Nobody in that group can be reached. Choose others, or fewer filters.
broadcast-everybody-unsaid = These groups are everybody. If you mean that, choose “Everybody” in the first step.
broadcast-english-first = Please write the English text first.
broadcast-moment-passed = That moment has passed. Please choose another.
broadcast-moment-far = That is more than a year away.
broadcast-no-moment = I do not understand “{ $text }” as a moment.
broadcast-second-needed = Two people: somebody else has to press this.
broadcast-changed-meanwhile = It was changed meanwhile. Please look at the newest preview.
broadcast-sent-already = This broadcast has been sent already.
broadcast-is-to-go-out = It is to go out already. Call it off first, then it can be changed.
broadcast-under-way = Something is under way with this broadcast. Please wait for its end.
broadcast-too-old = It is older than 48 hours: Telegram does not let it be changed any more.
broadcast-nobody-to-mail = Everybody who has an address has been written to.
broadcast-taken-back = This broadcast was taken back.
broadcast-unknown-placeholder = There is no { $found }. There are { "{name}" }, { "{event}" } and { "{reference}" }.
broadcast-unknown-placeholder-near = There is no { $found }. Did you mean { $near }?
broadcast-formatted-placeholder = Formatting begins or ends inside { $found }. Please format all of it or none.
broadcast-no-event-placeholder = { "{event}" } needs an event, and this goes to everybody who knows the bot.
broadcast-no-reference-placeholder = { "{reference}" } needs a registration, and not everybody this goes to has one.
broadcast-empty = There are no words in it.
broadcast-too-long = Filled in, it can have { $length } characters, and { $max } fit into one message. Please shorten it.
broadcast-caption-too-long = Below a file { $max } characters fit, and filled in it can have { $length }. Please shorten it.
broadcast-cut = Telegram cut it at { $max } characters, so the end may be missing. Please shorten it.
broadcast-words-please = I need words here.
broadcast-no-file = I need one photo or document here.
broadcast-out-already = Broadcast { $number } is out already, so this changes nothing. To change it in the chats of all who got it, press “Correct it”.
broadcast-one-file = One file fits into a broadcast: I took the first of these.
broadcast-no-link = This line is no button: “{ $line }”. Write a label, a dash, and an address that begins with https://
broadcast-long-label = The label “{ $label }” is too long: { $max } characters fit.
broadcast-many-links = { $max } buttons fit, not more.
broadcast-mail-subject = News from the organisers
broadcast-mail-sender = The organisers
broadcast-mail-foot = This was meant to reach you in Telegram, where our bot could not. You can reply to this mail.
