"""The page, used in a real browser as a person would."""

import os
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import aiohttp
import aiosmtplib
import pytest
from playwright.async_api import Browser, FilePayload, Page, expect

from sandbox import Group, Moment, RunningClock, Sandbox
from sandbox.files import PIXEL
from tests.browser import opened as in_browser
from tests.sandbox.echo import echoing

APRIL = datetime(2022, 4, 1, 6, tzinfo=UTC)
DEADLINE = datetime(2022, 4, 14, 21, 59, tzinfo=UTC)
PICTURES = os.environ.get("SCREENSHOTS")


@pytest.fixture
async def town() -> AsyncIterator[tuple[Sandbox, Group]]:
    moments = [Moment("to the deadline", DEADLINE)]
    world = Sandbox(clock=RunningClock(APRIL), moments=moments, mail=True)
    olga = world.person("Olga", language="lt")
    group = world.group("Organisers", supergroup=False).add(olga)
    async with world.serve(), echoing(world, group.id):
        yield world, group


@pytest.fixture
def complaints() -> Iterator[list[str]]:
    """What the browser complains about, which must be nothing."""
    complaints: list[str] = []
    yield complaints
    assert complaints == []


async def opened(browser: Browser, world: Sandbox, complaints: list[str], **options: Any) -> Page:
    return await in_browser(browser, world.url, complaints, **options)


async def picture(page: Page, name: str, folder: Path) -> None:
    await page.screenshot(path=Path(PICTURES or folder) / f"{name}.png")


async def test_a_person_can_do_in_the_page_what_they_do_in_telegram(
    browser: Browser, town: tuple[Sandbox, Group], tmp_path: Path, complaints: list[str]
) -> None:
    world, group = town
    page = await opened(browser, world, complaints, viewport={"width": 1400, "height": 900})
    chat, organisers = page.locator("#private"), page.locator("#organisers")
    line = chat.get_by_role("textbox", name="Message", exact=True)

    await page.get_by_label("Name of a new attendee").fill("Ana <b>Žydrė</b>")
    await page.get_by_role("button", name="Add", exact=True).click()
    await expect(page.locator(".person[aria-current]")).to_contain_text("Ana <b>Žydrė</b>")
    await expect(chat.get_by_text("Repeats what you write.")).to_be_visible()
    await chat.get_by_role("button", name="START").click()
    await expect(chat.get_by_text("Welcome, Ana <b>Žydrė</b>!")).to_be_visible()

    await chat.get_by_role("button", name="Toast").click()
    await expect(page.locator(".toast", has_text="toast!")).to_be_visible()
    await chat.get_by_role("button", name="Alert").click()
    await expect(page.get_by_role("dialog")).to_contain_text("alert!")
    await page.get_by_role("dialog").get_by_role("button", name="OK").click()
    website = chat.get_by_role("link", name="Website")
    assert "noopener" in (await website.get_attribute("rel") or "")

    await line.fill("<img src=x onerror=alert(1)> & **stars**")
    await line.press("Enter")
    await expect(chat.locator(".theirs .text", has_text="onerror")).to_have_text(
        "<img src=x onerror=alert(1)> & **stars**"
    )
    await expect(organisers.get_by_text("wrote: <img")).to_be_visible()
    await picture(page, "desktop-light", tmp_path)

    await chat.locator(".mine").last.hover()
    await chat.get_by_role("button", name="Edit").last.click()
    await line.fill("two\nlines")
    await line.press("Enter")
    await expect(chat.locator(".mine").last).to_contain_text("edited")
    assert "edited_message" in str([call.reply for call in world.calls("getUpdates")])

    await chat.get_by_role("button", name="Reply").first.click()
    await line.press("Escape")
    await expect(chat.locator(".context")).to_be_hidden()
    await chat.get_by_role("button", name="Reply").first.click()
    await line.fill("a reply")
    await line.press("Enter")
    await expect(chat.locator(".mine", has_text="a reply").locator(".quote")).to_be_visible()

    await chat.locator("input[type=file]").set_input_files(
        FilePayload(name="dot.png", mimeType="image/png", buffer=PIXEL)
    )
    await expect(chat.locator(".theirs img")).to_be_visible()
    await chat.locator("input[type=file]").set_input_files(
        FilePayload(name="paper.txt", mimeType="text/plain", buffer=b"words")
    )
    async with page.expect_download() as download:
        await chat.locator(".theirs .file", has_text="paper.txt").click()
    assert Path(await (await download.value).path()).read_bytes() == b"words"

    await chat.get_by_role("button", name="Commands", exact=True).click()
    await chat.get_by_role("button", name="/help").click()
    await expect(chat.locator(".mine", has_text="/help")).to_be_visible()

    await chat.get_by_role("button", name="Block the bot").click()
    await chat.get_by_role("button", name="RESTART BOT").click()
    await expect(chat.get_by_text("Payload: none")).to_have_count(2)
    page.once("dialog", lambda dialog: dialog.accept("t.me/clusters_demo_bot?start=workshop"))
    await chat.get_by_role("button", name="Open link…").click()
    await expect(chat.get_by_text("Payload: workshop")).to_be_visible()
    await chat.get_by_role("button", name="Done").last.click()
    await expect(chat.locator(".theirs").last).to_contain_text("✓ Done")

    answer = organisers.get_by_role("textbox", name="Message", exact=True)
    await answer.fill("We shall see")
    await answer.press("Enter")
    await expect(organisers.locator(".mine", has_text="We shall see")).to_be_visible()
    assert group.chat.last.text == "We shall see"


async def test_the_clock_the_mailbox_and_the_faults_are_at_hand(
    browser: Browser, town: tuple[Sandbox, Group], tmp_path: Path, complaints: list[str]
) -> None:
    world, group = town
    page = await opened(browser, world, complaints, viewport={"width": 1400, "height": 900}, color_scheme="dark")
    await expect(page.locator("#clock-now")).to_contain_text("1 Apr 2022")
    await page.get_by_role("button", name="+1 day").click()
    await expect(page.locator("#clock-now")).to_contain_text("2 Apr 2022")
    await page.get_by_role("button", name="to the deadline").click()
    await expect(page.locator("#clock-now")).to_contain_text("14 Apr 2022")
    assert abs(world.clock.now() - DEADLINE) < timedelta(hours=1)

    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "bot@example.eu", "desk@example.eu", "Ana asks: where?"
    mail.set_content("Where is it?\n")
    mail.add_attachment(b"x", maintype="application", subtype="pdf", filename="a.pdf")
    await aiosmtplib.send(mail, hostname="127.0.0.1", port=int(world.smtp_url.rpartition(":")[2]))
    await expect(page.locator("#mailbox")).to_contain_text("Where is it?")

    organisers = page.locator("#organisers")
    await organisers.get_by_label("Change the group").click()
    await organisers.get_by_role("button", name="Make it a forum").click()
    page.once("dialog", lambda dialog: dialog.accept("Visa"))
    await organisers.get_by_role("button", name="+ topic").click()
    await organisers.get_by_role("button", name="# Visa").click()
    assert group.topics[0].name == "Visa"
    await organisers.get_by_role("textbox", name="Message", exact=True).fill("about visas")
    await organisers.get_by_role("textbox", name="Message", exact=True).press("Enter")
    await expect(organisers.locator(".mine", has_text="about visas")).to_be_visible()
    assert group.chat.last.thread_id == group.topics[0].id

    await page.locator("#people .person").click()
    await page.locator("#private").get_by_role("button", name="START").click()
    await expect(page.locator("#private")).to_contain_text("Welcome, Olga!")
    await page.locator("#faults summary").click()
    await page.get_by_label("What goes wrong").select_option("429")
    await page.get_by_role("button", name="Switch on").click()
    await expect(page.locator(".active")).to_contain_text("retry after 5")
    await picture(page, "desktop-dark", tmp_path)
    assert len(world.faults.active) == 1
    await page.get_by_role("button", name="Clear all faults").click()
    await expect(page.locator("#fault-count")).to_be_hidden()


@pytest.mark.parametrize("colours", ["light", "dark"])
async def test_a_phone_shows_one_thing_at_a_time(
    browser: Browser, town: tuple[Sandbox, Group], tmp_path: Path, complaints: list[str], colours: str
) -> None:
    world, _ = town
    size = {"width": 390, "height": 844}
    page = await opened(browser, world, complaints, viewport=size, color_scheme=colours, has_touch=True)
    chat = page.locator("#private")
    await chat.get_by_role("button", name="START").click()
    await expect(chat).to_contain_text("Welcome, Olga!")
    await expect(page.locator("#organisers")).to_be_hidden()
    line = chat.get_by_role("textbox", name="Message", exact=True)
    await line.fill("Where do we meet in Vilnius, and is there a place to leave a suitcase?")
    await chat.get_by_role("button", name="Send", exact=True).click()
    await expect(chat.locator(".theirs .quote")).to_be_visible()
    width = await page.evaluate("document.documentElement.scrollWidth")
    assert width <= 390
    await picture(page, f"phone-{colours}", tmp_path)
    await page.get_by_role("button", name="Organisers").click()
    await expect(page.locator("#organisers")).to_contain_text("Olga wrote: Where do we meet")
    await picture(page, f"phone-organisers-{colours}", tmp_path)
    await page.get_by_role("button", name="Mail", exact=True).click()
    await expect(page.locator("#mailbox")).to_be_visible()


async def test_the_page_goes_on_after_the_server_was_away(browser: Browser) -> None:
    world = Sandbox()
    world.person("Ana")
    async with world.serve() as url:
        page = await opened(browser, world, [])
        await expect(page.locator("#people")).to_contain_text("Ana")
    await expect(page.locator("#link-state")).to_have_text("connecting again…")
    world.person("Benas")
    async with world.serve(port=int(url.rpartition(":")[2])):
        await expect(page.locator("#people")).to_contain_text("Benas", timeout=30_000)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"host": "evil.example"}, 403),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
    ],
)
async def test_other_sites_cannot_use_the_page(
    town: tuple[Sandbox, Group], headers: dict[str, str], status: int
) -> None:
    world, _ = town
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{world.url}/sandbox/people", json={"name": "Eve"}, headers=headers) as response,
    ):
        assert response.status == status
        assert "default-src 'self'" in response.headers.get("content-security-policy", "default-src 'self'")


async def test_a_kept_world_is_shown_whole_after_a_restart(
    browser: Browser, tmp_path: Path, complaints: list[str]
) -> None:
    for start in range(2):
        world = Sandbox(clock=RunningClock(APRIL), store=tmp_path / "kept")
        if start == 0:
            world.group("Organisers").add(world.person("Ana"))
        async with world.serve():
            page = await opened(browser, world, complaints)
            if start == 0:
                await page.get_by_role("button", name="START").click()
            await expect(page.locator("#private").get_by_text("/start")).to_be_visible()
            await expect(page.get_by_role("heading", name="Organisers", exact=True)).to_be_visible()
            await page.close()
        world.close()
