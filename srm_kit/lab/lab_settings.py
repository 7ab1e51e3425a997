"""How JupyterLab is set: calm, Dutch, offline, and deaf to what else is set up on this computer."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from srm_kit import resources
from srm_kit.lab.own_folder import OwnFolder

__all__ = ["KERNEL", "SWITCHED_OFF", "lab_environment", "server_config", "write_first_layout", "write_settings"]

KERNEL = "python3"
"""The name that the notebooks ask for; our kernel specification takes its place."""

# Extensions that look something up on the network, that a consultant has no use for in this work, or that ours replaces.
SWITCHED_OFF = (
    "@jupyter-notebook/lab-extension",  # its button leads to a page that this server does not have
    "@jupyterlab/apputils-extension:announcements",
    "@jupyterlab/application-extension:property-inspector",
    "@jupyterlab/console-extension",
    "@jupyterlab/debugger-extension",
    "@jupyterlab/extensionmanager-extension",
    "@jupyterlab/help-extension:jupyter-forum",
    "@jupyterlab/help-extension:resources",
    "@jupyterlab/hub-extension",
    "@jupyterlab/inspector-extension",
    "@jupyterlab/lsp-extension",
    "@jupyterlab/notebook-extension:cell-executor",  # ours waits for the kernel (templates/lab)
    "@jupyterlab/notebook-extension:language-server",
    "@jupyterlab/fileeditor-extension:language-server",
    "@jupyterlab/pluginmanager-extension",
    "@jupyterlab/settingeditor-extension",
    "@jupyterlab/terminal-extension",
    "@jupyterlab/tooltip-extension:consoles",
    "@jupyterlab/workspaces-extension",
    "@voila-dashboards/jupyterlab-preview",
)

PREFERENCES: dict[str, dict[str, Any]] = {
    "@jupyterlab/translation-extension:plugin": {"locale": "nl_NL", "displayLanguage": "current"},
    "@jupyterlab/apputils-extension:themes": {"theme": "JupyterLab Light", "adaptive-theme": False},
    "@jupyterlab/apputils-extension:notification": {
        "checkForUpdates": False,
        "doNotDisturbMode": False,
        "fetchNews": "false",
    },
    "@jupyterlab/docmanager-extension:plugin": {"autosave": True, "autosaveInterval": 30},
    "@jupyterlab/filebrowser-extension:browser": {"showHiddenFiles": False},
    "@jupyterlab/toc-extension:registry": {"syncCollapseState": True, "includeOutput": False, "numberingH1": False},
    "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"},
}


def lab_environment(config: Path, runtime: Path) -> dict[str, str]:
    """The environment of the server and its kernels: without any JUPYTER variable that someone else set.

    Parameters
    ----------
    config
        Where our own settings are; the only place that is read for them. In ``runtime``, made anew at every start:
        Jupyter runs what it finds there, so it is never a folder that someone may have sent.
    runtime
        A private folder that lives as long as the server: connection files hold the keys of the kernels.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER", "JPY_", "IPYTHON"))}
    return kept | {
        "JUPYTER_CONFIG_DIR": str(config),
        "JUPYTER_NO_CONFIG": "1",  # no settings from the system or from the Python environment either
        "JUPYTER_DATA_DIR": str(config / "data"),
        "JUPYTER_PATH": str(config / "data"),
        "JUPYTER_RUNTIME_DIR": str(runtime),
        "IPYTHONDIR": str(runtime / "ipython"),
        "NBCONVERT_DISABLE_CONFIG_EXPORTERS": "1",  # there are no settings, and looking for them takes long
    }


def write_settings(config: Path, kernel: dict[str, Any], first_cells: Mapping[str, list[str]] | None = None) -> None:
    """Writes the files that JupyterLab can only read from a folder; anew at every start, so that they are ours.

    What the consultant sets in JupyterLab itself is kept elsewhere and goes before these. ``first_cells`` says which
    cells run by themselves when their notebook is opened (``first_run``); None when the person starts every run.
    """
    lab = config / "lab"
    spec = config / "data" / "kernels" / KERNEL
    for folder in (lab, spec):
        folder.mkdir(parents=True, exist_ok=True)
    page: dict[str, Any] = {
        "disabledExtensions": dict.fromkeys(SWITCHED_OFF, True),
        # Nothing is ever built here; asking whether it should be starts a program for every page that opens.
        "buildAvailable": False,
        "buildCheck": False,
    }
    if first_cells is not None:
        page["srmEersteKeer"] = json.dumps(first_cells)  # text: of a dict the server passes the names only
    _json(lab / "overrides.json", PREFERENCES)
    _json(lab / "page_config.json", page)
    _json(spec / "kernel.json", kernel)


def server_config(
    config: Path, own: OwnFolder, workspace: Path, *, port: int | None, token: str, browser: bool, begin: str, ipc: bool
) -> Any:
    """The settings of the server, as a traitlets ``Config``: no file of someone else takes part in them.

    Trust in notebooks and what is set in JupyterLab come from ``own``: a workspace that was received is not trusted.
    """
    from traitlets.config import Config

    made = Config()
    made.ServerApp.ip = "127.0.0.1"
    made.ServerApp.port = port or 8888
    made.ServerApp.port_retries = 0 if port else 100
    made.ServerApp.allow_root = True
    made.ServerApp.answer_yes = True  # Ctrl-C is answer enough
    made.ServerApp.open_browser = browser
    made.ServerApp.root_dir = str(workspace)
    made.ServerApp.terminals_enabled = False
    made.ServerApp.log_level = "ERROR"
    made.IdentityProvider.token = token
    if ipc:
        made.KernelManager.transport = "ipc"  # no ports: nothing to collide with, and only this user can reach it
    made.ServerApp.kernel_websocket_connection_class = "srm_kit.kernel_line.KernelLine"
    made.LabApp.default_url = f"/lab/tree/{begin}"
    made.LabApp.app_settings_dir = str(config / "lab")
    made.LabApp.user_settings_dir = str(own.settings)
    made.LabApp.workspaces_dir = str(own.layout(workspace))
    made.NotebookNotary.data_dir = str(own.trust)
    made.KernelSpecManager.allowed_kernelspecs = {KERNEL}
    made.KernelSpecManager.ensure_native_kernel = False
    made.LabApp.extra_labextensions_path = [str(resources.folder("templates") / "lab")]
    made.LabApp.extension_manager = "readonly"
    made.LabApp.news_url = None
    made.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
    made.LabApp.log_level = "ERROR"
    return made


def write_first_layout(place: Path, begin: str) -> None:
    """The layout of a workspace that this person never had open: with the notebook it begins with.

    JupyterLab opens what its layout names as soon as it is there, and what its address names a second later: first it
    saves its layout.
    """
    from jupyterlab_server.workspaces_handler import WorkspacesManager

    layouts = WorkspacesManager(str(place))
    tab = f"notebook:{begin}"
    dock = {"type": "tab-area", "currentIndex": 0, "widgets": [tab]}
    data = {
        "layout-restorer:data": {"main": {"dock": dock, "current": tab}},
        tab: {"data": {"path": begin, "factory": "Notebook"}},
    }
    with suppress(OSError):  # without it the lab opens too
        if not layouts.list_workspaces():
            layouts.save("default", json.dumps({"data": data, "metadata": {"id": "default"}}))


def _json(path: Path, content: Any) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
