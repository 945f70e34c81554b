"""A mail server for tests: takes letters, writes them into a folder, refuses some recipients. See xtask/src/smtp.rs.

Usage: server.py FOLDER. Prints "ready STARTTLS IMPLICIT PLAIN" (three ports of 127.0.0.1) and runs until its standard
input ends. FOLDER/authority.pem is the certificate authority it made for itself; FOLDER/received/N.eml are the letters,
N.json beside each says from whom, to whom, whether by TLS, on which connection and as whom, and what Python's own reader of mail makes of it.
"""

import asyncio
import email
import email.policy
import json
import logging
import os
import pathlib
import ssl
import sys
import threading

import trustme
from aiosmtpd.smtp import SMTP, AuthResult

# What a recipient's name makes the server do.
REFUSED_RECIPIENTS = {
    "nobody": "550 5.1.1 <{address}> no such mailbox here",
    "full": "552 5.2.2 mailbox full",
    "later": "451 4.3.2 try again later",
    "policy": "550 5.7.1 relaying denied for {address}",
}
REFUSED_LETTERS = {
    "late-nobody": "550 5.1.1 no such mailbox after all",
    "content": "554 5.6.0 this letter is refused",
}
NAME, PASSWORD = "ogniwo", "hasło do poczty"


class Handler:
    def __init__(self, folder):
        self.folder = folder
        self.count = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        refusal = REFUSED_RECIPIENTS.get(address.split("@")[0])
        if refusal:
            return refusal.format(address=address)
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server, session, envelope):
        for address in envelope.rcpt_tos:
            refusal = REFUSED_LETTERS.get(address.split("@")[0])
            if refusal:
                return refusal
        self.count += 1
        encrypted = session.ssl is not None or server.transport.get_extra_info("sslcontext") is not None
        about = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "encrypted": encrypted,
            "connection": session.peer[1],
            "as": session.auth_data if session.authenticated else None,
            **as_read(envelope.original_content),
        }
        (self.folder / f"{self.count}.json").write_text(json.dumps(about))
        # Renamed into place, so that whoever looks never sees half a letter.
        beside = self.folder / f".{self.count}.part"
        beside.write_bytes(envelope.original_content)
        beside.rename(self.folder / f"{self.count}.eml")
        return "250 2.0.0 taken"


def as_read(content):
    letter = email.message_from_bytes(content, policy=email.policy.default)
    bodies = {kind: letter.get_body((kind,)) for kind in ("plain", "html")}
    return {
        "headers": {name.lower(): str(value) for name, value in letter.items()},
        "kind": letter.get_content_type(),
        "text": bodies["plain"] and bodies["plain"].get_content(),
        "html": bodies["html"] and bodies["html"].get_content(),
        "defects": [type(defect).__name__ for part in letter.walk() for defect in part.defects],
    }


def authenticate(server, session, envelope, mechanism, data):
    if data.login == NAME.encode() and data.password == PASSWORD.encode():
        return AuthResult(success=True, auth_data=NAME)
    return AuthResult(success=False, handled=False)


async def serve(folder):
    received = folder / "received"
    received.mkdir(parents=True)
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(folder / "authority.pem"))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("localhost", "127.0.0.1").configure_cert(context)
    handler = Handler(received)

    def with_starttls():
        return SMTP(handler, hostname="mail.test", tls_context=context, authenticator=authenticate)

    def with_implicit_tls():
        return SMTP(handler, hostname="mail.test", authenticator=authenticate, auth_require_tls=False)

    def without_tls():
        return SMTP(handler, hostname="mail.test")

    loop = asyncio.get_running_loop()
    servers = [
        await loop.create_server(with_starttls, "127.0.0.1", 0),
        await loop.create_server(with_implicit_tls, "127.0.0.1", 0, ssl=context),
        await loop.create_server(without_tls, "127.0.0.1", 0),
    ]
    ports = [server.sockets[0].getsockname()[1] for server in servers]
    print("ready", *ports, flush=True)
    await asyncio.Event().wait()


def end_with_standard_input():
    sys.stdin.buffer.read()
    os._exit(0)


# Clients that break off are part of the tests; what the server thinks of them is not.
logging.disable()
threading.Thread(target=end_with_standard_input, daemon=True).start()
asyncio.run(serve(pathlib.Path(sys.argv[1])))
