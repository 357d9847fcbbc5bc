"""The rules as they were compiled last time, kept in the user's cache folder.

Reading and compiling all rule files takes longer than checking an article; see `factcheck.cache` for
when what is kept is trusted.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
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
    cache.save(cache.cache_name("rules", folders), tuple(rules), files)


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
