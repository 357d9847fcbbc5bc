"""What a pattern costs: nasty ones over nasty sentences, their steps counted. There is no clock here.

A pattern that one expression might read in too many ways is gone through by a plan instead. Both find
the same; the plan's steps grow with the sentence, and the expression's are no more than was counted
when the pattern was compiled.
"""

from __future__ import annotations

import contextlib
import cProfile
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from factcheck.languages import shipped_rules
from factcheck.patterns import compiler, stepwise
from factcheck.patterns.compiled import Compiled
from factcheck.patterns.compiler import compile_pattern
from factcheck.patterns.errors import PatternError
from factcheck.patterns.grammar import parse
from factcheck.patterns.laws import expand
from factcheck.patterns.matching import matches, places_of
from factcheck.patterns.shadow import MARKERS, join, shadow_of
from factcheck.patterns.stretches import LONGEST_GAP, MOST_STEPS, most_steps
from factcheck.rulebook import load_rules

from .marked import language, passage

ANY_NUMBER = 1 << 999  # of steps
LISTS: dict[str, Any] = {"to": ("-", "to"), "and": ("and", "a b"), "plural_endings": ("s",)}
SPEECH = language("en", **LISTS)

WORDS = st.sampled_from(
    ("a", "b", "a b", "over", "as", "<a|a b|a b a>", "<to>", "<and>", ",", "(", ")", "-")
)
FIGURES = st.sampled_from(
    (
        *("{:count}", "{:size}", "{:percent}", "{:list of count}"),
        *("{count}", "{number}", "<{:count} a|{:count} b|a>", "<{:count}|{:percent}>"),
    )
)
GAPS = st.sampled_from(("...", "..", "...!<to>", "..!<to>", "!<to>", "~x", "~y", "[..]", "[...]"))
SIMPLE = WORDS | GAPS | FIGURES


def optional(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(inner, min_size=1, max_size=3).map(" ".join)
    return several.map("[{}]".format) | st.tuples(several, several).map("<{0[0]}|{0[1]}>".format)


PARTS = st.recursive(SIMPLE, optional, max_leaves=4)
PATTERNS = st.lists(PARTS, min_size=2, max_size=9).map(" ".join)
PIECES = (
    *("a", "a", "b", "as", "a b", "to", "-", ",", "(", ")", "over", "x", "and", "  "),
    *("«1|integer»", "«over ~~ 2|integer»", "«about ~ 3|integer»", "«4|percent»", "«5|decimal»"),
)
SENTENCES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=18).map(" ".join)


def named(pattern: str) -> str:
    """Return *pattern* with a name of its own in each slot that wants one."""
    pieces = pattern.split("{:")
    return pieces[0] + "".join(f"{{s{chr(97 + n)}:{rest}" for n, rest in enumerate(pieces[1:]))


def compiled(pattern: str, most: int, *, at_once: bool = True) -> Compiled | None:
    """Return *pattern* as an expression, or as a plan if it takes more than *most* steps.

    *at_once* says that stretches are read once, as they always are.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiler, "MOST_STEPS", most)
        if not at_once:
            patch.setattr(compiler, "is_post", lambda *_: False)
        try:
            return compile_pattern(pattern, SPEECH)
        except PatternError:
            return None


@settings(max_examples=200)
@given(PATTERNS.map(named), SENTENCES, SENTENCES)
def test_the_plan_finds_what_the_expression_finds(pattern: str, first: str, second: str) -> None:
    search, plan = compiled(pattern, ANY_NUMBER), compiled(pattern, 0)
    assume(search and plan)
    assert search is not None
    assert plan is not None
    assert search.source
    assert plan.plan
    assert (search.bound, search.demands) == (plan.bound, plan.demands)
    one, other = (passage(f"x {text}", "en") for text in (first, f"{first} {second}"))
    two = [shadow_of(whole, whole.sentences[0]) for whole in (one, other)]
    for shadow in (*two, join(*two)):
        assert list(matches(shadow, plan)) == list(matches(shadow, search))


@settings(max_examples=200)
@given(
    st.lists(WORDS | GAPS, min_size=1, max_size=4).map(
        lambda parts: named(f"{{:count}} {' '.join(parts)} {{:percent}} [a] ... b")
    ),
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=10).map(" ".join),
)
def test_to_read_a_stretch_once_changes_nothing(pattern: str, sentence: str) -> None:
    search, plain = (compiled(pattern, ANY_NUMBER, at_once=once) for once in (True, False))
    assume(search and plain)
    assert search is not None
    assert plain is not None
    whole = passage(f"x {sentence}", "en")
    shadow = shadow_of(whole, whole.sentences[0])
    assert list(matches(shadow, search)) == list(matches(shadow, plain))


def steps(search: Compiled, text: str) -> int:
    """Return how many questions are asked while *search* goes through *text*."""
    profile = cProfile.Profile()
    profile.runcall(lambda: [None for _ in places_of(search, text)])
    asked = (
        entry.callcount + entry.reccallcount
        for entry in profile.getstats()
        if not isinstance(entry.code, str) and entry.code.co_filename == stepwise.__file__
    )
    return sum(asked)


LINES = st.lists(
    st.sampled_from(("a", "b", "as", ",", "(", "to", "x", MARKERS["integer"], "over")),
    min_size=1,
    max_size=6,
).map(lambda words: " ".join(words) + " ")


def assert_grows_with_the_text(search: Compiled, line: str) -> None:
    # From each figure of a list forty more are looked at, so there must be many more than these.
    short = 4_000 if any(one.many for one in search.bound) else 400
    few = max(steps(search, (line * short)[:short]), 2_000)
    assert steps(search, (line * short)[: 3 * short]) <= few * 3 * 1.5


@settings(max_examples=40)
@given(PATTERNS.map(named), LINES)
def test_the_steps_of_a_plan_grow_with_the_text(pattern: str, line: str) -> None:
    search = compiled(pattern, 0)
    assume(search)
    assert search is not None
    assert_grows_with_the_text(search, line)


@pytest.mark.parametrize(
    "pattern",
    [
        "a ... a ... a ... a",
        "a ... a ... a ... {n:count}",
        f"a{' [a]' * 20}",
        f"a{' .. a' * 9}",
        f"a{' ... a' * 8} b",
        f"<a|a a> {'<a|a a|a a a> ' * 12}b",
        f"{{n:count}}{' <{number} a|{number}>' * 20} b",
        "~x ... ~x ... ~y ... ~y ... b",
        "{n:list of count} ... {m:list of count} ... ... b",
        f"a{' [.. a]' * 9} [... a] [... a] b",
    ],
)
def test_a_pattern_from_a_stranger_comes_to_an_end(pattern: str) -> None:
    search = compile_pattern(pattern, SPEECH)
    figure = MARKERS["integer"]
    for line in ("a ", "a", "a a b ", f"a {figure} ", f"{figure}, ", "a, ", "b a a "):
        if search.plan:
            assert_grows_with_the_text(search, line)
        assert sum(1 for _ in places_of(search, (line * 4_000)[:4_000])) <= 4_000


STRETCH = st.lists(
    st.recursive(WORDS | GAPS.filter(lambda gap: "~" not in gap), optional, max_leaves=4),
    min_size=2,
    max_size=6,
).map(" ".join)


@settings(max_examples=150)
@given(STRETCH, LINES)
def test_an_expression_takes_no_more_steps_than_were_counted(pattern: str, line: str) -> None:
    search = compiled(pattern, 0)
    assume(search)
    assert search is not None
    counted = most_steps(expand(parse(pattern), pattern, SPEECH))
    assume(counted <= MOST_STEPS)
    text = (line * 200)[:200]
    root = stepwise._program(search.plan)
    for start in range(0, 40, 7):
        assert tried(root, text, start) <= counted


class _Fits(Exception):  # noqa: N818 - the end of a search
    """The search is over, and need not try what is left."""


def tried(root: Any, text: str, start: int) -> int:
    """Return how many steps an expression takes from *start*: one way after the other.

    Whether something begins in a place at all belongs to the step that led there.
    """
    count = 0
    reading = stepwise._Reading(text, {}, [])

    def follow(node: Any, place: int) -> None:
        nonlocal count
        if isinstance(node, stepwise._End):
            raise _Fits
        for following, end in ways(node, reading, place):
            count += isinstance(node, stepwise._Leaf | stepwise._Gap | stepwise._Short)
            follow(following, end)

    with contextlib.suppress(_Fits):
        follow(root, start)
    return count


def ways(node: Any, reading: Any, place: int) -> Iterator[tuple[Any, int]]:
    """Yield what an expression tries at *node*, one after the other, and where it goes on."""
    if isinstance(node, stepwise._Choice):
        yield from ((way, place) for way in node._ways)
    elif isinstance(node, stepwise._Leaf):
        found = node._pattern.match(reading.text, place)
        if found:
            yield node.next, found.end()
    elif isinstance(node, stepwise._Gap):
        yield node.next, place
        for _ in range(LONGEST_GAP):
            if not passes(node, reading, place):
                return
            place += 1
            yield node.next, place
    else:
        yield from ((node.next, end) for _, end in node._ends(reading, place))


def passes(gap: Any, reading: Any, place: int) -> bool:
    barred = place in reading.spots(gap._barriers)
    never = gap._never and place in reading.spots(gap._never)
    return place < len(reading.text) and not barred and not never


def test_a_plan_is_for_what_was_not_tried_on_hostile_text() -> None:
    pattern = "a ... a ... a ... a"
    assert compile_pattern(pattern, SPEECH).plan
    assert compile_pattern(pattern, SPEECH, tried=True).source
    assert compile_pattern("a ... b", SPEECH).source
    for rule in load_rules([shipped_rules()]):
        for wording in rule.wordings.values():
            assert not any(phrasing.search.plan for phrasing in wording.phrasings)
