"""The rules as they were compiled last time, in the user's cache folder.

Reading and compiling all rule files takes longer than checking an article, so the result is kept:
plain tuples in Python's own ``marshal`` format, behind a checksum and the state of every file they
were made from. A file counts as unchanged if its size, times and inode are the same; files so new
that a further change might not show in their times are not trusted. Anything unreadable is as good
as nothing, and a folder that cannot be written to only costs time.
"""

from __future__ import annotations

import marshal
import os
import sys
from binascii import crc32
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from factcheck.patterns.compiled import Bound, Compiled, ListWords
from factcheck.rulebook.model import Phrasing, Rule, Wording

State = tuple[tuple[str, int, int, int, int], ...]

_CHECKSUM = 4  # bytes
_SETTLED = 2_000_000_000  # nanoseconds; some file systems keep time in steps of two seconds


def state(folders: Sequence[str]) -> State:
    """Return what identifies the present content of all that rules are made from.

    These are the rule files, the language files, and the modules that read and compile them.
    """
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120
    shipped = next(
        place
        for place in (os.path.join(package, "rules"), os.path.join(package, os.pardir, "rules"))  # noqa: PTH118
        if os.path.isdir(place)  # noqa: PTH112
    )
    found: list[tuple[str, int, int, int, int]] = []
    for folder in (*folders, os.path.join(shipped, "languages")):  # noqa: PTH118
        _collect(folder, ".toml", found, deep=True)
    for name in ("", "patterns", "rulebook", "arithmetic"):
        _collect(os.path.join(package, name), ".py", found, deep=False)  # noqa: PTH118
    return tuple(sorted(found))


def _collect(
    folder: str, suffix: str, found: list[tuple[str, int, int, int, int]], *, deep: bool
) -> None:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.endswith(suffix):
                    facts = entry.stat()
                    found.append(
                        (
                            entry.path,
                            facts.st_size,
                            facts.st_mtime_ns,
                            facts.st_ctime_ns,
                            facts.st_ino,
                        )
                    )
                elif deep and "." not in entry.name and entry.is_dir():
                    _collect(entry.path, suffix, found, deep=True)
    except FileNotFoundError:
        return


def cache_folder() -> str:
    """Return where caches live: ``$XDG_CACHE_HOME/factcheck``, by default under ``~/.cache``."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(base):  # noqa: PTH117 - the standard says to ignore relative ones
        base = os.path.join(os.path.expanduser("~"), ".cache")  # noqa: PTH111, PTH118
    return os.path.join(base, "factcheck")  # noqa: PTH118


def _place(folders: Sequence[str]) -> str:
    name = f"rules-{crc32(repr((folders, sys.implementation.cache_tag)).encode()):08x}.bin"
    return os.path.join(cache_folder(), name)  # noqa: PTH118


def load(folders: Sequence[str], files: State) -> tuple[Rule, ...] | None:
    """Return the rules made from *files*, if they are kept."""
    try:
        with open(_place(folders), "rb") as stream:  # noqa: PTH123
            written = os.fstat(stream.fileno()).st_mtime_ns
            content = stream.read()
    except OSError:
        return None
    payload = content[_CHECKSUM:]
    if content[:_CHECKSUM] != crc32(payload).to_bytes(_CHECKSUM, "big"):
        return None
    if max((facts[2] for facts in files), default=0) > written - _SETTLED:
        return None
    try:
        kept, rules = marshal.loads(payload)  # noqa: S302 - the user's own file, checksummed
        return tuple(_rule(rule) for rule in rules) if kept == files else None
    except (ValueError, TypeError, EOFError):
        return None


def save(folders: Sequence[str], files: State, rules: Sequence[Rule]) -> None:
    """Keep *rules*, which were made from *files*."""
    payload = marshal.dumps((files, tuple(_plain(rule) for rule in rules)))
    place = _place(folders)
    draft = f"{place}.{os.getpid()}"
    try:
        os.makedirs(cache_folder(), exist_ok=True)  # noqa: PTH103
        with open(draft, "wb") as stream:  # noqa: PTH123
            stream.write(crc32(payload).to_bytes(_CHECKSUM, "big") + payload)
        os.replace(draft, place)  # noqa: PTH105
    except OSError:
        return


def _plain(value: Any) -> Any:
    """Return *value* in the types that ``marshal`` knows."""
    if isinstance(value, tuple):
        return tuple(_plain(part) for part in value)
    if isinstance(value, Mapping):
        return {name: _plain(part) for name, part in value.items()}
    return value


def _rule(data: tuple[Any, ...]) -> Rule:
    *facts, options, wordings, path = data
    spoken = MappingProxyType({code: _wording(wording) for code, wording in wordings.items()})
    return Rule._make((*facts, MappingProxyType(options), spoken, path))


def _wording(data: tuple[Any, ...]) -> Wording:
    message, message_odd, messages, phrasings, exceptions, *examples = data
    return Wording(
        message,
        message_odd,
        MappingProxyType(messages),
        tuple(Phrasing._make((*phrasing[:4], _compiled(phrasing[4]))) for phrasing in phrasings),
        tuple(_compiled(exception) for exception in exceptions),
        *examples,
    )


def _compiled(data: tuple[Any, ...]) -> Compiled:
    source, bound, *rest, list_words = data
    bounds = tuple(map(Bound._make, bound))
    return Compiled._make((source, bounds, *rest, ListWords._make(list_words)))
