"""The clinic's file: what it may hold, and that each thing that is wrong is named once, with its place and how to mend it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ownpace import clinic
from ownpace.answers import parse
from ownpace.cli import main
from ownpace.clinic import BESIDE, MOST, MOST_DOTS, MOST_FILE, NAME, VARIABLE, ClinicError, configured, first_language, found, load
from ownpace.contacts import CONTACTS, OUT_OF_HOURS, REGIONS, nearest
from ownpace.document import dump, to_document
from ownpace.people import EXAMPLES
from ownpace.plan import make_plan
from ownpace.text import catalogue
from ownpace.vocabulary import Language
from ownpace.wording import clinic_line
from tests.builders import MONDAY
from tests.conftest import png

Write = Callable[..., Path]
WHOLE = """
name = "Klinik Ny"
logo = "logo.svg"
region = "Region Midtjylland"
language = "en"
[contact]
phone = "12 34 56 78"
web = "https://klinik.example/hjem"
address = ["Vej 1", "8000 Aarhus C"]
lines = ["Åbent 8 til 12"]
"""
ROOT = Path(__file__).resolve().parents[1]


def refused(path: Path) -> dict[str, str]:
    """What is wrong with a file: kind by place."""
    with pytest.raises(ClinicError) as error:
        load(path)
    assert len({problem.path for problem in error.value.problems}) == len(error.value.problems)
    assert all(clinic_line(problem, language) for problem in error.value.problems for language in Language)
    return {problem.path: problem.kind for problem in error.value.problems}


# --- what it may hold


def test_a_whole_file_is_read(clinic_file: Write) -> None:
    made = load(clinic_file(WHOLE))
    assert (made.name, made.region, made.language) == ("Klinik Ny", "Region Midtjylland", Language.EN)
    assert (made.phone, made.call, made.site) == ("12 34 56 78", "tel:+4512345678", "klinik.example/hjem")
    assert (made.address, made.lines) == (("Vej 1", "8000 Aarhus C"), ("Åbent 8 til 12",))
    assert made.logo is not None
    assert made.logo.uri.startswith("data:image/svg+xml;base64,")
    assert made.reached


def test_the_name_alone_is_enough(clinic_file: Write) -> None:
    made = load(clinic_file('name = "A"'))
    assert (made.name, made.logo, made.region, made.language, made.reached) == ("A", None, None, None, False)


def test_the_example_can_be_used_and_names_every_field() -> None:
    made = load(ROOT / "docs" / "clinic.example.toml")
    assert made.reached
    text = (ROOT / "docs" / "clinic.example.toml").read_text("utf-8")
    assert all(region in text for region in REGIONS)
    assert all(f"{name} " in text for name in ("name", "logo", "region", "language", "phone", "web", "address", "lines"))


def test_without_a_file_there_is_no_clinic(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert found() is None
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setattr(clinic, "BESIDE", tmp_path)
    assert found() is None
    (tmp_path / NAME).write_text('name = "Ved siden af"', "utf-8")
    beside = found()
    assert beside is not None
    assert beside.name == "Ved siden af"


def test_the_file_is_looked_for_beside_the_app() -> None:
    assert (BESIDE / "app.py").is_file()


def test_the_file_is_read_once_and_again_only_while_it_is_wrong(clinic_file: Write) -> None:
    path = clinic_file("name = 1")
    assert clinic.wrong() is not None
    path.write_text('name = "Ny"', "utf-8")
    assert clinic.wrong() is None
    path.write_text('name = "Nyere"', "utf-8")
    now = configured()
    assert now is not None
    assert now.name == "Ny"


@pytest.mark.parametrize(("text", "language"), [('name = "A"', "da"), ('name = "A"\nlanguage = "en"', "en"), ("name = 1", "da")])
def test_a_new_visitor_meets_the_language_of_the_clinic(clinic_file: Write, text: str, language: str) -> None:
    clinic_file(text)
    assert first_language() == language


# --- what is wrong


@pytest.mark.parametrize(
    ("text", "path", "kind"),
    [
        ("", "name", "missing"),
        ('name = ""', "name", "empty"),
        ('name = "   "', "name", "form"),
        ('name = "a\\nb"', "name", "form"),
        ('name = "a\\u202eb"', "name", "form"),
        (f'name = "{"x" * 61}"', "name", "long"),
        ("name = 7", "name", "text"),
        ('name = "A"\ncolour = "red"', "colour", "unknown"),
        ('name = "A"\nemergency = "113"', "emergency", "unknown"),
        ('name = "A"\nregion = "Jylland"', "region", "option"),
        ('name = "A"\nregion = 7', "region", "option"),
        ('name = "A"\nlanguage = "sv"', "language", "option"),
        ('name = "A"\ncontact = "ring"', "contact", "table"),
        ('name = "A"\n[contact]\nfax = "12345678"', "contact.fax", "unknown"),
        ('name = "A"\n[contact]\nphone = "113"', "contact.phone", "phone"),
        ('name = "A"\n[contact]\nphone = "1234567"', "contact.phone", "phone"),
        ('name = "A"\n[contact]\nphone = "ring 12345678"', "contact.phone", "phone"),
        ('name = "A"\n[contact]\nphone = 12345678', "contact.phone", "text"),
        ('name = "A"\n[contact]\nweb = "http://klinik.example"', "contact.web", "web"),
        ('name = "A"\n[contact]\nweb = "javascript:alert(1)"', "contact.web", "web"),
        ('name = "A"\n[contact]\nweb = "https://a.dk/\\"onclick"', "contact.web", "web"),
        (f'name = "A"\n[contact]\nweb = "https://klinik.example/{"x" * 80}"', "contact.web", "web"),
        ('name = "A"\n[contact]\naddress = "Vej 1"', "contact.address", "list"),
        ('name = "A"\n[contact]\naddress = ["a", "b", "c", "d", "e"]', "contact.address", "many"),
        ('name = "A"\n[contact]\naddress = ["a", ""]', "contact.address.2", "empty"),
        ('name = "A"\n[contact]\nlines = [7]', "contact.lines.1", "text"),
        (f'name = "A"\n[contact]\nlines = ["{"x" * 81}"]', "contact.lines.1", "long"),
        ('name = "A"\nlogo = 7', "logo", "text"),
        ('name = "A"\nlogo = "logo.gif"', "logo", "logo_kind"),
        ('name = "A"\nlogo = "nothing.svg"', "logo", "logo_absent"),
        ("name = ", "clinic", "not_toml"),
        ('name = "A"\nname = "B"', "clinic", "not_toml"),
        ('name = "A"\nlogo = "a\\u0000.png"', "logo", "logo_absent"),
        (f'name = "A"\na = {"[" * 5000}', "clinic", "strange"),
        (f'name = "A"\na = {"[" * 5000}{"]" * 5000}', "clinic", "strange"),
        (f"name = {'1' * 5000}", "clinic", "strange"),
        (f'name = "A"\n#{"x" * MOST_FILE}', "clinic", "big"),
        ('name = "A"\n"010203-1234" = "x"', "010203-1234", "unknown"),
    ],
)
def test_each_thing_that_is_wrong_is_named_with_its_place(clinic_file: Write, text: str, path: str, kind: str) -> None:
    assert refused(clinic_file(text)) == {path: kind}


@pytest.mark.parametrize(
    "text", ['name = "A"\n[contact]\nphone = "12345678"', f'name = "{"x" * 60}"', 'name = "A"\n[contact]\nphone = "+4512345678"']
)
def test_what_is_just_within_is_read(clinic_file: Write, text: str) -> None:
    assert load(clinic_file(text)).name


def test_a_number_of_another_country_is_called_as_it_is(clinic_file: Write) -> None:
    assert load(clinic_file('name = "A"\n[contact]\nphone = "+46 8 123 45 67"')).call == "tel:+4681234567"


def test_everything_that_is_wrong_is_named_at_once(clinic_file: Write) -> None:
    text = 'name = ""\nlogo = "logo.gif"\nregion = "x"\n[contact]\nphone = "1"\nfax = "2"'
    assert set(refused(clinic_file(text))) == {"name", "logo", "region", "contact.phone", "contact.fax"}


def test_a_file_that_is_named_and_not_there_is_wrong(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "elsewhere.toml"))
    with pytest.raises(ClinicError) as error:
        found()
    assert [(problem.path, problem.kind) for problem in error.value.problems] == [("clinic", "absent")]
    assert VARIABLE in clinic_line(error.value.problems[0], "da")


def test_a_file_in_other_letters_names_the_line(clinic_file: Write) -> None:
    path = clinic_file("")
    path.write_bytes('name = "A"\n# Sjælland'.encode("latin-1"))
    with pytest.raises(ClinicError) as error:
        load(path)
    assert error.value.problems[0].values["line"] == 2


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">{}</svg>'


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.svg", b"", "logo_broken"),
        ("a.svg", b"<svg", "logo_broken"),
        ("a.svg", b"\xff\xfe", "logo_broken"),
        ("a.svg", b"<html/>", "logo_broken"),
        ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>', "logo_broken"),
        ("a.svg", b'<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("").encode(), "logo_broken"),
        ("a.svg", b'<?xml version="1.0" encoding="foo"?>' + SVG.format("").encode(), "logo_broken"),
        ("a.svg", SVG.format(" " * MOST).encode(), "logo_big"),
        ("a.png", b"", "logo_broken"),
        ("a.png", b"\x89PNG\r\n\x1a\n" + b"x" * 50, "logo_broken"),
        ("a.png", b"x" * (MOST + 1), "logo_big"),
        ("a.png", SVG.format("").encode(), "logo_broken"),
    ],
)
def test_a_logo_that_cannot_be_shown_is_named(clinic_file: Write, name: str, content: bytes, kind: str) -> None:
    path = clinic_file(f'name = "A"\nlogo = "{name}"')
    (path.parent / name).write_bytes(content)
    assert refused(path) == {"logo": kind}


def test_a_picture_that_is_cut_or_changed_is_named(clinic_file: Write) -> None:
    path = clinic_file('name = "A"\nlogo = "logo.png"')
    whole = (path.parent / "logo.png").read_bytes()
    assert load(path).logo is not None
    for broken in (whole[:-5], whole[:40] + b"\x00" + whole[41:], whole[:8]):
        (path.parent / "logo.png").write_bytes(broken)
        assert refused(path) == {"logo": "logo_broken"}


@pytest.mark.parametrize(("more", "kind"), [(0, None), (1, "logo_big")])
def test_a_logo_may_have_200_kilobytes_and_no_more(clinic_file: Write, more: int, kind: str | None) -> None:
    path = clinic_file('name = "A"\nlogo = "big.svg"')
    (path.parent / "big.svg").write_bytes(SVG.format(" " * (MOST + more - len(SVG.format("")))).encode())
    if kind is None:
        assert load(path).logo is not None
    else:
        assert refused(path) == {"logo": kind}


@pytest.mark.parametrize(
    ("width", "height", "kind"),
    [(MOST_DOTS, 1, None), (MOST_DOTS + 1, 1, "logo_dots"), (1, MOST_DOTS, None), (1, MOST_DOTS + 1, "logo_dots"), (0, 1, "logo_broken")],
)
def test_a_picture_may_have_2000_dots_each_way_and_no_more(clinic_file: Write, width: int, height: int, kind: str | None) -> None:
    path = clinic_file('name = "A"\nlogo = "logo.png"', logo_png=png(width, height))
    if kind is None:
        assert load(path).logo is not None
    else:
        assert refused(path) == {"logo": kind}


def test_every_kind_of_problem_has_words_and_no_word_is_without_a_problem() -> None:
    said = {key.rpartition(".")[2] for key in catalogue("da") if key.startswith("clinic.problem.")}
    own = {"absent", "not_toml", "big", "strange", "logo_kind", "logo_absent", "logo_big", "logo_dots", "logo_broken", "form"}
    assert said == own | set(clinic.KINDS.values()) | clinic.FORMS


# --- what it does not touch


def test_no_byte_of_a_plan_or_a_referral_depends_on_the_clinic(clinic_file: Write) -> None:
    def made() -> list[str]:
        return [dump(to_document(make_plan(parse(EXAMPLES[name]), MONDAY), "da")) for name in ("heart", "heart_uncleared", "emergency")]

    before = made()
    clinic_file(WHOLE)
    assert configured() is not None
    assert made() == before


@pytest.mark.parametrize("region", [*REGIONS, None, "Region Ukendt"])
def test_the_line_of_the_region_comes_first_and_no_number_is_lost_or_moved(region: str | None) -> None:
    ids = [contact.id for contact in CONTACTS]
    near = nearest(ids, region)
    assert sorted(near) == sorted(ids)
    lines = {contact.id: contact.region for contact in OUT_OF_HOURS}
    assert [id_ for id_ in near if id_ not in lines] == [id_ for id_ in ids if id_ not in lines]
    assert [near.index(id_) for id_ in near if id_ in lines] == [ids.index(id_) for id_ in ids if id_ in lines]
    first = next(lines[id_] for id_ in near if id_ in lines)
    assert first == (region if region in REGIONS else OUT_OF_HOURS[0].region)


@pytest.mark.parametrize(("more", "kind"), [(0, None), (1, "big")])
def test_the_file_may_have_100_kilobytes_and_is_never_read_in_part(clinic_file: Write, more: int, kind: str | None) -> None:
    text = 'name = "A"\n#'
    path = clinic_file(text + "x" * (MOST_FILE + more - len(text)))
    if kind is None:
        assert load(path).name == "A"
    else:
        assert refused(path) == {"clinic": kind}


def test_a_field_that_is_no_word_is_not_repeated(clinic_file: Write) -> None:
    with pytest.raises(ClinicError) as error:
        load(clinic_file('name = "A"\n"Jens Hansen\\n\\u001b[31m" = "x"'))
    assert str(error.value) == "?: unknown"


# --- the command line


@pytest.mark.parametrize("form", ["text", "md", "html", "json", "pdf"])
def test_the_command_line_names_every_problem_and_writes_nothing(
    clinic_file: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    clinic_file('name = ""\n[contact]\nphone = "112"')
    answers, out = tmp_path / "answers.json", tmp_path / "out"
    answers.write_text(json.dumps(EXAMPLES["busy"]), "utf-8")
    assert main(["plan", str(answers), "--start", "2027-01-04", "--format", form, "-o", str(out)]) == 2
    said = capsys.readouterr()
    assert (said.out, out.exists()) == ("", False)
    assert [line.split(": ")[:2] for line in said.err.splitlines()] == [["clinic.toml", "name"], ["clinic.toml", "contact.phone"]]


def test_the_command_line_writes_the_clinic_beside_the_numbers(clinic_file: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    clinic_file(WHOLE)
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps(EXAMPLES["heart_uncleared"]), "utf-8")
    assert main(["plan", str(answers), "--format", "text"]) == 0
    said = capsys.readouterr().out
    assert "Klinik Ny" in said
    assert "12 34 56 78" in said
    assert said.index("112") < said.index("Klinik Ny")
