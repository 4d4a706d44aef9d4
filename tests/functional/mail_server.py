"""A real mail server in a process of its own: Exim, which takes letters over STARTTLS from those who sign in."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from dataclasses import dataclass, field
from email import message_from_string, policy
from email.message import EmailMessage
from pathlib import Path

from certificates import certify

EXIM = shutil.which("exim4") or shutil.which("exim4", path="/usr/sbin")
MISSING = "no mail server: on Debian, apt-get install exim4-daemon-light"
USER, WORD = "primum", "forty green kettles"
_SETTINGS = """
spool_directory = {folder}/spool
log_file_path = {folder}/%slog
pid_file_path = {folder}/pid
primary_hostname = mail.example
local_interfaces = 127.0.0.1
daemon_smtp_ports = {port}
{owner}
host_lookup =
rfc1413_query_timeout = 0s
tls_advertise_hosts = *
tls_certificate = {folder}/cert.pem
tls_privatekey = {folder}/key.pem
auth_advertise_hosts = ${{if eq {{$tls_in_cipher}}{{}}{{}}{{*}}}}
acl_smtp_rcpt = rcpt
acl_smtp_data = accept

begin acl
rcpt:
  deny message = sign in first
       !authenticated = *
  deny message = nobody of this name
       local_parts = nobody
  accept

begin routers
all:
  driver = accept
  transport = box

begin transports
box:
  driver = appendfile
  directory = {folder}/letters
  maildir_format
  {deliverer}

begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_condition = ${{if and {{ {{eq {{$auth2}}{{{user}}}}} {{eq {{$auth3}}{{{word}}}}} }}}}
  server_set_id = $auth2
"""


@dataclass
class MailServer:
    """A server in a folder, on a port of its own. It can be stopped and started again."""

    folder: Path
    port: int = 0
    _running: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        certify(self.folder)
        (self.folder / "letters").mkdir()
        mine = os.geteuid() != 0
        given = {"folder": self.folder, "port": self.port, "user": USER, "word": WORD}
        given |= {"owner": f"exim_user = {os.geteuid()}\nexim_group = {os.getegid()}" if mine else ""}
        given |= {"deliverer": "" if mine else "user = Debian-exim"}
        (self.folder / "conf").write_text(_SETTINGS.format(**given), encoding="utf-8")
        if not mine:
            for path in (self.folder, *self.folder.rglob("*")):
                shutil.chown(path, "Debian-exim")
            shutil.chown(self.folder / "conf", "root")

    @property
    def certificate(self) -> str:
        """The file of the certificate that clients must trust."""
        return str(self.folder / "cert.pem")

    def start(self) -> None:
        """Start it, and wait until it answers."""
        command = [str(EXIM), "-C", str(self.folder / "conf"), "-bdf"]
        self._running = subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE)
        for _ in range(200):
            with socket.socket() as caller:
                if caller.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            assert self._running.poll() is None, self._running.communicate()[1].decode()
            time.sleep(0.05)
        raise AssertionError("the mail server did not start")

    def stop(self) -> None:
        """Stop it; nobody answers on its port then."""
        if self._running is not None:
            self._running.kill()
            self._running.communicate()
            self._running = None

    def letters(self, count: int) -> list[EmailMessage]:
        """The letters that it delivered, once there are so many."""
        for _ in range(200):
            found = [path for path in (self.folder / "letters" / "new").glob("*") if path.is_file()]
            if len(found) >= count:
                return [_letter(path) for path in found]
            time.sleep(0.05)
        raise AssertionError((self.folder / "mainlog").read_text())


def _letter(path: Path) -> EmailMessage:
    found = message_from_string(path.read_text(encoding="utf-8"), policy=policy.default)
    assert isinstance(found, EmailMessage)
    return found
