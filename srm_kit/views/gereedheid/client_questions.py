"""What to ask the client for: a small table, and the shortest list of it, first what unlocks most."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from srm_kit import nl
from srm_kit.dossier.contract.dossier import Dossier
from srm_kit.measures.keten import VERANTWOORDELIJKE
from srm_kit.measures.vastgelegd import Vastgelegd
from srm_kit.views.gereedheid.conclusies import CONCLUSIES

__all__ = ["QUESTIONS", "NextQuestion", "Vraag", "next_questions"]

_KOPPELING = "koppelingen van soort "


@dataclass(frozen=True, slots=True)
class Vraag:
    """Something a client can send, in words, and where it goes: of every group at least one has to be recorded."""

    id: str
    wat: str
    vult: tuple[tuple[str, ...], ...]


QUESTIONS = (
    Vraag("eigenaren", "de lijst met eigenaren van de doelen", (VERANTWOORDELIJKE,)),
    Vraag("werk", "de lijst van inspanningen per doel", ((_KOPPELING + "inspanning",),)),
    Vraag("indicatoren", "de indicatoren per doel", (("indicatoren",),)),
    Vraag("metingen", "de gemeten waarden met hun datum", (("metingen",),)),
    Vraag("streefwaarden", "de streefwaarden", (("indicatoren.streefwaarde", "streefwaarden"),)),
    Vraag("streefdatum", "het jaar van elke streefwaarde", (("indicatoren.streefdatum", "streefwaarden"),)),
    Vraag("jaardoelen", "de streefwaarden per jaar uit de begroting", (("streefwaarden",),)),
    Vraag("effect", "per doel een zin over wat inwoners ervan merken", (("doelen.maatschappelijk_effect",),)),
    Vraag("status", "de status van de inspanningen", (("inspanningen.status",),)),
    Vraag("geld", "het geld per inspanning of per programma", (("inspanningen.budget", "middelen"),)),
    Vraag("afdelingen", "de afdeling van elke inspanning", (("inspanningen.afdeling",),)),
    Vraag("spoor", "het spoor van elke inspanning (strategie, organisatie of mensen)", (("inspanningen.spoor",),)),
    Vraag("soort", "het soort van elke inspanning (dienst, project of verandering)", (("inspanningen.soort",),)),
    Vraag("perioden", "het begin en het eind van de inspanningen", (("inspanningen.start",),)),
    Vraag("termijn", "de termijn van elk doel", (("doelen.termijn", "indicatoren.streefdatum", "streefwaarden"),)),
    Vraag("doelgroep", "de doelgroep van elk doel", (("doelen.doelgroep",),)),
    Vraag("partners", "de partners met hun belang en invloed", (("stakeholders.belang",), ("stakeholders.invloed",))),
    Vraag("treden", "hoe partners per doel meedoen", (("betrokkenheid.trede_nu",),)),
    Vraag("besluiten", "de besluiten met datum en spoor", (("besluiten.spoor",),)),
    Vraag("rubriek", "de ingevulde lijst over opdrachtgeverschap", (("opdrachtgeverschap",),)),
    Vraag("processen", "de processen per doel", ((_KOPPELING + "proces",),)),
    Vraag("competenties", "de competenties per doel", ((_KOPPELING + "competentie",),)),
    Vraag("scores", "wat per competentie nodig is en aanwezig is", (("competenties.vereist",), ("competenties.aanwezig",))),
    Vraag("samenwerking", "wie met wie samenwerkt", (("samenwerking",),)),
    Vraag("vragenlijst", "de antwoorden op de vragenlijst", (("respons",),)),
    Vraag("documenten", "de scores van documenten en gesprekken", (("beoordelingen",),)),
)  # fmt: skip
"""Of what unlocks as much, what is easiest to get comes first."""


@dataclass(frozen=True, slots=True)
class NextQuestion:
    """A question to the client, and the conclusions it completes, after the questions before it, or only helps along.

    ``aanvullen``: something of it is there, too little of it.
    """

    vraag: Vraag
    aanvullen: bool
    maakt_mogelijk: tuple[str, ...]
    draagt_bij: tuple[str, ...]

    @property
    def zin(self) -> str:
        """The question in one sentence, with what it gives."""
        first = f"Vult u aan: {self.vraag.wat}" if self.aanvullen else f"Ontvangt u {self.vraag.wat}"
        words = {item.id: item.zin for item in CONCLUSIES}
        if self.maakt_mogelijk:
            return f"{first}, dan kunnen wij zeggen {'; '.join(words[each] for each in self.maakt_mogelijk)}."
        return f"{first}, dan is er een deel van wat nodig is om te zeggen {words[self.draagt_bij[0]]}."

    @property
    def punt(self) -> str:
        """The same as a point of the report: what the client can send, and what it gives."""
        what = nl.capitalised(self.vraag.wat)
        words = {item.id: item.zin for item in CONCLUSIES}
        if self.maakt_mogelijk:
            return f"{what}. Dan kunnen wij zeggen {'; '.join(words[each] for each in self.maakt_mogelijk)}."
        return f"{what}. Dat is een deel van wat nodig is om te zeggen {words[self.draagt_bij[0]]}."


def next_questions(dossier: Dossier, known: Vastgelegd, redenen: Mapping[str, str | None]) -> tuple[NextQuestion, ...]:
    """What is needed for every conclusion that cannot be drawn yet.

    A conclusion that needs one thing more counts whole for that question, one that needs three counts a third.
    """
    there = {item.id: _known(item, dossier, known) for item in QUESTIONS}
    missing: dict[str, set[str]] = {}
    for item in CONCLUSIES:
        if redenen[item.id] is not None:
            missing[item.id] = {need for need in item.nodig if not there[need]} or {item.nodig[-1]}
    found = []
    while missing:
        scores = {item.id: Fraction(0) for item in QUESTIONS}
        for needs in missing.values():
            for need in needs:
                scores[need] += Fraction(1, len(needs))
        best = max(QUESTIONS, key=lambda item: scores[item.id])
        touched = [ident for ident, needs in missing.items() if best.id in needs]
        done = tuple(ident for ident in touched if len(missing[ident]) == 1)
        helped = tuple(ident for ident in touched if ident not in done)
        found.append(NextQuestion(best, there[best.id], done, helped))
        missing = {ident: needs - {best.id} for ident, needs in missing.items() if ident not in done}
    return tuple(found)


def _known(vraag: Vraag, dossier: Dossier, known: Vastgelegd) -> bool:
    def recorded(name: str) -> bool:
        if name == "respons":
            return dossier.respons is not None
        if name.startswith(_KOPPELING):
            return known.koppeling(name.removeprefix(_KOPPELING))
        return name in known

    return all(any(recorded(name) for name in group) for group in vraag.vult)
