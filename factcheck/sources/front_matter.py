"""Front matter: the settings between two fences in front of an article, in YAML or TOML.

Only two keys speak to factcheck, ``date`` and ``factcheck``. Every other key belongs to whoever
publishes the article and is passed over, so that a reader of YAML or TOML is needed only where one
of the two is there.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from factcheck.expressions import compile_kept
from factcheck.records import NamedTuple
from factcheck.sources.limits import SourceError
from factcheck.sources.settings import Setting, Settings, read_date, read_settings, read_yaml

_FENCE = compile_kept(r"\ufeff?(---|\+\+\+)[ \t]*(?:\r\n?|\n)")
_BREAK = compile_kept(r"\r\n?|\n")
# Lines of YAML: nothing, a comment, what belongs to the line above, an item, a key.
_YAML = compile_kept(r"(?:|[ \t]*#.*|[ \t].*|[\]}].*|-(?: .*|)|[^\s:#][^:\n]*:(?: .*|))\Z")
_YAML_KEY = compile_kept(r"[\"']?[^\W\d][\w.-]*[\"']?:(?:\s|\Z)")
_TOML_KEY = compile_kept(r"[A-Za-z][\w-]*[ \t]*=|\[[\w.]+\]\s*\Z")
_VALUE = compile_kept(r"\A[^:\"']*:[ \t]+|\A[ \t]*- +")  # what stands in front of one
_QUOTES = frozenset("\"'")
_COMMENT = compile_kept(r"(?:\A|\s)#.*")
_INSIDE = (" ", "\t", "-", "#", "}", "]")  # how the lines below a key begin


class FrontMatter(NamedTuple):
    """The settings in front of an article, and where its text begins in the source."""

    end: int
    settings: Settings


def read_front_matter(source: str) -> FrontMatter:
    r"""Return the settings in front of *source*; none if it does not begin with a fence.

    Raises:
        SourceError: It is not closed, a key under ``factcheck`` is unknown or its value cannot be
            used.

    >>> read_front_matter("---\ndate: 2023-05-17\n---\nNgày 17/5").settings.date
    (2023, 5, 17)
    """
    fence = _FENCE.match(source) if source.startswith(("---", "+++", "\ufeff")) else None
    if fence is None:
        return FrontMatter(0, Settings())
    toml = fence[1] == "+++"
    end, lines = _fenced(source, fence.end(), toml=toml)
    first = next((line for line in lines if line.strip() and line[0] != "#"), "")
    if not (_TOML_KEY if toml else _YAML_KEY).match(first):  # empty, or a rule above the text
        return FrontMatter(0 if first else max(end, 0), Settings())
    if end < 0 and _closing(fence[1]).search(source, fence.end()):
        return FrontMatter(0, Settings())  # what stands between the fences is something else
    if end < 0:
        message = f"line 1: the front matter is not closed: no line of {fence[1]} ends it"
        raise SourceError(message)
    return FrontMatter(end, _read_toml(lines) if toml else _read_yaml(lines))


@cache
def _closing(fence: str) -> re.Pattern[str]:
    """Return an expression for a line that is *fence*."""
    return compile_kept(rf"(?:\A|[\r\n]){re.escape(fence)}[ \t]*(?:[\r\n]|\Z)")


def _fenced(source: str, position: int, *, toml: bool) -> tuple[int, list[str]]:
    """Return where the front matter ends, -1 if it does not, and its lines from *position* on."""
    ends = {"+++"} if toml else {"---", "..."}
    lines: list[str] = []
    quote = ""  # of a value that goes on in the next line
    while position < len(source):
        found = _BREAK.search(source, position)
        stop, after = found.span() if found else (len(source), len(source))
        line = source[position:stop].rstrip()
        if line in ends:
            return after, lines
        if not (toml or quote or _YAML.match(line)):
            break
        mark = quote or _VALUE.sub("", line, count=1)[:1]
        if mark in _QUOTES and line.count(mark) % 2:
            quote = "" if quote else mark
        lines.append(line)
        position = after
    return -1, lines


def _read_yaml(lines: Sequence[str]) -> Settings:
    """Return the settings among the *lines* of YAML that follow the first of a file."""
    result = Settings()
    chosen: tuple[Setting, ...] = ()
    for index, line in enumerate(lines):
        key, _, value = line.partition(":")
        if key == "date" and result.date is None:
            # Publishers write dates in many ways; only an unmistakable one is used.
            result = result._replace(date=read_date(_COMMENT.sub("", value)))
        elif key == "factcheck":
            below = takewhile(lambda line: not line or line.startswith(_INSIDE), lines[index + 1 :])
            chosen += read_yaml("\n".join((line, *below)), index + 2)
    return read_settings(chosen, result)


def _read_toml(lines: Sequence[str]) -> Settings:
    """Return the settings among the *lines* of TOML that follow the first of a file."""
    if not any(word in line for line in lines for word in ("date", "factcheck")):
        return Settings()
    import tomllib  # noqa: PLC0415 - few articles have settings, and fewer in TOML

    try:
        # The fence is read as an empty line, so that the reader's lines are those of the file.
        values = tomllib.loads("\n" + "\n".join(lines))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        message = f"front matter: cannot be read as TOML: {str(error)[:100]}"
        raise SourceError(message) from None
    table = values.get("factcheck", {})
    if not isinstance(table, dict):
        message = f"front matter: factcheck: {table!r} is not a table of settings"
        raise SourceError(message)
    known = Settings(date=read_date(str(values.get("date", ""))))
    return read_settings([Setting(*pair, "front matter") for pair in table.items()], known)
