"""The map of a municipality with the others that are most like it, drawn by matplotlib."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from srm_kit.eigen.matplotlib_style import stijl
from srm_kit.errors import SrmError
from srm_kit.gemeenten import vergelijkingsgroep
from srm_kit.gemeenten.grenzen import BRON_GRENZEN, NEDERLAND, Plek, grenzen, midden

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Drawing

__all__ = ["NoMap", "kaart"]

_SIZE = (8.8, 7.4)
_RADIUS_KM = 5.0


class NoMap(SrmError, ValueError):
    """A municipality that is on no map: a fictional one, or a code that is not of this year."""


def kaart(code: str | None, huisstijl: str = "") -> tuple[Drawing, pd.DataFrame]:
    """The drawing and its figures: the municipality, and the eight that are most like it, numbered from the nearest.

    ``code`` is that of the dossier (``sessie.dossier.gemeente.code``). The table has nummer, gemeente, provincie, inwoners and
    what they have in common; its ``attrs["bron"]`` is a source for under the figure. Hand both to ``eigen.figuur``. Raises ``NoMap`` with the reason.
    """
    import pandas as pd
    from matplotlib.figure import Figure as Drawing

    found = vergelijkingsgroep(code)
    if found.waarde is None:
        raise NoMap(found.reden or "")
    group = found.waarde
    peers = [peer.gemeente for peer in group.naaste]
    with stijl(huisstijl) as colours:
        fig = Drawing(figsize=_SIZE)
        fig.set_layout_engine("none")
        axes = fig.add_axes((0.0, 0.0, 1.0, 1.0))
        axes.set_axis_off()
        axes.set_aspect("equal")
        _area(axes, [NEDERLAND], colours.lijn, colours.papier)
        _area(axes, [peer.code for peer in peers], colours.zacht, colours.papier)
        _area(axes, [group.gemeente.code], colours.sterk, colours.papier)
        axes.autoscale_view()
        marks = _apart([midden(peer.code) for peer in peers])
        for number, (east, north) in enumerate(marks, 1):
            axes.text(
                east, north, str(number), ha="center", va="center", color=colours.inkt, weight=600, fontsize=10,
                bbox={"boxstyle": "circle,pad=0.2", "facecolor": colours.papier, "edgecolor": colours.zacht},
            )  # fmt: skip
        _name(axes, group.gemeente.naam, midden(group.gemeente.code), marks, colours)
    figures = pd.DataFrame(
        {
            "nummer": pd.array([pd.NA, *range(1, len(peers) + 1)], dtype="Int64"),
            "gemeente": [group.gemeente.naam, *(peer.naam for peer in peers)],
            "provincie": [group.gemeente.provincie, *(peer.provincie for peer in peers)],
            "inwoners": [group.gemeente.inwoners, *(peer.inwoners for peer in peers)],
            "gelijk op": ["", *(", ".join(peer.gelijk_op) for peer in group.naaste)],
        }
    )
    figures.attrs["bron"] = f"{BRON_GRENZEN} {group.bron}"
    return fig, figures


def _area(axes: Axes, codes: list[str], colour: str, edge: str) -> None:
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    lines = [Path([*line, line[0]], closed=True) for code in codes for line in grenzen()[code]]
    axes.add_patch(PathPatch(Path.make_compound_path(*lines), facecolor=colour, edgecolor=edge, linewidth=0.6))


def _name(axes: Axes, name: str, place: Plek, marks: list[Plek], colours: Any) -> None:
    """The own name beside its area, where it is farthest from the marks."""
    width = 4.2 * len(name)
    _, side, up = max((_room(place, side, up, width, marks), side, up) for side in (1, -1) for up in (1, -1))
    axes.annotate(
        name, place, xytext=(place[0] + side * 14, place[1] + up * 14), ha="left" if side > 0 else "right",
        va="bottom" if up > 0 else "top",
        color=colours.inkt, weight=600, fontsize=13, arrowprops={"arrowstyle": "-", "color": colours.inkt},
        bbox={"boxstyle": "round,pad=0.3", "facecolor": colours.papier, "edgecolor": colours.papier},
    )  # fmt: skip


def _room(place: Plek, side: int, up: int, width: float, marks: list[Plek]) -> float:
    """Kilometres from the nearest mark to the words that begin there; those that would leave the map last."""
    begin, height = place[0] + side * 14, place[1] + up * 17
    if not 0 < begin + side * width < 310:
        return -1.0
    words = [begin + side * width * part / 4 for part in range(5)]
    return min(math.hypot(east - x, north - height) for east, north in marks for x in words)


def _apart(places: list[Plek]) -> list[Plek]:
    """The places, moved so far that no two marks cover each other."""
    moved = [list(place) for place in places]
    for _ in range(200):
        still = True
        for one in range(len(moved)):
            for other in range(one):
                east, north = moved[one][0] - moved[other][0], moved[one][1] - moved[other][1]
                between = math.hypot(east, north)
                if between < 2 * _RADIUS_KM:
                    still = False
                    push = (2 * _RADIUS_KM - between) / 2 + 0.1
                    east, north = (east / between, north / between) if between > 0.01 else (0.0, 1.0)
                    for index, sign in ((one, 1), (other, -1)):
                        moved[index][0] += sign * push * east
                        moved[index][1] += sign * push * north
        if still:
            break
    return [(east, north) for east, north in moved]
