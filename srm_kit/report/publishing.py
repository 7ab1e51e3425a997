"""Writing: a private folder to work in, and files that appear together or not at all."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from pathlib import Path

from srm_kit.errors import UitvoerNietSchrijfbaar
from srm_kit.held_folder import held_folder
from srm_kit.plain_files import refuse_link_of_others

__all__ = ["Workdir", "publish"]


class Workdir:
    """A private folder beside the output, gone afterwards whatever happens; the next one clears what a kill left."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self._undo = ExitStack()

    def __enter__(self) -> Path:
        try:
            # On the same disk as the output, so that publishing is a rename.
            self.made = [item for item in (self.out, *self.out.parents) if not item.exists()]
            refuse_link_of_others(self.out)
            self.out.mkdir(parents=True, exist_ok=True)
            # Whole path: a browser and the notebooks work from a folder of their own.
            return self._undo.enter_context(held_folder(self.out.resolve(), ".srm-werk-"))
        except OSError as error:
            raise UitvoerNietSchrijfbaar(self.out, error.strerror or "it cannot be made") from None

    def __exit__(self, *problem: object) -> None:
        self._undo.close()
        if problem[0] is not None:
            for item in self.made:
                try:
                    item.rmdir()
                except OSError:
                    break


def _keep_mode(there: Path, made: Path) -> None:
    """A report that someone closed to others stays so when it is made anew; a first one follows the umask."""
    with suppress(OSError):
        form = there.lstat()
        if stat.S_ISREG(form.st_mode):
            made.chmod(stat.S_IMODE(form.st_mode))


def publish(out: Path, work: Path, files: Mapping[str, bytes]) -> None:
    """Puts all files in ``out`` by rename, in their order; when one fails, the earlier files come back.

    One may fail although the folder can be written: on Windows a file that is open in Word cannot be replaced.
    The colophon goes last, so that it never speaks of a report that is not there. ``work`` is on the same disk.
    """
    fresh, former = work / "nieuw", work / "eerder"
    done: list[str] = []
    name = ""
    try:
        fresh.mkdir()
        former.mkdir()
        for name, data in files.items():
            with (fresh / name).open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            _keep_mode(out / name, fresh / name)
        for name in files:
            if (out / name).is_file() and not (out / name).is_symlink():
                shutil.copy2(out / name, former / name)
            os.replace(fresh / name, out / name)
            done.append(name)
    except OSError as error:
        for earlier in reversed(done):
            if (former / earlier).exists():
                os.replace(former / earlier, out / earlier)
            else:
                (out / earlier).unlink(missing_ok=True)
        reason = error.strerror or "it cannot be written"
        raise UitvoerNietSchrijfbaar(out / name, f"{reason} (close it first if it is open in a program)") from None
