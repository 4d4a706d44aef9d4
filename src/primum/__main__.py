"""`python -m primum` is the command line."""

from primum.cli import main

if __name__ == "__main__":
    main()
