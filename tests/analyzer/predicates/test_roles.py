"""Roles of entities in predicates, on hand-built parses."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from portrait_notation import mention, sentence

from framing.analyzer.predicates.roles import roles
from framing.language.resources import table
from framing.language.tree import Tree
from framing.language.voices import Voices
from framing.model import Polarity

Build = Callable[..., Tree]

ACTIVE = "Smith|PROPN|nsubj|1 praised|VERB|ROOT|1|praise Jones|PROPN|dobj|1"
PASSIVE = (
    "Jones|PROPN|nsubjpass|2 was|AUX|auxpass|2|be praised|VERB/VBN|ROOT|2|praise by|ADP|agent|2 Smith|PROPN|pobj|3"
)
AGENTLESS = "Jones|PROPN|nsubjpass|2 was|AUX|auxpass|2|be arrested|VERB/VBN|ROOT|2|arrest"
CONTROL = "Smith|PROPN|nsubj|1 vowed|VERB|ROOT|1|vow to|PART|aux|3 crush|VERB|xcomp|1 Jones|PROPN|dobj|3"
COORDINATED = "Smith|PROPN|nsubj|1 came|VERB|ROOT|1|come and|CCONJ|cc|1 mocked|VERB|conj|1|mock Jones|PROPN|dobj|3"
RELATIVE = "Smith|PROPN|ROOT|0 who|PRON/WP|nsubj|2 mocked|VERB|relcl|0|mock Jones|PROPN|dobj|2"
ACCUSED = "Smith|PROPN|ROOT|0 accused|VERB/VBN|acl|0|accuse of|ADP|prep|1 fraud|NOUN|pobj|2"
OWNER = "Smith|PROPN|poss|2 ’s|PART|case|0 criticism|NOUN|ROOT|2 of|ADP|prep|2 Jones|PROPN|pobj|3"
SHOOTING = "shooting|NOUN|ROOT|0 of|ADP|prep|0 Jones|PROPN|pobj|1 by|ADP|prep|0 Smith|PROPN|pobj|3"
PARTICLE = "Smith|PROPN|nsubj|1 lashed|VERB|ROOT|1|lash out|ADP|prt|1 at|ADP|prep|1 Jones|PROPN|pobj|3"
HEADLINE = "Jones|PROPN|nsubj|1 blasted|VERB/VBD|ROOT|1|blast by|ADP|agent|1 Smith|PROPN|pobj|2"


def _found(tree: Build, spec: str, **names: int) -> list[tuple[str, str, str, str | None]]:
    parsed = sentence(tree, spec)
    mentions = [mention(parsed, i, i, entity) for entity, i in names.items()]
    return [(u.entity, u.role, u.verb, u.other) for u in roles(parsed, mentions, Voices(()))]


@pytest.mark.parametrize(
    ("spec", "smith", "jones", "verb"),
    [
        (ACTIVE, 0, 2, "praise"),
        (PASSIVE, 4, 0, "praise"),
        (HEADLINE, 3, 0, "blast"),
        (CONTROL, 0, 4, "crush"),
        (COORDINATED, 0, 4, "mock"),
        (RELATIVE, 0, 3, "mock"),
        (OWNER, 0, 4, "criticize"),
        (SHOOTING, 4, 2, "shoot"),
        (PARTICLE, 0, 4, "lash out at"),
    ],
)
def test_who_does_what_to_whom(tree: Build, spec: str, smith: int, jones: int, verb: str) -> None:
    found = _found(tree, spec, smith=smith, jones=jones)
    assert ("smith", "agent", verb, "jones") in found
    assert ("jones", "patient", verb, "smith") in found


@pytest.mark.parametrize(("spec", "verb"), [(AGENTLESS, "arrest"), (ACCUSED, "accuse")])
def test_a_passive_without_agent(tree: Build, spec: str, verb: str) -> None:
    assert _found(tree, spec, jones=0) == [("jones", "agentless passive", verb, None)]


def test_the_control_verb_is_a_deed_too(tree: Build) -> None:
    assert [v for _, _, v, _ in _found(tree, CONTROL, smith=0)] == ["vow", "crush"]


def test_what_a_predicate_says_depends_on_the_role(tree: Build) -> None:
    parsed = sentence(tree, "Smith|PROPN|nsubj|1 tortured|VERB|ROOT|1|torture Jones|PROPN|dobj|1")
    uses = roles(parsed, [mention(parsed, 0, 0, "smith"), mention(parsed, 2, 2, "jones")], Voices(()))
    assert {u.entity: u.polarity for u in uses} == {"smith": Polarity.NEGATIVE, "jones": Polarity.NEUTRAL}


def test_negation_is_kept_and_weakens(tree: Build) -> None:
    parsed = sentence(tree, "Smith|PROPN|nsubj|3 did|AUX|aux|3|do not|PART|neg|3 torture|VERB|ROOT|3")
    (use,) = roles(parsed, [mention(parsed, 0, 0)], Voices(()))
    assert use.negated
    assert use.polarity is Polarity.NEUTRAL  # who does not torture is not praised
    assert use.weight < 0.5


def test_a_light_verb_says_what_its_object_says(tree: Build) -> None:
    parsed = sentence(tree, "Smith|PROPN|nsubj|1 committed|VERB|ROOT|1|commit atrocities|NOUN|dobj|1|atrocity")
    (use,) = roles(parsed, [mention(parsed, 0, 0)], Voices(()))
    assert use.polarity is Polarity.NEGATIVE
    assert use.verb == "commit atrocities"


NO_BASIS = (
    "Smith|PROPN|nsubj|1 had|VERB|ROOT|1|have {det}|DET|det|3 basis|NOUN|dobj|1 of|ADP|prep|3 "
    "corrupt|ADJ|amod|6 deals|NOUN|pobj|4|deal"
)


@pytest.mark.parametrize(("det", "polarity"), [("a", Polarity.NEGATIVE), ("no", Polarity.NEUTRAL)])
def test_what_hangs_on_a_denied_object_is_not_denied(tree: Build, det: str, polarity: Polarity) -> None:
    parsed = sentence(tree, NO_BASIS.format(det=det))
    (use,) = roles(parsed, [mention(parsed, 0, 0)], Voices(()))
    assert (use.negated, use.polarity) == (det == "no", polarity)


def test_the_possessor_of_an_invasion_is_who_is_invaded_elsewhere(tree: Build) -> None:
    spec = (
        "Russia|PROPN|nsubj|1 invaded|VERB/VBD|ROOT|1|invade Ukraine|PROPN|dobj|1 ;|PUNCT|punct|1 "
        "Ukraine|PROPN|poss|6 ’s|PART|case|4 invasion|NOUN|dep|1"
    )
    parsed = sentence(tree, spec)
    mentions = [mention(parsed, 0, 0, "r"), mention(parsed, 2, 2, "u"), mention(parsed, 4, 4, "u")]
    found = [(u.entity, u.role) for u in roles(parsed, mentions, Voices(()))]
    assert found == [("r", "agent"), ("u", "patient"), ("u", "agentless passive")]


def test_a_phase_verb_leaves_the_deed_to_the_next(tree: Build) -> None:
    spec = "Smith|PROPN|nsubj|1 kept|VERB|ROOT|1|keep mocking|VERB|xcomp|1|mock Jones|PROPN|dobj|2"
    assert [v for _, _, v, _ in _found(tree, spec, smith=0)] == ["mock"]


def test_the_object_of_a_deed_is_named(tree: Build) -> None:
    spec = (
        "Smith|PROPN|nsubj|1 used|VERB|ROOT|1|use a|DET|det|6 private|ADJ|amod|6 e|NOUN|nmod|6 -|PUNCT|punct|6 "
        "account|NOUN|dobj|1"
    )
    parsed = sentence(tree, spec)
    (use,) = roles(parsed, [mention(parsed, 0, 0)], Voices(()))
    assert use.object == "private e - account"


@pytest.mark.parametrize(("denial", "shown"), [("not|PART|neg", "not to resign"), ("never|ADV|neg", "never to resign")])
def test_the_infinitive_keeps_the_word_that_denies_it(tree: Build, denial: str, shown: str) -> None:
    spec = f"Smith|PROPN|nsubj|1 vowed|VERB|ROOT|1|vow {denial}|4 to|PART|aux|4 resign|VERB/VB|xcomp|1"
    parsed = sentence(tree, spec)
    assert shown in [use.object for use in roles(parsed, [mention(parsed, 0, 0)], Voices(()))]


@pytest.mark.parametrize("above", [1, 3])
def test_a_state_keeps_the_word_that_denies_it(tree: Build, above: int) -> None:
    spec = f"Smith|PROPN|nsubj|1 pleaded|VERB|ROOT|1|plead not|PART|neg|{above} guilty|ADJ|acomp|1"
    parsed = sentence(tree, spec)
    assert [use.object for use in roles(parsed, [mention(parsed, 0, 0)], Voices(()))] == ["not guilty"]


RESIGN = "Smith|PROPN|nsubj|1 urged|VERB/VBD|ROOT|1|urge Jones|PROPN|dobj|1 to|PART|aux|4 resign|VERB/VB|xcomp|1"
WANTED = "Smith|PROPN|nsubj|1 wants|VERB/VBZ|ROOT|1|want Jones|PROPN|nsubj|4 to|PART|aux|4 resign|VERB/VB|ccomp|1"
REFUSED = (
    "Smith|PROPN|nsubj|1 refused|VERB/VBD|ROOT|1|refuse to|PART|aux|3 release|VERB/VB|xcomp|1 emails|NOUN|dobj|3|email"
)
FORCED = (
    "Smith|PROPN|nsubj|3 is|AUX|aux|3|be not|PART|neg|3 going|VERB/VBG|ROOT|3|go to|PART|aux|6 be|AUX|auxpass|6 "
    "forced|VERB/VBN|xcomp|3|force"
)
GERUND = (
    "Smith|PROPN|nsubj|1 criticized|VERB/VBD|ROOT|1|criticize Jones|PROPN|dobj|1 for|ADP|prep|1 "
    "ignoring|VERB/VBG|pcomp|3|ignore them|PRON|dobj|4|they"
)
CHARGED = (
    "Jones|PROPN|nsubjpass|2 was|AUX|auxpass|2|be arrested|VERB/VBN|ROOT|2|arrest on|ADP|prep|2 "
    "charges|NOUN|pobj|3|charge of|ADP|prep|4 stealing|VERB/VBG|pcomp|5|steal"
)
LEADING = (
    "Smith|PROPN|nsubj|1 is|AUX|ROOT|1|be famous|ADJ|acomp|1 ,|PUNCT|punct|1 leading|VERB/VBG|advcl|1|lead "
    "protests|NOUN|dobj|4|protest"
)
LIKELY = (
    "Smith|PROPN|nsubj|1 is|AUX|ROOT|1|be likely|ADJ|acomp|1 to|PART|aux|5 be|AUX|auxpass|5 "
    "arrested|VERB/VBN|xcomp|2|arrest"
)
USED = (
    "Smith|PROPN|nsubj|1 used|VERB/VBD|ROOT|1|use money|NOUN|dobj|1 to|PART|aux|4 bribe|VERB/VB|xcomp|1 "
    "Jones|PROPN|dobj|4"
)
PARTITIVE = (
    "A|DET|det|1 handful|NOUN|nsubj|4 of|ADP|prep|1 Smiths|PROPN|pobj|2 attacked|VERB/VBD|ROOT|4|attack "
    "Jones|PROPN|dobj|4"
)
CURLY = (
    "Smith|PROPN|nsubj|3 has|AUX|aux|3|have n’t|PART|advmod|3|not attacked|VERB/VBN|ROOT|3|attack Jones|PROPN|dobj|3"
)
PERFECT = "Smith|PROPN|nsubjpass|2 ’s|AUX|auxpass|2|be attacked|VERB/VBN|ROOT|2|attack Jones|PROPN|dobj|2"
MISPLACED = (
    "Jones|PROPN|nsubjpass|2 was|AUX|auxpass|2|be accused|VERB/VBN|ROOT|2|accuse of|ADP|prep|2 "
    "harassment|NOUN|pobj|3 by|ADP|prep|4 Smith|PROPN|pobj|5"
)
LIED = "Smith|PROPN|nsubj|1 lied|VERB/VBD|ROOT|1|lie to|ADP|prep|1 Jones|PROPN|pobj|2"
THREAT = "Smith|PROPN|nsubj|1 is|AUX|ROOT|1|be a|DET|det|3 threat|NOUN|attr|1 to|ADP|prep|3 Jones|PROPN|pobj|4"
SHARED = (
    "Smith|PROPN|nsubj|1 defended|VERB/VBD|ROOT|1|defend and|CCONJ|cc|1 tried|VERB/VBD|conj|1|try "
    "to|PART|aux|5 protect|VERB/VB|xcomp|3 Jones|PROPN|dobj|5"
)
DOUBTED = (
    "I|PRON|nsubj|3 do|AUX|aux|3 n't|PART|neg|3 think|VERB/VBP|ROOT|3 Smith|PROPN|nsubj|5 "
    "attacked|VERB/VBD|ccomp|3|attack Jones|PROPN|dobj|5"
)
ASKED = (
    "Do|AUX|aux|3 n't|PART|neg|3 you|PRON|nsubj|3 think|VERB/VBP|ROOT|3 Smith|PROPN|nsubj|5 "
    "attacked|VERB/VBD|ccomp|3|attack Jones|PROPN|dobj|5"
)
INCREDIBLE = DOUBTED.replace("do|AUX", "can|AUX").replace("think|VERB", "believe|VERB")
AFRAID = (
    "Smith|PROPN|nsubj|1 is|AUX|ROOT|1|be never|ADV|neg|1 afraid|ADJ|acomp|1 to|PART|aux|5 "
    "attack|VERB/VB|xcomp|3|attack Jones|PROPN|dobj|5"
)


def _told(tree: Build, spec: str, **names: int) -> set[tuple[str, str, str, bool, str]]:
    parsed = sentence(tree, spec)
    mentions = [mention(parsed, i, i, entity) for entity, i in names.items()]
    return {(u.entity, u.role, u.verb, u.negated, u.modality) for u in roles(parsed, mentions, Voices(()))}


@pytest.mark.parametrize(
    ("spec", "names", "expected"),
    [
        (RESIGN, {"smith": 0, "jones": 2}, ("jones", "agent", "resign", False, "possible")),
        (WANTED, {"smith": 0, "jones": 2}, ("jones", "agent", "resign", False, "possible")),
        (REFUSED, {"smith": 0}, ("smith", "agent", "release", True, "possible")),
        (FORCED, {"smith": 0}, ("smith", "agentless passive", "force", True, "future")),
        (GERUND, {"smith": 0, "jones": 2}, ("jones", "agent", "ignore", False, "asserted")),
        (CHARGED, {"jones": 0}, ("jones", "agent", "steal", False, "alleged")),
        (LEADING, {"smith": 0}, ("smith", "agent", "lead", False, "asserted")),
        (LIKELY, {"smith": 0}, ("smith", "agentless passive", "arrest", False, "possible")),
        (USED, {"smith": 0, "jones": 5}, ("smith", "agent", "use", False, "asserted")),
        (USED, {"smith": 0, "jones": 5}, ("jones", "patient", "bribe", False, "asserted")),
        (PARTITIVE, {"smiths": 3, "jones": 5}, ("smiths", "agent", "attack", False, "asserted")),
        (CURLY, {"smith": 0, "jones": 4}, ("jones", "patient", "attack", True, "asserted")),
        (PERFECT, {"smith": 0, "jones": 3}, ("smith", "agent", "attack", False, "asserted")),
        (MISPLACED, {"smith": 6, "jones": 0}, ("smith", "agent", "accuse", False, "asserted")),
        (LIED, {"smith": 0, "jones": 3}, ("jones", "patient", "lie to", False, "asserted")),
        (THREAT, {"smith": 0, "jones": 5}, ("jones", "patient", "threaten", False, "asserted")),
        (SHARED, {"smith": 0, "jones": 6}, ("jones", "patient", "defend", False, "asserted")),
        (DOUBTED, {"smith": 4, "jones": 6}, ("smith", "agent", "attack", True, "asserted")),
        (ASKED, {"smith": 4, "jones": 6}, ("smith", "agent", "attack", False, "asserted")),
        (INCREDIBLE, {"smith": 4, "jones": 6}, ("smith", "agent", "attack", False, "asserted")),
        (AFRAID, {"smith": 0, "jones": 6}, ("smith", "agent", "attack", False, "possible")),
    ],
)
def test_roles_reach_through_the_clause(
    tree: Build, spec: str, names: dict[str, int], expected: tuple[str, str, str, bool, str]
) -> None:
    assert expected in _told(tree, spec, **names)


def test_who_accuses_of_harassment_does_not_harass(tree: Build) -> None:
    assert {v for e, _, v, _, _ in _told(tree, MISPLACED, smith=6, jones=0) if e == "smith"} == {"accuse"}


def test_the_asked_deed_is_shown(tree: Build) -> None:
    parsed = sentence(tree, RESIGN)
    (use,) = [u for u in roles(parsed, [mention(parsed, 2, 2, "jones")], Voices(())) if u.role == "patient"]
    assert (use.verb, use.object) == ("urge", "to resign")


@pytest.mark.parametrize(
    "spec",
    [
        "Smith|PROPN|nsubj|1 told|VERB/VBD|ROOT|1|tell Jones|PROPN|dobj|1",
        "Smith|PROPN|nsubj|1 knows|VERB/VBZ|ROOT|1|know Jones|PROPN|dobj|1",
        "It|PRON|dep|3 the|DET|det|2 Jones|PROPN|nsubjpass|3 committed|VERB/VBN|ROOT|3|commit was|AUX|auxpass|3|be",
        "Smith|PROPN|nsubj|1 gave|VERB/VBD|ROOT|1|give Jones|PROPN|dative|1 chances|NOUN|dobj|1|chance",
    ],
)
def test_who_is_told_known_or_given_something_is_not_acted_upon(tree: Build, spec: str) -> None:
    assert not _told(tree, spec, jones=2)


def test_speech_and_thought_are_told_from_deeds(tree: Build) -> None:
    for verb, process in (("said", "speech"), ("thinks", "thought"), ("resigned", "deed")):
        lemma = {"said": "say", "thinks": "think", "resigned": "resign"}[verb]
        parsed = sentence(tree, f"Smith|PROPN|nsubj|1 {verb}|VERB/VBD|ROOT|1|{lemma}")
        (use,) = roles(parsed, [mention(parsed, 0, 0)], Voices(()))
        assert use.process == process


BROKE = "Smith|PROPN|nsubj|1 broke|VERB|ROOT|1|break her|PRON|poss|3 promise|NOUN|dobj|1"
BROKE_LEG = "Smith|PROPN|nsubj|1 broke|VERB|ROOT|1|break a|DET|det|3 leg|NOUN|dobj|1"
SHREDDED = (
    "files|NOUN|nsubjpass|2|file were|AUX|auxpass|2|be shredded|VERB/VBN|ROOT|2|shred by|ADP|agent|2 Smith|PROPN|pobj|3"
)
REFUSED = "Smith|PROPN|nsubj|1 refused|VERB|ROOT|1|refuse to|PART|aux|3 apologise|VERB|xcomp|1"
REFUSED_COMMENT = "Smith|PROPN|nsubj|1 refused|VERB|ROOT|1|refuse to|PART|aux|3 comment|VERB|xcomp|1"
HELD_OUT = (
    "Smith|PROPN|nsubj|3 did|AUX|aux|3|do not|PART|neg|3 give|VERB|ROOT|3 in|ADP|prt|3 on|ADP|prep|3 it|PRON|pobj|5"
)
DUMPED = (
    "Smith|PROPN|nsubj|1 dumped|VERB|ROOT|1|dump lots|NOUN|dobj|1|lot of|ADP|prep|2 waste|NOUN|pobj|3 at|ADP|prep|1 "
    "sea|NOUN|pobj|5"
)

SAT_IDLE = "Smith|PROPN|nsubj|1 sat|VERB/VBD|ROOT|1|sit idle|ADJ|advcl|1"
SAT_DOWN = "Smith|PROPN|nsubj|1 sat|VERB/VBD|ROOT|1|sit quietly|ADV|advmod|1"
STOOD_BY = "Smith|PROPN|nsubj|1 stood|VERB/VBD|ROOT|1|stand by|ADP|prt|1"
STOOD_BY_IT = "Smith|PROPN|nsubj|1 stood|VERB/VBD|ROOT|1|stand by|ADP|prt|1 plan|NOUN|dobj|1"
ACTED = "Smith|PROPN|nsubj|1 acted|VERB/VBD|ROOT|1|act with|ADP|prep|1 restraint|NOUN|pobj|2"
ACTED_WITH_JONES = "Smith|PROPN|nsubj|1 acted|VERB/VBD|ROOT|1|act with|ADP|prep|1 Jones|PROPN|pobj|2"
LEFT_TO_DIE = (
    "Smith|PROPN|nsubj|1 left|VERB/VBD|ROOT|1|leave sailors|NOUN|nsubj|4|sailor to|PART|aux|4 die|VERB|ccomp|1"
)
LEFT_IT = "Smith|PROPN|nsubj|1 left|VERB/VBD|ROOT|1|leave as|SCONJ|mark|4 sailors|NOUN|nsubj|4 die|VERB|ccomp|1"
LED = "Smith|PROPN|nsubj|1 led|VERB/VBD|ROOT|1|lead men|NOUN|dobj|1|man with|ADP|prep|1 courage|NOUN|pobj|3"
LED_THEM = "Smith|PROPN|nsubj|1 led|VERB/VBD|ROOT|1|lead men|NOUN|dobj|1|man with|ADP|prep|2 courage|NOUN|pobj|3"
CUT = "Smith|PROPN|nsubj|2 irresponsibly|ADV|advmod|2 cut|VERB/VBD|ROOT|2|cut budgets|NOUN|dobj|2|budget"
DUTY = "Smith|PROPN|nsubj|3 should|AUX|aux|3 have|AUX|aux|3 protected|VERB/VBN|ROOT|3|protect them|PRON|dobj|3|they"
DUTY_KEPT = DUTY.replace("should", "must").replace("have|AUX|aux", "always|ADV|advmod")


@pytest.mark.parametrize(
    ("spec", "smith", "said"),
    [
        (SAT_IDLE, 0, "negative"),
        (SAT_DOWN, 0, ""),
        (STOOD_BY, 0, "negative"),
        (STOOD_BY_IT, 0, "neutral"),
        (ACTED, 0, "positive"),
        (ACTED_WITH_JONES, 0, "neutral"),
        (LEFT_TO_DIE, 0, "negative"),
        (LEFT_IT, 0, ""),
        (LED, 0, "positive"),
        (LED_THEM, 0, "neutral"),
        (CUT, 0, "negative"),
        (DUTY, 0, "negative"),
        (DUTY_KEPT, 0, "positive"),
        (BROKE, 0, "negative"),
        (BROKE_LEG, 0, "neutral"),
        (SHREDDED, 4, "negative"),
        (REFUSED, 0, "negative"),
        (REFUSED_COMMENT, 0, "neutral"),
        (HELD_OUT, 0, "positive"),
        (DUMPED, 0, "negative"),
    ],
)
def test_some_verbs_judge_who_acts_only_with_their_object(tree: Build, spec: str, smith: int, said: str) -> None:
    parsed = sentence(tree, spec)
    found = roles(parsed, [mention(parsed, smith, smith, "smith")], Voices(()))
    assert [u.polarity.value for u in found if u.role == "agent"][:1] == [said] * bool(said)


def test_the_complement_that_judges_is_shown_with_its_verb(tree: Build) -> None:
    (use,) = roles(sentence(tree, ACTED), [mention(sentence(tree, ACTED), 0, 0)], Voices(()))
    assert use.object == "with restraint"


def test_nobody_meets_in_the_name_of_a_programme(tree: Build) -> None:
    parsed = sentence(tree, "Smith|PROPN|nsubj|1 Meet|VERB|ROOT|1|meet the|DET|det|3 Press|PROPN|dobj|1")
    assert not roles(parsed, [mention(parsed, 0, 0), mention(parsed, 1, 3, "show")], Voices(()))


def test_the_word_lists_of_verbs_are_in_order() -> None:
    rows = [(r["verb"], r["kind"]) for r in table("role-verbs")]
    assert rows == sorted(set(rows))
    kinds = {
        "alone",
        "body",
        "commitment",
        "empty",
        "failure",
        "intent",
        "phase",
        "prompt",
        "speech",
        "state",
        "steer",
        "support",
        "thought",
        "weak",
    }
    assert {kind for _, kind in rows} == kinds
    listed = [r["verb"] for r in table("prepositional-verbs")]
    assert listed == sorted(set(listed))
    assert {r["affects"] for r in table("prepositional-verbs")} == {"yes", "no"}
    nouns = [r["noun"] for r in table("quantity-nouns")]
    assert nouns == sorted(set(nouns))


@pytest.mark.parametrize(
    ("spec", "said"),
    [
        (
            "Smith|PROPN|nsubj|1 called|VERB/VBD|ROOT|1|call the|DET|det|3 idea|NOUN|dobj|1 absurd|ADJ|oprd|1",
            [("agent", "call", "idea absurd")],
        ),
        (
            "Smith|PROPN|nsubjpass|2 was|AUX|auxpass|2|be taken|VERB/VBN|ROOT|2|take into|ADP|prep|2 "
            "custody|NOUN|pobj|3",
            [("agentless passive", "take", "into custody")],
        ),
        ("Smith|PROPN|nsubj|1 got|VERB/VBD|ROOT|1|get it|PRON|dobj|1", []),
        ("Smith|PROPN|nsubj|1 ended|VERB/VBD|ROOT|1|end it|PRON|dobj|1", [("agent", "end", "")]),
    ],
)
def test_what_a_verb_that_says_little_does(tree: Build, spec: str, said: list[tuple[str, str, str]]) -> None:
    parsed = sentence(tree, spec)
    assert [(u.role, u.verb, u.object) for u in roles(parsed, [mention(parsed, 0, 0)], Voices(()))] == said
