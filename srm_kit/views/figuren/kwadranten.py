"""Four fields of parties by interest and influence (after Mendelow 1991)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from srm_kit.document.blocks import Figure, Table
from srm_kit.document.svg import shortened, svg_frame, svg_line, svg_rectangle, svg_text, svg_turned

__all__ = ["kwadranten"]

_MOST = 7


def kwadranten(
    titel: str,
    beschrijving: str,
    bevinding: str,
    bron: str,
    velden: Mapping[tuple[bool, bool], tuple[str, Sequence[str]]],
    tabel: Table,
) -> Figure:
    """``velden``: (high interest, high influence) to the name of the field and the parties in it."""
    longest = max((len(names) for _, names in velden.values()), default=0)
    field_width, left, gap = 400.0, 60.0, 12.0
    height = 54 + 22.0 * max(min(longest, _MOST + 1), 1)
    parts = [
        svg_text(left, 14, "weinig belang bij de opgave", "klein zacht"),
        svg_text(left + 2 * field_width + gap, 14, "groot belang bij de opgave", "klein zacht", "end"),
        svg_line(left - 14, 30, left - 14, 30 + 2 * height + gap, "pijl"),
        svg_turned(
            left - 24,
            30 + height + gap / 2,
            svg_text(0, 0, "invloed: onder weinig, boven veel", "klein zacht", "middle"),
        ),
    ]
    for (interest, influence), (name, parties) in velden.items():
        x = left + (field_width + gap if interest else 0)
        y = 30 + (0 if influence else height + gap)
        parts.append(svg_rectangle(x, y, field_width, height, "bodem", 3))
        parts.append(svg_text(x + 14, y + 26, name, "rij"))
        shown = list(parties) if len(parties) <= _MOST + 1 else [*parties[:_MOST], f"en nog {len(parties) - _MOST}"]
        if not parties:
            parts.append(svg_text(x + 14, y + 52, "niemand", "klein zacht"))
        for index, party in enumerate(shown):
            parts.append(svg_text(x + 14, y + 52 + index * 22, shortened(party, 50), "klein"))
    picture = svg_frame(left + 2 * field_width + gap, 34 + 2 * height + gap, titel, beschrijving, parts)
    return Figure(titel, beschrijving, bevinding, picture, tabel, bron)
