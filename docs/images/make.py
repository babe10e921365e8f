"""Make the pictures of the documentation: the report in a terminal, the HTML page light and dark, and framing explore.

    uv run python docs/images/make.py

Takes reports/sample/report.json and report.html (made by reports/sample/make.py) and a Chromium, which is looked
for on the PATH or named in FRAMING_CHROMIUM. Nothing is loaded from the network.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from framing.reporter.exports.json_export import read_json
from framing.reporter.tables.tables import report
from framing.reporter.terminal.terminal import svg

HERE = Path(__file__).resolve().parent
SAMPLE = HERE.parents[1] / "reports" / "sample"
COMMAND = "framing compare seeds/proletarian.txt seeds/al-jazeera.txt"
WIDTH, HEIGHT = 1280, 900


def chromium() -> str:
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    found = os.environ.get("FRAMING_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if found is None:
        raise SystemExit("no Chromium: install one or name it in FRAMING_CHROMIUM")
    return found


def terminal(browser: Browser) -> None:
    comparison = read_json((SAMPLE / "report.json").read_bytes())
    picture = svg(report(comparison), width=110, title=COMMAND)
    page = browser.new_page(viewport={"width": 940, "height": 800}, offline=True)
    page.set_content(f"<style>body {{ margin: 0 }} svg {{ display: block; width: 940px }}</style>{picture}")
    page.locator("svg").first.screenshot(path=HERE / "terminal.png")


def pages(browser: Browser) -> None:
    """The portraits in the light theme, the texts with a passage brought up in the dark one."""
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, reduced_motion="reduce", offline=True)
    page.goto((SAMPLE / "report.html").as_uri())
    page.evaluate("document.getElementById('portraits').scrollIntoView()")
    page.screenshot(path=HERE / "html-portraits.png")
    page.evaluate("scrollTo(0, 0)")
    page.screenshot(path=HERE / "html-charts.png")
    page.set_viewport_size({"width": WIDTH, "height": 700})
    page.click("#theme")
    page.evaluate("document.getElementById('texts').scrollIntoView()")
    page.locator(".align").last.click()
    page.screenshot(path=HERE / "html-texts-dark.png")


def explore(browser: Browser) -> None:
    """An entity over all stories of the demo corpus."""
    command = [str(Path(sys.executable).with_name("framing")), "explore", "--demo", "--no-open"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as served:
        assert served.stdout is not None
        first = served.stdout.readline().strip()
        page = browser.new_page(viewport={"width": WIDTH, "height": 1000}, color_scheme="light")
        page.goto(first)
        page.goto(first.split("/?")[0] + "/entity/elena-vane")
        page.screenshot(path=HERE / "explore.png")
        served.terminate()


if __name__ == "__main__":
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
        terminal(browser)
        pages(browser)
        explore(browser)
        browser.close()
    for picture in sorted(HERE.glob("*.png")):
        print(f"{picture.stat().st_size / 1000:.0f} kB  {picture.name}")
