"""Findings in the report: by fault, the heaviest first, with their evidence and one question to talk about."""

from __future__ import annotations

from dataclasses import replace

from srm_kit.diagnosis import Bevinding, diagnose
from srm_kit.document import Heading, PointList, Question
from srm_kit.model import Fase
from srm_kit.model.interventies import interventie
from srm_kit.simulation import voorbeeldstad
from srm_kit.views.over_bevindingen import Groep, bron, fasebevindingen, gegroepeerd, stappen
from tests.views.small_town import TOWN, WAVE, heading, measured, the, told

SAMPLE = voorbeeldstad()
REAL = diagnose(measured(SAMPLE), SAMPLE)
ONE = next(item for item in REAL if item.regel.fase is Fase.INRICHTEN)
MATEN = measured()


def finding(
    text: str, weight: str = "ernstig", fault: str = "", source: str = "register", **other: object
) -> Bevinding:
    rule = replace(ONE.regel, naam=f"Kop {text}", bron=source, faalmodus=None)
    changed = {"kop": fault or text, "cel": None, **other}
    return replace(ONE, id=text, ernst=weight, tekst=f"{text}.", gespreksvraag=f"Vraag {text}?", regel=rule, **changed)


def phase(*found: Bevinding) -> tuple[object, ...]:
    return fasebevindingen(found, Fase.INRICHTEN, TOWN, MATEN).blocks


def test_findings_about_one_fault_are_one_point_with_each_sentence_once() -> None:
    groups = gegroepeerd((finding("A", fault="x"), finding("B"), finding("C", "let_op", "x"), finding("A", fault="x")))
    assert [group.bewijs for group in groups] == ["A. C.", "B."]
    assert [group.eerste.ernst for group in groups] == ["ernstig", "ernstig"]


def test_the_verdict_that_all_end_with_stands_once() -> None:
    alike = [replace(finding(name), tekst=f"{name} zegt het. Dat is aantoonbaar veel.") for name in "AB"]
    assert Groep(tuple(alike)).bewijs == "A zegt het. B zegt het. Dat is telkens aantoonbaar veel."
    other = replace(alike[1], tekst="B zegt het. Dat is aantoonbaar weinig.")
    assert "telkens" not in Groep((alike[0], other)).bewijs


def test_a_summary_has_whole_findings_and_never_none() -> None:
    long, short = finding("L" * 400), finding("kort")
    assert Groep((long, short)).kern.endswith(f"{'L' * 400}.")
    assert Groep((short, long)).kern.endswith(". kort.")


def test_three_faults_stand_in_full_and_the_others_in_a_list() -> None:
    blocks = phase(*(finding(name) for name in "ABCD"), finding("E", "let_op"))
    assert heading(blocks) == "Inrichten heeft vijf punten om te bespreken, waarvan vier ernstig"  # type: ignore[arg-type]
    assert [item.text for item in blocks if isinstance(item, Question)] == ["Vraag A?", "Vraag B?", "Vraag C?"]
    assert the(PointList, blocks).points == ("Ernstig: D.", "Let op: E.")  # type: ignore[arg-type]
    assert "Verder viel op" in [item.text for item in blocks if isinstance(item, Heading)]


def test_only_light_findings_are_a_list_with_one_question() -> None:
    blocks = phase(finding("A", "let_op"), finding("B", "let_op"))
    assert heading(blocks) == "Inrichten heeft twee punten om te bespreken"  # type: ignore[arg-type]
    assert [item.text for item in blocks if isinstance(item, Question)] == ["Vraag A?"]
    assert "Verder viel op" not in [item.text for item in blocks if isinstance(item, Heading)]
    assert heading(phase(finding("A"))) == "Inrichten heeft één punt om te bespreken"  # type: ignore[arg-type]


def test_nothing_found_is_not_the_same_as_all_is_well() -> None:
    blocks = fasebevindingen((finding("A"),), Fase.RICHTEN, TOWN, MATEN).blocks
    assert "Dat is iets anders dan dat alles goed gaat." in told(blocks)


def test_the_source_is_that_of_the_rule_and_does_not_count_twice() -> None:
    cells = {code: replace(cell, n=30) for code, cell in MATEN.cellen.items()}
    maten = replace(MATEN, meetmoment=WAVE, cellen=cells)
    survey = "n = 30. Score 0-100. Bron: vragenlijst onder medewerkers, 1 september 2026. FICTIEF."
    register = "n = 2 doelen, peildatum 1 november 2026. Bron: dossier van de gemeente. FICTIEF."
    assert bron(finding("A", source="vragenlijst"), TOWN, maten) == survey
    assert bron(finding("A"), TOWN, maten) == register
    assert bron(finding("A", source="beide"), TOWN, maten) == f"{survey} {register}"
    assert bron(finding("A", source="beide"), TOWN, MATEN) == register  # no survey was held
    own = replace(finding("A", source="vragenlijst"), tekst="Dat zegt men (n = 9).")
    assert bron(own, TOWN, maten) == survey.removeprefix("n = 30. Score 0-100. ")


def test_a_step_names_at_most_two_reasons_and_stands_once() -> None:
    same = (finding("A"), finding("A"), finding("B"), finding("C"))
    assert stappen(same) == (f"{interventie(ONE.interventie).naam}: a; b.",)
    assert stappen(same, minder=not ONE.regel.minder) == ()
