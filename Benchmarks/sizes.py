#!/usr/bin/env python3
"""Measures the static program: size, compressed size, first frame and memory, beside htop and the AWS CLI.

  sizes.py --perch .build-static/perch
"""

import argparse
import pathlib
import re
import shutil
import statistics
import subprocess

import terminal


def compressed(perch, *command):
    """Megabytes after a compressor."""
    return len(subprocess.run([*command, perch], check=True, capture_output=True).stdout) / 1e6


def installed(package):
    """Megabytes of a Debian package with all it depends on, and how many packages they are; what every Debian has is left out."""
    ask = lambda *words: subprocess.run(["apt-cache", *words], check=True, capture_output=True, text=True).stdout
    closure = ask("depends", "--recurse", "--no-recommends", "--no-suggests", "--no-conflicts", "--no-breaks", "--no-replaces",
                  "--no-enhances", package)
    names = sorted({line.strip() for line in closure.splitlines() if re.match(r"^[a-z0-9]", line)})
    found = {}
    for stanza in ask("show", "--no-all-versions", *names).split("\n\n"):
        fields = dict(line.split(": ", 1) for line in stanza.splitlines() if re.match(r"^[A-Z][A-Za-z-]+: ", line))
        if fields and fields.get("Essential") != "yes" and fields.get("Priority") not in ("required", "important"):
            found[fields["Package"]] = int(fields["Installed-Size"]) / 1e3
    return sum(found.values()), len(found)


def first_frame(command, shown, runs):
    """Medians of the milliseconds until a text is on the screen, and of the resident mebibytes then."""
    times, sizes = [], []
    for _ in range(runs):
        program = terminal.Program(command)
        times.append(program.until(shown))
        sizes.append(program.memory()[0])
        program.close()
    return statistics.median(times), statistics.median(sizes)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--perch", required=True)
    ap.add_argument("--runs", type=int, default=21)
    a = ap.parse_args()
    perch = str(pathlib.Path(a.perch).resolve())
    print("| what | perch | beside |\n|---|---:|---:|")
    htop, awscli = installed("htop"), installed("awscli")
    print(f"| installed | {pathlib.Path(perch).stat().st_size / 1e6:.1f} MB, 1 file "
          f"| htop {htop[0]:.1f} MB, {htop[1]} packages; awscli {awscli[0]:.0f} MB, {awscli[1]} packages |", flush=True)
    print(f"| compressed | xz {compressed(perch, 'xz', '-6', '-T0', '-c'):.1f} MB, "
          f"zstd {compressed(perch, 'zstd', '-19', '-T0', '-q', '-c'):.1f} MB | |", flush=True)
    frame = first_frame([perch, "replay"], lambda lines: any("SAMPLE" in line for line in lines), a.runs)
    right = first_frame([perch, "replay"], terminal.right(perch, []), a.runs)
    peer = first_frame(["htop"], lambda lines: any("PID" in line for line in lines), a.runs) if shutil.which("htop") else None
    beside = f"htop {peer[0]:.0f} ms" if peer else "htop is not installed"
    print(f"| first frame | {frame[0]:.1f} ms | {beside} |")
    print(f"| the right figures on it | {right[0]:.1f} ms | |")
    print(f"| memory then | {right[1]:.1f} MiB | {f'htop {peer[1]:.1f} MiB' if peer else ''} |")


main()
