"""Metrics of the business: published in log lines, named in the configuration, drawn with their microservice."""

import json

import pytest

from conftest import configure

START = 1795183200000
CONFIG = """\
businessMetrics:
  - {title: orders placed, namespace: Shop, name: OrdersPlaced}
  - {namespace: Shop, name: Refunds, microservice: (ungrouped)}
"""


@pytest.fixture
def recording(perch, tmp_path):
    """An hour of a function that tells its orders in the embedded metric format: five a minute, then one."""
    events = []

    def say(minute, after, message):
        events.append({"timestamp": START + minute * 60000 + after, "message": message, "logStreamName": "s", "eventId": str(len(events))})

    for minute in range(60):
        request = f"8f6e2a1b-4c3d-4e5f-8a9b-{minute:012d}"
        directive = {"Namespace": "Shop", "Dimensions": [["FunctionName"]], "Metrics": [{"Name": "OrdersPlaced", "Unit": "Count"}]}
        metrics = {"_aws": {"Timestamp": START + minute * 60000, "CloudWatchMetrics": [directive]},
                   "FunctionName": "place-order", "OrdersPlaced": 5 if minute < 40 else 1}
        say(minute, 0, f"START RequestId: {request} Version: 1\n")
        say(minute, 5, json.dumps(metrics))
        say(minute, 100, f"REPORT RequestId: {request}\tDuration: 100.00 ms\tBilled Duration: 100 ms\tMemory Size: 256 MB\tMax Memory Used: 98 MB\t\n")
    (tmp_path / "lines.json").write_text(json.dumps({"events": events}))
    done = perch("import", tmp_path / "lines.json", "--function", "place-order", "--account", "111122223333",
                 "--region", "eu-west-1", "--out", tmp_path / "shop.perch")
    assert done.returncode == 0, done.stderr
    return tmp_path / "shop.perch"


def frame(perch, recording):
    return perch("replay", recording, "--print", "--size", "80x24", "--view", "service/(ungrouped)")


def test_the_microservice_shows_what_the_business_does(perch, recording, tmp_path):
    configure(tmp_path, CONFIG)
    lines = frame(perch, recording).stdout.splitlines()
    orders = next(line for line in lines if "orders placed" in line)
    assert " 220 " in orders and orders.rstrip().endswith("█▃▃▃▃▃▃▃▃▃▃▃▃")
    assert any("Refunds" in line and "Shop Refunds not recorded" in line for line in lines)


def test_nothing_is_shown_that_was_not_named(perch, recording):
    assert "OrdersPlaced" not in frame(perch, recording).stdout


def test_its_points_are_read_like_any_other(perch, recording):
    done = perch("metrics", recording, "--metric", "OrdersPlaced", "--statistic", "Sum", "--format", "json")
    points = json.loads(done.stdout)
    assert sum(point["value"] for point in points) == 220
    assert points[0]["namespace"] == "Shop" and points[0]["resource"].endswith("function:place-order")


def test_a_fault_in_the_configuration_is_told_at_its_place_and_the_rest_holds(perch, recording, tmp_path):
    configure(tmp_path, CONFIG + "  - {namespace: Shop, nam: Refunds}\n")
    done = frame(perch, recording)
    assert "config.yaml:4:23: a business metric has no field" in done.stderr and "did you mean name?" in done.stderr
    assert "orders placed" in done.stdout


def test_a_policy_watches_it(perch, recording, tmp_path):
    (tmp_path / "orders.yaml").write_text(
        "policies:\n  - name: few-orders\n    severity: critical\n"
        "    metric: {name: OrdersPlaced, statistic: Sum, op: lt, value: 10, period: 5m}\n")
    done = perch("policy", "rehearse", tmp_path / "orders.yaml", recording)
    assert done.returncode == 0, done.stderr
    assert "few-orders: 1 time" in done.stdout, done.stdout


NAMESPACE = """\
- name: few-orders
  severity: critical
  question: REL2
  metric: {namespace: Shop, dimensions: {Currency: EUR}, name: OrdersPlaced, op: lt, value: 10, period: 5m}
- name: no-refunds
  metric: {namespace: Shop, name: Refundz, op: lt, value: 1, period: 5m}
"""


@pytest.fixture
def unowned(perch, recording, tmp_path):
    """The same hour, told by the currency alone, so that no function owns the metric."""
    text = (tmp_path / "lines.json").read_text()
    text = text.replace('[[\\"FunctionName\\"]]', '[[\\"Currency\\"]]').replace('\\"FunctionName\\": \\"place-order\\"', '\\"Currency\\": \\"EUR\\"')
    (tmp_path / "lines.json").write_text(text)
    done = perch("import", tmp_path / "lines.json", "--function", "place-order", "--account", "111122223333",
                 "--region", "eu-west-1", "--out", tmp_path / "unowned.perch")
    assert done.returncode == 0, done.stderr
    return tmp_path / "unowned.perch"


def test_a_policy_watches_a_metric_that_no_function_owns(perch, unowned, tmp_path):
    folder = tmp_path / "c/perch/policies"
    folder.mkdir(parents=True)
    (folder / "orders.yaml").write_text(NAMESPACE)
    assert "2 policies, ok" in perch("policy", "check", folder / "orders.yaml").stdout
    done = perch("policy", "rehearse", folder / "orders.yaml", unowned)
    assert "few-orders: 1 time\n" in done.stdout, done.stdout
    assert "no-refunds: 0 times, 1 account could not be judged: metric Shop Refundz Sum (held: OrdersPlaced Maximum, " in done.stdout, done.stdout
    alarms = {row["name"]: row for row in json.loads(perch("alarms", unowned, "--format", "json").stdout)}
    assert alarms["few-orders"]["state"] == "ALARM" and alarms["few-orders"]["account"] == "111122223333"
    assert alarms["no-refunds"]["state"] == "INSUFFICIENT_DATA" and "Refundz" in alarms["no-refunds"]["reason"]
    told = perch("watch", unowned, "--once", "--account", "111122223333").stdout
    assert "policy-few-orders@" in told, told
    entries = {row["question"]: row for row in json.loads(perch("lens", unowned, "--format", "json").stdout)}
    assert [(row["policy"], row["failed"]) for row in entries["REL2"]["policies"]] == [("few-orders", 1)]
    assert [(row["policy"], row["unknown"]) for row in entries["OPS1"]["policies"]] == [("no-refunds", 1)]
