"""The shipped tables and the script that builds them: own form, same bytes, no build from a bad source."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from srm_kit import resources

OPEN = resources.folder("data_samples") / "open"
GEBOUWD = ("gemeenten.csv", "financien_2023.csv", "herindelingen.csv", "grenzen_2023.csv")


@pytest.fixture(scope="module")
def bouw() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bouw_open_data", OPEN / "bouw.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def bron(tmp_path: Path) -> Path:
    """A small source in the shape of the public extracts: two municipalities, two groups, one closing row."""
    map_ = tmp_path / "bron"
    (map_ / "iv3").mkdir(parents=True)
    (map_ / "gemeenten").mkdir()
    kop = "Gemeenten;Taakveld;L1.1 Salarissen en sociale lasten;Baten;Lasten;Inwonertal"
    boekingen = [
        "Zuidplas;0.4 Overhead;70.0;5.0;100.0;45000",
        "Zuidplas;0.10 Mutaties reserves;;900.0;900.0;45000",
        "Zuidplas;6.71 Maatwerkdienstverlening 18+;;0.0;1.0;45000",
        "Zuidplas;6.71a Huishoudelijke hulp (WMO);;2.0;40.0;45000",
        "Hengelo;0.4 Overhead;50.0;0.0;-3.0;81000",
        "Nederland;0.4 Overhead;120.0;5.0;97.0;",
        "Nederland;6.71 Maatwerkdienstverlening 18+;;0.0;1.0;",
        "Nederland;6.71a Huishoudelijke hulp (WMO);;2.0;40.0;",
    ]
    (map_ / "iv3/2023_jaarrekening.csv").write_text("\n".join([kop, *boekingen]), encoding="utf-8")
    (map_ / "gemeenten/gemeenteklassen_2023.tsv").write_text(
        "Gemeenten\tGemeentegrootte\tInwonertal\n"
        "Hengelo (O.)\t50000tot100000inwoners\t81000\n"
        "Zuidplas\t20000tot50000inwoners\t45000",
        encoding="utf-8",
    )
    (map_ / "gemeenten/gemeenten_nl_2025_afgeleid.csv").write_text(
        "gemeentecode;gemeentenaam;naam_iv3;provinciecode;provincienaam;inwoners_2025;grootteklasse;"
        "stedelijkheid_klasse;centrumfunctie;sociale_structuur\n"
        "GM1892;Zuidplas;Zuidplas;PV28;Zuid-Holland;50000;50000tot100000inwoners;4;Weinig;Goed\n"
        "GM0164;Hengelo;Hengelo (O.);PV23;Overijssel;83000;50000tot100000inwoners;2;;Matig\n",
        encoding="utf-8",
    )
    (map_ / "gemeenten/herindelingen_2022_2027.csv").write_text(
        "ingangsdatum;code_oud;naam_oud;code_nieuw;naam_nieuw;soort;gewicht\n"
        '2027-01-01;GM1696;Wijdemeren;GM0402;Hilversum;"lichte samenvoeging (toevoeging), voorgenomen";1.0\n'
        "2022-01-01;GM0856;Uden;GM1991;Maashorst;samenvoeging;1.0\n",
        encoding="utf-8",
    )
    # Two squares side by side, the corner between them typed a little differently, and a square abroad.
    squares = {
        "GM0164": [(0, 0), (0.012, 0), (0.012, 0.008), (0, 0.008)],
        "GM1892": [(0.0121, 0), (0.024, 0), (0.024, 0.008), (0.012, 0.0081)],
    }
    squares["GM0998"] = [(1, 1), (2, 1), (2, 2)]
    features = [
        {"properties": {"gemeentecode": code}, "geometry": {"type": "Polygon", "coordinates": [[*square, square[0]]]}}
        for code, square in squares.items()
    ]
    (map_ / "geo").mkdir()
    (map_ / "geo/gemeenten_2023_pdok_wgs84.geojson").write_text(json.dumps({"features": features}), encoding="utf-8")
    return map_


def _draai(bron: Path, doel: Path) -> subprocess.CompletedProcess[str]:
    opdracht = [sys.executable, str(OPEN / "bouw.py"), "--bron", str(bron), "--doel", str(doel)]
    return subprocess.run(opdracht, capture_output=True, text=True, check=False)


def test_the_shipped_tables_are_small_plain_and_free_of_byte_order_marks() -> None:
    bestanden = sorted(pad for pad in OPEN.iterdir() if pad.is_file())
    assert sum(pad.stat().st_size for pad in bestanden) < 400_000
    for pad in (p for p in bestanden if p.suffix == ".csv"):
        inhoud = pad.read_bytes()
        assert not inhoud.startswith(b"\xef\xbb\xbf")
        assert b"\r" not in inhoud
        assert inhoud.endswith(b"\n")


def test_every_table_is_accounted_for_with_table_licence_and_processing() -> None:
    bronnen = (OPEN / "BRONNEN.md").read_text(encoding="utf-8")
    for pad in OPEN.glob("*.csv"):
        assert pad.name in bronnen
    for naam in GEBOUWD:
        deel = bronnen.split(f"## {naam}")[1].split("\n## ")[0]
        assert "Licentie" in deel
        assert "Bron" in deel
    assert "45063NED" in bronnen
    assert "CC BY 4.0" in bronnen


def test_the_script_sums_per_group_and_leaves_out_closing_rows(bron: Path, tmp_path: Path) -> None:
    doel = tmp_path / "uit"
    assert _draai(bron, doel).returncode == 0
    assert (doel / "financien_2023.csv").read_text(encoding="utf-8").splitlines() == [
        "code;groep;lasten;baten;salarissen",
        "GM0164;overhead;-3;0;50",
        "GM1892;overhead;100;5;70",
        "GM1892;wmo_maatwerk;41;2;",
        "NL01;overhead;97;5;120",
        "NL01;wmo_maatwerk;41;2;",
    ]
    regels = (doel / "gemeenten.csv").read_text(encoding="utf-8").splitlines()
    assert regels[1] == "GM0164;Hengelo;Hengelo (O.);;PV23;Overijssel;81000;83000;50-100k;50-100k;2;;matig"
    assert regels[2] == "GM1892;Zuidplas;;;PV28;Zuid-Holland;45000;50000;20-50k;50-100k;4;weinig;goed"
    assert (doel / "herindelingen.csv").read_text(encoding="utf-8").splitlines()[1:] == [
        "2022-01-01;GM0856;Uden;GM1991;Maashorst;samenvoeging;vastgesteld;1",
        "2027-01-01;GM1696;Wijdemeren;GM0402;Hilversum;toevoeging;voorgenomen;1",
    ]


def test_neighbours_keep_the_same_corners_and_the_country_goes_around_both(bron: Path, tmp_path: Path) -> None:
    assert _draai(bron, tmp_path / "uit").returncode == 0
    assert (tmp_path / "uit" / "grenzen_2023.csv").read_text(encoding="utf-8").splitlines() == [
        "code;lijn",
        "GM0164;0,0 1,0 0,1 -1,0",
        "GM1892;1,0 1,0 0,1 -1,0",
        "NL01;0,0 2,0 0,1 -2,0",
    ]


def test_the_order_of_the_source_does_not_change_a_byte(bron: Path, tmp_path: Path) -> None:
    _draai(bron, tmp_path / "een")
    for naam in ("iv3/2023_jaarrekening.csv", "gemeenten/gemeenten_nl_2025_afgeleid.csv"):
        kop, *regels = (bron / naam).read_text(encoding="utf-8").strip().splitlines()
        (bron / naam).write_text("\n".join([kop, *reversed(regels)]), encoding="utf-8")
    _draai(bron, tmp_path / "twee")
    for naam in GEBOUWD:
        assert (tmp_path / "een" / naam).read_bytes() == (tmp_path / "twee" / naam).read_bytes()


@pytest.mark.parametrize(
    ("bestand", "oud", "nieuw", "melding"),
    [
        (
            "iv3/2023_jaarrekening.csv",
            "Nederland;0.4 Overhead;120.0;5.0;97.0",
            "Nederland;0.4 X;120.0;5.0;98.0",
            "national",
        ),
        ("iv3/2023_jaarrekening.csv", "Hengelo;0.4", "Hengeloo;0.4", "Hengeloo is not in the registry"),
        ("iv3/2023_jaarrekening.csv", "6.71a Huis", "6.99 Huis", "taakveld 6.99 is in no group"),
        ("gemeenten/gemeenteklassen_2023.tsv", "20000tot50000", "50000tot100000", "size class of 2023"),
    ],
)
def test_a_source_that_does_not_fit_is_refused_and_nothing_is_written(
    bron: Path, tmp_path: Path, bestand: str, oud: str, nieuw: str, melding: str
) -> None:
    pad = bron / bestand
    pad.write_text(pad.read_text(encoding="utf-8").replace(oud, nieuw), encoding="utf-8")
    uitkomst = _draai(bron, tmp_path / "uit")
    assert uitkomst.returncode == 2
    assert melding in uitkomst.stderr
    assert "Traceback" not in uitkomst.stderr
    assert not (tmp_path / "uit").exists()


@pytest.mark.parametrize(
    ("tekst", "id_"),
    [
        ("minderdan5000inwoners", "0-5k"),
        ("Minderdan5000inwoners", "0-5k"),
        ("20000tot50000inwoners", "20-50k"),
        ("250000inwonersofmeer", "250k+"),
    ],
)
def test_the_run_together_class_labels_of_the_source_are_understood(bouw: ModuleType, tekst: str, id_: str) -> None:
    assert bouw.klasse_uit_bron(tekst) == id_
