"""Ten million executions in the store's own file and in DuckDB's: building, asking, and whether the answers are equal."""

import os
import pathlib
import random
import statistics
import subprocess
import sys
import time

import duckdb
import numpy as np

FUNCTIONS, DAY = 200, 86_400_000
START = 1_761_955_200_000
WEEK, WIDE, DAYS = START + 7 * DAY, START + 7 * DAY + 3_600_000, START + 8 * DAY
STEP = (WIDE - START) // 100
COLD, ERROR, TIMEOUT = 1, 2, 4


def generate(rows, seed=7):
    """Columns in order of time; the function is Zipf-like, times are microseconds as REPORT lines round them."""
    rng = np.random.default_rng(seed)
    weights = 1 / np.arange(1, FUNCTIONS + 1)
    columns = {"ts": np.sort(rng.integers(START, WEEK, rows)),
               "fn": rng.choice(FUNCTIONS, rows, p=weights / weights.sum()).astype(np.int32)}
    milliseconds = np.minimum(rng.lognormal(0, .7, rows) * (10 + 7 * (columns["fn"] % 97)), 30_000)
    columns["us"] = np.rint(milliseconds * 100).astype(np.int32) * 10
    columns["billed"] = -(-columns["us"] // 1000)
    columns["mem"] = np.array([128, 256, 512, 1024, 1769], np.int32)[columns["fn"] % 5]
    columns["used"] = (columns["mem"] * rng.uniform(.3, .9, rows)).astype(np.int32)
    cold = rng.random(rows) < .012
    columns["init"] = np.where(cold, np.rint(rng.lognormal(6, .4, rows) * 100) * 10, 0).astype(np.int32)
    columns["flags"] = (cold * COLD + (rng.random(rows) < .008) * ERROR + (rng.random(rows) < .001) * TIMEOUT).astype(np.uint8)
    columns["rid"] = rng.integers(0, 1 << 62, rows)
    columns["rid2"] = rng.integers(0, 1 << 62, rows)
    return columns


class Ours:
    """StoreBench as a process that answers a line with a line."""

    def __init__(self, program, folder):
        self.process = subprocess.Popen([program, "ask", folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, name, *numbers, runs=9):
        """Median milliseconds, on the clock and of the processor, and the numbers of the answer."""
        self.process.stdin.write(" ".join(map(str, (runs, name, *numbers))) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"StoreBench ended at the question {name} {numbers}")
        milliseconds, processor, *answer = line.split()
        return float(milliseconds), float(processor), [int(word) for word in answer]

    def memory(self):
        """The most resident mebibytes so far."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.split("VmHWM:")[1].split()[0]) / 1024

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class Duck:
    """DuckDB's own file of the same columns."""

    def __init__(self, columns, path):
        began, began_cpu = time.perf_counter(), time.process_time()
        self.database = duckdb.connect(path)
        self.database.execute("create table x as select * from columns")
        self.database.execute("checkpoint")
        self.seconds, self.cpu = time.perf_counter() - began, time.process_time() - began_cpu

    def ask(self, *statements, runs=5):
        """Median milliseconds of the statements together, and their rows."""
        times = []
        for _ in range(runs):
            began = time.perf_counter()
            rows = [row for sql in statements for row in self.database.execute(sql).fetchall()]
            times.append((time.perf_counter() - began) * 1000)
        return statistics.median(times), rows


def flat(rows):
    """The numbers of some rows, one after another; 0 where an outer join left nothing."""
    return [int(value or 0) for row in rows for cell in row for value in (cell if isinstance(cell, list) else [cell])]


def build(columns, program, folder, row):
    """Builds both files; answers DuckDB's."""
    rows = len(columns["ts"])
    for name, values in columns.items():
        values.tofile(folder / f"{name}.col")
    duck = Duck(columns, str(folder / "runs.duckdb"))
    output = subprocess.run([program, "build", folder], capture_output=True, text=True, check=True).stdout
    written, cpu, making, copied, copied_cpu = map(float, output.split())
    for name in columns:
        (folder / f"{name}.col").unlink()
    size = {end: (folder / f"runs.{end}").stat().st_size / rows for end in ("perch", "duckdb")}
    row(f"{rows / 1e6:.0f} M executions: build, from rows", written - making, "duckdb", duck.seconds, "s", wanted="≤ 0.5")
    row("- with the making of rows from columns, which is the benchmark's own", written, "duckdb", duck.seconds, "s")
    row("- processor time of that", cpu, "duckdb", duck.cpu, "s")
    row("- the file made compact at its close", copied, unit="s")
    row("- processor time of both", cpu + copied_cpu, "duckdb", duck.cpu, "s")
    row("- size of an execution", size["perch"], "duckdb", size["duckdb"], "B", wanted="≤ 25.5 B")
    return duck


def histogram(where=""):
    """SQL for executions and failures of a hundred parts of the week."""
    failures = f"count(*) filter (flags & {ERROR | TIMEOUT} <> 0)"
    return (f"select n, f from (select (ts - {START}) // {STEP} b, count(*) n, {failures} f from x {where} group by b) "
            "right join range(100) r(i) on b = i order by i")


def newest(flags):
    """SQL for the starts of the newest fifty with one of some flags."""
    return f"select ts from x where flags & {flags} <> 0 order by ts desc limit 50"


def questions(middle):
    """Label, our question, its SQL, and what is wanted of it at ten million."""
    later = f"where ts >= {middle}"
    counts = f"select count(*) filter (flags & {COLD} <> 0), count(*) filter (flags & {ERROR | TIMEOUT} <> 0) from x"
    return [
        ("executions of each function", ("count", START, DAYS), ["select count(*) from x group by fn order by fn"], "≤ 10 ms"),
        ("exact p50, p95, p99 of each function", ("quantiles", START, DAYS),
         ["select quantile_disc(us, [.5, .95, .99]) from x group by fn order by fn"], "≤ 0.1"),
        ("50 slowest", ("slowest", START, WIDE), ["select us from x order by us desc limit 50"], "≤ 1 ms"),
        ("histogram of 100 parts, runs and failures", ("histogram", START, WIDE, 100), [histogram()], "≤ 20 ms"),
        ("- of one function", ("histogram", START, WIDE, 100, 3), [histogram("where fn = 3")], ""),
        ("cold starts, failures: how many, newest 50", ("flagged", START, DAYS),
         [counts, newest(COLD), newest(ERROR | TIMEOUT)], ""),
        ("page of 100", ("page", middle, WIDE), [f"select ts from x {later} order by ts limit 100"], "≤ 1 ms"),
        ("- of one function", ("page", middle, WIDE, 3),
         [f"select ts from x {later} and fn = 3 order by ts limit 100"], "≤ 1 ms"),
    ]


def ask(ours, duck, columns, row):
    """The console's questions, each of both in turn."""
    for label, question, statements, wanted in questions(int(columns["ts"][len(columns["ts"]) // 2])):
        milliseconds, processor, answer = ours.ask(*question)
        peer, rows = duck.ask(*statements)
        label += f" (equal: {answer == flat(rows)}; processor {processor:.2f} ms)"
        row(label, milliseconds, "duckdb", peer, wanted=wanted)


def look_up(ours, duck, columns, row, count=51):
    """One execution by its request, a different one each time."""
    picked = random.Random(3).sample(range(len(columns["ts"])), count)
    mine, peers, equal = [], [], True
    for index in picked:
        high, low = int(columns["rid"][index]), int(columns["rid2"][index])
        milliseconds, _, answer = ours.ask("lookup", high, low, runs=1)
        mine.append(milliseconds)
        if len(peers) < 9:
            peer, rows = duck.ask(f"select ts from x where rid = {high} and rid2 = {low}", runs=1)
            peers.append(peer)
            equal &= answer == flat(rows)
        equal &= answer == [int(columns["ts"][index])]
    label = f"one execution by request (equal: {equal})"
    row(label, statistics.median(mine), "duckdb", statistics.median(peers), wanted="≤ 1 ms")


def draw(rng):
    """A random question: window, status, percentile, functions."""
    low = rng.randrange(START, WEEK) // 60_000 * 60_000
    high = low + rng.choice([60_000, 3_600_000, 7_200_000, DAY, 2 * DAY]) + 60_000 * rng.randint(0, 90)
    if rng.randrange(7) == 0:
        low = low // DAY * DAY
        high = low + DAY * rng.randint(1, 3)
    functions = sorted(rng.sample(range(FUNCTIONS), rng.randint(1, 12)))
    return low, high, rng.randint(0, 2), rng.choice([50, 95, 99]), functions


def drawn_sql(low, high, status, percent, functions):
    """The same question in SQL; a run counts in the minute of its end, no run takes more than thirty seconds."""
    state = f"case when flags & {TIMEOUT} <> 0 then 2 when flags & {ERROR} <> 0 then 1 else 0 end"
    begun = f"ts < {high} and fn in ({', '.join(map(str, functions))})"
    ended = f"ts >= {low - 30_000} and ts + us // 1000 >= {low} and ts + us // 1000 < {high}"
    counts = (f"select fn, count(*), count(*) filter ({state} = 1), count(*) filter ({state} = 2), "
              f"count(*) filter (flags & {COLD} <> 0), sum(cast(mem as bigint) * billed), "
              f"quantile_disc(us, {percent / 100}) from x where {begun} and {ended} group by fn")
    only = f" and {state} = {status}" if status else ""
    return [counts, f"select us from x where ts >= {low} and {begun}{only} order by us desc limit 20"]


def drawn_answer(rows, functions):
    """DuckDB's rows as our numbers: six of each function, zeros where it had no runs, then the slowest."""
    counted = {row[0]: flat([row[1:]]) for row in rows if len(row) > 1}
    return [n for function in functions for n in counted.get(function, [0] * 6)] + [row[0] for row in rows if len(row) == 1]


def compare(ours, duck, row, count=50, seed=5):
    """Random questions to both: how many answers differ, and how the times compare."""
    rng = random.Random(seed)
    differ, mine, peers = 0, [], []
    for _ in range(count):
        question = draw(rng)
        *numbers, functions = question
        milliseconds, _, answer = ours.ask("draw", *numbers, *functions, runs=3)
        peer, rows = duck.ask(*drawn_sql(*question), runs=3)
        mine.append(milliseconds)
        peers.append(peer)
        if answer != drawn_answer(rows, functions):
            differ += 1
            print("differs:", question, file=sys.stderr)
    ratio = statistics.median(a / b for a, b in zip(mine, peers))
    label = f"{count} random questions, median (median of ratios: {ratio:.2f})"
    row(label, statistics.median(mine), "duckdb", statistics.median(peers))
    row("- of them answered differently", differ, unit=f"of {count}", wanted="0")


def fresh(program, folder, row):
    """A whole process that opens the file and counts by function; of DuckDB's, Python and its start are a part."""
    code = ("import sys, duckdb; db = duckdb.connect(sys.argv[1], read_only=True); "
            "print(db.execute('select fn, count(*) from x group by fn').fetchall())")

    def median(command, given=""):
        times = []
        for _ in range(5):
            began = time.perf_counter()
            subprocess.run(command, input=given, text=True, check=True, stdout=subprocess.DEVNULL)
            times.append((time.perf_counter() - began) * 1000)
        return statistics.median(times)

    mine = median([program, "ask", folder], f"1 count {START} {DAYS}\n")
    peer = median([sys.executable, "-c", code, folder / "runs.duckdb"])
    row("new process: open, count by function, end", mine, "duckdb in python", peer, wanted="≤ 20 ms")


def measure(program, folder, rows, row):
    """Adds the store's rows to the table; `row` is bench.py's."""
    folder = pathlib.Path(folder)
    columns = generate(rows)
    duck = build(columns, program, folder, row)
    ours = Ours(program, folder)
    ask(ours, duck, columns, row)
    look_up(ours, duck, columns, row)
    compare(ours, duck, row)
    row("memory after all of these (most)", ours.memory(), unit="MiB")
    ours.close()
    duck.database.close()
    fresh(program, folder, row)
