"""The lesson: a frozen value of steps (look, choose, answer, what if), the same for presenter, slides and handout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

import numpy as np

from srm_kit import nl
from srm_kit.diagnosis import diagnose
from srm_kit.document import Block, Figure, Paragraph, PointList, Question, Table
from srm_kit.measures import measure
from srm_kit.model import methodenoot
from srm_kit.parameters import Parameters
from srm_kit.phases.sessie import Sessie
from srm_kit.simulation.storing import Storing
from srm_kit.training import what_if as watals
from srm_kit.training.choice import Choice
from srm_kit.training.choices import cellen, ingrepen, patronen
from srm_kit.training.evidence import beelden, modelbeeld, stil
from srm_kit.training.gemeente import lesgemeente
from srm_kit.training.picture_choice import beeldkeuzes, beeldvraag, cellen_antwoorden
from srm_kit.training.rounds import Round, rond
from srm_kit.training.scenarios import Scenario, ernst, patroon, scenario
from srm_kit.views.over_bevindingen import bron

__all__ = ["Lesson", "Step", "StepKind", "make_lesson", "to_read"]


class StepKind(Enum):
    """What a step asks of the class."""

    KIJKEN = "Kijken"
    KIEZEN = "Kiezen"
    ANTWOORD = "Antwoord"
    WAT_ALS = "Wat als"
    PROBEREN = "Proberen"
    SPELEN = "Spelen"
    SLOT = "Slot"


@dataclass(frozen=True, slots=True)
class Step:
    """One step. ``beeld`` is what to look at, ``blokken`` what stands beside or below it; ``zeg`` is for the trainer.

    An answer has the same ``keuzes`` as the choice before it.
    """

    id: str
    soort: StepKind
    titel: str
    minuten: int
    vraag: str = ""
    picture: Figure | Table | None = None
    blokken: tuple[Block, ...] = ()
    keuzes: tuple[Choice, ...] = ()
    zeg: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lesson:
    """One lesson: which municipality, what was planted, and the steps in order."""

    scenario: Scenario
    ernst: str
    zaad: int
    storingen: tuple[Storing, ...]
    gevonden: tuple[bool, ...]
    stappen: tuple[Step, ...]

    @property
    def gemeente(self) -> str:
        """The fictional municipality."""
        return self.scenario.gemeente

    @property
    def titel(self) -> str:
        """What stands above the lesson; it does not give the answer away."""
        return f"Wat is er aan de hand in {self.gemeente}?"

    @property
    def minuten(self) -> int:
        """How long the whole lesson takes."""
        return sum(stap.minuten for stap in self.stappen)

    @property
    def noot(self) -> str:
        """What stands on every page: made up, and whose elaboration this is."""
        return f"FICTIEF: {self.gemeente} bestaat niet en alle cijfers zijn bedacht. {methodenoot()}"


_OTHERS = (
    "Zonder vergelijking met andere gemeenten zegt een verschil tussen twee vakken weinig. De gemeenten waarmee deze les "
    "vergelijkt, zijn ook bedacht."
)
_ALSO = 2
"""So many other findings about the same fault stand beside the first."""
_ROUND = (7, 5, 7, 5, 7, 5, 8)
_SHORT_ROUND = (3, 3, 3, 3, 4, 3, 3)
"""Minutes of the steps of a round, when there is one and when there are two."""


@lru_cache(maxsize=8)
def make_lesson(naam: str = "", zwaarte: str = "duidelijk", zaad: int = 1) -> Lesson:
    """The lesson of a scenario; the same name, severity and seed give the same lesson.

    Raises
    ------
    ScenarioUnknown
        The scenario or the severity does not exist.
    """
    chosen, strength = scenario(naam), ernst(zwaarte)
    planted = chosen.geplant(zaad)
    sessie = _session(chosen, planted, strength, zaad)
    rounds = [rond(item, sessie.bevindingen) for item in planted]
    minutes = _ROUND if len(rounds) == 1 else _SHORT_ROUND
    steps = [_welcome(chosen), _model(sessie)]
    for number, item in enumerate(rounds, start=1):
        random = np.random.default_rng([zaad, 5, number])
        steps += _round(number if len(rounds) > 1 else 0, item, chosen, planted, sessie, random, minutes)
    steps += [*_what_if(chosen, planted, strength, zaad), _advies(rounds), _end(rounds)]
    return Lesson(chosen, zwaarte, zaad, planted, tuple(round.gevonden for round in rounds), tuple(steps))


def _session(chosen: Scenario, planted: tuple[Storing, ...], strength: float, zaad: int) -> Sessie:
    dossier = lesgemeente(chosen.gemeente, planted, strength, zaad)
    maten = measure(dossier, weergave=True)
    return Sessie(dossier, maten, Parameters(), diagnose(maten, dossier))


def _welcome(chosen: Scenario) -> Step:
    return Step(
        id="welkom",
        soort=StepKind.KIJKEN,
        titel=f"Welkom in {chosen.gemeente}",
        minuten=6,
        blokken=(
            *(Paragraph(text) for text in chosen.verhaal),
            Question("U bent vandaag de adviseur. Eerst kijken, dan kiezen, dan pas het antwoord.", "Uw rol"),
        ),
        zeg=(
            f"Vertel het verhaal van {chosen.gemeente} rustig. Zeg erbij dat de gemeente bedacht is.",
            "Leg de drie stappen uit: kijken, kiezen, antwoord. Iedereen schrijft eerst zelf op wat hij ziet.",
            "Deel het werkblad uit. Niemand heeft een computer nodig.",
        ),
    )


def _model(sessie: Sessie) -> Step:
    return Step(
        id="model",
        soort=StepKind.KIJKEN,
        titel="De negen cellen van deze gemeente",
        minuten=8,
        vraag="Wat ziet u? Noem eerst wat er staat, en dan pas wat u ervan vindt.",
        picture=modelbeeld(sessie),
        zeg=(
            "Lees het model samen: drie fasen naast elkaar, drie sporen onder elkaar. Van links naar rechts steeds concreter.",
            "Deze stellingen zijn niet even moeilijk. Vergelijk twee vakken dus niet met elkaar. Vergelijken kan alleen met andere "
            "gemeenten. In deze les zijn die gemeenten ook bedacht.",
            "Verwacht: mensen noemen meteen een oorzaak. Vraag dan: welk getal ziet u?",
            "Niet alles is zichtbaar in deze scores. Dat is de reden voor het volgende beeld.",
        ),
    )


def _round(
    number: int,
    ronde: Round,
    chosen: Scenario,
    planted: tuple[Storing, ...],
    sessie: Sessie,
    random: np.random.Generator,
    minuten: Sequence[int],
) -> list[Step]:
    """The seven steps about one planted fault."""
    mark = f"Ronde {number}: " if number else ""
    key = f"r{number or 1}"
    pictures = beelden(ronde.storing, sessie)
    first = pictures[0]
    visible = cellen_antwoorden(ronde, sessie)
    where = cellen(ronde, sessie, random) if visible else beeldkeuzes(ronde, planted, sessie)
    patterns = patronen(ronde, planted, chosen.afleiders, sessie, random)
    measures = ingrepen(ronde, sessie, random)
    proof = _proof(ronde, sessie)
    proven = pictures[-1]
    look = Step(
        id=f"{key}-beeld",
        soort=StepKind.KIJKEN,
        titel=f"{mark}Kijk nog eens, nu van dichterbij",
        minuten=minuten[0],
        vraag="Wat valt u op? Wat had u anders verwacht?",
        picture=stil(first),
        zeg=(
            "Laat mensen een minuut stil kijken en één zin opschrijven.",
            "Vraag daarna twee mensen die iets anders zien.",
            *(("Bij het antwoord op de vraag naar het patroon komt nog een beeld.",) if proven is not first else ()),
        ),
    )
    vote = "Laat eerst stemmen met vier vingers, dan pas praten. Vraag iemand uit de kleinste groep om uitleg."
    if visible:
        choice = _choice(
            f"{key}-cel", f"{mark}Bij welk vak begint u?", minuten[1:3], where, modelbeeld(sessie), (Paragraph(_OTHERS, "noot"),), vote,
        )  # fmt: skip
        opening = [look, *choice]
    else:  # the class asks for the picture before it sees one
        choice = _choice(
            f"{key}-opvragen", f"{mark}{beeldvraag(sessie)}", minuten[1:3], where, modelbeeld(sessie), (), vote,
        )  # fmt: skip
        opening = [*choice, look]
    pattern = _choice(
        f"{key}-patroon", f"{mark}Welk patroon is dit?", minuten[3:5], patterns, stil(first), (proven, *proof),
        "Vraag bij elk antwoord: waaraan ziet u dat? Een patroon zonder bewijs telt niet.",
    )  # fmt: skip
    step = _choice(
        f"{key}-ingreep", f"{mark}Wat doet u als eerste?", minuten[5:7], measures, None, _steps(ronde),
        "Vraag wat de ingreep kost, wie hem doet en wat er dan blijft liggen.",
    )  # fmt: skip
    return [*opening, *pattern, *step]


def _choice(
    key: str,
    titel: str,
    minuten: Sequence[int],
    keuzes: tuple[Choice, ...],
    picture: Figure | None,
    bewijs: tuple[Block, ...],
    zeg: str,
) -> tuple[Step, Step]:
    """A choice and its answer."""
    right = next(item for item in keuzes if item.oordeel == "goed")
    choose = Step(key, StepKind.KIEZEN, titel, minuten[0], "Kies samen één antwoord.", picture, (), keuzes, (zeg,))
    picture = next((item for item in bewijs if isinstance(item, Figure)), None)
    answer = Step(
        id=f"{key}-antwoord",
        soort=StepKind.ANTWOORD,
        titel=right.tekst,
        minuten=minuten[1],
        picture=picture,
        blokken=tuple(item for item in bewijs if item is not picture),
        keuzes=keuzes,
        zeg=(
            "Begin bij de keuze van de groep, ook als die niet past. Wat zagen zij goed?",
            f"Het antwoord is: {right.tekst}. {right.uitleg}",
        ),
    )
    return choose, answer


def _proof(ronde: Round, sessie: Sessie) -> tuple[Block, ...]:
    """What the diagnosis found, with n, period and source; or plainly that it found nothing."""
    if not ronde.gevonden:
        return (
            Paragraph(
                f"Wij plantten dit patroon: {patroon(ronde.storing).naam.lower()}. Toch vindt de diagnose het niet: het is zo licht "
                "dat de cijfers het niet laten zien. In een echte gemeente had u dit dus niet mogen beweren."
            ),
        )
    first = ronde.bevindingen[0]
    rest = list(dict.fromkeys(f"‘{bevinding.regel.naam}’" for bevinding in ronde.bevindingen[1:]))[:_ALSO]
    also: tuple[Block, ...] = (Paragraph(f"Ook gevonden: {nl.opsomming(rest)}."),) if rest else ()
    return (Paragraph(first.tekst), Paragraph(bron(first, sessie.dossier, sessie.maten), "noot"), *also)


def _steps(ronde: Round) -> tuple[Block, ...]:
    item = ronde.ingreep
    talk: tuple[Block, ...] = (Question(ronde.bevindingen[0].gespreksvraag),) if ronde.bevindingen else ()
    return (
        Paragraph("Zo ziet deze ingreep eruit:"),
        PointList(item.stappen, numbered=True),
        Paragraph(f"Let op: {item.wanneer_niet}", "noot"),
        *talk,
    )


def _what_if(chosen: Scenario, planted: tuple[Storing, ...], strength: float, zaad: int) -> tuple[Step, Step]:
    outcomes = watals.vergelijking(chosen.gemeente, planted, strength, zaad)
    compare = Step(
        id="wat-als",
        soort=StepKind.WAT_ALS,
        titel="Wat als u aan één kant begint, of aan twee?",
        minuten=9,
        vraag="Wat verwacht u? Kies eerst, en kijk dan wat de simulatie zegt.",
        picture=watals.tabel(outcomes),
        blokken=(PointList(watals.conclusies(outcomes)), Paragraph(watals.AANNAME, "noot")),
        zeg=(
            "Laat de groep voorspellen voordat u de tabel toont.",
            "Zeg hardop dat dit een simulatie is: de uitkomst volgt uit de aanname onder de tabel. Vraag of de groep die deelt.",
            "Eenzijdig en verbonden kosten in de tabel evenveel. Zo blijft de vergelijking eerlijk.",
            "De rij met dubbele inzet laat zien wat meer geld doet.",
        ),
    )
    play = Step(
        id="proberen",
        soort=StepKind.PROBEREN,
        titel="Verdeel de inzet zelf",
        minuten=5,
        vraag="Hoeveel zet u in op structuur, en hoeveel op gedrag?",
        zeg=(
            "Laat iemand uit de groep de twee getallen noemen en zeg vooraf hardop wat u verwacht.",
            "Zonder scherm: laat de groep tussen twee rijen van de tabel kiezen en de keuze verdedigen.",
        ),
    )
    return compare, play


def _advies(rounds: Sequence[Round]) -> Step:
    """Ten minutes of acting: who has to say it aloud finds out what the evidence does not carry."""
    names = nl.opsomming([f"‘{round.ingreep.naam}’" for round in rounds])
    return Step(
        id="advies",
        soort=StepKind.SPELEN,
        titel="Adviseer de gemeentesecretaris in twee minuten",
        minuten=10,
        vraag="Wat is er aan de hand, waaraan ziet u dat, en wat is de eerste stap?",
        blokken=(
            PointList(
                (
                    "Werk in tweetallen: de een is adviseur, de ander is gemeentesecretaris.",
                    "De adviseur heeft twee minuten. Noem één bevinding, één cijfer en één stap.",
                    "De gemeentesecretaris vraagt: ‘Hoe zeker weet u dat?’",
                    "Wissel daarna van rol.",
                )
            ),
        ),
        zeg=(
            "Twee minuten voorbereiden, twee keer twee minuten spelen, vier minuten bespreken. Houd de tijd bij.",
            "Vraag na afloop aan de gemeentesecretarissen: welk cijfer hebt u onthouden, en wat doet u morgen?",
            "Let op zinnen die meer zeggen dan het bewijs, zoals ‘iedereen vindt’ of ‘het komt door’.",
            f"Een goed advies noemt als eerste stap {names}, of legt uit waarom iets anders voorgaat.",
        ),
    )


def _end(rounds: Sequence[Round]) -> Step:
    names = nl.opsomming([patroon(round.storing).naam.lower() for round in rounds])
    missed = [round for round in rounds if not round.gevonden]
    blocks: list[Block] = [Paragraph(f"In deze gemeente plantten wij: {names}.")]
    if missed:
        blocks.append(
            Paragraph("Niet alles was aan te tonen. Ook dat is een les: wat u niet kunt aantonen, beweert u niet.")
        )
    blocks += [
        PointList(
            (
                "Wat ziet u morgen in uw eigen gemeente dat hierop lijkt?",
                "Welk cijfer zou u willen zien voordat u dat zegt?",
                "Met wie gaat u erover in gesprek, en wanneer?",
            )
        ),
    ]
    return Step(
        id="slot",
        soort=StepKind.SLOT,
        titel="Wat neemt u mee?",
        minuten=8,
        vraag="Schrijf één zin op voor maandagochtend.",
        blokken=tuple(blocks),
        zeg=(
            "Laat iedereen één zin opschrijven en drie mensen hun zin voorlezen.",
            "Herhaal: een score is een begin van een gesprek, geen oordeel.",
            methodenoot(),
        ),
    )


def to_read(lesson: Lesson) -> Lesson:
    """The lesson for paper and slides: the step in which one has to slide is part of the what-if before it."""
    steps: list[Step] = []
    for step in lesson.stappen:
        if step.soort is StepKind.PROBEREN:
            steps[-1] = replace(steps[-1], minuten=steps[-1].minuten + step.minuten)
        else:
            steps.append(step)
    return replace(lesson, stappen=tuple(steps))
