"""The data that flows from stage to stage: plain, immutable, without logic.

A document is read into blocks, a block's figures become mentions, mentions that the text ties
together become claims, a judged claim is a verdict, and the verdicts of one file are its report.
Every position is an offset in code points; ``Span.end`` is exclusive. Positions up to and
including `Verdict` are offsets into `Document.text`; only a report speaks of the source file, and
gets there through `Document.source_map`.

The types are ``NamedTuple`` because an article makes hundreds of them.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal, Protocol

from factcheck.records import NamedTuple

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("info", "warning", "error")  # rising
Status = Literal["violated", "odd", "holds", "unclear"]
BlockKind = Literal[
    "headline", "lead", "heading", "body", "caption", "alt", "table", "list", "quote", "byline"
]
HedgeKind = Literal[
    "below-near", "above-near", "about", "under", "at-least", "at-most", "exact", "vague"
]
MentionKind = Literal[
    # quantities
    "integer",  # a bare whole number: 412, ba mươi
    "yearlike",  # a bare whole number that may as well be a year: 2024
    "decimal",  # a bare number with decimals, or scaled: 3.8, 3,8 triệu, 1.2bn
    "percent",
    "points",  # percentage points
    "fraction",  # half, two-thirds, một phần ba, 1/3
    "multiple",  # doubled, gấp đôi, threefold, 3 lần, five times
    "money",
    "measure",
    "duration",
    "age",
    "ordinal",  # 3rd, thứ ba, XIII
    "jubilee",  # centenary, golden wedding
    # dates and times
    "date",  # down to the day, with or without a year
    "month",
    "quarter",
    "year",  # a year the text marks as one: năm 2023, in 2023
    "decade",
    "century",
    "weekday",
    "time",
    "relative",  # today, hôm qua, last year
    # composed of two mentions
    "ratio",  # 412/431
    "date-range",
    "number-range",
    # never arithmetic
    "document",  # 01-KL/TW
    "score",  # 3-1
    "code",  # phone, plate, URL, version, address, model name
]


class Span(NamedTuple):
    """A stretch of text: *start* inclusive, *end* exclusive, in code points."""

    start: int
    end: int


class Printed(NamedTuple):
    """A number as it was printed: ``mantissa * scale / (10 ** decimals * divisor)``.

    The digits are kept because they carry the precision: "98,70" is ``Printed(9870, 2)``,
    "3,8 triệu" is ``Printed(38, 1, 1_000_000)``, "two-thirds" is ``Printed(2, divisor=3)``.
    """

    mantissa: int
    decimals: int = 0
    scale: int = 1
    divisor: int = 1
    spelled: bool = False  # written in words
    ambiguous: "Printed | None" = None  # the other convention's reading: 1.234 as 1234

    @property
    def value(self) -> Fraction:
        """The exact number that was printed."""
        return Fraction(self.mantissa * self.scale, 10**self.decimals * self.divisor)


class When(NamedTuple):
    """A date of any precision, with the place of each part that was printed.

    ``year``, ``month`` and ``day`` are None where the text does not give them; years before
    Christ are negative. ``month`` is the quarter's first month for precision "quarter"; for
    "decade" and "century" ``year`` is the first year (1990; 2001 for the 21st century).
    """

    precision: Literal["day", "month", "quarter", "year", "decade", "century"]
    year: int | None = None
    month: int | None = None
    day: int | None = None
    year_span: Span | None = None
    month_span: Span | None = None
    day_span: Span | None = None
    possible: bool = True  # False for 31 June, 29 February 2023, 17/13
    other: "When | None" = None  # the other order's reading of 3/4/2023, where it is possible
    lunar: bool = False
    inherited: bool = False  # a part came from the range's other end: "20" of "20 - 26/10"


class Clock(NamedTuple):
    """A time of day; *minute* and *second* are 0 where not printed. *part* is "am", "sáng".

    With a part of the day *hour* is that of the 24 hours: 15 for 3 pm, if the time is possible.
    """

    hour: int
    minute: int = 0
    second: int = 0
    part: str = ""
    possible: bool = True


class Weekday(NamedTuple):
    """A day of the week, Monday is 0."""

    number: int


class Relative(NamedTuple):
    """A date told from the day of speaking: hôm qua is ``Relative("day", -1)``."""

    unit: Literal["day", "week", "month", "quarter", "year", "weekday"]
    offset: int


class Code(NamedTuple):
    """Something with digits that is not a quantity; *parts* are its normalised pieces."""

    kind: str  # "document", "phone", "url", "score", …
    parts: tuple[str, ...] = ()


Value = Printed | When | Clock | Weekday | Relative | Code | None


class Hedge(NamedTuple):
    """A word that widens a figure ("gần", "more than"), and where it stands.

    *preposition* marks words that tie figures together as well ("412 trên 431"): whether they
    hedge is then the phrasing's decision.
    """

    kind: HedgeKind
    span: Span
    preposition: bool = False


class Mention(NamedTuple):
    """One figure of the text.

    *span* covers the number with its scale word and unit, without hedge and noun; *digits* is
    the part of it that a correction would replace ("98,7" in "98,7%"). *unit* is canonical
    ("VND", "km", "year", "C"). *noun* is what is counted, as printed, lower case. A range or ratio
    has its two figures in *parts*.
    """

    kind: MentionKind
    span: Span
    value: Value
    digits: Span
    unit: str = ""
    noun: str = ""
    hedge: Hedge | None = None
    parts: "tuple[Mention, ...]" = ()


class SourceMap(Protocol):
    """Leads a span of `Document.text` back to the source."""

    def locate(self, span: Span) -> Span:
        """Return the characters of the source that *span* was read from."""
        ...


class Source(NamedTuple):
    """One input: *text* is the decoded file as it lies on disk."""

    label: str
    format: str
    text: str


class Block(NamedTuple):
    """A headline, paragraph, caption, table cell … of a document."""

    kind: BlockKind
    span: Span
    language: str
    quoted: tuple[Span, ...] = ()  # direct speech inside the block
    row: int = -1  # of a table cell, counted from 0
    column: int = -1
    table: int = -1
    repeats: int = -1  # index of the earlier block with the same words


class Comment(NamedTuple):
    """A comment of the source that speaks to factcheck: ``<!-- factcheck: ignore[...] -- why -->``.

    *text* is what stands between the comment's own marks, *source* the place of the whole comment
    in the source. It stands in front of the character *at* of `Document.text`: inside a block if it
    is *inline*, between blocks otherwise.
    """

    text: str
    source: Span
    at: int
    inline: bool = False


class Document(NamedTuple):
    """An article as its reader sees it.

    *text* is NFC with ordinary spaces and hyphens (see `factcheck.sources.text`); blocks are in
    reading order and do not overlap. *date* is the publication date as (year, month, day), *ignore*
    the rules that the article's front matter switches off.
    """

    source: Source
    text: str
    blocks: tuple[Block, ...]
    source_map: SourceMap
    language: str
    date: tuple[int, int, int] | None = None
    ignore: tuple[str, ...] = ()
    comments: tuple[Comment, ...] = ()


class Passage(NamedTuple):
    """A block with its figures: what the rules look at.

    *lower* is the block's text in lower case, of the same length; ``lower[i]`` stands at
    ``block.span.start + i`` in the document. *sentences* are spans of the document's text; a
    block without figures counts as one. *mentions* are in reading order, none overlapping another.
    """

    index: int  # type: ignore[assignment]
    block: Block
    lower: str
    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...]


class Claim(NamedTuple):
    """Figures that the text ties together in the way a rule's phrasing says.

    *doubtful* says that the sentence has words which often mean another base, so that a mismatch is
    no more than worth a look.

    A slot bound to a list ("15 collectives, 36 individuals and 8 households") has several
    mentions, any other exactly one.
    """

    rule: str
    phrasing: int
    slots: Mapping[str, tuple[Mention, ...]]
    span: Span
    passage: int
    language: str
    doubtful: bool = False


class Edit(NamedTuple):
    """Replace the characters of *span* by *text*."""

    span: Span
    text: str


class Candidate(NamedTuple):
    """One way to make a violated relation true; *noun* is what the changed figure counts."""

    label: str
    edits: tuple[Edit, ...]
    noun: str = ""


class Arithmetic(NamedTuple):
    """The worked sum: "2024 − 1909", expected "115", stated "114"."""

    expression: str
    expected: str
    stated: str


class Verdict(NamedTuple):
    """What came of putting a claim's figures into its rule's relation.

    "violated": no reading of the figures makes it true; "odd": only truncation or an unusual
    rounding does; "unclear": it cannot be decided and is not reported.
    """

    rule: str
    status: Status
    severity: Severity
    message: str
    primary: Span
    related: tuple[Span, ...]
    arithmetic: Arithmetic
    candidates: tuple[Candidate, ...]
    mentions: tuple[Mention, ...]
    language: str
    assumption: str = ""
