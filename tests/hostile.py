"""Hostile lines, derived from the rules and language files themselves: a new rule brings its own.

A line is one piece of text again and again. The pieces are what the house looks for (the examples
of the rules, every phrasing being used by one, whole and cut off where a search must give up; every
word of every list, beside figures and alone) and what searches like least: signs that open and
never close, blanks, combining marks, endless figures. `tests/test_hostile.py` counts the steps that
they cost, `benchmarks/hostile.py` looks at the clock.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from factcheck.engine import shipped
from factcheck.languages import SECTIONS, language_codes, load_language
from tests.sources.word import docx, paragraph, run, table


class Line(NamedTuple):
    """A *piece* that is repeated in an article of the format *form*; *origin* is where it is from."""

    origin: str
    piece: str
    form: str = "text"
    language: str = "auto"

    def text(self, size: int) -> str:
        """Return the line, *size* characters long."""
        return (self.piece * (size // len(self.piece) + 1))[:size]

    def data(self, size: int) -> bytes:
        """Return the article that has the line: in a Word document it is of whole pieces."""
        if self.form != "docx":
            return self.text(size).encode()
        times = size // len(self.piece) + 1
        if "{n}" not in self.piece:
            return docx(paragraph("7"), self.piece * times)
        # Notes, each of which has the mark of the next one.
        notes = {n: self.piece.replace("{n}", str(n + 1)) for n in range(times)}
        return docx(self.piece.replace("{n}", "0"), notes=notes)


_STOP = re.compile(r"[.!?…]+(?=\s|\Z)")
_FIGURE = re.compile(r"\d")
_LAST = re.compile(r"\S*\d\S*(?=\D*\Z)")
_LONGEST_SENTENCE = 3_900  # characters; longer ones are not searched for phrasings


def of_rules() -> Iterator[Line]:
    """Yield the examples of each rule, by which every phrasing is used, in three ways.

    As they are; as sentences of thousands of characters; and these cut off before their last
    figures, where a search has to give up.
    """
    for rule in shipped():
        for code, wording in rule.wordings.items():
            examples = (*wording.right, *(text for text, _ in wording.wrong))
            yield Line(f"{rule.id}, {code}", f"{' '.join(examples)} ", rule.format, code)
            endless = [_STOP.sub(",", example) for example in examples]
            cut = [found.string[: found.start()] for found in map(_LAST.search, endless) if found]
            for name, pieces in (("endless", endless), ("cut off", cut)):
                piece = " ".join(dict.fromkeys(pieces)).replace("\n", " ")
                if piece:
                    sentence = (piece * (_LONGEST_SENTENCE // len(piece) + 1))[:_LONGEST_SENTENCE]
                    yield Line(f"{rule.id}, {code}, {name}", f"{sentence}. ", "text", code)


def of_words() -> Iterator[Line]:
    """Yield the words of every list of the languages, alone, before figures and in brackets."""
    for code in language_codes():
        for name, listed in lists(code):
            for place, joint in (
                ("alone", " "),
                ("before figures", " 7 "),
                ("in brackets", " (12 "),
            ):
                yield Line(f"{name}, {code}, {place}", joint.join(listed) + joint, language=code)


def lists(code: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the words of each section of the language file *code*, with the section's name."""
    language = load_language(code)
    yield "words", _plain(word for listed in language.words.values() for word in listed)
    for name in SECTIONS:
        section = getattr(language, name)
        yield (
            name,
            _plain(
                (
                    *(word for listed in section.words.values() for word in listed),
                    *(word for numbers in section.numbers.values() for word in numbers),
                    *(
                        w
                        for names in section.names.values()
                        for listed in names.values()
                        for w in listed
                    ),
                )
            ),
        )


def _plain(words: Iterable[str]) -> tuple[str, ...]:
    found = (re.sub(r"[<>\[\]{}~|]", "", word).strip() for word in words)
    return tuple(dict.fromkeys(filter(None, found)))


_SIGNS = (
    *(
        "0",
        "7",
        "1.",
        "1,",
        "1 000 ",
        "1.000.000,",
        "0.1.",
        "98,7%",
        "7 %",
        "412/",
        "3-",
        "3-1-",
        "1/2/",
        "x1234567ab",  # a key
    ),
    *(
        "12:",
        "8h",
        "½",
        "ix",
        "XL",
        "I",
        "$",
        "$7 ",
        "€7-",
        "5'",
        "5'11\"",
        "007",
        "2024 ",
        "1909-",
    ),
    *(
        " ",
        "\t",
        "\n",
        "\r\n",
        "\n\n",
        "\u00a0",
        "\u200b",
        "\u2028",
        "\ufeff",
        "\u0301",
        "e\u0301\u0323",
    ),
    *(
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "()",
        "((",
        "(7",
        "(7) ",
        "[7",
        '"',
        "“",
        "”",
        "«",
        "»",
        "'",
        "’",
    ),
    *(
        ".",
        "..",
        "…",
        ". ",
        ",",
        ", ",
        ";",
        "; ",
        ":",
        ": ",
        "-",
        " - ",
        "–",
        "—",
        " — ",
        "--",
        "/",
        "\\",
    ),
    *(
        "%",
        "&",
        "@",
        "#",
        "*",
        "+",
        "=",
        "_",
        "~",
        "|",
        "a@",
        "a.",
        "www.",
        "http://",
        "a/",
        "a-1",
        "A1-",
    ),
    *("\u202e", "İ", "ſ", "ﬁ", "Ω", "中", "🏳️\u200d🌈", "\ue000", "\ue001\ue0f0", "\U0010ffff"),
)
_MARKUP: Mapping[str, tuple[str, ...]] = {
    "markdown": (
        *(
            "[",
            "![",
            "](",
            "[a](",
            "[7](b) ",
            "[a][",
            "[a]: b\n",
            "[^1]",
            "[^1]: a\n",
            "<",
            "<a",
            "<!--",
        ),
        *(
            "<!-- factcheck: ",
            "{/* ",
            "{/* factcheck: ignore[x] */} ",
            "<?",
            "<![CDATA[",
            "</",
            "<b>",
        ),
        *(
            "*",
            "**",
            "***7",
            "*a_",
            "_",
            "__7",
            "~~",
            "`",
            "``7`",
            "```\n",
            "~~~\n7",
            "> ",
            ">",
            "- ",
            "-\n",
        ),
        *(
            "1. ",
            "1. 7\n",
            "# ",
            "#\n",
            "---\n",
            "===\n",
            "| ",
            "|7|8|\n",
            "|-|\n",
            "|a|\n|-|\n|7|\n",
            "&",
            "&#",
        ),
        *(
            "&amp;",
            "&#53;",
            "\\",
            "\\\n",
            "  \n",
            "    7\n",
            "\t7\n",
            "$$",
            "$7$ ",
            ":::",
            "a\n:   7\n",
        ),
    ),
    "html": (
        *(
            "<",
            "<a",
            "<a ",
            "<a b='",
            '<a b="7" ',
            "<b>",
            "</b>",
            "<p>",
            "<p>7",
            "<div>",
            "<div>7 ",
            "<td>",
        ),
        *(
            "<td>7",
            "<tr>",
            "<table>",
            "<table><tr><td>7",
            "<ul><li>7",
            "<script>",
            "<style>",
            "<title>",
        ),
        *(
            "<!--",
            "-->",
            "<!-- factcheck: ignore[all] -->",
            "<!",
            "<?",
            "<![CDATA[",
            "]]>",
            "</",
            "&",
            "&#",
        ),
        *(
            "&#x",
            "&amp",
            "&nbsp;",
            "&#53;",
            "<br>",
            "<hr>",
            "<img alt='7'>",
            "<sup>2</sup>",
            "<h1>",
            "<q>",
        ),
        *(
            "<span hidden>7",
            "<svg>",
            "<math>",
            "<template>",
            "<iframe>",
            "<noscript>7",
            "<textarea>",
        ),
    ),
}


_FIELD = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>"
_IN_WORD = (
    paragraph("7"),
    paragraph(*"7 boats"),
    paragraph("7", style="Punkt"),
    paragraph("7", style="Loop"),
    paragraph("7", properties="<w:rPr><w:del/></w:rPr>"),
    paragraph(_FIELD.format("begin")),
    paragraph(*(_FIELD.format("begin") + _FIELD.format("separate") for _ in range(40)), "7"),
    paragraph("<w:r><w:footnoteReference w:id='{n}'/></w:r>", " 7"),
    paragraph("<w:r><w:footnoteReference w:id='1'/></w:r>"),
    paragraph("<w:commentRangeStart w:id='0'/>", "7"),
    paragraph("<w:r><w:txbxContent><w:p/></w:txbxContent></w:r>"),
    paragraph("<m:oMath/>"),
    paragraph(run("7", "<w:vertAlign w:val='superscript'/>")),
    paragraph(run("7", "<w:vanish/>")),
    paragraph("<w:ins>" + run("7") + "</w:ins><w:del>" + run("8") + "</w:del>"),
    paragraph("<w:r><w:br/><w:tab/></w:r>", "7"),
    paragraph("<w:r><w:sym w:char='F0B7'/></w:r>"),
    table(("7", "8")),
    table(("a", "Total"), ("b", "7"), ("Total", "7")),
    table(*[("7",) * 5] * 5),
    table((table((table(("7",)),)),)),
)


def of_signs() -> Iterator[Line]:
    """Yield signs that open without closing, repeat, combine or are not there to be seen."""
    for sign in _SIGNS:
        yield Line(f"sign {sign!r}", sign)
        if not _FIGURE.search(sign):
            yield Line(f"figure and sign {sign!r}", f"7{sign}")
    for form, pieces in _MARKUP.items():
        for piece in pieces:
            yield Line(f"markup {piece!r}, {form}", piece, form)
    for number, piece in enumerate(_IN_WORD):
        yield Line(f"markup {number}, docx", piece, "docx")


def all_lines() -> Iterator[Line]:
    """Yield every line."""
    yield from of_signs()
    yield from of_rules()
    yield from of_words()
