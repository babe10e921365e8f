"""Whether a description is surely of the referent."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from story_notation import article

from framing.comparator.contrasts.own_words import OwnWords
from framing.comparator.contrasts.said_of import SaidOf
from framing.comparator.sentences.evidence import Places
from framing.language.tree import Tree
from framing.model import ComparedEntity, ComparedMention, Descriptor, Polarity, Voice


@pytest.mark.parametrize(
    ("text", "subject", "words", "relation", "kind", "sure"),
    [
        ("Moss is/AUX a brave woman", "Moss", "brave woman", "copula", "name", True),
        ("Moss , 71 , is/AUX a brave woman", "Moss", "brave woman", "copula", "name", True),
        ("Moss is/AUX the subject of an ad by Vigil , a shady club", "Moss", "shady club", "copula", "name", False),
        ("Moss who lied/VERB", "Moss", "lied", "relative clause", "name", True),
        ("Moss met/VERB a man who lied/VERB", "Moss", "lied", "relative clause", "name", False),
        ("Moss is/AUX seen/VERB as a fraud", "Moss", "fraud", "as-phrase", "name", True),
        ("Moss made/VERB himself part of the feast", "Moss", "part of the feast", "as-phrase", "name", False),
        ("The leader is/AUX a fraud", "The leader", "fraud", "copula", "nominal", False),
    ],
)
def test_a_description_is_joined_to_the_name(
    text: str, subject: str, words: str, relation: str, kind: str, *, sure: bool
) -> None:
    draft = article("A", [text], {})
    start, end = draft.place(words)
    said = Descriptor(start, end, words, 0, "e0", "copula", Voice.OWN, None, Polarity.NEGATIVE, 1.0)
    mention = ComparedMention("A", "A", *draft.place(subject), subject, kind)
    moss = ComparedEntity("x", "Vera Moss", "PERSON", 1.0, (mention,), ())
    told = draft.done()
    text = OwnWords(Places(told), Tree(told.article, told.parse), {("A", "e0"): "x"})
    assert SaidOf([text]).is_sure(replace(said, relation=relation), moss, "A") is sure
