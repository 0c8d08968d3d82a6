"""A build in a terminal: a progress bar while it runs, a summary when it is done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar
from rich.table import Table
from rich.text import Text

from index.report import Progress, ProgressCallback, Report, Stage, Status

_DOING = {
    Stage.READING: "Reading documents",
    Stage.EMBEDDING: "Embedding sentences",
    Stage.FINISHING: "Finishing",
}


@contextmanager
def progress_bar(console: Console) -> Iterator[ProgressCallback | None]:
    """A callback that draws a bar on a terminal; none where nobody would see it."""
    if not console.is_terminal:
        yield None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=console, transient=True) as bar:
        task = bar.add_task("Starting", total=None)

        def show(progress: Progress) -> None:
            bar.update(task, description=_DOING[progress.stage], completed=progress.done, total=progress.of)

        yield show


def show_report(report: Report, console: Console) -> None:
    table = Table("", "added", "changed", "removed", "unchanged", box=None)
    for name, counts in (("documents", report.documents), ("sentences", report.sentences)):
        table.add_row(name, *map(str, (counts.added, counts.changed, counts.removed, counts.unchanged)))
    console.print(table)
    for label, paths in (("added", report.added), ("changed", report.changed), ("removed", report.removed)):
        for path in paths:
            console.print(Text(f"  {label}: {path}"))
    for problem in report.problems:
        console.print(Text(f"  skipped: {problem.path} {problem.reason}", style="yellow"))
    done = f"Index {report.version} is ready. {report.embedded} sentences embedded, {report.seconds:.1f} s."
    console.print(Text("Nothing was written (dry run)." if report.dry_run else done))


def show_status(status: Status, console: Console) -> None:
    table = Table("", "", box=None, show_header=False)
    rows = {
        "version": status.version,
        "built": f"{status.built_at:%Y-%m-%d %H:%M} UTC",
        "documents": str(status.documents),
        "sentences": str(status.sentences),
        "models": ", ".join(status.models),
        "size on disk": f"{status.bytes / 1e6:.1f} MB",
    }
    for name, value in rows.items():
        table.add_row(name, Text(value))
    console.print(table)
