"""Front matter: the settings between two ``---`` lines in front of an article.

Only the two keys that speak to factcheck are read (``date:`` and ``factcheck:``), so that no YAML
reader is needed; every other key belongs to whoever publishes the article and is passed over.
"""

import re
from typing import NamedTuple

from factcheck.expressions import compile_kept
from factcheck.sources.text import SourceError

_FENCE = compile_kept(r"\ufeff?---[ \t]*\n((?:.*\n)*?)---[ \t]*(?:\n|\Z)")
_LINE = compile_kept(r"(?:[ \t]*|[ \t]*#.*|[ \t]+.*|- .*|[^\s:#][^:\n]*:(?: .*|))\Z")
_DATE = compile_kept(r"[\"']?(\d{4})-(\d{1,2})-(\d{1,2})(?:[\"'T\s].*|)\Z")
_KEYS = ("as-of", "lang", "ignore")


class FrontMatter(NamedTuple):
    """What an article says of itself. *end* is where its text begins."""

    end: int = 0
    date: tuple[int, int, int] | None = None
    language: str = ""
    ignore: tuple[str, ...] = ()


def read_front_matter(text: str, languages: tuple[str, ...]) -> FrontMatter:
    r"""Return the settings in front of *text*; none if it does not begin with ``---``.

    Raises:
        SourceError: A key under ``factcheck:`` is unknown or its value cannot be used.

    >>> read_front_matter("---\ndate: 2023-05-17\n---\nNgày 17/5", ("vi",)).date
    (2023, 5, 17)
    """
    found = _FENCE.match(text) if text.startswith(("---", "\ufeff---")) else None
    lines = found[1].split("\n") if found else []
    if found is None or not all(_LINE.match(line) for line in lines):
        return FrontMatter()
    result = FrontMatter(end=found.end())
    for key, value, line in _settings(lines):
        if key == "date":
            # Publishers write dates in many ways; only an unmistakable one is used.
            date = read_date(value)
            result = result if result.date else result._replace(date=date)
        elif key == "as-of":
            date = read_date(value)
            if date is None:
                message = f"line {line}: factcheck: as-of: {value!r} is not a date (YYYY-MM-DD)"
                raise SourceError(message)
            result = result._replace(date=date)
        elif key == "lang":
            if value not in (*languages, "auto"):
                message = (
                    f"line {line}: factcheck: lang: {value!r} is not one of"
                    f" auto, {', '.join(languages)}"
                )
                raise SourceError(message)
            result = result._replace(language="" if value == "auto" else value)
        elif key == "ignore":
            names = tuple(re.findall(r"[\w-]+", value))
            result = result._replace(ignore=(*result.ignore, *names))
        else:
            message = f"line {line}: factcheck: unknown key {key!r}; known are {', '.join(_KEYS)}"
            raise SourceError(message)
    return result


def read_date(text: str) -> tuple[int, int, int] | None:
    """Return an ISO date as (year, month, day), None if *text* is no such date.

    >>> read_date("2023-05-17T08:30:00+07:00")
    (2023, 5, 17)
    >>> read_date("2023-02-29")
    """
    from datetime import date  # noqa: PLC0415 - few articles say their date

    found = _DATE.match(text.strip())
    if found is None:
        return None
    year, month, day = map(int, found.groups())
    try:
        date(year, month, day)
    except ValueError:
        return None
    return year, month, day


def _settings(lines: list[str]) -> list[tuple[str, str, int]]:
    """Return ``date`` and what stands under ``factcheck`` as (key, value, line of the file)."""
    settings: list[tuple[str, str, int]] = []
    inside = False
    for number, line in enumerate(lines, start=2):
        key, _, value = line.partition(":")
        value = re.sub(r"(?:^|\s)#.*", "", value).strip()
        if line[:1] not in {" ", "\t", "-", ""}:
            inside = key == "factcheck"
            if key == "date":
                settings.append((key, value, number))
            if inside:
                settings += [(name, content, number) for name, content in _flow(value)]
        elif inside and key.strip().startswith("- ") and settings:  # an item of the list above
            settings.append((settings[-1][0], key.strip()[2:], number))
        elif inside and key.strip():
            settings.append((key.strip(), value.strip("\"'"), number))
    return settings


def _flow(text: str) -> list[tuple[str, str]]:
    """Return the pairs of ``{as-of: 2023-05-17, ignore: [a, b]}``."""
    pairs = re.findall(r"([\w-]+) *: *(\[[^\]]*\]|\"[^\"]*\"|'[^']*'|[^,}]*)", text.strip("{} "))
    return [(key, value.strip(" \"'")) for key, value in pairs]
