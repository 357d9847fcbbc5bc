"""Rule files for tests."""

from __future__ import annotations

from pathlib import Path

GOOD = """\
id = "share-fits"
summary = "A share fits its part and whole"
severity = "error"
relation = "share == part / whole * 100"
why = "The counts change, the share is forgotten."

[en]
message = "{share} does not fit {part} of {whole}: that makes {expected}%"
phrasings = [
  "{part:number} of {whole:number} ({share:percent})",
]
right = ["12 of 16 boats (75%)"]
[en.wrong]
"12 of 16 boats (85%)" = "75"
"""


def write_rule(
    folder: Path, *changes: tuple[str, str], name: str = "share-fits", family: str = "shares"
) -> Path:
    """Write the good rule with *changes* (old, new) into *folder* and return its path."""
    text = GOOD
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    path = folder / family / f"{name}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
