"""The demo's page with the real bot behind it, in a real browser: what somebody sees who tries the project."""

import functools
import os
from pathlib import Path

from playwright.async_api import Browser, Locator, Page, expect

from bot import demo, demo_mail
from tests.browser import opened
from tests.town import ANSWERS, Town, Townsperson, built

PICTURES = os.environ.get("SCREENSHOTS")
DESKTOP = {"width": 1400, "height": 900}


async def test_a_person_registers_for_both_events_by_clicking(
    browser: Browser, sqlite_town: Town, tmp_path: Path
) -> None:
    town = sqlite_town
    ana = town.person("Ana")
    town.organisers.add(town.person("Olga").on_telegram)
    complaints: list[str] = []
    page = await opened(browser, town.world.url, complaints, viewport=DESKTOP)
    chat = page.locator("#private")
    await chat.get_by_role("button", name="START").click()
    for event, press in (("workshop", "Clusters meet Regions"), ("matchmaking", "Register for Matchmaking Event")):
        await chat.get_by_role("button", name=press, exact=True).last.click()
        if event == "workshop":
            await chat.get_by_role("button", name="Register", exact=True).last.click()
        else:
            await chat.get_by_role("button", name="Use these").click()
        await _fill_in(ana, chat, event)
        await page.screenshot(path=_picture(tmp_path, f"{event}-review"))
        await chat.get_by_role("button", name="Confirm").last.click()
        await expect(chat.get_by_text("You are registered").last).to_be_visible()
        await expect(chat.get_by_text(f"{event}.ics")).to_be_visible()
        await page.screenshot(path=_picture(tmp_path, f"{event}-registered"))
    await _on_a_phone(page, tmp_path)
    rows = await town.sql("SELECT event, chat_id FROM registration ORDER BY id")
    assert rows == [{"event": "workshop", "chat_id": ana.id}, {"event": "matchmaking", "chat_id": ana.id}]
    assert complaints == []


async def test_the_clock_goes_to_the_deadline_and_the_reminders_arrive(
    browser: Browser, sqlite_town: Town, tmp_path: Path
) -> None:
    town = sqlite_town
    town.world.moments = tuple(demo.moments(town.content.events))
    ana = town.person("Ana")
    await ana.starts("workshop")
    await ana.fills_in("workshop", until="organisation")
    complaints: list[str] = []
    page = await opened(browser, town.world.url, complaints, viewport=DESKTOP)
    chat = page.locator("#private")
    await page.get_by_role("button", name="to the deadline").click()
    await expect(page.locator("#clock-now")).to_contain_text("14 Apr 2022, 20:00")
    words = "6 questions left; closes today, 23:59 Brussels, 00:59 Vilnius."
    await expect(chat.get_by_text(words)).to_be_visible(timeout=20_000)
    await expect(chat.get_by_role("button", name="Not for me")).to_have_count(1, timeout=20_000)
    await page.screenshot(path=_picture(tmp_path, "reminders"))
    await chat.get_by_role("button", name="Continue registering").last.click()
    await expect(chat.locator(".row").last).to_contain_text("Which organisation do you represent?")
    assert complaints == []


async def _fill_in(ana: Townsperson, chat: Locator, event: str) -> None:
    """Answers each question as soon as the page shows it, with its buttons or by typing."""
    world = ana.town.world
    await world.until(lambda: ana.asked is not None, why="the first question")
    while (asked := ana.asked) is not None and not _at_review(ana):
        ask = ana.town.content.events[event].question(asked[1]).ask.in_("en")
        await expect(chat.locator(".row").last).to_contain_text(ask)
        await _answer(chat, asked[1])
        await world.until(functools.partial(_has_moved_on, ana, asked), why=f"what comes after {asked[1]}")
    await expect(chat.get_by_role("button", name="Confirm").last).to_be_visible()


def _has_moved_on(ana: Townsperson, asked: tuple[str, str]) -> bool:
    """Whether the next question or the review is there; what was understood may be echoed before it."""
    return _at_review(ana) or ana.asked not in (None, asked)


def _at_review(ana: Townsperson) -> bool:
    return any("Confirm" in label for label in ana.messages[-1].labels)


async def _answer(chat: Locator, question: str) -> None:
    given = ANSWERS[question]
    last = chat.locator(".row").last
    labels = {"organisation_type": "Cluster organisation", "attendance": "In person in Vilnius", "days": "Both days"}
    labels |= {"pitch": "No", "consent": "I agree"}
    if question in labels:
        await last.get_by_role("button", name=labels[question], exact=True).click()
    elif question == "ecosystems":
        await last.get_by_role("button", name="Construction").click()
        await chat.locator(".row").last.get_by_role("button", name="Done (1)").click()
    elif given == "-":
        await last.get_by_role("button", name="Skip").click()
    else:
        line = chat.get_by_role("textbox", name="Message", exact=True)
        await line.fill(str(given))
        await line.press("Enter")


async def _on_a_phone(page: Page, folder: Path) -> None:
    await page.set_viewport_size({"width": 390, "height": 844})
    await expect(page.locator("#people [aria-current]")).to_be_in_viewport(ratio=1)
    await page.locator("#private .picture img").last.evaluate("image => image.decode()")
    await page.screenshot(path=_picture(folder, "phone"))


async def test_the_newest_message_stays_in_sight_and_a_button_leads_back_to_it(
    browser: Browser, tmp_path: Path
) -> None:
    async with built(f"sqlite:///{tmp_path}/bot.db", tmp_path, mail=True, mail_from="bot@clusters.example") as town:
        await town.opens()
        ana, complaints = town.person("Ana"), list[str]()
        page = await opened(browser, town.world.url, complaints, viewport={"width": 1280, "height": 900})
        chat, down = page.locator("#private"), page.locator("#private .down")
        await ana.registers("workshop")
        # The mailbox has opened below, and the ticket's picture has come: its last line is still to be read.
        await expect(page.locator("#mailbox")).to_contain_text("You are registered")
        await expect(chat.get_by_text("Please show the code at the entrance").last).to_be_in_viewport(ratio=1)
        await expect(down).to_be_hidden()
        await chat.locator(".scroll").hover()
        await page.mouse.wheel(0, -1500)
        await expect(down).to_be_visible()
        await ana.does("/my")
        await expect(chat.get_by_text("Change answers").last).not_to_be_in_viewport()
        await page.screenshot(path=_picture(tmp_path, "further-up"))
        await down.click()
        await expect(chat.get_by_text("Change answers").last).to_be_in_viewport()
        await expect(down).to_be_hidden()
        assert complaints == []


def _picture(folder: Path, name: str) -> Path:
    return Path(PICTURES or folder) / f"{name}.png"


async def test_a_question_goes_to_the_mailbox_and_its_reply_by_mail_comes_back_by_clicking(
    browser: Browser, tmp_path: Path
) -> None:
    async with built(f"sqlite:///{tmp_path}/bot.db", tmp_path, mail=True, mail_from="bot@clusters.example") as town:
        town.mailbox = demo_mail.opener(town.world)
        await town.opens()
        ana = town.person("Ana")
        town.organisers.add(town.person("Olga").on_telegram)
        complaints: list[str] = []
        page = await opened(browser, town.world.url, complaints, viewport=DESKTOP)
        chat, desk, mailbox = page.locator("#private"), page.locator("#organisers"), page.locator("#mailbox")
        await chat.get_by_role("button", name="START").click()
        line = chat.get_by_role("textbox", name="Message", exact=True)
        await line.fill("is there wifi for my drone?")
        await line.press("Enter")
        await chat.get_by_role("button", name="Ask the organisers").last.click()
        await expect(mailbox.get_by_role("heading", name="[Q-1] Ana: is there wifi for my drone?")).to_be_visible()
        await expect(desk.get_by_text("is there wifi for my drone?").first).to_be_visible()
        await page.screenshot(path=_picture(tmp_path, "mail-asked"))
        await mailbox.get_by_role("textbox", name="Reply by mail").fill("Yes, everywhere.\n\nKind regards,\nOlga")
        await mailbox.get_by_role("button", name="Send").click()
        await expect(chat.get_by_text("Yes, everywhere.").last).to_be_visible()
        await expect(desk.get_by_text("by mail").first).to_be_visible()
        await expect(mailbox.get_by_text("the bot has read it")).to_be_visible()
        await page.screenshot(path=_picture(tmp_path, "mail-answered"))
        assert "Kind regards" not in ana.all and ana.all.count("Yes, everywhere.") == 1
        assert [row["state"] for row in await town.sql("SELECT state FROM enquiry")] == ["answered"]
        assert complaints == []
