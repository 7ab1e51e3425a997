"""The notebooks are thin, clean and readable: prose first, one call per cell, no output committed."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).resolve().parent.parent
PHASES = ("1_richten", "2_inrichten", "3_verrichten", "4_samenvatting")
OWN = "5_eigen"
"""A template of worked examples for a consultant to change: these do draw, and say their own texts."""
MOST_LINES = 10
MOST_LINES_OF_AN_EXAMPLE = 12
FIXED = {"dossier", "uitvoer", "peildatum", "meetmoment", "huisstijl", "vorm", "concept", "live"}

paths = sorted(path for path in (ROOT / "notebooks").rglob("*.ipynb") if ".ipynb_checkpoints" not in path.parts)
every = pytest.mark.parametrize("path", paths, ids=lambda path: path.stem)
phases = pytest.mark.parametrize(
    "path", [ROOT / "notebooks" / f"{name}.ipynb" for name in (*PHASES, OWN)], ids=(*PHASES, OWN)
)


def read(path: Path) -> nbformat.NotebookNode:
    return nbformat.read(path, as_version=4)


def code_cells(path: Path) -> list[nbformat.NotebookNode]:
    return [cell for cell in read(path).cells if cell.cell_type == "code"]


def test_the_notebooks_are_there() -> None:
    assert {*PHASES, OWN} <= {path.stem for path in paths}


@every
def test_notebook_is_valid(path: Path) -> None:
    nbformat.validate(read(path))


@every
def test_no_output_is_committed(path: Path) -> None:
    for cell in code_cells(path):
        assert cell.outputs == [], cell.source
        assert cell.execution_count is None, cell.source
    metadata = read(path).metadata
    assert "widgets" not in metadata
    assert "papermill" not in metadata


@every
def test_prose_comes_first(path: Path) -> None:
    first = read(path).cells[0]
    assert first.cell_type == "markdown"
    assert first.source.startswith("# ")


@every
def test_cells_are_thin(path: Path) -> None:
    most = MOST_LINES_OF_AN_EXAMPLE if path.stem == OWN else MOST_LINES
    for cell in code_cells(path):
        lines = [line for line in cell.source.splitlines() if line.strip()]
        assert 0 < len(lines) <= most, cell.source
        for node in ast.walk(ast.parse(cell.source)):
            assert not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda), cell.source


@every
def test_no_figure_is_built_in_place(path: Path) -> None:
    if path.stem == OWN:
        return
    for cell in code_cells(path):
        assert not re.search(r"\b(matplotlib|pyplot|pandas|numpy)\b", cell.source), cell.source


@every
def test_kernel_is_the_plain_python_one(path: Path) -> None:
    # any other name only exists on the machine of whoever saved the notebook
    assert read(path).metadata.kernelspec.name == "python3"


@phases
def test_parameters_are_annotated_plain_values_with_a_comment(path: Path) -> None:
    tagged = [cell for cell in code_cells(path) if "parameters" in cell.metadata.get("tags", [])]
    assert len(tagged) == 1
    source = tagged[0].source
    lines = source.splitlines()
    names = set()
    for node in ast.parse(source).body:
        assert isinstance(node, ast.AnnAssign), ast.unparse(node)
        assert isinstance(node.target, ast.Name)
        names.add(node.target.id)
        ast.literal_eval(node.value)  # papermill can only replace plain values
        assert "#" in lines[node.end_lineno - 1], f"{node.target.id}: say what it is, in a comment on the same line"
    assert names == FIXED


@phases
def test_default_parameters_name_no_place(path: Path) -> None:
    for cell in code_cells(path):
        assert not re.search(r"['\"](/|~|[A-Za-z]:\\)", cell.source), cell.source
