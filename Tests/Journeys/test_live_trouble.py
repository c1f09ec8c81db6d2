"""What goes wrong between perch and AWS: a sentence each, the right exit code, the rest goes on, nothing recorded is lost."""

import json
import os
import resource
import subprocess
import threading
import time

import pytest

from aws_fleet import FUNCTIONS, HOME_ACCOUNT, OTHERS
from conftest import PERCH, Pane
from stub_aws import ACCOUNT, Authority, StubAWS, denial, refusal

SECRET = "s3cr3t-k3y"


@pytest.fixture
def stub():
    """Makes servers, and closes them in the end."""
    made = []

    def make(*arguments, **more):
        made.append(StubAWS(*arguments, **more))
        return made[-1]

    yield make
    for each in made:
        each.close()


@pytest.fixture
def keyed(keyed):
    return keyed | {"AWS_MAX_ATTEMPTS": "1"}


@pytest.fixture
def ask(keyed, tmp_path):
    """Runs perch to its end; what it says is a sentence, and no secret."""

    def run(*arguments, code, **changes):
        done = subprocess.run([PERCH, *map(str, arguments)], capture_output=True, text=True, timeout=120, env=keyed | changes,
                              cwd=tmp_path, stdin=subprocess.DEVNULL)
        assert done.returncode == code, (done.returncode, done.stderr)
        sentence(done.stderr, code)
        return done

    return run


def sentence(text, code):
    assert SECRET not in text and "hunter2" not in text
    for word in ("Error Domain", "NIO", "HTTPClient", "BoringSSL", "SocketAddress", "Fatal error", "0x"):
        assert word not in text, text
    if code:
        assert 20 < len(text.strip()) < 700, text
        assert text.strip()[-1] in ".?", text


def listing(url):
    return ("resources", "--columns", "inventory", "--endpoint-url", url, "--format", "json")


# Who asks


@pytest.mark.parametrize("code, message, words", [
    ("InvalidClientTokenId", "The security token included in the request is invalid", ("InvalidClientTokenId", "Check the access key")),
    ("SignatureDoesNotMatch", "The request signature we calculated does not match", ("SignatureDoesNotMatch", "its secret")),
    ("ExpiredToken", "The security token included in the request is expired", ("expired", "the environment", "AWS_SESSION_TOKEN to new ones")),
    ("AccessDenied", "User: U is not authorized to perform: sts:GetCallerIdentity", ("Allow sts:GetCallerIdentity", "perch iam-policy")),
])
def test_keys_that_are_not_good_any_more(ask, stub, code, message, words):
    server = stub({"GetCallerIdentity": refusal(code, message)})
    done = ask(*listing(server.url), code=77)
    for word in words:
        assert word in done.stderr


def test_the_first_screen_of_a_known_account_needs_none_of_aws(keyed, stub, tmp_path):
    functions = json.dumps({"Functions": [
        {"FunctionName": "checkout-worker", "FunctionArn": f"arn:aws:lambda:eu-west-1:{ACCOUNT}:function:checkout-worker"}]})
    server = stub({"/2015-03-31/functions/": (200, functions), "/2015-03-31/functions": (200, functions)})
    command = f"{PERCH} live --endpoint-url {server.url} --services lambda; echo ended; sleep 30"
    pane = Pane(command, 120, 40, keyed, tmp_path)
    try:
        pane.wait("LIVE", "(ungrouped)")
        pane.press("Q")
        pane.wait("ended")
    finally:
        pane.close()
    asked, said = len(server.calls), threading.Event()
    server.answers["GetCallerIdentity"] = lambda: said.wait(30) and refusal("InvalidClientTokenId", "The security token is invalid.")
    pane = Pane(command, 120, 40, keyed, tmp_path)
    try:
        pane.wait("LIVE", "(ungrouped)")
        assert server.calls[asked:] in ([], ["GetCallerIdentity"])
        said.set()
        pane.wait("InvalidClientTokenId", "(ungrouped)")
        assert set(server.calls[asked:]) == {"GetCallerIdentity"}
        pane.press("Q")
        pane.wait("ended")
    finally:
        pane.close()


def test_a_region_that_does_not_exist(ask, tmp_path):
    done = ask("record", "--out", tmp_path / "none.perch", "--region", "eu-wset-1", code=69)
    assert "eu-wset-1" in done.stderr and "did you mean eu-west-1?" in done.stderr


def test_a_role_that_may_not_be_assumed(ask, stub):
    role = f"arn:aws:iam::{ACCOUNT}:role/closed"
    server = stub({"AssumeRole": refusal("AccessDenied", f"User: U is not authorized to perform: sts:AssumeRole on resource: {role}")})
    done = ask(*listing(server.url), "--role-arn", role, code=77)
    assert role in done.stderr and "sts:AssumeRole" in done.stderr


def test_one_account_that_refuses_keeps_no_other_from_being_read(live, fleet, tmp_path):
    config = (fleet.folder / "config").read_text() + "[profile gone]\nregion = eu-west-1\n"
    (tmp_path / "config").write_text(config)
    done = subprocess.run(
        [PERCH, *listing(fleet.server.url), "--services", "lambda", "--profile", "home", "--profile", "gone", "--profile", "other0"],
        capture_output=True, text=True, timeout=120, env=live | {"AWS_CONFIG_FILE": str(tmp_path / "config")}, stdin=subprocess.DEVNULL)
    assert done.returncode == 0, done.stderr
    assert {row["account"] for row in json.loads(done.stdout)} == {HOME_ACCOUNT, OTHERS[0]}
    assert "gone" in done.stderr and "The other accounts are read without it." in done.stderr


def test_an_account_outside_the_organisation_is_recorded_all_the_same(ask, stub, perch, tmp_path):
    functions = json.dumps({"Functions": [{"FunctionName": "one", "FunctionArn": f"arn:aws:lambda:eu-west-1:{ACCOUNT}:function:one"}]})
    server = stub({"/2015-03-31/functions/": (200, functions), "/2015-03-31/functions": (200, functions),
                   "ListAccounts": denial("AWSOrganizationsNotInUseException", "Your account is not a member of an organization."),
                   "DescribeOrganization": denial("AWSOrganizationsNotInUseException", "Your account is not a member of an organization.")})
    out = tmp_path / "alone.perch"
    done = ask("record", "--out", out, "--endpoint-url", server.url, "--organization", "--for", "6s", "--progress", "jsonl", code=0)
    assert "ListAccounts" in server.calls
    news = [json.loads(line) for line in done.stdout.splitlines()]
    assert news[-1]["event"] == "ended"
    names = [row["name"] for row in json.loads(perch("resources", out, "--columns", "inventory", "--format", "json").stdout)]
    assert "one" in names


# The way there


def test_an_endpoint_that_refuses(ask):
    done = ask(*listing("http://127.0.0.1:9"), code=69)
    assert "127.0.0.1 refuses connections" in done.stderr and "AWS_ENDPOINT_URL" in done.stderr


def test_a_name_without_an_address(ask):
    done = ask(*listing("http://no-such-host.invalid"), code=69)
    assert "no-such-host.invalid cannot be found" in done.stderr


def test_a_proxy_that_fails(ask):
    done = ask(*listing("http://aws.example"), code=69, HTTP_PROXY="http://me:hunter2@127.0.0.1:9")
    assert "127.0.0.1:9 refuses connections" in done.stderr and "HTTP_PROXY" in done.stderr


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    return Authority(tmp_path_factory.mktemp("ca"), "authority")


def test_a_server_whose_name_is_certified_is_trusted(ask, stub, authority):
    server = stub(certificate=authority.certificate("localhost"))
    ask(*listing(f"https://localhost:{server.port}"), code=0, AWS_CA_BUNDLE=str(authority.bundle))
    assert "GetCallerIdentity" in server.calls


@pytest.mark.parametrize("host, days, known, words", [
    ("localhost", (-1, 30), False, ("no authority that this machine trusts has signed it", "AWS_CA_BUNDLE")),
    ("elsewhere.example", (-1, 30), True, ("it is for another name",)),
    ("localhost", (-30, -1), True, ("it expired 1 day ago", "renewed")),
    ("localhost", (10, 30), True, ("it holds only in",)),
])
def test_a_server_that_cannot_be_trusted(ask, stub, authority, tmp_path, host, days, known, words):
    server = stub(certificate=authority.certificate(host, *days))
    bundle = authority.bundle if known else Authority(tmp_path, "stranger").bundle
    done = ask(*listing(f"https://localhost:{server.port}"), code=69, AWS_CA_BUNDLE=str(bundle))
    assert "The certificate of localhost is not trusted" in done.stderr
    for word in words:
        assert word in done.stderr
    assert server.calls == []


# The disk


def recorder(live, fleet, out):
    return subprocess.Popen([PERCH, "record", "--out", out, "--profile", "home", "--endpoint-url", fleet.server.url, "--for", "40s"],
                            env=live, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)


def held(perch, out):
    """The functions and runs that a recording holds."""
    names = json.loads(perch("resources", out, "--columns", "inventory", "--format", "json").stdout)
    runs = json.loads(perch("executions", out, "--window", "7d", "--limit", "0", "--format", "json").stdout)
    return sum(row["kind"] == "lambda:function" for row in names), len({(row["functionName"], row["requestId"]) for row in runs})


def wait_for_runs(perch, out, least=100):
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if out.exists() and (found := held_or_none(perch, out)) and found[1] >= least:
            return found
        time.sleep(0.5)
    raise AssertionError("nothing was recorded")


def held_or_none(perch, out):
    try:
        return held(perch, out)
    except ValueError:
        return None


def test_a_disk_that_takes_no_more_keeps_what_was_recorded(live, fleet, perch, tmp_path):
    out = tmp_path / "full.perch"
    process = recorder(live, fleet, out)
    functions, runs = wait_for_runs(perch, out)
    size = os.path.getsize(f"{out}-wal")
    resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (size, size))
    _, told = process.communicate(timeout=90)
    assert process.returncode == 73, told
    last = told.strip().splitlines()[-1]
    sentence(last, 73)
    assert str(out) in last and "ulimit" in last
    now = held(perch, out)
    assert now[0] == functions == FUNCTIONS and now[1] >= runs


def test_a_recording_that_is_moved_away_loses_nothing(live, fleet, perch, tmp_path):
    out, moved = tmp_path / "here.perch", tmp_path / "there.perch"
    process = recorder(live, fleet, out)
    functions, runs = wait_for_runs(perch, out)
    out.rename(moved)
    time.sleep(3)
    process.terminate()
    _, told = process.communicate(timeout=60)
    assert process.returncode == 0, told
    assert f"{out} was moved away or deleted" in told
    now = held(perch, out)
    assert now[0] == functions == FUNCTIONS and now[1] >= runs


# What X-Ray counts


def test_the_map_tells_what_xray_counted_where_no_trace_was_read(ask, stub, tmp_path):
    functions = json.dumps({"Functions": [
        {"FunctionName": name, "FunctionArn": f"arn:aws:lambda:eu-west-1:{ACCOUNT}:function:{name}"} for name in ("checkout", "charge-card")]})

    def edge(to, calls, failed):
        counted = {"TotalCount": calls, "TotalResponseTime": calls / 20, "FaultStatistics": {"TotalCount": failed}}
        return {"ReferenceId": to, "SummaryStatistics": counted}

    graph = json.dumps({"Services": [
        {"ReferenceId": 0, "Name": "checkout", "Type": "AWS::Lambda::Function", "Edges": [edge(1, 480, 48), edge(2, 60, 0)]},
        {"ReferenceId": 1, "Name": "charge-card", "Type": "AWS::Lambda::Function"},
        {"ReferenceId": 2, "Name": "orders", "Type": "AWS::DynamoDB::Table"}]})
    server = stub({"/2015-03-31/functions/": (200, functions), "/2015-03-31/functions": (200, functions), "/ServiceGraph": (200, graph)})
    out = tmp_path / "graph.perch"
    ask("record", "--out", out, "--endpoint-url", server.url, "--services", "lambda", "--for", "15s", code=0)
    lines = ask("replay", out, "--print", "--size", "120x40", "--keys", ": m a p Enter", code=0).stdout.splitlines()
    assert any("counted by X-Ray" in line and "no trace was read" in line for line in lines)
    failing = next(line.split() for line in lines if "charge-card" in line)
    assert "10.0" in failing and failing[-1] == "480"
    sound = next(line.split() for line in lines if "orders" in line)
    assert "0.0" in sound and sound[-1] == "60"
