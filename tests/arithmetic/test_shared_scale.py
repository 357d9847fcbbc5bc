"""Figures that may share a scale word are not held against each other without it."""

import pytest

from factcheck.arithmetic.evaluate import status
from factcheck.arithmetic.formula import parse_formula
from factcheck.model import Mention, MentionKind, Printed, Span

FORMULA = parse_formula("by == percent_change(start, end)")


def figure(kind: MentionKind, value: Printed) -> tuple[Mention]:
    """Return a figure without a place."""
    return (Mention(kind, Span(0, 0), value, Span(0, 0)),)


@pytest.mark.parametrize(
    ("start", "by", "expected"),
    [
        (Printed(25, 1), 24, "unclear"),
        (Printed(25, 1), 42, "violated"),
        (Printed(25, 1, 10**6), 24, "holds"),
        (Printed(25_000), 24, "violated"),
    ],
)
def test_a_scale_word_may_be_shared(start: Printed, by: int, expected: str) -> None:
    slots = {
        "by": figure("percent", Printed(by)),
        "start": figure("decimal", start),
        "end": figure("decimal", Printed(31, 1, 10**6)),
    }
    assert status(FORMULA, slots) == expected
