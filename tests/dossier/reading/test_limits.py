"""An input that is far larger than any real one is refused in one message, in little time and memory; a large real one is read."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from srm_kit.dossier import read
from srm_kit.dossier.reading.toml_limits import check_toml
from srm_kit.errors import DossierUnreadable

SECONDS, MEGABYTES = 20, 1000


@pytest.fixture
def sample(root: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "dorp"
    shutil.copytree(root / "data_samples" / "voorbeeldstad", folder, copy_function=shutil.copyfile)
    return folder


def settings(text: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / "dossier.toml"
        path.write_text(f"{path.read_text(encoding='utf-8')}\n{text}\n", encoding="utf-8")

    return change


def table(name: str, make: Callable[[str], str]) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / name
        path.write_text(make(path.read_text(encoding="utf-8")), encoding="utf-8")

    return change


def more_columns(text: str) -> str:
    head, _, rest = text.partition("\n")
    return f"{head};{';'.join(f'k{number}' for number in range(23_000))}\n{rest}"


def more_rows(text: str) -> str:
    head, first, *_ = text.splitlines()
    return "\n".join([head, *[first] * (95_000_000 // len(first))])


LARGE = {
    "deep keys": settings(f"[{'.'.join('a' * 60_000)}]"),
    "many deep keys": settings("\n".join(f"[t{number}.{'.'.join('b' * 40)}]" for number in range(1300))),
    "long key": settings(f"{'a' * 120_000} = 1"),
    "quoted key": settings(f'"{"a" * 120_000}" = 1'),
    "brackets": settings(f"x = {'[' * 60_000}{']' * 60_000}"),
    "long number": settings(f"x = {'9' * 5_000}"),
    "hexadecimal number": settings(f"x = 0x{'f' * 5_000}"),
    "many settings": settings("\n".join(f"k{number} = 1" for number in range(100_000))),
    "unknown settings": settings("\n".join(f"[t{number}]" for number in range(1_000))),
    "columns": table("doelen.csv", more_columns),
    "columns of answers": table("respons.csv", more_columns),
    "digits": table("metingen.csv", lambda text: f"{text}{';'.join(['9' * 400_000] * 8)}\n"),
    "groups of digits": table("metingen.csv", lambda text: f"{text}{'1.111' * 500_000};\n"),
    "digits in a header": table("doelen.csv", lambda text: f"budget (x 1.{'0' * 100_000};{text}"),
    "a file of 95 MB": table("doelen.csv", more_rows),
    "a cell of many lines": table("doelen.csv", lambda text: text.replace("\n", '\n"' + "x\n" * 500_000, 1)),
    "lines without a header": table("doelen.csv", lambda _: "a;b,c\td\n" * 500_000),
}


@pytest.mark.parametrize("name", LARGE)
def test_what_is_far_too_large_is_refused_at_once_in_one_message(sample: Path, name: str) -> None:
    LARGE[name](sample)
    begun = time.process_time()
    with pytest.raises(DossierUnreadable) as refused:
        read(sample)
    assert time.process_time() - begun < 3
    assert len(str(refused.value)) < 300
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("name", ["deep keys", "a file of 95 MB", "a cell of many lines"])
def test_a_rehearsal_of_a_batch_names_it_and_stays_small(sample: Path, tmp_path: Path, name: str) -> None:
    LARGE[name](sample)
    program = [sys.executable, "-m", "srm_kit.cli", "batch", str(sample), "--out", str(tmp_path / "uit"), "--dry-run"]
    measured = (
        "import resource, subprocess, sys; done = subprocess.run(sys.argv[1:]); use = resource.getrusage(resource.RUSAGE_CHILDREN);"
        "print(use.ru_utime + use.ru_stime, use.ru_maxrss / 1024); sys.exit(done.returncode)"
    )
    done = subprocess.run([sys.executable, "-c", measured, *program], capture_output=True, text=True, timeout=300)
    *told, used = done.stdout.splitlines()
    seconds, megabytes = map(float, used.split())
    assert done.returncode == 3, done.stderr
    assert len(told) == 1
    assert "would be refused" in told[0]
    assert "Traceback" not in done.stderr
    assert seconds < SECONDS
    assert megabytes < MEGABYTES


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="accepted: pipes are of Unix")
@pytest.mark.parametrize("name", ["doelen.csv", "dossier.toml", "normen.csv", "extra.csv", "boek.xlsx"])
def test_a_pipe_in_the_place_of_a_file_never_waits(sample: Path, tmp_path: Path, name: str) -> None:
    (sample / name).unlink(missing_ok=True)
    os.mkfifo(sample / name)
    source = sample / name if name.endswith(".xlsx") else sample
    for words in (("check", source), ("batch", source, "--out", tmp_path / "uit", "--dry-run")):
        line = [sys.executable, "-m", "srm_kit.cli", *map(str, words)]
        done = subprocess.run(line, capture_output=True, text=True, timeout=120)
        assert "Traceback" not in done.stderr


def test_the_settings_that_ship_pass_and_long_texts_too(root: Path) -> None:
    for path in [*root.glob("data_samples/**/*.toml"), *root.glob("templates/**/*.toml")]:
        check_toml(path.read_text(encoding="utf-8"))
    check_toml('[rapport]\naanleiding = """' + "Zie par. 3.2.1 van 2024. [bron] = {x} ... " * 2_000 + '"""\n')
    check_toml("# een regel uitleg\n" * 5_000)
    check_toml("a = 'C:\\\\x.y.z.q.r.s.t.u' # " + "a.b.c.d.e.f.g.h " * 100)


@pytest.mark.slow
def test_a_very_large_municipality_is_still_read(sample: Path) -> None:
    path = sample / "respons.csv"
    head, *rows = path.read_text(encoding="utf-8").splitlines()
    made = [f"X{number}{row[row.index(';') :]}" for number, row in enumerate(rows * (29_000 // len(rows)))]
    path.write_text("\n".join([head, *made]) + "\n", encoding="utf-8")
    toml = sample / "dossier.toml"
    settings = toml.read_text(encoding="utf-8")
    toml.write_text(
        re.sub(r"^\[populatie\].*?(?=^\[|\Z)", "", settings, flags=re.MULTILINE | re.DOTALL), encoding="utf-8"
    )
    found = read(sample)
    assert found.dossier is not None, found.fouten[:3]
    assert found.dossier.respons is not None
    assert len(found.dossier.respons) > 28_000
