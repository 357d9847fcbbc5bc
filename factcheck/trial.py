"""Trying a phrasing on a sentence: what it binds there or, if it does not fit, what is missing."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from factcheck.languages import load_language
from factcheck.mentions import find_mentions
from factcheck.model import Mention, Passage, Span
from factcheck.patterns.compiled import Compiled
from factcheck.patterns.compiler import compile_pattern
from factcheck.patterns.matching import matches
from factcheck.patterns.shadow import SLOT_TYPES, Shadow, flatten, join, marker, markers, shadow_of
from factcheck.records import NamedTuple
from factcheck.sources import read_source


class Match(NamedTuple):
    """One way in which the phrasing fits; spans are offsets into the trial's text."""

    span: Span
    slots: Mapping[str, tuple[Mention, ...]]


class Trial(NamedTuple):
    """What came of a phrasing on a *text*, as it was read.

    *figures* is all that was found in it. *missing* says, where there is no match, what the text
    lacks; it is empty if figures and words are there but stand in another order.
    """

    text: str
    figures: tuple[Mention, ...]
    matches: tuple[Match, ...]
    missing: tuple[str, ...]


def try_pattern(pattern: str, text: str, code: str) -> Trial:
    """Return what *pattern* binds in *text*, both in the language *code*.

    Raises:
        PatternError: The pattern cannot be understood.
        LanguageError: There is no such language.
    """
    search = compile_pattern(pattern, load_language(code))
    document = read_source(text.encode(), "trial.txt", language=code)
    passages = tuple(find_mentions(document))
    figures = tuple(mention for passage in passages for mention in passage.mentions)
    found = tuple(
        Match(Span(shadow.place(start), shadow.place(end)), slots)
        for passage in passages
        for shadow in _shadows(passage, search)
        for slots, start, end in matches(shadow, search)
    )
    missing = () if found else tuple(_missing(search, document.text.lower(), figures))
    return Trial(document.text, figures, found, missing)


def _shadows(passage: Passage, search: Compiled) -> Iterator[Shadow]:
    single = [shadow_of(passage, sentence) for sentence in passage.sentences]
    if search.demands.pair:
        yield from (join(first, second) for first, second in pairwise(single))
    else:
        yield from single


def _types(needed: str) -> str:
    """Return the slot types that accept all markers of *needed* between them, the widest first."""
    named: list[str] = []
    rest = set(needed)
    for name in sorted(SLOT_TYPES, key=lambda name: -len(markers(name))):
        if rest.intersection(markers(name)) and set(markers(name)) <= set(needed):
            named.append(f"{{{name}}}")
            rest -= set(markers(name))
    return " or ".join(named)


def _missing(search: Compiled, lower: str, figures: tuple[Mention, ...]) -> Iterator[str]:
    kinds = [marker(figure) for figure in flatten(figures)]
    for needed, least in search.demands.needs:
        there = sum(kind in needed for kind in kinds)
        if there < least:
            yield f"{least} × {_types(needed)} (found {there})"
    for trigger in search.demands.triggers:
        tokens = sorted({*trigger.words, *trigger.phrases})
        if not any(token in lower for token in tokens):
            yield " or ".join(f'"{token}"' for token in tokens)
