"""SRM Werkbank: from the dossier of one municipality to a client-ready report.

The package follows the way of the data: ``dossier`` -> ``privacy`` -> ``measures`` -> ``diagnosis`` ->
``advice`` -> ``views`` -> ``phases`` -> ``engine`` -> ``report``. Importing ``srm_kit`` itself is cheap:
nothing heavier than the standard library is loaded until a function needs it.
"""

from __future__ import annotations

__version__ = "0.1.0"
__all__ = ["__version__"]
