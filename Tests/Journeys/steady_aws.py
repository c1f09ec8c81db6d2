"""A function that runs every two seconds for ever, in a local server, and what a recording claims to hold of it."""

import json
import pathlib
import shutil
import sqlite3
import tempfile
import time
import uuid

from stub_aws import ACCOUNT, StubAWS

FUNCTION = "checkout"
GROUP = f"/aws/lambda/{FUNCTION}"
STREAM = "2026/11/20/[$LATEST]" + "ab" * 16
RUN_SECONDS = 2
PERIOD = 300
FUNCTIONS = json.dumps({"Functions": [
    {"FunctionName": FUNCTION, "FunctionArn": f"arn:aws:lambda:eu-west-1:{ACCOUNT}:function:{FUNCTION}", "Runtime": "python3.13"}]})
METRIC = {"Namespace": "AWS/Lambda", "MetricName": "Invocations", "Dimensions": [{"Name": "FunctionName", "Value": FUNCTION}]}
RECORD = ("--services", "lambda,cloudwatch,logs", "--logs", "all", "--every", "1s", "--lookback", "10m")


def request(number):
    return str(uuid.UUID(int=number, version=4))


def events(number):
    """The lines of a run; its number is the second it began at, halved."""
    start, own = number * RUN_SECONDS * 1000, request(number)
    texts = ((0, f"START RequestId: {own} Version: $LATEST\n"), (100, f"END RequestId: {own}\n"),
             (100, f"REPORT RequestId: {own}\tDuration: 100.00 ms\tBilled Duration: 100 ms\tMemory Size: 128 MB\tMax Memory Used: 40 MB\t\n"))
    return [dict(logStreamName=STREAM, timestamp=start + after, message=text, eventId=f"{number}-{at}")
            for at, (after, text) in enumerate(texts)]


def value(second):
    """What the metric is in the period that begins then: never the same twice in a day."""
    return second // PERIOD % 288 + 1.0


class SteadyAWS(StubAWS):
    """Answers with the runs and the points of now, whatever time the client has."""

    PAGE = 900

    def reply(self, name, body):
        """The rows that a call asks for."""
        if name.startswith("/2015-03-31/functions"):
            return 200, FUNCTIONS
        asked = json.loads(body) if body.startswith("{") else {}
        if name == "ListMetrics":
            return 200, json.dumps({"Metrics": [METRIC] if asked.get("Namespace", "AWS/Lambda") == "AWS/Lambda" else []})
        if name == "GetMetricData":
            return 200, json.dumps({"MetricDataResults": [self.points(query, asked) for query in asked["MetricDataQueries"]]})
        if name == "FilterLogEvents" and asked.get("logGroupName") == GROUP:
            return 200, json.dumps(self.lines(asked))
        return super().reply(name, body)

    def points(self, query, asked):
        period = query["MetricStat"]["Period"]
        start = -(-int(asked["StartTime"]) // period) * period
        times = list(range(start, min(int(asked["EndTime"]), int(self.now) - period), period))
        return {"Id": query["Id"], "StatusCode": "Complete", "Timestamps": times, "Values": [value(each) for each in times]}

    def lines(self, asked):
        start, end = asked["startTime"], min(asked["endTime"], int(self.now * 1000))
        first = int(asked.get("nextToken") or start // 1000 // RUN_SECONDS)
        last = end // 1000 // RUN_SECONDS
        numbers = range(first, min(last + 1, first + self.PAGE // 3))
        found = [event for number in numbers for event in events(number) if start <= event["timestamp"] <= end]
        return {"events": found} | ({"nextToken": str(numbers.stop)} if numbers.stop <= last else {})


def rfc3339(second):
    return time.strftime("%Y-%m-%dT%H:%M:%S.000Z", time.gmtime(second))


def rows(perch, *arguments):
    done = perch(*arguments, "--format", "json")
    assert done.returncode == 0, (arguments, done.stderr)
    return json.loads(done.stdout)


def look(path, *questions):
    """Asks a copy, since whoever opens a file with its journal puts them in order."""
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder, "copy")
        for end in ("", "-wal"):
            if pathlib.Path(f"{path}{end}").exists():
                shutil.copy(f"{path}{end}", f"{copy}{end}")
        database = sqlite3.connect(copy)
        found = [database.execute(question).fetchall() for question in questions]
        database.close()
        return found


def check(perch, path, slept=0):
    """Fails where a recording is damaged, holds anything twice, or claims to hold what it does not; answers the runs that it holds."""
    whole, claims = look(path, "PRAGMA integrity_check", """
        SELECT source, scope, start, finish, settled FROM coverage WHERE outcome IN ('answered', 'empty')""")
    assert whole == [("ok",)]
    assert rows(perch, "info", path)["schemaVersion"] == 1
    span = ("--from", "2026-01-01", "--to", "2036-01-01")
    runs = [row["requestId"] for row in rows(perch, "executions", path, *span, "--limit", "0")]
    assert len(set(runs)) == len(runs), "runs are there twice"
    lines = [(row["requestId"], row["message"]) for row in rows(perch, "logs", path, *span, "--limit", "0")]
    assert len(set(lines)) == len(lines), "lines are there twice"
    points = {row["time"]: row["value"] for row in rows(perch, "metrics", path, *span, "--metric", "Invocations", "--statistic", "Sum")
              if row["periodSeconds"] == PERIOD}
    held, now = set(runs), (time.time() + slept) * 1000
    for source, scope, start, finish, settled in claims:
        assert settled <= now + 1000, f"{source} {scope} is settled in the future"
        if (source, scope) == ("logs", GROUP):
            due = {request(n) for n in range(-(-start // 1000 // RUN_SECONDS) + 1, settled // 1000 // RUN_SECONDS)}
            assert due <= held, f"{len(due - held)} of {len(due)} runs are missing that are said to be there"
        if (source, scope) == ("metrics", "AWS/Lambda"):
            times = range(-(-start // 1000 // PERIOD) * PERIOD, settled // 1000 - PERIOD + 1, PERIOD)
            missing = [each for each in times if points.get(rfc3339(each)) != value(each)]
            assert not missing, f"{len(missing)} of {len(times)} points are missing or wrong that are said to be there"
    return held


def holes(runs):
    """How many runs are missing between the first and the last."""
    numbers = {uuid.UUID(each).int & 0xFFFFFFFFFFFF for each in runs}
    return max(numbers) - min(numbers) + 1 - len(numbers)
