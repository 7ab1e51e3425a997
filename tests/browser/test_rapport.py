"""The report in a real browser: accessible, no sideways scrolling, no request to anywhere."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from srm_kit import resources
from srm_kit.dossier import Dossier, new_dossier, with_digest, write_folder
from srm_kit.report import ReportOptions, run
from srm_kit.simulation import voorbeeldstad

pytestmark = pytest.mark.browser


HOSTILE = "<img src=x onerror=alert(1)> {{7*7}} **x** \u202eom " + "W" * 400


def hostile() -> Dossier:
    """The sample with hostile names in every place a client can fill."""
    story = voorbeeldstad()
    return with_digest(
        replace(
            story,
            doelen=tuple(replace(item, doel=f"{HOSTILE}{item.id}", eigenaar=HOSTILE) for item in story.doelen),
            afdelingen=tuple(replace(item, naam=f"{HOSTILE}{item.id}") for item in story.afdelingen),
            stakeholders=tuple(replace(item, naam=f"{HOSTILE}{item.id}") for item in story.stakeholders),
            inspanningen=tuple(replace(item, naam=f"{HOSTILE}{item.id}") for item in story.inspanningen),
            opdracht=replace(story.opdracht, bureau=HOSTILE, aanleiding=HOSTILE),
        )
    )


@pytest.fixture(scope="module", params=["voorbeeldstad", "utrecht", "vijandig", "eigen"])
def page_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("rapport")
    source, options = resources.folder("data_samples") / "voorbeeldstad", ReportOptions()
    if request.param == "utrecht":
        source = folder / "dossier"
        write_folder(new_dossier(date(2026, 11, 1), gemeente="GM0344", themas=("sociaal_domein",)), source)
    elif request.param == "vijandig":
        source, options = folder / "dossier", ReportOptions(concept=True, huisstijl="leisteen")
        write_folder(hostile(), source)
    elif request.param == "eigen":
        options = ReportOptions(notebooks=str(own_notebook(folder)), vorm="kort")
    return Path(run(source, folder / "uit", options).html).as_uri()


def own_notebook(folder: Path) -> Path:
    """The worked examples switched on, and every other kind of own block."""
    made = folder / "eigen"
    made.mkdir()
    notebook = json.loads((resources.folder("notebooks") / "5_eigen.ipynb").read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        cell["metadata"]["tags"] = [tag for tag in cell["metadata"]["tags"] if tag != "srm:uit"]
    text = HOSTILE.replace("{{7*7}}", "")  # a report with that in it is refused
    words = {"cell_type": "markdown", "metadata": {}, "source": f"# Onze lezing\n\n{text}\n\n- een\n- twee"}
    figures = 'eigen.kerncijfers(("Een", "1", "", "eerst"), ("Twee", "2", "%", "dan"))'
    wide = 'eigen.tabel(sessie.resultaten_tabel().iloc[:, 1:12], bijschrift="Breed", bron="dossier")'
    code = [
        {"cell_type": "code", "metadata": {}, "source": source, "outputs": [], "execution_count": None}
        for source in (figures, wide)
    ]
    notebook["cells"] += [words, *code]
    (made / "5_eigen.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def sample_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    made = run(resources.folder("data_samples") / "voorbeeldstad", tmp_path_factory.mktemp("rapport"))
    return Path(made.html).as_uri()


def test_the_page_is_valid_html(page_url: str) -> None:
    import html5lib

    text = Path(page_url.removeprefix("file://")).read_text(encoding="utf-8")
    html5lib.HTMLParser(strict=True).parse(text)


@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize("medium", ["screen", "print"])
def test_axe_finds_nothing_and_the_page_reflows(browser: Any, page_url: str, width: int, medium: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = browser.new_page(viewport={"width": width, "height": 900})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(page_url)
    page.emulate_media(media=medium)
    if medium == "screen":
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page).response["violations"]
    assert [(item["id"], item["nodes"][0]["html"]) for item in found] == []
    assert [url for url in asked if not url.startswith(("data:", page_url))] == []
    page.close()


def test_print_marks_fiction_on_every_page(browser: Any, sample_url: str, tmp_path: Path) -> None:
    import io

    from pypdf import PdfReader

    page = browser.new_page()
    page.goto(sample_url)
    pdf = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, tagged=True, outline=True)))
    page.close()
    assert 10 <= len(pdf.pages) <= 60
    assert all("FICTIEF" in sheet.extract_text() for sheet in pdf.pages)
