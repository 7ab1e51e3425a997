"""The report on paper: the same HTML printed by an installed Chromium, Chrome or Edge, and read back."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from srm_kit.errors import SrmError

__all__ = ["BrowserOntbreekt", "PdfMislukt", "find_browser", "pdf_faults", "to_pdf"]

VARIABELE = "SRM_BROWSER"
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge")
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
_SECONDS = 120


class BrowserOntbreekt(SrmError):
    """No browser that can print was found."""


class PdfMislukt(SrmError):
    """The browser did not make a usable PDF."""


def find_browser() -> str:
    """The browser to print with: ``SRM_BROWSER``, one on the path, or one in its usual place."""
    asked = os.environ.get(VARIABELE, "")
    if asked:
        found = shutil.which(asked)
        if found:
            return found
        raise BrowserOntbreekt(f"{VARIABELE} names a program that is not there. Correct it, or leave it empty.")
    for name in _NAMES:
        found = shutil.which(name)
        if found:
            return found
    for place in _PLACES:
        if Path(place).is_file():
            return place
    raise BrowserOntbreekt(
        "A PDF needs Chromium, Chrome or Edge, and none was found. Install one, or name it in the variable "
        f"{VARIABELE}; or open rapport.html and print it from your own browser."
    )


def to_pdf(html: str, browser: str = "") -> bytes:
    """The report as a tagged PDF with outline, title and language; no page address or file name in it.

    Runs the browser without network, with a profile of its own that is thrown away.
    """
    program = browser or find_browser()
    with tempfile.TemporaryDirectory(prefix="srm-pdf-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        page, out = folder / "rapport.html", folder / "rapport.pdf"
        page.write_text(html, encoding="utf-8")
        command = [
            program,
            "--headless=new",
            "--disable-gpu",
            "--no-first-run",
            "--disable-extensions",
            "--disable-background-networking",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            f"--user-data-dir={folder / 'profiel'}",
            "--no-pdf-header-footer",
            "--generate-pdf-document-outline",
            "--export-tagged-pdf",
            f"--print-to-pdf={out}",
            page.as_uri(),
        ]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            # The sandbox of the browser refuses to run as root, as programs in a container do.
            command.insert(1, "--no-sandbox")
        _run(command)
        if not out.is_file():
            raise PdfMislukt("The browser did not make a PDF. Try again, or print rapport.html from your own browser.")
        data = out.read_bytes()
    faults = pdf_faults(data)
    if faults:
        raise PdfMislukt(
            f"The PDF fails its check: {'; '.join(faults)}. Update the browser, or name another one in {VARIABELE}."
        )
    return data


def _run(command: list[str]) -> None:
    new_group = {"start_new_session": True} if sys.platform != "win32" else {}
    try:
        running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **new_group)  # type: ignore[call-overload]
    except OSError as error:
        raise BrowserOntbreekt(f"The browser cannot be started: {error.strerror}.") from None
    try:
        running.wait(timeout=_SECONDS)
    except subprocess.TimeoutExpired:
        raise PdfMislukt(
            f"The browser did not finish in {_SECONDS} seconds. Try again when the computer is less busy."
        ) from None
    finally:
        # A browser starts children; none may stay behind.
        if sys.platform != "win32":
            with contextlib.suppress(ProcessLookupError):
                os.killpg(running.pid, signal.SIGKILL)
        else:
            running.kill()
        running.wait()


def pdf_faults(data: bytes) -> list[str]:
    """What is wrong with a PDF of ours: read back for tags, outline, title, language, alternative text."""
    from pypdf import PdfReader

    try:
        reader = PdfReader(io.BytesIO(data))
        root = reader.root_object
        pages = len(reader.pages)
    except Exception as error:  # pypdf raises whatever a damaged file makes it raise
        return [f"it cannot be read back ({type(error).__name__})"]
    faults = []
    if not pages:
        faults.append("it has no pages")
    if "/StructTreeRoot" not in root or not root.get("/MarkInfo", {}).get("/Marked"):
        faults.append("it has no tags")
    if not str(root.get("/Lang", "")).startswith("nl"):
        faults.append("its language is not Dutch")
    if not reader.outline:
        faults.append("it has no outline")
    if not (reader.metadata and reader.metadata.title):
        faults.append("it has no title")
    return faults
