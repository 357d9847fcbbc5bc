"""TOML as its writer sees it: what a file says, and on which line it says so.

The standard library's reader forgets places, so the line of a key is looked up in the text when
something has to be said about it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from factcheck.expressions import compile_kept

_PART = r"(?:\"(?:[^\"\\]|\\.)*\"|'[^']*'|[\w-]+)"
_NAME = rf"{_PART}(?:\s*\.\s*{_PART})*"
_HEADER = compile_kept(rf"\s*\[\[?\s*({_NAME})\s*\]\]?\s*(?:#.*)?\Z")
_SETTING = compile_kept(rf"\s*({_NAME})\s*=")
_ONE = compile_kept(_PART)
_PLACE = compile_kept(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)\Z")


class TomlError(ValueError):
    """A text that is not TOML; the message says why, *line* and *column* are counted from 0."""

    def __init__(self, problem: str, line: int, column: int) -> None:
        """Keep what is wrong and where."""
        self.line = line
        self.column = column
        super().__init__(problem)


def read_toml(text: str) -> dict[str, Any]:
    """Return what *text* says.

    Raises:
        TomlError: It is not TOML.
    """
    import tomllib  # noqa: PLC0415 - costs 12 ms, and what it reads is mostly kept

    try:
        return tomllib.loads(text)
    except RecursionError:
        problem = "not TOML that can be read: it is nested too deep"
        raise TomlError(problem, 0, 0) from None
    except tomllib.TOMLDecodeError as error:
        found = _PLACE.match(str(error))
        problem = found[1] if found else str(error)
        line, column = text.count("\n", 0, len(text.rstrip())), 0
        if found and found[2]:
            line, column = int(found[2]) - 1, int(found[3]) - 1
        problem = f"not TOML: {problem[0].lower()}{problem[1:]}"
        raise TomlError(problem, line, column) from None


def find_line(text: str, keys: Sequence[str]) -> int:
    r"""Return the index of the line that sets *keys*, or as many of them as are set on one line.

    >>> find_line("a = 1\n[vi.wrong]\n'b c' = 2", ["vi", "wrong", "b c"])
    2
    >>> find_line("a = 1\n[vi]\nx = 1", ["vi", "wrong"])
    1
    """
    wanted = tuple(keys)
    table: tuple[str, ...] = ()
    best = most = 0
    for number, line in enumerate(text.splitlines()):
        if header := _HEADER.match(line):
            full = table = _parts(header[1])
        elif setting := _SETTING.match(line):
            full = (*table, *_parts(setting[1]))
        else:
            continue
        common = min(len(full), len(wanted))
        if common > most and full[:common] == wanted[:common]:
            best, most = number, common
            if common == len(wanted):
                break
    return best


def _parts(name: str) -> tuple[str, ...]:
    """Return the parts of a dotted name without their quotes."""
    found: list[str] = _ONE.findall(name)
    return tuple(
        [re.sub(r"\\(.)", r"\1", part[1:-1]) if part[0] in "\"'" else part for part in found]
    )
