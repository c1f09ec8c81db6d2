"""A thin line between a terminal and a program: 56 kbit/s, and 80 ms for the way there and back."""

import os
import select
import socket
import threading
import time

BYTES_A_SECOND = 5600
ROUND_TRIP = 0.08


class SlowConnection:
    """A port that leads to another, with a thin line in between. What it has not carried yet it does not take."""

    def __init__(self, port):
        self.target = port
        self.listener = socket.socket()
        self.listener.bind(("127.0.0.1", 0))
        self.listener.listen()
        self.port = self.listener.getsockname()[1]
        self.carried = 0
        threading.Thread(target=self.run, daemon=True).start()

    def run(self):
        try:
            client, _ = self.listener.accept()
        except OSError:
            return
        server = socket.socket()
        # Otherwise the kernel takes for the client what the client cannot have yet.
        server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        server.connect(("127.0.0.1", self.target))
        threading.Thread(target=self.carry, args=(client, server, None), daemon=True).start()
        self.carry(server, client, BYTES_A_SECOND)

    def carry(self, source, sink, rate):
        """Hands on what comes, each piece when the line is done with it."""
        try:
            while piece := source.recv(128 if rate else 65536):
                time.sleep(len(piece) / rate if rate else ROUND_TRIP)
                self.carried += len(piece) if rate else 0
                sink.sendall(piece)
        except OSError:
            pass
        for end in (source, sink):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    def close(self):
        self.listener.close()


def read(program, seconds, until=None):
    """What a program's terminal takes in over the line within some seconds, or until a text is on the screen."""
    data, end, free = b"", time.monotonic() + seconds, time.monotonic()
    while time.monotonic() < end:
        if not select.select([program.master], [], [], 0.02)[0]:
            continue
        piece = os.read(program.master, 112)
        free = max(free, time.monotonic() - 0.1) + len(piece) / BYTES_A_SECOND
        time.sleep(max(0, free - time.monotonic()))
        data += piece
        program.stream.feed(piece)
        if until and until in program.text:
            break
    return data
