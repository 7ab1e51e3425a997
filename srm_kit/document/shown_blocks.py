"""What a cell of a notebook shows: blocks, as HTML for the eye and as JSON for the report."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from srm_kit.document.block_json import block_to_json
from srm_kit.document.blocks import Block
from srm_kit.document.html import blocks_html

__all__ = ["BLOCK_CLASS", "MIMETYPE", "Blocks", "report_only"]

MIMETYPE = "application/vnd.srm.blok+json"
BLOCK_CLASS = "srm-blok"
"""The class of what a cell shows; the look that the first cell brings holds inside it only, in any front end."""

_for_the_eye: ContextVar[bool] = ContextVar("for the eye", default=True)


@contextmanager
def report_only() -> Iterator[None]:
    """Inside, cells that run in this process show what the report needs and not their HTML, which nobody would see."""
    before = _for_the_eye.set(False)
    try:
        yield
    finally:
        _for_the_eye.reset(before)


@dataclass(frozen=True, slots=True, repr=False)
class Blocks:
    """Blocks that one notebook cell shows together."""

    blocks: tuple[Block, ...]

    def __repr__(self) -> str:
        """Which blocks there are; what they say is in the HTML, and need not stand in a notebook twice."""
        return f"Blocks({', '.join(type(block).__name__ for block in self.blocks)})"

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        shown = {"text/html": self._html()} if _for_the_eye.get() else {}
        return {**shown, MIMETYPE: {"blocks": [block_to_json(block) for block in self.blocks]}}

    def _html(self) -> str:
        """What a person sees; nothing is no empty sheet of paper."""
        return f'<div class="{BLOCK_CLASS}">{blocks_html(self.blocks)}</div>' if self.blocks else ""

    def __add__(self, other: Blocks) -> Blocks:
        return Blocks(self.blocks + other.blocks)
