"""Whose words these are, and whether anything is said at all, in short texts parsed by the pipeline."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

import parsed
from framing.language.voices import Voices
from framing.model import Analysis
from framing.reader import read

_FILE = Path(__file__).with_suffix("").with_name("whose_words.txt")
"""Each text after "== " ("//" ends a headline), then lines of words, their voice and, where known, who says them.

A line after "!" has a cue that reports nothing there, or words and somebody who does not say them.
"""


class Text(NamedTuple):
    text: str
    lines: tuple[str, ...]


def _texts() -> list[Text]:
    parts = _FILE.read_text(encoding="utf-8").split("== ")[1:]
    return [Text(p.splitlines()[0].replace(" // ", "\n\n"), tuple(p.splitlines()[1:])) for p in parts]


TEXTS = _texts()


@pytest.fixture(scope="module")
def analysed(tmp_path_factory: pytest.TempPathFactory) -> list[Analysis]:
    folder = tmp_path_factory.mktemp("words")
    paths = [folder / f"{k}.txt" for k in range(len(TEXTS))]
    for path, text in zip(paths, TEXTS, strict=True):
        path.write_text(text.text, encoding="utf-8")
    return parsed.analyses(read([str(p) for p in paths]).articles)


@pytest.mark.parametrize("number", range(len(TEXTS)), ids=[t.text[:50] for t in TEXTS])
def test_whose_words(analysed: list[Analysis], number: int) -> None:
    found = analysed[number]
    voices = Voices(found.quotations)
    for line in TEXTS[number].lines:
        fields = [field.strip() for field in line.removeprefix("!").split("|")]
        if line.startswith("!"):
            assert not _is_said(found, *fields), line
            continue
        words, voice, speaker = fields
        start = found.article.text.index(words)
        got, who = voices.at(start, start + len(words))
        assert got.value == voice, line
        assert speaker.lower() in (who or "").lower() if speaker else who is None, line


def _is_said(found: Analysis, words: str, speaker: str | None = None) -> bool:
    if speaker is None:
        return any(words in (q.cue or "").lower().split() for q in found.quotations)
    return any(words in q.text and speaker.lower() in (q.speaker or "").lower().split() for q in found.quotations)
