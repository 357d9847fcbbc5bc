"""Lines cut off, brackets left open, and layouts that only look like it."""

from __future__ import annotations

import pytest

from tests.checking import findings

ID = "truncated-text"
BODY = (
    "The company marks 75 years since its first crossing of the bay.\n\n"
    "Guests recall the 75 years since its first crossing of the bay in a film.\n\n"
    "A book tells of the 75 years since its first crossing of the bay."
)


def test_a_phrase_that_always_goes_on_was_cut() -> None:
    (found,) = findings(ID, f"Ferry marks 75 years since its first\n\n{BODY}")
    assert found.ends == ("first", "first crossing")
    assert found.severity == "warning"


def test_twice_is_not_always() -> None:
    two = BODY.rpartition("\n\n")[0]
    assert findings(ID, f"Ferry marks 75 years since its first\n\n{two}") == []


def test_a_phrase_that_ends_elsewhere_was_not_cut() -> None:
    more = "It was the 75 years since its first."
    assert findings(ID, f"Ferry marks 75 years since its first\n\n{BODY}\n\n{more}") == []


def test_a_paragraph_broken_over_pages_was_not_cut() -> None:
    text = f"{BODY}\n\nAll spoke of the 75 years since its first\n\ncrossing of the bay."
    assert findings(ID, text) == []


def test_an_open_bracket_with_a_figure_is_a_warning() -> None:
    (found,) = findings(ID, "The jubilee (20 September 2024 will be held on the quay.")
    assert (found.ends[0], found.severity) == ("(20", "warning")


def test_an_open_bracket_with_words_is_only_pointed_out() -> None:
    (found,) = findings(ID, "The jubilee (on the quay will be held in May.")
    assert found.severity == "info"


@pytest.mark.parametrize(
    "text",
    [
        "The crew was glad :( and the boat was late.",
        "The jubilee (on the quay...",
        "The jubilee (held on the quay\n\nand in the harbour) was long.",
        "\n\n".join(f"Boat number {name} (left" for name in "abcde"),
    ],
)
def test_brackets_that_say_nothing(text: str) -> None:
    assert findings(ID, text) == []


def test_a_caption_that_ends_on_an_article_was_cut() -> None:
    text = "Ferry opens season\n\nThe ferry opened its season.\n\nPhoto: The crew hands the rope to the"
    (found,) = findings(ID, text)
    assert found.ends[0] == "the"


def test_a_quotation_that_ends_on_an_article_is_pointed_out() -> None:
    (found,) = findings(ID, 'He said they had "handed the rope to the" and left.')
    assert found.severity == "info"
