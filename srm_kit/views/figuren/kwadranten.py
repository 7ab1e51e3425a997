"""Four fields of parties by interest and influence (after Mendelow 1991)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from srm_kit.document.blocks import Figuur, Tabel
from srm_kit.document.svg import afgekapt, kader, lijn, rechthoek, tekst

__all__ = ["kwadranten"]

_MOST = 7


def kwadranten(
    titel: str,
    beschrijving: str,
    bevinding: str,
    bron: str,
    velden: Mapping[tuple[bool, bool], tuple[str, Sequence[str]]],
    tabel: Tabel,
) -> Figuur:
    """``velden``: (high interest, high influence) to the name of the field and the parties in it."""
    longest = max((len(names) for _, names in velden.values()), default=0)
    field_width, left, gap = 400.0, 60.0, 12.0
    height = 54 + 22.0 * max(min(longest, _MOST + 1), 1)
    parts = [
        tekst(left, 14, "weinig belang bij de opgave", "klein zacht"),
        tekst(left + 2 * field_width + gap, 14, "groot belang bij de opgave", "klein zacht", "end"),
        lijn(left - 14, 30, left - 14, 30 + 2 * height + gap, "pijl"),
        f'<g transform="translate({left - 24:.0f} {30 + height + gap / 2:.0f}) rotate(-90)">'
        f"{tekst(0, 0, 'invloed: onder weinig, boven veel', 'klein zacht', 'middle')}</g>",
    ]
    for (interest, influence), (name, parties) in velden.items():
        x = left + (field_width + gap if interest else 0)
        y = 30 + (0 if influence else height + gap)
        parts.append(rechthoek(x, y, field_width, height, "bodem", 3))
        parts.append(tekst(x + 14, y + 26, name, "rij"))
        shown = list(parties) if len(parties) <= _MOST + 1 else [*parties[:_MOST], f"en nog {len(parties) - _MOST}"]
        if not parties:
            parts.append(tekst(x + 14, y + 52, "niemand", "klein zacht"))
        for index, party in enumerate(shown):
            parts.append(tekst(x + 14, y + 52 + index * 22, afgekapt(party, 50), "klein"))
    picture = kader(left + 2 * field_width + gap, 34 + 2 * height + gap, titel, beschrijving, parts)
    return Figuur(titel, beschrijving, bevinding, picture, tabel, bron)
