"""Tables of words are read as what they are, or refused; never a word with its score as a term."""

import csv
import io

import pytest

from framing.errors import LexiconError
from framing.lexicon.decoding import decode, read_bytes
from framing.lexicon.formats import guess
from framing.model import Polarity

NEG, NEU, POS = Polarity.NEGATIVE, Polarity.NEUTRAL, Polarity.POSITIVE


def found(text: str, path: str = "list.txt") -> list[tuple[str, str, Polarity, float]]:
    reading = guess(path, text).reader()(text, path)
    return [(e.term, e.category, e.polarity, e.weight) for e in reading.entries]


def errors(text: str, path: str = "list.txt") -> list[str]:
    reading = guess(path, text).reader()(text, path)
    return [p.expected for p in reading.problems if p.severity == "error"]


@pytest.mark.parametrize("separator", ["\t", ","])
def test_a_word_and_a_score(separator: str) -> None:
    text = "".join(f"{w}{separator}{s}\n" for w, s in (("sly", -3), ("not nice", -2), ("bright", 4), ("plain", 0)))
    path = "list.txt" if separator == "\t" else "list.csv"
    assert found(text, path) == [
        ("sly", "list", NEG, 0.6),
        ("not nice", "list", NEG, 0.4),
        ("bright", "list", POS, 0.8),
        ("plain", "list", NEU, 0.0),
    ]


@pytest.mark.parametrize("header", ["", "Word\tValence\tArousal\tDominance\n"])
def test_valence_from_0_to_1_has_its_middle_at_a_half(header: str) -> None:
    text = header + "sly\t0.1\t0.5\t0.6\nbright\t0.9\t0.5\t0.5\nmild\t0.5\t0.1\t0.2\n"
    assert [(term, sign, weight) for term, _, sign, weight in found(text)] == [
        ("sly", NEG, 0.8),
        ("bright", POS, 0.8),
        ("mild", NEU, 0.0),
    ]


def test_a_column_a_category_with_years_or_ones() -> None:
    lm = "Word,Seq_num,Word Count,Negative,Positive,Litigious\nSLY,3,900,2009,0,0\nOLD,4,8,-2012,0,2014\nX,5,1,0,0,0\n"
    assert found(lm, "lm.csv") == [("SLY", "negative", NEG, 1.0), ("OLD", "litigious", NEU, 1.0)]
    wide = "English Word,Positive,Negative,Anger\nsly,0,1,1\nkind,1,0,0\n"
    assert [x[:2] for x in found(wide, "w.csv")] == [("sly", "negative"), ("sly", "anger"), ("kind", "positive")]


def test_scores_under_a_heading_term_are_no_native_lexicon() -> None:
    text = "term\tvalence\tarousal\tdominance\nsly\t-0.9\t0.8\t0.7\nbright\t0.7\t0.1\t0.6\n"
    assert [x[2] for x in found(text, "vad.txt")] == [NEG, POS]
    assert guess("a.csv", "term,category,weight\nsly,x,0.5\n").name == "csv"


def test_a_column_that_counts_is_no_category() -> None:
    text = "Word,Word Count,Doc Count,Negative\nSLY,1,1,2009\nOLD,1,0,0\n"
    assert [x[:2] for x in found(text, "lm.csv")] == [("SLY", "negative")]


def test_the_subjectivity_lexicon_is_read_by_its_fields() -> None:
    lines = [
        "type=weaksubj len=1 word1=sly pos1=adj stemmed1=n priorpolarity=negative",
        "type=weaksubj len=1 word1=sly pos1=noun stemmed1=n priorpolarity=negative",
        "type=strongsubj len=1 word1=praise pos1=verb stemmed1=y priorpolarity=positive",
        "type=strongsubj len=1 word1=odd pos1=adj stemmed1=n priorpolarity=both",
        "type=strongsubj len=1 word1= pos1=adj stemmed1=n",
    ]
    text = "\n".join(lines)
    assert guess("subjclues.tff", text).name == guess("subjclues.txt", text).name == "mpqa"
    assert found(text, "subjclues.tff") == [
        ("sly", "weaksubj", NEG, 0.5),
        ("praise", "strongsubj", POS, 1.0),
        ("odd", "strongsubj", NEU, 1.0),
    ]
    reading = guess("subjclues.tff", text).reader()(text, "")
    assert [e.match for e in reading.entries] == ["exact", "lemma", "exact"]
    assert [p.line for p in reading.problems] == [2, 5]


def test_a_word_and_a_sentiment_and_lists_side_by_side() -> None:
    assert [x[:3] for x in found("word,sentiment\nsly,negative\nkind,pos\n", "s.csv")] == [
        ("sly", "negative", NEG),
        ("kind", "positive", POS),
    ]
    assert [x[:3] for x in found("negative,positive\nsly,kind\nfoul,\n", "s.csv")] == [
        ("sly", "negative", NEG),
        ("kind", "positive", POS),
        ("foul", "negative", NEG),
    ]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ('{"sly": -2, "kind": 1.5}', [("sly", NEG), ("kind", POS)]),
        ('{"sly": "negative", "kind": "positive"}', [("sly", NEG), ("kind", POS)]),
        ('{"negative": ["sly"], "positive": ["kind"]}', [("sly", NEG), ("kind", POS)]),
    ],
)
def test_a_json_map_is_read_as_one(text: str, terms: list[tuple[str, Polarity]]) -> None:
    assert [(t, s) for t, _, s, _ in found(text, "map.json")] == terms


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("word\tcount\nsly\t12\nkind\t7\n", "a.txt"),
        ("sly\t12\nkind\t7\n", "a.txt"),
        ("sly\tmean\nkind\tnice\n", "a.txt"),
        ("word,weird\nsly,12\nkind,7\n", "a.csv"),
        ('{"sly": {"x": 1}}', "a.json"),
    ],
)
def test_what_the_numbers_mean_is_not_guessed(text: str, path: str) -> None:
    assert not found(text, path)
    assert errors(text, path)


def test_a_bad_line_costs_no_other() -> None:
    text = 'word,score\nsly,-2\n"open,3\nkind,2\nodd,x\n'
    reading = guess("a.csv", text).reader()(text, "a.csv")
    assert [e.term for e in reading.entries] == ["sly", "kind"]
    assert [(p.line, p.severity) for p in reading.problems if p.severity == "left out"] == [
        (3, "left out"),
        (5, "left out"),
    ]


@pytest.mark.parametrize("data", [b"PK\x03\x04rest", b"\x1f\x8b\x08rest", b"%PDF-1.4", bytes(range(32)) * 8])
def test_what_is_no_text_is_refused_by_its_name(tmp_path, data: bytes) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(data)
    with pytest.raises(LexiconError, match="this is"):
        read_bytes(str(path))


def test_a_large_table_takes_seconds() -> None:
    rows = io.StringIO()
    csv.writer(rows).writerows([("word", "score"), *((f"w{i}", i % 9 - 4) for i in range(100_000))])
    assert len(found(rows.getvalue(), "a.csv")) == 100_000


def test_a_column_whose_cells_repeat_its_name_is_a_category() -> None:
    inquirer = (
        "Entry,Source,Positiv,Negativ,Hostile\nABANDON,H4Lvd,,Negativ,\nKIND,H4,Positiv,,\nSLY,H4,,Negativ,Hostile\n"
    )
    assert [(term, category) for term, category, *_ in found(inquirer, "gi.csv")] == [
        ("ABANDON", "negative"),
        ("KIND", "positive"),
        ("SLY", "negative"),
        ("SLY", "hostile"),
    ]


def test_the_strength_of_an_emotion_is_no_verdict() -> None:
    text = "term\tscore\tAffectDimension\noutraged\t0.96\tanger\nbrutality\t0.95\tfear\n"
    assert found(text) == [("outraged", "anger", NEU, 1.0), ("brutality", "fear", NEU, 1.0)]
    assert errors("word\tscore\tcount\noutraged\t0.96\t3\nkind\t0.2\t4\n")


@pytest.mark.parametrize(
    "text",
    [
        "sly -3\nkind 2\nbad -1\n",
        "sly: -3\nkind: 2\nbad: -1\n",
        "sly|negative\nkind|positive\nbad|negative\n",
        "sly\tnegative\t-0.8\nkind\tpositive\t0.7\n",
        "<html><body><p>sly</p></body></html>\n",
        "word\trating\nsly\t1.5\nkind\t6.5\n",
        "Word\tBigram\tConc.M\nroadsweeper\t0\t4.85\nkind\t0\t2.1\n",
    ],
)
def test_what_is_no_list_of_words_is_refused(text: str) -> None:
    assert errors(text)
    assert not found(text)


def test_a_map_from_words_to_their_categories() -> None:
    text = (
        '{"sly": ["anger"], "kind": ["joy"], "bad": ["anger", "fear"], "glad": ["joy"], "mean": ["fear"], "warm": []}'
    )
    assert [(term, category) for term, category, *_ in found(text, "x.json")] == [
        ("sly", "anger"),
        ("bad", "anger"),
        ("bad", "fear"),
        ("mean", "fear"),
        ("kind", "joy"),
        ("glad", "joy"),
    ]


def test_yaml_of_words_and_scores_is_refused() -> None:
    assert errors("sly: -2\nkind: 2\n", "x.yml") == [
        "terms under each category, not a number; for words and scores, CSV: word,score"
    ]


def test_the_line_that_names_the_separator_for_excel() -> None:
    text, problems = decode(b"sep=;\r\nterm;polarity\r\nsly;negative\r\n")
    assert not problems
    assert [(term, sign) for term, _, sign, _ in found(text, "x.csv")] == [("sly", NEG)]
