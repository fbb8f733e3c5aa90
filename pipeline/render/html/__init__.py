"""The plan for browsers, as one self-contained page and as a site: readable without script, on a phone and on paper."""

from pipeline.render.html.page import write_html
from pipeline.render.html.site import Site, write_site

__all__ = ["Site", "write_html", "write_site"]
