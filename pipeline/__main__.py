"""`python -m pipeline …`: the program `smjp`; in a clone with its environment made first where that is missing."""

import sys

from pipeline import environment, shipped

if __name__ == "__main__":
    if environment.is_active() or not shipped.IS_CLONE:
        from pipeline.cli import main

        sys.exit(main())
    sys.exit(environment.run_inside(["-m", "pipeline", *sys.argv[1:]]))
