"""The rules as they were compiled last time, kept in the user's cache folder.

Reading and compiling all rule files takes longer than checking an article; see `factcheck.cache`
for when what is kept is trusted. A run needs the rules of one language, and of their phrasings only
those whose words the article has: each wording is a piece of its own, read when it is first asked
for, and the phrasings in it are unpacked one by one.
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, TypeVar, overload

from factcheck import cache
from factcheck.languages import shipped_rules
from factcheck.patterns.compiled import Bound, Compiled, Demands, ListWords, Trigger
from factcheck.rulebook.model import Phrasing, Rule, Wording

_RULES = ""  # the key of all that is no wording
_RARELY_USED = frozenset({"phrasings", "exceptions", "doubts"})  # packed one by one

_Made = TypeVar("_Made", bound=Phrasing | Compiled)


def state(folders: Sequence[str]) -> cache.State:
    """Return what identifies the present content of all that rules are made from.

    These are the rule files, the language files, and the modules that read and compile them.
    """
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120
    found: list[tuple[Any, ...]] = []
    for folder in (*folders, os.path.join(shipped_rules(), "languages")):  # noqa: PTH118
        found += cache.state_below(folder, ".toml")
    for name in ("", "patterns", "rulebook", "arithmetic"):
        found += cache.state_below(os.path.join(package, name), ".py", deep=False)  # noqa: PTH118
    return tuple(sorted(found))


def load(folders: Sequence[str], files: cache.State) -> tuple[Rule, ...] | None:
    """Return the rules made from *files*, if they are kept."""
    pieces = _pieces(folders, files)
    kept = pieces.get(_RULES)
    try:
        return None if kept is None else tuple(_rule(rule, pieces) for rule in kept)
    except (ValueError, TypeError):
        return None


def save(folders: Sequence[str], files: cache.State, rules: Sequence[Rule]) -> None:
    """Keep *rules*, which were made from *files*."""
    facts = [(*rule[:-2], tuple(rule.wordings), rule.path) for rule in rules]
    wordings = {
        f"{code} {rule.id}": _packed(wording)
        for rule in rules
        for code, wording in rule.wordings.items()
    }
    _pieces(folders, files).save({_RULES: facts, **wordings}, only=())


def _pieces(folders: Sequence[str], files: cache.State) -> cache.Pieces:
    return cache.Pieces(cache.cache_name("rules", folders), files)


def _packed(wording: Wording) -> tuple[Any, ...]:
    return tuple(
        [marshal.dumps(cache.plain(one)) for one in getattr(wording, name)]
        if name in _RARELY_USED
        else getattr(wording, name)
        for name in wording._fields
    )


def _from_file(rule: Rule, code: str) -> Wording:
    from factcheck.rulebook.reading import read_rule  # noqa: PLC0415 - not needed otherwise

    return read_rule(rule.path, rule.family).wordings[code]


class _Wordings(Mapping[str, Wording]):
    """The wordings of a rule by language, read when they are asked for."""

    def __init__(self, rule: Rule, codes: tuple[str, ...], pieces: cache.Pieces) -> None:
        self._rule = rule
        self._codes = codes
        self._pieces = pieces
        self._read: dict[str, Wording] = {}

    def __getitem__(self, code: str) -> Wording:
        if code not in self._read:
            if code not in self._codes:
                raise KeyError(code)
            data = self._pieces.get(f"{code} {self._rule.id}")
            # A piece that cannot be read is made anew.
            self._read[code] = _wording(data) if data else _from_file(self._rule, code)
        return self._read[code]

    def __contains__(self, code: object) -> bool:
        return code in self._codes

    def __iter__(self) -> Iterator[str]:
        return iter(self._codes)

    def __len__(self) -> int:
        return len(self._codes)


class _Packed(Sequence[_Made]):
    """Parts of a wording, unpacked one by one when they are asked for."""

    def __init__(self, packed: Sequence[bytes], make: Callable[[tuple[Any, ...]], _Made]) -> None:
        self._packed = packed
        self._make = make
        self._unpacked: dict[int, _Made] = {}

    @overload
    def __getitem__(self, index: int) -> _Made: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[_Made, ...]: ...

    def __getitem__(self, index: int | slice) -> _Made | tuple[_Made, ...]:
        if isinstance(index, slice):
            return tuple(self)[index]
        if index not in self._unpacked:
            data = marshal.loads(self._packed[index])  # noqa: S302 - see `factcheck.cache.load`
            self._unpacked[index] = self._make(data)
        return self._unpacked[index]

    def __len__(self) -> int:
        return len(self._packed)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))


def _rule(data: tuple[Any, ...], pieces: cache.Pieces) -> Rule:
    *facts, options, codes, path = data
    rule = Rule._make((*facts, MappingProxyType(options), {}, path))
    return rule._replace(wordings=_Wordings(rule, codes, pieces))


def _wording(data: tuple[Any, ...]) -> Wording:
    message, message_odd, messages, phrasings, demands, exceptions, doubts, *rest = data
    return Wording(
        message,
        message_odd,
        MappingProxyType(messages),
        _Packed(phrasings, _phrasing),
        tuple(map(_demands, demands)),
        _Packed(exceptions, _compiled),
        _Packed(doubts, _compiled),
        *rest,
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
    source, bound, ways, demands, list_words = data
    return Compiled(
        source,
        tuple(map(Bound._make, bound)),
        ways,
        _demands(demands),
        ListWords._make(list_words),
    )


def _demands(data: tuple[Any, ...]) -> Demands:
    needs, triggers, pair = data
    return Demands(needs, tuple(map(Trigger._make, triggers)), pair)
