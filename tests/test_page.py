"""The demo's page with the real bot behind it, in a real browser: what somebody sees who tries the project."""

import os
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from tests.browser import opened
from tests.town import ANSWERS, Town

PICTURES = os.environ.get("SCREENSHOTS")
DESKTOP = {"width": 1400, "height": 900}


async def test_a_person_registers_for_both_events_by_clicking(
    browser: Browser, town: Town, tmp_path: Path, database: str
) -> None:
    if database.startswith("postgresql"):
        pytest.skip("the page is the same on either database")
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
        await _fill_in(town, chat, event)
        await page.screenshot(path=_picture(tmp_path, f"{event}-review"))
        await chat.get_by_role("button", name="Confirm").last.click()
        await expect(chat.get_by_text("You are registered").last).to_be_visible()
        await expect(chat.get_by_text(f"{event}.ics")).to_be_visible()
        await page.screenshot(path=_picture(tmp_path, f"{event}-registered"))
    await _on_a_phone(page, tmp_path)
    rows = await town.sql("SELECT event, chat_id FROM registration ORDER BY id")
    assert rows == [{"event": "workshop", "chat_id": ana.id}, {"event": "matchmaking", "chat_id": ana.id}]
    assert complaints == []


async def _fill_in(town: Town, chat: Locator, event: str) -> None:
    """Answers each question that the chat shows: with its buttons, or by typing."""
    asked = town.content.events[event].questions
    while await chat.get_by_role("button", name="Confirm").count() == 0 or await _is_asked(
        chat, asked[-1].ask.in_("en")
    ):
        await town.settles()
        shown = [question for question in asked if await _is_asked(chat, question.ask.in_("en"))]
        if not shown:
            break
        await _answer(town, chat, shown[-1].id)
    await expect(chat.get_by_role("button", name="Confirm").last).to_be_visible()


async def _is_asked(chat: Locator, ask: str) -> bool:
    return await chat.locator(".row").last.get_by_text(ask).count() > 0


async def _answer(town: Town, chat: Locator, question: str) -> None:
    given = ANSWERS[question]
    last = chat.locator(".row").last
    labels = {"organisation_type": "Cluster organisation", "attendance": "In person in Vilnius", "days": "Both days"}
    labels |= {"pitch": "No", "consent": "I agree"}
    if question in labels:
        await last.get_by_role("button", name=labels[question], exact=True).click()
    elif question == "ecosystems":
        await last.get_by_role("button", name="Construction").click()
        await town.settles()
        await chat.locator(".row").last.get_by_role("button", name="Done").click()
    elif given == "-":
        await last.get_by_role("button", name="Skip").click()
    else:
        line = chat.get_by_role("textbox", name="Message", exact=True)
        await line.fill(str(given))
        await line.press("Enter")
    await town.settles()


async def _on_a_phone(page: Page, folder: Path) -> None:
    await page.set_viewport_size({"width": 390, "height": 844})
    await page.screenshot(path=_picture(folder, "phone"))


def _picture(folder: Path, name: str) -> Path:
    return Path(PICTURES or folder) / f"{name}.png"
