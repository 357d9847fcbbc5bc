#!/usr/bin/env python3
"""Measure factcheck against `python -c pass` and against its peers, all in one run.

    python benchmarks/run.py              # start-up, one article warm, throughput
    python benchmarks/run.py --megabytes 10

Prints ratios, because absolute times differ from machine to machine. Times of processes are CPU
time (user and system) of the child, 20th percentile of many runs; P is `python -c pass` of the
same interpreter. Peers (proselint, codespell, typos) are measured where they are installed beside
this interpreter, and a peer that did not do its work is reported as failed, never as fast.
The text is the project's own: the articles of `examples/`, repeated with other figures.
"""

from __future__ import annotations

import argparse
import compileall
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
EXAMPLES = HERE.parent / "examples"
BIN = pathlib.Path(sys.executable).parent
ARTICLES = {"vi": EXAMPLES / "thu-vien.txt", "en": EXAMPLES / "ferry.md"}


def cpu_seconds(command: list[str], accepted: tuple[int, ...] = (0,)) -> float:
    """Return the CPU time of one run of *command*; a wrong exit code ends the benchmark."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        child = subprocess.Popen(command, stdout=nowhere, stderr=nowhere, env=environment)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in accepted:
        sys.exit(f"{' '.join(command)} ended with {child.returncode}")
    return usage.ru_utime + usage.ru_stime


def percentile_20(command: list[str], runs: int, accepted: tuple[int, ...] = (0,)) -> float:
    """Return the 20th percentile of the CPU times of *runs* runs, after one to warm caches."""
    cpu_seconds(command, accepted)
    times = sorted(cpu_seconds(command, accepted) for _ in range(runs))
    return times[runs // 5]


def text_of(language: str, size: int) -> str:
    """Return about *size* bytes of articles: the example's, each time with other plain counts."""
    article = ARTICLES[language].read_text(encoding="utf-8")
    chance = random.Random(language)  # seeded: every run measures the same text
    pieces, length = [], 0
    while length < size:
        piece = re.sub(
            r"(?<![\d.,/])[1-9]\d\d(?![\d.,/])", lambda _: str(chance.randint(100, 999)), article
        )
        pieces.append(piece)
        length += len(piece.encode())
    return "\n\n".join(pieces)


def startup(runs: int) -> None:
    """Print what one article costs as a process, in P."""
    factcheck = str(BIN / "factcheck")
    article = str(ARTICLES["vi"])
    one = percentile_20([sys.executable, "-c", "pass"], runs)
    print(f"P = {1000 * one:.1f} ms (python -c pass)")
    for name, flags in {
        "concise": ["--output-format", "concise"],
        "json": ["--output-format", "json"],
        "full": ["--output-format", "full", "--color", "always"],
    }.items():
        command = [factcheck, "check", "--isolated", *flags, article]
        print(f"factcheck check, {name:8} {percentile_20(command, runs) / one:5.1f} P")
    for peer, accepted in {"proselint": (0, 1), "codespell": (0, 65), "typos": (0, 2)}.items():
        program = BIN / peer
        if not program.exists():
            print(f"{peer}: not installed here")
            continue
        command = [str(program), *(["check"] if peer == "proselint" else []), article]
        print(f"{peer:24} {percentile_20(command, runs, accepted) / one:5.1f} P")


def warm(rounds: int) -> None:
    """Print what one article costs in a process that has checked one before."""
    import factcheck  # noqa: PLC0415 - only this part of the benchmark loads it into itself

    for language, path in ARTICLES.items():
        text = path.read_text(encoding="utf-8")
        factcheck.check(text)
        times = []
        for _ in range(rounds):
            start = time.process_time()
            factcheck.check(text)
            times.append(time.process_time() - start)
        best = sorted(times)[rounds // 5]
        size = len(text.encode())
        print(
            f"warm, {language}: {1000 * best:.2f} ms an article of {size:,} bytes "
            f"({size / best / 1e6:.1f} MB/s)"
        )


def throughput(megabytes: float) -> None:
    """Print megabytes a second of one process over many files, whole process included."""
    factcheck = str(BIN / "factcheck")
    for language in ARTICLES:
        with tempfile.TemporaryDirectory() as folder:
            total = 0
            size = 20_000
            for number in range(int(megabytes * 1_000_000 / size)):
                text = text_of(language, size)
                total += len(text.encode())
                pathlib.Path(folder, f"{number:05d}.txt").write_text(text, encoding="utf-8")
            command = [factcheck, "check", "--isolated", "--exit-zero", "--level", "error"]
            spent = cpu_seconds([*command, "--output-format", "concise", folder])
            print(f"throughput, {language}: {total / spent / 1e6:.1f} MB/s of {total:,} bytes")


def main() -> None:
    """Run every measurement."""
    parser = argparse.ArgumentParser(description="Measure factcheck against its peers.")
    parser.add_argument("--runs", type=int, default=20, help="runs of each process")
    parser.add_argument("--megabytes", type=float, default=2.0, help="text a language")
    arguments = parser.parse_args()
    compileall.compile_dir(str(HERE.parent / "factcheck"), quiet=2)
    startup(arguments.runs)
    warm(50)
    throughput(arguments.megabytes)


if __name__ == "__main__":
    main()
