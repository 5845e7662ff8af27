"""A broadcast made by clicking on the demo's page, in a real browser: its steps, its progress, its report."""

import os
import re
from pathlib import Path

from playwright.async_api import Browser, Locator, expect

from tests.broadcasts import Organiser, crowd, received
from tests.browser import opened
from tests.town import Town

PICTURES = os.environ.get("SCREENSHOTS")
DESKTOP = {"width": 1400, "height": 900}


async def test_a_broadcast_is_made_by_clicking_and_its_progress_is_seen(
    browser: Browser, sqlite_town: Town, tmp_path: Path
) -> None:
    town, complaints = sqlite_town, list[str]()
    folder = Path(PICTURES) if PICTURES else tmp_path
    Organiser.of(town)
    people = await crowd(town, 400)
    page = await opened(browser, town.world.url, complaints, viewport=DESKTOP)
    chat = page.locator("#organisers")
    await _writes(chat, "/broadcast")
    for name in ("Clusters meet Regions", "Next ›", "✏️ English"):
        await chat.get_by_role("button", name=name, exact=True).last.click()
    asked = chat.locator(".row").filter(has_text="reply to this message with the text").last
    await asked.hover()
    await asked.get_by_role("button", name="Reply").click()
    await _writes(chat, "Good morning, {name}: the programme is out.")
    await expect(chat.get_by_text("Good morning, Person").last).to_be_visible()
    await page.screenshot(path=folder / "broadcast-written.png")
    for _ in range(2):
        await chat.get_by_role("button", name="Next ›").last.click()
        await town.settles()
    await expect(chat.get_by_role("button", name="Send to 400 people").last).to_be_visible()
    await page.screenshot(path=folder / "broadcast-preview.png")
    await chat.get_by_role("button", name="Send to 400 people").last.click()
    await expect(chat.get_by_text("Done at").last).to_be_visible(timeout=30_000)
    await expect(chat.get_by_text(re.compile("█+░+")).last).to_be_visible(timeout=30_000)
    await page.screenshot(path=folder / "broadcast-under-way.png")
    await expect(chat.get_by_text("broadcast-1.csv").last).to_be_visible(timeout=60_000)
    await page.screenshot(path=folder / "broadcast-report.png")
    assert all(len(received(person)) == 1 for person in people)
    assert complaints == []


async def _writes(chat: Locator, text: str) -> None:
    line = chat.get_by_role("textbox", name="Message", exact=True)
    await line.fill(text)
    await line.press("Enter")
