"""The command line of the contract: documents in, documents out. Exit 0 done (also a referral), 2 unacceptable input, 1 a fault of ours.

Problems go to standard error, one line each: ``PATH: what is wrong, what is allowed``. Nobody sees a traceback, and no answer is logged.
"""

from __future__ import annotations

import argparse
import errno
import io
import json
import os
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final, NoReturn

from ownpace.reading import MOST_BYTES, NoStartError, NotJsonError, parsed, start_day

FORMATS: Final = ("json", "text", "html", "pdf", "ics", "fhir", "csv", "md", "note", "trace", "trace-md")
READY: Final = ("json", "text", "html", "md", "note", "trace", "trace-md")
"""Formats that are lines of text."""
BYTES: Final = ("pdf", "ics", "csv", "fhir")
"""Formats whose bytes are written as they are."""
VARIANTS: Final = ("full", "fridge", "large", "text")
"""Editions of the PDF; the first one where none is asked for."""
PLANS_ONLY: Final = ("ics", "fhir", "csv")
"""Formats that hold sessions: help has none, so nothing is written."""
LANGUAGES: Final = ("da", "en")
WEB: Final = ("https://", "http://")
MOST_LINES: Final = 20
"""Problems that are named; of the rest only how many there are."""


class RefusedError(Exception):
    """The input is not acceptable; ``lines`` say why."""

    def __init__(self, *lines: str) -> None:
        """Keep one line per problem."""
        super().__init__()
        self.lines = tuple(map(_shown, lines))


def _shown(said: str) -> str:
    """One line, whatever a file's name or an argument holds: what is not seen is spelled out."""
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in said)


def _refused(*lines: str) -> RefusedError:
    """The error that ends the call with these lines."""
    return RefusedError(*lines)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """One line and exit 2, as for every other unacceptable input."""
        raise _refused(f"ownpace: {message}")


def _say(kind: str, language: str, **values: object) -> str:
    from ownpace.text import t

    return t(f"error.{kind}", language, **values)


def _read(name: str, language: str) -> Any:  # noqa: ANN401 - JSON
    try:
        raw = _open(sys.stdin).buffer.read(MOST_BYTES + 1) if name == "-" else _head(Path(name))
    except OSError as fault:
        raise _refused(f"{name}: {fault.strerror or type(fault).__name__}") from None
    if len(raw) > MOST_BYTES:
        raise _refused(f"{name}: {_say('too_big_file', language, max=MOST_BYTES // 1000)}")
    try:
        return parsed(raw)
    except NotJsonError as fault:
        raise _refused(f"{name}: {_say(fault.kind, language)}") from None


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)


def _answers(raw: Any, language: str) -> Any:  # noqa: ANN401 - JSON in, Answers out
    from ownpace.answers import AnswersError, parse
    from ownpace.views.fhir.read import answers as read
    from ownpace.views.fhir.read import is_resource

    if isinstance(raw, dict) and {"answers", "start"} <= raw.keys():
        raise _refused(f"ownpace: {_say('plan_not_answers', language)}")
    try:
        return parse(read(raw) if is_resource(raw) else raw)
    except AnswersError as refused:
        raise _problems(refused, language) from None


def _start(text: str | None, language: str) -> date:
    from ownpace.plan import next_monday

    if text is None:
        return next_monday(date.today())  # noqa: DTZ011 - the person's own calendar day
    try:
        return start_day(text)
    except NoStartError as fault:
        raise _refused(f"start: {_say(fault.kind, language)}") from None


def _write(made: str | bytes, out: str | None) -> None:
    content = made.encode() if isinstance(made, str) else made
    try:
        if out is None or out == "-":
            _open(sys.stdout).buffer.write(content)
            sys.stdout.flush()
        else:
            _replace(Path(out), content)
    except BrokenPipeError:
        raise
    except OSError as fault:
        raise _refused(f"{out or '-'}: {fault.strerror or type(fault).__name__}") from None


def _replace(path: Path, content: bytes) -> None:
    """All of it or nothing: a plan file is the person's memory, and half of one is none."""
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    handle, name = tempfile.mkstemp(dir=path.resolve().parent, prefix=".ownpace-")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        beside.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_mask())
        beside.replace(path.resolve())
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def _open(stream: Any) -> Any:  # noqa: ANN401 - a standard stream, or nothing where it was closed
    if stream is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    return stream


def _mask() -> int:
    """Rights that new files of this process do not get; it can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _clinic(language: str) -> Any:  # noqa: ANN401 - a Clinic or nothing, imported late
    """Whose it is, from the clinic's file; the file is refused as any other input is."""
    from ownpace.clinic import ClinicError, found

    try:
        return found()
    except ClinicError as refused:
        from ownpace.wording import clinic_line

        lines = (f"{refused.name}: {problem.place}: {clinic_line(problem, language)}" for problem in refused.problems)
        raise _refused(*lines) from None


def _render(document: Mapping[str, Any], form: str, language: str, clinic: Any) -> str:  # noqa: ANN401 - as above
    if form == "text":
        from ownpace.views.outline import outline

        return outline(document, language, clinic)
    if form == "html":
        from ownpace.views.printout import html

        return html(document, language, clinic)
    if form == "md":
        from ownpace.views.markdown import markdown

        return markdown(document, language, clinic)
    if form == "note":
        from ownpace.views.note import note

        return note(document, language)
    if form.startswith("trace"):
        from ownpace.views import trace

        return trace.dump(document) if form == "trace" else trace.markdown(document, language)
    from ownpace.document import dump

    return dump(document)


def _bytes(document: Mapping[str, Any], answers: Mapping[str, Any], args: argparse.Namespace, clinic: Any) -> bytes:  # noqa: ANN401 - as above
    if args.format == "pdf":
        from ownpace.paper import pdf

        return pdf(document, args.lang, args.variant or VARIANTS[0], address=args.link, clinic=clinic)
    if args.format == "ics":
        from ownpace.views.calendar import ics

        return ics(document, args.lang).encode()
    if args.format == "fhir":
        from ownpace.document import dump
        from ownpace.views.fhir import bundle

        return dump(bundle(document, answers, args.lang)).encode()
    from ownpace.views.sheet_csv import sheet

    return sheet(document, args.lang).encode()


def schema(args: argparse.Namespace) -> int:
    """Print the JSON Schema of a document."""
    from ownpace.schemas import SCHEMAS

    _write(json.dumps(SCHEMAS[args.document](), ensure_ascii=False, indent=1) + "\n", None)
    return 0


def example(args: argparse.Namespace) -> int:
    """List the demo people, or print one as an answers document."""
    from ownpace.people import EXAMPLES

    if args.name is None:
        _write("".join(f"{name}\n" for name in EXAMPLES), None)
    elif args.name not in EXAMPLES:
        raise _refused(f"{args.name}: no such person; one of {', '.join(EXAMPLES)}")
    else:
        person = {key: value for key, value in EXAMPLES[args.name].items() if value is not None}
        _write(json.dumps(person, ensure_ascii=False, indent=1) + "\n", None)
    return 0


def plan(args: argparse.Namespace) -> int:
    """Answers in, plan or referral out. ``--variant`` and ``--link`` are for a PDF: its edition, and where the app is, for a code to scan."""
    if args.format != "pdf" and (args.variant or args.link):
        raise _refused("plan: --variant and --link belong to --format pdf")
    if args.link and not (args.link.startswith(WEB) and args.link.isprintable()):
        raise _refused(f"plan: --link is an address on the web that begins with {' or '.join(WEB)}")
    clinic = _clinic(args.lang)
    start = _start(args.start, args.lang)
    answers = _answers(_read(args.file, args.lang), args.lang)
    from ownpace.document import to_document
    from ownpace.plan import Referral, make_plan

    outcome = make_plan(answers, start)
    if isinstance(outcome, Referral) and args.format in PLANS_ONLY:
        _tell(f"{_shown(args.file)}: {_say('help_not_written', args.lang, format=args.format)}\n")
        return 0
    document = to_document(outcome, args.lang)
    made = _bytes(document, answers.document(), args, clinic) if args.format in BYTES else _render(document, args.format, args.lang, clinic)
    _write(made, args.output)
    return 0


def _memory(name: str, language: str) -> Any:  # noqa: ANN401 - a plan file in, Memory out
    from ownpace.answers import AnswersError
    from ownpace.plan_file import read

    try:
        return read(_read(name, language))
    except AnswersError as refused:
        raise _problems(refused, language) from None


def _problems(refused: Any, language: str) -> RefusedError:  # noqa: ANN401 - an AnswersError, imported late
    from ownpace.wording import problem_line

    lines = [f"{p.place}: {problem_line(p, language)}" for p in refused.problems[:MOST_LINES]]
    more = len(refused.problems) - MOST_LINES
    return _refused(*lines, *([f"ownpace: {_say('more_problems', language, n=more)}"] if more > 0 else []))


def checkin(args: argparse.Namespace) -> int:
    """A plan file and one week's check-in in, the next plan file out."""
    from ownpace.answers import AnswersError
    from ownpace.document import dump, to_document
    from ownpace.plan_file import log

    memory = _memory(args.planfile, args.lang or "da")
    language = args.lang or memory.language
    try:
        after = log(memory, _read(args.checkinfile, language))
        text = dump(to_document(after.plan(), language, memory.planned))
    except AnswersError as refused:
        raise _problems(refused, language) from None
    _write(text, args.output)
    return 0


def diff(args: argparse.Namespace) -> int:
    """What differs between two plan files, in sentences."""
    from ownpace.answers import AnswersError
    from ownpace.document import to_document
    from ownpace.views.difference import sentences

    memories = [_memory(name, args.lang or "da") for name in args.files]
    language = args.lang or memories[-1].language
    try:
        before, after = (to_document(memory.plan(), language, memory.planned) for memory in memories)
    except AnswersError as refused:
        raise _problems(refused, language) from None
    _write("".join(f"{line}\n" for line in sentences(before, after, language)), None)
    return 0


def _lineage(document: Mapping[str, Any], key: str, language: str) -> str:
    """A fact with its value, sentence, rule, what it rests on and its sources, on one line; what is no rule's has none."""
    from ownpace.views.why import sentence

    fact = document["facts"][key]
    mark = " [D]" if fact["judgement"] else ""
    value = f"{json.dumps(fact['value'], ensure_ascii=False)} {fact['unit']}".strip()
    said = sentence(document["facts"], key, language) or ""
    return f"{key} = {value}{mark}\t{said}\t{fact['rule'] or ''} <- {', '.join(fact['derived_from'])}\t{', '.join(fact['sources'])}\n"


def _made_again(name: str, asked: str | None) -> tuple[Mapping[str, Any], str]:
    """The plan of a plan file, made from its answers, and its language: no number that stands in the file is believed."""
    from ownpace.answers import AnswersError
    from ownpace.document import to_document
    from ownpace.plan_file import read

    language = asked or LANGUAGES[0]
    raw = _read(name, language)
    if not isinstance(raw, dict) or "answers" not in raw:
        raise _refused(f"{name}: {_say('not_plan', language)}")
    try:
        memory = read(raw)
        language = asked or memory.language
        return to_document(memory.plan(), language, memory.planned), language
    except AnswersError as refused:
        raise _problems(refused, language) from None


def why(args: argparse.Namespace) -> int:
    """Print the lineage of every number of the plan of a plan file, or everything that one number rests on."""
    document, language = _made_again(args.file, args.lang)
    facts = document.get("facts")
    if not facts:
        raise _refused(f"{args.file}: {_say('not_plan', language)}")
    if args.id is not None and args.id not in facts:
        raise _refused(f"{args.id}: {_say('unknown_field', language)}")
    keys = list(facts) if args.id is None else [args.id]
    for key in keys:
        keys.extend(parent for parent in facts[key]["derived_from"] if parent not in keys)
    _write("".join(_lineage(document, key, language) for key in keys), None)
    return 0


def verify(args: argparse.Namespace) -> int:
    """Sweep generated people through the pathway; exit 1 when any law is broken. ``--report`` keeps the figures, dated by ``--date``."""
    from ownpace.verify import findings, lines, run
    from ownpace.views.safety import dump

    if args.people < 1 or args.jobs < 1 or args.seed < 0:
        raise _refused("verify: --people and --jobs are whole numbers from 1, --seed from 0")
    if (args.report is None) != (args.date is None):
        raise _refused("verify: --report and --date belong together: the report says on which day it was made, YYYY-MM-DD")
    report = run(args.people, args.seed, args.jobs)
    if args.report is not None:
        _write(dump(findings(report, args.seed, args.date)), args.report)
    _write("".join(f"{line}\n" for line in lines(report)), None)
    return 1 if report.broken else 0


def evidence(args: argparse.Namespace) -> int:
    """List sources and rows with tag and review status, or with ``--format md`` everything that a clinician signs."""
    if args.format == "md" and args.unreviewed:
        raise _refused("evidence: --unreviewed belongs to the list; the pack has everything that a clinician signs")
    if args.format == "md":
        from ownpace.views.review import markdown

        _write(markdown(args.lang), None)
        return 0
    from ownpace.evidence import ROWS, SOURCES
    from ownpace.text import t

    rows = [row for row in ROWS.values() if not args.unreviewed or row.status == "draft"]
    used = {row.source for row in rows}
    sources = [source for source in SOURCES.values() if not args.unreviewed or source.id in used]
    out = [f"source\t{s.id}\t{s.kind}\t{s.title}\t{s.year or ''}\t{s.link}\t{s.depth}" for s in sources]
    out += [f"row\t{r.id}\t{r.value}\t{r.unit}\t{r.tag}\t{r.source}\t{r.status}\t{t(f'evidence.{r.id}', args.lang)}" for r in rows]
    _write("".join(f"{line}\n" for line in out), None)
    return 0


def _arguments() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m ownpace", description="Answers in, an individual and cited plan out, or help.")
    calls = parser.add_subparsers(dest="command", required=True, parser_class=_Parser)

    def call(name: str, does: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        made = calls.add_parser(name, help=does.__doc__)
        made.set_defaults(does=does)
        made.add_argument("--lang", choices=LANGUAGES, default="da")
        return made

    call("schema", schema).add_argument("document", choices=("answers", "plan", "checkin"))
    call("example", example).add_argument("name", nargs="?")
    planning = call("plan", plan)
    planning.add_argument("file")
    planning.add_argument("--start")
    planning.add_argument("--format", choices=FORMATS, default="json")
    planning.add_argument("--variant", choices=VARIANTS)
    planning.add_argument("--link")
    planning.add_argument("-o", "--output")
    asking = call("why", why)
    asking.add_argument("file")
    asking.add_argument("id", nargs="?")
    sweeping = call("verify", verify)
    sweeping.add_argument("--people", type=int, default=1000)
    sweeping.add_argument("--seed", type=int, default=1)
    sweeping.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    sweeping.add_argument("--report")
    sweeping.add_argument("--date", type=date.fromisoformat)
    listing = call("evidence", evidence)
    listing.add_argument("--unreviewed", action="store_true")
    listing.add_argument("--format", choices=("tsv", "md"), default="tsv")
    logging = call("checkin", checkin)
    logging.add_argument("planfile")
    logging.add_argument("checkinfile")
    logging.add_argument("-o", "--output")
    comparing = call("diff", diff)
    comparing.add_argument("files", nargs=2)
    for one in (asking, logging, comparing):
        one.set_defaults(lang=None)
    return parser


def _tell(lines: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(lines)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one call; returns the exit code."""
    for stream, errors in ((sys.stdout, "strict"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):  # where it was closed there is none
            stream.reconfigure(encoding="utf-8", errors=errors)
    try:
        args = _arguments().parse_args(argv)
        return int(args.does(args))
    except RefusedError as refused:
        _tell("".join(f"{line}\n" for line in refused.lines))
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        return 130
    except Exception as fault:  # noqa: BLE001 - the last gate: a fault of ours is one line, never a traceback or an answer
        _tell(f"ownpace: a fault of ours ({type(fault).__name__}); nothing was written\n")
        return 1
