"""Invitations: the links by which registered people bring colleagues of their organisation."""

import secrets

from db import registrations
from db.engine import Transaction
from db.registrations import COUNTS, Registration


async def token(tx: Transaction, registration_id: int, now: int) -> str:
    """The link of a registration, made at the first asking: nobody can guess it, and it says nothing."""
    row = await tx.fetch_one(
        "INSERT INTO invitation (token, registration, at) VALUES (:token, :registration, :now)"
        " ON CONFLICT (registration) DO UPDATE SET at = excluded.at RETURNING token",
        token=secrets.token_urlsafe(12), registration=registration_id, now=now,
    )  # fmt: skip
    assert row is not None
    return str(row["token"])


async def inviting(tx: Transaction, token: str) -> Registration | None:
    """Whose link it is, as long as their registration counts."""
    row = await tx.fetch_one(
        f"SELECT registration.* FROM registration JOIN invitation ON invitation.registration = registration.id"
        f" WHERE invitation.token = :token AND {COUNTS}",
        token=token,
    )
    return registrations.of_row(row) if row else None
