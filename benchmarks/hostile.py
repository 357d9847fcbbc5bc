#!/usr/bin/env python3
"""Look at the clock while the hostile lines of `tests/hostile.py` are checked.

    python benchmarks/hostile.py                  # every tenth line, 100 KB each
    python benchmarks/hostile.py --every 1        # all of them: an hour
    python benchmarks/hostile.py --only of_signs

Prints the slowest lines, each with the ratio of its time to that of a tenth of it: 10 is linear.
"""

from __future__ import annotations

import argparse
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from factcheck.engine import Settings, check_bytes, shipped
from factcheck.sources import FORMATS
from tests import hostile

SOURCES = ("of_signs", "of_rules", "of_words")


def seconds(line: hostile.Line, size: int) -> float:
    """Return the CPU time that *size* characters of *line* take."""
    label = f"article{FORMATS[line.form].suffixes[0]}"
    data = line.data(size)
    start = time.process_time()
    check_bytes(data, label, shipped(), Settings(line.language))
    return time.process_time() - start


def main() -> None:
    """Measure the lines and print the slowest."""
    parser = argparse.ArgumentParser(description="Look for text that takes long.")
    parser.add_argument("--size", type=int, default=100_000, help="characters of a line")
    parser.add_argument("--every", type=int, default=10, metavar="N", help="every Nth line")
    parser.add_argument("--limit", type=float, default=0.5, help="seconds that a line may take")
    parser.add_argument("--only", choices=SOURCES, action="append", help="these lines alone")
    arguments = parser.parse_args()
    names = arguments.only or SOURCES
    lines = [line for name in names for line in getattr(hostile, name)()]
    lines = lines[:: arguments.every]
    found = []
    for line in lines:
        seconds(line, 2_000)  # what is made once is made now
        tenth = seconds(line, arguments.size // 10)
        whole = seconds(line, arguments.size)
        found.append((whole, whole / max(tenth, 1e-4), line.origin))
    found.sort(reverse=True)
    slow = [one for one in found if one[0] > arguments.limit]
    print(
        f"{len(found)} lines of {arguments.size:,} characters:"
        f" median {found[len(found) // 2][0]:.2f} s, {len(slow)} take more than {arguments.limit} s"
    )
    for whole, ratio, origin in found[:25]:
        print(f"{whole:6.2f} s  x{ratio:5.1f}  {origin}")


if __name__ == "__main__":
    main()
