"""Articles for measuring: sentences of the project's own, as many as are asked for.

They are always the same. Four sentences in five have no figure, as in a newspaper; the fifth is a
right example of one of the rules, so that every rule has something to look at and hardly anything
to complain about. In every tenth article slips are planted, one for each tool that is measured: a
tool that does not report its slips has not done its work.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from factcheck.engine import shipped


class _Parts(NamedTuple):
    """What sentences without figures are made of: who, does what, where, and how it went."""

    subjects: tuple[str, ...]
    verbs: tuple[str, ...]
    places: tuple[str, ...]
    ends: tuple[str, ...]


_PARTS: Mapping[str, _Parts] = {
    "en": _Parts(
        (
            *("The harbour office", "A retired lighthouse keeper", "The town's youngest teacher"),
            *("The board of the museum", "A baker from the old quarter", "The river authority"),
            *("Most of the orchestra", "The committee for parks", "Her brother", "The archivist"),
            *("A spokesman for the yard", "The new ferry company", "The choir of the parish"),
        ),
        (
            *("opened the doors of its workshop", "asked for patience", "repaired the long jetty"),
            *("praised the work of the volunteers", "put the drawings on show", "kept quiet about"),
            *("spoke of the storm and its traces", "has been looking for a better roof"),
            *("wants to know what became of the bells", "refused to sign the letter"),
            *("returned the borrowed instruments", "painted the fence in a dark green"),
        ),
        (
            *("on the far side of the bay", "behind the fish market", "in the hall of the school"),
            *("near the lock", "along the towpath", "at the edge of the moor", "in the valley"),
            *("below the castle", "outside the station", "on the quay"),
        ),
        (
            *("while the rain went on", "and nobody was surprised", "although the money is short"),
            *("as the neighbours had hoped", "before the summer began", "to the delight of all"),
            *("which took longer than planned", "because the old one leaked", "without much noise"),
            *("and the letters kept coming", "for the sake of the children"),
        ),
    ),
    "vi": _Parts(
        (
            *("Ban quản lý bến cảng", "Một người gác đèn biển đã nghỉ", "Cô giáo trẻ của làng"),
            *("Hội đồng nhà bảo tàng", "Người thợ bánh ở phố cổ", "Cơ quan trông coi sông nước"),
            *("Phần lớn dàn nhạc", "Anh trai của chị", "Người giữ kho tư liệu", "Đội văn nghệ"),
            *("Đại diện xưởng đóng tàu", "Công ty phà mới", "Bà con trong xóm"),
        ),
        (
            *("mở cửa xưởng cho khách vào xem", "mong mọi người kiên nhẫn", "sửa lại cầu tàu dài"),
            *("khen công sức của các bạn trẻ", "trưng bày những bản vẽ cũ", "không nói gì thêm"),
            *("kể về cơn bão và những gì còn lại", "vẫn tìm một mái che tốt hơn"),
            *("muốn biết những quả chuông đã đi đâu", "không chịu ký vào lá thư"),
            *("trả lại các nhạc cụ đã mượn", "sơn hàng rào màu xanh sẫm"),
        ),
        (
            *("ở bên kia vịnh", "sau chợ cá", "trong hội trường của trường", "gần cửa cống"),
            *("dọc con đường ven kênh", "nơi ven rừng", "trong thung lũng", "dưới chân thành cũ"),
            *("ngoài ga tàu", "trên bến"),
        ),
        (
            *("khi trời còn mưa", "mà không ai ngạc nhiên", "tuy kinh phí eo hẹp", "như mong đợi"),
            *("trước khi mùa hè đến", "trong niềm vui của mọi người", "lâu hơn dự định"),
            *("vì mái cũ đã dột", "rất lặng lẽ", "và thư vẫn cứ gửi về", "vì lũ trẻ"),
        ),
    ),
}
SLIPS_EVERY = 10  # articles
# One slip for each tool, and what its report says of it.
SLIPS: Mapping[str, str] = {
    "factcheck": "Of the 431 voters, 412 (98.7%) came.",
    "codespell": "They recieve visitors.",
    "typos": "They recieve visitors.",
    "proselint": "The view is very unique.",
    "textlint": "They met on 2016-12-29 (Friday).",
}
TOLD: Mapping[str, str] = {
    "factcheck": "98.7%",
    "codespell": "recieve",
    "typos": "recieve",
    "proselint": "unique",
    "textlint": "2016-12-29",
}


LANGUAGES = frozenset(_PARTS)


def articles(language: str, size: int, article: int = 6_000) -> Iterator[str]:
    """Yield articles of about *article* bytes each, *size* bytes in all."""
    chance = random.Random(language)  # seeded: every run measures the same text
    examples = [
        example
        for rule in shipped()
        if rule.format == "text" and language in rule.wordings
        for example in rule.wordings[language].right
        if "\n" not in example
    ]
    slips = " ".join(dict.fromkeys(SLIPS.values()))
    done = number = 0
    while done < size:
        paragraphs = [sentence(language, chance).rstrip(".")]
        if not number % SLIPS_EVERY:
            paragraphs.append(slips)
        number += 1
        length = 0
        while length < article:
            sentences = [sentence(language, chance) for _ in range(chance.randint(2, 6))]
            sentences.insert(chance.randint(0, len(sentences)), chance.choice(examples))
            paragraphs.append(" ".join(sentences))
            length += len(paragraphs[-1].encode()) + 2
        text = "\n\n".join(paragraphs) + "\n"
        done += len(text.encode())
        yield text


def sentence(language: str, chance: random.Random) -> str:
    """Return a sentence without figures."""
    return f"{' '.join(map(chance.choice, _PARTS[language]))}."
