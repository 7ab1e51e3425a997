"""The figures of a report as tidy DataFrames: one figure per row, with why it is absent when it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from srm_kit import nl
from srm_kit.dossier.contract.dossier import Dossier
from srm_kit.gemeenten import financieel_beeld, vergelijkingsgroep
from srm_kit.measures import Maten

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["STATUSSEN", "context_frame", "maten_frame", "resultaten_frame"]

STATUSSEN = ("bekend", "onbekend", "onderdrukt", "niet gemeten")
"""Why a figure is there or not: unknown is not recorded, suppressed is a group too small to show, not measured is not asked."""


@dataclass(frozen=True, slots=True)
class _Figure:
    """One row; ``waarde`` as it is printed, never with a digit more."""

    maat: str
    waar: str
    waarde: float | None
    eenheid: str
    laag: float | None = None
    hoog: float | None = None
    n: int | None = None
    onderdrukt: bool = False
    reden: str | None = None


def maten_frame(maten: Maten) -> pd.DataFrame:
    """Every main figure: maat, waar, waarde, eenheid, laag, hoog, n, status, reden.

    ``waar`` is a cell (RS), a phase (R), a strand (S), a department with its cell (SOC/RS), or empty for the whole.
    Values are rounded as the report prints them, because what is in a notebook may leave the room.
    """
    import pandas as pd

    figures = list(_figures(maten))
    status = [_status(figure) for figure in figures]
    return pd.DataFrame(
        {
            "maat": pd.Categorical([figure.maat for figure in figures], _order(figures), ordered=True),
            "waar": pd.array([figure.waar for figure in figures], dtype="string"),
            "waarde": pd.array([figure.waarde for figure in figures], dtype="Float64"),
            "eenheid": pd.array([figure.eenheid for figure in figures], dtype="string"),
            "laag": pd.array([figure.laag for figure in figures], dtype="Float64"),
            "hoog": pd.array([figure.hoog for figure in figures], dtype="Float64"),
            "n": pd.array([figure.n for figure in figures], dtype="Int64"),
            "status": pd.Categorical(status, STATUSSEN, ordered=True),
            "reden": pd.array([figure.reden for figure in figures], dtype="string"),
        }
    )


def _order(figures: list[_Figure]) -> list[str]:
    return list(dict.fromkeys(figure.maat for figure in figures))


def _status(figure: _Figure) -> str:
    if figure.waarde is not None:
        return "bekend"
    if figure.onderdrukt:
        return "onderdrukt"
    return "niet gemeten" if (figure.reden or "").startswith("niet gemeten") else "onbekend"


def _figures(maten: Maten) -> Iterator[_Figure]:
    power = maten.realisatiekracht
    yield _Figure(
        "realisatiekracht: ervaren", "", _points(power.ervaren), "0-100", *_ends(power.interval), reden=power.reden
    )
    yield _Figure("realisatiekracht: geregeld", "", _points(power.geregeld), "%", reden=power.reden)
    yield _Figure("realisatiekracht: bereikt", "", _points(power.bereikt), "%", reden=power.reden)
    for code, cell in {**maten.cellen, **maten.blokken}.items():
        for name, value, unit in (
            ("score", _points(cell.score), "0-100"),
            ("eens", _tenth(cell.eens), "van de tien"),
            ("oneens", _tenth(cell.oneens), "van de tien"),
        ):
            yield _Figure(name, code, value, unit, n=cell.n, onderdrukt=cell.onderdrukt, reden=cell.reden)
    for name in ("R", "I", "V"):
        yield _Figure("fase", name, _points(getattr(maten.fasen, name)), "0-100", reden=maten.fasen.reden)
    for name in ("S", "B", "L"):
        yield _Figure("spoor", name, _points(getattr(maten.sporen, name)), "0-100", reden=maten.sporen.reden)
    felt = maten.verbinding.beleefd
    yield _Figure(
        "verbinding: beleefd",
        "",
        _points(felt.score),
        "0-100",
        *_ends(felt.interval),
        felt.n,
        felt.onderdrukt,
        felt.reden,
    )
    for code, change in maten.verandering.items():
        yield _Figure(
            "verandering", code, _points(change.verschil), "punten 0-100", *_ends(change.interval),
            change.n_nu, change.onderdrukt, change.reden,
        )  # fmt: skip
    for name, gaps in (("kloof beleid-uitvoering", maten.kloof), ("kloof leiding-anderen", maten.kloof_leiding)):
        for code, gap in gaps.items():
            low, high = (None, None) if gap.interval is None else (_tenths(gap.interval[0]), _tenths(gap.interval[1]))
            yield _Figure(
                name, code, _tenths(gap.delta), "punten 1-5", low, high, onderdrukt=gap.onderdrukt, reden=gap.reden
            )
    for department, cells in maten.groepen.afdeling.items():
        for code, shown in cells.items():
            yield _Figure(
                "score per afdeling", f"{department}/{code}", _points(shown.score), "0-100",
                n=shown.n, onderdrukt=shown.onderdrukt, reden=shown.reden,
            )  # fmt: skip


def _points(value: float | None) -> float | None:
    return None if value is None else nl.getal(value).waarde


def _tenths(value: float | None) -> float | None:
    return None if value is None else nl.getal(value, 1).waarde


def _tenth(share: float | None) -> float | None:
    return None if share is None else nl.getal(10 * share).waarde


def _ends(interval: tuple[float, float] | None) -> tuple[float | None, float | None]:
    return (None, None) if interval is None else (_points(interval[0]), _points(interval[1]))


def resultaten_frame(maten: Maten, dossier: Dossier) -> pd.DataFrame:
    """The indicators: where each began, where it is now, the target, and what that means; one row per indicator."""
    import pandas as pd

    known = maten.resultaten.per_indicator
    rows = [row for row in dossier.indicatoren if row.id in known]
    found = [known[row.id] for row in rows]
    ends = [item.streef if isinstance(item.streef, tuple) else (item.streef, item.streef) for item in found]

    def dates(values: list[Any]) -> Any:
        return pd.to_datetime(pd.Series(values, dtype="object")).astype("datetime64[s]").array

    return pd.DataFrame(
        {
            "indicator": pd.array([row.id for row in rows], dtype="string"),
            "naam": pd.array([row.naam for row in rows], dtype="string"),
            "doel": pd.array([row.doel or None for row in rows], dtype="string"),
            "eenheid": pd.array([row.eenheid or None for row in rows], dtype="string"),
            "begin": pd.array([item.begin for item in found], dtype="Float64"),
            "begin_datum": dates([item.begin_datum for item in found]),
            "nu": pd.array([item.nu for item in found], dtype="Float64"),
            "nu_datum": dates([item.nu_datum for item in found]),
            "streef_laag": pd.array([low for low, _ in ends], dtype="Float64"),
            "streef_hoog": pd.array([high for _, high in ends], dtype="Float64"),
            "streef_datum": dates([item.streef_datum for item in found]),
            "staat": pd.Categorical([item.staat for item in found]),
            "tempo": pd.array([item.tempo for item in found], dtype="Float64"),
            "vers": pd.array([item.vers for item in found], dtype="boolean"),
            "reden": pd.array([item.reden for item in found], dtype="string"),
        }
    )


def context_frame(dossier: Dossier) -> pd.DataFrame:
    """Public figures: euro per inhabitant per group of tasks, of the municipality, its size class and the Netherlands.

    Empty, with the reason in ``attrs["reden"]``, for a fictional municipality or one without a code. The source is in
    ``attrs["bron"]``, the nearest peers in ``attrs["soortgenoten"]``.
    """
    import pandas as pd

    picture = financieel_beeld(dossier.gemeente.code or None)
    lines = () if picture.waarde is None else picture.waarde.lasten
    frame = pd.DataFrame(
        {
            "groep": pd.array([line.groep for line in lines], dtype="string"),
            "naam": pd.array([line.naam for line in lines], dtype="string"),
            "gemeente": pd.array([line.gemeente for line in lines], dtype="Float64"),
            "grootteklasse": pd.array([line.grootteklasse for line in lines], dtype="Float64"),
            "nederland": pd.array([line.nederland for line in lines], dtype="Float64"),
        }
    )
    frame.attrs["reden"] = picture.reden
    frame.attrs["bron"] = "" if picture.waarde is None else picture.waarde.bron
    peers = vergelijkingsgroep(dossier.gemeente.code or None).waarde
    frame.attrs["soortgenoten"] = [] if peers is None else [item.gemeente.naam for item in peers.naaste]
    return frame
