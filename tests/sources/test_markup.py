"""Whatever markup an article has: each of its figures is read, once, in its place, and no other.

A short round runs always; ``FACTCHECK_FUZZ=20000 pytest tests/sources/test_markup.py`` is a long
one.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.mentions import find_mentions
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
