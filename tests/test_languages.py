"""Language files: what is refused and where, spelling variants, and the words against CLDR."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel import Locale
from babel.units import format_unit

from factcheck.languages import (
    LanguageError,
    language_codes,
    load_language,
    read_language,
    shipped_rules,
)
from factcheck.mentions.units import unit_wordings
from factcheck.spellings import spelling, spellings

CODES = ("en", "vi")
# CLDR's long names of units, with the symbols that mentions carry.
UNITS = {
    "length-kilometer": "km",
    "length-meter": "m",
    "length-centimeter": "cm",
    "length-mile": "mi",
    "area-hectare": "ha",
    "area-square-kilometer": "km2",
    "area-square-meter": "m2",
    "volume-liter": "l",
    "volume-cubic-meter": "m3",
    "mass-kilogram": "kg",
    "mass-gram": "g",
    "speed-kilometer-per-hour": "km/h",
    "temperature-celsius": "C",
    "duration-year": "year",
    "duration-month": "month",
    "duration-week": "week",
    "duration-day": "day",
    "duration-hour": "hour",
    "duration-minute": "minute",
    "duration-second": "second",
}


def test_the_shipped_languages() -> None:
    assert language_codes() == CODES
    assert [load_language(code).code for code in CODES] == list(CODES)


@pytest.mark.parametrize("code", CODES)
def test_signs_agree_with_cldr(code: str) -> None:
    symbols = Locale(code).number_symbols["latn"]
    language = load_language(code)
    assert (language.decimal, language.group) == (symbols["decimal"], symbols["group"])


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("length", ["long", "short"])
def test_units_agree_with_cldr(code: str, unit: str, length: str) -> None:
    written = format_unit(5, unit, length, locale=code).replace("\xa0", " ")  # type: ignore[arg-type]
    word = written.removeprefix("5").strip().lower().rstrip(".")
    if word == unit:
        pytest.skip("CLDR has no such form")
    found = {
        wording.text.lower(): wording.unit.symbol
        for wordings in unit_wordings(code).values()
        for wording in wordings
    }
    assert found.get(word) == UNITS[unit], word


@pytest.mark.parametrize("code", CODES)
def test_currencies_agree_with_cldr(code: str) -> None:
    locale = Locale(code)
    names = load_language(code).units.names["money"]
    for name in names:
        assert name in locale.currencies or name in {"BTC", "sat"}, name


@pytest.mark.parametrize(
    ("word", "variants"),
    [
        ("khóa", ("khóa", "khoá")),
        ("hai tỷ", ("hai tỷ", "hai tỉ")),
        ("thế kỷ", ("thế kỷ", "thế kỉ")),
        ("quý", ("quý", "quí")),
        ("ủy ban", ("ủy ban", "uỷ ban")),
        ("hoàn", ("hoàn",)),
        ("hi", ("hi",)),
    ],
)
def test_spellings(word: str, variants: tuple[str, ...]) -> None:
    import re

    assert spellings(word) == variants
    assert all(re.fullmatch(spelling(word), variant) for variant in variants)


GOOD = (shipped_rules(), "languages", "en.toml")


def changed(folder: Path, old: str, new: str) -> Path:
    """Write the English file with one change and return its path."""
    text = Path(*GOOD).read_text(encoding="utf-8")
    assert old in text
    path = folder / "xx.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('decimal = "."', "decimal = 5", "decimal must be a string"),
        ('date_order = "mdy"', 'date_order = "ydm"', 'must be "dmy", "mdy" or "ymd"'),
        ("[numbers]", "[numbers]\nand_so_on = []", 'unknown key "and_so_on" in [numbers]'),
        ("\nminus = ", "\nminos = ", 'unknown key "minos"'),
        ("[units.money]", "[units.mony]", 'unknown key "mony"'),
        ("zero = 0", "zero = 0.5", "must be a table from words to whole numbers"),
        ("\nminus = [", "\nminus = [7, ", "must be a list of words"),
        (".. ONE ... ", ".. ON ... ", "parts.opposites.form must have ONE and TWO in it"),
        (
            '["male", "female"]',
            '["male"]',
            "parts.opposites.pairs must be a list of two words each",
        ),
        ("\npairs = [\n", "\npears = [\n", 'unknown key "pears" in [parts.opposites]'),
    ],
)
def test_mistakes_are_told_with_their_line(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    path = changed(tmp_path, old, new)
    with pytest.raises(LanguageError) as caught:
        read_language(path)
    text = str(caught.value)
    assert message in text
    name, line, _ = text.split(":", 2)
    assert name == str(path)
    assert int(line) >= 1


def test_what_is_no_toml_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "xx.toml"
    path.write_text("code = ", encoding="utf-8")
    with pytest.raises(LanguageError, match="Invalid value"):
        read_language(path)


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(LanguageError, match="there is no such language"):
        load_language("xx")
