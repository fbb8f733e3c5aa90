"""The plan as one self-contained web page: nothing fetched, readable without script, on a phone and on paper."""

from pipeline.render.html.page import write_html

__all__ = ["write_html"]
