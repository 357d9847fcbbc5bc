"""Whatever markup an article has: each of its figures is read, once, in its place, and no other.

A short round runs always; ``FACTCHECK_FUZZ=20000 pytest tests/sources/test_markup.py`` is a long
one.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.editing import apply_edits
from factcheck.mentions import find_mentions
from factcheck.model import Candidate, Edit
from factcheck.report import Places
from factcheck.sources import FORMATS, read_source
from tests.sources.articles import articles
from tests.sources.markup import WRITERS

ROUNDS = int(os.environ.get("FACTCHECK_FUZZ", "25"))


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=ROUNDS, deadline=None)
@given(data=st.data())
def test_no_figure_is_lost_invented_or_misplaced(form: str, data: st.DataObject) -> None:
    article = data.draw(articles())
    written = data.draw(WRITERS[form](article))
    label = f"draft{FORMATS[form].suffixes[0]}"
    document = read_source(written.data, label, language=article.language)
    passages = [passage for passage in find_mentions(document, "auto") if passage.mentions]
    figures = [
        [document.text[slice(*mention.span)] for mention in passage.mentions]
        for passage in passages
    ]
    assert figures == article.figures
    places = [
        document.source_map.locate(mention.span)
        for passage in passages
        for mention in passage.mentions
    ]
    assert document.source.text.rstrip() == written.text.rstrip()
    assert tuple(places) == written.places


@pytest.mark.parametrize(
    ("label", "source", "candidate", "changed"),
    [
        ("a.html", "Of 431, 4<b>12</b> (98.7%)", "395", "Of 431, 3<b>95</b> (98.7%)"),
        (
            "a.html",
            "Of 431, <b>41</b><!-- x -->2 (98.7%)",
            "1,395",
            "Of 431, <b>1,39</b><!-- x -->5 (98.7%)",
        ),
        ("a.html", "Of 431, <b>41</b>2 (98.7%)", "5", "Of 431, <b></b>5 (98.7%)"),
        ("a.html", "Of 431, &#52;12 (98.7%)", "395", "Of 431, 395 (98.7%)"),
        ("a.md", "Of 431, 4**12** (98.7%)", "395", "Of 431, 3**95** (98.7%)"),
        ("a.md", "Of 431, 4[12](/99) (98.7%)", "395", "Of 431, 3[95](/99) (98.7%)"),
        ("a.md", "Of 431, 412 (98.7%)", "395", "Of 431, 395 (98.7%)"),
        ("a.txt", "Of 431, 4\u00ad12 (98.7%)", "395", "Of 431, 395 (98.7%)"),
    ],
)
def test_a_correction_leaves_the_markup_inside_of_a_figure(
    label: str, source: str, candidate: str, changed: str
) -> None:
    document = read_source(source.encode(), label, language="en")
    (span,) = [
        mention.span
        for passage in find_mentions(document, "auto")
        for mention in passage.mentions
        if document.text[slice(*mention.span)] == "412"
    ]
    proposed = Candidate(candidate, (Edit(span, candidate),))
    assert apply_edits(source, Places(document).candidate(proposed, ()).edits) == changed
