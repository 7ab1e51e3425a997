"""Makes norms of a folder of dossiers, keeps the account, and writes the file with a page that says what it is."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from random import Random, SystemRandom

from srm_kit.dossier import load, write_norms
from srm_kit.dossier.keeping.fingerprint import dossier_candidates
from srm_kit.errors import SrmError
from srm_kit.model import METHODE_ID, drempels
from srm_kit.norms.contribution import Contribution, contribution_of
from srm_kit.norms.norm_account import NormsRefused, Released, opened, save
from srm_kit.norms.norm_page import norm_page
from srm_kit.norms.norm_release import release

__all__ = ["NormsMade", "build_norms"]


@dataclass(frozen=True, slots=True)
class NormsMade:
    """What was written, and whom it is about: names of those who count, and of those left out with the reason."""

    released: Released
    used: tuple[str, ...]
    left_out: tuple[str, ...]
    again: bool


def build_norms(
    folder: Path, out: Path, *, epsilon: str, account: Path, total: str = "", seed: int | None = None
) -> NormsMade:
    """Norms of the dossiers in ``folder``, written to ``out`` with a page of explanation beside it.

    Parameters
    ----------
    folder
        A folder with dossiers; of each municipality the newest counts.
    out
        The CSV file.
    epsilon
        What this release may cost each municipality, as a number in words.
    account
        The file with all releases so far; made when it is not there.
    total
        What all releases together may cost a municipality; empty: as agreed, or 6 in a new account.
    seed
        The noise of fictional municipalities can be drawn again with this; refused for real ones.

    Raises
    ------
    NormsRefused
        Too few municipalities, fictional beside real ones, or more than the account allows.
    """
    if not folder.is_dir():
        raise NormsRefused(f"There is no folder with dossiers at {folder}.")
    if out.is_dir():
        raise NormsRefused(f"{out} is a folder; name a file, for instance {out / 'normen.csv'}.")
    found = dossier_candidates(folder)
    read, left_out = _contributions(found.dossiers)
    left_out += [f"{other.name}: no dossier that can be read" for other in found.others]
    chosen, older = _newest(read)
    left_out += older
    _check(chosen, left_out, seed)
    random = SystemRandom() if seed is None else Random(seed)
    digest = _digest(chosen, epsilon, seed)
    with opened(account, total) as book:
        earlier = book.same(digest)
        made = earlier or _made(chosen, epsilon, digest, random)
        if earlier is None:
            # First the account: after a cut the same command gives this release again, and nothing was given away unseen.
            save(book.with_release(made), account)
        _write(out, made, chosen)
    return NormsMade(made, tuple(item.name for item in chosen), tuple(left_out), earlier is not None)


def _contributions(places: Iterable[Path]) -> tuple[list[Contribution], list[str]]:
    read, left_out = [], []
    for place in places:
        try:
            item = contribution_of(load(place))
        except SrmError:
            left_out.append(f"{place.name}: cannot be used as it is; run srm check {place}")
            continue
        if item.reason:
            left_out.append(f"{place.name}: {item.reason}")
        else:
            read.append(item)
    return read, left_out


def _newest(read: Iterable[Contribution]) -> tuple[list[Contribution], list[str]]:
    """One per municipality, in a fixed order: whoever would count twice could lose twice as much."""
    chosen: dict[str, Contribution] = {}
    older = []
    for item in sorted(read, key=lambda one: (one.municipality, one.peildatum, one.away)):
        if item.municipality in chosen:
            before = chosen[item.municipality]
            older.append(f"{before.name} of {before.peildatum.isoformat()}: there is a newer one")
        chosen[item.municipality] = item
    return list(chosen.values()), older


def _check(chosen: list[Contribution], left_out: list[str], seed: int | None) -> None:
    least = drempels().referentie_gemeenten
    if len(chosen) < least:
        lines = "".join(f"\n- {line}" for line in left_out)
        raise NormsRefused(f"Norms need at least {least} municipalities; {len(chosen)} can be used.{lines}")
    if len({item.fictional for item in chosen}) > 1:
        raise NormsRefused("Fictional and real municipalities stand in this folder; keep them apart.")
    if seed is not None and not chosen[0].fictional:
        raise NormsRefused("--seed is for fictional municipalities: whoever knows it can take the noise away again.")


def _digest(chosen: list[Contribution], epsilon: str, seed: int | None) -> str:
    what = [METHODE_ID, epsilon, seed, [[item.municipality, item.away] for item in chosen]]
    return hashlib.sha256(json.dumps(what, ensure_ascii=False).encode()).hexdigest()


def _made(chosen: list[Contribution], epsilon: str, digest: str, random: Random) -> Released:
    result = release([item.away for item in chosen], Fraction(epsilon), random)
    rows = tuple((row.sleutel, row.gemiddelde, row.sd, row.m) for row in result.norms)
    return Released(digest, epsilon, tuple(item.municipality for item in chosen), rows, round(result.noise, 2))


def _write(out: Path, made: Released, chosen: list[Contribution]) -> None:
    dates = sorted(item.peildatum for item in chosen)
    page = norm_page(out.name, made, dates[0], dates[-1], fictional=chosen[0].fictional)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        for target, data in ((out, write_norms(made.rows())), (out.with_suffix(".md"), page.encode())):
            staged = target.with_name(f".{target.name}.nieuw")
            staged.write_bytes(data)
            os.replace(staged, target)
    except OSError as error:
        raise NormsRefused(f"Cannot write {out}: {error.strerror}.") from None
