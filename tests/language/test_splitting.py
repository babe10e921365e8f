import pytest

from framing.language.splitting import pieces, word_pieces

TERMS = (
    "#MeToo|COVID-19|F-16|catch-22|50-50|9/11|post-9/11|coup d'état|O’Neill|Shi'ites|rock 'n' roll|$100|100%|£5bn|"
    "10km|left/right|and/or|U.S.-backed|US-backed|D-Day|No. 1 thug|Mr. Dunn|workers’ rights|women’s rights|ma'am|"
    "vis-à-vis|cannot|gonna|y'all|don't|e.g.|Ph.D.|AT&T|R&D|so-called “deal”|al-Qaeda's|LGBTQ+|24/7|A-level|'90s|"
    "sh*t|@somebody|E.U.-wide|alt_right|3-year-old|$1.5bn|T-shirt|p.m.|10am|MS-13|can't|it's|O'Brien's|pro–life|"
    "l’ancien régime|Côte d'Ivoire|U.N.|anti-E.U.|G-7|Q&A|1990s|half-baked|so-called|#BlackLivesMatter|1,000|3.5%"
)


@pytest.mark.parametrize("term", TERMS.split("|"))
def test_a_term_and_the_tokens_that_spell_it_have_the_same_pieces(term: str) -> None:
    from spacy.lang.en import English  # the splitting that the trained pipelines use

    for text in (term, f"({term}),", f"“{term}”"):
        words = [piece for token in English().tokenizer(text) for piece in pieces(token.text)]
        wanted = list(pieces(term))
        assert any(words[i : i + len(wanted)] == wanted for i in range(len(words)))


def test_hyphens_and_white_space_are_no_pieces() -> None:
    assert pieces("state-run  press") == ("state", "run", "press")
    assert word_pieces("$100 for #MeToo") == ("100", "for", "metoo")
    assert pieces("imperialis*") == ("imperialis*",)


def test_every_word_that_the_pipeline_splits_by_a_list_has_its_pieces() -> None:
    from spacy.lang.en import English

    split = English().tokenizer
    for word in split.rules:
        assert tuple(piece for token in split(word) for piece in pieces(token.text)) == pieces(word), word
