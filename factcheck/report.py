"""What came of checking one article, told in places of its source file.

Up to here every position was an offset into reading text; here the source map leads them back,
and lines and columns are counted. A report holds everything, whatever its severity: what is shown
and what fails is decided by whoever asked for it.
"""

from binascii import crc32
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from factcheck.expressions import compile_kept
from factcheck.model import (
    SEVERITIES,
    Arithmetic,
    BlockKind,
    Candidate,
    Document,
    Edit,
    Mention,
    Passage,
    Severity,
    Span,
    Verdict,
)
from factcheck.records import NamedTuple
from factcheck.sources.corrections import has_markup, written
from factcheck.suppressions import Outcome

# No arithmetic is ever done with these, so that they count neither as seen nor as covered.
CODES = frozenset({"document", "score", "code"})
EXTRACTED = "docx"  # the format of which no text lies on disk; its lines are its paragraphs


class Place(NamedTuple):
    """A stretch of the source: code points from 0, lines and columns from 1, ends exclusive.

    Where no text file lies on disk (Word) it also says which *paragraph* it stands in, counted from
    1, and below which *heading*.
    """

    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    paragraph: int = 0
    heading: str = ""


class Finding(NamedTuple):
    """Figures that do not agree.

    *reason* says what silenced it, if something did, and *inline* whether that stands in the
    article: it may also be the configuration, the ignore file or a baseline.

    The edits of its candidates are in places of the source. *fingerprint* stays the same while
    lines move.
    """

    rule: str
    severity: Severity
    message: str
    primary: Place
    related: tuple[Place, ...]
    arithmetic: Arithmetic
    candidates: tuple[Candidate, ...]
    fingerprint: str
    assumption: str = ""
    reason: str = ""
    inline: bool = False

    @property
    def ends(self) -> tuple[Place, ...]:
        """Every place the finding speaks of, in reading order."""
        return tuple(sorted({self.primary, *self.related}))


class Check(NamedTuple):
    """A relation that holds."""

    rule: str
    primary: Place
    related: tuple[Place, ...]
    arithmetic: Arithmetic

    @property
    def told(self) -> str:
        """The sum as one reads it out, or the figure where there is none.

        What is stated agrees, however it is spelled.
        """
        return worked(self.arithmetic._replace(stated="")) or self.primary.text


class Coverage(NamedTuple):
    """How many figures were seen and how many of them a relation could be put to."""

    total: int = 0
    covered: int = 0


class Mark(NamedTuple):
    """A stretch of a paragraph that a report may point at; *start* and *end* are in its text.

    *findings* are the fingerprints of those that it is part of, and *primary* that of the one it
    stands for; *checks* index `Report.verified`. Only a *figure* counts as seen or covered.
    """

    start: int
    end: int
    figure: bool
    findings: tuple[str, ...] = ()
    primary: str = ""
    checks: tuple[int, ...] = ()


class Paragraph(NamedTuple):
    """A block of the article as its reader sees it, with its marks in reading order."""

    kind: BlockKind
    text: str
    language: str
    marks: tuple[Mark, ...]
    row: int = -1
    column: int = -1
    table: int = -1


class Report(NamedTuple):
    """What came of checking one article; *errors* say why it could not be checked.

    The article itself is only there for reports that show it: *text* as it lies on disk,
    *paragraphs* as it reads.
    """

    path: str
    format: str = "text"
    language: str = ""
    as_of: str | None = None
    findings: tuple[Finding, ...] = ()
    verified: tuple[Check, ...] = ()
    suppressed: tuple[Finding, ...] = ()
    figures: Coverage = Coverage()
    errors: tuple[str, ...] = ()
    text: str = ""
    paragraphs: tuple[Paragraph, ...] = ()


def at_least(level: Severity, severity: Severity) -> bool:
    """Tell whether *severity* is *level* or worse.

    >>> at_least("warning", "error"), at_least("warning", "info")
    (True, False)
    """
    return SEVERITIES.index(severity) >= SEVERITIES.index(level)


def build_report(
    document: Document,
    passages: Sequence[Passage],
    outcomes: Iterable[Outcome],
    known: Mapping[str, str],
) -> Report:
    """Return the report of one article.

    Args:
        document: The article.
        passages: Its blocks with their figures.
        outcomes: What came of its claims, with the reasons why some of it is silent.
        known: Further reasons, by the fingerprints of findings.
    """
    places = Places(document)
    findings: list[Finding] = []
    suppressed: list[Finding] = []
    verified: list[Check] = []
    settled: set[Span] = set()
    prints = _Fingerprints(document)
    for verdict, reason, inline, source in sorted(outcomes, key=_place):
        if verdict.status == "unclear":
            continue
        settled.update(mention.span for mention in verdict.mentions)
        primary = places.at(source) if source else places.locate(verdict.primary)
        related = tuple(places.locate(span) for span in verdict.related)
        if verdict.status == "holds":
            verified.append(Check(verdict.rule, primary, related, verdict.arithmetic))
            continue
        fingerprint = prints.of(verdict, primary.text if source else "")
        finding = Finding(
            verdict.rule,
            verdict.severity,
            verdict.message,
            primary,
            related,
            verdict.arithmetic,
            tuple(places.candidate(one, verdict.mentions) for one in verdict.candidates),
            fingerprint,
            verdict.assumption,
            reason or known.get(fingerprint, ""),
            inline=inline,
        )
        (suppressed if finding.reason else findings).append(finding)
    return Report(
        document.source.label,
        document.source.format,
        document.language,
        "{:04}-{:02}-{:02}".format(*document.date) if document.date else None,
        tuple(findings),
        tuple(verified),
        tuple(suppressed),
        _coverage(passages, settled),
        text=document.source.text,
    )


def _place(outcome: Outcome) -> tuple[Span, str]:
    return outcome.verdict.primary, outcome.verdict.rule


class Places:
    """The way from a document's spans to places in its source; lines are counted when asked."""

    def __init__(self, document: Document) -> None:
        """Remember *document*."""
        self._document = document
        self._lines: list[int] = []
        self._headings: list[Span] | None = None  # in the source

    def locate(self, span: Span) -> Place:
        """Return the place of the source that *span* was read from."""
        return self.at(self._document.source_map.locate(span))

    def at(self, source: Span) -> Place:
        """Return the place of the characters *source* of the source."""
        text = self._document.source.text
        self._lines = self._lines or line_starts(text)
        place = place_of(text, self._lines, source)
        if self._document.source.format != EXTRACTED:
            return place
        return place._replace(paragraph=place.line, heading=self._heading(source.start))

    def _heading(self, position: int) -> str:
        """Return the heading under which *position* stands in an extracted text."""
        if self._headings is None:
            self._headings = [
                self._document.source_map.locate(block.span)
                for block in self._document.blocks
                if block.kind in {"headline", "heading"}
            ]
        index = bisect_right(self._headings, (position, len(self._document.source.text)))
        text = self._document.source.text
        return " ".join(text[slice(*self._headings[index - 1])].split()) if index else ""

    def candidate(self, candidate: Candidate, mentions: Sequence[Mention]) -> Candidate:
        """Return *candidate* with its edits in places of the source, and what it changes."""
        changed = candidate.edits[0].span if len(candidate.edits) == 1 else Span(0, 0)
        noun = next(
            (
                mention.noun
                for mention in mentions
                if mention.span.start <= changed.start and changed.end <= mention.span.end
            ),
            "",
        )
        edits = tuple(self._edit(edit) for edit in candidate.edits)
        return Candidate(candidate.label, edits, noun)

    def _edit(self, edit: Edit) -> Edit:
        """Return *edit* in places of the source; markup inside of the figure is no part of it."""
        source, locate = self._document.source, self._document.source_map.locate
        place = locate(edit.span)
        between: list[str] = []
        if has_markup(source.text[slice(*place)], source.format):
            signs = [locate(Span(at, at + 1)) for at in range(*edit.span)]
            between = [source.text[one.end : two.start] for one, two in pairwise(signs)]
        return Edit(place, written(edit.text, source.format, between))


_LINE_END = compile_kept(r"\r\n?|\n")


def line_starts(text: str) -> list[int]:
    """Return where the lines of *text* begin."""
    return [0, *(found.end() for found in _LINE_END.finditer(text))]


def place_of(text: str, starts: Sequence[int], span: Span) -> Place:
    r"""Return the place of *span* in the source *text*, whose lines begin at *starts*.

    >>> text = "one\ntwo 2\n"
    >>> place_of(text, line_starts(text), Span(8, 9))[:-2]
    (8, 9, 2, 5, 2, 6, '2')
    """
    start, end = span
    line = bisect_right(starts, start)
    end_line = bisect_right(starts, end)
    return Place(
        start,
        end,
        line,
        start - starts[line - 1] + 1,
        end_line,
        end - starts[end_line - 1] + 1,
        text[start:end],
    )


def _coverage(passages: Sequence[Passage], settled: set[Span]) -> Coverage:
    """Count the figures that are quantities or dates, and those that a verdict used."""
    total = covered = 0
    for passage in passages:
        for mention in passage.mentions:
            if mention.kind not in CODES:
                total += 1
                covered += mention.span in settled or any(
                    part.span in settled for part in mention.parts
                )
    return Coverage(total, covered)


class _Fingerprints:
    """The fingerprints of one article's findings, none of them twice."""

    def __init__(self, document: Document) -> None:
        """Begin with none."""
        self._text = document.text
        self._blocks = [block.span.start for block in document.blocks]
        self._seen: set[str] = set()
        self._counts: dict[str, int] = {}

    def of(self, verdict: Verdict, comment: str) -> str:
        """Return eight digits that stay the same while the text around a finding changes.

        The rule, the words of all ends (or the *comment* it speaks of) and the words in front of
        the first end in its block make them. What would have the digits of another finding of the
        article is told apart by counting.
        """
        text = self._text
        spans = sorted({verdict.primary, *verdict.related})
        first = spans[0].start
        number = bisect_right(self._blocks, first)
        block = self._blocks[number - 1] if number else 0
        before = text[max(block, first - 60) : first].split()[-4:]
        words = [verdict.rule, *(comment or text[slice(*span)] for span in spans), *before]
        key = "\x1f".join(" ".join(word.lower().split()) for word in words)
        count = self._counts.get(key, 0) + 1
        while (fingerprint := _digits(f"{key}\x1f{count}" if count > 1 else key)) in self._seen:
            count += 1
        self._counts[key] = count
        self._seen.add(fingerprint)
        return fingerprint


def _digits(key: str) -> str:
    return f"{crc32(key.encode('utf-8', 'surrogatepass')):08x}"


def worked(arithmetic: Arithmetic) -> str:
    """Return the sum as one reads it out: "2024 − 1909 = 115, not 114".

    >>> worked(Arithmetic("2024 − 1909", "115", "114"))
    '2024 − 1909 = 115, not 114'
    >>> worked(Arithmetic("2024 − 1909", "115", "115"))
    '2024 − 1909 = 115'
    """
    expression, expected, stated = arithmetic
    if not expected:
        return expression
    equation = expected if expression in {"", expected} else f"{expression} = {expected}"
    return equation if stated in {"", expected} else f"{equation}, not {stated}"
