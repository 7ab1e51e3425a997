"""The dependency lists agree, the lock is complete and names no host, and the wheel works by itself."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from srm_kit.resources import FOLDERS, folder

CONDA_NAMES = {"python-build": "build"}
"""Packages whose conda name is another."""


def project(root: Path) -> dict:
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]


LOCKS = ("requirements.lock", "requirements-dev.lock")


def direct(root: Path, *left_out: str) -> dict[str, str]:
    """Name and version range of the direct dependencies of pyproject.toml, without those of the extras left out."""
    table = project(root)
    extras = (lines for name, lines in table["optional-dependencies"].items() if name not in left_out)
    found = [Requirement(line) for lines in (table["dependencies"], *extras) for line in lines]
    return {canonicalize_name(item.name): str(item.specifier) for item in found}


def locked(root: Path, lock: str) -> dict[str, str]:
    """Every package of a lock with the whole of its entry."""
    entries: dict[str, str] = {}
    name = ""
    for line in (root / lock).read_text(encoding="utf-8").splitlines():
        if line.strip().startswith("#") or not line.strip():
            continue
        if not line.startswith(" "):
            name = canonicalize_name(line.split("==")[0])
            entries[name] = ""
        entries[name] += line + "\n"
    return entries


def test_conda_users_get_the_same_direct_dependencies(root: Path) -> None:
    environment = yaml.safe_load((root / "environment.yml").read_text(encoding="utf-8"))
    lines: list[str] = []
    for item in environment["dependencies"]:
        lines.extend(item["pip"] if isinstance(item, dict) else [item])
    found: dict[str, str] = {}
    for line in lines:
        if line.startswith("--editable") or line == "pip":
            continue
        requirement = Requirement(line)
        found[CONDA_NAMES.get(requirement.name, canonicalize_name(requirement.name))] = str(requirement.specifier)
    assert found.pop("python") == project(root)["requires-python"]
    assert found == direct(root)


@pytest.mark.parametrize(("lock", "left_out"), [("requirements.lock", ("test",)), ("requirements-dev.lock", ())])
def test_lock_covers_every_direct_dependency_within_its_range(root: Path, lock: str, left_out: tuple[str]) -> None:
    entries = locked(root, lock)
    for name, specifier in direct(root, *left_out).items():
        assert name in entries, f"{name} is not in {lock}; make the locks anew (see pyproject.toml)"
        version = re.match(r"\S+==(\S+)", entries[name])
        assert version is not None
        assert Requirement(f"{name}{specifier}").specifier.contains(version[1]), f"{name} {version[1]} {specifier}"


def test_users_install_no_test_tools_and_testers_the_same_versions(root: Path) -> None:
    users, testers = (locked(root, lock) for lock in LOCKS)
    versions = [
        {name: re.findall(r"==([\w.]+)", entry)[0] for name, entry in lock.items()} for lock in (users, testers)
    ]
    assert versions[0].items() <= versions[1].items()
    tools = direct(root).keys() - direct(root, "test").keys()
    # What a library asks for itself may be a direct dependency of the tests too.
    assert not {"mypy", "pytest", "ruff", "playwright", "hypothesis", "pandas-stubs"} & users.keys()
    assert {"pytest", "playwright"} <= tools & testers.keys()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_is_pinned_and_hashed(root: Path, lock: str) -> None:
    for name, entry in locked(root, lock).items():
        assert re.match(r"\S+==\d", entry), name
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry), name


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_names_no_host_and_no_path(root: Path, lock: str) -> None:
    text = (root / lock).read_text(encoding="utf-8")
    for forbidden in (
        "://",
        "--index-url",
        "--extra-index-url",
        "--find-links",
        "--trusted-host",
        "file:",
        " @ ",
        "/",
    ):
        assert forbidden not in text, forbidden


@pytest.mark.parametrize("lock", LOCKS)
def test_black_is_not_locked(root: Path, lock: str) -> None:
    # papermill would format injected cells with it, and the output would depend on a development tool
    assert "black" not in locked(root, lock)


@pytest.mark.parametrize("name", FOLDERS)
def test_checkout_finds_its_own_folders(root: Path, name: str) -> None:
    assert folder(name) == root / name


def test_a_folder_that_does_not_ship_is_refused() -> None:
    with pytest.raises(ValueError, match="secrets"):
        folder("secrets")


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of the checkout in which a developer has been at work."""
    place = tmp_path_factory.mktemp("wheel")
    copy = place / "checkout"
    copy.mkdir()
    for name in ("srm_kit", *FOLDERS):
        shutil.copytree(root / name, copy / name)
    for name in ("pyproject.toml", "README.md", "LICENSE", ".gitignore"):
        shutil.copy(root / name, copy / name)
    for litter in (
        "notebooks/.ipynb_checkpoints/1_richten-checkpoint.ipynb",
        "templates/__pycache__/x.cpython-311.pyc",
        "data_samples/open/__pycache__/y.cpython-311.pyc",
        "data_samples/voorbeeldstad/.historie/z.json",
    ):
        (copy / litter).parent.mkdir(parents=True, exist_ok=True)
        (copy / litter).write_text("litter", encoding="utf-8")
    run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(place), str(copy)], place)
    (built,) = place.glob("*.whl")
    return built


def run(line: list[str], place: Path, **variables: str) -> str:
    done = subprocess.run(
        line,
        cwd=place,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, f"{' '.join(line)}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def test_wheel_carries_what_the_checkout_ships_and_no_litter(root: Path, wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert not [name for name in names if re.search(r"__pycache__|ipynb_checkpoints|\.pyc$|\.historie|\.venv", name)]
    assert "srm_kit/py.typed" in names
    for path in (root / "notebooks").glob("*.ipynb"):
        assert f"srm_kit/_data/notebooks/{path.name}" in names
    assert "srm_kit/_data/data_samples/voorbeeldstad/dossier.toml" in names
    assert any(name.startswith("srm_kit/_data/templates/") for name in names)
    top = {name.split("/")[0] for name in names}
    assert top == {"srm_kit", f"srm_kit-{project(root)['version']}.dist-info"}


def test_wheel_alone_writes_the_report_from_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "venv"
    venv.EnvBuilder(with_pip=False, symlinks=os.name != "nt").create(home)
    windows = os.name == "nt"
    python = home / ("Scripts/python.exe" if windows else "bin/python")
    packages = Path(
        run([str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], tmp_path).strip(),
    )
    # The wheel is unpacked into the empty environment; the dependencies are borrowed from the one that runs
    # the tests. Python follows no .pth file in a borrowed folder, so the checkout stays out of reach.
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(packages)
    (packages / "borrowed.pth").write_text(
        "\n".join(dict.fromkeys([sysconfig.get_path("purelib"), sysconfig.get_path("platlib")])),
        encoding="utf-8",
    )
    borrowed = {
        "JUPYTER_PATH": str(Path(sys.prefix) / "share" / "jupyter"),
        "PYTHONPATH": "",
        "PYTHONWARNINGS": "",
    }
    empty = tmp_path / "empty"
    empty.mkdir()
    where = run([str(python), "-c", "import srm_kit; print(srm_kit.__file__)"], empty, **borrowed)
    assert Path(where.strip()).is_relative_to(packages)
    sample = packages / "srm_kit" / "_data" / "data_samples" / "voorbeeldstad"
    start = "from srm_kit.cli import main; main()"
    run([str(python), "-c", start, "report", str(sample), "--out", "rapport"], empty, **borrowed)
    assert "Voorbeeldstad" in (empty / "rapport" / "rapport.html").read_text(encoding="utf-8")
    assert (empty / "rapport" / "colofon.json").is_file()
    assert {path.name for path in empty.iterdir()} == {"rapport"}


def test_every_folder_with_code_is_a_package(root: Path) -> None:
    # a folder without __init__.py works in a checkout, but the check of the import contract does not see it
    folders = {path.parent for path in (root / "srm_kit").rglob("*.py")}
    assert not [place for place in sorted(folders) if not (place / "__init__.py").is_file()]
