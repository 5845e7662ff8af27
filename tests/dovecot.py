"""A real Dovecot for the tests: a private one in a folder of its own, on a free port of the loopback."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from imaplib import IMAP4
from itertools import count
from pathlib import Path
from urllib.parse import quote

PASSWORD = "p@ss:word/1"
SHORTEST = 10.0  # seconds in which it has to be there
CONFIGURATION = """
base_dir = {folder}/run
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
ssl = {tls}
ssl_cert = <{folder}/certificate.pem
ssl_key = <{folder}/key.pem
disable_plaintext_auth = no
default_internal_user = {user}
default_login_user = {user}
default_internal_group = {group}
mail_location = maildir:{folder}/mail/%n
mail_uid = {user}
mail_gid = {group}
first_valid_uid = 0
first_valid_gid = 0
imap_capability = {capability}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {secure}
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}/mail/%n
}}
"""


class Missing(Exception):
    """There is no Dovecot on this machine."""


@dataclass
class Box:
    """One mailbox on the server."""

    server: "Server"
    user: str

    @property
    def url(self) -> str:
        return f"imap://{self.user}:{quote(PASSWORD, safe='')}@127.0.0.1:{self.server.port}/INBOX"

    @property
    def secure_url(self) -> str:
        return f"imaps://{self.user}:{quote(PASSWORD, safe='')}@localhost:{self.server.secure}/INBOX"

    def receives(self, raw: bytes) -> None:
        """A mail arrives, as a mail server delivers it: written aside, then moved in."""
        folder = self.server.folder / "mail" / self.user
        if not (folder / "new").exists():
            with self.opened():
                pass
        name = f"{time.time_ns()}.{next(self.server.numbers)}.tests"
        (folder / "tmp" / name).write_bytes(raw)
        if os.geteuid() == 0:
            shutil.chown(folder / "tmp" / name, self.server.account)
        (folder / "tmp" / name).rename(folder / "new" / name)

    @contextmanager
    def opened(self) -> Iterator[IMAP4]:
        """Somebody looks into the mailbox."""
        with IMAP4("127.0.0.1", self.server.port) as client:
            client.login(self.user, PASSWORD)
            client.select("INBOX")
            yield client

    def flags(self) -> list[str]:
        """Of each mail, in order: its flags."""
        with self.opened() as client:
            _, found = client.fetch("1:*", "(FLAGS)")
            return [line.decode().partition("FLAGS (")[2].rstrip(")") for line in found if isinstance(line, bytes)]


class Server:
    def __init__(self, program: str, folder: Path, port: int, secure: int, account: str) -> None:
        self._command = [program, "-F", "-c", str(folder / "conf")]
        self._process: subprocess.Popen[bytes] | None = None
        self.folder, self.port, self.secure, self.account = folder, port, secure, account
        self.numbers = count()
        self._users = (f"box{number}" for number in count())

    def start(self) -> None:
        self._process = subprocess.Popen(self._command, cwd="/")
        _wait(self.port, self.folder)

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(10)
            self._process = None

    def box(self) -> Box:
        """A new, empty mailbox."""
        return Box(self, next(self._users))


@contextmanager
def server(idle: bool = True) -> Iterator[Server]:
    """Missing when Dovecot is not installed; without `idle` it does not know IDLE."""
    from tests import smtp

    program = shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if program is None:
        raise Missing("Dovecot is not installed (Debian: apt-get install dovecot-imapd)")
    version = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
    if not version.startswith("2.3"):
        raise Missing(f"these tests know the configuration of Dovecot 2.3, and this is {version.split()[0]}")
    with tempfile.TemporaryDirectory(prefix="clustersbot-imap-") as name:
        folder, port, secure = Path(name), _free_port(), _free_port()
        smtp.certificate(folder)
        account = pwd.getpwnam("dovecot") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())
        (folder / "mail").mkdir()
        folder.chmod(0o755)
        if os.geteuid() == 0:
            shutil.chown(folder / "mail", account.pw_name, account.pw_gid)
        capability = "" if idle else "IMAP4rev1 LITERAL+ UIDPLUS"
        (folder / "conf").write_text(
            CONFIGURATION.format(
                folder=folder,
                tls="yes",
                user=account.pw_name,
                group=_group(account.pw_gid),
                port=port,
                secure=secure,
                password=PASSWORD,
                capability=capability,
            )
        )
        running = Server(program, folder, port, secure, account.pw_name)
        running.start()
        try:
            yield running
        finally:
            running.stop()


def _group(number: int) -> str:
    import grp

    return grp.getgrgid(number).gr_name


def _wait(port: int, folder: Path) -> None:
    end = time.monotonic() + SHORTEST
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            if time.monotonic() > end:
                log = folder / "log"
                raise RuntimeError(f"Dovecot did not start: {log.read_text() if log.exists() else ''}") from None
            time.sleep(0.02)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
