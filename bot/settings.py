"""The settings: from the environment, or from .env beside it."""

import re
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

SIGNS = "; write signs such as @ : / in a password as %40 %3A %2F"
ADDRESS = re.compile(r"[^@\s<>,;:\"()]+@[^@\s<>,;:\"()]+", re.ASCII)
NO_TOKEN = "1:none"  # noqa: S105 - nobody's


class SettingsError(Exception):
    """A setting is missing or wrong; the text is one line a setting, naming it."""


def _database(url: str) -> str:
    if not (url.startswith("sqlite:///") and len(url) > len("sqlite:///")) and not url.startswith("postgresql://"):
        raise ValueError("expected sqlite:///path/to/file.db or postgresql://user:password@host/name")
    return url


def _http(url: str) -> str:
    if url and not url.startswith(("http://", "https://")):
        raise ValueError("expected an address that begins with https:// or http://")
    return url.rstrip("/")


def _smtp(url: str) -> str:
    if url and not _is_server(url, ("smtp", "smtps")):
        raise ValueError(f"expected smtp://user:password@host:587 or smtps://user:password@host:465, or nothing{SIGNS}")
    return url


def _imap(url: str) -> str:
    if url and not (_is_server(url, ("imap", "imaps")) and urlsplit(url).username and urlsplit(url).password):
        raise ValueError(f"expected imaps://user:password@host/INBOX, or nothing{SIGNS}")
    return url


def _is_server(url: str, schemes: tuple[str, ...]) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in schemes and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:  # its text would show a part of the password
        return False


def _address(address: str) -> str:
    if address and not ADDRESS.fullmatch(address):
        raise ValueError("expected one address, such as desk@example.com, without a name")
    return address


def _inbox(address: str) -> str:
    if not address:
        raise ValueError("expected an address; questions that the bot cannot answer go there")
    return _address(address)


def _addresses(given: str) -> str:
    wrong = [place for place, one in enumerate(given.split(","), 1) if given and not ADDRESS.fullmatch(one.strip())]
    if wrong:
        raise ValueError(f"expected addresses with commas between them; number {wrong[0]} is none")
    return given


def _listen(address: str) -> str:
    host, _, port = address.rpartition(":")
    if not host or not port.isdigit() or int(port) > 65535:
        raise ValueError("expected host:port, such as 127.0.0.1:8080")
    return address


def _aware(instant: datetime | None) -> datetime | None:
    if instant and instant.tzinfo is None:
        raise ValueError("expected an instant with its zone, such as 2022-04-01T09:00:00+03:00")
    return instant


def _token(token: SecretStr) -> SecretStr:
    number, _, secret = token.get_secret_value().partition(":")
    if not (number.isdigit() and secret):
        raise ValueError("expected a token as @BotFather gives it, such as 123456:ABC-DEF")
    return token


def _secret(secret: SecretStr) -> SecretStr:
    if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", secret.get_secret_value()):
        raise ValueError("expected 1-256 letters, digits, _ and -")
    return secret


Empty = BeforeValidator(lambda value: value or None)


class Settings(BaseSettings):
    """Every setting, its default, and what it may be; .env.example tells the same to people."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True)

    bot_token: Annotated[SecretStr, AfterValidator(_token)]
    admin_chat_id: Annotated[int | None, Empty] = None
    database_url: Annotated[str, AfterValidator(_database)] = "sqlite:///data/clustersbot.db"
    content_dir: Path = Path("content")
    telegram_api_url: Annotated[str, AfterValidator(_http)] = "https://api.telegram.org"
    smtp_url: Annotated[str, AfterValidator(_smtp)] = ""
    mail_from: Annotated[str, AfterValidator(_address)] = ""
    contact_inbox: Annotated[str, AfterValidator(_inbox)] = "clustersmeetregions@clustercollaboration.eu"
    imap_url: Annotated[str, AfterValidator(_imap)] = ""
    mail_organisers: Annotated[str, AfterValidator(_addresses)] = ""
    webhook_url: Annotated[str, AfterValidator(_http)] = ""
    webhook_secret: Annotated[SecretStr, AfterValidator(_secret)] = SecretStr("")
    listen: Annotated[str, AfterValidator(_listen)] = "127.0.0.1:8080"
    clock_start: Annotated[datetime | None, Empty, AfterValidator(_aware)] = None
    log_level: Annotated[
        Literal["DEBUG", "INFO", "WARNING", "ERROR"], BeforeValidator(lambda value: str(value).upper())
    ] = Field(default="INFO")

    @property
    def organisers_addresses(self) -> frozenset[str]:
        """From where mail is an organiser's, in small letters."""
        given = [self.contact_inbox, *self.mail_organisers.split(",")]
        return frozenset(address.strip().lower() for address in given if address.strip())

    @property
    def host(self) -> str:
        return self.listen.rpartition(":")[0].strip("[]")

    @property
    def port(self) -> int:
        return int(self.listen.rpartition(":")[2])


def read(**given: object) -> Settings:
    """The settings; SettingsError names every one that is missing or wrong, and never shows a secret."""
    try:
        settings = Settings(**given)  # type: ignore[arg-type]
    except ValidationError as error:
        raise SettingsError("\n".join(_line(e["loc"], e["msg"]) for e in error.errors())) from None
    if settings.webhook_url and not settings.webhook_secret.get_secret_value():
        raise SettingsError("WEBHOOK_SECRET: required with WEBHOOK_URL; choose any 1-256 letters, digits, _ and -")
    if settings.smtp_url and not settings.mail_from:
        raise SettingsError("MAIL_FROM: required with SMTP_URL; the address that the bot's mail comes from")
    return settings


def read_offline() -> Settings:
    """The settings for what never talks to Telegram: a token is not needed, all else is as strict."""
    try:
        return read()
    except SettingsError as error:
        if any(not line.startswith("BOT_TOKEN: missing") for line in str(error).splitlines()):
            raise
    return read(bot_token=NO_TOKEN)


def _line(place: tuple[int | str, ...], message: str) -> str:
    name = ".".join(str(part) for part in place).upper()
    if message == "Field required":
        return f"{name}: missing; set it in the environment or in .env"
    return f"{name}: {message.removeprefix('Value error, ')}"
