"""One file on a host that holds nothing else: it replays, speaks TLS by name, and says what it misses."""

import json
import pathlib
import shutil
import subprocess
import sys

import pytest

import bastion
from conftest import PERCH, ROOT
from stub_aws import ACCOUNT, Authority
from terminals import Program

# Where Debian, Fedora and Amazon Linux, SUSE and Alpine keep the certificates they trust.
BUNDLES = ["etc/ssl/certs/ca-certificates.crt", "etc/pki/tls/certs/ca-bundle.crt", "etc/ssl/ca-bundle.pem", "etc/ssl/cert.pem"]
PATH = "/usr/sbin:/usr/bin:/sbin:/bin"
LISTING = ("resources", "--columns", "inventory", "--endpoint-url", f"https://{bastion.HOST}/", "--format", "json")


def alone(root, *words, **environment):
    """Runs perch in a root without a network."""
    return subprocess.run(bastion.command(root, *words), capture_output=True, text=True, timeout=120, stdin=subprocess.DEVNULL,
                          env=bastion.ENVIRONMENT | {"PATH": PATH} | environment)


def surrounded(root, kind, *words):
    """Runs perch in a root with a DNS server and AWS behind TLS."""
    return subprocess.run([*bastion.ENTER, sys.executable, bastion.__file__, root, kind, *map(str, words)],
                          capture_output=True, text=True, timeout=300, stdin=subprocess.DEVNULL)


def trust(root, place=BUNDLES[0]):
    """An issuer whom the host trusts, and a certificate of it for the server."""
    authority = Authority(root.parent, "issuer")
    (root / place).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(authority.bundle, root / place)
    shutil.copy(authority.certificate(bastion.HOST), root.parent / "server.pem")


def terminal(root, term, **size):
    """perch on a pty in a root with a UTF-8 locale."""
    shutil.copytree("/usr/lib/locale/C.utf8", root / "usr/lib/locale/C.utf8", dirs_exist_ok=True)
    environment = bastion.ENVIRONMENT | {"PATH": PATH, "TERM": term}
    return Program(environment, command=bastion.command(root, "replay"), **size)


def test_the_program_needs_no_library():
    described = subprocess.run(["readelf", "-ld", PERCH], capture_output=True, text=True, check=True).stdout
    assert "INTERP" not in described and "NEEDED" not in described


def test_the_sample_inside_draws_what_the_whole_one_draws(root):
    keys = "Down Enter Enter 2 Enter"
    whole = subprocess.run([PERCH, "replay", ROOT / "SampleData/market.perch", "--print", "--keys", keys],
                           capture_output=True, text=True, check=True).stdout
    inner = alone(root, "replay", "--print", "--keys", keys)
    assert inner.returncode == 0, inner.stderr
    assert inner.stdout == whole
    assert (root / "root/.cache/perch").exists()


def test_a_cache_that_cannot_be_written_is_told(root):
    done = alone(root, "replay", "--print", XDG_CACHE_HOME="/proc/none")
    assert done.returncode == 66
    assert "/proc/none/perch" in done.stderr and "XDG_CACHE_HOME" in done.stderr


@pytest.mark.parametrize("has_terminfo", [True, False])
@pytest.mark.parametrize("term", ["xterm-256color", "tmux-256color", "screen-256color", "linux", "vt100", "xterm"])
def test_the_usual_terminals_are_known(root, term, has_terminfo):
    if has_terminfo:
        folders = (pathlib.Path("/lib/terminfo"), pathlib.Path("/usr/share/terminfo"))
        entry = next(folder / term[0] / term for folder in folders if (folder / term[0] / term).exists())
        (root / "usr/share/terminfo" / term[0]).mkdir(parents=True)
        shutil.copy(entry, root / "usr/share/terminfo" / term[0] / term)
    program = terminal(root, term)
    program.read(30, until="checkout/charge-card")
    program.read(5, quiet=0.3)
    assert "SAMPLE" in program.text and "is not known here" not in program.text, program.text
    program.send(b"Q")
    program.process.wait(10)
    assert program.is_restored
    program.close()


@pytest.mark.parametrize("term", ["xterm-kitty", "alacritty", "foot", "no-such-terminal"])
def test_another_terminal_is_drawn_as_xterm_and_told(root, term):
    program = terminal(root, term)
    program.read(30, until=f"TERM={term} is not known here")
    program.read(5, quiet=0.3)
    assert f"TERM={term} is not known here; xterm-256color is used instead." in program.text
    assert "checkout" in program.text
    program.send(b"Q")
    program.process.wait(10)
    program.close()


def test_without_a_locale_it_draws_in_ascii_and_tells(root):
    program = Program(bastion.ENVIRONMENT | {"PATH": PATH, "TERM": "xterm-256color"}, command=bastion.command(root, "replay"))
    program.read(30, until="No UTF-8 locale was found; ASCII glyphs are used.")
    assert "No UTF-8 locale was found; ASCII glyphs are used." in program.text
    program.close()


@pytest.mark.parametrize("place", BUNDLES)
def test_servers_are_checked_with_the_certificates_of_the_host(root, place):
    trust(root, place)
    done = surrounded(root, "stub", *LISTING)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == []


def test_a_server_that_the_host_does_not_trust_is_refused(root):
    trust(root)
    shutil.copy(Authority(root.parent, "stranger").bundle, root / BUNDLES[0])
    done = surrounded(root, "stub", *LISTING)
    assert done.returncode == 69, done.stderr
    assert "certificate" in done.stderr


def test_a_host_without_certificates_is_told(root):
    trust(root)
    (root / BUNDLES[0]).unlink()
    done = surrounded(root, "stub", *LISTING)
    assert done.returncode == 69, done.stderr
    assert "ca-certificates" in done.stderr


def test_a_name_that_nobody_knows_is_a_sentence_and_loads_no_module(root):
    trust(root)
    done = surrounded(root, "stub", *(word.replace(bastion.HOST, "typo.bastion.test") for word in LISTING))
    assert done.returncode == 69, done.stderr
    assert "typo.bastion.test" in done.stderr


def test_a_fleet_is_recorded_over_tls_by_name(root):
    trust(root)
    done = surrounded(root, "fleet", "record", "--out", "/root/fleet.perch", "--endpoint-url", f"https://{bastion.HOST}/",
                      "--for", "15s", "--progress", "jsonl")
    assert done.returncode == 0, done.stderr
    told = alone(root, "resources", "--snapshot", "/root/fleet.perch", "--columns", "inventory", "--format", "json")
    rows = json.loads(told.stdout)
    assert len([row for row in rows if row["service"] == "lambda"]) == 20, told.stdout
    assert {row["account"] for row in rows} == {ACCOUNT}


def test_a_zone_without_zone_files_is_a_sentence(root):
    done = alone(root, "executions", "--sample", "--format", "table", "--tz", "Europe/Dublin")
    assert done.returncode == 64
    assert "Europe/Dublin" in done.stderr and "/usr/share/zoneinfo" in done.stderr


def test_a_host_without_proc_is_told(root):
    done = subprocess.run([*bastion.ENTER, "chroot", root, "/usr/bin/perch", "replay", "--print"], capture_output=True, text=True,
                          timeout=60, env=bastion.ENVIRONMENT | {"PATH": PATH})
    assert "/proc" in done.stderr and done.returncode == 69
