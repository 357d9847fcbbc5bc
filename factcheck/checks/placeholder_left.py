"""placeholder-left: what a template or a draft left in the text, "dd/mm/yyyy" or "XX people".

Each kind of leftover has marks that hardly ever occur in prose. One walk over the text finds them
all; a kind's pattern is made and tried only on the blocks in which one of its marks stands.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from factcheck.checks.findings import any_word, finding, once_a_rule, one_of, word_list
from factcheck.expressions import compile_kept
from factcheck.languages import load_language
from factcheck.model import Block, Document, Passage, Severity, Span, Verdict
from factcheck.nearby import is_within
from factcheck.records import NamedTuple
from factcheck.sentences import split_sentences

if TYPE_CHECKING:
    from factcheck.rulebook import Rule

_DOTS = r"(?:…|\.{3,}|_{2,})"
_QUOTES = frozenset("\"'`«»")
_OPENING = frozenset("[<")
_FORMAT_LETTERS = frozenset("dmny/.-")
_MOST_BLANKS = 2
_CODE = compile_kept(r"\[[A-Z]{2,3}\]")
_NEAR = 40  # characters on either side that say what a leftover belongs to …
_FAR = 300  # … and in which a word explains it
_BLANK, _ORDER = "@blanks@", "@orders@"  # marks made of the words of a list
_LIST = compile_kept(r"@(\w+)@")
# A call, an option or a file of source code: who writes of programs writes "%s" and "[name]", too.
_TECHNICAL = compile_kept(
    r"\(\)(?<=[a-z_]\(\))|--(?<!\S--)[a-z]{2}"
    r"|\.(?<=[a-z]\.)(?:c|h|cc|cpp|py|js|rs|go|java|sh)(?!\w)"
)


class _Leftover(NamedTuple):
    """One kind of leftover: *pattern* is searched in the blocks that have one of *marks*.

    ``@counted@`` in a pattern stands for any word of the rule file's list of that name. What is
    left over is the pattern's group "it", if it has one. Where *spoken*, it is none inside direct
    speech, in which editors put what was not said into brackets; a *notation* is none where the
    text is about programs.
    """

    marks: tuple[str, ...]
    pattern: str
    severity: Severity = "error"
    spoken: bool = False
    language: str = ""
    notation: bool = False


_LEFTOVERS = (
    _Leftover(
        ("/mm", "-mm", ".mm", "/MM", "-MM", ".MM", "/dd/", "-dd-", "/DD/", "-DD-"),
        r"(?i)(?<![\w./-])(?:(?:dd|nn)([/.-])mm(?:\1(?:yyyy|yy|nnnn))?|mm([/.-])dd\2yy(?:yy)?"
        r"|yyyy([/.-])mm\3dd)(?![\w/-])",
        notation=True,
    ),
    _Leftover(
        ("xx/", "/xx", "XX/", "/XX"),
        r"(?i)(?<![\w./-])(?:x{1,2}/(?:\d{1,2}|xx)(?:/(?:\d{4}|\d\d|x{2,4}))?"
        r"|\d{1,2}/xx(?:/(?:\d{4}|x{2,4}))?)(?![\w/-]|\.\w)",
    ),
    _Leftover(
        ("…/", "/…", "… /", "/ …", "../", "/..", ".. /", "__/", "/__"),
        rf"{_DOTS} ?/ ?(?:{_DOTS}|\d{{1,2}}) ?/ ?\d{{4}}(?!\d)"
        rf"|(?<!\d)\d{{1,2}} ?/ ?{_DOTS} ?/ ?\d{{4}}(?!\d)|{_DOTS} ?/(?:[A-ZĐ]{{2,}}\b|\d{{4}}/)",
        notation=True,
    ),
    _Leftover((_BLANK,), r"(?i)\b(?:@blanks@)\b"),
    _Leftover((": …", ": ..", ": x", ":…"), rf"(?i)(?<!\w)(?:@credits@): ?(?:{_DOTS}|x{{2,}})\Z"),
    _Leftover(
        ("xx", "XX"),
        r"(?<![\w./-])(?P<it>x{2,4}|X{2,4}(?:[.,]X{3})?)(?:(?i: (?:@counted@)\b)|%)",
    ),
    _Leftover(("$X", "£X", "€X"), r"[$£€]X{1,3}(?:[.,]X{1,3})*\b", notation=True),
    _Leftover(
        ("[",),
        r"(?i)\[ ?(?:(?:@asked@)|(?:@asked_for@) [^\[\]\n]{1,30}) ?\](?![(\[:\w])",
        spoken=True,
        notation=True,
    ),
    _Leftover(("<",), r"(?i)<(?:@asked_for@) [^<>=/\n]{1,30}>", spoken=True, notation=True),
    _Leftover(("{{",), r"\{\{[#/^&!]? ?[^\W\d][^{}\n<>\"]{0,59}\}\}"),
    _Leftover(("Lorem ipsum",), r"\bLorem ipsum dolor\b"),
    _Leftover(
        ("#REF", "#N/A", "#DIV", "#VALUE", "#NAME", "#NUM"),
        r"(?<!\w)#(?:REF!|N/A|DIV/0!|VALUE!|NAME\?|NUM!)",
    ),
    _Leftover(
        ("NaN", "$null", "$undef"),
        r"\b(?P<it>NaN|(?<=\$)(?:undefined|null))(?:%|(?i: (?:@counted@)\b))",
    ),
    _Leftover(("%s", "%d"), r"(?<=\s)%[sd](?=[\s,.])", notation=True),
    _Leftover(("TODO", "FIXME"), r"\b(?:TODO|FIXME) ?:"),
    _Leftover(("TKTK",), r"\b(?:TK){2,}\b"),
    _Leftover(("TK",), r"(?<=[a-z] )TK(?=[.,;:)]|\Z| [a-z])", language="en", notation=True),
    _Leftover(("TBC", "TBD"), r"\bTB[CD]\b", "info"),
    _Leftover((_ORDER,), r"(?i)(?:(?<=[(\[])|(?<=: )|\A)(?:@orders@)\b"),
)


def check(document: Document, passages: Sequence[Passage], rule: Rule) -> Iterator[Verdict]:
    """Yield a finding for each leftover of a template or draft."""
    gate = _gate(tuple(_lists(rule, language) for language in rule.wordings))
    hits = [(hit.start(), hit[0]) for hit in gate.pattern.finditer(document.text)]
    if not hits:
        return
    starts = [passage.block.span.start for passage in passages]
    kinds: dict[int, set[_Leftover]] = {}
    for position, mark in hits:
        kinds.setdefault(bisect_right(starts, position) - 1, set()).update(_kinds_of(gate, mark))
    if _TECHNICAL.search(document.text):
        kinds = {
            index: {one for one in marked if not one.notation} for index, marked in kinds.items()
        }
    found = [
        verdict
        for index, marked in sorted(kinds.items())
        if index >= 0
        for verdict in _check_passage(document.text, passages[index], rule, marked)
    ]
    lower = document.text.lower() if found else ""
    is_licence = any(
        phrase in lower
        for language in rule.wordings
        for phrase in word_list(rule, "licences", language)
    )
    codes = len(_CODE.findall(document.text)) > _MOST_BLANKS  # of languages, countries …
    blanks = [verdict for verdict in found if document.text[verdict.primary.start] in _OPENING]
    for verdict in found:
        if codes and _CODE.fullmatch(document.text, *verdict.primary):
            continue
        if is_licence and verdict in blanks:
            continue
        # So many blanks are the letter or form that the text is about.
        is_form = len(blanks) > _MOST_BLANKS and verdict in blanks
        yield verdict._replace(severity="info") if is_form else verdict


def _check_passage(
    text: str, passage: Passage, rule: Rule, kinds: Iterable[_Leftover]
) -> Iterator[Verdict]:
    block = passage.block
    content = text[block.span.start : block.span.end]
    lists = _lists(rule, block.language)
    found: list[tuple[int, int, Severity]] = []
    for kind in kinds:
        if kind.language in ("", block.language):
            pattern = _pattern(kind.pattern, lists)
            group = "it" if "it" in pattern.groupindex else 0
            for match in pattern.finditer(content):
                start, end = match.span(group)
                if not (kind.spoken and _is_spoken(block, start, end)):
                    found.append((start, end, kind.severity))
    if not found:
        return
    sentences = split_sentences(content, Span(0, len(content)), load_language(block.language))
    done = 0
    whole = len(content.strip(" .:"))
    formats = {content[start:end].lower() for start, end, _ in found}
    formats = {printed for printed in formats if _FORMAT_LETTERS.issuperset(printed)}
    if len(formats) > 1:  # "to tell dd/mm/yy and mm/dd/yy apart"
        found = [each for each in found if content[each[0] : each[1]].lower() not in formats]
    for start, end, severity in sorted(found):
        alone = end - start >= whole
        if start < done or not (
            alone or _is_prose(passage, content, Span(start, end), sentences, lists)
        ):
            continue
        done = end
        yield finding(
            rule,
            block.language,
            Span(block.span.start + start, block.span.start + end),
            severity=severity,
            values={"found": content[start:end]},
        )


def _is_spoken(block: Block, start: int, end: int) -> bool:
    """Tell whether a stretch of *block* stands inside direct speech."""
    first = block.span.start
    return is_within(first + start, first + end, block.quoted)


def _is_prose(
    passage: Passage, content: str, place: Span, sentences: Sequence[Span], lists: _Lists
) -> bool:
    """Tell whether a leftover stands in running text, rather than being spoken about."""
    start, end = place
    before = content[max(0, start - _NEAR) : start].rstrip()
    after = content[end : end + _NEAR].lstrip()
    if before[-1:] in _QUOTES and (after[:1] in _QUOTES or content[start] in _OPENING):
        return False
    if content[start] == "{" and ("<" in before + after or ">" in before + after):  # markup
        return False
    if before.endswith("(") and after[:2] == "):":  # a form: "Date of birth (dd/mm/yyyy):"
        return False
    sentence = sentences[bisect_right(sentences, start, key=lambda span: span.end)]
    explained = any_word(lists.explains).search(
        passage.lower,
        max(sentence.start, start - _FAR),
        min(sentence.end, end + _FAR),
    )
    if explained or not content[start:end].isalpha():
        return not explained
    numbered = any_word(lists.numbered).finditer(passage.lower, max(0, start - _NEAR), start)
    return not any(passage.lower[word.end() : start].isspace() for word in numbered)


class _Lists(NamedTuple):
    """The rule file's words for one language, by the names of their lists."""

    counted: tuple[str, ...]
    asked: tuple[str, ...]
    asked_for: tuple[str, ...]
    orders: tuple[str, ...]
    blanks: tuple[str, ...]
    credits: tuple[str, ...]
    numbered: tuple[str, ...]
    explains: tuple[str, ...]


@once_a_rule
def _lists(rule: Rule, language: str) -> _Lists:
    return _Lists(*(word_list(rule, name, language) for name in _Lists._fields))


class _Gate(NamedTuple):
    """Finds all marks in one walk, and says which kinds of leftover each stands for."""

    pattern: re.Pattern[str]
    kinds: Mapping[str, Sequence[_Leftover]]


@cache
def _gate(languages: tuple[_Lists, ...]) -> _Gate:
    """Return the gate for the words of all *languages*."""
    words = {
        # "ngày … tháng" is marked by "… tháng"; an order by its bracket, or at a block's start.
        _BLANK: [
            dots + blank.rpartition("_")[2]
            for lists in languages
            for blank in lists.blanks
            for dots in ("…", "..", "__")
        ],
        _ORDER: [
            opening + (word if opening else word.capitalize())
            for lists in languages
            for word in lists.orders
            for opening in ("(", "[", "")
        ],
    }
    kinds: dict[str, list[_Leftover]] = {}
    for kind in _LEFTOVERS:
        for mark in words.get(kind.marks[0], kind.marks):
            kinds.setdefault(mark, []).append(kind)
    # Grouped by their first characters, as alternatives are tried one after the other.
    tails: dict[str, list[str]] = {}
    for mark in sorted(kinds, reverse=True):
        tails.setdefault(re.escape(mark[0]), []).append(re.escape(mark[1:]))
    pattern = "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in tails.items())
    return _Gate(compile_kept(pattern), kinds)


def _kinds_of(gate: _Gate, mark: str) -> Iterator[_Leftover]:
    """Yield the kinds that *mark* stands for; it may hide a shorter one: "XX/" an "XX"."""
    return (kind for other, kinds in gate.kinds.items() if other in mark for kind in kinds)


@cache
def _pattern(source: str, lists: _Lists) -> re.Pattern[str]:
    """Return the pattern *source* with the words of its lists; "_" in one is a row of dots."""

    def words(name: re.Match[str]) -> str:
        group = one_of(getattr(lists, name[1]))
        return group.replace(r"\ _\ ", rf" ?(?:{_DOTS}|\.\.) ?")

    return compile_kept(_LIST.sub(words, source))
