"""The two rule-based steps of a spaCy pipeline, answered by lookup: the same annotations in a fraction of the time.

spaCy's lemmatizer asks of each form whether it is in a list of 57,000 words; in a set that takes no time. Its
attribute ruler runs 180 patterns over every token, though nearly all of them look at one token's tag, word and
relation: what they say of such a triple is worked out once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_LOOKED_AT = ("TAG", "LOWER", "DEP", "IS_SPACE")
_PREDICATES = {False: ({"IN"}, {"NOT_IN"}), True: ({"IN"},)}
"""Comparisons that are answered by lookup, by whether they are about the word (LOWER)."""
_Key = tuple[int, ...]
_Pattern = tuple[int, Mapping[str, Any]]  # number of the rule, what it asks of its token


def use_lookups(nlp: Language) -> None:
    """Speed up both steps of the pipeline if they are as described here; leave others unchanged."""
    for name, component in nlp.pipeline:
        if name == "lemmatizer" and hasattr(component, "lookups"):
            _use_sets(component)
        if name == "attribute_ruler" and hasattr(component, "patterns"):
            _use_memory(component, nlp)


def _use_sets(lemmatizer: Any) -> None:
    """Words that a list holds become keys, which answer `in` alike."""
    if lemmatizer.lookups.has_table("lemma_index"):
        table = lemmatizer.lookups.get_table("lemma_index")
        for key, words in list(table.items()):
            if isinstance(words, list):
                table[key] = dict.fromkeys(words)


def _use_memory(ruler: Any, nlp: Language) -> None:
    rules = [(number, pattern) for number, rule in enumerate(ruler.patterns) for pattern in rule["patterns"]]
    single = [(number, pattern[0]) for number, pattern in rules if _is_plain(pattern)]
    memory = Memory(ruler, nlp, single, [(number, pattern) for number, pattern in rules if not _is_plain(pattern)])
    ruler.match, ruler.set_annotations = memory.match, memory.annotate


def _is_plain(pattern: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a pattern is about one token and only compares attributes with values."""
    return len(pattern) == 1 and all(
        name in _LOOKED_AT and (not isinstance(value, dict) or set(value) in _PREDICATES[name == "LOWER"])
        for name, value in pattern[0].items()
    )


class Memory:
    """What the patterns of an attribute ruler say, by what they look at."""

    def __init__(
        self, ruler: Any, nlp: Language, single: Sequence[_Pattern], others: Sequence[tuple[int, list[Any]]]
    ) -> None:
        from spacy.matcher import Matcher
        from spacy.tokens._retokenize import set_token_attrs

        self._set = set_token_attrs
        self._ruler = ruler
        self._strings = nlp.vocab.strings
        self._by_tag: dict[Any, list[_Pattern]] = defaultdict(list)
        for number, asked in single:
            if isinstance(asked.get("TAG"), str):
                self._by_tag[asked["TAG"]].append((number, asked))
        self._of_any_tag = [(n, asked) for n, asked in single if not isinstance(asked.get("TAG"), str)]
        self._words = {self._strings.add(w) for _, asked in single for w in _words_of(asked.get("LOWER"))}
        self._numbers: dict[_Key, tuple[int, ...]] = {}
        self._attributes: dict[tuple[int, ...], dict[int, Any]] = {(): {}}
        self._others = Matcher(nlp.vocab)
        for number, pattern in others:
            self._others.add(str(number), [pattern])

    def match(self, doc: Doc) -> list[tuple[int, ...]]:
        """For each token the numbers of the rules that apply to it, ascending: a later rule has precedence."""
        numbers, words = self._numbers, self._words
        found: list[tuple[int, ...]] = []
        for tag, word, relation, space in doc.to_array([*_LOOKED_AT]).tolist():
            key = (tag, word if word in words else 0, relation, space)
            known = numbers.get(key)
            if known is None:
                known = numbers[key] = self._asked(key)
            found.append(known)
        for match, start, end in self._others(doc, allow_missing=True) if len(self._others) else ():
            number = int(self._strings[match])
            at = (range(start, end))[self._ruler.indices[number]]
            found[at] = tuple(sorted({*found[at], number}))
        return found

    def annotate(self, doc: Doc, found: Sequence[tuple[int, ...]]) -> None:
        """Give every token the attributes of the patterns whose numbers were found for it."""
        attributes, annotate = self._attributes, self._set
        for token, numbers in zip(doc, found, strict=True):
            given = attributes.get(numbers)
            if given is None:
                given = {}
                for number in numbers:
                    given |= self._ruler.attrs[number]
                attributes[numbers] = given
            if given:
                annotate(token, given)

    def _asked(self, key: _Key) -> tuple[int, ...]:
        """The rules that apply to a token of this tag, word, relation, and whether it is white space."""
        tag, word, relation, space = key
        has = {"TAG": self._text(tag), "LOWER": self._text(word), "DEP": self._text(relation), "IS_SPACE": bool(space)}
        asked_of = (*self._by_tag.get(has["TAG"], ()), *self._of_any_tag)
        found = {n for n, asked in asked_of if all(_agrees(has[name], value) for name, value in asked.items())}
        return tuple(sorted(found))

    def _text(self, number: int) -> str:
        return str(self._strings[number]) if number else ""


def _agrees(value: Any, asked: Any) -> bool:
    if isinstance(asked, dict):
        return value in asked["IN"] if "IN" in asked else value not in asked["NOT_IN"]
    return bool(value == asked)


def _words_of(asked: Any) -> Sequence[str]:
    """The words that a pattern names."""
    if asked is None:
        return ()
    return asked["IN"] if isinstance(asked, dict) else (asked,)
