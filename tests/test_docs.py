"""The generated pages say what the rule files say, and the links of the documents lead somewhere."""

import importlib.util
import pathlib
import re

import pytest

ROOT = pathlib.Path(__file__).resolve().parent.parent
DOCUMENTS = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "rules/README.md", "docs/editors.md"]


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
