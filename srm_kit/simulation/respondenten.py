"""Draws answers of fictional respondents from the means that a story asks for.

The model: a latent opinion on the 1-5 scale = wanted mean + person + person in this cell + noise, rounded to a
whole answer. The latent mean is solved so that the *answers* have the wanted mean in
expectation, edges of the scale included; so the true value of every cell is known (``verwacht``) and intervals
can be tested against it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from math import comb, sqrt
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from srm_kit.dossier import Respons
from srm_kit.model import Stelling, aandachtsvraag, drempels, stellingen, vraagcodes

__all__ = [
    "Peilingopzet",
    "Plaats",
    "Spreiding",
    "draw",
    "samengevoegd",
    "verdeel",
    "verwacht",
    "verwacht_per_functiegroep",
]

_ITEM_SEED = 45
"""Item effects belong to the questionnaire, not to the draw: they are the same in every simulation."""
_LOWEST, _HIGHEST = 1.05, 4.95
"""A mean at the very end of the scale would ask an infinite latent mean."""


@dataclass(frozen=True, slots=True)
class Plaats:
    """A department respondents may come from; ``gewicht`` is its share within the functiegroep."""

    afdeling: str
    domein: str = ""
    gewicht: float = 1.0


@dataclass(frozen=True, slots=True)
class Spreiding:
    """Standard deviations in points on the 1-5 scale, and the chances of not answering.

    ``persoon``: how positive someone is about everything, the tendency to agree included; ``cel``: about one cell;
    ``ruis``: per answer; ``stelling``: between the statements of a cell; ``aandacht``: of the answers to the question
    where most attention goes. ``overgeslagen``: chance that an answer is empty; ``afgehaakt``: chance that someone
    stops half-way, at the end of a cell.
    """

    persoon: float = 0.47
    cel: float = 0.30
    ruis: float = 0.75
    stelling: float = 0.12
    aandacht: float = 0.85
    overgeslagen: float = 0.015
    afgehaakt: float = 0.03

    @property
    def totaal(self) -> float:
        """The standard deviation of one latent answer."""
        return sqrt(self.persoon**2 + self.cel**2 + self.ruis**2)


@dataclass(frozen=True, slots=True)
class Peilingopzet:
    """One measurement to draw.

    ``aantallen``: respondents per functiegroep. ``gemiddelden``: per functiegroep the wanted mean (1-5) of each
    cell and optional block; a cell or block that is absent is not asked. ``stelling_verschil``: points added to
    single statements, per statement code. ``weet_niet``: the chance of "weet ik niet" per functiegroep and cell
    (or block), else ``weet_niet_anders``. ``nvt``: the chance of "hoort niet bij mijn werk" for a statement that is put
    to a group; one that is not gets that answer always. ``aandacht``: per functiegroep the wanted mean of question E1
    (1 structure, 5 people); absent, it is not asked. ``plaatsen``: the departments per functiegroep, none if absent.
    ``kort``: only the short version of three statements a cell.
    """

    meetmoment: date
    aantallen: Mapping[str, int]
    gemiddelden: Mapping[str, Mapping[str, float]]
    stelling_verschil: Mapping[str, float] = field(default_factory=dict)
    weet_niet: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    weet_niet_anders: float = 0.05
    nvt: float = 0.01
    aandacht: Mapping[str, float] = field(default_factory=dict)
    plaatsen: Mapping[str, Sequence[Plaats]] = field(default_factory=dict)
    spreiding: Spreiding = Spreiding()
    kort: bool = False

    @property
    def functiegroepen(self) -> tuple[str, ...]:
        """The groups with respondents, in the order given."""
        return tuple(group for group, count in self.aantallen.items() if count > 0)

    @property
    def gesteld(self) -> tuple[Stelling, ...]:
        """The statements that are asked."""
        asked = {cell for group in self.functiegroepen for cell in self.gemiddelden[group]}
        return tuple(
            stelling for stelling in stellingen() if stelling.groep in asked and (stelling.kort or not self.kort)
        )


def verdeel(aantal: int, gewichten: Sequence[float]) -> tuple[int, ...]:
    """Divides a whole number in proportion (largest remainder; the first wins a tie).

    >>> verdeel(30, (0.20, 0.55, 0.13, 0.09, 0.03))
    (6, 16, 4, 3, 1)
    """
    total = sum(gewichten)
    exact = [aantal * weight / total for weight in gewichten]
    parts = [int(value + 1e-9) for value in exact]
    order = sorted(range(len(exact)), key=lambda index: (parts[index] - exact[index], index))
    for index in order[: aantal - sum(parts)]:
        parts[index] += 1
    return tuple(parts)


def draw(
    peiling: Peilingopzet, zaad: int | np.random.Generator, voorvoegsel: str = "r", gebalanceerd: bool = False
) -> Respons:
    """Answers of one measurement; the same seed gives the same answers.

    Parameters
    ----------
    peiling
        What to draw.
    zaad
        A seed, or a generator to draw from.
    voorvoegsel
        Stands before the random ids; give waves different ones, ids are never linked.
    gebalanceerd
        Takes chance out of the group means, for a sample with a story. Leave it out to test intervals.

    Returns
    -------
    Respons
        Rows in the order of their random id.
    """
    random = np.random.default_rng(zaad)
    asked = peiling.gesteld
    groups = peiling.functiegroepen
    counts = [peiling.aantallen[group] for group in groups]
    group = np.repeat(np.arange(len(groups)), counts)
    n = len(group)
    answers = _answers(peiling, asked, group, random, gebalanceerd)
    unknown = random.random((n, len(asked))) < _unknown(peiling, asked)[group]
    gone = _stopped(peiling, asked, n, random)
    outside = (random.random((n, len(asked))) < peiling.nvt) | ~_put_to(groups, asked)[group]
    outside &= ~gone
    unknown &= ~(gone | outside)
    skipped = random.random((n, len(asked))) < peiling.spreiding.overgeslagen
    answers[unknown | outside | gone | skipped] = np.nan
    codes = [item.code for item in asked]
    if peiling.aandacht:
        codes.append(aandachtsvraag().code)
        column, does_not_know = _attention(peiling, group, np.asarray(gone.any(axis=1)), random, gebalanceerd)
        answers = np.column_stack([answers, column])
        unknown = np.column_stack([unknown, does_not_know])
        outside = np.column_stack([outside, np.zeros(n, dtype=bool)])
        order = np.argsort([vraagcodes().index(code) for code in codes])
        codes = [codes[place] for place in order.tolist()]
        answers, unknown, outside = answers[:, order], unknown[:, order], outside[:, order]
    places = _places(peiling, groups, counts, random)
    numbers = random.choice(max(900_000, 9 * n), size=n, replace=False) + 100_000
    rows = np.argsort(numbers).tolist()
    return Respons(
        respondent=tuple(f"{voorvoegsel}{value}" for value in numbers[rows].tolist()),
        meetmoment=(peiling.meetmoment,) * n,
        functiegroep=tuple(groups[group[row]] for row in rows),
        domein=tuple(places[row].domein for row in rows),
        afdeling=tuple(places[row].afdeling for row in rows),
        leidinggevend=tuple(groups[group[row]] == "leidinggevend" for row in rows),
        stellingen=tuple(codes),
        antwoorden=answers[rows],
        weet_niet=unknown[rows],
        nvt=outside[rows],
        open_vraag=("",) * n,
        vrijgegeven=(False,) * n,
    )


def samengevoegd(eerst: Respons, daarna: Respons) -> Respons:
    """Two measurements of the same statements after each other."""
    if eerst.stellingen != daarna.stellingen:
        raise ValueError("the two measurements ask different statements")
    names = (
        "respondent",
        "meetmoment",
        "functiegroep",
        "domein",
        "afdeling",
        "leidinggevend",
        "open_vraag",
        "vrijgegeven",
    )
    return replace(
        daarna,
        **{name: (*getattr(eerst, name), *getattr(daarna, name)) for name in names},
        antwoorden=np.concatenate([eerst.antwoorden, daarna.antwoorden]),
        weet_niet=np.concatenate([eerst.weet_niet, daarna.weet_niet]),
        nvt=np.concatenate([eerst.nvt, daarna.nvt]),
    )


def verwacht(peiling: Peilingopzet) -> dict[str, float]:
    """The true score (0-100) of each cell and block: what the mean of endless draws would be.

    For the given numbers per functiegroep; who says "weet ik niet" too often to count is taken into account.
    """
    per_group = verwacht_per_functiegroep(peiling)
    chances = _count_chances(peiling)
    found = {}
    for cell in dict.fromkeys(item.groep for item in peiling.gesteld):
        asked = [group for group in peiling.functiegroepen if cell in per_group[group]]
        weights = [peiling.aantallen[group] * chances[group, cell] for group in asked]
        total = sum(weight * per_group[group][cell] for weight, group in zip(weights, asked, strict=True))
        found[cell] = (total / sum(weights) - 1) * 25
    return found


def verwacht_per_functiegroep(peiling: Peilingopzet) -> dict[str, dict[str, float]]:
    """The true mean (1-5) per functiegroep of each cell and block of which statements are put to it."""
    asked = peiling.gesteld
    found: dict[str, dict[str, float]] = {}
    for group, row in zip(peiling.functiegroepen, _means(peiling, asked), strict=True):
        values: dict[str, list[float]] = {}
        for item, value in zip(asked, row.tolist(), strict=True):
            if item.voor(group):
                values.setdefault(item.groep, []).append(value)
        found[group] = {cell: sum(of) / len(of) for cell, of in values.items()}
    return found


def _item_effects(asked: Sequence[Stelling], sd: float) -> NDArray[np.float64]:
    """How much easier one statement is to agree with than the others of its cell; sums to 0 per cell."""
    every = stellingen()
    fixed = dict(
        zip((item.code for item in every), np.random.default_rng(_ITEM_SEED).normal(0, sd, len(every)), strict=True)
    )
    effects = np.array([fixed[item.code] for item in asked])
    cells = np.array([item.groep for item in asked])
    for cell in set(cells.tolist()):
        effects[cells == cell] -= effects[cells == cell].mean()
    return effects


def _means(peiling: Peilingopzet, asked: Sequence[Stelling]) -> NDArray[np.float64]:
    """The wanted mean (1-5) per functiegroep and statement, (g, m)."""
    effects = _item_effects(asked, peiling.spreiding.stelling)
    shifts = np.array([peiling.stelling_verschil.get(item.code, 0.0) for item in asked])
    cells = np.array([[peiling.gemiddelden[group][item.groep] for item in asked] for group in peiling.functiegroepen])
    wanted: NDArray[np.float64] = np.clip(cells + effects + shifts, _LOWEST, _HIGHEST)
    return wanted


def _latent(means: NDArray[np.float64], sd: float) -> NDArray[np.float64]:
    """The latent means whose rounded answers, cut off at 1 and 5, have the wanted means.

    An answer is 1 plus the number of borders 1.5, 2.5, 3.5, 4.5 that the latent opinion passes.
    """
    normal = NormalDist().cdf
    grid = np.linspace(3 - 6 * sd - 4, 3 + 6 * sd + 4, 8001)
    expected = [1 + sum(normal((at - border) / sd) for border in (1.5, 2.5, 3.5, 4.5)) for at in grid.tolist()]
    return np.asarray(np.interp(means, expected, grid), dtype=np.float64)


def _answers(
    peiling: Peilingopzet,
    asked: Sequence[Stelling],
    group: NDArray[np.intp],
    random: np.random.Generator,
    balanced: bool,
) -> NDArray[np.float64]:
    spread = peiling.spreiding
    cells = list(dict.fromkeys(item.groep for item in asked))
    cell = np.array([cells.index(item.groep) for item in asked])

    def chance(columns: int, sd: float) -> NDArray[np.float64]:
        return _chance(random, group, columns, sd, balanced)

    latent = _latent(_means(peiling, asked), spread.totaal)[group]
    latent += chance(1, spread.persoon)
    latent += chance(len(cells), spread.cel)[:, cell]
    latent += chance(len(asked), spread.ruis)
    return np.clip(np.rint(latent), 1, 5)


def _chance(
    random: np.random.Generator, group: NDArray[np.intp], columns: int, sd: float, balanced: bool
) -> NDArray[np.float64]:
    """Chance per respondent, (n, columns); balanced: without any in the mean of a functiegroep."""
    values = random.normal(0, sd, (len(group), columns))
    if balanced:
        for index in np.unique(group):
            values[group == index] -= values[group == index].mean(axis=0)
    return values


def _attention(
    peiling: Peilingopzet,
    group: NDArray[np.intp],
    gone: NDArray[np.bool_],
    random: np.random.Generator,
    balanced: bool,
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """The answers to question E1, (n,), and who does not know."""
    sd = peiling.spreiding.aandacht
    wanted = np.array([peiling.aandacht[name] for name in peiling.functiegroepen])
    latent = _latent(np.clip(wanted, _LOWEST, _HIGHEST), sd)[group] + _chance(random, group, 1, sd, balanced)[:, 0]
    answers = np.clip(np.rint(latent), 1, 5)
    unknown = (random.random(len(group)) < peiling.weet_niet_anders) & ~gone
    answers[unknown | gone] = np.nan
    return answers, unknown


def _put_to(groups: Sequence[str], asked: Sequence[Stelling]) -> NDArray[np.bool_]:
    """Whether a statement is put to a functiegroep, (g, m)."""
    return np.array([[item.voor(group) for item in asked] for group in groups], dtype=np.bool_)


def _unknown(peiling: Peilingopzet, asked: Sequence[Stelling]) -> NDArray[np.float64]:
    """The chance of "weet ik niet" per functiegroep and statement, (g, m)."""
    return np.array(
        [
            [peiling.weet_niet.get(group, {}).get(item.groep, peiling.weet_niet_anders) for item in asked]
            for group in peiling.functiegroepen
        ]
    )


def _stopped(
    peiling: Peilingopzet, asked: Sequence[Stelling], n: int, random: np.random.Generator
) -> NDArray[np.bool_]:
    """Who stopped half-way: every cell after the one where they stopped is empty."""
    cells = list(dict.fromkeys(item.groep for item in asked))
    cell = np.array([cells.index(item.groep) for item in asked])
    last = np.where(
        random.random(n) < peiling.spreiding.afgehaakt,
        random.integers(len(cells) // 3, max(len(cells), 1), n),
        len(cells),
    )
    return np.asarray(cell[None, :] > last[:, None], dtype=np.bool_)


def _count_chances(peiling: Peilingopzet) -> dict[tuple[str, str], float]:
    """The chance that someone answers enough statements of a cell to count (stopping left out: equal for all)."""
    found = {}
    cells = [item.groep for item in peiling.gesteld]
    for group in peiling.functiegroepen:
        own = [item.groep for item in peiling.gesteld if item.voor(group)]
        for cell in dict.fromkeys(cells):
            size = own.count(cell)
            unknown = peiling.weet_niet.get(group, {}).get(cell, peiling.weet_niet_anders)
            given = (1 - unknown) * (1 - peiling.spreiding.overgeslagen) * (1 - peiling.nvt)
            found[group, cell] = sum(
                comb(size, k) * given**k * (1 - given) ** (size - k)
                for k in range(size + 1)
                if k >= drempels().minimum_beantwoord * cells.count(cell) - 1e-9
            )
    return found


def _places(
    peiling: Peilingopzet, groups: Sequence[str], counts: Sequence[int], random: np.random.Generator
) -> list[Plaats]:
    """A department per respondent, each in proportion, in random order within the functiegroep."""
    found: list[Plaats] = []
    for group, count in zip(groups, counts, strict=True):
        choices = list(peiling.plaatsen.get(group, ())) or [Plaats("")]
        parts = verdeel(count, [place.gewicht for place in choices])
        row = [place for place, part in zip(choices, parts, strict=True) for _ in range(part)]
        found.extend(row[index] for index in random.permutation(count).tolist())
    return found
