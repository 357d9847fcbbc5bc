"""What the page shows, in the order of the page: articles, their rows, the cards of findings.

A row is a paragraph or a table with the cards of the findings that stand in it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from markupsafe import Markup

from factcheck.model import Span
from factcheck.records import NamedTuple
from factcheck.report import Finding, Paragraph, Report
from factcheck.reports.page.marks import Numbers, marked
from factcheck.reports.places import single_edit
from factcheck.rulebook import Rule


class Place(NamedTuple):
    """What candidates change: the *old* words, and what of the end stands before and after them.

    *noun* says which of two like figures is meant.
    """

    old: str
    before: str = ""
    after: str = ""
    noun: str = ""


class Proposal(NamedTuple):
    """Candidates that change the same place: each of *new* would agree.

    Where a candidate changes several places at once there is only a *label*.
    """

    place: Place
    new: tuple[str, ...]
    label: str = ""


class End(NamedTuple):
    """One of the places that do not agree, and its mark on the page."""

    text: str
    mark: str


class Card(NamedTuple):
    """A finding."""

    number: int
    finding: Finding
    language: str
    ends: tuple[End, ...]
    proposals: tuple[Proposal, ...]
    why: str


class Row(NamedTuple):
    """A paragraph, or the cells of a table in lines, with its cards."""

    kind: str
    language: str
    content: Markup
    cells: tuple[tuple[Markup, ...], ...]
    cards: tuple[Card, ...]


class Tally(NamedTuple):
    """How many figures there are of each sort."""

    total: int = 0
    covered: int = 0
    mismatched: int = 0
    verified: int = 0
    unchecked: int = 0


class Held(NamedTuple):
    """A relation that holds."""

    rule: str
    told: str
    line: int


class Article(NamedTuple):
    """One article."""

    number: int
    report: Report
    rows: tuple[Row, ...]
    tally: Tally
    held: tuple[Held, ...]

    @property
    def cards(self) -> list[Card]:
        """All cards in the order of the page."""
        return [card for row in self.rows for card in row.cards]


def articles(reports: Sequence[Report], rules: Sequence[Rule]) -> list[Article]:
    """Return what the page shows of *reports*; findings are numbered through."""
    known = {rule.id: rule for rule in rules}
    done: list[Article] = []
    first = 1
    for number, report in enumerate(reports, 1):
        numbers = _numbered(report, first)
        first += len(numbers)
        rows = tuple(_rows(report, numbers, known, f"a{number}"))
        held = tuple(Held(one.rule, one.told, one.primary.line) for one in report.verified)
        done.append(Article(number, report, rows, _tally(report, numbers), held))
    return done


def _numbered(report: Report, first: int) -> Numbers:
    """Return the number and severity of each finding by fingerprint, in the order of the page."""
    found = {finding.fingerprint: finding for finding in report.findings}
    order = [
        mark.primary
        for paragraph in report.paragraphs
        for mark in paragraph.marks
        if mark.primary in found
    ]
    names = dict.fromkeys((*order, *found))
    return {name: (number, found[name].severity) for number, name in enumerate(names, first)}


def _rows(
    report: Report, numbers: Numbers, known: Mapping[str, Rule], prefix: str
) -> Iterable[Row]:
    """Yield the rows of an article; findings that no paragraph shows come in a last one."""
    left = {finding.fingerprint: finding for finding in report.findings}
    ends = _ends(report, numbers, prefix)
    indexed = list(enumerate(report.paragraphs))
    for _, group in groupby(indexed, key=_grouping):
        members = list(group)
        names = [mark.primary for _, one in members for mark in one.marks if mark.primary in left]
        cards = tuple(
            _card(left.pop(name), numbers[name][0], report, ends[name], known)
            for name in dict.fromkeys(names)
        )
        texts = [(one, marked(one, numbers, f"{prefix}p{index}")) for index, one in members]
        kind, language = members[0][1].kind, members[0][1].language
        if kind == "table":
            yield Row(kind, language, Markup(), _cells(texts), cards)
        else:
            yield Row(kind, language, texts[0][1], (), cards)
    if left:
        cards = tuple(
            _card(finding, numbers[name][0], report, ends[name], known)
            for name, finding in left.items()
        )
        yield Row("rest", report.language, Markup(), (), cards)


def _grouping(pair: tuple[int, Paragraph]) -> tuple[str, int]:
    """Return what cells of one table have in common and no two paragraphs have."""
    index, paragraph = pair
    return ("table", paragraph.table) if paragraph.kind == "table" else ("", index)


def _cells(texts: Iterable[tuple[Paragraph, Markup]]) -> tuple[tuple[Markup, ...], ...]:
    lines = groupby(texts, key=lambda pair: pair[0].row)
    return tuple(tuple(text for _, text in line) for _, line in lines)


def _ends(report: Report, numbers: Numbers, prefix: str) -> dict[str, tuple[End, ...]]:
    """Return the marks of each finding, the innermost where one stands inside another."""
    found: dict[str, list[End]] = {name: [] for name in numbers}
    for index, paragraph in enumerate(report.paragraphs):
        for place, mark in enumerate(paragraph.marks):
            inner = paragraph.marks[place + 1 : place + 2]
            holds_inner = inner and inner[0].start < mark.end
            for name in mark.findings:
                if name not in found or (
                    holds_inner and name in inner[0].findings and mark.primary != name
                ):
                    continue
                text = paragraph.text[mark.start : mark.end]
                found[name].append(End(text, f"{prefix}p{index}m{place}"))
    return {name: tuple(ends) for name, ends in found.items()}


def _card(
    finding: Finding,
    number: int,
    report: Report,
    ends: tuple[End, ...],
    known: Mapping[str, Rule],
) -> Card:
    rule = known.get(finding.rule)
    return Card(
        number,
        finding,
        report.language,
        ends or tuple(End(end.text, "") for end in finding.ends),
        tuple(_proposals(finding, report.text)),
        rule.why.strip() if rule else "",
    )


def _proposals(finding: Finding, text: str) -> Iterator[Proposal]:
    """Yield the candidates of *finding* by the place they change, in the order of the smallest."""
    by_place: dict[Place, list[str]] = {}
    for candidate in finding.candidates:
        if edit := single_edit(candidate):
            noun = candidate.noun
            by_place.setdefault(_changed(edit.span, noun, finding, text), []).append(edit.text)
    yield from (Proposal(place, tuple(new)) for place, new in by_place.items())
    for candidate in finding.candidates:
        if not single_edit(candidate):
            yield Proposal(Place(""), (), candidate.label)


def _changed(span: Span, noun: str, finding: Finding, text: str) -> Place:
    """Return what stands at *span*, with the rest of its end if that is short."""
    old = text[slice(*span)]
    for end in finding.ends:
        if end.start <= span.start and span.end <= end.end and len(end.text) <= LONGEST_END:
            twice = sum(other.text == end.text for other in finding.ends) > 1
            before, after = text[end.start : span.start], text[span.end : end.end]
            return Place(old, before, after, noun if twice else "")
    return Place(old)


LONGEST_END = 40  # characters of an end that a proposal is shown in


def _tally(report: Report, numbers: Numbers) -> Tally:
    """Count the figures as the page marks them; a figure inside another is part of it."""
    sorts = {"mismatched": 0, "verified": 0, "unchecked": 0}
    for paragraph in report.paragraphs:
        for mark in paragraph.marks:
            if mark.figure:
                sorts[sort_of(mark.findings, mark.checks, numbers)] += 1
    return Tally(report.figures.total, report.figures.covered, **sorts)


def sort_of(findings: Iterable[str], checks: Sequence[int], numbers: Numbers) -> str:
    """Return what became of a figure."""
    if any(name in numbers for name in findings):
        return "mismatched"
    return "verified" if checks else "unchecked"


def tally(files: Sequence[Article]) -> Tally:
    """Return the sums over all articles."""
    return Tally(*map(sum, zip(*(file.tally for file in files), strict=True))) if files else Tally()


def by_rule(files: Sequence[Article]) -> list[tuple[str, list[tuple[Article, Card]]]]:
    """Return the rules that found something, those with most findings first."""
    found: dict[str, list[tuple[Article, Card]]] = {}
    for file in files:
        for card in file.cards:
            found.setdefault(card.finding.rule, []).append((file, card))
    return sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
