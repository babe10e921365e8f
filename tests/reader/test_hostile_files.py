"""Files made to break a reader: one line, little time, little memory."""

from __future__ import annotations

import gzip
import io
import random
import subprocess
import sys
import tarfile
import time
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from framing.errors import InputError
from framing.model import Article
from framing.reader import archives, examine, read, read_bytes

EXAMPLES = Path(__file__).parent / "examples"
NAMES = sorted(p.name for p in EXAMPLES.iterdir() if p.suffix != ".py" and p.is_file())
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY b{n} "{"&a;" * 10 if not n else f"&b{n - 1};" * 10}">' for n in range(9))
    + "]><rss><channel><item><title>&b8;</title></item></channel></rss>"
)


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def packed(content: bytes) -> bytes:
    """As gzip, without the time, which would be part of a test's name."""
    return gzip.compress(content, mtime=0)


def test_a_large_archive_that_grows_as_text_does_is_not_called_suspicious(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_UNPACKED", 2_000_000)
    text = random.Random(1).randbytes(1_500_000).hex().encode()
    with pytest.raises(InputError, match="unpacks to more than 2 MB"):
        archives.unpacked_gzip(packed(text), "a.gz")
    with (
        pytest.raises(InputError, match="unpacks to more than 2 MB"),
        archives.opened(zipped({"a": text}), "a", "a zip"),
    ):
        pass


def only_problem(path: Path) -> None:
    raise read([str(path)]).problems[0]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("feed.xml", LAUGHS.encode(), "entities of its own"),
        ("page.html", b"<!DOCTYPE html [<!ENTITY a 'x'>]><html><p>&a;</p></html>", "entities of its own"),
        ("page.html", b"<html><p " + b" ".join(b"a%d=1" % n for n in range(50_000)) + b">x</p></html>", "attributes"),
        ("a.csv", b",".join(b"c%d" % n for n in range(100_000)) + b"\n", "columns"),
        ("a.zip", zipped({"a.txt": b"a" * 60_000_000}), "suspicious"),
        ("a.docx", zipped({"word/document.xml": b" " * 60_000_000}), "suspicious"),
        ("a.txt.gz", packed(b"a" * 3_000_000), "suspicious"),
        ("a.gz", packed(packed(packed(b"The wind rose."))), "archive in an archive"),
        ("a.gz", packed(b"The wind rose.")[:-9], "damaged gzip"),
        ("a.docx", b"PK\x03\x04" + b"x" * 100, "not a readable Word document"),
        ("deep.xml", b"<rss>" + b"<a>" * 5000 + b"</a>" * 5000 + b"</rss>", "not readable XML"),
        ("a.rtf", b"{\\rtf1 " + b"{" * 100_000, "no text"),
        ("a.parquet", b"PAR1" + b"\xff" * 100 + b"PAR1", "not a readable Parquet"),
        ("marks.txt", b"The wind rose. " + b"!)" * 40_000, "words and marks"),
        ("one.txt", b"it is a fact that " * 11_000, "words and marks"),
        ("feed.xml", b"<rss><channel>" + b"<item/>" * 60_000 + b"</channel></rss>", "60,000 items"),
        ("a.warc", b"WARC/1.0\r\nContent-Length: -5\r\n\r\n", "no web page"),
    ],
)
def test_refused_in_one_line_at_once(name: str, content: bytes, says: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    begun = time.process_time()
    with pytest.raises(InputError, match=says) as refused:
        only_problem(path)
    assert time.process_time() - begun < 5
    assert len(refused.value.message) < 600 + len(str(path))


FLIPPED = """
import sys
from pathlib import Path
from framing.errors import InputError
from framing.reader.parquet import parquet_table
whole = Path(sys.argv[1]).read_bytes()
ends = set()
for at in range(1290, 1340):
    try:
        ends.add(len(list(parquet_table(whole[:at] + bytes([whole[at] ^ 0x5D]) + whole[at + 1 :], "a.parquet"))))
    except InputError as fault:
        ends.add(str(fault))
print(sorted(map(str, ends)))
"""
"""In a process of its own, because what is looked for ends the process: one flipped byte in a Parquet footer."""


def test_no_flipped_byte_of_a_parquet_footer_ends_the_process() -> None:
    path = EXAMPLES / "articles.parquet"
    done = subprocess.run([sys.executable, "-c", FLIPPED, str(path)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "it is damaged" in done.stdout


def test_a_damaged_web_archive_is_told_once(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    whole = (EXAMPLES / "crawl.warc").read_bytes()
    path = tmp_path / "crawl.warc"
    path.write_bytes(whole.replace(b"</body>", b"<p>Nobody came to the harbour that day.</p></body>", 1))
    found = read([str(path)])
    assert found.articles
    assert [str(p) for p in found.problems if "damaged web archive" in str(p)]
    assert capfd.readouterr() == ("", "")


def test_a_list_of_pieces_that_all_go_on_takes_seconds(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"text": [' + ", ".join(['"Gov."'] * 100_000) + "]}")
    begun = time.process_time()
    with pytest.raises(InputError, match="characters"):
        only_problem(path)
    assert time.process_time() - begun < 5


@pytest.mark.parametrize("quote", ['"', "'"])
def test_a_field_of_megabytes_in_the_head_of_a_page_is_cut(quote: str, tmp_path: Path) -> None:
    head = f"<meta name={quote}author{quote} content={quote}{'&lt;' * 500_000}{quote}>"  # minutes where it is not
    page = (
        f"<html><head>{head}</head><body><article><h1>Ferries stop</h1>{'<p>The ferries stopped.</p>' * 20}</article>"
    )
    path = tmp_path / "a.html"
    path.write_text(page)
    assert "The ferries stopped." in read([str(path)]).articles[0].text


@pytest.mark.parametrize("sign", ["<", "\\u003c", "<a b='"])
def test_open_tags_in_the_data_of_a_page_take_no_time(sign: str, tmp_path: Path) -> None:
    data = f'{{"@type": "NewsArticle", "headline": "{sign * 100_000}", "datePublished": "2024-05-03"}}'
    head = f'<script type="application/ld+json">{data}</script>'  # a minute for each text of it where it is not
    page = (
        f"<html><head>{head}</head><body><article><h1>Ferries stop</h1>{'<p>The ferries stopped.</p>' * 20}</article>"
    )
    path = tmp_path / "a.html"
    path.write_text(page)
    began = time.process_time()
    (article,) = read([str(path)]).articles
    assert "The ferries stopped." in article.text
    assert article.date == "2024-05-03"
    assert time.process_time() - began < 10


def test_a_pdf_whose_pages_unpack_to_too_much_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("framing.reader.pdf._MOST_DRAWN", 100)
    with pytest.raises(InputError, match="its pages unpack to more than"):
        read([str(EXAMPLES / "columns.pdf")])


def test_a_message_nested_deeply(tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    parts = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(3000))
    path.write_text("From: a@b.example\nMIME-Version: 1.0\n" + parts)
    with pytest.raises(InputError):
        read([str(path)])


@pytest.mark.parametrize("field", ["Content-Transfer-Encoding", "Content-Type", "Content-Disposition", "From", "Date"])
def test_brackets_without_end_in_the_header_of_a_message(field: str, tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_text(
        f"Message-ID: <1@b>\nMIME-Version: 1.0\nSubject: Bakers\n{field}: {'(' * 5000}\n\nIt blew all night."
    )
    with suppress(InputError):
        assert read([str(path)]).articles[0].text.endswith("It blew all night.")


@pytest.mark.parametrize("more", [" x=y;", '"', ","])
@pytest.mark.parametrize("field", ["From", "Subject", "Date", "Content-Type"])
def test_a_field_of_megabytes_in_the_header_of_a_message_is_cut(field: str, more: str, tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    known = {"From": "Ostrell Herald <a@b.example>", "Subject": "Bakers", "Date": "Fri, 09 Jun 2023 06:00:00 +0200"}
    known["Content-Type"] = "text/plain; charset=utf-8"
    head = "".join(f"{name}: {value}{more * 400_000 if name == field else ''}\n" for name, value in known.items())
    path.write_text(f"{head}\nIt blew.")
    begun = time.process_time()
    (article,) = read([str(path)]).articles
    assert time.process_time() - begun < 10  # uncut, minutes
    assert article.text.endswith("It blew.")
    if field != "Subject":
        assert article.title == "Bakers"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(NAMES), st.data())
def test_damaged_files_end_in_articles_or_one_line(name: str, data: st.DataObject) -> None:
    """Bytes changed, cut out and doubled: never another error, and every part lies in its text."""
    content = bytearray((EXAMPLES / name).read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, max(0, len(content) - 1)))
        width = data.draw(st.integers(0, 30))
        kind = data.draw(st.sampled_from(["change", "cut", "double", "insert"]))
        if kind == "change":
            content[at : at + width] = data.draw(st.binary(min_size=width, max_size=width))
        elif kind == "cut":
            del content[at : at + width]
        elif kind == "double":
            content[at:at] = content[at : at + width]
        else:
            content[at:at] = data.draw(
                st.sampled_from([b"\0", b"{", b"<", b'"', b"\\", b"\n\n", b"\xff", b"]]>", b"--"])
            )
    try:
        found = list(read_bytes(bytes(content), name, None, None))
    except InputError:
        return
    for article in found:
        if isinstance(article, Article):
            spans = [(p.start, p.end) for p in article.parts]
            assert all(0 <= a < b <= len(article.text) for a, b in spans)
            assert spans == sorted(spans)


def test_one_bad_file_in_an_archive_takes_no_other_with_it(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    good = b"Storm hits coast\nThe wind rose in the night and took the roof."
    path.write_bytes(zipped({"a.txt": good, "b.docx": b"PK\x03\x04junk", "c.txt": b"", "d/e.txt": good}))
    found = list(examine([str(path)]))
    assert [a.path for a in found if isinstance(a, Article)] == [f"{path}/a.txt", f"{path}/d/e.txt"]
    assert [str(p)[len(str(path)) :] for p in found if isinstance(p, InputError)] == [
        "/b.docx: not a readable Word document",
        "/c.txt: empty: no text to compare",
    ]


def _tar(files: dict[str, bytes], *, mode: str = "w") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            item = tarfile.TarInfo(name)
            item.size = len(data)
            archive.addfile(item, io.BytesIO(data))
    return out.getvalue()


_STORY = b"Ferry late\n\nThe ferry came two hours late on Monday. Nobody on the quay had been told why.\n"


@pytest.mark.parametrize(("name", "mode"), [("a.tar", "w"), ("a.tar.gz", "w:gz"), ("a.tgz", "w:gz")])
def test_a_tar_archive_is_read_like_a_zip(name: str, mode: str, tmp_path: Path) -> None:
    files = {"post/1.txt": _STORY, "post/.hidden.txt": _STORY, "post/2.txt": _STORY, "post/picture.png": b"\x89PNG\r\n"}
    (tmp_path / name).write_bytes(_tar(files, mode=mode))
    found = read([str(tmp_path / name)])
    assert [a.title for a in found.articles] == ["Ferry late", "Ferry late"]
    assert [a.source for a in found.articles] == ["1", "2"]
    assert not found.problems


def test_a_tar_archive_that_is_cut_off_or_too_full_is_told_in_one_line(tmp_path: Path) -> None:
    whole = _tar({"1.txt": _STORY * 20})
    (tmp_path / "a.tar").write_bytes(whole[:900])
    with pytest.raises(InputError, match="damaged tar archive"):
        read([str(tmp_path / "a.tar")])
    (tmp_path / "b.tar").write_bytes(_tar({f"{n}.png": b"" for n in range(10_001)}))
    with pytest.raises(InputError, match="more than 10,000 files"):
        read([str(tmp_path / "b.tar")])


def test_a_link_in_a_tar_archive_is_not_followed(tmp_path: Path) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        link = tarfile.TarInfo("passwd.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    (tmp_path / "a.tar").write_bytes(out.getvalue())
    with pytest.raises(InputError, match="no articles in this archive"):
        read([str(tmp_path / "a.tar")])


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.xml", b"<!DOCTYPE rss [<!ENTITY a 'ha'>]><rss><channel><item><title>&a;</title></item></channel></rss>"),
        ("x.txt", b"<!DOCTYPE TEI SYSTEM 'tei.dtd'>\n<TEI><text><p>The wind rose in the night.</p></text></TEI>"),
        ("x.xml", b"<TEI><text><p>The wind rose in the night.</p></text></TEI>"),
        ("x.txt", b"<!-- saved -->\n<?xml version='1.0'?><TEI><text><p>The wind rose.</p></text></TEI>"),
    ],
)
def test_xml_of_other_kinds_is_never_read_as_text(name: str, content: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=r"entities of its own|kind of XML|not readable XML"):
        only_problem(tmp_path / name)


TABLE = b'id,outlet,headline,text\n1,Gull,Storm,"The wind rose, and it blew."\n2,Tern,Roof,The roof held.\n'


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_a_table_is_told_by_its_heading_whatever_its_name(mark: str) -> None:
    data = TABLE.replace(b",", mark.encode()).replace(f"rose{mark}".encode(), b"rose,")
    found = list(read_bytes(data, "table.txt", None, None))
    assert [(a.source, a.title) for a in found if isinstance(a, Article)] == [("Gull", "Storm"), ("Tern", "Roof")]


@pytest.mark.parametrize(
    "text",
    [
        "Text, body and source\n\nThe wind rose in the night, and it took the roof, the mayor said.",
        "Title, text\nThe wind rose in the night.\nIt blew.",
        "Storm, flood and fire\nThe wind rose, and it blew, they said.",
    ],
)
def test_prose_with_commas_is_no_table(text: str) -> None:
    assert len([a for a in read_bytes(text.encode(), "a.txt", None, None) if isinstance(a, Article)]) == 1
