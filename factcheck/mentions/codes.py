"""Digits that are no quantity: names, numbers of documents and articles, phones, addresses.

Some are told by their shape ("Su-35", "12/2019/QĐ-UBND", "192.168.1.2"), some by the word before
them ("quốc lộ 1", "Article 5", "Directive 05"). They become mentions as well, so that no other
reader finds a number inside, and no rule counts with them.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from factcheck.expressions import compile_kept
from factcheck.languages import load_language
from factcheck.mentions.numerals import numerals
from factcheck.mentions.scanner import DIGIT, Reader, Reading
from factcheck.mentions.units import currencies_before, unit_behind
from factcheck.model import Code, Mention, MentionKind
from factcheck.records import NamedTuple
from factcheck.spellings import any_of, spellings

REACH = 80  # how far before its first digit a name may begin
LONGEST = 400

_OPENERS = " \n\t()[]{}\"',;“”‘’«»<>|"
_TOKEN = compile_kept(rf"[^\s()\[\]{{}}\"';,«»<>|]{{1,{LONGEST}}}")
_URL = compile_kept(r"\S{1,2000}")
_URL_HEAD = 200  # characters of an address in which something says that it is one
_WEB = compile_kept(r"://|www\.|@\w|\w\.(?:com|vn|org|net|gov|edu|info|io|uk)(?![^\W_])")
# 01-KL/TW, 12/2019/QĐ-UBND, 30/2020/NĐ-CP, 1456/QĐ-TTg, QH14
_DOCUMENT = compile_kept(
    r"[0-9]{1,5}[a-z]?(?:/(?:19|20)[0-9]{2})?(?: ?[/-] ?[A-ZĐ][A-ZĐa-z0-9Đ]{0,9}){1,4}(?![^\W_])"
)
_BILL = compile_kept(r"(?:[A-Z]\. ?){1,3}(?:(?:Res|Con|J)\. ?)*[0-9]{1,5}(?![\w%])")
_TAG = compile_kept(r"\w{1,80}")
_NUMBER_OF_DOCUMENT = compile_kept(
    r"[0-9]{1,5}(?:[/-](?:19|20)?[0-9]{2,4})?[a-z]?(?![\w%/]|[.,][0-9]|-[0-9])"
)
_PLACE = compile_kept(r"[0-9]{1,5}[a-z]{0,2}(?:[/-][0-9]{1,4}[a-z]?)*(?![\w%/]|[.,:][0-9])")
# Runs of digits and of letters are taken whole: to split them in all ways takes for ever in a key.
_NAME = compile_kept(
    r"[^\W\d_]{1,20}[-.+]?[0-9]{1,40}+(?:[^\W\d_]{0,6}+[-+]?+[0-9]{1,40}+){0,11}[^\W\d_]{0,6}+[-+]?"
    r"(?![^\W_])"
)
# "Su -22", "F -16": a blank has come into the name of a machine.
_TORN = compile_kept(
    r"(?<![^\W_])(?P<letters>[A-Z][A-Za-z]{0,2}) -(?P<digits>[0-9]{1,3})(?![\w%]|[.,][0-9]| ?[%°])"
)
# HTTP/1.1; "NQ/2019" is a document.
_PROTOCOL = compile_kept(r"(?<![\w/])[A-Z]{3,10}/(?P<digits>[0-9]{1,2}(?:\.[0-9]{1,2})?)(?![\w/])")
_GLUED = compile_kept(r"[0-9]{1,40}[^\W\d_]{1,12}(?:[-.]?[0-9](?:[\w.-]{0,30}\w)?)?(?![^\W_])")
_NO_LETTERS = compile_kept(r"[\d.-]")
_PLATE = compile_kept(r"[0-9]{2} ?[A-ZĐ]{1,2}[0-9]? ?- ?[0-9]{3}(?:\.?[0-9]{2}|[0-9])(?![0-9])")
_PHONES = compile_kept(
    r"\+?[0-9]{1,3}[ .-]?\(?[0-9]{2,4}\)?(?:[ .-][0-9]{2,4}){2,4}(?![0-9%])"
    r"|0[0-9]{6,14}(?![0-9])|1[89]00[ .-]?[0-9]{4}(?![0-9])|[0-9]{3}-[0-9]{4}(?![0-9-])"
    r"|[0-9]{3}-[0-9]{3}-[0-9]{4}(?![0-9])|97[89][- ][0-9][0-9 -]{7,13}[0-9x](?![0-9])"
)
_DOTTED = compile_kept(r"[0-9]{1,9}(?:\.[0-9]{1,9}){2,8}(?:[-+][\w.]{1,20})?(?![^\W_])")
_DOI = compile_kept(r"10\.[0-9]{4,9}/\S{1,200}")
_LONG = compile_kept(r"[0-9]{41,}")
_COORDINATE = compile_kept(
    r"[0-9]{1,3}[°º] ?[0-9]{1,2}(?:[.,][0-9]{1,6})?['′] ?(?:[0-9.,]{1,8}[\"″] ?)?"
    r"(?:[nsewbđt](?!\w))?"
)
_SERIAL = compile_kept(r"[0-9]{1,20}(?:-[0-9]{1,20}){2,8}(?![0-9%])")
# Digits with something beside them that a number does not have.
_ODD = compile_kept(
    r"(?:(?<=[^\W\d_])|(?<=[^\W\d_][-.+])|(?<=\+)|(?=0[0-9]{6}))[0-9]+"
    r"|[0-9]+(?=[ .+(-]{1,2}[0-9]|[°º]|[^\W\d_])"
)
_PIECES = compile_kept(r"[0-9]+|[^\W\d_]+")
_LONGEST_KIND = 3  # letters of a kind of document: "QĐ", "CTr"
_LOWER_NAME = 3  # a longer small word run into a figure may be a slip of the extraction


class Cues(NamedTuple):
    """Words that make the number behind them a name, by their last word."""

    before: Mapping[str, tuple[tuple[str, str], ...]]  # last word -> (wording, kind of code)
    prefixes: frozenset[str]
    number: frozenset[str]
    names: frozenset[str]


@cache
def cues(code: str) -> Cues:
    """Return the words before codes of the language *code*."""
    words = load_language(code).codes.words
    table: dict[str, list[tuple[str, str]]] = {}

    def put(wordings: Iterable[str], kind: str) -> None:
        for wording in wordings:
            for variant in spellings(wording):
                table.setdefault(variant.rpartition(" ")[2], []).append((variant, kind))

    put(words["before"], "name")
    put(words["law"], "law")
    put(words["documents"], "document")
    return Cues(
        {
            last: tuple(sorted(found, key=lambda entry: -len(entry[0])))
            for last, found in table.items()
        },
        frozenset(words["prefixes"]),
        frozenset(words["number"]),
        frozenset(words["names"]),
    )


def named_codes() -> Reader:
    """Return the reader of codes told by a word or by a shape that nothing else has."""
    return Reader(frozenset({DIGIT}), compile_kept(r"[0-9]+"), _named)


def shaped_codes() -> Reader:
    """Return the reader of codes told by their shape, where no other reader knows better."""
    return Reader(frozenset({DIGIT}), _ODD, _shaped)


@lru_cache(4096)
def _pieces(printed: str) -> tuple[str, ...]:
    """Return the numbers and words of a code; an article names the same document many times."""
    return tuple(
        piece.lstrip("0") or "0" if piece.isdigit() else piece for piece in _PIECES.findall(printed)
    )


def _code(reading: Reading, start: int, end: int, kind: str) -> Mention:
    span = reading.span(start, end)
    pieces = _pieces(reading.text[start:end])
    mention: MentionKind = "document" if kind == "document" else "code"
    return Mention(mention, span, Code(kind, pieces), span)


def _left(reading: Reading, position: int) -> int:
    """Return where the run of characters around *position* begins."""
    lower, start = reading.lower, position
    lowest = max(reading.done, position - REACH)
    while start > lowest and lower[start - 1] not in _OPENERS:
        start -= 1
    return start


def _named(match: re.Match[str], reading: Reading) -> Mention | None:
    start, end = match.span()
    lower = reading.lower
    if end - start > 40:
        return _code(reading, start, end, "serial")
    before = lower[start - 1 : start]
    if before and before not in " \n(":
        return _inside(reading, start, end)
    word = lower[lower.rfind(" ", 0, start - 1) + 1 : start - 1] if before == " " else ""
    bill = _bill(reading, start - 1 - len(word), end) if word.endswith(".") else None
    if bill is not None:
        return bill
    found = _joined_on(reading, start, end)
    if found is not None:
        return found
    record = _record(reading.language.code).match(lower, end)
    if record is not None:
        return _code(reading, start, record.end(), "name")
    known = cues(reading.language.code)
    word = word if word.isalpha() else word.strip("(\"'.")
    is_cue = word in known.before or word in known.number
    return _behind_word(reading, start) if is_cue else None


@cache
def _record(code: str) -> re.Pattern[str]:
    """Return what stands behind the first number of "5-for-9", as players are told."""
    words = load_language(code).codes.words["between"]
    return compile_kept(rf"-{any_of(words)}-[0-9]{{1,3}}(?![0-9])")


def _inside(reading: Reading, start: int, end: int) -> Mention | None:
    """Read a code in whose middle the digits from *start* to *end* stand."""
    lower = reading.lower
    left = _left(reading, start)
    # Most places are in no address, and a line without blanks has thousands of them.
    if left < start and _WEB.search(lower, left, left + _URL_HEAD):
        token = _URL.match(lower, left)
        if token is not None and _WEB.search(token[0]):
            return _code(reading, left, token.end(), "url")
    if lower[start - 1] == "#":
        tag = _TAG.match(lower, start)
        return _code(reading, start - 1, tag.end() if tag else end, "hashtag")
    if lower[start - 1] == "/":
        version = _PROTOCOL.search(reading.text, max(reading.done, start - 12), end + 4)
        if version is not None and version.start("digits") == start:
            return _code(reading, *version.span(), "version")
    torn = _TORN.search(reading.text, max(reading.done, start - 6), end + 2)
    if torn is not None and torn.start("digits") == start:
        return _code(reading, torn.start("letters"), end, "name")
    return _bill(reading, left, end)


def _bill(reading: Reading, left: int, end: int) -> Mention | None:
    """Read a bill from *left* on, at least up to *end*: "H.R. 1319", "C-18"."""
    bill = _BILL.match(reading.text, left)
    if bill is None or bill.end() < end:
        return None
    return _code(reading, left, bill.end(), "document")


def _joined_on(reading: Reading, start: int, end: int) -> Mention | None:
    """Read a code that begins with the digits from *start* to *end*: "01-KL/TW", "30A-123.45"."""
    lower, text = reading.lower, reading.text
    behind = end + (lower[end : end + 1] == " ")
    following = lower[behind : behind + 1]
    is_letter = following.isalpha() if behind == end else text[behind : behind + 1].isupper()
    if following not in {"/", "-"} and not is_letter:
        return None
    document = _DOCUMENT.match(text, start)
    if document is not None and _is_document(document[0]):
        return _code(reading, start, document.end(), "document")
    name = _GLUED.match(lower, start)
    if name is not None and name[0] in cues(reading.language.code).names:
        return _code(reading, start, name.end(), "name")
    plate = _PLATE.match(text, start)
    return _code(reading, start, plate.end(), "plate") if plate is not None else None


@lru_cache(4096)
def _is_document(printed: str) -> bool:
    """Whether the letters of a document's number are an organ's: "01-KL/TW", not "5-HT"."""
    letters = re.split(r" ?[/-] ?", printed)[1:]
    organs = [piece for piece in letters if not piece.isdigit()]
    if any(char in printed for char in "/") and organs and len(organs[0]) > 1:
        return all(sum(map(str.isupper, piece)) >= 2 or piece == "TTg" for piece in organs)
    if len(organs) < 2 or len(organs[0]) > _LONGEST_KIND:
        return False  # "16-YEAR-OLD" in a headline
    return all(len(piece) > 1 and piece.isupper() for piece in organs)


def _behind_word(reading: Reading, start: int) -> Mention | None:
    """Read a number off the word before it: "quốc lộ 1", "Article 5", "Nghị quyết số 18"."""
    lower = reading.lower
    known = cues(reading.language.code)
    text = lower[max(reading.done, start - 32) : start - 1]
    last = text[text.rfind(" ") + 1 :].lstrip("(\"'").rstrip(".")
    through = last in known.number
    if through:
        text = text[: text.rfind(" ")] if " " in text else ""
        last = text[text.rfind(" ") + 1 :]
    found = known.before.get(last)
    if found is None:
        return None
    text = text.rstrip(".")
    for wording, kind in found:
        if text.endswith(wording) and not text[-len(wording) - 1 : -len(wording)].isalnum():
            return _cued(reading, start, kind, through=through)
    return None


def _cued(reading: Reading, start: int, kind: str, *, through: bool) -> Mention | None:
    lower = reading.lower
    shape = _NUMBER_OF_DOCUMENT if kind == "document" else _PLACE
    match = shape.match(lower, start)
    if match is None:
        return None
    end = match.end()
    if not through:
        if unit_behind(reading, end) is not None:
            return None
        word = re.match(r" +([^\W\d_]+)", lower[end : end + 16])
        table = numerals(reading.language.code)
        if word is not None and (word[1] in table.counters or word[1] in table.words):
            return None
        if kind == "document" and re.fullmatch(r"(?:19|20)[0-9]{2}", match[0]):
            return None
    return _code(reading, start, end, kind)


def _shaped(match: re.Match[str], reading: Reading) -> Mention | None:
    start, end = match.span()
    lower = reading.lower
    before = lower[start - 1 : start]
    following = lower[end : end + 1]
    if before.isalpha() or (before and before in "-.+" and lower[start - 2 : start - 1].isalpha()):
        return _name(reading, start)
    if following in ".-° (+" or lower[start] == "0" or before == "+":
        begin = start - 1 if before == "+" else start
        for kind, shape in (
            ("doi", _DOI),
            ("phone", _PHONES),
            ("version", _DOTTED),
            ("serial", _SERIAL),
            ("coordinate", _COORDINATE),
        ):
            found = shape.match(lower, begin)
            if found is not None and found.end() > end:
                return _code(reading, begin, found.end(), kind)
        if lower[start] == "0" and end - start >= 7:
            return _code(reading, begin, end, "phone")
    if following.isalpha():
        found = _GLUED.match(lower, start)
        if found is not None:
            letters = _NO_LETTERS.sub("", found[0])
            printed = reading.text[start : found.end()]
            if (
                len(letters) <= _LOWER_NAME - 1
                or printed != printed.lower()
                or printed[-1].isdigit()
            ):
                return _code(reading, start, found.end(), "name")
    return None


def _name(reading: Reading, start: int) -> Mention | None:
    """Read a name that ends in digits: Su-35, A321, COVID-19, QL32."""
    lower = reading.lower
    left = start - 1
    lowest = max(reading.done, start - REACH)
    while left > lowest and (lower[left - 1].isalnum() or lower[left - 1] in "-."):
        left -= 1
    match = _NAME.match(lower, left)
    while match is None and left < start:
        left += 1
        match = _NAME.match(lower, left)
    if match is None or match.end() <= start:
        return None
    letters = re.split(r"[\d.+-]", match[0])[0]
    printed = reading.text[left : left + len(letters)]
    hyphen = lower[left + len(letters)] in "-."
    if letters in cues(reading.language.code).prefixes:
        return None
    if letters in currencies_before(reading.language.code)[0]:
        return None
    if printed == letters and len(letters) > _LOWER_NAME and not hyphen:
        # "python3", "libext2fs", but "from20" has lost its blank.
        small = reading.language.text.words["function"]
        if not letters.isascii() or letters in small:
            return None
    if lower[left + len(letters)] == "." and (len(letters) > 2 or printed == letters):
        return None  # a full stop without its space
    return _code(reading, left, match.end(), "name")
