"""``python -m stdnews``."""

from stdnews.cli import main

if __name__ == "__main__":
    main(prog_name="python -m stdnews")
