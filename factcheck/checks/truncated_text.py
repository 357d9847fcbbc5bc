"""truncated-text: a line that was cut off, and a bracket that never closes.

A cut leaves three traces: the line ends inside a phrase that the rest of the article always
continues in the same way; it ends on a word, or on half of one, that cannot end anything; or a
bracket that it opened stays open.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from factcheck.checks.findings import finding, word_list
from factcheck.expressions import compile_kept
from factcheck.model import Document, Passage, Severity, Span, Verdict

if TYPE_CHECKING:
    from factcheck.rulebook import Rule

_CLOSED = frozenset(".!?…:;,\"')]}»-—*/|>")
_PHRASE = 6  # words at a line's end that must come back elsewhere …
_OFTEN = 3  # … so many times, always followed by the same word
_OFTEN_ENOUGH = 100
_MANY = 3  # lines cut or brackets open: more in one text come from its layout
_LONGEST_LINE = 200
_MOST_LINES = 60  # a text of more lines without a stop is a list
_LONG_LINE = 4  # blanks in a line that two titles hardly share by chance
_TITLES = frozenset({"headline", "heading", "caption", "alt"})
_NOT_PROSE = frozenset({"table", "byline"})
_INTERVAL = compile_kept(r"\([^()\[\]]{1,20}[,;][^()\[\]]{1,20}\]")
_BRACKET = compile_kept(r"\(\S*")
_NEXT_WORD = compile_kept(r" ([^\W\d_]+)")


def check(document: Document, passages: Sequence[Passage], rule: Rule) -> Iterator[Verdict]:
    """Yield a finding for each line that was cut off and each bracket left open."""
    text = document.text
    hanging: list[Verdict] = []
    brackets: list[Verdict] = []
    balanced = text.count("(") == text.count(")")
    compared = 0
    for index, passage in enumerate(passages):
        block = passage.block
        if block.kind in _NOT_PROSE:
            continue
        if not balanced and text.count("(", *block.span) > text.count(")", *block.span):
            brackets += _open_bracket(document, passages, index, rule)
        if block.quoted:
            yield from _cut_quotations(passage, rule)
        if text[block.span.end - 1] not in _CLOSED and compared < _MOST_LINES:
            compared += 1
            cut = _cut_line(text, passages, index, rule)
            if cut is not None:
                hanging.append(cut)
    # A cut phrase is sure of itself, the rest may come from the layout.
    yield from (cut for cut in hanging if cut.related)
    for verdicts in ([cut for cut in hanging if not cut.related], brackets):
        if len(verdicts) <= _MANY:
            yield from verdicts


def _cut_line(text: str, passages: Sequence[Passage], index: int, rule: Rule) -> Verdict | None:
    """Return the finding for a line without a stop at its end that cannot end there."""
    passage = passages[index]
    block = passage.block
    start, end = block.span
    if end - start > _LONGEST_LINE or block.repeats >= 0:
        return None
    following = passages[index + 1].block.span if index + 1 < len(passages) else Span(end, end)
    if text[following.start : following.start + 1].islower():  # only broken over pages
        return None
    continued = _continued(text, start, end) if block.kind != "headline" else None
    word: Span | None = _last_word(text, start, end)
    severity: Severity = "warning"
    if continued is None:
        word = _hanging(passages, index, rule)
        continued = _beginning(text, passages, index) if word else None
        severity = "warning" if continued or block.kind == "caption" else "info"
    if word is None or (
        continued is not None  # the line is only broken
        and text.startswith(text[slice(*continued)].rpartition(" ")[2], following.start)
    ):
        return None
    return _cut(rule, passage, word, text, continued, severity)


def _cut(
    rule: Rule,
    passage: Passage,
    word: Span,
    text: str,
    continued: Span | None,
    severity: Severity = "warning",
) -> Verdict:
    return finding(
        rule,
        passage.block.language,
        word,
        severity=severity,
        values={
            "found": text[slice(*word)],
            "expected": text[slice(*continued)] if continued else "…",
        },
        related=[continued] if continued else [],
    )


def _last_word(text: str, start: int, end: int) -> Span:
    return Span(max(text.rfind(" ", start, end) + 1, start), end)


def _beginning(text: str, passages: Sequence[Passage], index: int) -> Span | None:
    """Return the last word of a line that another title repeats, with the word it goes on with."""
    start, end = passages[index].block.span
    line = text[start:end]
    if line.count(" ") < _LONG_LINE or passages[index].block.kind not in _TITLES:
        return None
    for other in passages:
        if other.block.kind in _TITLES and text.startswith(line, other.block.span.start):
            last = other.block.span.start + len(line)
            word = _NEXT_WORD.match(text, last, other.block.span.end)
            if word is not None:
                return Span(text.rindex(" ", other.block.span.start, last) + 1, word.end())
    return None


def _continued(text: str, start: int, end: int) -> Span | None:
    """Return the words that follow a line's last phrase wherever else it stands, or None."""
    begin = end
    for _ in range(_PHRASE):
        begin = text.rfind(" ", start, begin)
        if begin < 0:
            return None
    phrase = text[begin:end]
    ending = phrase[phrase.rindex(" ", 0, phrase.rindex(" ")) :]  # its last two words
    if not phrase[-1].isalpha():
        return None
    following = _always_follows(text, phrase, end, _OFTEN)
    return following if following and _always_follows(text, ending, end, _OFTEN) else None


def _always_follows(text: str, phrase: str, end: int, often: int) -> Span | None:
    """Return the first place of the last word of *phrase* with the one that always follows it.

    That of the line which ends at *end* is not asked. None if other words follow as well, or if the
    phrase stands in fewer than *often* other places.
    """
    following = ""
    first: Span | None = None
    found = 0
    place = text.find(phrase)
    while place >= 0 and found <= _OFTEN_ENOUGH:
        after = place + len(phrase)
        if after != end:
            word = _NEXT_WORD.match(text, after)
            if word is None or (following and word[1] != following):
                return None
            following = word[1]
            first = first or Span(place + phrase.rindex(" ") + 1, word.end())
            found += 1
        place = text.find(phrase, after)
    return first if found >= often else None


def _hanging(passages: Sequence[Passage], index: int, rule: Rule) -> Span | None:
    """Return the last word of a title, if nothing can end with it."""
    passage = passages[index]
    if passage.block.kind not in _TITLES and len(passages) > 1:
        return None
    before, _, word = passage.lower.rpartition(" ")
    if not before:
        return None
    end = passage.block.span.end
    language = passage.block.language
    hangs = word in word_list(rule, "hanging", language)
    if not hangs and passage.block.kind != "caption":  # it ends on the photographer's name
        whole = _halves(word_list(rule, "halves", language)).get(word)
        hangs = whole is not None and before.rpartition(" ")[2] not in whole
    return Span(end - len(word), end) if hangs else None


@cache
def _halves(entries: tuple[str, ...]) -> Mapping[str, frozenset[str]]:
    """Return the first halves of words, with the words behind which they are whole ones."""
    pairs = (entry.partition("=") for entry in entries)
    return {word.strip(): frozenset(before.split()) for word, _, before in pairs}


def _cut_quotations(passage: Passage, rule: Rule) -> Iterator[Verdict]:
    """Yield quotations that end on a word that cannot end anything."""
    words = word_list(rule, "hanging", passage.block.language)
    first = passage.block.span.start
    for quoted in passage.block.quoted:
        content = passage.lower[quoted.start - first : quoted.end - first]
        before, _, word = content[1:-1].rpartition(" ")
        if before and word in words and content[-1] == '"':
            yield finding(
                rule,
                passage.block.language,
                Span(quoted.end - 1 - len(word), quoted.end - 1),
                severity="info",
                values={"found": word, "expected": "…"},
            )


def _open_bracket(
    document: Document, passages: Sequence[Passage], index: int, rule: Rule
) -> Iterator[Verdict]:
    """Yield the last bracket that opens in a block and closes nowhere."""
    passage = passages[index]
    start, end = passage.block.span
    text = document.text
    following = passages[index + 1].block.span if index + 1 < len(passages) else Span(end, end)
    if (
        text.count(")", *following) > text.count("(", *following)
        or text.endswith(("...", "…"), start, end)
        or "）" in passage.lower
    ):
        return
    depth = 0
    place = end
    while depth >= 0:
        place -= 1
        depth += (text[place] == ")") - (text[place] == "(")
    if text[place - 1 : place] in (":", ";") or _INTERVAL.match(text, place):  # a face; (0, 1]
        return
    yield finding(
        rule,
        passage.block.language,
        Span(place, _BRACKET.match(text, place, end).end()),  # type: ignore[union-attr]
        severity="warning" if _opens_with_figure(passage, place) else "info",
        message="bracket",
        values={"found": text[place : min(place + 30, end)]},
    )


def _opens_with_figure(passage: Passage, place: int) -> bool:
    """Tell whether the bracket at *place* begins with digits that say something."""
    first = passage.block.span.start
    return passage.lower[place + 1 - first : place + 2 - first].isdecimal() and any(
        mention.span.start == place + 1 and mention.kind not in {"code", "document", "score"}
        for mention in passage.mentions
    )
