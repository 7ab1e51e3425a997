"""Signs and words that planning documents put where nothing is known: they read as an empty cell.

In free text and names they may be meant, so they do not hold there; in a reference they give way to an id of that
name. The answers of the questionnaire have rules of their own. What a spreadsheet shows for a missing value
(``#N/B``, ``#N/A``) is empty everywhere.
"""

from __future__ import annotations

from collections.abc import Container

from srm_kit.dossier.contract.invisible import without_invisible

__all__ = ["EMPTY_MARKERS", "is_empty_marker", "marker_of"]

EMPTY_MARKERS = frozenset(
    [
        "-",
        "–",
        ".",
        "..",
        "?",
        "x",
        "n.v.t.",
        "nvt",
        "n.b.",
        "nb",
        "nnb",
        "n.n.b.",
        "n.t.b.",
        "onbekend",
        "geen",
        "pm",
        "#n/b",
        "#n/a",
    ],
)
_MISSING = frozenset({"#n/b", "#n/a"})
_LONGEST = max(map(len, EMPTY_MARKERS))
_FREE_COLUMNS = frozenset({"id", "naam", "besluit", "toelichting", "tekst", "motivering", "bron"})
_FREE_PLACES = frozenset({("doelen", "doel")})


def marker_of(text: str) -> str:
    """The empty marker that a text is, as it is listed; otherwise an empty string.

    >>> marker_of(" N.V.T. "), marker_of("geen budget")
    ('n.v.t.', '')
    """
    if len(text) > _LONGEST + 20:
        return ""
    found = without_invisible(text).casefold()
    return found if found in EMPTY_MARKERS else ""


def is_empty_marker(
    text: str, *, tabel: str, kolom: str, janee: bool = False, verwijzing_naar: Container[str] = ()
) -> bool:
    """Whether the text counts as an empty cell in this column.

    ``janee``: the column holds yes and no, where ``x`` is yes. ``verwijzing_naar``: of a reference, the ids it may
    point to. Dates keep words of their own (``n.t.b.``): see ``dates.read_date``, which goes first there.

    >>> is_empty_marker("x", tabel="inspanningen", kolom="doorlopend", janee=True)
    False
    >>> is_empty_marker("nb", tabel="koppelingen", kolom="ref", verwijzing_naar={"nb"})
    False
    >>> is_empty_marker("PM", tabel="inspanningen", kolom="budget")
    True
    """
    marker = marker_of(text)
    if not marker:
        return False
    if marker in _MISSING:
        return True
    if tabel == "respons" or kolom in _FREE_COLUMNS or (tabel, kolom) in _FREE_PLACES:
        return False
    if janee and marker == "x":
        return False
    return without_invisible(text) not in verwijzing_naar
