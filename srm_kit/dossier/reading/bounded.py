"""Reading in a child that may use so much time and memory and no more, for commands that read what others sent.

The limits of ``limits.py`` keep reading short; this is for an input of which nobody thought. It needs a system that
forks and a process with one thread; elsewhere reading is done in the process itself.
"""

from __future__ import annotations

import os
import pickle
import select
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, TypeVar, cast

from srm_kit import errors
from srm_kit.errors import DossierUnreadable, SrmError

__all__ = ["bounded", "reading_is_bounded"]

_SECONDS = 60
_PATIENCE = 120.0  # seconds on the clock, for a computer that does other things as well
_BYTES = 900 * 2**20
_SAY = "Dit dossier kost te veel {what} om te lezen; wij zijn gestopt. Verwijder wat er niet in hoort, of vraag het opnieuw op."
_on = False
_meanwhile: Callable[[], None] | None = None
T = TypeVar("T")


@contextmanager
def reading_is_bounded(meanwhile: Callable[[], None] | None = None) -> Iterator[None]:
    """What is read inside is read in a child, where that can be; ``meanwhile`` is done while the child reads."""
    global _on, _meanwhile
    before = _on, _meanwhile
    _on, _meanwhile = sys.platform == "linux", meanwhile
    try:
        yield
    finally:
        _on, _meanwhile = before


def bounded(read: Callable[[], T]) -> T:
    """What ``read`` gives. Raises what it raises of our own errors, and ``DossierUnreadable`` for everything else."""
    if not _on or threading.active_count() > 1:
        return read()
    receive, send = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(receive)
        _live(read, send)
    os.close(send)
    return cast(T, _heard(child, receive))


def _live(read: Callable[[], Any], send: int) -> None:
    """What the child does, to its end: never back into the program of its parent."""
    global _on
    _on = False
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        _limit()
        try:
            said: tuple[str, Any] = ("value", read())
        except MemoryError:
            said = ("memory", None)
        except SrmError as error:
            said = ("error", (type(error).__name__, str(error)))
        except RecursionError:
            said = ("odd", "te diep in elkaar")
        except Exception as error:  # a fault of ours: said, so that it can be told to us
            said = ("odd", f"{type(error).__name__}: {error}"[:200])
        try:
            data = pickle.dumps(said, protocol=pickle.HIGHEST_PROTOCOL)
        except MemoryError:
            data = pickle.dumps(("memory", None))
        with os.fdopen(send, "wb") as pipe:
            pipe.write(data)
    finally:
        os._exit(0)


def _limit() -> None:
    import resource

    os.environ.update(dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1"))
    with open("/proc/self/statm", encoding="ascii") as file:
        now = int(file.read().split()[0]) * resource.getpagesize()
    # A hard limit at the same second would kill without saying that it was the time.
    memory, core = now + _BYTES, 0
    for what, soft, hard in (
        (resource.RLIMIT_AS, memory, memory),
        (resource.RLIMIT_CPU, _SECONDS, _SECONDS + 5),
        (resource.RLIMIT_CORE, core, core),
    ):
        with suppress(ValueError, OSError):  # the system allows less already
            resource.setrlimit(what, (soft, hard))


def _heard(child: int, pipe: int) -> Any:
    until = time.monotonic() + _PATIENCE
    data = bytearray()
    late = False
    try:
        with os.fdopen(pipe, "rb", buffering=0) as line:
            if _meanwhile is not None:
                _meanwhile()
            while True:
                if not select.select([line], [], [], max(0.0, until - time.monotonic()))[0]:
                    late = True
                    break
                part = line.read(1 << 20)
                if not part:
                    break
                data += part
    finally:
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    if late or (os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU):
        raise DossierUnreadable(_SAY.format(what="tijd"))
    if not data:
        raise DossierUnreadable(_SAY.format(what="geheugen"))
    kind, content = pickle.loads(bytes(data))
    if kind == "value":
        return content
    if kind == "error":
        raise _again(*content)
    if kind == "memory":
        raise DossierUnreadable(_SAY.format(what="geheugen"))
    raise DossierUnreadable(
        f"Dit dossier kunnen wij niet lezen ({content}). Meld dit met de uitvoer van: srm --version --verbose"
    )


def _again(name: str, text: str) -> SrmError:
    """The error of the child, as far as it is one of those that reading gives."""
    kind = getattr(errors, name, DossierUnreadable)
    try:
        made = kind(text)
    except TypeError:
        made = DossierUnreadable(text)
    return made if isinstance(made, SrmError) else DossierUnreadable(text)
