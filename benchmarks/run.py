#!/usr/bin/env python3
"""Measure factcheck against `python -c pass` and against its peers, all in one run.

    python benchmarks/run.py                    # everything, on 10 MB of text in each language
    python benchmarks/run.py --megabytes 1      # quicker and rougher
    python benchmarks/run.py --large            # 100 MB as well: is it linear, is memory flat?
    python benchmarks/run.py --only throughput  # one part
    python benchmarks/run.py --markdown         # the tables of docs/benchmarks.md

Prints ratios, because absolute times differ from machine to machine. Times of processes are CPU
time (user and system) of the child, 20th percentile of many runs; P is `python -c pass` of the
same interpreter. The peers (proselint, codespell, typos; textlint with its date-weekday rule where
there is npm) are installed into `build/peers` by the first run. Each is given the same files, and
a tool that does not report the slips that were planted in them is told as failed, never as fast.
"""

from __future__ import annotations

import argparse
import compileall
import os
import pathlib
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import peers
import texts

HERE = pathlib.Path(__file__).resolve().parent
EXAMPLES = HERE.parent / "examples"
FACTCHECK = str(pathlib.Path(sys.executable).parent / "factcheck")
ARTICLES = {"vi": EXAMPLES / "thu-vien.txt", "en": EXAMPLES / "ferry.md"}
CHECK = (FACTCHECK, "check", "--isolated", "--exit-zero", "--output-format", "concise", "--jobs")
PARTS = ("startup", "warm", "throughput", "linearity", "memory", "jobs")


class Run(NamedTuple):
    """What one run of a command cost, and what it printed."""

    cpu: float  # seconds, user and system
    wall: float
    kilobytes: int  # the most memory it held, 0 if nobody can tell
    printed: str
    code: int


class Row(NamedTuple):
    """One line of a table; a *value* below its *target* is good unless *more* is."""

    what: str
    value: str
    target: str = ""


def run(command: list[str]) -> Run:
    """Run *command*; memory is measured where there is GNU time.

    The `ru_maxrss` of a child would count the pages of this process, from which it was forked.
    """
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryFile("w+b") as out, tempfile.NamedTemporaryFile("r") as facts:
        timed = ["/usr/bin/time", "-f", "%M", "-o", facts.name]
        has_time = os.path.exists(timed[0])
        start = time.monotonic()
        child = subprocess.Popen(
            [*(timed if has_time else ()), *command],
            stdout=out,
            stderr=subprocess.STDOUT,
            env=environment,
        )
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.monotonic() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        printed = out.read().decode(errors="replace")
        told = facts.read().split()
    memory = int(told[-1]) if told and told[-1].isdigit() else 0
    return Run(usage.ru_utime + usage.ru_stime, wall, memory, printed, child.returncode)


def percentile_20(command: list[str], runs: int) -> float:
    """Return the 20th percentile of the CPU times of *runs* runs, after one to warm caches."""
    run(command)
    return sorted(run(command).cpu for _ in range(runs))[runs // 5]


# Start-up -----------------------------------------------------------------------------------


def startup(runs: int) -> Iterator[Row]:
    """Yield what one article costs as a process, in P."""
    article = str(ARTICLES["en"])
    one = percentile_20([sys.executable, "-c", "pass"], runs)
    yield Row("P: `python -c pass`", f"{1000 * one:.1f} ms")
    costs: dict[str, float] = {}
    for name, flags, target in (
        ("concise", ["concise"], "≤ 9 P"),
        ("json", ["json"], "≤ 9 P"),
        ("full", ["full", "--color", "always"], "≤ 12 P"),
    ):
        command = [FACTCHECK, "check", "--isolated", "--output-format", *flags, article]
        costs[name] = percentile_20(command, runs)
        yield Row(f"factcheck, {name}", f"{costs[name] / one:.1f} P", target)
    for peer in peers.installed():
        cost = percentile_20([*peer.command, article], runs)
        ours = f", factcheck is {costs['concise'] / cost:.2f} of it"
        target = "≤ 0.65 of it" if peer.name == "proselint" else ""
        yield Row(peer.name, f"{cost / one:.1f} P{ours}", target)


def warm(rounds: int) -> Iterator[Row]:
    """Yield what one article costs in a process that has checked one before."""
    import factcheck  # noqa: PLC0415 - only this part loads it into itself

    for language, path in ARTICLES.items():
        text = path.read_text(encoding="utf-8")
        factcheck.check(text)
        spent = []
        for _ in range(rounds):
            start = time.process_time()
            factcheck.check(text)
            spent.append(time.process_time() - start)
        best = sorted(spent)[rounds // 5]
        size = len(text.encode())
        told = f"{1000 * best:.2f} ms of {size:,} bytes ({size / best / 1e6:.1f} MB/s)"
        yield Row(f"one article warm, {language}", told, "≤ 3 ms")


# Many articles ------------------------------------------------------------------------------


def write(folder: str, language: str, size: int) -> int:
    """Write *size* bytes of articles into *folder* and return how many bytes there are."""
    total = 0
    for number, text in enumerate(texts.articles(language, size)):
        data = text.encode()
        # A folder has a thousand files at most, as an archive would.
        place = pathlib.Path(folder, f"{number // 1_000:03d}", f"{number:06d}.txt")
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(data)
        total += len(data)
    return total


def throughput(megabytes: float) -> Iterator[Row]:
    """Yield megabytes a second of one process over many files, its start included."""
    for language in ARTICLES:
        with tempfile.TemporaryDirectory() as folder:
            total = write(folder, language, int(megabytes * 1e6))
            number = sum(len(files) for _, _, files in os.walk(folder))
            done = run([*CHECK, "1", folder])
            ours = total / done.cpu / 1e6
            failed = missing("factcheck", done.printed, number)
            yield Row(
                f"factcheck, {language}, {total / 1e6:.1f} MB, all rules",
                failed or f"{ours:.2f} MB/s, {done.kilobytes / 1000:.0f} MB of memory",
                "≥ 10 MB/s",
            )
            for peer in peers.installed():
                # A slow peer need not read everything.
                sample = min(total, int(peer.megabytes * 1e6))
                with tempfile.TemporaryDirectory() as smaller:
                    total_read = write(smaller, language, sample) if sample < total else total
                    where = smaller if sample < total else folder
                    files = sorted(str(path) for path in pathlib.Path(where).rglob("*.txt"))
                    theirs = run([*peer.command, *(files if peer.wants_files else [where])])
                failed = missing(peer.name, theirs.printed, len(files))
                speed = total_read / theirs.cpu / 1e6
                target = "≥ 20" if peer.name == "proselint" else ""
                yield Row(
                    f"{peer.name}, {language}",
                    failed
                    or f"{speed:.2f} MB/s, {theirs.kilobytes / 1000:.0f} MB;"
                    f" factcheck is {ours / speed:.2f} times as fast",
                    target,
                )


def missing(name: str, printed: str, articles: int) -> str:
    """Return what is wrong if a tool did not report the slips planted in some of the articles."""
    found = printed.count(texts.TOLD[name])
    planted = -(-articles // texts.SLIPS_EVERY)
    if found >= planted:
        return ""
    last = (printed.strip().splitlines() or ["nothing printed"])[-1]
    return f"failed: {found} of {planted} planted slips told ({last[:80]})"


def linearity(sizes: tuple[float, ...]) -> Iterator[Row]:
    """Yield how the time grows with the size of the corpus, and of one article."""
    for language in ARTICLES:
        spent = {}
        for size in sizes:
            with tempfile.TemporaryDirectory() as folder:
                write(folder, language, int(size * 1e6))
                spent[size] = run([*CHECK, "1", folder]).cpu
        for small, large in pairwise(sizes):
            yield Row(
                f"t({large:g} MB) / t({small:g} MB), {language}",
                f"{spent[large] / spent[small]:.1f}",
                f"≤ {1.2 * large / small:.0f}",
            )
        with tempfile.TemporaryDirectory() as folder:
            times = []
            for size in (100_000, 1_000_000):
                article = next(texts.articles(language, 1, article=size))
                path = pathlib.Path(folder, f"{size}.txt")
                path.write_text(article, encoding="utf-8")
                times.append(run([*CHECK, "1", str(path)]).cpu)
        yield Row(f"one article of 1 MB / 0.1 MB, {language}", f"{times[1] / times[0]:.1f}", "≤ 12")


def memory(sizes: tuple[float, ...]) -> Iterator[Row]:
    """Yield how the memory grows with the number of articles."""
    held = {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            write(folder, "en", int(size * 1e6))
            held[size] = run([*CHECK, "1", folder]).kilobytes / 1000
    for small, large in pairwise(sizes):
        yield Row(
            f"memory of {large:g} MB / of {small:g} MB of articles",
            f"{held[large] / held[small]:.2f} ({held[large]:.0f} MB / {held[small]:.0f} MB)"
            if held[small]
            else "not measured: there is no /usr/bin/time",
            "≤ 1.5",
        )


def jobs(megabytes: float) -> Iterator[Row]:
    """Yield how much quicker two processes are, by the clock, and whether they print the same."""
    with tempfile.TemporaryDirectory() as folder:
        total = sum(write(folder, language, int(megabytes * 5e5)) for language in ("en",))
        one, two = run([*CHECK, "1", folder]), run([*CHECK, "2", folder])
    same = "same output" if one.printed == two.printed else "OTHER OUTPUT"
    yield Row(
        f"--jobs 2 against one, {total / 1e6:.0f} MB, wall time",
        f"{one.wall / two.wall:.2f} times as fast, {same}",
        "≥ 1.6",
    )


def main() -> None:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(description="Measure factcheck against its peers.")
    parser.add_argument("--runs", type=int, default=20, help="runs of each process")
    parser.add_argument("--megabytes", type=float, default=10.0, help="text a language")
    parser.add_argument("--large", action="store_true", help="also ten times as much text")
    parser.add_argument("--only", choices=PARTS, action="append", help="one part")
    parser.add_argument("--markdown", action="store_true", help="print tables for the docs")
    arguments = parser.parse_args()
    compileall.compile_dir(str(HERE.parent / "factcheck"), quiet=2)
    peers.install()
    most = arguments.megabytes
    sizes = (most / 10, most, *((most * 10,) if arguments.large else ()))
    parts = {
        "startup": lambda: startup(arguments.runs),
        "warm": lambda: warm(50),
        "throughput": lambda: throughput(most),
        "linearity": lambda: linearity(sizes),
        "memory": lambda: memory(sizes),
        "jobs": lambda: jobs(most),
    }
    load = "/".join(f"{number:.1f}" for number in os.getloadavg())
    print(
        f"Python {platform.python_version()}, {os.cpu_count()} cores, load {load} at the start;"
        f" peers: {', '.join(peer.version for peer in peers.installed()) or 'none'}"
    )
    for part in arguments.only or PARTS:
        print(f"\n{'### ' if arguments.markdown else ''}{part}\n")
        if arguments.markdown:
            print("| | measured | target |\n|---|---|---|")
        for row in parts[part]():
            if arguments.markdown:
                print(f"| {row.what} | {row.value} | {row.target} |", flush=True)
            else:
                print(f"{row.what:44} {row.value}  {row.target and f'[{row.target}]'}", flush=True)


if __name__ == "__main__":
    main()
