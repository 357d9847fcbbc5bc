"""What a language says around dates: its shapes by anchor and the words that decide.

One record for each language, compiled once; `date_cues` asks its questions of it.
"""

import re
from collections.abc import Mapping
from functools import cache

from factcheck.expressions import compile_kept
from factcheck.languages import derived, load_language
from factcheck.mentions.date_shapes import Shape, fragments_of, shapes
from factcheck.mentions.scanner import DIGIT
from factcheck.records import NamedTuple
from factcheck.spellings import any_of, spellings


class Mark(NamedTuple):
    """Words that say what follows them: "ngày", "in", "until".

    Most figures have no mark, and an expression that ends in ``$`` looks for one at every place of
    what stands before; comparing the end is ten times quicker.
    """

    words: tuple[str, ...]
    between: str = " "  # signs that may part the word from the figure
    apart: bool = True  # at least one of them has to

    def ends(self, text: str) -> bool:
        """Tell whether *text* ends in one of the words, as a whole word."""
        stripped = text.rstrip(self.between)
        if not stripped.endswith(self.words) or (self.apart and len(stripped) == len(text)):
            return False
        return any(
            stripped.endswith(word) and not stripped[: -len(word)][-1:].isalnum()
            for word in self.words
        )


class Wordings(NamedTuple):
    """A language's shapes by anchor, and the expressions for what stands beside a date."""

    by_start: Mapping[str, tuple[Shape, ...]]  # those that begin with a word
    by_second: Mapping[str, tuple[Shape, ...]]  # those that begin with digits, by the word behind
    after_number: frozenset[str]  # these words, and what joins the ends of a range
    suffix: re.Pattern[str]
    tail: re.Pattern[str]
    next_word: re.Pattern[str]  # a noun, so that what stands before it is an amount
    coordination: re.Pattern[str]  # between the dates of a list
    sure_day: Mark
    weak_day: Mark
    never_day: Mark
    counted: re.Pattern[str]  # what is counted in figures like 5-6
    lunar: re.Pattern[str]
    lunar_before: Mark
    lunar_start: re.Pattern[str]  # "mùng", "rằm" in front of a day
    lunar_months: frozenset[str]
    doubtful_months: frozenset[str]
    never_month: Mark
    no_month: re.Pattern[str]
    month_mark: Mark
    year_mark: Mark
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
        for second in shape.seconds:
            by_second[second] = (*by_second.get(second, ()), shape)
    joining = {word.split()[0] for key in ("to", "and") for word in words[key]}
    plain = any_of({*words["after_day"], *joining})

    def spelled(*keys: str) -> tuple[str, ...]:
        return tuple(way for key in keys for word in words[key] for way in spellings(word))

    both = any_of(words["and"])
    return Wordings(
        by_start=by_start,
        by_second=by_second,
        after_number=frozenset(by_second) | joining,
        suffix=compile_kept(any_of(words["suffixes"]) + r"(?!\w)"),
        tail=compile_kept(
            derived(code, "tail", lambda: fragments_of(code)["sure_tail"] + r"(?!\w)")
        ),
        next_word=compile_kept(rf" +(?!{plain}(?!\w))[^\W\d_]"),
        coordination=compile_kept(rf"(?: ?[,;]| +{both})* +(?:{any_of(words['day_marks'])} +)?"),
        sure_day=Mark(spelled("day_marks"), apart=False),
        weak_day=Mark(spelled("weak_day_marks")),
        never_day=Mark(spelled("not_before_day"), between=" :", apart=False),
        counted=compile_kept(rf" *(?:%|{any_of(words['no_day'])}(?!\w))"),
        lunar=compile_kept(rf",? *\(?{any_of(words['lunar'])}(?!\w)"),
        lunar_before=Mark(spelled("lunar", "lunar_starts")),
        lunar_start=compile_kept(any_of(words["lunar_starts"])),
        lunar_months=frozenset(words["lunar_months"]),
        doubtful_months=frozenset(words["doubtful_months"]),
        never_month=Mark(spelled("not_before_month")),
        no_month=compile_kept(rf" *(?:%|{any_of(words['no_month'])}(?!\w))"),
        month_mark=Mark(spelled("month_marks"), between=" -"),
        year_mark=Mark(spelled("year_marks"), between=" -"),
        no_year=compile_kept(rf"(?: +|-){any_of(words['no_year'])}(?!\w)"),
        fixed_order=language.date_order == "dmy",
    )
