"""A plan gone through step by step, which takes time in proportion to the text and the pattern.

An expression tries one way after the other, and ways multiply: three gaps in a row that may each
end in forty places are sixty-four thousand ways to fail. Here each step is asked once for each
place whether the rest of the pattern fits from there, and what it said is remembered. So there are
no more answers than steps times places; and the first way that fits, in the order in which an
expression would try them, is then followed without a wrong turn. Only a word that comes back makes
more of them, one set for each word that it may be, and of these there are at most fifty.
"""

from __future__ import annotations

import marshal
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import count
from typing import Any

from factcheck.expressions import compile_kept
from factcheck.patterns.plans import Plan, Step
from factcheck.patterns.stretches import LONGEST_GAP, MOST_LISTED, SHORT_GAP

_MOST_STEMS = 50  # words of a text that are looked for again
_NOWHERE = -1


class Found:
    """Where a pattern fits: the place of each group, 0 being the whole."""

    __slots__ = ("_spans",)

    def __init__(self, spans: Mapping[int, tuple[int, int]]) -> None:
        """Hold the *spans* of the groups that took part."""
        self._spans = spans

    def span(self, group: int = 0) -> tuple[int, int]:
        """Return where *group* begins and ends, (-1, -1) if it took no part."""
        return self._spans.get(group, (_NOWHERE, _NOWHERE))

    def start(self, group: int = 0) -> int:
        """Return where *group* begins."""
        return self.span(group)[0]

    def end(self, group: int = 0) -> int:
        """Return where *group* ends."""
        return self.span(group)[1]


def find(plan: bytes, text: str, start: int = 0) -> Iterator[Found]:
    """Yield where *plan* fits in *text*: one way from each place behind *start* where one does."""
    root = _program(plan)
    reading = _Reading(text, {}, [])
    place = root.first(reading, start, len(text))
    while place >= 0:
        yield Found(_follow(root, reading, place))
        place = root.first(reading, place + 1, len(text))


def _follow(node: _Node, reading: _Reading, place: int) -> dict[int, tuple[int, int]]:
    """Return the groups of the first way from *place*, from where there is one."""
    spans: dict[int, tuple[int, int]] = {}
    start = place
    following: _Node | None = node
    while following is not None:
        node = following
        reading, following, place = node.take(reading, place, spans)
    spans[0] = start, place
    return spans


class _Reading:
    """What is known of one text, as long as the words that come back are *stems*."""

    __slots__ = ("_others", "_spots", "known", "starts", "stems", "text")

    def __init__(
        self,
        text: str,
        stems: Mapping[int, str],
        others: list[_Reading],
        spots: dict[str, list[int]] | None = None,
    ) -> None:
        """Begin with nothing known of *text*."""
        self.text = text
        self.known: defaultdict[int, dict[int, bool]] = defaultdict(dict)
        self.starts: dict[int, list[int]] = {}
        self.stems = stems
        self._others = others  # those of other stems, for all of them together
        self._spots = {} if spots is None else spots

    def spots(self, source: str) -> list[int]:
        """Return all places where *source* begins."""
        if source not in self._spots:
            self._spots[source] = list(_places(compile_kept(source), self.text))
        return self._spots[source]

    def with_stem(self, group: int, stem: str) -> _Reading | None:
        """Return the reading in which *stem* is the word of *group*, None if there are too many."""
        stems = {**self.stems, group: stem}
        for other in self._others:
            if other.stems == stems:
                return other
        if len(self._others) == _MOST_STEMS:
            return None
        made = _Reading(self.text, stems, self._others, self._spots)
        self._others.append(made)
        return made


def _places(pattern: re.Pattern[str], text: str) -> Iterator[int]:
    """Yield all places where *pattern* fits, those inside of a longer match among them."""
    found = pattern.search(text)
    while found:
        yield found.start()
        found = pattern.search(text, found.start() + 1)


class _Node:
    """A step, with the one behind it; *number* is its place in what a reading knows."""

    __slots__ = ("next", "number")

    def __init__(self, following: _Node, number: int) -> None:
        self.next = following
        self.number = number

    def at(self, reading: _Reading, place: int) -> bool:
        """Tell whether this step and all behind it fit from *place*."""
        known = reading.known[self.number]
        found = known.get(place)
        if found is None:
            found = any(self.next.at(other, end) for other, end in self._ends(reading, place))
            known[place] = found
        return found

    def first(self, reading: _Reading, place: int, limit: int) -> int:
        """Return the first place from *place* to *limit* from where this fits, -1 for none."""
        starts = reading.starts.get(self.number)
        if starts is None:
            starts = [one for one in self._begins(reading) if self.at(reading, one)]
            reading.starts[self.number] = starts
        index = bisect_left(starts, place)
        return starts[index] if index < len(starts) and starts[index] <= limit else _NOWHERE

    def take(
        self, reading: _Reading, place: int, spans: dict[int, tuple[int, int]]
    ) -> tuple[_Reading, _Node | None, int]:
        """Follow the first way from *place*, adding to *spans*; return what is next, and where."""
        for other, end in self._ends(reading, place):
            if self.next.at(other, end):
                self._note(reading, place, end, spans)
                return other, self.next, end
        raise AssertionError(place)

    def _ends(self, reading: _Reading, place: int) -> Iterator[tuple[_Reading, int]]:
        """Yield where the step may end that begins at *place*, what is tried first coming first."""
        raise NotImplementedError

    def _begins(self, reading: _Reading) -> Iterator[int]:
        """Yield all places where the step may begin, in their order."""
        raise NotImplementedError

    def _note(
        self, reading: _Reading, place: int, end: int, spans: dict[int, tuple[int, int]]
    ) -> None:
        """Add the groups of the step that lies between *place* and *end* to *spans*."""


class _End(_Node):
    """Behind the last step: everything fits."""

    __slots__ = ()

    def __init__(self) -> None:
        self.number = 0

    def at(self, reading: _Reading, place: int) -> bool:
        del reading, place
        return True

    def first(self, reading: _Reading, place: int, limit: int) -> int:
        del reading
        return place if place <= limit else _NOWHERE

    def take(
        self, reading: _Reading, place: int, spans: dict[int, tuple[int, int]]
    ) -> tuple[_Reading, _Node | None, int]:
        del spans
        return reading, None, place


class _Leaf(_Node):
    """An expression that ends in one place."""

    __slots__ = ("_groups", "_pattern")

    def __init__(self, step: Step, following: _Node, number: int) -> None:
        super().__init__(following, number)
        _, source, self._groups = step
        self._pattern = compile_kept(source)

    def at(self, reading: _Reading, place: int) -> bool:
        known = reading.known[self.number]
        fits = known.get(place)
        if fits is None:
            found = self._pattern.match(reading.text, place)
            fits = found is not None and self.next.at(reading, found.end())
            known[place] = fits
        return fits

    def _begins(self, reading: _Reading) -> Iterator[int]:
        return _places(self._pattern, reading.text)

    def take(
        self, reading: _Reading, place: int, spans: dict[int, tuple[int, int]]
    ) -> tuple[_Reading, _Node | None, int]:
        found = self._pattern.match(reading.text, place)
        assert found is not None
        for inside, group in enumerate(self._groups, start=1):
            spans[group] = found.span(inside)
        return reading, self.next, found.end()


class _Blank(_Node):
    """A blank, if there is one."""

    __slots__ = ()

    def first(self, reading: _Reading, place: int, limit: int) -> int:
        text = reading.text
        end = self.next.first(reading, place, limit + 1)
        while end >= 0:
            if end > place and text[end - 1] == " ":
                return end - 1
            if not text.startswith(" ", end):
                return end if end <= limit else _NOWHERE
            end = self.next.first(reading, end + 1, limit + 1)
        return _NOWHERE

    def _ends(self, reading: _Reading, place: int) -> Iterator[tuple[_Reading, int]]:
        yield reading, place + reading.text.startswith(" ", place)


class _Not(_Node):
    """Something that must not come next."""

    __slots__ = ("_pattern",)

    def __init__(self, step: Step, following: _Node, number: int) -> None:
        super().__init__(following, number)
        self._pattern = compile_kept(step[1])

    def first(self, reading: _Reading, place: int, limit: int) -> int:
        end = self.next.first(reading, place, limit)
        while end >= 0 and not self.at(reading, end):
            end = self.next.first(reading, end + 1, limit)
        return end

    def _ends(self, reading: _Reading, place: int) -> Iterator[tuple[_Reading, int]]:
        if not self._pattern.match(reading.text, place):
            yield reading, place


class _Gap(_Node):
    """Any signs but barriers, and at none of them one of some words."""

    __slots__ = ("_barriers", "_never")

    def __init__(self, step: Step, following: _Node, number: int) -> None:
        super().__init__(following, number)
        _, barriers, self._never = step
        self._barriers = f"[{barriers}]"

    def at(self, reading: _Reading, place: int) -> bool:
        end = self.next.first(reading, place, place + LONGEST_GAP)
        return end >= 0 and self._earliest(reading, end) <= place

    def first(self, reading: _Reading, place: int, limit: int) -> int:
        end = self.next.first(reading, place, limit + LONGEST_GAP)
        start = max(place, self._earliest(reading, end)) if end >= 0 else limit + 1
        return start if start <= limit else _NOWHERE

    def _earliest(self, reading: _Reading, end: int) -> int:
        """Return where the longest gap begins that ends at *end*."""
        earliest = max(0, end - LONGEST_GAP)
        for source in (self._barriers, self._never):
            if source:
                spots = reading.spots(source)
                index = bisect_left(spots, end)
                if index:
                    earliest = max(earliest, spots[index - 1] + 1)
        return earliest

    def take(
        self, reading: _Reading, place: int, spans: dict[int, tuple[int, int]]
    ) -> tuple[_Reading, _Node | None, int]:
        del spans
        return reading, self.next, self.next.first(reading, place, place + LONGEST_GAP)


class _Short(_Node):
    """A few words."""

    __slots__ = ("_pattern",)

    def __init__(self, step: Step, following: _Node, number: int) -> None:
        super().__init__(following, number)
        self._pattern = compile_kept(step[1])

    def first(self, reading: _Reading, place: int, limit: int) -> int:
        for one in range(place, min(limit, len(reading.text)) + 1):
            if self.at(reading, one):
                return one
        return _NOWHERE

    def _ends(self, reading: _Reading, place: int) -> Iterator[tuple[_Reading, int]]:
        text = reading.text
        for _ in range(SHORT_GAP):
            yield reading, place + text.startswith(" ", place)
            found = self._pattern.match(text, place)
            if found is None:
                return
            place = found.end()
        yield reading, place + text.startswith(" ", place)


class _List(_Node):
    """A figure and others behind it, as many as there are."""

    __slots__ = ("_figure", "_group", "_step")

    def __init__(self, step: Step, following: _Node, number: int) -> None:
        super().__init__(following, number)
        _, figure, source, self._group = step
        self._figure, self._step = compile_kept(figure), compile_kept(source)

    def _ends(self, reading: _Reading, place: int) -> Iterator[tuple[_Reading, int]]:
        ends: list[int] = []
        found = self._figure.match(reading.text, place)
        while found and len(ends) <= MOST_LISTED:
            ends.append(found.end())
            found = self._step.match(reading.text, found.end())
        for end in reversed(ends[1:]):
            yield reading, end

    def _begins(self, reading: _Reading) -> Iterator[int]:
        return _places(self._figure, reading.text)

    def _note(
        self, reading: _Reading, place: int, end: int, spans: dict[int, tuple[int, int]]
    ) -> None:
        found = self._figure.match(reading.text, place)
        assert found is not None
        spans[self._group] = found.start(1), end


class _Stem(_Node):
    """A word that comes back, and perhaps two more."""

    __slots__ = ("_another", "_group", "_pattern")

    def __init__(self, step: Step, following: _Node, number: int) -> None:
        super().__init__(following, number)
        _, source, another, self._group = step
        self._pattern = compile_kept(source)
        self._another = compile_kept(another) if another else None

    def _ends(self, reading: _Reading, place: int) -> Iterator[tuple[_Reading, int]]:
        found = self._pattern.match(reading.text, place)
        if found is None or (self._group and reading.text.find(found[1], found.end()) < 0):
            return
        other = reading.with_stem(self._group, found[1]) if self._group else reading
        for _ in range(3 if self._another else 1):
            if other is None or found is None:
                return
            yield other, found.end()
            if self._another is not None:
                found = self._another.match(reading.text, found.end())

    def _begins(self, reading: _Reading) -> Iterator[int]:
        return _places(self._pattern, reading.text)


class _Again(_Node):
    """The word that comes back."""

    __slots__ = ("_group", "_pattern")

    def __init__(self, step: Step, following: _Node, number: int) -> None:
        super().__init__(following, number)
        _, ending, self._group = step
        self._pattern = compile_kept(ending)

    def _ends(self, reading: _Reading, place: int) -> Iterator[tuple[_Reading, int]]:
        text, stem = reading.text, reading.stems[self._group]
        place += text.startswith(" ", place)
        if text.startswith(stem, place) and not (place and _is_word(text[place - 1])):
            found = self._pattern.match(text, place + len(stem))
            if found is not None:
                yield reading, found.end()

    def _begins(self, reading: _Reading) -> Iterator[int]:
        text, stem = reading.text, reading.stems[self._group]
        place = text.find(stem)
        while place >= 0:
            if place and text[place - 1] == " ":
                yield place - 1
            yield place
            place = text.find(stem, place + 1)


def _is_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


class _Choice(_Node):
    """One of several ways, or none of them."""

    __slots__ = ("_optional", "_ways")

    def __init__(
        self, ways: tuple[_Node, ...], following: _Node, number: int, *, optional: bool
    ) -> None:
        super().__init__(following, number)
        self._ways = (*ways, following) if optional else ways

    def at(self, reading: _Reading, place: int) -> bool:
        known = reading.known[self.number]
        fits = known.get(place)
        if fits is None:
            fits = False
            for way in self._ways:
                if way.at(reading, place):
                    fits = True
                    break
            known[place] = fits
        return fits

    def first(self, reading: _Reading, place: int, limit: int) -> int:
        best = limit + 1
        for way in self._ways:
            found = way.first(reading, place, best - 1)
            if found >= 0:
                best = found
                if best == place:
                    break
        return best if best <= limit else _NOWHERE

    def take(
        self, reading: _Reading, place: int, spans: dict[int, tuple[int, int]]
    ) -> tuple[_Reading, _Node | None, int]:
        del spans
        return reading, next(way for way in self._ways if way.at(reading, place)), place


_KINDS: Mapping[str, Any] = {
    "leaf": _Leaf,
    "not": _Not,
    "gap": _Gap,
    "short": _Short,
    "list": _List,
    "stem": _Stem,
    "again": _Again,
}


@cache
def _program(plan: bytes) -> _Node:
    """Return the first step of *plan*."""
    return _linked(marshal.loads(plan), _End(), count(1))  # noqa: S302 - from our own cache


def _linked(plan: Plan, following: _Node, numbers: Iterator[int]) -> _Node:
    """Return the first step of *plan*, behind which *following* comes."""
    for step in reversed(plan):
        number = next(numbers)
        if step[0] == "choice":
            ways = tuple(_linked(way, following, numbers) for way in step[1])
            following = _Choice(ways, following, number, optional=step[2])
        elif step[0] == "blank":
            following = _Blank(following, number)
        else:
            following = _KINDS[step[0]](step, following, number)
    return following
