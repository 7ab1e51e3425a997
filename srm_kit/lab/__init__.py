"""JupyterLab for one engagement: a workspace for a dossier, set up for a consultant."""

from srm_kit.lab.server import LabNietGestart, serve_lab
from srm_kit.lab.workspace import WerkmapOnbruikbaar, Workspace, choose_workspace, make_workspace

__all__ = ["LabNietGestart", "WerkmapOnbruikbaar", "Workspace", "choose_workspace", "make_workspace", "serve_lab"]
