"""An account of AWS on a port of this machine: many functions that run all the time, answered fast and counted.

moto is a model of AWS, and too slow to stand for a thousand functions; this one answers the calls that reading a fleet
takes, from what it can work out at once, and everything else with nothing.

  aws_server.py --functions 1000 --runs-per-second 33.4 --delay-ms 0     prints its address, and ends with its input
"""

import argparse
import asyncio
import json
import sys
import threading
import time
import urllib.parse

ACCOUNT, REGION = "111122223333", "eu-west-1"
METRICS = ("Invocations", "Errors", "Throttles", "Duration", "ConcurrentExecutions")


class Account:
    """What it answers, by the name of the call; run number k begins k / rate seconds after 1970."""

    def __init__(self, functions, rate):
        self.names = [f"fn-{number:04}" for number in range(functions)]
        self.number = {name: number for number, name in enumerate(self.names)}
        self.rate = rate
        self.arns = [f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{name}" for name in self.names]
        self.functions = [json.dumps(self.function(number)) for number in range(functions)]
        self.tags = [json.dumps({"ResourceARN": arn, "Tags": [{"Key": "service", "Value": f"shop-{number % 20:02}"}]})
                     for number, arn in enumerate(self.arns)]
        self.mappings = [json.dumps({"UUID": f"00000000-0000-4000-8000-{number:012}", "FunctionArn": arn, "BatchSize": 10, "State": "Enabled",
                                     "EventSourceArn": f"arn:aws:sqs:{REGION}:{ACCOUNT}:in-{number}"})
                         for number, arn in enumerate(self.arns)]
        self.groups = [json.dumps({"logGroupName": f"/aws/lambda/{name}", "arn": f"arn:aws:logs:{REGION}:{ACCOUNT}:log-group:/aws/lambda/{name}:*",
                                   "creationTime": 1700000000000, "storedBytes": 1 << 20, "retentionInDays": 14}) for name in self.names]
        self.metrics = [json.dumps({"Namespace": "AWS/Lambda", "MetricName": metric, "Dimensions": [{"Name": "FunctionName", "Value": name}]})
                        for name in self.names for metric in METRICS]

    def function(self, number):
        name = self.names[number]
        return {"FunctionName": name, "FunctionArn": self.arns[number], "Runtime": "python3.13", "Role": f"arn:aws:iam::{ACCOUNT}:role/worker",
                "Handler": "index.handler", "CodeSize": 4096, "Description": "", "Timeout": 30, "MemorySize": 512,
                "LastModified": "2026-01-01T00:00:00.000+0000", "CodeSha256": "q" * 43 + "=", "Version": "$LATEST", "PackageType": "Zip",
                "Architectures": ["arm64"], "TracingConfig": {"Mode": "PassThrough"}, "EphemeralStorage": {"Size": 512},
                "Environment": {"Variables": {"TABLE": "orders", "STAGE": "live"}},
                "LoggingConfig": {"LogFormat": "Text", "LogGroup": f"/aws/lambda/{name}"}, "State": "Active", "LastUpdateStatus": "Successful"}

    def answer(self, name, given):
        """The body of an answer, ready to be sent."""
        if name == "GetCallerIdentity":
            return (f"<GetCallerIdentityResponse><GetCallerIdentityResult><Account>{ACCOUNT}</Account><UserId>U</UserId>"
                    f"<Arn>arn:aws:iam::{ACCOUNT}:user/bench</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>")
        if name == "ListFunctions":
            return page("Functions", self.functions, 50, given.get("Marker"), "NextMarker")
        if name == "ListEventSourceMappings":
            return page("EventSourceMappings", self.mappings, 100, given.get("Marker"), "NextMarker")
        if name == "GetResources":
            mine = self.tags if given.get("ResourceTypeFilters") == ["lambda:function"] else []
            return page("ResourceTagMappingList", mine, 100, given.get("PaginationToken"), "PaginationToken")
        if name == "DescribeLogGroups":
            return page("logGroups", self.groups, 50, given.get("nextToken"), "nextToken")
        if name == "ListMetrics":
            mine = self.metrics if given.get("Namespace") == "AWS/Lambda" else []
            return page("Metrics", mine, 500, given.get("NextToken"), "NextToken")
        if name == "GetMetricData":
            return self.points(given)
        if name == "FilterLogEvents":
            return self.lines(given)
        return "{}"

    def points(self, given):
        start, end = int(given["StartTime"]), int(min(given["EndTime"], time.time() - 60))
        results = []
        for query in given["MetricDataQueries"]:
            stat = query["MetricStat"]
            times = range(start - start % stat["Period"], end - stat["Period"], stat["Period"])
            share = self.rate / len(self.names) * stat["Period"]
            value = {"Invocations": share, "Duration": 120, "ConcurrentExecutions": 2}.get(stat["Metric"]["MetricName"], 0)
            results.append(f'{{"Id":"{query["Id"]}","Label":"x","StatusCode":"Complete","Timestamps":{json.dumps(list(times))},'
                           f'"Values":[{",".join([f"{value:.1f}"] * len(times))}]}}')
        return f'{{"MetricDataResults":[{",".join(results)}]}}'

    def lines(self, given):
        """Three lines for each run; the pattern is heeded, and a token is the first run of the next page."""
        count, name = len(self.names), given["logGroupName"].rsplit("/", 1)[1]
        number = self.number[name]
        end = min(given["endTime"], time.time() * 1000 - 2000)
        first = int(given.get("nextToken", given["startTime"] / 1000 * self.rate))
        first += (number - first) % count
        pattern, events = given.get("filterPattern", ""), []
        for run in range(first, 1 << 62, count):
            began = int(run * 1000 / self.rate)
            if began > end:
                break
            if len(events) >= given.get("limit", 10_000) - 3:
                return f'{{"events":[{",".join(events)}],"nextToken":"{run}"}}'
            request, stream = f"{run & 0xffffffff:08x}-1111-4222-8333-{run:012x}", f"2026/01/01/[$LATEST]{number:032x}"
            took = 50 + run % 200
            texts = ((began, f"START RequestId: {request} Version: $LATEST"), (began + took, f"END RequestId: {request}"),
                     (began + took, f"REPORT RequestId: {request}\\tDuration: {took}.00 ms\\tBilled Duration: {took} ms\\t"
                                    f"Memory Size: 512 MB\\tMax Memory Used: {80 + run % 40} MB\\t"))
            for index, (at, text) in enumerate(texts):
                if at <= end and at >= given["startTime"] and (not pattern or index != 1):
                    events.append(f'{{"logStreamName":"{stream}","timestamp":{at},"ingestionTime":{at},"eventId":"{run}{index}","message":"{text}\\n"}}')
        return f'{{"events":[{",".join(events)}]}}'


def page(key, rows, size, token, next_key):
    first = int(token or 0)
    more = f',"{next_key}":"{first + size}"' if first + size < len(rows) else ""
    return f'{{"{key}":[{",".join(rows[first:first + size])}]{more}}}'


class Connection(asyncio.Protocol):
    """One connection: requests one after the other, each answered after the delay."""

    def __init__(self, server):
        self.server, self.held = server, b""

    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        self.held += data
        while (end := self.held.find(b"\r\n\r\n")) >= 0:
            head = self.held[:end].decode("latin-1").split("\r\n")
            fields = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:])}
            length = int(fields.get("content-length", 0))
            if len(self.held) < end + 4 + length:
                return
            body, self.held = self.held[end + 4:end + 4 + length], self.held[end + 4 + length:]
            self.take(*head[0].split(" ")[:2], fields, body)

    def take(self, method, target, fields, body):
        path, _, query = target.partition("?")
        given = dict(urllib.parse.parse_qsl(query))
        if "x-amz-target" in fields:
            name, given = fields["x-amz-target"].rsplit(".", 1)[1], json.loads(body)
        elif fields.get("content-type", "").startswith("application/x-www-form"):
            given = dict(urllib.parse.parse_qsl(body.decode()))
            name = given.get("Action", "?")
        else:
            name = {"/2015-03-31/functions": "ListFunctions", "/2015-03-31/functions/": "ListFunctions",
                    "/2015-03-31/event-source-mappings": "ListEventSourceMappings",
                    "/2015-03-31/event-source-mappings/": "ListEventSourceMappings"}.get(path, method + " " + path)
        self.server.calls.append((time.monotonic(), name, given))
        asyncio.get_running_loop().call_later(self.server.delay, self.answer, name, given)

    def answer(self, name, given):
        body = self.server.account.answer(name, given).encode()
        self.transport.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body) + body)


class Server:
    """The account, on a thread of its own."""

    def __init__(self, functions=1000, rate=33.4, delay=0.0):
        self.account, self.delay, self.calls = Account(functions, rate), delay, []
        self.loop, ready = asyncio.new_event_loop(), threading.Event()
        threading.Thread(target=self.run, args=(ready,), daemon=True).start()
        ready.wait()

    def run(self, ready):
        asyncio.set_event_loop(self.loop)
        listening = self.loop.run_until_complete(self.loop.create_server(lambda: Connection(self), "127.0.0.1", 0))
        self.url = "http://127.0.0.1:%d" % listening.sockets[0].getsockname()[1]
        ready.set()
        self.loop.run_forever()

    def named(self, name):
        return [call for call in list(self.calls) if call[1] == name]


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--functions", type=int, default=1000)
    ap.add_argument("--runs-per-second", type=float, default=33.4)
    ap.add_argument("--delay-ms", type=float, default=0)
    a = ap.parse_args()
    print(Server(a.functions, a.runs_per_second, a.delay_ms / 1000).url, flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
