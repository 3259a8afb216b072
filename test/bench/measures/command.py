"""Run programs one after another, and say what they took.

Node cannot ask for the resources of its children; this can, orphans included.
Reads {"cwd", "seconds", "steps": [{"argv", "env"}]} from standard input, and prints
{"code", "wall", "cpu", "memory", "output"}: seconds, seconds, bytes.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

PR_SET_CHILD_SUBREAPER = 36
PAGE = os.sysconf("SC_PAGE_SIZE")


def adopt_orphans() -> None:
    """Have processes whose parent has gone become ours: their time counts as well."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def resident(session: int) -> int:
    """The resident memory of all processes of a session, in bytes.

    Pages that they share count once for each: it is an upper bound.
    """
    pages = 0
    for process in Path("/proc").glob("[0-9]*"):
        try:
            # The name, in parentheses, may hold spaces; what follows does not.
            fields = (process / "stat").read_text().rpartition(")")[2].split()
            if int(fields[3]) == session:
                pages += int(fields[21])
        except OSError:  # it has just ended
            continue
    return pages * PAGE


class Memory(threading.Thread):
    """Looks five times a second, no more because looking costs time as well, at what a session uses."""

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self.session = session
        self.peak = 0
        self.over = threading.Event()

    def run(self) -> None:
        while not self.over.wait(0.2):
            self.peak = max(self.peak, resident(self.session))


def wait_for(child: subprocess.Popen[bytes], seconds: float) -> int:
    try:
        code = child.wait(seconds)
    except subprocess.TimeoutExpired:
        code = 124
    end_session(child.pid)
    return code


def end_session(leader: int) -> None:
    """End what is left of a session, such as the service of a compiler, and collect it."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(leader, signal.SIGKILL)
    while True:
        try:
            os.waitpid(-1, 0)
        except ChildProcessError:
            return


def main() -> None:
    order = json.load(sys.stdin)
    adopt_orphans()
    code, peak, wall = 0, 0, 0.0
    with tempfile.TemporaryFile() as output:
        for step in order["steps"]:
            started = time.perf_counter()
            child = subprocess.Popen(
                step["argv"],
                cwd=order["cwd"],
                env={**os.environ, **step["env"]},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
            memory = Memory(child.pid)
            memory.start()
            code = wait_for(child, order["seconds"])
            wall += time.perf_counter() - started
            memory.over.set()
            peak = max(peak, memory.peak)
            if code:
                break
        output.seek(0)
        text = output.read().decode(errors="replace")
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    # Where there is no /proc: the largest single process, in kilobytes or, on macOS, in bytes.
    largest = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    report = {
        "code": code,
        "wall": wall,
        "cpu": used.ru_utime + used.ru_stime,
        "memory": max(peak, largest),
        "output": text,
    }
    json.dump(report, sys.stdout)


if __name__ == "__main__":
    main()
