"""What is asked of sources without a name, for the report, the house rules and the worksheet alike."""

from attribution.model import Analysis, Anonymity, Quotation, Source, Voices, stated_reason
from attribution.policy.article import CheckedArticle
from attribution.report.article import article_page
from attribution.worksheet import make_worksheet
from tests.analyses import Story


def source(key: str, kind: str = "person", **fields: object) -> Source:
    """Return a source without a name."""
    return Source(id=key, name=key, kind=kind, named=False, **fields)  # type: ignore[arg-type]


def voices(*sources: Source, **said: tuple[int, ...]) -> Voices:
    """Return who is quoted where: each source says one quotation in each of its paragraphs."""
    rows = [(name, number) for name, numbers in said.items() for number in numbers]
    quotations = tuple(
        Quotation(id=f"q-{place}", kind="direct", spans=(), text="“Yes.”", source_id=name)
        for place, (name, _) in enumerate(rows)
    )
    story = Story("“Yes.”").analysis()
    analysis = Analysis(document=story.document, engine=story.engine, sources=sources, quotations=quotations)
    numbers = {quotation.id: number for quotation, (_, number) in zip(quotations, rows, strict=True)}
    return Voices(analysis, lambda quotation: {numbers[quotation.id]})


def test_kin_of_a_member():
    """Its group, its fellows and those that it may be the same as are kin; members of another group are not."""
    aides, one, two = source("aides", "group"), source("one", member_of="aides"), source("two", member_of="aides")
    like, other = source("like", may_be=("one",)), source("other", member_of="guards")
    heard = voices(aides, one, two, like, other)
    assert heard.kin(one) == {"aides", "one", "two"}
    assert heard.kin(like) == {"like", "one"}
    assert heard.kin(aides) == {"aides", "one", "two"}
    assert heard.kin(other) == {"other", "guards"}


def test_alone_as_far_as_it_reaches():
    """A quotation is alone where nobody but kin is quoted so many paragraphs before or after."""
    one, two, ana = source("one", may_be=("two",)), source("two", may_be=("one",)), source("ana")
    heard = voices(one, two, ana, one=(1, 4, 7), two=(4,), ana=(2,))
    assert heard.alone(one) == (1, 2)
    assert heard.alone(one, reach=2) == (2,)
    assert heard.alone(two) == (3,)
    assert not heard.is_only(one)


def test_only_kin_is_quoted():
    """Where nobody but the source and its kin is quoted, it is the only one."""
    one, two = source("one", may_be=("two",)), source("two", may_be=("one",))
    assert voices(one, two, one=(1,), two=(2,)).is_only(one)


def test_words_of_nobody_bear_nothing_out():
    """A quotation without a source, or of one that is not there, is nobody else's."""
    heard = voices(source("one"), one=(1,), gone=(1,))
    assert heard.alone(source("one")) == (0,)


def test_reason_of_its_own_comes_first():
    """A source's own reason comes before that of its group; where there is none at all, none is told."""
    group = source("aides", "group", anonymity=Anonymity(reason="for fear"))
    own = source("one", anonymity=Anonymity(reason="because it is secret"))
    assert stated_reason(own, group) == "because it is secret"
    assert stated_reason(source("two"), group) == "for fear"
    assert stated_reason(source("two", anonymity=Anonymity(condition="on background")), None) is None


def test_report_rules_and_worksheet_agree():
    """Report and house rules find the same source alone, and none of the three misses the reason of its group."""
    story = Story("“The roof leaks,” one aide said.\n\nIt rained.\n\n“It does not,” Ana Lee said.")
    story.source("aides", "aides", "group", named=False, anonymity=Anonymity(reason="for fear"))
    story.source("one", "one aide", named=False, member_of="aides")
    story.source("ana", "Ana Lee")
    story.quotation("“The roof leaks,”", source="one", speaker="one aide")
    story.quotation("“It does not,”", source="ana", speaker="Ana Lee")
    analysis = story.analysis()
    groups = {group.heading: group.looks for group in article_page(analysis, file="story.html").look_groups}
    assert [look.source and look.source.name for look in groups["Unnamed, and relied on alone"]] == ["one aide"]
    assert CheckedArticle(analysis).voices.alone(analysis.sources[1]) == (0,)
    assert "Unnamed, without a stated reason" not in groups
    assert [row.reason for row in make_worksheet(analysis).unnamed] == ["for fear"]
