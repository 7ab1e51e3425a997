"""The decision: which groups are shown, over all cells and both measurement dates together.

First on numbers of people alone, for every output: policy against execution, managers against others, departments
from large to small, the small departments together, in this order of worth. Each is published only if afterwards no
hidden group can be worked out when people answer around the middle of the scale. Then, for what people read, on the
answers themselves: people at an end of the scale give more away, so that cells, differences and departments that
leave too little open (``lezer``) are shown less exactly or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from srm_kit.model import Cel, Spoor, drempels
from srm_kit.privacy.lezer import MINSTE_BREEDTE, alleen, open_gebleven, veilig
from srm_kit.privacy.minimum import K_LEIDERSCHAP, Privacyplan
from srm_kit.privacy.tabel import Antwoorden, Privacytabel, Privacyvorm, Respondenten, Rij, tabellen

__all__ = ["Privacybesluit", "besluit", "te_eens"]

_GRENZEN = (2.0, 5.0, 10.0, 20.0)
"""Steps of top and bottom coding: a total within this many points of an end reads "of hoger" or "of lager"."""

_GEEN: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Privacybesluit:
    """What may be published beside the totals; cells by code, departments by id.

    ``codering``: cells whose total is shown as its limit only, with the limit (95 means "95 of hoger", 5 means
    "5 of lager", None that it is not shown at all). ``afdelingen``: the departments that are shown, per cell. ``samengevoegd``: departments that are
    shown together as one group, in the cells of ``samencellen``. ``vrijwel_geheel``: departments that are not shown
    because they are nearly the whole, per cell. ``verandering_verborgen``: cells whose change would give an extreme
    total away. ``spreiding_verborgen``: cells and blocks in which people agree so much, or are so few, that the spread and
    every interval made from it would give them away. ``aandelen_verborgen``: cells and blocks in which a share of nobody
    or of everybody says where all people stand, and so too much of who is hidden. ``gekozen``: the departments
    that can be shown, before the answers were looked at. ``weergave``: whether this is what people read.
    """

    codering: Mapping[str, float | None] = field(default_factory=dict)
    kloof: frozenset[str] = _GEEN
    kloof_leiding: frozenset[str] = _GEEN
    afdelingen: Mapping[str, frozenset[str]] = field(default_factory=dict)
    samengevoegd: tuple[str, ...] = ()
    samencellen: frozenset[str] = _GEEN
    vrijwel_geheel: Mapping[str, frozenset[str]] = field(default_factory=dict)
    verandering_verborgen: frozenset[str] = _GEEN
    spreiding_verborgen: frozenset[str] = _GEEN
    aandelen_verborgen: frozenset[str] = _GEEN
    gekozen: frozenset[str] = _GEEN
    weergave: bool = False


@dataclass(slots=True)
class _Stand:
    """What is published of cells with the same persons so far.

    ``dicht``: departments that the total and the comparisons by themselves come near to.
    """

    vorm: Privacyvorm
    rijen: dict[str, Rij]
    afdelingen: frozenset[str] = _GEEN
    samen: bool = False
    dicht: frozenset[str] = _GEEN

    def met(self, **extra: Rij) -> list[Rij]:
        return [*self.rijen.values(), *extra.values()]

    def groepsrijen(self, getoond: Iterable[str], samen: frozenset[str] = _GEEN) -> dict[str, Rij]:
        """The rows of these departments, and of the ones that are shown together."""
        found = {
            name: self.vorm.gemiddelde(self.vorm.afdelingen[name]) for name in getoond if name in self.vorm.afdelingen
        }
        mask = np.isin(self.vorm.afdeling, sorted(samen))
        if samen and mask.any():
            found["+"] = self.vorm.gemiddelde(mask)
        return found


def besluit(
    plan: Privacyplan,
    wie: Respondenten,
    cellen: Mapping[str, Antwoorden | None],
    blokken: Mapping[str, Antwoorden | None],
    vorig: tuple[Respondenten, Mapping[str, Antwoorden | None]] | None = None,
    gedeeld: Mapping[str, tuple[Antwoorden, Antwoorden]] | None = None,
    *,
    weergave: bool,
) -> Privacybesluit:
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
        The same of the measurement before. A department must be large enough at both.
    gedeeld
        Per cell the scores now and before on the statements of both: the change is published.
    weergave
        For what people read: no hidden group may come within a narrow range, given these answers. Otherwise,
        for the exact figures of the JSON: numbers of people alone decide.

    Returns
    -------
    Privacybesluit
        The same for any order of the persons.
    """
    now = tabellen(wie, cellen, plan)
    before = {} if vorig is None else tabellen(*vorig, plan)
    forms = dict.fromkeys(item.vorm for item in (*now.values(), *before.values()))
    made = {form: _vergelijkingen(form) for form in forms}
    shown = _afdelingen(plan, list(made.values()))
    together = _samen(list(made.values()), shown)
    stands = {}
    for code, item in now.items():
        names = shown & item.vorm.afdelingen.keys()
        if weergave and Cel.van_code(code).spoor is Spoor.LEIDERSCHAP:
            names = _over_leiding(made[item.vorm], names)
        joined = bool(together) and (names == shown & item.vorm.afdelingen.keys())
        stands[code] = _Stand(item.vorm, dict(made[item.vorm].rijen), names, joined)
    if not weergave:
        return _opgeteld(stands, together, shown)
    tables = tabellen(wie, blokken, plan)
    coding = {code: _grens(table) for code, table in tables.items() if not _totaal_veilig(table, _GEEN)}
    for code, stand in stands.items():
        if not _op_antwoorden(now[code], stand, together):
            coding[code] = _grens(now[code])
    changes = set(coding)
    if gedeeld is not None and vorig is not None:
        for place, who in ((0, wie), (1, vorig[0])):
            answers = {code: pair[place] for code, pair in gedeeld.items()}
            changes |= {
                code for code, tabel in tabellen(who, answers, plan).items() if not _totaal_veilig(tabel, _GEEN)
            }
    every = {**cellen, **blokken}
    close = {code for code, cel in every.items() if cel is not None and te_eens(cel.score[cel.telt], plan)}
    return replace(
        _opgeteld(stands, together, shown, coding),
        aandelen_verborgen=frozenset(
            code
            for code, item in {**now, **tables}.items()
            if code not in coding
            and (cel := every[code]) is not None
            and not _aandelen_veilig(
                item, stands.get(code) or _Stand(item.vorm, {"totaal": item.vorm.totaal}), cel, together
            )
        ),
        vrijwel_geheel={code: _vrijwel_geheel(item) for code, item in stands.items() if code not in coding},
        verandering_verborgen=frozenset(changes),
        spreiding_verborgen=frozenset(coding) | close,
        weergave=True,
    )


def _opgeteld(
    stands: Mapping[str, _Stand],
    together: frozenset[str],
    chosen: frozenset[str],
    coding: Mapping[str, float | None] | None = None,
) -> Privacybesluit:
    coding = coding or {}
    return Privacybesluit(
        codering=coding,
        kloof=frozenset(code for code, item in stands.items() if "kloof" in item.rijen),
        kloof_leiding=frozenset(code for code, item in stands.items() if "kloof_leiding" in item.rijen),
        afdelingen={code: item.afdelingen for code, item in stands.items()},
        samengevoegd=tuple(sorted(together)),
        samencellen=frozenset(code for code, item in stands.items() if item.samen),
        gekozen=chosen,
    )


def _vrijwel_geheel(item: _Stand) -> frozenset[str]:
    return frozenset(
        name for name in item.vorm.afdelingen if name not in item.afdelingen and item.vorm.vrijwel_geheel(name)
    )


# ------------------------------------------------------------------------------- on numbers of people alone


def _op_aantallen(item: Privacyvorm, rows: Iterable[Rij], groups: tuple[Rij, Rij]) -> bool:
    """Whether these rows leave the groups open when everybody answers in the middle."""
    return veilig(np.array(list(rows)), item.aantal, 50.0 * item.aantal, *groups)


def _vergelijkingen(item: Privacyvorm) -> _Stand:
    """The total, and the two comparisons as far as numbers allow."""
    stand = _Stand(item, {"totaal": item.totaal})
    for name, row in (("kloof", item.kloof), ("kloof_leiding", item.kloof_leiding)):
        if row is not None and _op_aantallen(item, stand.met(extra=row), item.gevoelig):
            stand.rijen[name] = row
    if item.afdelingen:
        masks = np.array(list(item.afdelingen.values())) * item.aantal
        free = open_gebleven(np.array(stand.met()), item.aantal, 50.0 * item.aantal, masks, MINSTE_BREEDTE)
        stand.dicht = frozenset(name for name, ok in zip(item.afdelingen, free.tolist(), strict=True) if not ok)
    return stand


def _afdelingen(plan: Privacyplan, stands: list[_Stand]) -> frozenset[str]:
    """The departments that can be shown in every cell and at both dates: as many as fit, large before small."""
    fit = []
    for name in sorted(plan.afdelingen):
        sizes = [item.vorm.omvang(item.vorm.afdelingen[name]) for item in stands if name in item.vorm.afdelingen]
        if sizes and not any(map(plan.onderdrukt, sizes)):
            fit.append((-min(sizes), name))
    order = [name for _, name in sorted(fit)]
    kept = frozenset(order)
    for name in reversed(order):
        if _past(stands, kept):
            break
        kept -= {name}
    # The small ones went first; one that was not at fault may come back.
    for name in order:
        if name not in kept and _past(stands, kept | {name}):
            kept |= {name}
    return kept


def _over_leiding(stand: _Stand, names: frozenset[str]) -> frozenset[str]:
    """The departments with enough people to show what they say of leadership, also after subtraction from the total."""
    size = {name: stand.vorm.omvang(stand.vorm.afdelingen[name]) for name in names}
    kept = frozenset(name for name in names if size[name] >= K_LEIDERSCHAP)
    while kept and kept != names:
        left = stand.vorm.n - sum(size[name] for name in kept)
        if left >= K_LEIDERSCHAP and _past([stand], kept):
            break
        kept -= {min(kept, key=lambda name: (size[name], name))}
    return kept


def _past(stands: Iterable[_Stand], names: frozenset[str], samen: frozenset[str] = _GEEN) -> bool:
    """Whether departments (and the small ones together) can stand beside what each cell shows.

    What they leave of the total is nobody or enough people to be a group: it is worked out by one subtraction.
    A comparison may still be absent for want of spread, so they must also be safe beside the total alone; there no
    hidden department is excused for being nearly a group that is compared.
    """
    for item in stands:
        apart = np.isin(item.vorm.afdeling, sorted(names | samen))
        if item.vorm.plan.onderdrukt(item.vorm.omvang(~apart)):
            return False
        rows = item.groepsrijen(names, samen)
        if not _op_aantallen(item.vorm, item.met(**rows), _ook_afdelingen(item.vorm, names | item.dicht)):
            return False
        alone = [item.rijen["totaal"], *rows.values()]
        if item.dicht - names and not _op_aantallen(item.vorm, alone, _ook_afdelingen(item.vorm, names)):
            return False
    return True


def _ook_afdelingen(item: Privacyvorm, names: frozenset[str]) -> tuple[Rij, Rij]:
    """The groups to protect: the sensitive ones, and the departments that are not among ``names``."""
    rows, needed = item.gevoelig
    hidden = item.verborgen(names)
    return np.vstack([rows, hidden]), np.concatenate([needed, np.full(len(hidden), MINSTE_BREEDTE)])


def _samen(stands: list[_Stand], shown: frozenset[str]) -> frozenset[str]:
    """The departments that are not shown, as one group, when there are two or more and that is safe."""
    names = frozenset(name for item in stands for name in item.vorm.afdelingen) - shown
    if len(names) < 2 or not shown:
        return _GEEN
    for item in stands:
        size = item.vorm.omvang(np.isin(item.vorm.afdeling, sorted(names)))
        if item.vorm.plan.onderdrukt(size):
            return _GEEN
    return names if _past(stands, shown, names) else _GEEN


# --------------------------------------------------------------------------------------- on the answers too


def _veilig(table: Privacytabel, rows: Iterable[Rij], shown: frozenset[str], deel: float = 1.0) -> bool:
    """Whether these rows leave every hidden group and every hidden department open, given the answers.

    ``deel``: how much of the scale 0-100 the scores of the table can lie on.
    """
    every = _helemaal_open(table.vorm, shown)
    return veilig(np.array(list(rows)), table.vorm.aantal, table.som, every, np.full(len(every), MINSTE_BREEDTE / deel))


def _helemaal_open(item: Privacyvorm, shown: frozenset[str]) -> Rij:
    """Every person, group and hidden department that must keep the whole range, as persons per atom (h, a)."""
    groups, needed = item.gevoelig
    return np.vstack([groups[needed >= MINSTE_BREEDTE], item.verborgen(shown)])


def _aandelen_veilig(table: Privacytabel, item: _Stand, cel: Antwoorden, together: frozenset[str]) -> bool:
    """Whether the shares that (dis)agree may stand beside what is shown of the cell.

    "Nobody agrees" puts everybody under the score that counts as agreeing: the scale of this cell is shorter to who
    reads it, and a hidden group needs as many points of it as of a whole one.
    """
    scores, limits = cel.score[cel.telt], drempels()
    agree, disagree = (limits.eens - 1.0) * 25.0, (limits.oneens - 1.0) * 25.0
    low = agree if scores.min() >= agree else disagree if scores.min() > disagree else 0.0
    high = disagree if scores.max() <= disagree else agree if scores.max() < agree else 100.0
    if high - low >= 100.0:
        return True
    part = (high - low) / 100.0
    shorter = Privacytabel(table.vorm, np.clip((table.som - low * table.vorm.aantal) / part, 0.0, None))
    rows = item.met(**item.groepsrijen(item.afdelingen, together if item.samen else _GEEN))
    return _veilig(shorter, rows, item.afdelingen, part)


def _op_antwoorden(table: Privacytabel, item: _Stand, together: frozenset[str]) -> bool:
    """Takes back what gives too much away with these answers; False when even the total does."""
    names = item.afdelingen
    everything = item.met(**item.groepsrijen(names, together if item.samen else _GEEN))
    if _veilig(table, everything, names):
        return True
    comparisons = {key: row for key, row in item.rijen.items() if key != "totaal"}
    item.rijen, item.samen, item.afdelingen = {"totaal": item.vorm.totaal}, False, _GEEN
    if not _totaal_veilig(table, names):
        item.rijen = {}
        return False
    for name, row in comparisons.items():
        if _veilig(table, item.met(extra=row), names):
            item.rijen[name] = row
    kept = _GEEN
    for name in sorted(names, key=lambda one: (-item.vorm.omvang(item.vorm.afdelingen[one]), one)):
        # What was turned down stays hidden; what comes later may still be shown.
        later = names - kept - {name}
        if _veilig(table, item.met(**item.groepsrijen(kept | {name})), kept | {name} | later):
            kept |= {name}
    # A department that had to go after all may be nearly a group that was compared, or the whole.
    while kept and not _veilig(table, item.met(**item.groepsrijen(kept)), kept):
        kept -= {min(kept, key=lambda one: (item.vorm.omvang(item.vorm.afdelingen[one]), one))}
    item.afdelingen = kept
    for name in ("kloof_leiding", "kloof"):
        if not _veilig(table, item.met(**item.groepsrijen(kept)), kept):
            item.rijen.pop(name, None)
    if _veilig(table, item.met(**item.groepsrijen(kept)), kept):
        return True
    item.rijen, item.afdelingen = {}, _GEEN
    return False


def _totaal_veilig(item: Privacytabel, shown: frozenset[str]) -> bool:
    """Whether the total by itself leaves every hidden group open."""
    return bool(np.all(alleen(_omvangen(item.vorm, shown), item.vorm.n, item.score) >= MINSTE_BREEDTE - 1e-6))


def _omvangen(item: Privacyvorm, shown: frozenset[str]) -> Rij:
    sizes: Rij = _helemaal_open(item, shown).sum(axis=1)
    return sizes


def _grens(item: Privacytabel) -> float | None:
    """The limit to show: true, and far enough from the end to leave every hidden group open; None without one.

    Behind a limit no department is shown, so all of them are hidden groups.
    """
    distance = min(item.score, 100.0 - item.score)
    largest = float(_omvangen(item.vorm, _GEEN).max())
    # The reader only knows that all answers together lie within the limit of one end of the scale.
    for step in _GRENZEN:
        if step >= distance and step * item.vorm.n / largest >= MINSTE_BREEDTE - 1e-6:
            return step if item.score <= step else 100.0 - step
    return None


def te_eens(scores: Rij, plan: Privacyplan) -> bool:
    """Whether the spread of these scores (0-100) gives people away: too few, or so alike that a small group is pinned.

    With standard deviation s over n persons, the mean of m of them is at most s x sqrt((n-1)(n-m)/(nm)) from the
    mean of all.

    >>> ruim = Privacyplan(5, 10, frozenset())
    >>> te_eens(np.array([50.0, 75.0] * 4), ruim), te_eens(np.array([50.0, 75.0] * 5), ruim), te_eens(np.full(99, 50.0), ruim)
    (True, False, True)
    """
    n, few = scores.size, plan.k_min - 1
    if not plan.mag_spreiding(n):
        return True
    reach = float(scores.std(ddof=1)) * float(np.sqrt((n - 1) * (n - few) / (n * few)))
    return 2.0 * reach < MINSTE_BREEDTE
