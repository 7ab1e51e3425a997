"""The theme packs: whole, without loose ends, and ready to start a dossier from.

Read here with the standard library only, so that a pack that a reader would silently repair still fails.
"""

from __future__ import annotations

import csv
import tomllib
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from srm_kit import resources
from srm_kit.cli import main
from srm_kit.dossier import read
from srm_kit.dossier.keeping.new_dossier import new_dossier, thema_in_een_zin, write_new

PACKS = Path(__file__).parents[2] / "templates" / "themas"
PREFIXES = {"sociaal_domein": "SD", "omgevingswet": "OW", "wonen": "WO"}
Row = dict[str, str]

COLUMNS = {
    "doelen": "id doel thema maatschappelijk_effect bovenliggend programma taakveld portefeuillehouder eigenaar "
    "afdeling doelgroep termijn",
    "indicatoren": "id naam doel eenheid bron richting nulmeting nulmeting_datum streefwaarde streefdatum",
    "inspanningen": "id naam fase spoor aspect zacht_aandeel eigenaar afdeling start eind budget uren status voortgang",
    "processen": "id naam eigenaar afdeling",
    "competenties": "id naam doelgroep soort vereist aanwezig",
    "koppelingen": "doel soort ref",
    "stakeholders": "id naam soort schaal belang invloed houding",
    "betrokkenheid": "stakeholder doel fase trede_nu trede_gewenst",
}
# What only the municipality knows: a pack that fills these in would be read as a finding.
OWN_VALUES = {
    "doelen": "portefeuillehouder eigenaar afdeling termijn",
    "indicatoren": "nulmeting nulmeting_datum streefwaarde streefdatum",
    "inspanningen": "eigenaar afdeling start eind budget uren voortgang",
    "processen": "eigenaar afdeling",
    "competenties": "aanwezig",
    "koppelingen": "",
    "stakeholders": "houding",
    "betrokkenheid": "trede_nu",
}
OPTIONAL = {"doelen": {"bovenliggend"}, "inspanningen": {"zacht_aandeel"}}
ID_TABLES = ("doelen", "indicatoren", "inspanningen", "processen", "competenties", "stakeholders")
LINKED = {"inspanning": "inspanningen", "proces": "processen", "competentie": "competenties"}
HARD = {"besturing", "structuur", "procesinrichting"}
SOFT = {
    "competenties_management",
    "competenties_medewerkers",
    "kennis_management",
    "kennis_medewerkers",
    "gedrag",
}
ASPECTS = {"B": HARD, "L": SOFT, "S": {"doelen"}}
PARTY_KINDS = {
    "inwoners",
    "cliënten",
    "adviesraad",
    "aanbieder",
    "ondernemer",
    "corporatie",
    "onderwijs",
    "zorg",
    "medeoverheid",
    "verbonden partij",
    "maatschappelijke organisatie",
    "nutsbedrijf",
}
# Units a spreadsheet leaves alone; "1-5" would become a date.
UNITS = {
    "%",
    "aantal",
    "€",
    "weken",
    "dagen",
    "rapportcijfer",
    "m²",
    "per 1.000 inwoners",
    "per 10.000 inwoners",
    "per 1.000 woningen",
    "score 1 tot 5",
    "ja (1) of nee (0)",
}


def table(pack: str, name: str) -> list[Row]:
    with (PACKS / pack / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def both(name: str) -> list[Row]:
    return [row for pack in PREFIXES for row in table(pack, name)]


def outside(name: str, column: str, allowed: Callable[[str], bool]) -> list[Row]:
    return [row for row in both(name) if not allowed(row[column])]


def within(low: int, high: int) -> Callable[[str], bool]:
    return lambda text: text.isdigit() and low <= int(text) <= high


def linked(pack: str, kind: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {row["id"]: set() for row in table(pack, "doelen")}
    for row in table(pack, "koppelingen"):
        if row["soort"] == kind:
            found[row["doel"]].add(row["ref"])
    return found


def test_every_pack_is_looked_at_here() -> None:
    assert {path.parent.name for path in PACKS.glob("*/thema.toml")} == set(PREFIXES)


@pytest.mark.parametrize("pack", PREFIXES)
def test_the_theme_says_what_it_is_about(pack: str) -> None:
    found = tomllib.loads((PACKS / pack / "thema.toml").read_text(encoding="utf-8"))
    assert found["schema"] == 1
    assert found["id"] == pack
    assert found["naam"]
    # How a sentence of the report names it: never the name of a folder.
    assert "_" not in thema_in_een_zin(pack)
    assert thema_in_een_zin(pack) == found["in_een_zin"]
    assert len(found["omschrijving"].split()) > 40
    for key in ("wetten", "taakvelden", "partners", "bronnen", "waarschuwingen"):
        assert len(found[key]) == len(set(found[key])) >= 3, key
    assert found["partners"] == [row["naam"] for row in table(pack, "stakeholders")]
    assert {row["taakveld"] for row in table(pack, "doelen")} <= set(found["taakvelden"])


def test_every_taakveld_is_one_that_holds_from_2025() -> None:
    with (PACKS.parents[1] / "data_samples/open/taakveldgroepen.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file, delimiter=";")
        known = {code for row in rows for code in row["taakvelden_vanaf_2025"].split()}
    for pack in PREFIXES:
        assert set(tomllib.loads((PACKS / pack / "thema.toml").read_text(encoding="utf-8"))["taakvelden"]) <= known


@pytest.mark.parametrize("pack", PREFIXES)
@pytest.mark.parametrize("name", COLUMNS)
def test_a_table_is_plain_csv_with_the_columns_of_the_contract(pack: str, name: str) -> None:
    content = (PACKS / pack / f"{name}.csv").read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    assert content.endswith(b"\n")
    lines = list(csv.reader(content.decode("utf-8").splitlines(), delimiter=";"))
    assert lines[0] == COLUMNS[name].split()
    assert {len(line) for line in lines} == {len(lines[0])}
    cells = [cell for line in lines for cell in line]
    assert [
        cell for cell in cells if cell != cell.strip() or "  " in cell or cell[:1] in ("=", "+", "-", "@", "'")
    ] == []


@pytest.mark.parametrize("pack", PREFIXES)
@pytest.mark.parametrize("name", COLUMNS)
def test_what_belongs_to_one_municipality_is_empty_and_all_else_is_filled(pack: str, name: str) -> None:
    own = set(OWN_VALUES[name].split())
    rows = table(pack, name)
    assert rows
    for row in rows:
        filled = {column for column, value in row.items() if value}
        assert filled & own == set(), row
        assert set(row) - own - OPTIONAL.get(name, set()) <= filled, row


@pytest.mark.parametrize(("pack", "prefix"), PREFIXES.items())
def test_a_pack_has_goals_of_its_own_theme_and_no_more_than_one_can_follow(pack: str, prefix: str) -> None:
    goals = table(pack, "doelen")
    assert 8 <= len(goals) <= 12
    assert [row["id"] for row in goals] == [f"{prefix}{number}" for number in range(1, len(goals) + 1)]
    assert {row["thema"] for row in goals} == {pack}
    assert [row["id"] for row in goals if row["maatschappelijk_effect"] == row["doel"]] == []


def test_ids_are_unique_over_all_packs_and_carry_their_prefix() -> None:
    ids = Counter(row["id"] for name in ID_TABLES for row in both(name))
    assert [key for key, count in ids.items() if count > 1] == []
    for pack, prefix in PREFIXES.items():
        assert [row["id"] for name in ID_TABLES for row in table(pack, name) if not row["id"].startswith(prefix)] == []


@pytest.mark.parametrize("pack", PREFIXES)
def test_names_are_not_repeated_within_a_table(pack: str) -> None:
    for name in ID_TABLES:
        names = Counter(row["doel" if name == "doelen" else "naam"].casefold() for row in table(pack, name))
        assert [text for text, count in names.items() if count > 1] == [], name


@pytest.mark.parametrize("pack", PREFIXES)
def test_every_reference_leads_somewhere_and_is_made_once(pack: str) -> None:
    ids = {name: {row["id"] for row in table(pack, name)} for name in ID_TABLES}
    assert [row for row in table(pack, "indicatoren") if row["doel"] not in ids["doelen"]] == []
    links = table(pack, "koppelingen")
    assert [row for row in links if row["doel"] not in ids["doelen"]] == []
    assert [row for row in links if row["ref"] not in ids[LINKED[row["soort"]]]] == []
    assert len({tuple(row.values()) for row in links}) == len(links)
    involved = table(pack, "betrokkenheid")
    assert [row for row in involved if row["doel"] not in ids["doelen"]] == []
    assert [row for row in involved if row["stakeholder"] not in ids["stakeholders"]] == []
    assert len({(row["stakeholder"], row["doel"], row["fase"]) for row in involved}) == len(involved)


@pytest.mark.parametrize("pack", PREFIXES)
def test_nothing_is_left_without_a_goal(pack: str) -> None:
    for kind, name in LINKED.items():
        used = set().union(*linked(pack, kind).values())
        assert {row["id"] for row in table(pack, name)} - used == set(), name
    involved = {row["stakeholder"] for row in table(pack, "betrokkenheid")}
    assert {row["id"] for row in table(pack, "stakeholders")} - involved == set()


@pytest.mark.parametrize("pack", PREFIXES)
def test_every_goal_has_one_to_five_indicators_a_process_and_a_competence(pack: str) -> None:
    goals = {row["id"] for row in table(pack, "doelen")}
    counts = Counter(row["doel"] for row in table(pack, "indicatoren"))
    assert {goal: counts[goal] for goal in goals if not 1 <= counts[goal] <= 5} == {}
    for kind in ("proces", "competentie"):
        assert [goal for goal, refs in linked(pack, kind).items() if not refs] == [], kind


@pytest.mark.parametrize("pack", PREFIXES)
def test_every_goal_has_a_hard_and_a_soft_initiative_over_all_three_phases(pack: str) -> None:
    rows = {row["id"]: row for row in table(pack, "inspanningen")}
    for goal, refs in linked(pack, "inspanning").items():
        mine = [rows[ref] for ref in refs]
        assert any(row["spoor"] == "B" and row["aspect"] in HARD for row in mine), goal
        assert any(row["spoor"] == "L" and row["aspect"] in SOFT for row in mine), goal
        assert {row["fase"] for row in mine} == {"R", "I", "V"}, goal
    assert sum(row["spoor"] == "S" for row in rows.values()) >= 6


@pytest.mark.parametrize("pack", PREFIXES)
def test_every_goal_wants_a_co_producing_partner_in_finding_and_in_doing(pack: str) -> None:
    rows = table(pack, "betrokkenheid")
    goals = {row["id"] for row in table(pack, "doelen")}
    for phase in ("R", "V"):
        reached = {row["doel"] for row in rows if row["fase"] == phase and int(row["trede_gewenst"]) >= 4}
        assert goals - reached == set(), phase
    assert {row["fase"] for row in rows} == {"R", "V"}


@pytest.mark.parametrize("pack", PREFIXES)
def test_stakeholders_are_many_and_on_every_scale(pack: str) -> None:
    rows = table(pack, "stakeholders")
    assert 12 <= len(rows) <= 18
    assert {row["schaal"] for row in rows} == {"wijk", "stad", "regio", "land"}


def test_values_are_within_the_lists_and_ranges() -> None:
    assert outside("indicatoren", "richting", {"hoger", "lager", "context"}.__contains__) == []
    assert outside("indicatoren", "eenheid", UNITS.__contains__) == []
    assert outside("inspanningen", "fase", {"R", "I", "V"}.__contains__) == []
    assert [row for row in both("inspanningen") if row["aspect"] not in ASPECTS[row["spoor"]]] == []
    assert outside("inspanningen", "status", {"idee"}.__contains__) == []
    assert outside("inspanningen", "zacht_aandeel", lambda text: 0 <= float(text.replace(",", ".") or 0) <= 1) == []
    assert outside("competenties", "doelgroep", {"management", "medewerkers"}.__contains__) == []
    assert outside("competenties", "soort", {"competentie", "kennis", "gedrag"}.__contains__) == []
    assert outside("competenties", "vereist", within(1, 5)) == []
    assert outside("koppelingen", "soort", LINKED.__contains__) == []
    assert outside("stakeholders", "soort", PARTY_KINDS.__contains__) == []
    assert outside("stakeholders", "belang", within(1, 5)) == []
    assert outside("stakeholders", "invloed", within(1, 5)) == []
    assert outside("betrokkenheid", "trede_gewenst", within(0, 5)) == []


def test_the_packs_ask_something_of_management_and_of_staff() -> None:
    for pack in PREFIXES:
        rows = table(pack, "competenties")
        assert {row["doelgroep"] for row in rows} == {"management", "medewerkers"}
        assert {row["soort"] for row in rows} == {"competentie", "kennis", "gedrag"}


@pytest.mark.parametrize("goals", [(), ("SD3", "OW9"), ("OW12",)])
def test_a_dossier_started_from_the_packs_reads_back_without_a_message(tmp_path: Path, goals: tuple[str, ...]) -> None:
    made = new_dossier(date(2026, 11, 1), naam="Nergenshuizen", themas=tuple(PREFIXES), doelen=goals)
    assert len(made.doelen) == (len(goals) or 32)
    for target in (tmp_path / "map", tmp_path / "werkboek.xlsx"):
        write_new(made, target)
        assert read(target).meldingen == ()


def test_a_new_pack_is_a_folder_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The recipe: a folder with thema.toml and tables in the form of a dossier."""
    pack = tmp_path / "templates" / "themas" / "sport"
    pack.mkdir(parents=True)
    (pack / "thema.toml").write_text('schema = 1\nid = "sport"\nin_een_zin = "sport en bewegen"\n', encoding="utf-8")
    (pack / "doelen.csv").write_text("id;doel\nSP1;Meer inwoners sporten\nSP2;Kinderen zwemmen\n", encoding="utf-8")
    (pack / "processen.csv").write_text("id;naam\nSP-P1;Zwemles\n", encoding="utf-8")
    (pack / "koppelingen.csv").write_text("doel;soort;ref\nSP2;proces;SP-P1\n", encoding="utf-8")
    shipped = resources.folder
    monkeypatch.setattr(resources, "folder", lambda name: pack.parents[1] if name == "templates" else shipped(name))
    asked = ("--naam", "Nergenshuizen", "--peildatum", "2026-11-01", "--thema", "sport")
    for goals, count in (((), 2), (("--doelen", "SP1"), 1)):
        target = tmp_path / f"dossier{count}"
        done = CliRunner().invoke(main, ["new", str(target), *asked, *goals])
        assert done.exit_code == 0, done.output
        made = read(target).dossier
        assert made is not None
        assert (len(made.doelen), len(made.processen)) == (count, count - 1)
    assert made.opdracht.themas == ("sport",)
    assert thema_in_een_zin("sport") == "sport en bewegen"
    assert (
        "sport"
        in CliRunner().invoke(main, ["new", str(tmp_path / "x"), "--peildatum", "2026-11-01", "--thema", "zee"]).output
    )
