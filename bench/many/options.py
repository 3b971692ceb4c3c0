"""What the benches on pretended nodes have in common at the command line."""

import argparse
import os
import shlex
import subprocess
import sys
import time

from common.cluster import fail


def say(text, began=time.monotonic()):
    """Progress, for who looks on."""
    if sys.stderr.isatty():
        print(f"\r\033[K{text and f'{time.monotonic() - began:.0f} s: {text}'}", end="", file=sys.stderr, flush=True)


def parser(description, usage):
    """A parser of what all of them are told."""
    made = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter, usage=usage)
    made.add_argument("--interval", default="1s", help="of the polls that find changes")
    made.add_argument("--hollow", default=os.environ.get("TEAL_HOLLOW", ""), metavar="PROGRAM",
                      help="adds pretended nodes (or TEAL_HOLLOW); without it they are there already")
    made.add_argument("--nodes", type=int, default=3, help="how many of them there are to be")
    made.add_argument("--seed", type=int, default=1, help="says which applications are changed, and when")
    made.add_argument("--v1", default="janakiramm/myapp:v1", help="an image; nothing of it is run")
    made.add_argument("--v2", default="janakiramm/myapp:v2", help="another one")
    return made


def given(parser):
    """What stands before `--` by the parser, and what stands behind it as the command that starts Teal."""
    words = sys.argv[1:]
    middle = words.index("--") if "--" in words else len(words)
    found = parser.parse_args(words[:middle])
    found.command = shlex.join(words[middle + 1:])
    if not found.command:
        parser.error("the command that starts Teal is missing, after --")
    return found


def nodes(given, cluster, applications):
    """Sees to it that there are pretended nodes, with room for two pods of each application."""
    if given.hollow:
        subprocess.run([given.hollow, str(given.nodes)], check=True, stdout=sys.stderr)
    found = cluster.ask("GET", "/api/v1/nodes?labelSelector=hollow%3Dtrue")[1]["items"]
    room = sum(quantity(it["status"]["allocatable"]["pods"]) for it in found)
    if room < 2 * applications:
        fail(f"the pretended nodes take {room} pods, which is less than two for each application")


def quantity(text):
    """Of Kubernetes; 1000 is written 1k."""
    return int(text[:-1]) * 1000 if text.endswith("k") else int(text)
