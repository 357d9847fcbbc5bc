"""The accepted ways to spell a Vietnamese word, and expressions for words in all of them."""

import re
from collections.abc import Iterable
from itertools import product

from factcheck.expressions import compile_kept

# The tone mark of oa, oe, uy stands on either vowel (hóa, hoá) when the syllable ends there.
_TONES = {
    old: new
    for olds, news in (
        ("óa òa ỏa õa ọa", "oá oà oả oã oạ"),
        ("óe òe ỏe õe ọe", "oé oè oẻ oẽ oẹ"),
        ("úy ùy ủy ũy ụy", "uý uỳ uỷ uỹ uỵ"),
    )
    for old, new in zip(olds.split(), news.split(), strict=True)
}
# Final i and y are interchangeable after these letters (tỷ, tỉ; lý, lí).
_ENDINGS = dict(zip("ýỳỷỹỵ", "íìỉĩị", strict=True))
_TWINS = (
    dict(_TONES)
    | {new: old for old, new in _TONES.items()}
    | {c + old: c + new for c in "hklmst" for old, new in _ENDINGS.items()}
    | {c + new: c + old for c in "hklmst" for old, new in _ENDINGS.items()}
    | {"qu" + old: "qu" + new for old, new in _ENDINGS.items()}
    | {"qu" + new: "qu" + old for old, new in _ENDINGS.items()}
)


# Most syllables end in letters that no twin ends in: a word without such an end has one spelling.
_TWIN_ENDS = "".join(sorted({twin[-1] for twin in _TWINS}))
_BETWEEN = compile_kept(r"(\W+)")
_TWIN_END = compile_kept(rf"[{_TWIN_ENDS}](?!\w)", re.IGNORECASE)


def spellings(word: str) -> tuple[str, ...]:
    """Return *word* and the other accepted ways to spell it, syllable by syllable.

    >>> spellings("khóa")
    ('khóa', 'khoá')
    >>> spellings("hai tỷ")
    ('hai tỷ', 'hai tỉ')
    """
    if word.isascii() or not _TWIN_END.search(word):  # every twin has a tone mark
        return (word,)
    if word.isalpha():
        return _variants(word)
    choices = [_variants(syllable) for syllable in _BETWEEN.split(word)]
    return tuple("".join(pick) for pick in product(*choices))


def spelling(word: str) -> str:
    r"""Return a regex that matches *word* in all its spellings.

    Spaces match one space or more. Words without Vietnamese letters only match themselves.

    >>> spelling("thế kỷ")
    'thế +k(?:ỷ|ỉ)'
    """
    if word.isascii() and word.isalnum():
        return word
    if word.isalpha():
        return _expression(word)
    return "".join(_expression(piece) for piece in _BETWEEN.split(word))


def _variants(syllable: str) -> tuple[str, ...]:
    for length in (3, 2):
        ending = syllable[-length:]
        twin = _TWINS.get(ending.lower())
        # "quý" keeps its u with the q: only i and y change places.
        if twin is None or (length == 2 and ending[:1] in "uo" and syllable[-3:-2] == "q"):
            continue
        if len(ending) == length:
            return (syllable, syllable[:-length] + twin)
    return (syllable,)


def _expression(piece: str) -> str:
    if not piece or piece.isspace():
        return " +" if piece else ""
    first, *others = _variants(piece)
    if not others:
        return re.escape(piece)
    twin = others[0]
    common = next(i for i, (a, b) in enumerate(zip(first, twin, strict=True)) if a != b)
    return f"{re.escape(first[:common])}(?:{first[common:]}|{twin[common:]})"


def any_of(words: Iterable[str]) -> str:
    """Return an expression for one of *words* in every spelling, the longest first."""
    ways = "|".join(map(spelling, sorted({*words}, key=lambda word: (-len(word), word))))
    return f"(?:{ways})" if ways else "(?!)"
