"""Times of day: 8h30, 14:00, 8:30 a.m., 15 giờ sáng, 1945 GMT, noon.

"8 giờ" is eight o'clock after "lúc" and eight hours after "kéo dài"; what no word decides is left
to the durations. A time that no clock shows (25:30, 8h75) is kept, marked impossible, but only
where the text surely tells a time.
"""

import re
from collections.abc import Mapping
from functools import cache, partial

from factcheck.expressions import compile_kept
from factcheck.languages import Language, load_language
from factcheck.mentions.scanner import DIGIT, Reader, Reading
from factcheck.model import Clock, Mention
from factcheck.records import NamedTuple
from factcheck.spellings import any_of

_MINUTES, _HOURS, _HALF_DAY = 60, 24, 12


class Words(NamedTuple):
    """What a language says around times of day."""

    figures: re.Pattern[str]
    mark: re.Pattern[str]
    never: re.Pattern[str]
    tail: re.Pattern[str]
    parts: Mapping[str, str]  # as printed to canonical
    hours: Mapping[str, tuple[int, int]]  # of a part of the day
    fixed: Mapping[str, int]
    half: frozenset[str]


@cache
def words_of(code: str) -> Words:
    """Return how the language *code* tells the time."""
    section = load_language(code).dates
    words, numbers = section.words, section.numbers
    parts = {
        printed: part for part, names in section.names["part_names"].items() for printed in names
    }
    part = rf"(?P<part>{any_of(parts)})(?![^\W_])"
    hour_sign, minute_sign = any_of(words["hour_signs"]), any_of(words["minute_signs"])
    zone = any_of(words["time_zones"])
    half = any_of(words["hours_and"])
    # "7h sáng nay" is seven o'clock, and then "sáng nay".
    deictic = {
        word.split(" ")[-1] for word in numbers["relative_days"] if word.split(" ")[0] in parts
    }
    no_deixis = f"(?! {any_of(deictic)}(?!\\w))"
    # "8 a.m." is a time; "8 sáng" is none without the sign of hours.
    bare_part = "(?!)" if words["hour_signs"] else any_of(parts)
    figures = compile_kept(
        rf"(?P<hour>\d{{1,2}})(?:"
        # 14:00, 8:30 a.m., 8.30 pm, 8 a.m.
        rf"(?P<colon>:)(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?(?![\d:]|\.\d)(?: ?{part})?"
        rf"|(?:\.(?P<minute2>\d\d))? ?(?P<part2>{bare_part})(?![^\W_])"
        # 8h30, 8 giờ 30 phút, 8 giờ sáng
        rf"|(?P<sign> ?{hour_sign})"
        rf"(?:(?P<gap> ?)(?P<minute3>\d{{1,2}})(?!\d|[.,]\d)(?: ?{minute_sign}(?!\w))?"
        rf"|(?P<half> {half}))?(?![^\W_])(?: (?P<part3>{any_of(parts)})(?![^\W_]){no_deixis})?"
        rf"| (?P<oclock>{any_of(words['oclock'])})(?!\w))"
        rf"|(?P<zoned>\d{{4}}) ?{zone}(?!\w)"
    )
    return Words(
        figures=figures,
        mark=compile_kept(rf"(?<!\w){any_of(words['clock_marks'])} +$"),
        never=compile_kept(rf"(?<!\w){any_of(words['clock_never'])} +$"),
        tail=compile_kept(rf",? +\(?{any_of([*words['clock_tails'], *parts])}(?!\w)"),
        parts=parts,
        hours={
            name: (start, numbers["part_until"][name])
            for name, start in numbers["part_from"].items()
        },
        fixed=numbers["fixed_times"],
        half=frozenset(words["hours_and"]),
    )


def time_readers(language: Language) -> tuple[Reader, ...]:
    """Return the readers of times of day in *language*."""
    words = words_of(language.code)
    readers = [Reader(frozenset({DIGIT}), words.figures, partial(_time, words=words))]
    if words.fixed:
        pattern = compile_kept(any_of(words.fixed) + r"(?!\w)")
        readers.append(Reader(frozenset(words.fixed), pattern, partial(_fixed, words=words)))
    return tuple(readers)


def _fixed(match: re.Match[str], reading: Reading, words: Words) -> Mention:
    span = reading.span(*match.span())
    return Mention("time", span, Clock(words.fixed[match[0]]), span)


def _time(match: re.Match[str], reading: Reading, words: Words) -> Mention | None:
    start, end, lower = match.start(), match.end(), reading.lower
    before = lower[max(0, start - 16) : start]
    if before[-1:].isalnum() or (
        before[-1:] in (":", ".", ",", "/", "-") and before[-2:-1].isdigit()
    ):
        return None
    marked = bool(words.mark.search(before))
    part = words.parts.get(match["part"] or match["part2"] or match["part3"] or "", "")
    if match["zoned"]:
        clock = Clock(int(match["zoned"][:2]), int(match["zoned"][2:]))
        return _mention(match, reading, clock) if _hour_of_day(clock, words) is not None else None
    minutes = match["minute"] or match["minute2"] or match["minute3"] or "0"
    minute = 30 if match["half"] else int(minutes)
    clock = Clock(int(match["hour"]), minute, int(match["second"] or 0), part)
    hour = _hour_of_day(clock, words)
    clock = clock._replace(possible=hour is not None, hour=clock.hour if hour is None else hour)
    if match["sign"] and not _is_told(match, reading, words, marked=marked or bool(part)):
        return None
    if lower[end : end + 1] in ("/", "-") and lower[end + 1 : end + 2].isalpha():
        return None  # 8h/ngày
    if match["second"] and not (marked or part or _beside_date(reading, start)):
        return None  # a duration as often as not
    if not clock.possible and not (
        marked or part or (match["sign"] and words.tail.match(lower, end))
    ):
        return None
    return _mention(match, reading, clock)


def _is_told(match: re.Match[str], reading: Reading, words: Words, *, marked: bool) -> bool:
    """Tell "lúc 8 giờ" and "8h30 ngày 17/5" from "kéo dài 8 giờ"."""
    lower, start, end = reading.lower, match.start(), match.end()
    if match["part3"] or words.tail.match(lower, end) or _beside_date(reading, start):
        return True
    before = lower[max(0, start - 16) : start]
    if words.never.search(before):
        return False
    glued = match["gap"] == "" and match["minute3"] is not None and len(match["minute3"]) == 2
    return marked or (glued and not match["sign"].startswith(" "))


def _beside_date(reading: Reading, start: int) -> bool:
    if not reading.mentions or reading.mentions[-1].kind not in ("date", "weekday", "relative"):
        return False
    return start - reading.done <= 3 and not reading.lower[reading.done : start].strip(" ,(")


def _hour_of_day(clock: Clock, words: Words) -> int | None:
    """Return the hour from 0 to 24 that a clock's hour is in that part of the day, if it is one."""
    if clock.minute >= _MINUTES or clock.second >= _MINUTES or clock.hour > _HOURS:
        return None
    if clock.hour == _HOURS and clock.minute:
        return None
    if not clock.part:
        return clock.hour
    first, last = words.hours[clock.part]
    # Twelve at night is nought, and one at night follows it.
    faces = [clock.hour, clock.hour + _HOURS]
    if clock.hour <= _HALF_DAY:
        faces.insert(1, clock.hour + _HALF_DAY)
    if clock.hour == _HALF_DAY:
        faces.insert(0, 0)
    fitting = (face for face in faces if first <= face <= last)
    return next((face % _HOURS if face > _HOURS else face for face in fitting), None)


def _mention(match: re.Match[str], reading: Reading, clock: Clock) -> Mention:
    span = reading.span(*match.span())
    return Mention("time", span, clock, span)
