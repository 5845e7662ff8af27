"""Everything around seats that is refused says why, in each language, and changes nothing."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

import sandbox
from handlers import payloads
from handlers.payloads import Button
from tests.organisers import organiser
from tests.seats import CLOSES, town_with
from tests.test_requests import decides
from tests.town import OPEN, Town, Townsperson

EVENT = "workshop"
SAYS = {
    "not open": ("opens on 2 April 2022, 09:00", "registracija prasidės 2022 m. balandžio 2 d., 09:00"),
    "no form": ("There is no open form for Second Clusters", "Atviros anketos renginiui Antrasis „Clusters"),
    "incomplete": ("One answer is still missing.", "Dar trūksta vieno atsakymo."),
    "old": ("That button is from earlier.", "Tai ankstesnis mygtukas."),
    "full": ("I am sorry: all seats are taken.", "Apgailestauju, visos vietos užimtos."),
    "online full": ("All places online are taken, too.", "Nuotolinės vietos taip pat užimtos."),
    "waits already": ("You are on the waiting list: CMR-", "Esate laukiančiųjų sąraše: CMR-"),
    "held": ("A seat is held for you: CMR-", "Jums laikoma vieta: CMR-"),
    "gone": ("That seat is not held for you any more.", "Ši vieta jums nebelaikoma."),
    "answered": ("You have answered that already.", "Į tai jau atsakėte."),
    "ended": ("That registration has ended.", "Ši registracija jau baigta."),
    "no ticket": ("There is a ticket only for whoever comes", "Bilietą gauna tik atvykstantys gyvai."),
    "closed": ("Registration for Clusters meet Regions closed on", "Clusters meet Regions: registracija baigėsi"),
    "unfinished": (", before your form was finished.", ", o jūsų anketa liko nebaigta."),
    "asked": ("The organisers have been asked already.", "Organizatorių jau paklausta."),
    "let in": ("You may register already: press Register.", "Jau galite registruotis: spauskite"),
    "list closed": ("The waiting list has closed, too.", "Laukiančiųjų sąrašas taip pat uždarytas."),
    "over": ("The event is over.", "Renginys jau pasibaigė."),
}
CONTENT = (
    ("[seats]\n", "[seats]\nonsite = 1\nonline = 1\n"),
    ("[waiting]\n", '[waiting]\ncloses = "2022-04-20 12:00"\n'),
    ('closes = "2022-04-14 23:59"\n', 'closes = "2022-04-14 23:59"\nopens = "2022-04-02 09:00"\n'),
)
LIST_CLOSED = datetime.fromisoformat("2022-04-20T12:00:00+03:00")
ENDED = datetime.fromisoformat("2022-04-28T00:00:00+03:00")


async def forges(person: Townsperson, button: Button) -> str:
    """Presses what is not on their screen, or not any more; the toast, and all that came."""
    toast = await person.presses_held((person.messages[-1], sandbox.Button("?", button.pack())))
    return f"{toast}\n{person.sees}"


async def registration_of(town: Town, person: Townsperson) -> int:
    rows = await town.sql("SELECT id FROM registration WHERE chat_id = :id ORDER BY id DESC", id=person.id)
    return int(rows[0]["id"])


async def state(town: Town) -> list[tuple[Any, ...]]:
    rows = await town.sql("SELECT id, status, attends, wants, sequence FROM registration ORDER BY id")
    return [tuple(row.values()) for row in rows]


@pytest.mark.parametrize(("language", "nth"), [("en", 0), ("lt", 1)])
async def test_whatever_is_refused_says_why_and_changes_nothing(tmp_path: Path, language: str, nth: int) -> None:
    async with town_with(f"sqlite:///{tmp_path}/bot.db", tmp_path, None, *CONTENT) as town:
        olga = organiser(town, "Olga")
        ana, ben, cleo, dora, eva = (town.person(name, language) for name in ("Ana", "Benas", "Cleo", "Dora", "Eva"))

        async def refuses(person: Townsperson, *tried: tuple[Button, str]) -> None:
            for button, why in tried:
                before = await state(town)
                assert SAYS[why][nth] in await forges(person, button), (button, why, person.sees)
                assert await state(town) == before

        async def at_the_review(person: Townsperson, **answers: Any) -> None:
            await person.starts(EVENT)
            await person.fills_in(EVENT, until="review", name=f"{person.on_telegram.name} X", **answers)

        for person in (ana, ben, cleo, dora, eva):
            await person.starts()
        await refuses(ben, (payloads.Begin(EVENT), "not open"), (payloads.AskLate(EVENT), "old"))
        await town.moves_clock(OPEN + timedelta(days=2))
        await refuses(
            ben,
            (payloads.Queue(EVENT, "wait"), "no form"),
            (payloads.Confirm(EVENT), "no form"),
            (payloads.JoinOnline(EVENT), "no form"),
            (payloads.Edit(EVENT), "ended"),
            (payloads.Invite(EVENT), "ended"),
            (payloads.AcceptSeat(EVENT, 1), "gone"),
            (payloads.AskLate(EVENT), "old"),
        )
        await ben.starts(EVENT)
        await ben.fills_in(EVENT, until="country")
        await refuses(
            ben,
            (payloads.Confirm(EVENT), "incomplete"),
            (payloads.Queue(EVENT, "wait"), "incomplete"),
            (payloads.Queue(EVENT, "both"), "incomplete"),
            (payloads.Queue(EVENT, "seat"), "old"),
        )
        await ben.fills_in_the_rest(EVENT, until="review")
        await ana.registers(EVENT)
        await eva.registers(EVENT, attendance="online")
        await refuses(ben, (payloads.Confirm(EVENT), "full"), (payloads.Queue(EVENT, "both"), "online full"))
        await forges(ben, payloads.Queue(EVENT, "wait"))
        mine, anas = await registration_of(town, ben), await registration_of(town, ana)
        await refuses(
            ben,
            (payloads.Queue(EVENT, "wait"), "waits already"),
            (payloads.Confirm(EVENT), "waits already"),
            (payloads.AcceptSeat(EVENT, mine), "gone"),
            (payloads.DeclineSeat(EVENT, mine), "gone"),
            (payloads.OnlineInstead(EVENT, mine), "online full"),
            (payloads.ShowTicket(EVENT), "no ticket"),
            (payloads.WithdrawYes(EVENT, ana.reference), "old"),
        )
        theirs = [
            payloads.AcceptSeat(EVENT, mine),
            payloads.DeclineSeat(EVENT, mine),
            payloads.OnlineInstead(EVENT, mine),
        ]
        await forges(ana, payloads.WithdrawYes(EVENT, ana.reference))
        await refuses(
            ana,
            (payloads.Edit(EVENT), "ended"),
            (payloads.Withdraw(EVENT), "ended"),
            (payloads.Invite(EVENT), "ended"),
            (payloads.ShowTicket(EVENT), "no ticket"),
            (payloads.AcceptSeat(EVENT, anas), "gone"),
        )
        for stranger in (ana, cleo, eva):
            await refuses(stranger, *((button, "gone") for button in theirs))
        await refuses(ben, (payloads.Confirm(EVENT), "held"), (payloads.OnlineInstead(EVENT, mine), "online full"))
        await forges(ben, payloads.AcceptSeat(EVENT, mine))
        await refuses(ben, *((button, "answered") for button in theirs))

        await town.moves_clock(CLOSES)
        await refuses(
            dora,
            (payloads.Begin(EVENT), "closed"),
            (payloads.Confirm(EVENT), "no form"),
            (payloads.BeginInvited(EVENT, "AAAAAAAAAAAAAAAA"), "closed"),
        )
        await refuses(ben, (payloads.Invite(EVENT), "closed"), (payloads.AskLate(EVENT), "old"))
        await forges(dora, payloads.AskLate(EVENT))
        await refuses(dora, (payloads.AskLate(EVENT), "asked"))
        await decides(town, olga, "Approve")
        await refuses(dora, (payloads.AskLate(EVENT), "let in"))
        await dora.does("/register")
        await dora.fills_in_the_rest(EVENT, until="review")
        await refuses(cleo, (payloads.Begin(EVENT), "closed"), (payloads.Queue(EVENT, "wait"), "no form"))
        await town.moves_clock(CLOSES + timedelta(hours=49))
        await refuses(dora, (payloads.Queue(EVENT, "wait"), "unfinished"))

        await town.moves_clock(LIST_CLOSED)
        await forges(cleo, payloads.AskLate(EVENT))
        await decides(town, olga, "Approve", 2)
        await cleo.does("/register")
        await cleo.fills_in_the_rest(EVENT, until="review")
        await refuses(cleo, (payloads.Confirm(EVENT), "list closed"), (payloads.Queue(EVENT, "wait"), "list closed"))
        await town.moves_clock(ENDED)
        await refuses(
            cleo,
            (payloads.AskLate(EVENT), "over"),
            (payloads.Confirm(EVENT), "closed"),
            (payloads.Begin(EVENT), "closed"),
        )
        await refuses(ben, (payloads.Edit(EVENT), "closed"), (payloads.AskLate(EVENT), "old"))
        await refuses(ben, (payloads.Withdraw(EVENT), "over"), (payloads.WithdrawYes(EVENT, ben.reference), "over"))
