"""The numbers in a wording of a date, from the groups that an expression matched.

Digits, Roman numerals, ordinals and cardinals in words, and years that are spelled out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from factcheck.languages import load_language
from factcheck.mentions.date_shapes import names

YEARS = range(1000, 2200)
PIVOT = 36  # '35 is 2035, '36 is 1936
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}

Groups = Mapping[str, str]


def full_year(digits: str) -> int:
    """Return the year of two digits, or of as many as were printed."""
    year = int(digits)
    if len(digits) > len("99"):
        return year
    return year + (2000 if year < PIVOT else 1900)


def is_slip(year: int) -> bool:
    """Tell whether a year of five digits looks like one with a digit too many."""
    return YEARS.start <= year // 10 <= YEARS.stop and year % 100 != 0


def year_of(found: Groups, code: str) -> int | None:
    """Return the year, negative before Christ."""
    if "y" in found:
        return -int(found["y"]) if "bc" in found else int(found["y"])
    if "yy" in found:
        return full_year(found["yy"])
    if "year_words" in found:
        scales = load_language(code).dates.numbers["year_scales"]
        return spoken_year(found["year_words"], names(code).cardinals, scales)
    return None


def day_of(found: Groups, code: str) -> int | None:
    """Return the day of the month, or which of its Mondays is meant."""
    if "d" in found:
        return int(found["d"])
    spoken = names(code)
    return (
        spoken.ordinals.get(found.get("nth", ""))
        or spoken.cardinals.get(found.get("cardinal", ""))
        or spoken.fixed_days.get(found.get("fixed", ""))
    )


def month_of(found: Groups, code: str) -> int | None:
    """Return the number of a month in digits or by name."""
    return int(found["m"]) if "m" in found else names(code).months.get(found.get("month", ""))


def lunar_month_of(found: Groups, code: str) -> int | None:
    """Return the number of "the eighth lunar month"."""
    return names(code).ordinals.get(found.get("nth2", "")) or (
        number_of(found, code) if "n" in found or "d" in found else None
    )


def quarter_of(found: Groups, code: str) -> int:
    """Return the number of a quarter, 0 if there is no such one."""
    number = _QUARTERS.get(found.get("q", ""), 0) or number_of(found, code) or 0
    return number if number in _QUARTERS.values() else 0


def decade_of(found: Groups, year: int | None, code: str) -> int:
    """Return the first year of a decade: "the 80s" are the last century's."""
    if year is not None:
        return year
    spoken = names(code).decades
    short = int(found["decade"]) if "decade" in found else spoken[found["decade_name"]]
    return short + (2000 if short <= 10 else 1900)


def number_of(found: Groups, code: str) -> int | None:
    """Return the number of a century or quarter in digits, in words or Roman."""
    spoken = names(code)
    if "n" in found:
        return int(found["n"])
    if "nth" in found:
        return spoken.ordinals.get(found["nth"])
    if "cardinal" in found:
        return spoken.cardinals.get(found["cardinal"])
    return roman(found["roman"]) if "roman" in found else None


def roman(text: str) -> int:
    """Return the value of a Roman numeral in small letters.

    >>> roman("xix")
    19
    """
    values = [_ROMAN[letter] for letter in text]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))


def spoken_year(text: str, cardinals: Mapping[str, int], scales: Mapping[str, int]) -> int | None:
    """Return the year that is spelled out: "nineteen eighty-six", "two thousand and five".

    >>> spoken_year("nineteen eighty six", {"nineteen": 19, "eighty": 80, "six": 6}, {})
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
