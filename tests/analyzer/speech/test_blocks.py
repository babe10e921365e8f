"""Letters and statements that an article prints without quotation marks, parsed by the pipeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import parsed
from framing.reader import read

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = {
    "quoted from": """A fisherman caused a storm on Monday.

Joao Reis, a fisherman from Faro, said the mayor should "look in the mirror first" on Monday.

Read the full letter via Publico:

Dear Mayor, the harbour is rotten. Look in the mirror first.

The mayor did not reply.""",
    "wrote": """The mine closed on Monday.

The owner, Ann Kade, wrote on Facebook on Monday evening:

I am sorry for all that happened. The mine was my life.

My father dug it with his hands, and we are proud of him.

The union called the closure a shame.""",
    "from": """The mine closed on Monday.

Here is the full statement from the union:

We regret the loss of nine men.

Police are still searching the shaft.""",
    "nobody": """The mine closed on Monday.

Read the whole letter here:

I regret the loss of nine men.

"Nobody told us anything," I heard.""",
    "causes": """The bridge fell.

The council has named three causes so far in its report:

The steel was old.

Nine people died.""",
    "no colon": """The bridge fell.

The owner wrote a letter on Monday.

I was there when it fell.""",
    "no text": """The bridge fell.

There were three reasons:

I saw none of them.""",
    "two papers": """The bill passed.

The Herald reported last week that reading the law aloud is a first in the history of the house:

“Call it a change of heart. It will cost us nothing.”

The Tribune recently reported:

“It is unclear what the rule will do to the nation, and nobody knows.”

The vote is on Friday.""",
}

DIRECT = {
    "quoted from": [("Joao Reis", "Dear Mayor")],
    "wrote": [("Ann Kade", "I am sorry"), ("Ann Kade", "My father")],
    "from": [("union", "We regret")],
    "nobody": [(None, "I regret")],
    "causes": [],
    "no colon": [],
    "no text": [],
    "two papers": [("Herald", "Call it"), ("Tribune", "It is unclear")],
}
"""Who says the paragraphs that are somebody's own words, and how they begin."""


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_behind_a_colon_is_its_writers(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.txt"
    path.write_text(TEXTS[name], encoding="utf-8")
    found = parsed.analyses(read([str(path)]).articles)[0]
    direct = [q for q in found.quotations if q.type == "direct" and "told us" not in q.text]
    assert [(q.speaker, q.text[: len(words)]) for q, (_, words) in zip(direct, DIRECT[name], strict=True)] == DIRECT[
        name
    ]
