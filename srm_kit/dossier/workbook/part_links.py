"""How the parts of a workbook point at each other: where the links of a part stand, and which part a link means."""

from __future__ import annotations

import posixpath

__all__ = ["links_of", "part_meant"]


def links_of(part: str) -> str:
    """The part with the links of this one; of the workbook as a whole for an empty name.

    >>> links_of("xl/workbook.xml"), links_of("")
    ('xl/_rels/workbook.xml.rels', '_rels/.rels')
    """
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def part_meant(part: str, target: str) -> str:
    """The part that a link in this one means: beside it, or from the top when it starts with a slash.

    >>> part_meant("xl/worksheets/sheet1.xml", "../tables/table1.xml"), part_meant("xl/workbook.xml", "/xl/styles.xml")
    ('xl/tables/table1.xml', 'xl/styles.xml')
    """
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target)).lstrip("/")
