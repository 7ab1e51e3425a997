"""What the consultant decides: own words in their place, chapters and findings left out, and all of it named."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from srm_kit.diagnosis import diagnose
from srm_kit.document import Blocks, Heading, OwnWords, Paragraph
from srm_kit.document.report_value import Chapter, Prose
from srm_kit.dossier.contract.dossier import Rapportkeuzes
from srm_kit.dossier.contract.tabellen import Redactie, Tekst
from srm_kit.measures import measure
from srm_kit.model.hoofdstukken import ONDERDELEN
from srm_kit.phases.redactie import geredigeerd
from srm_kit.report.collecting import Section, collect
from srm_kit.report.own_choices import arranged, chosen_chapters, in_words, with_own_words
from srm_kit.simulation import voorbeeldstad
from srm_kit.views.over_bevindingen import gegroepeerd

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
    assert dict(in_words(dossier))["Weggelaten op verzoek"] == "Routekaart en het krachtenveld"


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


def _notebook(*cells: tuple[str, str, tuple[Any, ...]]) -> dict[str, Any]:
    made: list[dict[str, Any]] = []
    for kind, source, blocks in cells:
        outputs = [{"data": Blocks(blocks)._repr_mimebundle_()}] if blocks else []
        tags = ["srm:hoofdstuk=richten"] if not made else []
        made.append({"cell_type": kind, "source": source, "metadata": {"tags": tags}, "outputs": outputs})
    return {"cells": made}


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
    told = [(item.name, item.prose) for item in collect([notebook])][1:]
    assert told == [("richten.smart", (Prose("Over iets."),)), ("richten.krachtenveld", (Prose("Over wie."),))]
    assert [item.name for item in collect([notebook], {"richten.krachtenveld"})] == ["richten.opening", "richten.smart"]


@pytest.mark.parametrize("plek", ["richten.smart", "Richten smart", "smart"])
def test_own_words_stand_at_a_section_before_after_or_instead_of_what_is_computed(plek: str) -> None:
    section = Section("richten.smart", "richten", (HEADING, COMPUTED))

    def told(waar: str) -> list[Any]:
        dossier = replace(voorbeeldstad(), teksten=(Tekst(plek, "Eigen tekst", waar),))
        return [getattr(item, "markdown", item) for item in with_own_words([section], dossier)[0].blocks]

    assert told("") == [HEADING, COMPUTED, "Eigen tekst"]
    assert told("ervoor") == [HEADING, "Eigen tekst", COMPUTED]
    assert told("in plaats van") == [HEADING, "Eigen tekst"]
    named = replace(voorbeeldstad(), teksten=(Tekst(plek, "Eigen tekst", "in plaats van"),))
    assert dict(in_words(named))["Berekende tekst vervangen door het bureau"] == ONDERDELEN["richten.smart"]


def test_words_for_a_chapter_stand_there_once_and_at_no_section() -> None:
    section = Section("samenvatting.aanleiding", "aanleiding", (HEADING, COMPUTED))
    dossier = replace(voorbeeldstad(), teksten=(Tekst("aanleiding", "Eigen tekst", ""),))
    assert with_own_words([section], dossier) == (section,)


def test_findings_go_together_under_one_heading_in_the_words_of_the_consultant() -> None:
    dossier = voorbeeldstad()
    found = diagnose(measure(dossier), dossier)
    one, other = found[0], next(item for item in found if item.regel.faalmodus != found[0].regel.faalmodus)
    own = replace(
        dossier, redactie=tuple(Redactie(item.id, "samenvoegen", "Het werk landt niet") for item in (one, other))
    )
    group = next(item for item in gegroepeerd(geredigeerd(found, own)) if item.kop == "Het werk landt niet")
    assert {one.tekst, other.tekst} <= {item.tekst for item in group.bevindingen}
    assert "Samengevoegd onder ‘Het werk landt niet’: " in dict(in_words(own))["Bevindingen aangepast door het bureau"]
