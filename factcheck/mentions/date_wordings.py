"""What a language says around dates: its shapes by anchor and the words that decide.

One record for each language, compiled once; `date_cues` asks its questions of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from factcheck.expressions import compile_kept
from factcheck.languages import load_language
from factcheck.mentions.date_shapes import (
    Shape,
    any_of,
    fragments_of,
    shapes,
    words_behind_digits,
)
from factcheck.mentions.scanner import DIGIT


class Wordings(NamedTuple):
    """A language's shapes by anchor, and the expressions for what stands beside a date."""

    by_start: Mapping[str, tuple[Shape, ...]]  # those that begin with a word
    by_second: Mapping[str, tuple[Shape, ...]]  # those that begin with digits, by the word behind
    after_number: frozenset[str]  # these words, and what joins the ends of a range
    suffix: re.Pattern[str]
    tail: re.Pattern[str]
    next_word: re.Pattern[str]  # a noun, so that what stands before it is an amount
    coordination: re.Pattern[str]  # between the dates of a list
    sure_day: re.Pattern[str]
    weak_day: re.Pattern[str]
    never_day: re.Pattern[str]
    counted: re.Pattern[str]  # what is counted in figures like 5-6
    lunar: re.Pattern[str]
    lunar_before: re.Pattern[str]
    lunar_start: re.Pattern[str]  # "mùng", "rằm" in front of a day
    lunar_months: frozenset[str]
    doubtful_months: frozenset[str]
    never_month: re.Pattern[str]
    no_month: re.Pattern[str]
    month_mark: re.Pattern[str]
    year_mark: re.Pattern[str]
    no_year: re.Pattern[str]
    fixed_order: bool  # the language writes the day first, always


@cache
def wordings(code: str) -> Wordings:
    """Return the wordings of dates in the language *code*, ready to be tried."""
    language = load_language(code)
    words = language.dates.words
    every = shapes(code)
    by_start: dict[str, tuple[Shape, ...]] = {}
    by_second: dict[str, tuple[Shape, ...]] = {}
    for shape in every:
        for start in shape.starts - {DIGIT}:
            by_start[start] = (*by_start.get(start, ()), shape)
        for second in words_behind_digits(shape.template, code):
            by_second[second] = (*by_second.get(second, ()), shape)
    joining = {word.split()[0] for key in ("to", "and") for word in words[key]}
    plain = any_of({*words["after_day"], *joining})

    def before(key: str, end: str = " +$") -> re.Pattern[str]:
        return compile_kept(rf"(?<!\w){any_of(words[key])}{end}")

    both = any_of(words["and"])
    return Wordings(
        by_start=by_start,
        by_second=by_second,
        after_number=frozenset(by_second) | joining,
        suffix=compile_kept(any_of(words["suffixes"]) + r"(?!\w)"),
        tail=compile_kept(fragments_of(code)["sure_tail"] + r"(?!\w)"),
        next_word=compile_kept(rf" +(?!{plain}(?!\w))[^\W\d_]"),
        coordination=compile_kept(rf"(?: ?[,;]| +{both})* +(?:{any_of(words['day_marks'])} +)?"),
        sure_day=before("day_marks", " *$"),
        weak_day=before("weak_day_marks"),
        never_day=compile_kept(rf"(?:(?<!\w){any_of(words['not_before_day'])} *:? *|[$€£#])$"),
        counted=compile_kept(rf" *(?:%|{any_of(words['no_day'])}(?!\w))"),
        lunar=compile_kept(rf",? *\(?{any_of(words['lunar'])}(?!\w)"),
        lunar_before=compile_kept(
            rf"(?<!\w){any_of([*words['lunar'], *words['lunar_starts']])} +$"
        ),
        lunar_start=compile_kept(any_of(words["lunar_starts"])),
        lunar_months=frozenset(words["lunar_months"]),
        doubtful_months=frozenset(words["doubtful_months"]),
        never_month=before("not_before_month"),
        no_month=compile_kept(rf" *(?:%|{any_of(words['no_month'])}(?!\w))"),
        month_mark=before("month_marks", "(?: +|-)$"),
        year_mark=before("year_marks", "(?: +|-)$"),
        no_year=compile_kept(rf"(?: +|-){any_of(words['no_year'])}(?!\w)"),
        fixed_order=language.date_order == "dmy",
    )
