"""What an article says to factcheck about itself: its day, its language, rules to leave out.

The front matter says it (`factcheck.sources.front_matter`), a page's ``<meta name="factcheck">``
or a Word document's property of that name. All of them come here with the same three keys.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from factcheck.expressions import compile_kept
from factcheck.languages import language_codes
from factcheck.records import NamedTuple
from factcheck.sources.limits import SourceError

KEYS = ("as-of", "lang", "ignore")
LONGEST = 5_000  # characters that are looked at
_EXAMPLE = "as-of: 2023-05-17, lang: vi, ignore: [RULE]"

VIETNAM_AHEAD = 7  # hours
_SAME_DAY = range(8, 17)  # hours of universal time
_UNIVERSAL = compile_kept(r"T(\d\d):\d\d.*(?:Z|[+-]00:?00)\Z")
_DATE = compile_kept(r"[\"']?(\d{4})-(\d{1,2})-(\d{1,2})(?:[\"'T\s].*|)\Z")


class Settings(NamedTuple):
    """What an article says of itself.

    *date* is the day from which it tells "yesterday", as (year, month, day). *hint* is a language
    that it claims to be in, perhaps wrongly; *language* one that it asks to be read in.
    """

    date: tuple[int, int, int] | None = None
    language: str = ""
    ignore: tuple[str, ...] = ()
    hint: str = ""

    def asked(self, language: str) -> "Settings":
        """Return these settings with *language*, which the caller knows better, unless "auto"."""
        return self if language == "auto" else self._replace(language=language)


class Setting(NamedTuple):
    """One key with its value, and where it stands ("line 3")."""

    key: str
    value: object
    where: str


def read_settings(settings: Iterable[Setting], known: Settings = Settings()) -> Settings:
    """Return *known* with what *settings* say.

    Raises:
        SourceError: A key is unknown or its value cannot be used.

    >>> read_settings([Setting("ignore", ["dates", "ages"], "line 2")]).ignore
    ('dates', 'ages')
    """
    for key, value, where in settings:
        if key == "as-of":
            date = read_date(str(value))
            if date is None:
                message = f"{where}: factcheck: as-of: {value!r} is not a date (YYYY-MM-DD)"
                raise SourceError(message)
            known = known._replace(date=date)
        elif key == "lang":
            choices = ("auto", *language_codes())
            if value not in choices:
                message = f"{where}: factcheck: lang: {value!r} is not one of {', '.join(choices)}"
                raise SourceError(message)
            known = known._replace(language="" if value == "auto" else str(value))
        elif key == "ignore":
            names = value if isinstance(value, list) else re.split(r"[\s,]+", str(value).strip())
            known = known._replace(ignore=(*known.ignore, *map(str, names)))
        else:
            message = f"{where}: factcheck: unknown key {key!r}; known are {', '.join(KEYS)}"
            raise SourceError(message)
    return known


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


def read_day(text: str, language: str) -> tuple[int, int, int] | None:
    """Return the day of a moment where articles in *language* are read, None if it is unsure.

    Programs tell moments in universal time. All of Vietnam is seven hours ahead; English is read
    from Los Angeles to Sydney, so that only the middle of the day is the same day everywhere.

    >>> read_day("2023-05-16T22:30:00Z", "vi"), read_day("2023-05-16T22:30:00Z", "en")
    ((2023, 5, 17), None)
    >>> read_day("2023-05-16T22:30:00+07:00", "en")
    (2023, 5, 16)
    """
    day, moment = read_date(text), _UNIVERSAL.search(text)
    if day is None or moment is None or moment[0].startswith("T00:00:00"):  # a day and no more
        return day
    hour = int(moment[1])
    if language == "vi":
        from datetime import date, timedelta  # noqa: PLC0415

        later = date(*day) + timedelta(days=int(hour + VIETNAM_AHEAD >= 24))
        return later.year, later.month, later.day
    return day if hour in _SAME_DAY else None


def read_inline(text: str, where: str) -> tuple[Setting, ...]:
    """Return what a single value says: ``as-of: 2023-05-17, ignore: [a, b]``, braces or not.

    Raises:
        SourceError: It is no such list.

    >>> [setting[:2] for setting in read_inline("lang: vi", "line 1")]
    [('lang', 'vi')]
    """
    bare = text.strip()
    flow = bare if bare.startswith("{") else f"{{{bare}}}"
    return tuple(setting._replace(where=where) for setting in read_yaml(f"factcheck: {flow}", 1))


def read_yaml(text: str, line: int) -> tuple[Setting, ...]:
    """Return what stands under ``factcheck:`` in *text*, whose first line is number *line*.

    Raises:
        SourceError: It is no YAML, or no table.
    """
    import yaml  # noqa: PLC0415 - few articles have settings

    if len(text) > LONGEST:
        message = f"line {line}: factcheck: {len(text):,} characters of settings"
        raise SourceError(message)
    try:
        # Composing tells places and runs nothing; every scalar stays as it was printed.
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message = f"line {line + (mark.line if mark else 0)}: factcheck: {error.problem}"
        raise SourceError(message) from None
    except (yaml.YAMLError, RecursionError):
        message = f"line {line}: factcheck: the settings cannot be read as YAML"
        raise SourceError(message) from None
    (_, node), *_ = root.value
    if isinstance(node, yaml.ScalarNode) and not node.value:
        return ()
    if not isinstance(node, yaml.MappingNode):
        message = f"line {line}: factcheck: {node.value!r} is not a list of settings ({_EXAMPLE})"
        raise SourceError(message)
    return tuple(_yaml_pairs(node, line))


def _yaml_pairs(node: Any, line: int) -> Iterator[Setting]:
    """Yield the pairs of a YAML mapping, with their lines."""
    for key, value in node.value:
        content = value.value
        if isinstance(content, list):
            content = [item.value for item in content]
        yield Setting(str(key.value), content, f"line {line + key.start_mark.line}")
