"""The house keeps its floors apart, and nothing heavy is carried in before it is needed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parent.parent
HEAVY = (
    "ast",
    "asyncio",
    "concurrent.futures",
    "difflib",
    "factcheck.patterns.grammar",
    "factcheck.patterns.stepwise",
    "babel",
    "dateutil.parser",
    "docx",
    "importlib.metadata",
    "jinja2",
    "lsprotocol",
    "lunar_python",
    "lxml",
    "num2words",
    "pathspec",
    "pydantic",
    "rich",
    "subprocess",
    "typer",
    "watchfiles",
    "yaml",
)
ARTICLE = (
    "Hội nghị có 412/431 hộ dân được cấp nước, đạt 95,6%. Lễ kỷ niệm diễn ra ngày 17/5/2023.\n"
)


def run(code: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=TOP,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert not done.stderr, done.stderr
    return done.stdout


def test_import_contracts() -> None:
    from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

    config = str(TOP / "pyproject.toml")
    assert lint_imports(config_filename=config, no_cache=True) == EXIT_STATUS_SUCCESS


@pytest.mark.parametrize("form", ["concise", "json", "jsonl"])
def test_a_plain_check_loads_nothing_heavy(form: str, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(ARTICLE, encoding="utf-8")
    code = """
import sys
from factcheck.__main__ import run
assert run(["check", "--isolated", "--output-format", *sys.argv[1:]]) == 0
print("\\n".join(sorted(sys.modules)))
"""
    run(code, form, str(tmp_path / "draft.txt"))  # what is kept between runs is made
    loaded = run(code, form, str(tmp_path / "draft.txt")).split()
    assert "factcheck.engine" in loaded
    assert not {name for name in HEAVY if name in loaded}


def test_markdown_loads_its_parser_and_no_other(tmp_path: Path) -> None:
    front = "---\ntitle: Hội nghị\ndate: 2023-05-17\n---\n\n# Hội nghị\n\n"
    (tmp_path / "draft.md").write_text(front + ARTICLE, encoding="utf-8")
    code = """
import sys
from factcheck.__main__ import run
assert run(["check", "--isolated", "--output-format", "concise", *sys.argv[1:]]) == 0
print("\\n".join(sorted(sys.modules)))
"""
    run(code, str(tmp_path / "draft.md"))
    loaded = run(code, str(tmp_path / "draft.md")).split()
    assert "pyromark" in loaded
    others = ("html", "html.entities", "html.parser", "tomllib", "factcheck.sources.html")
    assert not {name for name in (*HEAVY, *others) if name in loaded}


def test_a_configuration_that_is_known_costs_no_more(tmp_path: Path) -> None:
    """A run that finds its configuration as it was loads neither TOML nor what validates it."""
    (tmp_path / "draft.txt").write_text(ARTICLE, encoding="utf-8")
    path = tmp_path / "factcheck.toml"
    path.write_text('ignore = ["ages"]\n[rules.share-of-total]\nseverity = "info"\n', "utf-8")
    code = """
import sys
from factcheck.__main__ import run
assert run(["check", "--output-format", "concise", *sys.argv[1:]]) == 0
print("\\n".join(sorted(sys.modules)))
"""
    first = run(code, str(tmp_path / "draft.txt")).split()
    assert "pydantic" in first
    # What was written a moment ago is not trusted: the kept copy seems to be made later.
    for kept in (Path(os.environ["XDG_CACHE_HOME"]) / "factcheck").glob("config-*"):
        later = kept.stat().st_mtime + 10
        os.utime(kept, (later, later))
    again = run(code, str(tmp_path / "draft.txt")).split()
    assert "factcheck.config.files" in again
    assert not {name for name in (*HEAVY, "tomllib") if name in again}


def test_the_full_report_is_what_loads_rich(tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(ARTICLE, encoding="utf-8")
    code = """
import sys
from factcheck.__main__ import run
run(["check", "--output-format", "full", *sys.argv[1:]])
print("rich.console" in sys.modules)
"""
    assert run(code, str(tmp_path / "draft.txt")).endswith("True\n")


def test_importing_the_package_loads_none_of_its_stages() -> None:
    code = "import sys, factcheck; print(*(m for m in sys.modules if m.startswith('factcheck')))"
    assert set(run(code).split()) == {"factcheck", "factcheck.version"}


def test_the_version_is_a_constant() -> None:
    code = """
import sys
from factcheck.__main__ import run
run(["--version"])
print("importlib.metadata" in sys.modules, "factcheck.engine" in sys.modules)
"""
    assert run(code).endswith("False False\n")


def test_the_public_names_are_there() -> None:
    import factcheck

    assert sorted(factcheck.__all__) == factcheck.__all__
    for name in factcheck.__all__:
        assert getattr(factcheck, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        factcheck.nothing  # noqa: B018
