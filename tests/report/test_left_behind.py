"""Being told to end leaves nothing behind; what a killed run left is cleared by the next; what was private stays so."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from srm_kit.dossier.keeping.converting import convert
from srm_kit.errors import OutputNotWritable
from srm_kit.held_folder import held_folder
from srm_kit.report.publishing import Workdir, publish
from srm_kit.report.steps import STEP_LINES, ReportStep

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="accepted: signals, modes and links of Unix")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("engine", ["shell", "kernel"])
def test_a_report_that_is_told_to_end_leaves_nothing_behind(root: Path, tmp_path: Path, engine: str) -> None:
    out, scratch = tmp_path / "uit" / "rapport", tmp_path / "t"
    scratch.mkdir()
    line = [
        sys.executable,
        "-m",
        "srm_kit.cli",
        "report",
        str(root / "data_samples" / "voorbeeldstad"),
        "--out",
        str(out),
        "--engine",
        engine,
    ]
    settings = os.environ | {"TMPDIR": str(scratch), STEP_LINES: "1"}
    running = subprocess.Popen(line, env=settings, stderr=subprocess.PIPE, text=True)
    assert running.stderr is not None
    for step in running.stderr:
        if step.strip() == ReportStep.INRICHTEN:
            break
    running.send_signal(signal.SIGTERM)
    _, told = running.communicate(timeout=120)
    assert running.returncode == 128 + signal.SIGTERM, told
    assert "Traceback" not in told
    assert not (tmp_path / "uit").exists()
    assert not list(scratch.iterdir())


def test_a_folder_of_a_killed_run_goes_with_the_next_and_that_of_a_running_one_stays(tmp_path: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from srm_kit.report.publishing import Workdir\n"
        "with Workdir(Path(sys.argv[1])):\n    print('in', flush=True)\n    time.sleep(300)"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    try:
        for process in running:
            assert process.stdout is not None
            assert process.stdout.readline() == "in\n"
        running[0].kill()
        running[0].wait()
        time.sleep(2.1)  # a folder that was just made is left alone
        (tmp_path / ".srm-werk-link").symlink_to(tmp_path.parent)
        with Workdir(tmp_path) as work:
            assert {path for path in tmp_path.glob(".srm-werk-*") if not path.is_symlink()} > {work}
            assert len([path for path in tmp_path.glob(".srm-werk-*") if not path.is_symlink()]) == 2
    finally:
        for process in running:
            process.kill()
            process.wait()
            assert process.stdout is not None
            process.stdout.close()


def test_a_folder_to_work_in_is_open_to_its_owner_only(tmp_path: Path) -> None:
    with held_folder(tmp_path, "x-") as folder:
        assert mode(folder) == 0o700
    assert not folder.exists()


def test_a_report_follows_the_umask_and_keeps_the_mode_someone_gave_it(tmp_path: Path) -> None:
    former = os.umask(0o077)
    try:
        for _ in range(2):
            with Workdir(tmp_path) as work:
                publish(tmp_path, work, {"rapport.html": b"x"})
            assert mode(tmp_path / "rapport.html") == 0o600
            os.umask(0o022)
    finally:
        os.umask(former)


def test_a_link_in_the_place_of_a_report_is_replaced_and_not_followed(tmp_path: Path) -> None:
    target = tmp_path / "elders.txt"
    target.write_text("van een ander", encoding="utf-8")
    out = tmp_path / "uit"
    out.mkdir()
    (out / "rapport.html").symlink_to(target)
    with Workdir(out) as work:
        publish(out, work, {"rapport.html": b"x"})
    assert target.read_text(encoding="utf-8") == "van een ander"
    assert not (out / "rapport.html").is_symlink()


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() != 0, reason="accepted: only root can make a link of another"
)
def test_a_folder_that_is_a_link_of_someone_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elders").mkdir()
    (tmp_path / "uit").symlink_to(tmp_path / "elders")
    os.chown(tmp_path / "uit", 12345, 12345, follow_symlinks=False)
    with pytest.raises(OutputNotWritable, match="somebody else"), Workdir(tmp_path / "uit"):
        pass
    assert not list((tmp_path / "elders").iterdir())


def test_a_converted_dossier_is_as_closed_as_its_source(root: Path, tmp_path: Path) -> None:
    source = tmp_path / "dorp"
    shutil.copytree(root / "data_samples" / "voorbeeldstad", source, copy_function=shutil.copyfile)
    (source / "respons.csv").chmod(0o600)
    convert(source, tmp_path / "boek.xlsx")
    convert(source, tmp_path / "map")
    assert mode(tmp_path / "boek.xlsx") == 0o600
    assert mode(tmp_path / "map" / "respons.csv") == 0o600


def test_answers_never_go_into_a_history_that_is_a_link(root: Path, tmp_path: Path) -> None:
    from dataclasses import replace

    from srm_kit.dossier import load, write

    source, elsewhere = tmp_path / "dorp", tmp_path / "elders"
    shutil.copytree(root / "data_samples" / "voorbeeldstad", source, copy_function=shutil.copyfile)
    elsewhere.mkdir()
    (source / ".historie").symlink_to(elsewhere)
    opened = load(source)
    write(replace(opened, doelen=(replace(opened.doelen[0], doel="Anders gezegd"), *opened.doelen[1:])), source)
    assert not list(elsewhere.iterdir())
    assert (source / ".historie" / "0001" / "doelen.csv").is_file()
