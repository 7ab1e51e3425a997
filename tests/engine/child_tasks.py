"""What the tests let a child do."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Send = Callable[[Any], None]
_STATE: list[str] = []


def adds(send: Send, a: int, b: int) -> int:
    send("begun")
    return a + b


def remembers(send: Send, what: str) -> list[str]:
    _STATE.append(what)
    os.environ["REMEMBERED"] = os.environ.get("REMEMBERED", "") + what
    return [*_STATE, os.environ["REMEMBERED"], str(Path.cwd())]


def fails(send: Send) -> None:
    raise ValueError("dit ging mis")


def dies(send: Send) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def hangs(send: Send, file: str) -> None:
    started = subprocess.Popen(["sleep", "300"])
    Path(file).write_text(str(started.pid), encoding="utf-8")
    send("hangs")
    time.sleep(300)


def eats_memory(send: Send) -> int:
    held = []
    for _ in range(4000):
        held.append(bytearray(2**20))
    return len(held)


def much(send: Send, size: int) -> bytes:
    print("dit mag nergens tussen komen", flush=True)
    return b"x" * size
