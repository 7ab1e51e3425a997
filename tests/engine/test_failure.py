"""What kind of trouble an error is goes along from the child, so that nobody has to know its name."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from srm_kit.engine.child import carry_out
from srm_kit.engine.task import Event, State, Task, frame, frames
from srm_kit.errors import (
    BrowserNotFound,
    DossierHasFaults,
    DossierNotFound,
    DossierUnreadable,
    Failure,
    MeetmomentUnknown,
    NotebookFailed,
    OutputNotWritable,
    ReportRejected,
)


def fails(send: Callable[[Any], None], error: Exception) -> None:
    raise error


@pytest.mark.parametrize(
    ("error", "failure"),
    [
        (DossierHasFaults("x"), Failure.REFUSED),
        (DossierNotFound("x"), Failure.REFUSED),
        (DossierUnreadable("x"), Failure.REFUSED),
        (MeetmomentUnknown("x"), Failure.REFUSED),
        (NotebookFailed("1.ipynb", "2", "x", "y"), Failure.CELL),
        (ReportRejected(("x",)), Failure.REJECTED),
        (OutputNotWritable(Path("x"), "vol"), Failure.WRITING),
        (OSError(errno.ENOSPC, "vol"), Failure.WRITING),
        (FileNotFoundError("a mistake of ours does not heal by itself"), Failure.OTHER),
        (BrowserNotFound("x"), Failure.OTHER),
        (ValueError("x"), Failure.OTHER),
    ],
)
def test_the_kind_of_failure_travels(monkeypatch: pytest.MonkeyPatch, error: Exception, failure: Failure) -> None:
    import srm_kit.engine.child as child

    monkeypatch.setattr(child, "fails", fails, raising=False)
    told: list[Event] = []
    carry_out(Task(1, "srm_kit.engine.child:fails", {"error": error}), told.append)
    (event,) = frames(bytearray(frame(told[0])))  # as it comes out of the pipe
    assert (event.state, event.failure, event.error) == (State.FAILED, failure, type(error).__name__)
