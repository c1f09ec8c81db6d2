"""A host that holds nothing: a network and a root of its own, entered by `unshare`, in which one command of perch runs.

    bastion.py ROOT stub|fleet|alone WORD…      the command, and what surrounds it

It runs inside the new network, since names are asked of a DNS server at port 53. The command's output and exit code are its own.
"""

import fcntl
import os
import pathlib
import socket
import ssl
import struct
import subprocess
import sys
import threading

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "Journeys"))

HOST = "aws.bastion.test"
ENVIRONMENT = {"HOME": "/root", "LANG": "C.UTF-8", "AWS_ACCESS_KEY_ID": "AKIDHOME", "AWS_SECRET_ACCESS_KEY": "s3cr3t-k3y",
               "AWS_REGION": "eu-west-1", "AWS_EC2_METADATA_DISABLED": "true", "AWS_MAX_ATTEMPTS": "1"}
ENTER = ["unshare", "--map-root-user", "--net", "--mount", "--pid", "--fork", "--kill-child"]


def command(root, *words):
    """What runs perch in the root, without a network."""
    return [*ENTER, "sh", "-c", 'mount -t proc proc "$0/proc" && exec chroot "$0" /usr/bin/perch "$@"', root, *map(str, words)]


def raise_loopback():
    """A new network has a loopback that is down."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, 0x8914, struct.pack("16sh22x", b"lo", 0x1 | 0x40))  # SIOCSIFFLAGS, up and running


class NameServer:
    """Answers for one name, and that there is no other."""

    def __init__(self, name, address="127.0.0.1"):
        self.question = b"".join(bytes([len(label)]) + label.encode() for label in name.split(".")) + b"\0"
        self.address = socket.inet_aton(address)
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 53))
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            asked, client = self.socket.recvfrom(4096)
            self.socket.sendto(self.answer(asked), client)

    def answer(self, asked):
        end = asked.index(b"\0", 12) + 1
        question, kind = asked[12:end], struct.unpack("!H", asked[end:end + 2])[0]
        is_known = question.lower() == self.question
        answers = 1 if is_known and kind == 1 else 0
        header = asked[:2] + struct.pack("!HHHHH", 0x8180 if is_known else 0x8183, 1, answers, 0, 0)
        record = b"\xc0\x0c" + struct.pack("!HHIH", 1, 1, 60, 4) + self.address
        return header + asked[12:end + 4] + record * answers


def pump(source, target):
    """Hands on what arrives until there is no more."""
    try:
        while data := source.recv(65536):
            target.sendall(data)
    except OSError:
        pass
    finally:
        for each in (source, target):
            try:
                each.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass


def serve_tls(certificate, port):
    """TLS at 443 before a server that speaks plainly."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    listening = socket.create_server(("127.0.0.1", 443), backlog=64)

    def serve(plain):
        try:
            client = context.wrap_socket(plain, server_side=True)
            server = socket.create_connection(("127.0.0.1", port))
        except OSError:
            return plain.close()
        threading.Thread(target=pump, args=(client, server), daemon=True).start()
        pump(server, client)

    def accept():
        while True:
            threading.Thread(target=serve, args=(listening.accept()[0],), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()


def surround(kind, root):
    """Starts a DNS server, and AWS behind TLS."""
    raise_loopback()
    NameServer(HOST)
    if kind == "stub":
        from stub_aws import StubAWS
        serve_tls(root.parent / "server.pem", StubAWS().port)
    if kind == "fleet":
        from aws_fleet import Fleet
        serve_tls(root.parent / "server.pem", int(Fleet(root.parent / "fleet").server.url.rsplit(":", 1)[1]))


def main():
    root, kind, words = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3:]
    surround(kind, root)
    subprocess.run(["mount", "-t", "proc", "proc", root / "proc"], check=True)
    sys.exit(subprocess.run(["chroot", root, "/usr/bin/perch", *words], stdin=subprocess.DEVNULL,
                            env=ENVIRONMENT | {"PATH": os.environ["PATH"]}).returncode)


if __name__ == "__main__":
    main()
