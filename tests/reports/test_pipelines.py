"""The formats of pipelines, against their schemas or what their readers do with them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import xmlschema
from jsonschema import Draft202012Validator
from jsonschema.validators import validator_for

from factcheck.model import Candidate, Edit, Span
from factcheck.report import Report
from factcheck.reports import View
from tests.reports.samples import BROKEN, EVERYTHING, FINDING, INFO, REPORT, TEXT, render

SCHEMAS = Path(__file__).parent.parent / "data" / "schemas"
CLEAN = Report("sạch.txt", text="Không có gì.\n")


def sarif(*reports: Report, view: View = View()) -> dict[str, Any]:
    """Return the only run of a valid SARIF log."""
    log = json.loads(render("sarif", *reports, view=view))
    schema = json.loads((SCHEMAS / "sarif-2.1.0-rtm.5.json").read_text())
    validator_for(schema)(schema).validate(log)
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def test_sarif() -> None:
    run = sarif(REPORT, BROKEN, CLEAN)
    assert run["columnKind"] == "unicodeCodePoints"
    (invocation,) = run["invocations"]
    assert not invocation["executionSuccessful"]
    (note,) = invocation["toolExecutionNotifications"]
    assert note["message"]["text"] == "not a text file: character 1 is NUL"
    found, suppressed = run["results"]
    assert (found["kind"], found["level"]) == ("fail", "error")
    region = found["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (3, 14, 16)
    assert region["snippet"]["text"] == "59"
    assert [place["message"]["text"] for place in found["relatedLocations"]] == ["15", "36", "9"]
    fixes = [fix["artifactChanges"][0]["replacements"] for fix in found["fixes"]]
    assert [fix[0]["insertedContent"]["text"] for fix in fixes] == ["60", "8"]
    assert [fix[0]["deletedRegion"]["startColumn"] for fix in fixes] == [14, 54]
    assert found["partialFingerprints"]["factcheckFingerprint/v1"] == "7c1f0a92"
    assert found["suppressions"] == []
    (suppression,) = suppressed["suppressions"]
    assert (suppression["kind"], suppression["justification"]) == ("inSource", "front matter")


def test_sarif_says_where_a_finding_was_silenced() -> None:
    known = INFO._replace(reason="baseline")
    run = sarif(REPORT._replace(findings=(), suppressed=(*REPORT.suppressed, known)))
    kinds = [one["kind"] for result in run["results"] for one in result["suppressions"]]
    assert kinds == ["inSource", "external"]


def test_sarif_knows_the_rules_that_were_used() -> None:
    from factcheck.engine import shipped

    run = sarif(REPORT, view=EVERYTHING._replace(rules=shipped()))
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["date-impossible", "format-mixed", "total-of-parts"]
    assert all(rule["shortDescription"]["text"] for rule in rules)
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"])


def test_sarif_tells_what_holds_only_when_asked() -> None:
    kinds = [result["kind"] for result in sarif(REPORT, view=EVERYTHING)["results"]]
    assert kinds == ["fail", "fail", "fail", "pass"]
    assert {result["kind"] for result in sarif(REPORT)["results"]} == {"fail"}


def test_sarif_keeps_edits_of_one_candidate_together() -> None:
    both = Candidate("both", (Edit(Span(23, 25), "58"), Edit(Span(63, 64), "7")))
    run = sarif(REPORT._replace(findings=(FINDING._replace(candidates=(both,)),)))
    (fix,) = run["results"][0]["fixes"]
    assert len(fix["artifactChanges"][0]["replacements"]) == 2


def test_sarif_paths_are_references() -> None:
    run = sarif(REPORT._replace(path="bản thảo/a#1.txt"))
    place = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place["uri"] == "b%E1%BA%A3n%20th%E1%BA%A3o/a%231.txt"


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Read the workflow commands in *text* as the runner of GitHub Actions does."""
    found = []
    for line in text.splitlines():
        if match := re.fullmatch(r"\s*::([a-z]+)(?: ([^:]*(?::(?!:)[^:]*)*))?::(.*)", line):
            name, properties, message = match.groups()
            pairs = [pair.split("=", 1) for pair in (properties or "").split(",") if pair]
            read = {key: _unescaped(value, prop=True) for key, value in pairs}
            found.append((name, read, _unescaped(message)))
        else:
            assert "##[" not in line
    return found


def _unescaped(text: str, *, prop: bool = False) -> str:
    for code, sign in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        if prop or sign not in ":,":
            text = text.replace(code, sign)
    return text


def test_github() -> None:
    text = render("github", REPORT, BROKEN, view=View(level="info"))
    unread, found, info = commands(text)
    assert unread == (
        "error",
        {"file": "ảnh.txt", "title": "factcheck"},
        "not a text file: character 1 is NUL",
    )
    assert found == (
        "error",
        {
            "title": "factcheck: total-of-parts",
            "file": "tin.txt",
            "line": "3",
            "endLine": "3",
            "col": "14",
            "endColumn": "16",
        },
        "59 không khớp với các phần: 15 + 36 + 9 = 60 (15 + 36 + 9 = 60, not 59)",
    )
    assert info[0] == "notice"
    assert text.splitlines()[-1].startswith("1 error, 1 info · 1 relation verified")


def test_github_gives_no_columns_for_several_lines() -> None:
    long = FINDING._replace(primary=FINDING.primary._replace(end_line=4, end_column=2))
    ((_, properties, _),) = commands(render("github", REPORT._replace(findings=(long,))))
    assert properties["endLine"] == "4"
    assert not {"col", "endColumn"} & set(properties)


def test_github_shows_the_ten_worst() -> None:
    warning = FINDING._replace(severity="warning", fingerprint="0")
    many = REPORT._replace(findings=(INFO, *(warning,) * 8, *(FINDING,) * 4))
    found = commands(render("github", many, view=View(level="info", quiet=True)))
    assert [name for name, _, _ in found] == ["error"] * 4 + ["warning"] * 6 + ["notice"]
    assert found[-1][2] == "3 more findings are not shown here: 2 warnings, 1 info"


def test_gitlab() -> None:
    twin = REPORT._replace(path="khác.txt")
    objects = json.loads(render("gitlab", REPORT, twin, BROKEN, view=View(level="info")))
    schema = json.loads((SCHEMAS / "gitlab-code-quality.json").read_text())
    Draft202012Validator(schema).validate(objects)
    assert [one["severity"] for one in objects] == ["major", "info", "major", "info", "blocker"]
    for one in objects:
        assert one["description"].startswith(f"{one['check_name']}: ")
    assert objects[0]["location"] == {"path": "tin.txt", "lines": {"begin": 3, "end": 3}}
    assert len({one["fingerprint"] for one in objects[::2]}) == 3


def junit(*reports: Report, view: View = View()) -> ET.Element:
    """Return the root of a valid JUnit document."""
    text = render("junit", *reports, view=view)
    xmlschema.XMLSchema(SCHEMAS / "junit-10.xsd").validate(text)
    root = ET.fromstring(text.encode())  # noqa: S314 - our own
    for suite in (root, *root):
        cases = list(suite.iter("testcase"))
        assert int(suite.get("tests", "")) == len(cases)
        assert int(suite.get("failures", "")) == sum(c.find("failure") is not None for c in cases)
        assert int(suite.get("errors", "")) == sum(c.find("error") is not None for c in cases)
    return root


def test_junit() -> None:
    root = junit(REPORT, BROKEN, CLEAN)
    assert [suite.get("name") for suite in root] == ["tin.txt", "ảnh.txt", "sạch.txt"]
    passed, failed, skipped = root[0]
    assert passed.get("name") == "date-impossible 3:40 36"
    assert len(passed) == 0
    failure = failed[0]
    assert failure.tag == "failure"
    assert (failure.text or "").splitlines() == [
        "tin.txt:3:14: 59",
        "tin.txt:3:28: 15",
        "tin.txt:3:40: 36",
        "tin.txt:3:54: 9",
        "? 59 → 60",
        "? 9 → 8",
        "id 7c1f0a92",
    ]
    assert skipped[0].get("message") == "front matter"
    assert root[1][0][0].tag == "error"
    assert len(root[2][0]) == 0


def test_checkstyle() -> None:
    text = render("checkstyle", REPORT, BROKEN, CLEAN, view=View("info"))
    xmlschema.XMLSchema(SCHEMAS / "checkstyle.xsd").validate(text)
    root = ET.fromstring(text.encode())  # noqa: S314 - our own
    assert root.tag == "checkstyle"
    assert [file.get("name") for file in root] == ["tin.txt", "ảnh.txt", "sạch.txt"]
    first, second = root[0]
    assert first.attrib == {
        "line": "3",
        "column": "14",
        "severity": "error",
        "message": "59 không khớp với các phần: 15 + 36 + 9 = 60 (15 + 36 + 9 = 60, not 59)",
        "source": "factcheck.total-of-parts",
    }
    assert second.get("severity") == "info"
    assert root[1][0].get("source") == "factcheck.not-checked"


def test_rdjson_counts_bytes() -> None:
    result = json.loads(render("rdjson", REPORT, BROKEN))
    schema = json.loads((SCHEMAS / "rdjson.json").read_text())
    Draft202012Validator(schema).validate(result)
    found, unread = result["diagnostics"]
    line = TEXT.splitlines()[2].encode()
    spans = [found["location"]["range"], *(one["range"] for one in found["suggestions"])]
    spans += [one["location"]["range"] for one in found["related_locations"]]
    words = [line[s["start"]["column"] - 1 : s["end"]["column"] - 1].decode() for s in spans]
    assert words == ["59", "59", "9", "15", "36", "9"]
    assert [one["text"] for one in found["suggestions"]] == ["60", "8"]
    assert unread["location"] == {"path": "ảnh.txt"}


def test_rdjsonl_has_the_same_diagnostics() -> None:
    result = json.loads(render("rdjson", REPORT, BROKEN))
    lines = [json.loads(line) for line in render("rdjsonl", REPORT, BROKEN).splitlines()]
    assert lines == [{"source": result["source"], **one} for one in result["diagnostics"]]


@pytest.mark.parametrize("form", ["sarif", "github", "gitlab", "junit", "checkstyle", "rdjson"])
def test_paths_are_those_of_the_repository(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = render(form, REPORT._replace(path=str(tmp_path / "drafts" / "tin.txt")))
    assert "drafts/tin.txt" in text
    assert str(tmp_path) not in text
