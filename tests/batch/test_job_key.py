"""The key of a job changes with whatever decides the report, and with nothing else."""

from __future__ import annotations

import ast
import json
import os
import platform
import shutil
import subprocess
import sys
from dataclasses import replace
from importlib import metadata
from pathlib import Path

import pytest

import srm_kit
from srm_kit import eigen, resources
from srm_kit.batch import job_key
from srm_kit.batch.job_key import key_of, libraries_of
from srm_kit.batch.sources import Source
from srm_kit.document import formats as all_formats
from srm_kit.parameters import Parameters

FORMATS = tuple(format.name for format in all_formats.FORMATS)
LOGO = b"\x89PNG\r\n\x1a\n"

NO_BYTE_OF_IT = {
    "arrow", "attrs", "certifi", "charset-normalizer", "entrypoints", "fastjsonschema", "fqdn", "html5lib", "idna",
    "isoduration", "jsonpointer", "jsonschema", "jsonschema-specifications", "jupyter-client", "jupyter-core", "lark",
    "msgpack", "packaging", "pandocfilters", "platformdirs", "psutil", "pyzmq", "referencing",
    "requests", "rfc3339-validator", "rfc3986-validator", "rfc3987-syntax", "rpds-py", "six", "soupsieve", "tenacity",
    "tinycss2", "tornado", "tqdm", "typing-extensions", "uri-template", "urllib3", "webcolors", "webencodings",
}  # fmt: skip
"""Loaded, but they check, fetch, talk to a kernel or lock: the report is the same with another version."""
ONLY_WHERE_SOMEBODY_WORKS = {
    "anywidget",
    "click",
    "distributed",
    "filelock",
    "fsspec",
    "jupyter-server",
    "rich",
    "tomlkit",
    "voila",
}
"""Imported by code of ours that no report runs: the lab, the command line, saving, clusters."""


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    _forget()


def _forget() -> None:
    job_key.program_digest.cache_clear()
    job_key._versions.cache_clear()


@pytest.fixture
def folder(root: Path, tmp_path: Path) -> Path:
    made = tmp_path / "dossier"
    shutil.copytree(root / "data_samples" / "voorbeeldstad", made, ignore=shutil.ignore_patterns(".*"))
    return made


@pytest.fixture
def style(tmp_path: Path) -> Path:
    """A house style of one's own with all that it may name."""
    made = tmp_path / "stijl"
    made.mkdir()
    (made / "stad.toml").write_text(
        'logo = "beeld.jpeg"\nsjabloon_docx = "brief.docx"\nsjabloon_pptx = "dia.pptx"\n', encoding="utf-8"
    )
    for name in ("beeld.jpeg", "brief.docx", "dia.pptx"):
        (made / name).write_bytes(LOGO)
    return made / "stad.toml"


def _key(dossier: Path, formats: tuple[str, ...] = (), **parameters: object) -> str:
    _forget()
    return key_of(Source(dossier, Parameters(dossier=str(dossier), **parameters)), formats)  # type: ignore[arg-type]


def _add_byte(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\n")


def test_every_table_and_the_settings_of_a_dossier_count(folder: Path) -> None:
    (folder / "doelen.csv").rename(folder / "Doelen.CSV")
    before = _key(folder)
    for path in sorted(folder.iterdir()):
        _add_byte(path)
        after = _key(folder)
        assert after != before, path.name
        before = after


@pytest.mark.parametrize("name", ["boek.xlsx", "Boek.XLSX", "boek.xlsm"])
def test_a_workbook_counts_whatever_the_case_of_its_ending(tmp_path: Path, name: str) -> None:
    book = tmp_path / name
    book.write_bytes(b"een")
    before = _key(book)
    book.write_bytes(b"twee")
    assert _key(book) != before


def test_what_lies_beside_a_dossier_and_where_it_lies_do_not_count(folder: Path, tmp_path: Path) -> None:
    before = _key(folder)
    (folder / "notities.txt").write_text("van ons", encoding="utf-8")
    (folder / ".srm").mkdir()
    assert _key(folder) == before
    assert _key(folder.rename(tmp_path / "elders")) == before


@pytest.mark.parametrize("name", ["stad.toml", "beeld.jpeg", "brief.docx", "dia.pptx"])
def test_a_house_style_and_all_it_names_count(folder: Path, style: Path, name: str) -> None:
    before = _key(folder, huisstijl=str(style))
    _add_byte(style.parent / name)
    assert _key(folder, huisstijl=str(style)) != before


def test_where_a_house_style_lies_does_not_count(folder: Path, style: Path, tmp_path: Path) -> None:
    before = _key(folder, huisstijl=str(style))
    (style.parent / "ander.docx").write_bytes(b"niet genoemd")
    moved = style.parent.rename(tmp_path / "verhuisd") / style.name
    assert _key(folder, huisstijl=str(moved)) == before


def test_a_house_style_that_cannot_be_read_still_gives_a_key(folder: Path, style: Path) -> None:
    style.write_bytes(b"\xff kapot")
    before = _key(folder, huisstijl=str(style))
    _add_byte(style)
    assert _key(folder, huisstijl=str(style)) != before


@pytest.mark.parametrize(
    "changed",
    [
        {"peildatum": "2026-10-01"},
        {"meetmoment": "2026-10-01"},
        {"huisstijl": "helder"},
        {"vorm": "kort"},
        {"concept": True},
        {"formats": ("docx",)},
    ],
)
def test_every_option_of_a_report_counts(folder: Path, changed: dict[str, object]) -> None:
    assert _key(folder, **changed) != _key(folder)  # type: ignore[arg-type]


def test_every_parameter_is_weighed(folder: Path) -> None:
    """A new parameter is in the key unless it is named here as one that only says where."""
    own = {"dossier": "elders", "uitvoer": "elders", "live": False}
    source = Source(folder, Parameters(dossier=str(folder)))
    assert key_of(replace(source, parameters=Parameters(**own)), ()) == key_of(source, ())  # type: ignore[arg-type]
    for name in set(Parameters.__dataclass_fields__) - set(own):
        value = {"concept": True, "vorm": "kort"}.get(name, "2026-10-01")
        assert key_of(replace(source, parameters=Parameters(**{name: value})), ()) != key_of(source, ()), name  # type: ignore[arg-type]


def test_own_notebooks_count_by_what_their_cells_say(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = shutil.copytree(resources.folder("notebooks"), tmp_path / "eigen")
    before, path = _key(folder), own / "3_verrichten.ipynb"

    def key(**changes: object) -> str:
        """The key after the third last cell was changed, as it is saved after a run."""
        notebook = json.loads(path.read_text(encoding="utf-8"))
        notebook["cells"][-3].update(changes)
        notebook["cells"][-1]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": str(changes)}]
        path.write_text(json.dumps(notebook), encoding="utf-8")
        _forget()
        return key_of(Source(folder, Parameters(dossier=str(folder)), notebooks=own), ())

    assert key() == before  # copies that say the same
    keys = [before, key(source="1 + 1"), key(metadata={"tags": ["srm:uit"]}), key(metadata={"tags": []}, source="2")]
    assert len(set(keys)) == 4
    assert key() == keys[-1]
    real = metadata.version
    monkeypatch.setattr(metadata, "version", lambda asked: "0.0.0" if asked == "matplotlib" else real(asked))
    assert key() not in keys


@pytest.mark.parametrize("name", sorted(libraries_of(FORMATS)))
def test_the_version_of_every_library_counts(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    before, real = _key(folder, FORMATS), metadata.version
    assert real(name)  # it is there: a misspelt name would count nothing
    monkeypatch.setattr(metadata, "version", lambda asked: "0.0.0" if asked == name else real(asked))
    assert _key(folder, FORMATS) != before


def test_a_library_of_a_format_does_not_count_without_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, real = _key(folder, ("docx",)), metadata.version
    monkeypatch.setattr(metadata, "version", lambda asked: "0.0.0" if asked == "pikepdf" else real(asked))
    assert _key(folder, ("docx",)) == before
    assert _key(folder, ("pdf",)) != key_of(Source(folder, Parameters()), ("docx",))


def test_the_version_of_python_counts(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = _key(folder)
    monkeypatch.setattr(platform, "python_version", lambda: "0.0.0")
    assert _key(folder) != before


@pytest.mark.parametrize("which", ["notebooks", "templates"])
def test_notebooks_and_templates_count(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, which: str
) -> None:
    before, real = _key(folder), resources.folder
    shutil.copytree(real(which), tmp_path / which)
    monkeypatch.setattr(resources, "folder", lambda name: tmp_path / which if name == which else real(name))
    assert _key(folder) == before
    _add_byte(next(path for path in sorted((tmp_path / which).rglob("*")) if path.is_file()))
    assert _key(folder) != before


def test_the_code_counts_and_what_python_and_jupyter_leave_in_it_does_not(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "srm_kit"
    for name in ("measures", "measures/__pycache__", "measures/.ipynb_checkpoints"):
        (package / name).mkdir(parents=True)
    (package / "__init__.py").write_text("")
    monkeypatch.setattr(srm_kit, "__file__", str(package / "__init__.py"))
    before = _key(folder)
    (tmp_path / "beside.py").write_text("1")
    for name in ("__pycache__/kloof.pyc", "los.pyc", ".ipynb_checkpoints/kloof.py"):
        (package / "measures" / name).write_text("1")
    assert _key(folder) == before
    (package / "measures" / "kloof.py").write_text("1")
    assert _key(folder) != before


def test_a_key_has_thirty_two_signs_and_a_file_beyond_a_hundred_megabytes_is_not_read_for_it(tmp_path: Path) -> None:
    book = tmp_path / "boek.xlsx"
    keys = []
    for size in (100_000_001, 150_000_000):
        book.write_bytes(b"")
        os.truncate(book, size)
        keys.append(_key(book))
    assert keys[0] == keys[1]
    assert len(keys[0]) == 32


def _canonical(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")


def _distributions(modules: set[str]) -> set[str]:
    owners = metadata.packages_distributions()
    return {_canonical(owner) for module in modules for owner in owners.get(module, ())} - {"srm-kit"}


def test_whatever_a_report_loads_is_in_the_key_or_is_known_to_change_nothing(tmp_path: Path) -> None:
    program = (
        "import json, sys; from pathlib import Path\n"
        "from srm_kit.batch.report_job import make_report\n"
        "from srm_kit.report import ReportOptions\n"
        "options = ReportOptions('', '', '', False, ('docx', 'pptx', 'xlsx'))\n"
        "make_report(print, sys.argv[1], sys.argv[2], options, True)\n"
        "Path(sys.argv[3]).write_text(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))\n"
    )
    note = tmp_path / "modules.json"
    sample = resources.folder("data_samples") / "voorbeeldstad.xlsx"
    command = [sys.executable, "-c", program, str(sample), str(tmp_path / "uit"), str(note)]
    subprocess.run(command, check=True, capture_output=True)
    loaded = _distributions(set(json.loads(note.read_text(encoding="utf-8"))))
    assert "numpy" in loaded
    counted = {_canonical(name) for name in libraries_of(FORMATS)}
    assert loaded - counted - NO_BYTE_OF_IT - ONLY_WHERE_SOMEBODY_WORKS == set()
    assert counted & NO_BYTE_OF_IT == set()


def test_whatever_our_code_imports_late_is_in_the_key_too(root: Path) -> None:
    """A library that is imported in a function only some reports call is not seen by running one."""
    here = {"cli", "lab", "widgets", "training", "batch", "simulation"}
    imported: set[str] = set()
    for path in (root / "srm_kit").rglob("*.py"):
        if path.relative_to(root / "srm_kit").parts[0] in here:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and not node.level:
                imported.add(str(node.module).partition(".")[0])
            elif isinstance(node, ast.Import):
                imported |= {name.name.partition(".")[0] for name in node.names}
    counted = {_canonical(name) for name in (*libraries_of(FORMATS), *eigen.LIBRARIES)}
    assert _distributions(imported) - counted - NO_BYTE_OF_IT - ONLY_WHERE_SOMEBODY_WORKS == set()
