"""What reading AWS costs: calls, processor and memory of the collector, the first screen, and a list beside the AWS CLI's.

The account is aws_server.py with a thousand functions and a hundred log events a second. The AWS CLI, whose list of 200
functions is the peer, is found on the path or in the folder that --aws-tools names.
"""

import os
import pathlib
import shutil
import statistics
import subprocess
import time

import terminal
from aws_server import Server

TICK = os.sysconf("SC_CLK_TCK")
LISTS = ("ListFunctions", "GetResources", "ListEventSourceMappings", "DescribeLogGroups", "ListStacks", "GetCallerIdentity")


def environment(folder, **more):
    """Keys, a folder of its own for all that is kept, and no other way to AWS."""
    kept = {name: str(folder / name.lower()) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")}
    return {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TERM": "xterm-256color", "AWS_ACCESS_KEY_ID": "AKIDBENCH",
            "AWS_SECRET_ACCESS_KEY": "bench", "AWS_REGION": "eu-west-1", "AWS_DEFAULT_REGION": "eu-west-1", "AWS_EC2_METADATA_DISABLED": "true", "AWS_PAGER": ""} | kept | more


def used(pid):
    """Seconds of the processor that a process took, and the most mebibytes that it held."""
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1].split()
    held = next(line for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmHWM"))
    return (int(fields[11]) + int(fields[12])) / TICK, int(held.split()[1]) / 1024


def record(perch, server, folder, seconds, *more):
    """A recorder of the fleet that has run for so long, and what it used by then."""
    process = subprocess.Popen([perch, "record", "--out", folder / "bench.perch", "--endpoint-url", server.url, "--budget", "100", *more],
                               env=environment(folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(seconds)
    figures = used(process.pid)
    process.kill()
    process.wait()
    return figures


def number_of(calls, wanted):
    """How many calls had been made when the last of some was."""
    return max(number for number, (_, name, given) in enumerate(calls, 1) if wanted(name, given))


def collector(perch, folder, seconds, row):
    server = Server()
    spent, held = record(perch, server, folder, seconds)
    calls = list(server.calls)
    first = [call for call in calls if call[0] - calls[0][0] < 60]
    row("1,000 functions: calls until all their rows", number_of(first, lambda name, _: name == "ListFunctions"), unit="", wanted="≤ 25")
    lists = sum(name in LISTS and (name != "GetResources" or given.get("ResourceTypeFilters") == ["lambda:function"])
                for _, name, given in first)
    row("- with tags, mappings and log groups", lists, unit="", wanted="≤ 70")
    refresh = [given for at, name, given in first if name == "GetMetricData"
               and all(query["MetricStat"]["Period"] == 300 for query in given["MetricDataQueries"])]
    series = sum(len(given["MetricDataQueries"]) for given in refresh)
    row(f"- a refresh of {series} metrics", len(refresh), unit="", wanted=f"≤ {-(-series // 500)}")
    row(f"collector, share of a core over {seconds} s", 100 * spent / seconds, unit="%", wanted="≤ 10")
    row("collector, memory at the most", held, unit="MiB", wanted="≤ 80 MB")


def first_screen(perch, folder, row):
    server = Server()
    command = [perch, "live", "--endpoint-url", server.url]
    shown = lambda lines: any("Fleet" in line for line in lines)
    times = []
    for run in range(7):
        own = folder / f"cold{run}"
        own.mkdir()
        program = terminal.Program(command, environment=environment(own))
        times.append(program.until(shown))
        program.close()
    row("perch live: first screen, nothing cached", statistics.median(times), wanted="≤ 150")
    own = folder / "warm"
    own.mkdir()
    program = terminal.Program(command, environment=environment(own))
    program.until(lambda lines: any("shop-00" in line for line in lines))
    program.take(8, most=8)
    program.close()
    cached = lambda lines: any("shop-0" in line for line in lines)
    row("perch live: first screen with cached rows", terminal.ready(command, cached, environment=environment(own)), wanted="≤ 150")


def focus(perch, folder, row):
    """From the key that opens a function to its first run on the screen, where each call takes 40 ms."""
    server = Server(functions=200, rate=20, delay=0.04)
    folder.mkdir()
    command = [perch, "live", "--endpoint-url", server.url, "--services", "lambda", "--logs", "all", "--lookback", "60s"]
    program = terminal.Program(command, environment=environment(folder))
    program.until(lambda lines: any("shop-00" in line for line in lines))
    program.take(10, most=10)
    waits = []
    for number in range(5):
        before = len(server.calls)
        program.press(f":resource/fn-{150 + number:04}/executions".encode())
        sent = time.perf_counter()
        os.write(program.master, b"\r")
        program.began = sent
        program.until(lambda lines: any("1 Overview" in line for line in lines))
        until = program.until(lambda lines: sum("success" in line for line in lines) > 0)
        waits.append(until)
        program.take(0.5)
        asked = [call for call in server.calls[before:] if call[1] == "FilterLogEvents"]
        print(f"    {until:.0f} ms, {len(asked)} calls for lines", flush=True)
    program.close()
    row("focus: a function's first run after the key, 40 ms a call", statistics.median(waits), wanted="≤ 90")


def listing(perch, folder, row, tools):
    """The inventory of 200 functions beside the CLI's list of them, both from fresh starts."""
    aws = shutil.which("aws", path=f"{tools or ''}:{os.environ['PATH']}")
    server = Server(functions=200)
    ours = took([perch, "resources", "--columns", "inventory", "--endpoint-url", server.url, "--format", "json"], folder)
    lambdas = took([perch, "resources", "--columns", "inventory", "--services", "lambda", "--endpoint-url", server.url, "--format", "json"], folder)
    peer = took([aws, "lambda", "list-functions", "--endpoint-url", server.url, "--output", "json"], folder) if aws else None
    row("inventory of 200 functions and all services", ours, "aws list-functions", peer, wanted="≤ 0.15")
    row("- of the functions alone", lambdas, "aws list-functions", peer, wanted="≤ 0.15")


def took(command, folder, runs=9):
    """The median milliseconds of a command from start to end, with nothing cached."""
    times = []
    for run in range(runs):
        own = folder / f"list{time.monotonic_ns()}"
        own.mkdir()
        began = time.perf_counter()
        subprocess.run(command, env=environment(own), check=True, stdout=subprocess.DEVNULL)
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


def measure(perch, folder, row, seconds=240, tools=None):
    listing(perch, folder, row, tools)
    first_screen(perch, folder, row)
    focus(perch, folder / "focus", row)
    collector(perch, folder, seconds, row)
