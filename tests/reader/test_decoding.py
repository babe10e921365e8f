import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.errors import InputError, UsageError
from framing.reader.decoding import check_encoding, clean, decode

TEXT = "“Naïve” critics’ café – 50 € — Łódź\nsecond line\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_the_same_text_in_any_unicode_encoding(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "x") == (TEXT, [])


def test_line_ends_make_no_difference() -> None:
    assert decode(TEXT.replace("\n", "\r\n").encode(), "x")[0] == TEXT


def test_windows_text_is_guessed_and_the_guess_is_told() -> None:
    western = "“Naïve” critics’ café – 50 € and more of it, he said, “of course”.\n" * 5
    text, warnings = decode(western.encode("cp1252"), "x")
    assert text == western
    assert "encoding guessed" in warnings[0]


def test_one_bad_byte_costs_one_character_not_the_article() -> None:
    text, warnings = decode((TEXT * 20).encode() + b"\xff end", "x")
    assert text.startswith(TEXT)
    assert text.endswith("\ufffd end")
    assert warnings == ["1 damaged character replaced"]


def test_a_page_says_its_encoding_and_latin_1_means_cp1252() -> None:
    page = '<meta charset="iso-8859-1"><p>“Naïve” café</p>'
    assert "“Naïve” café" in decode(page.encode("cp1252"), "x", html=True)[0]


def test_an_encoding_asked_for_is_obeyed_or_refused() -> None:
    assert decode("café".encode("cp1252"), "x", encoding="cp1252")[0] == "café"
    for name in ("klingon", "base64", "rot13", "a\x1bb"):
        with pytest.raises(UsageError, match="unknown encoding"):
            check_encoding(name)
    with pytest.raises(InputError, match="not ascii"):
        decode("é".encode(), "x", encoding="ascii")


@given(st.text())
def test_clean_text_has_no_trouble_in_it(text: str) -> None:
    cleaned = clean(text)
    assert "\r" not in cleaned
    assert "\x00" not in cleaned
    cleaned.encode("utf-8")
    assert clean(cleaned) == cleaned.removeprefix("\ufeff")  # of several byte order marks one goes each time


@settings(deadline=None)  # the first guess imports charset-normalizer
@given(st.binary(max_size=400))
def test_any_bytes_decode_or_are_refused(data: bytes) -> None:
    try:
        text, _ = decode(data, "x")
    except InputError:
        return
    text.encode("utf-8")
