"""numbering-gap: pictures, steps and articles are numbered without gaps and repeats.

A number counts where it labels something: at the beginning of a block ("Step 2: …"), at the end
of a picture's alternative text ("… - Photo 3."), or in a line that is nothing but labels. What the
text says of how many there are ("part 4 of 3", "two figures") is compared with the numbers, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.checks.findings import finding, one_of, whole_words, word_list
from factcheck.expressions import compile_kept
from factcheck.model import Document, Passage, Printed, Severity, Span, Verdict
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from factcheck.rulebook import Rule

_LIST = 3  # labels that make a line a list of them
_LONGEST_LIST = 400
_LONGEST_LABEL = 24
_FIRST = 1
_FARTHEST = 3  # times: a number that is so much larger is no slip


class _Label(NamedTuple):
    """The label of something: "Step 2"."""

    number: int
    span: Span
    passage: Passage


def check(document: Document, passages: Sequence[Passage], rule: Rule) -> Iterator[Verdict]:
    """Yield a finding where a number of a series is missing or comes twice."""
    lower = document.text.lower()
    used: dict[str, tuple[str, ...]] = {}
    for language in rule.wordings:
        labelling = word_list(rule, "labels", language)
        if any(_is_numbered(f"{word} ", lower) for word in labelling):
            used[language] = labelling
    if not used:
        return
    series: dict[tuple[str, str, int], list[_Label]] = {}
    for passage in passages:
        words = used.get(passage.block.language)
        if words and passage.block.table < 0:
            _collect(series, passage, words)
    for (word, place, _), labels in series.items():
        if len(labels) >= (_LIST if place == "line" else 2):
            yield from _breaks(word, place, labels, rule)
    for passage in passages:
        words = used.get(passage.block.language)
        if words and passage.mentions:
            yield from _beyond(passage, words, rule)


def _is_numbered(word: str, lower: str) -> bool:
    """Tell whether a digit stands behind *word* anywhere."""
    place = lower.find(word)
    while place >= 0:
        place += len(word)
        if lower[place : place + 1].isdigit():
            return True
        place = lower.find(word, place)
    return False


def _collect(
    series: dict[tuple[str, str, int], list[_Label]], passage: Passage, words: tuple[str, ...]
) -> None:
    """Add the labels of a block to the series that they belong to."""
    head = passage.lower[:_LONGEST_LABEL]
    if head.startswith(words):
        _add(series, _leading(words).match(passage.lower), passage, "block", -1)
    if passage.block.kind == "alt" or head.startswith("("):
        _add(
            series,
            _trailing(words).search(passage.lower, max(0, len(passage.lower) - _LONGEST_LABEL)),
            passage,
            "picture",
            -1,
        )
    if _is_list(passage, words):
        for label in _anywhere(words).finditer(passage.lower):
            _add(series, label, passage, "line", passage.index)


def _is_list(passage: Passage, words: tuple[str, ...]) -> bool:
    """Tell whether a short block has figures behind words that label things."""
    if len(passage.mentions) < _LIST or len(passage.lower) > _LONGEST_LIST:
        return False
    first, lower = passage.block.span.start, passage.lower
    labelled = 0
    for mention in passage.mentions:
        place = mention.span.end - first
        labelled += (
            lower[max(0, place - _LONGEST_LABEL) : place].rstrip("0123456789 ").endswith(words)
        )
    return labelled >= _LIST


def _add(
    series: dict[tuple[str, str, int], list[_Label]],
    label: re.Match[str] | None,
    passage: Passage,
    place: str,
    group: int,
) -> None:
    if label is not None:
        first = passage.block.span.start
        span = Span(first + label.start("number"), first + label.end("number"))
        labels = series.setdefault((label["word"], place, group), [])
        labels.append(_Label(int(label["number"]), span, passage))


def _breaks(word: str, place: str, labels: Sequence[_Label], rule: Rule) -> Iterator[Verdict]:
    """Yield the first place at which a series does not go on by one."""
    language = labels[0].passage.block.language
    for before, label in pairwise(labels):
        if label.number == before.number + 1:
            continue
        if label.number == _FIRST or label.number < before.number - 1:
            return  # another series begins, or the numbers only refer to things
        if label.number == before.number and label.passage.block.repeats >= 0:
            return
        grave = place == "block" and word in word_list(rule, "grave", language)
        severity: Severity = "warning" if grave else "info"
        if label.number < before.number or label.number > before.number + 2:
            severity = "info"  # more likely parts are left out on purpose
        yield finding(
            rule,
            label.passage.block.language,
            label.span,
            severity=severity,
            values={
                "word": word,
                "found": str(label.number),
                "before": str(before.number),
                "expected": str(before.number + 1),
            },
            related=[before.span],
        )
        return


def _beyond(passage: Passage, words: tuple[str, ...], rule: Rule) -> Iterator[Verdict]:
    """Yield numbers that are larger than what the text says there are."""
    language = passage.block.language
    first = passage.block.span.start
    for label in _of_all(words, word_list(rule, "of", language)).finditer(passage.lower):
        number, total = int(label["number"]), int(label["total"])
        if total < number <= _FARTHEST * total:
            places = [
                Span(first + label.start(group), first + label.end(group))
                for group in ("number", "total")
            ]
            yield _too_large(rule, language, label["word"], number, total, places)
    has = word_list(rule, "has", language)
    most: dict[str, tuple[int, Span]] = {}  # of each word what the text says there are
    for mention in passage.mentions:
        counted = mention.noun.partition(" ")[0]  # "two figures", "hai hình"
        word = counted if counted in words else counted.removesuffix("s")
        if word not in words:
            continue
        if passage.lower[: mention.span.start - first].rstrip().rpartition(" ")[2] not in has:
            continue
        total = mention.value.mantissa if isinstance(mention.value, Printed) else 0
        if total > most.get(word, (0, mention.span))[0]:
            most[word] = total, mention.span
    for word, (total, told) in most.items():
        for label in _anywhere((word,)).finditer(passage.lower):
            number = int(label["number"])
            if total < number <= _FARTHEST * total:
                place = Span(first + label.start("number"), first + label.end("number"))
                yield _too_large(rule, language, word, number, total, [place, told])


def _too_large(
    rule: Rule, language: str, word: str, number: int, total: int, places: Sequence[Span]
) -> Verdict:
    return finding(
        rule,
        language,
        places[0],
        severity="info",
        message="beyond",
        values={"word": word, "found": str(number), "expected": str(total)},
        related=places[1:],
    )


@cache
def _of_all(words: tuple[str, ...], of: tuple[str, ...]) -> re.Pattern[str]:
    return compile_kept(
        rf"(?P<word>{whole_words(words)}) (?P<number>\d{{1,2}}) ?(?:{one_of(of)}) ?"
        rf"(?P<total>\d{{1,2}})(?=[.):;,]?(?: -| [^\W\d_]*\Z|\Z|[):]))"
    )


@cache
def _leading(words: tuple[str, ...]) -> re.Pattern[str]:
    return compile_kept(rf"(?P<word>{one_of(words)}) (?P<number>\d{{1,3}})(?: ?[.:)—]| -|\Z)(?!\d)")


@cache
def _trailing(words: tuple[str, ...]) -> re.Pattern[str]:
    return compile_kept(rf"(?P<word>{whole_words(words)}) (?P<number>\d{{1,3}})[.)]?\Z")


@cache
def _anywhere(words: tuple[str, ...]) -> re.Pattern[str]:
    return compile_kept(rf"(?P<word>{whole_words(words)}) (?P<number>\d{{1,3}})(?![\w,.]\d|%|\w)")
