"""Who does wrong, or is accused of it."""

from __future__ import annotations

from collections.abc import Iterator

from framing.analyzer.frames.article_story import Found, Story, is_counted, is_said, known_deed, singular
from framing.analyzer.frames.held_words import DENIED, is_denied_near
from framing.language.subjects import active_subject
from framing.language.words import group, negators
from framing.model import RoleUse


def people_blamed(story: Story) -> Iterator[Found]:
    """Who does wrong, or is accused of it."""
    for i in story.sentences:
        yield from _blamed_without_roles(story, i)
        for use in story.roles.get(i, ()):
            if not is_counted(story, use) or (use.role == "agent" and not use.other and story.is_noun(use)):
                continue  # "called the shootings wrong": whose deed a noun names is often misread
            if use.role != "agent" and (_is_plain(story, use) or (not use.other and story.is_noun(use))):
                continue  # "22 people were arrested"; "debunked the allegations against the agency"
            if wrong := guilt_of(story, use) if use.role == "agent" else accusation_of(use):
                accuser = use.other if use.role != "agent" and story.is_actor(use.other) else None
                charge = accuser is None and use.role != "agent"
                sure = story.sure(use.entity, wrong, i, "blame")
                yield Found(i, sure, use.entity, None, use, accuser=accuser, is_charge=charge)
            elif use.role == "agent" and not use.other and use.object and use.verb in group("verbs of blaming"):
                whose = story.behind_object(use)
                found = whose if story.is_actor(whose) else None
                score = (1.0 if found else 0.9) * story.sure(found or use.entity, 1.0, i, "blame")
                yield Found(i, score, found, use=use, accuser=use.entity)


def _blamed_without_roles(story: Story, sentence: int) -> Iterator[Found]:
    """Whom a paper blames ("a report blamed the operator's rotas") or a phrase ("the blame lies with")."""
    parse, (first, last) = story.analysis.parse, story.analysis.parse.sentences[sentence]
    known = {use.start for use in story.roles.get(sentence, ())}
    blaming, lemmas = group("verbs of blaming"), story.lemmas(sentence)
    for i in range(first, last) if not blaming.isdisjoint(lemmas) else ():
        if lemmas[i - first] not in blaming or parse.pos[i] != "VERB" or parse.starts[i] in known:
            continue
        if active_subject(story.tree.nodes[i]) is not None and not is_denied_near(lemmas, i - first):
            yield from _charged(story, sentence, story.around_object(i, sentence), parse.starts[i], parse.ends[i])
    start, said = story.analysis.sentences[sentence].start, story.said(sentence).lower()
    for phrase in group("phrases before whoever is blamed"):
        at = said.find(phrase)
        if at >= 0 and negators().isdisjoint(said[:at].split()[-DENIED:]):
            end = start + at + len(phrase)
            yield from _charged(story, sentence, story.next_named(end, sentence), start + at, end)


def _charged(story: Story, sentence: int, entity: str | None, start: int, end: int) -> Iterator[Found]:
    if entity is not None and story.is_actor(entity):
        yield Found(sentence, story.sure(entity, 1.0, sentence, "blame"), entity, at=(start, end), is_charge=True)


def _is_plain(story: Story, use: RoleUse) -> bool:
    """Whether nobody is named who accuses, and all that is said is that somebody, or "people", were arrested."""
    plain = use.verb == "arrest" or story.entities[use.entity].name.lower() in group("people of any kind")
    return use.other is None and plain


def guilt_of(story: Story, use: RoleUse) -> float:
    """How wrong the deed is of its agent, 0 to 1."""
    if use.process != "deed" or is_said(use) or is_harmless(story, use):
        return 0.0
    if use.verb == "break" and not group("what is kept or broken").isdisjoint(story.behind(use)):
        return 1.0
    if _is_deed_of(use, "verbs of hiding", "what is hidden"):
        return 1.0
    if _is_deed_of(use, "verbs of discharging", "what pollutes"):
        return 1.0
    if not group("fighters").isdisjoint(map(singular, use.object.lower().split())):
        return 0.0  # "killed 23 rebels": whoever calls them that blames nobody for it
    if use.role == "agent":
        return max(0.0, -use.polarity.sign * use.weight)  # with its object: "sat idle", not "forced a vote"
    return max(0.0, -known_deed(use).agent)


def _is_deed_of(use: RoleUse, verbs: str, objects: str) -> bool:
    """Whether the deed has a verb of the one group and an object of the other: "had hidden a statement"."""
    return use.verb.partition(" ")[0] in group(verbs) and not group(objects).isdisjoint(use.object.lower().split())


def is_harmless(story: Story, use: RoleUse) -> bool:
    """Whether somebody lies somewhere and tells no lies, or shoots a photo."""
    if use.verb == "shoot":
        return not group("what is shot").isdisjoint(story.lemmas(use.sentence))
    at = story.token(use)
    next_to = story.analysis.parse.pos[at + 1 : at + 2] if at is not None else ()
    lies_somewhere = bool({"ADP", "ADV"}.intersection(next_to)) and story.behind(use)[0] not in ("to", "about")
    return use.verb == "lie" and lies_somewhere


def accusation_of(use: RoleUse) -> float:
    """How badly the patient is thought of, 0 to 1: "criticised", "charged with". Who is fired may be wronged."""
    known = known_deed(use)
    if use.verb in group("verbs of punishing"):
        return 1.0
    return max(0.0, -known.patient) or (1.0 if known.judged <= -1.0 and not known.agent else 0.0)
