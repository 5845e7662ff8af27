"""Everything that is kept about one person: to show it to them, and to forget it."""

from collections.abc import Sequence

from db import drafts, outbox
from db.engine import Row, Transaction

KEPT = {
    "person": "SELECT * FROM person WHERE chat_id = :chat_id",
    "drafts": "SELECT * FROM draft WHERE chat_id = :chat_id",
    "declined": "SELECT * FROM declined WHERE chat_id = :chat_id ORDER BY event",
    "registrations": "SELECT * FROM registration WHERE chat_id = :chat_id ORDER BY id",
    "history": "SELECT audit.* FROM audit JOIN registration ON registration.id = audit.registration"
    " WHERE registration.chat_id = :chat_id ORDER BY audit.id",
    "requests": "SELECT * FROM request WHERE chat_id = :chat_id ORDER BY id",
    "invitations": "SELECT invitation.* FROM invitation JOIN registration ON registration.id = invitation.registration"
    " WHERE registration.chat_id = :chat_id",
    "arrivals": "SELECT check_in.registration, check_in.at FROM check_in"
    " JOIN registration ON registration.id = check_in.registration WHERE registration.chat_id = :chat_id",
    "b2match_exports": "SELECT b2match_export.* FROM b2match_export"
    " JOIN registration ON registration.id = b2match_export.registration WHERE registration.chat_id = :chat_id",
    "enquiries": "SELECT * FROM enquiry WHERE chat_id = :chat_id ORDER BY id",
    "enquiry_messages": "SELECT enquiry_message.* FROM enquiry_message JOIN enquiry"
    " ON enquiry.id = enquiry_message.enquiry WHERE enquiry.chat_id = :chat_id ORDER BY enquiry_message.id",
    "enquiry_wordings": "SELECT enquiry_wording.* FROM enquiry_wording"
    " JOIN enquiry_message ON enquiry_message.id = enquiry_wording.message"
    " JOIN enquiry ON enquiry.id = enquiry_message.enquiry WHERE enquiry.chat_id = :chat_id"
    " ORDER BY enquiry_wording.id",
    "topics": "SELECT * FROM topic WHERE person = :chat_id ORDER BY id",
    "held_answers": "SELECT held_answer.* FROM held_answer JOIN enquiry ON enquiry.id = held_answer.enquiry"
    " WHERE enquiry.chat_id = :chat_id ORDER BY held_answer.id",
    "faq_proposals": "SELECT faq_proposal.* FROM faq_proposal JOIN enquiry ON enquiry.id = faq_proposal.enquiry"
    " WHERE enquiry.chat_id = :chat_id ORDER BY faq_proposal.id",
    "mail_answers": "SELECT mail_answer.* FROM mail_answer JOIN enquiry ON enquiry.id = mail_answer.enquiry"
    " WHERE enquiry.chat_id = :chat_id ORDER BY mail_answer.id",
    "mail_files": "SELECT mail_file.id, mail_file.answer, mail_file.name FROM mail_file"
    " JOIN mail_answer ON mail_answer.id = mail_file.answer JOIN enquiry ON enquiry.id = mail_answer.enquiry"
    " WHERE enquiry.chat_id = :chat_id ORDER BY mail_file.id",
    "unanswered": "SELECT * FROM unanswered WHERE chat_id = :chat_id ORDER BY id",
    "suggestions": "SELECT * FROM faq_suggestion WHERE chat_id = :chat_id ORDER BY id",
    "messages_received": "SELECT update_id, state, payload, received FROM inbox WHERE chat_id = :chat_id",
    "messages_owed": "SELECT kind, state, payload, owed, settled FROM outbox"
    " WHERE recipient IN (:recipient, :mail) ORDER BY id",
}


async def everything(tx: Transaction, chat_id: int) -> dict[str, Sequence[Row]]:
    """All rows about a person, by the name under which /mydata shows them."""
    found = {}
    for name, sql in KEPT.items():
        key = _recipients(chat_id) if ":recipient" in sql else {"chat_id": chat_id}
        found[name] = await tx.fetch_all(sql, **key)
    return found


async def forget(tx: Transaction, chat_id: int, update_id: int) -> None:
    """Removes every row about a person; of the update that asked for it only the id stays, until it is answered."""
    await drafts.count_dropped(tx, chat_id=chat_id)
    await tx.execute("DELETE FROM outbox WHERE recipient IN (:recipient, :mail)", **_recipients(chat_id))
    await tx.execute("DELETE FROM link WHERE chat_id = :chat_id", chat_id=chat_id)
    await tx.execute(
        "DELETE FROM inbox WHERE chat_id = :chat_id AND update_id <> :update_id AND state <> 'received'",
        chat_id=chat_id, update_id=update_id,
    )  # fmt: skip
    await tx.execute("UPDATE inbox SET chat_id = 0 WHERE update_id = :update_id", update_id=update_id)
    await tx.execute("DELETE FROM person WHERE chat_id = :chat_id", chat_id=chat_id)


def _recipients(chat_id: int) -> dict[str, str]:
    return {"recipient": str(chat_id), "mail": outbox.mail_of(chat_id)}
