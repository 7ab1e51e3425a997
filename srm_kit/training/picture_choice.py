"""Which picture to ask for next: the choice where the nine cells show no answer.

A fault between groups, departments or partners leaves the cells alone. What the class has to learn is then not to read
more into them, but to ask for the picture in which such a fault would show.
"""

from __future__ import annotations

from collections.abc import Sequence

from srm_kit.phases.sessie import Sessie
from srm_kit.simulation.storing import Storing
from srm_kit.training.choice import Choice
from srm_kit.training.evidence import maat_van
from srm_kit.training.rounds import Round

__all__ = ["beeldkeuzes", "beeldvraag", "cellen_antwoorden"]

_WEAK = ("knelpunt", "aandachtspunt")
_GROUP = "Per groep: beleid naast uitvoering"
_DEPARTMENT = "Per afdeling: wie werkt met wie aan een doel"
_PARTNER = "Per partner: wat de opdracht is en wie meedoet"
_TIME = "In de tijd: deze meting naast een vorige"
_BEELDEN: dict[str, tuple[Storing, ...]] = {
    _GROUP: (Storing.BELEID_UITVOERING,),
    _DEPARTMENT: (Storing.VERKOKERING,),
    _PARTNER: (Storing.OPDRACHTGEVERSCHAP, Storing.GEEN_COCREATIE),
    _TIME: (),
}
"""Each picture with the faults that would show in it."""


def cellen_antwoorden(ronde: Round, sessie: Sessie) -> bool:
    """Whether a cell that this fault reaches is visibly weak, so that the class can point at it."""
    return ronde.storing not in {item for group in _BEELDEN.values() for item in group} and any(
        sessie.maten.cellen[code].label in _WEAK for code in ronde.cellen
    )


def beeldvraag(sessie: Sessie) -> str:
    """The question, with what the nine cells do say."""
    if any(cel.label in _WEAK for cel in sessie.maten.cellen.values()):
        return "De negen vakken zeggen niet alles. Welk beeld vraagt u nu op?"
    return "De negen vakken zijn allemaal op orde of beter. Welk beeld vraagt u nu op?"


def beeldkeuzes(ronde: Round, planted: Sequence[Storing], sessie: Sessie) -> tuple[Choice, ...]:
    """Every picture with what it shows here; right is the one in which the fault of this round shows."""
    own = next((name for name, faults in _BEELDEN.items() if ronde.storing in faults), None)
    if own is None:  # too light to make a cell weak: nobody can point at a picture of groups or partners either
        own = _BOXES
    names = [own, *(name for name in _BEELDEN if name != own)][: len(_BEELDEN)]
    return tuple(_choice(name, own, ronde, planted, sessie) for name in sorted(names))


_BOXES = "Per doel, en naast andere gemeenten"


def _choice(name: str, own: str, ronde: Round, planted: Sequence[Storing], sessie: Sessie) -> Choice:
    if name == own:
        shown = maat_van(ronde.storing, sessie)
        end = "" if ronde.gevonden else " De diagnose kan het patroon hier niet aantonen."
        return Choice(name, "goed", f"{shown} Dit beeld laat zien waar de vakken over zwijgen.{end}")
    faults = _BEELDEN[name]
    if not faults:
        return Choice(name, "niet", "Hier is één keer gemeten. Dit beeld blijft dus leeg, wat er ook speelt.")
    shown = " ".join(maat_van(fault, sessie) for fault in faults)
    if any(fault in planted for fault in faults):
        return Choice(name, "deels", f"{shown} Ook dit beeld laat iets zien, maar dat hoort bij de andere ronde.")
    return Choice(name, "niet", f"{shown} Dat verklaart niet wat mensen u vertelden.")
