"""What the consultant decides: own words in their place, chapters and findings left out, and all of it named."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from srm_kit.diagnosis import diagnose
from srm_kit.document import Blocks, Heading, OwnWords, Paragraph
from srm_kit.document.report_value import Chapter, Prose
from srm_kit.dossier.contract.dossier import Rapportkeuzes
from srm_kit.dossier.contract.tabellen import Redactie, Tekst
from srm_kit.measures import measure
from srm_kit.phases.redactie import geredigeerd
from srm_kit.report.collecting import collect
from srm_kit.report.own_choices import arranged, chosen_chapters, in_words
from srm_kit.simulation import voorbeeldstad

HEADING, COMPUTED = Heading("Kop", 2), Paragraph("berekend")


def _placed(waar: str) -> list[Any]:
    words = OwnWords("Eigen tekst", "Bureau")
    dossier = replace(voorbeeldstad(), teksten=(Tekst("richten", "Eigen tekst", waar),))
    return list(arranged("richten", (HEADING, COMPUTED, words), dossier))


def test_own_words_stand_before_after_or_instead_of_the_computed_text() -> None:
    words = OwnWords("Eigen tekst", "Bureau")
    assert _placed("") == _placed("erna") == [HEADING, COMPUTED, words]
    assert _placed("ervoor") == [HEADING, words, COMPUTED]
    assert _placed("in plaats van") == [HEADING, words]


def test_a_chapter_left_out_is_gone_and_named_but_the_summary_stays() -> None:
    dossier = replace(
        voorbeeldstad(), rapport=Rapportkeuzes(zonder=("Routekaart", "managementsamenvatting", "krachtenveld"))
    )
    chapters = [Chapter(name, name.title(), (HEADING,)) for name in ("managementsamenvatting", "richten", "routekaart")]
    assert [item.anchor for item in chosen_chapters(chapters, dossier)] == ["managementsamenvatting", "richten"]
    assert dict(in_words(dossier))["Weggelaten op verzoek"] == "Routekaart en krachtenveld"


def test_findings_are_left_out_replaced_and_brought_to_the_front() -> None:
    dossier = voorbeeldstad()
    found = diagnose(measure(dossier), dossier)
    first, second, last = found[0].id, found[1].id, found[-1].id
    own = replace(
        dossier,
        redactie=(Redactie(first, "weglaten"), Redactie(second, "vervangen", "Onze zin."), Redactie(last, "vooraan")),
    )
    told = geredigeerd(found, own)
    assert told[0].id == last
    assert first not in {item.id for item in told}
    assert [item.tekst for item in told if item.id == second] == ["Onze zin."]
    named = dict(in_words(own))["Bevindingen aangepast door het bureau"]
    assert named.startswith("Weggelaten: ")
    assert "in eigen woorden: " in named
    assert "naar voren gehaald: " in named


def test_nothing_is_named_when_nothing_was_decided() -> None:
    assert in_words(voorbeeldstad()) == ()


def _notebook(*cells: tuple[str, str, tuple[Any, ...]]) -> SimpleNamespace:
    made = []
    for kind, source, blocks in cells:
        output = {"data": Blocks(blocks)._repr_mimebundle_()} if blocks else {}
        cell: dict[str, Any] = {"outputs": [output] if blocks else []}
        tags = ["srm:hoofdstuk=richten"] if not made else []
        item = SimpleNamespace(cell_type=kind, source=source, metadata={"tags": tags})
        item.get = cell.get
        made.append(item)
    return SimpleNamespace(cells=made)


def test_prose_about_a_section_without_anything_known_stays_behind() -> None:
    notebook = _notebook(
        ("code", "richten.opening(sessie)", (HEADING,)),
        ("markdown", "Over niets.", ()),
        ("code", "richten.kloof(sessie)", ()),
        ("markdown", "Over iets.", ()),
        ("code", "richten.smart(sessie)", (COMPUTED,)),
        ("markdown", "Over wie.", ()),
        ("code", "richten.krachtenveld(sessie)", (COMPUTED,)),
    )
    assert collect([notebook])[0].content[1:] == (Prose("Over iets."), COMPUTED, Prose("Over wie."), COMPUTED)
    assert collect([notebook], {"krachtenveld"})[0].content[1:] == (Prose("Over iets."), COMPUTED)
