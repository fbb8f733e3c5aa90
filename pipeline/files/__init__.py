"""Puts bytes on the disk, whole or not at all: single files, deterministic zips, and the published set."""

from pipeline.files.atomic import remove_abandoned, write_atomic
from pipeline.files.claim import claim, owner_of
from pipeline.files.digests import digest_of_folder, fingerprint
from pipeline.files.edited import Kept
from pipeline.files.failures import (
    Busy,
    Damaged,
    DiskFault,
    DiskFull,
    FileOpen,
    NoTemporary,
    NotWritable,
    OfAnother,
    PublishFailure,
    Unfinished,
    WrongName,
    of_the_computer,
    refuse_full,
)
from pipeline.files.lock import slot
from pipeline.files.manifest import Manifest, Owner
from pipeline.files.publication import Published, publish, recover
from pipeline.files.zips import normalise

__all__ = [
    "Busy",
    "Damaged",
    "DiskFault",
    "DiskFull",
    "FileOpen",
    "Kept",
    "Manifest",
    "NoTemporary",
    "NotWritable",
    "OfAnother",
    "Owner",
    "PublishFailure",
    "Published",
    "Unfinished",
    "WrongName",
    "claim",
    "digest_of_folder",
    "fingerprint",
    "normalise",
    "of_the_computer",
    "owner_of",
    "publish",
    "recover",
    "refuse_full",
    "remove_abandoned",
    "slot",
    "write_atomic",
]
