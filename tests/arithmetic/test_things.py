"""What the nouns behind figures say: whether parts are of the kind of the whole."""

from __future__ import annotations

import pytest

from factcheck.model import Status
from tests.judging import judged, rule

ALIKE = rule("{total:size} ... including {parts:list of size}", "named_alike(total, parts)")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It has 12 boats, including ten in town and two by the sea.", "holds"),
        ("It has 12 boats, including ten boats in town and two by the sea.", "holds"),
        ("It has 12 boats, including ten ferries and two tugs.", "violated"),
        ("It burnt 12 tonnes of coal, including 10 tonnes at sea and two in town.", "holds"),
        ("It burnt 12 tonnes of coal, including 10 in town and $2 at sea.", "violated"),
        ("There were 12, including ten in town and two by the sea.", "violated"),
    ],
)
def test_parts_named_as_the_whole(sentence: str, expected: Status) -> None:
    assert [verdict.status for verdict in judged(sentence, ALIKE)] == [expected]
