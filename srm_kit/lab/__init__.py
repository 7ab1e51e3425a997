"""JupyterLab for one engagement: a workspace for a dossier, set up for a consultant."""

from srm_kit.lab.server import LabNietGestart, draai
from srm_kit.lab.workspace import Werkmap, WerkmapOnbruikbaar, kies_werkmap, maak_werkmap

__all__ = ["LabNietGestart", "Werkmap", "WerkmapOnbruikbaar", "draai", "kies_werkmap", "maak_werkmap"]
