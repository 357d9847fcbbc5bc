"""Facts that an article tells several times in the same words, and once with another figure.

Used by repeated-fact-conflict. Most figures amid the same words belong to different things (two
sentences, two shops, two rounds of a match), so only what an article tells of itself is compared:
its anniversary, the term of office, the years of a document, the age of somebody who is named, and
sums that differ by noughts.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from factcheck.arithmetic.interval import Number
from factcheck.checks.figures_in_context import (
    KINDS,
    exact_value,
    is_slip,
    is_swap,
    may_be,
    tie,
    told,
)
from factcheck.model import Mention, MentionKind, Passage, Printed, Severity, When
from factcheck.records import NamedTuple

_ALIKE = 16  # characters in front of two terms that must be the same …
_ALIKE_BEHIND = 12  # … and behind two lengths of time
_AROUND = 24  # characters in which the word for an anniversary stands
_LONG_FRAME = 45  # characters between a length of time and the document it is about
_MANY = 1_000  # so many people or things are rarely counted twice by chance …
_LONGEST_NAME = 40
_NAME = 3  # words of a name
_NOUN = 6  # … if their nouns begin with the same letters
_TELLING = 100  # printed in front of "million", a number that is hardly there twice by chance
_OFTEN = 2  # places that agree against one
_MOST_ALIKE = 60  # places; more of one kind are a list


class Retold(NamedTuple):
    """One figure that differs from the *known* ones."""

    rare: Mention
    known: tuple[Mention, ...]
    severity: Severity


class _Article(NamedTuple):
    text: str
    anniversaries: Sequence[str]


Places = list[tuple[Passage, Mention]]


def find_retold(
    text: str, passages: Sequence[Passage], anniversaries: Sequence[str]
) -> Iterator[Retold]:
    """Yield figures that differ from those in the same place of the same words.

    *text* is the document's, *anniversaries* are the words of an anniversary.
    """
    article = _Article(text, anniversaries)
    facts: dict[tuple[str, ...], Places] = {}
    for passage in passages:
        if passage.block.repeats < 0 and passage.block.table < 0:
            previous: Mention | None = None
            for mention in passage.mentions:
                read = _KEYS.get(mention.kind)
                if read is not None:
                    for fact in read(passage, mention, article):
                        facts.setdefault(fact, []).append((passage, mention))
                elif mention.kind == "document" and previous and _is_of(passage, previous, mention):
                    name = passage.lower[_inside(passage, mention)]
                    facts.setdefault(("document", name), []).append((passage, previous))
                previous = mention
    for fact, places in facts.items():
        if len(places) > 1:
            yield from _JUDGES[fact[0]](passages, places)


# Which facts a figure may tell --------------------------------------------------------------


def _inside(passage: Passage, mention: Mention) -> slice:
    first = passage.block.span.start
    return slice(mention.span.start - first, mention.span.end - first)


def _anniversary(
    passage: Passage, mention: Mention, article: _Article
) -> Iterator[tuple[str, ...]]:
    if mention.unit not in {"year", ""}:
        return
    start, end = mention.span.start, mention.span.end
    first, lower = passage.block.span.start, passage.lower
    after = lower[end - first : end - first + _ALIKE_BEHIND]
    around = lower[max(0, start - first - _AROUND) : end - first + _AROUND]
    if len(after) == _ALIKE_BEHIND and any(word in around for word in article.anniversaries):
        yield "anniversary", mention.unit, after


def _term(passage: Passage, mention: Mention, _: _Article) -> Iterator[tuple[str, ...]]:
    start = mention.span.start - passage.block.span.start
    before = passage.lower[max(0, start - _ALIKE) : start]
    if len(before) == _ALIKE and before[-2].isalpha():
        yield "term", before


def _many(passage: Passage, mention: Mention, _: _Article) -> Iterator[tuple[str, ...]]:
    value = mention.value
    if not isinstance(value, Printed) or value.spelled or not mention.noun:
        return
    noun = mention.noun.split(" ")[0]
    if value.mantissa >= _MANY:
        yield "count", noun
    if passage.block.kind != "headline":  # which is compared by all it says
        yield from _swap(value, noun)


def _sum(passage: Passage, mention: Mention, _: _Article) -> Iterator[tuple[str, ...]]:
    value = mention.value
    if not isinstance(value, Printed):
        return
    if value.scale > 1 and value.mantissa >= _TELLING:
        yield "scale", mention.unit, str(value.mantissa)
    start = mention.span.start - passage.block.span.start
    before = passage.lower[max(0, start - _AROUND) : start].split()[-2:]
    digits = str(value.mantissa).rstrip("0")
    if len(digits) > 1 and len(before) > 1 and before[-1][-1].isalpha():
        yield "scale", mention.unit, digits, *before
        yield from _swap(value, mention.unit, *before)


def _swap(value: Printed, *words: str) -> Iterator[tuple[str, ...]]:
    """Yield what two figures have in common if two digits of one have changed places."""
    digits = str(value.mantissa)
    if len(set(digits)) > 1:
        yield "swap", str(value.scale), str(value.decimals), "".join(sorted(digits)), *words


def _age(passage: Passage, mention: Mention, article: _Article) -> Iterator[tuple[str, ...]]:
    """Yield the name in front of an age: "Trần Văn An (34 tuổi", "Ann Ash, aged 34"."""
    text, start = article.text, mention.span.start
    if not text.startswith((" (", ", "), start - 2):
        return
    words: list[str] = []
    before = text[max(passage.block.span.start, start - _LONGEST_NAME) : start - 2]
    for word in reversed(before.split(" ")[-_NAME:]):  # without "Anh", which may begin the sentence
        if not word[:1].isupper() or not word[-1:].isalpha():
            break
        words.append(word)
    if len(words) > 1:
        yield "age", *words


_KEYS: Mapping[MentionKind, Callable[[Passage, Mention, _Article], Iterator[tuple[str, ...]]]] = {
    "duration": _anniversary,
    "ordinal": _anniversary,
    "age": _age,
    "date-range": _term,
    "integer": _many,
    "money": _sum,
}


def _is_of(passage: Passage, length: Mention, document: Mention) -> bool:
    """Tell whether a length of time is told of a document: "two years of Resolution 12"."""
    if length.kind != "duration" or document.span.start - length.span.end > _LONG_FRAME:
        return False
    first = passage.block.span.start
    between = passage.lower[length.span.end - first : document.span.start - first]
    return not any(sign in between for sign in ",.;:()")


# Whether they are told alike ----------------------------------------------------------------


def _anniversaries(passages: Sequence[Passage], places: Places) -> Iterator[Retold]:
    """Yield an anniversary that is another elsewhere, if it is the same event."""
    if len(places) > _MOST_ALIKE or len({exact_value(one) for _, one in places}) == 1:
        return
    first, *others = (
        told(passage, mention, passage.block.span, KINDS.get(mention.kind, "ordinal"))
        for passage, mention in places
    )
    certain = True
    for other in others:
        common = tie(passages, first, other)
        # "75 years of the party branch" and "115 years of the party" part after some words.
        if not common.after or common.after < min(len(first.after), len(other.after)):
            return
        certain = certain and (common.after > 2 or min(common.after, common.before) > 1)
    for retold in _outvoted(passages, places):
        yield retold if certain else retold._replace(severity="info")


def _outvoted(_: Sequence[Passage], places: Places) -> Iterator[Retold]:
    """Yield the figure that stands alone against others that agree."""
    votes: dict[Number, list[Mention]] = {}
    for _passage, mention in places:
        value = exact_value(mention)
        if value is not None:
            votes.setdefault(value, []).append(mention)
    ranked = sorted(votes.values(), key=len, reverse=True)
    if len(ranked) != 2 or len(ranked[1]) > 1:  # one against the rest
        return
    known, (rare,) = ranked
    if may_be(rare, known[0], loosely=True):
        return
    clear = len(known) >= _OFTEN
    if clear or is_slip(rare, known[0]):
        yield Retold(rare, tuple(known), "warning" if clear else "info")


def _ages(_: Sequence[Passage], places: Places) -> Iterator[Retold]:
    """Yield the age that differs from the one that somebody is given elsewhere."""
    votes: dict[Number | None, list[Mention]] = {}
    for _passage, mention in places:
        votes.setdefault(exact_value(mention), []).append(mention)
    if len(votes) == 2:
        known, (rare, *others) = sorted(votes.values(), key=len, reverse=True)
        if not others and not rare.hedge and not known[0].hedge:
            yield Retold(rare, tuple(known), "warning")


def _terms(_: Sequence[Passage], places: Places) -> Iterator[Retold]:
    """Yield a term of office of which one end differs from all others."""
    votes: dict[tuple[int | None, ...], list[Mention]] = {}
    for _passage, mention in places:
        years = tuple(
            part.value.year if isinstance(part.value, When) else None for part in mention.parts
        )
        if len(years) == 2 and None not in years:
            votes.setdefault(years, []).append(mention)
    ranked = sorted(votes.items(), key=lambda pair: len(pair[1]), reverse=True)
    if len(ranked) != 2 or len(ranked[1][1]) > 1 or len(ranked[0][1]) < _OFTEN:
        return
    (usual, known), (odd, (rare,)) = ranked
    if (usual[0] == odd[0]) != (usual[1] == odd[1]):
        yield Retold(rare, tuple(known), "warning")


def _counts(_: Sequence[Passage], places: Places) -> Iterator[Retold]:
    """Yield the one exact number that does not fit the one hedged number of the same things."""
    if len(places) != 2:  # more of them are a list
        return
    (_first, one), (_second, other) = places
    if (one.hedge is None) == (other.hedge is None) or one.noun[:_NOUN] != other.noun[:_NOUN]:
        return
    small, large = sorted((exact_value(one) or 0, exact_value(other) or 0))
    if large * 2 < small * 3 and not may_be(one, other, loosely=True):
        yield Retold(other, (one,), "info")


def _scales(_: Sequence[Passage], places: Places) -> Iterator[Retold]:
    """Yield sums of money of the same digits that are ten, a hundred … times each other."""
    (_passage, first), *others = places
    for _passage, other in others:
        if not may_be(first, other, loosely=True):
            yield Retold(other, (first,), "info")
            return


def _swaps(_: Sequence[Passage], places: Places) -> Iterator[Retold]:
    """Yield the figure of which two digits stand the other way round elsewhere."""
    if len({exact_value(mention) for _passage, mention in places}) == 2:
        for retold in _outvoted(_, places):
            if is_swap(retold.rare, retold.known[0]):
                yield retold._replace(severity="info")


_JUDGES: Mapping[str, Callable[[Sequence[Passage], Places], Iterator[Retold]]] = {
    "anniversary": _anniversaries,
    "document": _outvoted,
    "age": _ages,
    "term": _terms,
    "count": _counts,
    "scale": _scales,
    "swap": _swaps,
}
