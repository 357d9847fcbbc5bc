"""What a formula may say, and where the finger points if it says something else."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck import cache
from factcheck.arithmetic import amounts, figures, formula, questions
from factcheck.arithmetic.formula import FormulaError, parse_formula
from factcheck.arithmetic.nodes import FUNCTIONS, Comparison, Figure, Junction, comparisons, walk
from factcheck.arithmetic.parsing import parse
from factcheck.languages import shipped_rules
from factcheck.rulebook import load_rules


def test_the_slots_stand_in_order() -> None:
    assert parse_formula("share == part / whole * 100").slots == ("share", "part", "whole")


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("share == part / whole * 100", "share"),
        ("part / whole * 100 == share", "share"),
        ("part <= whole", ""),
        ("a + b == c + d", ""),
        ("years == years_between(start, end) or years == inclusive_years(start, end)", "years"),
        ("a == a + b", ""),
        ("same(words, digits)", "digits"),
        ("same_measure(given, told)", "told"),
        ("attainable(share, count)", "share"),
    ],
)
def test_the_answer_stands_alone_on_one_side(text: str, answer: str) -> None:
    assert parse_formula(text).answer == answer


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A cache folder of this test's own, in which whatever is kept is trusted."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(cache, "_SETTLED", -(10**18))
    forget()
    yield tmp_path / "factcheck"
    forget()


def forget() -> None:
    parse_formula.cache_clear()
    formula._kept.cache_clear()
    cache._opened.clear()


def test_kept_formulas_are_the_same(kept: Path) -> None:
    rules = load_rules([shipped_rules()])
    texts = {text for rule in rules for text in (*rule.relations, rule.unless) if text}
    for text in (*texts, "a >= 0.5 * b"):
        assert parse_formula(text) == parse(text)
    cache.keep_pieces()
    forget()
    assert len(formula._kept()) == len(texts) + 1
    for text in (*texts, "a >= 0.5 * b"):
        assert parse_formula(text) == parse(text)
        assert repr(parse_formula(text)) == repr(parse(text))
    assert [path.name[:9] for path in kept.glob("formulas-*")] == ["formulas-"]


def test_formulas_need_no_cache_folder(kept: Path) -> None:
    kept.write_text("in the way", encoding="utf-8")
    assert parse_formula("a == b").slots == ("a", "b")


def test_a_slot_may_be_called_by_a_word_that_python_keeps() -> None:
    assert parse_formula("change == percent_change(from, to)").slots == ("change", "from", "to")


def test_a_chain_is_two_comparisons() -> None:
    root = parse_formula("0 <= share <= 100").root
    assert isinstance(root, Junction)
    assert [comparison.sign for comparison in comparisons(root)] == ["<=", "<="]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("total == sum(parts)", ["sum", "sum"]),
        ("share == part / whole * 100", ["result", "ratio", "ratio"]),
        ("change == percent_change(start, end)", ["result", "ratio", "ratio"]),
        ("average == mean(scores)", ["result", "ratio"]),
        ("part <= whole", ["sum", "sum"]),
    ],
)
def test_what_stands_around_a_figure_decides_how_it_is_read(text: str, places: list[str]) -> None:
    figures = [node for node in walk(parse_formula(text).root) if isinstance(node, Figure)]
    assert [figure.place for figure in figures] == places


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("total == sum(parts)", {("total", "parts")}),
        ("share == part / whole * 100", {("part", "whole"), ("share",)}),
        ("share == percent_change(start, end)", {("start", "end"), ("share",)}),
        ("average == total / count", {("total", "count"), ("average",)}),
    ],
)
def test_amounts_of_one_kind_are_told_equally_finely(
    text: str, groups: set[tuple[str, ...]]
) -> None:
    root = parse_formula(text).root
    assert isinstance(root, Comparison)
    assert set(root.groups) == groups


def test_a_slot_that_stands_there_twice_is_known() -> None:
    root = parse_formula("(end - start) / start * 100 == change").root
    assert isinstance(root, Comparison)
    assert root.repeated == ("start",)


@pytest.mark.parametrize(
    ("text", "pointed"),
    [
        ("total == parts.sum", "parts.sum"),
        ("total == add(parts)", "add"),
        ("total = parts", "="),
        ("total + parts", "total + parts"),
        ("total == sum()", "sum()"),
        ("years == years_between(start)", "years_between(start)"),
        ("within(a, b, 2) == 3", "b"),
        ("a == b ** 2", "b ** 2"),
        ("a == 'b'", "'b'"),
        ("a == [b]", "[b]"),
        ("a == b if c else d", "if"),
        ("total == sum(x=parts)", "sum(x=parts)"),
        ("a in b", "in"),
        ("sổ == tổng.x", "tổng.x"),
        ("a == +b", "+b"),
        ("", ""),
        ("a == 9e909", "9e909"),
        ("a ==", "="),
        ("1or a == b", "1"),
    ],
)
def test_anything_else_is_refused_and_pointed_at(text: str, pointed: str) -> None:
    with pytest.raises(FormulaError) as error:
        parse_formula(text)
    found = text[error.value.position : error.value.position + error.value.length]
    assert found == pointed
    assert "^" in str(error.value)


def test_deep_nesting_is_refused_not_fatal() -> None:
    with pytest.raises(FormulaError):
        parse_formula("(" * 5000 + "a" + ")" * 5000 + " == b")


def test_every_function_is_known_to_the_evaluation() -> None:
    # A name added to the table and nowhere else would only fail when a rule first uses it.
    sources = [inspect.getsource(module) for module in (amounts, figures, questions)]
    assert [name for name in FUNCTIONS if f'"{name}"' not in "".join(sources)] == []
