"""The decision over everything that was published: a new release beside the earlier ones of a measurement date.

A reader who holds several releases subtracts them. So persons are told apart by what each release says of them: who was
there, with what background, counting or not. Every figure of every release is one row over these, and the new
figures stay only when the hidden groups are still open, the few who came or left among them. What was published can not
be taken back; so the new release shows less, and when fewer persons than the minimum differ there is none.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from srm_kit.dossier.contract.uitgiften import Cijfersoort, Gepubliceerd, Uitgegeven, Uitgifte
from srm_kit.model import drempels
from srm_kit.privacy.alle_uitgiften import HAAR, SCHAALPUNT, CelUitgifte, laag_van, samen_veilig
from srm_kit.privacy.besluit import Privacybesluit, te_eens
from srm_kit.privacy.minimum import Privacyplan
from srm_kit.privacy.tabel import Antwoorden

__all__ = ["anders", "cijfers", "tegen_eerder", "totaal_allowed", "zijden"]

Rij = NDArray[np.float64]


def anders(personen: Mapping[str, Uitgegeven], eerder: Sequence[Uitgifte], k_min: int) -> int:
    """How many persons differ from an earlier release, where that is too few for a new one; else 0.

    They came, left, stand elsewhere or answered otherwise; one who took the place of another is one.
    """
    counts = []
    for item in eerder:
        came, left = len(personen.keys() - item.personen.keys()), len(item.personen.keys() - personen.keys())
        both = personen.keys() & item.personen.keys()
        counts.append(max(came, left) + sum(_wie(personen[tag]) != _wie(item.personen[tag]) for tag in both))
    return min((count for count in counts if 0 < count < k_min), default=0)


def _wie(one: Uitgegeven) -> tuple[str, str, int, str]:
    return one.functiegroep, one.afdeling, one.leidinggevend, one.merk


def tegen_eerder(
    besluit: Privacybesluit,
    plan: Privacyplan,
    personen: Mapping[str, Uitgegeven],
    cellen: Mapping[str, Antwoorden | None],
    eerder: Sequence[Uitgifte],
) -> Privacybesluit:
    """The decision without what earlier releases of the same measurement no longer allow.

    Parameters
    ----------
    besluit
        What may be shown of the measurement by itself.
    personen, cellen
        Its persons by tag, and who counts with what score in each cell and block, in the same order.
    eerder
        What was published before.
    """
    for code, cel in cellen.items():
        layers = [item for item in (laag_van(each, code) for each in eerder) if item is not None]
        if cel is not None and layers and plan.mag(int(cel.telt.sum())):
            besluit = _van_cel(besluit, plan, personen, code, cel, layers)
    return besluit


def totaal_allowed(
    plan: Privacyplan,
    personen: Mapping[str, Uitgegeven],
    code: str,
    cel: Antwoorden,
    eerder: Sequence[Uitgifte],
) -> bool:
    """Whether the total of a cell can be published (as a change against it does) beside the earlier releases."""
    layers = [item for item in (laag_van(each, code) for each in eerder) if item is not None]
    tags = tuple(tag for tag, counts in zip(personen, cel.telt.tolist(), strict=True) if counts)
    layer = CelUitgifte(tags, tuple(personen[tag] for tag in tags), (Gepubliceerd(Cijfersoort.TOTAAL, math.nan),))
    score = dict(zip(tags, cel.score[cel.telt].tolist(), strict=True))
    return not layers or _staat_er_al(layer, layers) or samen_veilig([*layers, layer], score, plan)


def _van_cel(
    besluit: Privacybesluit,
    plan: Privacyplan,
    personen: Mapping[str, Uitgegeven],
    code: str,
    cel: Antwoorden,
    eerder: Sequence[CelUitgifte],
) -> Privacybesluit:
    tags = tuple(tag for tag, counts in zip(personen, cel.telt.tolist(), strict=True) if counts)
    people = tuple(personen[tag] for tag in tags)
    values = cel.score[cel.telt]
    score = dict(zip(tags, values.tolist(), strict=True))
    for other in _steeds_minder(besluit, code):
        layer = CelUitgifte(tags, people, tuple(cijfers(other, code, values, plan)))
        if not layer.cijfers or _staat_er_al(layer, eerder) or samen_veilig([*eerder, layer], score, plan):
            besluit = other
            break
    if any(_spreiding_verraadt(layer, tags, people, values, plan) for layer in eerder):
        hidden = besluit.spreiding_verborgen | {code}
        return replace(besluit, spreiding_verborgen=hidden, aandelen_verborgen=besluit.aandelen_verborgen | {code})
    return besluit


def _spreiding_verraadt(
    eerder: CelUitgifte, merken: tuple[str, ...], personen: tuple[Uitgegeven, ...], score: Rij, plan: Privacyplan
) -> bool:
    """Whether shares and spread beside those of an earlier release would say too much of who differs."""
    before = dict(zip(eerder.merken, eerder.personen, strict=True))
    fresh = np.array(
        [tag not in before or before[tag].merk != one.merk for tag, one in zip(merken, personen, strict=True)],
        dtype=bool,
    )
    gone = len(before) - int((~fresh).sum())
    if not fresh.any() and not gone:
        return False
    return 0 < gone < plan.k_kruising or (bool(fresh.any()) and te_eens(score[fresh], plan))


def _staat_er_al(laag: CelUitgifte, eerder: Sequence[CelUitgifte]) -> bool:
    """Whether one earlier release has the same persons with the same answers, and all of these figures."""
    wanted = {(cijfer.soort, cijfer.groep) for cijfer in laag.cijfers}
    who = {tag: _wie(one) for tag, one in zip(laag.merken, laag.personen, strict=True)}
    return any(
        wanted <= {(cijfer.soort, cijfer.groep) for cijfer in layer.cijfers}
        and who == {tag: _wie(one) for tag, one in zip(layer.merken, layer.personen, strict=True)}
        for layer in eerder
    )


def _steeds_minder(besluit: Privacybesluit, code: str) -> Iterator[Privacybesluit]:
    """The decision with less and less of a cell: departments go first, the total last."""
    yield besluit
    besluit = replace(besluit, aandelen_verborgen=besluit.aandelen_verborgen | {code})
    yield besluit
    besluit = replace(besluit, samencellen=besluit.samencellen - {code})
    yield besluit
    besluit = replace(besluit, afdelingen={**besluit.afdelingen, code: frozenset()})
    yield besluit
    besluit = replace(besluit, kloof_leiding=besluit.kloof_leiding - {code})
    yield besluit
    besluit = replace(besluit, kloof=besluit.kloof - {code})
    yield besluit
    yield replace(
        besluit,
        codering={**besluit.codering, code: None},
        verandering_verborgen=besluit.verandering_verborgen | {code},
        spreiding_verborgen=besluit.spreiding_verborgen | {code},
        vrijwel_geheel={key: names for key, names in besluit.vrijwel_geheel.items() if key != code},
    )


def zijden(eens: float, oneens: float) -> Iterator[Gepubliceerd]:
    """What shares of agreement say of every person: that all agree or nobody does, all disagree or nobody does."""
    limits = drempels()
    agree, disagree = (limits.eens - 1.0) * SCHAALPUNT, (limits.oneens - 1.0) * SCHAALPUNT
    for share, limit, of_all, of_none in (
        (eens, agree, Cijfersoort.ELK_MINSTENS, Cijfersoort.ELK_HOOGSTENS),
        (oneens, disagree, Cijfersoort.ELK_HOOGSTENS, Cijfersoort.ELK_MINSTENS),
    ):
        if share in {0.0, 1.0}:
            yield Gepubliceerd(of_all if share else of_none, limit)


def cijfers(besluit: Privacybesluit, code: str, score: Rij, plan: Privacyplan) -> Iterator[Gepubliceerd]:
    """The figures of a cell by a decision; only of a limit it matters how high it is."""
    if code in besluit.codering:
        limit = besluit.codering[code]
        if limit is not None:
            yield Gepubliceerd(Cijfersoort.MINSTENS if limit > 50.0 else Cijfersoort.HOOGSTENS, limit)
        return
    yield Gepubliceerd(Cijfersoort.TOTAAL, math.nan)
    if code not in besluit.aandelen_verborgen and plan.mag_spreiding(score.size):
        limits = drempels()
        agree, disagree = (
            (score / SCHAALPUNT + 1.0 >= limits.eens - HAAR),
            (score / SCHAALPUNT + 1.0 <= limits.oneens + HAAR),
        )
        yield from zijden(float(agree.mean()), float(disagree.mean()))
    if code in besluit.kloof:
        yield Gepubliceerd(Cijfersoort.KLOOF, math.nan)
    if code in besluit.kloof_leiding:
        yield Gepubliceerd(Cijfersoort.KLOOF_LEIDING, math.nan)
    for name in sorted(besluit.afdelingen.get(code, ())):
        yield Gepubliceerd(Cijfersoort.AFDELING, math.nan, (name,))
    if besluit.samengevoegd and code in besluit.samencellen:
        yield Gepubliceerd(Cijfersoort.SAMEN, math.nan, besluit.samengevoegd)
