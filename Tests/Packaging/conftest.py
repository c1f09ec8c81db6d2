"""What the tests of the static program stand on: the program, and roots that hold hardly more than it."""

import os
import pathlib
import shutil
import subprocess
import sys

import pytest

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "Journeys"))

ROOT = pathlib.Path(__file__).resolve().parents[2]
PERCH = pathlib.Path(os.environ.get("PERCH", ROOT / ".build-static/perch")).resolve()
# The code of a module of another C library: it ends whatever loads it.
HOSTILE = '__attribute__((constructor)) static void die(void) { __asm__ volatile("syscall" ::"a"(231), "D"(99)); }'


@pytest.fixture(scope="session", autouse=True)
def tools():
    """A missing tool fails the tests; nothing is skipped."""
    assert PERCH.exists(), f"{PERCH} is not built: make static"
    for tool in ("unshare", "chroot", "clang"):
        assert shutil.which(tool) or pathlib.Path("/usr/sbin", tool).exists(), f"{tool} is missing"


@pytest.fixture(scope="session")
def hostile(tmp_path_factory):
    """A name service module that ends the program which loads it."""
    folder = tmp_path_factory.mktemp("module")
    (folder / "module.c").write_text(HOSTILE)
    subprocess.run(["clang", "-shared", "-nostdlib", "-fPIC", "-o", folder / "module.so", folder / "module.c"], check=True)
    return folder / "module.so"


@pytest.fixture
def root(tmp_path, hostile):
    """A host with /proc, /etc and the program, and an nsswitch.conf that names modules of another C library."""
    made = tmp_path / "root"
    for folder in ("proc", "etc", "root", "usr/bin", "lib/x86_64-linux-gnu", "lib64", "usr/lib64"):
        (made / folder).mkdir(parents=True)
    shutil.copy(PERCH, made / "usr/bin/perch")
    (made / "etc/passwd").write_text("root:x:0:0:root:/root:/bin/sh\n")
    (made / "etc/hosts").write_text("127.0.0.1 localhost\n")
    (made / "etc/resolv.conf").write_text("nameserver 127.0.0.1\noptions timeout:1 attempts:1\n")
    lines = [f"{name}: hostile [!UNAVAIL=continue] files hostile dns hostile" for name in ("hosts", "passwd", "group", "services")]
    (made / "etc/nsswitch.conf").write_text("\n".join(lines) + "\n")
    for folder in ("lib/x86_64-linux-gnu", "lib64", "usr/lib64"):
        shutil.copy(hostile, made / folder / "libnss_hostile.so.2")
    return made
