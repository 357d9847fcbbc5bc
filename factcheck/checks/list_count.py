"""The rule ``list-count``: a number that announces a list, against the items of the list.

"Three priorities: education, crime and the economy". How many items a list has is an interval
(see `factcheck.checks.enumerations`); only a number outside of it is a finding. Lists whose items
are numbers themselves belong to ``total-of-parts``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factcheck.checks.enumerations import MANY, Items, ListWords, are_names, count_items
from factcheck.checks.findings import any_word, finding, once_a_rule, replacement, word_list
from factcheck.expressions import compile_kept
from factcheck.model import Arithmetic, Document, Mention, Passage, Printed, Span, Verdict
from factcheck.printing import style_of, write_digits
from factcheck.wording import number_in_words

if TYPE_CHECKING:
    from factcheck.rulebook import Rule

_MOST = 40  # no newspaper counts a longer list by hand
_LONGEST_NOUN = 90
_QUIET_BLOCKS = frozenset({"table", "byline"})
_OPENER = compile_kept(r"\s*(?::|\(|—+|\s-\s)\s*")
_NOUN_STOP = compile_kept(r"[.,;:()!?\"\n—]|\s-\s")
_COLON = compile_kept(r"\s*:?\s*")
_LONGEST_APPOSITION = 300
_IN_PASSING = frozenset({"duration", "year", "date", "ordinal"})  # "three cyclones in 30 years - …"
_LONGEST_NAME = 30
_FEWEST_IN_BRACKETS = 3
_LONGEST_BEFORE_BRACKET = 5
_FAR = 2
_FEW = 5
_NEAR = 8  # characters: "and her"
_CAPITALS = "".join(filter(str.isupper, map(chr, range(0x1F00))))
_CLOSING_DASH = compile_kept(r"\s-\s|—+")


class _Words(NamedTuple):
    """The words of one language, as the rule file lists them."""

    items: ListWords
    openers: re.Pattern[str]  # "gồm", "namely": between the noun and the list
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
    separator: re.Pattern[str]  # between them


def check(document: Document, passages: Sequence[Passage], rule: Rule) -> Iterator[Verdict]:
    """Yield a verdict for each announced list of *document*."""
    for passage in passages:
        language = passage.block.language
        if (
            not passage.mentions
            or passage.block.kind in _QUIET_BLOCKS
            or language not in rule.wordings
        ):
            continue
        words = _words(rule, language)
        for index, mention in enumerate(passage.mentions):
            value = _announced(mention)
            if value is None:
                continue
            verdict = _compare(document, passage, index, value, words, rule)
            # Few figures have a list behind them, so that these questions come last.
            if (
                verdict is not None
                and not _labelled(passage, mention, words)
                and not _is_name(mention, passage, document)
            ):
                yield verdict


def _announced(mention: Mention) -> int | None:
    """Return the number that may announce a list."""
    value = mention.value
    countable = (mention.kind == "integer" and not mention.unit) or mention.unit == "day"
    if not countable or not isinstance(value, Printed):
        return None
    if value.scale != 1 or value.decimals or not 2 <= value.mantissa <= _MOST:
        return None
    hedge = mention.hedge
    # "Có đến 4 di sản" has four.
    tells = (
        hedge is None or hedge.kind == "exact" or (hedge.kind == "at-most" and hedge.preposition)
    )
    return value.mantissa if tells else None


def _is_name(mention: Mention, passage: Passage, document: Document) -> bool:
    """Tell whether a number is part of a name: "their Six Nations squad", "Windows 7"."""
    text = document.text
    start, end = mention.span
    if text[start].isdigit():
        before = text[max(0, start - _LONGEST_NAME) : start].split(" ")
        named = len(before) > 1 and before[-1] == "" and before[-2][:1].isupper()
        named = named and before[-2].isalnum()
        return named and all(
            sentence.start != start - 1 - len(before[-2]) for sentence in passage.sentences
        )
    return (
        text[start].isupper()
        and text[end : end + 1] == " "
        and text[end + 1 : end + 2].isupper()
        and all(sentence.start != start for sentence in passage.sentences)
    )


def _labelled(passage: Passage, mention: Mention, words: _Words) -> bool:
    offset = passage.block.span.start
    before = passage.lower[max(0, mention.span.start - offset - 40) : mention.span.start - offset]
    # "3 châu và 7 huyện: …" lists both.
    return words.labels.search(before) is not None or words.second.search(before) is not None


def _compare(
    document: Document, passage: Passage, index: int, value: int, words: _Words, rule: Rule
) -> Verdict | None:
    mention = passage.mentions[index]
    found = _listed(document, passage, index, words)
    if found is None:
        return None
    place, items = found
    language = passage.block.language
    counted = str(items.fewest) if items.fewest == items.most else f"{items.fewest}-{items.most}"
    if items.most >= MANY:
        counted = f"≥ {items.fewest}"
    holds = items.fewest <= value <= items.most
    if holds and items.most >= MANY:
        return None  # an open list proves nothing
    if items.most == 2 * value:
        return None  # pairs: "Springfield, Illinois, and Portland, Oregon"
    far = _FAR if value <= _FEW else 1 + Fraction(_FAR, 4)
    if items.fewest > value * far + 1 or items.most * far + 1 < value:
        return None  # so far off that these are other things
    return finding(
        rule,
        language,
        mention.span,
        status="holds" if holds else "violated",
        values={"stated": document.text[slice(*mention.span)], "counted": counted},
        related=(place,),
        arithmetic=Arithmetic(document.text[slice(*place)], counted, str(value)),
        candidates=()
        if holds or items.most >= MANY
        else tuple(
            replacement(mention.digits, text)
            for number in range(items.fewest, min(items.most, items.fewest + 2) + 1)
            if (text := _written(number, mention, value, document, language))
        ),
        mentions=(mention,),
    )


def _written(number: int, mention: Mention, value: int, document: Document, language: str) -> str:
    """Return *number* in the style of the figure it would replace; empty if there is none."""
    printed = document.text[slice(*mention.digits)]
    if printed[:1].isdigit():
        return write_digits(number, 0, style_of(printed, 0, language))
    return number_in_words(number, value, printed, "integer", language)


def _listed(
    document: Document, passage: Passage, index: int, words: _Words
) -> tuple[Span, Items] | None:
    """Return where the list behind a number stands and how many items it has."""
    mention = passage.mentions[index]
    end = next((s.end for s in passage.sentences if s.start <= mention.span.start < s.end), None)
    if end is None:
        return None
    limit = min(end, mention.span.end + _LONGEST_NOUN)
    following = (
        m
        for m in passage.mentions[index + 1 :]
        if m.kind not in _IN_PASSING and not _is_name(m, passage, document)
    )
    limit = min(limit, next((m.span.start for m in following), limit))
    noun = document.text[mention.span.end : limit]
    opened = _opened(noun, words)
    if opened is None:
        return _apposed(document.text, mention.span.end, end, words)
    start = mention.span.end + opened.start
    stop = _closed(document.text, start, end, opened.sign, paired=words.paired_dashes)
    if stop is not None:
        stop = _cut_at_figures(passage, document, start, stop, words)
    items = count_items(document.text[start:stop], words.items) if stop is not None else None
    if stop is None or items is None:
        return None
    if opened.sign == "(" and items.fewest < _FEWEST_IN_BRACKETS:
        return None  # "(huyện Ia Grai, Gia Lai)" is an address
    listed = document.text[start:stop].partition(";")[0]
    if opened.only_names and not are_names(listed, words.items):
        return None
    return Span(start, stop), Items(items.fewest, MANY) if opened.partial else items


class _Opened(NamedTuple):
    """Where a list begins, behind which sign, and what is known of it."""

    start: int
    sign: str = ""
    partial: bool = False
    only_names: bool = False  # "is" opens a list of names, or one of goals and the like


def _opened(noun: str, words: _Words) -> _Opened | None:
    """Return how the list behind a noun begins."""
    lower = noun.lower()
    sign = _NOUN_STOP.search(noun)
    at = sign.start() if sign else len(noun)
    opener = words.openers.search(lower, 0, at)
    if opener is None and noun[at : at + 1] != ":":
        opener = words.verbs.search(lower, 0, at)
    counted = noun[: opener.start() if opener else at].strip()
    if (
        not counted
        or words.noun_stops.search(counted.lower())
        or words.partly.match(lower.lstrip())
    ):
        return None
    if opener is not None:
        return _worded(noun, opener, words)
    signed = _OPENER.match(noun, at)
    if signed is None:
        return None
    mark = signed[0].strip()
    if mark == "(" and len(counted.split()) > _LONGEST_BEFORE_BRACKET:
        return None
    about = counted.split()[-1] if mark == "(" else counted
    if mark not in (":", "—", "——") and about[0].isupper():
        return None  # "xã Trực Thắng (huyện Trực Ninh, Nam Định)": said of the name
    partial = words.partial.match(lower, signed.end())
    if partial is not None:
        return _Opened(partial.end(), mark, partial=True)
    behind = words.openers.match(lower, signed.end())
    return _Opened(behind.end() if behind else signed.end(), mark)


def _worded(noun: str, opener: re.Match[str], words: _Words) -> _Opened | None:
    """Return how the list behind a word like "gồm" or "are" begins."""
    colon = _COLON.match(noun, opener.end())
    start = colon.end() if colon else opener.end()
    if opener.re is words.openers or (colon is not None and ":" in colon[0]):
        return _Opened(start)
    stated = words.categories.search(noun.lower()[: opener.start()].rstrip())
    if stated is None and not words.names_after_verb:
        return None
    return _Opened(start, only_names=stated is None)


def _apposed(text: str, start: int, end: int, words: _Words) -> tuple[Span, Items] | None:
    """Return the names that follow the noun directly: "hai xã Mường Tè, Bum Nưa và Pa Vệ Sủ"."""
    found = words.apposed.match(text, start, min(end, start + _LONGEST_APPOSITION))
    if found is None:
        return None
    names = 1 + len(words.separator.findall(found["list"]))
    return Span(*found.span("list")), Items(names, names)


def _closed(text: str, start: int, end: int, sign: str, *, paired: bool) -> int | None:
    """Return where the list that *sign* opened ends."""
    if sign == "(":
        depth = 1
        for position in range(start, end):
            depth += (text[position] == "(") - (text[position] == ")")
            if depth == 0:
                return position
        return None
    if sign[:1] in ("-", "—"):
        closing = _CLOSING_DASH.search(text, start, end)
        return closing.start() if closing else None if paired else end
    return end


def _is_one(mention: Mention) -> bool:
    """Tell whether a figure is the "one" of "and one for all the others"."""
    return isinstance(mention.value, Printed) and mention.value.spelled and mention.value.value == 1


def _cut_at_figures(
    passage: Passage, document: Document, start: int, stop: int, words: _Words
) -> int | None:
    """Return where the named items end; None if the items are numbers themselves.

    "9 phường: Bắc Sơn, Nam Khê … và 2 xã: Điền Công, …": the list of nine ends before "và 2".
    """
    first = True
    for mention in passage.mentions:
        if mention.span.start < start or mention.span.end > stop:
            continue
        if _is_name(mention, passage, document) or _is_one(mention):
            continue
        if words.items.ages.match(document.text, max(start, mention.span.start - len(", "))):
            continue
        if mention.kind not in ("integer", "decimal", "money", "measure", "percent"):
            first = False
            continue
        begin = mention.hedge.span.start if mention.hedge else mention.span.start
        before = document.text[start:begin].rstrip()
        joined = list(words.items.joiners.finditer(before.lower()))
        if not before or (first and len(before.split()) <= 2 and before.islower()):
            return None
        if joined and joined[-1].end() == len(before):
            if before[: joined[-1].start()].rstrip().endswith(";"):
                return stop  # the last of items that semicolons part
            return start + joined[-1].start()
        near = joined and len(before) - joined[-1].end() < _NEAR
        if before[-1] in ",;" or (near and mention.kind == "integer"):
            return None  # "and her three kids"
        first = False
    return stop


_NAMES = (
    *("joiners", "open_ends", "asides", "clauses", "ages", "articles"),
    *("openers", "partial", "labels", "verbs", "categories", "noun_stops"),
    *("named_nouns", "enumerators", "partly"),
)

_SETTINGS = ("names_after_verb", "paired_dashes", "comma_before_names")


@once_a_rule
def _words(rule: Rule, language: str) -> _Words:
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
) -> _Words:
    settings = dict(zip(_SETTINGS, switches, strict=True))
    words = {name: any_word(listed) for name, listed in zip(_NAMES, lists, strict=True)}
    return _Words(
        items=ListWords(
            joiners=words["joiners"],
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
        ),
        openers=words["openers"],
        partial=words["partial"],
        labels=compile_kept(rf"(?:{words['labels'].pattern})\s*\Z"),
        verbs=words["verbs"],
        categories=re.compile(rf"{words['categories'].pattern}\Z"),
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
        separator=compile_kept(rf",? {words['joiners'].pattern} |, "),
    )


def _apposition(noun: str, joiner: str, *, comma: bool) -> re.Pattern[str]:
    """Return an expression for at least three names in a row right behind a noun."""
    name = rf"[{_CAPITALS}][\w'.-]*(?: [{_CAPITALS}][\w'.-]*){{0,4}}"
    behind = r"(?=,)" if comma else r"(?![\w-]|, ?[^\W\d_]|/)"
    return compile_kept(
        rf"(?: [^\W\d_]+)? {noun}{',' if comma else ''} "
        rf"(?P<list>{name}(?:, {name})+,? {joiner} {name}){behind}"
    )
