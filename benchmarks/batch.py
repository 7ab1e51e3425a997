"""What a batch costs beside other ways to make the same reports, in one run with the same number of processes.

Run: ``python benchmarks/batch.py [--rapporten 20] [--groei 10 100 1000]``. Prints the tables of docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"  # as the warm parent does, so that all sides use one core each

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "data_samples" / "voorbeeldstad"
NAMES = ("1_richten", "2_inrichten", "3_verrichten", "4_samenvatting")


def dossiers(folder: Path, count: int) -> list[Path]:
    """So many copies of the sample, each of a municipality of its own."""
    made = []
    for number in range(count):
        target = folder / f"dorp-{number:04}"
        shutil.copytree(SAMPLE, target, ignore=shutil.ignore_patterns(".*"))
        settings = target / "dossier.toml"
        text = settings.read_text(encoding="utf-8").replace("Voorbeeldstad", f"Voorbeelddorp {number}")
        settings.write_text(text, encoding="utf-8")
        made.append(target)
    return made


def by_commands(dossier: Path, out: Path) -> None:
    """The command lines of papermill and nbconvert, notebook by notebook."""
    out.mkdir(parents=True)
    for name in NAMES:
        made = str(out / f"{name}.ipynb")
        run = [sys.executable, "-m", "papermill", str(ROOT / "notebooks" / f"{name}.ipynb"), made, "-k", "python3"]
        run += ["-p", "dossier", str(dossier), "-p", "uitvoer", str(out / "uit")]
        subprocess.run(run, check=True, capture_output=True)
        page = [sys.executable, "-m", "nbconvert", "--to", "html", "--no-input", made]
        subprocess.run(page, check=True, capture_output=True)


_exporter: Any = None


def by_api(dossier: str, out: str) -> None:
    """papermill as a library: nothing saved per cell, the kernel stopped at once, the exporter kept."""
    global _exporter
    import papermill
    from nbconvert import HTMLExporter

    if _exporter is None:
        _exporter = HTMLExporter(exclude_input=True)
    folder = Path(out)
    folder.mkdir(parents=True)
    for name in NAMES:
        nb = papermill.execute_notebook(
            str(ROOT / "notebooks" / f"{name}.ipynb"),
            None,
            parameters={"dossier": dossier, "uitvoer": str(folder / "uit")},
            kernel_name="python3",
            progress_bar=False,
            request_save_on_cell_execute=False,
            shutdown_kernel="immediate",
        )
        page, _ = _exporter.from_notebook_node(nb)
        (folder / f"{name}.html").write_text(page, encoding="utf-8")


def floor(sources: list[Path], out: Path) -> dict[str, float]:
    """Seconds of processor per step without any notebook: the same calls, in one warm process."""
    import nbformat

    from srm_kit.document.house_style import load_style
    from srm_kit.document.page import to_html
    from srm_kit.document.report_value import Report
    from srm_kit.parameters import Parameters
    from srm_kit.phases.sessie import open_sessie
    from srm_kit.report import colophon
    from srm_kit.report.checking import page_faults
    from srm_kit.report.collecting import collect
    from srm_kit.report.cover import cover_of
    from srm_kit.report.forms import chapters_of, chosen_form
    from srm_kit.report.own_choices import with_own_words
    from srm_kit.report.own_notebooks import OwnNotebooks
    from srm_kit.report.preloading import warm

    warm()
    programs = {name: nbformat.read(ROOT / "notebooks" / f"{name}.ipynb", 4) for name in NAMES}
    steps: dict[str, float] = {}
    for number, source in enumerate(sources):
        clock = [time.process_time()]

        def lap(step: str, clock: list[float] = clock, counts: bool = number > 0) -> None:
            clock.append(time.process_time())
            if counts:  # the first one warms
                steps[step] = steps.get(step, 0.0) + clock[-1] - clock[-2]

        folder = out / source.name
        folder.mkdir(parents=True)
        parameters = Parameters(dossier=str(source), uitvoer=str(folder), live=False)
        sessie = open_sessie(parameters)
        lap("reading and measuring")
        executed = []
        for name in NAMES:
            nb = programs[name].copy()
            nb.cells = [_called(cell, space) for space in [_space(parameters)] for cell in nb.cells]
            executed.append(nb)
        lap("phases")
        style, form = load_style(""), chosen_form(sessie)
        chapters = chapters_of(form, with_own_words(collect(executed), sessie.dossier))
        cover = cover_of(sessie)
        about = colophon.as_text(sessie, style, form.label, OwnNotebooks())
        html = to_html(Report(cover, chapters, about, sessie.dossier.peildatum, (), form.name), style)
        lap("rendering")
        assert not page_faults(html, sessie.dossier, [chapter.anchor for chapter in chapters])
        lap("checking")
        (folder / "rapport.html").write_text(html, encoding="utf-8")
        lap("writing")
    return {step: value / (len(sources) - 1) for step, value in steps.items()}


def _space(parameters: Any) -> dict[str, Any]:
    return {"dossier": parameters.dossier, "uitvoer": parameters.uitvoer, "live": False} | {
        "peildatum": "",
        "meetmoment": "",
        "huisstijl": "",
        "concept": False,
    }


def _called(cell: Any, space: dict[str, Any]) -> Any:
    """The cell with what its last line gives, by plain Python."""
    from nbformat import from_dict

    if cell.cell_type != "code" or "parameters" in cell.metadata.get("tags", []):
        return cell
    body = ast.parse(cell.source).body
    last = body.pop() if isinstance(body[-1], ast.Expr) else None
    exec(compile(ast.Module(body, []), "cel", "exec"), space)
    outputs = []
    if last is not None:
        value = eval(compile(ast.Expression(last.value), "cel", "eval"), space)
        if hasattr(value, "_repr_mimebundle_"):
            data = value._repr_mimebundle_()
            outputs = [{"output_type": "execute_result", "data": data, "metadata": {}, "execution_count": 1}]
    return from_dict(dict(cell) | {"outputs": outputs})


@dataclass(frozen=True)
class Made:
    """One ``srm batch``: wall seconds, its manifest, and the most memory (MB) the batch and its warm parent held."""

    seconds: float
    lines: list[dict[str, Any]]
    memory: float
    parent: float


def batch(source: Path, out: Path, jobs: int) -> Made:
    """Runs ``srm batch`` and looks twice a second how large it and its warm parent are."""
    words = [sys.executable, "-m", "srm_kit.cli", "batch", str(source), "--out", str(out), "--jobs", str(jobs)]
    start = time.perf_counter()
    most = [0.0, 0.0]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None:
            children = [_memory(number) for number in _children(process.pid)]
            most = [max(most[0], _memory(process.pid)), max([most[1], *children])]
            with suppress(subprocess.TimeoutExpired):
                process.wait(0.5)
        seconds = time.perf_counter() - start
    assert process.returncode == 0
    lines = [json.loads(line) for line in (out / "manifest.jsonl").read_text(encoding="utf-8").splitlines()]
    return Made(seconds, lines, *most)


def _children(number: int) -> list[int]:
    with suppress(OSError):
        return [int(item) for item in Path(f"/proc/{number}/task/{number}/children").read_text().split()]
    return []


def _memory(number: int) -> float:
    """The most memory a process held until now, in MB; 0 when it is gone."""
    with suppress(OSError):
        for line in Path(f"/proc/{number}/status").read_text().splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) / 1024
    return 0.0


def main() -> None:
    """The ways after each other; the slow ones over fewer reports."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rapporten", type=int, default=20)
    parser.add_argument("--groei", type=int, nargs="*", default=[])
    parser.add_argument("--processen", type=int, default=2)
    chosen = parser.parse_args()
    jobs = chosen.processen
    versions = ", ".join(f"{item} {metadata.version(item)}" for item in ("papermill", "nbconvert", "ipykernel"))
    print(f"Python {platform.python_version()}, {versions}; {jobs} processes; Voorbeeldstad.\n")
    with tempfile.TemporaryDirectory() as name:
        top = Path(name)
        sources = dossiers(top / "bron", chosen.rapporten)

        start = time.perf_counter()
        with ThreadPoolExecutor(jobs) as pool:
            list(pool.map(by_commands, sources[:jobs], [top / "cli" / item.name for item in sources[:jobs]]))
        commands = (time.perf_counter() - start) / jobs

        few = sources[: 4 * jobs]
        with ProcessPoolExecutor(jobs) as processes:
            list(processes.map(by_api, [str(few[0])] * jobs, [str(top / "warm" / str(n)) for n in range(jobs)]))
            start = time.perf_counter()
            list(processes.map(by_api, map(str, few), [str(top / "api" / item.name) for item in few]))
            library = (time.perf_counter() - start) / len(few)

        made = batch(top / "bron", top / "batch", jobs)
        lines = made.lines
        ours = made.seconds / len(lines)
        steps = floor(sources[: min(11, len(sources))], top / "vloer")
        lowest, used = sum(steps.values()), statistics.mean(line["cpu"] for line in lines)
        nothing = batch(top / "bron", top / "batch", jobs).seconds

        print("| way | wall seconds per report | reports per minute | srm batch is |")
        print("|---|---:|---:|---:|")
        print(
            f"| papermill and nbconvert command lines | {commands:.2f} | {60 / commands:.1f} | {commands / ours:.1f} times |"
        )
        print(
            f"| process pool, papermill as a library | {library:.2f} | {60 / library:.1f} | {library / ours:.1f} times |"
        )
        print(f"| srm batch, {len(lines)} reports with start-up | {ours:.2f} | {60 / ours:.1f} | |")
        print(f"\nNothing to do, {len(lines)} reports: {nothing:.2f} s.")
        print(f"\nProcessor seconds per report: srm batch {used:.3f}, floor {lowest:.3f}: {used / lowest:.2f} times.\n")
        print("| floor: step | seconds |\n|---|---:|")
        for step, value in steps.items():
            print(f"| {step} | {value:.3f} |")
        print("\n| srm batch: step (wall) | seconds |\n|---|---:|")
        for step in lines[0]["stappen"]:
            print(f"| {step} | {statistics.mean(line['stappen'][step] for line in lines):.3f} |")
        rest = statistics.mean(line["seconden"] - sum(line["stappen"].values()) for line in lines)
        print(f"| the rest: beginning and ending the child | {rest:.3f} |")
        if chosen.groei:
            print(
                "\n| reports | wall seconds | per minute | per minute after the row above | MB: batch | parent | child |"
            )
            print("|---:|---:|---:|---:|---:|---:|---:|")
        done, before = 0, 0.0
        for count in chosen.groei:
            many = top / f"bron-{count}"
            dossiers(many, count)
            made = batch(many, top / f"groei-{count}", jobs)
            further = f"{60 * (count - done) / (made.seconds - before):.0f}" if done else ""
            child = max(line["piek_mb"] for line in made.lines)
            print(
                f"| {count} | {made.seconds:.1f} | {60 * count / made.seconds:.0f} | {further} "
                f"| {made.memory:.0f} | {made.parent:.0f} | {child:.0f} |",
                flush=True,
            )
            done, before = count, made.seconds


if __name__ == "__main__":
    main()
