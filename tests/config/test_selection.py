"""Which rules are on, how severe, with which options, and who said so."""

from __future__ import annotations

import importlib.metadata
from pathlib import Path

import pytest

from factcheck.config import Choice, Config, Key, Setting, choose_rules, load_known, read_config
from factcheck.config.selection import ALSO_IGNORE, ALSO_SELECT
from factcheck.engine import check_bytes, shipped
from factcheck.rulebook import RuleFileError
from tests.rulebook.files import write_rule


def choices(settings: dict[Key, Setting]) -> dict[str, Choice]:
    config = Config("", settings)
    return {choice.rule.id: choice for choice in choose_rules(config, load_known(config))}


def on(**values: tuple[str, ...]) -> set[str]:
    settings: dict[Key, Setting] = {
        (key.replace("_", "-"),): Setting(value, key) for key, value in values.items()
    }
    return {name for name, choice in choices(settings).items() if choice.on}


EVERY = {rule.id for rule in shipped()}
TOTALS = {rule.id for rule in shipped() if rule.family == "totals"}


def test_what_is_on() -> None:
    assert on() == EVERY
    assert on(select=("totals",)) == TOTALS
    assert on(select=("totals",), ignore=("list-count",)) == TOTALS - {"list-count"}
    assert on(ignore=("all",), extend_select=("list-count",)) == {"list-count"}
    assert on(select=("totals",), extend_select=("weekday-mismatch",)) == {
        *TOTALS,
        "weekday-mismatch",
    }
    assert on(extend_select=("totals",), extend_ignore=("list-count",)) == EVERY - {"list-count"}


def test_who_said_so() -> None:
    found = choices(
        {
            ("ignore",): Setting(("totals", "ages"), "/x/factcheck.toml", 3),
            ALSO_SELECT: Setting(("list-count",), "--extend-select"),
            ALSO_IGNORE: Setting(("dates",), "--ignore"),
        }
    )
    told = {name: (choice.on, choice.origin) for name, choice in found.items()}
    assert told["remainder"] == (False, "/x/factcheck.toml:3")
    assert told["list-count"] == (True, "--extend-select")
    assert told["weekday-mismatch"] == (False, "--ignore")
    assert told["share-of-total"] == (True, "default")


def test_a_severity_is_the_most_that_a_finding_can_be(tmp_path: Path) -> None:
    path = tmp_path / "factcheck.toml"
    path.write_text(
        '[rules]\nshare-of-total.severity = "info"\nplaceholder-left.severity = "warning"\n',
        encoding="utf-8",
    )
    config = read_config(str(path))
    rules = tuple(choice.rule for choice in choose_rules(config, load_known(config)))
    text = "Có 412/431 hộ dân được cấp nước, đạt 98,7%.\n\nNgày xx/5, thư viện mở cửa.\n"
    findings = check_bytes(text.encode(), "draft.txt", rules).findings
    assert [(one.rule, one.severity) for one in findings] == [
        ("share-of-total", "info"),
        ("placeholder-left", "warning"),
    ]


def test_options_take_the_place_of_those_in_the_rule_file(tmp_path: Path) -> None:
    path = tmp_path / "factcheck.toml"
    path.write_text('[rules.placeholder-left.options]\ncounted.vi = ["bè"]\n', encoding="utf-8")
    config = read_config(str(path))
    rules = tuple(choice.rule for choice in choose_rules(config, load_known(config)))

    def found(text: str) -> list[str]:
        report = check_bytes(f"Cuộc đua {text} tham dự.".encode(), "draft.txt", rules)
        return [one.rule for one in report.findings]

    assert found("có XX bè") == ["placeholder-left"]
    assert found("có XX đại biểu") == []


def test_a_folder_of_rules_adds_and_replaces(tmp_path: Path) -> None:
    write_rule(tmp_path / "house")
    write_rule(
        tmp_path / "house",
        ('id = "share-fits"', 'id = "share-of-total"'),
        ('severity = "error"', 'severity = "warning"'),
        name="share-of-total",
    )
    (tmp_path / "factcheck.toml").write_text('rules = ["house"]', encoding="utf-8")
    known = {rule.id: rule for rule in load_known(read_config(str(tmp_path / "factcheck.toml")))}
    assert set(known) == EVERY | {"share-fits"}
    assert known["share-of-total"].severity == "warning"


def test_an_installed_pack_is_found_by_its_entry_point(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "gazette_rules"
    write_rule(package)
    (package / "__init__.py").write_text("raise RuntimeError('never imported')", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    entry = importlib.metadata.EntryPoint("gazette", "gazette_rules", "factcheck.rules")
    monkeypatch.setattr(
        importlib.metadata, "entry_points", lambda group: [entry] if group == entry.group else []
    )
    config = Config("", {("rules", "from"): Setting(("pack:gazette",), "--config")})
    assert {rule.id for rule in load_known(config)} == EVERY | {"share-fits"}


def test_a_check_must_be_installed(tmp_path: Path) -> None:
    write_rule(tmp_path, ('relation = "share == part / whole * 100"', 'check = "placeholder-lft"'))
    config = Config("", {("rules", "from"): Setting((str(tmp_path),), "--config")})
    with pytest.raises(RuleFileError, match=r'share-fits.toml:4: there is no check "placeholder-l'):
        load_known(config)
