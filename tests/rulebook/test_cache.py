"""The rules kept between runs: the same as fresh ones, and never stale."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from factcheck import cache as kept_files
from factcheck.rulebook import Rule, cache, load_rules

from .files import write_rule


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of this test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "factcheck"


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A folder with one rule, written a while ago."""
    folder = tmp_path / "rules"
    settle(write_rule(folder))
    return folder


def settle(path: Path) -> None:
    """Make *path* look as if it had been written a minute ago, and its rules kept since then."""
    facts = path.stat()
    os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns - 60_000_000_000))


def is_kept(folder: Path) -> bool:
    places = (str(folder),)
    return cache.load(places, cache.state(places)) is not None


@pytest.fixture(autouse=True)
def _settled(monkeypatch: pytest.MonkeyPatch) -> None:
    # The modules and language files of a checkout may have been saved this second.
    monkeypatch.setattr(kept_files, "_SETTLED", -(10**18))


def test_kept_rules_equal_fresh_ones(kept: Path, rules: Path) -> None:
    fresh = load_rules([rules])
    assert is_kept(rules)
    again = load_rules([rules])
    assert again == fresh
    assert again[0].wordings["en"].phrasings[0].search == (
        fresh[0].wordings["en"].phrasings[0].search
    )
    assert [path.suffix for path in kept.glob("rules-*")] == [".bin"]


def test_a_changed_file_is_read_again(kept: Path, rules: Path) -> None:
    load_rules([rules])
    write_rule(rules, ("75%", "70%"))  # of the same size
    assert "70%" in load_rules([rules])[0].wordings["en"].right[0]
    assert kept.is_dir()


def test_a_new_or_missing_file_is_seen(kept: Path, rules: Path) -> None:
    load_rules([rules])
    path = write_rule(rules, ('"share-fits"', '"more"'), name="more")
    assert len(load_rules([rules])) == 2
    path.unlink()
    assert len(load_rules([rules])) == 1
    assert kept.is_dir()


def test_a_file_as_new_as_the_cache_is_not_trusted(
    kept: Path, rules: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_rules([rules])
    monkeypatch.setattr(kept_files, "_SETTLED", 10**18)
    assert not is_kept(rules)
    assert kept.is_dir()


@pytest.mark.parametrize("damage", [b"", b"abc", b"\0" * 400])
def test_an_unreadable_cache_is_rebuilt(kept: Path, rules: Path, damage: bytes) -> None:
    fresh = load_rules([rules])
    (place,) = kept.glob("rules-*")
    for content in (damage, place.read_bytes()[:-1], b"\0\0\0\0" + damage):
        place.write_bytes(content)
        assert not is_kept(rules)
        assert load_rules([rules]) == fresh
        assert is_kept(rules)


def test_a_wording_that_cannot_be_read_is_made_anew(kept: Path, rules: Path) -> None:
    fresh = load_rules([rules])
    (place,) = kept.glob("rules-*")
    content = place.read_bytes()
    place.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    assert is_kept(rules)
    assert load_rules([rules]) == fresh


def test_rules_load_without_a_cache_folder(
    rules: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert [rule.id for rule in load_rules([rules])] == ["share-fits"]
    assert not is_kept(rules)


def test_a_relative_cache_home_is_ignored(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "here")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert kept_files.cache_folder() == str(tmp_path / ".cache" / "factcheck")


def test_what_is_made_of_kept_rules_is_made_once_of_all_of_them(kept: Path, rules: Path) -> None:
    settle(write_rule(rules, ('"share-fits"', '"more"'), name="more"))
    fresh = load_rules([rules])

    def ids(some: Sequence[Rule]) -> list[str]:
        made.append(len(some))
        return [rule.id for rule in some]

    made: list[int] = []
    assert cache.derived(fresh[:1], "ids", ids) == [fresh[0].id]  # these were not kept yet
    again = load_rules([rules])
    for some in (again[:1], again[1:]):
        assert cache.derived(some, "ids", ids) == [rule.id for rule in fresh]
    assert cache.derived(load_rules([rules]), "ids", ids) == [rule.id for rule in fresh]
    assert cache.derived((again[0], fresh[1]), "ids", ids) == [rule.id for rule in fresh]
    assert cache.derived((), "ids", ids) == []
    assert made == [1, 2, 2, 0]
    assert kept.is_dir()
