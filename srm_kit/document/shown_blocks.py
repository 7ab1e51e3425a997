"""What a cell of a notebook shows: blocks, as HTML for the eye and as JSON for the report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from srm_kit.document.block_json import block_to_json
from srm_kit.document.blocks import Block
from srm_kit.document.html import blocks_html

__all__ = ["MIMETYPE", "Blocks"]

MIMETYPE = "application/vnd.srm.blok+json"


@dataclass(frozen=True, slots=True, repr=False)
class Blocks:
    """Blocks that one notebook cell shows together."""

    blocks: tuple[Block, ...]

    def __repr__(self) -> str:
        """Which blocks there are; what they say is in the HTML, and need not stand in a notebook twice."""
        return f"Blocks({', '.join(type(block).__name__ for block in self.blocks)})"

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        return {
            "text/html": str(blocks_html(self.blocks)),
            MIMETYPE: {"blocks": [block_to_json(block) for block in self.blocks]},
        }

    def __add__(self, other: Blocks) -> Blocks:
        return Blocks(self.blocks + other.blocks)
