"""Articles of known figures, drawn at random: what a reader sees, and a pen to write it with.

An `Article` is blocks of words and figures; what it looks like in the source of a format is
`tests.sources.markup`'s business. The `Pen` notes where each figure is put, so that a test can ask
for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from hypothesis import strategies as st

from factcheck.model import Span
from factcheck.sources.reading import reading_text

# Each is read as exactly one figure wherever it stands among `WORDS`.
FIGURES: Mapping[str, tuple[str, ...]] = {
    "vi": (
        *("412", "98,7%", "1.234", "28/6/1909", "3,8 triệu", "17/5", "8h30", "20 năm", "15 km"),
        *("2.500 đồng", "20-25", "tháng 5/2023", "thế kỷ XXI", "thứ hai", "ba mươi", "412/431"),
        *("65 tuổi", "gấp đôi", "30°C", "quý II", "20 tỷ đồng", "2,5 lần", "một phần ba"),
        "01-KL/TW",
    ),
    "en": (
        *("412", "98.7%", "1,234", "20 September 1949", "3.8 million", "17 May", "8:30 am", "65th"),
        *("20 years", "15 km", "$3.5m", "20–25", "May 2023", "21st century", "Monday", "half"),
        *("thirty-five", "two-thirds", "doubled", "30°C", "$20 billion", "2.5 percentage points"),
        "aged 65",
    ),
}
WORDS: Mapping[str, tuple[str, ...]] = {
    "vi": ("vườn", "ghế", "sách", "lớp", "bàn", "cửa", "sông", "tàu"),
    "en": ("garden", "chair", "book", "table", "door", "river", "boat", "lamp"),
}


class Token(NamedTuple):
    """A word, or a figure."""

    text: str
    is_figure: bool


Line = tuple[Token, ...]


class Block(NamedTuple):
    """A part of an article: "heading", "paragraph", "item", "quote", or a "table" of *rows*."""

    kind: str
    rows: tuple[tuple[Line, ...], ...]

    @property
    def line(self) -> Line:
        """What stands in a block that is no table."""
        return self.rows[0][0]


class Article(NamedTuple):
    """What a reader sees."""

    language: str
    blocks: tuple[Block, ...]

    @property
    def figures(self) -> list[list[str]]:
        """The figures of each line that has some, in reading order and as they are read."""
        lines = [line for block in self.blocks for row in block.rows for line in row]
        figures = ([reading_text(one.text).text for one in line if one.is_figure] for line in lines)
        return [one for one in figures if one]


class Written(NamedTuple):
    """An article as a file, and where in its text each figure stands."""

    data: bytes
    text: str
    places: tuple[Span, ...]


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Return an article of one language."""
    language = draw(st.sampled_from(("vi", "en")))
    words, figures = WORDS[language], FIGURES[language]

    def line() -> Line:
        tokens = [Token(draw(st.sampled_from(words)), is_figure=False)]
        for _ in range(draw(st.integers(0, 3))):
            tokens.append(Token(draw(st.sampled_from(figures)), is_figure=True))
            tokens += [
                Token(word, is_figure=False)
                for word in draw(st.lists(st.sampled_from(words), min_size=2, max_size=4))
            ]
        return tuple(tokens)

    def block() -> Block:
        kind = draw(
            st.sampled_from(("paragraph", "paragraph", "heading", "item", "quote", "table"))
        )
        if kind != "table":
            return Block(kind, ((line(),),))
        columns = draw(st.integers(2, 3))
        rows = range(draw(st.integers(2, 3)))
        return Block(kind, tuple(tuple(line() for _ in range(columns)) for _ in rows))

    return Article(language, tuple(block() for _ in range(draw(st.integers(1, 4)))))


class Ink(NamedTuple):
    """Some *seen* characters of a word or figure as the source has them, and what is round them."""

    before: str
    seen: str
    after: str


class Pen:
    """Writes a source with line ends of one kind and remembers where its figures stand."""

    def __init__(self, draw: st.DrawFn, newlines: tuple[str, ...] = ("\n", "\n", "\r\n")) -> None:
        """Begin with nothing written."""
        self._draw = draw
        self._newline = self.choose(*newlines)
        self._out: list[str] = []
        self._length = 0
        self._places: list[Span] = []

    def choose(self, *choices: str) -> str:
        """Return one of *choices*, of which the first is the simplest."""
        return self._draw(st.sampled_from(choices))

    def cut(self, text: str) -> list[str]:
        """Return *text* in a few pieces."""
        cuts = sorted(self._draw(st.sets(st.integers(1, len(text)), max_size=3)) - {len(text)})
        return [text[i:j] for i, j in zip((0, *cuts), (*cuts, len(text)), strict=True)]

    def write(self, text: str) -> int:
        """Write *text* and return where the next one will stand."""
        text = text.replace("\n", self._newline)
        self._out.append(text)
        self._length += len(text)
        return self._length

    def token(self, inks: Sequence[Ink], *, is_figure: bool) -> None:
        """Write a word or a figure, of which the last piece has its markup behind it."""
        places = []
        for before, seen, after in inks:
            start = self.write(before)
            places.append(Span(start, self.write(seen)))
            self.write(after)
        if is_figure:
            self._places.append(Span(places[0].start, places[-1].end))

    def finish(self) -> Written:
        """Return what was written."""
        text = "".join(self._out)
        return Written(text.encode(), text, tuple(self._places))
