#!/usr/bin/env python3
"""Measures perch beside its peers in one run and prints one table; every ratio is perch over the peer.

  bench.py --perch .build-release/release/perch --store-bench .build-bench/release/StoreBench
           [--engine-bench .build-bench/release/EngineBench] [--sample-maker .build-release/release/SampleMaker]
           [--megabytes 300] [--rows 10000000] [--resources 10000] [--only screen,line,logs,store,engine,live]
           [--audit-tools BIN --only audit] [--only live --aws-tools BIN --seconds 240]
"""

import argparse
import json
import os
import pathlib
import platform
import shutil
import subprocess
import sys
import tempfile
import time

import audit
import engine
import line
import live
import logs
import store
import terminal

ROOT = pathlib.Path(__file__).resolve().parents[1]
ROWS = []


def row(what, ours, peer_name="", peer=None, unit="ms", wanted=""):
    ratio = f"{ours / peer:.2f}" if peer else ""
    ROWS.append((what, f"{ours:,.2f} {unit}", f"{peer_name} {peer:,.2f} {unit}" if peer else peer_name, ratio, wanted))
    print("  " + "  ".join(filter(None, ROWS[-1])), flush=True)


def fresh(perch, maker, folder):
    """A recording like the sample's, of another seed."""
    subprocess.run([maker, "market", folder / "exports", str(time.time_ns())], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([perch, "import", folder / "exports", "--out", folder / "fresh.perch", "--open-at", "2026-11-20T14:32:10Z"],
                   check=True, capture_output=True, env=os.environ | {"XDG_STATE_HOME": str(folder / "state")})
    return str(folder / "fresh.perch")


def screen(perch, maker, folder):
    shown = terminal.right(perch, [])
    htop = shutil.which("htop")
    is_htop = lambda lines: any("PID" in line for line in lines)
    ours = terminal.ready([perch, "replay"], shown)
    peer = terminal.ready([htop], is_htop) if htop else None
    row("sample: named row's right figures on the screen", ours, "htop ready", peer, wanted="≤ 0.5")
    if pathlib.Path(maker).exists():
        other = fresh(perch, maker, folder)
        ours = terminal.ready([perch, "replay", other], terminal.right(perch, [other]))
        row("the same of a recording from a fresh seed", ours, "htop ready", peer, wanted="≤ 0.5")
    milliseconds, size, idle = terminal.moves([perch, "replay"], shown)
    if htop:
        peer_ms, peer_size, _ = terminal.moves([htop], is_htop, keys=(b"\x1b[B", b"\x1b[A"))
    else:
        peer_ms = peer_size = None
    row("cursor move, time", milliseconds, "htop", peer_ms, wanted="≤ 1")
    row("cursor move, bytes", size, "htop", peer_size, "B", wanted="≤ 1")
    row("sent while idle for 2 s", idle, unit="B", wanted="0")
    program = terminal.Program([perch, "replay"])
    program.until(shown)
    for keys in (b"i", b"q", b"E", b"q", b"a", b"q", b"$", b"q", b"?", b"q", b"j", b"\r", b"\r",
                 b"1", b"2", b"3", b"4", b"5", b"6", b"7", b"8", b"9", b"2", b"\r", b"q", b"q", b"q"):
        program.press(keys)
        program.take(0.4)
    now, most = program.memory()
    program.close()
    row("memory after every screen (now)", now, unit="MiB", wanted="≤ 30")
    row("memory after every screen (most)", most, unit="MiB")


def log_import(perch, folder, megabytes):
    path = folder / "lambda.log"
    truth = logs.write(path, megabytes)
    size = path.stat().st_size / 1e6
    ours, output = logs.seconds([perch, "import", path, "--answer", "--format", "json"])
    polars, _ = logs.seconds([sys.executable, "-c", logs.POLARS, path])
    row(f"bare answer of {size:.0f} MB (right: {logs.agrees(truth, output)})", ours * 1000, "polars", polars * 1000, wanted="≤ 0.2")
    if shutil.which("rg"):
        peer, _ = logs.seconds(["rg", "-c", " REPORT RequestId: ", path])
        row("bare answer", ours * 1000, "rg -c", peer * 1000, wanted="≤ 2")
    out = folder / "lambda.perch"
    best = float("inf")
    for _ in range(3):
        out.unlink(missing_ok=True)
        began = time.perf_counter()
        subprocess.run([perch, "import", path, "--out", out, "--account", "111122223333", "--region", "eu-west-1"], check=True, capture_output=True)
        best = min(best, time.perf_counter() - began)
    row("import: stored, searchable, redacted, judged", size / best, unit="MB/s", wanted="≥ 300")
    row("recording", out.stat().st_size / 1e6, unit="MB")
    took, _ = logs.seconds([perch, "logs", "--snapshot", out, "--search", "no such words anywhere", "--window", "30d"])
    row("log search, whole process", size / took, unit="MB/s", wanted="≥ 1000")


def executions(program, folder, rows):
    """The store's own file of executions beside DuckDB's, through a program that opens only the store."""
    store.measure(program, folder, rows, row)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--perch", required=True)
    ap.add_argument("--store-bench", default=str(ROOT / ".build-bench/release/StoreBench"))
    ap.add_argument("--engine-bench", default=str(ROOT / ".build-bench/release/EngineBench"))
    ap.add_argument("--sample-maker", default=str(ROOT / ".build-release/release/SampleMaker"))
    ap.add_argument("--audit-tools", help="the bin folder of an environment with prowler and moto; see audit.py")
    ap.add_argument("--aws-tools", help="the bin folder of an environment with the AWS CLI; else it is looked for on the path")
    ap.add_argument("--seconds", type=int, default=240, help="how long the collector is watched")
    ap.add_argument("--resources", type=int, default=10_000)
    ap.add_argument("--rows", type=int, default=10_000_000)
    ap.add_argument("--megabytes", type=float, default=300)
    ap.add_argument("--only", default="screen,line,logs,store,engine,live")
    a = ap.parse_args()
    perch = str(pathlib.Path(a.perch).resolve())
    print(f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        if "screen" in a.only:
            screen(perch, a.sample_maker, folder)
        if "line" in a.only:
            line.measure(perch, folder, row)
        if "logs" in a.only:
            log_import(perch, folder, a.megabytes)
        if "store" in a.only:
            executions(a.store_bench, folder, a.rows)
        if "engine" in a.only:
            engine.measure(a.engine_bench, row, a.resources)
        if "live" in a.only:
            live.measure(perch, folder, row, a.seconds, a.aws_tools)
        if a.audit_tools:
            audit.measure(perch, a.audit_tools, folder, row)
    print("\n| what | perch | beside | ratio | wanted |\n|---|---:|---:|---:|---|")
    for cells in ROWS:
        print("| " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
