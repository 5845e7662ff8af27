"""Names of countries that the libraries do not know: native, colloquial, and parts of the United Kingdom."""

from typing import Final

from events.words import listed

OUR_LANGUAGES: Final = ("en", "lt", "lv", "et", "pl", "de", "fi", "sv")

ALSO: Final[dict[str, str]] = {
    "AE": "UAE; Emirates; JAE; VAE",
    "AL": "Shqipëria; Shqiperi",
    "AM": "Hayastan; Армения",
    "AT": "Österreich; Oesterreich; Autriche; Австрия",
    "AZ": "Азербайджан",
    "BA": "Bosnia; BiH; Bosna i Hercegovina; Босния",
    "BE": "België; Belgique; Belgie; Бельгия",
    "BG": "България; Bulgarija; Болгария",
    "BY": "Беларусь; Belarus; White Russia; Gudija; Baltkrievija; Белоруссия",
    "CD": "DR Congo; DRC; Congo; Kongo",
    "CH": "Schweiz; Suisse; Svizzera; Svizra; Швейцария",
    "CI": "Ivory Coast; Cote d'Ivoire",
    "CY": "Κύπρος; Kypros; Kıbrıs; Кипр",
    "CZ": "Czechia; Czech; Czech Republic; Česko; Česká republika; Čekijos Respublika; Cesko; Tschechei; Чехия",
    "DE": "Deutschland; Allemagne; Alemania; Germania; BRD; Germany; Федеративная Республика Германия; Германия; "
    "Німеччина",
    "DK": "Danmark; Дания",
    "EE": "Eesti; Estonie; Eesti Vabariik; Эстония",
    "ES": "España; Espana; Espagne; Spagna; Испания",
    "FI": "Suomi; Finlande; Suomen tasavalta; Финляндия",
    "FR": "France; Francia; Франция",
    "GB": "UK; U.K.; GB; Great Britain; Britain; England; Scotland; Wales; Cymru; Northern Ireland; Anglija; Škotija; "
    "Velsas; Šiaurės Airija; Didžioji Britanija; JK; Anglia; Szkocja; Walia; Wielka Brytania; Schottland; "
    "Großbritannien; Inglismaa; Šotimaa; Suurbritannia; Englanti; Skotlanti; Iso-Britannia; Skottland; Storbritannien; "
    "Anglija; Skotija; Lielbritānija; United Kingdom of Great Britain; Великобритания; Англия",
    "GE": "Sakartvelo; Gruzija; Грузия",
    "GR": "Greece; Hellas; Ελλάδα; Ellada; EL; Греция",
    "HR": "Hrvatska; Croatie; Хорватия",
    "HU": "Magyarország; Magyarorszag; Венгрия",
    "IE": "Éire; Eire; Irska; Republic of Ireland; Ирландия",
    "IL": "Израиль",
    "IS": "Ísland; Исландия",
    "IT": "Italia; Italie; Италия",
    "KR": "South Korea; Korea; Republic of Korea; Pietų Korėja",
    "KP": "North Korea; DPRK; Korea",
    "KZ": "Казахстан",
    "LT": "Lietuva; Lietuvos Respublika; LR; Lituania; Lituanie; Litva; Lituânia; Lithuanie; Литва; Літва",
    "LU": "Lëtzebuerg; Letzebuerg; Люксембург",
    "LV": "Latvija; Latvijas Republika; Lettonie; Letonia; Lettonia; Lotyšsko; Латвия",
    "MD": "Moldova; Молдова; Молдавия",
    "ME": "Crna Gora; Черногория",
    "MK": "Macedonia; North Macedonia; Makedonija; FYROM; Македонија; Северная Македония",
    "MT": "Malta; Мальта",
    "NL": "Nederland; Holland; The Netherlands; Pays-Bas; Olandija; Holandia; Holande; Hollanti; Paesi Bassi; "
    "Нидерланды; Голландия",
    "NO": "Norge; Noreg; Норвегия",
    "PL": "Polska; Pologne; Polonia; Rzeczpospolita Polska; Польша",
    "PT": "Portugal; Portugalsko; Португалия",
    "RO": "România; Румыния",
    "RS": "Srbija; Србија; Сербия",
    "RU": "Russia; Россия; Rossija; Rossiya; Russian Federation",
    "SE": "Sverige; Suède; Швеция",
    "SI": "Slovenija; Slovénie; Словения",
    "SK": "Slovensko; Slovak Republic; Slovak; Slovaquie; Словакия",
    "TR": "Türkiye; Turkey; Turkiye; Turquie; Турция",
    "TW": "Taiwan",
    "UA": "Україна; Ukraina; Ukraine; Украина",
    "US": "USA; U.S.A.; U.S.; United States; United States of America; America; JAV; ASV; Stany Zjednoczone; США",
    "VA": "Vatican; Vatikanas",
    "VN": "Vietnam",
    "XK": "Kosovo; Kosova; Kosovas; Kosova; Косово",
}

# They come first among several that fit.
NEAR: Final = listed("""
    AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE NO IS LI CH GB UA MD GE TR RS
    ME MK AL BA XK
""")
