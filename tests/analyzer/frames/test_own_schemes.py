"""Frames of a user's codebook, on sentences that are not among its examples."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing import api
from framing.lexicon.frame_schemes import FrameScheme, SchemeFrame
from framing.model import Article, Part, PartKind

pytestmark = pytest.mark.model

SCHEME = FrameScheme(
    "harbour",
    (
        SchemeFrame(
            "jobs",
            "Work and wages.",
            (
                "The yard will hire two hundred welders.",
                "Hundreds of workers lost their jobs when the factory closed.",
                "Wages at the port have risen by a tenth.",
                "The union fears for the employment of its members.",
                "Apprentices will be trained at the new plant.",
                "Nurses went on strike for higher salaries.",
                "The shipyard is recruiting engineers.",
                "Unemployment among young workers has doubled.",
                "The firm cut overtime and dismissed forty staff.",
                "Cleaners work long shifts for low pay.",
            ),
        ),
        SchemeFrame(
            "nature",
            "Animals, plants and water.",
            (
                "Seals rest on the sandbank all summer.",
                "The river is full of fish again.",
                "Oil has killed thousands of birds along the coast.",
                "Old trees were felled to make room for the road.",
                "The wetland is home to rare frogs.",
                "Geese and swans winter on the lake.",
                "Dolphins followed the boat out to sea.",
                "Wild flowers cover the dunes in spring.",
                "Foxes and owls hunt in the forest at night.",
                "The reef shelters turtles and sharks.",
            ),
        ),
    ),
    "0" * 12,
    "harbour.csv",
)
TEXTS = {
    "jobs": ["The company promised to employ sixty more people.", "Dockers demand better pay for night shifts."],
    "nature": ["Herons and ducks breed in the marsh.", "Whales were seen in the bay for the first time in years."],
    "none": ["The council meets again on Tuesday.", "He arrived late and left early."],
}


def test_sentences_find_their_frame_or_none_and_a_codebook_has_an_entry_in_the_audit_trail(tmp_path: Path) -> None:
    path = tmp_path / "harbour.csv"
    rows = [f'{f.name},"{f.description}","{e}"' for f in SCHEME.frames for e in f.examples]
    path.write_text("\n".join(["frame,description,example", *rows]), encoding="utf-8")
    text = " ".join(text for texts in TEXTS.values() for text in texts)
    article = Article("a", "Post", "", text, (Part(PartKind.BODY, 0, len(text)),))
    analysis = next(iter(api.analyses([article], api.settings(frames=[str(path)]), jobs=1)))
    own = {f.frame: f for f in analysis.frames if f.scheme == "harbour"}
    found = {name: {text[e.start : e.end] for e in frame.evidence} for name, frame in own.items()}
    assert len(found["jobs"] | found["nature"]) >= 3  # ten examples a frame do not suffice for every sentence
    for name, frame in own.items():
        assert found[name] <= set(TEXTS[name])
        assert frame.count == len(frame.evidence) > 0
        assert frame.sentences == 6
    assert any(x.name == "frames:harbour" and x.entries == 20 for x in analysis.lexicons)
