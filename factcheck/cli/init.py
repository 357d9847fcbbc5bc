"""``factcheck init``: a first configuration, or the files of a hook. Nothing is overwritten."""

# No postponed annotations: Typer would have to evaluate every one of them from its text.

import os
import sys
from typing import Annotated

import typer

from factcheck.cli.git import hooks_folder
from factcheck.cli.options import end
from factcheck.config import find_config
from factcheck.config.errors import reason_of
from factcheck.config.files import NAMES
from factcheck.version import __version__
from factcheck.writing import write_whole

PACKAGE = f"factcheck-articles=={__version__}"

CONFIGURATION = """\
# Settings of factcheck; factcheck config show tells what holds, and docs/configuration.md what may.
# The nearest file above an article holds for it.

# Checked by `factcheck check` if it is given no paths.
include = ["."]
# Passed over, by patterns as in .gitignore.
exclude = []

# The lowest severity that is shown and that fails: error, warning or info.
level = "warning"
# Rules or families of rules that are not used.
ignore = []

# [rules.weekday-mismatch]
# severity = "warning"

# [per-file-ignores]
# "fiction/" = ["all"]
"""

PRE_COMMIT = f"""\
repos:
  - repo: local
    hooks:
      - id: factcheck
        name: factcheck (numbers and dates agree)
        entry: factcheck check --force-exclude --allow-empty --progress never
        language: python
        additional_dependencies: ["{PACKAGE}"]
        files: '(?i)\\.(md|markdown|mdx|txt|html?|docx)$'
        require_serial: true
"""

GIT_HOOK = """\
#!/bin/sh
# Written by factcheck init --git-hook: a commit needs numbers and dates that agree.
# What is checked is what is staged; git commit --no-verify goes round it.
if command -v factcheck >/dev/null 2>&1; then
  exec factcheck check --staged --allow-empty --quiet --progress never
fi
exec '{python}' -m factcheck check --staged --allow-empty --quiet --progress never
"""

GITHUB = f"""\
name: factcheck
on: [push, pull_request]
permissions:
  contents: read
jobs:
  articles:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.13"
      - run: pip install {PACKAGE}
      - run: factcheck check . --output-format github --progress never
"""


def init(
    pre_commit: Annotated[
        bool, typer.Option("--pre-commit", help="Write .pre-commit-config.yaml instead.")
    ] = False,
    git_hook: Annotated[
        bool, typer.Option("--git-hook", help="Write git's own pre-commit hook instead.")
    ] = False,
    github: Annotated[
        bool, typer.Option("--github", help="Write a workflow of GitHub instead.")
    ] = False,
) -> None:
    """Write a first factcheck.toml into this folder, or the files of a hook.

    What is there already is never overwritten: that is code 2.
    """
    if sum((pre_commit, git_hook, github)) > 1:
        end("--pre-commit, --git-hook and --github: one at a time")
    if pre_commit:
        _write(".pre-commit-config.yaml", PRE_COMMIT)
    elif git_hook:
        python = sys.executable.replace("'", "'\\''")
        path = os.path.join(hooks_folder("--git-hook"), "pre-commit")  # noqa: PTH118
        _write(path, GIT_HOOK.format(python=python))
        os.chmod(path, 0o755)  # noqa: PTH101, S103 - git runs it
    elif github:
        _write(os.path.join(".github", "workflows", "factcheck.yml"), GITHUB)  # noqa: PTH118
    else:
        found = find_config(os.curdir)
        if found and os.path.dirname(found) == os.getcwd():  # noqa: PTH109, PTH120
            end(f"{os.path.basename(found)}: there is a configuration already")  # noqa: PTH119
        _write(NAMES[0], CONFIGURATION)


def _write(path: str, text: str) -> None:
    """Write *text* as the new file *path*; one that is there already ends the command."""
    if os.path.lexists(path):
        sys.stdout.write(text)
        end(f"{path}: is there already and stays as it is; what would be in it is printed above")
    try:
        os.makedirs(os.path.dirname(path) or os.curdir, exist_ok=True)  # noqa: PTH103, PTH120
        write_whole(path, text)
    except OSError as error:
        end(f"{path}: cannot be written: {reason_of(error)}")
    sys.stdout.write(f"{path} written\n")


COMMANDS = {"init": init}
