"""Opening hours in the words of many shops: what is read, and what only looks like opening hours.

`` / `` separates lines.
"""

from __future__ import annotations

import pytest

from channelaudit.channels.hours import FINDER
from channelaudit.model import Channel, Document, Line, Page, SiteContext

URL = "https://sklep-rower.example/kontakt"
COUNTRY = {"pl": "PL", "cs": "CZ", "sk": "SK", "de": "DE", "en": "GB"}
POLISH = [
    ("Godziny otwarcia: poniedziałek - piątek 10 - 18, sobota 10 - 14", "Mo-Fr 10:00-18:00; Sa 10:00-14:00"),
    ("Pn–pt w godzinach 8–16", "Mo-Fr 08:00-16:00"),
    ("Jesteśmy pod telefonem od pon. do pt. od 9 do 17", "Mo-Fr 09:00-17:00"),
    ("Zadzwoń do nas w dni robocze między 9 a 15", "Mo-Fr 09:00-15:00"),
    ("Infolinia (pn. - pt., 9:00 - 17:00): 22 300 40 50", "Mo-Fr 09:00-17:00"),
    ("Dzwoń 600 100 200 | pn-pt | 8-16", "Mo-Fr 08:00-16:00"),
    ("Sklep czynny: w tygodniu 9-17, w soboty 9-13", "Mo-Fr 09:00-17:00; Sa 09:00-13:00"),
    ("Zapraszamy od wtorku do soboty w godzinach 11:00–19:00", "Tu-Sa 11:00-19:00"),
    (
        "pon. 10-18, wt.-czw. 9-17, pt. 9-15, sob. i niedz. nieczynne",
        "Mo 10:00-18:00; Tu-Th 09:00-17:00; Fr 09:00-15:00; Sa-Su off",
    ),
    ("Otwarte: pn, wt, śr: 9:00 - 17:00; czw, pt: 10:00 - 18:00", "Mo-We 09:00-17:00; Th-Fr 10:00-18:00"),
    ("Czynne pon-sob od godz. 9:00 do 20:00", "Mo-Sa 09:00-20:00"),
    ("Godziny pracy biura: 8.00-16.00 (od poniedziałku do piątku)", "Mo-Fr 08:00-16:00"),
    (
        "poniedziałek 8:00–16:00 wtorek 8:00–16:00 środa 10:00–18:00 czwartek 8:00–16:00 piątek 8:00–14:00",
        "Mo-Tu 08:00-16:00; We 10:00-18:00; Th 08:00-16:00; Fr 08:00-14:00",
    ),
    ("Pn 10:00-18:00 / Wt 10:00-18:00 / Śr 10:00-18:00 / Nd Zamknięte", "Mo-We 10:00-18:00; Su off"),
    ("Telefonicznie: codziennie (także w weekendy) 8:00–20:00", "Mo-Su 08:00-20:00"),
    ("W sezonie (maj–wrzesień) czynne codziennie 10–20", "Mo-Su 10:00-20:00"),
    ("Poza sezonem zapraszamy pn.-pt. 9-16", "Mo-Fr 09:00-16:00"),
    ("Pracujemy od pon. do czw. w godz. 7:30–15:30, w piątki do 14:00", "Mo-Th 07:30-15:30"),
    ("Kontakt telefoniczny: poniedziałek–piątek, godz. 9–16, tel. 500 100 200", "Mo-Fr 09:00-16:00"),
    ("pn.–pt. 8^00–16^30", "Mo-Fr 08:00-16:30"),
    ("godz. otw. 10-18 pn-pt, 10-14 sob.", "Mo-Fr 10:00-18:00; Sa 10:00-14:00"),
    (
        "Salon: Pon - Pt 10 - 19 | Sob 10 - 16 | Ndz 10 - 15 (handlowa)",
        "Mo-Fr 10:00-19:00; Sa 10:00-16:00; Su 10:00-15:00",
    ),
    ("Nasi konsultanci czekają na Ciebie od 8 do 20, 7 dni w tygodniu", "Mo-Su 08:00-20:00"),
    ("BOK czynny w dni powszednie 8.00 do 16.00", "Mo-Fr 08:00-16:00"),
    ("Czynne: pn-pt od 10 do 17 (przerwa 13-14)", "Mo-Fr 10:00-13:00,14:00-17:00"),
    ("Magazyn: pn-pt 7:00-17:00 (przerwa śniadaniowa 10:00-10:15)", "Mo-Fr 07:00-10:00,10:15-17:00"),
    ("Poniedziałek: Nieczynne / Wtorek – Niedziela: 12:00 – 22:00", "Mo off; Tu-Su 12:00-22:00"),
    ("Telefon odbieramy pn-pt 9:30-14:30, poza tym czasem prosimy o mail", "Mo-Fr 09:30-14:30"),
    (
        "Pon, Śr, Pt 10-18 • Wt, Czw 12-20",
        "Mo 10:00-18:00; Tu 12:00-20:00; We 10:00-18:00; Th 12:00-20:00; Fr 10:00-18:00",
    ),
    (
        "Dni i godziny otwarcia: pon.-pt.: 09:00 - 17:00, sob.: 10:00 - 13:00, niedziele i święta: nieczynne",
        "Mo-Fr 09:00-17:00; Sa 10:00-13:00; Su off; PH off",
    ),
    ("🕘 pn-pt 9:00 ➡ 16:00", "Mo-Fr 09:00-16:00"),
    ("Pn-Pt 9:00 → 17:00, So 10:00 → 14:00", "Mo-Fr 09:00-17:00; Sa 10:00-14:00"),
    ("INFOLINIA 61 300 04 55Pn-Pt 8-16", "Mo-Fr 08:00-16:00"),
    ("Poniedziałek9:00 - 17:00 / Wtorek9:00 - 17:00", "Mo-Tu 09:00-17:00"),
    ("Kraków, ul. 3 Maja 15 – tel. 12 300 71 77 – poniedziałek-piątek: 9-17", "Mo-Fr 09:00-17:00"),
    ("Salon: os. 1000-lecia 5, czynny pn-pt 9-17", "Mo-Fr 09:00-17:00"),
    ("Kuźnia: pracujemy od 7 do 15, w soboty nie ma nas.", "07:00-15:00"),
    ("sklep@rower.example / zamowienia@rower.example / pon-pt: 7:30-15:30", "Mo-Fr 07:30-15:30"),
    (
        "Infolinia: 48 300 17 22 (pon-pt 8-17), 531-200-876 (sob. 9-13).",
        "Mo-Fr 08:00-17:00 || Sa 09:00-13:00",
    ),
    ("Od 1.03.2025 zmieniamy godziny pracy: pn-pt 9-17", "Mo-Fr 09:00-17:00"),
    ("pn-pt 10-18, sob. 10-14 (w grudniu do 16)", "Mo-Fr 10:00-18:00; Sa 10:00-14:00"),
    ("Otwieramy o 9, zamykamy o 17. Sklep czynny pn - pt: 9-17", "Mo-Fr 09:00-17:00"),
    ("Dział handlowy: pon. – pt.: 7.00 – 15.00, sob.: 7.00 – 12.00", "Mo-Fr 07:00-15:00; Sa 07:00-12:00"),
    ("Pon-pt w godz. od 8.30 do 16.30; sobota – niedziela: zamknięte", "Mo-Fr 08:30-16:30; Sa-Su off"),
    ("Poniedziałek-Piątek: 800 - 1600", "Mo-Fr 08:00-16:00"),
    ("Dni robocze: godzina 8:00 - 16:00", "Mo-Fr 08:00-16:00"),
    ("Czekamy na Twój telefon: pn – pt, 8:00 – 18:00, sb, 9:00 – 14:00", "Mo-Fr 08:00-18:00; Sa 09:00-14:00"),
    ("Od poniedziałku / do piątku / w godzinach / 9:00-17:00", "Mo-Fr 09:00-17:00"),
    ("Sklep czynny codziennie prócz niedziel 9-18", "Mo-Sa 09:00-18:00"),
]
CZECH = [
    ("Prodej ze dvora každý pátek 15-18 h a každou první sobotu v měsíci 9-11 h.", "Fr 15:00-18:00; Sa 09:00-11:00"),
    ("Otevírací doba: Po - Pá 9:00 - 17:30, So 9:00 - 11:30", "Mo-Fr 09:00-17:30; Sa 09:00-11:30"),
    ("Jsme tu pro vás každý všední den od 8 do 16 hodin", "Mo-Fr 08:00-16:00"),
    ("Volejte Po-Pá: 8-16h", "Mo-Fr 08:00-16:00"),
    ("V pracovních dnech 9–17 h", "Mo-Fr 09:00-17:00"),
    ("Po+St 9-17, Út+Čt 9-15, Pá zavřeno", "Mo 09:00-17:00; Tu 09:00-15:00; We 09:00-17:00; Th 09:00-15:00; Fr off"),
    ("Provozní doba: pondělí až pátek 7:00–15:30 hodin", "Mo-Fr 07:00-15:30"),
    (
        "Prodejna otevřena: Út–Pá 10–18, So 9–12, Ne + Po zavřeno",
        "Mo off; Tu-Fr 10:00-18:00; Sa 09:00-12:00; Su off",
    ),
    ("po–čt 8.00–16.30, pá 8.00–15.00 hod.", "Mo-Th 08:00-16:30; Fr 08:00-15:00"),
    (
        "PO 8:00 - 12:00 13:00 - 17:00 / ÚT zavřeno / ST 8:00 - 12:00",
        "Mo 08:00-12:00,13:00-17:00; Tu off; We 08:00-12:00",
    ),
    ("Pondělí    8 - 17 hod. / Úterý    8 - 17 hod.", "Mo-Tu 08:00-17:00"),
    ("Otevřeno denně 10-22 hod", "Mo-Su 10:00-22:00"),
    ("Zákaznický servis je vám k dispozici od pondělí do pátku v čase 8:00 – 16:00", "Mo-Fr 08:00-16:00"),
    ("Infolinka: 800 100 200 (Po–Pá 8.00–18.00, So 9.00–13.00)", "Mo-Fr 08:00-18:00; Sa 09:00-13:00"),
    ("So a Ne: 10–16 hod., státní svátky zavřeno", "Sa-Su 10:00-16:00; PH off"),
    ("Otevřeno: dopoledne 8-12, odpoledne 13-17", "08:00-12:00,13:00-17:00"),
    ("Otevřeno máme od úterý do soboty od 10:00 do 18:00.", "Tu-Sa 10:00-18:00"),
    ("Po 9-18 Út 9-18 St 9-18 Čt 9-18 Pá 9-17 So 9-12", "Mo-Th 09:00-18:00; Fr 09:00-17:00; Sa 09:00-12:00"),
    ("Pondělí–Pátek 8:00–17:00 (polední pauza 12:00–12:30)", "Mo-Fr 08:00-12:00,12:30-17:00"),
    ("Osobní odběr: Po, St, Pá 15–18 h", "Mo,We,Fr 15:00-18:00"),
    (
        "Po–Čt 8–18, Pá 8–17, So 9–12 (jen v zimní sezóně 1. 10. – 31. 12.)",
        "Mo-Th 08:00-18:00; Fr 08:00-17:00; Sa 09:00-12:00",
    ),
    (
        "Od pondělí do čtvrtka otevíráme v 15 a zavíráme v 21 h, pátek a sobota 14.00–23.00 hod.",
        "Mo-Th 15:00-21:00; Fr-Sa 14:00-23:00",
    ),
    ("Výdejna otevřena od 9 do 12, odpoledne od 13 do 17 hodin, v sobotu jen dopoledne", "09:00-12:00,13:00-17:00"),
    ("Prodejna, 28. října 15 – otevřeno Po-Pá 9-17", "Mo-Fr 09:00-17:00"),
    ("Tel. 376 500 418Po–Pá: 8:00–16:00", "Mo-Fr 08:00-16:00"),
    ("Po-Pá 9-12 13-17 / So 9-11", "Mo-Fr 09:00-12:00,13:00-17:00; Sa 09:00-11:00"),
    ("Otevírací doba (prac. dny): 7:30 - 16:00", "Mo-Fr 07:30-16:00"),
    (
        "pondělí, středa: 8 – 17; úterý, čtvrtek: 8 – 15; pátek: 8 – 13",
        "Mo 08:00-17:00; Tu 08:00-15:00; We 08:00-17:00; Th 08:00-15:00; Fr 08:00-13:00",
    ),
    ("Letní provoz (červen-srpen): út-ne 10-18 hod.", "Tu-Su 10:00-18:00"),
]
SLOVAK = [
    ("Prevádzka: UT, ŠT 13–18 hod., každý párny týždeň aj SO 9–12 hod.", "Tu,Th 13:00-18:00; Sa 09:00-12:00"),
    (
        "Otváracie hodiny: Pondelok - Piatok: 9,00 - 17,00 hod., Sobota: 9,00 - 12,00 hod.",
        "Mo-Fr 09:00-17:00; Sa 09:00-12:00",
    ),
    ("Zavolajte nám v pracovných dňoch od 9:00 do 15:00", "Mo-Fr 09:00-15:00"),
    ("Po-Pia: 8.00-12.00, 12.30-16.30", "Mo-Fr 08:00-12:00,12:30-16:30"),
    ("UT - SO 10:00 - 18:00 / NE - PO zatvorené", "Mo off; Tu-Sa 10:00-18:00; Su off"),
    ("Pon.–Štv. 8:00–16:00, Pia. 8:00–14:00", "Mo-Th 08:00-16:00; Fr 08:00-14:00"),
    ("K dispozícii sme vám od pondelka do piatka v čase 8:00 – 16:00 hod.", "Mo-Fr 08:00-16:00"),
    ("E-shop linka: +421 41 500 12 74 v čase od 8:00 do 14:30 (prac. dni)", "Mo-Fr 08:00-14:30"),
    ("Denne od 10:00 do 20:00", "Mo-Su 10:00-20:00"),
    ("Predajňa: po.-pi. 10-18, so. 9-12, ne. zatvorené", "Mo-Fr 10:00-18:00; Sa 09:00-12:00; Su off"),
    ("Každý pracovný deň od 8.00 do 16.30 h", "Mo-Fr 08:00-16:30"),
    ("0903 118 400PO – PIA: 8:00 – 16:00", "Mo-Fr 08:00-16:00"),
    ("Otvorené: pondelok až piatok od 9.00 hod. do 17.30 hod.", "Mo-Fr 09:00-17:30"),
    ("Objednávky prijímame nonstop, linka: Po – Pi 8 – 15", "Mo-Fr 08:00-15:00"),
    ("Pracovné dni 9–12, 13–16", "Mo-Fr 09:00-12:00,13:00-16:00"),
]
GERMAN = [
    ("Bestellhotline: 0800/20 30 400 (kostenlos, Mo bis Fr von 8.00 bis 17.00 Uhr)", "Mo-Fr 08:00-17:00"),
    ("Büro: Mo–Do 7:30–16:30, Fr bis 14 Uhr", "Mo-Th 07:30-16:30"),
    (
        "Öffnungszeiten: Mo - Fr 9.00 - 12.30 und 14.00 - 18.00 Uhr, Sa 9.00 - 12.30 Uhr",
        "Mo-Fr 09:00-12:30,14:00-18:00; Sa 09:00-12:30",
    ),
    ("Montags bis freitags von 9 bis 17 Uhr", "Mo-Fr 09:00-17:00"),
    ("Mo–Fr: 8–12 Uhr / 13–17 Uhr", "Mo-Fr 08:00-12:00,13:00-17:00"),
    (
        "Dienstag bis Freitag 10:00 - 18:30, Samstag 10:00 - 14:00, Sonntag und Montag Ruhetag",
        "Mo off; Tu-Fr 10:00-18:30; Sa 10:00-14:00; Su off",
    ),
    ("Unser Kundenservice ist Mo. – Fr. von 9:00 – 16:00 Uhr für Sie da.", "Mo-Fr 09:00-16:00"),
    ("Ab-Hof-Verkauf: Freitag 14–18 Uhr, Samstag 9–12 Uhr", "Fr 14:00-18:00; Sa 09:00-12:00"),
    (
        "Telefonzeiten: Mo+Mi+Fr 9-12 Uhr, Di+Do 14-17 Uhr",
        "Mo 09:00-12:00; Tu 14:00-17:00; We 09:00-12:00; Th 14:00-17:00; Fr 09:00-12:00",
    ),
    ("täglich außer Sonntag 8:00–18:00 Uhr", "Mo-Sa 08:00-18:00"),
    ("Wir sind werktags zwischen 8:00 und 16:30 Uhr erreichbar", "Mo-Fr 08:00-16:30"),
    (
        "Mo., Di., Do. 8.30–17.00, Mi. u. Fr. 8.30–13.00",
        "Mo-Tu 08:30-17:00; We 08:30-13:00; Th 08:30-17:00; Fr 08:30-13:00",
    ),
    ("Geschäftszeiten: Mo-Do: 7.30h-16.00h, Fr: 7.30h-12.00h", "Mo-Th 07:30-16:00; Fr 07:30-12:00"),
    ("Mo bis Fr 9 – 18 Uhr, samstags 9 – 13 Uhr", "Mo-Fr 09:00-18:00; Sa 09:00-13:00"),
    ("Hotline: Montag-Freitag, 9-17 Uhr MEZ", "Mo-Fr 09:00-17:00"),
    ("Laden: Do & Fr 12–18 Uhr, Sa 11–16 Uhr", "Th-Fr 12:00-18:00; Sa 11:00-16:00"),
    ("✆ Service: 07621 / 55 03 – 220Mo.–Fr. 8:30–12:30 Uhr & 13:30–17:00 Uhr", "Mo-Fr 08:30-12:30,13:30-17:00"),
    ("Wir öffnen um 9 und schließen um 18 Uhr, Montag bis Freitag", "Mo-Fr 09:00-18:00"),
    ("Mo-Fr: 08:00 Uhr bis 16:30 Uhr / Sa: nach Vereinbarung", "Mo-Fr 08:00-16:30"),
    (
        "Wir sind für Sie da: Montag – Donnerstag 8.00 – 16.30 Uhr | Freitag 8.00 – 13.00 Uhr",
        "Mo-Th 08:00-16:30; Fr 08:00-13:00",
    ),
    ("Geöffnet von April bis Oktober: Di–So 10–18 Uhr", "Tu-Su 10:00-18:00"),
]
ENGLISH = [
    (
        "Opening hours: Mon-Sat 9.30am-5.30pm, Sun & Bank Holidays 10.30am-4.30pm",
        "Mo-Sa 09:30-17:30; Su 10:30-16:30; PH 10:30-16:30",
    ),
    ("We're open Tuesday to Saturday, 10 until 5", "Tu-Sa 10:00-17:00"),
    ("Call us 9-5 Mon-Fri", "Mo-Fr 09:00-17:00"),
    ("Our phone lines are open weekdays from 9am till 5.30pm", "Mo-Fr 09:00-17:30"),
    (
        "Monday 9-5 / Tuesday 9-5 / Wednesday 9-1 / Thursday 9-5 / Friday 9-5 / Saturday 10-4 / Sunday closed",
        "Mo-Tu 09:00-17:00; We 09:00-13:00; Th-Fr 09:00-17:00; Sa 10:00-16:00; Su off",
    ),
    (
        "Mon–Thurs: 08:30 – 17:00 | Fri: 08:30 – 16:00 | Sat & Sun: Closed",
        "Mo-Th 08:30-17:00; Fr 08:30-16:00; Sa-Su off",
    ),
    ("Open 7 days: 10am to 5pm", "Mo-Su 10:00-17:00"),
    ("The shop is open seven days, 10–6 in summer (Jun-Aug).", "Mo-Su 10:00-18:00"),
    ("Shop open Thursday, Friday & Saturday 10am-4pm", "Th-Sa 10:00-16:00"),
    ("9am to 5pm GMT, Monday through Friday", "Mo-Fr 09:00-17:00"),
    ("Mon-Fri: 8.30am to 12.30pm & 1.30pm to 5pm", "Mo-Fr 08:30-12:30,13:30-17:00"),
    ("Weekdays 9 – 6, Saturdays 10 – 4, closed Sundays", "Mo-Fr 09:00-18:00; Sa 10:00-16:00; Su off"),
    ("Opening Times: Monday to Friday: 9:00am - 5:30pm (closed 1-2pm for lunch)", "Mo-Fr 09:00-13:00,14:00-17:30"),
    ("You can call us Monday to Friday between 10am and 4pm (GMT)", "Mo-Fr 10:00-16:00"),
    ("Mon to Fri 9.00 to 17.00, Sat 9.00 to 13.00", "Mo-Fr 09:00-17:00; Sa 09:00-13:00"),
    ("Closed Mondays. Tue–Sun 10–6", "Mo off; Tu-Su 10:00-18:00"),
    (
        "Leeds\tUnit 9, Canal Rd\t0113 496 0771\tMon-Fri 7am - 5.30pm, Sat 8am - 12 noon",
        "Mo-Fr 07:00-17:30; Sa 08:00-12:00",
    ),
    ("Phones are manned 8am to 6pm weekdays and 9am-1pm Saturdays.", "Mo-Fr 08:00-18:00; Sa 09:00-13:00"),
    ("Visit us: Wed - Sun, 11am 'til 5pm", "We-Su 11:00-17:00"),
    ("Tel 01234 567890Mon-Fri 9am-5pm", "Mo-Fr 09:00-17:00"),
    ("Opens 9am and closes 5.30pm Monday to Saturday", "Mo-Sa 09:00-17:30"),
    ("From 1 March 2025 the shop is open Mon-Fri 9-5", "Mo-Fr 09:00-17:00"),
]
LANGUAGES = {"pl": POLISH, "cs": CZECH, "sk": SLOVAK, "de": GERMAN, "en": ENGLISH}
WRITTEN = [(language, *pair) for language, pairs in LANGUAGES.items() for pair in pairs]

TRAPS = [
    ("de", "Johann: 0676/844 22 11, Büro: 02942/201 18-12"),
    ("de", "Zentrale: 089 / 45 81 20-0 / Vertrieb: Fr. Neu, Durchwahl -14"),
    ("pl", "Dzień 3: Suwałki – Augustów, 78 km, 10:15–18:40. Nocleg u gospodarza (tel. w opisie)"),
    ("pl", "Zamówienia złożone w dni robocze do 12:00 wysyłamy tego samego dnia"),
    ("pl", "Kurier DHL doręcza przesyłki pn-pt 8-18, w soboty 9-14"),
    ("pl", "Wysyłki realizujemy od poniedziałku do piątku w godz. 8-15"),
    ("pl", "Paczki nadajemy pn-pt między 13 a 15"),
    ("pl", "Warsztaty ceramiczne: sobota 14 czerwca, 10:00-14:00"),
    ("pl", "Zajęcia jogi: poniedziałek 18:00-19:30, środa 18:00-19:30"),
    ("pl", "Kurs trwa 3 dni: pt 17:00-20:00, sob 9:00-17:00, nd 9:00-15:00"),
    ("pl", "Live na Facebooku w każdy czwartek 20:00-21:00"),
    ("pl", "Promocja trwa od 24.11 do 28.11 w godz. 8-20"),
    ("pl", "Doba hotelowa od 16:00 do 11:00"),
    ("pl", "Rozmiary: S 36-38, M 38-40, pasuje na wzrost od 8 do 12 lat"),
    ("pl", "Termin realizacji: 2-4 dni robocze od poniedziałku do piątku"),
    ("pl", "Przesyłki odbierane są przez kuriera w dni robocze w godz. 15:00-16:00"),
    ("pl", "Plan lekcji: poniedziałek 8:00-14:30, wtorek 8:00-13:35"),
    ("pl", "Sklep otwarty także w niedzielę 15.12.2025 10:00-16:00"),
    ("pl", "Zgłoszenia przyjmujemy przez 24 godziny na dobę przez formularz na stronie"),
    ("pl", "Spotkanie autorskie: piątek 17:00-19:00, wstęp wolny"),
    ("pl", "Zniżka od 10 do 15 przy zakupie kompletu"),
    ("pl", "Termin zwrotu od 14 do 30 dni"),
    ("pl", "Paczkomat czynny 24/7"),
    ("cs", "Objednávky přijaté po-pá do 12:00 expedujeme týž den"),
    ("cs", "Výdejní místo Zásilkovny: Po-Pá 8-18"),
    ("cs", "Svoz balíků probíhá po-pá 14:00-16:00"),
    ("cs", "Kurz pletení: úterý 17:00–19:00"),
    ("cs", "PPL doručuje v pracovní dny mezi 8. a 18. hodinou"),
    ("cs", "Dodání do 2-3 pracovních dnů"),
    ("cs", "Rozvoz jídel: po-ne 11:00-21:00"),
    ("cs", "Workshop: sobota 12. 4. 10:00-15:00"),
    ("cs", "Vánoce: 24. 12. – 26. 12. zavřeno, 27. 12. 9-12"),
    ("sk", "Kuriér SPS doručuje od 8:00 do 17:00"),
    ("sk", "Dodanie 1-2 pracovné dni, Po-Pi do 12:00"),
    ("sk", "Tvorivá dielňa: sobota 10:00 - 12:00"),
    ("sk", "Balíky odovzdávame kuriérovi v pracovné dni medzi 14:00 a 15:00"),
    ("de", "Lieferzeit 2-4 Werktage"),
    ("de", "Zustellung Mo–Sa zwischen 8 und 18 Uhr"),
    ("de", "DPD liefert Mo-Fr 8-17 Uhr"),
    ("de", "Wichtelmarkt am Fr 12.12. 18–22 Uhr"),
    ("de", "Workshop am Samstag, 14. März, 10-16 Uhr"),
    ("de", "Vernissage: Freitag 19-22 Uhr"),
    ("de", "Kurs: Dienstag 18:00-20:00 Uhr"),
    ("de", "Bestellungen bis 14 Uhr (Mo-Fr) werden am selben Tag versandt"),
    ("de", "Sonntagsbrunch 10-14 Uhr"),
    ("en", "Delivery slots: Mon-Fri 8am-1pm, 12pm-5pm"),
    ("en", "Order by 2pm Mon-Fri for same-day dispatch"),
    ("en", "Workshop: Sat 12 July 10am–4pm"),
    ("en", "Yoga class Tuesday 18:00–19:15"),
    ("en", "Parcels are collected by courier weekdays 3pm-4pm"),
    ("en", "Happy hour Mon-Fri 4-6pm"),
    ("en", "Delivered Monday to Saturday between 7am and 9pm"),
    ("en", "Evri tracked: 2-3 working days, Mon-Sat 8am-8pm"),
    ("en", "Knitting group meets every Thursday 7-9pm"),
    ("en", "Suitable for ages 3 to 8"),
    ("en", "Royal Mail Customer Services: Mon-Fri 8am-6pm"),
    ("en", "School holiday workshops: Mon-Fri 9.30am-3pm"),
]


def hours(language: str, text: str) -> list[str]:
    document = Document(
        Page(URL, URL, "contact", 200, 0, ""), "", language, tuple(Line(line, "main") for line in text.split(" / "))
    )
    country = COUNTRY[language]
    context = SiteContext(URL, "sklep-rower.example", "sklep-rower.example", country, (country,), language)
    found = [item for item in FINDER.find(document, context) if isinstance(item, Channel)]
    return [item.value for item in found if item.attributes["owner"] == "shop"]


@pytest.mark.parametrize(("language", "text", "osm"), WRITTEN)
def test_hours_in_many_words(language: str, text: str, osm: str) -> None:
    assert " || ".join(hours(language, text)) == osm


@pytest.mark.parametrize(("language", "text"), TRAPS)
def test_times_of_something_else(language: str, text: str) -> None:
    assert hours(language, text) == []
