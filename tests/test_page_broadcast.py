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
    people = await crowd(town, 250)
    page = await opened(browser, town.world.url, complaints, viewport=DESKTOP)
    chat = page.locator("#organisers")
    await _writes(chat, "/broadcast")
    for name in ("Clusters meet Regions", "Next ›", "✏️ English"):
        await chat.get_by_role("button", name=name, exact=True).last.click()
    # The question opens Olga's line as a reply, as Telegram's apps do: she only writes.
    await expect(chat.locator(".context")).to_contain_text("reply to this message with the text")
    await _writes(chat, "Good morning, {name}: the programme is out.")
    await expect(chat.get_by_text("Good morning, Person").last).to_be_visible()
    await page.screenshot(path=folder / "broadcast-written.png")
    await chat.get_by_role("button", name="Next ›").last.click()
    await expect(chat.get_by_text("step 3 of 4").last).to_be_visible()
    await chat.get_by_role("button", name="Next ›").last.click()
    await expect(chat.get_by_role("button", name="Send to 250 people").last).to_be_visible()
    await page.screenshot(path=folder / "broadcast-preview.png")
    await chat.get_by_role("button", name="Send to 250 people").last.click()
    # Half-way the bar says how far it is and when it will be done; the picture is taken while it rests.
    running = chat.locator(".row").filter(has_text=re.compile("█+░+")).last
    await expect(running).to_contain_text("left", timeout=30_000)
    await chat.get_by_role("button", name="Pause").last.click()
    under_way = chat.locator(".row").filter(has_text="Paused").last
    await expect(under_way).to_contain_text(re.compile("█+░+ [1-9][0-9]? %"))
    await expect(under_way.get_by_role("button")).to_contain_text(["Resume", "Stop", ""])
    await page.screenshot(path=folder / "broadcast-under-way.png")
    await under_way.get_by_role("button", name="Resume").click()
    await expect(chat.get_by_text("broadcast-1.csv").last).to_be_visible(timeout=60_000)
    await page.screenshot(path=folder / "broadcast-report.png")
    assert all(len(received(person)) == 1 for person in people)
    assert complaints == []


async def _writes(chat: Locator, text: str) -> None:
    line = chat.get_by_role("textbox", name="Message", exact=True)
    await line.fill(text)
    await line.press("Enter")
