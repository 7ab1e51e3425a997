"""Working live on inrichten: what is added is linked at once, what is tried is not saved, what is refused says why."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from srm_kit.document import Blocks
from srm_kit.dossier import add_row, remove_row, save_changes, set_values, versions_of
from srm_kit.measures import measure
from srm_kit.parameters import Parameters
from srm_kit.phases.sessie import Sessie, open_sessie
from srm_kit.widgets import inrichten
from srm_kit.widgets.inrichten.budget_verschuiven import BALANS, proef
from srm_kit.widgets.inrichten.dekking import DEKKING
from srm_kit.widgets.inrichten.opdrachtgeverschap_scoren import OPDRACHTGEVERSCHAP
from srm_kit.widgets.inrichten.samenwerking import SAMENWERKING
from srm_kit.widgets.live_view import LiveView

Open = Callable[..., Any]
ALLE = (DEKKING, SAMENWERKING, BALANS, OPDRACHTGEVERSCHAP)
VIEWS = (inrichten.dekking, inrichten.samenwerking, inrichten.balans, inrichten.opdrachtgeverschap, inrichten.vastleggen)  # fmt: skip


def open_cel(aan: Any, doel: str, schakel: str) -> None:
    aan.doe("open", json.dumps([doel, schakel]))


def cel(aan: Any, doel: str, schakel: str) -> str:
    """The words on the button of a link of a goal."""
    found = re.search(
        rf'id="dek-\[&quot;{doel}&quot;, &quot;{schakel}&quot;\]"[^>]*>(\w+)<', aan.blad.screen.regions["dekking"]
    )
    assert found
    return found[1]


def keten(aan: Any, doel: str, schakel: str) -> bool:
    """What the measure of the report says of it, from the disk."""
    per_goal = measure(aan.dossier).concretisering.keten.per_doel
    assert per_goal is not None
    return bool(per_goal[doel][schakel])


def rij(aan: Any, tabel: str, ident: str) -> Any:
    return next(item for item in getattr(aan.dossier, tabel) if item.id == ident)


NIEUW: dict[str, dict[str, str]] = {
    "inspanning": {"naam": "Eén plan per gezin", "fase": "I", "spoor": "L", "eigenaar": "teamleider", "afdeling": "WT", "budget": "12.500", "status": "idee"},
    "proces": {"naam": "Eén intake", "eigenaar": "", "afdeling": "WT"},
    "competentie": {"naam": "Samenwerken", "doelgroep": "medewerkers", "soort": "gedrag", "vereist": "4", "aanwezig": "2"},
}  # fmt: skip


def test_the_matrix_says_what_the_chain_of_the_report_says(blad: Open) -> None:
    aan = blad(DEKKING)
    per_goal = measure(aan.dossier).concretisering.keten.per_doel
    assert per_goal
    for doel, links in per_goal.items():
        assert {name: cel(aan, doel, name) for name in links} == {
            name: "ja" if held else "mist" for name, held in links.items()
        }


@pytest.mark.parametrize(("schakel", "tabel", "code"), [("inspanning", "inspanningen", "E99"), ("proces", "processen", "P99"), ("competentie", "competenties", "C99")])  # fmt: skip
def test_something_new_is_added_and_linked_together_and_undone_together(
    blad: Open, schakel: str, tabel: str, code: str
) -> None:
    aan = blad(DEKKING)
    goal = "SD10" if schakel == "inspanning" else "SD9"
    assert cel(aan, goal, schakel) == "mist"
    open_cel(aan, goal, schakel)
    aan.doe("nieuw", {"id": code, **NIEUW[schakel]})
    assert rij(aan, tabel, code).naam == NIEUW[schakel]["naam"]
    assert keten(aan, goal, schakel)
    assert cel(aan, goal, schakel) == "ja"
    assert aan.gezegd[-1] == f"{code} is toegevoegd en gekoppeld aan {goal}. Bewaard."
    assert len(versions_of(aan.path)) == 1
    # The focus goes back to the cell that was filled, and the form is gone.
    assert re.search(rf'&quot;{goal}&quot;, &quot;{schakel}&quot;[^>]*data-aandacht="ja"', aan.html)
    assert "<form" not in aan.blad.screen.regions["formulier"]
    aan.doe("ongedaan")
    assert not keten(aan, goal, schakel)
    assert code not in {item.id for item in getattr(aan.dossier, tabel)}


def test_what_exists_is_linked_and_taken_loose_and_stays_in_the_dossier(blad: Open) -> None:
    aan = blad(DEKKING)
    open_cel(aan, "SD9", "proces")
    aan.doe("koppel", {"ref": ""})
    assert "Er is nog niets gekozen" in aan.html
    assert not versions_of(aan.path)
    aan.doe("koppel", {"ref": "P1"})
    assert keten(aan, "SD9", "proces")
    assert "P1 Vraagverheldering en triage is gekoppeld aan SD9. Bewaard." in aan.gezegd
    open_cel(aan, "SD9", "proces")
    assert 'value="P1"' not in aan.blad.screen.regions["formulier"]
    aan.doe("los", json.dumps(["SD9", "proces", "P1"]))
    assert not keten(aan, "SD9", "proces")
    assert rij(aan, "processen", "P1")


def test_an_owner_needs_something_to_own_first(blad: Open) -> None:
    aan = blad(DEKKING)
    open_cel(aan, "SD10", "verantwoordelijke")
    assert "Koppel eerst een inspanning of een proces" in aan.html
    open_cel(aan, "SD9", "verantwoordelijke")
    place = json.dumps(["inspanningen", "E15"])
    aan.doe("vul", {"ref": place, "eigenaar": " "})
    assert "Er is nog niemand ingevuld" in aan.html
    aan.doe("vul", {"ref": place, "eigenaar": "casusregisseur"})
    assert rij(aan, "inspanningen", "E15").eigenaar == "casusregisseur"
    assert keten(aan, "SD9", "verantwoordelijke")


def test_effect_indicator_budget_and_measurement_fill_their_links(blad: Open) -> None:
    aan = blad(DEKKING)
    open_cel(aan, "OW5", "effect")
    aan.doe("vul", {"maatschappelijk_effect": "Starters vinden een huis", "oud": ""})
    assert keten(aan, "OW5", "effect")
    open_cel(aan, "SD9", "indicator")
    new = {"naam": "Gezinnen met één plan", "richting": "hoger", "eenheid": "%", "nulmeting": "20", "streefwaarde": "60", "streefdatum": "ooit"}  # fmt: skip
    form = {"id": "SD9-I9", **{f"nieuw_{name}": value for name, value in new.items()}}
    aan.doe("nieuw", form)
    assert 'value="ooit"' in aan.html
    assert 'aria-invalid="true"' in aan.html
    assert not keten(aan, "SD9", "indicator")
    aan.doe("nieuw", {**form, "nieuw_streefdatum": ""})
    assert keten(aan, "SD9", "indicator")
    open_cel(aan, "SD9", "budget")
    aan.doe("vul", {"programma": "Sociaal", "taakveld": "", "ref": "E15", "budget": "80.000"})
    assert rij(aan, "inspanningen", "E15").budget == 80_000
    assert keten(aan, "SD9", "budget")
    open_cel(aan, "SD9", "meting")
    aan.doe("vul", {"indicator": "SD9-I9", "datum": "2019-01-01", "waarde": "20", "voorlopig": ""})
    assert "De schakel meting is nog niet vol" in aan.gezegd[-1]
    assert not keten(aan, "SD9", "meting")
    open_cel(aan, "SD9", "meting")
    aan.doe("vul", {"indicator": "SD9-I9", "datum": "2026-10-01", "waarde": "25", "voorlopig": ""})
    assert keten(aan, "SD9", "meting")


def test_an_indicator_that_is_half_done_is_completed_without_losing_the_other_half(blad: Open, stad: Path) -> None:
    save_changes(stad, [add_row("indicatoren", {"id": "X1", "naam": "Los", "nulmeting": "5"})])
    aan = blad(DEKKING)
    open_cel(aan, "SD9", "indicator")
    aan.doe("vul", {"ref": "X1", "nulmeting": "", "streefwaarde": "9"})
    row = rij(aan, "indicatoren", "X1")
    assert (row.doel, row.nulmeting.getal, row.streefwaarde.getal) == ("SD9", 5, 9)
    assert cel(aan, "SD9", "indicator") == "ja"


def test_a_code_that_exists_is_refused_and_what_was_typed_stays(blad: Open) -> None:
    aan = blad(DEKKING)
    open_cel(aan, "SD9", "proces")
    aan.doe("nieuw", {"id": "P1", "naam": "Dubbel <i>", "eigenaar": "", "afdeling": ""})
    assert "Niet bewaard" in aan.fouten[0]
    assert 'value="Dubbel &lt;i&gt;"' in aan.html
    assert 'aria-invalid="true"' in aan.html
    assert not versions_of(aan.path)


def test_the_theme_filters_the_goals(blad: Open) -> None:
    aan = blad(DEKKING)
    aan.doe("thema", "omgevingswet")
    assert "OW5" in aan.blad.screen.regions["dekking"]
    assert "SD1" not in aan.blad.screen.regions["dekking"]


def test_a_pair_that_shares_a_goal_misses_until_it_works_together(blad: Open) -> None:
    aan = blad(SAMENWERKING)
    before = measure(aan.dossier).verkokering.ontbrekende_verbindingen
    assert before is not None
    assert ("MO", "RO") in before
    assert aan.blad.screen.regions["matrix"].count('class="cel mist"') == 2 * len(before)
    assert "OW5" in aan.blad.screen.regions["gevraagd"]
    aan.doe("paar", '["MO", "RO"]')
    form = {"heen": "veel", "terug": "6", "oud_heen": "", "oud_terug": "0"}
    aan.doe("bewaar", form)
    assert 'value="veel"' in aan.html
    assert not versions_of(aan.path)
    aan.doe("bewaar", {**form, "heen": "4"})
    assert aan.gezegd[-1] == "Samenwerking van MO en RO: 5. Bewaard."
    after = measure(aan.dossier).verkokering.ontbrekende_verbindingen
    assert after is not None
    assert ("MO", "RO") not in after
    assert {(row.van, row.naar): row.waarde for row in aan.dossier.samenwerking}["MO", "RO"] == 4
    aan.doe("paar", '["MO", "RO"]')
    aan.doe("bewaar", {"heen": "", "terug": "0", "oud_heen": "4", "oud_terug": "6"})
    assert ("MO", "RO") not in {(row.van, row.naar) for row in aan.dossier.samenwerking}
    assert aan.gezegd[-1] == "Samenwerking van MO en RO: 0. De verbinding mist nog. Bewaard."


def test_within_a_department_and_a_new_department(blad: Open) -> None:
    aan = blad(SAMENWERKING)
    aan.doe("paar", '["MO", "MO"]')
    assert 'name="terug"' not in aan.html
    aan.doe("bewaar", {"heen": "63", "oud_heen": "62", "oud_terug": "62"})
    assert aan.gezegd[-1] == "Samenwerking binnen MO: 63. Bewaard."
    aan.doe("afdeling")
    aan.doe("nieuwe_afdeling", {"id": "JUR", "naam": "Juridische zaken", "domein": "", "soort": "", "medewerkers": "9"})
    assert "JUR" in aan.blad.screen.regions["matrix"]
    assert rij(aan, "afdelingen", "JUR").medewerkers == 9


def test_sliding_hours_saves_nothing_until_asked(blad: Open) -> None:
    aan = blad(BALANS)
    now = measure(aan.dossier).balans.portefeuille_uren
    assert proef(aan.dossier, {}) == pytest.approx(now)
    sliders = aan.blad.screen.regions["schuiven"]
    before = aan.blad.screen.regions["uitkomst"]
    for amount in ("1000", "5000"):
        aan.doe("uren", {"sleutel": "E02", "waarde": amount, "oud": "1400"})
    assert aan.blad.screen.regions["schuiven"] == sliders
    assert "Totaal: 3.600 uur erbij" in aan.html.replace("\u00a0", " ")
    assert not versions_of(aan.path)
    aan.doe("terug")
    assert aan.blad.screen.regions["uitkomst"] == before
    assert aan.blad.screen.regions["schuiven"] != sliders


def test_saved_hours_are_those_on_the_screen_and_give_the_balance_that_was_shown(blad: Open) -> None:
    aan = blad(BALANS)
    aan.doe("uren", {"sleutel": "E02", "waarde": "5000", "oud": "1400"})
    form = {}
    for item in aan.dossier.inspanningen:
        text = "" if item.uren is None else str(int(item.uren))
        form |= {item.id: text, f"oud:{item.id}": text}
    aan.doe("bewaar", form)
    assert aan.gezegd[-1] == "Er is niets gewijzigd."
    aan.doe("uren", {"sleutel": "E01", "waarde": "5100.5", "oud": "5200"})
    shown = re.search(r'id="zacht">([^<]+)', aan.html)
    aan.doe("bewaar", {**form, "E02": "5000", "E03": "310000.5", "E01": "5100.5"})
    assert rij(aan, "inspanningen", "E02").uren == 5_000
    assert rij(aan, "inspanningen", "E01").uren == 5_100.5
    assert rij(aan, "inspanningen", "E03").uren == 1_800  # a service is no change: it has no slider
    assert len(versions_of(aan.path)) == 1
    again = re.search(r'id="zacht">([^<]+)', aan.html)
    assert shown
    assert again
    assert shown[1] == again[1]
    aan.doe("ongedaan")
    assert rij(aan, "inspanningen", "E02").uren == 1_400


def test_hours_that_others_changed_meanwhile_is_not_written_over(blad: Open, stad: Path) -> None:
    aan = blad(BALANS)
    aan.doe("uren", {"sleutel": "E02", "waarde": "1700", "oud": "1400"})
    sliders = aan.blad.screen.regions["schuiven"]
    save_changes(stad, [set_values("inspanningen", ["E02"], {"uren": "1000"})])
    aan.doe("bewaar", {"E02": "1700", "oud:E02": "1400"})
    assert rij(aan, "inspanningen", "E02").uren == 1000
    assert "Hier staat intussen ‘1000’" in aan.fouten[-1]
    # The new state keeps what this person tried: the sliders that can be shown stand at it.
    assert aan.blad.screen.regions["schuiven"] != sliders
    assert re.search(r'value="1700" id="bal0-E02-g"', aan.blad.screen.regions["schuiven"])
    aan.doe("bewaar", {"E02": "-5", "oud:E02": "1000"})
    assert "dit is geen aantal uren" in aan.fouten[-1]
    aan.doe("bewaar", {"E02": "1700", "oud:E02": "1000"})
    assert rij(aan, "inspanningen", "E02").uren == 1_700


def score(aspect: int, side: str, value: str, oud: str = "", partner: str = "Jeugdhulpregio", day: str = "2026-11-01") -> dict[str, str]:  # fmt: skip
    return {"sleutel": json.dumps([partner, aspect, side, day]), "waarde": value, "oud": oud}


def test_the_rubric_is_scored_from_both_sides_and_the_gap_is_said(blad: Open) -> None:
    aan = blad(OPDRACHTGEVERSCHAP)
    assert "volgens de gemeente" in aan.html
    aan.doe("score", score(2, "opdrachtgever", "5"))
    aan.doe("score", score(2, "opdrachtnemer", "1"))
    assert aan.gezegd[-1] == "Jeugdhulpregio, rolverdeling volgens de partner: niveau 1, incidenteel. Bewaard."
    assert "<b>vier niveaus verschil</b>: de gemeente oordeelt hoger" in aan.html
    found = measure(aan.dossier).opdrachtgeverschap
    assert found["opdrachtnemer"].per_aspect[2] == 1
    assert "‘rolverdeling’" in aan.blad.screen.regions["stand"]
    aan.doe("score", score(2, "opdrachtgever", "4", "5"))
    aan.doe("score", score(2, "opdrachtnemer", "", "1"))
    own = {
        (row.perspectief, row.niveau)
        for row in aan.dossier.opdrachtgeverschap
        if row.aspect == 2 and str(row.datum) == "2026-11-01"
    }
    assert own == {("opdrachtgever", 4)}
    assert "gemiddeld" not in aan.html


def test_a_new_partner_and_another_day(blad: Open) -> None:
    aan = blad(OPDRACHTGEVERSCHAP)
    aan.doe("nieuw")
    aan.doe("nieuwe_partner", {"partner": " "})
    assert "Er is nog geen naam ingevuld" in aan.html
    aan.doe("nieuwe_partner", {"partner": "Bibliotheek"})
    assert not versions_of(aan.path)
    assert "De acht aspecten bij Bibliotheek" in aan.html
    aan.doe("datum", "2026-09-15")
    aan.doe("score", score(1, "opdrachtgever", "3", partner="Bibliotheek", day="2026-09-15"))
    row = aan.dossier.opdrachtgeverschap[-1]
    assert (row.partner, row.niveau, str(row.datum)) == ("Bibliotheek", 3, "2026-09-15")
    assert "alleen de gemeente oordeelde" in aan.html
    aan.doe("datum", "2026-10-01")
    assert "Eerder: 3 (15 september 2026)" in aan.html


def test_the_levels_of_an_aspect_are_shown_in_the_words_of_the_model(blad: Open) -> None:
    aan = blad(OPDRACHTGEVERSCHAP)
    assert "De gemeente heeft een ambtelijk opdrachtgever aangewezen." not in aan.html
    aan.doe("niveaus", "2")
    assert "De gemeente heeft een ambtelijk opdrachtgever aangewezen." in aan.html
    aan.doe("niveaus", "2")
    assert "De gemeente heeft een ambtelijk opdrachtgever aangewezen." not in aan.html


def test_hostile_names_come_out_literally(blad: Open, stad: Path) -> None:
    nasty = "</option><img src=x onerror=alert(1)>'\"&"
    save_changes(
        stad,
        [
            set_values("doelen", ["SD9"], {"doel": nasty, "programma": nasty}),
            set_values("inspanningen", ["E15"], {"naam": nasty}),
            set_values("processen", ["P2"], {"naam": nasty}),
            set_values("afdelingen", ["MO"], {"naam": nasty}),
            set_values("stakeholders", ["S1"], {"naam": nasty}),
            add_row("indicatoren", {"id": nasty, "naam": nasty, "doel": "SD9"}),
            add_row("inspanningen", {"id": "'><b>E", "naam": nasty, "budget": "5"}),
            add_row("opdrachtgeverschap", {"partner": nasty, "aspect": "1", "niveau": "2", "perspectief": "opdrachtgever", "datum": "2026-01-01"}),
        ],
    )  # fmt: skip
    for view in ALLE:
        aan = blad(view)
        todo: list[tuple[str, Any]] = [("", "")]
        if view is DEKKING:
            names = ("effect", "indicator", "inspanning", "proces", "verantwoordelijke", "competentie", "budget", "meting")  # fmt: skip
            todo = [("open", json.dumps(["SD9", name])) for name in names]
        if view is SAMENWERKING:
            todo = [("paar", '["MO", "RO"]')]
        if view is OPDRACHTGEVERSCHAP:
            todo = [("nieuw", ""), ("partner", nasty), ("niveaus", "1")]
        for action, value in todo:
            if action:
                aan.doe(action, value)
            assert not aan.fouten
            assert "<img" not in aan.html
            assert "'><b>E" not in aan.html


def test_empty_tables_say_what_to_do_and_let_one_begin(blad: Open, tmp_path: Path) -> None:
    folder = tmp_path / "leeg"
    folder.mkdir()
    (folder / "dossier.toml").write_text(
        'schema = 1\n[gemeente]\nnaam = "Leegdorp"\nfictief = true\n[opdracht]\npeildatum = 2026-11-01\n',
        encoding="utf-8",
    )
    (folder / "doelen.csv").write_text("id;doel\nD1;Een doel\n", encoding="utf-8")
    for view in ALLE:
        html = blad(view, folder).html
        assert "None" not in html
        assert view.twin(blad(view, folder).shared.snapshot).blocks
    aan = blad(SAMENWERKING, folder)
    assert "Er staan nog geen afdelingen in het dossier" in aan.html
    aan.doe("afdeling")
    aan.doe("nieuwe_afdeling", {"id": "A", "naam": "Alles", "domein": "", "soort": "", "medewerkers": ""})
    aan.doe("paar", '["A", "A"]')
    aan.doe("bewaar", {"heen": "3", "oud_heen": "", "oud_terug": ""})
    assert aan.dossier.samenwerking[0].waarde == 3
    aan = blad(BALANS, folder)
    assert "Er zijn nog geen veranderingen" in aan.html
    aan = blad(DEKKING, folder)
    open_cel(aan, "D1", "inspanning")
    assert "Koppel een bestaande" not in aan.html
    aan.doe("nieuw", {"id": "E1", **NIEUW["inspanning"], "afdeling": "A"})
    assert keten(aan, "D1", "inspanning")
    aan = blad(OPDRACHTGEVERSCHAP, folder)
    assert "Noem eerst de partner" in aan.html
    aan.doe("nieuwe_partner", {"partner": "Buurt"})
    aan.doe("score", score(1, "opdrachtnemer", "2", partner="Buurt"))
    assert aan.dossier.opdrachtgeverschap[0].niveau == 2


def test_without_cooperation_the_shared_goals_still_ask_for_it(blad: Open, stad: Path) -> None:
    aan = blad(SAMENWERKING)
    rows = [[row.van, row.naar] for row in aan.dossier.samenwerking]
    save_changes(stad, [remove_row("samenwerking", key) for key in rows])
    again = blad(SAMENWERKING)
    assert "Er is nog geen samenwerking ingevuld" in again.html
    assert "mist" in again.blad.screen.regions["matrix"]


@pytest.mark.parametrize("view", VIEWS)
def test_without_a_screen_there_is_the_twin_and_in_a_report_nothing(
    view: Callable[[Sessie], LiveView | Blocks], stad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("JPY_SESSION_NAME", "SRM_LIVE"):
        monkeypatch.delenv(name, raising=False)
    twin = view(open_sessie(Parameters(dossier=str(stad))))
    assert isinstance(twin, Blocks)
    assert twin.blocks
    assert view(open_sessie(Parameters(dossier=str(stad), live=False))) == Blocks(())
    monkeypatch.setenv("SRM_LIVE", "1")
    assert isinstance(view(open_sessie(Parameters(dossier=str(stad)))), LiveView)
