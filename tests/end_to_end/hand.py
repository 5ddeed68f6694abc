#!/usr/bin/python3
"""Drags one thing onto another in the running program, as a hand would: real pointer, real keys.

    hand.py PROGRAM FROM TO

FROM and TO begin the names that assistive technology reads. Runs inside a session bus of its own and a display; prints
one line a step. Ends with 0 when everything was found and done.
"""
import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402


def nodes(node):
    """A node and all below it."""
    yield node
    for at in range(node.get_child_count()):
        child = node.get_child_at_index(at)
        if child is not None:
            yield from nodes(child)


def application(name):
    """The program's own tree; it answers once somebody listens."""
    desktop = Atspi.get_desktop(0)
    for at in range(desktop.get_child_count()):
        one = desktop.get_child_at_index(at)
        if one is not None and one.get_name() == name:
            return one
    return None


def centre(name, begin):
    """The middle of the first visible thing whose name begins so, within 20 seconds."""
    until = time.monotonic() + 20
    while time.monotonic() < until:
        tree = application(name)
        for node in nodes(tree) if tree is not None else ():
            try:
                box = node.get_extents(Atspi.CoordType.SCREEN)
                if (node.get_name() or "").startswith(begin) and box.width > 0:
                    return box.x + box.width // 2, box.y + box.height // 2
            except gi.repository.GLib.Error:
                continue  # it has gone meanwhile
        time.sleep(0.25)
    sys.exit(f"nothing is named {begin!r}")


def hand(*words):
    """One movement of pointer or keys."""
    subprocess.run(["xdotool", *map(str, words)], check=True)
    time.sleep(0.1)


def main():
    program, begin, end = sys.argv[1:]
    Atspi.init()
    there, here = centre(program, begin), centre(program, end)
    print("from", there, "to", here)
    hand("mousemove", *there)
    hand("mousedown", 1)
    for step in range(1, 11):
        hand("mousemove", *(a + (b - a) * step // 10 for a, b in zip(there, here)))
    time.sleep(0.5)
    hand("mouseup", 1)
    time.sleep(0.5)
    hand("key", "Return")  # takes the amount, where one is asked
    hand("key", "ctrl+s")
    time.sleep(1.5)
    print("dropped and saved")


main()
