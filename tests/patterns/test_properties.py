"""Whatever is written or read: an error at most, of the one kind, and no endless search."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.languages import load_language, shipped_rules
from factcheck.model import Block, Mention, Passage, Span
from factcheck.patterns.compiled import Compiled
from factcheck.patterns.compiler import compile_pattern
from factcheck.patterns.errors import PatternError
from factcheck.patterns.matching import fits, matches, places_of
from factcheck.patterns.sample import samples
from factcheck.patterns.shadow import MARKERS, SLOT_TYPES, Shadow, shadow_of
from factcheck.rulebook import load_rules

from .marked import language, passage

WORDS: dict[str, Any] = {"to": ("-", "đến"), "and": ("và",)}
SPEECH = language("vi", **WORDS)
PIECES = (
    *(
        "{a:number}",
        "{b:percent}",
        "{c:list of count}",
        "{date}",
        "{x",
        "}",
        "<to>",
        "<a|b>",
        "[c]",
    ),
    *(
        "[",
        "]",
        "<",
        ">",
        "|",
        "...",
        "..",
        "....",
        "//",
        "...!<to>",
        "!<to>",
        "~x",
        "\\",
        "/",
        "(",
        ")",
        ":",
        ",",
    ),
    *("-", " ", "kỷ niệm", "và", "3", "%", "é", "’"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text(max_size=40))
def test_a_pattern_compiles_or_is_refused_with_a_pointer(pattern: str) -> None:
    compiled = attempt(pattern)
    if isinstance(compiled, str):
        assert "^" in compiled
    else:
        list(places_of(compiled, "3 c 3 c"))
        assert set().union(*compiled.ways) <= {bound.name for bound in compiled.bound}


def attempt(pattern: str) -> Compiled | str:
    try:
        return compile_pattern(pattern, SPEECH)
    except PatternError as error:
        return str(error)


@given(
    st.text(st.characters() | st.sampled_from("\ue000\ue001\ue0f0\ue0f1\ue0f2 ,("), max_size=60),
    st.sampled_from(("{a:count}", "{a:list of count}", "x ... {a:count}")),
)
def test_any_text_can_be_searched(text: str, pattern: str) -> None:
    lower = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)
    span = Span(0, len(lower))
    whole = Passage(0, Block("body", span, "vi"), lower, (span,), ())
    assert list(matches(shadow_of(whole, span), compile_pattern(pattern, SPEECH))) == []


MARKED = st.lists(
    st.sampled_from(
        ("«1|integer»", "«hơn ~~ 2|integer»", " ", "  ", "\n", "và", ",", "(", ")", "tới")
    ),
    min_size=1,
    max_size=30,
).map("".join)


@given(MARKED)
def test_the_shadow_leads_back(marked: str) -> None:
    whole: Passage = passage(f"a{marked}z")
    shadow = shadow_of(whole, whole.sentences[0])
    places = [shadow.place(place) for place in range(len(shadow.text) + 1)]
    assert places == sorted(places)
    assert len(shadow.figures) == len(whole.mentions)
    for place, figure in shadow.figures.items():
        assert shadow.place(place) == figure.span.start


def phrasings() -> list[tuple[str, str, Compiled]]:
    return [
        (code, phrasing.pattern, phrasing.search)
        for rule in load_rules([shipped_rules()])
        for code, wording in rule.wordings.items()
        for phrasing in wording.phrasings
    ]


@pytest.mark.parametrize("code", ["vi", "en"])
def test_no_line_made_of_a_phrasings_own_words_takes_long(code: str) -> None:
    """There is no clock here: a search that grows with the square would not come to an end."""
    for spoken, pattern, search in phrasings():
        if spoken != code:
            continue
        line = " ".join(hostile(pattern, code))
        text = (line * (4_000 // max(len(line), 1) + 1))[:4_000]
        for shadow_text in (text, text.replace(" ", "  "), text[: len(line)] + " a" * 1_000):
            shadow = as_shadow(shadow_text)
            if next(matches(shadow, search), None):
                assert fits(shadow, search.demands.outline), pattern
            assert sum(1 for _ in places_of(search, shadow_text)) <= len(shadow_text)


def as_shadow(text: str) -> Shadow:
    figure = Mention("integer", Span(0, 1), None, Span(0, 1))
    return Shadow(text, {place: figure for place in range(len(text)) if is_marker(text[place])}, ())


def is_marker(sign: str) -> bool:
    return sign in MARKERS.values()


def hostile(pattern: str, code: str) -> tuple[str, ...]:
    """Return sentences that *pattern* accepts, as shadow texts."""
    first = {name: MARKERS[kinds[0]] for name, kinds in SLOT_TYPES.items()}
    plain = re.sub(r"\{(?:\w+:)?(?:list of )?(\w+)\}", lambda slot: first[slot[1]], pattern)
    return samples(plain, load_language(code))


@settings(max_examples=30)
@given(
    st.sampled_from(
        (
            "{a:count} ... đạt {b:percent}",
            "{a:count} [of] <to> {b:count}",
            "{a:years} .. ({b:date} <to> {c:date})",
        )
    )
)
def test_samples_are_accepted(pattern: str) -> None:
    marked = re.sub(r"\{(?:\w+:)?(\w+)\}", lambda slot: MARKERS[SLOT_TYPES[slot[1]][0]], pattern)
    search = compile_pattern(pattern, SPEECH)
    for sentence in samples(marked, SPEECH):
        assert next(places_of(search, sentence), None), sentence
