"""Where more lines come than perch reads: Logs Insights finds the failures in AWS, its price is said first, and nobody is held up."""

import json
import re
import signal
import subprocess
import time

import pytest

from conftest import PERCH
from steady_aws import GROUP, FUNCTION, FUNCTIONS, STREAM, request
from stub_aws import ACCOUNT, StubAWS, denial

RUN_SECONDS = 10
FAILS_EVERY = 10
GB = 1_000_000_000
NEEDED = ("StartQuery", "GetQueryResults")
METRICS = [{"Namespace": "AWS/Lambda", "MetricName": name, "Dimensions": [{"Name": "FunctionName", "Value": FUNCTION}]}
           for name in ("Invocations", "Errors")]


class BusyLogs(StubAWS):
    """A function that runs every ten seconds and of which FilterLogEvents gives a line a page; Insights gives all at once."""

    def __init__(self, answers=None, stored=60 * GB, group=GROUP):
        super().__init__(answers)
        self.stored = stored
        self.group = group
        self.queries = []

    def reply(self, name, body):
        asked = json.loads(body) if body.startswith("{") else {}
        if name in self.answers:
            return super().reply(name, body)
        if name.startswith("/2015-03-31/functions"):
            (function,) = json.loads(FUNCTIONS)["Functions"]
            return 200, json.dumps({"Functions": [function | {"LoggingConfig": {"LogFormat": "Text", "LogGroup": self.group}}]})
        if name == "DescribeLogGroups":
            group = {"logGroupName": self.group, "arn": f"arn:aws:logs:eu-west-1:{ACCOUNT}:log-group:{self.group}:*",
                     "storedBytes": self.stored, "creationTime": int((self.now - 86_400) * 1000)}
            return 200, json.dumps({"logGroups": [group]})
        if name == "ListMetrics":
            return 200, json.dumps({"Metrics": METRICS if asked.get("Namespace", "AWS/Lambda") == "AWS/Lambda" else []})
        if name == "GetMetricData":
            return 200, json.dumps({"MetricDataResults": [self.points(query, asked) for query in asked["MetricDataQueries"]]})
        if name == "FilterLogEvents":
            return 200, json.dumps(self.page(asked))
        if name == "StartQuery":
            self.queries.append(asked)
            return 200, json.dumps({"queryId": str(len(self.queries) - 1)})
        if name == "GetQueryResults":
            return 200, json.dumps(self.results(self.queries[int(asked["queryId"])]))
        return super().reply(name, body)

    def points(self, query, asked):
        """A run every ten seconds, of which every tenth fails."""
        stat, first = query["MetricStat"], int(asked["StartTime"])
        period = stat["Period"]
        value = period / RUN_SECONDS / (FAILS_EVERY if stat["Metric"]["MetricName"] == "Errors" else 1)
        times = list(range(first + -first % period, min(int(asked["EndTime"]), int(self.now) - period), period))
        return {"Id": query["Id"], "StatusCode": "Complete", "Timestamps": times, "Values": [value] * len(times)}

    @staticmethod
    def lines(start, end):
        """All lines from one millisecond to another, with a time-out in every tenth run."""
        for number in range(start // 1000 // RUN_SECONDS - 1, end // 1000 // RUN_SECONDS + 1):
            begin, own = number * RUN_SECONDS * 1000, request(number)
            fails = number % FAILS_EVERY == 0
            report = (f"REPORT RequestId: {own}\tDuration: 3000.00 ms\tBilled Duration: 3000 ms\tMemory Size: 128 MB\tMax Memory Used: 40 MB"
                      + ("\tStatus: timeout" if fails else "") + "\t")
            texts = [(0, f"START RequestId: {own} Version: $LATEST"), (3000, f"END RequestId: {own}"), (3000, report)]
            if fails:
                texts.append((3000, f"2026-11-20T00:00:00.000Z {own} Task timed out after 3.00 seconds"))
            for at, (after, text) in enumerate(texts):
                if start <= begin + after <= end:
                    yield dict(logStreamName=STREAM, timestamp=begin + after, message=text + "\n", eventId=f"{number}-{at}")

    def page(self, asked):
        size = 1 if "logStreamNames" not in asked else 1000
        found = list(self.lines(asked["startTime"], min(asked["endTime"], int(self.now * 1000))))
        first = int(asked.get("nextToken") or 0)
        more = {"nextToken": str(first + size)} if first + size < len(found) else {}
        return {"events": found[first:first + size]} | more

    def results(self, query):
        found = list(self.lines(query["startTime"] * 1000, query["endTime"] * 1000))
        if "stats" in query["queryString"]:
            rows = [{"@log": f"{ACCOUNT}:{self.group}", "runs": str(sum(line["message"].startswith("REPORT") for line in found))}]
        else:
            wanted = re.findall("like '([^']*)'", query["queryString"])
            rows = [{"@timestamp": time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(line["timestamp"] // 1000)) + f".{line['timestamp'] % 1000:03}",
                     "@logStream": line["logStreamName"], "@message": line["message"]}
                    for line in found if any(each in line["message"] for each in wanted)]
        return {"status": "Complete", "statistics": {"bytesScanned": 2.0 * GB},
                "results": [[{"field": field, "value": value} for field, value in row.items()] for row in rows]}


@pytest.fixture
def record(keyed, tmp_path):
    """Records a busy group for a while; answers the file and what was told."""
    made = []

    def run(server, *more, seconds=20):
        made.append(server)
        out = tmp_path / "busy.perch"
        done = subprocess.run(
            [PERCH, "record", "--out", out, "--endpoint-url", server.url, "--services", "lambda,logs", "--every", "1s", "--lookback", "2h",
             "--logs", "errors", "--for", f"{seconds}s", *more],
            capture_output=True, text=True, timeout=180, env=keyed, cwd=tmp_path, stdin=subprocess.DEVNULL)
        assert done.returncode == 0, done.stderr
        return out, done.stderr

    yield run
    for each in made:
        each.close()


def rows(perch, *arguments):
    done = perch(*arguments, "--format", "json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def outcomes(path):
    from steady_aws import look
    return look(path, "SELECT scope, outcome FROM coverage WHERE source = 'logs'")[0]


@pytest.mark.parametrize("own", [GROUP, "/shop/payments"])
def test_failures_are_found_where_there_are_too_many_lines(perch, record, own):
    server = BusyLogs(group=own)
    out, told = record(server, "--server-side")
    assert "--server-side adds $0.0050 for each GB that Logs Insights scans, within the same $1.00 a day" in told
    assert "Logs Insights is asked for" in told and "scans about" in told
    assert server.calls.count("StartQuery") == 2
    query = server.queries[0]
    span = range(query["startTime"] // RUN_SECONDS + 1, query["endTime"] // RUN_SECONDS)
    due = {request(number) for number in span if number % FAILS_EVERY == 0}
    runs = rows(perch, "executions", out, "--window", "7d", "--limit", "0")
    failed = [run["requestId"] for run in runs if run["status"] == "timeout"]
    assert due <= set(failed) and len(failed) == len(set(failed))
    lines = [(line["time"], line["message"]) for line in rows(perch, "logs", out, "--window", "7d", "--limit", "0")]
    assert len(lines) == len(set(lines))
    shares = [float(outcome.split()[1]) for scope, outcome in outcomes(out) if scope == own and outcome.startswith("sampled")]
    assert shares and all(0 < share < 0.3 for share in shares), outcomes(out)
    (group,) = [each for each in rows(perch, "errors", out, "--window", "1d") if each["class"] == "timeout"]
    assert group["function"] == FUNCTION and group["count"] >= len(due)
    # CloudWatch tells of the runs that are not held: one in ten failed, and not nearly all.
    (row,) = [each for each in rows(perch, "resources", out, "--window", "1h") if each["name"] == FUNCTION]
    assert row["basis"] == "sampled"
    assert 0.05 < row["errorRate"] < 0.25 and row["invocations"] > 250, row
    assert 0.02 < rows(perch, "info", out)["spent"][0]["costUSD"] < 0.03


def test_without_leave_nothing_is_asked_and_what_would_help_is_said_once(record):
    server = BusyLogs()
    _, told = record(server)
    assert not {*NEEDED} & {*server.calls}
    assert told.count("--server-side has Logs Insights answer") == 1


def test_a_query_that_the_day_cannot_pay_is_not_started(record):
    server = BusyLogs()
    out, told = record(server, "--server-side", "--budget", "0.01")
    assert "StartQuery" not in server.calls
    assert told.count("stays behind: asking Logs Insights scans about") == 1 and "raise --budget" in told
    assert (f"{GROUP} server-side", "paused") in outcomes(out)


def test_a_query_that_is_denied_names_the_action_and_lines_are_read_on(record):
    server = BusyLogs({"StartQuery": denial("AccessDeniedException", "User: U is not authorized to perform: logs:StartQuery")})
    out, told = record(server, "--server-side")
    assert told.count("--server-side needs logs:StartQuery, which is not allowed") == 1
    assert (f"{GROUP} server-side", "denied logs:StartQuery") in outcomes(out)
    asked = server.calls.index("StartQuery")
    assert "FilterLogEvents" in server.calls[asked:]


def test_a_query_that_runs_is_stopped_when_the_recorder_ends(keyed, tmp_path, perch):
    server = BusyLogs({"GetQueryResults": (200, '{"status": "Running", "statistics": {"bytesScanned": 1000000000.0}}')})
    out = tmp_path / "stopped.perch"
    process = subprocess.Popen(
        [PERCH, "record", "--out", out, "--endpoint-url", server.url, "--services", "lambda,logs", "--every", "1s", "--lookback", "2h",
         "--logs", "errors", "--server-side"], stderr=subprocess.PIPE, text=True, env=keyed, cwd=tmp_path, stdin=subprocess.DEVNULL)
    try:
        until = time.time() + 60
        while "GetQueryResults" not in server.calls and time.time() < until:
            time.sleep(0.1)
        process.send_signal(signal.SIGTERM)
        _, told = process.communicate(timeout=60)
        assert process.returncode == 0, told
        assert server.calls.count("StopQuery") == 1
        # What was scanned by then is paid all the same.
        assert rows(perch, "info", out)["spent"][0]["costUSD"] >= 0.005
    finally:
        process.kill()
        server.close()


def test_the_policy_and_the_doctor_know_it_only_where_it_is_wanted(perch, keyed, tmp_path):
    needed = {f"logs:{name}" for name in (*NEEDED, "StopQuery")}
    assert not needed & set(json.loads(perch("iam-policy").stdout)["Statement"][0]["Action"])
    assert needed <= set(json.loads(perch("iam-policy", "--logs-insights").stdout)["Statement"][0]["Action"])
    server = BusyLogs({"StartQuery": denial("ResourceNotFoundException", "no such group")})
    try:
        for flags, tried in (((), False), (("--server-side",), True)):
            done = subprocess.run([PERCH, "doctor", "--endpoint-url", server.url, *flags], capture_output=True, text=True, timeout=60,
                                  env=keyed, cwd=tmp_path, stdin=subprocess.DEVNULL)
            assert ("StartQuery" in server.calls) == tried
            assert ("logs:StartQuery" in done.stdout) == tried
    finally:
        server.close()
