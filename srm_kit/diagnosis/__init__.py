"""From measures to findings: rules as data, evaluated without judgement of their own.

See docs/maatstaven.md#bevindingen.
"""

from __future__ import annotations

from srm_kit.diagnosis.afgerond import afgerond
from srm_kit.diagnosis.bevindingen import Bevinding, as_json, diagnose
from srm_kit.diagnosis.regels import ERNST, Regel, regel, regels

__all__ = ["ERNST", "Bevinding", "Regel", "afgerond", "as_json", "diagnose", "regel", "regels"]
