"""What init writes works, and nothing that is there is overwritten."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
import yaml

from factcheck.cli.init import GITHUB, PRE_COMMIT
from factcheck.sources import SUFFIXES
from tests.conftest import Command

TOP = Path(__file__).resolve().parent.parent
RIGHT = "The library marks its 115th anniversary (1909–2024).\n"
WRONG = "The library marks its 110th anniversary (1909–2024).\n"
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@pytest.fixture(autouse=True)
def _desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(*command: str) -> subprocess.CompletedProcess[str]:
    """Run *command* with the programs of this environment."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    home = str(Path.cwd() / ".cache")
    environment = {**os.environ, "PATH": path, "PYTHONUTF8": "1", "PRE_COMMIT_HOME": home}
    program = shutil.which(command[0], path=path) or command[0]
    return subprocess.run(
        [program, *command[1:]], capture_output=True, text=True, check=False, env=environment
    )


def git(*arguments: str) -> subprocess.CompletedProcess[str]:
    return run("git", "-c", "user.name=Desk", "-c", "user.email=desk@example.org", *arguments)


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


def write_drafts(years: int) -> None:
    """Write an anniversary into a Markdown file and a Word document."""
    sentence = f"The library marks its {years}th anniversary (1909–2024)."
    Path("draft.md").write_text(f"# News\n\n{sentence}\n", encoding="utf-8")
    document = docx.Document()
    document.add_paragraph(sentence)
    document.save("draft.docx")


@needs_git
def test_pre_commit_stops_a_commit() -> None:
    """The real pre-commit with the hook of this repository, but without installing it anew."""
    (hook,) = yaml.safe_load((TOP / ".pre-commit-hooks.yaml").read_text("utf-8"))
    hook = {**hook, "language": "system"}
    del hook["minimum_pre_commit_version"]
    config = {"repos": [{"repo": "local", "hooks": [hook]}]}
    Path(".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    git("init", "-q")
    assert run("pre-commit", "install").returncode == 0
    write_drafts(110)
    git("add", ".pre-commit-config.yaml", "draft.md", "draft.docx")
    stopped = git("commit", "-m", "wrong")
    assert stopped.returncode == 1
    findings = [line for line in (stopped.stdout + stopped.stderr).splitlines() if "error" in line]
    assert [line.partition(":")[0] for line in findings[:2]] == ["draft.docx", "draft.md"]
    write_drafts(115)
    git("add", "draft.md", "draft.docx")
    passed = git("commit", "-q", "-m", "right")
    assert passed.returncode == 0
    (line,) = (passed.stdout + passed.stderr).splitlines()
    assert line.endswith("Passed")


def snippet(page: str) -> str:
    """Return GitLab's jobs on a page of the documentation."""
    text = (TOP / "docs" / page).read_text("utf-8")
    (found,) = re.findall(r"```yaml\n(factcheck:\n.*?)```", text, re.DOTALL)
    assert isinstance(found, str)
    return found


@pytest.mark.parametrize(
    ("schema", "text"),
    [
        ("github-actions", lambda: (TOP / "action.yml").read_text("utf-8")),
        ("github-workflows", lambda: (TOP / ".github/workflows/ci.yml").read_text("utf-8")),
        ("github-workflows", lambda: GITHUB),
        ("gitlab-ci", lambda: snippet("integrations.md")),
        ("gitlab-ci", lambda: snippet("reports.md")),
    ],
)
def test_what_services_read_fits_their_schemas(schema: str, text: Callable[[], str]) -> None:
    Path("file.yml").write_text(text(), encoding="utf-8")
    checked = run("check-jsonschema", "--builtin-schema", f"vendor.{schema}", "file.yml")
    assert checked.returncode == 0, checked.stdout


def test_pre_commit_can_read_its_files(factcheck: Command) -> None:
    hooks = str(TOP / ".pre-commit-hooks.yaml")
    assert run("pre-commit", "validate-manifest", hooks).returncode == 0
    factcheck("init", "--pre-commit")
    for path in (".pre-commit-config.yaml", str(TOP / ".pre-commit-config.yaml")):
        assert run("pre-commit", "validate-config", path).returncode == 0


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
