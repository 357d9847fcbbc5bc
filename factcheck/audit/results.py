"""What an audit has done so far, kept so that it can go on, and merged when all of it is there.

The result of a shard is one file that is either there and whole or not there at all. The plan lies
beside them: another corpus, other rules or other options need another folder.
"""

import json
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from factcheck.audit.corpus import CorpusError, Shard, parquet_library
from factcheck.audit.shards import COUNTED, Tally, Task, add_object
from factcheck.model import SEVERITIES
from factcheck.records import NamedTuple
from factcheck.version import __version__
from factcheck.writing import draft_of, write_bytes_whole, write_whole

_WORST_FIRST = SEVERITIES[::-1]
_ROWS = 10_000  # of a table, written at a time


class Folder(NamedTuple):
    """Where the results of an audit lie."""

    path: str

    def file(self, name: str) -> str:
        """Return the path of the file *name* in it."""
        return os.path.join(self.path, name)  # noqa: PTH118

    def shard(self, shard: Shard) -> str:
        """Return the path of the result of *shard*."""
        return os.path.join(self.path, "shards", f"{shard.number:06}.jsonl")  # noqa: PTH118


def open_folder(path: str, shards: Sequence[Shard], task: Task) -> Folder:
    """Return the folder *path*, new or with what an audit of the same plan has left in it.

    Raises:
        CorpusError: It has something else in it.
        OSError: It cannot be made or written to.
    """
    folder = Folder(path)
    present = _plan(shards, task)
    plan = folder.file("plan.json")
    if os.path.exists(plan):  # noqa: PTH110
        with open(plan, encoding="utf-8") as file:  # noqa: PTH123
            known = file.read()
        if known != present:
            message = f"{path}: holds an audit of {_difference(known, present)}; name another --out"
            raise CorpusError(message)
        return folder
    if os.path.isdir(path) and os.listdir(path):  # noqa: PTH112, PTH208
        message = f"{path}: is not empty and holds no audit; name another --out"
        raise CorpusError(message)
    os.makedirs(folder.file("shards"), exist_ok=True)  # noqa: PTH103
    write_whole(plan, present)
    return folder


def waiting(folder: Folder, shards: Sequence[Shard]) -> tuple[Shard, ...]:
    """Return the shards that have no result yet."""
    return tuple(shard for shard in shards if not os.path.exists(folder.shard(shard)))  # noqa: PTH110


def keep(folder: Folder, shard: Shard, result: bytes) -> None:
    """Keep the result of *shard*."""
    write_bytes_whole(folder.shard(shard), result)


def _plan(shards: Sequence[Shard], task: Task) -> str:
    paths = sorted({path for shard in shards for path in shard.paths})
    facts = [os.stat(path) for path in paths]  # noqa: PTH116
    plan = {
        "version": __version__,
        "options": {
            "config": {
                ".".join(key): setting.value
                for key, setting in sorted(task.config.settings.items())
            },
            "settings": task.settings,
            "fields": task.fields,
        },
        "corpus": [
            [path, fact.st_size, fact.st_mtime_ns] for path, fact in zip(paths, facts, strict=True)
        ],
        "shards": len(shards),
    }
    return json.dumps(plan, ensure_ascii=False, indent=1) + "\n"


def _difference(known: str, present: str) -> str:
    """Return in which way two plans differ, in words."""
    try:
        old, new = json.loads(known), json.loads(present)
        same = {key: old[key] == new[key] for key in new}
    except (ValueError, KeyError, TypeError):
        return "an unknown kind"
    if not same["version"]:
        return f"factcheck {old['version']}"
    return "other options" if not same["options"] else "another corpus, or of older files"


# Merging ------------------------------------------------------------------------------------


def merged(folder: Folder, shards: Sequence[Shard]) -> Tally:
    """Return the counts of all shards."""
    tally = Tally(Counter(), {})
    for shard in shards:
        with open(folder.shard(shard), encoding="utf-8") as file:  # noqa: PTH123
            add_object(tally, json.loads(file.readline()))
    return tally


def told(folder: Folder, shards: Sequence[Shard]) -> Iterator[str]:
    """Yield the lines of all articles with findings or errors, in the order of the corpus."""
    for shard in shards:
        with open(folder.shard(shard), encoding="utf-8") as file:  # noqa: PTH123
            file.readline()
            yield from file


def write_lines(folder: Folder, shards: Sequence[Shard]) -> str:
    """Write ``findings.jsonl`` and return its path."""
    path = folder.file("findings.jsonl")
    with draft_of(path) as draft, open(draft, "w", encoding="utf-8") as file:  # noqa: PTH123
        file.writelines(told(folder, shards))
    return path


def write_table(folder: Folder, shards: Sequence[Shard]) -> str:
    """Write ``findings.parquet``, one row a finding or error, and return its path.

    Raises:
        CorpusError: pyarrow is not installed.
    """
    parquet = parquet_library()
    import pyarrow as pa  # noqa: PLC0415 - an extra

    schema = pa.schema(
        [(name, pa.string()) for name in _TEXTS] + [(n, pa.int64()) for n in _PLACES]
    )
    path = folder.file("findings.parquet")
    with draft_of(path) as draft, parquet.ParquetWriter(draft, schema) as writer:
        rows: list[dict[str, Any]] = []
        for line in told(folder, shards):
            rows += _rows(json.loads(line))
            if len(rows) >= _ROWS:
                writer.write_table(pa.Table.from_pylist(rows, schema))
                rows = []
        writer.write_table(pa.Table.from_pylist(rows, schema))
    return path


_TEXTS = (
    *("id", "language", "as_of", "rule", "severity", "message", "text"),
    *("expression", "expected", "stated", "fingerprint", "error"),
)
_PLACES = ("start", "end", "line", "column")


def _rows(article: dict[str, Any]) -> Iterator[dict[str, Any]]:
    whole = {name: article[name] for name in ("id", "language", "as_of")}
    for finding in article["findings"]:
        flat = {name: finding[name] for name in ("rule", "severity", "message", "fingerprint")}
        place = {name: finding["primary"][name] for name in ("text", *_PLACES)}
        yield {**whole, **flat, **place, **finding["arithmetic"]}
    for error in article["errors"]:
        yield {**whole, "error": error["message"]}


def summary(tally: Tally) -> dict[str, Any]:
    """Return the counts of an audit: in all, by rule, by language and by month."""
    by_rule: dict[str, Counter[str]] = {}
    for (rule, severity, _, _), number in tally.findings.items():
        by_rule.setdefault(rule, Counter())[severity] += number
    order = sorted(by_rule, key=lambda rule: (-by_rule[rule].total(), rule))
    return {
        "tool": {"name": "factcheck", "version": __version__},
        "total": _counts(tally),
        "rules": {rule: {s: by_rule[rule][s] for s in _WORST_FIRST} for rule in order},
        "languages": {
            code: _counts(tally, language=code)
            for code in sorted({language for language, _ in tally.articles})
        },
        "months": {
            month: _counts(tally, month=month)
            for month in sorted({month for _, month in tally.articles})
        },
    }


def _counts(tally: Tally, language: str | None = None, month: str | None = None) -> dict[str, int]:
    """Return all numbers of one language or month, or of all."""

    def is_meant(its_language: str, its_month: str) -> bool:
        return language in {None, its_language} and month in {None, its_month}

    rows = [numbers for key, numbers in tally.articles.items() if is_meant(*key)]
    found = Counter[str]()
    for (_, severity, *key), number in tally.findings.items():
        if is_meant(*key):
            found[severity] += number
    return {
        **{name: sum(row[index] for row in rows) for index, name in enumerate(COUNTED)},
        **{f"{severity}s": found[severity] for severity in _WORST_FIRST},
    }
