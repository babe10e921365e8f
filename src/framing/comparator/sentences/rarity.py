"""How much a word says: the rarer it is in news, the more two texts that share it have in common."""

from __future__ import annotations

import csv
from functools import cache
from math import log

from framing.folders import default_folder
from framing.language.words import function_words

UNLISTED = 2.0  # per mille of articles assumed to contain a word that is not listed
MOST = log(1000 / UNLISTED)


@cache
def _common() -> dict[str, float]:
    """Word -> share of news articles that it stands in, per mille (lexicons/resources/common-words.csv).

    Read row by row: a dictionary for each of its thousands of rows, as for other resources, takes five times as long.
    """
    with (default_folder() / "resources" / "common-words.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        heading = next(rows)
        word, per_mille = heading.index("word"), heading.index("per_mille")
        return {row[word]: float(row[per_mille]) for row in rows}


def share(word: str) -> float:
    """Share of articles that contain a word (in lower case, or its stem), 0 to 1."""
    return _common().get(word, UNLISTED) / 1000


@cache
def weights() -> dict[str, float]:
    """Word -> 0 (in every article, or a function word) to 1 (in very few), for the listed words."""
    common = _common()  # its shares are rounded: there are few different ones
    of_share = {per_mille: min(1.0, max(0.0, -log(per_mille / 1000) / MOST)) for per_mille in set(common.values())}
    found = {w: of_share[per_mille] for w, per_mille in common.items()}
    return found | dict.fromkeys(function_words(), 0.0)
