"""Who could have known it: agencies, authorities and reporters behind the articles of a story, each with its proof.

What shows no origin has none here, so it can never count as independent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from runut import lang
from runut.lang.patterns import alternation, compile_pattern
from runut.link.copies import Copy
from runut.link.grounds import Grounds
from runut.link.slips import Slip
from runut.link.tree import Tree
from runut.link.voices import Said, Voice, Voices
from runut.link.words import order
from runut.model import Article, Evidence, Figure, MentionKind, Origin, Quote, Span, Speaker, Story
from runut.text.names import fold
from runut.world import agencies, outlets

_QUOTED = 0.8
"""Share of a common stretch inside one quotation that makes it the speaker's words, not the outlet's."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the record holds of one story that bears on origins."""

    story: Story
    articles: Mapping[str, Article]
    figures: Sequence[Figure]
    quotes: Sequence[Quote]
    copies: Sequence[Copy]
    variants: Sequence[tuple[Quote, Quote]]
    slips: Sequence[Slip]
    spoken: Sequence[tuple[str, Speaker, Span]]
    """Who is put as saying something without quotation marks: article, speaker, and the words that say so."""
    media: Mapping[str, Sequence[tuple[str, Span]]]
    """Which media each article credits in plain words, with the words."""
    names: Mapping[str, str]
    """Entities' names by id."""
    kinds: Mapping[str, MentionKind]
    """What each folded name is a name of."""
    grounds: Grounds


def trace(known: Known) -> Iterator[Origin]:
    """Yield each origin of a story with the articles and figures that rest on it and the words that show it."""
    yield from _Tracer(known).grown().origins()


class _Tracer:
    """Grows the tree of one story: credits first, then what articles share, then the figures."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.articles = known.articles
        self.tree = Tree(known.story.id)
        self.spoken = known.spoken
        self.voices = Voices(self._said(), known.names, known.kinds, known.grounds)
        self.quotes: dict[str, list[Quote]] = {}
        for quote in known.quotes:
            self.quotes.setdefault(quote.article, []).append(quote)

    def grown(self) -> Tree:
        self._agencies()
        self._speakers()
        for article in self.articles.values():
            self._reporter(article)
        for first, second in self.known.variants:
            self._same_quote(first, second)
        for copy in sorted(self.known.copies, key=lambda copy: (copy.article, copy.of)):
            self._copied(copy)
        for slip in self.known.slips:
            evidence = Evidence(slip.article, slip.of, "same_slip", slip.span)
            self._inherited(evidence, Evidence(slip.of, slip.article, "same_slip", slip.of_span))
        self._figures()
        return self.tree

    def _said(self) -> Iterator[Said]:
        for figure in self.known.figures:
            for speaker in figure.said_by:
                yield figure.article, self._language(figure.article), speaker
        for quote in self.known.quotes:
            if quote.speaker is not None:
                yield quote.article, self._language(quote.article), quote.speaker
        for article, speaker, _ in self.spoken:
            yield article, self._language(article), speaker

    def _language(self, article: str) -> str:
        return self.articles[article].language

    def _agencies(self) -> None:
        """Show each agency or other medium that an article credits, with the words of the credit."""
        for article in self.articles.values():
            for agency in sorted(set(article.agencies)):
                self._credit(agency, article, _named(agency, article))
            for medium, span in self.known.media[article.id]:
                self._credit(medium, article, span)
        claims: tuple[Figure | Quote, ...] = (*self.known.figures, *self.known.quotes)
        for claim in claims:
            article = self.articles[claim.article]
            for medium in claim.via:
                self._credit(medium, article, _named(medium, article) or claim.span)

    def _credit(self, medium: str, article: Article, span: Span | None) -> None:
        if not _is_own(medium, article):
            house = _house(medium)
            self.tree.show(fold(house), house, "agency", Evidence(article.id, None, "credit", span))

    def _speakers(self) -> None:
        """Show who is said to have given each figure, each quotation and what is told without marks."""
        for figure in self.known.figures:
            for speaker in figure.said_by:
                self._voice(figure.article, speaker, figure.clause, figure.via)
        for quote in self.known.quotes:
            if quote.speaker is not None:
                self._voice(quote.article, quote.speaker, quote.span, quote.via)
        for article, speaker, span in self.spoken:
            self._voice(article, speaker, span, (), only_new=True)

    def _voice(
        self, article: str, speaker: Speaker, span: Span, via: tuple[str, ...], *, only_new: bool = False
    ) -> None:
        voice = self._whose(article, speaker)
        if voice is None or self._is_medium(voice.name, self.articles[article]):
            return
        if only_new and self.tree.holds(voice.key, article):
            return
        branch = self.tree.show(voice.key, voice.name, voice.kind, Evidence(article, None, "credit", span))
        branch.via.update(fold(_house(medium)) for medium in via if not _is_own(medium, self.articles[article]))

    def _whose(self, article: str, speaker: Speaker | None) -> Voice | None:
        return self.voices.of(article, self._language(article), speaker) if speaker else None

    def _is_medium(self, name: str, article: Article) -> bool:
        """Say whether a name is an outlet's or agency's: what it reports is a credit, and so shown already."""
        return outlets.find(name) is not None or agencies.find(name) is not None or _is_own(name, article)

    def _reporter(self, article: Article) -> None:
        """Show the outlet itself where the page says that its own reporter was told or was there."""
        span = _told_to(article)
        if span is not None and article.outlet:
            house = _house(article.outlet)
            self.tree.show(fold(house), house, "reporter", Evidence(article.id, None, "credit", span))

    def _same_quote(self, first: Quote, second: Quote) -> None:
        """Show that two articles print one utterance; the one whose medium is not known goes back to the other's."""
        earlier, later = sorted((first, second), key=lambda quote: order(self.articles[quote.article]))
        forth = Evidence(later.article, earlier.article, "same_quote", later.span)
        back = Evidence(earlier.article, later.article, "same_quote", earlier.span)
        for there, evidence in ((earlier, forth), (later, back)):
            for key in sorted({fold(_house(medium)) for medium in there.via}):
                if key in self.tree.branches and not self._is_of(key, evidence.article):
                    self.tree.show(key, self.tree.branches[key].name, "agency", evidence)
        self._under_speaker(later, earlier, forth)

    def _under_speaker(self, later: Quote, earlier: Quote, evidence: Evidence) -> None:
        for quote in (later, earlier):
            voice = self._whose(quote.article, quote.speaker)
            if voice is not None and voice.key in self.tree.branches:
                self.tree.show(voice.key, voice.name, voice.kind, evidence)
                return
        self._from_outlet(evidence)

    def _is_of(self, key: str, article: str) -> bool:
        """Say whether an origin is the house that publishes an article."""
        outlet = self.articles[article].outlet
        return outlet is not None and fold(_house(outlet)) == key

    def _copied(self, copy: Copy) -> None:
        """Put a copy under the agencies of what it copies, and the source under those that the copy credits."""
        quote = self._quoted(copy)
        forth = Evidence(copy.article, copy.of, "same_quote" if quote else "copied", copy.span)
        if quote is not None:
            self._under_speaker(quote, quote, forth)
        else:
            self._inherited(forth, Evidence(copy.of, copy.article, "copied", copy.of_span))

    def _quoted(self, copy: Copy) -> Quote | None:
        """Give the quotation that a common stretch lies in: words of a speaker whom both may have heard."""
        if copy.is_near:
            return None
        size = _QUOTED * (copy.span.end - copy.span.start)
        for quote in self.quotes.get(copy.article, ()):
            if min(quote.span.end, copy.span.end) - max(quote.span.start, copy.span.start) >= size:
                return quote
        return None

    def _inherited(self, forth: Evidence, back: Evidence) -> None:
        """Show the agencies of one page as behind the other that has its words; else the outlet that had them first."""
        found = False
        for key in self.tree.of_kind("agency"):
            branch = self.tree.branches[key]
            for evidence in (forth, back):
                if evidence.of in branch.proof and not self._is_of(key, evidence.article):
                    self.tree.show(key, branch.name, "agency", evidence)
                    found = True
                    break
        if not found:
            self._from_outlet(forth)

    def _from_outlet(self, evidence: Evidence) -> None:
        """Show the outlet whose page had words first that another page has too."""
        first = self.articles[evidence.of or ""]
        if first.outlet is None:
            return
        house = _house(first.outlet)
        self.tree.show(fold(house), house, "outlet", Evidence(first.id, None, "copied", None))
        self.tree.show(fold(house), house, "outlet", evidence)

    def _figures(self) -> None:
        """Hang each figure on the one who could have known it: who says it, else the medium, else the one agency."""
        of: dict[str, str] = {}
        behind = self._only_agency()
        ordered = sorted(self.known.figures, key=lambda figure: (order(self.articles[figure.article]), figure.span))
        sources = self._sources()
        for figure in ordered:
            key = self._told_by(figure) or self._copied_from(figure, sources, of) or behind.get(figure.article)
            if key is not None and key in self.tree.branches:
                of[figure.id] = key
                self.tree.branches[key].figures.add(figure.id)

    def _told_by(self, figure: Figure) -> str | None:
        for speaker in figure.said_by:
            voice = self._whose(figure.article, speaker)
            if voice is not None and voice.key in self.tree.branches:
                return voice.key
        for medium in figure.via:
            if fold(_house(medium)) in self.tree.branches:
                return fold(_house(medium))
        return None

    def _sources(self) -> dict[str, list[tuple[Copy, list[Figure]]]]:
        """Give the pages that each page copied from, with their figures."""
        figures: dict[str, list[Figure]] = {}
        for figure in self.known.figures:
            figures.setdefault(figure.article, []).append(figure)
        found: dict[str, list[tuple[Copy, list[Figure]]]] = {}
        for copy in sorted(self.known.copies, key=lambda copy: (order(self.articles[copy.of]), copy.article)):
            found.setdefault(copy.article, []).append((copy, figures.get(copy.of, [])))
        return found

    def _copied_from(
        self, figure: Figure, sources: Mapping[str, list[tuple[Copy, list[Figure]]]], of: Mapping[str, str]
    ) -> str | None:
        for copy, theirs in sources.get(figure.article, ()):
            if not (copy.is_near or copy.span.holds(figure.span)):
                continue
            for other in theirs:
                if (other.kind, other.quantity) == (figure.kind, figure.quantity) and other.id in of:
                    return of[other.id]
        return None

    def _only_agency(self) -> dict[str, str]:
        """Give the pages that go back to exactly one agency."""
        found: dict[str, set[str]] = {}
        for key in self.tree.of_kind("agency"):
            for article in self.tree.branches[key].proof:
                if not self._is_of(key, article):
                    found.setdefault(article, set()).add(key)
        return {article: min(keys) for article, keys in found.items() if len(keys) == 1}


def _house(name: str) -> str:
    """Give the family of an outlet, so that sister papers are one origin; anyone else keeps the name.

    >>> _house("Reuters"), _house("Polres Wirasaba")
    ('Reuters', 'Polres Wirasaba')
    """
    known = outlets.find(name)
    if known is None:
        agency = agencies.find(name)
        return agency.name if agency else name
    return known.name if known.kind == "agency" else known.family or known.name


def _told_to(article: Article) -> Span | None:
    """Give the words that say that the outlet's own reporter was told or was there."""
    if article.outlet is None:
        return None
    pack = lang.load(article.language)
    cues = alternation((*pack.speech.told, *pack.checks.witnessed))
    pattern = compile_pattern(rf"\b{cues}\s+({alternation([article.outlet, _bare(article.outlet)])})")
    for stretch in article.spans("lead", "body"):
        match = pattern.search(stretch.of(article.text))
        if match is not None:
            return Span(stretch.start + match.start(), stretch.start + match.end())
    return None


def _bare(outlet: str) -> str:
    """Give an outlet's name without what follows the dot.

    >>> _bare("warta-kita.com")
    'warta-kita'
    """
    return outlet.split(".", maxsplit=1)[0] or outlet


def _is_own(medium: str, article: Article) -> bool:
    """Say whether a credit names the very outlet that prints it: no origin of its own."""
    return article.outlet is not None and fold(_bare(medium)) == fold(_bare(article.outlet))


def _named(name: str, article: Article) -> Span | None:
    """Give the last place outside captions where the article names an agency: credits stand at the end."""
    pattern = compile_pattern(rf"\b{alternation([name])}\b")
    found = None
    for stretch in article.spans("byline", "dateline", "lead", "body", "footer", "other"):
        for match in pattern.finditer(stretch.of(article.text)):
            found = Span(stretch.start + match.start(), stretch.start + match.end())
    return found
