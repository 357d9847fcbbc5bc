"""The rules as they were compiled last time, kept in the user's cache folder.

Reading and compiling all rule files takes longer than checking an article; see `factcheck.cache`
for when what is kept is trusted. A run needs the rules of one language, and of their phrasings only
those whose words the article has: each is a piece of its own, read when it is first asked for.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from types import MappingProxyType
from typing import Any, TypeVar, overload

from factcheck import cache
from factcheck.languages import shipped_rules
from factcheck.patterns.compiled import Bound, Compiled, Demands, ListWords, Trigger
from factcheck.rulebook.model import Phrasing, Rule, Wording

_RULES = ""  # the key of all that is no wording

_Made = TypeVar("_Made")


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
    book = _Book(_pieces(folders, files))
    kept = book.pieces.get(_RULES)
    try:
        book.rules = () if kept is None else tuple(_rule(rule, book) for rule in kept)
    except (ValueError, TypeError):
        return None
    return None if kept is None else book.rules


def save(folders: Sequence[str], files: cache.State, rules: Sequence[Rule]) -> None:
    """Keep *rules*, which were made from *files*."""
    pieces: dict[str, object] = {
        _RULES: [(*rule[:-2], tuple(rule.wordings), rule.path) for rule in rules]
    }
    for rule in rules:
        for code, wording in rule.wordings.items():
            pieces.update(_taken_apart(f"{code} {rule.id}", wording))
    _pieces(folders, files).replace(pieces)


def derived(rules: Sequence[Rule], name: str, make: Callable[[Sequence[Rule]], object]) -> Any:
    """Return what *make* makes of all the rules that are kept together with *rules*.

    It is in the types of `factcheck.cache.plain`, and kept with them as *name*. If *rules* are not
    kept it is made of them alone.
    """
    book = _book(rules)
    if book is None:
        return cache.plain(make(rules))
    found = book.pieces.get(name)
    if found is None:
        found = cache.plain(make(book.rules))
        book.pieces.add(name, found)
    return found


def _pieces(folders: Sequence[str], files: cache.State) -> cache.Pieces:
    return cache.open_pieces(cache.cache_name("rules", folders), files)


# Taken apart --------------------------------------------------------------------------------


def _taken_apart(name: str, wording: Wording) -> Iterator[tuple[str, object]]:
    """Yield the pieces of *wording* by their names."""
    message, message_odd, messages, phrasings, demands, *others, summary = wording
    exceptions, doubts, *examples = others
    counts = tuple(map(len, (phrasings, *others)))
    yield name, (message, message_odd, messages, counts, summary)
    yield f"{name} examples", examples
    for number, phrasing in enumerate(phrasings):
        *facts, own, further, search = phrasing
        yield f"{name} phrasing {number}", (*facts, own and len(own), further, search)
        yield from _numbered(f"{name} exception {number}", own or ())
    yield from _numbered(f"{name} demands", demands)
    yield from _numbered(f"{name} exception", exceptions)
    yield from _numbered(f"{name} doubt", doubts)


def _numbered(name: str, parts: Sequence[object]) -> Iterator[tuple[str, object]]:
    for number, part in enumerate(parts):
        yield f"{name} {number}", part


# Put together -------------------------------------------------------------------------------


class _Book:
    """Rules that are kept together, and the pieces of them."""

    def __init__(self, pieces: cache.Pieces) -> None:
        self.pieces = pieces
        self.rules: tuple[Rule, ...] = ()


class _Wordings(Mapping[str, Wording]):
    """The wordings of a rule by language, read when they are asked for."""

    def __init__(self, rule: Rule, codes: tuple[str, ...], book: _Book) -> None:
        self.book = book
        self._rule = rule
        self._codes = codes
        self._read: dict[str, Wording] = {}

    def __getitem__(self, code: str) -> Wording:
        if code not in self._read:
            if code not in self._codes:
                raise KeyError(code)
            self._read[code] = _Kept(self._rule, code, self.book.pieces).wording()
        return self._read[code]

    def __contains__(self, code: object) -> bool:
        return code in self._codes

    def __iter__(self) -> Iterator[str]:
        return iter(self._codes)

    def __len__(self) -> int:
        return len(self._codes)


class _Parts(Sequence[_Made]):
    """Parts of a wording, read one by one when they are asked for."""

    def __init__(self, length: int, read: Callable[[int], _Made]) -> None:
        self._length = length
        self._read = read
        self._known: dict[int, _Made] = {}

    @overload
    def __getitem__(self, index: int) -> _Made: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[_Made, ...]: ...

    def __getitem__(self, index: int | slice) -> _Made | tuple[_Made, ...]:
        if isinstance(index, slice):
            return tuple(self)[index]
        if index not in self._known:
            self._known[index] = self._read(range(self._length)[index])
        return self._known[index]

    def __len__(self) -> int:
        return self._length

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))


def _book(rules: Sequence[Rule]) -> _Book | None:
    """Return the book that all of *rules* are kept in, None if there is none."""
    found = [one.book if isinstance(one := rule.wordings, _Wordings) else None for rule in rules]
    return found[0] if found and found.count(found[0]) == len(found) else None


def _rule(data: tuple[Any, ...], book: _Book) -> Rule:
    *facts, options, codes, path = data
    rule = Rule._make((*facts, MappingProxyType(options), {}, path))
    return rule._replace(wordings=_Wordings(rule, codes, book))


class _Kept:
    """A wording that is kept; what of it cannot be read is made anew."""

    def __init__(self, rule: Rule, code: str, pieces: cache.Pieces) -> None:
        self._rule, self._code, self._pieces = rule, code, pieces

    def wording(self) -> Wording:
        """Return the wording, whose parts are read when they are asked for."""
        data = self._piece()
        if data is None:
            return self._anew
        message, message_odd, messages, counts, summary = data
        phrasings, exceptions, doubts, right, known, wrong = counts
        return Wording(
            message,
            message_odd,
            MappingProxyType(messages),
            _Parts(phrasings, self._phrasing),
            _Parts(phrasings, self._demands),
            _Parts(exceptions, self._exception),
            _Parts(doubts, self._doubt),
            _Parts(right, lambda number: self._examples[0][number]),
            _Parts(known, lambda number: self._examples[1][number]),
            _Parts(wrong, lambda number: self._examples[2][number]),
            summary,
        )

    def _piece(self, *of: object) -> Any:
        return self._pieces.get(" ".join(map(str, (self._code, self._rule.id, *of))))

    @cached_property
    def _anew(self) -> Wording:
        from factcheck.rulebook.reading import read_rule  # noqa: PLC0415 - not needed otherwise

        return read_rule(self._rule.path, self._rule.family).wordings[self._code]

    @cached_property
    def _examples(self) -> Any:
        made = self._piece("examples")
        return made or (self._anew.right, self._anew.known_false_alarms, self._anew.wrong)

    def _phrasing(self, number: int) -> Phrasing:
        data = self._piece("phrasing", number)
        if data is None:
            return self._anew.phrasings[number]
        *facts, own, further, search = data
        exceptions = None if own is None else _Parts(own, partial(self._own_exception, number))
        further = None if further is None else _compiled(further)
        return Phrasing._make((*facts, exceptions, further, _compiled(search)))

    def _demands(self, number: int) -> Demands:
        data = self._piece("demands", number)
        return self._anew.demands[number] if data is None else _demands(data)

    def _exception(self, number: int) -> Compiled:
        data = self._piece("exception", number)
        return self._anew.exceptions[number] if data is None else _compiled(data)

    def _own_exception(self, phrasing: int, number: int) -> Compiled:
        data = self._piece("exception", phrasing, number)
        anew = () if data else self._anew.phrasings[phrasing].exceptions or ()
        return _compiled(data) if data else anew[number]

    def _doubt(self, number: int) -> Compiled:
        data = self._piece("doubt", number)
        return self._anew.doubts[number] if data is None else _compiled(data)


def _compiled(data: tuple[Any, ...]) -> Compiled:
    source, plan, bound, ways, demands, list_words = data
    return Compiled(
        source,
        plan,
        tuple(map(Bound._make, bound)),
        ways,
        _demands(demands),
        ListWords._make(list_words),
    )


def _demands(data: tuple[Any, ...]) -> Demands:
    needs, triggers, outline, pair = data
    return Demands(needs, tuple(map(Trigger._make, triggers)), outline, pair)
