"""A lesson as a trainer gives it: ``srm train``, a real Voila and a browser; and the slides and paper in that browser."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import HTTPCookieProcessor, build_opener

import pytest

from srm_kit.training.handout import write_handout, write_slides
from srm_kit.training.lesson import Lesson, StepKind, make_lesson
from srm_kit.training.scenarios import scenarios

pytestmark = pytest.mark.browser

SCENARIO = "koers_zonder_landing"


@dataclass
class Zaal:
    """A running ``srm train`` and what its pages asked for."""

    url: str
    browser: Any
    process: subprocess.Popen[str]
    asked: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def page(self, **options: Any) -> Any:
        """A new window on the lesson, with the first step on the screen."""
        context = self.browser.new_context(**{"viewport": {"width": 1280, "height": 720}, **options})
        context.set_default_timeout(60_000)
        context.on("request", lambda request: self.asked.append(request.url))
        page = context.new_page()
        page.on("websocket", lambda socket: self.asked.append(socket.url))
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.goto(self.url)
        page.locator(".scherm[data-klaar]").wait_for()
        return page


@contextmanager
def room(browser: Any, scenario: str) -> Iterator[Zaal]:
    command = [sys.executable, "-m", "srm_kit.cli", "train", scenario, "--no-browser"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line.startswith("Open: http://127.0.0.1:"), line
    yield Zaal(line.split()[1], browser, process)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)


@pytest.fixture(scope="module")
def zaal(browser: Any) -> Iterator[Zaal]:
    with room(browser, SCENARIO) as found:
        yield found


@pytest.fixture(scope="module")
def lesson() -> Lesson:
    return make_lesson(SCENARIO)


def heading(page: Any, text: str) -> None:
    page.get_by_role("heading", level=2, name=text, exact=True).wait_for()


def number(page: Any) -> int:
    found = re.search(r"stap (\d+) van", page.locator(".waar").inner_text())
    assert found is not None
    return int(found[1])


def press(page: Any, key: str, to: int) -> None:
    page.keyboard.press(key)
    page.locator(".waar", has_text=f"stap {to} van").wait_for()


def test_a_class_looks_chooses_sees_the_answer_tries_and_starts_again(zaal: Zaal, lesson: Lesson) -> None:
    page = zaal.page()
    heading(page, "Welkom in Leerwoude")
    assert page.locator("pre, .jp-InputArea-editor").count() == 0  # no code on the screen
    while lesson.stappen[number(page) - 1].soort is not StepKind.KIEZEN:
        to = number(page) + 1
        page.get_by_role("button", name="Volgende").click()
        page.locator(".waar", has_text=f"stap {to} van").wait_for()
    chosen = lesson.stappen[number(page) - 1]
    wrong = next(item for item in chosen.keuzes if item.oordeel == "niet")
    assert page.get_by_text(wrong.uitleg[:40]).count() == 0
    # "Verrichten" ends with the same letters as "richten": the whole words, behind their letter.
    page.get_by_role("button", name=re.compile(rf"^\w {re.escape(wrong.tekst)}")).click()
    right = next(item for item in chosen.keuzes if item.oordeel == "goed")
    heading(page, right.tekst)
    assert wrong.tekst in page.locator("li", has_text="Uw keuze").inner_text()
    assert right.uitleg in page.locator("li.goed").inner_text()

    place = next(index for index, item in enumerate(lesson.stappen) if item.soort is StepKind.WAT_ALS) + 1
    for to in range(number(page) + 1, place + 1):
        press(page, "ArrowRight", to)
    assert page.get_by_role("table").count() == 0
    page.get_by_role("button", name="Toon de vergelijking").click()
    page.get_by_role("row", name=re.compile("Verbonden, met dezelfde inzet 54")).wait_for()
    press(page, "ArrowRight", place + 1)
    page.locator("#uitkomst", has_text="Score bij het verrichten (0-100): 42 (nu 42)").wait_for()
    page.get_by_role("button", name="Verbonden, met dubbele inzet").click()
    page.locator("#uitkomst", has_text="Score bij het verrichten (0-100): 67 (nu 42)").wait_for()
    page.get_by_role("button", name="Opnieuw beginnen").click()
    heading(page, "Welkom in Leerwoude")
    page.context.close()
    assert zaal.faults == []


def test_the_whole_lesson_goes_by_keyboard_alone(zaal: Zaal, lesson: Lesson) -> None:
    page = zaal.page()
    press(page, "PageDown", 2)  # a clicker, with nothing in focus
    press(page, "ArrowLeft", 1)
    for to, step in enumerate(lesson.stappen[:-1], start=2):
        press(page, "1" if step.soort is StepKind.KIEZEN else "ArrowRight", to)
        heading(page, lesson.stappen[to - 1].titel)
        if lesson.stappen[to - 1].soort is StepKind.PROBEREN:
            slider = page.get_by_label("Inzet op gedrag (%)")
            slider.focus()
            for _ in range(5):
                page.keyboard.press("ArrowRight")
            page.locator(".melding", has_text="gedrag 50%").wait_for()
            assert number(page) == to  # the arrows moved the slider, not the lesson
            assert slider.input_value() == "50"
            page.keyboard.press("Tab")
            page.locator("h2").focus()
    assert page.get_by_role("button", name="Volgende").is_disabled()
    page.get_by_role("button", name="Opnieuw beginnen").focus()
    page.keyboard.press("Enter")
    heading(page, "Welkom in Leerwoude")
    page.context.close()


@pytest.mark.slow
@pytest.mark.parametrize("name", [item.naam for item in scenarios()])
def test_every_scenario_plays_from_begin_to_end(browser: Any, name: str) -> None:
    lesson = make_lesson(name)
    with room(browser, name) as there:
        page = there.page()
        for place, step in enumerate(lesson.stappen, start=1):
            heading(page, step.titel)
            if step.picture is not None and step.soort is not StepKind.WAT_ALS:
                assert page.locator(".scherm svg").first.is_visible()
            if step.soort is StepKind.ANTWOORD:
                shown = page.locator(".scherm").inner_text()
                assert [item.tekst for item in step.keuzes if item.uitleg not in shown] == []
            if step.soort is StepKind.WAT_ALS:
                page.get_by_role("button", name="Toon de vergelijking").click()
                page.get_by_role("row").nth(5).wait_for()  # the head and five ways
            if place < len(lesson.stappen):
                press(page, "2" if step.soort is StepKind.KIEZEN else "ArrowRight", place + 1)
        assert there.faults == []


def test_the_focus_goes_to_the_heading_of_each_step(zaal: Zaal) -> None:
    page = zaal.page()
    press(page, "ArrowRight", 2)
    focused = "document.querySelector('*') && (function f(d){const a=d.activeElement;return a.shadowRoot?f(a.shadowRoot):a.textContent})(document)"
    assert page.evaluate(focused) == "De negen cellen van deze gemeente"
    page.context.close()


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (640, 360), (390, 800)], ids=["room", "zoom 200%", "phone"])
def test_every_step_is_accessible_and_fits_the_width(zaal: Zaal, lesson: Lesson, width: int, height: int) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = zaal.page(viewport={"width": width, "height": height})
    for to in range(1, len(lesson.stappen) + 1):
        if to > 1:
            press(page, "ArrowRight", to)
        if lesson.stappen[to - 1].soort is StepKind.WAT_ALS:
            page.get_by_role("button", name="Toon de vergelijking").click()
            page.get_by_role("table").wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"step {to}"
        found = Axe().run(page).response["violations"]
        assert [(item["id"], item["nodes"][0]["html"]) for item in found] == [], f"step {to}"
    page.context.close()


def test_nothing_is_asked_of_another_computer(zaal: Zaal) -> None:
    page = zaal.page()
    press(page, "ArrowRight", 2)
    page.context.close()
    hosts = {urlsplit(item).hostname for item in zaal.asked if not item.startswith(("data:", "blob:"))}
    assert hosts == {"127.0.0.1"}


def test_without_the_secret_there_is_no_lesson(zaal: Zaal) -> None:
    bare = zaal.url.split("?")[0]
    with build_opener(HTTPCookieProcessor()).open(bare) as answer:
        assert "/login" in answer.geturl()
        assert b"Leerwoude" not in answer.read()


def test_ctrl_c_stops_it_and_leaves_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "srm_kit.cli", "train", "--no-browser"]
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
    assert process.stdout is not None
    assert process.stdout.readline().startswith("Open: ")
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    assert process.returncode == 0
    assert list(tmp_path.iterdir()) == []


# ------------------------------------------------------------------------------------------ slides and paper


@pytest.fixture(scope="module")
def files(lesson: Lesson, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("les")
    write_slides(lesson, folder / "dias.html")
    write_handout(lesson, folder, pdf=True)
    return folder


def test_slides_step_by_key_and_click_and_whisper_notes(browser: Any, files: Path, lesson: Lesson) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 720}, offline=True)
    page = context.new_page()
    page.goto((files / "dias.html").as_uri())
    shown = page.locator(".dia:visible")
    assert shown.count() == 1
    page.keyboard.press("ArrowRight")
    assert "Welkom in Leerwoude" in shown.inner_text()
    page.get_by_role("button", name="Volgende").click()
    assert "De negen cellen" in shown.inner_text()
    assert page.get_by_text("Lees het model samen").is_visible() is False
    page.keyboard.press("n")
    assert page.get_by_text("Lees het model samen").is_visible()
    page.keyboard.press("End")
    assert "Wat neemt u mee?" in shown.inner_text()
    context.close()


def test_without_script_the_slides_are_a_page_to_scroll(browser: Any, files: Path) -> None:
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto((files / "dias.html").as_uri())
    assert page.get_by_text("Wat neemt u mee?").is_visible()
    assert page.get_by_text("Welkom in Leerwoude").is_visible()
    context.close()


@pytest.mark.parametrize("name", ["dias", "werkblad", "antwoordblad"])
@pytest.mark.parametrize("width", [320, 1280])
def test_files_are_accessible_and_reflow(browser: Any, files: Path, name: str, width: int) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = browser.new_page(viewport={"width": width, "height": 720})
    page.goto((files / f"{name}.html").as_uri())
    for _ in range(12 if name == "dias" else 1):
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        found = Axe().run(page).response["violations"]
        assert [(item["id"], item["nodes"][0]["html"]) for item in found] == []
        page.keyboard.press("ArrowRight")
    page.close()


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_a_slide_fits_a_wide_screen(browser: Any, files: Path, size: tuple[int, int]) -> None:
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    page.goto((files / "dias.html").as_uri())
    for _ in range(13):
        assert page.evaluate("document.documentElement.scrollHeight") <= size[1], page.url
        page.keyboard.press("ArrowRight")
    page.close()


def test_print_gives_one_page_a_slide_and_paper_is_a4(browser: Any, files: Path) -> None:
    from pypdf import PdfReader

    page = browser.new_page()
    page.goto((files / "dias.html").as_uri())
    count = page.locator(".dia").count()
    page.pdf(path=files / "dias.pdf", prefer_css_page_size=True, print_background=True)
    page.close()
    printed = PdfReader(files / "dias.pdf")
    assert len(printed.pages) == count
    assert all("stap" in item.extract_text() for item in printed.pages[1:])
    for name in ("werkblad", "antwoordblad"):
        sheet = PdfReader(files / f"{name}.pdf")
        assert all(round(float(item.mediabox.width)) == 595 for item in sheet.pages)
        assert all("FICTIEF" in item.extract_text() for item in sheet.pages)
