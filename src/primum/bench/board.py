"""Fifty people reviewing and two hundred reading at once: no write is lost, no state is wrong, no answer is a fault."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from primum.api import keys
from primum.app import App, Supply, verify_article
from primum.bench.crowd import GRACE, Crowd, Log, Member
from primum.bench.ending import TooLong, ending
from primum.bench.ground import SEED, Ground
from primum.bench.postgres import serving as postgres
from primum.bench.result import Result, Table, quantile
from primum.bench.serving import serving
from primum.board import SYSTEM, Article, Event, Mark, Person, Role, instant
from primum.canon import claim_hash
from primum.config import Config
from primum.errors import NotFound, PrimumError, Unavailable
from primum.model import Question, State

REVIEWERS, EDITORS, READERS = 50, 2, 200
EACH = 5
"""Reviewers of each article."""
SECONDS = 300.0
AROUND, CHECKS = 60.0, 20.0
"""Seconds beside the crowd's that a run may take in all, and those of them kept for looking at what it left."""
STARTER = Path(__file__).parents[3] / "starter"
SUBJECTS = (
    "What causes muscle spasms?",
    "What is the first-line treatment for hypertension?",
    "Is ibuprofen safe in pregnancy?",
    "What are the symptoms of gout?",
    "How is asthma treated?",
    "What is COPD?",
    "How is depression treated?",
    "What are the symptoms of eczema?",
    "How is heart failure treated?",
    "What are the symptoms of hypothyroidism?",
)


@dataclass(slots=True)
class Run:
    """One engine's run, as far as it came: the seconds that the crowd had, what it did, what was then wrong."""

    engine: str
    log: Log = field(default_factory=Log)
    seconds: float = 0.0
    faults: list[str] = field(default_factory=list)


def measure(ground: Ground) -> Result:
    """One run on each engine, each over a site of its own with the starter library.

    It ends whatever happens: an engine has `seconds` and AROUND more. Where setting up takes longer than it should,
    the crowd has less time; what does not end in time is a fault, and what was found until then is told."""
    seconds = ground.seconds or SECONDS
    with TemporaryDirectory(prefix="primum-board-", ignore_cleanup_errors=True) as folder:
        runs = [_run(ground, "SQLite", Path(folder) / "sqlite", "", seconds)]
        try:
            with postgres(durable=True) as server:
                runs.append(_run(ground, "PostgreSQL", Path(folder) / "postgresql", server.make("board"), seconds))
        except Unavailable as error:
            ground.say(str(error))
    rows = tuple(_row(run) for run in runs)
    times = tuple(
        (run.engine, kind, len(millis), round(quantile(millis, 0.5), 1), round(quantile(millis, 0.95), 1))
        for run in runs
        for kind, millis in sorted(run.log.millis.items())
    )
    columns = (
        "engine",
        "seconds",
        "requests",
        "writes acknowledged",
        "lost",
        "wrong states",
        "5xx",
        "no answer",
        "refused",
    )
    return Result(
        "board",
        (Table(columns, rows), Table(("engine", "request", "count", "p50 ms", "p95 ms"), times)),
        {
            "engines": len(runs),
            "lost": sum(int(row[4]) for row in rows),
            "wrong_states": sum(int(row[5]) for row in rows),
            "faults_5xx": sum(int(row[6]) for row in rows),
        },
        (
            f"{REVIEWERS} reviewers, {EDITORS} editors and {READERS} readers on loopback",
            "refused are 403, 409 and 422: a sentence that changed, an article that was approved meanwhile",
            *(f"{run.engine}: {line}" for run in runs for line in run.faults[:10]),
        ),
    )


def _row(run: Run) -> tuple[str, int, int, int, int, int, int, int, int]:
    log = run.log
    broken = sum(n for (_, status), n in log.answers.items() if status >= 500)
    refused = sum(n for (_, status), n in log.answers.items() if status in {403, 409, 422})
    lost = sum(line.startswith("lost") for line in run.faults)
    writes = len(log.marks) + len(log.remarks) + len(log.drafts) + len(log.signatures)
    answered, failed = sum(log.answers.values()), sum(log.failures.values())
    return run.engine, round(run.seconds), answered, writes, lost, len(run.faults) - lost, broken, failed, refused


def _run(ground: Ground, engine: str, folder: Path, database: str, seconds: float) -> Run:
    run, stage, end = Run(engine), "it was set up", time.monotonic() + seconds + AROUND
    try:
        with ending(seconds + AROUND - CHECKS):
            folder.mkdir()
            app = _site(folder, database)
            articles = _articles(app)
            reviewers, editors = _people(app, articles)
            claims = {a.id: [(c.id, claim_hash(c)) for c in app.desk.content(a).answer.claims()] for a in articles}
        stage = "the crowd was at work"
        with serving(app.config) as (_, port):
            run.seconds = max(1.0, min(seconds, end - time.monotonic() - GRACE - CHECKS))
            ground.say(f"{engine}: {len(articles)} articles, {run.seconds:.0f} seconds on port {port}")
            crowd = Crowd(f"http://127.0.0.1:{port}", claims, [a.slug for a in articles], SEED)
            run.log = crowd.work(reviewers, editors, readers=READERS, seconds=run.seconds)
        stage = "what it left was looked at"
        with ending(max(CHECKS, end - time.monotonic())):
            run.faults.extend(_lost(app, run.log))
            run.faults.extend(_wrong(app, articles))
    except TooLong:
        run.faults.append(f"not ended in time while {stage}: what comes after was not done")
    except Exception as error:
        # What the other engine gave, and this one until here, must be told all the same.
        run.faults.append(f"broke off while {stage}: {type(error).__name__}: {error}")
    return run


def _site(folder: Path, database: str) -> App:
    if not STARTER.is_dir():
        raise NotFound(f"this bench needs the starter library's texts: {STARTER}")
    config = Config(
        library=str(folder / "library"),
        encoder="",
        database=database or str(folder / "primum.db"),
        keys=str(folder / "keys"),
        scorecard=str(folder / "none.json"),
    )
    app = App(config)
    app.ingest([STARTER], supply=Supply())
    return app


def _articles(app: App) -> list[Article]:
    author = _person(app, "author", Role.AUTHOR)
    kept = [app.desk.keep_answer(author.actor, app.ask(Question(subject))) for subject in SUBJECTS]
    made = [app.desk.submit(author.actor, k.id) for k in kept if k.answer.claims()]
    return [one.article for one in made if one.new]


def _people(app: App, articles: list[Article]) -> tuple[list[Member], list[Member]]:
    """Reviewers with the articles that they are assigned to, and editors; all are signed in."""
    editors = [_person(app, f"editor{n}", Role.EDITOR) for n in range(EDITORS)]
    people = [_person(app, f"reviewer{n}", Role.REVIEWER) for n in range(REVIEWERS)]
    work: dict[str, list[str]] = {person.id: [] for person in people}
    for number, article in enumerate(articles * -(-REVIEWERS // (EACH * len(articles)))):
        for person in (people[(number * EACH + k) % REVIEWERS] for k in range(EACH)):
            app.desk.assign(editors[0].actor, article.id, person.id)
            app.desk.declare(person.actor, article.id, conflict=False, statement="None.")
            work[person.id].append(article.id)
    everything = tuple(a.id for a in articles)
    return (
        [_member(app, person, tuple(work[person.id])) for person in people],
        [_member(app, person, everything) for person in editors],
    )


def _person(app: App, id: str, role: Role) -> Person:
    person = Person(id, id.title(), f"{id}@board.example", frozenset({Role.READER, role}), created=instant())
    app.records[0].record(Event(SYSTEM.id, "person.invited", f"person:{id}", instant()), person)
    return person


def _member(app: App, person: Person, articles: tuple[str, ...]) -> Member:
    session = app.people.door.admit(person)
    return Member(person.id, session, keys.token_for(session), articles)


def _lost(app: App, log: Log) -> Iterator[str]:
    """What was acknowledged and is not there."""
    store, _ = app.records
    last: dict[tuple[str, str, str, str], Mark] = {}
    for mark in (m for article in {key[1] for key in log.marks} for m in store.marks(article)):
        key = (mark.reviewer, mark.article, mark.claim, mark.claim_hash)
        if key not in last or (last[key].revision, last[key].at) <= (mark.revision, mark.at):
            last[key] = mark
    for (person, article, claim, hash), text in log.marks.items():
        held = last.get((person, article, claim, hash))
        if held is None or held.reason != text:
            yield f"lost: a mark of {person} on {claim} of {article}"
    remarks = {article: {r.text for r in store.remarks(article)} for article in {a for a, _ in log.remarks}}
    yield from (f"lost: a comment on {article}" for article, text in log.remarks if text not in remarks[article])
    for (person, place), text in log.drafts.items():
        if app.desk.draft(store.person(person).actor, place) != text:
            yield f"lost: a draft of {person} at {place}"
    for person, article in set(log.signatures):
        signed = sum(s.reviewer == person for s in store.signatures(article))
        if signed < log.signatures.count((person, article)):
            yield f"lost: a signature of {person} on {article}"


def _wrong(app: App, articles: list[Article]) -> Iterator[str]:
    """Articles whose state does not follow from what is on record, and an audit trail that does not hold."""
    store, _ = app.records
    try:
        store.verify_trail()
    except PrimumError as error:
        yield f"the audit trail: {error}"
    editor = store.person("editor0").actor
    for id in (a.id for a in articles):
        article = store.article(id)
        moves = [state for e in _events(app, id) if (state := dict(e.detail).get("to"))]
        if moves and moves[-1] != article.state.value:
            yield f"wrong: {id} is {article.state.value}, and the trail says {moves[-1]}"
        case = app.desk.case(editor, id)
        if article.state is State.APPROVED and (case.obstacles or article.approved != article.revision):
            yield f"wrong: {id} is approved in spite of {case.obstacles}"
        if article.state is State.UNDER_REVIEW and not case.obstacles:
            yield f"wrong: {id} is under review, and nothing stands in its way"
        if article.approved and not verify_article(_exported(app, article)).sound:
            yield f"wrong: the export of {id} does not verify"


def _events(app: App, id: str) -> Iterator[Event]:
    after = 0
    while part := app.records[0].trail(subject=f"article:{id}", after=after):
        yield from (entry.event for entry in part)
        after = part[-1].number


def _exported(app: App, article: Article) -> str:
    return json.dumps(app.desk.export(article), ensure_ascii=False)
