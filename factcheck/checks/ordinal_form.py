"""ordinal-form: "21th", "XIIII", and a Roman numeral beside another number in digits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.arithmetic.formula import parse_formula
from factcheck.candidates import candidates
from factcheck.checks.findings import finding, one_of, replacement, word_list
from factcheck.checks.name_variant import bare
from factcheck.expressions import compile_kept
from factcheck.model import Arithmetic, Document, Mention, Passage, Printed, Span, Verdict
from factcheck.nearby import passage_at
from factcheck.working import Article

if TYPE_CHECKING:
    from factcheck.rulebook import Rule

# Three letters one by one are found four times as fast as {3,}.
_SUFFIXED = compile_kept(r"[0-9](st|nd|rd|th)(?!\w)")
_ROMAN = compile_kept(r"[IVX][IVX][IVX]+(?!\w)")
_DIGITS = compile_kept(r"[0-9]{1,9}\Z")
_VALID = compile_kept(r"X{0,3}(?:IX|IV|V?I{0,3})\Z")
_VALUES = {"I": 1, "V": 5, "X": 10}
_NEAR = 6  # words
_FAR = 200  # characters that these words may have
_BEFORE = 30  # characters that the word in front of a numeral may have


def check(document: Document, passages: Sequence[Passage], rule: Rule) -> Iterator[Verdict]:
    """Yield a finding for each ordinal that is written wrongly."""
    text = document.text
    for passage in passages:
        if passage.mentions:
            if passage.block.language == "en":
                yield from _suffixes(text, passage, rule)
            if len(passage.mentions) > 1:
                yield from _two_numbers(text, passage, rule)
    yield from _numerals(text, passages, rule)
    yield from _headline_numbers(text, passages, rule)


def _suffixes(text: str, passage: Passage, rule: Rule) -> Iterator[Verdict]:
    """Yield ordinals with another's ending."""
    first = passage.block.span.start
    weights = {one.span.start for one in passage.mentions if one.kind == "measure"}  # "15st 7lb"
    weighing = frozenset(word_list(rule, "weighing", passage.block.language))
    for found in _SUFFIXED.finditer(passage.lower):
        digits = _DIGITS.search(passage.lower, max(0, found.start() - 8), found.start() + 1)
        if digits is None:
            continue
        start, end = digits.start(), found.end()
        printed = text[first + start : first + end]
        wanted = suffix(int(digits[0]))
        before = passage.lower[start - 1 : start] if start else " "
        if found[1] == wanted or first + start in weights or before.isalnum() or before in "./-_#@":
            continue
        far = max(0, start - _FAR)
        if printed[-2:].isupper() and not text[first + far : first + start].isupper():
            continue  # "2ST", a call sign
        if found[1] == "st" and weighing.intersection(passage.lower[far:start].split()[-_NEAR:]):
            continue  # "he weighs 18st"
        place = Span(first + end - 2, first + end)
        yield finding(
            rule,
            passage.block.language,
            Span(first + start, first + end),
            severity="warning",
            values={"found": printed, "expected": printed[:-2] + wanted},
            arithmetic=Arithmetic("", printed[:-2] + wanted, printed),
            candidates=[replacement(place, wanted)],
        )


def suffix(number: int) -> str:
    """Return the ending of an English ordinal.

    >>> suffix(21), suffix(112), suffix(3)
    ('st', 'th', 'rd')
    """
    if number // 10 % 10 == 1:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _numerals(text: str, passages: Sequence[Passage], rule: Rule) -> Iterator[Verdict]:
    """Yield Roman numerals that no number is written with."""
    for found in _ROMAN.finditer(text):
        start, end = found.span()
        if _VALID.match(found[0]) or (
            start and (text[start - 1].isalnum() or text[start - 1] in "/-.")
        ):
            continue
        passage = passage_at(passages, start)
        if passage is None or not _is_numbered(text, passage, start, rule):
            continue
        value = roman_value(found[0])
        forms = dict.fromkeys([roman(value), _shortened(found[0])])
        span = Span(start, end)
        yield finding(
            rule,
            passage.block.language,
            span,
            values={"found": found[0], "expected": roman(value)},
            arithmetic=Arithmetic("", roman(value), found[0]),
            candidates=[replacement(span, form) for form in forms if form],
        )


def _is_numbered(text: str, passage: Passage, start: int, rule: Rule) -> bool:
    """Tell whether the word in front of a numeral wants a number: "Đại hội", "Pope John"."""
    language = passage.block.language
    first = passage.block.span.start
    before = passage.lower[max(0, start - first - _BEFORE) : start - first]
    words = one_of(word_list(rule, "numbered", language))
    if re.search(rf"(?<!\w)(?:{words}) \Z", before):
        return True
    name = text[max(first, start - _BEFORE) : start].split()[-1:]
    titled = bool(name) and name[0].istitle() and before.endswith(" ")
    return titled and language != "vi" and not text.startswith("VIX", start)


def roman_value(numeral: str) -> int:
    """Return what a numeral most likely means, however it is put together.

    >>> roman_value("XIIII"), roman_value("IIX")
    (14, 8)
    """
    total = highest = 0
    for letter in reversed(numeral):
        value = _VALUES[letter]
        total += value if value >= highest else -value
        highest = max(highest, value)
    return total


def roman(number: int) -> str:
    """Return *number*, below forty, as a Roman numeral; empty if there is none.

    >>> roman(14), roman(8)
    ('XIV', 'VIII')
    """
    if not 0 < number < 40:
        return ""
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return "X" * (number // 10) + ones[number % 10]


def _shortened(numeral: str) -> str:
    """Return the numeral that was meant if a letter was typed once too often, or nothing."""
    for index in range(len(numeral)):
        form = numeral[:index] + numeral[index + 1 :]
        if _VALID.match(form):
            return form
    return ""


def _two_numbers(text: str, passage: Passage, rule: Rule) -> Iterator[Verdict]:
    """Yield ordinals that are explained by another number: "lần thứ XIII (lần thứ 14)"."""
    for one, other in pairwise(passage.mentions):
        if one.kind != "ordinal" or other.kind not in {"ordinal", "integer"}:
            continue
        between = text[one.span.end : other.span.start].lower().strip()
        repeated = text[max(0, one.span.start - _BEFORE) : one.span.start].lower().split()[-1:]
        opened, bracket, word = between.partition("(")
        if opened or not bracket or (word and word.split()[-1:] != repeated):
            continue
        closed = text[other.span.end : other.span.end + 1] == ")"
        if closed and _letters(text, one) != _letters(text, other):
            yield _number_verdict(text, one, other, passage.block.language, rule)


def _headline_numbers(text: str, passages: Sequence[Passage], rule: Rule) -> Iterator[Verdict]:
    """Yield numbers that the headline writes in Roman numerals and the text below in digits."""
    headline = next((one for one in passages if one.block.kind == "headline"), None)
    if headline is None or headline.index + 1 == len(passages):
        return
    below = passages[headline.index + 1]
    told = _labelled(text, below)
    for label, one in _labelled(text, headline):
        others = [
            other
            for same, other in told
            if same == label and _letters(text, other) != _letters(text, one)
        ]
        if len(others) == 1:
            yield _number_verdict(text, one, others[0], headline.block.language, rule)


def _labelled(text: str, passage: Passage) -> list[tuple[str, Mention]]:
    """Return the numbers of congresses, terms and the like with the two words before them."""
    found: list[tuple[str, Mention]] = []
    for mention in passage.mentions:
        if mention.kind in {"ordinal", "integer"} and isinstance(mention.value, Printed):
            start = max(passage.block.span.start, mention.span.start - _BEFORE)
            before = text[start : mention.span.start]
            words = before.split()[-2:]
            # "khóa XIV" is a number, "Death Wish II" a name.
            if len(words) > 1 and before.endswith(" ") and words[-1].islower():
                found.append((bare(" ".join(words).lower()), mention))
    return found


def _number_verdict(text: str, one: Mention, other: Mention, language: str, rule: Rule) -> Verdict:
    """Return the verdict on one number written in two ways."""
    slots = {"one": (one,), "other": (other,)}
    numbers = [
        mention.value.value for mention in (one, other) if isinstance(mention.value, Printed)
    ]
    holds = len(set(numbers)) == 1
    printed = text[other.digits.start : other.digits.end]
    roman_one, digit_one = (one, other) if _letters(text, one) else (other, one)
    fixes = list(candidates(parse_formula("one == other"), slots, Article(text, language)))
    if isinstance(digit_one.value, Printed):
        fixes.append(replacement(roman_one.digits, roman(int(digit_one.value.value))))
    return finding(
        rule,
        language,
        one.span,
        status="holds" if holds else "violated",
        severity="warning",
        message="two",
        values={"found": text[one.span.start : one.span.end], "expected": printed},
        related=[other.span],
        arithmetic=Arithmetic("", "" if holds else printed, ""),
        candidates=() if holds else [fix for fix in fixes if fix.label],
        mentions=[one, other],
    )


def _letters(text: str, mention: Mention) -> bool:
    """Tell whether a number is a Roman numeral."""
    return text[mention.digits.start : mention.digits.end].isupper()
