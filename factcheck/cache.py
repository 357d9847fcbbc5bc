"""What is kept between runs, in the user's cache folder, so that a run need not make it again.

Everything kept is plain data in Python's own ``marshal`` format behind a checksum. What is made
from files is kept with their state: a file counts as unchanged if its size, times and inode are
the same; files so new that a further change might not show in their times are not trusted.
Anything unreadable is as good as nothing, and a folder that cannot be written to only costs time.

`load` and `save` are for what a run needs as a whole, `Pieces` for what it needs a small part of;
what is added to them is written by `keep_pieces` when the run's work is done.
"""

from __future__ import annotations

import marshal
import os
import sys
from binascii import crc32
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from mmap import ACCESS_READ, mmap
from typing import Any

State = tuple[tuple[str, int, int, int, int], ...]

_SHAPE = 2  # another one whenever files are laid out otherwise, so that no version reads another's
_CHECKSUM = 4  # bytes
_LENGTH = 8
_SETTLED = 2_000_000_000  # nanoseconds; some file systems keep time in steps of two seconds
_opened: dict[str, Pieces] = {}


def cache_folder() -> str:
    """Return where caches live: ``$XDG_CACHE_HOME/factcheck``, by default under ``~/.cache``."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(base):  # noqa: PTH117 - the standard says to ignore relative ones
        base = os.path.join(os.path.expanduser("~"), ".cache")  # noqa: PTH111, PTH118
    return os.path.join(base, "factcheck")  # noqa: PTH118


def cache_name(kind: str, *made_from: object) -> str:
    """Return the file name of what is kept for *made_from* by this version of Python."""
    facts = (_SHAPE, made_from, sys.implementation.cache_tag, sys.hexversion)
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
    return _current(content, files, written)


def save(name: str, value: object, files: State = ()) -> None:
    """Keep *value* as *name*; see `plain` for what it may hold."""
    _write(name, _sealed(marshal.dumps((files, plain(value)))))


def open_pieces(name: str, files: State = (), most: int = sys.maxsize) -> Pieces:
    """Return what is kept as *name* and was made from *files*, to be read and added to.

    Where that would be more than *most* pieces, those that this run had no use for are dropped.
    """
    if name in _opened:
        _opened[name].keep()
    _opened[name] = found = Pieces(name, files, most)
    return found


def keep_pieces() -> None:
    """Keep what was added to any pieces in this run, for the next one."""
    for pieces in _opened.values():
        pieces.keep()


class Pieces:
    """Values kept by key, each read from its file when it is asked for; see `open_pieces`.

    The file has the length of its index in eight bytes, the index, and the pieces, each behind a
    checksum of its own and with its key. The index is two rows of numbers, so that it costs nothing
    to load: those made of the keys, rising, and where their pieces end, counted from the first.
    """

    def __init__(self, name: str, files: State, most: int) -> None:
        """Open what is kept as *name* and was made from *files*; else there are no pieces."""
        self._name, self._files, self._most = name, files, most
        self._used: set[int] = set()
        self._new: dict[int, tuple[str, object]] = {}
        self._open()

    def _open(self) -> None:
        self._content: mmap | bytes = b""
        self._first = 0
        self._numbers = self._ends = memoryview(b"").cast("Q")
        try:
            with open(os.path.join(cache_folder(), self._name), "rb") as stream:  # noqa: PTH118, PTH123
                written = os.fstat(stream.fileno()).st_mtime_ns
                self._content = mmap(stream.fileno(), 0, access=ACCESS_READ)
        except (OSError, ValueError):  # an empty file is a wrong value
            return
        self._first = _LENGTH + int.from_bytes(self._content[:_LENGTH], "big")
        index = _current(self._content[_LENGTH : self._first], self._files, written)
        try:
            numbers, ends = (memoryview(row).cast("Q") for row in index)
        except (ValueError, TypeError):
            return
        if len(numbers) == len(ends) and self._first + sum(ends[-1:]) == len(self._content):
            self._numbers, self._ends = numbers, ends

    def __len__(self) -> int:
        """Return how many pieces are kept."""
        return len(self._numbers)

    def get(self, key: str) -> Any:
        """Return what is kept by *key*, or is to be; None if nothing is."""
        number = _number(key)
        self._used.add(number)
        if number in self._new:
            return self._new[number][1]
        data = self._sealed(number)
        found = _unsealed(data) if data else None
        return found[1] if isinstance(found, tuple) and found[0] == key else None

    def add(self, key: str, value: object) -> None:
        """Remember *value*, in the types of `plain`, as what is to be kept by *key*."""
        self._new[_number(key)] = key, value

    def keep(self) -> None:
        """Write what was added, if anything was, beside what was kept before."""
        if not self._new:
            return
        is_full = len(self) + len(self._new) > self._most
        self._save(self._used if is_full else self._numbers)

    def replace(self, new: Mapping[str, object]) -> None:
        """Write *new* instead of all that was kept and added before."""
        self._new = {_number(key): (key, value) for key, value in new.items()}
        self._save(())

    def _save(self, before: Iterable[int]) -> None:
        """Write what was added, and what of *before* is kept."""
        pieces = {number: data for number in before if (data := self._sealed(number))}
        for number, new in self._new.items():
            pieces[number] = _sealed(marshal.dumps(plain(new)))
        self._new.clear()
        numbers = sorted(pieces)
        ends = accumulate(len(pieces[number]) for number in numbers)
        rows = [
            b"".join(one.to_bytes(_LENGTH, sys.byteorder) for one in row) for row in (numbers, ends)
        ]
        index = _sealed(marshal.dumps((self._files, tuple(rows))))
        self._content = b""  # a file that is mapped cannot be replaced on Windows
        _write(
            self._name,
            b"".join(
                (
                    len(index).to_bytes(_LENGTH, "big"),
                    index,
                    *(pieces[number] for number in numbers),
                )
            ),
        )
        self._open()

    def _sealed(self, number: int) -> bytes:
        """Return the piece as it is in the file, empty if there is none."""
        index = bisect_left(self._numbers, number)
        if index == len(self._numbers) or self._numbers[index] != number:
            return b""
        start = self._ends[index - 1] if index else 0
        return self._content[self._first + start : self._first + self._ends[index]]


def _number(key: str) -> int:
    data = key.encode("utf-8", "surrogatepass")
    return crc32(data) | len(data) << 32


def _sealed(payload: bytes) -> bytes:
    return crc32(payload).to_bytes(_CHECKSUM, "big") + payload


def _unsealed(content: bytes) -> Any:
    """Return the value in *content*, None if it is not as it was written."""
    payload = content[_CHECKSUM:]
    if content[:_CHECKSUM] != crc32(payload).to_bytes(_CHECKSUM, "big"):
        return None
    try:
        return marshal.loads(payload)  # noqa: S302 - the user's own file, checksummed
    except (ValueError, TypeError, EOFError):
        return None


def _current(content: bytes, files: State, written: int) -> Any:
    """Return the value in *content*, *written* at that time, if it was made from *files*."""
    if max((facts[2] for facts in files), default=0) > written - _SETTLED:
        return None
    found = _unsealed(content)
    if not isinstance(found, tuple) or found[:1] != (files,):
        return None
    return found[1]


def _write(name: str, content: bytes) -> None:
    place = os.path.join(cache_folder(), name)  # noqa: PTH118
    draft = f"{place}.{os.getpid()}"
    try:
        os.makedirs(cache_folder(), exist_ok=True)  # noqa: PTH103
        with open(draft, "wb") as stream:  # noqa: PTH123
            stream.write(content)
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
