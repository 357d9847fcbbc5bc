"""The documents: generated pages are fresh, links lead somewhere, commands exist, output is real."""

import importlib.util
import os
import pathlib
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from tests.conftest import Command

ROOT = pathlib.Path(__file__).resolve().parent.parent
DOCUMENTS = [
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "rules/README.md",
    *(f"docs/{page.name}" for page in sorted((ROOT / "docs").glob("*.md"))),
]


def test_generated_pages_are_fresh() -> None:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    generate = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generate)
    rules = sorted(
        generate.load_rules((generate.shipped_rules(),)), key=lambda rule: (rule.family, rule.id)
    )
    made = generate.pages(rules, (ROOT / "README.md").read_text(encoding="utf-8"))
    assert generate.stale(made) == [], "run: python docs/generate.py"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_lead_somewhere(name: str) -> None:
    document = ROOT / name
    text = document.read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:|#)([^)#\s]+)", text):
        assert (document.parent / target).exists(), f"{name}: {target}"


def commands(name: str) -> Iterator[str]:
    """Yield the command lines of factcheck in the shell blocks of a document."""
    text = (ROOT / name).read_text(encoding="utf-8")
    for block in re.findall(
        r"^ *```(?:sh|bash|console)\n(.*?)^ *```", text, re.DOTALL | re.MULTILINE
    ):
        for line in block.replace("\\\n", " ").splitlines():
            yield from re.findall(r"(?:^|\$ |&& )(factcheck [^|#>&]*)", line.strip())


@pytest.mark.parametrize("line", sorted({line for name in DOCUMENTS for line in commands(name)}))
def test_commands_are_understood(line: str) -> None:
    from typer.main import get_command

    from factcheck.cli.app import app

    words = shlex.split(line)[1:]
    command: Any = get_command(app)
    context = command.make_context("factcheck", [], resilient_parsing=True)
    while hasattr(command, "get_command") and words and not words[0].startswith("-"):
        command = command.get_command(context, words.pop(0))
        assert command is not None, line
    # Reads all options and arguments without running anything; what it does not know is an error.
    command.make_context("factcheck", words)


def test_the_output_in_the_readme_is_real(
    factcheck: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.search(r"^```text\n(examples/.*?)^```", readme, re.DOTALL | re.MULTILINE)
    assert shown is not None
    printed = factcheck("check", "--isolated", "--output-format", "full", "examples/ferry-slips.md")
    for part in shown[1].strip().split("\n\n"):
        assert part in printed.out


def test_the_site_is_built_without_a_warning(tmp_path: pathlib.Path) -> None:
    pytest.importorskip("myst_parser")
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", "-q", "-W", "-c", "docs", ".", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONWARNINGS": "default"},
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "index.html").exists()
    assert (tmp_path / "docs" / "rules" / "share-of-total.html").exists()
