"""What the walk of a new board reads: two documents on muscle cramps, and the notice that takes one of them back."""

from __future__ import annotations

PAGE = """---
id: cramp
title: Muscle Cramps
kind: guideline
publisher: Test Society of Neurology
published: 2024-02
licence: CC0-1.0
jurisdiction: GB
subjects: [muscle cramps, muscle spasms]
---

# Muscle Cramps

## Causes

Muscle cramps are caused by straining a muscle, dehydration, or pressure on the nerves in the back.

Causes of muscle cramps include:

- low levels of calcium, potassium or magnesium in the blood
- medicines that make the body lose water
"""
_TRIAL = """<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">{pmid}</PMID>
<DateRevised><Year>2024</Year><Month>05</Month><Day>10</Day></DateRevised><Article PubModel="Print"><Journal>
<JournalIssue CitedMedium="Print"><Volume>1</Volume><PubDate><Year>2023</Year><Month>Jan</Month></PubDate>
</JournalIssue><Title>Annals of Invention</Title><ISOAbbreviation>Ann Inv</ISOAbbreviation></Journal>
<ArticleTitle>{title}</ArticleTitle><Abstract><AbstractText>{abstract}</AbstractText></Abstract>
<AuthorList><Author ValidYN="Y"><LastName>Moss</LastName><ForeName>Ada</ForeName><Initials>A</Initials></Author>
</AuthorList><Language>eng</Language><PublicationTypeList><PublicationType UI="D0">{type}</PublicationType>
</PublicationTypeList></Article>{related}<MeshHeadingList><MeshHeading><DescriptorName UI="D009120"
MajorTopicYN="Y">Muscle Cramp</DescriptorName></MeshHeading></MeshHeadingList></MedlineCitation></PubmedArticle>"""
_SET = '<?xml version="1.0" encoding="utf-8"?>\n<PubmedArticleSet>\n{}\n</PubmedArticleSet>\n'
_RELATED = """<CommentsCorrectionsList><CommentsCorrections RefType="RetractionOf"><RefSource>Ann Inv. 2023</RefSource>
<PMID Version="1">901</PMID></CommentsCorrections></CommentsCorrectionsList>"""
CITATION = _SET.format(
    _TRIAL.format(
        pmid=901,
        title="Causes of muscle cramps: a systematic review.",
        abstract="Long runs without a rest were a common cause of muscle cramps in nine studies of adults. "
        "Cold water was not a cause of muscle cramps.",
        type="Systematic Review",
        related="",
    )
)
RETRACTION = _SET.format(
    _TRIAL.format(
        pmid=902,
        title="Retraction: Causes of muscle cramps: a systematic review.",
        abstract="The journal takes this review back, for its figures cannot be found.",
        type="Retraction of Publication",
        related=_RELATED,
    )
)
QUESTION = "What causes muscle cramps?"
