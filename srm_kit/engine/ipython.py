"""The IPython shell of ``shell.py``: shows nothing itself, hands everything to a ``Capture``."""

from __future__ import annotations

import os
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.error import StdinNotImplementedError
from IPython.core.interactiveshell import InteractiveShell
from traitlets import Bool, Instance, Type
from traitlets.config import Config

from srm_kit.engine.capture import Capture

__all__ = ["CapturingShell", "refuse_getpass", "refuse_input", "shell_config"]


def _capture_of(part: Any) -> Capture:
    capture: Capture = part.shell.capture
    return capture


class CapturingPublisher(DisplayPublisher):
    """``display``, its updates, and ``clear_output``."""

    def publish(
        self,
        data: Any,
        metadata: Any = None,
        source: Any = "",
        *,
        transient: Any = None,
        update: bool = False,
        **_: Any,
    ) -> None:
        name = (transient or {}).get("display_id")
        if not update:
            _capture_of(self).show(data, metadata or {}, name, None)
        elif name is not None:
            _capture_of(self).replace(data, metadata or {}, name)

    def clear_output(self, wait: bool = False) -> None:
        _capture_of(self).clear(wait)


class CapturingDisplayHook(DisplayHook):
    """The value of the last line of a cell."""

    showing = False

    def start_displayhook(self) -> None:
        self.showing = True

    def write_output_prompt(self) -> None:
        """The prompt number goes with the data."""

    def write_format_data(self, format_dict: Any, md_dict: Any = None) -> None:
        _capture_of(self).show(format_dict, md_dict or {}, None, self.prompt_count)

    def finish_displayhook(self) -> None:
        self.showing = False


class CapturingShell(InteractiveShell):
    """One shell per process, for one report."""

    display_pub_class = Type(CapturingPublisher)
    displayhook_class = Type(CapturingDisplayHook)
    capture = Instance(Capture, ())
    failed = Bool(False)

    def init_environment(self) -> None:
        """What a kernel sets for the programs that a cell starts: no pager, colours as on a terminal."""
        os.environ.update(TERM="xterm-color", CLICOLOR="1", FORCE_COLOR="1", CLICOLOR_FORCE="1")
        os.environ.update(PAGER="cat", GIT_PAGER="cat")

    def enable_gui(self, gui: Any = None) -> None:
        """There is no window to serve."""

    def system(self, cmd: str) -> None:
        """``!command``, with what it prints in its place."""
        if cmd.rstrip().endswith("&"):
            raise OSError("Background processes not supported.")
        from IPython.utils import process

        expand: Any = self.var_expand
        self.user_ns["_exit_code"] = process.system(expand(cmd, depth=1))  # type: ignore[attr-defined]

    def ask_exit(self) -> None:
        """``exit`` in a cell ends the session, as it ends a kernel."""
        self.exit_now = True

    def _showtraceback(self, etype: Any, evalue: Any, stb: list[str]) -> None:
        if getattr(self.displayhook, "showing", False):
            self.failed = True  # the value could not be shown: for IPython itself the cell succeeded
        self.capture.add_error(str(etype.__name__), str(evalue), stb)


def shell_config() -> Config:
    """No history, so no second thread and nothing of a client in the user's profile; colours as in a kernel."""
    config = Config()
    config.HistoryManager.enabled = False
    config.HistoryManager.hist_file = ":memory:"
    config.IPKernelApp.shell = "tqdm asks for the name of this section to know a notebook"
    return config


def refuse_input(*_: Any, **__: Any) -> str:
    """In the place of ``input``: nobody is there to answer."""
    raise StdinNotImplementedError("raw_input was called, but this frontend does not support input requests.")


def refuse_getpass(*_: Any, **__: Any) -> str:
    """In the place of ``getpass.getpass``."""
    raise StdinNotImplementedError("getpass was called, but this frontend does not support input requests.")
