"""Programs on a pty: time until a text is right on the screen, bytes and time a key, bytes when idle, memory."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import statistics
import termios
import time

import pyte


class Program:
    """One terminal program, its screen kept by pyte."""

    def __init__(self, command, width=120, height=40, environment=None, folder=None, controls=False):
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
        self.screen = pyte.Screen(width, height)
        self.stream = pyte.ByteStream(self.screen)
        self.began = time.perf_counter()
        # Some programs open /dev/tty, so the terminal must control them.
        control = (lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0)) if controls else None
        self.process = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, start_new_session=True, cwd=folder, preexec_fn=control,
                                        env=os.environ | {"TERM": "xterm-256color", "LANG": "C.UTF-8"} | (environment or {}))
        os.close(slave)

    def take(self, seconds, most=2.0):
        """The bytes that arrive until it is quiet for some seconds, or at the most, and when the last came."""
        data, last = b"", None
        begun = time.perf_counter()
        end = begun + seconds
        while time.perf_counter() < min(end, begun + most):
            if not select.select([self.master], [], [], 0.005)[0]:
                continue
            try:
                piece = os.read(self.master, 1 << 16)
            except OSError:
                break
            last = time.perf_counter()
            data += piece
            end = last + seconds
        if data:
            self.stream.feed(data)
        return data, last

    def until(self, shown, seconds=30):
        """Milliseconds from the start until `shown(lines)` holds."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            if select.select([self.master], [], [], 0.002)[0]:
                piece = os.read(self.master, 1 << 16)
                arrived = time.perf_counter()
                self.stream.feed(piece)
                if shown(self.screen.display):
                    return (arrived - self.began) * 1000
        raise RuntimeError("never shown:\n" + "\n".join(self.screen.display))

    def press(self, keys):
        """Milliseconds and bytes until the screen is quiet after some keys."""
        sent = time.perf_counter()
        os.write(self.master, keys)
        data, last = self.take(0.08)
        return ((last or sent) - sent) * 1000, len(data)

    def memory(self):
        """Resident mebibytes now, and at the most."""
        fields = {}
        for line in open(f"/proc/{self.process.pid}/status"):
            name, _, value = line.partition(":")
            fields[name] = value.split()
        return int(fields["VmRSS"][0]) / 1024, int(fields["VmHWM"][0]) / 1024

    def close(self):
        try:
            os.killpg(self.process.pid, signal.SIGTERM)
            self.process.wait(5)
        except Exception:
            self.process.kill()
        os.close(self.master)


def ready(command, shown, runs=7, **options):
    """The median time until the screen is right, over fresh starts."""
    times = []
    for _ in range(runs):
        program = Program(command, **options)
        times.append(program.until(shown))
        program.close()
    return statistics.median(times)


def moves(command, shown, keys=(b"j", b"k"), count=20, **options):
    """Medians of milliseconds and bytes of cursor moves, and the bytes of two idle seconds."""
    program = Program(command, **options)
    program.until(shown)
    program.take(0.5)
    taken = [program.press(keys[0] if i < count // 2 else keys[1]) for i in range(count)]
    idle, _ = program.take(2.0)
    program.close()
    moved = [(ms, size) for ms, size in taken if size]
    return statistics.median(m for m, _ in moved), statistics.median(s for _, s in moved), len(idle)


def figures(perch, arguments):
    """The words that the fleet's most concerning service shows once its figures are right."""
    frame = subprocess.run([perch, "replay", *arguments, "--print", "--size", "120x40"], capture_output=True, text=True, check=True)
    body = [line for line in frame.stdout.split("\n") if re.search(r"\bcheckout\b", line)]
    return body[-1].split()[-5:]


def right(perch, arguments):
    """Whether lines of a screen show those words."""
    words = figures(perch, arguments)
    return lambda lines: any(all(word in line for word in words) for line in lines)
