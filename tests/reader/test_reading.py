import io
import json
import os
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.errors import InputError
from framing.language.words import commonest
from framing.model import PartKind
from framing.reader import read, with_own_ids
from framing.reader.draft import _ENGLISH, _WORD, _surely_english, iso_date
from framing.reader.reading import split

STORY = "Storm hits coast\nThe wind rose in the night and it took the roof of the old town hall.\nNobody was hurt."


def write(folder: Path, name: str, content: str | bytes) -> str:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def test_the_source_comes_from_the_user_then_the_file_then_its_name(tmp_path: Path) -> None:
    plain = write(tmp_path, "the-daily.txt", STORY)
    signed = write(tmp_path, "b.txt", STORY + "\n-al example")
    assert read([plain]).articles[0].source == "The Daily"
    assert read([signed]).articles[0].source == "Al Example"
    assert read([f"My Paper={signed}"]).articles[0].source == "My Paper"


def test_a_name_with_an_equals_sign_is_a_file_if_it_exists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "a=b.txt", STORY)
    assert split("a=b.txt") == (None, "a=b.txt")
    assert split("A=b.txt") == ("A", "b.txt")
    assert split("folder/x=y.txt") == (None, "folder/x=y.txt")


def test_front_matter_and_header_lines_are_metadata(tmp_path: Path) -> None:
    fenced = write(
        tmp_path, "a.md", "---\ntitle: Storm\nsource: The Sun\ndate: 3 March 2023\n---\n\n# Storm\n\nIt **blew** hard."
    )
    headed = write(tmp_path, "b.txt", "Title: Storm\nSource: The Sun\nDate: 2023-03-03\n\nIt blew hard.")
    for path, text in ((fenced, "Storm\n\nIt blew hard."), (headed, "Storm\nIt blew hard.")):
        article = read([path]).articles[0]
        assert (article.title, article.source, article.date) == ("Storm", "The Sun", "2023-03-03")
        assert article.text == text


def test_json_lines_with_title_and_a_list_of_sentences(tmp_path: Path) -> None:
    record = {"id": "x1", "title": "Storm", "body": ["It blew.", "It rained."], "source": "S", "date": "2020-01-02"}
    path = write(tmp_path, "a.jsonl", json.dumps(record) + "\n\n" + json.dumps({"id": "x2", "text": "It blew."}))
    first, second = read([path]).articles
    assert first.text == "Storm\nIt blew.\nIt rained."
    assert [p.kind for p in first.parts] == [PartKind.HEADLINE, PartKind.BODY, PartKind.BODY]
    assert (first.id, second.id, second.text) == ("x1", "x2", "It blew.")


def test_a_text_that_begins_with_its_title_is_left_as_it_is(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", json.dumps({"title": "Storm hits", "text": "Storm hits.\n\nIt blew."}))
    article = read([path]).articles[0]
    assert article.text == "Storm hits.\n\nIt blew."
    assert article.parts[0].kind is PartKind.HEADLINE


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "not JSON"),
        ("[1]", "expected an object"),
        ('{"text": 5}', "must be a text"),
        ('{"text": NaN}', "NaN is not JSON"),
        ("[" * 100_000, "nested too deeply|not JSON"),
        ('{"text": ' + "9" * 5000 + "}", "not JSON"),
        ('{"title": "x"}', "no text"),
        ('{"text": "a b c", "source": true}', "source must be a text"),
    ],
)
def test_a_bad_record_names_its_line_and_the_others_are_read(tmp_path: Path, line: str, message: str) -> None:
    path = write(tmp_path, "a.jsonl", '{"text": "It blew."}\n' + line + '\n{"text": "It rained."}')
    reading = read([path])
    assert [a.text for a in reading.articles] == ["It blew.", "It rained."]
    assert reading.problems[0].message.startswith(f"{path}:2: ")
    with pytest.raises(InputError, match=message):
        raise reading.problems[0]


def test_csv_keeps_words_that_look_like_nothing(tmp_path: Path) -> None:
    path = write(tmp_path, "a.csv", 'id,source,text\nNA,None,"null, he said"\n7,S,short,extra\n8,S,last one\n')
    reading = read([path])
    assert [(a.id, a.source, a.text) for a in reading.articles] == [
        ("NA", "None", "null, he said"),
        ("8", "S", "last one"),
    ]
    assert "4 cells where the heading has 3" in reading.problems[0].message


def test_csv_with_a_doubled_heading_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="'text' occurs twice"):
        read([write(tmp_path, "a.csv", "text,text\na,b\n")])


def test_a_page_gives_its_article_and_its_metadata(tmp_path: Path) -> None:
    body = "".join(f"<p>{'The wind rose in the night and nobody slept in the old town. ' * 4}</p>" for _ in range(4))
    page = f"""<html><head><title>Storm</title><meta property="og:site_name" content="The Sun">
    <meta property="article:published_time" content="2023-03-03"></head><body><nav>Menu Home</nav>
    <article><h1>Storm hits coast</h1>{body}</article><footer>Imprint</footer></body></html>"""
    article = read([write(tmp_path, "a.html", page)]).articles[0]
    assert article.source == "The Sun"
    assert article.date == "2023-03-03"
    assert "Imprint" not in article.text
    assert "nobody slept" in article.text


@pytest.mark.parametrize(
    ("whole", "source"),
    [
        ("Storm hits coast - Daily Crown", "Daily Crown"),
        ("Storm hits coast | News | The Sun &amp; Moon", "The Sun & Moon"),
        ("Storm hits coast", "A"),
        ("The storm - Daily Crown", "A"),
    ],
)
def test_a_page_s_title_names_the_outlet_where_nothing_else_does(tmp_path: Path, whole: str, source: str) -> None:
    body = "".join(f"<p>{'The wind rose in the night and nobody slept in the old town. ' * 4}</p>" for _ in range(4))
    page = f"<html><head><title>{whole}</title></head><body><h1>Storm hits coast</h1>{body}</body></html>"
    assert read([write(tmp_path, "a.html", page)]).articles[0].source == source


def test_a_word_document_and_a_zip_that_is_none(tmp_path: Path) -> None:
    from docx import Document

    document = Document()
    for line in STORY.split("\n"):
        document.add_paragraph(line)
    document.save(str(tmp_path / "a.docx"))
    assert "Nobody was hurt." in read([str(tmp_path / "a.docx")]).articles[0].text
    with pytest.raises(InputError, match="not a readable Word document"):
        read([write(tmp_path, "b.docx", b"PK\x03\x04 nonsense")])


def test_a_zip_bomb_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", b" " * 101_000_000)
    with pytest.raises(InputError, match="which is suspicious"):
        read([write(tmp_path, "bomb.docx", packed.getvalue())])


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("empty.txt", b"", "empty: no text to compare"),
        ("blank.txt", b" \n\t\n", "empty: no text to compare"),
        ("digits.txt", b"1 2 3 4 !!!", "no words in it"),
        ("binary.txt", bytes(range(256)) * 8, "not a text file"),
        ("broken.pdf", b"%PDF-1.4 nonsense", "not a readable PDF"),
        ("page.html", b"<html><body></body></html>", "no article found"),
    ],
)
def test_what_is_no_article_is_refused_in_a_line(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        read([write(tmp_path, name, content)])
    assert "\n" not in caught.value.message


def test_missing_files_addresses_and_devices() -> None:
    with pytest.raises(InputError, match="no such file"):
        read(["nowhere.txt"])
    with pytest.raises(InputError, match="an address"):
        read(["https://example.org/a"])
    with pytest.raises(InputError, match="not a file"):
        read([os.devnull])


def test_a_folder_leaves_out_hidden_linked_and_foreign_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden.txt", "README.md", "image.png"):
        write(tmp_path, name, STORY)
    (tmp_path / "sub").mkdir()
    write(tmp_path / "sub", "c.txt", "")
    (tmp_path / "loop").symlink_to(tmp_path)
    reading = read([str(tmp_path)])
    assert [Path(a.id).name for a in reading.articles] == ["a.txt", "b.txt"]
    assert "empty" in reading.problems[0].message
    with pytest.raises(InputError, match="a folder, not an article"):
        read([str(tmp_path)], folders=False)


def test_text_in_another_language_is_warned_about(tmp_path: Path) -> None:
    german = "Der Wind stieg in der Nacht und nahm das Dach vom alten Rathaus mit, doch niemand wurde verletzt. " * 4
    assert "does not read like English" in read([write(tmp_path, "a.txt", german)]).articles[0].warnings[0]
    assert read([write(tmp_path, "b.txt", STORY)]).articles[0].warnings == ()


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO(STORY.encode())

    monkeypatch.setattr(sys, "stdin", Stdin())
    article = read(["Wire=-"]).articles[0]
    assert (article.source, article.title) == ("Wire", "Storm hits coast")


def test_the_same_file_twice_gets_two_ids(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", STORY)
    assert [a.id for a in with_own_ids(read([path, path]).articles)] == [path, f"{path}#2"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2023-03-01T10:00:00Z", "2023-03-01"),
        ("3 March 2023", "2023-03-03"),
        ("Mar. 3rd, 2023", "2023-03-03"),
        ("2023-02-31", None),
        ("yesterday", None),
        (None, None),
    ],
)
def test_dates(value: str | None, expected: str | None) -> None:
    assert iso_date(value) == expected


@given(
    st.lists(
        st.sampled_from(
            [
                "the",
                "The",
                "of",
                "a",
                "I",
                "wind",
                "x-y",
                "don’t",
                "a1b",
                "Straße",
                "\x1c",
                "\xa0",
                "K",
                "9",
                "été",
                "\ud800",
            ]
        )
        | st.text(max_size=6),
        max_size=60,
    ),
    st.sampled_from([" ", "\n", "\u2009", "-", ""]),
)
def test_what_is_surely_english_is_so_when_every_word_is_counted(words: list[str], between: str) -> None:
    text = between.join(words)
    if _surely_english(text):
        counted = [w.lower() for w in _WORD.findall(text)]
        common = sum(w in commonest() for w in counted)
        assert common > 0
        assert common >= _ENGLISH * len(counted)


def test_running_english_need_not_be_counted() -> None:
    assert _surely_english(STORY * 20)
    assert not _surely_english("")
    assert not _surely_english("Der Wind kam in der Nacht und nahm das Dach des alten Rathauses mit sich fort. " * 20)
