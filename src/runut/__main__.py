"""Run `python -m runut`."""

from runut.cli import main

if __name__ == "__main__":
    main()
