"""The ignore file: what is in it is silent, with its reason, until its words change."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.config import ConfigError
from factcheck.config.ignored import add_ignored, find_ignored, read_ignored
from tests.conftest import Command

WRONG = "Có 412/431 hộ dân được cấp nước, đạt 98,7%.\n"


@pytest.fixture(autouse=True)
def _desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write("news/wrong.txt", WRONG)


def write(path: str, text: str) -> None:
    Path(path).parent.mkdir(exist_ok=True, parents=True)
    Path(path).write_text(text, encoding="utf-8")


def fingerprint(factcheck: Command) -> str:
    outcome = factcheck("check", "news", "--output-format", "json", "--isolated")
    found: str = json.loads(outcome.out)["files"][0]["findings"][0]["fingerprint"]
    return found


def test_a_finding_is_silenced_for_good(factcheck: Command) -> None:
    one = fingerprint(factcheck)
    outcome = factcheck("ignore", one, "--reason", "as the ministry  counts")
    assert outcome == (0, f"{one} added to .factcheck-ignore\n", "")
    outcome = factcheck("check", "news", "--output-format", "json")
    (file,) = json.loads(outcome.out)["files"]
    assert (outcome.code, file["findings"]) == (0, [])
    assert [found["reason"] for found in file["suppressed"]] == ["as the ministry counts"]
    assert factcheck("check", "news", "--isolated").code == 1
    # Other lines may come and go; other words are another finding.
    write("news/wrong.txt", f"Một dòng.\n\n{WRONG}")
    assert factcheck("check", "news").code == 0
    write("news/wrong.txt", WRONG.replace("98,7", "97,8"))
    assert factcheck("check", "news").code == 1


def test_what_is_there_already_stays_as_it_is(factcheck: Command) -> None:
    write(".factcheck-ignore", "# ours\n7c1f0a92 -- first")
    outcome = factcheck("ignore", "7c1f0a92", "f8698658", "--reason", "second")
    assert outcome.out == (
        "7c1f0a92 is already in .factcheck-ignore\nf8698658 added to .factcheck-ignore\n"
    )
    assert Path(".factcheck-ignore").read_text(encoding="utf-8") == (
        "# ours\n7c1f0a92 -- first\nf8698658 -- second\n"
    )


def test_the_nearest_file_holds_and_a_new_one_lies_beside_the_configuration(
    factcheck: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("factcheck.toml", "")
    monkeypatch.chdir("news")
    factcheck("ignore", "7c1f0a92", "--reason", "x")
    assert Path("../.factcheck-ignore").is_file()
    write(".factcheck-ignore", "")
    factcheck("ignore", "f8698658", "--reason", "x")
    assert Path(".factcheck-ignore").read_text(encoding="utf-8") == "f8698658 -- x\n"
    assert find_ignored(".") == str(Path(".factcheck-ignore").resolve())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["7c1f0a9", "--reason", "x"], "'7c1f0a9' is no fingerprint"),
        (["7c1f0a92", "--reason", " "], "the reason is empty"),
    ],
)
def test_what_cannot_be_added(factcheck: Command, arguments: list[str], said: str) -> None:
    outcome = factcheck("ignore", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"factcheck: {said}")
    assert not Path(".factcheck-ignore").exists()
    assert factcheck("ignore", "7c1f0a92").code == 2


def test_a_file_that_cannot_be_understood_is_told(factcheck: Command) -> None:
    write(".factcheck-ignore", "# a\n\nshare-of-total\n")
    outcome = factcheck("check", "news")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == (
        "factcheck: .factcheck-ignore:3: 'share-of-total' is not a line such as:"
        " 7c1f0a92 -- the reason\n"
    )


def test_reasons_may_be_required(factcheck: Command) -> None:
    write(".factcheck-ignore", f"{fingerprint(factcheck)}\n")
    assert factcheck("check", "news").code == 0
    write("factcheck.toml", "require-suppression-reason = true\n")
    outcome = factcheck("check", "news")
    assert outcome.code == 2
    assert ".factcheck-ignore:1: " in outcome.err
    assert "a reason is required" in outcome.err


def test_a_folder_that_cannot_be_written_to_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / ".factcheck-ignore"
    path.write_text("7c1f0a92 -- first\n", encoding="utf-8")
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(ConfigError, match="cannot be written: no space left"):
        add_ignored(str(path), ["f8698658"], "x")
    assert read_ignored(str(path)) == {"7c1f0a92": "first"}
