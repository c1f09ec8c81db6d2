"""Policies of the user's own are judged where findings are, and never ignored in silence."""

import json

import pytest

POLICY = """- name: charging-fails
  message: charging fails
  severity: critical
  scope: {kind: "lambda:function", name: "charge-*"}
  executions: {figure: errorPct, op: ge, value: 5, window: 15m, minimumRuns: 20}
  notify: [bell]
"""


@pytest.fixture
def policies(tmp_path):
    folder = tmp_path / "c/perch/policies"
    folder.mkdir(parents=True)
    (folder / "own.yaml").write_text(POLICY)
    return folder


def test_they_stand_among_alarms_and_findings(perch, policies):
    alarms = json.loads(perch("alarms", "--sample", "--format", "json").stdout)
    ours = [row for row in alarms if row["kind"] == "policy"]
    assert [(row["name"], row["state"]) for row in ours] == [("charging-fails", "ALARM")]
    assert "charging fails: errorPct" in ours[0]["reason"] and ours[0]["resource"].endswith(":charge-card")
    findings = json.loads(perch("insights", "--sample", "--format", "json").stdout)
    assert [row["severity"] for row in findings if row["rule"] == "policy-charging-fails"] == ["critical"]
    assert perch("mute", "--rule", "policy-charging-fails", "--until", "7d", "--reason", "x").returncode == 0


def test_their_past_stands_beside_cloudwatch(perch, policies):
    past = json.loads(perch("alarms", "--sample", "--history", "--at", "2026-11-20T18:00:00Z", "--format", "json").stdout)
    assert {"ALARM", "OK"} <= {row["state"] for row in past if row["name"] == "charging-fails"}
    assert {"ALARM", "OK"} <= {row["state"] for row in past if row["name"] == "charge-card-errors"}
    assert [row["since"] for row in past] == sorted((row["since"] for row in past), reverse=True)


def test_a_wrong_one_is_told_by_line_and_column(perch, policies):
    (policies / "own.yaml").write_text(POLICY + "- name: broken\n  executions: {figure: nonsense, op: ge, value: 1}\n")
    for command in ("alarms", "insights", "summary", "watch"):
        done = perch(command, "--sample", *(["--once"] if command == "watch" else []))
        assert done.returncode == 65 and "own.yaml:8:24: " in done.stderr, (command, done.stderr)
    assert perch("executions", "--sample", "--resource", "charge-card").returncode == 0
    screen = perch("replay", "--print", "--size", "120x40", "--view", "alarms").stdout
    assert "own.yaml:8:24" in screen and "charging-fails" in screen


def test_two_of_one_name_in_two_files_are_refused(perch, policies):
    (policies / "team.yaml").write_text(POLICY)
    done = perch("alarms", "--sample")
    assert done.returncode == 65 and "team.yaml:1:9" in done.stderr and "own.yaml:1:9" in done.stderr


def test_one_is_written_at_a_row_and_judged_at_once(perch, pane, tmp_path):
    from conftest import PERCH

    terminal = pane(f"{PERCH} replay --view resource/charge-card/executions", 120, 40)
    terminal.wait("timeout")
    terminal.press(":")
    terminal.press("policy")
    terminal.press("Enter")
    terminal.wait("It would have fired", "timeouts >= 1")
    terminal.press("Enter")
    terminal.wait("charge-card-timeouts.yaml")
    assert perch("policy", "check", tmp_path / "c/perch/policies/charge-card-timeouts.yaml").returncode == 0
    alarms = json.loads(perch("alarms", "--sample", "--format", "json").stdout)
    assert any(row["name"] == "charge-card-timeouts" and row["state"] == "ALARM" for row in alarms)


def test_an_error_is_resolved_and_regresses(perch):
    def group(*options):
        found = json.loads(perch("errors", "--sample", "--resource", "charge-card", "--format", "json", *options).stdout)
        return next((row for row in found if row["class"] == "timeout"), None)

    first = group()
    assert first["state"] in ("new", "open") and len(first["day"]) == 12 and "countBefore" in first
    assert perch("resolve", "--group", first["group"]).returncode == 0
    assert group()["state"] == "resolved" and group("--state", "resolved")["stateReason"].startswith("resolved by hand")
    assert perch("mute", "--group", first["group"], "--until", "7d", "--reason", "vendor").returncode == 0
    assert "vendor" in group("--state", "muted")["stateReason"]
    assert perch("resolve", "--group", first["group"], "--undo").returncode == 0
    assert group()["state"] == first["state"]
    assert perch("resolve", "--group", "nonsense").returncode == 64
