import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.text_form import one_form

ODD = st.text(st.sampled_from("aéｅ́ñ̃oﬁＡ𝐛\u00ad\u200b\u200d\u00a0\u2009‑-`´’'。！ 👨👩x\u2028\u0085\ufeff"))


@pytest.mark.parametrize(
    ("written", "formed"),
    [
        ("Jose\u0301 Marti\u0301", "José Martí"),
        ("im\u00adperi\u00adalist", "imperialist"),
        ("zero\u200bwidth, word\u2060joiner, mark\u200e", "zerowidth, wordjoiner, mark"),
        ("no\u00a0break and\u2009thin\u3000wide", "no break and thin wide"),
        ("e\ufb03cient of\ufb01ce", "efficient office"),
        ("ｒｅｇｉｍｅ！ ７ ％", "regime! 7 %"),
        ("𝐁𝐑𝐄𝐀𝐊𝐈𝐍𝐆", "BREAKING"),
        ("state\u2011run, state\u2010run", "state-run, state-run"),
        ("she said。", "she said."),
        ("don`t, don´t, donʼt", "don’t, don’t, don’t"),
        ("a `quoted´ word", "a `quoted´ word"),
        ("👨\u200d👩\u200d👧 left\u200d.", "👨\u200d👩\u200d👧 left."),
        ("“Curly” – dash — … stay", "“Curly” – dash — … stay"),
    ],
)
def test_what_looks_the_same_is_the_same(written: str, formed: str) -> None:
    assert one_form(written) == formed


@given(st.one_of(st.text(), ODD))
def test_the_form_is_one(text: str) -> None:
    formed = one_form(text)
    assert one_form(formed) == formed
    assert unicodedata.is_normalized("NFC", formed)
    assert one_form(unicodedata.normalize("NFD", text)) == formed
    assert one_form(unicodedata.normalize("NFC", text)) == formed
