"""Working live: saved at once, refused at the field, undone, seen by others, and never more than was asked."""

from __future__ import annotations

import asyncio
import json
import os
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import pytest

from srm_kit import nl, resources
from srm_kit.document import Blocks
from srm_kit.dossier import convert, load, save_changes, set_values, versions_of
from srm_kit.dossier.contract.dossier import Rapportkeuzes
from srm_kit.measures import measure
from srm_kit.model import CELLEN, Fase
from srm_kit.parameters import Parameters
from srm_kit.phases.sessie import Sessie, open_sessie
from srm_kit.report import run
from srm_kit.widgets import richten, verrichten
from srm_kit.widgets.live_view import LiveView
from srm_kit.widgets.rapportkeuzes import RAPPORTKEUZES
from srm_kit.widgets.rapportknop import ReportButton
from srm_kit.widgets.richten.doelen import DOELEN
from srm_kit.widgets.richten.krachtenveld import KRACHTENVELD
from srm_kit.widgets.shared_dossier import SharedDossier, open_shared_dossier
from srm_kit.widgets.vastleggen import vastleggen
from srm_kit.widgets.verrichten.meetmomenten import MEETMOMENTEN
from srm_kit.widgets.verrichten.voortgang_bijhouden import VOORTGANG
from srm_kit.widgets.verrichten.what_if_sliders import WAT_ALS, proef

Open = Callable[..., Any]
T = TypeVar("T")


def run_apart(work: Coroutine[Any, Any, T]) -> T:
    """Runs a coroutine in a thread with a loop of its own; the browser of other tests may have one in this thread."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


VIEWS = (richten.doelen, richten.krachtenveld, richten.vastleggen, verrichten.voortgang, verrichten.wat_als, verrichten.meetmomenten, verrichten.vastleggen)  # fmt: skip


def goal(aan: Any, code: str = "SD9") -> Any:
    return next(item for item in aan.dossier.doelen if item.id == code)


def test_a_cell_is_saved_when_it_changes_and_the_lamp_goes_on(blad: Open) -> None:
    aan = blad(DOELEN)
    before = aan.html.count('class="lamp aan"')
    aan.zet("doelen", ["SD9"], "eigenaar", "programmamanager zorg")
    assert goal(aan).eigenaar == "programmamanager zorg"
    assert aan.html.count('class="lamp aan"') == before + 1
    assert aan.gezegd == ["Doelen SD9: eigenaar is nu ‘programmamanager zorg’. Bewaard."]
    assert [item.wijziging for item in versions_of(aan.path)] == ["Doelen SD9: eigenaar is nu ‘programmamanager zorg’."]


def test_undo_takes_back_what_this_screen_did_and_leaves_what_others_did(blad: Open) -> None:
    aan = blad(DOELEN)
    aan.zet("doelen", ["SD9"], "eigenaar", "a")
    save_changes(aan.path, [set_values("doelen", ["SD1"], {"doelgroep": "iedereen"})])
    aan.doe("ongedaan")
    assert goal(aan).eigenaar == ""
    assert goal(aan, "SD1").doelgroep == "iedereen"
    assert aan.gezegd[-1].startswith("Ongedaan gemaakt: Doelen SD9")
    assert "Maak ongedaan" not in aan.html


def test_what_is_refused_stays_in_the_field_with_the_reason(blad: Open) -> None:
    aan = blad(DOELEN)
    aan.zet("doelen", ["SD9"], "termijn", "31-31-2027")
    assert not aan.gezegd
    assert "Niet bewaard" in aan.fouten[0]
    assert 'value="31-31-2027"' in aan.html
    assert 'aria-invalid="true"' in aan.html
    assert not versions_of(aan.path)
    aan.zet("doelen", ["SD9"], "termijn", "")
    assert 'aria-invalid="true"' not in aan.html
    assert not versions_of(aan.path)
    aan.zet("doelen", ["SD9"], "termijn", "31-12-2027")
    assert goal(aan).termijn is not None


def test_a_new_goal_that_is_not_complete_keeps_what_was_typed(blad: Open) -> None:
    aan = blad(DOELEN)
    aan.doe("open", "doel")
    typed = {"id": "X1", "doel": "", "thema": "", "maatschappelijk_effect": "Minder <b>rook</b>", "doelgroep": "", "eigenaar": "", "termijn": ""}  # fmt: skip
    aan.doe("nieuw_doel", typed)
    assert "Minder &lt;b&gt;rook&lt;/b&gt;" in aan.html
    assert "Deze cel is leeg" in aan.html
    aan.doe("nieuw_doel", {**typed, "doel": "Schone lucht"})
    assert goal(aan, "X1").doel == "Schone lucht"
    assert "Nieuw doel</legend>" not in aan.html


def test_two_people_on_one_cell_the_second_is_asked_and_can_still_save(blad: Open, stad: Path) -> None:
    aan = blad(DOELEN)
    seen = goal(aan).eigenaar
    save_changes(stad, [set_values("doelen", ["SD9"], {"eigenaar": "de ander"})])
    aan.zet("doelen", ["SD9"], "eigenaar", "ik", oud=seen)
    assert goal(aan).eigenaar == "de ander"
    assert "Hier staat intussen ‘de ander’" in aan.html
    assert 'data-oud="de ander"' in aan.html
    aan.zet("doelen", ["SD9"], "eigenaar", "ik", oud="de ander")
    assert goal(aan).eigenaar == "ik"


@pytest.mark.parametrize("view", ["map", "werkboek"])
def test_what_others_save_is_on_every_screen_within_two_seconds(
    blad: Open, stad: Path, tmp_path: Path, view: str
) -> None:
    path = stad
    if view == "werkboek":
        path = tmp_path / "stad.xlsx"
        convert(stad, path)

    async def work() -> tuple[str, str]:
        one, two = blad(DOELEN, path), blad(vastleggen(Fase.RICHTEN), path)
        await asyncio.sleep(0)
        await asyncio.to_thread(save_changes, path, [set_values("doelen", ["SD9"], {"eigenaar": "van elders"})])
        until = time.monotonic() + 10
        while "van elders" not in one.html and time.monotonic() < until:
            await asyncio.sleep(0.05)
        one.shared._watch.cancel()
        return one.html, two.html

    html, other = run_apart(work())
    assert "van elders" in html
    assert other


def test_a_fault_made_outside_is_said_and_the_last_good_state_stays(blad: Open, stad: Path) -> None:
    aan = blad(DOELEN)
    file = stad / "doelen.csv"
    good = file.read_text(encoding="utf-8")
    file.write_text(good.replace("SD1;", "SD2;", 1), encoding="utf-8")
    assert aan.shared.refresh()
    assert "Het dossier heeft nu" in aan.html
    assert "SD1" in aan.html
    aan.zet("doelen", ["SD9"], "eigenaar", "x")
    assert "Niet bewaard" in aan.fouten[-1]
    file.write_text(good, encoding="utf-8")
    aan.shared.refresh()
    assert "Het dossier heeft nu" not in aan.html


def test_a_dossier_that_disappears_and_comes_back(blad: Open, stad: Path) -> None:
    aan = blad(DOELEN)
    away = stad.with_name("elders")
    stad.rename(away)
    aan.shared.refresh()
    assert "Er is geen dossier op" in aan.html
    aan.zet("doelen", ["SD9"], "eigenaar", "griffier")
    assert aan.fouten
    assert not stad.exists()
    away.rename(stad)
    aan.shared.refresh()
    assert "Er is geen dossier op" not in aan.html
    aan.zet("doelen", ["SD9"], "eigenaar", "griffier")
    assert goal(aan).eigenaar == "griffier"


def test_the_sample_that_ships_is_never_written(root: Path) -> None:
    before = {path: path.read_bytes() for path in (root / "data_samples" / "voorbeeldstad").iterdir() if path.is_file()}
    shared = open_shared_dossier(open_sessie(Parameters()))
    assert shared.path is None
    shared.apply([set_values("doelen", ["SD9"], {"eigenaar": "proef"})], "Proef.")
    assert next(item.eigenaar for item in shared.snapshot.dossier.doelen if item.id == "SD9") == "proef"
    assert all(path.read_bytes() == data for path, data in before.items())
    shared.undo()


def test_stakeholders_move_on_the_map_and_take_part_in_a_goal(blad: Open) -> None:
    aan = blad(KRACHTENVELD)
    aan.zet("stakeholders", ["S14"], "belang", "5")
    assert next(item.belang for item in aan.dossier.stakeholders if item.id == "S14") == 5
    aan.doe("open", "betrokken")
    aan.doe(
        "nieuwe_betrokkenheid",
        {"stakeholder": "S14", "doel": "OW2", "fase": "R", "trede_nu": "1", "trede_gewenst": "4"},
    )
    assert aan.dossier.betrokkenheid[-1].trede_gewenst == 4
    assert "Provincie: belang 5, invloed 3, trede 1, gewenst 4" in aan.html
    aan.doe("thema", "sociaal_domein")
    assert "Provincie: belang" not in aan.html


def test_a_measurement_and_progress(blad: Open) -> None:
    aan = blad(VOORTGANG)
    aan.zet("inspanningen", ["E02"], "voortgang", "101")
    assert "van 0 tot en met 100" in aan.fouten[0]
    aan.zet("inspanningen", ["E02"], "voortgang", "55")
    aan.doe("meten", "SD1-I1")
    aan.doe("meting", {"indicator": "SD1-I1", "datum": "2026-10-30", "waarde": "51,5", "voorlopig": "ja"})
    last = aan.dossier.metingen[-1]
    assert (last.waarde.getal, last.voorlopig) == (51.5, True)
    assert "51,5 % (30 oktober 2026)" in aan.html
    aan.doe("plan", "")
    assert "Routekaart" in aan.html


def test_decisions_and_notes_come_back_in_the_report(blad: Open, tmp_path: Path) -> None:
    aan = blad(vastleggen(Fase.RICHTEN))
    aan.doe("open")
    aan.doe("besluit", {"fase": "R", "id": "B90", "besluit": "Wij kiezen", "eigenaar": "college", "datum": "2026-10-01", "status": "genomen", "doel": ""})  # fmt: skip
    assert aan.gezegd[-1] == "Besluit B90 is vastgelegd. Eigenaar: college. Bewaard."
    aan.doe("plek", "bijlagen")
    aan.doe("tekst", {"plek": "bijlagen", "oud": "", "tekst": "Een **eigen** slot <script>"})
    assert "<strong>eigen</strong>" in aan.html
    assert "<script>" not in aan.html
    assert {item.plek: item.tekst for item in aan.dossier.teksten}["bijlagen"] == "Een **eigen** slot <script>"
    page = run(aan.path, tmp_path / "uit").html.read_text(encoding="utf-8")
    assert "Wij kiezen" in page
    assert "<strong>eigen</strong> slot &lt;script&gt;" in page
    aan.doe("tekst", {"plek": "bijlagen", "oud": "Een **eigen** slot <script>", "tekst": " "})
    assert "bijlagen" not in {item.plek for item in aan.dossier.teksten}
    assert aan.gezegd[-1] == "Uw tekst bij bijlagen is weggehaald. Bewaard."


def test_what_the_report_says_is_decided_on_the_screen(blad: Open) -> None:
    aan = blad(vastleggen(Fase.INRICHTEN))
    first = next(item for item in aan.shared.snapshot.bevindingen if item.regel.fase is Fase.INRICHTEN)
    aan.doe("weglaten", "inrichten.balans")
    assert aan.gezegd[-1] == "Dit komt niet in het rapport. Bewaard."
    aan.doe("zin", {"bevinding": first.id, "keuze": "samenvoegen", "tekst": "Het werk landt niet"})
    told = {row.bevinding: (row.keuze, row.tekst) for row in aan.dossier.redactie}
    assert told == {"inrichten.balans": ("weglaten", ""), first.id: ("samenvoegen", "Het werk landt niet")}
    assert "staat onder ‘Het werk landt niet’" in aan.html
    aan.doe("herstel", "inrichten.balans")
    assert [row.bevinding for row in aan.dossier.redactie] == [first.id]
    aan.doe("tekst", {"plek": "inrichten.balans", "oud": "", "tekst": "Onze blik", "waar": "ervoor"})
    assert [(row.plek, row.waar) for row in aan.dossier.teksten if row.tekst == "Onze blik"] == [
        ("inrichten.balans", "ervoor")
    ]


def test_title_question_and_form_are_chosen_on_a_screen_and_can_be_undone(blad: Open) -> None:
    aan = blad(RAPPORTKEUZES)
    typed = {
        "titel": "Van <visie> naar wijk",
        "vraag": "Wat nu?",
        "vraag_doelen": "SD3, OW5",
        "vorm": "kort",
        "met": "herinrichting",
    }
    aan.doe("keuzes", {**typed, **{f"oud.{name}": "" for name in typed}})
    chosen = load(aan.path).rapport
    assert (chosen.titel, chosen.vraag, chosen.vraag_doelen) == ("Van <visie> naar wijk", "Wat nu?", ("SD3", "OW5"))
    assert (chosen.vorm, chosen.met) == ("kort", ("herinrichting",))
    assert aan.gezegd[-1].startswith("Aangepast: titel van het rapport, vraag van de opdrachtgever, ")
    assert 'value="Van &lt;visie&gt; naar wijk"' in aan.html
    aan.doe("ongedaan")
    assert load(aan.path).rapport == Rapportkeuzes()


def test_a_choice_that_another_made_meanwhile_is_not_overwritten(blad: Open) -> None:
    aan = blad(RAPPORTKEUZES)
    aan.doe("keuzes", {"titel": "De eerste", "oud.titel": ""})
    aan.doe("keuzes", {"titel": "De tweede", "oud.titel": ""})
    assert "Hier staat intussen ‘De eerste’" in aan.fouten[-1]
    assert load(aan.path).rapport.titel == "De eerste"
    aan.doe("keuzes", {"vorm": "lang", "oud.vorm": ""})
    assert "vorm" in aan.blad._state.fouten
    aan.doe("keuzes", {"titel": "De eerste", "oud.titel": "De eerste"})
    assert aan.gezegd[-1] == "Er is niets veranderd."


def test_what_if_uses_the_formulas_of_the_report_and_saves_nothing(blad: Open) -> None:
    aan = blad(WAT_ALS)
    maten = aan.shared.snapshot.maten
    assert proef(maten, {}).realisatiekracht == pytest.approx(maten.realisatiekracht.ervaren, abs=0.5)
    printed = {code: float(nl.getal(item.score or 0.0)) for code, item in maten.cellen.items()}
    assert proef(maten, {}).realisatiekracht == proef(maten, printed).realisatiekracht
    assert proef(maten, {cel.code: 100.0 for cel in CELLEN}).realisatiekracht == pytest.approx(100)
    level = proef(maten, {cel.code: 70.0 for cel in CELLEN})
    assert level.verbinding == {"R": 100, "I": 100, "V": 100, "totaal": 100}
    sliders = aan.blad.screen.regions["schuiven"]
    aan.doe("cel", {"sleutel": "VL", "waarde": "80", "oud": "39"})
    assert "punten erbij" in aan.html
    assert aan.blad.screen.regions["schuiven"] == sliders
    aan.doe("terug")
    assert "Dit is de stand uit het dossier" in aan.html
    assert aan.blad.screen.regions["schuiven"] != sliders
    assert not versions_of(aan.path)


def test_after_a_reload_of_the_page_sliders_and_outcome_say_the_same(blad: Open) -> None:
    aan = blad(WAT_ALS)
    initial = aan.html
    aan.blad.screen._hear(None, {"soort": "hallo"}, None)
    aan.doe("cel", {"sleutel": "VL", "waarde": "80", "oud": "39"})
    assert aan.html != initial
    aan.blad.screen._hear(None, {"soort": "hallo"}, None)
    assert aan.html == initial


def test_moments_side_by_side_are_those_of_the_report(blad: Open) -> None:
    aan = blad(MEETMOMENTEN)
    found = measure(aan.dossier, weergave=True).verandering
    assert any(item.verschil is not None for item in found.values()) == ("Meetmomenten" in aan.html)
    if "Meetmomenten" in aan.html:
        aan.doe("moment", "2026-09-15")


def test_everything_a_screen_shows_is_escaped(blad: Open, stad: Path) -> None:
    nasty = "</textarea><img src=x onerror=alert(1)>'\"&"
    save_changes(stad, [set_values("doelen", ["SD9"], {"doel": nasty, "eigenaar": nasty}), set_values("stakeholders", ["S1"], {"naam": nasty}), set_values("inspanningen", ["E01"], {"naam": nasty}), set_values("indicatoren", ["SD1-I1"], {"naam": nasty})])  # fmt: skip
    for view in (DOELEN, KRACHTENVELD, VOORTGANG, WAT_ALS, vastleggen(Fase.RICHTEN)):
        aan = blad(view)
        for action, value in (("open", "doel"), ("open", "betrokken"), ("meten", "SD1-I1"), ("plan", "")):
            if view is not WAT_ALS:
                aan.doe(action, value)
            assert "<img" not in aan.html
            assert "onerror=alert(1)>'" not in aan.html


@pytest.mark.parametrize("view", VIEWS)
def test_without_a_screen_there_is_the_twin_and_in_a_report_nothing(
    view: Callable[[Sessie], LiveView | Blocks], stad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("JPY_SESSION_NAME", "SRM_LIVE"):
        monkeypatch.delenv(name, raising=False)
    twin = view(open_sessie(Parameters(dossier=str(stad))))
    assert isinstance(twin, Blocks)
    assert twin.blocks
    silent = view(open_sessie(Parameters(dossier=str(stad), live=False)))
    assert silent == Blocks(())
    monkeypatch.setenv("JPY_SESSION_NAME", "1_richten.ipynb")
    assert isinstance(view(open_sessie(Parameters(dossier=str(stad)))), LiveView)


def test_vs_code_shows_the_twin_unless_screens_are_asked_for(stad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import IPython

    kernel = type("Kernel", (), {"user_ns": {"__vsc_ipynb_file__": "1_richten.ipynb"}})
    monkeypatch.setattr(IPython, "get_ipython", lambda: kernel)
    monkeypatch.setenv("JPY_SESSION_NAME", "1_richten.ipynb")
    monkeypatch.delenv("SRM_LIVE", raising=False)
    sessie = open_sessie(Parameters(dossier=str(stad)))
    assert isinstance(richten.doelen(sessie), Blocks)
    monkeypatch.setenv("SRM_LIVE", "1")
    assert isinstance(richten.doelen(sessie), LiveView)


def test_a_dossier_with_goals_only_has_screens_that_say_what_is_missing(blad: Open, tmp_path: Path) -> None:
    folder = tmp_path / "leeg"
    folder.mkdir()
    (folder / "dossier.toml").write_text(
        'schema = 1\n[gemeente]\nnaam = "Leegdorp"\nfictief = true\n[opdracht]\npeildatum = 2026-11-01\n',
        encoding="utf-8",
    )
    (folder / "doelen.csv").write_text("id;doel\nD1;Een doel\n", encoding="utf-8")
    for view in (DOELEN, KRACHTENVELD, VOORTGANG, WAT_ALS, MEETMOMENTEN, vastleggen(Fase.VERRICHTEN)):
        html = blad(view, folder).html
        assert "None" not in html
        assert "nan" not in html.casefold().replace("financ", "")


def test_the_report_button_makes_the_report_of_the_command(
    stad: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    sessie = open_sessie(Parameters(dossier=str(stad), uitvoer=str(tmp_path / "uit")))

    async def press() -> ReportButton:
        button = ReportButton(sessie, open_shared_dossier(sessie))
        button.act("xlsx", True)
        button.act("maak", "")
        assert button._task is not None
        await button._task
        return button

    button = run_apart(press())
    assert 'data-bestand="uit/rapport/rapport.html"' in button.screen.regions["uitkomst"]
    assert (
        "2 bestanden" in button.screen.regions["uitkomst"].casefold()
        or "Twee bestanden" in button.screen.regions["uitkomst"]
    )
    other = run(stad, tmp_path / "opdracht")
    assert (button.folder / "rapport.html").read_bytes() == other.html.read_bytes()

    made = (button.folder / "rapport.xlsx").read_bytes()
    (button.folder / "rapport.xlsx").write_bytes(made + b"bewerkt")
    os.utime(button.folder / "rapport.xlsx", (1_793_000_000, 1_793_000_000))
    kept = f"rapport (bewerkt {date.fromtimestamp(1_793_000_000)}).xlsx"
    said = run_apart(press()).screen.regions["uitkomst"]
    assert f"rapport.xlsx is na het maken bewerkt. Dat bestand heet nu: {kept}" in said
    assert (button.folder / kept).read_bytes() == made + b"bewerkt"
    assert (button.folder / "rapport.xlsx").read_bytes() == made


def test_the_report_button_counts_the_notebooks_beside_it_and_says_what_stays_out(
    stad: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    notebook = json.loads((resources.folder("notebooks") / "1_richten.ipynb").read_text(encoding="utf-8"))
    for source in ("from srm_kit import eigen; eigen.tekst('Dit zagen wij zelf.')", "sessie.tabellen.doelen"):
        notebook["cells"].insert(
            -4, {"cell_type": "code", "metadata": {}, "source": source, "outputs": [], "execution_count": None}
        )
    (tmp_path / "1_richten.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    sessie = open_sessie(Parameters(dossier=str(stad), uitvoer=str(tmp_path / "uit")))

    async def press() -> ReportButton:
        button = ReportButton(sessie, open_shared_dossier(sessie))
        button.act("maak", "")
        assert button._task is not None
        await button._task
        return button

    button = run_apart(press())
    assert "Sla ze dus eerst op" in button.screen.regions["keuze"]
    assert "Richten, cel 39: een tabel van pandas" in button.screen.regions["uitkomst"]
    assert "Dit zagen wij zelf." in (button.folder / "rapport.html").read_text(encoding="utf-8")


def test_a_report_that_cannot_be_made_says_why(stad: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sessie = open_sessie(Parameters(dossier=str(stad), uitvoer=str(tmp_path / "uit"), huisstijl="bestaat-niet"))

    async def press() -> str:
        button = ReportButton(sessie, open_shared_dossier(sessie))
        button.act("maak", "")
        assert button._task is not None
        await button._task
        return button.screen.regions["uitkomst"]

    said = run_apart(press())
    assert "bestaat-niet" in said
    assert "Traceback" not in said


def test_an_action_that_fails_is_said_and_changes_nothing(blad: Open, caplog: pytest.LogCaptureFixture) -> None:
    aan = blad(DOELEN)
    aan.doe("zet", {"sleutel": json.dumps(["respons", ["R1"], "domein"]), "waarde": "x", "oud": ""})
    assert aan.fouten == ["Er ging iets mis. Er is niets gewijzigd. Voer de cel opnieuw uit en probeer het nog eens."]
    assert not versions_of(aan.path)


def test_a_worksheet_is_shared_by_the_screens_of_a_dossier(blad: Open) -> None:
    one, two = blad(DOELEN), blad(VOORTGANG)
    assert isinstance(one.shared, SharedDossier)
    assert one.shared is two.shared
    one.zet("doelen", ["SD9"], "eigenaar", "x")
    assert "Maak ongedaan" in two.html


def test_what_is_for_editing_opens_on_demand_and_closes_again(blad: Callable[..., Any]) -> None:
    goals = blad(DOELEN, open_grids=False)
    assert "<table" not in goals.html
    assert 'aria-expanded="false">Aanpassen' in goals.html
    goals.doe("aanpassen")
    assert "Eigenaar van SD9" in goals.html
    assert 'aria-expanded="true">Klaar met aanpassen' in goals.html
    goals.doe("aanpassen")
    assert "<table" not in goals.html


def test_a_map_is_seen_at_once_and_a_new_party_opens_its_tables(blad: Callable[..., Any]) -> None:
    parties = blad(KRACHTENVELD, open_grids=False)
    assert "<svg" in parties.html
    assert "Belang van" not in parties.html
    parties.doe("open", "partij")
    assert "Voeg de partij toe" in parties.html
    assert "Belang van" in parties.html
