### Ką sako botas lietuviškai. Pavyzdys – en.ftl.

## Datos ir laiko juostos

date-short-pattern = MMMM d 'd'.
date-range = { $year } m. { $month } { $first }–{ $last } d.
date-in-zone = { $when } ({ $time_in })
date-in-two-zones = { $when } ({ $time_in }; { $place } – { $elsewhere })
date-today = šiandien
date-tomorrow = rytoj
date-on-day = { $weekday ->
    [1] pirmadienį
    [2] antradienį
    [3] trečiadienį
    [4] ketvirtadienį
    [5] penktadienį
    [6] šeštadienį
   *[7] sekmadienį
}, { $day }
zone-short-europe-brussels = Briuselio laiku
zone-short-europe-vilnius = Vilniaus laiku
zone-short-other = ({ $city })
zone-time-europe-brussels = Briuselio laiku
zone-time-europe-vilnius = Vilniaus laiku
zone-time-other = laikas: { $city }
zone-in-europe-brussels = Briuselyje
zone-in-europe-vilnius = Vilniuje
zone-in-other = { $city }

## Pirmieji žodžiai

start-hello =
    Sveiki, { $name }! Aš esu Europos klasterių bendradarbiavimo platformos renginių botas.
    Čia, pokalbyje, maždaug per tris minutes jus užregistruosiu ir atsakysiu į klausimus: tiesiog parašykite.
events-head = Renginiai:
events-which = Į kurį renginį norėtumėte registruotis?
event-summary =
    <b>{ $title }</b>
    📅 { $dates } · 📍 { $place }
    { $state }
event-title = <b>{ $title }</b>
event-when-where =
    📅 { $dates }
    📍 { $place }
event-about = <blockquote expandable>{ $text }</blockquote>
event-audience = <b>Kam:</b> { $text }
event-online = <b>Nuotoliu:</b> { $text }
event-online-text = { $text }
event-online-url = { $url }
event-you-are-registered = ✅ Jūs užsiregistravote: <code>{ $reference }</code>
event-you-have-begun = 📝 Pradėjote registruotis.

help =
    <b>Ką aš moku</b>
    /events – renginiai ir kaip užsiregistruoti
    /register – registruotis į renginį
    /faq – klausimai ir atsakymai; arba tiesiog parašykite savo
    /ask – paklausti organizatorių; jų atsakymas ateis čia
    /my – jūsų registracijos ir klausimai: peržiūrėti, keisti, atšaukti
    /cancel – palikti anketą; atsakymai išsaugomi
    /reminders – kokius priminimus gaunate
    /language – lietuvių arba anglų kalba
    /privacy – kokie jūsų duomenys saugomi ir kodėl
    /mydata – visi jūsų duomenys viename faile
    /forget – ištrinti visus jūsų duomenis

    Organizatoriai: { $contact }
unknown-command = Komandos { $command } nežinau. Ką moku, rodo /help.
unknown-thing =
    Ačiū, bet suprantu tik žodžius ir mygtukus.
    Jei tai skirta organizatoriams, siųskite adresu { $contact }
nothing-changed = Gerai, viskas lieka kaip buvo.
group-private =
    Bendrauju asmeniniame pokalbyje: paspauskite mygtuką, ir ten jus užregistruosiu.
    Kad ši grupė taptų organizatorių pokalbiu, boto nustatymuose turi būti eilutė <code>{ $setting }</code>
admin-help =
    Tai organizatorių pokalbis: visi čia esantys – organizatoriai. Klausimai ateina kortelėmis; atsakykite į kortelę, ir atsakymas pasieks žmogų. Kas prasideda ženklais //, lieka tarp kolegų.
admin-help-line = /{ $command } – { $text }
command-open = Kas laukia atsakymo
command-mute = Atsakius į klausimą: žinučių iš to žmogaus nebebus
command-unmute = Vėl priimti to žmogaus žinutes
command-find = Ieškoti pagal vardą, organizaciją ar numerį
command-faq-organisers = Kurie atsakymai mažiausiai padėjo, ko klausiama
gap-mailbox =
    ✉️ Pašto dėžutė nepasiekiama nuo { $since }: { $waiting ->
        [one] laukia { $waiting } laiškas
        [few] laukia { $waiting } laiškai
       *[other] laukia { $waiting } laiškų
    }. Niekas neprarasta, jie išeis, kai tik dėžutė atsilieps. Visi klausimai yra čia, pokalbyje.
gap-mailbox-back = ✉️ Pašto dėžutė vėl pasiekiama. Tai, kas laukė nuo { $since }, išsiųsta.
gap-replies = ✉️ Atsakymai el. paštu neskaitomi nuo { $since }: boto dėžutė neatsiliepia. Jie bus perskaityti, kai tik atsilieps; iki tol atsakykite čia.
gap-replies-back = ✉️ Atsakymai el. paštu vėl skaitomi; to nebuvo galima daryti nuo { $since }.
gap-chat =
    Organizatorių pokalbis „Telegram“ nepasiekiamas nuo { $since }: { $waiting ->
        [one] laukia { $waiting } žinutė
        [few] laukia { $waiting } žinutės
       *[other] laukia { $waiting } žinučių
    }. Ar botas vis dar yra grupės narys? Niekas neprarasta, klausimai toliau ateina čia el. paštu.
gap-chat-back = Organizatorių pokalbis „Telegram“ vėl pasiekiamas. Tai, kas laukė nuo { $since }, jau ten.
mail-gap-subject = Organizatorių pokalbis „Telegram“
admin-mail-told =
    ✉️ { $reference }: el. paštu atsakė { $name }:
    <blockquote>{ $text }</blockquote>
admin-mail-late =
    ✉️ { $reference }: atsakymas el. paštu ({ $name }), galbūt parašytas anksčiau, nei čia atsakė { $earlier }:
    <blockquote>{ $text }</blockquote>
    Siųsti ir šį?
admin-mail-unproved =
    ✉️ Laiškas apie { $reference } vardu { $name }, bet ne kaip atsakymas į manąjį: siuntėją galima suklastoti.
    <blockquote>{ $text }</blockquote>
    Ar jis tikrai jūsų? Tada siųskite.
admin-mail-in-empty = ✉️ { $reference }: atsakyme el. paštu savų žodžių nebuvo, todėl niekas neperduota.
admin-mail-in-large = ✉️ { $reference }: per dideli, kad būtų perduoti su atsakymu: { $names }
admin-mail-in-bounce = ✉️ { $reference }: laiškas apie tai grįžo nepristatytas. Atsakykite čia, pokalbyje.
admin-mail-in-unlisted = ✉️ { $reference }: atsakymas atėjo iš adreso, kuris nėra organizatorių. Jis neperduotas ir neskaitytas guli dėžutėje { $mailbox }. Kolegos adresą įrašykite į nustatymą { $setting }.
admin-mail-in-stranger = ✉️ Laiškai, nesusiję su jokiu klausimu, neskaityti guli dėžutėje { $mailbox }. Jų neliečiu.
admin-mail-in-unreadable = ✉️ Vieno laiško nepavyko perskaityti; jis neskaitytas guli dėžutėje { $mailbox }.
mail-organisers = Organizatoriai
button-send-mail = Siųsti
button-leave-mail = Palikti
admin-mail-refused = ✉️ { $reference }: laiško adresu { $contact } pašto serveris galutinai nepriėmė. Niekas neprarasta: viskas yra šiame pokalbyje, atsakykite čia.
admin-parked = Vieno asmens žinutės nepavyko apdoroti tris kartus, ji atidėta: U-{ $update }. Priežastis – žurnale.
admin-undelivered = Nepavyko pristatyti: { $name } (nr. { $letter }). Priežastis – žurnale.
apology = Atsiprašau, kažkas nepavyko. Organizatoriams pranešta: U-{ $update }. Tęskite arba bandykite /start.

## Ar registracija vyksta

registration-state-open = 🟢 Registracija vyksta iki { $closes }.
registration-state-closed = 🔴 { $event }: registracija baigėsi { $closes }.
registration-state-not-open-yet = ⏳ { $event }: registracija prasidės { $opens }.
registration-ask-organisers = Turite klausimų arba vis dar norėtumėte dalyvauti? Rašykite organizatoriams: { $contact }
registration-closed-meanwhile =
    <b>{ $event }</b>: apgailestauju, bet registracija baigėsi { $closes }, o jūsų anketa liko nebaigta.
    Jūsų atsakymai išsaugoti. Vis dar norėtumėte dalyvauti? Paklauskite organizatorių vienu mygtuku. Arba rašykite jiems: { $contact }
registration-pass-ended =
    <b>{ $event }</b>: apgailestauju, bet laikas, skirtas jums užsiregistruoti pavėluotai, baigėsi { $ended }, o jūsų anketa liko nebaigta.
    Jūsų atsakymai išsaugoti. Vis dar norėtumėte dalyvauti? Dar kartą paklauskite organizatorių vienu mygtuku. Arba rašykite jiems: { $contact }
registration-closed-before-saving =
    <b>{ $event }</b>: atsakymus buvo galima keisti iki { $closes }, o jūsų pakeitimai liko neišsaugoti.
    Jūsų registracija galioja su ankstesniais atsakymais. Organizatoriai dar gali sutikti: tęskite ir nusiųskite jiems pakeitimus.

## Anketa

form-position = <i>{ $event } · { $number } iš { $total }</i> · /cancel
form-ask = <b>{ $ask }</b>
form-note = { $note }
form-example = <i>Pavyzdžiui: { $example }</i>
form-now = Iki šiol atsakėte: <b>{ $answer }</b>
form-consent-text = <blockquote expandable>{ $text }</blockquote>
form-pick-many = { $min ->
    [1] Galite pažymėti iki { $max }. Tada spauskite <b>Baigta</b>.
   *[other] Pažymėkite nuo { $min } iki { $max }, tada spauskite <b>Baigta</b>.
}
form-answered =
    { $ask }
    ✓ <b>{ $answer }</b>
form-skipped = praleista
form-nothing-given = –
form-problem = ⚠️ { $reason }
form-understood = ✓ <b>{ $answer }</b>
form-words-please = Čia suprantu tik žodžius. Parašykite atsakymą arba paspauskite mygtuką.
form-did-you-mean = Kurį turite omenyje?
form-is-this-right = Ar turėjote omenyje šį?
form-welcome = Registracija: <b>{ $event }</b>. Sustoti galite bet kada su /cancel: atsakymai išsaugomi.
form-welcome-back = Sveiki sugrįžę! Visi jūsų atsakymai išsaugoti: <b>{ $event }</b>. Tęsiame ten, kur baigėte.
form-take-over =
    Registracija: <b>{ $event }</b>. Štai ką jau esate nurodę:

    { $answers }

    Ar naudoti šiuos atsakymus ir čia?
form-taken-over =
    ✓ Panaudota iš naujo:
    { $answers }
form-review =
    <b>Patikrinkite atsakymus</b>
    { $event }
form-review-line = <b>{ $label }:</b> { $answer }
form-review-confirm = Ar viskas teisinga? Tada spauskite <b>Patvirtinti</b>. Kol kas dar nesate užsiregistravę.
form-review-changes = Spauskite <b>Keisti</b> ir pasirinkite, ką keisite; kai viskas bus teisinga, spauskite <b>Išsaugoti</b>. Iki tol registracija lieka tokia, kokia buvo.
form-press-please = Paspauskite vieną iš mygtukų žemiau.
form-changing = ✎ { $label }
form-choose-change = Kurį atsakymą norite pakeisti?
form-confirmed =
    ✓ <b>{ $event }</b>
    { $answers }
form-left =
    Anketa atidėta: <b>{ $event }</b>. Atsakymai išsaugoti.
    Dar nesate užsiregistravę. Tęskite, kada panorėsite.
form-left-unsaved =
    Pakeitimai atidėti: <b>{ $event }</b>. Jie nedingo, bet dar neišsaugoti.
    Jūsų registracija galioja su ankstesniais atsakymais.
form-nothing-to-cancel = Atviros anketos nėra. Jūsų registracijas rodo /my.
form-start-over-sure = Pradėti iš naujo? Visi šios anketos atsakymai bus ištrinti: <b>{ $event }</b>
form-started-over = ✓ Pradėta iš naujo
form-old-button = Tai ankstesnis mygtukas. Dabar esame čia.
form-incomplete = Dar trūksta vieno atsakymo.
form-needed = Šis atsakymas būtinas. Įrašykite jį arba palikite anketą su /cancel.
form-too-much = Tai ilgiau, nei telpa į vieną „Telegram“ žinutę. Niekas neįrašyta; sutrumpinkite: telpa { $max } ženklų.
form-gone = Atviros anketos renginiui { $event } nebėra. Naują pradėsite su /register.

## Užsiregistravus

registration-confirmed =
    ✅ Jūs užsiregistravote: <b>{ $event }</b>
    Registracijos numeris: <code>{ $reference }</code>
registration-changed =
    ✅ Pakeitimai išsaugoti. Jūs užsiregistravote: <b>{ $event }</b>
    Registracijos numeris: <code>{ $reference }</code>
registration-already =
    ✅ Jau esate užsiregistravę: <b>{ $event }</b>
    Registracijos numeris: <code>{ $reference }</code>
registration-onsite-next = Renginio vietos adresas dar nepatvirtintas.
registration-b2match = 🤝 Dėl dvišalių susitikimų tariamasi „B2Match“ platformoje; joje registruojamasi atskirai.
registration-next =
    <b>Kas toliau:</b> tuoj gausite kalendoriaus failą.
    Su /my registraciją galite pasižiūrėti, pakeisti arba atšaukti.
registration-calendar =
    📅 Jūsų kalendoriui: { $event }
    { $reference }
my-registered =
    ✅ <b>{ $event }</b>
    Užsiregistravote, numeris <code>{ $reference }</code>
my-draft = { $left ->
    [0] 📝 <b>{ $event }</b>: dar nesate užsiregistravę. Viskas atsakyta, liko tik patvirtinti.
    [one] 📝 <b>{ $event }</b>: dar nesate užsiregistravę, liko { $left } klausimas.
    [few] 📝 <b>{ $event }</b>: dar nesate užsiregistravę, liko { $left } klausimai.
   *[other] 📝 <b>{ $event }</b>: dar nesate užsiregistravę, liko { $left } klausimų.
}
my-unsaved = 📝 <b>{ $event }</b>: pakeitėte atsakymus, bet dar neišsaugojote.
my-kept = Jūsų registracija <code>{ $reference }</code> išsaugota, bet jos renginio šiuo metu mano sąraše nėra. Daugiau žino organizatoriai: { $contact }
my-nothing = Dar nesate užsiregistravę į jokį renginį. Pasirinkite:
withdraw-sure = Atšaukti registraciją <code>{ $reference }</code>: <b>{ $event }</b>?
withdraw-again-until = Iš naujo registruotis galėsite iki { $closes }.
withdraw-for-good = Registracija baigėsi, todėl iš naujo užsiregistruoti nebegalėsite.
withdraw-done = Registracija atšaukta: <b>{ $event }</b>. Ačiū, kad pranešėte.
withdraw-b2match =
    „B2Match“ – atskira platforma: ten niekas neatšaukiama.
    Ir būkite atsargūs: atšaukus dalyvavimą „B2Match“ platformoje, su ta pačia paskyra grįžti nebegalima.

## Vietos, laukiančiųjų sąrašas, prašymai, kolegos

seats-full =
    Apgailestauju, visos vietos užimtos.
    <b>{ $event }</b> · { $mode }
    Dar nesate užsiregistravę. Ką norėtumėte daryti?
seats-full-registered =
    Apgailestauju, visos vietos užimtos.
    <b>{ $event }</b> · { $mode }
    Jūsų registracija lieka, kokia buvo.
seats-how-waiting = <b>Laukiančiųjų sąrašas:</b> jūsų vieta eilėje būtų { $place }-oji. Kai kas nors atsisakys, parašysiu čia ir palaikysiu jums vietą { $hours } val.
seats-how-both = <b>Nuotoliu ir eilėje:</b> kol kas dalyvaujate nuotoliu, o atsilaisvinus vietai galėsite atvykti.
seats-list-closed = Laukiančiųjų sąrašas taip pat uždarytas.
seats-online-full = Nuotolinės vietos taip pat užimtos. Niekas nepasikeitė.
seats-hint-waiting = ⚠️ <b>{ $mode }:</b> visos vietos užimtos. Vis tiek galite tai rinktis ir laukti eilėje.
seats-hint-full = ⚠️ <b>{ $mode }:</b> visos vietos užimtos.
seats-waiting =
    ⏳ <b>{ $event }</b>
    Esate <b>laukiančiųjų sąraše</b>, jūsų eilės numeris – { $place }. Vietos renginyje dar neturite.
    Registracijos numeris: <code>{ $reference }</code>
seats-both =
    ✅ <b>{ $event }</b>
    Užsiregistravote <b>nuotoliu</b> ir laukiate vietos, eilės numeris – { $place }.
    Registracijos numeris: <code>{ $reference }</code>
seats-held =
    🎟 <b>{ $event }</b>
    Jums laikoma vieta. Užimti ją galite iki šio laiko: { $until }.
    Registracijos numeris: <code>{ $reference }</code>
seats-waiting-next =
    <b>Kas toliau:</b> kai tik jums atsilaisvins vieta, parašysiu čia ir palaikysiu ją { $hours } val.
    Jūsų eilės numerį rodo /my.
seats-changes-saved = ✅ Pakeitimai išsaugoti.
seats-offer =
    🎟 <b>Jums atsilaisvino vieta!</b>
    { $event } · { $mode }
    Ji jūsų, jei ją užimsite iki šio laiko: { $until }. Vėliau ji atiteks kitam eilėje.
seats-offer-reminder =
    ⏰ Vieta jums dar laikoma, bet jau nebeilgai.
    { $event } · { $mode }
    Užimkite ją iki šio laiko: { $until }. Vėliau ji atiteks kitam eilėje.
seats-accepted =
    🎉 Vieta jūsų! Jūs užsiregistravote: <b>{ $event }</b>, { $mode }.
    Registracijos numeris: <code>{ $reference }</code>
seats-joined =
    ✅ Jūs užsiregistravote: <b>{ $event }</b>, { $mode }. Dėl vietos eilėje nebelaukiate.
    Registracijos numeris: <code>{ $reference }</code>
seats-declined = Gerai: vieta atiteks kitam eilėje, o jūsų registracija baigta: <b>{ $event }</b>. Ačiū, kad pranešėte.
seats-expired-offer = <b>{ $event }</b>: laikas užimti vietą baigėsi, ji atiteks kitam eilėje. Jūs nebesate užsiregistravę.
seats-expired-list = <b>{ $event }</b>: apgailestauju, laukiančiųjų sąrašas uždarytas, o vieta jums neatsilaisvino. Jūs nesate užsiregistravę.
seats-lapsed-offer =
    <b>{ $event }</b>: laikas užimti vietą baigėsi, ji atiteks kitam eilėje.
    Nuotoliu vis dar dalyvaujate, registracijos numeris <code>{ $reference }</code>.
seats-lapsed-list =
    <b>{ $event }</b>: laukiančiųjų sąrašas uždarytas, o vieta jums neatsilaisvino.
    Nuotoliu vis dar dalyvaujate, registracijos numeris <code>{ $reference }</code>.
over-accepted =
    🎟 <b>{ $event }</b>
    ✓ Šią vietą užėmėte. Registraciją rodo /my.
over-joined =
    🎟 <b>{ $event }</b>
    ✓ Dalyvaujate nuotoliu ir vietos eilėje nebelaukiate.
over-declined =
    🎟 <b>{ $event }</b>
    ✓ Šios vietos atsisakėte.
over-offer =
    🎟 <b>{ $event }</b>
    ⌛ Laikas užimti šią vietą praėjo.
over-list =
    🎟 <b>{ $event }</b>
    ⌛ Laukiančiųjų sąrašas uždarytas.
over-withdrawn =
    ✗ <b>{ $event }</b>
    Ši registracija buvo atšaukta.
registration-over = Ši registracija jau baigta. Štai kaip yra dabar.
seats-asked-first = To klausiama tik dalyvaujančių nuotoliu. Atsakykite, tada paspauskite mygtuką: iki tol niekas nesikeičia.
seats-asked-first-both = Kol lauksite, dalyvausite nuotoliu, todėl paklausiu ir to, ko klausiama dalyvaujančių nuotoliu. Tada spauskite „Patvirtinti“.
offer-answered = Į tai jau atsakėte. Kaip yra dabar, rodo /my.
offer-gone = Ši vieta jums nebelaikoma. Kaip yra dabar, rodo /my.
event-you-are-waiting = ⏳ Esate laukiančiųjų sąraše: <code>{ $reference }</code>
event-you-are-offered = 🎟 Jums laikoma vieta: žr. /my
registration-pressed-again-registered = Jūs užsiregistravote: { $reference }
registration-pressed-again-waiting = Esate laukiančiųjų sąraše: { $reference }
registration-pressed-again-offered = Jums laikoma vieta: { $reference }
registration-calendar-cancelled =
    📅 Atidarykite, ir renginys dings iš jūsų kalendoriaus: { $event }
    { $reference }
registration-ask-late = Vis dar norėtumėte dalyvauti? Paklauskite organizatorių vienu mygtuku. Arba rašykite jiems: { $contact }
registration-mail-hello = Sveiki, { $name },
registration-mail-where = Registraciją pasižiūrėti, pakeisti ar atšaukti galite pokalbyje su botu, parašę /my: { $link }
registration-mail-not-you = Registravotės ne jūs? Vadinasi, kažkas per klaidą nurodė jūsų adresą. Atsakykite į šį laišką arba rašykite { $contact }, ir jį pašalinsime.
form-review-request =
    Ar viskas teisinga? Keitimų laikas baigėsi, todėl sprendžia organizatoriai. Spauskite <b>Siųsti organizatoriams</b>.
    Kol jie nesutiko, registracija lieka tokia, kokia buvo.
withdraw-line-sure = Išeiti iš laukiančiųjų sąrašo: <b>{ $event }</b>? Vietos eilėje neteksite visam laikui.
withdraw-ask-sure = Keitimų laikas baigėsi. Paprašyti organizatorių atšaukti jūsų registraciją <code>{ $reference }</code>: <b>{ $event }</b>?
request-passed-on-late =
    ✅ Paklausiau organizatorių, ar dar galite užsiregistruoti: <b>{ $event }</b>.
    Atsakymas ateis čia.
request-passed-on-change =
    ✅ Jūsų pakeitimus nusiunčiau organizatoriams: <b>{ $event }</b>. Kol jie nesutiko, registracija lieka, kokia buvo.
    Atsakymas ateis čia.
request-passed-on-withdraw =
    ✅ Pranešiau organizatoriams, kad norite atšaukti registraciją: <b>{ $event }</b>. Kol jie nesutiko, ji galioja.
    Atsakymas ateis čia.
request-nobody = Tai turi nuspręsti žmonės. Parašykite organizatoriams: <b>{ $event }</b>, { $contact }
request-asked-already = Organizatorių jau paklausta. Atsakymas ateis čia.
request-approved-already = Jau galite registruotis: spauskite „Registruotis“.
request-too-late = Renginys jau pasibaigė.
request-agreed = ✓ Organizatoriai sutiko.
request-let-in =
    ✓ Organizatoriai jus priima. Registruotis galite iki šio laiko: { $until }. Renginys: <b>{ $event }</b>.
    Tai galioja tik jums ir tik vienai registracijai.
request-refused-late = Apgailestauju: vėluojančių organizatoriai nebegali priimti. Renginys: <b>{ $event }</b>.
request-refused-change = Apgailestauju: organizatoriai negalėjo sutikti su jūsų pakeitimais. Registracija lieka, kokia buvo: <b>{ $event }</b>.
request-refused-withdraw = Organizatoriai jūsų registracijos neatšaukė: <b>{ $event }</b>. Ji tebegalioja.
request-reason =
    💬 <b>{ $organiser }</b>, organizatorių vardu:
    { $reason }
invite-link =
    👥 Nusiųskite šią nuorodą kolegoms, kurie taip pat norėtų dalyvauti: <b>{ $event }</b>. Jiems bus įrašyta jūsų organizacija, jos tipas ir šalis, daugiau nieko. Kiekvienas užsiregistruos savo pokalbyje.

    { $link }
invite-opened =
    👥 Jus pakvietė kolega. Tai jau įrašyta už jus, bet galite pakeisti:
    { $answers }
admin-request-late = 🕘 <b>{ $request }</b> { $name } norėtų užsiregistruoti pavėluotai: { $event }
admin-request-change = ✎ <b>{ $request }</b> { $name } norėtų pakeisti registraciją: { $event }
admin-request-withdraw = ✋ <b>{ $request }</b> { $name } norėtų atšaukti registraciją: { $event }
admin-request-who = { $name } · { $organisation } · <code>{ $reference }</code>
admin-request-duplicate = ⚠️ Gali būti, kad kartojasi: { $references }
admin-request-change-line = <b>{ $label }:</b> { $before } → <b>{ $after }</b>
admin-request-late-means = Patvirtinus anketa atsivers tik šiam žmogui, 48 valandoms. Visiems kitiems ji lieka uždaryta.
admin-request-was-approved = ✓ Patvirtino { $organiser }
admin-request-was-refused = ✗ Atmetė { $organiser } { $reason }
admin-request-was-outdated = Išspręsta: nebėra ką svarstyti.
admin-request-approved = Tai jau patvirtino { $organiser }.
admin-request-refused = Tai jau atmetė { $organiser }.
admin-request-decided = Kažkas kitas tai ką tik nusprendė.
admin-request-outdated = Nebėra ką svarstyti: paprašyta iš naujo arba registracija baigta.
admin-request-full = Tam nėra laisvos vietos. Atlaisvinkite ją arba atmeskite prašymą.
admin-request-reason = Kodėl { $request } atmetamas? Atsakykite į šią žinutę: žmogus gaus jūsų žodžius. Arba atmeskite be priežasties.
admin-request-words = Priežastį parašykite žodžiais, ne ilgiau kaip { $max } ženklų, atsakydami į tą pačią žinutę.
admin-request-refused-told = ✓ { $request } atmestas, žmogui pranešta kodėl.
button-waiting-list = Laukiančiųjų sąrašas
button-join-online = Dalyvausiu nuotoliu
button-both = Nuotoliu ir eilėje
button-wait-meanwhile = Laukti, kol kas nuotoliu
button-leave-as-it-is = Palikti, kaip yra
button-take-seat = ✅ Užimti vietą
button-online-instead = Dalyvauti nuotoliu
button-stay-online = Lieku nuotoliu
button-decline-seat = Ne, ačiū
button-leave-line = Išeiti iš eilės
button-ask-change = Prašyti pakeisti
button-ask-withdraw = Prašyti atšaukti
button-withdraw-ask = Taip, paprašyti
button-send-request = Siųsti organizatoriams
button-ask-late = Prašyti priimti
button-approve = Patvirtinti
button-refuse = Atmesti…
button-refuse-silently = Atmesti be priežasties
button-invite = Pakviesti kolegą
button-share = Siųsti nuorodą

## Klausimai ir atsakymai

answer-title = <b>{ $question }</b>
answer-for-event = <i>{ $event }</i>
answer-confirmed = <i>Šaltinis: { $by }, { $when }</i>
answer-not-confirmed = Tai dar nepatvirtinta: visi laukia organizatorių žodžio. Perduoti jūsų klausimą, kad jų atsakymas ateitų jums čia?
answer-supplied =
    <blockquote>{ $question }</blockquote>
    💡 To klausėte, o dabar jau yra atsakymas:
    { $answer }
answer-not-confirmed-here = Tai dar nepatvirtinta.
fact-hours-unknown = Valandos dar nepatvirtintos.
fact-hours-starts = Pradžia: { $starts } ({ $time_in }); kada pabaiga, dar nepatvirtinta.
fact-hours-ends = Pabaiga: { $ends } ({ $time_in }); kada pradžia, dar nepatvirtinta.
fact-hours-starts-ends = Pradžia: { $starts }, pabaiga: { $ends } ({ $time_in }).
fact-venue-unknown = Pastatas ir tikslus adresas dar nepatvirtinti. Kai tik bus, rasite juos čia.
fact-address-unknown = Tikslus adresas dar nepatvirtintas. Kai tik bus, rasite jį čia.
fact-online-unknown = Prisijungimo internetu adresas dar nepatvirtintas.
fact-online-address = Prisijungimo internetu adresas: { $url }
answer-did-you-mean = Ar klausiate vieno iš šių dalykų?
answer-meant = ✓ <b>{ $question }</b>
answer-unknown = To dar nežinau. Paklausti organizatorių?
answer-unhelpful = Apgailestauju. Paklausti organizatorių?
faq-topics = Ką norėtumėte sužinoti? Klausimą galite ir tiesiog parašyti.
faq-topic = { $pages ->
    [one] <b>{ $topic }</b>
   *[other] <b>{ $topic }</b> ({ $page } iš { $pages })
}
topic-event = Apie renginius
topic-registration = Registracija
topic-matchmaking = Susitikimai ir „B2Match“
topic-travel = Atvykimas
topic-practical = Praktiniai dalykai
topic-organisers = Organizatoriai ir šis botas
topic-other = Kiti klausimai
small-talk-greeting = Sveiki, { $name }! Klauskite ko tik norite apie renginius arba spauskite /register.
small-talk-thanks = Prašom!
small-talk-ok = 👍
small-talk-bye = Viso gero, { $name }! Jei ko prireiks, aš čia.
button-faq = Visi klausimai
button-topics = ‹ Visos temos
button-page-back = ‹ Ankstesni
button-page-on = Daugiau ›
button-none-of-these = Nė vienas
button-unhelpful = Tai nepadėjo
button-add-phrasing = Pridėti
button-drop-phrasing = Nepridėti
command-faq = Klausimai ir atsakymai
admin-faq-worst = <b>Mažiausiai padėję atsakymai</b>
admin-faq-none = Kol kas visi atsakymai padėjo, ir jums nieko neperduota.
admin-faq-line = • { $question } (<code>{ $entry }</code>): nepadėjo { $times } k., parodyta { $shown } k.
admin-faq-relayed = <b>Dažniausiai perduodami jums klausimai</b>
admin-faq-relayed-line = • { $question } (<code>{ $entry }</code>): { $times } k.
admin-faq-relayed-open = • { $question } (<code>{ $entry }</code>): { $times } k., o DUK atsakymo dar nėra
admin-phrasing =
    { $times ->
    [1] Parašyta „{ $text }“, o turėta galvoje:
   *[other] „{ $text }“ parašyta { $times } k., o turėta galvoje:
}
    <b>{ $entry }</b>
    Ar nuo šiol iš karto taip suprasti?
admin-phrasing-added = ✓ „{ $text }“ dabar suprantama kaip <b>{ $entry }</b>
admin-phrasing-dropped = ✓ Nepridėta.
admin-content-taken = ✅ Turinys perskaitytas iš naujo ir jau naudojamas.
admin-content-same = ✅ Turinys perskaitytas iš naujo. Niekas nepasikeitė.
admin-content-part = { $part }: { $changes }
admin-content-events = Renginiai
admin-content-consents = Sutikimai
admin-content-desk = Darbo tvarka
admin-content-texts = Tekstai
admin-content-faq = DUK
admin-content-answers = Parengti atsakymai
admin-content-new = nauja { $names }
admin-content-changed = pakeista { $names }
admin-content-gone = pašalinta { $names }
admin-content-and-more = { $names } ir dar { $count }
admin-content-refused = ⚠️ Niekas neperimta: yra klaidų. Toliau naudoju ankstesnį turinį. Ištaisykite ir vėl siųskite /reload:
admin-content-problem = • { $problem }
admin-content-more = … ir dar { $count }. Visas parodo <code>clustersbot check</code>.

## Klausimai organizatoriams

enquiry-received = ✅ Perduota. Jūsų klausimas – <b>{ $reference }</b>, atsakymas ateis čia.
enquiry-expect = { $text }
enquiry-which =
    Ko norėtumėte paklausti organizatorių?
    Parašykite arba atsiųskite nuotrauką ar failą. Jei nieko – /cancel.
enquiry-asked-already = Tai jau perduota.
enquiry-dropped = Gerai, neperdaviau.
enquiry-say-differently = Žinoma: tiesiog parašykite kitais žodžiais. Arba peržiūrėkite visus klausimus:
enquiry-another = Žinoma: tiesiog parašykite.
enquiry-pass-on = Perduoti tai organizatoriams?
enquiry-belongs = Gal tai priklauso prie vieno iš šių klausimų?
enquiry-line = <b>{ $reference }</b> „{ $words }“
enquiry-added = ✓ Pridėta prie <b>{ $reference }</b>. Organizatoriai tai mato.
enquiry-reopened = ✓ Pridėta prie <b>{ $reference }</b>, klausimas vėl atviras. Organizatoriai tai mato.
enquiry-wait =
    { $count ->
        [one] Vienai valandai tai daug: iš vieno žmogaus per valandą perduodu { $count } žinutę.
        [few] Vienai valandai tai daug: iš vieno žmogaus per valandą perduodu { $count } žinutes.
       *[other] Vienai valandai tai daug: iš vieno žmogaus per valandą perduodu { $count } žinučių.
    } Toliau galėsite nuo <b>{ $time }</b> ({ $zone }).
    Niekas nedingo: viską išsaugojau. Tada paspauskite mygtuką. Visa kita veikia kaip visada.
enquiry-no-room =
    { $count ->
        [one] Turite { $count } atvirą klausimą: kai į jį bus atsakyta, atsiras vietos kitam.
        [few] Turite { $count } atvirus klausimus: kai į vieną bus atsakyta arba jis bus išspręstas, atsiras vietos kitam.
       *[other] Turite { $count } atvirų klausimų: kai į vieną bus atsakyta arba jis bus išspręstas, atsiras vietos kitam.
    }
    Niekas nedingo: viską išsaugojau. Tada paspauskite mygtuką.
enquiry-muted =
    Organizatoriai čia jūsų žinučių nebepriima, todėl šios neperdaviau.
    Registruotis, keisti registraciją ir klausti manęs galite kaip visada.
enquiry-now-muted =
    Organizatoriai jūsų žinučių per šį botą nebepriima.
    Registruotis, keisti registraciją ir klausti manęs galite kaip visada.
enquiry-now-unmuted = Organizatoriai vėl priima jūsų žinutes per šį botą.
enquiry-mine = <b>Jūsų klausimai organizatoriams</b>
enquiry-mine-open =
    { $question }
    ⏳ laukia atsakymo, praėjo { $age }
enquiry-mine-answered =
    { $question }
    💬 atsakyta, praėjo { $age }; norėdami tęsti, atsakykite į tą žinutę
file-photo = nuotrauka
file-animation = animacija
file-video = vaizdo įrašas
file-audio = garso įrašas
file-document = failas
file-voice = balso žinutė
file-video-note = vaizdo žinutė
file-sticker = lipdukas
file-venue = vieta
file-location = vieta
file-contact = kontaktas
file-poll = apklausa
file-dice = kauliukas
enquiry-answer-quote = <blockquote>{ $question }</blockquote>
enquiry-answer-by =
    💬 <b>{ $author }</b>, organizatorių vardu:
    { $answer }
enquiry-solved = Puiku! { $reference } užbaigtas. Klauskite, kai tik prireiks.
button-ask-organisers = Klausti organizatorių
button-solved = Išspręsta
button-another = Turiu kitą klausimą
button-add-to = Pridėti prie { $reference }
button-new-question = Naujas klausimas
button-say-differently = Pasakysiu kitaip
button-do-not-pass-on = Ne
button-send-later = Siųsti
command-ask = Klausti organizatorių
mark-new = ❓
mark-taken = ✋
mark-answered = ✅
mark-closed = ☑️
admin-card = { $mark } <b>{ $reference }</b> { $name } ({ $language })
admin-card-registered = { $organisation } · { $event }: { $how }, { $reference }
admin-card-not-registered = Neužsiregistravo į jokį renginį
admin-card-no-entry = DUK nieko panašaus nėra
admin-card-unanswered = DUK yra klausimas „{ $question }“, bet atsakymo dar nėra
admin-card-unhelpful = DUK atsakymas į „{ $question }“ nepadėjo
admin-card-known = Artimiausias DUK klausimas: „{ $question }“ (tikimybė { $sure } %)
admin-card-alike = Panašiai klausė: { $references }
admin-card-alike-and-more = Panašiai klausė: { $references } ir dar { $count }
admin-card-broadcast = 📣 Atsakymas į { $number } pranešimą
admin-card-question = <blockquote>{ $text }</blockquote>
admin-card-open = Norėdami atsakyti, atsakykite į šią žinutę.
admin-card-taken = Klausimą pasiėmė { $name }. Norėdami atsakyti, atsakykite į šią žinutę.
admin-card-answered = Atsakė { $name }.
admin-card-answered-by-mail = El. paštu atsakė { $name }.
admin-card-closed = Užbaigta. Atsakymas į šią žinutę vis tiek pasieks žmogų.
admin-taken = { $reference } – jūsų.
admin-taken-over = { $reference } dabar jūsų; anksčiau turėjo { $name }.
admin-given-back = { $reference } vėl laisvas.
admin-closed = { $reference } užbaigtas. Žmogui apie tai nepranešama.
admin-reopened = { $reference } vėl atidarytas.
age-minutes = { $count } min.
age-hours = { $count } val.
age-days = { $count } d.
admin-open-none = ✅ Neatsakytų klausimų nėra.
admin-open-head = { $count ->
    [one] <b>Laukia { $count } klausimas</b>
    [few] <b>Laukia { $count } klausimai</b>, seniausi viršuje
   *[other] <b>Laukia { $count } klausimų</b>, seniausi viršuje
}
admin-open-line =
    { $mark } { $reference } { $name } · { $age }{ $taken }
    <i>{ $words }</i>
admin-open-taken = { " " }· pasiėmė { $name }
admin-reference = <b>{ $reference }</b>
admin-reference-link = <a href="{ $address }"><b>{ $reference }</b></a>
admin-no-card = Šios kortelės čia nebėra.
admin-jump = ⤴ { $reference }
admin-find-how = Ko ieškoti? Pavyzdžiui: /find Müller, /find Timber Cluster, /find Q-12
admin-find-none = Pagal „{ $words }“ nieko nerasta.
admin-find-which = „{ $words }“ tinka keliems žmonėms ({ $count }). Kurio ieškote?
admin-person = 👤 <b>{ $name }</b> ({ $language })
admin-person-email = ✉️ { $email }
admin-nudge = ⏰ { $reference } ({ $name }) laukia atsakymo jau { $age }. Niekas dar nepasiėmė.
admin-nudge-taken = ⏰ { $reference } ({ $name }) laukia atsakymo jau { $age }. Pasiėmė { $taken }.
admin-digest = ☀️ <b>Labas rytas! { $day }</b>
admin-digest-more = { $count ->
    [one] ir dar { $count }: /open
   *[other] ir dar { $count }: /open
}
admin-digest-registered = <b>Naujos registracijos nuo { $day }</b>
admin-digest-event = { $event }: { $count }
admin-digest-failed = <b>Nepavyko pristatyti</b>
admin-digest-failure = • { $name }: { $count }
letter-confirmations = patvirtinimai ir kalendoriaus failai
letter-confirmation-mails = patvirtinimai el. paštu
letter-news = naujienos apie registracijas
letter-reminders = priminimai
letter-changes = renginio pakeitimai
letter-answers = atsakymai pokalbyje
letter-answer-mails = atsakymai el. paštu
letter-enquiry-mails = klausimai į pašto dėžutę
letter-broadcasts = pranešimai daugeliui
letter-broadcast-tests = bandomieji pranešimai
letter-broadcast-mails = pranešimai el. paštu
letter-files = šio pokalbio failai ir ataskaitos
letter-desk = šio pokalbio žinutės
admin-forgotten-toast = Šis žmogus ištrynė visus savo duomenis.
admin-topics-refused = Šioje grupėje man neleidžiama tvarkyti temų, todėl visi klausimai čia rodomi kortelėmis. Kad kiekvienas žmogus turėtų savo temą, paskirkite mane administratoriumi, galinčiu tvarkyti temas, ir paleiskite iš naujo.
button-canned = 💬 Atsakymai
button-to-faq = 📚 Į DUK
button-send = Siųsti
button-send-to-all = { $count ->
    [2] Siųsti abiem
   *[other] Siųsti visiems ({ $count })
}
admin-canned-none = Parengtų atsakymų dar nėra.
admin-canned-which = Kurį atsakymą siųsti ({ $reference }, { $name })?
admin-canned-preview =
    { $name } ({ $language }) perskaitytų:
    <blockquote>{ $text }</blockquote>
admin-canned-given =
    Atsakyta ({ $name }):
    <blockquote>{ $text }</blockquote>
admin-alike = { $count ->
    [one] To paties klausė dar { $count } žmogus:
    [few] To paties klausė dar { $count } žmonės:
   *[other] To paties klausė dar { $count } žmonių:
}
admin-alike-line = <b>{ $reference }</b> { $name }: <i>{ $words }</i>
admin-alike-sent = { $count ->
    [0] Jo jau niekas nebelaukia.
   *[other] ✓ Išsiųsta ir kitiems ({ $count }): { $references }
}
admin-faq-needs-answer = Į { $reference } dar neatsakyta. Atsakykite į šią žinutę tekstu, kuris tiktų DUK.
admin-faq-proposal =
    📚 <b>Naujas DUK klausimas</b>

    <b>{ $question }</b>
    { $answer }

    <i>Norėdami pakeisti, atsakykite į šią žinutę: pirma eilutė su klaustuku gale – klausimas, visa kita – atsakymas.</i>
admin-faq-proposal-answer =
    📚 <b>Atsakymas į DUK klausimą, kuris jo dar neturi</b>

    <b>{ $question }</b>
    { $answer }

    <i>Norėdami pakeisti atsakymą, atsakykite į šią žinutę.</i>
admin-faq-all-events = visiems renginiams
admin-faq-settled = Tai jau išspręsta. Norėdami pradėti iš naujo, kortelėje paspauskite „Į DUK“.
admin-faq-words-please = DUK gali būti tik žodžiai. Parašykite atsakymą.
admin-faq-too-long = DUK per ilgu: telpa { $max } ženklų. Sutrumpinkite.
admin-faq-dropped = ✓ Į DUK neįtraukta.
admin-faq-live =
    ✅ <b>Nuo šiol DUK, visiems</b>

    <b>{ $question }</b>
    { $answer }
admin-faq-offered = Pasiūlyta tiems, kas klausė to paties ir dar laukia: { $references }
admin-faq-undone = ↩ Išimta iš DUK: { $question }
button-faq-event = Skirta: { $event } ›
button-faq-topic = Tema: { $topic } ›
button-faq-language = { $language } ›
button-faq-as-new = Geriau naujas klausimas
button-faq-as-answer = Atsakyti į esamą
button-put-into-faq = ✅ Įtraukti į DUK
button-drop-proposal = Atmesti
button-take-out = Atšaukti
button-put-back = Grąžinti
enquiry-offer =
    <blockquote>{ $question }</blockquote>
    💡 Organizatoriai turi atsakymą, kuris gali tikti ir jums:
    { $answer }

    Jei netinka, nieko daryti nereikia: { $reference } lieka pas juos.
button-take = ✋ Imuosi
button-taken-by = ✋ { $name }
button-close = Užbaigti
button-reopen = Atidaryti vėl
admin-cannot-carry = To žmogui perduoti negaliu. Neišsiųsta; atsakykite žodžiais arba atsiųskite failą.
admin-answered-just-now = { $minutes ->
    [0] { $name } ką tik atsakė. Siųsti ir jūsų atsakymą?
    [one] { $name } atsakė prieš { $minutes } minutę. Siųsti ir jūsų atsakymą?
    [few] { $name } atsakė prieš { $minutes } minutes. Siųsti ir jūsų atsakymą?
   *[other] { $name } atsakė prieš { $minutes } minučių. Siųsti ir jūsų atsakymą?
}
admin-held-sent = ✓ Atsakymas ({ $name }) taip pat išsiųstas.
admin-held-dropped = ✓ Atsakymas ({ $name }) neišsiųstas.
button-send-too = Siųsti ir šį
button-do-not-send = Nesiųsti
admin-added =
    💬 <b>{ $reference }</b> { $name } papildo:
    <blockquote>{ $text }</blockquote>
admin-added-more = <blockquote>{ $text }</blockquote>
admin-muted = 🔇 { $name }: žinutės nebeperduodamos, žmogui pranešta. Registruotis vis tiek galima. Atšaukti – /unmute.
admin-unmuted = 🔊 { $name }: žinutės vėl perduodamos, žmogui pranešta.
admin-was-not-muted = { $name }: žinutės perduodamos ir dabar.
admin-mute-whom = Kam? Atsakykite į kortelę arba bet ką po ja su /{ $command }; arba nurodykite numerį: /{ $command } Q-27
admin-edited =
    ✎ <b>{ $reference }</b> { $name } pakeitė žinutę. Dabar:
    <blockquote>{ $text }</blockquote>
    Anksčiau:
    <blockquote>{ $before }</blockquote>
admin-edit-not-carried = Žmogus tebeturi tai, ką siuntėte anksčiau: failo pakeisti negalima, o žodžių po juo telpa 1 024 ženklai. Atsiųskite tai nauju atsakymu.
admin-forgotten = Šis žmogus ištrynė visus savo duomenis: atsakymas jo nebepasieks.
admin-not-arrived = { $reference }: { $name } užblokavo botą arba paliko „Telegram“, o el. pašto adreso nežinau: atsakymas nepristatytas.
admin-sent-by-mail = { $reference }: { $name } užblokavo botą arba paliko „Telegram“. Atsakymas išsiųstas el. paštu.
admin-not-delivered = { $reference }: atsakymo pristatyti nepavyko.
admin-perhaps-arrived = { $reference }: siunčiant atsakymą ({ $name }) buvau nutrauktas. Galbūt jis pasiekė, todėl pats antrą kartą nesiunčiu.
button-send-again = Siųsti dar kartą
mail-answer-subject = [{ $reference }] Organizatorių atsakymas į jūsų klausimą
mail-to-attendee = Sveiki, { $name }, per „Telegram“ klausėte organizatorių:
mail-by-organiser = { $name } atsako organizatorių vardu:
mail-why-by-mail = Šį laišką gavote, nes mano žinutė per „Telegram“ jūsų nepasiekė. Norėdami tęsti, atsakykite į šį laišką arba vėl atverkite pokalbį: { $link }
mail-subject = [{ $reference }] { $name }: { $words }
mail-from = Rašo { $name } ({ $language }), per „Telegram“.
mail-added = { $name } prideda:
mail-edited = { $name } pakeitė žinutę. Dabar joje rašoma:
mail-before = Anksčiau:
mail-answered = { $name } atsakė per „Telegram“:
mail-answered-by-mail = { $name } atsakė el. paštu:
mail-reply-telegram = Atsakykite į šį laišką: { $name } gaus jūsų žodžius per „Telegram“, be cituojamo teksto ir parašo.
mail-reply-address = Atsakymas keliaus į { $name } el. paštą. Norėdami atsakyti per „Telegram“, atsakykite organizatorių pokalbyje.
mail-reply-nowhere = Atsakykite organizatorių pokalbyje „Telegram“: atsakymai į šį laišką neskaitomi.
mail-file-missing = „{ $file }“ ({ $size } MB) pridėti nepavyko; failas yra organizatorių pokalbyje.
mail-file-kind = (Kartu atsiųsta: { $kind }. Rasite organizatorių pokalbyje.)

## Bilietai ir įėjimas

ticket-caption =
    🎟 <b>Jūsų bilietas: { $event }</b>
    <code>{ $reference }</code>
    Prie įėjimo parodykite kodą – čia, pokalbyje, arba atspausdintą. Jis veikia ir be interneto.
ticket-caption-renewed =
    🎟 <b>Bilietas su naujais jūsų duomenimis: { $event }</b>
    <code>{ $reference }</code>
    Kodą parodykite prie įėjimo. Tinka ir ankstesnis bilietas.
ticket-how = Prie įėjimo parodykite šį kodą. Jis veikia ir be interneto.
ticket-none = Bilietą gauna tik atvykstantys gyvai.
button-ticket = 🎟 Bilietas
registration-next-with-ticket =
    <b>Kas toliau:</b> netrukus gausite kalendoriaus failą ir įėjimo bilietą.
    Su /my registraciją galite peržiūrėti, keisti ar jos atsisakyti.
door-card =
    <b>{ $name }</b>
    { $organisation }
    { $event } · <code>{ $reference }</code>
door-expected = 🟢 Užsiregistravo dalyvauti gyvai.
door-online = 🟡 Užsiregistravo, bet <b>vietos čia neturi</b>: tik nuotoliu.
door-not-registered = 🔴 Šiuo metu <b>neužsiregistravo</b>.
door-withdrawn = 🔴 <b>Atsisakė</b> ({ $day }): registracija nebegalioja.
door-here = ✅ Atvyko { $at }, pažymėjo { $by }.
door-count = { $count ->
    [0] Dar niekas neatvyko.
    [one] Jau atvyko { $count } žmogus.
    [few] Jau atvyko { $count } žmonės.
   *[other] Jau atvyko { $count } žmonių.
}
door-counts = <b>{ $event }</b>: atvyko { $here }, gyvai laukiama { $expected }
door-how =
    Nuskaitykite bilietą telefono kamera: žmogaus kortelę gausite asmeniniame pokalbyje su manimi.
    Be bilieto ieškokite vardo, organizacijos ar registracijos numerio: <code>/checkin šimk</code>
door-which = Kuris žmogus?
door-nobody = Pagal „{ $words }“ nieko nerandu. Pabandykite vardo ar pavardės dalį, organizaciją arba registracijos numerį.
door-before = Pažymėta jau anksčiau
door-other = Tuo metu tai pasikeitė: žr. aukščiau
door-old = Šis mygtukas per senas. Nuskaitykite bilietą dar kartą.
door-gone = Šios registracijos nebėra: žmogus pašalino savo duomenis.
door-forged = 🔴 Tai ne mūsų bilietas.
button-check-in = ✅ Atvyko
button-check-in-anyway = Vis tiek įleisti
button-undo = Atšaukti
command-checkin = Įėjimas: kas atvyko

## Kas vyko su registracija

audit-how = Kurią registraciją parodyti? Pavyzdžiui, <code>{ $example }</code>; arba kas pakeista apie renginį: <code>{ $event }</code>
audit-unchanged = Pokalbyje nieko nepakeista.
audit-set = { $setting }: { $value }
audit-none = Registracijos { $reference } nėra. Vardo galite ieškoti su /find.
audit-head =
    <b>{ $reference }</b> · { $name }
    { $event }: { $status }
audit-day = <b>{ $day }</b>
audit-line = { $at } { $what } · { $by }
audit-zone = <i>{ $time_in }</i>
audit-by-attendee = pats žmogus
audit-by-clock = savaime
audit-by-organiser = organizatorius
audit-what-registered = užsiregistravo
audit-what-queued = įsirašė į laukiančiųjų sąrašą
audit-what-changed = pakeisti atsakymai
audit-what-offered = pasiūlyta vieta
audit-what-accepted = priėmė vietą
audit-what-joined = dalyvauja kitu būdu
audit-what-declined = vietos atsisakė
audit-what-expired = pasiūlymas ar sąrašas baigėsi
audit-what-lapsed = pasiūlymas baigėsi; dalyvauja kaip anksčiau
audit-what-withdrawn = atsisakė dalyvauti
audit-what-checked-in = atvyko
audit-what-check-in-undone = atvykimas atšauktas
audit-what-admitted-late = įleista po termino
audit-what-needs-erased = mityba ir prieinamumas ištrinti
command-audit = Kas vyko su registracija ar renginiu

## Renginio jungikliai

switch-which = Kuris renginys?
switch-seats-taken = { $count ->
    [0] Nė viena vieta salėje neužimta.
    [one] Salėje užimta { $count } vieta.
    [few] Salėje užimtos { $count } vietos.
   *[other] Salėje užimta { $count } vietų.
}
switch-seats-taken-of = Salėje užimta vietų: { $count } iš { $seats }.
switch-line = { $setting }: <b>{ $value }</b>
switch-by = <i>  ✎ { $by }, { $when }</i>
switch-nothing = –
switch-absent-registration-opens = iš karto
switch-absent-registration-changes-close = registracijos termino
switch-absent-waiting-closes = renginio pradžios
switch-absent-seats-onsite = neribotos
switch-absent-place-venue = dar nepatvirtinta
switch-absent-place-address = dar nepatvirtinta
switch-absent-online-url = dar nepatvirtinta
switch-ask =
    <b>{ $setting }</b> · { $event }
    Dabar: { $now }
switch-how-moment = Atsakykite į šią žinutę data ir valanda, pavyzdžiui, 2022-04-14 23:59 ({ $zone }); brūkšnelis (-) reiškia „nieko“.
switch-how-day = Atsakykite į šią žinutę data, o jei žinoma, ir valanda, pavyzdžiui, 2022-04-27 09:30 ({ $zone }).
switch-how-number = Atsakykite į šią žinutę skaičiumi; brūkšnelis (-) reiškia „be ribos“.
switch-how-text =
    Atsakykite į šią žinutę tekstu; brūkšnelis (-) reiškia „nieko“.
    Jei reikia dviejų kalbų, kiekvienai po eilutę: en: … ir lt: …
switch-how-address = Atsakykite į šią žinutę adresu, pavyzdžiui, { $example }; brūkšnelis (-) reiškia „nieko“.
switch-wrong =
    ⚠️ Netinka: { $reason }
    { $how }
switch-confirm =
    <b>{ $setting }</b> · { $event }
    Buvo: { $before }
    Bus: <b>{ $after }</b>
    Išsaugoti? Įsigalios iš karto.
switch-meanwhile = ⚠️ Kol rašėte, tai pakeitė { $by }. Vis tiek išsaugoti?
switch-past-registration-closes = ⚠️ Tai jau praėjo: registracija nuo dabar bus uždaryta.
switch-past-registration-changes-close = ⚠️ Tai jau praėjo: nuo dabar kiekvieno pakeitimo reikės prašyti.
switch-past-waiting-closes = ⚠️ Tai jau praėjo: nuo dabar laukti vietos nebegalės niekas.
switch-past-starts = ⚠️ Tai jau praėjo.
switch-past-ends = ⚠️ Tai jau praėjo.
switch-too-few = { $count ->
    [one] ⚠️ Jau užimta { $count } vieta: niekas jos nepraras, bet daugiau niekas negaus.
    [few] ⚠️ Jau užimtos { $count } vietos: niekas jų nepraras, bet daugiau niekas negaus, kol jų nesumažės.
   *[other] ⚠️ Jau užimta { $count } vietų: niekas jų nepraras, bet daugiau niekas negaus, kol jų nesumažės.
}
switch-as-filed = kaip parašyta faile
switch-saved = ✅ { $event }: { $setting } dabar <b>{ $value }</b> (pakeitė { $by }).
switch-gone = Šis klausimas per senas arba reikšmė nebetinka. Pradėkite iš naujo: /event
switch-is-open = Registracija jau vyksta
setting-registration-closes = Terminas
setting-registration-opens = Pradžia
setting-registration-changes-close = Keisti galima iki
setting-waiting-closes = Laukiančiųjų sąrašas iki
setting-seats-onsite = Vietos salėje
setting-place-venue = Vieta
setting-place-address = Adresas
setting-online-url = Internetinis adresas
setting-starts = Prasideda
setting-ends = Baigiasi
setting-facts-agenda = Programa
setting-facts-speakers = Pranešėjai
setting-facts-cost = Kaina
setting-facts-reimbursement = Išlaidų kompensavimas
setting-facts-languages = Kalbos
setting-facts-recording = Įrašas
setting-facts-eligibility = Kas gali dalyvauti
setting-facts-booking = Susitikimų rezervavimas
setting-facts-meeting-mode = Kaip vyksta susitikimai
setting-facts-b2match-options = „B2Match“ variantai
setting-facts-pitching = Idėjų pristatymai
setting-facts-late-requests = Vėluojantys prašymai
setting-facts-changes = Keitimai ir atsisakymai
setting-facts-entry-rules = Įėjimo taisyklės
setting-facts-visa = Viza
setting-facts-hotels = Viešbučiai
setting-facts-accessibility = Prieinamumas
setting-facts-catering = Maitinimas
setting-facts-data-protection = Duomenų apsaugos pranešimas
setting-facts-retention = Kiek laiko saugomi duomenys
setting-facts-certificate = Dalyvio pažymėjimas
button-close-now = 🔴 Uždaryti registraciją
button-open-now = 🟢 Atidaryti registraciją
button-save-it = ✅ Išsaugoti
button-leave-it = Palikti kaip yra
button-revert = Kaip faile
command-event = Renginio vietos, datos, adresai

## Kas ištrinama savaime

retention-needs = { $count ->
    [one] 🗑 Rytoj ištrinsiu { $count } žmogaus atsakymus apie mitybą ir prieinamumą: { $event }. Jei dar reikia: <code>{ $export }</code>
    [few] 🗑 Rytoj ištrinsiu { $count } žmonių atsakymus apie mitybą ir prieinamumą: { $event }. Jei dar reikia: <code>{ $export }</code>
   *[other] 🗑 Rytoj ištrinsiu { $count } žmonių atsakymus apie mitybą ir prieinamumą: { $event }. Jei dar reikia: <code>{ $export }</code>
}
retention-drafts = { $count ->
    [one] 🗑 Rytoj ištrinsiu { $count } nebaigtą anketą, kurios niekas nelietė { $days } d.
    [few] 🗑 Rytoj ištrinsiu { $count } nebaigtas anketas, kurių niekas nelietė { $days } d.
   *[other] 🗑 Rytoj ištrinsiu { $count } nebaigtų anketų, kurių niekas nelietė { $days } d.
}
retention-everything = { $count ->
    [one] 🗑 Rytoj ištrinsiu <b>viską apie visus</b>: { $count } žmogų, registracijas, klausimus. Jei dar reikia: /export. Data nurodyta organizatorių darbo taisyklėse.
    [few] 🗑 Rytoj ištrinsiu <b>viską apie visus</b>: { $count } žmones, registracijas, klausimus. Jei dar reikia: /export. Data nurodyta organizatorių darbo taisyklėse.
   *[other] 🗑 Rytoj ištrinsiu <b>viską apie visus</b>: { $count } žmonių, registracijas, klausimus. Jei dar reikia: /export. Data nurodyta organizatorių darbo taisyklėse.
}

## Ko dar trūksta iš organizatorių

readiness-head = { $count ->
    [0] ✅ <b>Į visus klausimus yra atsakymai.</b>
    [one] <b>Dar neatsakytas { $count } klausimas</b> ({ $page } psl. iš { $pages })
    [few] <b>Dar neatsakyti { $count } klausimai</b>, dažniausi pirmi ({ $page } psl. iš { $pages })
   *[other] <b>Dar neatsakyta { $count } klausimų</b>, dažniausi pirmi ({ $page } psl. iš { $pages })
}
readiness-line = • { $question } <i>{ $count ->
    [0] niekas neklausė
    [one] klausė { $count } žmogus
    [few] klausė { $count } žmonės
   *[other] klausė { $count } žmonių
}</i>
readiness-says =
    Kol kas sakau: „{ $words }“
    Žinote atsakymą? Paspauskite klausimą.
readiness-event = <b>{ $event }</b>: dar trūksta
readiness-setting = <b>{ $setting }</b> <i>{ $count ->
    [0] niekas neklausė
    [one] klausė { $count } žmogus
    [few] klausė { $count } žmonės
   *[other] klausė { $count } žmonių
}</i>
    { $words }
readiness-instead-starts = Kol kas – tik diena; kalendoriaus failas apima visas dienas.
readiness-instead-ends = Kol kas – tik diena; kalendoriaus failas apima visas dienas.
readiness-instead-place-venue = Kol kas sakau: „{ $place }“, o adresas dar nepatvirtintas.
readiness-instead-place-address = Kol kas sakau: „{ $place }“, o adresas dar nepatvirtintas.
readiness-instead-online-url = Kol kas sakau: „{ $online }“
readiness-instead-seats-onsite = Kol kas vietą gauna visi, kas registruojasi.
readiness-instead-facts-b2match-options = Kol kas B2Match failas tų stulpelių neturi. Sąrašai rašomi į { $file }, po [b2match].
readiness-instead-facts-data-protection = Kol kas /privacy rodo tik tai, su kuo žmonės sutinka.
readiness-instead-facts-retention = Kol kas /privacy rodo tik tai, su kuo žmonės sutinka.
readiness-instead-nothing = Kol kas apie tai nieko nesakau.
readiness-ask =
    <b>{ $question }</b>
    { $count ->
        [0] Dar niekas neklausė.
        [one] Klausė { $count } žmogus.
        [few] Klausė { $count } žmonės.
       *[other] Klausė { $count } žmonių.
    } Kol kas sakau: „{ $words }“
    <b>Atsakykite į šią žinutę: parašykite atsakymą.</b> Jei reikia dviejų kalbų, kiekvienai po eilutę: en: … ir lt: …
readiness-answer = <b>{ $language }:</b> { $text }
readiness-confirm = Nuo šiol į „{ $question }“ atsakysiu taip:
readiness-offer = { $count ->
    [0] Niekas jo nelaukia. Išsaugoti?
    [one] Atsakymo dar laukia { $count } žmogus, jam bus nusiųsta. Išsaugoti?
    [few] Atsakymo dar laukia { $count } žmonės, jiems bus nusiųsta. Išsaugoti?
   *[other] Atsakymo dar laukia { $count } žmonių, jiems bus nusiųsta. Išsaugoti?
}
readiness-saved = { $count ->
    [0] ✅ Į „{ $question }“ nuo šiol atsakoma (atsakė { $by }).
   *[other] ✅ Į „{ $question }“ nuo šiol atsakoma (atsakė { $by }). Atsakymas siunčiamas visiems, kas klausė: { $count }.
}
readiness-taken-back = ↩️ Atšaukta: taip nebeatsakoma. Kas atsakymą jau gavo, tas jį turi; jei buvo klaidingas, parašykite jiems. /readiness vėl jo klausia.
readiness-of-event = { $question } ({ $events })
button-save-for-all = ✅ Visiems renginiams
button-save-for = ✅ Tik { $event }
button-take-back-answer = Atšaukti
readiness-gone = Į šį klausimą jau atsakyta arba jis per senas. Pradėkite iš naujo: /readiness
readiness-gone-toast = Jau atsakyta arba per sena.
readiness-words-please = Atsakykite žodžiais, ne daugiau kaip { $max } ženklų.
readiness-english-please = Reikia ir angliško teksto tiems, kas kitų kalbų neskaito: eilutės, kuri prasideda en:
button-readiness = ‹ Klausimai
button-missing = { $event }: trūksta { $count }
command-readiness = Ko dar trūksta

## Organizatorių failai

export-which = Kurio renginio registracijas eksportuoti? Gausite skaičiuoklės failą ir CSV failą programoms.
export-unknown = Nesuprantu „{ $words }“. Kurio renginio registracijas eksportuoti?
export-how =
    Arba rašykite, pavyzdžiui:
    <code>{ $plain }</code>
    <code>{ $needs }</code> – su mityba ir prieinamumu; po renginio šį failą ištrinkite
export-how-b2match = <code>{ $b2match }</code> – nauji dalyviai, importui į „B2Match“
export-caption = { $count ->
    [one] <b>{ $event }</b>: { $count } registracija. Mitybos ir prieinamumo atsakymų faile nėra.
    [few] <b>{ $event }</b>: { $count } registracijos. Mitybos ir prieinamumo atsakymų faile nėra.
   *[other] <b>{ $event }</b>: { $count } registracijų. Mitybos ir prieinamumo atsakymų faile nėra.
}
export-needs = { $count ->
    [one] <b>{ $event }</b>: { $count } registracija, su mityba ir prieinamumu. Po renginio šį failą ištrinkite.
    [few] <b>{ $event }</b>: { $count } registracijos, su mityba ir prieinamumu. Po renginio šį failą ištrinkite.
   *[other] <b>{ $event }</b>: { $count } registracijų, su mityba ir prieinamumu. Po renginio šį failą ištrinkite.
}
export-csv = Tas pats CSV formatu, su identifikatoriais, programoms.
export-reference = Registracijos numeris
export-status = Būsena
export-duplicate = Galimas dublikatas
export-created = Užsiregistravo
export-changed = Pakeista
export-arrived = Atvyko
export-language = Kalba
export-source = Iš kur atėjo
export-status-registered = užsiregistravo
export-status-withdrawn = atsisakė
export-status-waiting = laukiančiųjų sąraše
export-status-offered = pasiūlyta vieta
export-status-declined = vietos atsisakė
export-status-expired = į pasiūlymą neatsakė
export-and-more = … ir dar { $count }
export-b2match = { $count ->
    [0] <b>{ $event }: kontaktai „B2Match“ platformai</b>
        Naujų dalyvių nėra.
    [one] <b>{ $event }: kontaktai „B2Match“ platformai</b>
        Faile bus { $count } kontaktas.
    [few] <b>{ $event }: kontaktai „B2Match“ platformai</b>
        Faile bus { $count } kontaktai.
   *[other] <b>{ $event }: kontaktai „B2Match“ platformai</b>
        Faile bus { $count } kontaktų.
}
export-b2match-before = { $count ->
    [one] { $count } jau buvo ankstesniame faile ir į šį neįtrauktas. <code>{ $all }</code> įtraukia visus.
    [few] { $count } jau buvo ankstesniame faile ir į šį neįtraukti. <code>{ $all }</code> įtraukia visus.
   *[other] { $count } jau buvo ankstesniame faile ir į šį neįtraukta. <code>{ $all }</code> įtraukia visus.
}
export-b2match-rejects = { $count ->
    [one] ⚠️ Neįtrauktas { $count } žmogus: „B2Match“ tokio kontakto nepriimtų.
    [few] ⚠️ Neįtraukti { $count } žmonės: „B2Match“ tokių kontaktų nepriimtų.
   *[other] ⚠️ Neįtraukta { $count } žmonių: „B2Match“ tokių kontaktų nepriimtų.
}
export-b2match-reject = • <code>{ $reference }</code> { $name }: { $why }
export-b2match-no-email = nėra el. pašto adreso
export-b2match-twice = tas pats el. pašto adresas kaip kito kontakto
export-b2match-too-long = aprašymas ilgesnis nei 5000 ženklų
export-b2match-not-listed = { $column }: „{ $text }“ nėra „B2Match“ sąraše
export-b2match-missing =
    Šių stulpelių faile nėra, nes dar nežinau, kaip „B2Match“ rašo jų variantus: { $columns }.
    Sąrašus įrašykite į <code>{ $file }</code>, dalį [b2match].
export-b2match-withdrawn = Jau eksportuoti, bet vėliau atsisakė. „B2Match“ platformoje juos pašalinkite patys: { $references }
export-b2match-file = { $count ->
    [one] <b>{ $event }</b>: { $count } kontaktas importui į „B2Match“. Tai tik kvietimas: ten niekas neužregistruojamas.
    [few] <b>{ $event }</b>: { $count } kontaktai importui į „B2Match“. Tai tik kvietimas: ten niekas neužregistruojamas.
   *[other] <b>{ $event }</b>: { $count } kontaktų importui į „B2Match“. Tai tik kvietimas: ten niekas neužregistruojamas.
}
button-export-b2match = B2Match: { $event }
command-export = Registracijos failais

## Organizatorių statistika

stats-caption = 📊 <b>Registracijos ir klausimai</b>
stats-title = Registracijos
stats-event = <b>{ $event }</b>: užsiregistravo { $count } ({ $modes })
stats-event-none = <b>{ $event }</b>: dar niekas neužsiregistravo
stats-waiting = Laukiančiųjų sąraše: { $count }
stats-withdrawn = Atsisakė: { $count }
stats-forms = Anketos: pradėta { $begun }, baigta { $finished }
stats-countries = <b>Šalys:</b> { $list }
stats-types = <b>Organizacijos:</b> { $list }
stats-enquiries = <b>Klausimai:</b> botas atsakė { $bot }, žmonės { $people }, laukia { $open }
stats-median = Pusė žmonių atsakytų klausimų atsakyta greičiau nei per { $time }.
stats-minutes = { $count ->
    [0] minutę
    [one] { $count } minutę
    [few] { $count } minutes
   *[other] { $count } minučių
}
stats-hours = { $count } val.
stats-days = { $count } d.
stats-mode-onsite = gyvai
stats-mode-online = nuotoliu
stats-finished = baigta
stats-unfinished = nebaigta
stats-by-bot = atsakė botas
stats-by-people = atsakė žmonės
stats-open = laukia
stats-others = Kitos
stats-deadline = baigiasi { $day }
stats-chart-event = { $event } · { $count }
stats-chart-countries = Šalys
stats-chart-types = Organizacijos
stats-chart-forms = Pradėtos anketos
stats-chart-enquiries = Atsakyti klausimai
command-stats = Skaičiai ir jų paveikslas

## Priminimai

registration-calendar-update =
    📅 Atnaujinta jūsų kalendoriui: { $event }
    { $reference }
reminder-event = <b>{ $title }</b>
reminder-questions-left = { $count ->
    [0] beliko patvirtinti
    [one] liko { $count } klausimas
    [few] liko { $count } klausimai
   *[other] liko { $count } klausimų
}
reminder-left = 📝 { $left }
reminder-online-next = Prisijungimo adresas dar nepatvirtintas.
reminder-declined =
    Gerai, <b>{ $event }</b>: daugiau neprimenu.
    Jei persigalvosite, tiesiog registruokitės.
reminders-choose =
    <b>Priminimai</b>
    Prieš registracijos pabaigą primenu, jei dar neužsiregistravote, o prieš renginį – kur atvykti ar kaip prisijungti. Naktį nerašau.
reminders-now-all = Gaunate visus.
reminders-now-deadlines = Primenu tik apie terminus, o apie pačius renginius – ne.
reminders-now-off = Negaunate jokių.
reminders-wish-all = Visi
reminders-wish-deadlines = Tik terminai
reminders-wish-off = Jokių
reminders-ticked = ✓ { $wish }
reminders-unticked = { $wish }
change-offer = { $count ->
    [one] ✏️ <b>{ $event }</b>: yra pakeitimų.

        { $changes }

        Ar pranešti { $count } užsiregistravusiam? Gaus tai, kas čia parašyta, ir atnaujintą kalendoriaus failą.
   *[other] ✏️ <b>{ $event }</b>: yra pakeitimų.

        { $changes }

        Ar pranešti užsiregistravusiems ({ $count })? Kiekvienas gaus tai, kas čia parašyta, ir atnaujintą kalendoriaus failą.
}
change-left = { $count ->
    [one] ✏️ <b>{ $event }</b>: yra pakeitimų.

        { $changes }

        { $count } užsiregistravusiam dar nepranešta.
   *[other] ✏️ <b>{ $event }</b>: yra pakeitimų.

        { $changes }

        Užsiregistravusiems ({ $count }) dar nepranešta.
}
change-telling = { $count ->
    [one] ✓ <b>{ $event }</b>: pranešama { $count } užsiregistravusiam, pridedamas atnaujintas kalendoriaus failas. ({ $who })
   *[other] ✓ <b>{ $event }</b>: pranešama užsiregistravusiems ({ $count }), pridedamas atnaujintas kalendoriaus failas. ({ $who })
}
change-told =
    ✏️ <b>{ $event }</b>: yra pakeitimų, atkreipkite dėmesį.

    { $changes }

    Jums nieko daryti nereikia: jūsų registracija <code>{ $reference }</code> galioja. Netrukus gausite atnaujintą kalendoriaus failą.
change-dates =
    📅 <b>{ $now }</b>
    <i>anksčiau: { $before }</i>
change-place =
    📍 <b>{ $now }</b>
    <i>anksčiau: { $before }</i>
change-online =
    💻 Nuotoliu: <b>{ $now }</b>
    <i>anksčiau: { $before }</i>
change-none = dar nežinomas
change-nothing = Nieko naujo pranešti nėra.
change-again = Nuo to laiko pakeista dar kartą; kaip – naujausioje žinutėje čia.
button-tell-them = Pranešti
button-not-now = Ne dabar
mail-change-subject = Pakeitimai: { $event }
mail-reminder-subject = Priminimas: { $event }
mail-unreachable =
    Šį laišką gavote todėl, kad „Telegram“ jūsų pasiekti nepavyko. Norėdami vėl su manimi bendrauti, atverkite { $link }
    Jūsų registracijos numeris: { $reference }
    Organizatoriai: { $contact }
admin-digest-rounds = ⏰ <b>Priminimai ir pranešti pakeitimai</b>
admin-digest-round = • { $event }: <code>{ $name }</code> – { $count }
admin-digest-change = • { $event }: kas pasikeitė – { $count }
admin-digest-skipped = Neišsiųsta, nes jau buvo per vėlu:
admin-digest-late = • { $event }: { $names }
admin-digest-name = <code>{ $name }</code>
button-not-for-me = Man neaktualu
button-register-after-all = Vis dėlto registruotis
button-open-online = Prisijungti nuotoliu

## Kalba, privatumas

language-name = Lietuvių
language-choose = Kuria kalba kalbėti?
language-chosen = ✓ Kalbame lietuviškai.
privacy-head =
    <b>Kokie jūsų duomenys saugomi</b>
    Jūsų vardas ir kalba, kaip juos rodo „Telegram“, anketų ir registracijų atsakymai, jūsų klausimai ir atsakymai į juos bei tai, ką dar turiu jums išsiųsti. Niekam, išskyrus organizatorius, duomenys neperduodami.
    Su /mydata viską gausite viename faile, su /forget viskas ištrinama.
    Klausimai: { $contact }
privacy-fact = <b>{ $event }</b>
    { $text }
privacy-consent = <blockquote expandable>{ $text }</blockquote>
mydata-caption = Visi saugomi jūsų duomenys. Ištrinti juos galite su /forget.
forget-sure =
    <b>Ištrinti visus jūsų duomenis?</b>
    Registracijos bus atšauktos, o atsakymai ir anketos ištrinti. To atkurti nebegalima.
forget-done =
    ✓ Visi jūsų duomenys ištrinti, registracijos – taip pat.
    Su /start pradedame iš naujo, lyg nebūtume susitikę.

## Mygtukai

button-register = Registruotis
button-register-for = Registruotis: { $event }
button-register-again = Registruotis iš naujo
button-continue = Tęsti registraciją
button-events = Renginiai
button-my = Mano registracijos
button-open-chat = Atverti pokalbį
button-confirm = ✅ Patvirtinti
button-save-changes = ✅ Išsaugoti
button-change = Keisti
button-start-over = Pradėti iš naujo
button-discard = Atmesti pakeitimus
button-start-over-yes = Taip, iš naujo
button-start-over-no = Ne, palikti atsakymus
button-back = ‹ Atgal
button-skip = Praleisti ›
button-keep = Palikti
button-done = { $count ->
    [0] Baigta
   *[other] Baigta ({ $count })
}
button-say-again = Nė vienas
button-back-to-review = ‹ Atgal prie atsakymų
button-use-these = Naudoti šiuos
button-fill-in = Klauskite iš naujo
button-edit = Keisti atsakymus
button-withdraw = Atšaukti registraciją
button-withdraw-yes = Taip, atšaukti
button-withdraw-no = Ne, lieku
button-forget-yes = Taip, ištrinti viską
button-forget-no = Ne, palikti
word-yes = taip, gerai, ok
word-no = ne
word-skip = praleisti
word-cancel = atšaukti, stop, nutraukti
word-help = pagalba

## „Telegram“ komandų meniu ir boto aprašymas

command-start = Pradžia
command-events = Renginiai
command-register = Registruotis į renginį
command-my = Mano registracijos
command-cancel = Palikti anketą (atsakymai išsaugomi)
command-reminders = Kokius priminimus siųsti
command-language = Kalba
command-privacy = Kokie duomenys saugomi
command-mydata = Visi mano duomenys faile
command-forget = Ištrinti mano duomenis
command-reload = Perimti pakeistą turinį
command-help = Ką moku
bot-short-description = Registracija į Europos klasterių bendradarbiavimo platformos renginius.
bot-description = Užregistruosiu jus į Europos klasterių bendradarbiavimo platformos renginius čia, pokalbyje. Paspauskite „Start“.

## Kas negerai su atsakymu

form-text-empty = Čia neradau žodžių. Įrašykite atsakymą.
form-text-too-short = { $min ->
    [one] Trumpoka: parašykite bent { $min } ženklą.
    [few] Trumpoka: parašykite bent { $min } ženklus.
   *[other] Trumpoka: parašykite bent { $min } ženklų.
}
form-text-too-long = Per ilgas atsakymas: ženklų jame – { $length }, o telpa { $max }. Niekas neįrašyta; sutrumpinkite jį.
form-text-wrong = { $message }
form-email-wrong = Tai nepanašu į el. pašto adresą. Patikrinkite: jis turėtų atrodyti kaip ana@example.com.
form-email-several = Radau daugiau nei vieną adresą. Įrašykite tik vieną.
form-country-unknown = Tokios šalies nežinau. Įrašykite jos pavadinimą arba pirmąsias raides.
form-choice-unknown = Nepavyko suprasti, kurį variantą renkatės. Paspauskite mygtuką arba įrašykite jo numerį (nuo 1 iki { $count }).
form-many-unknown = Nepavyko suprasti, kuriuos variantus renkatės. Pažymėkite juos mygtukais arba surašykite pavadinimus, atskirtus kableliais.
form-many-too-few = { $min ->
    [one] Pasirinkite bent { $min } variantą.
    [few] Pasirinkite bent { $min } variantus.
   *[other] Pasirinkite bent { $min } variantų.
}
form-many-too-many = Pasirinkote { $count }; daugiausia galima pasirinkti { $max }.
form-yes-no-unknown = Atsakykite „taip“ arba „ne“ arba paspauskite mygtuką.
form-consent-needed = Užregistruoti galiu tik jums sutikus. Jei sutinkate, paspauskite mygtuką. Jei ne, /cancel čia viską užbaigia; niekas neperduodama.

## Organizatorių pranešimai, jų pokalbyje

command-broadcast = Parašyti daugeliui dalyvių
command-broadcasts = Ankstesni pranešimai ir jų ataskaitos
broadcast-head = 📣 <b>{ $broadcast } pranešimas</b> · { $number } žingsnis iš 4 · pradėjo { $author }
broadcast-goes-on = { $broadcast } pranešimas dar neišsiųstas. Tęsiame nuo tos pačios vietos.
broadcast-which-event = <b>Kam jis skirtas?</b> Pirmiausia pasirinkite renginį, paskui – kam iš jo žmonių.
broadcast-tick-somebody = Pažymėkite bent vieną grupę.
broadcast-audience = <b>Kam:</b> { $audience }
broadcast-everybody = visiems, kas pažįsta robotą
broadcast-nobody-yet = dar niekam
broadcast-in-language = { $count } – { $language }
broadcast-people = { $count ->
    [one] 👥 <b>{ $count } žmogus:</b> { $languages }
    [few] 👥 <b>{ $count } žmonės:</b> { $languages }
   *[other] 👥 <b>{ $count } žmonių:</b> { $languages }
}
broadcast-such-as = Pavyzdžiui: { $names }
broadcast-unreachable = { $count ->
    [one] Dar { $count } „Telegram“ nepasiekiamas (užblokavo robotą arba išėjo). Jis bus ataskaitoje.
    [few] Dar { $count } „Telegram“ nepasiekiami (užblokavo robotą arba išėjo). Jie bus ataskaitoje.
   *[other] Dar { $count } „Telegram“ nepasiekiama (užblokavo robotą arba išėjo). Jie bus ataskaitoje.
}
broadcast-filter-languages = <b>Tik kai kurios kalbos?</b> Pažymėkite. Nieko nepažymėjus – visos.
broadcast-filter-countries = <b>Tik kai kurios šalys?</b> Pažymėkite. Nieko nepažymėjus – visos.
broadcast-filter-types = <b>Tik kai kurių tipų organizacijos?</b> Pažymėkite. Nieko nepažymėjus – visos.
broadcast-filter-sources = <b>Tik atėję per kai kurias nuorodas?</b> Pažymėkite. Nieko nepažymėjus – visi.
broadcast-filter-empty = Nėra iš ko rinktis: niekas čia to nenurodė.
button-cast-everybody = 👥 Visi
button-cast-group-registered = Užsiregistravę
button-cast-group-onsite = Gyvai
button-cast-group-online = Nuotoliu
button-cast-group-waiting = Laukiančiųjų eilė
button-cast-group-unfinished = Pradėję, nebaigę
button-cast-group-unregistered = Nesiregistravę
button-cast-filter-languages = Kalba …
button-cast-filter-countries = Šalis …
button-cast-filter-types = Organizacija …
button-cast-filter-sources = Šaltinis …
button-cast-back = ‹ Atgal
button-cast-next = Toliau ›
button-cast-done = Gerai
button-cast-drop = Išmesti
button-cast-keep = Vis dėlto palikti
button-cast-new = Pradėti kitą
broadcast-dropped = { $broadcast } pranešimas išmestas. Niekam nieko neišsiųsta.

broadcast-not-written = <b>{ $language }:</b> dar neparašyta. Šį tekstą skaitys visi, kam nėra jų kalbos teksto.
broadcast-reads-english = <b>{ $language }:</b> neparašyta, jie skaitys anglišką tekstą.
broadcast-written = <b>{ $language }:</b> „{ $text }“
broadcast-link = 🔗 { $label } → { $url }
broadcast-has-photo = 🖼 Su nuotrauka
broadcast-has-document = 📎 Su dokumentu
broadcast-apart = Tekstas per ilgas, kad tilptų po failu: žmonės gaus failą, o paskui tekstą.
button-cast-write = ✏️ { $language } kalba
button-cast-file = 📎 Pridėti failą
button-cast-no-file = Pašalinti failą
button-cast-links = 🔗 Mygtukai, { $language }
button-cast-no-links = Be mygtukų, { $language }
button-cast-no-text = Be šio teksto: { $language }
broadcast-ask-text =
    atsakykite į šią žinutę tekstu (<b>{ $language }</b>), suformatuotu taip, kaip norite. Galima pridėti nuotrauką ar dokumentą.
    { "{name}" }, { "{event}" } ir { "{reference}" } kiekvienam užpildomi atskirai.
broadcast-ask-file = atsakykite į šią žinutę viena nuotrauka ar dokumentu. Įkeliama vieną kartą, gauna visi.
broadcast-ask-links =
    atsakykite į šią žinutę mygtukais, kurie bus po tekstu (<b>{ $language }</b>), po vieną eilutėje:
    <code>Programa – https://example.com/programme</code>
broadcast-ask-moment =
    atsakykite į šią žinutę laiku, pagal organizatorių laiko juostą. Pavyzdžiui:
    <code>rytoj 9:30</code>, <code>12.4. 10:00</code> arba <code>2022-04-12 10:00</code>
broadcast-ask-fix = atsakykite į šią žinutę visu pataisytu tekstu (<b>{ $language }</b>).
broadcast-not-taken =
    nepriimta. { $reason }
    Atsakykite į šią žinutę.
broadcast-example = <b>{ $language }</b>, taip matys { $name }:
broadcast-preview-refused = ⚠️ „Telegram“ tokio teksto ({ $language }) nepriima, tad jo niekas negaus. Parašykite jį iš naujo, patikrinkite mygtukus ir failą.

broadcast-now-it-is = Dabar { $when }.
broadcast-goes-now = <b>Kada:</b> iš karto, kai bus paspausta „Siųsti“
broadcast-goes-at = <b>Kada:</b> { $when }
broadcast-quiet = ⚠️ { $time } yra ramybės metas ({ $start }–{ $end }): galite ką nors pažadinti.
button-cast-now = Dabar
button-cast-today = Šiandien { $time }
button-cast-tomorrow = Rytoj { $time }
button-cast-other-moment = Kitas laikas …
broadcast-takes = Siuntimas truks { $duration }.
broadcast-second-sends = „Siųsti“ turi paspausti ne tas, kas rašė.
button-cast-test = Išbandyti man
button-cast-send = { $count ->
    [one] Siųsti { $count } žmogui
    [few] Siųsti { $count } žmonėms
   *[other] Siųsti { $count } žmonių
}
broadcast-test-sent = Išsiųsta į jūsų asmeninį pokalbį su manimi.
broadcast-start-first = { $name }, dar negaliu jums rašyti: atverkite mūsų asmeninį pokalbį, paspauskite ten „Start“, tada dar kartą „Išbandyti“.

broadcast-run-send = 📣 <b>{ $number } pranešimas</b>
broadcast-run-correct = ✏️ <b>Taisomas { $number } pranešimas</b>
broadcast-run-take-back = ↩️ <b>Atsiimamas { $number } pranešimas</b>
broadcast-run-mail = ✉️ <b>{ $number } pranešimas siunčiamas el. paštu</b>
broadcast-scheduled = Bus išsiųstas { $when }.
broadcast-planning = { $count ->
    [one] Ruošiamasi: kol kas { $count } žmogus …
    [few] Ruošiamasi: kol kas { $count } žmonės …
   *[other] Ruošiamasi: kol kas { $count } žmonių …
}
broadcast-bar = { $bar } { $percent } %
broadcast-sent = ✓ atlikta { $count }
broadcast-not-reached = nepasiekta { $count } ({ $reasons })
broadcast-reason-blocked = { $count } užblokavo robotą
broadcast-reason-left = { $count } išėjo iš „Telegram“
broadcast-reason-unreachable = { $count } dėl nežinomos priežasties
broadcast-failed = nepavyko { $count }
broadcast-perhaps = galbūt { $count } (nutrūko ryšys, antrą kartą nesiunčiama)
broadcast-left = liko { $count }
broadcast-done-at = Baigsis { $time } ({ $duration })
broadcast-seconds = { $count ->
    [one] apie { $count } sekundę
    [few] apie { $count } sekundes
   *[other] apie { $count } sekundžių
}
broadcast-minutes = { $count ->
    [one] apie { $count } minutę
    [few] apie { $count } minutes
   *[other] apie { $count } minučių
}
broadcast-is-paused = ⏸ Pristabdyta
broadcast-is-held = ⏸ Pristabdyta savaime: „{ $reason }“
broadcast-is-going = ▶️ { $number } pranešimas siunčiamas toliau
broadcast-is-stopping = ⏹ Stabdoma …
broadcast-is-stopped = ⏹ Sustabdyta
broadcast-is-done = ✅ Baigta
button-run-pause = ⏸ Pristabdyti
button-run-resume = ▶️ Tęsti
button-run-stop = ⏹ Sustabdyti
button-run-go-on = ▶️ Vis dėlto tęsti
button-run-call-off = Atšaukti
broadcast-called-off = { $number } pranešimas atšauktas. Niekam nieko neišsiųsta, jis vėl juodraštis.
broadcast-held-late = ⚠️ <b>{ $number } pranešimas laukia jūsų.</b> Jis turėjo išeiti { $when }, bet tuo metu negalėjau. Ar jis dar tinka? „Tęsti“ išsiunčia dabar.
broadcast-held =
    ⚠️ <b>{ $number } pranešimas pats sustojo</b>, nes jis vis nepriimamas. Nurodoma priežastis: „{ $reason }“.
    Niekas nebus praleistas: „Tęsti“ bandys dar kartą. Jei pranešime yra klaida, spauskite „Sustabdyti“, tada galėsite jį pataisyti.

broadcast-report-send = 📣 <b>{ $number } pranešimas: ataskaita</b>
broadcast-report-correct = ✏️ <b>{ $number } pranešimas pataisytas</b>
broadcast-report-take-back = ↩️ <b>{ $number } pranešimas atsiimtas</b>
broadcast-report-mail = ✉️ <b>{ $number } pranešimas el. paštu</b>
broadcast-gone = { $count ->
    [one] { $count } žmogus nuo tada ištrynė savo duomenis.
    [few] { $count } žmonės nuo tada ištrynė savo duomenis.
   *[other] { $count } žmonių nuo tada ištrynė savo duomenis.
}
broadcast-column-reference = numeris
broadcast-column-name = vardas
broadcast-column-outcome = rezultatas
broadcast-column-reason = priežastis
broadcast-column-time = laikas
broadcast-outcome-sent = išsiųsta
broadcast-outcome-failed = nepavyko
broadcast-outcome-perhaps = galbūt
broadcast-outcome-left = neišsiųsta
button-run-send-rest = { $count ->
    [one] ▶️ Siųsti dar { $count } žmogui
    [few] ▶️ Siųsti dar { $count } žmonėms
   *[other] ▶️ Siųsti dar { $count } žmonių
}
button-cast-mail = { $count ->
    [one] ✉️ El. laiškas { $count } nepasiektam
    [few] ✉️ El. laiškai { $count } nepasiektiems
   *[other] ✉️ El. laiškai { $count } nepasiektų
}
button-cast-correct = ✏️ Pataisyti
button-cast-take-back = ↩️ Atsiimti
broadcast-sure-mail = { $count ->
    [one] { $count } žmogus „Telegram“ nepasiektas, bet nurodė el. paštą. Siųsti { $number } pranešimą ten?
    [few] { $count } žmonės „Telegram“ nepasiekti, bet nurodė el. paštą. Siųsti { $number } pranešimą ten?
   *[other] { $count } žmonių „Telegram“ nepasiekta, bet jie nurodė el. paštą. Siųsti { $number } pranešimą ten?
}
broadcast-sure-take-back = { $count ->
    [one] Ištrinti { $number } pranešimą iš { $count } pokalbio? Kas jau perskaitė, tas perskaitė.
    [few] Ištrinti { $number } pranešimą iš { $count } pokalbių? Kas jau perskaitė, tas perskaitė.
   *[other] Ištrinti { $number } pranešimą iš { $count } pokalbių? Kas jau perskaitė, tas perskaitė.
}
button-cast-mail-yes = Taip, siųsti { $count }
button-cast-take-back-yes = Taip, atsiimti
broadcast-correct-which = Kurį { $number } pranešimo tekstą taisyti? Jis pasikeis visų gavusiųjų pokalbiuose.
broadcast-correction-written = Viršuje – kaip atrodys { $number } pranešimas. Pataisyti jį visų pokalbiuose?
button-cast-fix = ✏️ { $language } kalba
button-cast-correct-yes = Taip, pataisyti
broadcast-list = <b>Pranešimai</b>, naujausi viršuje. /broadcast pradeda naują.
broadcast-none = Pranešimų dar nėra. /broadcast pradeda pirmąjį.
broadcast-list-draft = <b>{ $number }</b> · juodraštis, { $author } · { $audience }
broadcast-list-sent =
    <b>{ $number }</b> · { $when } · { $author }
    { $audience }
    { $figures }
button-cast-report = { $number } ataskaita
button-cast-progress = Eiga: { $number }
button-cast-go-on = Tęsti { $number }

broadcast-nobody = Pirmiausia pasirinkite, kam jis skirtas.
broadcast-nobody-there = Toje grupėje nėra nė vieno pasiekiamo. Pasirinkite kitus arba mažiau filtrų.
broadcast-everybody-unsaid = Šios grupės – tai visi. Jei to ir norite, pirmame žingsnyje pasirinkite „Visi“.
broadcast-english-first = Pirmiausia parašykite anglišką tekstą.
broadcast-moment-passed = Tas laikas jau praėjo. Pasirinkite kitą.
broadcast-moment-far = Iki to laiko – daugiau nei metai.
broadcast-no-moment = Nesuprantu „{ $text }“ kaip laiko.
broadcast-second-needed = Reikia dviejų žmonių: tai turi paspausti kas nors kitas.
broadcast-changed-meanwhile = Tuo metu jis buvo pakeistas. Pažiūrėkite į naujausią peržiūrą.
broadcast-sent-already = Šis pranešimas jau išsiųstas.
broadcast-is-to-go-out = Jis jau paruoštas išsiųsti. Pirmiausia atšaukite, tada galėsite keisti.
broadcast-under-way = Su šiuo pranešimu dar kažkas vyksta. Palaukite pabaigos.
broadcast-too-old = Jam daugiau nei 48 valandos: „Telegram“ jo keisti nebeleidžia.
broadcast-nobody-to-mail = Visiems, kurių adresas žinomas, jau parašyta.
broadcast-taken-back = Šis pranešimas atsiimtas.
broadcast-unknown-placeholder = { $found } nėra. Yra { "{name}" }, { "{event}" } ir { "{reference}" }.
broadcast-unknown-placeholder-near = { $found } nėra. Gal turėjote omenyje { $near }?
broadcast-formatted-placeholder = Formatavimas prasideda ar baigiasi { $found } viduje. Formatuokite visą arba nieko.
broadcast-no-event-placeholder = { "{event}" } reikia renginio, o šis pranešimas – visiems, kas pažįsta robotą.
broadcast-no-reference-placeholder = { "{reference}" } reikia registracijos, o ją turi ne visi, kam tai skirta.
broadcast-empty = Čia nėra žodžių.
broadcast-too-long = Užpildytas tekstas gali turėti { $length } ženklų, o į vieną žinutę telpa { $max }. Sutrumpinkite.
broadcast-caption-too-long = Po failu telpa { $max } ženklų, o užpildytas tekstas gali turėti { $length }. Sutrumpinkite.
broadcast-cut = „Telegram“ nukirto tekstą ties { $max } ženklų, pabaigos gali trūkti. Sutrumpinkite.
broadcast-words-please = Čia reikia žodžių.
broadcast-no-file = Čia reikia vienos nuotraukos ar dokumento.
broadcast-out-already = { $number } pranešimas jau išsiųstas, todėl niekas nesikeičia. Jei norite jį pakeisti gavusiųjų pokalbiuose, spauskite „Pataisyti“.
broadcast-one-file = Į pranešimą telpa vienas failas: paėmiau pirmąjį.
broadcast-no-link = Ši eilutė – ne mygtukas: „{ $line }“. Rašykite užrašą, brūkšnį ir adresą, kuris prasideda https://
broadcast-long-label = Užrašas „{ $label }“ per ilgas: telpa { $max } ženklų.
broadcast-many-links = Telpa ne daugiau kaip { $max } mygtukai.
broadcast-mail-subject = Organizatorių naujienos
broadcast-mail-sender = Organizatoriai
broadcast-mail-foot = Norėjome jums tai parašyti „Telegram“, bet mūsų robotas jūsų nepasiekė. Galite atsakyti į šį laišką.
