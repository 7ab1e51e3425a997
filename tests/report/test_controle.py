"""The self-check refuses what may not go to a client."""

from __future__ import annotations

from pathlib import Path

import pytest

from srm_kit.dossier import load
from srm_kit.report import MadeReport
from srm_kit.report.checking import page_faults


@pytest.mark.parametrize(
    ("find", "put", "rule"),
    [
        ("</body>", "<script>x</script></body>", "one file"),
        ("</main>", '<img src="logo.png"></main>', "one file"),
        ('<section id="richten">', '<section id="iets">', "chapters"),
        ("<h2>", "<h4>", "accessibility"),
        ('role="img"', 'role="none"', "figures"),
        ('<th scope="col"', "<th", "tables"),
        ("van de twaalf doelen", "van de nan doelen", "language"),
        ("FICTIEF", "", "evidence"),
    ],
)
def test_a_broken_rule_is_found(sample_report: MadeReport, sample: Path, find: str, put: str, rule: str) -> None:
    html = sample_report.html.read_text(encoding="utf-8")
    dossier = load(sample)
    assert page_faults(html, dossier) == ()
    assert find in html
    faults = page_faults(html.replace(find, put), dossier)
    assert any(fault.startswith(rule) for fault in faults)


def test_a_respondent_or_hidden_answer_is_found(sample_report: MadeReport, sample: Path) -> None:
    html = sample_report.html.read_text(encoding="utf-8")
    dossier = load(sample)
    assert dossier.respons is not None
    leaked = html.replace("</main>", f"<p>{dossier.respons.respondent[0]}</p></main>")
    assert any("respondent" in fault for fault in page_faults(leaked, dossier))
    answer = "Mijn leidinggevende heeft geen tijd voor ons team."
    leaked = html.replace("</main>", f"<p>{answer}</p></main>")
    assert any("open answer" in fault for fault in page_faults(leaked, dossier))
    broken = f"{answer[:9]}<wbr/>{answer[9:]}"  # as a long word is written
    assert any(
        "open answer" in fault for fault in page_faults(html.replace("</main>", f"<p>{broken}</p></main>"), dossier)
    )
