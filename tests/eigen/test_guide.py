"""The chapter of the guide about own analyses: its examples run as they stand there, one after the other."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

from srm_kit.document import Blocks, Figure, KeyFigures, Paragraph, Table
from srm_kit.dossier import load
from srm_kit.parameters import Parameters
from srm_kit.phases.sessie import open_sessie


def test_the_examples_of_the_guide_run(root: Path, copy: Path) -> None:
    guide = (root / "docs" / "handleiding.md").read_text(encoding="utf-8")
    (chapter,) = re.findall(r"^## 14\. Eigen analyses\n(.*?)^## ", guide, re.MULTILINE | re.DOTALL)
    before = load(copy)
    names: dict[str, Any] = {"sessie": open_sessie(Parameters(dossier=str(copy)))}
    shown = []
    for example in re.findall(r"^```python\n(.*?)^```", chapter, re.MULTILINE | re.DOTALL):
        tree = ast.parse(example)
        last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, "handleiding", "exec"), names)
        if last is not None:
            shown.append(eval(compile(ast.Expression(last.value), "handleiding", "eval"), names))
    made = [block for item in shown if isinstance(item, Blocks) for block in item.blocks]
    assert [type(block) for block in made] == [Table, Figure, Paragraph, KeyFigures]
    (changed,) = (
        item for item in shown if list(getattr(item, "columns", ())) == ["wat", "sleutel", "kolom", "was", "wordt"]
    )
    assert changed.to_dict("records")[0]["wordt"] == "directeur sociaal domein"
    assert names["bewaard"].aantal == 1
    (groups,) = (item for item in shown if list(getattr(item, "columns", ())) == ["cel", "functiegroep", "score"])
    printed = [f"| {' | '.join(map(str, row))} |" for row in groups.to_numpy().tolist()]
    assert "\n".join(printed) in chapter
    assert load(copy).doelen == before.doelen  # the last example puts back what was there
    # What the examples say about the sample is true.
    work = before.inspanningen
    assert max({row.status for row in work}, key=[row.status for row in work].count) == "lopend"
    assert sum(row.budget is None for row in work) == 2
