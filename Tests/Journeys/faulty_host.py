"""A host with faults for one program: its clock can be set, and its disk fill up at a write. See faulty_host.c."""

import pathlib
import struct
import subprocess

SOURCE = pathlib.Path(__file__).with_name("faulty_host.c")


class FaultyHost:
    """What its `environment` is given to lives on this host; only below `folder` its disk fills up."""

    FIELDS = ("set", "slept", "room", "writes")

    def __init__(self, library, path, folder):
        self.path = path
        path.write_bytes(bytes(8 * len(self.FIELDS)))
        self.environment = {"LD_PRELOAD": str(library), "FAULT_FILE": str(path), "FAULT_FOLDER": str(folder)}

    @staticmethod
    def build(folder):
        library = folder / "faulty_host.so"
        subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-Werror", "-o", library, SOURCE, "-ldl"], check=True)
        return library

    def be(self, **values):
        """Sets the clock (`set`, `slept`, in seconds), and with which write from now on the disk is full (`room`; 0 for none)."""
        with self.path.open("r+b") as file:
            for name, value in values.items():
                file.seek(8 * self.FIELDS.index(name))
                file.write(struct.pack("q", value))

    @property
    def writes(self):
        """How many writes there were below the folder."""
        return struct.unpack_from("q", self.path.read_bytes(), 8 * self.FIELDS.index("writes"))[0]
