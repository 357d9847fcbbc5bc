"""What a check does of its own grows with the article, not with its square.

Counted are the lines of Python that a check runs, so a loop over all figures for each of them shows
that `tests/test_hostile.py`, which counts calls in short articles of many kinds, cannot see.
"""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

import pytest

from factcheck.checks import find_check
from factcheck.engine import shipped
from factcheck.mentions import find_mentions
from factcheck.sources import read_source

SHORT = 8_000  # characters
TIMES = 4
SLACK = 1.25
PIECES = (
    ("compound-total", "txt", "{n} dead and missing, "),
    ("compound-total", "txt", "{n} dead and missing. Later {n} dead, 7 missing. "),
    ("format-mixed", "txt", "{n},{n} people, 12.5 kg and 10.000 people. "),
    ("ordinal-form", "txt", "He came 12st, "),
    ("ordinal-form", "txt", "HE CAME 12ST, "),
    ("ordinal-form", "txt", "Pope John XIIII was here with 7 boats.\n\n"),
    ("list-count", "txt", "7 Six Nations teams. The Six nations: nine. Windows 7, six boats. "),
    ("document-reference", "txt", "Quyết định 12/2019/QĐ-TTg ngày 3/4/2020, "),
    ("document-swap", "txt", "Quyết định {n}/QĐ-TTg về nghề cá, "),
    ("placeholder-left", "txt", '"They came at 7 with XXX", he said, "and TODO: more". '),
    ("table-totals", "md", "| Total | 0 |\n"),
    ("table-totals", "md", "| Gull | 0 |\n| Total | 0 |\n"),
    ("vote-tally", "txt", "Lab 1,235 (57.2%), Con 344 (16%), Ind 11 (0.{d}%). "),
    ("currency-conversion", "txt", "It cost ${n}m (£8m), then $9m (€{n}m). "),
)


def lines_run(name: str, suffix: str, piece: str, size: int) -> int:
    """Return how many lines of Python the check runs on an article of so many characters."""
    (rule,) = (one for one in shipped() if one.id == name)
    text = "| Boat | Riders |\n|---|---|\n" if suffix == "md" else ""
    number = 100
    while len(text) < size:
        number += 1
        text += piece.replace("{n}", str(number % 900 + 100)).replace("{d}", str(number % 10))
    document = read_source(text.encode(), f"article.{suffix}")
    passages = tuple(find_mentions(document, "auto"))
    count = 0

    def step(_frame: FrameType, event: str, _argument: object) -> Any:
        nonlocal count
        count += event == "line"
        return step

    assert rule.check is not None
    list(find_check(rule.check)(document, passages, rule))  # what is made once is made now
    before = sys.gettrace()
    sys.settrace(step)
    try:
        list(find_check(rule.check)(document, passages, rule))
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize(("name", "suffix", "piece"), PIECES)
def test_four_times_the_article(name: str, suffix: str, piece: str) -> None:
    short = lines_run(name, suffix, piece, SHORT)
    assert lines_run(name, suffix, piece, SHORT * TIMES) < max(short, 1_000) * TIMES * SLACK
