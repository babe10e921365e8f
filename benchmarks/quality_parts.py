"""What benchmarks/quality.py runs, and where the figures are in what it prints."""

from __future__ import annotations

from msgspec import Struct

NUMBER = r"[-+]?\d*\.\d+"
FIGURE = rf"({NUMBER}) \[({NUMBER}), ({NUMBER})\]"
"""A value and its interval."""


class Row(Struct, frozen=True):
    """A row of a table. A pattern has one group, the value, or three, the value and its interval."""

    key: str
    what: str
    on: str  # the data set
    here: str  # pattern in the script's output
    floors: tuple[tuple[str, str], ...] = ()  # (pattern, name) of the simple systems that the script measures too
    known: str = ""  # floors that it does not measure
    count: str = ""  # pattern of the number of cases
    of: str = ""  # what is counted
    unseen: bool = False  # nothing was made with these texts in view


class Part(Struct, frozen=True):
    """A script of this folder, the data that it needs, and the rows that it fills."""

    key: str
    script: str
    needs: tuple[str, ...]  # folders of the data sets
    rows: tuple[Row, ...]
    options: tuple[str, ...] = ()
    keeps_parses: bool = False  # whether the script has --parsed
    package: str = ""  # that the script imports and the program does not


def _at(label: str) -> str:
    """The first figure with an interval on the line that begins with these words."""
    return rf"(?m)^ *{label}.*? {FIGURE}"


def _loaded() -> tuple[Row, ...]:
    return (
        Row(
            "loaded-lexicons",
            "loaded words by lexicons alone, F1",
            "BABE",
            _at("words, lexicons alone"),
            floors=((rf"words, every word found +F1 ({NUMBER})", "every word"),),
            count=r"babe: (\d+) texts",
            of="sentences",
        ),
    )


def _learned() -> tuple[Row, ...]:
    return (
        Row(
            "loaded-words",
            "loaded words, F1",
            "BABE",
            rf"words in context .*?F1 {FIGURE}",
            floors=((_at("words, lexicons alone:"), "lexicons alone"),),
            known="0.370 (words learned from data), 0.429 (one human expert)",
            unseen=True,
        ),
        Row(
            "loaded-sentences",
            "loaded sentences, macro-F1",
            "BABE",
            rf"; sentences macro-F1 {FIGURE}",
            floors=((_at(r"sentences, 1\+ lexicon hit:"), "a lexicon hit"),),
            known="0.689 (TF-IDF), 0.764 (one human expert)",
            unseen=True,
        ),
    )


def _voices() -> tuple[Row, ...]:
    quoted, nearest = "all words, baseline: between quotation marks", "baseline: the nearest name before"
    words, linked = "the words of the text", "after coreference, pronoun sources by their words"
    return (
        Row(
            "voices-words",
            "words in others’ voices, F1",
            "PolNeAR",
            _at("all words  "),
            floors=((_at(quoted), "between quotation marks"),),
        ),
        Row("voices-direct", "the same, words between quotation marks", "PolNeAR", _at("direct")),
        Row("voices-indirect", "the same, all other words", "PolNeAR", _at("indirect")),
        Row(
            "voices-speakers",
            "speaker of quoted passages, accuracy",
            "PolNeAR",
            _at(words),
            floors=((_at(nearest), "the nearest name before"),),
            count=rf"(?m)^ *{words}.*of (\d+)",
            of="passages",
        ),
        Row("voices-linked", "the same, by name, where the text has more than a pronoun", "PolNeAR", _at(linked)),
    )


def _seesaw() -> tuple[Row, ...]:
    def row(key: str, what: str, label: str, of: str, *floors: tuple[str, str]) -> Row:
        return Row(key, what, "SEESAW", _at(label), floors=floors, count=rf"(?m)^{label} .*n=(\d+)", of=of)

    top, linking, spoken = "seesaw recall@20, ", "seesaw linking, ", "seesaw, who he or she is that speaks, "
    return (
        row(
            "salient",
            "main and salient entities among the first 20, recall",
            f"{top}framing",
            "entities",
            (_at(f"{top}pipeline's"), "the most frequent names"),
        ),
        row("linked-names", "names linked across a story", f"{linking}framing, all stories", "names"),
        row(
            "linked-names-30",
            "the same, the first 30 stories",
            f"{linking}framing, first 30 stories",
            "names",
            (_at(f"{linking}same surface form"), "same surface form"),
        ),
        row(
            "speaking-pronouns",
            "which person a speaking “he” or “she” refers to",
            f"{spoken}framing",
            "pronouns",
            (_at(f"{spoken}nearest person named"), "the nearest person named"),
        ),
    )


def _linked(name: str, title: str) -> tuple[Row, ...]:
    found: list[Row] = []
    for scope in ("inside", "across"):
        label = f"{name} {scope} articles, CoNLL F1, "
        what = f"mentions linked {scope} articles, CoNLL F1"
        floors = ((_at(f"{label}same head lemma"), "same head"),)
        found.append(Row(f"linking-{scope}-{name}", what, title, _at(f"{label}framing"), floors=floors))
        gain = _at(f"{name} {scope} articles, framing less same head lemma")
        found.append(Row(f"linking-{scope}-{name}-gain", "its paired gain on “same head”", title, gain))
    return tuple(found)


_MENTIONS = "baseline: more mentions are worse"


def _portrayed() -> tuple[Row, ...]:
    found: list[Row] = []
    for name, title in (("seesaw", "SEESAW"), ("newswcl50", "NewsWCL50"), ("basil", "BASIL")):
        found.append(
            Row(
                f"contrast-{name}",
                "which article portrays the target worse, accuracy",
                title,
                _at(rf"{name} +evaluation  "),
                floors=((_at(rf"{name} +{_MENTIONS}"), "more mentions are worse"),),
                known="0.500 (chance)",
                count=rf"(?m)^{name} +evaluation  .*pairs (\d+)",
                of="pairs",
            )
        )
        found.append(_gain(name, title))
    return (*found, _gain("all", "all three"))


def _gain(name: str, title: str) -> Row:
    label = rf"{name} +evaluation − {_MENTIONS}"
    count = rf"(?m)^{label}.*pairs (\d+)"
    return Row(
        f"contrast-{name}-gain", "its paired gain on “more mentions”", title, _at(label), count=count, of="pairs"
    )


def _tone() -> tuple[Row, ...]:
    def row(key: str, what: str, label: str, known: str) -> Row:
        start = rf"newsmtsc +{label} "
        return Row(
            key,
            what,
            "NewsMTSC, one fold",
            _at(f"{start}tone"),
            floors=((_at(f"{start}baseline: majority"), "majority"),),
            known=known,
            count=rf"(?m)^{start}tone .*targets (\d+)",
            of="targets",
            unseen=True,
        )

    return (
        row(
            "tone",
            "tone towards a target through the whole program, macro-F1",
            "train",
            "0.595 (TF-IDF), 0.525 (VADER)",
        ),
        row(
            "tone-several",
            "the same, sentences with several targets",
            "several targets",
            "0.555 (TF-IDF), 0.502 (VADER)",
        ),
    )


def _verdicts() -> tuple[Row, ...]:
    found: list[Row] = []
    for side in ("badly", "well"):
        for word in ("agree", "oppose"):
            found.append(
                Row(
                    f"verdicts-{side}-{word}",
                    f"portrayed {side}: share that annotators’ marks {word}" + (" with" if word == "agree" else ""),
                    "SEESAW, NewsWCL50, BASIL",
                    rf"(?m)^all +with grounds +{side} .*{word} {FIGURE}",
                    floors=((rf"(?m)^all +interval alone +{side} .*{word} {FIGURE}", "the interval alone"),),
                    count=rf"(?m)^all +with grounds +{side} +called +(\d+ of +\d+)",
                    of="main entities",
                )
            )
    return tuple(found)


def _contrasts() -> tuple[Row, ...]:
    on = "29 stories, one reader each"
    return (
        Row("contrasts-10", "a reader’s contrasts among the first 10, recall", on, _at("recall@10"), unseen=True),
        Row("contrasts-25", "a reader’s contrasts among the first 25, recall", on, _at("recall@25"), unseen=True),
        Row(
            "contrasts-met",
            "share of the first ten rows that match one",
            on,
            _at("first ten that meet a reader's"),
            unseen=True,
        ),
    )


def _grouped() -> tuple[Row, ...]:
    sets = (("allsides", "AllSides"), ("ecbplus", "ECB+"), ("seesaw", "SEESAW"), ("basil", "BASIL"))
    return tuple(
        Row(
            f"stories-{name}",
            "articles grouped into stories, B-cubed F1",
            title,
            rf"(?m)^{name} +\d+ +{NUMBER} +{NUMBER} +({NUMBER}) +({NUMBER}) to ({NUMBER})",
            floors=((rf"(?m)^{name} .* to +{NUMBER} +({NUMBER})", "cut at one height"),),
            count=rf"(?m)^{name} +(\d+)",
            of="articles",
        )
        for name, title in sets
    )


def _aligned() -> tuple[Row, ...]:
    start, end = r"(?ms)^all sentences: .*?", f" +average precision {FIGURE}"
    return (
        Row(
            "passages",
            "aligned sentences by content alone, average precision",
            "ECB+",
            f"{start}without place{end}",
            floors=((f"{start}TF-IDF cosine{end}", "TF-IDF"), (f"{start}vector cosine{end}", "word vectors")),
            count=r"all sentences: \d+ pairs, (\d+)",
            of="pairs of one event",
        ),
        Row("passages-placed", "the same, with the place in the article", "ECB+", f"{start}alignment{end}"),
    )


def _framed() -> tuple[Row, ...]:
    return (
        Row(
            "frames-sentences",
            "policy frame of a sentence, macro-F1 of ten",
            "FrAC",
            _at("policy frame of a sentence here"),
            floors=((rf"policy frame of a sentence, \d+ sentences: macro-F1 ({NUMBER})", "majority"),),
            known="0.36 (TF-IDF), 0.65 (no training, one description a frame)",
            count=r"policy frame of a sentence, (\d+) sentences",
            of="sentences",
        ),
        Row(
            "frames-articles",
            "generic frames of an article, macro-F1 of five",
            "nfc",
            _at("generic frames of an article here"),
            floors=((rf"generic frames of an article, \d+ articles: macro-F1 ({NUMBER})", "all positive"),),
            known="0.57 (TF-IDF, same folds)",
            count=r"generic frames of an article, (\d+) articles",
            of="articles, outlets apart",
            unseen=True,
        ),
    )


PARTS = (
    Part("stories", "stories.py", ("allsides", "ecbplus", "seesaw", "basil"), _grouped()),
    Part("loadedness", "loadedness.py", ("babe",), _loaded(), options=("--only", "babe")),
    Part("train_loadedness", "train_loadedness.py", ("babe",), _learned(), options=("--seeds", "1"), package="sklearn"),
    Part("voices", "quotations.py", ("polnear",), _voices(), keeps_parses=True),
    Part("entities", "entities.py", ("seesaw",), _seesaw(), options=("--only", "seesaw"), keeps_parses=True),
    *(
        Part(f"linking_{name}", "entities.py", (name,), _linked(name, title), ("--only", name), keeps_parses=True)
        for name, title in (("ecbplus", "ECB+"), ("newswcl50", "NewsWCL50"))
    ),
    Part(
        "portraits",
        "evaluation.py",
        ("seesaw", "newswcl50", "basil"),
        _portrayed(),
        options=("--only", "seesaw,newswcl50,basil"),
        keeps_parses=True,
    ),
    Part(
        "tone",
        "evaluation.py",
        ("newsmtsc",),
        _tone(),
        options=("--only", "newsmtsc", "--fold", "0"),
        keeps_parses=True,
    ),
    Part("verdicts", "verdicts.py", ("seesaw", "newswcl50", "basil"), _verdicts(), keeps_parses=True),
    Part("contrasts", "contrasts.py", ("contrasts", "basil", "seesaw"), _contrasts(), options=("--unseen",)),
    Part("passages", "passages.py", ("ecbplus",), _aligned()),
    Part("frames", "frames.py", ("frac", "nfc"), _framed(), package="sklearn"),
)
