"""Questions about what stands around digits and names: is this a date, or something else?

"17/5" is a date after "ngày" and a ratio before "xã"; "2014" is a year after "in"; "August" is a
month after "in" and a painter before "Strindberg". Nothing here reads the figure itself.
"""

from __future__ import annotations

import re

from factcheck.expressions import compile_kept
from factcheck.mentions.date_wordings import wordings
from factcheck.mentions.scanner import Reading
from factcheck.model import When

REACH = 24  # how far back a word may begin that says what follows
_BESIDE = ("weekday", "relative", "time", "ordinal")
_CAPITAL = compile_kept(r" [A-ZÀ-Þ]\w")


def is_sure(reading: Reading, start: int) -> bool:
    """Tell whether what stands before leaves no doubt that a date follows."""
    known = wordings(reading.language.code)
    return known.sure_day.ends(_before(reading, start)) or follows_date(reading, start)


def follows_date(reading: Reading, start: int) -> bool:
    """Tell whether a weekday, a time or "today" stands right before."""
    if not reading.mentions or reading.mentions[-1].kind not in _BESIDE:
        return False
    if reading.mentions[-1].kind == "ordinal" and not wordings(reading.language.code).fixed_order:
        return False  # only in Vietnamese may a weekday have been taken for an ordinal
    return start - reading.done <= len(", (") and not (
        reading.lower[reading.done : start].strip(" ,(")
    )


def is_weakly_marked(reading: Reading, start: int) -> bool:
    """Tell whether a date may follow: after "từ", "until", or in a list of dates."""
    known = wordings(reading.language.code)
    if known.weak_day.ends(_before(reading, start)):
        return True
    return goes_on_from_date(reading, start) and (
        known.coordination.fullmatch(reading.lower, reading.done, start) is not None
    )


def goes_on_from_date(reading: Reading, start: int) -> bool:
    """Tell whether a date stands close before."""
    return (
        bool(reading.mentions)
        and reading.mentions[-1].kind == "date"
        and start - reading.done <= len(" và ngày")
    )


def goes_on_with_dash(reading: Reading, start: int) -> bool:
    """Tell whether the date close before is printed with a dash: "ngày 2-4 và 17-4"."""
    if not goes_on_from_date(reading, start):
        return False
    last = reading.mentions[-1]
    printed = reading.lower[last.span.start - reading.offset : last.span.end - reading.offset]
    return "-" in printed or (isinstance(last.value, When) and last.value.inherited)


def is_counted(reading: Reading, end: int) -> bool:
    """Tell whether a noun follows, as it does behind "3/4 of" and "5/12 xã"."""
    return wordings(reading.language.code).next_word.match(reading.lower, end) is not None


def is_alone(reading: Reading, match: re.Match[str]) -> bool:
    """Tell whether the block holds nothing else."""
    spare = len(reading.lower) - (match.end() - match.start())
    return spare <= len(" .. ") and reading.lower.strip(" .") == match[0]


def goes_on(lower: str, end: int, signs: str) -> bool:
    """Tell whether further digits, or a document's letters, are tied on behind."""
    sign, following = lower[end : end + 1], lower[end + 1 : end + 2]
    if not sign or sign not in signs:
        return False
    return following.isdecimal() or (sign in "-/" and following.isalpha())


def is_glued(lower: str, end: int) -> bool:
    """Tell whether letters are tied on behind, other than the T of 2023-05-17T10:00."""
    return lower[end : end + 1].isalpha() and not (
        lower[end] == "t" and lower[end + 1 : end + 2].isdecimal()
    )


def is_tied_before(before: str) -> bool:
    """Tell whether digits are tied on in front: the "03-03-2020" of "133-03-03-2020"."""
    return before[-1:] in ("-", ".", "/", "+") and before[-2:-1].isdecimal()


def is_free(reading: Reading, start: int) -> bool:
    """Tell whether nothing stands before that a number could belong to, or a sign of a date."""
    before = _before(reading, start)
    if not before.rstrip(" ")[-1:].isalnum():
        return True
    return wordings(reading.language.code).sure_day.ends(before)


def is_month(reading: Reading, match: re.Match[str]) -> bool:
    """Tell "tháng 5" from "mỗi tháng 5 triệu"."""
    known = wordings(reading.language.code)
    if known.never_month.ends(_before(reading, match.start())):
        return False
    return not known.no_month.match(reading.lower, match.end())


def is_lone_month(reading: Reading, match: re.Match[str]) -> bool:
    """Tell "in August" from "by August Strindberg"."""
    if not is_capital(reading, match, "month"):
        return False
    known = wordings(reading.language.code)
    before = _before(reading, match.start())
    if known.year_mark.ends(before):
        return True
    goes_on_as_name = _CAPITAL.match(reading.text, match.end())
    return known.month_mark.ends(before) and goes_on_as_name is None


def is_capital(reading: Reading, match: re.Match[str], group: str) -> bool:
    """Tell whether a group of a match is printed with a capital."""
    return reading.text[match.start(group)].isupper()


def is_marked_year(reading: Reading, start: int) -> bool:
    """Tell whether a word marks a number as a year, or a year that it goes on from."""
    known = wordings(reading.language.code)
    if known.year_mark.ends(_before(reading, start)):
        return True
    if not reading.mentions or reading.mentions[-1].kind != "year":
        return False
    return (
        start - reading.done <= len(", and ")
        and known.coordination.fullmatch(reading.lower, reading.done, start) is not None
        and not is_counted(reading, start + len("2023"))
    )


def _before(reading: Reading, start: int) -> str:
    return reading.lower[max(0, start - REACH) : start]
