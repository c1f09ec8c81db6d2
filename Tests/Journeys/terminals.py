"""A program on a terminal of its own, without anything between it and the test."""

import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
import time

import pyte

from conftest import PERCH


class Program:
    """perch on a pty: what it sends is drawn by pyte."""

    def __init__(self, environment, *arguments, width=80, height=24, folder=None, command=None):
        self.master, self.slave = pty.openpty()
        self.screen = pyte.Screen(width, height)
        self.stream = pyte.ByteStream(self.screen)
        self.set_size(width, height)
        self.before = termios.tcgetattr(self.slave)
        self.process = subprocess.Popen(
            [*(command or [PERCH, "replay"]), *arguments], stdin=self.slave, stdout=self.slave, stderr=self.slave, env=environment,
            start_new_session=True, cwd=folder, preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0))

    def set_size(self, width, height):
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))

    def resize(self, width, height):
        """A new size; the kernel tells the program."""
        self.set_size(width, height)
        self.screen.resize(height, width)

    def send(self, data):
        os.write(self.master, data)

    def read(self, seconds, until=None, quiet=None):
        """Reads for some seconds, until a text is on the screen, or until nothing came for `quiet` seconds."""
        data, end, last = b"", time.monotonic() + seconds, time.monotonic()
        while time.monotonic() < end:
            if select.select([self.master], [], [], 0.02)[0]:
                try:
                    piece = os.read(self.master, 65536)
                except OSError:
                    break
                data += piece
                last = time.monotonic()
                self.stream.feed(piece)
            if until and until in self.text:
                break
            if quiet and time.monotonic() - last > quiet:
                break
        return data

    @property
    def text(self):
        return "\n".join(self.screen.display)

    @property
    def work(self):
        """Seconds that the thread of the loop, which updates and draws, has run; what others do is not in it."""
        try:
            with open(f"/proc/{self.process.pid}/task/{self.process.pid}/schedstat") as file:
                return int(file.read().split()[0]) / 1e9
        except OSError:
            return 0

    @property
    def memory(self):
        """Resident mebibytes."""
        with open(f"/proc/{self.process.pid}/statm") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20 if self.process.poll() is None else 0

    @property
    def is_restored(self):
        """Whether the terminal's modes are those from before."""
        return termios.tcgetattr(self.slave)[:4] == self.before[:4]

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self.master)
        os.close(self.slave)
