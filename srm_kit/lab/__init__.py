"""JupyterLab for one engagement: a workspace for a dossier, set up for a consultant."""

from srm_kit.lab.server import LabNotStarted, serve_lab
from srm_kit.lab.workspace import Workspace, WorkspaceUnusable, choose_workspace, make_workspace

__all__ = ["LabNotStarted", "Workspace", "WorkspaceUnusable", "choose_workspace", "make_workspace", "serve_lab"]
