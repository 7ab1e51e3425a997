"""The report block by block, with the numbers of figures and tables, so that all formats count alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from srm_kit.document.blocks import Block, Figure, Table
from srm_kit.document.numbering import Numbering
from srm_kit.document.plain_text import visible
from srm_kit.document.report_value import Chapter, Prose

__all__ = ["NumberedBlock", "numbered_blocks", "plain"]


@dataclass(frozen=True, slots=True)
class NumberedBlock:
    """A block in its place: chapter, the number of a figure or table (0 for other blocks), and the block."""

    chapter: Chapter
    number: int
    block: Block | Prose


def numbered_blocks(chapters: Iterable[Chapter]) -> Iterator[NumberedBlock]:
    """Every block in the order of reading, numbered as in the HTML."""
    counter = Numbering()
    for chapter in chapters:
        for block in chapter.content:
            match block:
                case Figure():
                    number = counter.next_figure()
                case Table():
                    number = counter.next_table()
                case _:
                    number = 0
            yield NumberedBlock(chapter, number, block)


def plain(text: str) -> str:
    """Text that a file of Office can hold: no control character and nothing that turns the reading direction."""
    return visible(text).replace("\t", " ")
