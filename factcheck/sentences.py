"""Where one sentence ends and the next begins.

A full stop ends a sentence only if a capital, a figure or an opening quotation mark follows and
no abbreviation of the language stands before it. The text is reading text
(see `factcheck.sources`), the abbreviations are in the language file.
"""

import re
from functools import cache

from factcheck.expressions import compile_kept
from factcheck.languages import Language, load_language
from factcheck.model import Span
from factcheck.records import NamedTuple

# The first of some stops, with what closes around them, and the space behind.
_STOP = compile_kept(r"[.!?…](?<![.!?…]{2})[.!?…]*+[\"')\]»]*+ ++(?=\S)")
_LAST_WORD = compile_kept(r"[^\s(\[\"'«/]*\Z")
_INITIALS = compile_kept(r"(?:[^\W\d_]\.)*[^\W\d_]\Z")


class _Words(NamedTuple):
    """Words around a full stop that say whether it ends a sentence."""

    abbreviations: frozenset[str]
    numbered: frozenset[str]
    function: frozenset[str]


@cache
def _words(code: str) -> _Words:
    words = load_language(code).text.words
    return _Words(*(frozenset(words[name]) for name in _Words._fields))


def split_sentences(text: str, span: Span, language: Language) -> tuple[Span, ...]:
    """Return the sentences of *span*, without the spaces between them.

    >>> from factcheck.languages import load_language
    >>> text = "Ông đến TP. Hồ Chí Minh lúc 8.30. Hội nghị có 412 đại biểu."
    >>> [text[s:e] for s, e in split_sentences(text, Span(0, len(text)), load_language("vi"))]
    ['Ông đến TP. Hồ Chí Minh lúc 8.30.', 'Hội nghị có 412 đại biểu.']
    """
    sentences: list[Span] = []
    start = span.start
    for stop in _STOP.finditer(text, span.start, span.end):
        if _ends_sentence(text, start, stop, language):
            sentences.append(Span(start, start + len(text[start : stop.end()].rstrip())))
            start = stop.end()
    if start < span.end:
        sentences.append(Span(start, span.end))
    return tuple(sentences)


def _ends_sentence(text: str, start: int, stop: re.Match[str], language: Language) -> bool:
    """Tell whether the sentence from *start* ends with *stop*."""
    following = text[stop.end()]
    if following.islower():
        return False
    if text[stop.start()] != "." or text[stop.start() + 1] != " ":
        return True
    # 40 characters are longer than any abbreviation and keep a hostile text linear.
    before = text[max(start, stop.start() - 40) : stop.start()]
    word = before.rpartition(" ")[2].lower()
    if not word.isalnum():
        found = _LAST_WORD.search(before)
        word = found[0].lower() if found else ""
    if word.isdecimal() and stop.start() - len(word) == start:  # a list's item: "2. Lai Châu"
        return False
    known = _words(language.code)
    if following.isdecimal() and word in known.numbered:
        return False
    initials = len(word) == 1 or "." in word
    if word in known.abbreviations or (initials and _INITIALS.match(word)):
        # "U.S. The" begins anew, "U.S. Army" and "Mr. Smith" do not.
        first = re.match(r"\w*", text[stop.end() : stop.end() + 20])
        return first is not None and first[0].lower() in known.function
    return True
