"""Runs a command on a pseudo-terminal: our stdin is typed into it, what it shows goes to our stdout.

Usage: terminal.py <command> [<argument> ...]. Ends with the exit code of the command, 128 + n after signal n.
"""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios

ROWS, COLUMNS = 40, 100


def main(command: list[str]) -> int:
    child, terminal = pty.fork()
    if child == 0:
        os.execvp(command[0], command)
    size = struct.pack("HHHH", ROWS, COLUMNS, 0, 0)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, size)
    # Whoever stops us means the command.
    signal.signal(signal.SIGTERM, lambda *_: os.killpg(child, signal.SIGTERM))
    relay(terminal)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return code if code >= 0 else 128 - code


def relay(terminal: int) -> None:
    """Until nobody holds the other end of the terminal any more."""
    sources = [terminal, sys.stdin.fileno()]
    while True:
        ready, _, _ = select.select(sources, [], [])
        for source in ready:
            try:
                data = os.read(source, 65536)
            except OSError:  # EIO is how Linux says that the other end was closed
                data = b""
            if source == terminal:
                if not data:
                    return
                os.write(sys.stdout.fileno(), data)
            elif data:
                os.write(terminal, data)
            else:
                sources.remove(source)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
