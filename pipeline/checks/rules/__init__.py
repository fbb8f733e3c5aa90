"""One rule per file; `pipeline.checks.RULES` lists them."""
