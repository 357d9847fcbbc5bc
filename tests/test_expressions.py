"""Kept expressions find what freshly compiled ones find, and nothing can go wrong with them."""

from __future__ import annotations

import marshal
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck import cache, expressions

PATTERNS = [
    (r"(?P<part>\d+) (?:trên|of) (?P<whole>\d+)", 0),
    (r"(?<!\w)ngày (\d{1,2})(?:/(\d{1,2}))?+(?!\w)", re.IGNORECASE),
    (r"[^\W\d_]++", 0),
    ("", 0),
]
NAME = cache.cache_name("expressions")
TEXT = "Ngày 17/5 có 412 trên 431 đại biểu, 5 of 6 boats; NGÀY 3"


@pytest.fixture(autouse=True)
def _fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Give each test a cache folder of its own and an empty memory before and after."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    opened = dict(cache._opened)
    forget()
    yield
    forget()
    cache._opened.update(opened)


def forget() -> None:
    expressions.compile_kept.cache_clear()
    expressions._brought_back.cache_clear()
    expressions._kept.cache_clear()
    cache._opened.clear()


def use(source: str) -> None:
    expressions.compile_kept(source).search(TEXT)


def keep(source: str, code: object) -> None:
    pieces = cache.open_pieces(NAME)
    pieces.add(f"0 {source}", code)
    pieces.keep()


def kept_file() -> Path:
    return Path(cache.cache_folder()) / NAME


@pytest.mark.parametrize(("source", "flags"), PATTERNS)
def test_kept_expressions_are_the_same(source: str, flags: int) -> None:
    plain = re.compile(source, flags)
    for _ in range(2):
        kept = expressions.compile_kept(source, flags)
        assert (kept.pattern, kept.flags, kept.groups) == (plain.pattern, plain.flags, plain.groups)
        assert dict(kept.groupindex) == dict(plain.groupindex)
        assert [m.groupdict() for m in kept.finditer(TEXT)] == [
            m.groupdict() for m in plain.finditer(TEXT)
        ]
        assert [m.lastgroup for m in kept.finditer(TEXT)] == [
            m.lastgroup for m in plain.finditer(TEXT)
        ]
        cache.keep_pieces()
        assert kept_file().is_file()
        forget()


def test_what_is_never_used_is_never_compiled() -> None:
    expressions.compile_kept("(")
    cache.keep_pieces()
    assert not kept_file().exists()


def test_nothing_is_written_where_nothing_is_new() -> None:
    use("a+")
    cache.keep_pieces()
    written = kept_file().stat().st_mtime_ns
    forget()
    use("a+")
    cache.keep_pieces()
    assert kept_file().stat().st_mtime_ns == written


def test_code_that_is_no_code_is_compiled_anew() -> None:
    keep("a+", (32, b"\xff\xff\xff\x7f" * 3, 0, {}))
    assert expressions.compile_kept("a+").findall("aa b a") == ["aa", "a"]


@pytest.mark.parametrize("content", [["a list"], "text", 3, (32, b"", 0, 7), (32, 7, 0, {})])
def test_anything_else_that_is_kept_is_as_good_as_nothing(content: object) -> None:
    keep("a+", content)
    assert expressions.compile_kept("a+").findall("aa b a") == ["aa", "a"]


def test_pieces_of_another_shape_are_as_good_as_nothing() -> None:
    index = cache._sealed(marshal.dumps(((), {3: (0, 7)})))
    kept_file().parent.mkdir()
    kept_file().write_bytes(len(index).to_bytes(8, "big") + index + b"a piece")
    assert expressions.compile_kept("a+").findall("aa b a") == ["aa", "a"]


@pytest.mark.parametrize("content", [b"", b"text", b"\0" * 40, b"\xff" * 40])
def test_a_file_of_anything_else_is_as_good_as_nothing(content: bytes) -> None:
    kept_file().parent.mkdir()
    kept_file().write_bytes(content)
    assert expressions.compile_kept("a+").findall("aa b a") == ["aa", "a"]


def test_a_file_of_another_version_is_as_good_as_nothing() -> None:
    index = cache._sealed(marshal.dumps(((), ("of", "another", "kind"))))
    kept_file().parent.mkdir()
    kept_file().write_bytes(len(index).to_bytes(8, "big") + index)
    assert expressions.compile_kept("a+").findall("aa b a") == ["aa", "a"]


def test_a_piece_that_was_changed_is_as_good_as_nothing() -> None:
    for source in ("a+", "b+"):
        use(source)
    cache.keep_pieces()
    forget()
    content = kept_file().read_bytes()
    kept_file().write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    assert sum(expressions._kept().get(f"0 {source}") is None for source in ("a+", "b+")) == 1
    assert expressions.compile_kept("a+").findall("bb a b") == ["a"]
    assert expressions.compile_kept("b+").findall("bb a b") == ["bb", "b"]


def test_without_the_private_door_everything_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expressions, "_sre", None)
    assert expressions.compile_kept("a+").findall("aa b a") == ["aa", "a"]
    cache.keep_pieces()
    assert not kept_file().exists()


def test_what_nobody_asks_for_is_dropped_at_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expressions, "_MOST_KEPT", 2)
    for source in ("a", "b"):
        use(source)
    cache.keep_pieces()
    forget()
    use("c")
    cache.keep_pieces()
    kept = cache.open_pieces(NAME)
    assert len(kept) == 1
    assert kept.get("0 c") is not None


def test_a_pattern_that_is_wrong_is_told_as_ever() -> None:
    with pytest.raises(re.error):
        use("(")


def test_an_index_of_another_version_is_as_good_as_none() -> None:
    index = cache._sealed(marshal.dumps(((), (1, 2))))
    cache._write(NAME, len(index).to_bytes(8, "big") + index)
    assert expressions.compile_kept("a+").findall("aa b a") == ["aa", "a"]
