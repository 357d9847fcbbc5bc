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


@pytest.mark.parametrize("label", ["draft.txt", "draft.md"])
@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("---\n\nHe said: yes. 412 voted.\n\n---\n\nMore", ["He said: yes. 412 voted.", "More"]),
        ("---\n412\n", ["412"]),
        ("---\n---\n412\n", ["412"]),
        ("----\n412", ["412"]),
    ],
)
def test_a_line_of_dashes_alone_is_no_front_matter(
    label: str, text: str, blocks: list[str]
) -> None:
    document = read_source(text.encode(), label)
    found = [document.text[slice(*block.span)] for block in document.blocks]
    assert [block for block in found if block.strip("-")] == blocks


@pytest.mark.parametrize(
    "head",
    [
        'title: "A line\nthat goes on: here, 412\nand here"\ndate: 2023-05-17',
        "# a remark\ntitle: x\ntags:\n- a\n- b: c\n\ndate: 2023-05-17",
        "'title': x\ntext: |\n  any # thing\n  : at all\ndate: 2023-05-17",
        "lists: [a,\n  b\n]\ndate: 2023-05-17",
    ],
)
def test_keys_of_others_are_passed_over(head: str) -> None:
    document = read_source(f"---\n{head}\n---\nText".encode(), "draft.md")
    assert document.date == (2023, 5, 17)
    assert document.text == "Text"


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("title = 'x'\ndate = 2023-05-17", (2023, 5, 17)),
        ('date = "2023-05-17T08:30:00+07:00"', (2023, 5, 17)),
        ("date = 2023-05-17T08:30:00Z\n[factcheck]\nas-of = 2023-05-18", (2023, 5, 18)),
        ("[params]\nx = 1", None),
    ],
)
def test_toml(head: str, date: tuple[int, int, int] | None) -> None:
    for label in ("draft.txt", "draft.md"):
        document = read_source(f"+++\n{head}\n+++\nText".encode(), label)
        assert document.date == date
        assert [document.text[slice(*block.span)] for block in document.blocks] == ["Text"]


def test_what_is_no_yaml_between_the_fences_is_text() -> None:
    document = read_source(b"---\nauthor:\nAsh\nBirch\ndate: 2023-05-17\n---\nText", "draft.txt")
    assert document.date is None
    assert document.text.endswith("Text")


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("---\ntitle: x\n\nText.", "line 1: the front matter is not closed: no line of ---"),
        ("---\ntitle: x", "line 1: the front matter is not closed"),
        ("+++\ntitle = 'x'\nText.", r"line 1: the front matter is not closed: no line of \+\+\+"),
        ("+++\ndate = 2023-99-99\n+++\nText.", "front matter: cannot be read as TOML: .*line 2"),
        ("+++\nfactcheck = 5\n+++\nText.", "front matter: factcheck: 5 is not a table"),
        ("+++\nfactcheck = {lang = 'fr'}\n+++\nText.", "front matter: factcheck: lang: 'fr'"),
        ("---\na: b\nfactcheck: {ignore: [\n---\nText.", "line 3: factcheck: "),
        ("---\nfactcheck: yes\n---\nText.", "line 2: factcheck: 'yes' is not a list of settings"),
        ("---\nfactcheck: " + "[" * 2_000 + "\n---\nText.", "line 2: factcheck: the settings"),
        ("---\nfactcheck: {lang: [a]}\n---\nText.", r"line 2: factcheck: lang: \['a'\] is not"),
    ],
)
def test_broken_front_matter_is_refused_in_one_line(source: str, message: str) -> None:
    for label in ("draft.txt", "draft.md"):
        with pytest.raises(SourceError, match=message) as caught:
            read_source(source.encode(), label)
        assert "\n" not in str(caught.value)
