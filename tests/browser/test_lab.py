"""The lab as a consultant meets it: ``srm lab``, a browser, and the notebooks."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from srm_kit import resources
from srm_kit.lab.workspace import FASEN

pytestmark = pytest.mark.browser

LOCAL = re.compile(r"(https?|wss?)://127\.0\.0\.1:|data:|blob:|about:")


@pytest.fixture(scope="module")
def running(lab: Any) -> Any:
    """One lab on the sample, for the tests that leave it as it was."""
    return lab()


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A dossier outside the workspace."""
    folder = tmp_path / "utrecht"
    shutil.copytree(resources.folder("data_samples") / "voorbeeldstad", folder)
    return folder


def parent_of(pid: int) -> int:
    """The process above this one."""
    return int(Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[1])


def children(pid: int) -> list[int]:
    """The processes below this one."""
    with suppress(OSError):
        own = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        return [number for child in map(int, own) for number in (child, *children(child))]
    return []


@pytest.mark.parametrize("notebook", FASEN)
def test_all_cells_of_a_notebook_run_and_ask_nothing_of_another_computer(
    running: Any, run_all: Any, notebook: str
) -> None:
    page = running.page(notebook)
    assert run_all(page) == []
    assert [url for url in running.asked if not LOCAL.match(url)] == []
    assert not any("/api/build" in url for url in running.asked)  # that would start a program for every page
    page.context.close()


def test_it_works_without_a_network(running: Any, wait_ready: Any) -> None:
    """Everything that is not this computer is refused, as on a train."""
    page = running.window()
    page.context.route(lambda url: not LOCAL.match(url), lambda route: route.abort())
    page.goto(running.url)
    wait_ready(page)
    page.locator(".jp-RenderedMarkdown", has_text="Richten: kiezen wat telt").wait_for()
    page.context.close()


def test_the_menu_is_dutch_and_the_files_are_beside_the_notebook(running: Any) -> None:
    page = running.page()
    assert page.locator("html").get_attribute("lang") is not None
    menu = page.locator(".lm-MenuBar-itemLabel").all_inner_texts()
    assert [name for name in ("Bestand", "Bewerk", "Weergave", "Uitvoeren") if name not in menu] == []
    page.locator(".jp-SideBar .lm-TabBar-tab[data-id=filebrowser]").click()
    page.locator(".jp-DirListing-itemText", has_text=FASEN[-1]).wait_for()
    listed = page.locator(".jp-DirListing-itemText").all_inner_texts()
    assert [name for name in FASEN if name not in listed] == []
    page.context.close()


def test_the_launcher_has_a_tile_for_every_phase_and_each_opens_its_notebook(running: Any, wait_ready: Any) -> None:
    page = running.page()
    for label, notebook in zip(("Richten", "Inrichten", "Verrichten", "Samenvatting", "Eigen"), FASEN, strict=True):
        page.keyboard.press("Control+Shift+L")
        page.locator(".lm-TabBar-tab", has_text="Startscherm").last.click()
        cards = page.locator(".jp-Launcher:visible .jp-LauncherCard")
        cards.first.wait_for()
        assert cards.count() == len(FASEN)
        cards.filter(has_text=re.compile(rf"^\s*\d?\s*{label}\s*$")).click()
        page.locator(".lm-TabBar-tab.lm-mod-current .lm-TabBar-tabLabel", has_text=notebook).wait_for()
        wait_ready(page)
    # Notebook 7, where it is installed, adds a button to a page that this server does not have.
    assert "Notebook" not in page.locator(".jp-NotebookPanel-toolbar:visible").inner_text()
    page.context.close()


def test_at_200_percent_the_notebook_can_be_read_and_run(running: Any, run_all: Any) -> None:
    """A screen of 1280 by 900 at 200 percent has room for 640 by 450."""
    page = running.page(device_scale_factor=2)
    assert run_all(page) == []
    page.set_viewport_size({"width": 640, "height": 450})
    page.locator(".jp-SideBar .lm-TabBar-tab.lm-mod-current").click()  # fold the contents away
    page.wait_for_timeout(500)
    notebook = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)").bounding_box()
    assert notebook["width"] > 500
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    page.locator(".jp-SideBar .lm-TabBar-tab[data-id=table-of-contents]").click()  # the next window finds it as it was
    page.context.close()


def test_a_kernel_that_dies_is_said_in_dutch_and_nothing_is_lost(lab: Any, run_all: Any, menu: Any) -> None:
    own = lab()
    page = own.page()
    assert run_all(page) == []
    menu(page, "docmanager:save", "Bestand")
    server = own.process.pid
    kernels = [pid for pid in children(server) if parent_of(pid) != server]  # below the warm parent
    assert kernels, "the kernel was not forked"
    for pid in kernels:
        os.kill(pid, signal.SIGKILL)  # as the system does when memory is short
    dialog = page.locator(".jp-Dialog")
    dialog.wait_for()
    said = dialog.inner_text()
    assert "1_richten.ipynb" in said
    assert "opnieuw" in said
    dialog.locator("button.jp-mod-accept").click()
    assert run_all(page) == []  # a new kernel, the same notebook
    own.stop()


def test_a_dossier_that_disappears_is_said_in_the_notebook(lab: Any, sample: Path, run_all: Any, menu: Any) -> None:
    own = lab(sample)
    page = own.page()
    assert run_all(page) == []
    sample.rename(sample.with_name("elders"))
    menu(page, "kernelmenu:restart", "Kernel")
    page.locator(".jp-Dialog button.jp-mod-accept").click()
    page.locator(".jp-Dialog").wait_for(state="detached")
    menu(page, "runmenu:run-all", "Uitvoeren")
    fault = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-OutputArea", has_text="DossierNotFound").first
    fault.wait_for(state="attached")
    assert str(sample) in fault.inner_text()
    own.stop()


def test_a_lost_server_is_said_and_what_was_typed_is_still_there(lab: Any) -> None:
    own = lab()
    page = own.page()
    first = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-CodeCell").first
    first.locator(".jp-Placeholder-content").click()  # the code is folded
    first.locator(".cm-content").click()
    page.keyboard.type("# mijn aantekening")
    own.process.send_signal(signal.SIGTERM)
    own.process.wait(30)
    page.keyboard.press("Control+s")
    page.locator(".jp-Dialog").first.wait_for()
    assert "mijn aantekening" in first.inner_text()
    own.stop()


def test_ctrl_c_asks_nothing_and_leaves_nothing(lab: Any) -> None:
    with tempfile.TemporaryDirectory(prefix="t") as temporary:
        _ends_at_ctrl_c(lab(TMPDIR=temporary))
        assert list(Path(temporary).iterdir()) == []


def _ends_at_ctrl_c(own: Any) -> None:
    own.page()
    started = children(own.process.pid)
    assert started
    assert own.stop() == 0
    end = time.monotonic() + 30
    while left := [pid for pid in started if Path(f"/proc/{pid}").exists()]:
        assert time.monotonic() < end, f"still running: {left}"
        time.sleep(0.1)


def test_without_the_secret_nothing_is_shown(running: Any) -> None:
    page = running.window()
    page.goto(running.url.partition("?")[0])
    assert "login" in page.url
    assert page.locator(".jp-NotebookPanel").count() == 0
    page.context.close()


def test_a_taken_port_and_a_workspace_in_use_are_said(running: Any, tmp_path: Path) -> None:
    def refused(*options: str) -> str:
        line = [sys.executable, "-m", "srm_kit.cli", "lab", "--no-browser", *options]
        done = subprocess.run(line, text=True, capture_output=True, cwd=tmp_path, check=False)
        assert done.returncode == 2
        assert "Traceback" not in done.stderr
        return done.stderr

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert f"Port {port} is taken" in refused("--port", port, "--werkmap", "werk")
    assert "open" in refused("--werkmap", str(running.werkmap))
    assert "elders" in refused("elders", "--werkmap", "werk2")


def test_a_dossier_with_faults_is_said_and_opens(lab: Any, sample: Path, menu: Any) -> None:
    table = sample / "doelen.csv"
    lines = table.read_text(encoding="utf-8").splitlines()
    table.write_text("\n".join([*lines, lines[1]]) + "\n", encoding="utf-8")  # the same goal twice
    own = lab(sample)
    said = (own.werkmap.parent / "srm.txt").read_text()
    assert "doelen" in said
    page = own.page()
    menu(page, "runmenu:run-all", "Uitvoeren")
    page.locator(".jp-CodeCell .jp-OutputArea", has_text="DossierHasFaults").first.wait_for(state="attached")
    own.stop()
