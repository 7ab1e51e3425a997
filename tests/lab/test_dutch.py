"""Our catalogue of the words of JupyterLab: it fits what the language pack and the interface expect."""

from __future__ import annotations

import json
import re

import pytest
from jupyterlab_server import translations_handler

from srm_kit.lab.dutch import LOCALE, answer_in_dutch, dutch_message, fill_the_gaps, own_words


def test_a_translation_keeps_the_places_that_are_filled_in() -> None:
    for english, dutch in own_words().items():
        asked = set(re.findall(r"%\d", english))
        for text in dutch:
            assert text.strip() or not english.strip(), english
            assert set(re.findall(r"%\d", text)) <= asked | {"%1"}, english
        if len(dutch) == 1:
            assert set(re.findall(r"%\d", dutch[0])) == asked, english


def test_our_words_are_served_with_those_of_the_language_pack() -> None:
    stock = translations_handler.get_language_pack
    try:
        fill_the_gaps()
        data, _ = translations_handler.get_language_pack(LOCALE)
    finally:
        translations_handler.get_language_pack = stock
    assert data["jupyterlab"]["Run All Cells"] == ["Alle cellen uitvoeren"]
    assert len(data["jupyterlab"]) > len(own_words())


@pytest.mark.parametrize(
    ("said", "start"),
    [
        (
            "Unreadable Notebook: /w/v5.ipynb NBFormatError('Unsupported nbformat version 5')",
            "Dit notebook is niet te lezen: v5.",
        ),
        ("/w/bin.txt is not UTF-8 encoded", "Dit is geen tekstbestand (UTF-8): bin.txt."),
        (
            "Unexpected error while saving file: a.ipynb [Errno 28] No space left on device",
            "Niet opgeslagen: a.ipynb. De schijf",
        ),
        ("Unexpected error while saving file: a b.ipynb [Errno 5] Input/output error", "Niet opgeslagen: a"),
        ("Permission denied: map/a.ipynb", "Geen toestemming voor dit bestand: a.ipynb."),
        ("No such file or directory: weg.ipynb", "Dit bestand of deze map is er niet: weg.ipynb."),
        ("Unhandled error", "Er ging iets mis."),
    ],
)
def test_a_refusal_of_the_server_is_dutch_and_names_the_file_only(said: str, start: str) -> None:
    assert dutch_message(said).startswith(start)
    assert "/w/" not in dutch_message(said)


def test_a_refusal_keeps_its_status_and_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    from jupyter_server.base.handlers import APIHandler
    from tornado.httputil import HTTPConnection, HTTPHeaders, HTTPServerRequest, RequestStartLine
    from tornado.web import Application, HTTPError

    monkeypatch.setattr(APIHandler, "write_error", APIHandler.write_error)
    answer_in_dutch()
    answered: list[str] = []
    monkeypatch.setattr(APIHandler, "finish", lambda _, text: answered.append(text))
    connection = type("Closed", (HTTPConnection,), {"set_close_callback": lambda *_: None})()
    request = HTTPServerRequest(
        start_line=RequestStartLine("GET", "/", "HTTP/1.1"),
        headers=HTTPHeaders(Host="localhost"),
        connection=connection,
    )
    handler = APIHandler(Application(log_function=None), request)
    refusal = HTTPError(403, "Permission denied: map/a.ipynb", reason="op slot")
    handler.write_error(403, exc_info=(HTTPError, refusal, None))
    assert json.loads(answered[0])["reason"] == "op slot"
    assert json.loads(answered[0])["message"].startswith("Geen toestemming voor dit bestand: a.ipynb")
