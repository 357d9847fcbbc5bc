"""The tools that factcheck is measured against, in a folder of their own: `build/peers`."""

from __future__ import annotations

import functools
import json
import pathlib
import shutil
import subprocess
import sys
import venv
from typing import NamedTuple

ROOT = pathlib.Path(__file__).resolve().parent.parent
FOLDER = ROOT / "build" / "peers"
_PYTHON = ("proselint==0.16.0", "codespell==2.4.3", "typos==1.52.0")
_NODE = ("textlint@15.8.0", "textlint-rule-date-weekday-mismatch@1.1.1")
_TEXTLINT = FOLDER / "node_modules" / ".bin" / "textlint"


class Peer(NamedTuple):
    """A tool, how it is called on files or a folder, and of how much text it is asked at most."""

    name: str
    version: str
    command: tuple[str, ...]
    megabytes: float = 1_000
    wants_files: bool = False


def install() -> None:
    """Install what is missing, as far as the package registries can be reached."""
    if not (FOLDER / "bin" / "python").exists():
        venv.create(FOLDER, with_pip=True)
    for package in _PYTHON:
        if not (FOLDER / "bin" / package.partition("=")[0]).exists():
            _try([str(FOLDER / "bin" / "pip"), "--disable-pip-version-check", "install", package])
    if shutil.which("npm") and not _TEXTLINT.exists():
        _try(["npm", "install", "--no-audit", "--no-fund", "--prefix", str(FOLDER), *_NODE])
    if _TEXTLINT.exists():
        rules = {"rules": {"date-weekday-mismatch": True}}
        (FOLDER / ".textlintrc.json").write_text(json.dumps(rules), encoding="utf-8")


def _try(command: list[str]) -> None:
    print("installing:", *command[-2:], file=sys.stderr)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        print((done.stderr.strip().splitlines() or ["it failed"])[-1], file=sys.stderr)


@functools.cache
def installed() -> tuple[Peer, ...]:
    """Return the peers that are there."""
    programs = FOLDER / "bin"
    rules = str(FOLDER / ".textlintrc.json")
    peers = (
        Peer("proselint", "", (str(programs / "proselint"), "check"), megabytes=1),
        Peer("codespell", "", (str(programs / "codespell"),)),
        Peer("typos", "", (str(programs / "typos"), "--format", "brief", "--isolated")),
        Peer(
            "textlint",
            "",
            (
                str(_TEXTLINT),
                "--config",
                rules,
                "--rules-base-directory",
                str(FOLDER / "node_modules"),
            ),
            megabytes=2,
            wants_files=True,
        ),
    )
    return tuple(
        peer._replace(version=f"{peer.name} {_version(peer)}")
        for peer in peers
        if pathlib.Path(peer.command[0]).exists()
    )


def _version(peer: Peer) -> str:
    asked = [peer.command[0], "version" if peer.name == "proselint" else "--version"]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    return (done.stdout.split() or ["?"])[-1].lstrip("v")
