"""A workspace that someone sent runs nothing when it is opened, and what it says of trust counts for nothing."""

from __future__ import annotations

import json
import os
import re
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

import nbformat
import pytest
from nbformat.sign import NotebookNotary

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="accepted: the lab is tested on Linux")

EVIL = "open({!r}, 'w').write('code of the sender')\n"


@dataclass(frozen=True)
class Opened:
    """A lab on a workspace that was received; ``ask`` speaks to its server, ``ran`` appears when its code runs."""

    ask: Callable[..., Any]
    workspace: Path
    home: Path
    ran: Path


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    folder = tmp_path_factory.mktemp("ontvangen")
    workspace, home, ran = folder / "werk", folder / "thuis", folder / "ran"
    home.mkdir()
    plant(workspace, ran)
    said = folder / "said.txt"
    line = [sys.executable, "-m", "srm_kit.cli", "lab", "--no-browser", "--werkmap", str(workspace)]
    environment = {**os.environ, "HOME": str(home), "SRM_LAB_WARM": "0"}
    with said.open("w") as out:
        lab = subprocess.Popen(line, cwd=folder, env=environment, stdout=out, stderr=subprocess.STDOUT)
    try:
        until = time.monotonic() + 200  # seconds; a lab on a busy computer
        while not (found := re.search(r"(http://[^/]+)/\S*token=(\w+)", said.read_text())):
            assert lab.poll() is None, said.read_text()
            assert time.monotonic() < until, said.read_text()
            time.sleep(0.1)

        def ask(path: str, body: Any = None) -> Any:
            data = None if body is None else json.dumps(body).encode()
            request = Request(found[1] + path, data, {"Authorization": f"token {found[2]}"})
            with urlopen(request, timeout=60) as answer:
                text = answer.read().decode()
            return json.loads(text) if text.startswith(("{", "[")) else text

        while time.monotonic() < until:  # the address is told just before the server listens
            with suppress(URLError):
                ask("/api")
                break
            time.sleep(0.1)
        yield Opened(ask, workspace, home, ran)
    finally:
        lab.send_signal(signal.SIGINT)
        lab.wait(30)


def plant(workspace: Path, ran: Path) -> None:
    """What Jupyter would run or believe, in every folder of the workspace where it ever looked."""
    evil = EVIL.format(str(ran))
    config = workspace / ".srm" / "jupyter"
    for name in ("python3", "evil"):
        spec = config / "data" / "kernels" / name
        spec.mkdir(parents=True)
        argv = [sys.executable, "-c", evil, "{connection_file}"]
        (spec / "kernel.json").write_text(json.dumps({"argv": argv, "display_name": "Evil", "language": "python"}))
    for place in (config / "labextensions", config / "data" / "labextensions"):
        (place / "evil" / "static").mkdir(parents=True)
        package = {
            "name": "evil",
            "version": "1.0.0",
            "jupyterlab": {"_build": {"load": "static/evil.js", "extension": "./extension"}},
        }
        (place / "evil" / "package.json").write_text(json.dumps(package))
        (place / "evil" / "static" / "evil.js").write_text("fetch('/evil')")
    (config / "jupyter_server_config.py").write_text(evil)
    (config / "jupyter_server_config.d").mkdir()
    (config / "ipython_config.py").write_text(evil)
    for name in ("sitecustomize", "usercustomize", "ipykernel_launcher", "jupyterlab"):
        (workspace / f"{name}.py").write_text(evil)
    nb = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1")])
    nb.cells[0].outputs = [nbformat.v4.new_output("display_data", {"text/html": "<script>fetch('/evil')</script>"})]
    nb.cells[0].metadata["trusted"] = True
    nb.metadata["kernelspec"] = {"name": "evil", "display_name": "Evil", "language": "python"}
    nbformat.write(nb, workspace / "gekregen.ipynb")
    notary = NotebookNotary(data_dir=str(config / "data"))
    notary.sign(nbformat.read(workspace / "gekregen.ipynb", as_version=4))
    notary.store.close()


def test_only_our_kernel_can_be_started(opened: Opened) -> None:
    specs = opened.ask("/api/kernelspecs")["kernelspecs"]
    assert list(specs) == ["python3"]
    assert specs["python3"]["spec"]["argv"][1:4] == ["-P", "-m", "ipykernel_launcher"]
    body = {"path": "gekregen.ipynb", "type": "notebook", "name": "gekregen.ipynb", "kernel": {"name": "python3"}}
    session = opened.ask("/api/sessions", body)
    until = time.monotonic() + 30
    while opened.ask(f"/api/kernels/{session['kernel']['id']}")["execution_state"] == "starting":
        if time.monotonic() > until:
            break
        time.sleep(0.2)
    assert not opened.ran.exists()


def test_no_extension_of_the_sender_is_on_the_page(opened: Opened) -> None:
    page = opened.ask("/lab")
    assert "srm-lab" in page
    assert "evil" not in page


def test_a_notebook_that_was_received_is_not_trusted(opened: Opened) -> None:
    received = opened.ask("/api/contents/gekregen.ipynb")["content"]["cells"][0]
    assert received["metadata"].get("trusted") is not True
    assert (opened.home / ".srm-werkbank" / "vertrouwen" / "notebook_secret").is_file()


def test_what_is_kept_is_open_to_its_owner_only(opened: Opened) -> None:
    assert stat.S_IMODE((opened.home / ".srm-werkbank").stat().st_mode) == 0o700
    assert stat.S_IMODE((opened.home / ".srm-werkbank" / "vertrouwen" / "notebook_secret").stat().st_mode) == 0o600
