"""Regular expressions, compiled once and kept: compiling takes longer than checking an article.

`compile_kept` is ``re.compile`` for the patterns that are built from language files and phrasings.
The machine code that ``re`` makes of a pattern depends on nothing but the pattern and the version
of Python, so it is kept between runs under both (see `factcheck.cache`). The door to it is a
private one of the standard library: where it is closed everything goes on without it, and what
comes through it is checked by ``re`` itself.
"""

import re
import sys
from functools import cache
from typing import Any

from factcheck.cache import Pieces, cache_name, open_pieces
from factcheck.records import NamedTuple

try:
    import _sre  # type: ignore[import-not-found]
    from re import _compiler, _parser  # type: ignore[attr-defined]
except ImportError:  # another Python than CPython 3.11 or later
    _sre = None

_MOST_KEPT = 5_000  # where phrasings change all the time, many are made and never asked for again


class _Code(NamedTuple):
    """What ``re`` makes of a pattern; *instructions* as bytes, because they are quick to load."""

    flags: int
    instructions: bytes
    groups: int
    names: dict[str, int]


@cache
def compile_kept(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return *source*, compiled when it is first used: most words of a language never are.

    >>> compile_kept("[0-9]+").findall("8.198 Hội nghị")
    ['8', '198']
    """
    return _Late(source, flags)  # type: ignore[return-value]


class _Late:
    """Stands for an expression; from its first use on it costs no more than that."""

    def __init__(self, source: str, flags: int) -> None:
        self.pattern, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        # Only what is not there yet is asked for here.
        found = getattr(_brought_back(self.pattern, self._flags), name)
        setattr(self, name, found)
        return found


@cache
def _brought_back(source: str, flags: int) -> re.Pattern[str]:
    """Return *source* compiled, from what is kept if it is there."""
    if _sre is None or memoryview(b"").cast("I").itemsize != _sre.CODESIZE:
        return re.compile(source, flags)
    key = f"{int(flags)} {source}"
    kept = _kept().get(key)
    try:
        if kept is not None:
            return _pattern(source, _Code._make(kept))
        code = _compiled(source, flags)
        pattern = _pattern(source, code)
    except (RuntimeError, TypeError, ValueError, OverflowError, AttributeError):
        return re.compile(source, flags)
    _kept().add(key, code)
    return pattern


@cache
def _kept() -> Pieces:
    return open_pieces(cache_name("expressions"), most=_MOST_KEPT)


def _compiled(source: str, flags: int) -> _Code:
    """Compile *source* as ``re.compile`` does, up to the last step."""
    parsed = _parser.parse(source, flags)
    code = _compiler._code(parsed, int(flags))  # noqa: SLF001 - see above
    instructions = b"".join(word.to_bytes(4, sys.byteorder) for word in code)
    state = parsed.state
    return _Code(int(flags | state.flags), instructions, state.groups - 1, dict(state.groupdict))


def _pattern(source: str, code: _Code) -> re.Pattern[str]:
    """Return the pattern whose code is given: the last step of ``re.compile``."""
    names: list[str | None] = [None] * (code.groups + 1)
    for name, number in code.names.items():
        names[number] = name
    # One instruction is an unsigned integer of four bytes.
    instructions = memoryview(code.instructions).cast("I").tolist()
    return _sre.compile(  # type: ignore[no-any-return]
        source, code.flags, instructions, code.groups, code.names, tuple(names)
    )
