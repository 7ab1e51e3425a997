"""Findings: which rules fire on the measures of one dossier, always the same ones in the same order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from srm_kit.diagnosis import sjabloon
from srm_kit.diagnosis.feiten import feiten, waarde
from srm_kit.diagnosis.regels import ERNST, Laag, Regel, regels
from srm_kit.dossier import Dossier
from srm_kit.measures import Maten
from srm_kit.measures import as_json as measures_json
from srm_kit.model import CELLEN

__all__ = ["Bevinding", "as_json", "diagnose"]

_EERST_PRATEN = "dialoogsessie"
_CELPLAATS = {cel.code: place for place, cel in enumerate(CELLEN)}


@dataclass(frozen=True, slots=True)
class Bevinding:
    """One rule that fired.

    ``bewijs``: key path of docs/maatstaven.md -> the value that made it fire or that stands in the text (paths under
    ``dossier`` and ``vragenlijst`` are counts that are no measure of their own). ``onderscheidbaar``: True when a
    figure in it can be told from chance; None when there is no sample or no interval. ``kop``: the heading under which
    the consultant put findings together.
    """

    id: str
    ernst: str
    tekst: str
    gespreksvraag: str
    interventie: str
    cel: str | None
    bewijs: Mapping[str, Any]
    onderscheidbaar: bool | None
    regel: Regel
    kop: str = ""

    @property
    def naam(self) -> str:
        """The headline: the consultant's, under which findings stand together, or that of the rule."""
        return self.kop or self.regel.naam


def diagnose(maten: Maten, dossier: Dossier | None = None) -> tuple[Bevinding, ...]:
    """The findings of one dossier, the most serious first, then in the order of the rules and of the cells.

    Parameters
    ----------
    maten
        The measures; what they suppress or could not measure fires nothing.
    dossier
        The dossier they are of. Without it the few rules that count in its registers (running initiatives,
        indicators per goal, competences, statements about silos) stay silent.

    Returns
    -------
    tuple of Bevinding
        A finding from the survey about a cell with a divided view (at least three in ten agree and three in ten
        disagree) proposes a dialogue instead of its own intervention (docs/maatstaven.md#bevindingen).
    """
    known = feiten(maten, dossier)
    found = [item for rule in regels() if (item := _finding(rule, known)) is not None]
    return tuple(sorted(found, key=_order))


def _order(finding: Bevinding) -> tuple[int, int, int]:
    return ERNST.index(finding.ernst), finding.regel.plaats, _CELPLAATS.get(finding.cel or "", -1)


def _finding(rule: Regel, known: Mapping[str, Any]) -> Bevinding | None:
    found = [(layer, proof) for layer in rule.lagen if (proof := _proof(layer, known)) is not None]
    carrying = [layer for layer, _ in found if not layer.steunt]
    if not carrying:
        return None
    divided = rule.bron != "register" and waarde(known, f"cellen.{rule.cel}.verdeeld") is True
    return Bevinding(
        id=rule.id,
        ernst=min((layer.gewicht(known) for layer in carrying), key=ERNST.index),
        tekst=" ".join(sjabloon.fill(layer.zin, known, rule.x, rule.woorden) for layer, _ in found),
        gespreksvraag=rule.gespreksvraag,
        interventie=_EERST_PRATEN if divided else rule.interventie,
        cel=rule.cel,
        bewijs={key: value for _, proof in found for key, value in proof.items()},
        onderscheidbaar=True if any(layer.toeval == "interval" for layer in carrying) else None,
        regel=rule,
    )


def _proof(layer: Laag, known: Mapping[str, Any]) -> dict[str, Any] | None:
    """What makes a layer true and what its sentence says; None when it is not true or cannot be said."""
    proof = layer.conditie.bewijs(known)
    if proof is None:
        return None
    written = {path: waarde(known, path) for path in sjabloon.paden(layer.zin)}
    return None if any(value is None for value in written.values()) else {**proof, **written}


def as_json(maten: Maten, bevindingen: tuple[Bevinding, ...]) -> dict[str, Any]:
    """The measures and, as last key, the findings, as plain values for ``json.dumps`` (docs/maatstaven.md)."""
    plain = measures_json(maten)
    plain["bevindingen"] = [
        {
            "id": bevinding.id,
            "ernst": bevinding.ernst,
            "tekst": bevinding.tekst,
            "gespreksvraag": bevinding.gespreksvraag,
            "interventie": bevinding.interventie,
            "cel": bevinding.cel,
            "bewijs": dict(bevinding.bewijs),
        }
        for bevinding in bevindingen
    ]
    return plain
