"""What a reader of one cell can work out from all releases together: the question, and whether it leaves enough open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from srm_kit.dossier.contract.uitgiften import Cijfersoort, Gepubliceerd, Uitgegeven, Uitgifte
from srm_kit.linear_programme import Limits, smallest
from srm_kit.privacy.lezer import MINSTE_BREEDTE, veilig
from srm_kit.privacy.minimum import Privacyplan
from srm_kit.privacy.tabel import VRIJWEL_GEHEEL

__all__ = ["HAAR", "SCHAALPUNT", "CelUitgifte", "Samenvraag", "laag_van", "samen_veilig"]

Rij = NDArray[np.float64]
Masker = NDArray[np.bool_]

HAAR = 1e-6
"""Machine noise, in points."""
SCHAALPUNT = 25.0
"""One point of the scale of 1-5, on 0-100."""
_GRENS = (Cijfersoort.MINSTENS, Cijfersoort.HOOGSTENS)
_ELK = (Cijfersoort.ELK_MINSTENS, Cijfersoort.ELK_HOOGSTENS)
_VERSCHIL = (Cijfersoort.KLOOF, Cijfersoort.KLOOF_LEIDING)


@dataclass(frozen=True, eq=False, repr=False)
class CelUitgifte:
    """One cell in one release: who counts (tags, n), their background, and the figures."""

    merken: tuple[str, ...]
    personen: tuple[Uitgegeven, ...]
    cijfers: tuple[Gepubliceerd, ...]

    def veld(self, naam: str) -> NDArray[np.str_]:
        return self._velden[naam]

    @cached_property
    def _velden(self) -> Mapping[str, NDArray[np.str_]]:
        return {
            "functiegroep": np.array([one.functiegroep for one in self.personen], dtype=np.str_),
            "afdeling": np.array([one.afdeling for one in self.personen], dtype=np.str_),
            "leidinggevend": np.array([str(one.leidinggevend) for one in self.personen], dtype=np.str_),
        }

    def gewichten(self, cijfer: Gepubliceerd) -> Rij:
        """The row of a figure over the persons of this release."""
        if cijfer.soort is Cijfersoort.KLOOF:
            group = self.veld("functiegroep")
            return _deel(group == "beleid") - _deel(group == "uitvoering")
        if cijfer.soort is Cijfersoort.KLOOF_LEIDING:
            lead = self.veld("leidinggevend")
            return _deel(lead == "1") - _deel(lead == "0")
        if cijfer.soort is Cijfersoort.ACHTERGROND:
            return _deel(self.van(cijfer.groep))
        if cijfer.groep:
            return _deel(np.isin(self.veld("afdeling"), cijfer.groep))
        return _deel(np.ones(len(self.merken), dtype=bool))

    def van(self, groep: tuple[str, ...]) -> Masker:
        """Who is of this background, given as ``functiegroep=beleid`` and so on; treat as read-only."""
        if groep not in self._maskers:
            mask = np.ones(len(self.merken), dtype=bool)
            for part in groep:
                name, _, value = part.partition("=")
                mask &= self.veld(name) == value
            self._maskers[groep] = mask
        return self._maskers[groep]

    @cached_property
    def _maskers(self) -> dict[tuple[str, ...], Masker]:
        return {}

    @cached_property
    def soorten_mensen(self) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """One person of each different background, and the background of each person by its place among those."""
        _, first, kind = np.unique(
            np.vstack(list(self._velden.values())), axis=1, return_index=True, return_inverse=True
        )
        return first, kind.ravel()


def _deel(mask: Masker) -> Rij:
    """The row of a mean; nothing of nobody."""
    row: Rij = mask / max(int(mask.sum()), 1)
    return row


def laag_van(uitgifte: Uitgifte, code: str) -> CelUitgifte | None:
    """What a release says of a cell; None when it says nothing."""
    figures = uitgifte.cijfers.get(code, ())
    if not figures:
        return None
    place = uitgifte.cellen.index(code)
    there = [(tag, one) for tag, one in uitgifte.personen.items() if one.telt[place] == "1"]
    return CelUitgifte(tuple(tag for tag, _ in there), tuple(one for _, one in there), figures)


def samen_veilig(lagen: Sequence[CelUitgifte], score: Mapping[str, float], plan: Privacyplan) -> bool:
    """Whether all these figures together leave every hidden group open; the last layer is the new one."""
    return Samenvraag(lagen, score, plan).veilig()


class Samenvraag:
    """The question whether figures together leave every hidden group open, to be asked with more and more figures.

    The last of ``lagen`` is the new one. Whose answers changed since is first taken for the same unknown, which is the
    most a reader could make of it. Only when the earlier figures rule that out, the answer then and the answer now are two.
    """

    def __init__(self, lagen: Sequence[CelUitgifte], score: Mapping[str, float], plan: Privacyplan) -> None:
        self._lagen, self._score, self._plan = lagen, score, plan
        self._gemaakt: dict[bool, _Mensen] = {}

    def veilig(self, extra: Sequence[Gepubliceerd] = ()) -> bool:
        """The answer with these means of groups in the last layer too."""
        for apart in (False, True):
            problem = self._mensen(apart=apart).met(extra)
            if problem is not None:
                return problem.veilig()
        return False

    def _mensen(self, *, apart: bool) -> _Mensen:
        if apart not in self._gemaakt:
            now = dict(zip(self._lagen[-1].merken, self._lagen[-1].personen, strict=True))
            names = [
                [
                    f"{tag} {one.merk}" if apart and tag in now and now[tag].merk != one.merk else tag
                    for tag, one in zip(layer.merken, layer.personen, strict=True)
                ]
                for layer in self._lagen
            ]
            self._gemaakt[apart] = _Mensen.van(self._lagen, names, self._score, self._plan)
        return self._gemaakt[apart]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class _Samen:
    """The question to the reader of one cell: rows, persons and sums per atom, and the groups that must stay open."""

    rijen: Rij
    aantal: Rij
    som: Rij
    groepen: Rij
    kruisingen: Rij
    laag: Rij
    hoog: Rij

    def veilig(self) -> bool:
        # A person between two limits is as the part of a person that these leave open.
        part = (self.hoog - self.laag) / 100.0
        open_part = self.groepen @ part
        if np.any(open_part <= 0.0):
            return False
        need = MINSTE_BREEDTE * self.groepen.sum(axis=1) / open_part
        som = np.clip(self.som - self.laag * self.aantal, 0.0, 100.0 * part * self.aantal)
        if not veilig(self.rijen, self.aantal * part, som, self.groepen * part, need):
            return False
        # A crossing with enough persons for a score but too few for a crossing can not be computed either.
        return veilig(self.rijen, self.aantal, 50.0 * self.aantal, self.kruisingen, np.ones(self.kruisingen.shape[0]))


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class _Mensen:
    """Everybody in any of the releases, as atoms whom the releases tell apart, and the figures as rows over these.

    ``eerste``: one person of each atom; ``waar``: where the persons of the last release stand. ``past``: whether the limits of
    each person can be true.
    """

    laatste: CelUitgifte
    waar: NDArray[np.intp]
    mensen: int
    eerste: NDArray[np.intp]
    rijen: tuple[Rij, ...]
    cijfers: tuple[Gepubliceerd, ...]
    aantal: Rij
    som: Rij
    onbekend: Masker
    groepen: Rij
    kruisingen: Rij
    laag: Rij
    hoog: Rij
    past: bool

    def met(self, extra: Sequence[Gepubliceerd]) -> _Samen | None:
        """The question with more means of the last release; None when no answers of who has gone fit the earlier figures."""
        if not self.past:
            return None
        matrix, seen = np.array([*self.rijen, *map(self._rij, extra)]), [*self.cijfers, *extra]
        full = _aangevuld(matrix, seen, self.aantal, self.som, self.onbekend, self.laag, self.hoog)
        if full is None:
            return None
        whole = _met_grenzen(matrix, seen, self.aantal, full, self.groepen, self.kruisingen)
        more = whole[1].size - self.aantal.size
        return _Samen(*whole, np.append(self.laag, np.zeros(more)), np.append(self.hoog, np.full(more, 100.0)))

    def _rij(self, cijfer: Gepubliceerd) -> Rij:
        weights = np.zeros(self.mensen)
        weights[self.waar] = self.laatste.gewichten(cijfer)
        return weights[self.eerste]

    @classmethod
    def van(
        cls, lagen: Sequence[CelUitgifte], namen: Sequence[Sequence[str]], score: Mapping[str, float], plan: Privacyplan
    ) -> _Mensen:
        people = sorted({name for each in namen for name in each})
        place = {name: index for index, name in enumerate(people)}
        where = [np.array([place[name] for name in each], dtype=np.intp) for each in namen]
        # The fields of a person in a release; a mark of their own where the release does not have them.
        sides = []
        for layer, index in zip(lagen, where, strict=True):
            made = np.full((3, len(people)), "\0", dtype=object)
            for row, name in enumerate(("functiegroep", "afdeling", "leidinggevend")):
                made[row, index] = layer.veld(name)
            sides.append(made)
        known = np.zeros(len(people), dtype=bool)
        known[where[-1]] = True
        _, first, atom = np.unique(
            np.vstack([*sides, known[None, :].astype(str)]).astype(np.str_),
            axis=1,
            return_index=True,
            return_inverse=True,
        )
        atom = atom.ravel()
        size = np.bincount(atom).astype(np.float64)
        rows, seen = [], []
        low, high = np.zeros(len(people)), np.full(len(people), 100.0)
        for layer, index in zip(lagen, where, strict=True):
            for figure in layer.cijfers:
                if figure.soort in _ELK:
                    side = low if figure.soort is Cijfersoort.ELK_MINSTENS else high
                    better = np.maximum if figure.soort is Cijfersoort.ELK_MINSTENS else np.minimum
                    side[index] = better(side[index], figure.waarde)
                    continue
                weights = np.zeros(len(people))
                weights[index] = layer.gewichten(figure)
                rows.append(weights[first])
                seen.append(figure)
        sums = np.bincount(atom, weights=[score.get(name, 0.0) for name in people]).astype(np.float64)
        fits = bool(np.all(low <= high)) and all(
            low[place[name]] - HAAR <= score.get(name, 50.0) <= high[place[name]] + HAAR for name in namen[-1]
        )
        groups, crossings = _verborgen(lagen, where, sides, len(people), plan)
        which = (atom[:, None] == np.arange(size.size)).astype(np.float64)
        return cls(
            laatste=lagen[-1],
            waar=where[-1],
            mensen=len(people),
            eerste=first,
            rijen=tuple(rows),
            cijfers=tuple(seen),
            aantal=size,
            som=sums,
            onbekend=~known[first],
            groepen=np.unique(np.vstack([np.eye(size.size), groups @ which]), axis=0),
            kruisingen=crossings @ which,
            laag=low[first],
            hoog=high[first],
            past=fits,
        )


def _aangevuld(
    rijen: Rij, cijfers: Sequence[Gepubliceerd], aantal: Rij, som: Rij, onbekend: Masker, laag: Rij, hoog: Rij
) -> Rij | None:
    """The sums with, for who has gone, answers that fit all that was printed, as near the middle as that goes."""
    half = np.array(
        [
            0.0 if cijfer.soort in _GRENS else 0.05 * SCHAALPUNT if cijfer.soort in _VERSCHIL else 0.5
            for cijfer in cijfers
        ]
    )
    value = np.array([cijfer.waarde * (SCHAALPUNT if cijfer.soort in _VERSCHIL else 1.0) for cijfer in cijfers])
    # The new figures follow from answers that are here; what is printed of them limits nothing.
    own = np.isnan(value)
    low = np.where(
        own | np.array([cijfer.soort is Cijfersoort.HOOGSTENS for cijfer in cijfers]), -np.inf, value - half - HAAR
    )
    high = np.where(
        own | np.array([cijfer.soort is Cijfersoort.MINSTENS for cijfer in cijfers]), np.inf, value + half + HAAR
    )
    fixed = rijen @ np.where(onbekend, 0.0, som)
    if not onbekend.any():
        return som if bool(np.all((fixed >= low) & (fixed <= high))) else None
    free = rijen[:, onbekend] * aantal[onbekend]
    count = free.shape[1]
    # The last unknown is how far the farthest answer is from the middle.
    one, none = np.ones((count, 1)), np.zeros((free.shape[0], 1))
    limits = Limits(
        np.vstack([np.hstack([free, none]), np.hstack([np.eye(count), -one]), np.hstack([np.eye(count), one])]),
        np.concatenate([low - fixed, np.full(count, -np.inf), np.full(count, 50.0)]),
        np.concatenate([high - fixed, np.full(count, 50.0), np.full(count, np.inf)]),
        np.append(laag[onbekend], 0.0),
        np.append(hoog[onbekend], 50.0),
    )
    found = smallest(np.append(np.zeros(count), 1.0), limits)
    if found is None:
        return None
    full = som.copy()
    full[onbekend] = np.clip(found.point[:count], 0.0, 100.0) * aantal[onbekend]
    return full


def _met_grenzen(
    rijen: Rij, cijfers: Sequence[Gepubliceerd], aantal: Rij, som: Rij, groepen: Rij, kruisingen: Rij
) -> tuple[Rij, Rij, Rij, Rij, Rij]:
    """A figure that is only a limit leaves room: as if one more answer, of nobody, filled it."""
    for number, cijfer in enumerate(cijfers):
        if cijfer.soort not in _GRENS:
            continue
        at_least = cijfer.soort is Cijfersoort.MINSTENS
        room = (100.0 - cijfer.waarde) if at_least else cijfer.waarde
        extra = np.zeros((rijen.shape[0], 1))
        extra[number] = -1.0 if at_least else 1.0
        slack = abs(float(rijen[number, : som.size] @ som) - cijfer.waarde)
        rijen = np.hstack([rijen, extra])
        aantal, som = np.append(aantal, room / 100.0), np.append(som, min(slack, room))
        groepen, kruisingen = (np.hstack([each, np.zeros((each.shape[0], 1))]) for each in (groepen, kruisingen))
    return rijen, aantal, som, groepen, kruisingen


def _verborgen(
    lagen: Sequence[CelUitgifte],
    waar: Sequence[NDArray[np.intp]],
    kanten: Sequence[NDArray[np.object_]],
    aantal: int,
    plan: Privacyplan,
) -> tuple[Rij, Rij]:
    """The groups that must stay open, and the crossings that can not be computed, as persons (h, p)."""
    groups: list[Masker] = []
    crossings: list[Masker] = []
    inside = [np.isin(np.arange(aantal), index) for index in waar]
    named = {
        name
        for layer in lagen
        for cijfer in layer.cijfers
        if cijfer.soort is Cijfersoort.AFDELING
        for name in cijfer.groep
    }
    presence = np.array(["".join(map(str, row)) for row in np.array(inside).T.astype(int)])
    route = np.array(["\1".join("\2".join(side[:, who]) for side in kanten) for who in range(aantal)])
    for number, side in enumerate(kanten):
        there = inside[number]
        # Who are all of one field are that group, also when they are equal in another.
        by_one_field: set[bytes] = set()
        since = [there & ~other for other in inside if np.any(there & ~other)]
        for size in (0, 1, 2, 3):
            for chosen in combinations(range(3), size):
                fields = [side[row] for row in chosen]
                for keys, is_own in ((fields, True), ([*fields, presence], False), ([*fields, route], False)):
                    if not keys:
                        continue
                    for mask in _groepen(keys, there):
                        count = int(mask.sum())
                        if is_own and size == 1:
                            by_one_field.add(mask.tobytes())
                        if plan.onderdrukt(count):
                            groups.append(mask)
                        elif is_own and size > 1 and count < plan.k_kruising and number == len(lagen) - 1:
                            crossings += [mask] if mask.tobytes() not in by_one_field else []
                for mask in (one for came in since for one in _groepen(fields, came)):
                    if plan.onderdrukt(int(mask.sum())):
                        groups.append(mask)
        board = there & (side[0] == "bestuur")
        if board.any() and board.sum() <= VRIJWEL_GEHEEL * there.sum():
            groups.append(board)
        # What one release shows of a department is known; who came or left since is among the few.
        for name in sorted(set(side[1][there]) - named - {""}):
            mask = there & (side[1] == name)
            if mask.sum() <= VRIJWEL_GEHEEL * there.sum():
                groups.append(mask)
    return _matrix(groups, aantal), _matrix(crossings, aantal)


def _groepen(velden: Sequence[NDArray[np.object_] | NDArray[np.str_]], wie: Masker) -> Iterator[Masker]:
    """Everybody of ``wie`` by equal values of the fields."""
    if not velden:
        yield wie
        return
    keys = np.array(["\3".join(map(str, values)) for values in zip(*velden, strict=True)])
    for key in np.unique(keys[wie]):
        yield wie & (keys == key)


def _matrix(masks: Sequence[Masker], aantal: int) -> Rij:
    return np.unique(np.array(masks, dtype=np.float64).reshape(len(masks), aantal), axis=0)
