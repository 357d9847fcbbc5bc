"""Front matter: the two keys that speak to factcheck, and nothing else."""

from __future__ import annotations

import pytest

from factcheck.sources import SourceError, read_source


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("date: 2023-05-17", (2023, 5, 17)),
        ('date: "2023-05-17T08:30:00+07:00"  # published', (2023, 5, 17)),
        ("title: 412 votes\ndate: 17 May 2023", None),
        ("date: 2023-02-30", None),
        ("date: 2023-05-17\nfactcheck: {as-of: 2023-05-18}", (2023, 5, 18)),
        ("factcheck:\n  as-of: 2023-05-18\n  lang: en", (2023, 5, 18)),
    ],
)
def test_the_date_of_an_article(head: str, date: tuple[int, int, int] | None) -> None:
    document = read_source(f"---\n{head}\n---\n\nBody text.".encode(), "draft.txt")
    assert document.date == date
    assert [document.text[slice(*block.span)] for block in document.blocks] == ["Body text."]


@pytest.mark.parametrize(
    "head",
    [
        "factcheck: {ignore: [share-of-total, total-of-parts], lang: vi}",
        "factcheck:\n  lang: vi\n  ignore: [share-of-total, total-of-parts]",
        "factcheck:\n  lang: vi\n  ignore:\n    - share-of-total\n    - total-of-parts",
    ],
)
def test_language_and_silenced_rules(head: str) -> None:
    document = read_source(f"\ufeff---\r\n{head}\r\n---\r\n412 voters".encode(), "draft.txt")
    assert document.language == "vi"
    assert document.ignore == ("share-of-total", "total-of-parts")


@pytest.mark.parametrize(
    ("head", "message"),
    [
        ("factcheck: {as_of: 2023-05-17}", "line 2: factcheck: unknown key 'as_of'"),
        ("title: x\nfactcheck:\n  as-of: yesterday", "line 4: .* 'yesterday' is not a date"),
        ("factcheck: {lang: fr}", "line 2: factcheck: lang: 'fr' is not one of"),
    ],
)
def test_what_cannot_be_used_is_refused(head: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        read_source(f"---\n{head}\n---\nText".encode(), "draft.txt")


@pytest.mark.parametrize("text", ["---\n\nHe said: yes. 412 voted.\n\n---\n\nMore", "---\n412\n"])
def test_a_line_of_dashes_alone_is_no_front_matter(text: str) -> None:
    assert read_source(text.encode(), "draft.txt").text.startswith("---")
