"""What init writes works, and nothing that is there is overwritten."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from factcheck.cli.init import PRE_COMMIT
from factcheck.sources import SUFFIXES
from tests.conftest import Command

TOP = Path(__file__).resolve().parent.parent
RIGHT = "The library marks its 115th anniversary (1909–2024).\n"
WRONG = "The library marks its 110th anniversary (1909–2024).\n"
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@pytest.fixture(autouse=True)
def _desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def git(*arguments: str) -> subprocess.CompletedProcess[str]:
    author = ("-c", "user.name=Desk", "-c", "user.email=desk@example.org")
    command = [shutil.which("git") or "git", *author, *arguments]
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "PYTHONUTF8": "1"}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)


def test_a_first_configuration(factcheck: Command) -> None:
    assert factcheck("init") == (0, "factcheck.toml written\n", "")
    assert set(tomllib.loads(Path("factcheck.toml").read_text("utf-8"))) == {
        "include",
        "exclude",
        "level",
        "ignore",
    }
    Path("draft.txt").write_text(RIGHT, encoding="utf-8")
    assert factcheck("check").code == 0
    outcome = factcheck("init")
    assert (outcome.code, outcome.err) == (
        2,
        "factcheck: factcheck.toml: there is a configuration already\n",
    )


@pytest.mark.parametrize(
    ("flag", "path"),
    [
        ("--pre-commit", ".pre-commit-config.yaml"),
        ("--github", ".github/workflows/factcheck.yml"),
    ],
)
def test_nothing_is_overwritten(factcheck: Command, flag: str, path: str) -> None:
    assert factcheck("init", flag) == (0, f"{path} written\n", "")
    written = Path(path).read_text("utf-8")
    Path(path).write_text("mine", encoding="utf-8")
    outcome = factcheck("init", flag)
    assert (outcome.code, outcome.out) == (2, written)
    assert outcome.err.startswith(f"factcheck: {path}: is there already and stays as it is")
    assert Path(path).read_text("utf-8") == "mine"
    assert factcheck("init", "--github", "--pre-commit").code == 2


@needs_git
def test_gits_own_hook_stops_a_commit(factcheck: Command) -> None:
    assert factcheck("init", "--git-hook").err.startswith("factcheck: --git-hook: not a git")
    git("init", "-q")
    assert factcheck("init", "--git-hook").code == 0
    assert factcheck("init", "--git-hook").code == 2
    Path("draft.md").write_text(RIGHT, encoding="utf-8")
    git("add", ".")
    passed = git("commit", "-q", "-m", "right")
    assert (passed.returncode, passed.stdout, passed.stderr) == (0, "", "")
    Path("draft.md").write_text(WRONG, encoding="utf-8")
    git("add", ".")
    Path("draft.md").write_text(RIGHT, encoding="utf-8")
    stopped = git("commit", "-q", "-m", "wrong")
    assert stopped.returncode == 1
    said = stopped.stdout + stopped.stderr
    assert said.startswith("draft.md:1:23: error anniversary-arithmetic ")
    assert said.count("\n") == 1


def test_the_hooks_are_for_every_suffix() -> None:
    hooks = (TOP / ".pre-commit-hooks.yaml").read_text("utf-8")
    found = re.search(r"files: '(.*)'", hooks)
    assert found is not None
    assert found[0] in PRE_COMMIT
    entry = re.search(r"entry: (.*)", hooks)
    assert entry is not None
    assert entry[0] in PRE_COMMIT
    missing = {suffix for suffix in SUFFIXES if suffix and not re.search(found[1], f"a{suffix}")}
    assert missing <= {".text", ".xhtml"}
