"""name-variant: one name, two spellings: "Lai Châu" and "Lai Chau", "Müller" and "Muller".

Names are runs of capitalised words. Two that are the same without their diacritics are compared
by what sets them apart: a form that has lost all its marks is a slip, two accented forms are
worth a look, and where only the tone mark sits on another vowel (hòa, hoà) it is a matter of
house style, which format-mixed speaks of.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from factcheck.checks.findings import finding, replacement
from factcheck.expressions import compile_kept
from factcheck.languages import spellings
from factcheck.model import Document, Passage, Severity, Span, Verdict

if TYPE_CHECKING:
    from factcheck.rulebook import Rule

_OFTEN = 3  # a form so frequent is the article's own …
_SELDOM = 5  # … if the other is no more than one in so many
_LONG_NAME = 3  # words that two people hardly share but for one mark
_LONG_WORD = 5  # letters of words that differ by a typing slip and not by meaning
_LONGEST_NAME = 6
_GLUED = frozenset("&/#@-'")  # in front of what is no word of its own: an address, a tag
_MOST_MARKED = 100
_MARKED = compile_kept(r"[^\W\d_\x00-\x7f]")
_NEIGHBOURS = 40  # characters on either side that tell the language of the surroundings


class _Form(NamedTuple):
    """One spelling of a name, with the places where it stands."""

    text: str
    places: tuple[int, ...]


def check(document: Document, passages: Sequence[Passage], rule: Rule) -> Iterator[Verdict]:
    """Yield a finding for each rarer spelling of a name."""
    text = document.text
    names: dict[str, list[int]] = {}
    for run in _runs().finditer(text):
        if text[run.start() - 1 : run.start()] in _GLUED:  # no look-behind: it slows the search
            continue
        for offset, part in _parts(run[0]):
            names.setdefault(part, []).append(run.start() + offset)
    variants = list(_slips(names))
    if not text.isascii():
        variants += _unmarked(text, names, foreign=document.language != "vi")
    starts = [passage.block.span.start for passage in passages] if variants else []
    reported: list[Span] = []
    for rare, common, severity in sorted(variants, key=lambda found: -len(found[0].text)):
        place = rare.places[0]
        span = Span(place, place + len(rare.text))
        index = bisect_right(starts, place) - 1
        if (
            any(span.start < other.end and other.start < span.end for other in reported)
            or index < 0
            or span.end > passages[index].block.span.end
        ):
            continue
        reported.append(span)
        yield finding(
            rule,
            passages[index].block.language,
            span,
            severity=severity,
            values={"found": rare.text, "expected": common.text},
            related=[Span(other, other + len(common.text)) for other in common.places[:1]],
            candidates=[replacement(span, common.text)],
        )


def _unmarked(
    text: str, names: Mapping[str, Sequence[int]], *, foreign: bool
) -> Iterator[tuple[_Form, _Form, Severity]]:
    """Yield pairs (rare, common) of spellings that are the same without their marks.

    Where marks are *foreign* to the text's language, single words are compared too.
    """
    groups: dict[str, dict[str, Sequence[int]]] = {}
    for name, starts in names.items():
        groups.setdefault(bare(name).lower(), {})[name] = starts
    for name, starts in _marked_words(text) if foreign else ():
        plain = bare(name)
        if plain.isascii() and plain in text:
            whole = compile_kept(rf"(?<![\w-]){plain}(?![\w-])")
            if found := [match.start() for match in whole.finditer(text)]:
                groups.setdefault(plain.lower(), {}).update({name: starts, plain: found})
    for forms in groups.values():
        if len(forms) > 1:
            yield from _compare(text, [_Form(name, tuple(at)) for name, at in forms.items()])


def _compare(text: str, forms: Sequence[_Form]) -> Iterator[tuple[_Form, _Form, Severity]]:
    ranked = sorted(forms, key=lambda form: (-len(form.places), form.text.isascii()))
    common = next((form for form in ranked if not form.text.isascii()), ranked[0])
    for rare in ranked:
        if rare is common or rare.text.lower() == common.text.lower() or _same_style(rare, common):
            continue
        clear = len(common.places) >= max(_OFTEN, _SELDOM * len(rare.places) - 1)
        if rare.text.isascii():
            at_home = all(_is_accented(text, place, rare.text) for place in rare.places)
            yield rare, common, "warning" if clear and at_home else "info"
        elif len(rare.places) <= len(common.places) and (
            clear or len(rare.text.split()) >= _LONG_NAME
        ):
            yield rare, common, "info"


def _same_style(one: _Form, other: _Form) -> bool:
    """Tell whether two forms differ only by accepted ways to spell a syllable."""
    return any(spelled.lower() == other.text.lower() for spelled in spellings(one.text.lower()))


def _is_accented(text: str, place: int, name: str) -> bool:
    """Tell whether the words right around a name have marks, so that it should have them too.

    A name without marks amid words without marks is a foreign title or an address.
    """
    end = place + len(name)
    if text[place - 1 : place] == '"' or text[end : end + 2] in {"'s", '"'}:
        return False
    before = text[max(0, place - _NEIGHBOURS) : place].rpartition("\n")[2].split()[-3:]
    after = text[end : end + _NEIGHBOURS].partition("\n")[0].split()[:3]
    return any(not word.isascii() for word in before) and any(
        not word.isascii() for word in after or before
    )


def _slips(places: Mapping[str, Sequence[int]]) -> Iterator[tuple[_Form, _Form, Severity]]:
    """Yield names of which one word differs by one letter: Catherine and Katherine Smith."""
    by_rest: dict[tuple[int, str], list[str]] = {}
    for name in places:
        words = name.split(" ")
        if len(words) == 2:
            by_rest.setdefault((0, words[1]), []).append(name)
            by_rest.setdefault((1, words[0]), []).append(name)
    for (position, rest), names in by_rest.items():
        if len(names) < 2 or len(rest) < _LONG_WORD - 1:
            continue
        ranked = sorted(names, key=lambda name: -len(places[name]))
        for index, rare in enumerate(ranked):
            for common in ranked[:index]:
                one, other = rare.split(" ")[position], common.split(" ")[position]
                if _is_typing_slip(one, other):
                    yield (
                        _Form(rare, tuple(places[rare])),
                        _Form(common, tuple(places[common])),
                        "info",
                    )


def _is_typing_slip(one: str, other: str) -> bool:
    """Tell whether one letter of a word was changed, left out or put in; an ending is grammar."""
    if not (one.isascii() and other.isascii()) or abs(len(one) - len(other)) > 1:
        return False
    if min(len(one), len(other)) < _LONG_WORD:
        return False
    short, long = sorted((one.lower(), other.lower()), key=len)
    same = 0
    while same < len(short) and short[same] == long[same]:
        same += 1
    if same >= len(short) - 1:
        return False
    return short[same + (len(short) == len(long)) :] == long[same + 1 :]


def _parts(name: str) -> Iterator[tuple[int, str]]:
    """Yield a run of capitalised words and the names that may be in it, each with its offset.

    The first word of a long run may be a title or begin the sentence.
    """
    yield 0, name
    first, _, rest = name.partition(" ")
    if " " in rest:
        yield len(first) + 1, rest
        if name.isascii() and rest.count(" ") < _LONGEST_NAME:
            words = name.split(" ")
            offset = 0
            for one, other in pairwise(words[:-1]):
                yield offset, f"{one} {other}"
                offset += len(one) + 1


@cache
def bare(name: str) -> str:
    """Return *name* without diacritics.

    >>> bare("Điện Biên")
    'Dien Bien'
    """
    if name.isascii():
        return name
    decomposed = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _marked_words(text: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield the capitalised words with marks of a text in which they are rare, and their places."""
    found: dict[str, list[int]] = {}
    for number, letter in enumerate(_MARKED.finditer(text)):
        if number > _MOST_MARKED:  # the language writes marks everywhere
            return
        start, end = letter.span()
        while start and text[start - 1].isalpha():
            start -= 1
        while end < len(text) and text[end].isalpha():
            end += 1
        if text[start].isupper() and end - start >= _LONG_WORD and text[start - 1 : start] != "-":
            places = found.setdefault(text[start:end], [])
            if start not in places:
                places.append(start)
    for word, places in found.items():
        yield word, tuple(places)


@cache
def _runs() -> re.Pattern[str]:
    """Return the pattern of two and more capitalised words in a row."""
    upper, lower = "A-Z", "a-z"
    for code in range(0xC0, 0x1F00):
        letter = chr(code)
        upper += letter if letter.isupper() else ""
        lower += letter if letter.islower() else ""
    word = f"[{upper}][{lower}]+"
    return compile_kept(f"{word}(?: {word})+(?![\\w@])")
