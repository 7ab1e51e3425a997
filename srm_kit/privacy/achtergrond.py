"""The groups of people by background that an own table may show, beside everything a report shows and showed.

All tables somebody can ask are decided at once, in a fixed order of worth, and are safe together: which are asked, in what
order, in how many notebooks, changes no figure and tells nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from srm_kit.dossier.contract.uitgiften import Cijfersoort, Gepubliceerd, Uitgegeven, Uitgifte
from srm_kit.model import Cel, Spoor
from srm_kit.privacy.alle_uitgiften import CelUitgifte, Samenvraag, laag_van
from srm_kit.privacy.besluit import Privacybesluit
from srm_kit.privacy.lezer import MINSTE_BREEDTE
from srm_kit.privacy.minimum import Privacyplan
from srm_kit.privacy.tabel import Antwoorden
from srm_kit.privacy.uitgifte import cijfers

__all__ = ["ACHTERGRONDEN", "Groep", "achtergronden"]

Groep = tuple[str, ...]
"""A group by background: ``("functiegroep=beleid", "leidinggevend=0")``."""

ACHTERGRONDEN = ("functiegroep", "afdeling", "leidinggevend")
"""The background fields of a table, in the order in which a group names them."""

_ORDE: tuple[tuple[str, ...], ...] = (
    ("functiegroep",),
    ("leidinggevend",),
    ("functiegroep", "leidinggevend"),
    ("functiegroep", "afdeling"),
    ("afdeling", "leidinggevend"),
    ACHTERGRONDEN,
)
"""Tables from most to least worth. That per department alone is not among them: it is in the report."""

_Masker = NDArray[np.bool_]


def achtergronden(
    besluit: Privacybesluit,
    plan: Privacyplan,
    personen: Mapping[str, Uitgegeven],
    code: str,
    cel: Antwoorden,
    eerder: Sequence[Uitgifte],
) -> frozenset[Groep]:
    """The groups that can be shown of one cell; none when its total stands behind a limit.

    Parameters
    ----------
    besluit
        What the report shows, also beside ``eerder``: that is always published too.
    personen, cel
        The persons of the measurement by tag, and who counts with what score, in the same order.
    eerder
        What was published of this measurement before.
    """
    if code in besluit.codering or not plan.mag(int(cel.telt.sum())):
        return frozenset()
    vraag = _Vraag.van(besluit, plan, personen, code, cel, eerder)
    kept: tuple[Groep, ...] = ()
    for fields in _ORDE:
        kept = vraag.erbij(kept, tuple(vraag.kandidaten(fields, besluit.afdelingen.get(code, frozenset()))))
    return frozenset(kept)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class _Vraag:
    """One cell with what the report shows of it, the releases before it, and the scores by tag."""

    basis: CelUitgifte
    samen: Samenvraag
    score: Mapping[str, float]
    plan: Privacyplan
    over_leiding: bool
    spreiding_getoond: bool

    @classmethod
    def van(
        cls,
        besluit: Privacybesluit,
        plan: Privacyplan,
        personen: Mapping[str, Uitgegeven],
        code: str,
        cel: Antwoorden,
        eerder: Sequence[Uitgifte],
    ) -> _Vraag:
        tags = tuple(tag for tag, counts in zip(personen, cel.telt.tolist(), strict=True) if counts)
        values = cel.score[cel.telt]
        base = CelUitgifte(tags, tuple(personen[tag] for tag in tags), tuple(cijfers(besluit, code, values, plan)))
        before = tuple(item for item in (laag_van(each, code) for each in eerder) if item is not None)
        spread = code not in besluit.spreiding_verborgen and plan.mag_spreiding(len(tags))
        leaders = Cel.van_code(code).spoor is Spoor.LEIDERSCHAP
        score = dict(zip(tags, values.tolist(), strict=True))
        return cls(base, Samenvraag([*before, base], score, plan), score, plan, leaders, spread)

    def erbij(self, getoond: tuple[Groep, ...], nieuw: tuple[Groep, ...]) -> tuple[Groep, ...]:
        """The shown groups with each of the new ones, in their order, that can stand beside those before it.

        What is safe stays safe with less beside it, so a half that is safe as a whole needs one look.
        """
        if not nieuw:
            return getoond
        if self.veilig((*getoond, *nieuw)):
            return (*getoond, *nieuw)
        if len(nieuw) == 1:
            return getoond
        half = len(nieuw) // 2
        return self.erbij(self.erbij(getoond, nieuw[:half]), nieuw[half:])

    def kandidaten(self, velden: tuple[str, ...], afdelingen: Iterable[str]) -> Iterator[Groep]:
        """The groups of a table with enough people, from large to small.

        The board is no group, nor is who did not say. A department is crossed only where it stands by itself, and not
        in what people say of its few leaders.
        """
        if self.over_leiding and "afdeling" in velden and len(velden) > 1:
            return
        known = {
            "functiegroep": sorted(set(self.basis.veld("functiegroep")) - {"bestuur"}),
            "afdeling": sorted(afdelingen),
            "leidinggevend": ["0", "1"],
        }
        enough = self.plan.mag if len(velden) == 1 else self.plan.mag_spreiding
        sized = []
        for values in product(*(known[name] for name in velden)):
            group = tuple(f"{name}={value}" for name, value in zip(velden, values, strict=True))
            count = int(self.basis.van(group).sum())
            if enough(count):
                sized.append((-count, group))
        yield from (group for _, group in sorted(sized))

    def veilig(self, groepen: Sequence[Groep]) -> bool:
        """Whether these groups together leave every hidden group and every single person open."""
        # Who are of one background are in the same groups: one person of each tells it all.
        first, _ = self.basis.soorten_mensen
        masks = {group: self.basis.van(group)[first] for group in groepen}
        units = {unit.groep: self.basis.gewichten(unit)[first] > 0.0 for unit in self._afdelingen()}
        shown = masks | units
        if self._rest_te_klein(shown) or (self.spreiding_getoond and not self._spreiding_open(list(shown.values()))):
            return False
        extra = tuple(Gepubliceerd(Cijfersoort.ACHTERGROND, np.nan, group) for group in groepen)
        return self.samen.veilig(extra)

    def _afdelingen(self) -> Iterator[Gepubliceerd]:
        """The departments as the report shows them, each as a group by background."""
        for cijfer in self.basis.cijfers:
            if cijfer.soort is Cijfersoort.AFDELING:
                yield Gepubliceerd(Cijfersoort.ACHTERGROND, cijfer.waarde, (f"afdeling={cijfer.groep[0]}",))

    def _rest_te_klein(self, getoond: Mapping[Groep, _Masker]) -> bool:
        """Whether a shown group without its shown parts leaves fewer people than a figure needs."""
        first, kind = self.basis.soorten_mensen
        size = np.bincount(kind)
        whole: dict[Groep, _Masker] = {(): np.ones(len(first), dtype=bool), **getoond}
        families: dict[tuple[str, ...], list[tuple[frozenset[str], _Masker]]] = {}
        for group, mask in getoond.items():
            families.setdefault(_velden(group), []).append((frozenset(group), mask))
        for group, mask in whole.items():
            own, fields = frozenset(group), set(_velden(group))
            for names, members in families.items():
                parts = [part for name, part in members if own <= name] if fields <= set(names) else []
                if parts and self.plan.onderdrukt(int(size[mask & ~np.any(parts, axis=0)].sum())):
                    return True
        return False

    def _spreiding_open(self, getoond: Sequence[_Masker]) -> bool:
        """Whether the spread of the cell beside these means still leaves the people of one group far enough apart.

        With sum of squares S around the means of the parts, ``m`` of the ``p`` people of a part lie at most
        sqrt(S (p - m) / (p m)) from its mean: the least for a part of the minimum size without one person.
        """
        _, part_of_kind = np.unique(np.array(getoond), axis=1, return_inverse=True)
        part = part_of_kind.ravel()[self.basis.soorten_mensen[1]]
        values = np.array([self.score[tag] for tag in self.basis.merken])
        mean = np.bincount(part, weights=values) / np.bincount(part)
        squares = float(((values - mean[part]) ** 2).sum())
        few = self.plan.k_min - 1
        return squares >= (MINSTE_BREEDTE / 2.0) ** 2 * few * self.plan.k_min


def _velden(groep: Groep) -> tuple[str, ...]:
    return tuple(part.partition("=")[0] for part in groep)
