"""Measure, and print one line for each figure: what, how much, and what it is held against.

`python -m benchmarks` measures speed; `python -m benchmarks soak` reads for half an hour.
"""

import os
import sys

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
django.setup()

# What follows needs the settings.
from benchmarks import data, load, pages, saved_searches, signing_in, soak  # noqa: E402

data.prepare()
for measure in [soak] if sys.argv[1:] == ["soak"] else [pages, saved_searches, signing_in, load]:
    for line in measure.figures():
        print(line, flush=True)  # noqa: T201 - what this command is for
