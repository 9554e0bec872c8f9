"""Files that are packed with gzip, unpacked as they are read."""

import gzip
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from attribution.errors import LoadError
from attribution.load.streams import STEP, as_file

#: A file that unpacks to more than this, and to more than so many times what was read of it, is no dump of articles:
#: prose unpacks to some 3 to 10 times its packed size.
MAX_UNPACKED = 100_000_000
MAX_RATIO = 200


def unpack(file: BinaryIO, subject: str) -> BinaryIO:
    """Return what is packed in `file`, as a file that is read from its start; it is unpacked bit by bit.

    Reading it raises `LoadError`, about `subject`, where it is broken, or unpacks to far more than a dump has.

    >>> import io
    >>> unpack(io.BytesIO(gzip.compress(b"Ely.")), "news.jsonl.gz").read()
    b'Ely.'
    """
    return as_file(_pieces(file, subject))


def _pieces(file: BinaryIO, subject: str) -> Iterator[bytes]:
    done = 0
    try:
        with gzip.GzipFile(fileobj=file, mode="rb") as unpacked:
            # `read` would lose what it had got where the rest can't be read.
            while piece := unpacked.read1(STEP):
                done += len(piece)
                if done > MAX_UNPACKED and done > file.tell() * MAX_RATIO:
                    advice = f"it unpacks to more than {MAX_RATIO} times its size: it was made to do harm"
                    raise LoadError(subject, advice)
                yield piece
    except gzip.BadGzipFile as error:
        raise LoadError(subject, "it is no gzip file, or is broken: check what it is") from error
    except (EOFError, zlib.error) as error:
        raise LoadError(subject, "it is broken or cut off, and was read up to there: fetch it again") from error
