"""The self-check refuses what may not go to a client."""

from __future__ import annotations

from pathlib import Path

import pytest

from srm_kit.dossier import load
from srm_kit.report import Uitkomst
from srm_kit.report.self_check import check_html


@pytest.mark.parametrize(
    ("find", "put", "rule"),
    [
        ("</body>", "<script>x</script></body>", "rule 1"),
        ("</main>", '<img src="logo.png"></main>', "rule 1"),
        ('<section id="richten">', '<section id="iets">', "rule 2"),
        ("<h2>", "<h4>", "rule 6"),
        ('role="img"', 'role="none"', "rule 4"),
        ('<th scope="col"', "<th", "rule 5"),
        ("Van de twaalf doelen", "Van de nan doelen", "rule 7"),
        ("FICTIEF", "", "rule 8"),
    ],
)
def test_a_broken_rule_is_found(sample_report: Uitkomst, sample: Path, find: str, put: str, rule: str) -> None:
    html = sample_report.html.read_text(encoding="utf-8")
    dossier = load(sample)
    assert check_html(html, dossier, fictief=True) == ()
    assert find in html
    faults = check_html(html.replace(find, put), dossier, fictief=True)
    assert any(fault.startswith(rule) for fault in faults)


def test_a_respondent_or_hidden_answer_is_found(sample_report: Uitkomst, sample: Path) -> None:
    html = sample_report.html.read_text(encoding="utf-8")
    dossier = load(sample)
    assert dossier.respons is not None
    leaked = html.replace("</main>", f"<p>{dossier.respons.respondent[0]}</p></main>")
    assert any("respondent" in fault for fault in check_html(leaked, dossier, fictief=True))
    answer = "Mijn leidinggevende heeft geen tijd voor ons team."
    leaked = html.replace("</main>", f"<p>{answer}</p></main>")
    assert any("open answer" in fault for fault in check_html(leaked, dossier, fictief=True))
