"""The first minute, on whatever machine and terminal that is: each ends in something useful, and soon."""

import datetime
import hashlib
import json
import os
import pathlib
import pwd
import re
import socket
import subprocess

import pytest

from conftest import PERCH
from stub_aws import ACCOUNT, StubAWS, refusal
from terminals import Program

HOUR = datetime.timedelta(hours=1)
FUNCTIONS = json.dumps({"Functions": [
    {"FunctionName": "checkout-worker", "FunctionArn": f"arn:aws:lambda:eu-west-1:{ACCOUNT}:function:checkout-worker"}]})


@pytest.fixture
def stub():
    """A server that answers as AWS does for an account with one function."""
    made = StubAWS({"/2015-03-31/functions/": (200, FUNCTIONS), "/2015-03-31/functions": (200, FUNCTIONS)})
    yield made
    made.close()


@pytest.fixture
def bare(environment):
    """An environment without folders of perch's own, and with nothing of AWS in reach."""
    return {k: v for k, v in environment.items() if not k.startswith("XDG_")} | {"AWS_EC2_METADATA_DISABLED": "true", "AWS_MAX_ATTEMPTS": "1"}


@pytest.fixture
def program(bare, tmp_path):
    """Starts perch on terminals of its own, and ends it with the test."""
    started = []

    def start(*arguments, changes={}, **size):
        started.append(Program(bare | changes, *arguments, folder=tmp_path, command=[PERCH], **size))
        return started[-1]

    yield start
    for each in started:
        each.close()


@pytest.fixture
def run(bare, tmp_path):
    """Runs perch to its end, without a terminal."""

    def start(*arguments, **changes):
        return subprocess.run([PERCH, *map(str, arguments)], capture_output=True, text=True, timeout=120, env=bare | changes,
                              cwd=tmp_path, stdin=subprocess.DEVNULL)

    return start


def ended(opened, code):
    """Reads until it has ended with a code, and the terminal is as it was."""
    opened.read(20, quiet=1)
    assert opened.process.wait(20) == code, opened.text
    opened.read(1, quiet=0.2)
    assert opened.is_restored
    return " ".join(opened.text.split())


# Nothing is set up


def test_nothing_is_set_up_and_nobody_answers(program):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"
        opened = program(changes={"AWS_EC2_METADATA_DISABLED": "false", "AWS_EC2_METADATA_SERVICE_ENDPOINT": address}, width=100)
        opened.read(20, until="This machine")
        assert "The sample" in opened.text and "aws configure sso" in opened.text
        opened.send(b"j\r")
        opened.read(30, until="opens a sample")
        told = ended(opened, 77)
    for words in ("No credentials were found.", "environment: AWS_ACCESS_KEY_ID is not set", "~/.aws/config does not exist",
                  "instance metadata: 127.0.0.1 did not answer in time", "Run aws configure or aws configure sso.", "perch replay opens a sample"):
        assert words in told


def test_the_sample_is_one_key_away(program):
    opened = program()
    opened.read(20, until="The sample")
    opened.send(b"\r")
    opened.read(20, until="charge-card")
    assert "SAMPLE" in opened.text
    opened.send(b"Q")
    ended(opened, 0)


def test_keys_of_the_shell_are_offered(program, stub):
    keys = {"AWS_ACCESS_KEY_ID": "AKID", "AWS_SECRET_ACCESS_KEY": "s", "AWS_REGION": "eu-west-1", "AWS_ENDPOINT_URL": stub.url}
    opened = program(changes=keys)
    opened.read(20, until="the keys of AWS_ACCESS_KEY_ID, eu-west-1")
    assert opened.text.index("This shell") < opened.text.index("The sample")
    opened.send(b"\r")
    opened.read(20, until="(ungrouped)")
    assert "LIVE" in opened.text
    opened.send(b"Q")
    ended(opened, 0)


# The session has ended


class SignIn:
    """A profile that signs in through IAM Identity Center."""

    def __init__(self, home, stub):
        folder = home / ".aws/sso/cache"
        folder.mkdir(parents=True)
        (home / ".aws/config").write_text(
            f"[profile shop]\nsso_session = corp\nsso_account_id = {ACCOUNT}\nsso_role_name = reader\nregion = eu-west-1\n"
            "[sso-session corp]\nsso_start_url = https://corp.example/start\nsso_region = eu-west-1\n")
        self.token = folder / (hashlib.sha1(b"corp").hexdigest() + ".json")
        keys = {"accessKeyId": "AKID", "secretAccessKey": "s", "sessionToken": "t", "expiration": 4e12}
        stub.answers["/federation/credentials"] = (200, json.dumps({"roleCredentials": keys}))

    def end_after(self, time):
        end = datetime.datetime.now(datetime.timezone.utc) + time
        self.token.write_text(json.dumps({"accessToken": "token", "expiresAt": end.strftime("%Y-%m-%dT%H:%M:%SZ")}))


def test_a_sign_in_that_has_ended_names_the_command_and_shows_what_was_read_last(program, run, stub, tmp_path):
    sign_in = SignIn(tmp_path, stub)
    live = ("live", "--profile", "shop", "--services", "lambda", "--endpoint-url", stub.url)
    sign_in.end_after(-HOUR)
    done = run("resources", *live[1:])
    assert done.returncode == 77
    assert "sign-in of profile shop: the sign-in ended at" in done.stderr and "Run aws sso login --profile shop." in done.stderr
    assert "environment" not in done.stderr

    sign_in.end_after(HOUR)
    opened = program(*live)
    opened.read(20, until="(ungrouped)")
    assert "LIVE" in opened.text
    opened.send(b"Q")
    ended(opened, 0)

    sign_in.end_after(-HOUR)
    opened = program(*live)
    opened.read(20, until="SIGNED OUT")
    opened.read(20, until="Run aws sso login --profile shop.")
    assert "Run aws sso login --profile shop." in opened.screen.display[23]
    assert "(ungrouped)" in opened.text
    opened.send(b"Q")
    ended(opened, 0)
    assert "Until then, perch live --profile shop shows what was read last." in run("resources", *live[1:]).stderr


@pytest.mark.parametrize("file, advice", [
    ("credentials", "Renew the keys of profile shop in ~/.aws/credentials, with what made them or with aws configure --profile shop."),
    ("environment", "Set AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN to new ones."),
])
def test_keys_that_have_expired_name_where_they_are(program, stub, tmp_path, file, advice):
    stub.answers["GetCallerIdentity"] = refusal("ExpiredToken", "The security token included in the request is expired")
    changes = {"AWS_ENDPOINT_URL": stub.url, "AWS_REGION": "eu-west-1"}
    if file == "environment":
        opened = program("live", changes=changes | {"AWS_ACCESS_KEY_ID": "ASIA", "AWS_SECRET_ACCESS_KEY": "s", "AWS_SESSION_TOKEN": "t"})
    else:
        (tmp_path / ".aws").mkdir()
        (tmp_path / ".aws/credentials").write_text("[shop]\naws_access_key_id = ASIA\naws_secret_access_key = s\naws_session_token = t\n")
        opened = program("live", "--profile", "shop", changes=changes)
    told = ended(opened, 77).replace(" ", "")
    assert "goodnomore" in told and advice.replace(" ", "") in told


# The clock is wrong


@pytest.mark.parametrize("days, words", [(1, "24.0 h behind AWS"), (-1, "24.0 h ahead of AWS")])
def test_a_clock_that_is_a_day_off_is_corrected_and_told(run, stub, days, words):
    stub.ahead = days * 86_400
    keys = {"AWS_ACCESS_KEY_ID": "AKID", "AWS_SECRET_ACCESS_KEY": "s", "AWS_REGION": "eu-west-1", "AWS_ENDPOINT_URL": stub.url,
            "AWS_MAX_ATTEMPTS": "3"}
    done = run("resources", "--endpoint-url", stub.url, "--columns", "inventory", "--services", "lambda", "--format", "json", **keys)
    assert done.returncode == 0, done.stderr
    assert [row["name"] for row in json.loads(done.stdout)] == ["checkout-worker"]
    rows = json.loads(run("doctor", "--services", "lambda", "--format", "json", **keys).stdout)
    clock = next(row for row in rows if row["check"] == "clock")
    assert not clock["ok"] and clock["detail"] == words and "set the clock" in clock["fix"]


# The terminal


@pytest.mark.parametrize("term", ["no-such-terminal", ""])
def test_a_terminal_that_is_not_known_is_offered_the_sample(program, term):
    opened = program(changes={"TERM": term})
    opened.read(20, until="The sample")
    opened.send(b"\r")
    opened.read(20, until="xterm-256color is used instead")
    opened.send(b"Q")
    ended(opened, 0)


def test_a_terminal_that_can_do_nothing_is_told_how_to_begin(program):
    opened = program(changes={"TERM": "dumb"}, width=100, height=120)
    told = ended(opened, 0)
    assert "perch replay looks at the sample" in told and "perch doctor says what is missing" in told


@pytest.mark.parametrize("arguments, words", [((), ["The sample"]), (("replay",), ["perch needs", "40x12", "with Q."])])
def test_a_tiny_window_says_what_it_can_and_fills_when_it_grows(program, arguments, words):
    opened = program(*arguments, width=20, height=5)
    opened.read(20, until=words[-1])
    for word in words:
        assert word in opened.text
    opened.resize(1, 1)
    opened.read(1, quiet=0.3)
    opened.resize(100, 30)
    opened.screen.reset()
    opened.read(20, until="The sample" if not arguments else "charge-card")
    assert "q quit" in opened.text or "charge-card" in opened.text
    opened.send(b"q")
    ended(opened, 0)


def test_a_window_of_one_cell_is_left_by_its_key(program):
    opened = program("replay", width=1, height=1)
    opened.read(3, quiet=1)
    opened.send(b"Q")
    ended(opened, 0)


def test_screen_carries_it(pane, tmp_path):
    (tmp_path / "screenrc").write_text("autodetach off\nstartup_message off\n")
    opened = pane(f"screen -c {tmp_path}/screenrc {PERCH} replay; echo left; sleep 30")
    opened.wait("SAMPLE", "charge-card", "? keys")
    opened.press("Down", "Enter")
    opened.wait("Fleet > checkout")
    opened.press("Q")
    opened.wait("left")


def test_mosh_carries_it(pane, environment):
    started = subprocess.run(["mosh-server", "new", "-i", "127.0.0.1", "-p", "60000:61000", "--", PERCH, "replay"], capture_output=True,
                             text=True, env=environment | {"LC_ALL": "C.UTF-8", "MOSH_SERVER_NETWORK_TMOUT": "60"}, timeout=60)
    port, key = re.search(r"MOSH CONNECT (\d+) (\S+)", started.stdout).groups()
    opened = pane(f"MOSH_KEY={key} mosh-client 127.0.0.1 {port}; echo left; sleep 30", LC_ALL="C.UTF-8")
    opened.wait("SAMPLE", "charge-card", "? keys")
    opened.press("Down", "Enter")
    opened.wait("Fleet > checkout")
    opened.press("Q")
    opened.wait("left")


def test_a_locale_that_is_not_installed_is_drawn_in_a_readable_one(program):
    opened = program("replay", changes={"LC_ALL": "xx_YY.UTF-8", "LANG": "xx_YY.UTF-8"})
    opened.read(20, until="charge-card")
    assert "\ufffd" not in opened.text
    opened.send(b"Q")
    ended(opened, 0)


# No terminal


def test_without_a_terminal_it_prints_and_ends(run):
    alone = run()
    assert alone.returncode == 0 and "perch doctor says what is missing" in " ".join(alone.stdout.split())
    shown = run("replay")
    assert shown.returncode == 0 and "mode: sample" in shown.stdout
    assert "WHERE: checkout/charge-card" in shown.stdout and "why: charge-card waits" in shown.stdout
    live = run("live")
    assert live.returncode == 64 and "needs a terminal" in live.stderr and "perch record" in live.stderr
    for done in (alone, shown, live):
        assert "\x1b" not in done.stdout + done.stderr


def test_a_pipe_behind_it_and_a_terminal_before_it(program, bare, tmp_path):
    opened = program(width=100, height=120)
    opened.read(20, until="The sample")
    piped = Program(bare, "-c", f"{PERCH} | cat", folder=tmp_path, command=["sh"], width=100, height=120)
    try:
        assert "perch replay looks at the sample" in ended(piped, 0)
    finally:
        piped.close()


def test_cron_gives_it_next_to_nothing(tmp_path):
    done = subprocess.run([PERCH, "summary", "--sample"], capture_output=True, text=True, timeout=60, cwd=tmp_path,
                          env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}, stdin=subprocess.DEVNULL)
    assert done.returncode == 0 and "checkout" in done.stdout and not done.stderr


# The home


NOWHERE = {"HOME": "/proc/none"}


def test_a_home_that_cannot_be_written_is_looked_from(program):
    opened = program(changes=NOWHERE)
    opened.read(20, until="The sample")
    opened.send(b"\r")
    opened.read(20, until="charge-card")
    opened.send(b":save late\r")
    opened.read(20, until="was not kept")
    assert "/proc/none" in opened.text
    opened.send(b"Q")
    ended(opened, 0)


def test_a_home_that_cannot_be_written_is_told_where_it_matters(program, run, stub):
    keys = {"AWS_ACCESS_KEY_ID": "AKID", "AWS_SECRET_ACCESS_KEY": "s", "AWS_REGION": "eu-west-1", "AWS_ENDPOINT_URL": stub.url}
    told = ended(program("live", changes=NOWHERE | keys), 73).replace(" ", "")
    assert "/proc/none/.local/state/perch/keys" in told and "SetXDG_STATE_HOMEtoafolderthatcanbewritten." in told
    done = run("doctor", "--offline", "--format", "json", **NOWHERE)
    rows = {row["check"]: row for row in json.loads(done.stdout)}
    assert not rows["state folder"]["ok"] and "XDG_STATE_HOME" in rows["state folder"]["fix"]
    assert not rows["cache folder"]["ok"] and "XDG_CACHE_HOME" in rows["cache folder"]["fix"]


def test_a_full_disk_is_looked_from_and_told(pane, tmp_path):
    opened = pane(f"ulimit -f 0; {PERCH} replay; {PERCH} doctor --offline; sleep 30", 120, 40)
    opened.wait("charge-card")
    opened.press(":", "save", "Space", "late", "Enter")
    opened.wait("was not kept")
    opened.press("Q")
    opened.wait("NO  state folder", "NO  cache folder", "XDG_STATE_HOME")


def test_without_home_it_is_the_one_of_the_users_list(run, bare, tmp_path):
    home = pathlib.Path(pwd.getpwuid(os.getuid()).pw_dir)
    for changed in ({k: v for k, v in bare.items() if k != "HOME"}, bare | {"HOME": "not/whole"}):
        done = subprocess.run([PERCH, "info", "--format", "json"], capture_output=True, text=True, env=changed, cwd=tmp_path)
        assert done.returncode == 0
        folders = json.loads(done.stdout)
        assert folders["config"] == str(home / ".config/perch") and folders["state"] == str(home / ".local/state/perch")


def test_root_leaves_no_files_of_its_own_in_the_home_of_another(run, bare, tmp_path):
    if os.geteuid() != 0:
        pytest.skip("only root can write into the home of another")
    home, root = tmp_path / "home", pathlib.Path(pwd.getpwuid(0).pw_dir)
    home.mkdir()
    os.chown(home, 65534, 65534)
    done = subprocess.run([PERCH, "info", "--format", "json"], capture_output=True, text=True, env=bare | {"HOME": str(home)}, cwd=tmp_path)
    folders = json.loads(done.stdout)
    assert folders["config"] == str(home / ".config/perch")
    assert folders["state"] == str(root / ".local/state/perch") and folders["cache"] == str(root / ".cache/perch")
    chosen = bare | {"HOME": str(home), "XDG_STATE_HOME": str(tmp_path / "state")}
    done = subprocess.run([PERCH, "info", "--format", "json"], capture_output=True, text=True, env=chosen, cwd=tmp_path)
    assert json.loads(done.stdout)["state"] == str(tmp_path / "state/perch")
