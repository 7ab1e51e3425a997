"""The words of JupyterLab that its Dutch language pack does not have, in a catalogue of our own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib import import_module
from typing import Any

from srm_kit import resources

__all__ = ["LOCALE", "fill_the_gaps", "own_words"]

LOCALE = "nl_NL"
_DOMAINS = ("jupyterlab", "jupyterlab_widgets", "jupyterlab_manager")


def own_words() -> Mapping[str, list[str]]:
    """English text of JupyterLab -> the Dutch for it: one form, or singular and plural."""
    path = resources.folder("templates") / "lab" / "woorden.json"
    words: dict[str, str | list[str]] = json.loads(path.read_text(encoding="utf-8"))
    return {english: [dutch] if isinstance(dutch, str) else dutch for english, dutch in words.items()}


def _empty(domain: str) -> dict[str, Any]:
    """A catalogue without words; Dutch has a singular and a plural."""
    return {"": {"domain": domain, "language": "nl-NL", "plural_forms": "nplurals=2; plural=(n != 1);"}}


def fill_the_gaps() -> None:
    """Lets the server of this process hand out our words with those of the language pack; ours go first."""
    handler: Any = import_module("jupyterlab_server.translations_handler")
    stock = handler.get_language_pack

    def with_our_words(locale: str) -> tuple[dict[str, Any], str]:
        data, message = stock(locale)
        if locale == LOCALE and data:
            words = own_words()
            data = {**data, **{name: {**_empty(name), **data.get(name, {}), **words} for name in _DOMAINS}}
        return data, message

    handler.get_language_pack = with_our_words
