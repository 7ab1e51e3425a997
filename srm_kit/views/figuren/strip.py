"""Strips: marks on one line, for an indicator on its way or a municipality among its peers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from srm_kit.document.blocks import Figuur, Tabel
from srm_kit.document.svg import afgekapt, cirkel, kader, lijn, rechthoek, tekst

__all__ = ["Punt", "strip"]


@dataclass(frozen=True, slots=True)
class Punt:
    """A mark on a strip: where (0-1), how it looks (``nu``, ``start``, ``doel``, ``peer``) and its label."""

    plaats: float
    vorm: str
    label: str = ""


def strip(
    titel: str,
    beschrijving: str,
    bevinding: str,
    bron: str,
    regels: Sequence[tuple[str, Sequence[Punt], str]],
    tabel: Tabel,
) -> Figuur:
    """Rows of (name, marks, text at the right); every row has its own scale, said in the text."""
    left, width, row = 330.0, 330.0, 46.0
    parts = []
    for index, (name, points, right) in enumerate(regels):
        y = 24 + index * row
        parts.append(tekst(0, y + 5, afgekapt(name, 44), "rij licht"))
        parts.append(tekst(left + width + 24, y + 5, afgekapt(right, 34), "klein"))
        if not points:
            continue
        parts.append(lijn(left, y, left + width, y, "raster"))
        by_shape = {point.vorm: left + width * min(max(point.plaats, 0.0), 1.0) for point in points}
        if "start" in by_shape and "nu" in by_shape:
            parts.append(lijn(by_shape["start"], y, by_shape["nu"], y, "draad"))
        for point in points:
            x = left + width * min(max(point.plaats, 0.0), 1.0)
            if point.vorm == "doel":
                parts.append(lijn(x, y - 11, x, y + 11, "streef"))
            elif point.vorm == "start":
                parts.append(cirkel(x, y, 6, "open"))
            elif point.vorm == "peer":
                parts.append(rechthoek(x - 1, y - 8, 2, 16, "peer"))
            else:
                parts.append(cirkel(x, y, 7, "schakel"))
            if point.label:
                parts.append(tekst(x, y - 13, point.label, "klein zacht", "middle"))
    height = 24 + len(regels) * row
    return Figuur(titel, beschrijving, bevinding, kader(920, height, titel, beschrijving, parts), tabel, bron)
