"""The words of the rule ``list-count``, which its file lists for each language, as expressions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from factcheck.checks.enumerations import ListWords
from factcheck.checks.findings import any_word, once_a_rule, word_list
from factcheck.expressions import compile_kept
from factcheck.letters import capitals
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from factcheck.rulebook import Rule

_NUMBER = r"[\w-]{1,14}"  # in digits or words


class Words(NamedTuple):
    """The words of one language, as the rule file lists them."""

    items: ListWords
    openers: re.Pattern[str]  # "gồm", "namely": between the noun and the list
    namely: re.Pattern[str]  # those that may stand behind a comma
    partial: re.Pattern[str]  # "including", "như": what follows need not be everything
    labels: re.Pattern[str]  # words that make a number a name: "tầng 3"
    verbs: re.Pattern[str]  # "are": opens a list only behind one of …
    categories: re.Pattern[str]  # … "priorities", "goals"
    second: re.Pattern[str]  # what stands before the second of two numbers
    partly: re.Pattern[str]  # "of our": the list may be of all of them
    noun_stops: re.Pattern[str]  # words that no counted noun contains
    names_after_verb: bool  # or before names
    paired_dashes: bool  # whether a dash opens a list only if another closes it
    apposed: re.Pattern[str]  # names right behind the noun
    aged: re.Pattern[str]  # ages behind the noun: "aged 59, 76 and 84"
    remarks: re.Pattern[str]  # words that no list in brackets begins with
    alone: re.Pattern[str]  # what stands for one, in front of its noun: "a mother"
    unknown: re.Pattern[str]  # words for several, nobody knows how many: "parents"
    twos: re.Pattern[str]  # words for two: "a couple"
    separator: re.Pattern[str]  # between them
    people: re.Pattern[str]  # nouns for which those unknown ones count
    several: re.Pattern[str]  # an item that stands for several: "her parents", "vợ chồng"
    places: re.Pattern[str]  # a piece of an address


_NAMES = (
    *("joiners", "open_ends", "asides", "clauses", "ages", "articles"),
    *("openers", "partial", "labels", "verbs", "categories", "noun_stops"),
    *("named_nouns", "enumerators", "partly", "aged", "remarks"),
    *("alone", "unknown", "twos", "namely", "either", "people", "places"),
)

_SETTINGS = ("names_after_verb", "paired_dashes", "comma_before_names", "comma_alone")


@once_a_rule
def words_of(rule: Rule, language: str) -> Words:
    """Return the words of *rule* in *language*."""
    return _patterns(
        tuple(word_list(rule, name, language) for name in _NAMES),
        tuple(bool(_number(rule, name, language)) for name in _SETTINGS),
        _number(rule, "longest_pair", language),
        _number(rule, "longest_item", language),
    )


def _number(rule: Rule, name: str, language: str) -> int:
    """Return the number (or yes and no as 1 and 0) that the rule file gives for *language*."""
    given = rule.options.get(name)
    value = given.get(language, 0) if isinstance(given, Mapping) else 0
    return value if isinstance(value, int) else 0


@cache
def _patterns(
    lists: tuple[tuple[str, ...], ...],
    switches: tuple[bool, ...],
    longest_pair: int,
    longest_item: int,
) -> Words:
    settings = dict(zip(_SETTINGS, switches, strict=True))
    words = {name: any_word(listed) for name, listed in zip(_NAMES, lists, strict=True)}
    return Words(
        items=ListWords(
            joiners=words["joiners"],
            either=words["either"],
            open_ends=compile_kept(rf"{words['open_ends'].pattern}|…|\.\.\."),
            asides=words["asides"],
            clauses=words["clauses"],
            enumerators=words["enumerators"],
            articles=words["articles"],
            ages=compile_kept(
                rf",? \d{{1,3}} {words['ages'].pattern}"
                rf"|, \d{{2}}(?=[,.](?!\d)| {words['joiners'].pattern}|\Z)"
            ),
            bare=longest_pair,
            plain=longest_item,
            comma_alone=bool(settings["comma_alone"]),
        ),
        openers=words["openers"],
        namely=words["namely"],
        partial=words["partial"],
        labels=compile_kept(rf"(?:{words['labels'].pattern})\s*\Z"),
        verbs=words["verbs"],
        categories=compile_kept(rf"{words['categories'].pattern}\Z"),
        second=compile_kept(rf"\d [^\d,.;:]{{1,25}} {words['joiners'].pattern} \Z"),
        partly=words["partly"],
        noun_stops=words["noun_stops"],
        names_after_verb=bool(settings["names_after_verb"]),
        paired_dashes=bool(settings["paired_dashes"]),
        apposed=_apposition(
            words["named_nouns"].pattern,
            words["joiners"].pattern,
            comma=bool(settings["comma_before_names"]),
        ),
        separator=compile_kept(rf",? {words['joiners'].pattern} |,(?!\d) ?"),
        aged=compile_kept(
            rf"(?: [^\W\d_]+){{1,2}},? {words['aged'].pattern} "
            rf"(?P<list>{_NUMBER}(?:, {_NUMBER})*,? {words['joiners'].pattern} {_NUMBER})(?![\w-])"
        ),
        remarks=words["remarks"],
        alone=words["alone"],
        unknown=words["unknown"],
        twos=words["twos"],
        people=words["people"],
        several=compile_kept(
            rf"(?:\A|[,;] ?|{words['joiners'].pattern} )(?:{words['alone'].pattern} )?"
            rf"{words['unknown'].pattern}(?! [{capitals()}])"
        ),
        places=compile_kept(rf"{words['places'].pattern}(?=\.? [{capitals()}\d]|,)"),
    )


def _apposition(noun: str, joiner: str, *, comma: bool) -> re.Pattern[str]:
    """Return an expression for names in a row right behind a noun.

    Behind a comma two are enough; else "hai xã Mường Tè và Bum Nưa" might be one and another.
    """
    name = rf"[{capitals()}][\w'.-]*(?: [{capitals()}][\w'.-]*){{0,4}}"
    behind = r"(?=[,.;)]|\s-\s|\s—|\Z)" if comma else r"(?![\w-]|, ?[^\W\d_]|/)"
    return compile_kept(
        rf"(?: [^\W\d_]+)? {noun}{',' if comma else ''} "
        rf"(?P<list>{name}(?:, {name}){'*' if comma else '+'},? {joiner} {name}){behind}"
    )
