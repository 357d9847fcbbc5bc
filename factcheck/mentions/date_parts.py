"""One date at a given place of a block, in whatever wording: what ranges are made of.

`read_part` tries the language's wordings (`date_shapes`) and the digits-only forms
(`numeric_dates`) and returns the longest. Whether a lone year or a lone month's name stands for a
date is decided here as well, from the words around it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from factcheck.arithmetic.calendar import is_possible, nth_weekday
from factcheck.expressions import compile_kept
from factcheck.languages import load_language
from factcheck.mentions.date_shapes import (
    Part,
    Shape,
    any_of,
    fragments_of,
    groups,
    names,
    place,
    shapes,
    words_behind_digits,
)
from factcheck.mentions.numeric_dates import YEARS, cues, full_year, read_numeric
from factcheck.mentions.scanner import DIGIT, Reading
from factcheck.model import Span, When

LONGEST_MONTH = 31
FIRST_OF_TET = 10  # a later day of the new year's feast is one of the old year
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_YEAR = compile_kept(r"[12]\d{3,4}(?!\d|[.,:/]\d| ?%)")
# Digits, letters glued to them, and the next word, perhaps behind another number ("2020/23/Sep").
_CAPITAL = compile_kept(r" [A-ZÀ-Þ]\w")
_HEAD = compile_kept(r"\d{1,4}([^\W\d_]*)[ ,./-]{0,3}(?:\d{1,4}[ ./-]{1,2})?([^\W\d_]*)")


class Wordings(NamedTuple):
    """A language's shapes by anchor, and the words that decide about lone years and months."""

    by_start: Mapping[str, tuple[Shape, ...]]
    after_digits: frozenset[str]
    after_number: frozenset[str]  # the same, and what joins the ends of a range
    suffix: re.Pattern[str]
    tail: re.Pattern[str]
    lunar: re.Pattern[str]
    never_month: re.Pattern[str]
    no_month: re.Pattern[str]
    next_word: re.Pattern[str]  # a noun, so that what stands before it is an amount
    year_mark: re.Pattern[str]
    no_year: re.Pattern[str]
    month_mark: re.Pattern[str]
    coordination: re.Pattern[str]


@cache
def wordings(code: str) -> Wordings:
    """Return the wordings of dates in the language *code*, ready to be tried."""
    words = load_language(code).dates.words
    every = shapes(code)
    behind = frozenset().union(*(words_behind_digits(shape.template, code) for shape in every))
    starts = {start for shape in every for start in shape.starts}
    joining = {word.split()[0] for key in ("to", "and") for word in words[key]}
    fragments = fragments_of(code)
    plain = "|".join(sorted({*words["after_day"], *joining}))
    return Wordings(
        after_number=behind | joining,
        suffix=compile_kept(any_of(words["suffixes"]) + r"(?!\w)"),
        tail=compile_kept(fragments["sure_tail"] + r"(?!\w)"),
        lunar=compile_kept(rf",? *\(?{any_of(words['lunar'])}(?!\w)"),
        never_month=compile_kept(rf"(?<!\w){any_of(words['not_before_month'])} +$"),
        no_month=compile_kept(rf" *(?:%|{any_of(words['no_month'])}(?!\w))"),
        next_word=compile_kept(rf" +(?!(?:{plain})(?!\w))[^\W\d_]"),
        by_start={start: tuple(s for s in every if start in s.starts) for start in starts},
        after_digits=behind,
        year_mark=compile_kept(rf"(?<!\w){any_of(words['year_marks'])}(?: +|-)$"),
        no_year=compile_kept(rf"(?: +|-){any_of(words['no_year'])}(?!\w)"),
        coordination=compile_kept(rf"(?: ?,)?(?: +{any_of(words['and'])})? +"),
        month_mark=compile_kept(rf"(?<!\w){any_of(words['month_marks'])}(?: +|-)$"),
    )


def read_part(reading: Reading, start: int, *, in_range: bool = False) -> Part | None:
    """Return the longest date that begins at *start*.

    *in_range* says that the other end of a range stands next to it, so that a bare "Feb" or
    "2014" is enough.
    """
    lower = reading.lower
    best = None
    if lower[start : start + 1].isdecimal():
        best = read_numeric(reading, start, in_range=in_range)
        if best is not None and best.kind == "date" and best.when.year is None:
            best = _with_tail(reading, best)
        head = _HEAD.match(lower, start)
        known = wordings(reading.language.code).after_digits
        if head is not None and (head[1] in known or head[2] in known):
            best = _longer(best, _read_shapes(reading, start, DIGIT, in_range=in_range))
        return best or read_year(reading, start, in_range=in_range)
    word = _WORD.match(lower, start)
    if word is None:
        return None
    return _read_shapes(reading, start, word[0], in_range=in_range)


def _with_tail(reading: Reading, part: Part) -> Part:
    """Add the year of "5/6 năm 2023" to a day and month in digits."""
    end, year, span = read_tail(reading, part.end)
    if year is None:
        return part
    when = part.when
    possible = when.lunar or is_possible(year, when.month, when.day)
    other = when.other and when.other._replace(year=year, year_span=span)
    when = when._replace(year=year, year_span=span, possible=possible, other=other)
    return part._replace(end=end, when=when)


_WORD = compile_kept(r"[^\W\d_]+")


def _longer(one: Part | None, other: Part | None) -> Part | None:
    if one is None or (other is not None and other.end > one.end):
        return other
    return one


def _read_shapes(reading: Reading, start: int, anchor: str, *, in_range: bool) -> Part | None:
    best = None
    for shape in wordings(reading.language.code).by_start.get(anchor, ()):
        match = shape.pattern.match(reading.lower, start)
        if match is not None and (best is None or match.end() > best.end):
            part = _part(reading, match, shape, in_range=in_range)
            best = _longer(best, part)
    return best


def _part(reading: Reading, match: re.Match[str], shape: Shape, *, in_range: bool) -> Part | None:
    """Read a match of one of the language's wordings."""
    found = groups(match)
    spoken = names(reading.language.code)
    year = _year(found, spoken.cardinals, reading.language.code)
    if year is None and ("year_words" in found):
        return None

    def span(*candidates: str) -> Span | None:
        places = (place(match, name) for name in candidates if name in found)
        return next((reading.span(*p) for p in places if p), None)

    year_span = span("y", "yy", "year_words", "decade", "decade_name")
    if shape.kind == "century":
        number = _ordinal(found, spoken.ordinals)
        if number is None or not 1 <= number <= 40:
            return None
        first = -100 * number if "bc" in found else 100 * number - 99
        when = When("century", first, year_span=span("n", "nth", "roman"))
    elif shape.kind == "decade":
        when = When("decade", _decade(found, year, spoken.decades), year_span=year_span)
    elif shape.kind == "quarter":
        quarter = _QUARTERS.get(found.get("q", ""), 0)
        quarter = quarter or _ordinal(found, spoken.ordinals, spoken.cardinals) or 0
        if not 1 <= quarter <= 4:
            return None
        when = When(
            "quarter", year, 3 * quarter - 2, None, year_span, span("q", "n", "nth", "cardinal")
        )
    elif shape.kind == "year":
        if "year_words" in found and not in_range and not _is_marked_year(reading, match.start()):
            return None
        when = When("year", year, year_span=year_span)
    else:
        return _day_or_month(reading, match, shape, found, year, in_range=in_range)
    return Part(shape.kind, match.start(), match.end(), when)


def _day_or_month(
    reading: Reading,
    match: re.Match[str],
    shape: Shape,
    found: Mapping[str, str],
    year: int | None,
    *,
    in_range: bool,
) -> Part | None:
    spoken = names(reading.language.code)

    def span(*candidates: str) -> Span | None:
        places = (place(match, name) for name in candidates if name in found)
        return next((reading.span(*p) for p in places if p), None)

    named = found.get("month", "")
    lunar = shape.name == "lunar_days" or "lunar" in found or named in spoken.lunar_months
    lunar = lunar or bool(spoken.lunar_start.match(reading.lower, match.start()))
    day = _day(found, spoken.ordinals, spoken.cardinals, spoken.fixed_days)
    if "weekday" in found:
        month, ordinal = spoken.months.get(named), day
        if year is None or month is None or ordinal is None:
            return None
        day = nth_weekday(year, month, spoken.weekdays[found["weekday"]], ordinal)
    if shape.name == "lunar_days" and "month" not in found and "m" not in found:
        month = spoken.ordinals.get(found.get("nth2", "")) or _ordinal(found, spoken.ordinals)
        if month is None and day is not None:
            month = 1 if day <= FIRST_OF_TET else 12  # mùng 1 Tết, 30 Tết
    elif found.get("m"):
        month = int(found["m"])
    else:
        month = spoken.months.get(named)
    if (month is None and shape.kind == "month") or day == 0:
        return None
    if shape.name == "lone_months" and not in_range and not _is_lone_month(reading, match, named):
        return None
    if named in spoken.doubtful_months and not _is_capital(reading, match, "month"):
        # "the second may be": needs its capital, digits around, or "of".
        if not any(key in found for key in ("d", "y", "yy")) and " of " not in match[0]:
            return None
    if shape.kind == "month" and year is None and not in_range and not _is_month(reading, match):
        return None
    over = year is not None and year > 9999
    if over and (not _is_slip(year or 0) or day is not None and month is None):
        return None
    possible = (is_possible(year, month, day) or lunar) and not over
    if lunar:
        possible = (day or 1) <= 30 and 1 <= (month or 1) <= 12
    if not possible and shape.kind == "month" and year is None:
        return None
    if (day or 0) > LONGEST_MONTH and not in_range and not _is_free(reading, match.start()):
        return None  # "SEA Games 32 tháng 5", "Top 40 March 2014"
    precision = "month" if shape.kind == "month" else "day"
    when = When(
        precision,  # type: ignore[arg-type]
        year,
        month,
        day,
        span("y", "yy", "year_words"),
        span("m", "month", "nth2"),
        span("d", "nth", "cardinal", "fixed"),
        possible,
        lunar=lunar,
    )
    if "dual" in found and precision == "day":
        # Old and new style, or the night between two days: either number may be the day.
        first = when._replace(day=int(found["dual"]), day_span=span("dual"), possible=True)
        when = when._replace(possible=True, other=first)
    return Part(shape.kind, match.start(), match.end(), when)


def read_tail(reading: Reading, position: int) -> tuple[int, int | None, Span | None]:
    """Return where a year that may follow a date ends, the year, and its place."""
    match = wordings(reading.language.code).tail.match(reading.lower, position)
    if match is None:
        return position, None, None
    found = groups(match)
    year = _year(found, names(reading.language.code).cardinals, reading.language.code)
    where = next(place(match, name) for name in ("y", "yy", "year_words") if name in found)
    if year is None or year > 9999 or where is None:
        return position, None, None
    return match.end(), year, reading.span(*where)


def _is_free(reading: Reading, start: int) -> bool:
    """Tell whether nothing stands before that a number could belong to, or a sign of a date."""
    before = reading.lower[max(0, start - 24) : start]
    if not before.rstrip(" ")[-1:].isalnum():
        return True
    return cues(reading.language.code).sure.search(before) is not None


def _day(
    found: Mapping[str, str],
    ordinals: Mapping[str, int],
    cardinals: Mapping[str, int],
    fixed: Mapping[str, int],
) -> int | None:
    if "d" in found:
        return int(found["d"])
    return (
        ordinals.get(found.get("nth", ""))
        or cardinals.get(found.get("cardinal", ""))
        or fixed.get(found.get("fixed", ""))
    )


def _year(found: Mapping[str, str], cardinals: Mapping[str, int], code: str) -> int | None:
    if "y" in found:
        year = int(found["y"])
        return -year if "bc" in found else year
    if "yy" in found:
        return full_year(found["yy"])
    if "year_words" in found:
        return _spoken_year(
            found["year_words"], cardinals, load_language(code).dates.numbers["year_scales"]
        )
    return None


def _spoken_year(text: str, cardinals: Mapping[str, int], scales: Mapping[str, int]) -> int | None:
    """Return the year that is spelled out: "nineteen eighty-six", "two thousand and five".

    >>> _spoken_year("nineteen eighty six", {"nineteen": 19, "eighty": 80, "six": 6}, {})
    1986
    """
    total = group = 0
    for word in re.findall(r"[^\W\d_]+", text):
        if word in cardinals:
            value = cardinals[word]
            if group and not (group % 10 == 0 and value < 10) and group < 100:
                total, group = group * 100, value  # the century is complete
            else:
                group += value
        elif scales.get(word, 0) > 1:
            total, group = total + group * scales[word], 0
    year = total + group
    return year if year in YEARS else None


def _decade(found: Mapping[str, str], year: int | None, decades: Mapping[str, int]) -> int:
    if year is not None:
        return year
    short = int(found["decade"]) if "decade" in found else decades[found["decade_name"]]
    return short + (2000 if short in (0, 10) else 1900)


def _ordinal(
    found: Mapping[str, str],
    ordinals: Mapping[str, int],
    cardinals: Mapping[str, int] | None = None,
) -> int | None:
    if "n" in found:
        return int(found["n"])
    if "nth" in found:
        return ordinals.get(found["nth"])
    if "cardinal" in found:
        return (cardinals or {}).get(found["cardinal"])
    return _roman(found["roman"]) if "roman" in found else None


def _roman(text: str) -> int:
    values = [_ROMAN[letter] for letter in text]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))


def _is_slip(year: int) -> bool:
    """Tell whether a year of five digits looks like one with a digit too many."""
    return 1500 <= year // 10 <= 2100 and year % 100 != 0


def _is_capital(reading: Reading, match: re.Match[str], group: str) -> bool:
    return reading.text[match.start(group)].isupper()


def _is_month(reading: Reading, match: re.Match[str]) -> bool:
    """Tell "tháng 5" from "mỗi tháng 5 triệu"."""
    words = wordings(reading.language.code)
    before = reading.lower[max(0, match.start() - 12) : match.start()]
    return not words.never_month.search(before) and not words.no_month.match(
        reading.lower, match.end()
    )


def _is_lone_month(reading: Reading, match: re.Match[str], named: str) -> bool:
    if not _is_capital(reading, match, "month"):
        return False
    words = wordings(reading.language.code)
    before = reading.lower[max(0, match.start() - 24) : match.start()]
    if words.year_mark.search(before):
        return True
    # "by August Strindberg", "June and April Smith" are people.
    named_on = _CAPITAL.match(reading.text, match.end())
    return words.month_mark.search(before) is not None and named_on is None


def read_year(reading: Reading, start: int, *, in_range: bool = False) -> Part | None:
    """Return a bare year, if a word marks it as one or the range it stands in does."""
    match = _YEAR.match(reading.lower, start)
    if match is None:
        return None
    year, end = int(match[0]), match.end()
    if reading.lower[end : end + 1].isalpha():
        return None
    words = wordings(reading.language.code)
    if not in_range and not _is_marked_year(reading, start):
        return None
    if words.no_year.match(reading.lower, end):
        return None
    if year > 9999:
        if in_range or not _is_slip(year):
            return None
    elif year not in YEARS:
        return None
    when = When("year", year, year_span=reading.span(start, end), possible=year <= 9999)
    return Part("year", start, end, when)


def _is_marked_year(reading: Reading, start: int) -> bool:
    """Tell whether a word marks a number as a year, or a year that it goes on from."""
    words = wordings(reading.language.code)
    if words.year_mark.search(reading.lower[max(0, start - 24) : start]):
        return True
    if not reading.mentions or reading.mentions[-1].kind != "year" or start - reading.done > 6:
        return False
    return (
        words.coordination.fullmatch(reading.lower, reading.done, start) is not None
        and words.next_word.match(reading.lower, start + len("2023")) is None
    )
