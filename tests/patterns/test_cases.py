"""The pattern language, case by case: each file's name says what its case shows.

A case has a *pattern*, in *language* (default "vi"), perhaps with *words* and *parts*; and either
an *error*, whole, or a *text* (see `marked`) with what the pattern *binds* there, match by match. A
hedge is shown with its figure if it belongs to it.
"""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from factcheck.model import Mention, Span
from factcheck.patterns.compiled import Compiled
from factcheck.patterns.compiler import compile_pattern
from factcheck.patterns.errors import PatternError
from factcheck.patterns.matching import fits, matches
from factcheck.patterns.shadow import Shadow, join, shadow_of

from .marked import language, passage

CASES = sorted(Path(__file__).parent.glob("*.toml"))
WORDS = {"vi": {"to": ("-", "đến"), "and": ("và",)}, "en": {"to": ("-", "to"), "and": ("and",)}}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    """The case comes out as its file says."""
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    code = case.get("language", "vi")
    words = {name: tuple(entries) for name, entries in case.get("words", {}).items()}
    parts = {name: tuple(entries) for name, entries in case.get("parts", {}).items()}
    speech = language(code, parts=parts, **{**WORDS[code], **words})
    if "error" in case:
        with pytest.raises(PatternError) as caught:
            compile_pattern(case["pattern"], speech)
        assert str(caught.value) == case["error"].strip("\n")
        return
    text, found = bindings(case["text"], code, compile_pattern(case["pattern"], speech))
    assert [slots for slots, _ in found] == case["binds"], text
    if "spans" in case:
        assert [text[span.start : span.end] for _, span in found] == case["spans"]


def bindings(
    marked: str, code: str, search: Compiled
) -> tuple[str, list[tuple[dict[str, Any], Span]]]:
    """Return the text of *marked* and what *search* binds in it, as texts."""
    whole = passage(marked, code)
    shadows = [shadow_of(whole, one) for one in whole.sentences]
    if search.demands.pair:
        shadows = [join(first, second) for first, second in pairwise(shadows)]
    text = whole.lower
    for shadow in shadows:
        found = next(matches(shadow, search), None)
        assert found is None or fits(shadow, search.demands.outline)
    return text, [
        (
            {name: _show(text, figures) for name, figures in slots.items()},
            Span(shadow.place(start), shadow.place(end)),
        )
        for shadow in shadows
        for slots, start, end in matches(shadow, search)
    ]


def _show(text: str, figures: tuple[Mention, ...]) -> str | list[str]:
    shown = [
        text[(figure.hedge.span if figure.hedge else figure.span).start : figure.span.end]
        for figure in figures
    ]
    return shown if len(shown) > 1 else shown[0]


def test_a_shadow_leads_back_to_the_text() -> None:
    """Every character of a shadow knows where it stands in the document."""
    whole = passage("có  hơn\n«khoảng ~ 412|integer» người,   «8|integer» xe ¶ và «3|integer».")
    for sentence in whole.sentences:
        shadow: Shadow = shadow_of(whole, sentence)
        for place, sign in enumerate(shadow.text):
            there = shadow.place(place)
            if place in shadow.figures:
                assert there == shadow.figures[place].span.start
            elif sign.isalnum():
                assert whole.lower[there] == sign
