"""The notebooks of a workspace elsewhere than in JupyterLab: in Notebook 7, in the page of VS Code, and by nbconvert."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import nbformat
import pytest

from srm_kit import resources

NAMES = ("1_richten", "2_inrichten", "3_verrichten", "4_samenvatting")
START = 60.0


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """The notebooks in a folder, with nobody's settings about."""
    folder = tmp_path / "werk"
    folder.mkdir()
    for name in NAMES:
        shutil.copy(resources.folder("notebooks") / f"{name}.ipynb", folder)
    (tmp_path / "thuis").mkdir()
    return folder


def environment(workspace: Path) -> dict[str, str]:
    return {**os.environ, "HOME": str(workspace.parent / "thuis")}


@pytest.fixture
def notebook_7(workspace: Path) -> Iterator[str]:
    """The address of Jupyter Notebook 7 on the workspace; it ends after the test."""
    said = workspace.parent / "notebook.txt"
    line = [sys.executable, "-m", "notebook", "--no-browser", "--allow-root", "--ServerApp.port=0"]
    with (
        said.open("w") as out,
        subprocess.Popen(
            line, cwd=workspace, stdout=out, stderr=subprocess.STDOUT, env=environment(workspace)
        ) as server,
    ):
        end = time.monotonic() + START
        while not (found := re.search(r"http://127\.0\.0\.1:\d+/tree\?token=\w+", said.read_text())):
            if server.poll() is not None or time.monotonic() > end:
                server.kill()
                pytest.fail(f"Notebook 7 did not open: {said.read_text()}")
            time.sleep(0.1)
        yield found[0]
        server.terminate()


@pytest.mark.browser
def test_notebook_7_runs_a_phase_and_shows_its_live_views(notebook_7: str, browser: Any) -> None:
    with closing(browser.new_context()) as context:
        context.set_default_timeout(60_000)
        page = context.new_page()
        page.goto(notebook_7.replace("/tree", "/notebooks/1_richten.ipynb"))
        has_kernel(page, notebook_7)
        page.locator(".lm-MenuBar-itemLabel", has_text=re.compile("^Run$")).click()
        page.locator('.lm-Menu-item[data-command="runmenu:run-all"]').click()
        page.locator('.scherm[aria-label="Rapport maken"][data-klaar=ja]').wait_for(state="attached")  # the last cell
        notes = page.locator('.scherm[aria-label="Vastleggen bij richten"]')
        notes.locator("#aanpassen").dispatch_event("click")  # its step may be folded
        notes.locator("button", has_text="Bewaar de tekst").wait_for(state="attached")
        assert page.locator("[data-mime-type$=stderr], [data-mime-type$=error]").count() == 0


def has_kernel(page: Any, address: str) -> None:
    """Waits until the page is connected to a kernel that has nothing to do; Notebook 7 drops what is asked before."""
    api, _, token = address.replace("/tree", "/api/sessions").partition("?token=")
    while True:
        sessions = page.request.get(api, headers={"Authorization": f"token {token}"}).json()
        kernels = [session["kernel"] for session in sessions]
        if any(kernel["connections"] and kernel["execution_state"] == "idle" for kernel in kernels):
            return
        page.wait_for_timeout(100)


VS_CODE = """<!doctype html><html lang="nl"><head><title>Notebook</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">
<style>
@layer vscode-default { body { background: transparent; color: var(--vscode-editor-foreground); font-size: 13px } }
html { background: var(--vscode-editor-background) }
body.vscode-dark { --vscode-editor-foreground: #ccc } html:has(.vscode-dark) { --vscode-editor-background: #1f1f1f }
body.vscode-light { --vscode-editor-foreground: #3b3b3b } html:has(.vscode-light) { --vscode-editor-background: #fff }
body.vscode-high-contrast { --vscode-editor-foreground: #fff } html:has(.vscode-high-contrast) { --vscode-editor-background: #000 }
table, thead, tr, th, td, tbody { border: none; border-spacing: 0; border-collapse: collapse }
table, th, tr { vertical-align: middle; text-align: right }
thead { font-weight: bold; background-color: rgba(130, 130, 130, .16) }
th, td { padding: 4px 8px }
tr:nth-child(even) { background-color: rgba(130, 130, 130, .08) }
h2, h3, h4 { font-weight: normal }
a { color: #4daafc; text-decoration: none }
</style></head><body class="vscode-dark"><main id="container"></main></body></html>"""
"""The page in which VS Code 1.139 shows the outputs of a notebook: its policy, its theme classes, its own look of tables."""


@pytest.mark.browser
def test_the_page_of_vs_code_shows_blocks_on_paper_in_every_theme(browser: Any) -> None:
    from axe_playwright_python.sync_playwright import Axe

    from srm_kit import eigen
    from srm_kit.parameters import Parameters
    from srm_kit.phases import richten, verrichten
    from srm_kit.phases.sessie import open_sessie

    sessie = open_sessie(Parameters())
    own = eigen.tabel(
        sessie.tabellen.inspanningen[["naam", "budget"]].head(3), bijschrift="Inspanningen", bron="dossier"
    )
    blocks = (
        richten.opening(sessie),
        richten.doelen(sessie),
        richten.beleving(sessie),
        verrichten.rode_draad(sessie),
        own,
    )
    with closing(browser.new_page(viewport={"width": 1200, "height": 900})) as page:
        page.set_content(VS_CODE)
        for html in [sessie._repr_html_(), *(item._repr_mimebundle_()["text/html"] for item in blocks)]:
            page.evaluate(
                """html => { const output = document.createElement('div'); output.className = 'output';
                output.innerHTML = html; document.querySelector('#container').append(output); }""",
                html,
            )
        for theme in ("vscode-dark", "vscode-light", "vscode-high-contrast"):
            page.evaluate("theme => { document.body.className = theme }", theme)
            found = Axe().run(page, context="#container", options={"runOnly": ["color-contrast"]}).response
            assert [node["html"] for item in found["violations"] for node in item["nodes"]] == []
        squares = page.locator(".locator").first.bounding_box()
        assert squares is not None
        assert squares["width"] < 50  # without its style a drawing takes the whole width
        look = "element => [getComputedStyle(element).textAlign, getComputedStyle(element).backgroundColor]"
        assert page.locator("tbody tr:nth-child(2) td").first.evaluate(look) == ["left", "rgba(0, 0, 0, 0)"]
        assert page.locator("tbody td.getal").first.evaluate(look)[0] == "right"


@pytest.mark.parametrize("name", NAMES)
def test_nbconvert_runs_a_notebook_by_itself(workspace: Path, name: str) -> None:
    line = [sys.executable, "-m", "jupyter", "nbconvert", "--to", "notebook", "--execute", "--inplace"]
    subprocess.run([*line, f"{name}.ipynb"], cwd=workspace, env=environment(workspace), check=True, capture_output=True)
    made = nbformat.read(workspace / f"{name}.ipynb", as_version=4)
    kinds = {key for cell in made.cells for output in cell.get("outputs", []) for key in output.get("data", {})}
    assert {"text/html", "application/vnd.srm.blok+json"} <= kinds
