"""`python -m argmap`, and the start of the bundled application."""

from argmap.cli import main

if __name__ == "__main__":
    main()
