"""A real SMTP server for the tests that wants TLS or a login: started on a free port of the loopback."""

import asyncio
import ssl
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD = b"bot@clusters.example", b"p@ss:word/1"


@dataclass
class Server:
    """What came, and from whom: who logged in."""

    port: int = 0
    mails: list[Envelope] = field(default_factory=list)
    logins: list[bytes] = field(default_factory=list)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.mails.append(envelope)
        return "250 OK"

    def authenticate(self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
        assert isinstance(data, LoginPassword)
        self.logins.append(data.login)
        return AuthResult(success=(data.login, data.password) == (USER, PASSWORD))


def certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for localhost that its own authority signed, and its key."""
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    command += ["-days", "2", "-keyout", str(key), "-out", str(certificate), *names]
    subprocess.run(command, check=True, capture_output=True)
    return certificate, key


@asynccontextmanager
async def server(
    folder: Path, *, tls: bool = False, starttls: bool = False, login: bool = False
) -> AsyncIterator[Server]:
    """`tls`: from the first byte; `starttls`: offered and required; `login`: required."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(*certificate(folder))
    running = Server()
    options: dict[str, Any] = {"hostname": "localhost"}
    if starttls:
        options |= {"tls_context": context, "require_starttls": True}
    if login:
        options |= {"authenticator": running.authenticate, "auth_required": True, "auth_require_tls": False}
    loop = asyncio.get_running_loop()
    listening = await loop.create_server(
        lambda: SMTP(running, loop=loop, **options), "127.0.0.1", 0, ssl=context if tls else None
    )
    running.port = listening.sockets[0].getsockname()[1]
    try:
        yield running
    finally:
        listening.close()
