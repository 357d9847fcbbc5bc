"""Every article of a corpus is in one shard and one only, wherever the cuts fall."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.audit import corpus
from factcheck.audit.corpus import Article, CorpusError, Fields, articles, plan

FIELDS = Fields()


def read(*paths: Path) -> list[Article]:
    return [
        found for shard in plan([str(path) for path in paths]) for found in articles(shard, FIELDS)
    ]


@settings(deadline=None)
@given(texts=st.lists(st.text(max_size=30), min_size=1, max_size=20), size=st.integers(1, 200))
def test_lines_are_cut_between_articles(
    texts: list[str], size: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("corpus") / "corpus.jsonl"
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps({"text": text}) + "\n" for text in texts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(corpus, "SHARD_BYTES", size)
        patch.setattr(corpus, "_CHUNK", 7)
        found = read(path)
    assert [article.data for article in found] == [t.encode("utf-8", "replace") for t in texts]
    assert [article.id for article in found] == [f"{path}:{n}" for n in range(1, len(texts) + 1)]


def test_a_record_says_its_name_and_date(tmp_path: Path) -> None:
    path = tmp_path / "corpus.jsonl"
    path.write_text('{"text": "a", "id": 7, "date": "2023-05-17T08:00:00Z"}\n', encoding="utf-8")
    assert read(path) == [Article("7", "7.txt", b"a", (2023, 5, 17))]


@pytest.mark.parametrize(
    ("line", "error"),
    [
        (b"{", "not JSON"),
        (b"[1]", "not a JSON object"),
        (b"\xff", "not UTF-8: byte 1 of the line"),
        (b'{"id": 1}', "no text in the field 'text'"),
        (b'{"text": 5}', "int instead of text in the field 'text'"),
        (b"[" * 100_000, "nested too deep"),
    ],
)
def test_a_bad_record_is_an_article_with_an_error(line: bytes, error: str, tmp_path: Path) -> None:
    path = tmp_path / "corpus.jsonl"
    path.write_bytes(line + b'\n{"text": "good"}')
    bad, good = read(path)
    assert error in bad.error
    assert good.data == b"good"


def test_rows_of_a_table_are_articles(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    path = tmp_path / "corpus.parquet"
    table = pa.table({"text": ["a", None, "c"], "id": ["x", "y", None], "other": [1, 2, 3]})
    parquet.write_table(table, path, row_group_size=2)
    first, second, third = read(path)
    assert (first.id, first.data) == ("x", b"a")
    assert second.error == "no text in the field 'text'"
    assert (third.id, third.data) == (f"{path}:3", b"c")


def test_folders_hold_articles_and_files_of_articles(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("one", encoding="utf-8")
    (tmp_path / "a.jsonl").write_text('{"text": "two"}\n', encoding="utf-8")
    (tmp_path / "c.py").write_text("three", encoding="utf-8")
    assert [article.data for article in read(tmp_path)] == [b"two", b"one"]


@pytest.mark.parametrize("name", ["missing.jsonl", "empty", "bad.parquet"])
def test_what_is_no_corpus_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "bad.parquet").write_bytes(b"PAR0")
    with pytest.raises(CorpusError, match=name):
        read(tmp_path / name)
