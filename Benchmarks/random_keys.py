"""Presses 100,000 random keys at random sizes over the sample, and prints the slowest updates and frames seen on the way."""

import argparse
import os
import pathlib
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--perch", default=ROOT / ".build-release/release/perch", type=pathlib.Path)
    parser.add_argument("--keys", default=100_000, type=int)
    parser.add_argument("--seed", default=int(time.time()), type=int)
    options = parser.parse_args()
    os.environ["PERCH"] = str(options.perch)
    sys.path.insert(0, str(ROOT / "Tests/Journeys"))
    from random_keys import Walk

    with tempfile.TemporaryDirectory(prefix="perch-keys-") as folder:
        environment = os.environ | {
            "HOME": folder, "XDG_CONFIG_HOME": folder + "/c", "XDG_STATE_HOME": folder + "/s", "XDG_CACHE_HOME": folder + "/k",
            "LANG": "C.UTF-8", "TERM": "xterm-256color"}
        walk = Walk(environment, folder, options.seed, options.keys)
        walk.run()
    print(f"{walk.pressed} keys by seed {options.seed}: no crash, no hang, the terminal restored {walk.restarts} times")
    for seconds, keys in walk.slowest:
        print(f"  {seconds * 1000:6.0f} ms until a new size was drawn, after {keys!r}")
    for seconds, keys, (width, height), shown in walk.dearest:
        print(f"  {seconds * 1000:6.1f} ms of work after {keys!r} at {width}x{height} on {shown!r}")
    print(f"  {walk.most:6.1f} MiB at the most")


if __name__ == "__main__":
    main()
