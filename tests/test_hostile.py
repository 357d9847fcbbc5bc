"""No text makes the work grow faster than itself: lines made of the rules' own words, counted.

There is no clock here. The steps of a check are the calls of functions that it makes; four times
the text must not cost much more than four times the steps. What an expression does within one
call is not counted: one that grew with the square would keep this test busy for hours instead.
"""

from __future__ import annotations

import cProfile
import os

import pytest

from factcheck import engine
from factcheck.engine import Settings, check_bytes, shipped
from factcheck.report import Report
from factcheck.sources import FORMATS
from tests.hostile import Line, of_rules, of_signs, of_words

SMALL = 800  # characters; FACTCHECK_HOSTILE=10000 takes longer and sees more
TIMES = 3
LONGEST = int(os.environ.get("FACTCHECK_HOSTILE", str(SMALL)))
SLACK = 1.5  # what a sentence's beginning or a block's end may add


@pytest.fixture(autouse=True)
def _without_proposals(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the ways to mend a failure, which only the first failures of an article have."""
    monkeypatch.setattr(engine, "_MOST_MENDED", 0)


def check(data: bytes, form: str = "text", language: str = "auto") -> Report:
    return check_bytes(data, f"article{FORMATS[form].suffixes[0]}", shipped(), Settings(language))


def steps(line: Line, size: int) -> int:
    """Return how many calls the check of a text of *size* characters makes."""
    data = line.data(size)
    profile = cProfile.Profile()
    profile.runcall(check, data, line.form, line.language)
    return sum(entry.callcount + entry.reccallcount for entry in profile.getstats())


def assert_linear(line: Line) -> None:
    if line.form == "docx":
        size = 20 * len(line.piece)
    else:
        line = line._replace(piece=line.piece[:LONGEST])
        size = max(SMALL, len(line.piece))
    check(line.data(size * TIMES), line.form, line.language)  # what is made once is made now
    small = max(steps(line, size), 1_000)
    large = steps(line, size * TIMES)
    assert large < small * TIMES * SLACK, f"{line.origin}: {small:,} steps, then {large:,}"


RULES = tuple(line for line in of_rules() if (LONGEST > SMALL or line.origin.count(",") == 1))


@pytest.mark.parametrize("line", RULES, ids=lambda line: line.origin)
def test_a_rules_own_examples(line: Line) -> None:
    assert_linear(line)


@pytest.mark.parametrize("line", tuple(of_words()), ids=lambda line: line.origin)
def test_the_words_of_a_language(line: Line) -> None:
    assert_linear(line)


@pytest.mark.parametrize("line", tuple(of_signs()), ids=lambda line: ascii(line.origin))
def test_signs(line: Line) -> None:
    assert_linear(line)


def test_thousands_of_findings() -> None:
    def text(number: int) -> bytes:
        sentences = (f"Of the {n + 100} boats, {n} ({n % 7}.5%) are new." for n in range(number))
        return " ".join(sentences).encode()

    def counted(number: int) -> int:
        profile = cProfile.Profile()
        profile.runcall(check, text(number))
        return sum(entry.callcount + entry.reccallcount for entry in profile.getstats())

    assert len(check(text(60)).findings) > 40
    assert counted(240) < counted(60) * TIMES * SLACK
