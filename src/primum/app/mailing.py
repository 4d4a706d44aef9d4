"""Mail, by the server that the settings name."""

from __future__ import annotations

import smtplib
import ssl
from email.message import EmailMessage
from email.utils import localtime, make_msgid

from primum.config import Config

PATIENCE = 20
"""Seconds to wait for a mail server."""


def mail(config: Config, to: str, subject: str, text: str) -> None:
    """Send a message in plain text, encrypted on the way unless the settings say otherwise.

    OSError or SMTPException where the server does not take it."""
    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = config.smtp_from or f"primum@{config.smtp_host}"
    message["To"] = to
    message["Date"] = localtime()
    message["Message-ID"] = make_msgid(domain=next((a.domain for a in message["From"].addresses), config.smtp_host))
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text)
    secure = config.smtp_tls == "required"
    if secure and config.smtp_port == 465:
        server: smtplib.SMTP = smtplib.SMTP_SSL(
            config.smtp_host, config.smtp_port, timeout=PATIENCE, context=ssl.create_default_context()
        )
    else:
        server = smtplib.SMTP(config.smtp_host, config.smtp_port, timeout=PATIENCE)
    with server:
        if secure and config.smtp_port != 465:
            server.starttls(context=ssl.create_default_context())
        if config.smtp_user:
            server.login(config.smtp_user, config.smtp_password)
        server.send_message(message)
