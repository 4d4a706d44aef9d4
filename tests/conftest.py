"""What tests in every folder may ask for."""

import signal

from hypothesis import settings

pytest_plugins = ["postgres", "stores"]

# A shell ignores Ctrl-C in what it starts in the background, and every process below inherits that: the commands that
# the tests stop with it would never end.
signal.signal(signal.SIGINT, signal.default_int_handler)

# How long one random example takes says more of the machine than of what is tested.
settings.register_profile("primum", deadline=None)
settings.load_profile("primum")
