"""Measure, and print one line for each figure: what, how much, and what it is held against.

`python -m benchmarks` measures speed; `python -m benchmarks soak` reads for half an hour, and `python -m benchmarks
searching` measures search alone, on the engine of the settings.
"""

import os
import sys

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
django.setup()

from django.core.management import call_command  # noqa: E402

# What follows needs the settings.
from benchmarks import data, growing, load, pages, saved_searches, searching, signing_in, soak  # noqa: E402

data.prepare()
# Rows are kept from one run to the next; what the look is made of may have changed since.
call_command("collectstatic", interactive=False, verbosity=0)
ALONE = {"soak": soak, "searching": searching}
for measure in [ALONE[name] for name in sys.argv[1:]] or [pages, growing, saved_searches, signing_in, load]:
    for line in measure.figures():
        print(line, flush=True)  # noqa: T201 - what this command is for
