"""Bring the index up to date, look at it, or answer many questions from it."""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from dotenv import dotenv_values
from rich.console import Console

from index.batch import answer_lines
from index.chart import draw
from index.errors import FootnoteError, NotIndexedError
from index.evaluation import as_json, evaluate, load, run_beside, save
from index.gold import missing, read_gold
from index.library import Library
from index.scoreboard import counted, show_evaluation, show_missing
from index.settings import IndexSettings
from index.terminal import progress_bar, show_report, show_status

_FAILED = 1  # exit code: the request failed, said on stderr in a sentence
_INTERRUPTED = 130  # exit code: Ctrl-C, as shells have it


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    try:
        code: int = asyncio.run(options.run(options))
    except FootnoteError as error:
        print(error, file=sys.stderr)
        return _FAILED
    except KeyboardInterrupt:
        return _INTERRUPTED
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m index", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    build = commands.add_parser("build", help="bring the index up to date with the documents")
    build.add_argument("--dry-run", action="store_true", help="only say what would change")
    build.add_argument("--json", action="store_true", help="print the report as JSON")
    build.add_argument("--gold", type=Path, metavar="FILE", help="refuse an index that answers these clearly worse")
    build.add_argument("--force", action="store_true", help="take the new index however it answers")
    build.set_defaults(run=_build)
    status = commands.add_parser("status", help="documents, sentences, version, models, size on disk")
    status.add_argument("--json", action="store_true", help="print it as JSON")
    status.set_defaults(run=_status)
    answer = commands.add_parser("answer", help="answer questions read as JSON lines from standard input")
    answer.add_argument("--seeds", type=Path, required=True, metavar="DIR", help="the folder with the documents")
    answer.add_argument("--data", type=Path, required=True, metavar="DIR", help="where the index is kept")
    answer.add_argument("--never-abstain", action="store_true", help="answer whatever the confidence")
    answer.set_defaults(run=_answer)
    evaluation = commands.add_parser("evaluate", help="score the answers to gold questions (docs/evaluation.md)")
    evaluation.add_argument("gold", type=Path, metavar="GOLD.jsonl", help="the questions and what is right")
    evaluation.add_argument("--json", action="store_true", help="print figures and outcomes as JSON")
    evaluation.add_argument("--plot", type=Path, metavar="FILE.png", help="draw how far confidence can be trusted")
    evaluation.add_argument("--baseline", type=Path, metavar="FILE", help="the run to compare with (GOLD.run.json)")
    evaluation.add_argument("--save", action="store_true", help="keep this run as the next one's baseline")
    evaluation.set_defaults(run=_evaluate)
    return parser


def _settings(**changes: Path | None) -> IndexSettings:
    environment = {name: value for name, value in dotenv_values(".env").items() if value is not None}
    return IndexSettings.read({**environment, **os.environ}).model_copy(update=changes)


async def _build(options: argparse.Namespace) -> int:
    logging.getLogger("index").setLevel(logging.ERROR)  # the report, or the error, names what was skipped
    library = Library(_settings(**{"gold_file": options.gold} if options.gold else {}))
    with progress_bar(Console(stderr=True)) as progress:
        report = await library.build(
            by="python -m index build", dry_run=options.dry_run, force=options.force, progress=progress
        )
    if options.json:
        print(json.dumps(asdict(report)))
    else:
        show_report(report, Console())
    return 0


async def _evaluate(options: argparse.Namespace) -> int:
    golds, run = read_gold(options.gold), options.baseline or run_beside(options.gold)
    before = load(run) if run.exists() or (options.baseline and not options.save) else ()
    library, errors = Library(_settings(gold_file=None)), Console(stderr=True)
    with progress_bar(errors) as progress:
        await library.refresh(by="python -m index evaluate", progress=progress)
    await library.warm_up()
    show_missing(missing(golds, library.snapshot), errors)
    outcomes = await evaluate(library, counted(golds, errors))
    await library.close()
    if options.plot:
        draw(outcomes, options.plot)
    if options.save:
        save(run, outcomes)
    if options.json:
        print(json.dumps(as_json(outcomes, before)))
    else:
        show_evaluation(outcomes, before, Console())
    return 0


async def _status(options: argparse.Namespace) -> int:
    try:
        status = await Library(_settings()).status()
    except NotIndexedError as error:
        raise FootnoteError("There is no index yet. Make it with: python -m index build") from error
    if options.json:
        print(json.dumps(asdict(status), default=str))
    else:
        show_status(status, Console())
    return 0


async def _answer(options: argparse.Namespace) -> int:
    library = Library(_settings(seeds_dir=options.seeds, data_dir=options.data, gold_file=None))
    with progress_bar(Console(stderr=True)) as progress:
        await library.refresh(by="python -m index answer", progress=progress)
    code = 0
    async for result in answer_lines(library, sys.stdin, never_abstain=options.never_abstain):
        print(json.dumps(result), flush=True)
        if "error" in result:
            print(result["error"], file=sys.stderr)
            code = _FAILED
    await library.close()
    return code


if __name__ == "__main__":
    sys.exit(main())
