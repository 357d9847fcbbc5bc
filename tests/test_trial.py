"""Trying a phrasing says what it binds or what is missing."""

from __future__ import annotations

import pytest

from factcheck.patterns.errors import PatternError
from factcheck.trial import try_pattern


def test_a_match_shows_its_slots() -> None:
    trial = try_pattern("{part:number} of {whole:number}", "A crowd: 3 of 4 boats.", "en")
    (match,) = trial.matches
    assert {
        name: [trial.text[figure.span.start : figure.span.end] for figure in figures]
        for name, figures in match.slots.items()
    } == {"part": ["3"], "whole": ["4"]}
    assert trial.text[match.span.start : match.span.end] == "3 of 4"
    assert (len(trial.figures), trial.missing) == (2, ())


def test_two_sentences_can_be_tried() -> None:
    trial = try_pattern("{n:count} boats // {m:count}", "There are 3 boats. 4 are new.", "en")
    assert len(trial.matches) == 1


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Out 3 boats of many.", ("2 × {number} (found 1)",)),
        ("3 and 4 boats.", ('"out"',)),
        ("out 3 boats 4", ()),
    ],
)
def test_what_is_missing_is_told(text: str, missing: tuple[str, ...]) -> None:
    trial = try_pattern("{part:number} out {whole:number}", text, "en")
    assert (trial.matches, trial.missing) == ((), missing)


def test_a_bad_pattern_is_refused() -> None:
    with pytest.raises(PatternError):
        try_pattern("{part:numbr}", "3", "en")
