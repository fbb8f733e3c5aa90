"""A process of its own that runs Typst on one folder, so that a runaway or a crash of Typst cannot take us along.

It is started as a file with a job as JSON on its standard input, and answers with JSON on its standard output. It
imports nothing of the project: it must start fast, and what it reads is data.
"""

import json
import sys
from typing import Any

import typst


def main() -> None:
    """Compiles what the job describes; the PDF goes to the file that it names."""
    job = json.load(sys.stdin)
    limit_memory(job["memory"])
    json.dump(compiled(job), sys.stdout)


def limit_memory(size: int) -> None:
    """Lets this process have at most `size` bytes of memory, where the system can do that."""
    try:
        import resource
    except ImportError:  # Windows
        return
    try:
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
    except (OSError, ValueError):  # a system that does not limit address space, or already limits it further
        return


def compiled(job: dict[str, Any]) -> dict[str, Any]:
    """What Typst has to say: `error` (or null), `warnings`, and what the expression `pages` of the job gives.

    The same compiler answers it, from the document that it has just laid out: that takes 20 ms for 250 pages.
    """
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[job["fonts"]])
    try:
        compiler = typst.Compiler(
            job["main"],
            root=job["root"],
            font_paths=fonts,
            ignore_system_fonts=True,
            package_path=job["packages"],
            package_cache_path=job["packages"],
        )
        _, warnings = compiler.compile_with_warnings(
            output=job["pdf"], format="pdf", pdf_standards=["ua-1", "a-2a"], timestamp=job["timestamp"]
        )
    except typst.TypstError as error:
        return {"error": described(error), "warnings": [], "pages": []}
    pages = json.loads(compiler.eval(job["pages"]))
    return {"error": None, "warnings": [described(warning) for warning in warnings], "pages": pages}


def described(report: Any) -> dict[str, Any]:
    """An error or warning of Typst as data."""
    return {"message": report.message, "where": "\n".join([report.diagnostic, *map(str, report.trace)])}


if __name__ == "__main__":
    main()
