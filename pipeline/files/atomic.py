"""A file that is always whole: the old bytes or the new ones, whatever happens in between."""

import re
import secrets
from pathlib import Path

from pipeline.files import durable
from pipeline.files.failures import explained

_TEMPORARY = re.compile(r"\.smjp-[0-9a-f]{16}\.tijdelijk")


def write_atomic(path: Path, data: bytes) -> None:
    """Writes a file in one step, behind a link if `path` is one; its mode follows the umask. Raises PublishFailure."""
    with explained(path.name):
        target = durable.real(path)
        temporary = target.with_name(f".smjp-{secrets.token_hex(8)}.tijdelijk")
        try:
            durable.write_new(temporary, data)
            durable.replace(temporary, target)
        except BaseException:
            durable.discard(temporary)
            raise
        durable.sync_folder(target.parent)


def remove_abandoned(folder: Path) -> None:
    """Removes what a killed `write_atomic` left in this folder or one in it; only when no other is writing there."""
    with explained(str(folder)):
        for path in sorted((*folder.iterdir(), *folder.glob("*/.smjp-*.tijdelijk"))):
            if _TEMPORARY.fullmatch(path.name):
                durable.remove(path)
