"""Generated Lambda logs with a known answer, and how fast they are read beside polars and ripgrep."""

import json
import math
import random
import subprocess
import time

FUNCTIONS = [  # name, memory, median ms, sigma, cold share, error share, most lines, weight
    ("orders", 512, 40, .7, .006, .004, 4, 26), ("authorizer", 256, 9, .5, .004, .002, 2, 30),
    ("cart", 512, 24, .6, .005, .003, 3, 14), ("payments", 1024, 310, .8, .012, .021, 7, 6),
    ("thumbnails", 1769, 840, .6, .03, .008, 5, 4), ("mailer", 256, 95, .5, .02, .006, 3, 4),
]
LINES = [
    "[INFO]\t{iso}\t{rid}\tprocessing request path=/v1/items/{n} method=GET user={m}",
    "[DEBUG]\t{iso}\t{rid}\tdynamodb GetItem table=items consumed=0.5 attempt=1 latency_ms={m}",
    '{{"level":"INFO","ts":"{iso}","requestId":"{rid}","msg":"order accepted","orderId":"{n}","amount":{m}.50}}',
]
ERROR = ("[ERROR]\t{iso}\t{rid}\tKeyError: 'sku'\nTraceback (most recent call last):\n"
         "  File \"/var/task/app.py\", line {m}, in handler\n    item = table[event['sku']]\nKeyError: 'sku'")


def write(path, megabytes, seed=11):
    """Writes a log; answers what is true of it: count, errors, cold starts and durations by function."""
    rng = random.Random(seed)
    truth = {f[0]: {"count": 0, "errors": 0, "cold": 0, "durations": []} for f in FUNCTIONS}
    weights = [f[7] for f in FUNCTIONS]
    size, millis, goal = 0, 0, megabytes * 1_000_000
    with open(path, "w", newline="\n") as out:
        while size < goal:
            piece = []
            for _ in range(200):
                name, memory, median, sigma, cold_share, error_share, most, _ = rng.choices(FUNCTIONS, weights)[0]
                millis += 5
                seconds, milli = divmod(millis, 1000)
                iso = f"2026-11-{1 + seconds // 86400:02d}T{seconds // 3600 % 24:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}.{milli:03d}Z"
                h = f"{rng.getrandbits(128):032x}"
                rid = f"{h[:8]}-{h[8:12]}-{h[12:16]}-{h[16:20]}-{h[20:]}"
                duration = round(rng.lognormvariate(math.log(median), sigma), 2)
                cold, failed = rng.random() < cold_share, rng.random() < error_share
                init = round(rng.lognormvariate(6, .4), 2) if cold else 0
                lines = [f"START RequestId: {rid} Version: $LATEST"]
                lines += [rng.choice(LINES).format(iso=iso, rid=rid, n=rng.randrange(10**6), m=rng.randrange(900))
                          for _ in range(rng.randint(1, most))]
                if failed:
                    lines.append(ERROR.format(iso=iso, rid=rid, m=rng.randrange(400)))
                report = (f"REPORT RequestId: {rid}\tDuration: {duration:.2f} ms\tBilled Duration: {math.ceil(duration + init)} ms\t"
                          f"Memory Size: {memory} MB\tMax Memory Used: {int(memory * .6)} MB\t")
                lines += [f"END RequestId: {rid}", report + (f"Init Duration: {init:.2f} ms\t" if cold else "")]
                piece += [f"{iso} /aws/lambda/{name} {line}\n" for line in lines]
                own = truth[name]
                own["count"] += 1
                own["errors"] += failed
                own["cold"] += cold
                own["durations"].append(duration)
            text = "".join(piece)
            size += len(text)
            out.write(text)
    for own in truth.values():
        durations = sorted(own.pop("durations"))
        own["p99"] = durations[math.ceil(.99 * len(durations)) - 1] if durations else None
    return truth


def seconds(command, runs=3, **options):
    """The least wall time of a command, and its last output."""
    best, output = math.inf, ""
    for _ in range(runs):
        began = time.perf_counter()
        output = subprocess.run(command, capture_output=True, text=True, check=True, **options).stdout
        best = min(best, time.perf_counter() - began)
    return best, output


POLARS = """
import sys, polars as pl
lines = pl.scan_csv(sys.argv[1], has_header=False, separator="\\x01", quote_char=None, new_columns=["l"])
rid = pl.col("l").str.extract(r"([0-9a-f]{8}-[0-9a-f-]{27})")
reports = lines.filter(pl.col("l").str.contains(" REPORT RequestId: ", literal=True)).select(
    fn=pl.col("l").str.extract(r"/aws/lambda/([\\w-]+) "), rid=rid,
    d=pl.col("l").str.extract(r"\\tDuration: ([0-9.]+) ms").cast(pl.Float64),
    cold=pl.col("l").str.contains("Init Duration", literal=True))
errors = lines.filter(pl.col("l").str.contains(" [ERROR]\\t", literal=True)).select(rid=rid, e=pl.lit(1)).unique()
print(reports.join(errors, on="rid", how="left").group_by("fn").agg(
    pl.len(), pl.col("cold").sum(), pl.col("e").sum(), pl.col("d").quantile(.99, "nearest")).collect())
"""


def agrees(truth, output):
    """Whether the bare answer equals the truth."""
    for row in json.loads(output):
        own = truth[row["function"]]
        if (row["executions"], row["errors"], row["coldStarts"]) != (own["count"], own["errors"], own["cold"]):
            return False
        if abs(row["p99Ms"] - own["p99"]) > 0.005:
            return False
    return True
