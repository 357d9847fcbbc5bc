"""The lunar calendar: which day of ours its days fall on.

The months come from the package lunar_python, which reckons for Peking's time. Vietnam's own
calendar differs by a day now and then, and by a month in the winter of 1984 to 1985.
"""

from __future__ import annotations

from functools import lru_cache

from lunar_python import LunarMonth

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_JULIAN_EPOCH = 1_721_424.5  # Julian days begin at noon; day 1 here is 1 January of the year 1
# Vietnam celebrated Tết of 1985 a month before China.
_A_MONTH_APART = range(724_560, 724_740)


@lru_cache(maxsize=256)
def days_of_moon(day: int, month: int, near: int, year: int | None) -> tuple[int, ...]:
    """Return the days in or next to the year *near* that are the *day* of a lunar *month*.

    *year* is the lunar year where the text has it. Leap months count as well. Empty where the
    calendar is not known.
    """
    if not (_FIRST_YEAR < near < _LAST_YEAR and 1 <= month <= 12):
        return ()
    years = (near - 1, near) if year is None or not near - 1 <= year <= near + 1 else (year,)
    found = []
    for lunar_year in years:
        for number in (month, -month):
            moon = LunarMonth.fromYm(lunar_year, number)
            # A month of 29 days has no 30th, but another calendar's may have.
            if moon is not None and 1 <= day <= moon.getDayCount() + 1:
                found.append(int(moon.getFirstJulianDay() - _JULIAN_EPOCH) + day - 1)
    if any(each in _A_MONTH_APART for each in found):
        return ()
    return tuple(found)
