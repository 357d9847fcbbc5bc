"""Whole articles, each with all that should be found in it.

An article ``articles/NAME.txt`` (or ``.md``, ``.html``) has beside it ``NAME.expected.toml``: why it is there,
and its findings in the order of the report, infos included.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from factcheck.engine import check_bytes, shipped

FOLDER = Path(__file__).parent / "articles"
ARTICLES = sorted(path for path in FOLDER.iterdir() if not path.name.endswith(".toml"))


@pytest.mark.parametrize("path", ARTICLES, ids=[path.name for path in ARTICLES])
def test_an_article(path: Path) -> None:
    expected = tomllib.loads((FOLDER / f"{path.stem}.expected.toml").read_text(encoding="utf-8"))
    report = check_bytes(path.read_bytes(), path.name, shipped())
    assert report.errors == ()
    assert expected["why"]
    found = [
        {"rule": one.rule, "severity": one.severity, "text": one.primary.text}
        for one in report.findings
    ]
    assert found == expected.get("finding", [])


def test_every_expectation_has_its_article() -> None:
    names = {path.stem for path in ARTICLES}
    assert {path.name.removesuffix(".expected.toml") for path in FOLDER.glob("*.toml")} == names
