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
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from factcheck.checks.findings import any_word, finding, one_of, replacement, word_list
from factcheck.expressions import compile_kept
from factcheck.letters import capitals, small_letters
from factcheck.model import Document, Passage, Severity, Span, Verdict
from factcheck.records import NamedTuple
from factcheck.spellings import spellings

if TYPE_CHECKING:
    from factcheck.rulebook import Rule

_OFTEN = 3  # a form so frequent is the article's own …
_SELDOM = 4  # … if the other is no more than one in so many
_LONG_NAME = 3  # words that two people hardly share but for one mark
_LONG_REST = 4  # letters of the word that both names share
_LONG_WORD = 5  # letters of words that differ by a typing slip and not by meaning
_LONGEST_NAME = 6
_MOST_ALIKE = 40  # names that share a word; more are a family tree
_MOST_VARIANTS = 200
_GLUED = frozenset("&/#@-'")  # in front of what is no word of its own: an address, a tag
_MOST_MARKED = 100
_MARKED = compile_kept(r"[^\W\d_\x00-\x7f]")
_LETTER = compile_kept(r"[^\W\d_]")
_NEIGHBOURS = 40  # characters on either side that tell the language of the surroundings


class _Beside(NamedTuple):
    """What may stand beside a name that is meant to have no marks.

    Another name without marks, *before* it or *behind* ("Sun World Ba Den", "Eric Chu and Truong My
    Lan"), or a word that says that there is another name: "Phnôm Pênh, hay Phnom Penh".
    """

    before: re.Pattern[str]
    behind: re.Pattern[str]
    also: re.Pattern[str]


@cache
def _beside(joiners: tuple[str, ...], also: tuple[str, ...]) -> _Beside:
    joined = rf"(?:,| (?:{one_of(joiners)}))?"
    return _Beside(
        compile_kept(rf"(?<!\w)[A-Z][a-z]+{joined} \Z"),
        compile_kept(rf"{joined} [A-Z][a-z]+(?!\w)"),
        compile_kept(rf"(?<!\w)(?:{one_of(also)}) \Z"),
    )


class _Form(NamedTuple):
    """One spelling of a name, and how often it stands in the text."""

    text: str
    often: int


Variant = tuple[_Form, _Form, Severity]  # the rarer form, the common one, how grave it is


def check(document: Document, passages: Sequence[Passage], rule: Rule) -> Iterator[Verdict]:
    """Yield a finding for each rarer spelling of a name."""
    text = document.text
    names: dict[str, int] = {}
    for run in _runs().findall(text):
        names[run] = names.get(run, 0) + 1
    for run in [run for run in names if run.count(" ") > 1]:
        for part in _parts(run):
            names[part] = names.get(part, 0) + names[run]
    variants = list(_slips(names))
    if not text.isascii():
        lists = (
            tuple(word for code in rule.wordings for word in word_list(rule, name, code))
            for name in ("joiners", "also")
        )
        variants += _unmarked(text, names, _beside(*lists), foreign=document.language != "vi")
    if not variants:
        return
    blocks = [passage.block.span.start for passage in passages]
    reported: list[Span] = []
    variants.sort(key=lambda found: -len(found[0].text))
    for rare, common, severity in variants[:_MOST_VARIANTS]:
        span, usual = (next(_places(text, form.text), None) for form in (rare, common))
        if span is None or usual is None:
            continue
        index = bisect_right(blocks, span.start) - 1
        if index < 0 or span.end > passages[index].block.span.end:
            continue
        if any(span.start < other.end and other.start < span.end for other in reported):
            continue
        reported.append(span)
        yield finding(
            rule,
            passages[index].block.language,
            span,
            severity=severity,
            values={"found": rare.text, "expected": common.text},
            related=[usual],
            candidates=[replacement(span, common.text)],
        )


def _places(text: str, name: str) -> Iterator[Span]:
    """Yield the places of a name, not those where it is part of an address or a tag."""
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        before, after = text[start - 1 : start], text[end : end + 1]
        if not (before in _GLUED or before.isalnum() or after == "@" or after.isalnum()):
            yield Span(start, end)
        start = text.find(name, end)


def _unmarked(
    text: str, names: Mapping[str, int], beside: _Beside, *, foreign: bool
) -> Iterator[Variant]:
    """Yield spellings that are the same without their marks.

    Where marks are *foreign* to the text's language, single words are compared too.
    """
    groups: dict[str, dict[str, int]] = {}
    for name, count in names.items():
        groups.setdefault(bare(name).lower(), {})[name] = count
    for name, count in _marked_words(text).items() if foreign else ():
        plain = bare(name)
        if plain.isascii() and plain in text:
            also = sum(1 for _ in _places(text, plain))
            if also:
                groups.setdefault(plain.lower(), {}).update({name: count, plain: also})
    for forms in groups.values():
        if len(forms) > 1:
            yield from _compare(text, list(map(_Form._make, forms.items())), beside)


def _compare(text: str, forms: Sequence[_Form], beside: _Beside) -> Iterator[Variant]:
    ranked = sorted(forms, key=lambda form: (-form.often, form.text.isascii()))
    common = next((form for form in ranked if not form.text.isascii()), ranked[0])
    for rare in ranked:
        if rare is common or rare.text.lower() == common.text.lower() or _same_style(rare, common):
            continue
        clear = common.often >= max(_OFTEN, _SELDOM * rare.often - 1)
        if rare.text.isascii():
            certain = (
                clear
                and not _may_be_meant(text, rare, common)
                and all(_is_accented(text, place, beside) for place in _places(text, rare.text))
            )
            yield rare, common, "warning" if certain else "info"
        elif rare.often <= common.often and (clear or len(rare.text.split()) >= _LONG_NAME):
            yield rare, common, "info"


def _may_be_meant(text: str, rare: _Form, common: _Form) -> bool:
    """Tell whether the words that lost their marks stand elsewhere as words of their own."""
    lost = [
        word
        for word, marked in zip(rare.text.split(" "), common.text.split(" "), strict=False)
        if word != marked
    ]
    rest = text.replace(rare.text, "").lower()
    return bool(lost) and all(any_word((word.lower(),)).search(rest) for word in lost)


def _same_style(one: _Form, other: _Form) -> bool:
    """Tell whether two forms differ only by accepted ways to spell a syllable."""
    words, others = (form.text.lower().split(" ") for form in (one, other))
    return len(words) == len(others) and all(
        theirs in spellings(ours) for ours, theirs in zip(words, others, strict=True)
    )


def _is_accented(text: str, place: Span, beside: _Beside) -> bool:
    """Tell whether the words right around a name have marks, so that it should have them too.

    A name without marks amid words without marks is a foreign title or an address.
    """
    start, end = place
    if text[start - 1 : start] == '"' or text.startswith(("'s", '"'), end):
        return False
    begin = max(0, start - _NEIGHBOURS)
    if beside.before.search(text, begin, start) or beside.also.search(text, begin, start):
        return False
    if beside.behind.match(text, end, end + _NEIGHBOURS):
        return False
    before = _words(text[begin:start].rpartition("\n")[2])[-3:]
    after = _words(text[end : end + _NEIGHBOURS].partition("\n")[0])[:3]
    return any(not word.isascii() for word in before or after) and any(
        not word.isascii() for word in after or before
    )


def _words(text: str) -> list[str]:
    return [word for word in text.split() if _LETTER.search(word)]


def _slips(names: Mapping[str, int]) -> Iterator[Variant]:
    """Yield names of which one word differs by one letter: Catherine and Katherine Smith."""
    by_rest: dict[tuple[int, str], list[str]] = {}
    for name in names:
        first, _, last = name.partition(" ")
        if " " not in last and name.isascii():
            if len(last) >= _LONG_REST and len(first) >= _LONG_WORD:
                by_rest.setdefault((0, last), []).append(first)
            if len(first) >= _LONG_REST and len(last) >= _LONG_WORD:
                by_rest.setdefault((1, first), []).append(last)
    for (position, rest), words in by_rest.items():
        for one, other in combinations(words, 2) if 1 < len(words) <= _MOST_ALIKE else ():
            if _is_typing_slip(one, other):
                forms = [
                    f"{rest} {word}" if position else f"{word} {rest}" for word in (other, one)
                ]
                rare, common = sorted(forms, key=lambda form: names[form])
                yield _Form(rare, names[rare]), _Form(common, names[common]), "info"


def _is_typing_slip(one: str, other: str) -> bool:
    """Tell whether one letter of a word was changed, left out or put in; an ending is grammar."""
    if abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one.lower(), other.lower()), key=len)
    same = 0
    while same < len(short) and short[same] == long[same]:
        same += 1
    if same >= len(short) - 1:
        return False
    return short[same + (len(short) == len(long)) :] == long[same + 1 :]


def _parts(name: str) -> Iterator[str]:
    """Yield the names that may be in a run of three and more capitalised words.

    The first word may be a title or begin the sentence.
    """
    yield name.partition(" ")[2]
    if name.isascii() and name.count(" ") <= _LONGEST_NAME:
        for one, other in pairwise(name.split(" ")[:-1]):
            yield f"{one} {other}"


@lru_cache(maxsize=2048)
def bare(name: str) -> str:
    """Return *name* without diacritics.

    >>> bare("Điện Biên")
    'Dien Bien'
    """
    if name.isascii():
        return name
    decomposed = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _marked_words(text: str) -> Counter[str]:
    """Count the capitalised words with marks of a text in which they are rare."""
    found: dict[int, str] = {}
    end = 0
    for number, letter in enumerate(_MARKED.finditer(text)):
        if number > _MOST_MARKED:  # the language writes marks everywhere
            return Counter()
        if letter.start() < end:
            continue  # a word with several marks
        start, end = letter.span()
        while start and text[start - 1].isalpha():
            start -= 1
        while end < len(text) and text[end].isalpha():
            end += 1
        if text[start].isupper() and end - start >= _LONG_WORD and text[start - 1 : start] != "-":
            found[start] = text[start:end]
    return Counter(found.values())


@cache
def _runs() -> re.Pattern[str]:
    """Return the pattern of two and more capitalised words in a row."""
    word = f"[{capitals()}][{small_letters()}]+"
    return compile_kept(f"{word}(?: {word})+(?![\\w@])")
