"""What a consultant may ask of the survey: means of groups, through the privacy gate; never rows of people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from srm_kit import nl
from srm_kit.dossier import FUNCTIEGROEPEN
from srm_kit.dossier.contract.dossier import Dossier
from srm_kit.dossier.contract.shielded_answers import without_answers
from srm_kit.errors import SrmError
from srm_kit.measures.asked_tables import add_asked
from srm_kit.measures.groepscijfers import Tabelsoort, groepscijfers
from srm_kit.model import CELLEN
from srm_kit.privacy import ACHTERGRONDEN

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["PeilingvraagUnknown", "SurveyFrames"]

_LEFT_OUT = (
    "Groepen met te weinig mensen staan er niet in. Ook een grotere groep kan ontbreken, als anders een kleine groep "
    "te berekenen is."
)
_YES_NO = {"1": "ja", "0": "nee"}


class PeilingvraagUnknown(SrmError, ValueError):
    """A question to the survey that there is no answer to; the message says what can be asked."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class SurveyFrames:
    """``sessie.peiling``: the answers of people as means of groups that may be published together, and nothing else.

    ``uitvoer`` is where a report in the making keeps which tables it published; None for who only looks. ``bron`` is the
    source for under a table.
    """

    dossier: Dossier
    meetmoment: date | None = None
    uitvoer: Path | None = None
    bron: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "dossier", without_answers(self.dossier))

    def __repr__(self) -> str:
        return "Peiling: gemiddelde(per=[...], van=...)"

    def gemiddelde(self, per: str | Sequence[str], van: str | Sequence[str] = "cellen") -> pd.DataFrame:
        """The mean score 0-100 per cell and group, in whole points as the report prints them.

        A row per group that may be published; the others are not in it, and how many they are is not said. All tables that
        can be asked were decided together, beside the report and what was published before: asking more, or in
        another order, changes no figure.

        Parameters
        ----------
        per
            One or more of functiegroep, afdeling and leidinggevend; ``[]`` for everybody together.
        van
            ``"cellen"``, or the codes of cells: ``["RS", "IS"]``.

        Returns
        -------
        pandas.DataFrame
            Columns ``cel``, those of ``per``, and ``score`` (Int64). ``attrs`` has ``bron``, a source for under a
            table, and ``weggelaten``, why groups can be absent.

        Raises
        ------
        PeilingvraagUnknown
            ``per`` or ``van`` names something else; the message lists what there is.

        Examples
        --------
        >>> from srm_kit.phases.sessie import start
        >>> per_groep = start({}).peiling.gemiddelde(per=["functiegroep"], van="RS")
        >>> per_groep.to_csv(index=False).split()
        ['cel,functiegroep,score', 'RS,beleid,78', 'RS,uitvoering,69', 'RS,leidinggevend,75']
        """
        kind, codes = _fields(per), _codes(van)
        if self.uitvoer is not None:
            add_asked(self.uitvoer, kind)
        figures = groepscijfers(self.dossier, self.meetmoment)
        found = []
        for code in codes:
            for group, value in figures.get(code, {}).items():
                parts = dict(part.split("=", 1) for part in group)
                if tuple(parts) == kind:
                    found.append((code, parts, value))
        return self._frame(kind, found)

    def _frame(self, kind: Tabelsoort, found: list[tuple[str, dict[str, str], int]]) -> pd.DataFrame:
        import pandas as pd

        units = [afdeling.id for afdeling in self.dossier.afdelingen]
        orders = {"functiegroep": list(FUNCTIEGROEPEN), "afdeling": units, "leidinggevend": list(_YES_NO.values())}
        cells = [cel.code for cel in CELLEN]
        columns = {"cel": pd.Categorical([code for code, _, _ in found], cells, ordered=True)}
        for name in kind:
            values = [parts[name] for _, parts, _ in found]
            if name == "leidinggevend":
                values = [_YES_NO[value] for value in values]
            columns[name] = pd.Categorical(values, orders[name], ordered=True)
        frame = pd.DataFrame({**columns, "score": pd.array([value for *_, value in found], dtype="Int64")})
        frame = frame.sort_values(["cel", *kind], ignore_index=True)
        frame.attrs["bron"] = self.bron
        frame.attrs["weggelaten"] = _LEFT_OUT
        return frame


def _fields(per: str | Iterable[str]) -> Tabelsoort:
    asked = [per] if isinstance(per, str) else list(per)
    if strange := [name for name in asked if name not in ACHTERGRONDEN]:
        raise PeilingvraagUnknown(
            f"Per {nl.opsomming([str(name) for name in strange])} zijn er geen cijfers. Kies uit: {nl.opsomming(ACHTERGRONDEN)}."
        )
    return tuple(name for name in ACHTERGRONDEN if name in asked)


def _codes(van: str | Iterable[str]) -> tuple[str, ...]:
    known = [cel.code for cel in CELLEN]
    if van == "cellen":
        return tuple(known)
    asked = [van] if isinstance(van, str) else list(van)
    if strange := [code for code in asked if code not in known]:
        raise PeilingvraagUnknown(
            f'Van {nl.opsomming([str(code) for code in strange])} zijn er geen gemiddelden. Schrijf van="cellen", of kies uit: '
            f"{nl.opsomming(known)}."
        )
    return tuple(code for code in known if code in asked)
