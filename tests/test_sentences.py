"""Sentences end where a reader stops, not at every full stop."""

from __future__ import annotations

import pytest

from factcheck.languages import load_language
from factcheck.model import Span
from factcheck.sentences import split_sentences


def split(text: str, language: str) -> list[str]:
    spans = split_sentences(text, Span(0, len(text)), load_language(language))
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("vi", ["Hội nghị có 412 đại biểu.", "Ngày 17/5, TP. Hồ Chí Minh họp."]),
        ("vi", ["Lễ bắt đầu lúc 8.30 và hết lúc 11.45.", "12 người vắng mặt."]),
        ("vi", ["Thu 1.234.567 đồng, tăng 5,6%.", '"Đúng vậy!"', "Ông nói thêm…", "Rồi về."]),
        ("vi", ["1. Lai Châu", ""]),
        ("vi", ["Các ông ThS. Nguyễn Văn A, PGS. Trần B đến dự."]),
        ("en", ["On Nov. 5 the U.S. Army paid $3.5 million.", "The rest came later."]),
        ("en", ["Mr. Smith vs. Jones ended 3-1.", "No. 10 was closed."]),
        ("en", ["She lives in the U.S.", "The 412 votes were counted."]),
        ("en", ["It ended in 2020.", "15 of 20 stayed."]),
        ("en", ['"Is it 412?" he asked.', "It was."]),
        ("en", ["He said no.", "They left."]),
        ("en", ["J. R. Smith of Acme Inc. said so (see p. 12)."]),
        ("en", ["Wait… what?", "Yes!"]),
    ],
)
def test_sentences(language: str, sentences: list[str]) -> None:
    sentences = [sentence for sentence in sentences if sentence]
    assert split(" ".join(sentences), language) == sentences


@pytest.mark.parametrize("piece", [".", '."', ". ", "...A ", "A.B. ", "a." * 5])
def test_every_character_belongs_to_one_sentence(piece: str) -> None:
    text = piece * 500
    assert "".join(split(text, "en")).replace(" ", "") == text.replace(" ", "")
