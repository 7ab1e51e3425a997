"""Prints a page with a browser that is already on the computer: Chromium, Chrome or Edge."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from srm_kit.errors import BrowserNotFound, FormatFailed

__all__ = [
    "CHOICE",
    "PATIENCE",
    "command_of",
    "find_browser",
    "kill_group",
    "last_words",
    "not_started",
    "print_by_command",
]

CHOICE = "SRM_BROWSER"
"""Environment variable with the path of the browser to use."""

PATIENCE = 120.0
"""How long printing may take before the browser is stopped; a report takes two seconds."""

_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)

# No account, no update, no crash report, no call home; and every address and proxy leads nowhere.
_QUIET = (
    "--headless",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--disable-breakpad",
    "--no-default-browser-check",
    "--no-first-run",
    "--no-pings",
    "--password-store=basic",
    "--use-mock-keychain",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--proxy-server=127.0.0.1:9",
)


def _usual_places() -> Iterable[Path]:
    if sys.platform == "darwin":
        for top in (Path("/Applications"), Path.home() / "Applications"):
            for name in ("Google Chrome", "Chromium", "Microsoft Edge"):
                yield top / f"{name}.app" / "Contents" / "MacOS" / name
    elif sys.platform == "win32":
        for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
            if top_name := os.environ.get(variable):
                yield Path(top_name, "Google", "Chrome", "Application", "chrome.exe")
                yield Path(top_name, "Chromium", "Application", "chrome.exe")
                yield Path(top_name, "Microsoft", "Edge", "Application", "msedge.exe")
    else:
        for folder in ("/usr/bin", "/usr/local/bin", "/opt/google/chrome", "/opt/microsoft/msedge"):
            for name in _NAMES:
                yield Path(folder, name)


def find_browser() -> Path:
    """The browser to print with: the one named in ``SRM_BROWSER``, else on the PATH, else in the usual places.

    Raises ``BrowserNotFound`` with what to install or set.
    """
    if named := os.environ.get(CHOICE):
        found = Path(named) if Path(named).is_file() else None
        found = found or (Path(path) if (path := shutil.which(named)) else None)
        if found is None:
            raise BrowserNotFound(f"{CHOICE} names {named!r}, which is not a program. Correct or unset it.")
        return found
    for name in _NAMES:
        if path := shutil.which(name):
            return Path(path)
    for place in _usual_places():
        if place.is_file():
            return place
    raise BrowserNotFound(
        "A PDF is printed by Chromium, Chrome or Edge, and none was found. Install one of them, or name one in "
        f"the environment variable {CHOICE}. Without it all other formats can be made: leave out --pdf."
    )


def print_by_command(page: Path, folder: Path, seconds: float = PATIENCE) -> bytes:
    """The HTML file as PDF by a browser that is started for it, where it cannot be given a pipe.

    Raises ``BrowserNotFound`` and, when the browser fails or takes too long, ``FormatFailed``.
    """
    program = find_browser()
    target, log = folder / "afdruk.pdf", folder / "browser.txt"
    target.unlink(missing_ok=True)
    command = [*command_of(program, folder), "--no-pdf-header-footer", "--generate-pdf-document-outline"]
    command += [f"--print-to-pdf={target}", page.as_uri()]
    with log.open("wb") as told:
        try:
            running = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=told,
                stderr=told,
                cwd=folder,
                start_new_session=sys.platform != "win32",
            )
        except OSError as error:
            raise not_started(program, error) from None
        try:
            running.wait(seconds)
        except subprocess.TimeoutExpired:
            raise FormatFailed("pdf", f"{program.name} did not finish within {seconds:.0f} seconds") from None
        finally:
            _stop(running)
    made = target.read_bytes() if target.is_file() else b""
    if not made.startswith(b"%PDF-"):
        raise FormatFailed("pdf", f"{program.name} made no PDF.{last_words(log)}")
    return made


def command_of(program: Path, folder: Path) -> list[str]:
    """How the browser is started: with a fresh profile in ``folder``, and without network."""
    command = [str(program), *_QUIET, f"--user-data-dir={folder / 'profiel'}", "--user-agent=SRM Werkbank"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.append("--no-sandbox")  # the browser refuses to start as root otherwise
    return command


def not_started(program: Path, error: OSError) -> BrowserNotFound:
    """What to say of a program that cannot be started."""
    return BrowserNotFound(f"{program.name} could not be started: {error.strerror}. Name another one in {CHOICE}.")


def _stop(running: subprocess.Popen[bytes]) -> None:
    """Ends the browser and everything it started; nothing when it has ended by itself."""
    if sys.platform == "win32":
        if running.poll() is None:
            subprocess.run(["taskkill", "/F", "/T", "/PID", str(running.pid)], check=False, capture_output=True)
    else:
        kill_group(running.pid)
    if running.poll() is None:
        running.kill()
    running.wait()


def kill_group(number: int) -> None:
    """Ends a browser and all it started, also after a normal end: a helper of it may live on and hold the profile."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(number, signal.SIGKILL)


def last_words(log: Path) -> str:
    """What the browser said of its failure, as a sentence to add; empty when it said nothing."""
    lines = [line for line in log.read_text(encoding="utf-8", errors="replace").splitlines() if line.strip()]
    reason = next((line for line in lines if "sandbox" in line.lower()), lines[-1] if lines else "")
    text = reason.split("] ", 1)[-1].strip()
    return f" It said: {text[:300]}" if text else ""
