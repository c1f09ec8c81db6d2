"""Live AWS: what a local server holds is what perch records, shows and prints."""

import json
import os
import pathlib
import signal
import subprocess
import time

import pytest

from aws_fleet import FUNCTIONS, HOME_ACCOUNT, OTHERS, REGION
from conftest import PERCH, Pane


def record(aws, fleet, out, *more):
    return aws("record", "--out", out, "--profile", "home", "--endpoint-url", fleet.server.url, "--for", "30s", *more)


def rows(perch, *arguments):
    done = perch(*arguments, "--format", "json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_every_resource_of_every_account_is_recorded(perch, recorded, fleet):
    out, _ = recorded
    found = rows(perch, "resources", out, "--columns", "inventory")
    for account in fleet.accounts:
        mine = {(row["kind"], row["name"]) for row in found if row["account"] == account.account}
        names = {name for _, name in mine}
        for name in account.functions + account.queues + account.tables:
            assert name in names, f"{name} of {account.account}"
        assert len([row for row in found if row["account"] == account.account and row["service"] == "lambda"]) >= FUNCTIONS


def test_every_run_is_recorded_once_with_its_figures(perch, recorded, fleet):
    out, _ = recorded
    found = rows(perch, "executions", out, "--window", "7d", "--limit", "100000")
    seen = {}
    for row in found:
        key = (row["account"], row["functionName"], row["requestId"])
        assert key not in seen, f"twice: {key}"
        seen[key] = row
    for account in fleet.accounts:
        for name, runs in account.runs.items():
            for request, ran, failed in runs:
                row = seen[(account.account, name, request)]
                assert row["durationMs"] == ran
                assert row["status"] == ("error" if failed else "success"), row


def test_metrics_equal_what_was_put(perch, recorded, fleet):
    out, _ = recorded
    for account in fleet.accounts:
        for name in account.functions[:4]:
            found = rows(perch, "metrics", out, "--resource", name, "--account", account.account, "--window", "7d")
            total = sum(row["value"] for row in found if row["metric"] == "Invocations" and row["statistic"] == "Sum"
                        and row["periodSeconds"] == 300)
            assert total == account.sums[name]


def test_traces_are_recorded(perch, recorded, fleet):
    out, _ = recorded
    found = {row["traceId"] for row in rows(perch, "traces", out, "--window", "7d")}
    for account in fleet.accounts:
        assert set(account.traces) <= found


def test_no_secret_is_in_the_recording(recorded, fleet):
    out, _ = recorded
    data = out.read_bytes()
    assert b"s3cr3t-t0k3n-v4lue" not in data
    assert b"AKIDHOME" not in data


def test_the_recorder_tells_what_it_costs(recorded):
    _, news = recorded
    assert news[0]["event"] == "began" and news[0]["monthUSD"] >= 0
    assert news[-1]["event"] == "ended" and news[-1]["calls"] > 10


def test_inventory_is_printed_without_a_recording(aws, fleet):
    done = aws("resources", "--columns", "inventory", "--profile", "home", "--endpoint-url", fleet.server.url, "--services", "lambda",
               "--format", "json")
    found = [row["name"] for row in json.loads(done.stdout) if row["account"] == HOME_ACCOUNT]
    assert set(fleet.accounts[0].functions) <= set(found)


def test_recording_stops_cleanly_at_sigterm(live, fleet, tmp_path, perch):
    out = tmp_path / "stopped.perch"
    process = subprocess.Popen(
        [PERCH, "record", "--out", out, "--profile", "home", "--endpoint-url", fleet.server.url], env=live,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    time.sleep(6)
    process.send_signal(signal.SIGTERM)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 0, errors
    assert "is whole" in errors
    assert not pathlib.Path(f"{out}-wal").exists()
    assert rows(perch, "resources", out, "--columns", "inventory")


def test_recording_survives_kill_and_goes_on(live, fleet, tmp_path, perch, aws):
    out = tmp_path / "killed.perch"
    for _ in range(3):
        process = subprocess.Popen(
            [PERCH, "record", "--out", out, "--profile", "home", "--endpoint-url", fleet.server.url], env=live,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(5)
        process.kill()
        process.wait()
    record(aws, fleet, out)
    found = rows(perch, "executions", out, "--window", "7d", "--limit", "100000")
    keys = [(row["functionName"], row["requestId"]) for row in found]
    assert len(keys) == len(set(keys)) == 20 * FUNCTIONS


def test_the_console_shows_the_fleet(live, fleet, tmp_path):
    command = f"{PERCH} live --profile home --endpoint-url {fleet.server.url}; echo ended; sleep 30"
    pane = Pane(command, 120, 40, live, tmp_path)
    try:
        screen = pane.wait("LIVE", "orders")
        assert "Fleet" in screen
        pane.press("Q")
        pane.wait("ended")
    finally:
        pane.close()


@pytest.mark.parametrize("arguments, words, code", [
    (("--profile", "nobody"), ("nobody",), 77),
    (("--profile", "home", "--endpoint-url", "http://127.0.0.1:9"), ("127.0.0.1", "refuses"), 69),
    (("--profile", "home", "--endpoint-url", "http://no-such-host.invalid"), ("no-such-host.invalid",), 69),
    (("--profile", "home", "--region", "eu west"), ("eu west",), 64),
    (("--profile", "home", "--role-arn", "perch"), ("--role-arn",), 64),
    (("--profile", "home", "--services", "lambda,nothing"), ("nothing",), 64),
    (("--profile", "home", "--budget", "-1"), ("--budget",), 64),
])
def test_what_is_wrong_is_said_in_a_sentence(aws, tmp_path, arguments, words, code):
    done = aws("record", "--out", tmp_path / "none.perch", "--for", "5s", *arguments, code=code)
    for word in words:
        assert word in done.stderr, done.stderr
    assert "s3cr3t" not in done.stderr and "Error Domain" not in done.stderr


def test_doctor_tells_what_is_allowed(aws, fleet):
    done = subprocess.run([PERCH, "doctor", "--profile", "home", "--endpoint-url", fleet.server.url, "--services", "lambda", "--format",
                           "json"], capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL,
                          env=os.environ | fleet.environment)
    checks = {row["check"]: row for row in json.loads(done.stdout)}
    assert checks[f"lambda:ListFunctions in {HOME_ACCOUNT} {REGION}"]["ok"] is True
    assert {f"xray:{name} in {HOME_ACCOUNT} {REGION}" for name in ("GetTraceSummaries", "BatchGetTraces", "GetServiceGraph")} <= checks.keys()
    assert checks["clock"]["ok"] is True


def test_doctor_names_each_place_without_credentials(environment, tmp_path):
    done = subprocess.run([PERCH, "doctor", "--region", REGION, "--format", "json"], capture_output=True, text=True, timeout=60,
                          stdin=subprocess.DEVNULL, env=environment | {"AWS_EC2_METADATA_DISABLED": "true"})
    assert done.returncode == 1
    found = [row for row in json.loads(done.stdout) if row["check"].startswith("credentials")]
    assert found and "environment" in found[0]["fix"]


def test_other_accounts_are_read_with_their_roles(perch, recorded):
    out, _ = recorded
    assert {row["id"] for row in rows(perch, "summary", out)["accounts"]} == {HOME_ACCOUNT, *OTHERS}
