"""The rules as they were compiled last time, kept in the user's cache folder.

Reading and compiling all rule files takes longer than checking an article; see `factcheck.cache`
for when what is kept is trusted. A run needs the rules of one language, so each language's wording
is kept packed and is unpacked when it is first asked for.
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from factcheck import cache
from factcheck.patterns.compiled import Bound, Compiled, ListWords
from factcheck.rulebook.model import Phrasing, Rule, Wording


def state(folders: Sequence[str]) -> cache.State:
    """Return what identifies the present content of all that rules are made from.

    These are the rule files, the language files, and the modules that read and compile them.
    """
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120
    shipped = next(
        place
        for place in (os.path.join(package, "rules"), os.path.join(package, os.pardir, "rules"))  # noqa: PTH118
        if os.path.isdir(place)  # noqa: PTH112
    )
    found: list[tuple[Any, ...]] = []
    for folder in (*folders, os.path.join(shipped, "languages")):  # noqa: PTH118
        found += cache.state_below(folder, ".toml")
    for name in ("", "patterns", "rulebook", "arithmetic"):
        found += cache.state_below(os.path.join(package, name), ".py", deep=False)  # noqa: PTH118
    return tuple(sorted(found))


def load(folders: Sequence[str], files: cache.State) -> tuple[Rule, ...] | None:
    """Return the rules made from *files*, if they are kept."""
    kept = cache.load(cache.cache_name("rules", folders), files)
    try:
        return None if kept is None else tuple(_rule(rule) for rule in kept)
    except (ValueError, TypeError):
        return None


def save(folders: Sequence[str], files: cache.State, rules: Sequence[Rule]) -> None:
    """Keep *rules*, which were made from *files*."""
    cache.save(cache.cache_name("rules", folders), tuple(map(_packed, rules)), files)


def _packed(rule: Rule) -> tuple[Any, ...]:
    *facts, wordings, path = rule
    packed = {code: marshal.dumps(_plain(wording)) for code, wording in wordings.items()}
    return (*facts, packed, path)


def _plain(wording: Wording) -> Any:
    return cache.plain(wording)


class _Packed(Mapping[str, Wording]):
    """The wordings of a rule by language, unpacked when they are asked for."""

    def __init__(self, packed: Mapping[str, bytes]) -> None:
        self._packed = packed
        self._unpacked: dict[str, Wording] = {}

    def __getitem__(self, code: str) -> Wording:
        if code not in self._unpacked:
            data = marshal.loads(self._packed[code])  # noqa: S302 - see `factcheck.cache.load`
            self._unpacked[code] = _wording(data)
        return self._unpacked[code]

    def __contains__(self, code: object) -> bool:
        return code in self._packed

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)


def _rule(data: tuple[Any, ...]) -> Rule:
    *facts, options, wordings, path = data
    return Rule._make((*facts, MappingProxyType(options), _Packed(wordings), path))


def _wording(data: tuple[Any, ...]) -> Wording:
    message, message_odd, messages, phrasings, exceptions, doubts, *examples = data
    return Wording(
        message,
        message_odd,
        MappingProxyType(messages),
        tuple(map(_phrasing, phrasings)),
        tuple(_compiled(exception) for exception in exceptions),
        tuple(_compiled(doubt) for doubt in doubts),
        *examples,
    )


def _phrasing(data: tuple[Any, ...]) -> Phrasing:
    *facts, exceptions, further, search = data
    return Phrasing._make(
        (
            *facts,
            None if exceptions is None else tuple(map(_compiled, exceptions)),
            None if further is None else _compiled(further),
            _compiled(search),
        )
    )


def _compiled(data: tuple[Any, ...]) -> Compiled:
    source, bound, *rest, list_words = data
    bounds = tuple(map(Bound._make, bound))
    return Compiled._make((source, bounds, *rest, ListWords._make(list_words)))
