"""The decision: which groups are shown, over all cells and both measurement dates together.

In order of worth: the total of a cell, policy against execution, managers against others, departments from
large to small, the small departments together. Each is published only if afterwards no hidden group can be worked
out, and, for what people read, every hidden group and every single person still has a wide range (``lezer``). Hidden groups are the departments that are not shown and
every function group, management group and crossing of background fields with fewer persons than the minimum.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from srm_kit.privacy.lezer import MINSTE_BREEDTE, te_berekenen, veilig
from srm_kit.privacy.minimum import Privacyplan

__all__ = ["Antwoorden", "Besluit", "Respondenten", "besluit"]

_Rij = NDArray[np.float64]
"""A published figure as a row over the atoms."""

_LIMITS = (5.0, 10.0, 20.0)
"""Steps of top and bottom coding: a total within this many points of an end is shown as "of hoger" or "of lager"."""


@dataclass(frozen=True, slots=True, eq=False)
class Respondenten:
    """Background of the n persons of one measurement: three arrays (n,).

    ``leidinggevend`` is 1 yes, 0 no, -1 not said. The board stands in no department.
    """

    functiegroep: NDArray[np.str_]
    afdeling: NDArray[np.str_]
    leidinggevend: NDArray[np.int_]


@dataclass(frozen=True, slots=True, eq=False)
class Antwoorden:
    """One cell: who counts (n,) and their scores 0-100 (n,)."""

    telt: NDArray[np.bool_]
    score: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Besluit:
    """What may be published beside the totals; cells by code, departments by id.

    ``codering``: cells whose total is shown as its limit only, with the limit (95 means "95 of hoger", 5 means
    "5 of lager"). ``samengevoegd``: departments that are shown together as one group. ``groepcellen``: the cells
    in which departments are shown. ``verandering_verborgen``: cells whose change would give an extreme total away.
    """

    codering: Mapping[str, float] = field(default_factory=dict)
    kloof: frozenset[str] = frozenset()
    kloof_leiding: frozenset[str] = frozenset()
    afdelingen: frozenset[str] = frozenset()
    samengevoegd: tuple[str, ...] = ()
    groepcellen: frozenset[str] = frozenset()
    verandering_verborgen: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class _Atomen:
    """The persons of one cell by background: v atoms, each in two parts (one person, the rest)."""

    aantal: NDArray[np.float64]
    som: NDArray[np.float64]
    functiegroep: NDArray[np.str_]
    afdeling: NDArray[np.str_]
    leidinggevend: NDArray[np.int_]
    klein: NDArray[np.bool_]
    plan: Privacyplan
    weergave: bool

    @property
    def totaal(self) -> _Rij:
        """The row of the published total."""
        return np.ones_like(self.aantal)

    def aantal_in(self, masker: NDArray[np.bool_]) -> int:
        """The persons in these atoms."""
        return int(self.aantal[masker].sum())

    def verschil(self, een: NDArray[np.bool_], ander: NDArray[np.bool_]) -> _Rij:
        """The row of a published difference of two means."""
        row: _Rij = een / self.aantal[een].sum() - ander / self.aantal[ander].sum()
        return row

    def verborgen(self, getoond: Iterable[str]) -> NDArray[np.bool_]:
        """The hidden groups, one row each: the small ones, the departments that are not shown, and who is left."""
        shown = np.isin(self.afdeling, sorted(getoond))
        departments = [self.afdeling == name for name in np.unique(self.afdeling[~shown]) if name]
        left = [~shown] if self.plan.onderdrukt(self.aantal_in(~shown)) else []
        return np.array([*self.klein, *departments, *left]).reshape(-1, len(self.aantal))

    def veilig(self, rijen: Iterable[_Rij], getoond: Iterable[str]) -> bool:
        """Whether publishing these rows leaves every hidden group open."""
        known, hidden = np.array(list(rijen)), self.verborgen(getoond)
        if self.weergave:
            return veilig(self.aantal, self.som, known, hidden)
        return not te_berekenen(known, hidden)


@dataclass(frozen=True, slots=True, eq=False)
class _Achtergrond:
    """The atoms of a measurement, once for all cells: the atom of each person (n,), and what an atom is (a,)."""

    atoom: NDArray[np.intp]
    functiegroep: NDArray[np.str_]
    afdeling: NDArray[np.str_]
    leidinggevend: NDArray[np.int_]


def _achtergrond(wie: Respondenten) -> _Achtergrond:
    fields = (wie.functiegroep, wie.afdeling, wie.leidinggevend)
    keys = np.array(["\0".join(map(str, parts)) for parts in zip(*fields, strict=True)], dtype=np.str_)
    _, first, atom = np.unique(keys, return_index=True, return_inverse=True)
    return _Achtergrond(atom, wie.functiegroep[first], wie.afdeling[first], wie.leidinggevend[first])


def _atomen(wie: _Achtergrond, cel: Antwoorden, plan: Privacyplan, weergave: bool) -> _Atomen | None:
    if not plan.mag(int(cel.telt.sum())):
        return None
    atom, width = wie.atoom[cel.telt], len(wie.functiegroep)
    count = np.bincount(atom, minlength=width).astype(float)
    total = np.bincount(atom, weights=cel.score[cel.telt], minlength=width)
    # One person of each atom apart: what the reader can learn of one is the same for all in it.
    origin = np.concatenate([np.flatnonzero(count > 0), np.flatnonzero(count > 1)])
    single = np.arange(len(origin)) < np.count_nonzero(count > 0)
    persons = np.where(single, 1.0, count[origin] - 1.0)
    fields = (wie.functiegroep[origin], wie.afdeling[origin], wie.leidinggevend[origin])
    return _Atomen(
        persons,
        persons * total[origin] / count[origin],
        *fields,
        klein=_klein(persons, single, fields, plan),
        plan=plan,
        weergave=weergave,
    )


def _klein(
    aantal: NDArray[np.float64], persoon: NDArray[np.bool_], velden: Sequence[NDArray[Any]], plan: Privacyplan
) -> NDArray[np.bool_]:
    """Single persons, and every group or crossing of background fields with too few of them; one row each."""
    rows = {mask.tobytes(): mask for mask in np.eye(len(aantal), dtype=bool)[persoon]}
    places = [np.unique(values, return_inverse=True)[1] for values in velden]
    for size in (1, 2, 3):
        for chosen in combinations(places, size):
            _, group = np.unique(np.stack(chosen), axis=1, return_inverse=True)
            for index in np.flatnonzero([plan.onderdrukt(int(n)) for n in np.bincount(group, weights=aantal)]):
                mask = group == index
                rows.setdefault(mask.tobytes(), mask)
    return np.array(list(rows.values()))


def besluit(
    plan: Privacyplan,
    wie: Respondenten,
    cellen: Mapping[str, Antwoorden | None],
    blokken: Mapping[str, Antwoorden | None],
    vorig: tuple[Respondenten, Mapping[str, Antwoorden | None]] | None = None,
    *,
    weergave: bool,
) -> Besluit:
    """The decision for one dossier.

    Parameters
    ----------
    plan
        The minimum sizes and the departments that are large enough to be a group.
    wie, cellen
        The chosen measurement: background, and per cell code who counts with what score.
    blokken
        The optional blocks of it, of which only the totals come out.
    vorig
        The same of the measurement before; of that only the totals come out, through the change.

    weergave
        For what people read: no hidden group may come within a narrow range, given these answers. Otherwise,
        for the exact figures of the JSON: no hidden group may be computable, whatever the answers.

    Returns
    -------
    Besluit
        The same for any order of the persons.
    """
    now = _achtergrond(wie)
    measured = {
        code: found
        for code, cel in cellen.items()
        if cel is not None and (found := _atomen(now, cel, plan, weergave)) is not None
    }
    fit = _kandidaten(plan, measured)
    extra = {code: _atomen(now, cel, plan, weergave) for code, cel in blokken.items() if cel is not None}
    totals = measured | {code: found for code, found in extra.items() if found is not None}
    coding = {code: limit for code, found in totals.items() if (limit := _codering(found, fit)) is not None}
    open_cells = {code: found for code, found in measured.items() if code not in coding}
    rows = {code: {"totaal": found.totaal} for code, found in open_cells.items()}
    for code, found in open_cells.items():
        _add(found, rows[code], "kloof", found.functiegroep == "beleid", found.functiegroep == "uitvoering", fit)
        _add(found, rows[code], "kloof_leiding", found.leidinggevend == 1, found.leidinggevend == 0, fit)
    shown = _afdelingen(open_cells, rows, fit)
    together = _samen(open_cells, rows, shown)
    for code, found in open_cells.items():
        # A department that had to be hidden after all may be nearly a group that was compared, or the whole.
        for name in ("kloof_leiding", "kloof"):
            if name in rows[code] and not found.veilig(rows[code].values(), shown):
                del rows[code][name]
        if not found.veilig(rows[code].values(), shown):
            coding[code] = _grens(found)
            rows[code] = {}
    before: dict[str, _Atomen | None] = {}
    if vorig is not None:
        then = _achtergrond(vorig[0])
        before = {code: _atomen(then, cel, plan, weergave) for code, cel in vorig[1].items() if cel is not None}
    return Besluit(
        codering=coding,
        kloof=frozenset(code for code, known in rows.items() if "kloof" in known),
        kloof_leiding=frozenset(code for code, known in rows.items() if "kloof_leiding" in known),
        afdelingen=frozenset(shown),
        samengevoegd=together,
        groepcellen=frozenset(code for code, known in rows.items() if known),
        verandering_verborgen=frozenset(coding)
        | {code for code, found in before.items() if found is not None and _codering(found, fit) is not None},
    )


def _kandidaten(plan: Privacyplan, cellen: Mapping[str, _Atomen]) -> tuple[str, ...]:
    """The departments with enough heads, and with enough answers in every cell; from large to small."""
    sizes = {
        name: [found.aantal_in(found.afdeling == name) for found in cellen.values()] for name in sorted(plan.afdelingen)
    }
    fit = [name for name, counts in sizes.items() if any(counts) and not any(map(plan.onderdrukt, counts))]
    return tuple(sorted(fit, key=lambda name: (-min(count for count in sizes[name] if count), name)))


def _codering(found: _Atomen, getoond: Sequence[str]) -> float | None:
    """None when the total can be shown; else the limit it is shown as."""
    if found.veilig([found.totaal], getoond):
        return None
    return _grens(found)


def _grens(found: _Atomen) -> float:
    """The limit near enough to the middle to hide every hidden group behind it."""
    high = found.som.sum() / found.aantal.sum() > 50
    largest = float((found.verborgen(()) @ found.aantal).max())
    # The reader then only knows that all answers together lie within the limit of one end of the scale.
    enough = (limit for limit in _LIMITS if found.aantal.sum() * limit / largest >= MINSTE_BREEDTE)
    limit = next(enough, _LIMITS[-1])
    return 100.0 - limit if high else limit


def _add(
    found: _Atomen,
    rows: dict[str, _Rij],
    naam: str,
    een: NDArray[np.bool_],
    ander: NDArray[np.bool_],
    getoond: Sequence[str],
) -> None:
    """Adds the difference of two groups to what is published if that is safe."""
    sizes = (found.aantal_in(een), found.aantal_in(ander))
    if not found.plan.mag_vergelijken(sizes, found.aantal_in(np.ones_like(een))):
        return
    row = found.verschil(een, ander)
    if found.veilig([*rows.values(), row], getoond):
        rows[naam] = row


def _afdelingen(
    cellen: Mapping[str, _Atomen], rows: Mapping[str, dict[str, _Rij]], fit: tuple[str, ...]
) -> tuple[str, ...]:
    """The departments that can be shown in every cell; adds their rows."""
    kept: tuple[str, ...] = fit
    if not _past(cellen, rows, fit):
        kept = ()
        for name in fit:
            if _past(cellen, rows, (*kept, name)):
                kept = (*kept, name)
    for code, found in cellen.items():
        rows[code].update(_groepsrijen(found, kept))
    return kept


def _groepsrijen(found: _Atomen, names: Iterable[str]) -> dict[str, _Rij]:
    masks = {f"afdeling {name}": found.afdeling == name for name in names}
    return {key: mask.astype(float) for key, mask in masks.items() if mask.any()}


def _past(cellen: Mapping[str, _Atomen], rows: Mapping[str, dict[str, _Rij]], names: tuple[str, ...]) -> bool:
    return all(
        found.veilig([*rows[code].values(), *_groepsrijen(found, names).values()], names)
        for code, found in cellen.items()
    )


def _samen(
    cellen: Mapping[str, _Atomen], rows: Mapping[str, dict[str, _Rij]], shown: tuple[str, ...]
) -> tuple[str, ...]:
    """The departments that are not shown, as one group, when there are two or more and that is safe."""
    names = sorted({str(name) for found in cellen.values() for name in found.afdeling if name} - set(shown))
    if len(names) < 2:
        return ()
    made = {code: np.isin(found.afdeling, names).astype(float) for code, found in cellen.items()}
    for code, found in cellen.items():
        size = found.aantal_in(made[code] > 0)
        if not found.plan.mag(size) or not found.veilig([*rows[code].values(), made[code]], shown):
            return ()
    for code, row in made.items():
        rows[code]["samengevoegd"] = row
    return tuple(names)
