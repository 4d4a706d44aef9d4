"""A sentence before the judge, whoever wrote it; and looking for better sources."""

from __future__ import annotations

from collections.abc import Sequence

from primum.answer.evidence.appraise import appraise
from primum.answer.verify import verify
from primum.app.desk.assigning import Assigning
from primum.app.desk.quoting import settings_of
from primum.app.desk.views import Found
from primum.board import Actor, Role
from primum.canon import Content, Setting
from primum.errors import Invalid, NotFound
from primum.model import Citation, Claim, Document, Evidence, Filters, Inquiry, Query, Support, Verdict
from primum.review.permissions import check_role
from primum.review.revising import place
from primum.text import sentences


class Judging(Assigning):
    """What the desk asks of the library and of the judge."""

    def judge_text(self, actor: Actor, article: str, text: str, citations: Sequence[Citation]) -> Verdict:
        """What the judge says of a sentence on these quotes, for the question of this article."""
        check_role(actor, "judge a sentence", Role.AUTHOR, Role.REVIEWER, Role.EDITOR)
        content = self.standing(article).content
        return self._judged(Claim("text", text, tuple(citations)), content).verdict

    def cite(self, document: str, start: int, end: int) -> Citation:
        """The quote at these places of the library's newest version; Invalid or NotFound where there is none."""
        return self._library().document(document).quote(start, end)

    def search(self, actor: Actor, text: str, *, k: int = 10, filters: Filters = Filters()) -> tuple[Found, ...]:  # noqa: B008
        """Sentences of the library near a text, best passage first: each can be cited as it stands. Retracted sources
        are left out."""
        check_role(actor, "search for sources", Role.AUTHOR, Role.REVIEWER, Role.EDITOR)
        if not text.strip():
            raise Invalid("say what to search for")
        found: list[Found] = []
        for hit in self._library().search(Query(text, k=k, filters=filters)):
            passage = hit.passage
            if hit.source.retracted:
                continue
            for start, end in sentences.spans(passage.text):
                said = passage.text[start:end]
                at = passage.start + start
                found.append(Found(passage.document, at, at + len(said), said, passage.headings, hit.source, hit.score))
        return tuple(found)

    def _judged(self, claim: Claim, content: Content) -> Claim:
        """The claim with the judge's verdict and the strength of its best source."""
        inquiry = content.answer.inquiry
        documents = self._cited([claim])
        verdict = self._verdict(claim, documents, inquiry)
        strengths = [self._appraised(document, inquiry).strength for document in documents.values()]
        order = list(type(claim.strength))
        strength = min(strengths, key=order.index, default=claim.strength)
        return Claim(claim.id, claim.text, claim.citations, claim.term, strength, verdict)

    def _verdict(self, claim: Claim, documents: dict[str, Document], inquiry: Inquiry) -> Verdict:
        """The verdict on the grounds first: that the quotes stand in sources that may be relied on and speak of the
        question's subject and people. Then on the wording, whoever wrote it."""
        subject = (inquiry.subject.words, *inquiry.subject.names)
        about = dict.fromkeys(self._about(inquiry) & documents.keys(), True)
        grounds = []
        for citation in claim.citations:
            itself = Claim(claim.id, citation.quote, (citation,))
            said = verify(itself, documents, subject=subject, about=about, population=inquiry.population)
            if not _may_be_relied_on(citation, documents):
                return said
            grounds.append(said)
        if all(said.support is not Support.SUPPORTED for said in grounds):
            return grounds[0]
        return self._judging()(claim.text, [citation.quote for citation in claim.citations]).verdict

    def _about(self, inquiry: Inquiry) -> frozenset[str]:
        """Documents whose title or subjects are the question's subject."""
        names = (inquiry.subject.words, *inquiry.subject.names)
        library = self._library()
        near = {id for name in names[:5] for id, _ in library.about(name, k=20)}
        wanted = {" ".join(name.lower().split()) for name in names}
        held = library.documents(sorted(near))
        return frozenset(
            id
            for id, document in held.items()
            if wanted & {" ".join(n.lower().split()) for n in (document.source.title, *document.source.subjects)}
        )

    def _cited(self, claims: Sequence[Claim]) -> dict[str, Document]:
        """The documents that claims cite, as the library now has them; those that are gone are left out."""
        return self._library().documents(sorted({c.document for claim in claims for c in claim.citations}))

    def _appraised(self, document: Document, inquiry: Inquiry) -> Evidence:
        return appraise(
            document.id, document.source, intent=inquiry.intent, year=self._now().year, region=self.config.region
        )

    def _material(self, claim: Claim, content: Content) -> tuple[dict[str, Evidence], dict[str, Setting]]:
        """What a text needs to know of a claim's sources: each appraised, and the surroundings of each quote."""
        documents = self._cited([claim])
        missing = [c.document for c in claim.citations if c.document not in documents]
        known = {e.document for e in content.answer.references}
        if any(id not in known for id in missing):
            raise NotFound(f"the library does not hold {missing[0]}")
        evidence = {id: self._appraised(d, content.answer.inquiry) for id, d in documents.items() if id not in known}
        return evidence, {place(s.document, s.start, s.end): s for s in settings_of(claim.citations, documents)}


def _may_be_relied_on(citation: Citation, documents: dict[str, Document]) -> bool:
    """Whether the library holds the source, it is not retracted, and the quote stands at its place."""
    document = documents.get(citation.document)
    return (
        document is not None
        and not document.source.retracted
        and document.text[citation.start : citation.end] == citation.quote
    )
