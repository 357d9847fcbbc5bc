"""Where a text names a document: "Kết luận số 01-KL/TW", "Nghị định 30/2020/NĐ-CP", "Bill C-18".

The words in front of the number come from the rule file. The shape of the number is here: a
running number, perhaps the year, then the letters of the kind and of the issuer.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from factcheck.expressions import compile_kept
from factcheck.model import Mention, Passage, Span
from factcheck.records import NamedTuple

_DIGIT = compile_kept(r"\d")
_CODED = compile_kept(r"\d+(?:/\d{4})?[/-][A-ZĐ]")
_NUMBER = compile_kept(
    r"(?P<number>\d{1,5})(?:/(?P<year>(?:19|20)\d\d))?"
    r"(?:(?:/|-| ?- ?(?=[A-ZĐ]{2}))"
    r"(?P<letters>[A-ZĐ][A-ZĐa-z]*\d{0,2}(?:(?:[-/]| - )[A-ZĐ][A-ZĐa-z]*\d{0,2})*))?"
    r"(?![\w%]|[.,/-]\d)"
)
_SERIES = compile_kept(r"(?<!\w)[A-Z]{1,2}-(?=\d)")  # the "C-" of "Bill C-18"
_KINDS = frozenset({"document", "code"})
_LAST_WORD = 12  # characters of the word in front of a number


class Names(NamedTuple):
    """What documents are called in one language, longest first, and the signs for "number"."""

    words: tuple[str, ...]
    signs: tuple[str, ...]


class Reference(NamedTuple):
    """One mention of a document.

    *letters* are those behind the number ("KL/TW"), *word* is what the text calls it, in lower
    case; both are empty where they are not printed. *span* covers the number with its letters.
    *passage* is the index of its passage.
    """

    number: str
    year: str
    letters: str
    word: str
    span: Span
    year_span: Span
    word_span: Span
    passage: int

    @property
    def series(self) -> str:
        """What numbers of one run have in common."""
        return self.letters.upper() or self.word

    @property
    def name(self) -> tuple[str, str, str]:
        """What tells this document from others."""
        return (self.number.lstrip("0") or "0", self.year, self.series)


# Two rules in turn ask for the documents of one article.
_LATEST: list[tuple[Sequence[Passage], Mapping[str, Names], tuple[Reference, ...]]] = []


def find_references(
    text: str, passages: Sequence[Passage], names: Mapping[str, Names]
) -> tuple[Reference, ...]:
    """Return the documents that a text names, in its order. *names* are by language."""
    for known, with_names, found in _LATEST:
        if known is passages and with_names == names:
            return found
    references = tuple(_references(text, passages, names))
    _LATEST[:] = [(passages, names, references)]
    return references


def _references(
    text: str, passages: Sequence[Passage], names: Mapping[str, Names]
) -> Iterator[Reference]:
    for index, passage in enumerate(passages):
        known = names.get(passage.block.language)
        if known is None or not passage.mentions:
            continue
        endings = _endings(known)
        start = passage.block.span.start
        for mention in passage.mentions:
            if mention.kind not in _KINDS:
                continue
            places = _number_of(text, mention, start)
            if places is None:
                continue
            last = passage.lower[max(0, places[0] - start - _LAST_WORD) : places[0] - start]
            named = last[-1:] == " " and last[:-1].rpartition(" ")[2].strip("(") in endings
            if named or _CODED.match(text, places[1]):
                reference = _reference(text, passage, index, places, known, named=named)
                if reference is not None:
                    yield reference


def _number_of(text: str, mention: Mention, start: int) -> tuple[int, int] | None:
    """Return where the number of a document may begin, with its series ("C-18") and without."""
    place = mention.span.start
    if mention.kind == "document" and not text[place].isdecimal():
        # A bill: what stands in front of its number is its kind.
        digit = _DIGIT.search(text, *mention.span)
        place = digit.start() if digit else place
    before = text[place - 1 : place] if place > start else ""
    if before == "-" or text[place].isupper():
        series = _SERIES.search(text, max(start, place - 4), place + 4)
        return series.span() if series else None
    return (place, place) if before in {"", " ", "("} else None


def _reference(
    text: str, passage: Passage, index: int, places: tuple[int, int], names: Names, *, named: bool
) -> Reference | None:
    """Return the document whose number stands at *places* (with and without its series)."""
    begin, digits = places
    first, end = passage.block.span
    number = _NUMBER.match(text, digits, end)
    if number is None:
        return None
    word = _word(passage.lower, begin - first, names) if named else None
    letters = (number["letters"] or "").replace(" ", "")
    if word is None and not (letters and (number["year"] or "/" in number[0])):
        return None  # "41-YEAR-OLD"
    if not (letters or number["year"]) and not (word and text[first + word[0]].isupper()):
        return None  # "quyết định 2 vấn đề", "a bill 18 senators opposed"
    year = number.span("year") if number["year"] else (digits, digits)
    return Reference(
        number=text[begin : number.end("number")],
        year=number["year"] or "",
        letters=letters,
        word=passage.lower[slice(*word)] if word else "",
        span=Span(begin, number.end()),
        year_span=Span(*year),
        word_span=Span(first + word[0], first + word[1]) if word else Span(begin, begin),
        passage=index,
    )


@cache
def _endings(names: Names) -> frozenset[str]:
    """Return the words that may stand right in front of a document's number."""
    return frozenset(word.split()[-1] for word in (*names.words, *names.signs))


def _word(lower: str, end: int, names: Names) -> tuple[int, int] | None:
    """Return where in a block the word stands that the number at *end* belongs to."""
    last = lower.rfind(" ", 0, end - 1) + 1
    if lower[last:end].strip(" (") in names.signs:
        end = last
    end = len(lower[:end].rstrip(" ("))
    for word in names.words:
        start = end - len(word)
        if lower.endswith(word, 0, end) and not lower[start - 1 : start].isalnum():
            return start, end
    return None
