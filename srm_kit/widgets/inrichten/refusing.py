"""Refusing what someone typed: at the field, in the manner of the contract."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from srm_kit.dossier import Change, ChangedMeanwhile, ChangeRefused, Dossier, Melding, apply_change

__all__ = ["geweigerd", "na"]


def geweigerd(form_field: str, tekst: str, herstel: str) -> ChangeRefused:
    """The error to raise when a field of a form cannot be used as it is."""
    return ChangeRefused(
        [Melding("fout", "", None, form_field, None, tekst, herstel)], {form_field: f"{tekst} {herstel}"}
    )


def na(dossier: Dossier, wijzigingen: Sequence[Change], form_field: Callable[[str], str] = str) -> Dossier:
    """The dossier as it would be, or the error of the contract.

    ``form_field`` gives the name that a form has for a column; columns that are not in the form give an empty name.
    """
    try:
        return apply_change(dossier, wijzigingen).dossier
    except (ChangeRefused, ChangedMeanwhile) as error:
        error.velden = {form_field(column): said for column, said in error.velden.items() if form_field(column)}
        raise
