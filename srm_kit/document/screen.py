"""A live screen: Python makes the HTML of its regions, native controls in them send back what someone does.

One small piece of JavaScript (``templates/widgets/scherm.js``) for all screens; it knows nothing of the model.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import anywidget
import traitlets

from srm_kit import resources
from srm_kit.errors import SrmError

__all__ = ["OnAction", "Screen"]

OnAction = Callable[[str, Any], None]
"""Called with the ``data-actie`` of a control and its value.

A button gives its value, a field its text, a form a dict of its fields. A field with ``data-sleutel`` gives a dict
with ``sleutel``, ``waarde`` and ``oud`` (what stood there when it was shown).
"""

_log = logging.getLogger(__name__)


@lru_cache(maxsize=1)
def _script() -> str:
    return (resources.folder("templates") / "widgets" / "scherm.js").read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _style() -> str:
    """The look of the report, and what live controls add to it; inside the screen the colours hang on its host."""
    from srm_kit.document.house_style import load_style

    templates = resources.folder("templates")
    page = (templates / "report" / "stijl.css").read_text(encoding="utf-8")
    own = (templates / "widgets" / "scherm.css").read_text(encoding="utf-8")
    return "\n".join((page, load_style("").css().replace(":root", ":host"), own))


@lru_cache(maxsize=1)
def _fonts() -> str:
    from srm_kit.document.page import fonts

    return fonts()


class Screen(anywidget.AnyWidget):
    """Regions of HTML with native controls. ``titel`` is what a screen reader calls the screen.

    The HTML comes from our own views, in which every text of a dossier is escaped. A ``button``, ``input``, ``select``
    or ``textarea`` with ``data-actie`` tells when it is used, with ``data-direct`` also while it moves; a ``form`` with
    ``data-actie`` when it is sent. ``data-toets="ArrowRight"`` gives a button a key, ``data-aandacht`` asks for the focus
    after an own action. ``reopen`` is called when a page asks for the screen again. ``data-paar`` names the field that takes over the value while it moves (slider and number).
    """

    titel = traitlets.Unicode().tag(sync=True)
    stijl = traitlets.Unicode().tag(sync=True)
    letters = traitlets.Unicode().tag(sync=True)

    def __init__(
        self, regions: Mapping[str, str], act: OnAction, titel: str, reopen: Callable[[], None] | None = None
    ) -> None:
        self._esm = _script()
        super().__init__(titel=titel, stijl=_style(), letters=_fonts())
        self._regions = dict(regions)
        self._on_action = act
        self._reopen = reopen
        self._opened = False
        self.on_msg(self._hear)

    @property
    def regions(self) -> Mapping[str, str]:
        """What the screen shows now, by region."""
        return dict(self._regions)

    def show(self, **regions: str) -> None:
        """Replaces regions; one in which someone is typing waits and offers the new state."""
        changed = {name: html for name, html in regions.items() if self._regions.get(name) != html}
        self._regions |= regions
        if changed:
            self.send({"delen": changed})

    def announce(self, tekst: str, fout: bool = False) -> None:
        """Says in text what changed or what went wrong; a screen reader reads it out."""
        self.send({"melding": tekst, "fout": fout})

    def dossier_changed(self, moment: float) -> None:
        """Tells the page around the screen that the dossier changed, at so many milliseconds since 1970."""
        self.send({"gewijzigd": moment})

    def _hear(self, _: Any, content: Any, buffers: Any) -> None:
        if content.get("soort") == "hallo":
            if self._opened and self._reopen is not None:
                self._reopen()  # the page was loaded again: its controls stand where they are drawn
            self._opened = True
            self.send({"delen": self._regions})
            return
        try:
            self._on_action(str(content.get("actie", "")), content.get("waarde"))
        except SrmError as error:
            self.announce(str(error), fout=True)
        except Exception:
            _log.exception("An action of a screen failed.")
            self.announce(
                "Er ging iets mis. Er is niets gewijzigd. Voer de cel opnieuw uit en probeer het nog eens.", fout=True
            )
        finally:
            self.send({"klaar": content.get("nummer")})
