"""The manners of a terminal program: it leaves the terminal as it found it, and is quiet when nothing changes."""

import os
import pty
import select
import signal
import struct
import fcntl
import subprocess
import termios
import time

import pyte
import pytest

from conftest import PERCH


def start(environment, *arguments, width=80, height=24, folder=None):
    """Starts perch on a pty of its own; answers the process and the master side."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
    before = termios.tcgetattr(slave)
    process = subprocess.Popen([PERCH, "replay", *arguments], stdin=slave, stdout=slave, stderr=slave, env=environment,
                               start_new_session=True, cwd=folder,
                               preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0))
    return process, master, slave, before


def read(master, seconds, until=None, size=(80, 24)):
    """Reads for some seconds, or until a text is in the screen that pyte draws."""
    screen, data, end = pyte.Screen(*size), b"", time.monotonic() + seconds
    stream = pyte.ByteStream(screen)
    while time.monotonic() < end:
        if select.select([master], [], [], 0.05)[0]:
            try:
                piece = os.read(master, 65536)
            except OSError:
                break
            data += piece
            stream.feed(piece)
        if until and any(until in line for line in screen.display):
            break
    return data, screen


@pytest.fixture
def session(environment, tmp_path):
    opened = start(environment, folder=tmp_path)
    yield opened
    if opened[0].poll() is None:
        opened[0].kill()
        opened[0].wait()
    os.close(opened[1])
    os.close(opened[2])


def test_nothing_is_sent_while_nothing_changes(session):
    process, master, _, _ = session
    read(master, 20, until="checkout")
    read(master, 1.5)
    data, _ = read(master, 2)
    assert data == b""


def test_q_leaves_the_terminal_as_it_was(session):
    process, master, slave, before = session
    read(master, 20, until="checkout")
    os.write(master, b"Q")
    data, _ = read(master, 2)
    assert process.wait(10) == 0
    assert termios.tcgetattr(slave)[:4] == before[:4]
    assert b"\x1b[?1049l" in data, "the alternate screen was not left"


@pytest.mark.parametrize("name", ["SIGHUP", "SIGTERM"])
def test_a_dropped_line_ends_it_and_restores_the_terminal(session, name):
    process, master, slave, before = session
    read(master, 20, until="checkout")
    process.send_signal(getattr(signal, name))
    read(master, 2)
    process.wait(10)
    assert termios.tcgetattr(slave)[:4] == before[:4]


def test_suspending_gives_the_terminal_back_and_continuing_draws_again(session):
    process, master, slave, before = session
    read(master, 20, until="checkout")
    process.send_signal(signal.SIGTSTP)
    read(master, 1.5)
    assert termios.tcgetattr(slave)[3] & termios.ICANON
    process.send_signal(signal.SIGCONT)
    _, screen = read(master, 5, until="checkout")
    assert any("checkout" in line for line in screen.display)


@pytest.mark.parametrize("changes", [{"TERM": "no-such-terminal"}, {"TERM": "vt100"}, {"LANG": "C", "LC_ALL": "C"}, {"NO_COLOR": "1"}])
def test_odd_terminals_are_drawn_all_the_same(environment, tmp_path, changes):
    process, master, slave, _ = start(environment | changes, folder=tmp_path)
    try:
        data, screen = read(master, 20, until="checkout")
        assert any("checkout" in line for line in screen.display)
        if "NO_COLOR" in changes:
            assert b"[38;" not in data and b"[31m" not in data
    finally:
        process.kill()
        process.wait()
        os.close(master)
        os.close(slave)


@pytest.mark.parametrize("width,height", [(80, 24), (120, 40), (200, 60)])
@pytest.mark.parametrize("view", ["fleet", "service/checkout", "resource/charge-card/executions", "logs", "insights"])
def test_a_cursor_move_costs_few_bytes(environment, tmp_path, view, width, height):
    process, master, slave, _ = start(environment, "--view", view, width=width, height=height, folder=tmp_path)
    try:
        read(master, 20, until="SAMPLE", size=(width, height))
        read(master, 1.5)
        sizes = []
        for key in b"jjjkkk":
            os.write(master, bytes([key]))
            data, _ = read(master, 0.4)
            sizes.append(len(data))
        assert sorted(sizes)[3] <= 300, f"bytes a move: {sizes}"
    finally:
        process.kill()
        process.wait()
        os.close(master)
        os.close(slave)
