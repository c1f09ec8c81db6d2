"""What the journeys stand on: the built program, and terminals to run it in."""

import json
import os
import pathlib
import shutil
import subprocess
import time
import uuid

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PERCH = pathlib.Path(os.environ.get("PERCH", ROOT / ".build/debug/perch")).resolve()


@pytest.fixture(scope="session", autouse=True)
def tools():
    """A missing tool fails the journeys; nothing is skipped."""
    assert PERCH.exists(), f"{PERCH} is not built"
    for tool in ("tmux", "screen", "mosh-server", "mosh-client", "ssh", "sshd", "ssh-keygen"):
        assert shutil.which(tool) or pathlib.Path("/usr/sbin", tool).exists(), f"{tool} is missing"


@pytest.fixture
def environment(tmp_path):
    """An environment of its own: no configuration, no AWS variables, a UTF-8 locale."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("AWS_", "LC_", "TMUX", "NO_COLOR"))}
    return kept | {
        "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "c"), "XDG_STATE_HOME": str(tmp_path / "s"),
        "XDG_CACHE_HOME": str(tmp_path / "k"), "LANG": "C.UTF-8", "TERM": "xterm-256color",
        "SWIFT_BACKTRACE": "enable=no",
    }


@pytest.fixture
def perch(environment, tmp_path):
    """Runs perch to its end."""

    def run(*arguments, **changes):
        return subprocess.run([PERCH, *map(str, arguments)], capture_output=True, text=True, errors="replace",
                              timeout=120, env=environment | changes, cwd=tmp_path, stdin=subprocess.DEVNULL)

    return run


@pytest.fixture(scope="session")
def fleet(tmp_path_factory):
    """Three accounts in a local server that speaks AWS; nothing that is tested writes to them."""
    from aws_fleet import Fleet
    made = Fleet(tmp_path_factory.mktemp("aws"))
    yield made
    made.close()


@pytest.fixture
def live(environment, fleet):
    """An environment whose AWS is the local server."""
    return environment | fleet.environment


@pytest.fixture
def aws(live, tmp_path):
    """Runs perch on the local server to its end."""

    def run(*arguments, code=0, **changes):
        done = subprocess.run([PERCH, *map(str, arguments)], capture_output=True, text=True, timeout=120, env=live | changes,
                              cwd=tmp_path, stdin=subprocess.DEVNULL)
        assert done.returncode == code, done.stderr
        return done

    return run


@pytest.fixture(scope="session")
def recorded(fleet, tmp_path_factory):
    """Twenty seconds of the three accounts, and what the recorder told meanwhile."""
    folder = tmp_path_factory.mktemp("recorded")
    home = {"HOME": str(folder), "XDG_STATE_HOME": str(folder / "s"), "XDG_CACHE_HOME": str(folder / "k")}
    kept = {k: v for k, v in os.environ.items() if not k.startswith("AWS_")}
    out = folder / "fleet.perch"
    done = subprocess.run(
        [PERCH, "record", "--out", out, *fleet.options, "--for", "20s", "--logs", "errors", "--progress", "jsonl"],
        capture_output=True, text=True, timeout=180, env=kept | home | fleet.environment, stdin=subprocess.DEVNULL)
    assert done.returncode == 0, done.stderr
    return out, [json.loads(line) for line in done.stdout.splitlines()]


def has_opened_before(environment):
    """Whoever has opened perch before is given no hints."""
    state = pathlib.Path(environment["XDG_STATE_HOME"], "perch")
    state.mkdir(parents=True, exist_ok=True)
    (state / "opened").touch()


@pytest.fixture
def steady():
    """A server with one function that runs every two seconds."""
    from steady_aws import SteadyAWS
    made = SteadyAWS()
    yield made
    made.close()


@pytest.fixture
def keyed(environment):
    """An environment with keys, and no other way to AWS."""
    return environment | {"AWS_ACCESS_KEY_ID": "AKIDSTUB", "AWS_SECRET_ACCESS_KEY": "s3cr3t-k3y", "AWS_REGION": "eu-west-1",
                          "AWS_EC2_METADATA_DISABLED": "true"}


@pytest.fixture
def recorder(keyed, steady, tmp_path):
    """Starts recorders of that function, and ends them with the test."""
    from steady_aws import RECORD
    started = []

    def start(out, *more, **changes):
        started.append(subprocess.Popen(
            [PERCH, "record", "--out", out, "--endpoint-url", steady.url, *RECORD, *more], stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, text=True, cwd=tmp_path, stdin=subprocess.DEVNULL, env=keyed | changes))
        return started[-1]

    yield start
    for each in started:
        if each.poll() is None:
            each.kill()
            each.communicate()


@pytest.fixture(scope="session")
def faulty_library(tmp_path_factory):
    from faulty_host import FaultyHost
    return FaultyHost.build(tmp_path_factory.mktemp("host"))


@pytest.fixture
def host(faulty_library, tmp_path):
    """A host whose clock can be set, and whose disk fills up below the test's folder."""
    from faulty_host import FaultyHost
    return FaultyHost(faulty_library, tmp_path.parent / f"{tmp_path.name}.host", tmp_path)


class Pane:
    """A tmux window that a person could sit at."""

    def __init__(self, command, width, height, environment, folder, is_new=False):
        if not is_new:
            has_opened_before(environment)
        self.socket = f"perch-{uuid.uuid4().hex[:8]}"
        self.environment = environment
        self.tmux("-f", "/dev/null", "new-session", "-d", "-x", str(width), "-y", str(height), "-c", str(folder), command)

    def tmux(self, *arguments):
        done = subprocess.run(["tmux", "-L", self.socket, *arguments], capture_output=True, text=True, env=self.environment)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def screen(self):
        return self.tmux("capture-pane", "-p")

    def press(self, *keys):
        for key in keys:
            self.tmux("send-keys", key)
            time.sleep(0.05)

    def wait(self, *texts, seconds=30):
        """Waits until all the texts are on the screen, and answers the screen."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            seen = self.screen()
            if all(text in seen for text in texts):
                return seen
            time.sleep(0.05)
        raise AssertionError(f"never saw {texts}; the screen is:\n{self.screen()}")

    def settled(self, seconds=30):
        """The screen once it has not changed for half a second."""
        end, last, since = time.monotonic() + seconds, None, time.monotonic()
        while time.monotonic() < end:
            seen = self.screen()
            if seen != last:
                last, since = seen, time.monotonic()
            elif time.monotonic() - since > 0.5 and seen.strip():
                return seen
            time.sleep(0.05)
        raise AssertionError(f"the screen never came to rest:\n{last}")

    def close(self):
        subprocess.run(["tmux", "-L", self.socket, "kill-server"], capture_output=True, env=self.environment)


@pytest.fixture
def pane(environment, tmp_path):
    """Opens tmux windows, and closes them in the end."""
    panes = []

    def open_pane(command, width=80, height=24, is_new=False, **changes):
        panes.append(Pane(command, width, height, environment | changes, tmp_path, is_new))
        return panes[-1]

    yield open_pane
    for each in panes:
        each.close()


def configure(tmp_path, text):
    """Writes the configuration of the test's own environment."""
    (tmp_path / "c/perch").mkdir(parents=True, exist_ok=True)
    (tmp_path / "c/perch/config.yaml").write_text(text)


def lines(text):
    """The lines of a screen without blanks at their ends or empty lines below."""
    return [line.rstrip() for line in text.rstrip("\n").rstrip().split("\n")]
