"""Bring the index up to date: read, compare, embed what is new, swap. Asking goes on from the old version meanwhile."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from index import manifest
from index.disk import check_room
from index.domain import Snapshot
from index.errors import DamagedError, StoreError
from index.lock import held
from index.plan import Plan, plan_for
from index.report import Progress, ProgressCallback, Report, Stage
from index.settings import IndexSettings
from index.vectors import Embed, by_key, name_of, vectors
from index.versions import Versions, versions_of

if TYPE_CHECKING:
    from index.store import Store

Trial = Callable[[Snapshot, ProgressCallback], None]

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
    trial: Trial | None = None,
) -> Report:
    """Make the index that of the documents as they are now. Blocks.

    `embed` gives one vector a text, in order, always the same for the same text; `embedding` is its name, and another
    name makes all vectors anew. `by` is who asked, told to whoever asks meanwhile. With `dry_run` nothing is locked,
    written or embedded. An exception of `embed` or `progress` ends the build; the index stays as it was, and the next
    build goes on with the vectors it has. `trial` is given the new version before it replaces an old one: its exception
    ends the build, too, and the new version is removed.

    Raises:
        IndexBusyError: somebody else is building; the text says who.
        NoDocumentsError: there is nothing to index; the index stays as it was.
        StoreError: the data folder or the Chroma server can't be written; the index stays as it was.
    """
    started = monotonic()
    tell = progress or _ignore
    if dry_run:
        return _report(plan_for(settings, name_of(embedding), tell), started, dry_run=True)
    with held(settings.data_dir, by):
        plan = plan_for(settings, name_of(embedding), tell)
        versions = versions_of(settings)
        if _is_current(plan, versions):
            return _report(plan, started)
        embedded = _fill(settings.data_dir, plan, versions, embed, tell)
        with _removed_on_error(settings.data_dir, plan, versions):
            if trial and plan.old:
                trial(plan.new, tell)
        _swap(settings.data_dir, plan, versions)
        tell(Progress(Stage.FINISHING, 1, 1))
        return _report(plan, started, embedded=embedded)


def _is_current(plan: Plan, versions: Versions) -> bool:
    """Whether the index is of these documents already and nothing of it is missing."""
    if not plan.old or plan.old.version != plan.new.version:
        return False
    try:
        with closing(versions.open(plan.old)) as store:
            return by_key(plan.old).keys() <= store.ids()
    except DamagedError:
        return False


@contextmanager
def _removed_on_error(data_dir: Path, plan: Plan, versions: Versions) -> Iterator[None]:
    """Remove the new version, written but not swapped in, when what is done with it fails."""
    try:
        yield
    except BaseException:
        previous = manifest.load_previous(data_dir)
        _tidy(versions, [version for version in (plan.old, previous) if version], plan.new)
        raise


def _swap(data_dir: Path, plan: Plan, versions: Versions) -> None:
    """Let readers have the new version, and remove the one before the old."""
    gone = manifest.load_previous(data_dir)
    manifest.swap(data_dir, plan.new)
    _tidy(versions, [plan.new, *([plan.old] if plan.old else [])], gone)


def _fill(data_dir: Path, plan: Plan, versions: Versions, embed: Embed, tell: ProgressCallback) -> int:
    """Fill a draft and publish it: an unfinished one, else one that starts from the old version, else an empty one."""
    for base in (plan.old, plan.old):
        try:
            return _fill_draft(versions.draft(plan.new.embedding, base), plan, versions, embed, tell)
        except DamagedError as error:
            check_room(data_dir)
            _log.warning("%s (%s)", error, error.__cause__ or "some are missing")
            versions.discard(plan.new.embedding)
    return _fill_draft(versions.draft(plan.new.embedding, None), plan, versions, embed, tell)


def _fill_draft(draft: Store, plan: Plan, versions: Versions, embed: Embed, tell: ProgressCallback) -> int:
    """How many sentences had no vector; those beside them get others too, which are not counted."""
    with closing(draft):
        present = draft.ids()
        missing = [place for key, place in by_key(plan.new).items() if key not in present]
        old = by_key(plan.old) if plan.old else {}
        known = {place.sentence.id for key, place in old.items() if key in present}
        for start in range(0, len(missing), BATCH):
            tell(Progress(Stage.EMBEDDING, start, len(missing)))
            batch = missing[start : start + BATCH]
            draft.add(batch, vectors(batch, embed))
        tell(Progress(Stage.EMBEDDING, len(missing), len(missing)))
        tell(Progress(Stage.FINISHING, 0, 1))
        versions.publish(draft, plan.new)
    return sum(place.sentence.id not in known for place in missing)


def _tidy(versions: Versions, kept: list[Snapshot], gone: Snapshot | None) -> None:
    """Removing is a favour to the disk: the index is replaced already, and the next build tries again."""
    try:
        versions.tidy(kept, gone)
    except (StoreError, OSError) as error:
        _log.warning("what older versions left could not be removed: %s", error)


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
