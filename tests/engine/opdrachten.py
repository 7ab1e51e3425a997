"""What the tests let a child do."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Meld = Callable[[Any], None]
_STATE: list[str] = []


def telt_op(meld: Meld, a: int, b: int) -> int:
    meld("begonnen")
    return a + b


def onthoudt(meld: Meld, wat: str) -> list[str]:
    _STATE.append(wat)
    os.environ["ONTHOUDEN"] = os.environ.get("ONTHOUDEN", "") + wat
    return [*_STATE, os.environ["ONTHOUDEN"], str(Path.cwd())]


def struikelt(meld: Meld) -> None:
    raise ValueError("dit ging mis")


def sterft(meld: Meld) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def hangt(meld: Meld, bestand: str) -> None:
    started = subprocess.Popen(["sleep", "300"])
    Path(bestand).write_text(str(started.pid), encoding="utf-8")
    meld("hangt")
    time.sleep(300)


def vreet(meld: Meld) -> int:
    held = []
    for _ in range(4000):
        held.append(bytearray(2**20))
    return len(held)


def veel(meld: Meld, bytes_: int) -> bytes:
    print("dit mag nergens tussen komen", flush=True)
    return b"x" * bytes_
