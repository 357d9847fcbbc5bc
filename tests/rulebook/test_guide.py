"""The guide and the schema for writers of rules say what the code says."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from factcheck.arithmetic.nodes import FUNCTIONS
from factcheck.languages import load_language, shipped_rules
from factcheck.patterns.compiler import compile_pattern
from factcheck.patterns.shadow import SLOT_TYPES
from factcheck.rulebook.keys import PHRASING_KEYS, RULE_KEYS, WORDING_KEYS, schema_text
from factcheck.rulebook.reading import parse_rule

GUIDE = (Path(shipped_rules()) / "README.md").read_text(encoding="utf-8")


def test_the_schema_is_fresh() -> None:
    path = Path(shipped_rules()) / "rule.schema.json"
    assert path.read_text(encoding="utf-8") == schema_text(), (
        "write schema_text() of factcheck.rulebook.keys into rules/rule.schema.json"
    )


@pytest.mark.parametrize("name", [*RULE_KEYS, *WORDING_KEYS, *PHRASING_KEYS])
def test_the_guide_explains_every_key(name: str) -> None:
    assert f"`{name}`" in GUIDE


@pytest.mark.parametrize("name", SLOT_TYPES)
def test_the_guide_names_every_type(name: str) -> None:
    assert f"`{name}`" in GUIDE


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_guide_names_every_function(name: str) -> None:
    assert re.search(rf"`{name}(?:`|\()", GUIDE)


def test_the_guide_names_no_type_that_does_not_exist() -> None:
    table = GUIDE.partition("| Type | Figures |")[2].partition("\n\n")[0]
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    named = {name for row in rows for name in re.findall(r"`([a-z]+)`", row)}
    assert named == set(SLOT_TYPES)


def test_the_guides_rule_is_a_rule() -> None:
    text = GUIDE.partition("```toml\n")[2].partition("```")[0]
    rule = parse_rule(text, "rules/totals/men-and-women.toml", "totals")
    assert rule.wordings["en"].phrasings


def test_the_guides_patterns_are_patterns() -> None:
    english = load_language("en")
    listed = re.search(r"phrasings = \[\n(.*?)\n\]", GUIDE, re.DOTALL)
    assert listed is not None
    entries = tomllib.loads(f"phrasings = [{listed[1]}]")["phrasings"]
    tried = re.findall(r'factcheck try "([^"]+)"', GUIDE)
    for entry in (*entries, *tried):
        pattern = entry if isinstance(entry, str) else entry["pattern"]
        assert compile_pattern(pattern, english).demands.needs
