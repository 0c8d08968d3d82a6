"""The facade: all that the bot may know of the index. Cheap to import; `Library` loads what is heavy when used."""

from index.checked import CheckedClaim, CheckedText
from index.domain import Answer, Citation, Document, Entry, Sentence, Snapshot, Statement, Turn
from index.errors import FootnoteError, NotIndexedError, UploadError
from index.library import Library
from index.partial import Partial
from index.receipt import Checked, Receipt
from index.report import Progress, Report
from index.settings import IndexSettings
from index.terminal import progress_bar
from index.uploads import Source

__all__ = [
    "Answer",
    "Checked",
    "CheckedClaim",
    "CheckedText",
    "Citation",
    "Document",
    "Entry",
    "FootnoteError",
    "IndexSettings",
    "Library",
    "NotIndexedError",
    "Partial",
    "Progress",
    "Receipt",
    "Report",
    "Sentence",
    "Snapshot",
    "Source",
    "Statement",
    "Turn",
    "UploadError",
    "progress_bar",
]
