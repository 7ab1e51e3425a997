"""What a number format makes of a number, and which style a cell has."""

from __future__ import annotations

import pytest
from lxml import etree

from srm_kit.dossier.workbook.number_formats import EAST_ASIAN_DATES, Look, is_percent, looks_of
from tests.dossier.workbook.bare_workbook import MAIN


def looks(inside: str) -> tuple[Look, ...]:
    return looks_of(etree.fromstring(f'<styleSheet xmlns="{MAIN}">{inside}</styleSheet>'), MAIN)


def look_of(number: str, code: str | None = None) -> Look:
    own = "" if code is None else f'<numFmts><numFmt numFmtId="{number}" formatCode="{code}"/></numFmts>'
    (found,) = looks(f'{own}<cellXfs><xf numFmtId="{number}"/></cellXfs>')
    return found


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        *(("0", ""), ("1", ""), ("9", "procent"), ("10", "procent"), ("14", "datum"), ("22", "datum"), ("46", "duur")),
        *(("27", "datum"), ("36", "datum"), ("37", ""), ("50", "datum"), ("58", "datum"), ("59", ""), ("x", "")),
    ],
)
def test_formats_that_only_have_a_number(number: str, kind: str) -> None:
    assert look_of(number).soort == kind
    assert {27, 36, 50, 58} <= EAST_ASIAN_DATES
    assert not {26, 37, 49, 59} & EAST_ASIAN_DATES


@pytest.mark.parametrize(
    ("code", "number", "text"),
    [
        ("000", 7, "007"),
        ("000", -7, "-007"),
        ("0.00", 3, "3"),
        ("0.00", 0.1, "0.10"),
        ("00.00", 0.1, "00.10"),
        ("0.0", 0.125, ""),  # it shows something else than the number
        ("0.0", -2.5, "-2.5"),
        ("\\A0", 5, "A5"),
        ("&quot;GM&quot;0000", 197, "GM0197"),
        ("0&quot; st&quot;", 4, "4 st"),
        ("[Red]00;[Blue]00", 4, "04"),
    ],
)
def test_a_code_shows_its_zeros_and_what_stands_around_them(code: str, number: float, text: str) -> None:
    found = look_of("200", code)
    assert found.soort == "code"
    assert found.code(number) == text


@pytest.mark.parametrize(("code", "kind"), [("0", ""), ("General", ""), ("[h]:mm", "duur"), ("d mmm yyyy", "datum")])
def test_other_formats(code: str, kind: str) -> None:
    assert look_of("200", code).soort == kind
    assert look_of("200", "0" * 255).heel == 255
    assert look_of("200", "0" * 300).heel == 255


def test_a_struck_font_is_that_of_its_own_number() -> None:
    fonts = "<fonts><font/><font><strike/></font><font><strike val='0'/></font></fonts>"
    forms = "".join(f'<xf numFmtId="0" fontId="{font}"/>' for font in ("0", "1", "2", "3", "x"))
    found = looks(f"{fonts}<cellXfs>{forms}<xf/></cellXfs>")
    assert [look.doorgestreept for look in found] == [False, True, False, False, False, False]
    assert looks("") == ()
    assert looks("<fonts><font><strike/></font></fonts><cellXfs><xf/></cellXfs>")[0].doorgestreept


@pytest.mark.parametrize(("code", "percent"), [("0%", True), ('0"%"', False), ("0\\%", False), ("[Red]0%;-0%", True)])
def test_a_percent_sign_that_multiplies(code: str, percent: bool) -> None:
    assert is_percent(code) is percent
