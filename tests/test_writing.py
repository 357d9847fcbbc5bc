"""A file is the old one or the new one, never half of either."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.writing import draft_of, write_bytes_whole, write_whole


def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    beside = tmp_path / "beside.txt"
    beside.write_text("", encoding="utf-8")
    write_whole(str(tmp_path / "new.txt"), "Ngày 17/5\r\n")
    assert (tmp_path / "new.txt").read_bytes() == "Ngày 17/5\r\n".encode()
    assert (tmp_path / "new.txt").stat().st_mode == beside.stat().st_mode


def test_permissions_and_links_stay(tmp_path: Path) -> None:
    real = tmp_path / "real.sh"
    real.write_text("old", encoding="utf-8")
    real.chmod(0o750)
    link = tmp_path / "link.sh"
    link.symlink_to(real)
    write_whole(str(link), "new")
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == "new"
    assert stat.S_IMODE(real.stat().st_mode) == 0o750


@pytest.mark.parametrize("failing", ["fsync", "replace"])
def test_what_fails_on_the_way_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    path = tmp_path / "draft.txt"
    path.write_text("old", encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, failing, full)
    with pytest.raises(OSError, match="No space left"):
        write_bytes_whole(str(path), b"new" * 100_000)
    assert path.read_text(encoding="utf-8") == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["draft.txt"]


def test_an_interrupted_write_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "draft.txt"
    path.write_text("old", encoding="utf-8")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole(str(path), "new")
    assert path.read_text(encoding="utf-8") == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["draft.txt"]


FULL = """
import resource, signal, sys
from factcheck.writing import draft_of, write_whole
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
try:
    if sys.argv[1] == "whole":
        write_whole(sys.argv[2], "new" * 10_000)
    else:
        with draft_of(sys.argv[2]) as draft, open(draft, "w") as file:
            file.writelines("new" * 10 for _ in range(1_000))
except OSError as error:
    print(error.strerror)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="limits of files are those of Unix")
@pytest.mark.parametrize("way", ["whole", "in pieces"])
def test_a_disk_that_is_full_in_the_middle_leaves_the_old_file(tmp_path: Path, way: str) -> None:
    path = tmp_path / "draft.txt"
    path.write_text("old", encoding="utf-8")
    command = [sys.executable, "-c", FULL, way, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "File too large\n"
    assert path.read_text(encoding="utf-8") == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["draft.txt"]


def test_a_draft_takes_the_place_of_the_file_when_it_is_complete(tmp_path: Path) -> None:
    path = tmp_path / "table.jsonl"
    path.write_text("old", encoding="utf-8")
    with draft_of(str(path)) as draft:
        Path(draft).write_text("new", encoding="utf-8")
        assert path.read_text(encoding="utf-8") == "old"
    assert path.read_text(encoding="utf-8") == "new"
    with pytest.raises(FileNotFoundError), draft_of(str(path)) as draft:
        Path(draft).with_name("half").replace("nowhere/else")
    assert path.read_text(encoding="utf-8") == "new"
    assert [entry.name for entry in tmp_path.iterdir()] == ["table.jsonl"]
