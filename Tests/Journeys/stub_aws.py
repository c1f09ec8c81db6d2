"""A server that answers as AWS does where a test says how, with nothing where it says nothing, plain or over TLS."""

import datetime
import http.server
import ssl
import threading
import time
import urllib.parse

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

ACCOUNT = "123456789012"
IDENTITY = (f"<GetCallerIdentityResponse><GetCallerIdentityResult><Account>{ACCOUNT}</Account><UserId>U</UserId>"
            f"<Arn>arn:aws:iam::{ACCOUNT}:user/stub</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>")


def refusal(code, message):
    """An error as STS and IAM write it."""
    return 403, f"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error></ErrorResponse>"


def denial(code, message, status=400):
    """An error as JSON services write it."""
    return status, f'{{"__type":"{code}","message":"{message}"}}'


class StubAWS:
    """Answers by the name of the call: a status and a body, or a function of nothing that gives them."""

    def __init__(self, answers=None, certificate=None):
        self.answers = {"GetCallerIdentity": (200, IDENTITY)} | (answers or {})
        self.calls = []
        # How many seconds its clock is ahead; as AWS does, it takes only what was signed within five minutes of that.
        self.ahead = 0
        # How many answers to a call stop midway for two minutes.
        self.stalls = {}
        stub = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode("utf-8", "replace")
                target = self.headers.get("X-Amz-Target", "")
                action = dict(urllib.parse.parse_qsl(body)).get("Action") if body.startswith("Action=") or "&Action=" in body else None
                self.answer(target.rsplit(".", 1)[-1] or action or self.path, body)

            def do_GET(self):
                self.answer(self.path.split("?")[0], "")

            def answer(self, name, body):
                stub.calls.append(name)
                status, text = stub.reply(name, body) if self.is_timely else stub.skewed
                data = text.encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                if stub.stalls.get(name, 0) > 0:
                    stub.stalls[name] -= 1
                    self.wfile.write(data[:len(data) // 2])
                    time.sleep(120)
                self.wfile.write(data)

            def date_time_string(self, timestamp=None):
                return super().date_time_string(stub.now if timestamp is None else timestamp)

            @property
            def is_timely(self):
                signed = self.headers.get("X-Amz-Date")
                at = datetime.datetime.strptime(signed, "%Y%m%dT%H%M%S%z").timestamp() if signed else stub.now
                return abs(at - stub.now) < 300

            def log_message(self, *_):
                pass

        class Quiet(http.server.ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *_):
                """A client that turns away in the handshake is what is tested."""

        self.server = Quiet(("127.0.0.1", 0), Handler)
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True, do_handshake_on_connect=False)
        self.port = self.server.server_port
        self.url = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def now(self):
        """The time that it has, in seconds."""
        return time.time() + self.ahead

    @property
    def skewed(self):
        return refusal("RequestTimeTooSkewed", "The difference between the request time and the current time is too large.")

    def reply(self, name, body):
        """A status and a body for a call."""
        found = self.answers.get(name, (200, "{}"))
        return found() if callable(found) else found

    def close(self):
        self.server.shutdown()
        self.server.server_close()


class Authority:
    """An issuer of certificates of its own; `bundle` is the file that trusts it."""

    def __init__(self, folder, name):
        self.folder, self.key = folder, ec.generate_private_key(ec.SECP256R1())
        self.name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
        issued = self.build(self.name, self.key, -1, 30).add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
        self.bundle = folder / f"{name}.pem"
        self.bundle.write_bytes(issued.sign(self.key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))

    def build(self, subject, key, first, last):
        now = datetime.datetime.now(datetime.timezone.utc)
        return (x509.CertificateBuilder().subject_name(subject).issuer_name(self.name).public_key(key.public_key())
                .serial_number(x509.random_serial_number()).not_valid_before(now + datetime.timedelta(days=first))
                .not_valid_after(now + datetime.timedelta(days=last)))

    def certificate(self, host, first=-1, last=30):
        """A file with key and certificate for a host, valid from and to so many days from now."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, host)])
        names = x509.SubjectAlternativeName([x509.DNSName(host)])
        issued = self.build(subject, key, first, last).add_extension(names, False).sign(self.key, hashes.SHA256())
        path = self.folder / f"{host}{first}{last}.pem"
        path.write_bytes(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
                         + issued.public_bytes(serialization.Encoding.PEM))
        return path
