"""`python -m pipeline …`: the program `smjp`, with its environment made first where that is missing."""

import sys

from pipeline import environment

if __name__ == "__main__":
    if environment.is_active():
        from pipeline.cli import main

        sys.exit(main())
    sys.exit(environment.run_inside(["-m", "pipeline", *sys.argv[1:]]))
