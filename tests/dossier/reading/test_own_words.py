"""Markdown that the report cannot show is told by the check, with what may stand there instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.dossier.reading.made_folder import TOML, made, said

TABLE = "Zie:\n\n| Jaar | Af |\n|---|---|\n| 2025 | 3 |\n"


def test_a_table_is_refused_with_what_may_stand_there(tmp_path: Path) -> None:
    outcome = made(tmp_path, teksten=f'plek;tekst\naanleiding;"{TABLE}"\n')
    assert said(outcome, "fout") == [("teksten", 2, "tekst")]
    assert "als opsomming" in outcome.fouten[0].herstel
    told = TOML + f"aanleiding = '''{TABLE}'''\n"
    assert said(made(tmp_path / "b", toml=told), "fout") == [("dossier", None, "opdracht.aanleiding")]


@pytest.mark.parametrize("text", ["![kaart](kaart.png)", "- [ ] nog te doen"])
def test_signs_that_stay_are_named(tmp_path: Path, text: str) -> None:
    outcome = made(tmp_path, teksten=f'plek;tekst\naanleiding;"{text}"\n')
    assert outcome.dossier is not None
    assert said(outcome) == [("teksten", 2, "tekst")]


def test_what_the_report_shows_is_not_remarked_upon(tmp_path: Path) -> None:
    text = "# Kop\n\n- **vet** en [een link](https://voorbeeld.invalid)\n- a | b\n\n> citaat"
    assert made(tmp_path, teksten=f'plek;tekst\naanleiding;"{text}"\n').meldingen == ()
