"""Baselines: findings that were there when factcheck came, and are not to be shown again.

A baseline is a file of fingerprints by article. It has no line numbers, so that it stays as it is
while articles are edited, and no reasons: it says that nobody has looked yet.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping

from factcheck.config.errors import ConfigError, content, misplaced, reason_of, shortened
from factcheck.config.model import Config

REASON = "baseline"
VERSION = 1
_SHOWN = 3  # entries that are named in one complaint

# Article, from the baseline's folder -> fingerprint -> rule.
Entries = Mapping[str, Mapping[str, str]]


def baseline_of(config: Config) -> str:
    """Return the path of the baseline that *config* asks for, "" if it asks for none."""
    setting = config.get("baseline")
    return os.path.join(setting.folder, setting.value) if setting.value else ""  # noqa: PTH118


def read_baseline(path: str) -> Entries:
    """Return the entries of the baseline *path*.

    Raises:
        ConfigError: It cannot be read, or is no baseline.
    """
    import json  # noqa: PLC0415 - costs as much as an article

    if not os.path.exists(path):  # noqa: PTH110 - pathlib costs 9 ms
        raise misplaced(path, 0, "there is no such baseline; --write-baseline makes it")
    try:
        kept = json.loads(content(path))
        version, entries = kept["version"], kept["findings"]
        fits = all(isinstance(rule, str) for found in entries.values() for rule in found.values())
    except (ValueError, KeyError, TypeError, AttributeError):
        version, entries, fits = None, {}, False
    if not fits or version != VERSION:
        raise misplaced(path, 0, "this is no baseline of factcheck's; --write-baseline makes one")
    found: Entries = entries
    return found


def write_baseline(path: str, entries: Entries) -> None:
    """Write *entries* as the baseline *path*.

    Raises:
        ConfigError: It cannot be written.
    """
    import json  # noqa: PLC0415

    from factcheck.writing import write_whole  # noqa: PLC0415 - seldom wanted

    kept = {
        article: dict(sorted(found.items())) for article, found in sorted(entries.items()) if found
    }
    text = json.dumps({"version": VERSION, "findings": kept}, ensure_ascii=False, indent=1)
    try:
        write_whole(path, text + "\n")
    except OSError as error:
        message = f"{shortened(path)}: cannot be written: {reason_of(error)}"
        raise ConfigError(message) from None


def article_of(path: str, baseline: str) -> str:
    """Return the name by which a baseline knows the article *path*."""
    folder = os.path.dirname(os.path.abspath(baseline))  # noqa: PTH100, PTH120
    return os.path.relpath(path, folder).replace(os.sep, "/")


def stale(entries: Entries, seen: Mapping[str, frozenset[str]], baseline: str) -> Entries:
    """Return the entries of which nothing is left.

    *seen* has the fingerprints that were found in the articles that were checked; of the others
    something is known only if they are not there any more.
    """
    folder = os.path.dirname(os.path.abspath(baseline))  # noqa: PTH100, PTH120
    gone: dict[str, Mapping[str, str]] = {}
    for article, found in entries.items():
        if article in seen:
            lost = {one: rule for one, rule in found.items() if one not in seen[article]}
        else:
            exists = os.path.exists(os.path.join(folder, article))  # noqa: PTH110, PTH118
            lost = {} if exists else dict(found)
        if lost:
            gone[article] = lost
    return gone


def without(entries: Entries, gone: Entries) -> Entries:
    """Return *entries* without those that are *gone*."""
    return {
        article: {one: rule for one, rule in found.items() if one not in gone.get(article, {})}
        for article, found in entries.items()
    }


def told(gone: Entries) -> str:
    """Return *gone* as one names it in a line."""
    names = list(_names(gone))
    shown = ", ".join(names[:_SHOWN])
    return f"{shown} and {len(names) - _SHOWN} more" if len(names) > _SHOWN else shown


def _names(entries: Entries) -> Iterator[str]:
    for article, found in sorted(entries.items()):
        yield from (f"{article} {one} ({rule})" for one, rule in sorted(found.items()))
