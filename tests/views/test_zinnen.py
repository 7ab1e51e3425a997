"""Sentences that many views share: number, reasons and sources, and nothing said of what is not known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from srm_kit.dossier import Dossier
from srm_kit.measures import Maten
from srm_kit.measures.referentie import Afwijking
from srm_kit.model import CELLEN, Fase, Spoor
from srm_kit.views import zinnen
from srm_kit.views.printed import printed_cells
from tests.views.small_town import TOWN, WAVE, measured, per_cell

BASE = measured()
SEEN = replace(
    BASE.cellen["RS"], score=61.5, n=20, eens=0.72, label="op orde", weet_niet=0.1, onderdrukt=False, reden=None
)


def funnel(**values: object) -> Maten:
    concrete = BASE.concretisering
    known = {"R": 4, "I": 2, "V": 1, "I_zonder": (), "V_zonder": (), **values}
    return replace(BASE, concretisering=replace(concrete, trechter=replace(concrete.trechter, **known)))  # type: ignore[arg-type]


def results(**counts: int) -> Maten:
    found = funnel()
    every = dict.fromkeys(("gehaald", "op_weg", "gelijk", "verder_weg", "zonder_meting"), 0)
    return replace(found, resultaten=replace(found.resultaten, telling={**every, **counts}))


def test_the_source_has_its_n_and_says_when_a_municipality_is_made_up() -> None:
    assert (
        zinnen.bron_register(TOWN) == "n = 2 doelen, peildatum 1 november 2026. Bron: dossier van de gemeente. FICTIEF."
    )
    real: Dossier = replace(TOWN, gemeente=replace(TOWN.gemeente, fictief=False), doelen=TOWN.doelen[:1])
    assert zinnen.bron_register(real) == "n = 1 doel, peildatum 1 november 2026. Bron: dossier van de gemeente."


def test_the_source_of_a_survey_gives_the_range_of_what_may_be_counted() -> None:
    maten = replace(BASE, meetmoment=WAVE, cellen=per_cell(SEEN, RB=replace(SEEN, n=14), RL=replace(SEEN, n=None)))
    assert zinnen.bron_vragenlijst(TOWN, maten).startswith("n = 14 tot 20 per vak. Score 0-100. Bron: vragenlijst")
    assert zinnen.bron_vragenlijst(TOWN, maten, (CELLEN[0],)).startswith("n = 20. Score 0-100.")
    assert zinnen.bron_vragenlijst(TOWN, BASE) == "Bron: vragenlijst (niet gemeten)."


def test_a_reason_reads_as_a_sentence_or_after_a_colon() -> None:
    assert zinnen.ontbreekt(None) == "Niet gemeten: daarvoor ontbreken gegevens"
    assert zinnen.waarom(None) == "daarvoor ontbreken gegevens"
    assert zinnen.kleine_letter("Twee vakken") == "twee vakken"
    assert zinnen.kleine_letter("WMO-loket") == "WMO-loket"


def test_the_article_fits_the_noun() -> None:
    assert zinnen.van_de(1, 1, "is", "zijn", "competentie", "competenties") == "de enige competentie is"
    assert zinnen.van_de(1, 1, "is", "zijn", "resultaat", "resultaten") == "het enige resultaat is"
    assert zinnen.van_de(0, 1, "is", "zijn", "doel", "doelen") == "geen enkel doel is"
    assert zinnen.van_de(2, 2, "is", "zijn") == "beide doelen zijn"
    assert zinnen.van_de(3, 3, "is", "zijn") == "alle drie doelen zijn"
    assert zinnen.van_de(2, 3, "is", "zijn") == "twee van de drie doelen zijn"


def test_the_funnel_is_told_with_the_conditions_that_could_be_used() -> None:
    assert zinnen.zin_trechter(funnel()) == (
        "Twee van de vier doelen hebben een inspanning, een verantwoordelijke en budget. Daarvan heeft er één werk dat "
        "loopt of af is en een recente meting."
    )
    left = zinnen.zin_trechter(funnel(I_zonder=("budget",), V=0))
    assert left.startswith(
        "Twee van de vier doelen hebben een inspanning en een verantwoordelijke. Niet meegeteld, omdat"
    )
    assert "of er budget is" in left
    assert "Geen daarvan heeft" in left
    assert zinnen.zin_trechter(funnel(I=0, V=0)).startswith("Geen van de vier doelen heeft")
    assert "daarvan" not in zinnen.zin_trechter(funnel(I=0, V=0))
    assert zinnen.zin_trechter(BASE) == ""


def test_cells_are_counted_by_their_word() -> None:
    words = ("sterk", "op orde", "op orde", "aandachtspunt", "knelpunt", "knelpunt", "")
    cells = printed_cells({str(place): replace(SEEN, label=word or None) for place, word in enumerate(words)})
    assert zinnen.labels(cells.values()) == "één vak sterk, twee vakken op orde, één aandachtspunt en twee knelpunten"
    assert zinnen.labels(()) == ""


def test_the_heading_of_a_phase_says_what_is_known_and_no_more() -> None:
    clear = replace(BASE, cellen=per_cell(SEEN))
    assert zinnen.kop_fase(Fase.RICHTEN, TOWN, clear) == "De koers is helder voor zeven op de tien medewerkers"
    unclear = replace(BASE, cellen=per_cell(replace(SEEN, label="knelpunt", eens=0.3)))
    assert zinnen.kop_fase(Fase.RICHTEN, TOWN, unclear).startswith(
        "De koers is onduidelijk: helder voor drie op de tien"
    )
    assert zinnen.kop_fase(Fase.RICHTEN, TOWN, BASE) == "de gemeente werkt aan twee doelen"
    assert zinnen.kop_fase(Fase.INRICHTEN, TOWN, BASE) == "bij welk doel het werk hoort, is niet vastgelegd"
    assert zinnen.kop_fase(Fase.INRICHTEN, TOWN, funnel()).startswith("twee van de vier doelen hebben een inspanning")
    assert zinnen.kop_fase(Fase.VERRICHTEN, TOWN, BASE) == "wat er wordt uitgevoerd en bereikt, is niet vastgelegd"
    assert zinnen.kop_fase(Fase.VERRICHTEN, TOWN, funnel()).startswith("één van de vier doelen heeft werk dat loopt")
    counted = results(gehaald=1, op_weg=1, gelijk=1, zonder_meting=5)
    assert zinnen.kop_fase(Fase.VERRICHTEN, TOWN, counted) == "twee van de drie resultaten zijn gehaald of dichterbij"


def beside(points: float, interval: tuple[float, float]) -> Maten:
    norm = BASE.referentie
    around = Afwijking(points, interval)
    cells = per_cell(Afwijking(0.0, (-5.0, 5.0)), RS=around)
    return replace(
        BASE,
        cellen=per_cell(SEEN),
        referentie=replace(norm, cellen=cells, verloop={spoor.value: around for spoor in Spoor}),
    )


def test_what_stands_out_is_told_beside_other_municipalities_only() -> None:
    assert zinnen.zin_opvallend(beside(-9.0, (-14.0, -4.0))) == (
        "Eén vak valt op naast andere gemeenten. Het gaat om richten, strategie & doelen (9 punten lager)."
    )
    assert zinnen.zin_opvallend(beside(1.0, (-4.0, 6.0))) == (
        "Geen vak wijkt aantoonbaar af van wat bij andere gemeenten gewoon is."
    )
    assert zinnen.zin_opvallend(BASE) == ""


@pytest.mark.parametrize(
    ("points", "interval", "words"),
    [
        (
            -9.2,
            (-14.0, -4.0),
            "het verloop is 9 punten ongunstiger dan bij andere gemeenten (95%-interval -14,0 tot -4,0).",
        ),
        (1.2, (0.4, 2.0), "het verloop is 1 punt gunstiger dan bij andere gemeenten (95%-interval 0,4 tot 2,0)."),
        (3.0, (0.0, 6.0), "verschilt niet aantoonbaar van dat bij andere gemeenten (95%-interval 0,0 tot 6,0)."),
    ],
)
def test_a_strand_runs_better_or_worse_only_when_chance_is_ruled_out(
    points: float, interval: tuple[float, float], words: str
) -> None:
    assert zinnen.zin_verloop(Spoor.STRATEGIE, beside(points, interval)).endswith(words)
    assert zinnen.zin_verloop(Spoor.STRATEGIE, BASE) == ""


def test_what_employees_feel_is_told_of_cells_that_may_be_shown() -> None:
    cells = printed_cells(per_cell(SEEN, RL=replace(SEEN, score=None, eens=None, label=None, onderdrukt=True)))
    told = zinnen.zin_beleving(Fase.RICHTEN.cellen, cells)
    assert told == (
        "Strategie & doelen: zeven op de tien eens (op orde); besturing & organisatie: zeven op de tien eens (op orde)."
    )
    assert zinnen.zin_beleving(Fase.RICHTEN.cellen, printed_cells(BASE.cellen)) == ""


@pytest.mark.parametrize(
    ("links", "share", "words"),
    [
        (8, 0.5, "Van de acht schakels die zijn vastgelegd, is 67% gevuld. Bij twee doelen is de keten volledig."),
        (7, 0.25, "is 67% gevuld. Bij één doel is de keten volledig. De andere is niet vastgelegd."),
        (5, 0.0, "is 67% gevuld. Bij geen enkel doel is de keten volledig. De andere drie zijn niet vastgelegd."),
        (5, None, "is 67% gevuld. De andere drie zijn niet vastgelegd."),
    ],
)
def test_the_chain_is_told_of_the_links_that_are_recorded(links: int, share: float | None, words: str) -> None:
    concrete = BASE.concretisering
    chain = replace(
        concrete.keten,
        vastgelegd=tuple("abcdefgh"[:links]),
        gemiddelde=66.6,
        volledig=share,
        per_doel=dict.fromkeys("abcd"),
    )
    told = zinnen.zin_keten(replace(BASE, concretisering=replace(concrete, keten=chain)))
    assert told.endswith(words)
    assert zinnen.zin_keten(BASE) == ""
