"""What tests in every folder may ask for."""

pytest_plugins = ["postgres", "stores"]
