"""The facts about an event that attendees ask for and organisers must supply."""

from enum import StrEnum
from typing import Final


class Fact(StrEnum):
    """The names allowed in an event's `[facts]`."""

    AGENDA = "agenda"
    SPEAKERS = "speakers"
    COST = "cost"
    REIMBURSEMENT = "reimbursement"
    LANGUAGES = "languages"
    RECORDING = "recording"
    ELIGIBILITY = "eligibility"
    BOOKING = "booking"
    MEETING_MODE = "meeting_mode"
    B2MATCH_OPTIONS = "b2match_options"
    PITCHING = "pitching"
    LATE_REQUESTS = "late_requests"
    CHANGES = "changes"
    ENTRY_RULES = "entry_rules"
    VISA = "visa"
    HOTELS = "hotels"
    ACCESSIBILITY = "accessibility"
    CATERING = "catering"
    DATA_PROTECTION = "data_protection"
    RETENTION = "retention"
    CERTIFICATE = "certificate"


# What a fact is about, by the dotted name that Event.unknowns() gives; the first six are other keys of an event file.
DESCRIPTIONS: Final = {
    "starts": "the hour it begins",
    "ends": "the hour it ends",
    "place.venue": "the name of the venue",
    "place.address": "the address of the venue",
    "online_url": "the address to take part online",
    "seats": "seats on site (absent: not limited)",
    "facts.agenda": "timetable of the days",
    "facts.speakers": "who speaks",
    "facts.cost": "what taking part costs",
    "facts.reimbursement": "whether travel or hotels are paid back",
    "facts.languages": "languages spoken, interpretation",
    "facts.recording": "whether it is recorded, and where to watch it later",
    "facts.eligibility": "who may take part: countries, ECCP profile",
    "facts.booking": "from when until when meetings can be booked on B2Match",
    "facts.meeting_mode": "whether one-on-one meetings are on site, virtual or both",
    "facts.b2match_options": "the spelling of the options in B2Match's own form, for the import",
    "facts.pitching": "how to get a pitching slot, and its rules",
    "facts.late_requests": "whether late requests are possible, and who decides",
    "facts.changes": "until when answers can be changed and registrations withdrawn",
    "facts.entry_rules": "what is needed at the entrance (identity, health rules)",
    "facts.visa": "visa and invitation letters",
    "facts.hotels": "where to stay",
    "facts.accessibility": "access for people with disabilities",
    "facts.catering": "food and drinks",
    "facts.data_protection": "the data protection notice",
    "facts.retention": "how long registrations are kept",
    "facts.certificate": "certificate of attendance",
}
