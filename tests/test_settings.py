"""A wrong setting stops the start with one line that names it, and shows no secret."""

from pathlib import Path

import pytest

from bot.settings import Settings, SettingsError, read

GOOD: dict[str, str] = {"bot_token": "100:s3cret"}

WRONG = [
    ({"bot_token": "s3cret"}, "BOT_TOKEN"),
    ({"bot_token": "abc:s3cret"}, "BOT_TOKEN"),
    ({"admin_chat_id": "organisers"}, "ADMIN_CHAT_ID"),
    ({"database_url": "mysql://somewhere"}, "DATABASE_URL"),
    ({"database_url": "sqlite:///"}, "DATABASE_URL"),
    ({"telegram_api_url": "api.telegram.org"}, "TELEGRAM_API_URL"),
    ({"smtp_url": "mail.example.com"}, "SMTP_URL"),
    ({"smtp_url": "smtp://mail.example.com"}, "MAIL_FROM"),
    ({"smtp_url": "smtp://bot:s3cret@"}, "SMTP_URL"),
    ({"smtp_url": "smtp://bot:s3cret/@mail.example.com", "mail_from": "bot@example.com"}, "SMTP_URL"),
    ({"mail_from": "Bot <bot@example.com>"}, "MAIL_FROM"),
    ({"mail_from": "example.com"}, "MAIL_FROM"),
    ({"contact_inbox": ""}, "CONTACT_INBOX"),
    ({"contact_inbox": "a@example.com, b@example.com"}, "CONTACT_INBOX"),
    ({"mail_organisers": "a@example.com, olga"}, "MAIL_ORGANISERS"),
    ({"mail_organisers": "a@example.com,"}, "MAIL_ORGANISERS"),
    ({"imap_url": "mail.example.com"}, "IMAP_URL"),
    ({"imap_url": "imaps://mail.example.com/INBOX"}, "IMAP_URL"),
    ({"imap_url": "imaps://bot:s3cret/@mail.example.com/INBOX"}, "IMAP_URL"),
    ({"webhook_url": "bot.example.com"}, "WEBHOOK_URL"),
    ({"webhook_url": "https://bot.example.com"}, "WEBHOOK_SECRET"),
    ({"webhook_url": "https://bot.example.com", "webhook_secret": "not allowed!"}, "WEBHOOK_SECRET"),
    ({"listen": "8080"}, "LISTEN"),
    ({"listen": "127.0.0.1:port"}, "LISTEN"),
    ({"listen": "127.0.0.1:70000"}, "LISTEN"),
    ({"clock_start": "tomorrow"}, "CLOCK_START"),
    ({"clock_start": "2022-04-01T09:00:00"}, "CLOCK_START"),
    ({"log_level": "LOUD"}, "LOG_LEVEL"),
]


@pytest.fixture(autouse=True)
def no_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(("given", "name"), WRONG, ids=[f"{name}-{n}" for n, (_, name) in enumerate(WRONG)])
def test_a_wrong_setting_is_one_line_that_names_it(given: dict[str, str], name: str) -> None:
    with pytest.raises(SettingsError) as wrong:
        read(**GOOD | given)
    lines = str(wrong.value).splitlines()
    assert len(lines) == 1 and lines[0].startswith(f"{name}: ")
    assert "s3cret" not in lines[0] and "not allowed!" not in lines[0]


def test_every_wrong_setting_has_its_line() -> None:
    with pytest.raises(SettingsError) as wrong:
        read(admin_chat_id="x", log_level="y")
    names = [line.partition(":")[0] for line in str(wrong.value).splitlines()]
    assert sorted(names) == ["ADMIN_CHAT_ID", "BOT_TOKEN", "LOG_LEVEL"]


def test_settings_come_from_the_environment_and_from_a_file_beside_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text("BOT_TOKEN=100:file\nLISTEN=[::1]:9000\nADMIN_CHAT_ID=\nCLOCK_START=\n")
    monkeypatch.setenv("BOT_TOKEN", "100:environment")
    settings = read()
    assert settings.bot_token.get_secret_value() == "100:environment"
    assert (settings.host, settings.port, settings.admin_chat_id, settings.clock_start) == ("::1", 9000, None, None)


def test_organisers_write_from_the_contact_inbox_and_from_the_addresses_that_are_named() -> None:
    settings = read(
        **GOOD | {"contact_inbox": "Desk@example.com", "mail_organisers": "olga@example.com, RITA@example.org"}
    )
    assert settings.organisers_addresses == {"desk@example.com", "olga@example.com", "rita@example.org"}
