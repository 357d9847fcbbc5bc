"""A corpus as shards, and the articles of a shard: JSON lines, Parquet files, folders of files.

A shard says where its articles lie and holds none of them, so that planning a corpus of many
gigabytes takes seconds and a shard can be sent to another machine that sees the same files.
"""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from factcheck.config.errors import reason_of
from factcheck.records import NamedTuple
from factcheck.sources import SUFFIXES
from factcheck.sources.settings import read_date

SHARD_BYTES = 1_000_000  # seconds of work: long against starting it, short against losing it
SHARD_FILES = 500
LINE_SUFFIXES = (".jsonl", ".ndjson")
TABLE_SUFFIXES = (".parquet",)
_CHUNK = 1 << 20
_ROWS = 256  # of a table, read at a time

Day = tuple[int, int, int]


class CorpusError(Exception):
    """A corpus cannot be audited; the message says why and where."""


class Fields(NamedTuple):
    """What the text, the name and the publication date of a record are called."""

    text: str = "text"
    id: str = "id"
    date: str = "date"


class Shard(NamedTuple):
    """Some articles of a corpus.

    For *kind* "lines" they are the lines of the file *paths* between the bytes *start* and *end*,
    for "rows" its row group *start*, for "files" the files themselves. *first* is the number of
    the first of them in its file, from 1.
    """

    number: int
    kind: Literal["lines", "rows", "files"]
    paths: tuple[str, ...]
    start: int = 0
    end: int = 0
    first: int = 1


class Article(NamedTuple):
    """One article; *error* says why there is nothing to check. *label* tells its format."""

    id: str
    label: str = ""
    data: bytes = b""
    date: Day | None = None
    error: str = ""


def plan(corpus: Sequence[str]) -> tuple[Shard, ...]:
    """Return the shards of the files and folders *corpus*, always the same for the same files.

    Raises:
        CorpusError: A path is missing or of no known kind, or there is not a single article.
    """
    shards: list[Shard] = []
    files: list[str] = []
    for path in corpus:
        for found in _below(path):
            suffix = os.path.splitext(found)[1].lower()  # noqa: PTH122
            if suffix in LINE_SUFFIXES:
                shards += _lines(found, len(shards))
            elif suffix in TABLE_SUFFIXES:
                shards += _row_groups(found, len(shards))
            else:
                files.append(found)
    shards += _bundles(files, len(shards))
    if not shards:
        message = f"there are no articles in {', '.join(corpus)}"
        raise CorpusError(message)
    return tuple(shards)


def articles(shard: Shard, fields: Fields) -> Iterator[Article]:
    """Yield the articles of *shard* in their order; a bad one has its error in it.

    Raises:
        CorpusError: The shard's file cannot be read any more.
    """
    try:
        if shard.kind == "files":
            yield from map(_article_of_file, shard.paths)
        elif shard.kind == "lines":
            yield from _articles_of_lines(shard, fields)
        else:
            yield from _articles_of_rows(shard, fields)
    except OSError as error:
        message = f"{shard.paths[0]}: {reason_of(error)}"
        raise CorpusError(message) from None


# Planning -----------------------------------------------------------------------------------


def _below(path: str) -> Iterator[str]:
    """Yield *path* itself, or the files of a corpus in the folder *path*, by name."""
    if not os.path.isdir(path):  # noqa: PTH112
        if not os.path.exists(path):  # noqa: PTH110
            message = f"{path}: there is no such file or folder"
            raise CorpusError(message)
        yield path
        return
    known = {*SUFFIXES, *LINE_SUFFIXES, *TABLE_SUFFIXES} - {""}
    for where, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and os.path.splitext(name)[1].lower() in known:  # noqa: PTH122
                yield os.path.join(where, name)  # noqa: PTH118


def _lines(path: str, number: int) -> Iterator[Shard]:
    """Yield shards of whole lines of about `SHARD_BYTES`."""
    with open(path, "rb") as file:  # noqa: PTH123
        start, first, position, lines = 0, 1, 0, 0
        while chunk := file.read(_CHUNK):
            lines += chunk.count(b"\n")
            position += len(chunk)
            if position - start < SHARD_BYTES:
                continue
            if not chunk.endswith(b"\n"):
                rest = file.readline()
                lines += rest.endswith(b"\n")
                position += len(rest)
            yield Shard(number, "lines", (path,), start, position, first)
            number, start, first = number + 1, position, 1 + lines
        if position > start:
            yield Shard(number, "lines", (path,), start, position, first)


def _row_groups(path: str, number: int) -> Iterator[Shard]:
    parquet = parquet_library()
    try:
        metadata = parquet.ParquetFile(path).metadata
    except (OSError, ValueError) as error:
        message = f"{path}: not a Parquet file: {str(error).splitlines()[0]}"
        raise CorpusError(message) from None
    first = 1
    for group in range(metadata.num_row_groups):
        yield Shard(number + group, "rows", (path,), group, group + 1, first)
        first += metadata.row_group(group).num_rows


def _bundles(files: Sequence[str], number: int) -> Iterator[Shard]:
    """Yield shards of files, each of about `SHARD_BYTES` and at most `SHARD_FILES`."""
    bundle: list[str] = []
    size = 0
    for path in files:
        bundle.append(path)
        size += os.path.getsize(path)  # noqa: PTH202
        if size >= SHARD_BYTES or len(bundle) >= SHARD_FILES:
            yield Shard(number, "files", tuple(bundle))
            bundle, size, number = [], 0, number + 1
    if bundle:
        yield Shard(number, "files", tuple(bundle))


# Reading ------------------------------------------------------------------------------------


def _article_of_file(path: str) -> Article:
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            return Article(path, path, file.read())
    except OSError as error:
        return Article(path, error=f"cannot be read: {reason_of(error)}")


def _articles_of_lines(shard: Shard, fields: Fields) -> Iterator[Article]:
    (path,) = shard.paths
    with open(path, "rb") as file:  # noqa: PTH123
        file.seek(shard.start)
        position = shard.start
        for number, line in enumerate(file, start=shard.first):
            position += len(line)
            if line.strip():
                yield _article_of_line(line, f"{path}:{number}", fields)
            if position >= shard.end:
                return


def _article_of_line(line: bytes, place: str, fields: Fields) -> Article:
    try:
        record = json.loads(line)
    except UnicodeDecodeError as error:
        return Article(place, error=f"not UTF-8: byte {error.start + 1} of the line")
    except ValueError as error:
        return Article(place, error=f"not JSON: {error}")
    except RecursionError:
        return Article(place, error="not JSON that can be read: it is nested too deep")
    if not isinstance(record, dict):
        return Article(place, error="not a JSON object")
    return _article_of_record(record, place, fields)


def _articles_of_rows(shard: Shard, fields: Fields) -> Iterator[Article]:
    (path,) = shard.paths
    file = parquet_library().ParquetFile(path)
    wanted = [name for name in fields if name in file.schema_arrow.names]
    number = shard.first
    for batch in file.iter_batches(_ROWS, row_groups=[shard.start], columns=wanted):
        for record in batch.to_pylist():
            yield _article_of_record(record, f"{path}:{number}", fields)
            number += 1


def _article_of_record(record: Mapping[str, Any], place: str, fields: Fields) -> Article:
    named = record.get(fields.id)
    name = place if named is None else str(named)
    text = record.get(fields.text)
    if not isinstance(text, str):
        what = "no" if text is None else f"{type(text).__name__} instead of"
        return Article(name, error=f"{what} text in the field {fields.text!r}")
    date = record.get(fields.date)
    # A lone surrogate, which JSON can tell, is no character; it is told as the reader will see it.
    data = text.encode("utf-8", "replace")
    return Article(name, f"{name}.txt", data, None if date is None else read_date(str(date)))


def parquet_library() -> Any:
    """Return pyarrow's reader of Parquet files.

    Raises:
        CorpusError: pyarrow is not installed.
    """
    try:
        from pyarrow import parquet  # noqa: PLC0415 - an extra
    except ImportError:
        message = "Parquet files need pyarrow: pip install 'factcheck-articles[parquet]'"
        raise CorpusError(message) from None
    return parquet
