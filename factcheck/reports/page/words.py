"""The words of the page's frame in each of its languages; the script changes between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from factcheck.rulebook import Rule

LANGUAGES = ("en", "vi")
_FIELD = re.compile(r"\{(\w+)\}")
WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "title": "Do the figures agree?",
        "skip": "To the first finding",
        "coverage": "{covered} of {total} figures covered",
        "mismatched": "mismatched",
        "verified": "verified",
        "unchecked": "unchecked",
        "findings": "Findings",
        "previous": "Previous finding",
        "next": "Next finding",
        "position": "{n} of {of}",
        "all-agree": "No mismatch found",
        "show": "Show",
        "show-all": "All figures",
        "show-bad": "Mismatches only",
        "theme": "Light or dark",
        "language": "Tiếng Việt",
        "error": "error",
        "warning": "warning",
        "info": "note",
        "finding": "Finding {n}",
        "sum": "The sum",
        "printed": "printed: {text}",
        "ends": "What does not agree",
        "would-agree": "Any one of these would agree",
        "nothing": "nothing",
        "why": "Why this is looked at",
        "place": "line {line}, column {column}",
        "silence": "To silence it: id {id}",
        "articles": "Articles",
        "article": "Article",
        "rule": "Rule",
        "by-rule": "Findings by rule",
        "not-checked": "Not checked",
        "agreed": "{n} relations that hold",
        "silenced": "{n} silenced",
        "keys": "Keys: n next, p previous, Esc close",
        "top": "To the top",
        "made-by": "Made by factcheck {version}. Nothing was looked up: the figures were only"
        " compared with each other.",
    },
    "vi": {
        "title": "Các con số có khớp nhau không?",
        "skip": "Đến chỗ không khớp đầu tiên",
        "coverage": "đã đối chiếu {covered}/{total} con số",
        "mismatched": "không khớp",
        "verified": "đã khớp",
        "unchecked": "chưa đối chiếu",
        "findings": "Chỗ không khớp",
        "previous": "Chỗ trước",
        "next": "Chỗ sau",
        "position": "{n}/{of}",
        "all-agree": "Không thấy chỗ nào không khớp",
        "show": "Hiện",
        "show-all": "Mọi con số",
        "show-bad": "Chỉ chỗ không khớp",
        "theme": "Sáng hoặc tối",
        "language": "English",
        "error": "lỗi",
        "warning": "cảnh báo",
        "info": "lưu ý",
        "finding": "Chỗ thứ {n}",
        "sum": "Phép tính",
        "printed": "trong bài: {text}",
        "ends": "Những gì không khớp",
        "would-agree": "Sửa một trong các chỗ này thì khớp",
        "nothing": "bỏ trống",
        "why": "Vì sao xét điều này",
        "place": "dòng {line}, cột {column}",
        "silence": "Để bỏ qua: mã {id}",
        "articles": "Bài viết",
        "article": "Bài",
        "rule": "Quy tắc",
        "by-rule": "Theo quy tắc",
        "not-checked": "Không kiểm tra được",
        "agreed": "{n} quan hệ đã khớp",
        "silenced": "{n} chỗ được bỏ qua",
        "keys": "Phím: n chỗ sau, p chỗ trước, Esc đóng",
        "top": "Lên đầu trang",
        "made-by": "factcheck {version} lập. Không tra cứu ở đâu cả: các con số chỉ được đối chiếu"
        " với nhau.",
    },
}


def words_about(names: Iterable[str], rules: Sequence[Rule]) -> Mapping[str, Mapping[str, str]]:
    """Return the words of the page, with the summaries of the rules *names* among them."""
    known = {rule.id: rule for rule in rules}
    found = [known[name] for name in names if name in known]
    return {
        language: {**words, **{f"rule:{rule.id}": _summary(rule, language) for rule in found}}
        for language, words in WORDS.items()
    }


def _summary(rule: Rule, language: str) -> str:
    wording = rule.wordings.get(language)
    return (wording.summary if wording else "") or rule.summary


def fill(text: str, /, **facts: object) -> str:
    """Return *text* with *facts* in its fields, as the script fills them in.

    >>> fill("{n}/{of}", n=2, of=5)
    '2/5'
    """
    return _FIELD.sub(lambda field: str(facts.get(field[1], field[0])), text)
