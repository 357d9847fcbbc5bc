"""Numbers, dates and days as words of a language, in the style of the words they replace."""

from __future__ import annotations


def weekday_name(number: int, language: str) -> str:
    """Return the name of a day of the week, Monday being 0."""
    return ""
