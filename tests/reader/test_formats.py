"""Each format that is read: its example gives the articles, and nothing of what is put around them."""

from __future__ import annotations

import importlib.util
import json
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

from framing.errors import InputError
from framing.model import Article, PartKind
from framing.reader import examine, read
from framing.reader.notes import Note

EXAMPLES = Path(__file__).parent / "examples"
MANY = [
    "nexis-uni.docx", "nexis-uni.html", "lexisnexis.txt", "factiva.html", "factiva.rtf", "proquest.txt",
    "europresse.html",
    "newsapi.json", "guardian.json", "media-cloud.json", "news-please.jsonl", "issue.epub", "crawl.warc", "rss.xml",
    "atom.xml",
    "newsml-g2.xml", "articles.jsonl", "articles.json", "articles.jsonl.gz", "articles.zip", "articles.csv",
    "articles.tsv", "articles.parquet", "mailbox.mbox",
]  # fmt: skip
ONE = [
    "trafilatura.json", "article.odt", "article.rtf", "article.html", "newsletter.eml", "article.mhtml", "nitf.xml",
    "article.txt", "article.md",
]  # fmt: skip
WITH_BYLINE = [*MANY[:9], "news-please.jsonl", "rss.xml", "atom.xml", "newsml-g2.xml", "nitf.xml"]
NO_OUTLET = {"article.odt", "article.rtf"}
ONE_OUTLET = {"news-please.jsonl": "herald.example", "issue.epub": "The Tarnholt Herald"}
BOILERPLATE = [
    "Load-Date", "LOAD-DATE", "Copyright", "All rights", "ProQuest", "Factiva", "Search", "Client/Matter",
    "Documents (", "Byline",
    "BYLINE", "LENGTH", "Length:", "Graphic", "Certificat", "Document TARHE", "TARHE", "eurz", "Subject:",
    "Abstract", "Unsubscribe",
    "Imprint", "Home", "Content-Type", "HTTP/1.1", "<p>", "Contact", "In short", "Deleted words", "Page Content",
]  # fmt: skip


def making() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_examples", EXAMPLES / "make.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


MADE = making()


def body(article: Article) -> list[str]:
    kinds = (PartKind.BODY, PartKind.STANDFIRST)
    return [" ".join(article.text[p.start : p.end].split()) for p in article.parts if p.kind in kinds]


def check(article: Article, wanted: dict, name: str) -> None:
    assert article.title == wanted["title"]
    assert body(article) == wanted["text"]
    assert article.source == ONE_OUTLET.get(name, wanted["outlet"] if name not in NO_OUTLET else "Article")
    if name not in NO_OUTLET and name != "issue.epub":
        assert article.date == MADE.iso(wanted)
    byline = [article.text[p.start : p.end] for p in article.parts if p.kind is PartKind.BYLINE]
    assert byline == ([f"By {wanted['author']}"] if name in WITH_BYLINE else [])
    assert not [word for word in BOILERPLATE if word in article.text]
    assert all(article.text[p.start : p.end].strip() for p in article.parts)


@pytest.mark.parametrize("name", MANY)
def test_many_articles_in_a_file(name: str) -> None:
    reading = read([str(EXAMPLES / name)])
    assert reading.problems == ()
    assert len(reading.articles) == 2
    for article, wanted in zip(reading.articles, (MADE.FIRST, MADE.SECOND), strict=True):
        check(article, wanted, name)
    assert len({a.id for a in reading.articles}) == 2


@pytest.mark.parametrize("name", ONE)
def test_one_article_in_a_file(name: str) -> None:
    (article,) = read([str(EXAMPLES / name)]).articles
    check(article, MADE.FIRST, name)


@pytest.mark.parametrize(
    "name", [n for n in MANY + ONE if not n.endswith((".json", ".jsonl", ".html", ".gz", ".csv", ".tsv", ".md"))]
)
def test_formats_are_told_by_content(name: str, tmp_path: Path) -> None:
    """Under the name of a plain text they are read the same or, where they are none, as what they are."""
    renamed = tmp_path / "article.txt"
    renamed.write_bytes((EXAMPLES / name).read_bytes())
    texts = [a.text for a in read([str(EXAMPLES / name)]).articles]
    assert [a.text for a in read([str(renamed)]).articles] == texts


def test_the_examples_are_what_their_program_makes() -> None:
    for name in MADE.FILES:
        if not name.endswith(
            (".docx", ".odt", ".epub", ".zip", ".gz", ".parquet")
        ):  # the bytes of zlib differ by version
            made = MADE.contents(name)
            if name != "newsletter.eml":
                assert (EXAMPLES / name).read_bytes() == made, name


def test_word_loses_nothing_and_keeps_what_was_deleted_out() -> None:
    (article,) = read([str(EXAMPLES / "article.docx")]).articles
    assert body(article) == [
        "Ferry crews in Tarnholt walked out on Tuesday.",
        "A table told of night pay.",
        "Its second cell told of winter.",
        "A content control told of the operator.",
        "The union strongly objected.",
        "On 17 May Maren Oduya spoke.",
        "Skarv Lines did not answer.",
        "A text box told of empty quays.",
    ]
    assert article.warnings == ("has tracked changes: read as if they were accepted",)


@pytest.mark.parametrize("name", ["printed.pdf", "columns.pdf"])
def test_a_pdf_is_read_in_order_without_its_running_heads(name: str) -> None:
    (article,) = read([str(EXAMPLES / name)]).articles
    assert article.title == MADE.FIRST["title"]
    assert " ".join(body(article)) == MADE.PRINTED
    if name == "printed.pdf":
        assert "4 running heads and page numbers left out: The Tarnholt Herald" in article.warnings[0]


def test_a_table_is_no_page_of_columns(tmp_path: Path) -> None:
    """Long lines, with a table of two columns among them, stay in the order of the page."""
    rows = MADE.wrapped(MADE.PRINTED, 90).split("\n")
    lines = [(50.0, 780.0 - 14 * i, row) for i, row in enumerate(rows)]
    table = [(x, 600.0 - 14 * i, f"cell {i}") for i in range(3) for x in (50.0, 300.0)]
    path = tmp_path / "a.pdf"
    path.write_bytes(MADE.pdf([[*lines, *table]]))
    assert " ".join(read([str(path)]).articles[0].text.split()).startswith(MADE.PRINTED)


@pytest.mark.parametrize(
    ("name", "announced", "left_out"),
    [
        ("nexis-uni.docx", 2, "cover"),
        ("lexisnexis.txt", 2, "load date"),
        ("newsapi.json", 2, ""),
        ("crawl.warc", None, "warcinfo"),
    ],
)
def test_what_a_file_says_of_itself(name: str, announced: int | None, left_out: str) -> None:
    (note,) = [found for found in examine([str(EXAMPLES / name)]) if isinstance(found, Note)]
    assert note.announced == announced
    assert left_out in " ".join(kind for kind, _ in note.left_out)


def test_a_file_that_announces_more_than_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "cut.txt"
    path.write_bytes((EXAMPLES / "lexisnexis.txt").read_bytes().replace(b" of 2 DOC", b" of 3 DOC"))
    reading = read([str(path)])
    assert len(reading.articles) == 2
    assert [str(p).partition(": ")[2] for p in reading.problems] == ["says that it has 3 articles; 2 were found"]


@pytest.mark.parametrize(
    ("begin", "says"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"x" * 50, "a PNG image"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG image"),
        (b"GIF89a\x01\0", "a GIF image"),
        (b"SQLite format 3\0" + b"\0" * 80, "an SQLite database"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500 + "WordDocument".encode("utf-16-le"), "old Word document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500 + "Workbook".encode("utf-16-le"), "old Excel workbook"),
        (b"BZh91AY&SY\x00\x01", "a bzip2 file"),
        (b"\xfd7zXZ\0\0", "an xz file"),
        (b"7z\xbc\xaf\x27\x1c\0", "a 7-Zip archive"),
        (b"Rar!\x1a\x07\x00", "a RAR archive"),
        (b"bplist00\xd1\x01", "Safari web archive"),
        (b"%!PS-Adobe-3.0\n%%Title: x", "PostScript"),
        (b"\\documentclass{article}\n\\begin{document}", "LaTeX"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><text>a</text></svg>", "an SVG image"),
        (b"ARROW1\0\0abc", "an Arrow"),
    ],
)
@pytest.mark.parametrize("name", ["article.txt", "article.md", "page.html", "records.jsonl"])
def test_other_formats_are_refused_by_their_name(begin: bytes, says: str, name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(begin)
    with pytest.raises(InputError, match=says) as refused:
        read([str(path)])
    assert refused.value.hint


def test_what_only_looks_like_a_signature_is_text(tmp_path: Path) -> None:
    for begin in (
        "BMW cut jobs in the town on Monday.",
        "MZ is what the townsfolk call him.",
        "ID3 is the name of the car.",
    ):
        path = tmp_path / "a.txt"
        path.write_text(begin + "\nNobody was hurt in the night.")
        assert read([str(path)]).articles[0].text.startswith(begin)
    path.write_text(
        "From: the harbour\nSubject: ferries\n\nThe ferry crews walked out on Tuesday, and nobody was hurt."
    )
    assert "walked out" in read([str(path)]).articles[0].text


def test_the_hint_of_utf16_only_where_it_may_be(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("The wind rose in the night and took the roof.".encode("utf-16-le"))
    with pytest.raises(InputError) as wide:
        read([str(path)])
    path.write_bytes(bytes(range(256)) * 8)
    with pytest.raises(InputError) as binary:
        read([str(path)])
    assert "UTF-16" in (wide.value.hint or "")
    assert "UTF-16" not in (binary.value.hint or "")


BODY = ["The mayor resigned on Friday after weeks of protest.", "“I have failed you,” Hana Sauer told the council."]


@pytest.mark.parametrize(
    ("name", "lines", "source", "date"),
    [
        (
            "spaced-codes.txt",
            ["SE News", "HD Mayor quits", "BY Ivo Kral", "PD 3 March 2023", "SN Town Crier", "LP " + BODY[0],
            "TD " + BODY[1], "AN x"],
            "Town Crier",
            "2023-03-03",
        ),
        (
            "german.txt",
            ["Dokumente (1)", "Mayor quits", "Town Crier", "3. März 2023 Freitag", "Rubrik: POLITIK", "Hauptteil",
            *BODY,
             "Load-Date: March 4, 2023", "Ende des Dokuments"],
            "Town Crier",
            "2023-03-03",
        ),
        (
            "no-date.txt",
            ["Mayor quits", "Town Crier", "Copyright 2023 Town Crier", "Length: 20 words", "Body", *BODY,
            "End of Document"],
            "Town Crier",
            None,
        ),
        (
            "copyright-first.txt",
            ["1 of 1 DOCUMENT", "", "Copyright 2003 Town Crier Ltd.", "All Rights Reserved", "Town Crier", "",
            "March 3, 2023, Friday", "",
             "LENGTH: 20 words", "", "HEADLINE: Mayor quits", "", "BYLINE: IVO KRAL", "", "BODY:", BODY[0], "",
             BODY[1], "",
             "GRAPHIC: Photo", "", "LOAD-DATE: March 4, 2023"],
            "Town Crier",
            "2023-03-03",
        ),
        (
            "spanish.txt",
            ["_" * 60, "Título: Mayor quits", "Autor: Kral, Ivo", "Título de publicación: Town Crier; Ostrava",
             "Fecha de publicación: Mar 3, 2023", "ProQuest document ID: 9", "Texto completo: " + BODY[0], "",
             BODY[1], "", "Copyright: x",
             "_" * 60],
            "Town Crier",
            "2023-03-03",
        ),
    ],
)  # fmt: skip
def test_other_orders_languages_and_missing_fields(
    name: str, lines: list[str], source: str, date: str | None, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_text("\n".join(lines))
    reading = read([str(path)])
    (article,) = reading.articles
    assert reading.problems == ()
    assert (article.title, article.source, article.date) == ("Mayor quits", source, date)
    assert body(article) == BODY


def test_what_looks_like_an_export_and_holds_nothing_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("HD\nSN\nThe codes LP and TD are explained below.\nLP\nTD\n")
    assert read([str(path)]).problems


RECORD = {"title": "Mayor quits", "source": "Town Crier", "date": "2023-03-03", "text": "\n".join(BODY)}
BARE = {"text": RECORD["text"]}
BESIDE = {"title": "Mayor quits", "source": "Town Crier", "date": "2023-03-03"}


@pytest.mark.parametrize(
    "content",
    [
        json.dumps({"response": {"status": "ok", "content": RECORD}}),
        json.dumps({"rows": [{"row_idx": 0, "row": RECORD}]}),
        json.dumps({**BARE, "meta": BESIDE, "label": []}),
        json.dumps({"hits": {"total": {"value": 1}, "hits": [{"_id": "9", "_source": RECORD}]}}),
        json.dumps([RECORD])[:-1] + ",]",
        json.dumps(RECORD) + "," + json.dumps(RECORD),
        json.dumps(RECORD, indent=1) + "\n" + json.dumps(RECORD, indent=1),
    ],
)
@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_shapes_of_json_that_other_programs_write(name: str, content: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(content)
    found = read([str(path)])
    assert found.problems == ()
    for article in found.articles:
        assert (article.title, article.source, article.date) == ("Mayor quits", "Town Crier", "2023-03-03")
        assert body(article) == BODY
    assert len(found.articles) == content.count("Mayor quits")


def test_headings_with_spaces_and_capitals(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'Title,Outlet,Publication Date,Full Text\nMayor quits,Town Crier,2023-03-03,"{BODY[0]}"\n')
    (article,) = read([str(path)]).articles
    assert (article.source, article.date, body(article)) == ("Town Crier", "2023-03-03", BODY[:1])


def test_a_part_of_a_word_file_in_another_format_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    text = MADE.paragraph(MADE.run(BODY[0])) + '<w:altChunk r:id="rId5"/>'
    path.write_bytes(MADE.docx(text.replace("<w:altChunk ", '<w:altChunk xmlns:r="urn:r" ')))
    (article,) = read([str(path)]).articles
    assert any("another format" in warning for warning in article.warnings)


def test_a_book_that_names_a_chapter_it_does_not_have(tmp_path: Path) -> None:
    path = tmp_path / "issue.epub"
    with zipfile.ZipFile(EXAMPLES / "issue.epub") as given, zipfile.ZipFile(path, "w") as made:
        for name in given.namelist():
            data = given.read(name)
            made.writestr(name, data.replace(b"</spine>", b'<itemref idref="none"/></spine>'))
    before, after = (read([str(p)]).articles for p in (EXAMPLES / "issue.epub", path))
    assert [a.text for a in after] == [a.text for a in before]
