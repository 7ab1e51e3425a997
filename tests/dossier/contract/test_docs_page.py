"""The page in the docs says what the code does."""

from __future__ import annotations

from pathlib import Path

from srm_kit.dossier.contract.docs_page import contract_page


def test_the_page_is_what_the_contract_says() -> None:
    page = Path(__file__).parents[3] / "docs" / "dossier.md"
    assert page.read_text(encoding="utf-8") == contract_page()
