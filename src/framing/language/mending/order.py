"""What the parser regularly gets wrong, put right in the tree before anybody reads it.

Each rule is about one construction of English in which a pipeline trained on full sentences takes one word for
another: headlines without "is", participles before a noun, a name before a colon. A rule changes links and tags of
nodes, never words or their places.
"""

from __future__ import annotations

from framing.language.mending.appositions import (
    mend_apposition,
    mend_calling,
    mend_chairman,
    mend_clients_name,
    mend_courtesy,
    mend_dated,
    mend_depictive,
    mend_holder,
    mend_hyphened,
    mend_named,
    mend_of_four,
    mend_office,
    mend_ones_name,
    mend_posted,
    mend_titled,
    mend_twice,
)
from framing.language.mending.as_clauses import mend_as, mend_as_source, mend_as_talks, mend_as_verb
from framing.language.mending.calling import (
    mend_also_called,
    mend_called_rashly,
    mend_called_so,
    mend_called_what,
    mend_dismissed_as,
    mend_in_document,
)
from framing.language.mending.charges import (
    mend_called_by,
    mend_called_on,
    mend_charge,
    mend_charged_deed,
    mend_charging,
    mend_claimed_by,
    mend_disputed,
    mend_name_by,
    mend_no_proof,
    mend_unproven,
)
from framing.language.mending.deeds import mend_deeds
from framing.language.mending.headlines import (
    mend_before_title,
    mend_body,
    mend_colon,
    mend_dateline,
    mend_fronted_root,
    mend_initials,
    mend_made,
    mend_over_feast,
    mend_passive,
    mend_phrase_before,
    mend_plural_verb,
    mend_second_headline,
    mend_semicolon,
    mend_unobjected,
    mend_verbless,
)
from framing.language.mending.links import ARTICLES, FINITE, PAST, SUBJECTS
from framing.language.mending.participles import (
    mend_amount,
    mend_asked,
    mend_bare_first,
    mend_behind_noun,
    mend_clothes,
    mend_found,
    mend_free_man,
    mend_fronted_participle,
    mend_headed,
    mend_hyphenated,
    mend_listed,
    mend_listed_noun,
    mend_margin,
    mend_marked,
    mend_other_passive,
    mend_participle,
    mend_prefixed,
    mend_purpose,
    mend_reduced,
    mend_second_passive,
    mend_sent_to,
    mend_state,
)
from framing.language.mending.relatives import (
    mend_acting,
    mend_ambiguous,
    mend_armed,
    mend_bare,
    mend_behind_aside,
    mend_killer,
    mend_nearest,
    mend_new_clause,
    mend_number,
    mend_second_verb,
    mend_which,
    mend_who,
)
from framing.language.mending.reports import (
    mend_absolute,
    mend_addressee,
    mend_chain,
    mend_of_whom,
    mend_outcome,
    mend_perfect_series,
    mend_planned,
    mend_row,
    mend_said_again,
    mend_second_deed,
    mend_second_report,
    mend_second_that,
    mend_second_word,
    mend_series,
    mend_time,
    mend_told,
)
from framing.language.mending.sources import (
    mend_at_body,
    mend_bare_title,
    mend_before_source,
    mend_behind_places,
    mend_caller,
    mend_final_source,
    mend_foretold,
    mend_heard_source,
    mend_inverted,
    mend_joined_source,
    mend_joined_teller,
    mend_last_name,
    mend_new_subject,
    mend_reported,
    mend_seen_document,
    mend_signed,
    mend_source,
    mend_told_source,
    mend_whose,
)
from framing.language.splitting import HYPHENS
from framing.language.tree import Node, Tree
from framing.language.words import group
from framing.model import PartKind

_DASHES = frozenset({"—", "–", "--", "―"})


def mended(tree: Tree) -> Tree:
    """The tree, with the links of known misreadings put right."""
    headline_end = _headline_end(tree)
    for node in tree.nodes:
        if node.text in HYPHENS:
            mend_hyphened(node, tree.nodes)
        if node.start < headline_end:
            _mend_in_headline(node, tree)
        _mend_verb_form(node, tree)
        _mend_telling(node, tree)
        _mend_relation(node, tree)
        _mend_object_or_complement(node, tree)
    for sentence in tree.sentences:
        mend_fronted_root(sentence)
        mend_fronted_participle(sentence)
        mend_verbless(sentence)
    for node in tree.nodes:
        if node.lower in ARTICLES and node.dep == "det":
            mend_depictive(node.head, tree)
    mend_dated(tree)
    mend_posted(tree)
    mend_titled(tree)
    mend_deeds(tree)
    return tree


def _mend_in_headline(node: Node, tree: Tree) -> None:
    """Headlines leave out verbs, and turn sentences round; many of their words are nouns and verbs alike."""
    if node.text == ":":
        mend_colon(node, tree.nodes)
    elif node.tag in PAST:
        mend_passive(node)
        mend_made(node)
    elif node.tag in ("VBZ", "VBP"):
        mend_as_source(node)
        mend_phrase_before(node)
        mend_second_headline(node)
        mend_planned(node)
    elif node.tag == "NNS":
        mend_as_source(node)
        mend_as_verb(node, tree.nodes)
        mend_as(node, tree.nodes)
        mend_plural_verb(node)
    elif node.dep == "dobj" and node.tag == "NN":
        mend_as_talks(node)
    elif node.lower == "over":
        mend_over_feast(node)


def _mend_verb_form(node: Node, tree: Tree) -> None:
    """Verbs whose form has more than one reading: the past tense or a participle, a verb or a noun."""
    if node.pos == "VERB":
        mend_prefixed(node, tree.nodes)
    if node.tag in PAST or node.tag == "VBG":
        mend_participle(node, tree.nodes)
        mend_hyphenated(node, tree.nodes)
    if node.tag in PAST:
        mend_state(node)
        mend_headed(node)
        mend_found(node)
        mend_unobjected(node)
        mend_second_passive(node)
        mend_other_passive(node)
        mend_behind_noun(node, tree.nodes)
        mend_also_called(node)
        mend_called_by(node)
        mend_amount(node)
        mend_bare_first(node, tree.nodes)
        mend_new_clause(node)
    if node.tag == "VBN" and node.dep == "ccomp":
        mend_reduced(node)
    if node.dep == "advcl" and node.tag in ("VBG", "VBN"):
        mend_acting(node)
    if node.dep == "advcl" and node.pos in ("VERB", "AUX"):
        mend_foretold(node)
    if node.dep == "ccomp" and node.tag in ("VBG", "VBN"):
        mend_absolute(node)
    if node.tag == "VBG":
        mend_sent_to(node)
        mend_charging(node)
        mend_charged_deed(node)
        mend_caller(node)
        mend_second_deed(node)
        mend_second_word(node)
        mend_outcome(node)
        mend_purpose(node)
    if node.tag in ("VBZ", "VBP"):
        mend_clothes(node)
    if node.tag == "VB":
        mend_bare(node)


def _mend_telling(node: Node, tree: Tree) -> None:
    """Finite verbs and their subjects: who tells of what, in which of the clauses that follow."""
    if node.tag in ("VBD", "VBZ"):
        mend_body(node)
        mend_chain(node)
        mend_final_source(node)
        mend_inverted(node, tree.nodes)
        mend_joined_source(node, tree.nodes)
        mend_last_name(node, tree.nodes)
        mend_source(node, tree)
        mend_behind_places(node, tree)
        mend_joined_teller(node, tree.nodes)
        mend_told_source(node, tree.nodes)
        mend_heard_source(node, tree.nodes)
        mend_at_body(node, tree)
        mend_whose(node, tree.nodes)
    if node.tag in FINITE:
        mend_of_whom(node)
        mend_behind_aside(node, tree.nodes)
        mend_before_source(node)
        mend_disputed(node)
        mend_name_by(node)
        mend_row(node)
        mend_no_proof(node)
    if node.text in _DASHES:
        mend_signed(node, tree.nodes)
        mend_dateline(node, tree)
    if node.dep in SUBJECTS:
        mend_twice(node)
        mend_office(node)
        mend_ones_name(node, tree.nodes)
    if node.tag == "VBD":
        mend_asked(node)
        mend_marked(node)
        mend_reported(node)
        mend_new_subject(node, tree.nodes)
        mend_listed(node)
        mend_named(node)
        mend_second_report(node)
        mend_series(node)
        mend_margin(node)
        mend_reduced(node)


def _mend_relation(node: Node, tree: Tree) -> None:
    """Clauses and names behind a noun: which noun they are about."""
    if node.dep == "acl" and node.tag in ("VBN", "VBG"):
        mend_armed(node, tree.nodes)
    if node.tag == "NNS" and node.dep == "conj":
        mend_second_verb(node)
    if node.pos == "NUM" and node.dep in ("nummod", "pobj"):
        mend_of_four(node)
    if node.dep == "relcl":
        mend_told(node)
        mend_who(node, tree)
        mend_nearest(node)
        mend_number(node, tree.nodes)
        mend_ambiguous(node)
        mend_claimed_by(node)
        mend_which(node)
        mend_killer(node)
    if node.dep == "appos":
        mend_bare_title(node, tree.nodes)
        mend_apposition(node)
        mend_holder(node, tree)
        mend_calling(node, tree.nodes)
        mend_clients_name(node)


def _mend_object_or_complement(node: Node, tree: Tree) -> None:
    """Objects, complements and what is joined to a clause; last, single words."""
    if node.dep in ("dobj", "npadvmod", "oprd") and node.tag == "NN":
        mend_free_man(node)
        mend_before_title(node, tree.nodes)
        mend_chairman(node, tree.nodes)
    if node.dep == "ccomp":
        mend_time(node)
        mend_semicolon(node)
    if node.dep == "prep" and node.lower == "to":
        mend_addressee(node)
    if node.dep == "pobj":
        mend_in_document(node)
        mend_seen_document(node, tree.nodes)
    if node.dep in ("dobj", "conj", "oprd") and node.tag in ("NNS", "NN", "JJ"):
        mend_called_so(node)
    if node.dep == "dobj":
        mend_called_what(node)
    if node.dep == "advmod" and node.i > node.head.i:
        mend_called_rashly(node)
    if node.dep == "prep" and node.lower == "as":
        mend_dismissed_as(node)
    if node.dep == "conj" and node.pos in ("VERB", "AUX"):
        mend_second_that(node)
        mend_perfect_series(node)
        mend_said_again(node)
    if node.dep == "conj" and node.pos == "NOUN":
        mend_listed_noun(node)
    if node.dep == "prt":
        mend_called_on(node)
    if node.dep == "acl" and node.pos in ("VERB", "AUX"):
        mend_unproven(node)
    if node.dep == "prep" and node.lower == "of":
        mend_charge(node)
    if node.text.isupper() and len(node.text) > 1:
        mend_initials(node, tree)
    if node.pos == "PROPN" and node.lower.rstrip(".") in group("forms of address"):
        mend_courtesy(node, tree.nodes)


def _headline_end(tree: Tree) -> int:
    parts = tree.article.parts
    return parts[0].end if parts and parts[0].kind is PartKind.HEADLINE else -1
