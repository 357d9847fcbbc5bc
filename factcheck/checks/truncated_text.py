"""truncated-text: a line that was cut off, and a bracket that never closes.

A cut leaves three traces: the line ends inside a phrase that the rest of the article always
continues in the same way; it ends on a word that cannot end anything; or a bracket that it opened
stays open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factcheck.checks.findings import finding, word_list
from factcheck.expressions import compile_kept
from factcheck.model import Document, Passage, Severity, Span, Verdict

if TYPE_CHECKING:
    from factcheck.rulebook import Rule

_CLOSED = frozenset(".!?…:;,\"')]}»-—*/|>")
_PHRASE = 4  # words at a line's end that must come back elsewhere …
_OFTEN = 3  # … so many times, always followed by the same word
_OFTEN_ENOUGH = 100
_MANY = 3  # lines cut or brackets open: more in one text come from its layout
_LONGEST_LINE = 200
_MOST_LINES = 60  # a text of more lines without a stop is a list
_NOT_PROSE = frozenset({"table", "byline"})
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
    continued = _continued(text, start, end)
    if continued is not None:
        following_word = text[slice(*continued)].rpartition(" ")[2]
        if text.startswith(following_word, following.start):  # the same
            return None
        return _cut(rule, passage, _last_word(text, start, end), text, continued)
    word = _hanging(passage, rule)
    if word is None:
        return None
    return _cut(rule, passage, word, text, None, "warning" if block.kind == "caption" else "info")


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


def _continued(text: str, start: int, end: int) -> Span | None:
    """Return the words that follow a line's last phrase wherever else it stands, or None."""
    begin = end
    for _ in range(_PHRASE):
        begin = text.rfind(" ", start, begin)
        if begin < 0:
            return None
    phrase = text[begin:end]
    following = ""
    first: Span | None = None
    often = 0
    place = text.find(phrase)
    while place >= 0:
        after = place + len(phrase)
        if after != end:
            word = _NEXT_WORD.match(text, after)
            if word is None or (following and word[1] != following):
                return None
            following = word[1]
            first = first or Span(place + phrase.rindex(" ") + 1, word.end())
            often += 1
            if often > _OFTEN_ENOUGH:
                break
        place = text.find(phrase, after)
    return first if often >= _OFTEN and phrase[-1].isalpha() else None


def _hanging(passage: Passage, rule: Rule) -> Span | None:
    """Return the last word of a title, if nothing can end with it."""
    if passage.block.kind not in {"headline", "heading", "caption"}:
        return None
    word = passage.lower.rpartition(" ")[2]
    if len(word) == len(passage.lower):
        return None
    end = passage.block.span.end
    words = word_list(rule, "hanging", passage.block.language)
    return Span(end - len(word), end) if word in words else None


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
    if text[place - 1 : place] in (":", ";"):  # a face
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
