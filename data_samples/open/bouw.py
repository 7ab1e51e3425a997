"""Build the open sample tables from public tables.

    python data_samples/open/bouw.py --bron FOLDER [--doel FOLDER]

FOLDER holds extracts of the public tables named in BRONNEN.md, in these places:

    iv3/2023_jaarrekening.csv                          annual accounts per municipality and taakveld
    gemeenten/gemeenten_nl_2025_afgeleid.csv           codes, names, provinces, classes of 2025
    gemeenten/gemeenteklassen_2023.tsv                 population and classes of 2023
    gemeenten/herindelingen_2022_2027.csv              mergers, old code to new code
    geo/gemeenten_2023_pdok_wgs84.geojson              the borders of 2023, in degrees

The script writes gemeenten.csv, financien_2023.csv, herindelingen.csv and grenzen_2023.csv in the project's own schema. The
small tables beside it (grootteklassen.csv, taakveldgroepen.csv, aliassen.csv) are kept by hand: input too.
Same input, same bytes: UTF-8 without BOM, ``;``, LF, sorted by code. Standard library only.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

HIER = Path(__file__).resolve().parent
NEDERLAND = "NL01"
NIET_MEEGETELD = frozenset({"0.10", "0.11"})
"""Financing and closing rows: no spending, so they are in no group."""

KOLOMMEN_GEMEENTEN = (
    "code",
    "naam",
    "naam_iv3",
    "aliassen",
    "provinciecode",
    "provincie",
    "inwoners_2023",
    "inwoners_2025",
    "grootteklasse_2023",
    "grootteklasse",
    "stedelijkheid",
    "centrumfunctie",
    "sociale_structuur",
)
KOLOMMEN_FINANCIEN = ("code", "groep", "lasten", "baten", "salarissen")
KOLOMMEN_HERINDELINGEN = (
    "ingangsdatum",
    "code_oud",
    "naam_oud",
    "code_nieuw",
    "naam_nieuw",
    "soort",
    "status",
    "gewicht",
)
KOLOMMEN_GRENZEN = ("code", "lijn")
RASTER = (0.012, 0.008)
"""Degrees of longitude and latitude between two places where a border may have a corner: some 850 metres."""
BUITENLAND = "GM0998"

Rij = Mapping[str, str]
Lijn = list[tuple[int, int]]


class BronKloptNiet(Exception):
    """A source table does not have the shape or the totals this script counts on."""


def lees(pad: Path, scheiding: str = ";") -> list[dict[str, str]]:
    """Read one table as rows of text; every value stripped of outer spaces."""
    with pad.open(encoding="utf-8-sig", newline="") as bestand:
        return [
            {kolom: (waarde or "").strip() for kolom, waarde in rij.items()}
            for rij in csv.DictReader(bestand, delimiter=scheiding)
        ]


def schrijf(pad: Path, kolommen: Sequence[str], rijen: Iterable[Rij]) -> None:
    """Write one table in the fixed form of this folder."""
    with pad.open("w", encoding="utf-8", newline="") as bestand:
        schrijver = csv.DictWriter(bestand, kolommen, delimiter=";", lineterminator="\n")
        schrijver.writeheader()
        schrijver.writerows(rijen)


def eis(voorwaarde: bool, melding: str) -> None:
    """Stop with ``melding`` when the source is not what the script expects."""
    if not voorwaarde:
        raise BronKloptNiet(melding)


def grootteklasse(inwoners: int, klassen: Sequence[Rij]) -> str:
    """The id of the size class a population falls in (lower bound included)."""
    for klasse in klassen:
        if inwoners >= int(klasse["vanaf"]) and (not klasse["tot"] or inwoners < int(klasse["tot"])):
            return klasse["id"]
    raise BronKloptNiet(f"no size class for {inwoners} inhabitants")


def klasse_uit_bron(tekst: str) -> str:
    """Turn the run-together class label of the source into the id of grootteklassen.csv."""
    kern = tekst.lower().replace("inwoners", "")
    if kern.endswith("ofmeer"):
        return f"{int(kern.removesuffix('ofmeer')) // 1000}k+"
    if kern.startswith("minderdan"):
        return f"0-{int(kern.removeprefix('minderdan')) // 1000}k"
    onder, boven = kern.split("tot")
    return f"{int(onder) // 1000}-{int(boven) // 1000}k"


def maak_gemeenten(bron: Path, hier: Path = HIER) -> list[dict[str, str]]:
    """One row per municipality; the classes follow from the population and must agree with the source."""
    klassen = lees(hier / "grootteklassen.csv")
    aliassen: dict[str, list[str]] = {}
    for rij in lees(hier / "aliassen.csv"):
        aliassen.setdefault(rij["code"], []).append(rij["alias"])
    inwoners_2023 = {r["Gemeenten"]: r for r in lees(bron / "gemeenten/gemeenteklassen_2023.tsv", "\t")}
    rijen = []
    for rij in lees(bron / "gemeenten/gemeenten_nl_2025_afgeleid.csv"):
        code, naam_iv3 = rij["gemeentecode"], rij["naam_iv3"]
        eis(naam_iv3 in inwoners_2023, f"{code} {naam_iv3} is not in the table of 2023")
        toen = inwoners_2023[naam_iv3]
        klasse_toen = grootteklasse(int(toen["Inwonertal"]), klassen)
        klasse_nu = grootteklasse(int(rij["inwoners_2025"]), klassen)
        eis(klasse_toen == klasse_uit_bron(toen["Gemeentegrootte"]), f"{code}: size class of 2023 disagrees")
        eis(klasse_nu == klasse_uit_bron(rij["grootteklasse"]), f"{code}: size class of 2025 disagrees")
        eis(rij["stedelijkheid_klasse"] in set("12345"), f"{code}: urbanisation class is not 1 to 5")
        rijen.append(
            {
                "code": code,
                "naam": rij["gemeentenaam"],
                "naam_iv3": naam_iv3 if naam_iv3 != rij["gemeentenaam"] else "",
                "aliassen": "|".join(sorted(aliassen.get(code, []))),
                "provinciecode": rij["provinciecode"],
                "provincie": rij["provincienaam"],
                "inwoners_2023": toen["Inwonertal"],
                "inwoners_2025": rij["inwoners_2025"],
                "grootteklasse_2023": klasse_toen,
                "grootteklasse": klasse_nu,
                "stedelijkheid": rij["stedelijkheid_klasse"],
                "centrumfunctie": rij["centrumfunctie"].lower(),
                "sociale_structuur": rij["sociale_structuur"].lower(),
            }
        )
    codes = [rij["code"] for rij in rijen]
    eis(len(set(codes)) == len(codes), "a code occurs twice")
    return sorted(rijen, key=lambda rij: rij["code"])


def groep_per_taakveld(hier: Path = HIER) -> dict[str, str]:
    """Which basic group each taakveld of 2023 belongs to; a taakveld is in exactly one."""
    indeling: dict[str, str] = {}
    for rij in lees(hier / "taakveldgroepen.csv"):
        if rij["soort"] != "basis":
            continue
        for taakveld in rij["onderdelen"].split():
            eis(taakveld not in indeling, f"taakveld {taakveld} is in two groups")
            indeling[taakveld] = rij["groep"]
    return indeling


def bedrag(tekst: str) -> int | None:
    """An amount in 1.000 euro as a whole number; empty stays empty (nothing was booked)."""
    if not tekst:
        return None
    waarde = float(tekst)
    eis(waarde == int(waarde), f"amount {tekst} is not a whole number of 1.000 euro")
    return int(waarde)


def maak_financien(bron: Path, gemeenten: Sequence[Rij], hier: Path = HIER) -> list[dict[str, str]]:
    """Lasten, baten and salaries per municipality and basic group, and the national row of the source.

    The source has names only. They are matched once, here, against the registry, one to one; everything after
    this script joins on code. A municipality whose rows are all zero has not delivered and is left out.
    """
    indeling = groep_per_taakveld(hier)
    codes = {rij["naam"]: rij["code"] for rij in gemeenten} | {"Nederland": NEDERLAND}
    eis(len(codes) == len(gemeenten) + 1, "two municipalities share a name")
    inwoners = {rij["naam"]: rij["inwoners_2023"] for rij in gemeenten}
    sommen: dict[tuple[str, str], list[int | None]] = {}
    gezien: set[tuple[str, str]] = set()
    for rij in lees(bron / "iv3/2023_jaarrekening.csv"):
        naam = rij["Gemeenten"]
        taakveld = rij["Taakveld"].split(" ", 1)[0]
        eis(naam in codes, f"{naam} is not in the registry")
        eis(naam == "Nederland" or rij["Inwonertal"] == inwoners[naam], f"{naam}: population disagrees")
        if taakveld in NIET_MEEGETELD:
            continue
        eis(taakveld in indeling, f"taakveld {taakveld} is in no group")
        eis((naam, taakveld) not in gezien, f"{naam} {taakveld} occurs twice")
        gezien.add((naam, taakveld))
        som = sommen.setdefault((codes[naam], indeling[taakveld]), [None, None, None])
        for plek, kolom in enumerate(("Lasten", "Baten", "L1.1 Salarissen en sociale lasten")):
            waarde = bedrag(rij[kolom])
            if waarde is not None:
                som[plek] = (som[plek] or 0) + waarde
    eis({code for code, _ in sommen} == set(codes.values()), "a municipality has no rows in the accounts")
    volgorde = {groep: plek for plek, groep in enumerate(dict.fromkeys(indeling.values()))}
    geleverd = {code for (code, _), som in sommen.items() if som[0] or som[1]}
    rijen = [
        {
            "code": code,
            "groep": groep,
            "lasten": str(som[0] or 0),
            "baten": str(som[1] or 0),
            "salarissen": "" if som[2] is None else str(som[2]),
        }
        for (code, groep), som in sorted(sommen.items(), key=lambda post: (post[0][0], volgorde[post[0][1]]))
        if code in geleverd
    ]
    controleer_totalen(rijen)
    return rijen


def controleer_totalen(rijen: Sequence[Rij]) -> None:
    """The municipalities must add up to the national row of the source, group by group."""
    verschil: dict[tuple[str, str], int] = {}
    for rij in rijen:
        teken = -1 if rij["code"] == NEDERLAND else 1
        for kolom in ("lasten", "baten", "salarissen"):
            sleutel = (rij["groep"], kolom)
            verschil[sleutel] = verschil.get(sleutel, 0) + teken * int(rij[kolom] or 0)
    fout = sorted(sleutel for sleutel, waarde in verschil.items() if waarde)
    eis(not fout, f"municipalities do not add up to the national row: {fout}")


def maak_herindelingen(bron: Path) -> list[dict[str, str]]:
    """One row per old code; with ``toevoeging`` the new code existed, with ``samenvoeging`` it began."""
    rijen = []
    for rij in lees(bron / "gemeenten/herindelingen_2022_2027.csv"):
        soort = rij["soort"]
        rijen.append(
            {
                "ingangsdatum": rij["ingangsdatum"],
                "code_oud": rij["code_oud"],
                "naam_oud": rij["naam_oud"],
                "code_nieuw": rij["code_nieuw"],
                "naam_nieuw": rij["naam_nieuw"],
                "soort": "toevoeging" if "toevoeging" in soort else "samenvoeging",
                "status": "voorgenomen" if "voorgenomen" in soort else "vastgesteld",
                "gewicht": f"{float(rij['gewicht']):g}",
            }
        )
    return sorted(rijen, key=lambda rij: (rij["ingangsdatum"], rij["code_nieuw"], rij["code_oud"]))


def maak_grenzen(bron: Path, gemeenten: Sequence[Rij]) -> list[dict[str, str]]:
    """One row per closed line around a municipality: its corners on the grid, the first as place, the next as steps.

    Neighbours round to the same corners, so no gap comes between them; what no two share is the border of the country.
    """
    kaart = json.loads((bron / "geo/gemeenten_2023_pdok_wgs84.geojson").read_text(encoding="utf-8"))
    per_code: dict[str, list[Lijn]] = {}
    for vlak in kaart["features"]:
        code, vorm = vlak["properties"]["gemeentecode"], vlak["geometry"]
        delen = vorm["coordinates"] if vorm["type"] == "MultiPolygon" else [vorm["coordinates"]]
        if code != BUITENLAND:
            per_code[code] = [op_raster(deel[0]) for deel in delen]
    eis(set(per_code) == {rij["code"] for rij in gemeenten}, "a municipality has no border")
    per_code[NEDERLAND] = buitenrand([lijn for lijnen in per_code.values() for lijn in lijnen])
    rijen = []
    for code, ruw in sorted(per_code.items()):
        lijnen = [lijn for lijn in map(hoekpunten, ruw) if len(lijn) > 2]
        eis(bool(lijnen), f"{code}: nothing is left of the border")
        for lijn in sorted(lijnen, key=lambda lijn: (-len(lijn), lijn)):
            stappen = [lijn[0], *((x - a, y - b) for (a, b), (x, y) in pairwise(lijn))]
            rijen.append({"code": code, "lijn": " ".join(f"{x},{y}" for x, y in stappen)})
    return rijen


def op_raster(punten: Iterable[Sequence[float]]) -> Lijn:
    """A closed line on the grid, without repeats."""
    over: Lijn = []
    for lengte, breedte in punten:
        plek = (round(lengte / RASTER[0]), round(breedte / RASTER[1]))
        if not over or over[-1] != plek:
            over.append(plek)
    if over and over[0] == over[-1]:
        over.pop()
    return over


def buitenrand(lijnen: Iterable[Lijn]) -> list[Lijn]:
    """The closed lines of the sides that no two of these lines share."""
    vaak: dict[tuple[tuple[int, int], tuple[int, int]], int] = {}
    for lijn in lijnen:
        for een, ander in zip(lijn, [*lijn[1:], *lijn[:1]], strict=True):
            zijde = (min(een, ander), max(een, ander))
            vaak[zijde] = vaak.get(zijde, 0) + 1
    verder: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for een, ander in sorted(zijde for zijde, keer in vaak.items() if keer % 2):
        verder.setdefault(een, []).append(ander)
        verder.setdefault(ander, []).append(een)
    # Every place has an even number of sides, so a walk ends where it began.
    randen = []
    for begin in sorted(verder):
        while verder[begin]:
            rand, hier = [begin], begin
            while verder[hier]:
                volgende = verder[hier].pop()
                verder[volgende].remove(hier)
                rand.append(hier := volgende)
            randen.append(rand[:-1])
    return randen


def hoekpunten(lijn: Lijn) -> Lijn:
    """The corners of a closed line, without spikes and places on a straight line."""
    over = list(lijn)
    klaar = False
    while not klaar and len(over) > 2:
        klaar = True
        for nummer, (x, y) in enumerate(over):
            (voor_x, voor_y), (na_x, na_y) = over[nummer - 1], over[(nummer + 1) % len(over)]
            if (x - voor_x) * (na_y - y) == (y - voor_y) * (na_x - x):
                del over[nummer]
                klaar = False
                break
    return over


def bouw(bron: Path, doel: Path, hier: Path = HIER) -> tuple[Path, ...]:
    """Write the four built tables to ``doel`` and return their paths."""
    gemeenten = maak_gemeenten(bron, hier)
    financien = maak_financien(bron, gemeenten, hier)
    herindelingen = maak_herindelingen(bron)
    grenzen = maak_grenzen(bron, gemeenten)
    doel.mkdir(parents=True, exist_ok=True)
    namen = ("gemeenten.csv", "financien_2023.csv", "herindelingen.csv", "grenzen_2023.csv")
    paden = tuple(doel / naam for naam in namen)
    schrijf(paden[0], KOLOMMEN_GEMEENTEN, gemeenten)
    schrijf(paden[1], KOLOMMEN_FINANCIEN, financien)
    schrijf(paden[2], KOLOMMEN_HERINDELINGEN, herindelingen)
    schrijf(paden[3], KOLOMMEN_GRENZEN, grenzen)
    return paden


def main(argumenten: Sequence[str] | None = None) -> int:
    """Run from the command line; a source that does not fit gives one line and exit code 2."""
    lezer = argparse.ArgumentParser(description="Build data_samples/open from public tables.")
    lezer.add_argument("--bron", type=Path, required=True, help="folder with extracts of the public tables")
    lezer.add_argument("--doel", type=Path, default=HIER, help="folder to write to (default: here)")
    keuzes = lezer.parse_args(argumenten)
    try:
        paden = bouw(keuzes.bron, keuzes.doel)
    except (BronKloptNiet, FileNotFoundError) as fout:
        print(f"The tables were not built: {fout}", file=sys.stderr)
        return 2
    for pad in paden:
        print(f"{pad.name}: {pad.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
