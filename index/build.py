"""Bring the index up to date: read, compare, embed what is new, swap. Asking goes on from the old version meanwhile."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from index import manifest
from index.domain import Progress, ProgressCallback, Report, Snapshot, Stage
from index.errors import DamagedError, NoDocumentsError, StoreError
from index.lock import held
from index.plan import Plan, plan_for
from index.settings import IndexSettings
from index.versions import Versions, versions_of

if TYPE_CHECKING:
    from index.store import Store

Embed = Callable[[list[str]], list[list[float]]]

BATCH = 64  # sentences embedded and stored at a time: a kill loses at most one batch, about a second's work

_log = logging.getLogger(__name__)


def build(  # noqa: PLR0913 - each is a fact of its own
    settings: IndexSettings,
    embed: Embed,
    *,
    embedding: str,
    by: str,
    dry_run: bool = False,
    progress: ProgressCallback | None = None,
) -> Report:
    """Make the index that of the documents as they are now. Blocks.

    `embed` gives one vector a text, in order, always the same for the same text; `embedding` is its name, and another
    name makes all vectors anew. `by` is who asked, told to whoever asks meanwhile. With `dry_run` nothing is locked,
    written or embedded. An exception of `embed` or `progress` ends the build; the index stays as it was, and the next
    build goes on with the vectors it has.

    Raises:
        IndexBusyError: somebody else is building; the text says who.
        NoDocumentsError: there is nothing to index; the index stays as it was.
        StoreError: the data folder or the Chroma server can't be written; the index stays as it was.
    """
    started = monotonic()
    tell = progress or _ignore
    if dry_run:
        return _report(plan_for(settings, embedding, tell), started, dry_run=True)
    with held(settings.data_dir, by):
        plan = plan_for(settings, embedding, tell)
        versions = versions_of(settings)
        embedded = 0 if _is_current(plan, versions) else _replace(settings.data_dir, plan, versions, embed, tell)
        return _report(plan, started, embedded=embedded)


def is_stale(settings: IndexSettings, snapshot: Snapshot, embedding: str) -> bool:
    """Whether the documents are no longer those of a snapshot. Blocks for reading them all, not for models.

    False when there is no document left to read: an index of old documents is better than none.
    """
    try:
        return plan_for(settings, embedding, _ignore).new.version != snapshot.version
    except NoDocumentsError:
        return False


def _is_current(plan: Plan, versions: Versions) -> bool:
    """Whether the index is of these documents already and nothing of it is missing."""
    if not plan.old or plan.old.version != plan.new.version:
        return False
    try:
        with closing(versions.open(plan.old)) as store:
            return plan.old.by_id.keys() <= store.ids()
    except DamagedError:
        return False


def _replace(data_dir: Path, plan: Plan, versions: Versions, embed: Embed, tell: ProgressCallback) -> int:
    """Write the new version and swap it in; how many sentences were embedded for it."""
    embedded = _fill(plan, versions, embed, tell)
    gone = manifest.load_previous(data_dir)
    manifest.swap(data_dir, plan.new)
    _tidy(versions, [plan.new, *([plan.old] if plan.old else [])], gone)
    tell(Progress(Stage.FINISHING, 1, 1))
    return embedded


def _fill(plan: Plan, versions: Versions, embed: Embed, tell: ProgressCallback) -> int:
    """Fill a draft and publish it: an unfinished one, else one that starts from the old version, else an empty one."""
    for base in (plan.old, plan.old):
        try:
            return _fill_draft(versions.draft(plan.new.embedding, base), plan.new, versions, embed, tell)
        except DamagedError:
            _log.exception("the vectors are damaged; they are made anew")
            versions.discard(plan.new.embedding)
    return _fill_draft(versions.draft(plan.new.embedding, None), plan.new, versions, embed, tell)


def _fill_draft(draft: Store, new: Snapshot, versions: Versions, embed: Embed, tell: ProgressCallback) -> int:
    with closing(draft):
        present = draft.ids()
        missing = [sentence for sentence in new.sentences if sentence.id not in present]
        for start in range(0, len(missing), BATCH):
            tell(Progress(Stage.EMBEDDING, start, len(missing)))
            batch = missing[start : start + BATCH]
            draft.add(batch, embed([sentence.text for sentence in batch]))
        tell(Progress(Stage.EMBEDDING, len(missing), len(missing)))
        tell(Progress(Stage.FINISHING, 0, 1))
        versions.publish(draft, new)
    return len(missing)


def _tidy(versions: Versions, kept: list[Snapshot], gone: Snapshot | None) -> None:
    """Removing is a favour to the disk: the index is replaced already, and the next build tries again."""
    try:
        versions.tidy(kept, gone)
    except (StoreError, OSError):
        _log.exception("what older versions left could not be removed")


def _report(plan: Plan, started: float, *, dry_run: bool = False, embedded: int = 0) -> Report:
    return Report(
        version=plan.new.version,
        dry_run=dry_run,
        documents=plan.difference.documents,
        sentences=plan.difference.sentences,
        added=plan.difference.added,
        changed=plan.difference.changed,
        removed=plan.difference.removed,
        problems=plan.problems,
        embedded=embedded,
        seconds=monotonic() - started,
    )


def _ignore(_: Progress) -> None:
    pass
