"""Runs one command and prints its wall time in seconds, its peak memory in kilobytes and its exit code.

The kernel counts the memory of the process that starts a command towards the command's own peak, so
the starter is kept as small as Python gets (some nine megabytes), and apart from run.py.

Usage: python3 -I -S measure.py OUTPUT ERRORS COMMAND…
"""
import os
import sys
import time

to_write = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
files = [(os.POSIX_SPAWN_OPEN, 1, sys.argv[1], to_write, 0o600),
         (os.POSIX_SPAWN_OPEN, 2, sys.argv[2], to_write, 0o600)]
start = time.perf_counter()
process = os.posix_spawnp(sys.argv[3], sys.argv[3:], os.environ, file_actions=files)
_, status, usage = os.wait4(process, 0)
elapsed = time.perf_counter() - start
print(elapsed, usage.ru_maxrss, os.waitstatus_to_exitcode(status))
