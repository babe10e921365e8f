"""Other tools' dictionaries: what is taken over, and that what is not is reported with its line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.errors import LexiconError
from framing.lexicon.formats import BY_NAME, FORMATS, guess
from framing.lexicon.problems import Reading, Severity
from framing.model import Polarity


def read(name: str, text: str, path: str = "") -> Reading:
    return BY_NAME[name].reader()(text, path)


def terms(reading: Reading) -> list[tuple[str, str, str]]:
    return [(e.term, e.category, e.match) for e in reading.entries]


def notes(reading: Reading) -> list[tuple[int, str, str]]:
    return [(p.line, p.severity.value, p.message) for p in reading.problems]


# ------------------------------------------------------------------------------------------------ LIWC
def test_liwc() -> None:
    reading = read("liwc", "%\n1\tnegative\n02\tcare.virtue\n%\nabus*\t1\nkind\t2\t1\na lot\t02\n")
    assert terms(reading) == [
        ("abus*", "negative", "glob"),
        ("kind", "care.virtue", "exact"),
        ("kind", "negative", "exact"),
        ("a lot", "care.virtue", "exact"),
    ]
    assert not reading.problems


def test_liwc_with_spaces_for_tabs() -> None:
    reading = read("liwc", "%\n1 negative\n2   care virtue\n%\nabus* 1\na lot 2 1\nkind 1\t2\n\n")
    assert [(e.term, e.category) for e in reading.entries] == [
        ("abus*", "negative"),
        ("a lot", "care virtue"),
        ("a lot", "negative"),
        ("kind", "negative"),
        ("kind", "care virtue"),
    ]


def test_a_number_alone_is_a_term_of_liwc() -> None:
    reading = read("liwc", "%\n1\tnumber\n2\ttime\n%\n911\t1\n24 1\t2\n")
    assert [(e.term, e.category) for e in reading.entries] == [("911", "number"), ("24", "number"), ("24", "time")]


def test_liwc_hierarchy() -> None:
    reading = read("liwc", "%\n1\taffect\n\t2\tposemo\n\t3\tnegemo\n\t\t4\tanger\n5\tsocial\n%\nhate\t4\nally\t5\n")
    assert [e.category for e in reading.entries] == ["affect/negemo/anger", "social"]


def test_liwc_reports_what_it_cannot_take_over() -> None:
    text = "Title\n%\n1\ta\n1\tb\nx\n%\nwar\t1\t9\n"
    text += "like\t(02 134)125/464\nkind\t<of>131/125\t1\nlonely\n7\nwar\t1\nin*side\t1\n"
    reading = read("liwc", text)
    assert [(e.term, e.line) for e in reading.entries] == [("war", 7), ("in*side", 13)]
    assert [(line, kind) for line, kind, _ in notes(reading)] == [
        (1, "left out"),
        (4, "left out"),
        (5, "left out"),
        (7, "left out"),
        (8, "left out"),
        (9, "left out"),
        (10, "left out"),
        (11, "left out"),
        (12, "left out"),
        (13, "note"),
    ]
    assert notes(reading)[3][2] == "category id 9 is not defined, got 'war'"


def test_liwc_without_a_header_is_an_error() -> None:
    assert read("liwc", "war\t1\n").problems[0].severity is Severity.ERROR


def test_dicx() -> None:
    reading = read("dicx", 'DicTerm,anger,"ritual, rite"\nwar*,X,\nprayer,,x\nboth,X,X\n')
    assert terms(reading) == [
        ("war*", "anger", "glob"),
        ("prayer", "ritual rite", "exact"),
        ("both", "anger", "exact"),
        ("both", "ritual rite", "exact"),
    ]


def test_dicx_weights_and_problems() -> None:
    reading = read("dicx", "DicTerm,a,b\nwar,4,2\nnone,,\nodd,?,\nzero,0,\nlong,X,X,X\n")
    assert [(e.term, e.category, e.weight) for e in reading.entries] == [
        ("war", "a", 1.0),
        ("war", "b", 0.5),
        ("long", "a", 1.0),
        ("long", "b", 1.0),
    ]
    assert [line for line, _, _ in notes(reading)] == [3, 4, 5, 6]
    assert read("dicx", "term,a\nx,X\n").problems[0].severity is Severity.ERROR


# ------------------------------------------------------------------------------------------------ YAML
def test_yaml() -> None:
    text = "A CATEGORY: [more, lamb*, so_called]\n"
    text += "sentiment:\n  negative:\n    - bad\n    - no\n    - 1e3\n  positive: good\n"
    reading = read("yaml", text)
    assert terms(reading) == [
        ("more", "A CATEGORY", "exact"),
        ("lamb*", "A CATEGORY", "glob"),
        ("so called", "A CATEGORY", "exact"),
        ("bad", "sentiment/negative", "exact"),
        ("no", "sentiment/negative", "exact"),
        ("1e3", "sentiment/negative", "exact"),
        ("good", "sentiment/positive", "exact"),
    ]
    assert [e.line for e in reading.entries] == [1, 1, 1, 4, 5, 6, 7]
    assert [e.polarity.sign for e in reading.entries] == [0, 0, 0, -1, -1, -1, 1]


def test_yaml_with_categories_in_lists() -> None:
    reading = read("yaml", "populism:\n- elite:\n  - elit*\n  - consensus*\n- other\n")
    assert [(e.term, e.category) for e in reading.entries] == [
        ("elit*", "populism/elite"),
        ("consensus*", "populism/elite"),
        ("other", "populism"),
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: &x [war]\nb: *x\n", 1),
        ("a: [war]\nb: *x\n", 2),
        ("a: !!python/object:os.system [war]\n", 1),
        ("a: !x war\n", 1),
        ("- war\n- peace\n", 1),
        ("war\n", 1),
        ("a: [war\nb: x\n", 2),
        ("? [a, b]\n: war\n", 1),
        ("a:\n" + "".join(" " * i + "b:\n" for i in range(1, 40)) + " " * 40 + "c: war\n", 22),
    ],
)
def test_yaml_that_is_refused(text: str, line: int) -> None:
    reading = read("yaml", text)
    assert reading.problems[0].severity is Severity.ERROR
    assert (reading.entries, reading.problems[0].line) == ((), line)


def test_yaml_of_many_aliases_is_refused_at_once() -> None:
    bomb = "a: &a [x]\n" + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [*{chr(97 + i)}, *{chr(97 + i)}]\n" for i in range(20)
    )
    assert read("yaml", bomb).problems[0].severity is Severity.ERROR


def test_yaml_has_a_size_cap() -> None:
    assert "million characters" in read("yaml", "a: " + "x" * (9 * 2**20)).problems[0].message


def test_globs_for_one_letter_are_reported() -> None:
    assert notes(read("yaml", "a:\n- z??\n- war\n"))[0][:2] == (2, "left out")


# --------------------------------------------------------------------------- Lexicoder, Yoshikoder, WordStat
def test_lexicoder() -> None:
    reading = read("lc3", "+negative\nabandon*\nbad *\n+neg_positive\nnot good*\n")
    assert terms(reading) == [
        ("abandon*", "negative", "glob"),
        ("bad *", "negative", "glob"),
        ("not good*", "neg_positive", "glob"),
    ]
    assert {e.polarity for e in reading.entries} == {Polarity.NEGATIVE}
    lost = read("lc3", "stray\n+a\nx\nx\n+empty\n")
    assert [(line, kind) for line, kind, _ in notes(lost)] == [(1, "left out"), (4, "left out"), (5, "left out")]


YKD = """<?xml version="1.0" encoding="UTF-8"?>
<dictionary style="050805" patternengine="substring">
  <cnode name="Laver and Garry" desc="">
    <cnode name="ECONOMY" desc="">
      <cnode name="+STATE+"><pnode name="benefit"/><pnode name="care*"/></cnode>
    </cnode>
    <pnode name="top"/>
    <pnode name=""/>
  </cnode>
</dictionary>
"""


def test_yoshikoder() -> None:
    reading = read("yoshikoder", YKD)
    assert terms(reading) == [
        ("benefit", "ECONOMY/+STATE+", "exact"),
        ("care*", "ECONOMY/+STATE+", "glob"),
        ("top", "Laver and Garry", "exact"),
    ]
    assert reading.metadata["name"] == "Laver and Garry"
    assert notes(reading) == [(8, "left out", "no term")]
    assert [e.line for e in reading.entries] == [5, 5, 7]


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE d [<!ENTITY a "b">]>\n<dictionary><cnode name="x"><pnode name="&a;"/></cnode></dictionary>',
        '<!DOCTYPE d SYSTEM "file:///etc/passwd"><dictionary/>',
        "<dictionary><cnode name='x'>",
        "<other/>",
        "",
        "<dictionary>" + "<cnode name='a'>" * 50,
    ],
)
def test_yoshikoder_that_is_refused(text: str) -> None:
    reading = read("yoshikoder", text)
    assert not reading.entries
    assert reading.problems[0].severity is Severity.ERROR


def test_yoshikoder_regular_expressions_are_left_out() -> None:
    text = YKD.replace("substring", "regexp")
    left = [p.got for p in read("yoshikoder", text).problems if p.severity is Severity.LEFT_OUT]
    assert "care*" in left


def test_wordstat() -> None:
    text = "SOUTH\n\tBW\n\t\tBotswana (1)\n\t\tBOTSWANAN* (1)\n"
    text += "\tZA\n\t\tSOUTH_AFRICA (2)\n\t\t@RULE [A NEAR B]\nNORTH\n\tFAR (1)\n"
    reading = read("wordstat", text)
    assert [(e.term, e.category, e.match) for e in reading.entries] == [
        ("Botswana", "SOUTH/BW", "exact"),
        ("BOTSWANAN*", "SOUTH/BW", "glob"),
        ("SOUTH AFRICA", "SOUTH/ZA", "exact"),
        ("FAR", "NORTH", "exact"),
    ]
    assert [(line, kind) for line, kind, _ in notes(reading)] == [(6, "note"), (7, "left out")]


def test_wordstat_with_mixed_margins() -> None:
    text = "SOUTH\n   \tBW\n   \t\tBotswana (1)\n   \tLS\n   \t\tLesotho (1)\n"
    assert [e.category for e in read("wordstat", text).entries] == ["SOUTH/BW", "SOUTH/LS"]


# ----------------------------------------------------------------------------------- scored lists
def test_vader() -> None:
    text = "abandon\t-1.9\t0.53852\t[-1, -2]\nlove\t3.2\t0.4\t[3]\n:)\t2.0\t1.1\t[2]\nbroken\n:*\t2.5\t1\t[]\n"
    reading = read("vader", text)
    assert [(e.term, e.polarity.sign, round(e.weight, 3)) for e in reading.entries] == [
        ("abandon", -1, 0.475),
        ("love", 1, 0.8),
        (":)", 1, 0.5),
    ]
    assert [(line, kind) for line, kind, _ in notes(reading)] == [(4, "left out"), (5, "left out")]


def test_nrc() -> None:
    text = "abandon\tanger\t0\nabandon\tfear\t1\nabandon\tnegative\t1\nabandon\tjoy\t0\n"
    text += "abandon joy\nx\ty\t3\nz\tfear\t0.25\n"
    reading = read("nrc", text)
    assert [(e.term, e.category, e.polarity.sign, e.weight) for e in reading.entries] == [
        ("abandon", "fear", 0, 1.0),
        ("abandon", "negative", -1, 1.0),
        ("z", "fear", 0, 0.25),
    ]
    assert notes(reading)[0] == (1, "note", "2 associations of 0, from this line on, are no entries")
    assert [line for line, _, _ in notes(reading)] == [1, 5, 6]


def test_word_list() -> None:
    reading = read(
        "words", "; remark\n# remark\nregime\n\nfreedom fighter\n#MeToo\nregime\n", "study/negative-words.txt"
    )
    assert [(e.term, e.category, e.match, e.polarity.sign) for e in reading.entries] == [
        ("regime", "negative-words", "lemma", -1),
        ("freedom fighter", "negative-words", "lemma", -1),
        ("#MeToo", "negative-words", "lemma", -1),
    ]
    assert [line for line, _, _ in notes(reading)] == [7]


def test_patterns() -> None:
    lines = [
        '{"label": "LOADED", "pattern": "colour revolution"}',
        '{"label": "LOADED", "pattern": [{"lower": "puppet"}, {"LOWER": {"IN": ["state", "regime"]}}]}',
        '{"label": "LOADED", "pattern": [{"lemma": "slam", "pos": "VERB"}]}',
        '{"label": "LOADED", "pattern": [{"lower": {"REGEX": "^x"}}]}',
        '{"label": "LOADED", "pattern": [{"lower": "so", "OP": "?"}]}',
        '{"label": "LOADED", "pattern": [{"lower": "a"}, {"lemma": "b"}]}',
        '{"pattern": 3}',
        "not json",
        "[" * 5000,
    ]
    reading = read("patterns", "\n".join(lines))
    assert [(e.term, e.match, e.pos, e.line) for e in reading.entries] == [
        ("colour revolution", "exact", "", 1),
        ("puppet state", "exact", "", 2),
        ("puppet regime", "exact", "", 2),
        ("slam", "lemma", "VERB", 3),
    ]
    assert [(line, kind) for line, kind, _ in notes(reading)] == [(n, "left out") for n in range(4, 10)]


EMFD = (
    "word,care_p,fairness_p,loyalty_p,authority_p,sanctity_p,"
    + "care_sent,fairness_sent,loyalty_sent,authority_sent,sanctity_sent\n"
)


def test_emfd() -> None:
    reading = read(
        "emfd",
        EMFD + "murder,0.5,0.1,0.1,0.1,0.1,-0.6,0,0,0,0\nfair,0.1,0.4,0,0,0,0,0.5,0,0,0\nbad,x,0,0,0,0,0,0,0,0,0\n",
    )
    assert [(e.term, e.category, e.polarity.sign, e.weight) for e in reading.entries] == [
        ("murder", "care", -1, 0.5),
        ("fair", "fairness", 1, 0.4),
    ]
    assert [(line, kind) for line, kind, _ in notes(reading)] == [(1, "note"), (4, "left out")]
    assert read("emfd", "word,care_p\n").problems[0].severity is Severity.ERROR


def test_connotation_frames() -> None:
    text = "verb\tPerspective(wo)\tPerspective(ws)\tEffect(o)\n"
    text += "violate\t0.7\t-0.8\t-0.93\nsay\t0.1\t0.0\t-0.25\nodd\tx\t2\t0.5\n"
    reading = read("connotation", text)
    assert [(e.term, e.category, e.polarity.sign, e.weight, e.pos) for e in reading.entries] == [
        ("violate", "Perspective(wo)", 1, 0.7, "VERB"),
        ("violate", "Perspective(ws)", -1, 0.8, "VERB"),
        ("violate", "Effect(o)", -1, 0.93, "VERB"),
        ("odd", "Effect(o)", 1, 0.5, "VERB"),
    ]
    assert [(line, kind) for line, kind, _ in notes(reading)] == [(2, "note"), (4, "left out"), (4, "left out")]


# ------------------------------------------------------------------------------------------ all of them
@pytest.mark.parametrize(
    ("path", "text", "name"),
    [
        ("a.dic", "%\n1\ta\n%\nx\t1\n", "liwc"),
        ("a.txt", "%\n1\ta\n%\nx\t1\n", "liwc"),
        ("a.DICX", "DicTerm,a\nx,X\n", "dicx"),
        ("a.csv", "DicTerm,a\nx,X\n", "dicx"),
        ("a.csv", EMFD, "emfd"),
        ("a.csv", "# name: x\nterm\nwar\n", "csv"),
        ("a.csv", "terms,category\nx,y\n", "csv"),
        ("a.txt", "term,category\nx,y\n", "csv"),
        ("a.tsv", "term\tcategory\nx\ty\n", "csv"),
        ("a.yml", "a: [x]", "yaml"),
        ("a.lc3", "+a\nx\n", "lc3"),
        ("a.ykd", YKD, "yoshikoder"),
        ("a.cat", "A\n\tX (1)\n", "wordstat"),
        ("a.txt", "A\n\tX (1)\n", "wordstat"),
        ("vader_lexicon.txt", "war\t-2.9\t1.1\t[-3]\n", "vader"),
        ("nrc.txt", "abandon\tfear\t1\n", "nrc"),
        ("nrc.txt", "NRC Word-Emotion Association Lexicon\nabandon\tfear\t1\nabandon\tjoy\t0\n", "nrc"),
        ("frames.txt", "verb\tPerspective(wo)\nx\t1\n", "connotation"),
        ("patterns.jsonl", '{"label": "a", "pattern": "x"}\n', "patterns"),
        ("words.txt", "war\npeace\n", "words"),
        ("-", "war\npeace\n", "words"),
        ("a.toml", 'terms = ["x"]', "toml"),
        ("a.json", '["x"]', "json"),
        ("-", '[{"term": "x"}]', "json"),
    ],
)
def test_the_format_is_guessed(path: str, text: str, name: str) -> None:
    assert guess(path, text).name == name


def test_scores_of_senses_are_refused() -> None:
    text = "# POS\tID\tPosScore\tNegScore\tSynsetTerms\tGloss\nn\t00001234\t0.5\t0.125\tbread#2\tfood\n"
    with pytest.raises(LexiconError, match="SentiWordNet"):
        guess("scores.txt", text)
    assert guess("a.txt", "n\t1.5\t0.8\t[1, 2]\nv\t2.5\t0.8\t[2, 3]\n").name == "vader"


@pytest.mark.parametrize("name", [f.name for f in FORMATS])
@given(
    text=st.text(
        st.sampled_from(list("ab%12*?+@#\t\t\n\n (),.-:[]{}\"'<>&!")) | st.characters(exclude_categories=["Cs"]),
        max_size=80,
    )
)
def test_no_text_makes_a_reader_fail(name: str, text: str) -> None:
    reading = read(name, text)
    lines = text.count("\n") + text.count("\r") + 1  # to XML a carriage return ends a line as well
    assert all(0 <= p.line <= lines + 1 for p in reading.problems)
    assert all(e.term.strip() == e.term != "" for e in reading.entries)
    assert all(0.0 <= e.weight <= 1.0 for e in reading.entries)


_line = st.text(st.sampled_from("ab*12 \t()+@-"), min_size=1, max_size=12).filter(lambda s: s.strip())


@pytest.mark.parametrize("name", ["lc3", "vader", "nrc", "patterns", "liwc"])
@given(lines=st.lists(_line, max_size=6))
def test_no_line_is_dropped_without_a_word(name: str, lines: list[str]) -> None:
    head = {"liwc": ["%", "1\ta", "2\tb", "%"], "lc3": ["+a", "first"]}.get(name, [])
    reading = read(name, "\n".join([*head, *lines]))
    told = {e.line for e in reading.entries} | {p.line for p in reading.problems}
    silent = [n for n, line in enumerate(lines, len(head) + 1) if n not in told and not line.strip().startswith("+")]
    if name == "nrc" and any("associations of 0" in p.message for p in reading.problems):
        return
    assert silent == []
