"""The command line of the contract: documents in and out, exit codes, one line for each problem, never a traceback and never an answer."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ownpace import plan as engine
from ownpace.cli import MOST_BYTES, READY, main
from ownpace.evidence import ROWS, SOURCES
from ownpace.people import EXAMPLES
from ownpace.schemas import plan_schema
from ownpace.text import t
from tests.builders import REFERRED, a_document

START = "2027-01-04"
BOTH = ("da", "en")
Capture = pytest.CaptureFixture[str]


TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,), "array": (list,), "string": (str,), "number": (int, float), "boolean": (bool,), "null": (type(None),),
}  # fmt: skip
CHECKED = {
    "type", "enum", "const", "required", "properties", "additionalProperties", "items", "minItems", "maxItems", "oneOf", "not", "format", "$schema",
    "title",
}  # fmt: skip


def faults(schema: dict[str, Any], value: Any, place: str = "") -> list[str]:
    """Where a value leaves a schema made of the few words that ours uses."""
    assert set(schema) <= CHECKED
    kinds = [schema["type"]] if isinstance(schema.get("type"), str) else schema.get("type", TYPES)
    found = [] if isinstance(value, sum((TYPES[kind] for kind in kinds), ())) and not (kinds == ["number"] and value is True) else [f"{place}: type"]
    found += [
        f"{place}: {word}"
        for word, fits in (("enum", lambda one: value in one), ("const", lambda one: value == one))
        if word in schema and not fits(schema[word])
    ]
    if "oneOf" in schema and sum(not faults(one, value, place) for one in schema["oneOf"]) != 1:
        found += [
            fault for one in schema["oneOf"] if one["properties"]["outcome"]["const"] == value.get("outcome") for fault in faults(one, value, place)
        ]
    if isinstance(value, dict):
        found += [f"{place}.{key}: missing" for key in schema.get("required", ()) if key not in value]
        found += [f"{place}: not" for key in schema.get("not", {}).get("required", ()) if key in value]
        known, other = schema.get("properties", {}), schema.get("additionalProperties", {})
        found += [fault for key, one in value.items() for fault in faults(known.get(key, other), one, f"{place}.{key}")]
    if isinstance(value, list):
        found += [f"{place}: length"] * (not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)))
        found += [fault for n, one in enumerate(value) for fault in faults(schema.get("items", {}), one, f"{place}[{n}]")]
    return found


def test_the_check_of_the_schema_finds_what_is_wrong() -> None:
    document = a_document("back")
    assert faults(plan_schema(), document) == []
    assert faults(plan_schema(), {key: one for key, one in document.items() if key != "facts"}) == [".facts: missing"]
    assert faults(plan_schema(), document | {"clearance": "approved"}) == [".clearance: enum"]
    assert faults(plan_schema(), a_document("see_first") | {"program": {}}) == [": not"]
    assert faults(plan_schema(), document | {"cards": [{"id": 7, "title": "", "lines": [], "sources": []}]}) == [".cards[0].id: type"]


def written(folder: Path, document: object, name: str = "answers.json") -> str:
    """A file with this document; its path."""
    path = folder / name
    path.write_text(json.dumps(document, ensure_ascii=False), "utf-8")
    return str(path)


def person(name: str, **changes: Any) -> dict[str, Any]:
    return {key: value for key, value in (EXAMPLES[name] | changes).items() if value is not None}


def called(capsys: Capture, *argv: str) -> tuple[int, str, list[str]]:
    """Exit code, standard output and the lines of standard error of a call."""
    code = main(argv)
    out, err = capsys.readouterr()
    return code, out, err.splitlines()


SPOKEN = [*((name, "da") for name in EXAMPLES), ("back", "en"), ("insulin", "en"), ("busy", "en"), ("see_first", "en")]


@pytest.mark.parametrize(("name", "language"), SPOKEN)
def test_every_demo_person_gives_a_document_of_the_schema(tmp_path: Path, capsys: Capture, name: str, language: str) -> None:
    assert main(["example", name]) == 0
    answers = json.loads(capsys.readouterr().out)
    code, out, err = called(capsys, "plan", written(tmp_path, answers), "--start", START, "--lang", language)
    document = json.loads(out)
    assert (code, err, document["outcome"]) == (0, [], "referral" if name in REFERRED else "plan")
    assert faults(plan_schema(), document) == []


@pytest.mark.parametrize("form", READY)
@pytest.mark.parametrize("name", ["heart", "heart_uncleared", "insulin", "busy"])
def test_every_form_that_is_ready_is_written_to_a_file_as_to_the_screen(tmp_path: Path, capsys: Capture, name: str, form: str) -> None:
    call = ("plan", written(tmp_path, person(name)), "--start", START, "--format", form)
    code, out, err = called(capsys, *call)
    assert (code, err) == (0, [])
    assert out.endswith("\n")
    assert called(capsys, *call, "-o", str(tmp_path / "plan")) == (0, "", [])
    assert (tmp_path / "plan").read_text("utf-8") == out


def test_the_list_of_demo_people_is_complete(capsys: Capture) -> None:
    assert called(capsys, "example") == (0, "".join(f"{name}\n" for name in EXAMPLES), [])


@pytest.mark.parametrize(("name", "language"), [(name, language) for name, language in SPOKEN if name not in REFERRED])
def test_every_number_of_every_plan_can_be_asked_about(tmp_path: Path, capsys: Capture, name: str, language: str) -> None:
    file = str(tmp_path / "plan.json")
    assert called(capsys, "plan", written(tmp_path, person(name)), "--start", START, "--lang", language, "-o", file) == (0, "", [])
    facts = json.loads(Path(file).read_text("utf-8"))["facts"]
    code, out, err = called(capsys, "why", file, "--lang", language)
    assert (code, err) == (0, [])
    lines = [line.split("\t") for line in out.splitlines()]
    assert {len(cells) for cells in lines} == {4}
    assert [cells[0].partition(" = ")[0] for cells in lines] == list(facts)


def test_one_number_brings_everything_that_it_rests_on(tmp_path: Path, capsys: Capture) -> None:
    file = str(tmp_path / "plan.json")
    called(capsys, "plan", written(tmp_path, person("three_conditions")), "--start", START, "-o", file)
    code, out, _ = called(capsys, "why", file, "prescription.effort_cap")
    named = [line.partition(" = ")[0] for line in out.splitlines()]
    assert (code, named[0]) == (0, "prescription.effort_cap")
    assert {"evidence:kidney.effort_cap", "evidence:sleep_apnoea.effort_cap", "evidence:asthma.effort_cap"} <= set(named)
    code, out, err = called(capsys, "why", file, "prescription.nothing")
    assert (code, out, err) == (2, "", [f"prescription.nothing: {t('error.unknown_field', 'da')}"])


def test_a_number_that_was_changed_in_a_file_is_made_again(tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "plan.json"
    called(capsys, "plan", written(tmp_path, person("back")), "--start", START, "-o", str(file))
    document = json.loads(file.read_text("utf-8"))
    told = called(capsys, "why", str(file))
    document["facts"] = {"prescription.dose": {"value": 900, "unit": "", "derived_from": ["x"], "sources": [], "judgement": False}}
    assert called(capsys, "why", written(tmp_path, document, "changed.json")) == told


@pytest.mark.parametrize("without", [("answers",), ("answers", "start"), ("facts", "answers")])
def test_a_file_without_answers_has_no_number_to_ask_about(tmp_path: Path, capsys: Capture, without: tuple[str, ...]) -> None:
    document = {key: value for key, value in a_document("back").items() if key not in without}
    file = written(tmp_path, document, "plan.json")
    assert called(capsys, "why", file) == (2, "", [f"{file}: {t('error.not_plan', 'da')}"])


@pytest.mark.parametrize("link", ["javascript:alert(1)", "example.org", "https://a\nb", "https://\udcff"])
def test_a_link_that_is_no_address_on_the_web_is_refused(tmp_path: Path, capsys: Capture, link: str) -> None:
    code, out, err = called(capsys, "plan", written(tmp_path, person("back")), "--format", "pdf", "--link", link)
    assert (code, out, len(err)) == (2, "", 1)


def test_a_referral_has_no_number_to_ask_about(tmp_path: Path, capsys: Capture) -> None:
    file = str(tmp_path / "referral.json")
    assert called(capsys, "plan", written(tmp_path, person("heart_uncleared")), "-o", file)[0] == 0
    code, out, err = called(capsys, "why", file)
    assert (code, out, len(err)) == (2, "", 1)


def test_somebody_under_age_is_helped_and_not_refused(tmp_path: Path, capsys: Capture) -> None:
    code, out, err = called(capsys, "plan", written(tmp_path, {"schema_version": 1, **person("back", **{"om.alder": 12})}))
    assert (code, err, json.loads(out)["outcome"]) == (0, [], "referral")


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize(
    ("changes", "paths"),
    [
        ({"om.alder": 111}, ["om.alder"]),
        ({"rammer.minutter": 0, "motiv.tro": 11}, ["rammer.minutter", "motiv.tro"]),
        ({"smerte.nrs7": None}, ["smerte.nrs7"]),
        ({"sikkerhed.akut": ["ingen", "kollaps"]}, ["sikkerhed.akut"]),
        ({"helbred.tilstande": ["knae_artrose"]}, ["helbred.hensyn", "sikkerhed.knae"]),
        ({"colour": "red"}, ["colour"]),
    ],
)
def test_a_wrong_answer_is_one_line_with_its_path_and_nothing_is_written(
    tmp_path: Path, capsys: Capture, changes: dict[str, Any], paths: list[str], language: str
) -> None:
    out_file = tmp_path / "plan.json"
    code, out, err = called(capsys, "plan", written(tmp_path, person("back", **changes)), "--lang", language, "-o", str(out_file))
    assert (code, out) == (2, "")
    assert sorted(line.partition(": ")[0] for line in err) == sorted(paths)
    assert all(line.partition(": ")[2] for line in err)
    assert not out_file.exists()


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize(
    ("start", "kind"),
    [
        ("2027-01-05", "start_not_monday"),
        ("tomorrow", "start_not_date"),
        ("2027-02-30", "start_not_date"),
        ("2026-W49-1", "start_not_date"),
        ("9999-12-27", "start_far"),
        ("0001-01-01", "start_far"),
    ],
)
def test_a_start_that_is_no_monday_is_refused(tmp_path: Path, capsys: Capture, start: str, kind: str, language: str) -> None:
    called_with = ("plan", written(tmp_path, person("back")), "--start", start, "--lang", language)
    assert called(capsys, *called_with) == (2, "", [f"start: {t(f'error.{kind}', language)}"])


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b'{"om.alder": NaN}', b"[" * 100_000, b" " * (MOST_BYTES + 1), b"[]", b"7", b"1" * 5000])
def test_what_is_no_answers_document_is_refused_in_one_line(tmp_path: Path, capsys: Capture, content: bytes) -> None:
    file = tmp_path / "answers.json"
    file.write_bytes(content)
    code, out, err = called(capsys, "plan", str(file))
    assert (code, out, len(err)) == (2, "", 1)


@pytest.mark.parametrize(
    "argv",
    [
        (), ("nonsense",), ("plan",), ("plan", "no-such-file.json"), ("example", "nobody"), ("schema", "nonsense"), ("checkin", "a", "b"),
        ("diff", "a", "b"), ("plan", "a", "--lang", "sv"), ("plan", "a", "--format", "pdf"), ("verify", "--people", "0"), ("why", "no-such-file.json"),
    ],
)  # fmt: skip
def test_a_call_that_cannot_be_done_is_one_line_and_exit_two(capsys: Capture, argv: tuple[str, ...]) -> None:
    code, out, err = called(capsys, *argv)
    assert (code, out, len(err)) == (2, "", 1)


def test_an_answer_that_stands_twice_is_refused_and_none_of_the_two_is_believed(tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "answers.json"
    for twice in ('"sikkerhed.akut": ["brystsmerter"], "sikkerhed.akut": ["ingen"]', '"x": {"a": 1, "a": 1}'):
        file.write_text(json.dumps(person("back"))[:-1] + f", {twice}}}", "utf-8")
        code, out, err = called(capsys, "plan", str(file))
        assert (code, out, err) == (2, "", [f"{file}: {t('error.name_twice', 'da')}"])


def test_a_file_with_a_mark_of_its_letters_is_read_as_without(tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "answers.json"
    file.write_text(json.dumps(person("back")), "utf-8-sig")
    assert called(capsys, "plan", str(file), "--start", START) == called(
        capsys, "plan", written(tmp_path, person("back"), "b.json"), "--start", START
    )


@pytest.mark.parametrize("key", ["Jens Hansen\n010203-1234: ok\x1b[31m", "010203-1234", "x" * 41, "\u202e", "Jens Hansen", "0102031234.x"])
def test_a_name_that_is_not_ours_is_a_question_mark_on_one_line(tmp_path: Path, capsys: Capture, key: str) -> None:
    code, out, err = called(capsys, "plan", written(tmp_path, person("back", **{key: 1})))
    assert (code, out, len(err)) == (2, "", 1)
    assert err[0].partition(": ")[0] in {"?", "?.x"}


def test_half_a_letter_in_a_file_is_refused_in_one_line(tmp_path: Path, capsys: Capture) -> None:
    for number, spelled in enumerate(('"\\ud800": 1', '"funktion.1": "\\udc00"')):
        file = tmp_path / f"{number}.json"
        file.write_text(json.dumps(person("back"))[:-1] + f", {spelled}}}", "utf-8")
        code, out, err = called(capsys, "plan", str(file))
        assert (code, out, len(err)) == (2, "", 1)


def test_no_more_than_twenty_problems_are_named_and_the_rest_are_counted(tmp_path: Path, capsys: Capture) -> None:
    for more, last in ((20, 20), (21, 21), (45, 21)):
        code, _, err = called(capsys, "plan", written(tmp_path, person("back", **{f"{'x' * (n // 9 + 1)}{n % 9}": 1 for n in range(more)})))
        assert (code, len(err)) == (2, last)
        assert (err[-1] == f"ownpace: {t('error.more_problems', 'da', n=more - 20)}") == (more > 20)


@pytest.mark.parametrize("argv", [("plan", "y\udcff.json"), ("example", "y\udcff"), ("why", "a\nb\x1b[31m"), ("plan", "a", "-\udcff")])
def test_a_name_of_a_file_in_other_letters_is_one_line_and_exit_two(root: Path, argv: tuple[str, ...]) -> None:
    made = subprocess.run([sys.executable, "-m", "ownpace", *argv], cwd=root, capture_output=True, check=False)
    assert (made.returncode, made.stdout) == (2, b"")
    assert made.stderr.decode("utf-8").count("\n") == 1
    assert b"\x1b" not in made.stderr


def test_a_fault_of_ours_is_one_line_without_a_traceback_or_an_answer(tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ValueError(EXAMPLES["back"])

    monkeypatch.setattr(engine, "make_plan", broken)
    code, out, err = called(capsys, "plan", written(tmp_path, person("back")))
    assert (code, out, err) == (1, "", ["ownpace: a fault of ours (ValueError); nothing was written"])


def test_the_evidence_lists_every_source_and_row(capsys: Capture) -> None:
    code, out, err = called(capsys, "evidence")
    lines = [line.split("\t") for line in out.splitlines()]
    assert (code, err) == (0, [])
    assert {cells[1] for cells in lines if cells[0] == "source"} == set(SOURCES)
    assert {cells[1] for cells in lines if cells[0] == "row"} == set(ROWS)


def test_what_is_not_reviewed_is_the_drafts_and_the_sources_that_they_rest_on(capsys: Capture) -> None:
    code, out, _ = called(capsys, "evidence", "--unreviewed")
    lines = [line.split("\t") for line in out.splitlines()]
    drafts = [row for row in ROWS.values() if row.status == "draft"]
    assert code == 0
    assert {cells[1] for cells in lines if cells[0] == "row"} == {row.id for row in drafts}
    assert {cells[1] for cells in lines if cells[0] == "source"} == {row.source for row in drafts}
    assert called(capsys, "evidence", "--unreviewed", "--format", "md")[0] == 2


def test_a_plan_file_that_cannot_be_written_to_the_end_is_as_it_was(root: Path, tmp_path: Path) -> None:
    """It is the person's memory: the next one is written beside it and takes its place."""
    file, log = tmp_path / "plan.json", tmp_path / "week.json"
    file.write_text(json.dumps(a_document("back")), "utf-8")
    log.write_text('{"week": 1}', "utf-8")
    before = file.read_bytes()
    call = f"ulimit -f 100; {sys.executable} -m ownpace checkin {file} {log} -o {file}"
    done = subprocess.run(["/bin/sh", "-c", call], cwd=root, capture_output=True, check=False)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert file.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["plan.json", "week.json"]


@pytest.mark.parametrize("call", ["example >&-", "plan - <&-", "example back >/dev/full", "plan nowhere.json 2>&-"])
def test_a_stream_that_is_closed_or_full_is_no_fault_of_ours(root: Path, call: str) -> None:
    done = subprocess.run(["/bin/sh", "-c", f"{sys.executable} -m ownpace {call}"], cwd=root, capture_output=True, check=False)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == (0 if "2>&-" in call else 1)


def test_a_plan_file_speaks_its_own_language(capsys: Capture, tmp_path: Path) -> None:
    file = written(tmp_path, a_document("back", language="en"))
    assert "How old are you?" in called(capsys, "why", file)[1]
    assert "Hvor gammel er du?" in called(capsys, "why", file, "--lang", "da")[1]
    other = written(tmp_path, a_document("back", language="en", rammer_minutter=20), "b.json")
    assert "minutes" in called(capsys, "diff", file, other)[1]


def test_every_number_names_its_rule(capsys: Capture, tmp_path: Path) -> None:
    document = a_document("back")
    lines = called(capsys, "why", written(tmp_path, document))[1].splitlines()
    said = {line.split(" = ")[0]: line.split("\t")[2].split(" <- ")[0] for line in lines}
    assert said == {key: fact["rule"] or "" for key, fact in document["facts"].items()}


def test_a_plan_file_in_the_place_of_answers_is_named_as_one(capsys: Capture, tmp_path: Path) -> None:
    assert called(capsys, "plan", written(tmp_path, a_document("back"))) == (2, "", [f"ownpace: {t('error.plan_not_answers', 'da')}"])


def test_a_person_goes_through_a_pipe_from_example_to_text(root: Path) -> None:
    """Two fresh processes, as somebody who scripts has them."""
    call = [sys.executable, "-m", "ownpace"]
    made = subprocess.run([*call, "example", "insulin"], cwd=root, capture_output=True, check=True)
    shown = subprocess.run([*call, "plan", "-", "--start", START, "--format", "text"], cwd=root, input=made.stdout, capture_output=True, check=False)
    assert (shown.returncode, shown.stderr) == (0, b"")
    assert shown.stdout.decode("utf-8").startswith("OwnPace · Plan\n")


FIRST_WEEK = {
    "week": 1,
    "sessions": [{"id": "w1-1", "done": True, "size": "ordinary", "effort": 3, "pain_during": 3, "pain_after": 3, "pain_next_morning": 3}],
}


def test_a_check_in_gives_the_next_plan_file_and_diff_says_what_changed(capsys: Capture, tmp_path: Path) -> None:
    answers = written(tmp_path, {key: value for key, value in EXAMPLES["back"].items() if value is not None})
    first, second, week = str(tmp_path / "first.json"), str(tmp_path / "second.json"), written(tmp_path, FIRST_WEEK, "week.json")
    assert called(capsys, "plan", answers, "--start", "2026-11-30", "-o", first) == (0, "", [])
    assert called(capsys, "checkin", first, week, "-o", second) == (0, "", [])
    after = json.loads(Path(second).read_text("utf-8"))
    assert [told["week"] for told in after["check_ins"]] == [1]
    assert after["changes"][0]["finding"] == "few"
    code, out, err = called(capsys, "diff", first, second, "--lang", "en")
    assert (code, err) == (0, [])
    assert out.startswith("Week 1 has been told.")
    assert "Week 2:" in out
    assert called(capsys, "diff", second, second)[1].count("\n") == 1


@pytest.mark.parametrize(
    ("week", "start"),
    [
        ({"week": 2, "x": 1}, "x: "),
        ({"week": 9}, "week: "),
        ({"week": "1"}, "week: "),
        ({}, "week: "),
        ([], "checkin: "),
        ({"week": 1, "sessions": [{"id": "w7-1", "done": True}]}, "sessions[0].id: "),
        ({"week": 1, "exposure": [{"step": "jump"}]}, "exposure[0].step: "),
    ],
)
def test_a_check_in_that_does_not_fit_is_one_line_and_exit_two(capsys: Capture, tmp_path: Path, week: object, start: str) -> None:
    answers = written(tmp_path, {key: value for key, value in EXAMPLES["back"].items() if value is not None})
    plan = str(tmp_path / "plan.json")
    called(capsys, "plan", answers, "--start", "2026-11-30", "-o", plan)
    code, out, err = called(capsys, "checkin", plan, written(tmp_path, week, "week.json"))
    assert (code, out) == (2, "")
    assert len(err) == 1
    assert err[0].startswith(start)


@pytest.mark.parametrize("form", ["ics", "csv"])
def test_help_is_not_written_in_a_form_that_holds_sessions(capsys: Capture, tmp_path: Path, form: str) -> None:
    answers = written(tmp_path, {key: value for key, value in EXAMPLES["emergency"].items() if value is not None})
    code, out, err = called(capsys, "plan", answers, "--format", form)
    assert (code, out, len(err)) == (0, "", 1)


def test_the_check_in_schema_names_every_field_of_the_contract(capsys: Capture) -> None:
    code, out, _ = called(capsys, "schema", "checkin")
    fields = {
        "week",
        "sessions",
        "sleep_hours_low_nights",
        "fatigue",
        "new_symptoms",
        "new_diagnosis",
        "days_off",
        "confidence",
        "exposure",
        "retest",
    }
    assert code == 0
    assert fields <= set(json.loads(out)["properties"])


def test_a_fhir_bundle_goes_out_and_comes_back_as_the_same_plan(capsys: Capture, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(EXAMPLES["knee"]), "utf-8")
    plan = ["plan", str(tmp_path / "a.json"), "--start", "2026-01-05"]
    assert main([*plan, "--format", "fhir", "-o", str(tmp_path / "b.json")]) == 0
    assert (
        main([*plan, "-o", str(tmp_path / "one.json")]) == main(["plan", str(tmp_path / "b.json"), *plan[2:], "-o", str(tmp_path / "two.json")]) == 0
    )
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()
    (tmp_path / "b.json").write_text((tmp_path / "b.json").read_text("utf-8").replace('"proposal"', '"order"'), "utf-8")
    capsys.readouterr()
    assert main(["plan", str(tmp_path / "b.json")]) == 2
    assert ".intent: " in capsys.readouterr().err


@pytest.mark.parametrize("kind", ["QuestionnaireResponse", "Patient", None])
def test_a_resource_that_is_no_bundle_is_named_as_such(capsys: Capture, tmp_path: Path, kind: str | None) -> None:
    file = written(tmp_path, {"resourceType": kind, "item": []})
    assert called(capsys, "plan", file) == (2, "", [f"Bundle: {t('error.fhir_not_bundle', 'da')}"])


def test_a_bundle_with_much_that_is_not_ours_is_twenty_lines_and_how_many_more(capsys: Capture, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(EXAMPLES["knee"]), "utf-8")
    main(["plan", str(tmp_path / "a.json"), "--format", "fhir"])
    bundle = json.loads(capsys.readouterr().out)
    bundle["entry"][1]["resource"] |= {f"Jens {number}\n": 1 for number in range(50)}
    code, out, err = called(capsys, "plan", written(tmp_path, bundle, "b.json"))
    assert (code, out, len(err), err[-1]) == (2, "", 21, f"ownpace: {t('error.more_problems', 'da', n=30)}")
    assert all(line.startswith("entry[1].resource.?: ") for line in err[:-1])


@pytest.mark.parametrize("form", ["ics", "fhir", "csv"])
def test_help_is_not_written_where_only_a_plan_has_a_form(capsys: Capture, tmp_path: Path, form: str) -> None:
    """Rulings 5: nothing is written, one line says so, and it is no mistake."""
    code, out, err = called(capsys, "plan", written(tmp_path, EXAMPLES["emergency"]), "--format", form)
    assert (code, out, len(err)) == (0, "", 1)
