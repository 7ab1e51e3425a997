"""Finds the notebooks, templates and samples, in a checkout and in an installed wheel."""

from __future__ import annotations

from pathlib import Path

from srm_kit.errors import SrmError

__all__ = ["FOLDERS", "ResourceNotFound", "folder"]

FOLDERS = ("notebooks", "templates", "data_samples")

_PACKAGE = Path(__file__).resolve().parent


class ResourceNotFound(SrmError):
    """A folder that ships with srm-kit is not there: the installation is incomplete."""

    def __init__(self, name: str, tried: tuple[Path, ...]) -> None:
        places = "".join(f"\n  {place}" for place in tried)
        super().__init__(
            f"srm-kit cannot find its folder '{name}'. Looked in:{places}\n"
            "The installation is incomplete: install srm-kit again, or run it from a complete checkout."
        )
        self.name = name
        self.tried = tried


def folder(name: str) -> Path:
    """Return the folder `name` that ships with srm-kit.

    Parameters
    ----------
    name
        One of `FOLDERS`: "notebooks", "templates" or "data_samples".

    Returns
    -------
    Path
        An absolute path to a folder that exists. Treat it as read-only: after a plain install it lies inside
        the package and may belong to another user.

    Raises
    ------
    ValueError
        `name` is not one of `FOLDERS`; that is a fault in the calling code.
    ResourceNotFound
        The folder is missing from the installation.
    """
    if name not in FOLDERS:
        raise ValueError(f"unknown resource folder {name!r}; choose one of {', '.join(FOLDERS)}")
    places = [_PACKAGE / "_data" / name]
    # Beside an installed package lies site-packages, where a folder of this name belongs to someone else.
    if (_PACKAGE.parent / "pyproject.toml").is_file():
        places.append(_PACKAGE.parent / name)
    for place in places:
        if place.is_dir():
            return place
    raise ResourceNotFound(name, tuple(places))
