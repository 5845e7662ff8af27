"""Mail providers that people misspell, and the correction of a slip."""

from typing import Final

from rapidfuzz.distance import OSA

from events.words import listed

_COM: Final = listed("gmail hotmail outlook yahoo icloud live googlemail protonmail aol msn ymail rocketmail")
_LOCAL: Final = listed("""
    gmx.de gmx.net gmx.at gmx.ch web.de freenet.de t-online.de arcor.de mail.de posteo.de wp.pl o2.pl op.pl onet.pl
    interia.pl gazeta.pl poczta.fm tlen.pl vp.pl inbox.lv inbox.lt apollo.lv mail.ee online.ee hot.ee one.lt
    takas.lt delfi.lt orange.fr wanadoo.fr laposte.net free.fr sfr.fr hotmail.fr yahoo.fr outlook.fr live.fr
    hotmail.de yahoo.de outlook.de live.de hotmail.it yahoo.it libero.it virgilio.it tiscali.it alice.it outlook.it
    hotmail.es yahoo.es outlook.es telefonica.net hotmail.co.uk yahoo.co.uk live.co.uk btinternet.com seznam.cz
    centrum.cz email.cz volny.cz azet.sk zoznam.sk centrum.sk freemail.hu citromail.hu abv.bg luukku.com suomi24.fi
    kolumbus.fi elisanet.fi telia.com hotmail.se live.se spray.se yahoo.se bredband.net hotmail.no online.no live.no
    hotmail.dk live.dk ziggo.nl kpnmail.nl hotmail.nl live.nl telenet.be skynet.be proton.me pm.me tutanota.com
    yandex.ru mail.ru bk.ru ukr.net eesti.ee sapo.pt otenet.gr yahoo.gr
""")
# Real providers that are one letter away from a more common one: never asked about.
_REAL: Final = listed("""
    mail.com email.com gmx.com inbox.com orange.com onet.eu interia.eu inbox.eu hey.com me.com mac.com aim.com
    fastmail.com zoho.com yandex.com online.de online.fr online.lv mail.lv mail.lt mail.pl live.lv live.be live.at
    live.ie live.it live.ca live.com.au outlook.at outlook.be outlook.dk outlook.lv outlook.pt outlook.hu outlook.cz
    outlook.sk outlook.ie hotmail.be hotmail.gr hotmail.ch hotmail.fi hotmail.lt hotmail.lv yahoo.ro yahoo.ie
    yahoo.no yahoo.dk yahoo.pl yahoo.ca yahoo.in yahoo.com.br gmx.fr gmx.eu gmx.info gmx.co.uk gmx.us free.org
    telia.se telia.lt telia.ee telia.fi
""")
_COMMON: Final = (*(f"{name}.com" for name in _COM), *_LOCAL)
_KNOWN: Final = frozenset((*_COMMON, *_REAL))
_COM_SLIPS: Final = listed("con cmo ocm omc comm coom ccom co cm om c cpm vom xom clm cim cin col cop coml come comd")


def corrected(domain: str) -> str | None:
    """The common domain that was probably meant by this (lower-case) one, if it looks like a slip."""
    if domain in _KNOWN:
        return None
    name, _, ending = domain.partition(".")
    if ending in _COM_SLIPS:
        ending = "com"
    if name in _COM and ending == "com":
        return f"{name}.com"
    near = [common for common in _COMMON if _is_slip(name, ending, *common.partition(".")[::2])]
    return min(near, key=lambda common: (OSA.distance(common, f"{name}.{ending}"), common), default=None)


def _is_slip(name: str, ending: str, real_name: str, real_ending: str) -> bool:
    if ending != real_ending:
        # "wpp.l" and "gmailc.om": the dot is misplaced, nothing else
        return name + ending == real_name + real_ending and len(real_name) > 3
    distance = OSA.distance(name, real_name)
    swapped = sorted(name) == sorted(real_name)
    tolerated = (len(real_name) >= 5) + (len(real_name) >= 7 or (swapped and len(real_name) >= 5))
    return distance <= max(tolerated, swapped)
