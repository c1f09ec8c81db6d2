"""Over a real ssh connection to a real sshd."""

import os
import getpass
import pathlib
import shutil
import socket
import subprocess
import time

import pytest

from conftest import PERCH


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
    """The processes whose environment holds a marker."""
    found = []
    for entry in pathlib.Path("/proc").iterdir():
        try:
            if entry.name.isdigit() and marker.encode() in (entry / "cmdline").read_bytes():
                found.append(int(entry.name))
        except OSError:
            pass
    return [pid for pid in found if pid != os.getpid()]


def test_five_keys_over_ssh_and_a_dropped_line_ends_the_program(pane, sshd, tmp_path):
    link = tmp_path / f"perch-{os.getpid()}"
    link.symlink_to(PERCH)
    command = (f"ssh -tt -p {sshd} -i {tmp_path}/user -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null "
               f"-o LogLevel=ERROR {getpass.getuser()}@127.0.0.1 LANG=C.UTF-8 TERM=xterm-256color {link} replay")
    terminal = pane(f"{command}; echo the line is gone; sleep 60", 120, 40)
    terminal.wait("Fleet", "checkout")
    for key in ("Down", "Enter", "Enter", "2", "Enter"):
        terminal.press(key)
        terminal.settled()
    terminal.wait("TIMEOUT", "payments.example")
    program = [pid for pid in running(str(link)) if b"ssh" not in pathlib.Path(f"/proc/{pid}/comm").read_bytes()]
    client = [pid for pid in running(f"{tmp_path}/user") if pathlib.Path(f"/proc/{pid}/comm").read_bytes().strip() == b"ssh"]
    assert program and client
    for pid in client:
        os.kill(pid, 9)
    end = time.monotonic() + 10
    while time.monotonic() < end and any(pathlib.Path(f"/proc/{pid}").exists() and
                                         pathlib.Path(f"/proc/{pid}/comm").read_text().startswith("perch") for pid in program):
        time.sleep(0.1)
    left = [pid for pid in program if pathlib.Path(f"/proc/{pid}").exists() and
            pathlib.Path(f"/proc/{pid}/comm").read_text().startswith("perch")]
    assert not left, "the program outlived its line"
