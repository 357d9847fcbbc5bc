"""Which file holds for an article, what files say together, and what is said of bad ones."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from factcheck.config import (
    Config,
    ConfigError,
    Setting,
    choose_rules,
    find_config,
    load_known,
    read_assignments,
    read_config,
)


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(**files: str) -> None:
    """Write files; "__" in a name stands for "/", "_" for "."."""
    for name, text in files.items():
        path = Path(name.replace("__", "/").replace("_", "."))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def complaint(text: str, name: str = "factcheck.toml") -> str:
    """Return what is said of a configuration that cannot be used."""
    Path(name).write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        choose(name)
    return str(caught.value)


def choose(name: str) -> None:
    """Do with a configuration what every command does."""
    config = read_config(name)
    choose_rules(config, load_known(config))


# Discovery ----------------------------------------------------------------------------------


def test_the_nearest_file_wins() -> None:
    write(factcheck_toml="", a__pyproject_toml="[tool.factcheck]\n", a__b__factcheck_toml="")
    Path("a/b/c").mkdir()
    found = [os.path.relpath(find_config(folder)) for folder in (".", "a", "a/b", "a/b/c")]
    assert found == [
        "factcheck.toml",
        "a/pyproject.toml",
        "a/b/factcheck.toml",
        "a/b/factcheck.toml",
    ]


def test_in_one_folder_the_plain_name_wins() -> None:
    for name in ("pyproject.toml", ".factcheck.toml", "factcheck.toml"):
        Path(name).write_text("[tool.factcheck]\n", encoding="utf-8")
        assert os.path.relpath(find_config(".")) == name


def test_a_pyproject_that_does_not_speak_of_factcheck_is_passed_over() -> None:
    write(factcheck_toml="", a__pyproject_toml="[project]\ndependencies = ['factcheck']\n")
    assert os.path.relpath(find_config("a")) == "factcheck.toml"


# Reading ------------------------------------------------------------------------------------


def test_every_setting_knows_who_made_it() -> None:
    write(
        factcheck_toml='extend = "base.toml"\nlevel = "info"\n[rules.share-of-total]\nseverity = "info"\n',
        base_toml='level = "error"\nlanguage = "vi"\n[per-file-ignores]\n"*.md" = ["dates"]\n',
    )
    config = read_config("factcheck.toml")
    told = {
        ".".join(key): (setting.value, str(setting)) for key, setting in config.settings.items()
    }
    assert told == {
        "extend": ("base.toml", "factcheck.toml:1"),
        "level": ("info", "factcheck.toml:2"),
        "language": ("vi", "base.toml:2"),
        "rules.share-of-total.severity": ("info", "factcheck.toml:4"),
        "per-file-ignores.*.md": (("dates",), "base.toml:4"),
    }
    assert config.get("date-order") == Setting("auto")


def test_a_table_in_pyproject_is_a_configuration() -> None:
    write(pyproject_toml='[project]\nname = "x"\n\n[tool.factcheck]\nignore = ["dates"]\n')
    config = read_config("pyproject.toml")
    assert str(config.get("ignore")) == "pyproject.toml:5"
    assert config.value("ignore") == ("dates",)


@pytest.mark.parametrize(
    "text",
    [
        'rules = ["house"]',
        '[rules]\nfrom = ["house"]',
        'rules.from = ["house"]\n[rules.share-of-total]\nseverity = "info"',
    ],
)
def test_folders_of_rules_stand_alone_or_in_the_table(text: str) -> None:
    write(factcheck_toml=text)
    assert read_config("factcheck.toml").value("rules", "from") == ("house",)


def test_a_file_is_read_again_when_it_has_changed() -> None:
    for level in ("info", "error", "info"):
        write(factcheck_toml=f'level = "{level}"\n')
        assert read_config("factcheck.toml").value("level") == level


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('\nlevl = "info"', ':2: unknown key "levl": did you mean "level"?'),
        ("level =", ":1: not TOML: invalid value"),
        ('level = "severe"', ":1: \"level\" should be 'error', 'warning' or 'info', not 'severe'"),
        (
            'fail-level = "severe"',
            ":1: \"fail-level\" should be 'error', 'warning', 'info' or 'never', not 'severe'",
        ),
        ("extend = 5", ':1: "extend" should be a text in quotes, not 5'),
        (
            '[rules.share-of-total]\nseverity = "severe"',
            ":2: \"severity\" in [rules.share-of-total] should be 'error', 'warning' or 'info',",
        ),
        ('language = "fr"', ":1: \"language\" should be 'auto', 'en', 'vi', not 'fr'"),
        ('exclude = "a"', ":1: \"exclude\" should be a list in square brackets, not 'a'"),
        ('a = 1\nexclude = ["a", 1]', ':1: unknown key "a": known are baseline'),
        ('exclude = [\n"a", 1]', ':1: item 2 of "exclude" should be a text in quotes, not 1'),
        ('skip-patterns = ["("]', ':1: item 1 of "skip-patterns" is no regular expression'),
        ('rules = "house"', ":1: \"rules\" should be a list of folders or a table, not 'house'"),
        ('\nrules = ["house"]', ":2: there is no folder of rules 'house'"),
        ('rules = ["pack:house"]', ":1: there is no pack 'house' installed"),
        (
            'select = [\n  "dates",\n  "share-of-totl",\n]',
            ":3: unknown rule 'share-of-totl': did you mean \"share-of-total\"?",
        ),
        (
            '[per-file-ignores]\n"*.md" = ["date"]',
            ":2: unknown rule 'date': did you mean \"dates\"?",
        ),
        (
            '[rules.share-of-totl]\nseverity = "info"',
            ":2: unknown rule 'share-of-totl': did you mean \"share-of-total\"?",
        ),
        (
            '[rules.share-of-total]\nseverty = "info"',
            ':2: unknown key "severty" in [rules.share-of-total]: did you mean "severity"?',
        ),
        (
            "[rules.placeholder-left.options]\nexplans.vi = []",
            ":2: the rule placeholder-left has no option 'explans': did you mean \"explains\"?",
        ),
        (
            "[rules.placeholder-left.options]\nexplains.vi = true",
            ":2: the option 'vi' of the rule placeholder-left should be a list",
        ),
        (
            "[rules.placeholder-left.options]\nexplains = []",
            ":2: the option 'explains' of the rule placeholder-left should be a table with en, vi",
        ),
        (
            'rules = ["house"]\n[rules.share-of-total]\nseverity = "info"',
            ":2: not TOML: cannot declare ('rules', 'share-of-total') twice; beside [rules.NAME]",
        ),
        ('extend = "nowhere.toml"', ":1: extend: there is no file nowhere.toml"),
    ],
)
def test_bad_files_are_told_in_one_line(text: str, said: str) -> None:
    told = complaint(text)
    assert told.startswith(f"factcheck.toml{said}")
    assert "\n" not in told


def test_the_line_is_that_of_pyproject() -> None:
    told = complaint('[project]\nlevel = "x"\n[tool.factcheck]\nlevel = "x"', "pyproject.toml")
    assert told.startswith("pyproject.toml:4: ")


def test_files_that_extend_each_other_are_refused() -> None:
    write(a_toml='extend = "b.toml"', b_toml='\nextend = "factcheck.toml"')
    assert complaint('extend = "a.toml"') == (
        "b.toml:2: extend goes round in a circle: factcheck.toml → a.toml → b.toml → factcheck.toml"
    )
    assert "factcheck.toml → factcheck.toml" in complaint('extend = "./factcheck.toml"')


def test_files_that_cannot_be_read_are_told() -> None:
    Path("factcheck.toml").write_bytes(b"level = '\xff'")
    with pytest.raises(ConfigError, match=r"^factcheck.toml: cannot be decoded: it is not UTF-8"):
        read_config("factcheck.toml")
    with pytest.raises(ConfigError, match=r"^missing.toml: cannot be read: no such file"):
        read_config("missing.toml")


# Settings on the command line ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("level=info", ("level",), "info"),
        ('level = "info"', ("level",), "info"),
        ("select=['dates', 'ages']", ("select",), ("dates", "ages")),
        ("require-suppression-reason=true", ("require-suppression-reason",), True),
        ("rules.share-of-total.severity=info", ("rules", "share-of-total", "severity"), "info"),
        ("baseline=C:\\drafts", ("baseline",), "C:\\drafts"),
    ],
)
def test_a_setting_may_do_without_quotes(text: str, key: tuple[str, ...], value: object) -> None:
    assert read_assignments([text], "--config") == {key: Setting(value, "--config")}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("levl=info", 'unknown key "levl": did you mean "level"?'),
        ("level=severe", "\"level\" should be 'error', 'warning' or 'info', not 'severe'"),
        ("select=dates", "\"select\" should be a list in square brackets, not 'dates'"),
        ("a b=c", "not TOML: "),
    ],
)
def test_a_bad_setting_is_quoted(text: str, said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read_assignments([text], "--config")
    assert str(caught.value).startswith(f"--config {text!r}: {said}")


def test_settings_lie_over_a_file() -> None:
    write(factcheck_toml='level = "info"\nlanguage = "vi"\n')
    over = read_config("factcheck.toml").overlaid({("level",): Setting("error", "--level")})
    assert (over.value("level"), str(over.get("level"))) == ("error", "--level")
    assert over.value("language") == "vi"
    assert Config().value("level") == "warning"
