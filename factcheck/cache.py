"""What is kept between runs, in the user's cache folder, so that a run need not make it again.

Everything kept is plain data in Python's own ``marshal`` format behind a checksum. What is made
from files is kept with their state: a file counts as unchanged if its size, times and inode are
the same; files so new that a further change might not show in their times are not trusted.
Anything unreadable is as good as nothing, and a folder that cannot be written to only costs time.
"""

from __future__ import annotations

import marshal
import os
import sys
from binascii import crc32
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

State = tuple[tuple[str, int, int, int, int], ...]

_CHECKSUM = 4  # bytes
_SETTLED = 2_000_000_000  # nanoseconds; some file systems keep time in steps of two seconds


def cache_folder() -> str:
    """Return where caches live: ``$XDG_CACHE_HOME/factcheck``, by default under ``~/.cache``."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(base):  # noqa: PTH117 - the standard says to ignore relative ones
        base = os.path.join(os.path.expanduser("~"), ".cache")  # noqa: PTH111, PTH118
    return os.path.join(base, "factcheck")  # noqa: PTH118


def cache_name(kind: str, *made_from: object) -> str:
    """Return the file name of what is kept for *made_from* by this version of Python."""
    facts = (made_from, sys.implementation.cache_tag, sys.hexversion)
    return f"{kind}-{crc32(repr(facts).encode('utf-8', 'surrogatepass')):08x}.bin"


def state_of(paths: Iterable[str]) -> State:
    """Return what identifies the present content of the files *paths*."""
    return tuple((path, *_facts(os.stat(path))) for path in sorted(paths))  # noqa: PTH116


def state_below(folder: str, suffix: str, *, deep: bool = True) -> Iterator[tuple[Any, ...]]:
    """Yield the state of each file in *folder* that ends in *suffix*."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.endswith(suffix):
                    yield (entry.path, *_facts(entry.stat()))
                elif deep and "." not in entry.name and entry.is_dir():
                    yield from state_below(entry.path, suffix)
    except FileNotFoundError:
        return


def _facts(facts: os.stat_result) -> tuple[int, int, int, int]:
    return facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_ino


def load(name: str, files: State = ()) -> Any:
    """Return what is kept as *name*, None if nothing is or if it was made from other *files*."""
    try:
        with open(os.path.join(cache_folder(), name), "rb") as stream:  # noqa: PTH118, PTH123
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
        kept, value = marshal.loads(payload)  # noqa: S302 - the user's own file, checksummed
    except (ValueError, TypeError, EOFError):
        return None
    return value if kept == files else None


def save(name: str, value: object, files: State = ()) -> None:
    """Keep *value* as *name*; see `plain` for what it may hold."""
    payload = marshal.dumps((files, plain(value)))
    place = os.path.join(cache_folder(), name)  # noqa: PTH118
    draft = f"{place}.{os.getpid()}"
    try:
        os.makedirs(cache_folder(), exist_ok=True)  # noqa: PTH103
        with open(draft, "wb") as stream:  # noqa: PTH123
            stream.write(crc32(payload).to_bytes(_CHECKSUM, "big") + payload)
        os.replace(draft, place)  # noqa: PTH105
    except OSError:
        return


def plain(value: object) -> Any:
    """Return *value* in the types that ``marshal`` knows: tuples of any kind, mappings, lists."""
    if isinstance(value, tuple):
        return tuple(plain(part) for part in value)
    if isinstance(value, Mapping):
        return {name: plain(part) for name, part in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        return [plain(part) for part in value]
    return value
