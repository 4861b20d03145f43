"""Postal addresses in the forms of many shops: what is read, and what is somebody else's or nothing of the kind.

`` / `` separates lines, ``|`` a tab.
"""

from __future__ import annotations

import pytest

from channelaudit.channels.address import FINDER
from channelaudit.model import Channel, Document, Line, Page, SiteContext

URL = "https://sklep-rower.example/kontakt"
COUNTRIES = {"pl": "PL", "cs": "CZ", "sk": "SK", "de": "DE", "at": "AT", "en": "GB", "ie": "IE"}
LANGUAGES = {"at": "de", "ie": "en"}
POLISH = [
    ("Sklep Rower Jan Nowy / Zielona 3/5 / 90-414 Łódź", "Zielona 3/5, 90-414 Łódź"),
    ("ul. Gen. Józefa Bema 7 lok. 12, 35-211 Rzeszów", "ul. Gen. Józefa Bema 7 lok. 12, 35-211 Rzeszów"),
    ("ul. Ks. Piotra Skargi 12A, 34-300 Żywiec", "ul. Ks. Piotra Skargi 12A, 34-300 Żywiec"),
    ("al. Jana Pawła II 27, 00-867 Warszawa", "al. Jana Pawła II 27, 00-867 Warszawa"),
    ("Al. 1000-lecia 15, 32-300 Olkusz", "Al. 1000-lecia 15, 32-300 Olkusz"),
    ("ul. 11 Listopada 22/4, 43-300 Bielsko-Biała", "ul. 11 Listopada 22/4, 43-300 Bielsko-Biała"),
    ("os. Bolesława Chrobrego 12/40, 60-681 Poznań", "os. Bolesława Chrobrego 12/40, 60-681 Poznań"),
    ("Wólka Kosowska, ul. Nadrzeczna 16, 05-552 Wólka Kosowska", "ul. Nadrzeczna 16, 05-552 Wólka Kosowska"),
    ("Siedziba: 32-084 Morawica 256", "Morawica 256, 32-084 Morawica"),
    ("Kowale, ul. Magnacka 15, 80-180 Gdańsk", "ul. Magnacka 15, 80-180 Gdańsk"),
    ("ul. Fabryczna 5B hala 3, 55-080 Kąty Wrocławskie", "ul. Fabryczna 5B hala 3, 55-080 Kąty Wrocławskie"),
    ("ul. Przemysłowa 3 (budynek C), 62-052 Komorniki", "ul. Przemysłowa 3, budynek C, 62-052 Komorniki"),
    ("Nasz adres: 20-601 Lublin, ul. Zana 11a (wejście od podwórza)", "ul. Zana 11a, 20-601 Lublin"),
    ("z siedzibą w Toruniu, 87-100, ul. Szosa Chełmińska 26", "ul. Szosa Chełmińska 26, 87-100 Toruń"),
    (
        "z siedzibą przy ul. Legnickiej 55/2 we Wrocławiu, kod pocztowy 54-203",
        "ul. Legnickiej 55/2, 54-203 Wrocław",
    ),
    (
        "spółka akcyjna z siedzibą w Poznaniu przy ul. Obornickiej 330, kod pocztowy 60-689, wpisana do rejestru",
        "ul. Obornickiej 330, 60-689 Poznań",
    ),
    (
        "Sopot, ul. Bohaterów Monte Cassino 34/1, 81-759 – otwarte pn.–czw.",
        "ul. Bohaterów Monte Cassino 34/1, 81-759 Sopot",
    ),
    ("ul. Świętojańska 9, PL 81-368 Gdynia", "ul. Świętojańska 9, 81-368 Gdynia"),
    ("ul.Wojska Polskiego 3,39-300 Mielec", "ul.Wojska Polskiego 3, 39-300 Mielec"),
    ("Adres: ulica Kwiatowa 1 m 2; kod: 02-539; miasto: Warszawa", "ulica Kwiatowa 1 m 2, 02-539 Warszawa"),
    ("Ulica: Kwiatowa 1 / Kod pocztowy: 02-539 / Miejscowość: Warszawa", "Kwiatowa 1, 02-539 Warszawa"),
    ("Adres siedziby: Rynek 12, 32-400 Myślenice", "Rynek 12, 32-400 Myślenice"),
    ("Rynek Główny 28 / 31-010 Kraków", "Rynek Główny 28, 31-010 Kraków"),
    ("Plac Kościuszki 8/9, 50-028 Wrocław (II piętro)", "Plac Kościuszki 8/9, 50-028 Wrocław"),
    ("Listownie: Tkaniny, skr. poczt. 118, 90-950 Łódź 1", "skr. poczt. 118, 90-950 Łódź 1"),
    ("Skrytka pocztowa 44, 30-960 Kraków 1", "Skrytka pocztowa 44, 30-960 Kraków 1"),
    ("ul. Graniczna 190 / bud. F / 54-530 Wrocław", "ul. Graniczna 190, bud. F, 54-530 Wrocław"),
    ("C.H. Galeria, lok. 15, ul. Rejtana 65, 35-326 Rzeszów", "ul. Rejtana 65, 35-326 Rzeszów"),
    ("ul. Kolejowa 5, 05-092 Łomianki Dolne", "ul. Kolejowa 5, 05-092 Łomianki Dolne"),
    ("ul. Piotrkowska 148/150 lok. 3U, 90-063 Łódź", "ul. Piotrkowska 148/150 lok. 3U, 90-063 Łódź"),
    ("ul. Dworcowa 1, 63-400 Ostrów Wlkp.", "ul. Dworcowa 1, 63-400 Ostrów Wlkp"),
    ("ul. Hetmańska 6, 37-450 Stalowa Wola, woj. podkarpackie", "ul. Hetmańska 6, 37-450 Stalowa Wola"),
    ("SKLEP ROWER, UL. 3 MAJA 9, 32-600 OŚWIĘCIM, POLSKA", "UL. 3 MAJA 9, 32-600 OŚWIĘCIM"),
    ("34-120 ANDRYCHÓW, BIAŁA DROGA 12. Pracujemy od 7 do 15", "BIAŁA DROGA 12, 34-120 ANDRYCHÓW"),
    ("Magazyn Rower, Sowia 8, 62-080 Tarnowo Podgórne (pon.–pt. 7–15)", "Sowia 8, 62-080 Tarnowo Podgórne"),
    ("Biuro|ul. Prosta 2/14|00-850 Warszawa|tel. 600 100 200", "ul. Prosta 2/14, 00-850 Warszawa"),
    ("📍 ul. Jasna 4, 25-001 Kielce 📞 600 100 200", "ul. Jasna 4, 25-001 Kielce"),
    ("ul. Lwowska 5 • 33-300 Nowy Sącz • NIP 1234560007", "ul. Lwowska 5, 33-300 Nowy Sącz"),
    ("Rower Anna Rak prowadząca działalność w Kielcach, ul. Jasna 4, 25-001 Kielce", "ul. Jasna 4, 25-001 Kielce"),
    ("ul. Armii Krajowej 12 / 05-500 Piaseczno k. Warszawy", "ul. Armii Krajowej 12, 05-500 Piaseczno k. Warszawy"),
]
CZECH = [
    ("Hlavní 25, 739 91 Jablunkov", "Hlavní 25, 739 91 Jablunkov"),
    ("Sídlo firmy: Křenová 409/52, Trnitá, 602 00 Brno", "Křenová 409/52, 602 00 Brno"),
    ("Masarykovo náměstí 12 / 586 01 Jihlava", "Masarykovo náměstí 12, 586 01 Jihlava"),
    ("Tovární ulice 15, 400 01 Ústí nad Labem", "Tovární ulice 15, 400 01 Ústí nad Labem"),
    ("Rower s.r.o., V Jámě 699/1, Nové Město, 110 00 Praha 1", "V Jámě 699/1, 110 00 Praha 1"),
    ("Bělehradská 858/23, 120 00 Praha 2 – Vinohrady", "Bělehradská 858/23, 120 00 Praha 2 – Vinohrady"),
    ("Lhota 5, 257 41 Týnec nad Sázavou", "Lhota 5, 257 41 Týnec nad Sázavou"),
    ("763 02 Zlín-Malenovice, tř. 3. května 1170", "tř. 3. května 1170, 763 02 Zlín-Malenovice"),
    ("28. října 2663/150, 702 00 Moravská Ostrava", "28. října 2663/150, 702 00 Moravská Ostrava"),
    ("nám. T. G. Masaryka 588, 760 01 Zlín", "nám. T. G. Masaryka 588, 760 01 Zlín"),
    (
        "Náměstí Přemysla Otakara II. 87/25, 370 01 České Budějovice",
        "Náměstí Přemysla Otakara II. 87/25, 370 01 České Budějovice",
    ),
    ("se sídlem Rohatec, Hlavní 12, PSČ: 696 01", "Hlavní 12, 696 01 Rohatec"),
    ("se sídlem v Ostravě, Nádražní 12, PSČ 702 00", "Nádražní 12, 702 00 Ostrava"),
    (
        "se sídlem v Žatci, nám. Svobody 149, 438 01, zapsaná u KS pod C 38812",
        "nám. Svobody 149, 438 01 Žatec",
    ),
    ("ul. Pod Vodojemem 3279/2a, 434 01 Most", "ul. Pod Vodojemem 3279/2a, 434 01 Most"),
    (
        "Areál bývalé cihelny, Cihelní 14, 735 06 Karviná - Nové Město",
        "Cihelní 14, 735 06 Karviná - Nové Město",
    ),
    ("Korespondenční adresa: P.O.BOX 25, 656 25 Brno", "P.O.BOX 25, 656 25 Brno"),
    ("Ulice: Dlouhá 5 / Město: Brno / PSČ: 602 00", "Dlouhá 5, 602 00 Brno"),
    ("Ulice|Dlouhá 5 / Město|Brno / PSČ|602 00", "Dlouhá 5, 602 00 Brno"),
    ("Zámecká 123 Hluboká nad Vltavou 373 41", "Zámecká 123, 373 41 Hluboká nad Vltavou"),
    ("Č.p. 123, 687 71 Bojkovice", "Č.p. 123, 687 71 Bojkovice"),
    ("675 71 Náměšť nad Oslavou, Husova 77", "Husova 77, 675 71 Náměšť nad Oslavou"),
    (
        "místo podnikání Palackého třída 2903/118, Brno – Královo Pole, PSČ 612 00, fyzická osoba",
        "Palackého třída 2903/118, 612 00 Brno – Královo Pole",
    ),
    ("Osobní odběr: Hračky, nám. Míru 48, Litomyšl 570 01; od 9 do 12", "nám. Míru 48, 570 01 Litomyšl"),
    (
        "Průmyslová 1472/11, 102 00 Praha 10 – Hostivař (areál, vjezd č. 3)",
        "Průmyslová 1472/11, 102 00 Praha 10 – Hostivař",
    ),
    ("Adresa: Nádražní 14/II, 342 01 Sušice", "Nádražní 14/II, 342 01 Sušice"),
    ("Provozovna: Brno-Židenice, Táborská 125, 615 00", "Táborská 125, 615 00 Brno-Židenice"),
    ("Horní Bečva 550, 756 57 Horní Bečva, okr. Vsetín", "Horní Bečva 550, 756 57 Horní Bečva"),
]
SLOVAK = [
    ("Štúrova 27, 040 01 Košice – Staré Mesto", "Štúrova 27, 040 01 Košice – Staré Mesto"),
    ("Ul. Mierová 83, 821 05 Bratislava - Ružinov", "Ul. Mierová 83, 821 05 Bratislava - Ružinov"),
    ("Hlavná ulica 12/7, 929 01 Dunajská Streda", "Hlavná ulica 12/7, 929 01 Dunajská Streda"),
    ("Námestie sv. Egídia 8, 058 01 Poprad", "Námestie sv. Egídia 8, 058 01 Poprad"),
    ("Veľké Kostoľany 1024, 922 07 Veľké Kostoľany", "Veľké Kostoľany 1024, 922 07 Veľké Kostoľany"),
    ("sídlo: 022 01 Čadca, Palárikova 87", "Palárikova 87, 022 01 Čadca"),
    ("Prevádzka: OC Max, Kamenné pole 44/1, Liptovský Mikuláš 031 01", "Kamenné pole 44/1, 031 01 Liptovský Mikuláš"),
    ("M. R. Štefánika 8 / 010 01 Žilina", "M. R. Štefánika 8, 010 01 Žilina"),
    ("P. Jilemnického 30, 911 01 Trenčín", "P. Jilemnického 30, 911 01 Trenčín"),
    ("Priemyselná 1/A, SK - 917 01 Trnava", "Priemyselná 1/A, 917 01 Trnava"),
    ("so sídlom v Trnave, Hlboká 17, PSČ 917 01", "Hlboká 17, 917 01 Trnava"),
    ("OC Mirage, Námestie A. Hlinku 7B, 010 01 Žilina (2. poschodie)", "Námestie A. Hlinku 7B, 010 01 Žilina"),
    ("Obec Zuberec 289, 027 32 Zuberec", "Zuberec 289, 027 32 Zuberec"),
]
GERMAN = [
    ("de", "Im Gewerbepark 12 / D-93059 Regensburg", "Im Gewerbepark 12, 93059 Regensburg"),
    ("de", "Kaiser-Wilhelm-Straße 89-93, 20355 Hamburg", "Kaiser-Wilhelm-Straße 89-93, 20355 Hamburg"),
    ("de", "Bahnhofstr. 3-5 · 79098 Freiburg im Breisgau", "Bahnhofstr. 3-5, 79098 Freiburg im Breisgau"),
    ("de", "Fahrradladen / Inh. Max Neu / Lange Str. 17 / 04103 Leipzig", "Lange Str. 17, 04103 Leipzig"),
    ("de", "Am Markt 1, 18055 Rostock", "Am Markt 1, 18055 Rostock"),
    ("at", "Mariahilfer Straße 88/2/15, 1070 Wien", "Mariahilfer Straße 88/2/15, 1070 Wien"),
    ("at", "Hauptplatz 12 / A-8010 Graz", "Hauptplatz 12, 8010 Graz"),
    ("at", "Gewerbestraße 7, 5082 Grödig bei Salzburg, Österreich", "Gewerbestraße 7, 5082 Grödig bei Salzburg"),
    ("de", "Unter den Linden 21, DE-10117 Berlin", "Unter den Linden 21, 10117 Berlin"),
    ("de", "Dorfstraße 4 / 83629 Weyarn / Deutschland", "Dorfstraße 4, 83629 Weyarn"),
    ("de", "Untere Hauptstr. 11 b, 85354 Freising", "Untere Hauptstr. 11 b, 85354 Freising"),
    ("de", "Rower KG, Postfach 11 22, 49002 Osnabrück", "Postfach 11 22, 49002 Osnabrück"),
    ("at", "Kärntner Ring 5-7, Top 12, 1010 Wien", "Kärntner Ring 5-7, Top 12, 1010 Wien"),
    (
        "de",
        "Rücksendungen: Löffler Lager, Im Entenbad 12-14, 79541 Lörrach-Hauingen.",
        "Im Entenbad 12-14, 79541 Lörrach-Hauingen",
    ),
    ("de", "Straße: Lindenweg 5 / PLZ: 10115 / Ort: Berlin", "Lindenweg 5, 10115 Berlin"),
    ("de", "Firmensitz: 10115 Berlin, Lindenweg 5", "Lindenweg 5, 10115 Berlin"),
    ("at", "Weinhof · Kellergasse 14 · 2070 Retz · +43 2942 201 18", "Kellergasse 14, 2070 Retz"),
]
ENGLISH = [
    ("en", "27 Old Gloucester Street, London, WC1N 3AX", "27 Old Gloucester Street, London, WC1N 3AX"),
    ("en", "Flat 2, 14 Park Crescent, Brighton BN1 4HA", "Flat 2, 14 Park Crescent, Brighton, BN1 4HA"),
    (
        "en",
        "The Old Barn / Home Farm / Church Lane / Little Snoring / Norfolk / NR21 0JP",
        "Home Farm, Church Lane, Little Snoring, NR21 0JP",
    ),
    (
        "en",
        "Rower Ltd, Unit 3B, Victoria Mill, Buxton Road, Bakewell, Derbyshire, DE45 1DA",
        "Unit 3B, Victoria Mill, Buxton Road, Bakewell, DE45 1DA",
    ),
    (
        "en",
        "71-75 Shelton Street / Covent Garden / London / WC2H 9JQ",
        "71-75 Shelton Street, Covent Garden, London, WC2H 9JQ",
    ),
    (
        "en",
        "Suite 12, 5th Floor, Castle Chambers, 43 Castle Street, Liverpool L2 9TL",
        "43 Castle Street, Liverpool, L2 9TL",
    ),
    ("en", "Kemp House, 160 City Road, London EC1V 2NX, United Kingdom", "160 City Road, London, EC1V 2NX"),
    ("en", "PO Box 1234, Swindon, SN1 1AA", "PO Box 1234, Swindon, SN1 1AA"),
    ("ie", "22 Saint Patrick Street, Cork, T12 X8Y5", "22 Saint Patrick Street, Cork, T12 X8Y5"),
    (
        "ie",
        "Unit 5, Ballymount Industrial Estate, Dublin 12, D12 Y0C5",
        "Unit 5, Ballymount Industrial Estate, Dublin 12, D12 Y0C5",
    ),
    ("ie", "Main Street, Ballina, Co. Mayo, F26 X3Y4", "Main Street, Ballina, F26 X3Y4"),
    ("ie", "The Square, Kenmare, Co. Kerry V93 X2Y1", "The Square, Kenmare, V93 X2Y1"),
    ("ie", "3 The Mall / Tralee / Co. Kerry / V92 A1C2 / Ireland", "3 The Mall, Tralee, V92 A1C2"),
    ("ie", "Seaweed Teo., Cill Chiaráin, Co. Galway, H91 R2XP", "Cill Chiaráin, H91 R2XP"),
    ("en", "Rose Cottage, Llanfair, Powys SY21 0AA", "Llanfair, SY21 0AA"),
    ("en", "1 George Square, Glasgow, Scotland, G2 1DY", "1 George Square, Glasgow, G2 1DY"),
    ("en", "Unit 12, Duncrue Road, Belfast BT3 9BP, Northern Ireland", "Unit 12, Duncrue Road, Belfast, BT3 9BP"),
    ("en", "Leeds|Unit 9, Armley Rd, LS12 2EJ|0113 496 0771", "Unit 9, Armley Rd, Leeds, LS12 2EJ"),
    ("en", "Hull|14 Hedon Rd, HU9 1LH|01482 555 190", "14 Hedon Rd, Hull, HU9 1LH"),
    (
        "en",
        "0800 112 3456 / sales@rower.example / Unit 17, Trostre Industrial Park, Llanelli, Carmarthenshire SA14 9UU",
        "Unit 17, Trostre Industrial Park, Llanelli, SA14 9UU",
    ),
    (
        "en",
        "Our workshop is at 4 Mill Yard, Hebden Bridge, West Yorkshire HX7 8AD.",
        "4 Mill Yard, Hebden Bridge, HX7 8AD",
    ),
    ("en", "registered office 4 Murray Street, Llanelli SA15 1BQ. VAT: GB123", "4 Murray Street, Llanelli, SA15 1BQ"),
]
WRITTEN = [
    *(("pl", *pair) for pair in POLISH),
    *(("cs", *pair) for pair in CZECH),
    *(("sk", *pair) for pair in SLOVAK),
    *GERMAN,
    *ENGLISH,
]

TRAPS = [
    ("pl", "Sąd Rejonowy w Opolu, VIII Wydział Gospodarczy, ul. Zmyślona 1, 45-057 Opole"),
    ("pl", "akta rejestrowe przechowuje Sąd Rejonowy Poznań – Nowe Miasto, ul. Zmyślona 7, 61-752 Poznań"),
    ("pl", "Strona działa na serwerze firmy Serwer S.A., ul. Zmyślona 1B, 61-569 Poznań"),
    ("pl", "Zgłoś nadużycie: Sklepik sp. z o.o., al. Zmyślona 30, 71-064 Szczecin"),
    ("pl", "Podmiot przetwarzający: Wysyłki sp. z o.o., ul. Zmyślona 3, 60-166 Poznań"),
    ("pl", "Dostawca oprogramowania sklepu: Sklepik S.A., ul. Zmyślona 3, 30-552 Kraków"),
    ("pl", "Biuro rachunkowe Liczydło, ul. Zmyślona 8, 20-002 Lublin prowadzi naszą księgowość"),
    ("pl", "Urząd Skarbowy Warszawa-Wola, ul. Zmyślona 6, 01-234 Warszawa"),
    ("pl", "Bank Zmyślony S.A., ul. Zmyślona 10, 00-999 Warszawa, nr rachunku"),
    ("pl", "Wózek 15-880 Srebrny, 139,90 zł"),
    ("pl", "Haczyk roz. 6-10, EN 71-300 Zestaw"),
    ("pl", "NIP 123-456-00-07, BDO 000087-412 Wpis"),
    ("pl", "Powiatowy Inspektorat Weterynarii, ul. Zmyślona 1, 59-700 Bolesławiec"),
    ("pl", "Operatorem płatności jest Płatność S.A., ul. Zmyślona 15, 60-198 Poznań"),
    ("cs", "zapsaná v obchodním rejstříku u KS v Brně, oddíl C, vložka 38812"),
    ("cs", "zapsaná u KS ÚnL pod C 38812."),
    ("cs", "Zpracovatelé: Obchůdek, a.s., Zmyšlená 628/8, 169 00 Praha 6; Maily s.r.o., Zmyšlená 5, 120 00 Praha 2"),
    ("cs", "Krajský soud v Plzni, Zmyšlená 40, 306 17 Plzeň"),
    ("cs", "Webhosting zajišťuje Server s.r.o., Zmyšlená 2, 301 00 Plzeň"),
    ("cs", "Živnostenský úřad: Magistrát města Brna, Zmyšlená 3, 601 67 Brno"),
    ("cs", "Bezpečnostní zámek 602 774 100 Zlatý, 189 00 Kč"),
    ("cs", "Č.ú. 35-1661846470/5500, VS 20240 Objednávka"),
    ("sk", "Register|OS Trnava, Sro 41288/T"),
    ("sk", "Obchodný register Okresného súdu Košice I, oddiel Sro, vložka č. 12345/V"),
    ("sk", "ŠÚKL: Zmyslená 11, 825 08 Bratislava 26"),
    ("sk", "Regionálna veterinárna a potravinová správa, Zmyslená 2, 917 01 Trnava"),
    ("sk", "Banka: Tatra banka, a. s., Zmyslené nám. 3, 811 06 Bratislava"),
    ("sk", "Prepravca: Kuriér s.r.o., Zmyslená 4, 821 09 Bratislava"),
    ("de", "HRB 41207, Registergericht Freiburg, Blatt 12345 Seite"),
    ("de", "Amtsgericht Charlottenburg, Zmyslstraße 91, 14057 Berlin, HRB 12345"),
    ("de", "Bankverbindung: Sparkasse Neustadt, Marktplatz 1, 10115 Berlin"),
    ("at", "Behörde gem. ECG: BH Neustadt, Mühlgasse 24, 2020 Neustadt"),
    ("at", "Aufsichtsbehörde: Magistrat Wien, Amtsstraße 5, 1010 Wien"),
    ("at", "Grüner Veltliner 2022 Ried, 9,80 €"),
    ("de", "Hosting: Server GmbH, Musterweg 5, 10115 Berlin"),
    ("de", "Steuerberater: Kanzlei Zahl, Musterweg 5, 10115 Berlin"),
    ("de", "LUCID 44711 Verpackung, EAN 40123 Artikel"),
    ("de", "Zuständige Kammer: Handwerkskammer Neustadt, Musterweg 5, 10115 Berlin"),
    ("en", "DISPUTES: Resolve, 70 Imaginary Street, London EC4Y 1EU"),
    ("en", "ADR provider: Resolve Ltd, 70 Imaginary Street, London EC4Y 1EU"),
    ("en", "Hosted by Server Ltd, 5 Imaginary Road, Leeds LS1 4AP"),
    ("en", "Part GU34 2QW Black, 12 in stock"),
    ("en", "Bank: Imaginary Bank plc, 1 High Street, Leeds LS1 4AP, sort code 20-45-77"),
    ("en", "Our accountants Sums LLP, 5 Imaginary Road, Leeds LS1 4AP"),
    ("ie", "Data Protection Commission, 21 Imaginary Square, Dublin 2, D02 AB12"),
    ("en", "Environmental Health, Town Hall, Imaginary Street, Leeds LS1 4AP"),
]


def addresses(home: str, text: str) -> list[Channel]:
    lines = tuple(Line(line, "main") for line in text.replace("|", "\t").split(" / "))
    language = LANGUAGES.get(home, home)
    document = Document(Page(URL, URL, "contact", 200, 0, ""), "", language, lines)
    country = COUNTRIES[home]
    countries = (country, *(c for c in COUNTRIES.values() if c != country))
    context = SiteContext(URL, "sklep-rower.example", "sklep-rower.example", country, countries, language)
    return [item for item in FINDER.find(document, context) if isinstance(item, Channel)]


@pytest.mark.parametrize(("home", "text", "value"), WRITTEN)
def test_addresses_in_many_forms(home: str, text: str, value: str) -> None:
    assert [(c.value, c.attributes["owner"]) for c in addresses(home, text)] == [(value, "shop")]


@pytest.mark.parametrize(("home", "text"), TRAPS)
def test_places_that_are_not_the_shops(home: str, text: str) -> None:
    assert [c.value for c in addresses(home, text) if c.attributes["owner"] == "shop"] == []
