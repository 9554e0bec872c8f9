"""What may report speech, and from whom: verbs, "according to", nouns such as "claim".

A site is a possible cue with the head of the noun phrase that is its source by grammar. A learned model says how likely
it reports (Pareti et al. 2013 learn the same for verbs from lemma and syntax).
"""

from collections.abc import Iterator
from typing import NamedTuple

from attribution import lexicon
from attribution.engine.cues.participles import amount_saying, is_participle, is_told, said_beside
from attribution.engine.grammar import Parse, Token, is_head

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_CLAUSES = ("ccomp", "xcomp", "advcl", "conj", "pcomp", "acl", "parataxis")
#: Verbs whose object, not subject, does what the verb below them says: "asked him to explain".
_OBJECT_CONTROL = frozenset(
    "ask tell urge order advise allow force persuade encourage want let make help get hear see watch quote lead prompt "
    "cause push convince drive compel inspire spur oblige require provoke invite challenge press pressure instruct "
    "direct command implore beg enable permit remind goad move".split()
)
#: Those of which an infinitive after a comma is never the subject's.
_LEADING = frozenset("cause compel drive force goad inspire lead oblige persuade prompt push spur".split())
#: What has somebody's words in it: "footage of Ana Lee saying".
_RECORDS = frozenset("audio clip film footage photo photograph picture recording tape transcript video".split())
#: Verbs whose subject is what others find so, and what then says how they find it.
_SEEMING = frozenset({"seem", "appear"})
_LOOKS = ("xcomp", "ccomp", "acomp", "oprd", "attr", "advcl", "prep")
#: Adjectives whose subject is not the one who does what is below them: "Lee is easy to praise".
_DONE_TO = frozenset("easy hard difficult tough simple impossible possible important necessary good nice fun".split())
#: What makes a document known: who does it says what stands in it, "the union released a letter urging him".
_ISSUING = frozenset("issue release publish post send write deliver give make hand draft circulate sign file".split())
#: What is done with another's words: who does it does not say them, "police investigated claims that".
_HANDLING = frozenset("investigate probe examine review study hear receive face ignore weigh assess field".split())
#: The parts of speech of what reports, but for "according to" and "per".
_REPORTING = frozenset({"VERB", "AUX", "NOUN", "ADJ"})
_DEPTH = 6


class Site(NamedTuple):
    """A possible cue."""

    #: The token of the reporting word.
    head: int
    #: "verb", "noun", "adjective" or "according".
    form: str
    #: The head token of the source's mention; None where the sentence names none.
    source: int | None
    #: How the source was found, as an editor would say it.
    route: str


def find_sites(parse: Parse) -> tuple[Site, ...]:
    """Return the possible cues outside quotation marks, in text order."""
    sites = []
    nouns, adjectives = lexicon.reporting_nouns(), lexicon.reporting_adjectives()
    for index, token in _possible(parse):
        if token.pos != "NOUN" and (token.lower == "according" or _is_per_somebody(parse, index)):
            sites.append(Site(index, "according", *_according(parse, index)))
        elif token.pos == "VERB" or (token.pos == "AUX" and token.dep not in ("aux", "auxpass", "cop")):
            if token.dep not in ("amod", "compound") or parse.children[index]:
                sites.append(Site(index, "verb", *_verb_source(parse, index)))
        elif token.pos == "NOUN" and (amount := amount_saying(parse, index)) is not None:
            sites.append(Site(index, "verb", amount, f"subject of “{token.lower}”"))
        elif token.pos == "NOUN" and is_participle(token) and said_beside(parse, index) is not None:
            sites.append(Site(index, "verb", *find_source(parse, index)))
        elif token.pos == "NOUN" and token.lemma in nouns:
            sites.append(Site(index, "noun", *_noun_source(parse, index)))
        elif (
            token.pos == "ADJ" and token.lemma in adjectives and token.dep in ("acomp", "ROOT", "conj", "advcl", "amod")
        ):
            sites.append(Site(index, "adjective", *find_source(parse, token.head)))
    return tuple(sites)


def _possible(parse: Parse) -> Iterator[tuple[int, Token]]:
    """Yield the words that may report, by their parts of speech alone."""
    for index, token in enumerate(parse.tokens):
        is_possible = token.pos in _REPORTING or token.lower in ("according", "per")
        if is_possible and not (parse.apart and parse.is_apart(index)):
            yield index, token


def _is_per_somebody(parse: Parse, index: int) -> bool:
    """Whether "per" stands before whoever or whatever says it: "per the bylaws", "per Ana Lee", not "per person"."""
    target = parse.child(index, "pobj") if parse.tokens[index].lower == "per" else None
    if target is None:
        return False
    known = lexicon.noun_kind(parse.tokens[target].lemma) is not None
    return _is_anybody(parse, target) and (not known or target > index + 1)


def _according(parse: Parse, index: int) -> tuple[int | None, str]:
    for place in (index, *parse.children[index]):
        target = parse.child(place, "pobj") if parse.tokens[place].lower in ("to", "according") else None
        if target is not None:
            return target, "the one that “according to” names"
    target = parse.child(index, "pobj")
    if target is not None:
        return target, f"the one that “{parse.tokens[index].lower}” names"
    return None, f"“{parse.tokens[index].lower}” with no name after it"


def _noun_source(parse: Parse, index: int) -> tuple[int | None, str]:
    owner = parse.child(index, "poss")
    word = parse.tokens[index].lower
    if owner is not None:
        return owner, f"whose “{word}” it is"
    for place in parse.children[index]:
        if parse.tokens[place].dep == "prep" and parse.tokens[place].lower in ("of", "by", "from", "among"):
            target = parse.child(place, "pobj")
            if target is not None and (parse.stretch_of[target] < 0 or parse.stretch_of[index] >= 0):
                return target, f"the “{word}” is theirs"
    head = parse.tokens[index].head
    if parse.tokens[index].dep == "pobj" and parse.tokens[head].dep == "prep":
        head = parse.tokens[head].head
    handled = parse.tokens[head].lemma in _HANDLING
    if parse.tokens[head].pos in ("VERB", "AUX") and parse.tokens[index].dep not in _SUBJECTS and not handled:
        drawn = _drawn_from(parse, head, index)
        return find_source(parse, head) if drawn is None else (drawn, f"the “{word}” comes from them")
    return None, f"nobody is named for the “{word}”"


def _drawn_from(parse: Parse, verb: int, noun: int) -> int | None:
    """Return from whom a noun comes: "the plan drew a warning from Ana Lee"."""
    if parse.tokens[noun].dep != "dobj":
        return None
    for place in parse.children[verb]:
        if place > noun and parse.tokens[place].dep == "prep" and parse.tokens[place].lower == "from":
            target = parse.child(place, "pobj")
            if target is not None and (
                parse.tokens[target].entity in ("PERSON", "ORG", "NORP")
                or lexicon.noun_kind(parse.tokens[target].lemma) in ("person", "group", "organization")
            ):
                return target
    return None


def find_source(parse: Parse, verb: int, depth: int = _DEPTH) -> tuple[int | None, str]:
    """Return the head of the noun phrase whose act the verb is, and how it was found."""
    tokens = parse.tokens
    token = tokens[verb]
    passive = parse.child(verb, "auxpass") is not None or parse.child(verb, "nsubjpass") is not None
    reduced = (
        token.tag == "VBN" and token.dep in ("acl", "advcl", "amod") and parse.child(verb, *_SUBJECTS, "aux") is None
    )
    if (passive or reduced) and token.lemma != "quote":
        for place in parse.children[verb]:
            if tokens[place].dep == "agent" or (tokens[place].dep == "prep" and tokens[place].lower == "by"):
                target = parse.child(place, "pobj")
                if target is not None:
                    return target, f"the agent of “{token.lower}”"
        return _one_who_feels(parse, verb) or (None, f"“{token.lower}” is passive and names nobody")
    quoted = quoted_as_saying(parse, verb)
    if quoted is not None:
        return quoted, "the one who is quoted"
    beside = said_beside(parse, verb)
    if beside is not None:
        return beside, f"the one before “{token.lower}”"
    subject = parse.child(verb, *_SUBJECTS)
    if subject is not None and tokens[subject].dep != "csubj":
        issuer = _issuer(parse, verb, subject, depth)
        return (subject, f"subject of “{token.lower}”") if issuer is None else issuer
    for hidden in (_dated_subject(parse, verb), _parted_subject(parse, verb), _parted_apposition(parse, verb)):
        if hidden is not None:
            return hidden, f"subject of “{token.lower}”"
    return _inherited_source(parse, verb, depth) if depth else (None, "no subject")


def _verb_source(parse: Parse, verb: int) -> tuple[int | None, str]:
    """Return the source of a verb; one that only tells how somebody looks to others has none."""
    if tells_a_look(parse, verb):
        return None, f"“{parse.tokens[verb].lower}” names nobody who finds it so"
    return find_source(parse, verb)


def tells_a_look(parse: Parse, verb: int) -> bool:
    """Whether a verb tells how its subject looks to others, who are not named: "Lee seemed tired"."""
    return parse.tokens[verb].lemma in _SEEMING and parse.child(verb, *_LOOKS) is not None


def _dated_subject(parse: Parse, verb: int) -> int | None:
    """Return the name that the parser joined to a day before it: "On Tuesday Ana Lee said"."""
    for place in parse.children[verb]:
        name = parse.child(place, "pobj") if place < verb and parse.tokens[place].dep == "prep" else None
        if name is not None and parse.tokens[name].pos == "PROPN":
            first = parse.left_edge[name]
            if first < name and parse.tokens[first].lower in lexicon.time_words():
                return name
    return None


def _parted_apposition(parse: Parse, verb: int) -> int | None:
    """Return the subject that the parser hung on a title before it: "On “The Late Hour,” the senator said"."""
    tokens, place = parse.tokens, verb - 1
    if tokens[verb].tag not in ("VBD", "VBZ", "VBP") or tokens[verb].dep != "ROOT" or place < 0:
        return None
    while tokens[place].dep == "conj" and tokens[place].head < place:
        place = tokens[place].head
    before = parse.left_edge[place] - 1
    hung = tokens[place].dep == "appos" and before >= 0 and parse.stretch_of[before] >= 0 > parse.stretch_of[place]
    return place if hung and parse.right_edge[place] >= verb - 1 else None


def _parted_subject(parse: Parse, verb: int) -> int | None:
    """Return the subject that a participle between commas has taken: "An aide, granted anonymity to speak, said"."""
    tokens = parse.tokens
    for place in parse.children[verb]:
        if place > verb or tokens[place].dep not in ("ccomp", "advcl") or tokens[place].tag not in ("VBN", "VBD"):
            continue
        subject = parse.child(place, *_SUBJECTS)
        if subject is not None and subject < place:
            between = [t.lower for t in tokens[subject + 1 : place]]
            after = [t.lower for t in tokens[parse.right_edge[place] : verb] if t.pos != "ADV"]
            if between[-1:] == [","] and after == [","]:
                return subject
    return None


def _one_who_feels(parse: Parse, verb: int) -> tuple[int, str] | None:
    """Return the subject of a participle for a frame of mind: "Lee was convinced that", "thrilled with it, Lee"."""
    tokens = parse.tokens
    if tokens[verb].lower not in lexicon.reporting_adjectives():
        return None
    subject = parse.child(verb, "nsubjpass", "nsubj")
    head = tokens[verb].head
    if subject is None and tokens[verb].dep in ("advcl", "conj") and tokens[head].pos in ("VERB", "AUX"):
        subject = parse.child(head, *_SUBJECTS)
    return None if subject is None else (subject, f"subject of “{tokens[verb].lower}”")


def _inherited_source(parse: Parse, verb: int, depth: int) -> tuple[int | None, str]:
    """Return the source of a verb that has no subject of its own: a joined, controlled or participial verb."""
    tokens = parse.tokens
    token, head = tokens[verb], tokens[verb].head
    near = _source_beside(parse, verb, depth)
    if near is not None:
        return near
    if token.dep == "pcomp" and tokens[head].pos in ("ADP", "SCONJ"):
        head = tokens[head].head
        if tokens[head].pos == "NOUN":
            return _maker(parse, head, depth) or (None, "no subject")
        if tokens[head].pos == "ADJ" and tokens[head].dep == "acomp":
            head = tokens[head].head  # "Lee was fond of telling them"
    joined = token.dep in _CLAUSES and tokens[head].pos in ("VERB", "AUX", "ADJ", "NOUN")
    if head == verb or not joined or (token.dep == "ccomp" and parse.child(verb, "mark") is not None):
        return _inverted_subject(parse, verb)
    if token.dep in ("ccomp", "parataxis"):
        found = _inverted_subject(parse, verb)
        if found[0] is not None:
            return found
    return _source_above(parse, verb, head, depth)


def _source_beside(parse: Parse, verb: int, depth: int) -> tuple[int, str] | None:
    """Return the source that the word names which a verb depends on: "heard Lee saying", "told Lee to say"."""
    tokens = parse.tokens
    token, head = tokens[verb], tokens[verb].head
    seen = _heard_saying(parse, verb)
    if seen is not None:
        return seen, f"the one heard or seen “{token.lower}”"
    if token.dep == "acl" and is_told(parse, head):
        source, route = _source_above(parse, verb, tokens[tokens[head].head].head, depth)
        return None if source is None else (source, route)
    aside = _set_off(parse, verb, depth) or _past_relative(parse, verb)
    if aside is not None:
        return aside
    if token.dep == "acl" and tokens[head].pos in ("NOUN", "PROPN", "PRON"):
        parted = any(t.pos in ("VERB", "CCONJ") for t in tokens[head + 1 : verb])
        maker = _maker(parse, head, depth) if token.tag != "VBN" and not parted else None
        return maker or (head, f"the one described by “{token.lower}”")
    if token.dep != "xcomp" and not _is_led(parse, verb):
        return None
    if tokens[head].lemma in _OBJECT_CONTROL:
        asks = tokens[head].lemma in lexicon.reporting_verbs()
        target = parse.child(head, "dobj", "dative", *(() if asks else ("nsubjpass",)))
        if target is not None and target < verb:
            return target, f"object of “{tokens[head].lower}”, which “{token.lower}” depends on"
    if tokens[head].pos == "ADJ" and tokens[head].lemma not in _DONE_TO and tokens[head].dep in ("acomp", "conj"):
        subject = parse.child(tokens[head].head, *_SUBJECTS)
        if subject is not None and tokens[subject].lower not in ("it", "there"):
            return subject, f"subject of “{tokens[head].lower}”, which “{token.lower}” depends on"
    return None


def _is_led(parse: Parse, verb: int) -> bool:
    """Whether an infinitive after a comma is what somebody named in apposition is led to do: "led Lee, 40, to say"."""
    token = parse.tokens[verb]
    led = parse.child(token.head, "dobj")
    infinitive = token.dep == "advcl" and token.tag == "VB" and parse.child(verb, "aux") is not None
    named = led is not None and led < verb and parse.child(led, "appos") is not None
    return infinitive and named and parse.tokens[token.head].lemma in _LEADING


def _set_off(parse: Parse, verb: int, depth: int) -> tuple[int, str] | None:
    """Return the subject of the clause that a participle after a comma tells more of, though a thing stands nearer.

    "Lee ended with a nod to the sequel, adding that …": the sequel adds nothing.
    """
    tokens = parse.tokens
    before = verb - 1
    while before > 0 and tokens[before].pos == "ADV":
        before -= 1
    said = lexicon.reporting_verbs().get(tokens[verb].lemma, "thought") != "thought"
    if not depth or not said or tokens[verb].tag != "VBG" or tokens[before].lower != ",":
        return None
    place = tokens[verb].head
    if tokens[place].pos == "VERB" and tokens[place].dep == "acl" and tokens[place].tag == "VBG":
        place = tokens[place].head
    if tokens[place].pos != "NOUN" or lexicon.noun_kind(tokens[place].lemma) is not None or place > verb:
        return None
    first, _ = parse.sentence_bounds(parse.sentence_of[verb])
    for index in range(place - 1, first - 1, -1):
        subject = parse.child(index, *_SUBJECTS) if tokens[index].tag in ("VBD", "VBZ", "VBP", "VBN") else None
        if subject is not None and subject < index and _is_anybody(parse, subject):
            return subject, f"subject of “{tokens[index].lower}”"
    return None


def _past_relative(parse: Parse, verb: int) -> tuple[int, str] | None:
    """Return the subject that a participle before words in marks goes with, past a relative clause that reports itself.

    "Lee brushed off a farmer who said the road had sunk, saying, “…”": the farmer has said his part.
    """
    tokens = parse.tokens
    after = tokens[verb + 1].lower if verb + 1 < len(tokens) else ""
    if tokens[verb].tag != "VBG" or tokens[verb - 1].lower != "," or after not in (",", ":"):
        return None
    place = tokens[verb].head
    while tokens[place].dep in _CLAUSES and tokens[place].head != place and tokens[place].dep != "conj":
        place = tokens[place].head
    reports = lexicon.reporting_verbs().get(tokens[place].lemma, "thought") != "thought"
    if tokens[place].dep != "relcl" or not reports:
        return None
    while tokens[place].dep not in ("ROOT", "conj", "ccomp") and tokens[place].head != place:
        place = tokens[place].head
    subject = parse.child(place, *_SUBJECTS) if place < verb else None
    return None if subject is None else (subject, f"subject of “{tokens[place].lower}”")


def _is_anybody(parse: Parse, index: int) -> bool:
    """Whether a word may stand for a person, a body or a document, by its form alone."""
    token = parse.tokens[index]
    return token.pos == "PROPN" or token.tag == "PRP" or lexicon.noun_kind(token.lemma) is not None


def _maker(parse: Parse, noun: int, depth: int) -> tuple[int, str] | None:
    """Return whose act a thing is that says or does something: "Lee gave a speech attacking", "Lee’s bid to oppose"."""
    tokens = parse.tokens
    if tokens[noun].pos != "NOUN" or lexicon.noun_kind(tokens[noun].lemma) in ("person", "group", "organization"):
        return None
    owner = parse.child(noun, "poss")
    if owner is not None and tokens[owner].tag != "PRP$":
        return owner, f"whose “{tokens[noun].lower}” it is"
    place = noun
    if tokens[place].dep == "pobj":
        place = tokens[place].head
    head = tokens[place].head
    above = tokens[place].dep in ("dobj", "prep", "dative") and tokens[head].pos in ("VERB", "AUX")
    issued = lexicon.noun_kind(tokens[noun].lemma) != "document" or tokens[head].lemma in _ISSUING
    if not above or not issued or not depth:
        return None if owner is None else (owner, f"whose “{tokens[noun].lower}” it is")
    source, _ = find_source(parse, head, depth - 1)
    return None if source is None else (source, f"the “{tokens[noun].lower}” is theirs")


def _issuer(parse: Parse, verb: int, subject: int, depth: int) -> tuple[int, str] | None:
    """Return who made known what a relative clause tells of: "Lee made a comment that described them as"."""
    tokens = parse.tokens
    noun = tokens[verb].head
    if tokens[verb].dep != "relcl" or tokens[subject].lower not in ("that", "which") or tokens[noun].dep != "dobj":
        return None
    is_said = lexicon.noun_kind(tokens[noun].lemma) == "document" or tokens[noun].lemma in lexicon.reporting_nouns()
    if not is_said or tokens[tokens[noun].head].lemma not in _ISSUING or not depth:
        return None
    source, _ = find_source(parse, tokens[noun].head, depth - 1)
    return None if source is None else (source, f"the “{tokens[noun].lower}” is theirs")


def _heard_saying(parse: Parse, verb: int) -> int | None:
    """Return the person right before a participle, whatever the parser hung it on: "footage of Ana Lee saying"."""
    before = verb - 1
    if parse.tokens[verb].tag != "VBG" or before < 0 or parse.stretch_of[before] >= 0:
        return None
    token = parse.tokens[before]
    if is_told(parse, before):
        return None
    shown = (
        token.pos == "PROPN" and token.dep == "pobj" and parse.tokens[parse.tokens[token.head].head].lemma in _RECORDS
    )
    person = shown or token.entity == "PERSON" or token.tag == "PRP" or lexicon.noun_kind(token.lemma) == "person"
    object_ = token.dep in ("pobj", "dobj", "nsubj", "appos", "conj") and token.pos in ("PROPN", "PRON", "NOUN")
    return (
        before if person and object_ and parse.tokens[verb].dep in ("acl", "advcl", "pcomp", "ccomp", "xcomp") else None
    )


def _source_above(parse: Parse, verb: int, head: int, depth: int) -> tuple[int | None, str]:
    """Return the source of the clause that the verb's clause hangs under."""
    subject = parse.child(head, "nsubjpass")
    quoted = quoted_as_saying(parse, head)
    if quoted is not None:
        return quoted, "the one who is quoted"
    source, route = find_source(parse, head, depth - 1)
    if source is None and subject is not None and parse.tokens[verb].dep in ("xcomp", "advcl", "conj", "pcomp"):
        return subject, f"subject of “{parse.tokens[head].lower}”"
    return source, route


def quoted_as_saying(parse: Parse, verb: int) -> int | None:
    """Return who is quoted: the object of "Reuters quoted an aide as saying", the subject of "an aide was quoted".

    Other verbs quote with "as saying" alone: "the minutes record the chairman as saying".
    """
    tokens = parse.tokens
    quotes = tokens[verb].lemma in ("quote", "cite")
    subject = parse.child(verb, "nsubjpass")
    if subject is not None:
        return subject if tokens[verb].lemma == "quote" else None
    ways = [parse.child(c, "pcomp") for c in parse.children[verb] if tokens[c].lower == "as"]
    as_saying = any(way is not None and (quotes or tokens[way].lemma == "say") for way in ways)
    return parse.child(verb, "dobj") if as_saying else None


def _inverted_subject(parse: Parse, verb: int) -> tuple[int | None, str]:
    """Return what follows a verb in "…," said X, where the parser took the subject for something else."""
    tokens = parse.tokens
    if tokens[verb].tag not in ("VBD", "VBZ", "VBP") or tokens[verb].lemma == "be":
        return None, "no subject"
    for place in parse.children[verb]:
        if (
            place > verb
            and tokens[place].dep in ("dobj", "npadvmod", "attr", "oprd", "dep", "appos")
            and is_head(parse, place)
        ) and not any(parse.tokens[i].pos in ("ADP",) for i in range(verb + 1, place)):
            return place, f"follows “{tokens[verb].lower}”"
    return None, "no subject"


def key(parse: Parse, site: Site) -> str:
    """Return the word of a site for the model's table: its lemma, with a particle where it has one ("point out")."""
    particle = parse.child(site.head, "prt")
    lemma = parse.tokens[site.head].lemma
    thing = parse.child(site.head, "dobj")
    if lemma == "put" and thing is not None and parse.tokens[thing].lower in ("it", "this"):
        return "put it"
    word = f"{lemma} {parse.tokens[particle].lower}" if particle is not None else lemma
    if site.form == "according":
        word = "accord"  # as the tables have "according to"; "per" is the same
    return word if site.form == "verb" else f"{site.form}:{word}"
