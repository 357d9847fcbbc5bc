"""Where a list of figures in running text ends, and what of it counts."""

from __future__ import annotations

import pytest

from factcheck.patterns.compiled import ListWords
from factcheck.patterns.lists import read_list
from factcheck.patterns.shadow import MARKERS

WORDS = ListWords(
    joiners="and|plus",
    breaks="up|than",
    labels="road",
    nested="including",
    open_ends="and others|and some",
    alone="a|the",
    last="the remaining",
    clauses="which",
)


def read(sentence: str) -> list[str]:
    """Return the readings of a sentence in which # is a whole number and % a percentage."""
    text = sentence.replace("#", MARKERS["integer"]).replace("%", MARKERS["percent"])
    found = read_list(text, text.index(MARKERS["integer"]), MARKERS["integer"], WORDS)
    return [
        "".join(sentence[place + 1 :].split(maxsplit=1)[0])
        for places in found
        for place in places[-1:]
    ]


@pytest.mark.parametrize(
    ("sentence", "last"),
    [
        ("# pears, # plums and # figs", ["figs"]),
        ("pears # and plums # in the end", ["in"]),
        ("# pears (# of them ripe), # plums (new) and # figs", ["figs"]),
        ("# pears, or %, # plums, or %, and # figs, or %", ["figs,"]),
        ("# stations on road # and lane; # stations on others", ["stations"]),
        ("# pears and # plums, up # from May", ["plums,"]),
        ("# pears and # plums, # figs", ["plums,", "figs"]),
        ("# pears and # plums, road # in town", ["plums,"]),
        ("# pears on road #, # plums", ["plums"]),
        ("# pears, the road sellers had # plums", ["plums"]),
        ("# pears and # plums, and # figs", ["figs", "plums,"]),
        ("# pears, # plums", ["plums"]),
        ("(# pears, # plums) and # figs"[1:], ["plums)"]),
        ("# class in grades of school # and #, # plums", ["plums"]),
        ("# pears, or % and # figs", ["figs"]),
        ("# pears, # plums; # of the figs ripe", ["of", "plums;"]),
        ("# pears, # plums; # fig # apple", ["plums;"]),
        ("# pears; # plums; # figs", ["figs"]),
        ("gas (#), coal (#) and hydro (#)", [")"]),
        ("# towns: # pears, # plums and # figs", ["figs"]),
        ("# pears, # plums and # figs, a crop of the town", ["figs,"]),
        ("# pears and # plums, # figs, the remaining # nuts", ["nuts", "plums,"]),
        ("# pears, # plums, which are ripe", ["plums,"]),
    ],
)
def test_a_list_ends_with_its_last_part(sentence: str, last: list[str]) -> None:
    """Words around the figures, brackets and percentages do not end a list."""
    assert read(sentence) == last


@pytest.mark.parametrize(
    "sentence",
    [
        "# pears",
        "# pears, # plums and others",
        "# pears, # plums and some figs",
        "# pears, # plums, figs",
        "# pears, a plum and # figs",
        "# pears, # plums and a fig",
        "# pears, including # ripe ones, and # figs",
        "# pears in # baskets",
        "# pear # plum, and # figs",
    ],
)
def test_an_unfinished_list_is_refused(sentence: str) -> None:
    """What is not all figures cannot be added up."""
    assert read(sentence) == []
