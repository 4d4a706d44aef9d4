"""The editorial desk: all its verbs in one class, each group in a file of its own."""

from __future__ import annotations

from primum.app.desk.living import Living


class Desk(Living):
    """Everything that people do to articles. Each verb takes the actor first, checks what they may do (`review`), and
    writes to the store with an event in their name; Forbidden, Conflict, Invalid and NotFound say what is in the way.

    `answers`: keep_answer, get_answer; save_draft, draft, drafts.
    `submitting`: existing, submit, hand_in, withdraw, reopen, request_changes, correct, recall.
    `assigning`: assign, take, unassign, set_due, file_under, declare.
    `judging`: judge_text, cite, search.
    `reviewing`: mark, agree, sign.
    `revising`: edit, insert, remove, take_up, turn_down.
    `talking`: remark, report, resolve, settle.
    `reading`: case, queue, late, overdue, counts, is_public, shown, history, diff, signed, export, allowed, content,
    find.
    `noticing`: send_notices, undelivered, remind, keep_at_it.

    Verbs that move an article take `seen`, the version that the page showed, and refuse with Conflict where it is no
    longer the newest."""
