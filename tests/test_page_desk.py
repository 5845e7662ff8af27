"""The demo's page shows what the organisers' desk sends: tickets, charts, and files that open."""

import io
import os
from pathlib import Path

from openpyxl import load_workbook
from PIL import Image
from playwright.async_api import Browser, expect

from tests.browser import opened
from tests.test_exports import organiser, says
from tests.town import Town

PICTURES = os.environ.get("SCREENSHOTS")


async def test_tickets_charts_and_files_are_shown_and_open(browser: Browser, sqlite_town: Town, tmp_path: Path) -> None:
    town, complaints = sqlite_town, list[str]()
    folder = Path(PICTURES) if PICTURES else tmp_path
    ana, olga = town.person("Ana"), organiser(town, "Olga")
    page = await opened(browser, town.world.url, complaints, viewport={"width": 1400, "height": 1000})
    await ana.registers("workshop", name="Žydrūnas Łukasz Müller")
    ticket = page.locator("#private a.picture").last
    await expect(ticket).to_be_visible()
    await page.wait_for_function("() => [...document.images].every((image) => image.complete && image.naturalWidth)")
    await page.screenshot(path=folder / "ticket.png")
    await says(town, olga, "/stats")
    await says(town, olga, "/export workshop")
    await says(town, olga, "/event workshop")
    chart = page.locator("a.picture[href*='photos'], a.picture").last
    await expect(chart).to_be_visible()
    await page.screenshot(path=folder / "desk.png")
    picture = await page.request.get(str(await ticket.evaluate("link => link.href")))
    assert Image.open(io.BytesIO(await picture.body())).width == 1000
    document = page.get_by_text("workshop.xlsx").last
    href = await document.evaluate("node => node.closest('a').href")
    sheet = load_workbook(io.BytesIO(await (await page.request.get(href)).body())).active
    assert sheet is not None and sheet.freeze_panes == "A2"
    assert complaints == []
