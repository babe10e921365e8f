"""Makes lexicons/resources/common-words.csv: how many news articles in a thousand a common English word stands in.

    uv run --with wordninja==2.0.0 --with symspellpy==6.10.1 --with pyspellchecker==0.9.1 python tools/common_words.py

The counts are those of three packages under the MIT licence, of three kinds of writing: `wordninja` (words of the
English Wikipedia, by rank), `symspellpy` (Google Books n-grams), `pyspellchecker` (film and television subtitles:
Lison & Tiedemann 2016). A rank becomes a frequency by the law of Zipf and Mandelbrot; the three frequencies are
averaged geometrically, so that a word must be common in all of them; a frequency becomes a share of articles as if
words came in articles of `LENGTH` words, in bursts (negative binomial with dispersion 1: Church & Gale 1995).
Names of people and countries are left out: two articles that share a name have something in common.
"""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from math import exp, floor, log, log10
from pathlib import Path

from framing.comparator.sentences.terms import stem
from framing.language.resources import table
from framing.language.words import function_words

TO = Path(__file__).parent.parent / "lexicons" / "resources" / "common-words.csv"
LENGTH = 500  # words of an article
LEAST = 5.0  # per mille: rarer words are left out
SHIFT = 2.7  # of the law of Zipf and Mandelbrot, for English
NAMES = (
    ("countries", ("name", "aliases", "demonyms", "capital")),
    ("given-names", ("name",)),
    ("public-figures", ("surname",)),
)
"""Gazetteers and their columns with names; of these the names of one word."""


def wikipedia() -> dict[str, float]:
    words = gzip.decompress((files("wordninja") / "wordninja" / "wordninja_words.txt.gz").read_bytes()).decode().split()
    return shares({word: 1 / (rank + SHIFT) for rank, word in enumerate(words, 1)})


def books() -> dict[str, float]:
    lines = (files("symspellpy") / "frequency_dictionary_en_82_765.txt").read_text("utf-8-sig").splitlines()
    return shares({word: float(count) for word, count in (line.split() for line in lines)})


def subtitles() -> dict[str, float]:
    return shares(json.loads(gzip.decompress((files("spellchecker.resources") / "en.json.gz").read_bytes())))


def shares(counts: Mapping[str, float]) -> dict[str, float]:
    whole = sum(counts.values())
    return {word: count / whole for word, count in counts.items()}


def mean(lists: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """The geometric mean of the frequencies of the words that all lists have."""
    some = list(lists)
    both = set.intersection(*(set(s) for s in some))
    return {w: exp(sum(log(s[w]) for s in some) / len(some)) for w in both if w.isalpha() and len(w) > 1}


def per_mille(frequency: float) -> float:
    """Share of articles with a word, rounded to one digit; 1000 times."""
    found = 1000 * (1 - 1 / (1 + frequency * LENGTH))
    digit: float = 10.0 ** floor(log10(found))
    return round(found / digit) * digit


def rows(frequencies: Mapping[str, float], skip: frozenset[str]) -> Iterator[tuple[str, float]]:
    """The words and their stems, under which the frequencies of all forms are added up."""
    stems: dict[str, float] = {}
    for word, frequency in frequencies.items():
        stems[stem(word)] = stems.get(stem(word), 0.0) + frequency
    for word in sorted(set(frequencies) | set(stems)):
        share = per_mille(max(frequencies.get(word, 0.0), stems.get(word, 0.0)))
        if share >= LEAST and word not in skip:
            yield word, share


def names() -> frozenset[str]:
    """The one-word names of the gazetteers, in lower case."""
    cells = (row[column] or "" for name, columns in NAMES for row in table(name) for column in columns)
    return frozenset(w.strip().lower() for cell in cells for w in cell.split(";") if " " not in w.strip())


def main() -> None:
    found = list(rows(mean((wikipedia(), books(), subtitles())), names() | function_words()))
    with TO.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("word", "per_mille"))
        writer.writerows((word, f"{share:g}") for word, share in found)
    print(f"{len(found)} words")


if __name__ == "__main__":
    main()
