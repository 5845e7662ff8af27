"""What organisers call the letters of the outbox, when one could not be delivered."""

from handlers.texts import Say

NAMES = {
    "confirmations": ("calendar", "calendar_update", "ticket"),
    "confirmation_mails": ("registration_mail",),
    "news": ("news", "offer_reminder", "request_decided", "closed", "door", "card_over"),
    "reminders": ("reminder",),
    "changes": ("change",),
    "answers": ("answer", "answer_edit", "muted", "unmuted", "supplied", "apology"),
    "answer_mails": ("answer_mail",),
    "enquiry_mails": ("enquiry_mail", "gap_mail"),
    "broadcasts": ("broadcast", "broadcast_text", "broadcast_correction", "broadcast_removal"),
    "broadcast_tests": ("broadcast_test",),
    "broadcast_mails": ("broadcast_mail",),
    "files": ("export", "stats", "stats_words", "contacts", "broadcast_report"),
}
OTHERS = "desk"  # whatever else is for the organisers' own chat
_NAMED = {kind: name for name, kinds in NAMES.items() for kind in kinds}


def named(say: Say, kind: str) -> str:
    """The name of a kind of letter; several kinds may have the same."""
    return say.plain(f"letter.{_NAMED.get(kind, OTHERS)}")
