"""The configuration on the command line: what holds for which article, and what shows it."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from tests.conftest import Command
from tests.rulebook.files import write_rule

RIGHT = "Có 412/431 hộ dân được cấp nước, đạt 95,6%.\n"
WRONG = "Có 412/431 hộ dân được cấp nước, đạt 98,7%.\n"


@pytest.fixture(autouse=True)
def _desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a folder with two desks the working directory."""
    monkeypatch.chdir(tmp_path)
    write("news/wrong.txt", WRONG)
    write("sport/wrong.txt", WRONG)
    write("right.txt", RIGHT)


def write(path: str, text: str) -> None:
    place = Path(path)
    place.parent.mkdir(exist_ok=True, parents=True)
    place.write_text(text, encoding="utf-8")


def test_every_article_follows_the_nearest_file(factcheck: Command) -> None:
    assert factcheck("check", "news", "sport", "-q").out.count("share-of-total") == 2
    write("factcheck.toml", 'ignore = ["share-of-total"]\n')
    assert factcheck("check", "news", "sport").code == 0
    # The nearer file holds alone: nothing of the one above goes into it.
    write("sport/factcheck.toml", 'language = "vi"\n')
    outcome = factcheck("check", "news", "sport", "-q")
    assert (outcome.code, outcome.out.count("\n")) == (1, 1)
    assert outcome.out.startswith("sport/wrong.txt:1:")
    assert factcheck("check", "news", "sport", "--isolated", "-q").out.count("\n") == 2


@pytest.mark.parametrize(
    ("settings", "flags", "code", "lines"),
    [
        ('[rules.share-of-total]\nseverity = "info"', "", 0, 0),
        ('[rules.share-of-total]\nseverity = "info"', "--level info", 1, 1),
        ('level = "info"\n[rules.share-of-total]\nseverity = "info"', "", 1, 1),
        ('fail-level = "never"', "", 0, 1),
        ('fail-level = "never"', "--fail-level error", 1, 1),
        ('fail-level = "never"', "--config fail-level=error", 1, 1),
        ('select = ["dates"]', "", 0, 0),
        ('select = ["dates"]', "--extend-select shares", 1, 1),
        ('select = ["dates"]', "--select shares", 1, 1),
        ('ignore = ["shares"]', "--select all", 1, 1),
        ('ignore = ["shares"]', "--ignore dates", 0, 0),
        ('ignore = ["dates"]', "--ignore shares", 0, 0),
        ('ignore = ["shares"]', "--extend-select share-of-total", 1, 1),
        ('language = "en"', "", 0, 0),
        ('language = "en"', "--lang vi", 1, 1),
    ],
)
def test_flags_win_over_the_file(
    factcheck: Command, settings: str, flags: str, code: int, lines: int
) -> None:
    write("factcheck.toml", settings)
    outcome = factcheck("check", "news/wrong.txt", "-q", *flags.split())
    assert (outcome.code, outcome.out.count("\n")) == (code, lines)


def test_each_level_is_that_of_the_articles_own_file(factcheck: Command) -> None:
    write("news/factcheck.toml", '[rules.share-of-total]\nseverity = "info"\n')
    write("sport/factcheck.toml", 'level = "info"\n[rules.share-of-total]\nseverity = "info"\n')
    outcome = factcheck("check", ".", "--output-format", "json")
    files = json.loads(outcome.out)["files"]
    assert [(file["path"], len(file["findings"])) for file in files] == [
        ("right.txt", 0),
        ("news/wrong.txt", 0),
        ("sport/wrong.txt", 1),
    ]
    assert outcome.code == 1


def test_one_file_may_be_named_for_all(factcheck: Command) -> None:
    write("sport/factcheck.toml", "")
    write("house.toml", 'ignore = ["shares"]\n')
    assert factcheck("check", "news", "sport", "--config", "house.toml").code == 0
    for wrong, said in [
        (["--config", "nowhere.toml"], "nowhere.toml: cannot be read: no such file"),
        (["--config", "house.toml", "--config", "b.toml"], "--config: there can be one file only"),
        (["--config", "house.toml", "--isolated"], "--config house.toml: with --isolated no file"),
        (["--config", "levl=info"], "--config 'levl=info': unknown key \"levl\""),
        (["--config", "ignore=['share']"], "unknown rule 'share': did you mean"),
    ]:
        outcome = factcheck("check", "news", *wrong)
        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.err.startswith(f"factcheck: {said}")
        assert outcome.err.count("\n") == 1


def test_standard_input_follows_the_file_beside_its_name(factcheck: Command) -> None:
    write("news/factcheck.toml", 'ignore = ["shares"]\n')
    data = WRONG.encode()
    assert factcheck("check", "-", stdin=data).code == 1
    assert factcheck("check", "-", "--stdin-filename", "news/new.txt", stdin=data).code == 0


def test_without_paths_the_file_says_what_to_check(factcheck: Command) -> None:
    outcome = factcheck("check")
    assert outcome.code == 2
    assert outcome.err.startswith("factcheck: nothing to check: name files or folders")
    write("factcheck.toml", 'include = ["news", "s*/**/*.txt"]\n')
    assert factcheck("check", "-q").out.count("\n") == 2
    Path("drafts").mkdir()
    write("drafts/factcheck.toml", 'extend = "../factcheck.toml"\n')
    write("factcheck.toml", 'include = ["nowhere"]\n')
    outcome = factcheck("check")
    assert (outcome.code, outcome.err) == (
        2,
        "factcheck: factcheck.toml:1: include: nothing matches 'nowhere'\n",
    )


def test_the_format_may_come_from_the_file(
    factcheck: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("factcheck.toml", 'output-format = "json"\n')
    assert factcheck("check", "right.txt").out.startswith("{")
    assert factcheck("check", "right.txt", "--output-format", "concise").out.startswith("no find")
    monkeypatch.setenv("FACTCHECK_OUTPUT_FORMAT", "concise")
    assert factcheck("check", "right.txt").out.startswith("no findings")
    assert factcheck("check", "right.txt", "--config", "output-format=json").out.startswith("{")
    assert "# FACTCHECK_OUTPUT_FORMAT\n" in factcheck("config", "show").out


def test_a_bad_file_ends_every_command(factcheck: Command) -> None:
    write("factcheck.toml", 'ignore = ["share"]\n')
    for command in (
        "check right.txt",
        "figures right.txt",
        "rules",
        "explain share-of-total",
        "config show",
    ):
        outcome = factcheck(*command.split())
        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.err.startswith("factcheck: factcheck.toml:1: unknown rule 'share'")


def test_own_rules_are_known_to_every_command(factcheck: Command) -> None:
    write_rule(Path("house"), (" ({share:percent})", " ..({share:percent})"))
    write("factcheck.toml", 'rules.from = ["house"]\n[rules.share-fits]\nseverity = "warning"\n')
    write("boats.txt", "There were 12 of 16 boats (85%).\n")
    assert "warning share-fits" in factcheck("check", "boats.txt", "--select", "share-fits").out
    assert factcheck("explain", "share-fits").out.startswith("share-fits  (shares, warning)")
    row = next(line for line in factcheck("rules").out.splitlines() if "share-fits" in line)
    assert row.split()[:6] == ["share-fits", "shares", "warning", "en", "on", "default"]


def test_the_table_of_rules_says_who_switched_them_off(factcheck: Command) -> None:
    write("factcheck.toml", '\nignore = ["shares"]\n')
    rows = {line.split()[0]: line.split() for line in factcheck("rules").out.splitlines()}
    assert rows["share-of-total"][5:7] == ["off", "factcheck.toml:2"]
    assert rows["weekday-mismatch"][5:7] == ["on", "default"]
    rules = json.loads(factcheck("rules", "--output-format", "json", "--isolated").out)
    assert {(rule["on"], rule["set_by"]) for rule in rules} == {(True, "default")}


def test_the_settings_are_shown_with_their_origins(factcheck: Command) -> None:
    write("base.toml", '[per-file-ignores]\n"*.md" = ["dates"]\n')
    write("news/factcheck.toml", 'extend = "../base.toml"\n\nselect = ["dates", "all"]\n')
    out = factcheck("config", "show", "news/wrong.txt", "--config", "level=info").out
    first, *lines = out.splitlines()
    assert first == "# news/factcheck.toml"
    rows = {line.split(" = ")[0].strip(): line for line in lines}
    assert rows["select"].split("  # ") == [
        'select = ["dates", "all"]'.ljust(rows["select"].index("  # ")),
        "news/factcheck.toml:3",
    ]
    assert rows["level"].endswith("# --config")
    assert rows['per-file-ignores."*.md"'].endswith("# base.toml:2")
    assert rows["language"].endswith("# default")
    assert tomllib.loads(out)["per-file-ignores"] == {"*.md": ["dates"]}
    shown = json.loads(factcheck("config", "show", "news", "--output-format", "json").out)
    assert shown["file"].endswith("news/factcheck.toml")
    assert {
        "key": 'per-file-ignores."*.md"',
        "value": ["dates"],
        "origin": str(Path("base.toml").resolve()),
        "line": 2,
    } in shown["settings"]
    assert factcheck("config", "show", "nowhere").code == 2
    assert factcheck("config", "show").out.startswith("# no configuration file\n")


def test_the_schema_has_every_key(factcheck: Command) -> None:
    from factcheck.config import DEFAULTS

    schema = json.loads(factcheck("config", "schema").out)
    assert schema["additionalProperties"] is False
    keys = {key.partition(".")[0] for key in DEFAULTS}
    assert set(schema["properties"]) == keys | {"extend", "per-file-ignores"}
    assert all(one.get("description") for one in schema["properties"].values())
    assert schema["properties"]["level"]["enum"] == ["error", "warning", "info"]
    assert "null" not in json.dumps(schema)


def test_rules_may_be_silent_in_some_files(factcheck: Command) -> None:
    write("factcheck.toml", '[per-file-ignores]\n"sport/" = ["shares"]\n"*.md" = ["all"]\n')
    outcome = factcheck("check", "news", "sport", "--output-format", "json")
    news, sport = json.loads(outcome.out)["files"]
    assert (len(news["findings"]), len(sport["findings"])) == (1, 0)
    assert sport["suppressed"][0]["reason"] == 'per-file-ignores "sport/"'
    assert factcheck("check", "sport/wrong.txt").code == 0


def test_what_a_pattern_matches_is_not_read(factcheck: Command) -> None:
    write("factcheck.toml", "skip-patterns = ['\\d+/\\d+ hộ']\n")
    assert factcheck("check", "news").code == 0
    assert "98,7%" in factcheck("figures", "news").out
    assert "412" not in factcheck("figures", "news").out


def test_articles_may_be_given_no_say(factcheck: Command) -> None:
    write("news/wrong.txt", f"---\nfactcheck: {{ignore: [shares]}}\n---\n{WRONG}")
    write("sport/wrong.txt", WRONG.replace("98,7%", "98,7% [nguyên văn]"))
    assert factcheck("check", "news", "sport").code == 0
    outcome = factcheck("check", "news", "sport", "--no-inline-suppressions", "-q")
    assert (outcome.code, outcome.out.count("\n")) == (1, 2)


def test_messages_may_be_in_another_language(factcheck: Command) -> None:
    write("wrong.txt", WRONG)
    for flags in (["--message-lang", "en"], ["--config", "message-language=en"]):
        assert "98,7% does not fit 412 of 431" in factcheck("check", "wrong.txt", *flags).out
    assert "98,7% không khớp" in factcheck("check", "wrong.txt", "--message-lang", "auto").out
    outcome = factcheck("check", "wrong.txt", "--message-lang", "xx")
    assert outcome.err == "factcheck: --message-lang: 'xx' is none of auto, en, vi\n"
