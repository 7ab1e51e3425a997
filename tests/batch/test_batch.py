"""One command for many reports: what is made, what is skipped, what is refused, and what is said about it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from lxml import html as parser

from srm_kit import resources
from srm_kit.engine.crew import WITHOUT_FORK

Dorpen = Callable[[int], Path]
Merk = Callable[[int], str]
Srm = Callable[..., subprocess.CompletedProcess[str]]
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="accepted: forking is for Linux")


def lines(out: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (out / "manifest.jsonl").read_text(encoding="utf-8").splitlines()]


def reports(out: Path) -> dict[str, bytes]:
    """Everything that was made, except the account of when and how fast."""
    return {
        str(path.relative_to(out)): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.suffix in {".html", ".json"}
    }


@pytest.fixture(scope="module")
def made(srm: Srm, dorpen: Dorpen, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A batch that ran without trouble."""
    out = tmp_path_factory.mktemp("batch") / "uit"
    done = srm("batch", dorpen(4), "--out", out, "--jobs", 2)
    assert "4 reports: 0 done already, 4 to make" in done.stderr
    assert "[4/4]" in done.stderr
    assert f"Overview: {out / 'overzicht.html'}" in done.stdout
    return out


def test_every_report_is_the_same_as_when_it_is_made_alone(
    srm: Srm, merk: Merk, made: Path, dorpen: Dorpen, tmp_path: Path
) -> None:
    name = f"proefdorp-{merk(2).casefold()}"
    srm("report", dorpen(4) / "dorp-2", "--out", tmp_path)
    assert (made / name / "rapport.html").read_bytes() == (tmp_path / "rapport.html").read_bytes()
    alone, batch = (json.loads((folder / "colofon.json").read_bytes()) for folder in (tmp_path, made / name))
    assert batch.pop("taak")
    assert batch == alone


def test_own_notebooks_are_in_every_report_as_when_it_is_made_alone(
    srm: Srm, merk: Merk, dorpen: Dorpen, tmp_path: Path
) -> None:
    own, out = tmp_path / "eigen", tmp_path / "uit"
    own.mkdir()
    notebook = json.loads((resources.folder("notebooks") / "5_eigen.ipynb").read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        cell["metadata"]["tags"] = [tag for tag in cell["metadata"]["tags"] if tag != "srm:uit"]
    bare = {
        "cell_type": "code",
        "metadata": {},
        "source": "sessie.tabellen.doelen",
        "outputs": [],
        "execution_count": 1,
    }
    notebook["cells"].append(bare)
    place = len(notebook["cells"])
    (own / "5_eigen.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    done = srm("batch", dorpen(2), "--out", out, "--notebooks", own, "--jobs", 2)
    assert done.stderr.count(f"Niet in het rapport: Eigen, cel {place}: een tabel van pandas") == 1
    alone = srm("report", dorpen(2) / "dorp-1", "--out", tmp_path / "een", "--notebooks", own)
    assert f"Niet in het rapport: Eigen, cel {place}" in alone.stderr
    name = f"proefdorp-{merk(1).casefold()}"
    page = (out / name / "rapport.html").read_bytes()
    assert b'id="eigen"' in page
    assert page == (tmp_path / "een" / "rapport.html").read_bytes()


def test_the_account_says_what_each_report_took(made: Path) -> None:
    found = lines(made)
    assert len(found) == 4
    for line in found:
        assert line["status"] == "klaar"
        assert line["poging"] == 1
        steps = line["stappen"]
        assert isinstance(steps, dict)
        assert {"reading the dossier", "1_richten", "4_samenvatting", "rendering the report"} <= set(steps)
        assert 0 < sum(steps.values()) <= float(str(line["seconden"])) + 0.1
        files = line["bestanden"]
        assert isinstance(files, dict)
        assert files["rapport.html"]["bytes"] == (made / str(line["naam"]) / "rapport.html").stat().st_size
    assert not list(made.rglob(".srm-*"))


@LINUX
def test_the_account_says_how_much_memory_and_processor(made: Path) -> None:
    assert all(10 < float(str(line["piek_mb"])) < 1000 and float(str(line["cpu"])) > 0.1 for line in lines(made))


def test_what_is_done_is_not_done_again_until_something_changes(
    srm: Srm, merk: Merk, made: Path, dorpen: Dorpen, tmp_path: Path
) -> None:
    out, source = tmp_path / "uit", tmp_path / "bron"
    shutil.copytree(made, out)
    shutil.copytree(dorpen(4), source)
    before = reports(out)
    assert "4 done already, 0 to make" in srm("batch", source, "--out", out).stderr
    assert reports(out) == before
    assert len(lines(out)) == 4
    goals = source / "dorp-1" / "doelen.csv"
    goals.write_text(goals.read_text(encoding="utf-8").replace("Inwoners", "Bewoners", 1), encoding="utf-8")
    assert "3 done already, 1 to make" in srm("batch", source, "--out", out).stderr
    (out / f"proefdorp-{merk(3).casefold()}" / "rapport.html").write_text("bijgewerkt", encoding="utf-8")
    assert "3 done already, 1 to make" in srm("batch", source, "--out", out).stderr
    assert "0 done already, 4 to make" in srm("batch", source, "--out", out, "--concept").stderr


def test_the_overview_leads_with_failures_and_links_to_reports(srm: Srm, dorpen: Dorpen, tmp_path: Path) -> None:
    source, out = tmp_path / "bron", tmp_path / "uit"
    shutil.copytree(dorpen(4), source)
    (source / "dorp-0" / "doelen.csv").write_text('id;doel\nSD1;=HYPERLINK("x")\nSD1;dubbel\n', encoding="utf-8")
    (source / "dorp-1" / "dossier.toml").write_bytes(b"\xff\xfe kapot")
    done = srm("batch", source, "--out", out, check=3)
    assert "refused" in done.stderr
    page = parser.fromstring((out / "overzicht.html").read_bytes())
    assert page.xpath("//h1")[0].text == "Overzicht van 4 rapporten"
    assert [item.text for item in page.xpath("//h2")] == ["Niet gelukt", "Klaar", "Naast elkaar"]
    assert [item.text for item in page.xpath("//dd")] == ["2", "2", "0"]
    links = page.xpath("//tbody//th/a/@href")
    assert len(links) == 2
    assert all((out / link).is_file() for link in links)
    assert not page.xpath("//script")
    told = page.xpath("string(//main)")
    assert "doelen" in told
    assert str(tmp_path) not in told
    sheet = openpyxl.load_workbook(out / "overzicht.xlsx").active
    assert sheet is not None
    assert [sheet.cell(1, column).value for column in (1, 2, 3)] == ["Map", "Gemeente", "Stand"]
    states = {str(row[2]) for row in sheet.iter_rows(min_row=2, values_only=True)}
    assert states == {"klaar", "dossier geweigerd"}
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    heads = [str(cell.value) for cell in sheet[1]]
    (row, _) = (row for row in sheet.iter_rows(min_row=2, values_only=True) if row[2] == "klaar")
    report = (out / str(row[0]) / "rapport.html").read_text(encoding="utf-8")
    felt, arranged = (row[heads.index(name)] for name in ("Ervaren (0-100)", "Geregeld"))
    assert f">{felt}<" in report
    assert f">{float(str(arranged)):.0%}" in report
    assert "te weinig gemeenten" in told  # two are no spread, and so no order
    assert not page.xpath("//input")
    # The refused ones are not tried again with the same input, unless that is asked.
    assert "0 to make" in srm("batch", source, "--out", out, check=3).stderr
    assert "2 to make" in srm("batch", source, "--out", out, "--retry-failed", check=3).stderr


def test_a_rehearsal_says_what_would_happen_and_writes_nothing(srm: Srm, dorpen: Dorpen, tmp_path: Path) -> None:
    source = tmp_path / "bron"
    shutil.copytree(dorpen(4), source)
    (source / "dorp-0" / "doelen.csv").unlink()
    done = srm("batch", source, "--out", tmp_path / "uit", "--dry-run", check=3)
    assert done.stdout.count("would be made") == 3
    assert "would be refused" in done.stdout
    assert "doelen" in done.stdout
    assert not (tmp_path / "uit").exists()


def test_a_table_gives_each_report_its_parameters(srm: Srm, merk: Merk, dorpen: Dorpen, tmp_path: Path) -> None:
    source = tmp_path / "lijst.csv"
    shutil.copytree(dorpen(4) / "dorp-0", tmp_path / "dorp-0")
    source.write_text("dossier;peildatum;concept\ndorp-0;2026-11-01;ja\ndorp-0;2026-10-01;nee\n", encoding="utf-8")
    srm("batch", source, "--out", tmp_path / "uit")
    name = f"proefdorp-{merk(0).casefold()}-dorp-0"
    accounts = [
        json.loads((tmp_path / "uit" / f"{name}-2026-{month}-01" / "colofon.json").read_bytes())["parameters"]
        for month in ("11", "10")
    ]
    assert [(item["peildatum"], item["concept"]) for item in accounts] == [("2026-11-01", True), ("2026-10-01", False)]


@pytest.mark.parametrize(
    ("table", "what"),
    [
        ("dossier;kleur\nx;rood\n", "unknown column kleur"),
        ("peildatum\n2026-01-01\n", "no column dossier"),
        ("dossier;peildatum\nx;morgen\n", "line 2: peildatum is 'morgen'"),
        ("dossier;concept\nx;misschien\n", "line 2: concept is 'misschien'"),
        ("dossier\nx;te veel\n", "line 2: Deze rij heeft meer cellen dan de kop"),
        ("dossier;peildatum\nx;2026\n", "line 2: peildatum is '2026'. Dit is geen dag"),
        ("dossier;Dossier\nx;x\n", "dossier is there twice"),
        ("dossier;uitvoer\nx;../../elders\n", "unknown column uitvoer"),
    ],
)
def test_a_table_that_is_wrong_is_refused_before_anything_is_made(
    srm: Srm, tmp_path: Path, table: str, what: str
) -> None:
    source = tmp_path / "lijst.csv"
    source.write_text(table, encoding="utf-8")
    assert what in srm("batch", source, "--out", tmp_path / "uit", check=2).stderr
    assert not (tmp_path / "uit").exists()


def test_sources_that_are_nothing_or_the_same_are_refused(srm: Srm, dorpen: Dorpen, tmp_path: Path) -> None:
    out = tmp_path / "uit"
    assert "nothing at" in srm("batch", tmp_path / "weg", "--out", out, check=2).stderr
    assert "no dossier in" in srm("batch", tmp_path, "--out", out, check=2).stderr
    twice = srm("batch", dorpen(4) / "dorp-0", dorpen(4) / "dorp-0", "--out", out, check=2)
    assert "Two sources would make the report" in twice.stderr
    assert "--shard" in srm("batch", dorpen(4), "--out", out, "--shard", "4/3", check=2).stderr


def test_what_only_looks_like_a_dossier_is_named_in_a_rehearsal(srm: Srm, dorpen: Dorpen, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(dorpen(1), tmp_path / "dorpen"))
    (folder / "oud.xls").write_bytes(b"x")
    (folder / "geheim.xlsx").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"))
    said = srm("batch", folder, "--out", tmp_path / "uit", "--dry-run", check=3).stdout
    assert "oud.xls is een werkboek van voor Excel 2007" in said
    assert "geheim.xlsx is beveiligd met een wachtwoord" in said


def test_a_name_that_climbs_out_of_the_folder_stays_inside(srm: Srm, root: Path, tmp_path: Path) -> None:
    source = tmp_path / "bron"
    shutil.copytree(root / "data_samples" / "voorbeeldstad", source, ignore=shutil.ignore_patterns(".*"))
    settings = source / "dossier.toml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("Voorbeeldstad", "../../elders/Ĉ"), encoding="utf-8"
    )
    srm("batch", source, "--out", tmp_path / "diep" / "uit")
    assert (tmp_path / "diep" / "uit" / "elders-c" / "rapport.html").is_file()
    assert not (tmp_path / "elders").exists()


def test_shards_divide_the_work_and_make_the_same(srm: Srm, made: Path, dorpen: Dorpen, tmp_path: Path) -> None:
    out = tmp_path / "uit"
    for part in (1, 2, 3):
        srm("batch", dorpen(4), "--out", out, "--shard", f"{part}/3")
    mine = {name: data for name, data in reports(out).items() if not name.startswith("overzicht")}
    assert mine == {name: data for name, data in reports(made).items() if not name.startswith("overzicht")}
    assert "4 done already" in srm("batch", dorpen(4), "--out", out).stderr
    assert (out / "overzicht.html").read_bytes() == (made / "overzicht.html").read_bytes()


def test_without_fork_the_reports_are_the_same(
    srm: Srm, merk: Merk, made: Path, dorpen: Dorpen, tmp_path: Path
) -> None:
    done = srm("batch", dorpen(4) / "dorp-1", "--out", tmp_path, **{WITHOUT_FORK: "1"})
    name = f"proefdorp-{merk(1).casefold()}"
    assert (tmp_path / name / "rapport.html").read_bytes() == (made / name / "rapport.html").read_bytes()
    assert "Nothing is forked here" in done.stderr


def _children(pid: int) -> list[int]:
    try:
        return [int(item) for item in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]
    except OSError:
        return []


def _workers(batch: int) -> Iterator[int]:
    """The children of the warm parent of a batch."""
    for parent in _children(batch):
        yield from _children(parent)


@LINUX
def test_nothing_of_one_municipality_is_in_the_report_of_another(merk: Merk, dorpen: Dorpen, tmp_path: Path) -> None:
    """Also when reports are killed, hang, and are made again."""
    out, count = tmp_path / "uit", 6
    command = [sys.executable, "-m", "srm_kit.cli", "batch", str(dorpen(count)), "--out", str(out)]
    command += ["--docx", "--xlsx", "--jobs", "3", "--timeout", "20"]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    hurt: dict[int, int] = {}

    def trouble() -> None:
        while running.poll() is None and len(hurt) < 2:
            for worker in _workers(running.pid):
                if worker not in hurt and len(hurt) < 2:
                    time.sleep(0.4)
                    hurt[worker] = signal.SIGKILL if not hurt else signal.SIGSTOP
                    try:
                        os.kill(worker, hurt[worker])
                    except ProcessLookupError:
                        del hurt[worker]
            time.sleep(0.02)

    maker = threading.Thread(target=trouble)
    maker.start()
    _, told = running.communicate()
    maker.join()
    assert running.returncode == 0, told
    assert {line["status"] for line in lines(out) if line["poging"] == 1} == {"klaar", "dood", "tijd"}
    assert sum(line["poging"] == 2 for line in lines(out)) == 2
    for number in range(count):
        folder = out / f"proefdorp-{merk(number).casefold()}"
        whole = b"".join(_contents(folder))
        assert merk(number).encode() in whole
        for other in range(count):
            assert other == number or merk(other).encode() not in whole


def _contents(folder: Path) -> Iterator[bytes]:
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".docx", ".xlsx"}:
            with zipfile.ZipFile(path) as archive:
                for name in archive.namelist():
                    yield archive.read(name)
        elif path.is_file():
            yield path.read_bytes()


def test_two_batches_on_one_folder_do_not_meet(srm: Srm, dorpen: Dorpen, tmp_path: Path) -> None:
    out = tmp_path / "uit"
    command = [sys.executable, "-m", "srm_kit.cli", "batch", str(dorpen(12)), "--out", str(out), "--jobs", "1"]
    first = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    assert first.stderr is not None
    while "[1/12]" not in (line := first.stderr.readline()):
        assert line
    assert "Another batch is at work" in srm("batch", dorpen(12), "--out", out, check=2).stderr
    assert first.communicate() is not None
    assert first.returncode == 0
    assert [line["poging"] for line in lines(out)] == [1] * 12


@LINUX
def test_shards_go_beside_each_other_but_not_beside_the_whole(srm: Srm, dorpen: Dorpen, tmp_path: Path) -> None:
    out = tmp_path / "uit"
    command = [sys.executable, "-m", "srm_kit.cli", "batch", str(dorpen(4)), "--out", str(out), "--shard", "1/2"]
    first = subprocess.Popen([*command, "--jobs", "1"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    assert first.stderr is not None
    while "[1/" not in (line := first.stderr.readline()):
        assert line
    first.send_signal(signal.SIGSTOP)  # it stays at work while the others look
    try:
        for other in ((), ("--shard", "1/2"), ("--shard", "2/3")):
            assert "Another batch is at work" in srm("batch", dorpen(4), "--out", out, *other, check=2).stderr
        srm("batch", dorpen(4), "--out", out, "--shard", "2/2")
    finally:
        first.send_signal(signal.SIGCONT)
    first.communicate(timeout=60)
    assert first.returncode == 0
    assert "4 done already" in srm("batch", dorpen(4), "--out", out).stderr


def test_a_report_that_nobody_could_tell_of_is_told_later(
    srm: Srm, made: Path, dorpen: Dorpen, merk: Merk, tmp_path: Path
) -> None:
    out = tmp_path / "uit"
    shutil.copytree(made, out)
    kept = (out / "manifest.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    name = f"proefdorp-{merk(1).casefold()}"
    (out / "manifest.jsonl").write_text("".join(line for line in kept if name not in line), encoding="utf-8")
    assert "4 done already, 0 to make" in srm("batch", dorpen(4), "--out", out).stderr
    (told,) = [line for line in lines(out) if line["naam"] == name]
    (before,) = [json.loads(line) for line in kept if name in line]
    assert [told[key] for key in ("status", "sleutel", "kop", "bestanden")] == [
        before[key] for key in ("status", "sleutel", "kop", "bestanden")
    ]
    assert told["seconden"] == 0  # nobody knows how long it took
    assert (out / "overzicht.html").read_bytes() == (made / "overzicht.html").read_bytes()


@LINUX
def test_interrupted_it_can_go_on(srm: Srm, dorpen: Dorpen, tmp_path: Path, made: Path) -> None:
    out = tmp_path / "uit"
    command = [sys.executable, "-m", "srm_kit.cli", "batch", str(dorpen(4)), "--out", str(out), "--jobs", "1"]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    assert running.stderr is not None
    while "[1/4]" not in (line := running.stderr.readline()):
        assert line
    running.send_signal(signal.SIGINT)
    _, told = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "give the same command again" in told
    assert "Traceback" not in told
    srm("batch", dorpen(4), "--out", out)
    assert reports(out) == reports(made)
    assert not list(out.rglob(".srm-*"))


def _killed_at_random(dorpen: Path, out: Path, times: int, seed: int) -> None:
    """Kills the batch at so many moments of its life, and lets it go on every time."""
    import random

    moments = random.Random(seed)
    command = [sys.executable, "-m", "srm_kit.cli", "batch", str(dorpen), "--out", str(out), "--jobs", "2"]
    for _ in range(times):
        running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            running.wait(moments.uniform(0.2, 6.0))
        except subprocess.TimeoutExpired:
            running.kill()
        running.wait()
        if moments.random() < 0.3:  # begin anew, or there would soon be nothing left to kill
            for path in sorted(out.glob("proefdorp-*"))[: moments.randint(1, 3)]:
                shutil.rmtree(path, ignore_errors=True)


def _same_after_killing(srm: Srm, dorpen: Path, out: Path, made: Path, times: int) -> None:
    _killed_at_random(dorpen, out, times, seed=5)
    with (out / "manifest.jsonl").open("ab") as file:
        file.write(b'{"naam": "half')  # a line that was being written
    srm("batch", dorpen, "--out", out)
    done = srm("batch", dorpen, "--out", out)
    assert "4 done already, 0 to make" in done.stderr
    expected = reports(made)
    found = reports(out)
    del expected["overzicht.html"], found["overzicht.html"]  # it mentions the broken line
    assert found == expected
    assert not list(out.rglob(".srm-*"))
    assert "niet te lezen" in (out / "overzicht.html").read_text(encoding="utf-8")


@LINUX
def test_killed_five_times_it_ends_the_same(srm: Srm, dorpen: Dorpen, made: Path, tmp_path: Path) -> None:
    _same_after_killing(srm, dorpen(4), tmp_path / "uit", made, 5)


@LINUX
@pytest.mark.slow
def test_killed_fifty_times_it_ends_the_same(srm: Srm, dorpen: Dorpen, made: Path, tmp_path: Path) -> None:
    _same_after_killing(srm, dorpen(4), tmp_path / "uit", made, 50)


def _on_a_small_disk(*arguments: object) -> subprocess.CompletedProcess[str]:
    """A limit on the size of files stands in for a full disk: writing fails half-way just the same."""
    program = (
        "import resource, runpy, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)); "
        "sys.argv = ['srm', *sys.argv[1:]]; runpy.run_module('srm_kit.cli', run_name='__main__')"
    )
    words = [sys.executable, "-c", program, *map(str, arguments)]
    return subprocess.run(words, capture_output=True, text=True, check=False)


@LINUX
def test_a_disk_that_is_full_is_said_and_leaves_nothing_half(
    srm: Srm, dorpen: Dorpen, made: Path, tmp_path: Path
) -> None:
    out = tmp_path / "uit"
    done = _on_a_small_disk("batch", dorpen(4), "--out", out)
    assert done.returncode == 3, done.stderr
    assert "could not be written" in done.stderr
    assert not list(out.glob("*/rapport.html"))
    srm("batch", dorpen(4), "--out", out)  # what could not be written heals by itself
    assert reports(out) == reports(made)


def test_a_place_that_cannot_be_written_is_said(srm: Srm, dorpen: Dorpen, tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("in de weg", encoding="utf-8")
    done = srm("batch", dorpen(4), "--out", tmp_path / "bestand" / "uit", check=2)
    assert "Cannot write" in done.stderr
    assert "Traceback" not in done.stderr


@LINUX
def test_the_same_failure_again_and_again_stops_the_batch(dorpen: Dorpen, tmp_path: Path) -> None:
    source = tmp_path / "lijst.csv"
    rows = [f"{dorpen(4) / 'dorp-0'};2026-10-{day:02}" for day in range(1, 21)]
    source.write_text("dossier;peildatum\n" + "\n".join(rows) + "\n", encoding="utf-8")
    done = _on_a_small_disk("batch", source, "--out", tmp_path / "uit")
    assert done.returncode == 3
    assert "the same failure 1" in done.stderr
    assert "Nog te doen" in (tmp_path / "uit" / "overzicht.html").read_text(encoding="utf-8")


def test_a_workbook_that_someone_edited_is_kept_and_said(srm: Srm, merk: Merk, dorpen: Dorpen, tmp_path: Path) -> None:
    folder = tmp_path / f"proefdorp-{merk(0).casefold()}"
    folder.mkdir()
    (folder / "rapport.xlsx").write_bytes(b"van iemand")
    os.utime(folder / "rapport.xlsx", (1_793_000_000, 1_793_000_000))
    done = srm("batch", dorpen(1), "--out", tmp_path, "--xlsx")
    (kept,) = folder.glob("rapport (bewerkt 2026-*).xlsx")
    assert kept.read_bytes() == b"van iemand"
    assert f"rapport.xlsx kan na het maken bewerkt zijn. Dat bestand heet nu: {kept.name}" in done.stderr
    assert kept.name in (tmp_path / "overzicht.html").read_text(encoding="utf-8")
