"""Collects what the cells of a notebook show, with the meaning a Jupyter client gives to each message."""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Callable, Mapping
from typing import Any

__all__ = ["Capture", "CapturedStream"]


class Capture:
    """The outputs of one notebook, cell by cell, in the order in which they came.

    ``touched`` are the cells whose outputs changed since it was last emptied: an update of a display may reach
    back to an earlier cell. ``heard`` is told of all that comes while a cell runs.
    """

    def __init__(self, heard: Callable[[dict[str, Any] | None], None] | None = None) -> None:
        self._outputs_per_cell: dict[int, list[Any]] = {}
        self._heard = heard or (lambda output: None)
        self.touched: set[int] = set()
        self._cell = -1
        self._clear_later = False
        self._places: dict[str, list[tuple[int, Any]]] = {}

    def begin(self, cell: int) -> None:
        """From here on everything belongs to this cell."""
        self._cell = cell
        self._clear_later = False
        self._outputs_per_cell[cell] = []
        self.touched.add(cell)

    def outputs_of(self, cell: int) -> list[dict[str, Any]]:
        """The outputs of a cell, as nbformat writes them."""
        return [
            output | ({"text": "".join(output["text"])} if "text" in output else {})
            for output in self._outputs_per_cell[cell]
        ]

    def add_text(self, name: str, text: str) -> None:
        """Text on stdout or stderr; what follows directly on the same stream is one output."""
        if not text:
            return
        outputs = self._outputs()
        if outputs and outputs[-1]["output_type"] == "stream" and outputs[-1]["name"] == name:
            outputs[-1]["text"].append(text)
        else:
            outputs.append({"output_type": "stream", "name": name, "text": [text]})
        self._heard({"output_type": "stream", "name": name, "text": text})

    def show(
        self, data: Mapping[str, Any], metadata: Mapping[str, Any], display_id: str | None, count: int | None
    ) -> None:
        """Rich output; ``display_id`` names a display that may be renewed, ``count`` the prompt number of a result (else it is a display)."""
        made: dict[str, Any] = {"output_type": "display_data" if count is None else "execute_result"}
        made |= {"data": _plain(data), "metadata": _clean(metadata)}
        if count is not None:
            made["execution_count"] = count
        if display_id is not None:
            self.replace(data, metadata, display_id)
        outputs = self._outputs()
        if display_id is not None:
            self._places.setdefault(display_id, []).append((self._cell, made))
        outputs.append(made)
        self._heard(made)

    def replace(self, data: Mapping[str, Any], metadata: Mapping[str, Any], display_id: str) -> None:
        """A new content for every display of this id; nothing when there is none."""
        for cell, output in self._places.get(display_id, ()):
            output["data"], output["metadata"] = _plain(data), _clean(metadata)
            self.touched.add(cell)

    def add_error(self, name: str, value: str, traceback: list[str]) -> None:
        """An exception as the notebook shows it."""
        error = {"output_type": "error", "ename": name, "evalue": value, "traceback": traceback}
        self._outputs().append(error)
        self._heard(error)

    def clear(self, wait: bool) -> None:
        """``clear_output``: at once, or when the next output comes."""
        if wait:
            self._clear_later = True
        else:
            self._empty()

    def _outputs(self) -> list[Any]:
        if self._clear_later:
            self._clear_later = False
            self._empty()
        self.touched.add(self._cell)
        return self._outputs_per_cell.setdefault(self._cell, [])

    def _empty(self) -> None:
        self._outputs_per_cell[self._cell] = []
        self.touched.add(self._cell)
        self._heard(None)
        for name, places in self._places.items():
            self._places[name] = [(cell, output) for cell, output in places if cell != self._cell]


class CapturedStream(io.TextIOBase):
    """A stdout or stderr that hands its text on at once, so that it keeps its place between the pictures."""

    def __init__(self, name: str, hand_on: Callable[[str, str], None], flushed: Callable[[], None]) -> None:
        super().__init__()
        self.name = name
        self._hand_on, self._flushed = hand_on, flushed

    def flush(self) -> None:
        self._flushed()

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return "UTF-8"

    @property
    def errors(self) -> str:  # type: ignore[override]
        return "replace"

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text)}")
        self._hand_on(self.name, text)
        return len(text)

    def writelines(self, lines: Any) -> None:
        for line in lines:
            self.write(line)

    def isatty(self) -> bool:
        return False


def _plain(data: Mapping[str, Any]) -> dict[str, Any]:
    """A bundle as the message protocol carries it: binary pictures in base64, the rest as JSON."""
    return {
        mimetype: base64.b64encode(value).decode("ascii") if isinstance(value, bytes) else _clean(value)
        for mimetype, value in data.items()
    }


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return value
    return json.loads(json.dumps(value if value is not None else {}, default=str))
