"""Rate limits that all workers share: one row a limit.

GCRA, the generic cell rate algorithm (ITU-T I.371), in its virtual scheduling form: the row holds the theoretical
arrival time of the next message."""

from db.engine import Transaction

SLOWER = 1.25  # times the interval, at every refusal
SLOWEST = 8.0
EASE = 20_000_000  # microseconds until a refusal is forgotten
FAR = 3_600_000_000  # microseconds: an arrival beyond it was noted before the clock was set back


async def take(tx: Transaction, name: str, now: int, interval: int, burst: int) -> int:
    """Takes one place: 0 when it is free now, else how long to wait for it, all in microseconds.

    `interval` is the time between two places, `burst` how much may be taken at once after a rest."""
    if await _advance(tx, name, now, interval, burst) is not None:
        return 0
    full = await tx.fetch_one("SELECT arrival FROM rate_limit WHERE name = :name", name=name)
    return max(1, int(full["arrival"]) - burst - now) if full else 0


async def reserve(
    tx: Transaction, name: str, now: int, interval: int, places: int, *, burst: int, ahead: int
) -> int | None:
    """Takes the next `places` if the first is free within `ahead`: how long until then; None: it is later, none taken.

    In microseconds, but `burst`, which is how many places late one may be; a negative wait says how late it is."""
    early = burst * interval
    after = await _advance(tx, name, now, places * interval, early + ahead)
    return None if after is None else after - places * interval - early - now


async def _advance(tx: Transaction, name: str, now: int, interval: int, tolerance: int) -> int | None:
    """The next theoretical arrival, if the one before is not farther off than `tolerance`."""
    row = await tx.fetch_one(
        "WITH asked AS (SELECT CAST(:now AS BIGINT) AS now, CAST(:interval AS BIGINT) AS gap)"
        " INSERT INTO rate_limit (name, arrival) SELECT :name, now + gap FROM asked WHERE true"
        " ON CONFLICT (name) DO UPDATE SET arrival = CAST(:interval AS BIGINT) + CASE"
        " WHEN rate_limit.arrival BETWEEN CAST(:now AS BIGINT) AND CAST(:far AS BIGINT) THEN rate_limit.arrival"
        " ELSE CAST(:now AS BIGINT) END"
        " WHERE rate_limit.arrival <= CAST(:now AS BIGINT) + CAST(:tolerance AS BIGINT)"
        " OR rate_limit.arrival > CAST(:far AS BIGINT) RETURNING arrival",
        name=name, now=now, interval=interval, tolerance=tolerance, far=now + tolerance + interval + FAR,
    )  # fmt: skip
    return None if row is None else int(row["arrival"])


async def slowness(tx: Transaction, name: str, now: int) -> float:
    """How much longer than usual the intervals are now: 1 is usual; after a refusal it eases off."""
    row = await tx.fetch_one("SELECT slowness, slowed FROM rate_limit WHERE name = :name", name=name)
    return eased(row["slowness"] / 1000, now - row["slowed"]) if row else 1.0


async def slow(tx: Transaction, name: str, now: int) -> None:
    """A refusal came: from now on it goes slower for a while."""
    slower = min(SLOWEST, await slowness(tx, name, now) * SLOWER)
    await tx.execute(
        "UPDATE rate_limit SET slowness = :slowness, slowed = :now WHERE name = :name",
        slowness=round(slower * 1000), now=now, name=name,
    )  # fmt: skip


def eased(slowness: float, since: int) -> float:
    """What is left of it after so many microseconds; a clock that was set back ends it."""
    left = 1 - since / EASE if 0 <= since < EASE else 0.0
    return 1 + (slowness - 1) * left


async def rest(tx: Transaction, name: str, until: int) -> None:
    """No place is free before `until`, in microseconds."""
    await tx.execute(
        "UPDATE rate_limit SET arrival = :until WHERE name = :name AND arrival < :until", name=name, until=until
    )
