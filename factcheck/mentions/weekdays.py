"""Days of the week, told from ordinals and from words that happen to look like them.

In Vietnamese "thứ năm" is Thursday and "the fifth": after "phiên họp" it counts, after "sáng" or
beside a date it names a day. Short names ("Sun", "T5", "CN") are read only beside a date.
"""

import re
from collections.abc import Callable
from functools import cache, partial

from factcheck.expressions import compile_kept
from factcheck.languages import Language, load_language
from factcheck.mentions.date_parts import read_part
from factcheck.mentions.scanner import Reader, Reading
from factcheck.model import Mention, Printed, Weekday
from factcheck.records import NamedTuple
from factcheck.spellings import any_of, spellings

_BESIDE = compile_kept(r"\.?,?(?: *[(\[-] *| +)")
_BLANK_OR_DIGIT = compile_kept(r"[ \d]")
_ORDINAL_FROM = 2  # Monday is "thứ hai", the second
_SHORTEST = 2  # letters of a weekday's name
_NAME_BEHIND = compile_kept(r" +[A-Z<]")


class Words(NamedTuple):
    """What a language calls the weekdays and what stands around them."""

    days: dict[str, int]
    short: dict[str, int]
    head: re.Pattern[str]
    day: tuple[str, ...]  # with which a head begins that may be a day itself
    mark: re.Pattern[str]
    tail: re.Pattern[str]
    lead: re.Pattern[str]


@cache
def words_of(code: str) -> Words:
    """Return the weekdays of the language *code*."""
    section = load_language(code).dates
    words, numbers = section.words, section.numbers
    return Words(
        days=_spelled(numbers["weekday_names"].items()),
        short=_spelled(numbers["short_weekdays"].items()),
        day=load_language(code).units.names["years"]["day"],
        head=compile_kept(rf"(?<!\w){any_of(words['ordinal_heads'])} +$"),
        mark=compile_kept(rf"(?<!\w){any_of(words['weekday_marks'])} +$"),
        tail=compile_kept(rf" +{any_of(words['weekday_tails'])}(?!\w)"),
        lead=compile_kept(rf"(?:{any_of(words['articles'])} +)?"),
    )


def weekday_readers(language: Language) -> tuple[Reader, ...]:
    """Return the readers of weekdays in *language*."""
    words = words_of(language.code)
    pairs: list[tuple[dict[str, int], Callable[[re.Match[str], Reading], Mention | None]]] = [
        (words.days, partial(_weekday, words=words)),
        (words.short, partial(_short_weekday, words=words)),
    ]
    return tuple(
        Reader(
            frozenset(_BLANK_OR_DIGIT.split(name)[0] for name in table) | frozenset(table),
            compile_kept(any_of(table) + r"(?!\w)"),
            build,
        )
        for table, build in pairs
    )


def _weekday(match: re.Match[str], reading: Reading, words: Words) -> Mention | None:
    number = words.days[" ".join(match[0].split())]
    span = reading.span(*match.span())
    if words.head.pattern and _is_ordinal(reading, match, words):
        digits = reading.span(match.start() + match[0].rfind(" ") + 1, match.end())
        spelled = not match[0][-1].isdecimal()
        return Mention("ordinal", span, Printed(number + _ORDINAL_FROM, spelled=spelled), digits)
    return Mention("weekday", span, Weekday(number), span)


def _is_ordinal(reading: Reading, match: re.Match[str], words: Words) -> bool:
    """Tell "phiên họp thứ năm" from "sáng thứ năm"; a name that cannot count never is one."""
    name = " ".join(match[0].split())
    if not _can_count(reading.language.code, name):
        return False
    before = reading.lower[max(0, match.start() - 24) : match.start()]
    last = before.rstrip(" ")[-1:]
    free = not last or not (last.isalnum() or last == "-")  # nothing to count stands in front
    capital = reading.text[match.start() + name.rfind(" ") + 1].isupper()
    beside = _date_beside(reading, match, words)
    if _bare_date_follows(reading, match.end()):
        return False
    head = words.head.search(before)
    if head is not None:
        # "ngày làm việc thứ Hai ngày 31-10" has the capital of a name, "phiên họp thứ Năm" as well.
        return not (capital and beside and head[0].startswith(words.day))
    if words.tail.match(reading.lower, match.end()):
        return False
    if free:
        return not (beside or (capital and last == ","))
    if words.mark.search(before) or capital or _continues(reading, match.start()):
        return False
    return not (beside and reading.lower[match.end() : match.end() + 1] in (",", "("))


def _continues(reading: Reading, start: int) -> bool:
    """Tell whether a weekday stands close before: "thứ ba và thứ năm"."""
    return (
        bool(reading.mentions)
        and reading.mentions[-1].kind == "weekday"
        and start - reading.done <= len(" hoặc ")
    )


@cache
def _can_count(code: str, name: str) -> bool:
    """Tell whether a weekday's name is an ordinal as well: it shares its first word with most."""
    first, _, rest = name.partition(" ")
    sharing = sum(day.startswith(f"{first} ") for day in words_of(code).days)
    return bool(rest) and sharing > len(("chủ nhật", "chúa nhật"))


def _short_weekday(match: re.Match[str], reading: Reading, words: Words) -> Mention | None:
    start = match.start()
    if not reading.text[start].isupper() or (start and reading.lower[start - 1] not in " (["):
        return None
    if not _date_beside(reading, match, words):
        return None
    if len(match[0]) == _SHORTEST and _NAME_BEHIND.match(reading.text, match.end()):
        return None  # "2010-02-11 Mo DeJong"
    before = reading.lower[max(0, start - 24) : start].rstrip(" ")
    vietnamese = reading.language.date_order == "dmy"
    if vietnamese and before[-1:].isalnum() and not words.mark.search(before + " "):
        return None
    span = reading.span(*match.span())
    return Mention("weekday", span, Weekday(words.short[match[0]]), span)


def _date_beside(reading: Reading, match: re.Match[str], words: Words) -> bool:
    """Tell whether a date stands right before or right behind."""
    if reading.mentions and reading.mentions[-1].kind in ("date", "date-range", "relative"):
        between = reading.lower[reading.done : match.start()]
        if len(between) <= 4 and not between.strip(" ,(-["):
            return True
    joint = _BESIDE.match(reading.lower, match.end())
    if joint is None:
        return False
    position = joint.end()
    lead = words.lead.match(reading.lower, position)
    if lead is not None:
        position = lead.end()
    part = read_part(reading, position, in_range=True)
    return part is not None and part.kind == "date"


def _bare_date_follows(reading: Reading, end: int) -> bool:
    """Tell whether digits for a day stand right behind: "ngày làm việc thứ sáu 2/1"."""
    if reading.lower[end : end + 1] != " " or not reading.lower[end + 1 : end + 2].isdecimal():
        return False
    part = read_part(reading, end + 1, in_range=True)
    return part is not None and part.kind == "date"


def _spelled(pairs: object) -> dict[str, int]:
    return {variant: value for name, value in pairs for variant in spellings(name)}  # type: ignore[attr-defined]
