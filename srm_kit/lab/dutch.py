"""The words of JupyterLab that its Dutch language pack does not have, and the messages of its server, in catalogues of our own."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module
from pathlib import PurePath
from typing import Any

from srm_kit import resources

__all__ = ["LOCALE", "answer_in_dutch", "dutch_message", "fill_the_gaps", "own_words"]

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


@lru_cache(maxsize=1)
def _messages() -> tuple[tuple[re.Pattern[str], str], ...]:
    path = resources.folder("templates") / "lab" / "meldingen.json"
    words: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return tuple((re.compile(pattern, re.DOTALL), dutch) for pattern, dutch in words.items())


def dutch_message(text: str) -> str:
    """A message of the server as a dialog shows it: in Dutch, with the name of the file and not its path."""
    for pattern, dutch in _messages():
        if match := pattern.fullmatch(text.strip()):
            names = [PurePath(item).name for item in match.groups()]
            return dutch.replace("%1", names[0]) if names else dutch
    return text


def answer_in_dutch() -> None:
    """Lets the server of this process answer in Dutch when it refuses something; its log stays as it is."""
    handlers: Any = import_module("jupyter_server.base.handlers")
    stock = handlers.APIHandler.write_error

    def in_dutch(handler: Any, status_code: int, **settings: Any) -> None:
        answer = handler.finish

        def finish(text: str) -> Any:
            said = json.loads(text)
            return answer(json.dumps({**said, "message": dutch_message(said["message"])}))

        handler.finish = finish
        try:
            stock(handler, status_code, **settings)
        finally:
            del handler.finish

    handlers.APIHandler.write_error = in_dutch
