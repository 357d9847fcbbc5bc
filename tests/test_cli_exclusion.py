"""What is passed over on the way through folders, and what is checked all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.cli.exclusion import exclusion
from factcheck.config import Config, Key, Setting
from tests.conftest import Command

WRONG = "Có 412/431 hộ dân được cấp nước, đạt 98,7%.\n"


@pytest.fixture(autouse=True)
def _desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "news/b.txt", "news/old/c.txt", "old/d.txt", "build/e.md"):
        write(name, WRONG)


def write(path: str, text: str) -> None:
    Path(path).parent.mkdir(exist_ok=True, parents=True)
    Path(path).write_text(text, encoding="utf-8")


def checked(factcheck: Command, *arguments: str) -> list[str]:
    outcome = factcheck("check", "-q", *arguments)
    return [line.partition(":")[0] for line in outcome.out.splitlines()]


@pytest.mark.parametrize(
    ("settings", "flags", "found"),
    [
        ('exclude = ["old/"]', ". ", "a.txt build/e.md news/b.txt"),
        ('exclude = ["/old/"]', ". ", "a.txt build/e.md news/b.txt news/old/c.txt"),
        ('exclude = ["*.txt", "!a.txt"]', ".", "a.txt build/e.md"),
        ('exclude = ["old/"]', "old", "old/d.txt"),
        ('exclude = ["old/"]', "old/d.txt", "old/d.txt"),
        ('exclude = ["old/"]', "old/d.txt a.txt --force-exclude", "a.txt"),
        ('exclude = ["old/"]', "old a.txt --force-exclude", "a.txt"),
        ('exclude = ["old/"]', ". --exclude *.txt", "build/e.md"),
        ('exclude = ["old/"]', ". --extend-exclude *.md,a.txt", "news/b.txt"),
        ('exclude = ["old/"]', ". --isolated --exclude *.txt", "build/e.md"),
    ],
)
def test_patterns_are_those_of_gitignore(
    factcheck: Command, settings: str, flags: str, found: str
) -> None:
    write("factcheck.toml", settings)
    assert checked(factcheck, *flags.split()) == found.split()


def test_patterns_start_from_their_own_file(factcheck: Command) -> None:
    write("news/factcheck.toml", 'exclude = ["/old/"]\n')
    assert checked(factcheck, ".") == ["a.txt", "build/e.md", "news/b.txt", "old/d.txt"]
    assert checked(factcheck, "news") == ["news/b.txt"]


def test_what_git_ignores_is_passed_over_inside_a_work_tree(factcheck: Command) -> None:
    write(".gitignore", "build/\n# old/\n!\n*.txt\n")
    write("news/.gitignore", "!b.txt\n")
    every = ["a.txt", "build/e.md", "news/b.txt", "news/old/c.txt", "old/d.txt"]
    assert checked(factcheck, ".") == every
    Path(".git/info").mkdir(parents=True)
    assert checked(factcheck, ".") == ["news/b.txt"]
    assert checked(factcheck, ".", "--no-respect-gitignore") == every
    assert checked(factcheck, "build") == ["build/e.md"]
    assert checked(factcheck, "a.txt") == ["a.txt"]
    assert checked(factcheck, "news") == ["news/b.txt"]
    write(".git/info/exclude", "/news/\n")
    assert checked(factcheck, ".", "--allow-empty") == []


def test_a_nested_work_tree_has_its_own_lists() -> None:
    for folder in ("", "news/"):
        Path(f"{folder}.git").mkdir()
    write(".gitignore", "*.txt\n")
    write("news/.gitignore", "old/\n")
    excluded = exclusion(lambda _: Config(), forced=False, gitignore=True)
    assert excluded("./a.txt", ".")
    assert not excluded("./news/b.txt", ".")
    assert excluded("./news/old/", ".")


def test_nothing_left_to_check_is_an_error_unless_it_is_allowed(factcheck: Command) -> None:
    write("factcheck.toml", 'exclude = ["*"]\n')
    outcome = factcheck("check", "a.txt", "--force-exclude")
    assert (outcome.code, outcome.err) == (
        2,
        "factcheck: nothing to check: everything that is named is excluded\n",
    )
    assert factcheck("check", ".").code == 2
    outcome = factcheck("check", "a.txt", "--force-exclude", "--allow-empty", "-q")
    assert outcome == (0, "", "")


def test_a_bad_pattern_is_told(factcheck: Command) -> None:
    outcome = factcheck("check", ".", "--exclude", "a,!")
    assert (outcome.code, outcome.err) == (2, "factcheck: --exclude: '!' is no pattern of files\n")
    write("factcheck.toml", 'exclude = ["!"]\n')
    assert factcheck("check", ".").err == (
        "factcheck: factcheck.toml:1: item 1 of \"exclude\" should be a pattern of files, not '!'\n"
    )


def test_figures_passes_over_the_same(factcheck: Command) -> None:
    write("factcheck.toml", 'exclude = ["old/", "news/", "build/"]\n')
    listed = factcheck("figures", ".").out.splitlines()
    assert {line.partition(":")[0] for line in listed if ".txt:" in line} == {"a.txt"}


def test_extend_exclude_is_laid_over_any_file() -> None:
    over: dict[Key, Setting] = {("extend-exclude",): Setting(("a.txt",), "--extend-exclude")}
    excluded = exclusion(lambda _: Config("", over), forced=True, gitignore=False)
    assert excluded("a.txt", "")
    assert not excluded("b.txt", "")
