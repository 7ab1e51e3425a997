"""Our catalogue of the words of JupyterLab: it fits what the language pack and the interface expect."""

from __future__ import annotations

import re

from jupyterlab_server import translations_handler

from srm_kit.lab.dutch import LOCALE, fill_the_gaps, own_words


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
