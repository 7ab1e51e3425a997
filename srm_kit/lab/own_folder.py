"""What JupyterLab remembers of a person, in the home folder: their trust in notebooks, settings and layout.

None of it lies in a workspace. That is a folder one may receive, and what lies in it must not decide what runs.
"""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from srm_kit.errors import SrmError

__all__ = ["HomeFolderUnsafe", "OwnFolder"]


class HomeFolderUnsafe(SrmError):
    """The folder for what the lab remembers is a link, or belongs to someone else."""


@dataclass(frozen=True, slots=True)
class OwnFolder:
    """The folder of this person, open to nobody else."""

    place: Path

    @classmethod
    def of_home(cls) -> OwnFolder:
        """The one in the home folder, made when it is not there.

        Raises ``HomeFolderUnsafe`` when something else stands in its place.
        """
        place = Path.home() / ".srm-werkbank"
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        form = place.lstat()
        if not stat.S_ISDIR(form.st_mode) or (os.name == "posix" and form.st_uid != os.geteuid()):
            raise HomeFolderUnsafe(f"{place} is a link or belongs to someone else. Move it away and try again.")
        place.chmod(0o700)
        made = cls(place)
        for folder in (made.trust, made.settings):
            folder.mkdir(mode=0o700, exist_ok=True)
        return made

    @property
    def trust(self) -> Path:
        """The secret with which notebooks are signed, and the signatures."""
        return self.place / "vertrouwen"

    @property
    def settings(self) -> Path:
        """What the person set in JupyterLab."""
        return self.place / "gebruiker"

    def layout(self, workspace: Path) -> Path:
        """Which notebooks were open in a workspace."""
        name = hashlib.sha256(os.fsencode(workspace.resolve())).hexdigest()[:16]
        return self.place / "indeling" / name
