"""Nine squares beside a heading: the lit ones stand where their cell stands in the model."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from srm_kit.document.locator import locator_svg


def test_squares_go_down_the_phases() -> None:
    picture = ET.fromstring(locator_svg((1, 6)))
    lit = [(item.attrib["x"], item.attrib["y"]) for item in picture if item.attrib["class"] == "aan"]
    assert lit == [("0", "14"), ("28", "0")]  # second strand of the first phase, first strand of the third
    assert len(picture) == 9
    assert picture.attrib["aria-hidden"] == "true"


def test_every_square_is_inside_the_picture() -> None:
    for item in ET.fromstring(locator_svg(())):
        assert item.attrib["class"] == "uit"
        assert 0 <= int(item.attrib["x"]) <= 39 - 11
        assert 0 <= int(item.attrib["y"]) <= 39 - 11
