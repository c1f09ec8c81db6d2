"""Over a real ssh connection to a real sshd."""

import getpass
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import time

import pytest

import tour
from conftest import PERCH
from slow_line import SlowConnection


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def sshd(tmp_path):
    """An sshd on loopback with keys of its own, for this user alone."""
    os.chmod(tmp_path, 0o700)
    for name in ("host", "user"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", tmp_path / name], check=True)
    shutil.copy(tmp_path / "user.pub", tmp_path / "authorized_keys")
    os.chmod(tmp_path / "authorized_keys", 0o600)
    if os.geteuid() == 0:
        pathlib.Path("/run/sshd").mkdir(exist_ok=True)
    port = free_port()
    config = tmp_path / "sshd_config"
    config.write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {tmp_path}/host\nAuthorizedKeysFile {tmp_path}/authorized_keys\n"
        "PasswordAuthentication no\nKbdInteractiveAuthentication no\nUsePAM no\nStrictModes no\nPermitRootLogin yes\n"
        f"PidFile {tmp_path}/sshd.pid\nAcceptEnv LANG TERM\n")
    binary = shutil.which("sshd") or "/usr/sbin/sshd"
    log = open(tmp_path / "sshd.log", "w")
    process = subprocess.Popen([binary, "-D", "-e", "-f", config], stderr=log)
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.05)
    yield port
    process.terminate()
    process.wait()
    log.close()


def running(marker):
    """The processes whose command line holds a marker, by their name."""
    found = []
    for entry in pathlib.Path("/proc").iterdir():
        try:
            if entry.name.isdigit() and marker.encode() in (entry / "cmdline").read_bytes():
                found.append((int(entry.name), (entry / "comm").read_text().strip()))
        except OSError:
            pass
    return found


class Session:
    """perch in a terminal at the other end of ssh."""

    def __init__(self, pane, port, folder, arguments=""):
        # A name of its own tells its processes from others.
        self.link = folder / f"perch-{os.getpid()}"
        self.link.symlink_to(PERCH)
        self.key = folder / "user"
        self.terminal = pane(
            f"ssh -tt -p {port} -i {self.key} -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR "
            f"{getpass.getuser()}@127.0.0.1 cd {folder} \\; HOME={folder} LANG=C.UTF-8 TERM=xterm-256color {self.link} replay "
            f"{arguments}; echo the line is gone; sleep 60", 120, 40)
        self.terminal.wait("SAMPLE", "charge-card")

    @property
    def programs(self):
        return [pid for pid, name in running(str(self.link)) if name.startswith("perch")]

    @property
    def clients(self):
        return [pid for pid, name in running(str(self.key)) if name == "ssh"]

    def ends(self, seconds=10):
        """Whether no program is left after some seconds."""
        end = time.monotonic() + seconds
        while self.programs and time.monotonic() < end:
            time.sleep(0.1)
        return not self.programs


def test_five_keys_over_ssh_and_a_dropped_line_ends_the_program(pane, sshd, tmp_path):
    session = Session(pane, sshd, tmp_path)
    for key, shown in [("Down", "checkout"), ("Enter", "charge-card"), ("Enter", "1 Overview"), ("2", "1 of 469 runs"),
                       ("Enter", "payments.example")]:
        session.terminal.press(key)
        session.terminal.wait(shown)
        session.terminal.settled()
    session.terminal.wait("TIMEOUT", "payments.example")
    assert session.programs and session.clients
    for pid in session.clients:
        os.kill(pid, signal.SIGKILL)
    assert session.ends(), "the program outlived its line"


def test_every_part_of_the_console_over_ssh(pane, sshd, tmp_path):
    session = Session(pane, sshd, tmp_path)
    tour.walk(session.terminal)
    session.terminal.press("Q")
    session.terminal.wait("the line is gone")
    assert session.terminal.tmux("display", "-p", "#{alternate_on}").strip() == "0"
    assert session.ends(), "the program is left behind"


def test_a_hang_up_at_the_other_end_gives_the_terminal_back(pane, sshd, tmp_path):
    session = Session(pane, sshd, tmp_path)
    for pid in session.programs:
        os.kill(pid, signal.SIGHUP)
    session.terminal.wait("the line is gone")
    assert session.terminal.tmux("display", "-p", "#{alternate_on} #{cursor_flag}").split() == ["0", "1"]
    assert session.ends(), "the program is left behind"


def test_a_thin_line_is_noticed_and_no_frames_queue_on_it(pane, sshd, tmp_path):
    line = SlowConnection(sshd)
    try:
        session = Session(pane, line.port, tmp_path, "--view resource/charge-card/executions")
        session.terminal.wait("of 469 runs")
        session.terminal.press(*["G", "g"] * 6)
        session.terminal.wait("SLOW LINK")
        before = line.carried
        # Ninety pages in five seconds; a queue of them would take more than a minute.
        session.terminal.press(*["G", "g"] * 45)
        began = time.monotonic()
        session.terminal.wait("1 of 469 runs")
        assert time.monotonic() - began < 5, "the last key was shown behind a queue of frames"
        assert line.carried - before < 80_000
        session.terminal.press("Q")
        session.terminal.wait("the line is gone")
    finally:
        line.close()
