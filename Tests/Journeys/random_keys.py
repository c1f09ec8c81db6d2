"""Presses random keys at random sizes, as a cat on the keyboard would, and says what came of it."""

import random
import signal
import time

from terminals import Program

LETTERS = [bytes([code]) for code in range(0x20, 0x7F) if chr(code) not in "Qq"]
NAMED = [b"\r", b"\x1b", b"\t", b"\x7f", b"\x04", b"\x15", b"\x06", b"\x02", b"\x0c", b"\x1b[A", b"\x1b[B", b"\x1b[C",
         b"\x1b[D", b"\x1b[5~", b"\x1b[6~", b"\x1b[H", b"\x1b[F", b"\x1b[Z", b"\x1bOP", b"\x1bOQ", b"\x1b[<0;9;9M", b"\xff", b"\xc3\xa9"]
# Opening and leaving more often than letters do, so that deep screens are reached.
LIKELY = [b"\r", b"j", b"k", b"\x1b", b"]", b"\t", b"1", b"2", b"3", b"4", b"5", b"6", b"7", b"8", b"9", b"i", b"L", b"E", b":"]


class Walk:
    """A walk of so many keys by one seed."""

    def __init__(self, environment, folder, seed, keys):
        self.environment, self.folder, self.keys = environment, folder, keys
        self.random = random.Random(seed)
        self.pressed, self.restarts = 0, 0
        # The slowest repaints after a change of size: seconds until it began, and the keys before it.
        self.slowest = []
        # The bursts that cost the loop's own thread most: seconds of work for all their updates and frames, keys, size, screen.
        self.dearest = []
        # The most memory held, in mebibytes.
        self.most = 0
        self.recent = b""

    def size(self):
        return self.random.choice([(80, 24), (120, 40), (200, 60), (40, 12), (20, 5), (self.random.randint(1, 220), self.random.randint(1, 70))])

    def run(self):
        program = self.start()
        while self.pressed < self.keys:
            if program.process.poll() is not None:
                self.check(program)
                program = self.start()
            self.burst(program)
            if self.random.random() < 0.05:
                self.probe(program)
        if program.process.poll() is None:
            program.process.send_signal(signal.SIGTERM)
            program.read(5, quiet=0.3)
        self.check(program)

    def start(self):
        width, height = self.size()
        program = Program(self.environment, width=width, height=height, folder=self.folder)
        program.read(10, quiet=0.3)
        self.restarts += 1
        return program

    def burst(self, program):
        pool = self.random.choice([LIKELY, LIKELY, LETTERS, NAMED])
        keys = [self.random.choice(pool) for _ in range(self.random.randint(1, 20))]
        before, shown = program.work, program.screen.display[:2][-1].strip()
        try:
            program.send(b"".join(keys))
        except OSError:
            return
        self.pressed += len(keys)
        self.recent = (self.recent + b"".join(keys))[-60:]
        # It never comes to rest while it plays.
        program.read(0.2, quiet=0.03)
        self.note(program, before, b"".join(keys), shown)

    def probe(self, program):
        """A new size must be drawn, whatever the keys before it led to."""
        now = (program.screen.columns, program.screen.lines)
        other = next(size for size in iter(self.size, None) if size != now)
        before, work = time.monotonic(), program.work
        program.resize(*other)
        while program.process.poll() is None and time.monotonic() - before < 20:
            if program.read(0.02):
                break
        self.slowest = sorted(self.slowest + [(time.monotonic() - before, self.recent)], reverse=True)[:5]
        self.note(program, work, b"a new size", program.screen.display[:2][-1].strip())
        self.most = max(self.most, program.memory)

    def note(self, program, before, keys, shown):
        """Keeps what cost most, as far as the program still tells."""
        cost = (program.work - before, keys, (program.screen.columns, program.screen.lines), shown)
        self.dearest = sorted(self.dearest + [cost], reverse=True)[:5]

    def check(self, program):
        """An end is one of its own, and the terminal is as it was."""
        code = program.process.wait(10)
        assert code in (0, 130), f"it ended with {code}: {program.text}"
        assert program.is_restored, "the terminal was not restored"
        program.close()
