"""The wording: complete, the same in both languages, plain, and free of words we do not use."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from typing import Final

import pytest
import tomli as tomllib

from ownpace import questionnaire, text
from ownpace.questionnaire import ITEMS, PAGES, SIGNS, STEPS, Item, Kind
from ownpace.review import NEW_DIAGNOSIS
from ownpace.text import format as written
from ownpace.text import has, lines, t
from ownpace.vocabulary import Finding, Language, Light, Step, Verdict, WeekKind
from tests.lix import lix, words

DA: Final = text.catalogue("da")
EN: Final = text.catalogue("en")
BOTH: Final = (Language.DA, Language.EN)

FLAGS: Final = tomllib.loads((Path(questionnaire.__file__).parent / "evidence" / "red_flags.toml").read_text(encoding="utf-8"))
APP_PAGES: Final = ("start", "consent", "check", "plan", "refine", "print", "open", "referral", "about", "evidence", "privacy")
REFERRALS: Final = (
    "call_112", "doctor_today", "see_first", "cauda", "mental_now", "mental_today", "mental_unsure", "under_18", "no_plan",
)  # fmt: skip
ERRORS: Final = (
    "unknown_field", "not_number", "not_whole", "out_of_range", "not_option", "not_list", "not_text", "too_long", "missing_generic",
    "none_with_other", "too_big_file", "not_json", "not_object", "schema_version", "start_not_monday", "start_not_date",
    "no_pain_with_pain", "zero_days_minutes", "diabetes_both", "cancer_both", "hands_with_count", "minutes_zero", "age_range",
    "duplicate_option", "consent_needed", "empty", "field_missing", "wrong_form", "week_order", "file_newer", "file_foreign", "file_damaged",
    "no_check_in_after_help", "choice_unknown", "choice_refused", "choice_no_room",
    "name_twice", "start_far", "more_problems", "fhir_element", "fhir_form", "fhir_unanswered",
)  # fmt: skip
MESSAGES: Final = (
    "pain_meter", "acceptable_pain", "nerves", "tissue", "metabolism", "psychology", "time", "chance", "medicine", "flare", "anchor",
    "small_counts", "soreness", "simple", "liking", "steps", "sleep", "sitting", "pause", "keep", "sugar", "heart", "blood_pressure", "mood",
    "cancer", "arthrosis", "back", "neck", "widespread", "weight", "bones",
)  # fmt: skip

NEVER: Final = {
    Language.DA: (
        "ugyldig", "forbudt", "beklager", "venligst", "godkendt", "garanti", "garanter", "helbreder", "helbredt", "risikofri",
        "lige så godt som medicin", "lige så effektiv", "central desensibilisering", "desensibiliser", "omprogrammer", "træn gennem smerten",
        "det sidder i hovedet", "du har ikke nået", "ingen smerte, ingen", "skade", "ustabil", "skæv ryg",
    ),
    Language.EN: (
        "invalid", "forbidden", "sorry", "please", "approved", "guarantee", "cure", "cleared", "risk-free", "as good as medicine",
        "as effective as", "desensiti", "reprogram", "train through", "in your head", "no pain, no gain", "injur", "damage", "unstable",
    ),
}  # fmt: skip
"""What no text holds: promises, approval, blame, fright and jargon. Danish joins words, so there it is sought inside words too."""
DANISH_NAMES: Final[tuple[str, ...]] = ()
"""Names with Danish letters that English text may hold: none today."""

HINT: Final = 120
RUNNING: Final = 30
MESSAGE: Final = 60
MAX_LIX: Final = 40
MEDIAN_LIX: Final = 35


def flat(value: text.Text) -> str:
    return value if isinstance(value, str) else "\n".join(value)


def slots(value: text.Text) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(flat(value)) if name is not None}


def under(prefix: str, catalogue: Mapping[str, text.Text] = DA) -> list[str]:
    """Every sentence of running text below a key; headings, buttons and single words left out."""
    found = []
    for key, value in catalogue.items():
        if key.startswith(prefix) and not key.endswith(("heading", "headline", "title", "button")):
            found += [value] if isinstance(value, str) else list(value)
    return found


# --- complete and equal


def test_both_languages_have_the_same_keys() -> None:
    assert sorted(DA) == sorted(EN)


def test_both_languages_have_the_same_slots() -> None:
    assert {key: slots(DA[key]) for key in DA} == {key: slots(EN[key]) for key in EN}


def test_lines_are_lines_in_both_languages_and_as_many() -> None:
    def shape(value: text.Text) -> int:
        return 0 if isinstance(value, str) else len(value)

    assert {key: shape(DA[key]) for key in DA} == {key: shape(EN[key]) for key in EN}


@pytest.mark.parametrize("language", BOTH)
def test_no_text_is_empty_and_none_has_space_round_it(language: Language) -> None:
    spaced = {"ui.error_prefix"}
    for key, value in text.catalogue(language).items():
        for line in [value] if isinstance(value, str) else value:
            assert line.strip(), key
            assert line == line.strip() or key in spaced, key
            assert "  " not in line, key


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.link_id)
def test_every_question_says_what_and_why(item: Item, language: Language) -> None:
    assert t(f"question.{item.link_id}.label", language)
    why = t(f"question.{item.link_id}.why", language)
    assert why.startswith({Language.DA: "Vi spørger", Language.EN: "We ask"}[language])
    assert has(f"question.{item.link_id}.low", language) == has(f"question.{item.link_id}.high", language) == (item.kind is Kind.SCALE)


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.link_id)
def test_every_answer_that_can_be_chosen_has_words_of_its_own(item: Item, language: Language) -> None:
    said = [t(f"option.{item.link_id}.{option}", language) for option in (*item.options, *item.suggestions)]
    assert len(said) == len(set(said))


def test_no_words_for_questions_and_answers_that_do_not_exist() -> None:
    ids = {item.link_id for item in ITEMS}
    asked = {f"question.{link_id}.{part}" for link_id in ids for part in ("label", "why", "hint", "low", "high")}
    chosen = {f"option.{item.link_id}.{option}" for item in ITEMS for option in (*item.options, *item.suggestions)}
    assert {key for key in DA if key.startswith("question.")} <= asked
    assert {key for key in DA if key.startswith("option.")} == chosen


@pytest.mark.parametrize("language", BOTH)
def test_a_goal_has_the_same_words_wherever_it_is_asked(language: Language) -> None:
    for goal in questionnaire.GOALS:
        assert len({t(f"option.{where}.{goal}", language) for where in ("funktion.1", "funktion.1.ligner", "funktion.2", "funktion.3")}) == 1


@pytest.mark.parametrize("language", BOTH)
def test_every_page_has_a_title_of_its_own_and_every_step_a_name(language: Language) -> None:
    titles = [t(f"page.{page}.title", language) for page in (*(page.id for page in PAGES if page.part <= 1), *APP_PAGES)]
    assert len(titles) == len(set(titles))
    assert len({t(f"step.{step}", language) for step in STEPS}) == len(STEPS)
    assert t("step.progress", language, n=3, total=6, name="X").endswith("· X")


@pytest.mark.parametrize("language", BOTH)
def test_every_required_question_says_how_to_mend_a_missing_answer(language: Language) -> None:
    said = [t(f"error.missing.{item.link_id}", language) for item in ITEMS if item.required]
    assert len(said) == len(set(said))
    known = {f"error.missing.{item.link_id}" for item in ITEMS}
    assert {key for key in text.catalogue(language) if key.startswith("error.missing.")} <= known


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("kind", ERRORS)
def test_every_kind_of_problem_has_its_text(kind: str, language: Language) -> None:
    values = dict.fromkeys(("min", "max", "allowed", "question", "exercise", "n"), "7")
    assert len(t(f"error.{kind}", language, **values).split(". ")) > 1, "what is wrong, and then how to mend it"


@pytest.mark.parametrize("language", BOTH)
def test_every_flag_below_go_says_why(language: Language) -> None:
    below = [f"reason.{question}.{option}" for question, rows in FLAGS.items() for option, row in rows.items() if row["clearance"] != "go"]
    assert all(t(key, language) for key in below)
    said = {key for key in text.catalogue(language) if key.startswith("reason.") and key.count(".") > 1}
    assert said == {*below, "reason.om.alder.under_18", f"reason.{NEW_DIAGNOSIS.id}"}
    assert t("reason.age_under_18", language) == t("reason.om.alder.under_18", language)
    assert all(t(f"reason.{word}", language) for word in ("go", "caution", "resolved", "unresolved", "unknown", "no_plan", "show_plan"))


@pytest.mark.parametrize("language", BOTH)
def test_everything_a_week_can_show_or_decide_has_one_sentence_of_its_own(language: Language) -> None:
    for part, words_ in (("finding", Finding), ("verdict", Verdict)):
        said = [t(f"checkin.{part}.{word}", language) for word in words_]
        assert len(said) == len(set(said))
        assert all(sentence.count(".") == 1 and sentence.endswith(".") for sentence in said)
        assert {key for key in text.catalogue(language) if key.startswith(f"checkin.{part}.")} == {f"checkin.{part}.{word}" for word in words_}
    start = {Language.DA: "Næste uge", Language.EN: "Next week"}[language]
    assert all(t(f"checkin.verdict.{verdict}", language).startswith(start) for verdict in Verdict)


@pytest.mark.parametrize("language", BOTH)
def test_every_colour_sign_and_size_of_a_check_in_has_words_and_a_size_has_those_of_the_plan(language: Language) -> None:
    colours = [t(f"checkin.light.{colour.name.lower()}.name", language) for colour in Light]
    assert len(colours) == len(set(colours))
    assert all(t(f"checkin.light.{colour.name.lower()}.text", language) for colour in Light)
    assert {key for key in DA if key.startswith("checkin.sign.")} == {f"checkin.sign.{sign}" for sign in SIGNS}
    assert t("checkin.size.not_done", language)
    for size in ("good", "ordinary", "bad"):
        assert t(f"checkin.size.{size}", language) == t(f"plan.size.{size}", language)


@pytest.mark.parametrize("language", BOTH)
def test_what_is_asked_again_is_asked_in_the_same_words(language: Language) -> None:
    for again, first in (("goal_score", "funktion.1.score"), ("pain", "smerte.nrs7"), ("chair_stands", "funktion.rss")):
        for part in ("label", "low", "high"):
            asked, key = f"checkin.question.retest.{again}.{part}", f"question.{first}.{part}"
            assert has(asked, language) == has(key, language)
            assert not has(key, language) or t(asked, language) == t(key, language)


@pytest.mark.parametrize("language", BOTH)
def test_every_kind_of_week_and_every_step_has_its_short_word(language: Language) -> None:
    assert all(t(f"plan.kind.{kind}", language) for kind in WeekKind)
    said = [t(f"plan.grows.{step}", language) for step in Step]
    assert len(said) == len(set(said))


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("kind", REFERRALS)
def test_every_referral_says_what_to_do(kind: str, language: Language) -> None:
    assert t(f"referral.{kind}.heading", language)
    assert t(f"referral.{kind}.lead", language)
    assert lines(f"referral.{kind}.now", language)


@pytest.mark.parametrize("language", BOTH)
def test_help_for_thoughts_of_not_living_never_names_livslinien_alone(language: Language) -> None:
    for kind in ("mental_now", "mental_today", "mental_unsure"):
        said = " ".join(lines(f"referral.{kind}.now", language))
        assert "112" in said
        assert {Language.DA: "læge", Language.EN: "doctor"}[language] in said


@pytest.mark.parametrize("language", BOTH)
def test_no_telephone_number_but_112_stands_in_the_texts(language: Language) -> None:
    found = re.findall(r"\d[\d ]{2,}\d", "\n".join(flat(value) for value in text.catalogue(language).values()))
    assert not [number for number in found if len(number.replace(" ", "")) >= 8 or number in {"1813", "1818"}]


# --- plain and safe words


@pytest.mark.parametrize("language", BOTH)
def test_words_that_promise_approve_blame_or_scare_are_not_used(language: Language) -> None:
    found = [
        (key, word)
        for key, value in text.catalogue(language).items()
        for word in NEVER[language]
        if re.search(rf"\b{word}" if language is Language.EN else word, flat(value).lower())
    ]
    assert not found


@pytest.mark.parametrize("language", BOTH)
def test_a_text_that_says_change_medicine_says_not_without_your_doctor(language: Language) -> None:
    medicine = {Language.DA: "ændr", Language.EN: "change"}[language]
    drug = {Language.DA: "medicin", Language.EN: "medicine"}[language]
    doctor = {Language.DA: "uden", Language.EN: "without"}[language]
    for key, value in text.catalogue(language).items():
        for line in flat(value).lower().split(". "):
            if medicine in line and drug in line and key.split(".")[0] in {"messages", "about", "start", "cards", "precaution", "daily"}:
                assert doctor in line, key


@pytest.mark.parametrize("language", BOTH)
def test_a_hint_is_one_short_sentence_without_link_or_full_stop(language: Language) -> None:
    for key, value in text.catalogue(language).items():
        if key.endswith(".hint"):
            hint = flat(value)
            assert len(hint) <= HINT, key
            assert not hint.endswith("."), key
            assert "http" not in hint, key


def test_english_holds_no_danish_letters_but_in_names() -> None:
    for key, value in EN.items():
        said = flat(value)
        for name in DANISH_NAMES:
            said = said.replace(name, "")
        assert not re.search("[æøåÆØÅ]", said), key


@pytest.mark.parametrize("language", BOTH)
def test_no_question_asks_two_things_and_no_text_has_an_exclamation_mark(language: Language) -> None:
    for key, value in text.catalogue(language).items():
        assert "og/eller" not in flat(value), key
        assert "and/or" not in flat(value), key
        assert "!" not in flat(value), key


@pytest.mark.parametrize("language", BOTH)
def test_weeks_are_written_with_til_in_running_text(language: Language) -> None:
    assert not [key for key, value in text.catalogue(language).items() if re.search(r"8\s*[-–]\s*12", flat(value))]


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("message", MESSAGES)
def test_a_weekly_message_is_at_most_sixty_words_and_names_no_general_pain_limit(message: str, language: Language) -> None:
    said = t(f"messages.{message}.text", language)
    assert len(words(said)) <= MESSAGE
    assert not re.search(r"\d+ (ud af|of) 10|\d/10", said)


# --- easy to read


def running_text() -> dict[str, list[str]]:
    """Danish running text page by page, for pages with at least 30 words of it."""
    pages = {name: under(f"{name}.") for name in ("start", "about", "privacy", "cards", "precaution", "daily", "checkin")}
    pages |= {f"referral.{kind}": [*under(f"referral.{kind}."), t("referral.not", "da"), t("referral.take_along", "da")] for kind in REFERRALS}
    pages |= {f"messages.{message}": [t(f"messages.{message}.text", "da")] for message in MESSAGES}
    for page in PAGES:
        said = [t(f"page.{page.id}.lead", "da")] if has(f"page.{page.id}.lead", "da") else []
        for question in page.questions:
            said += [t(f"question.{question}.label", "da"), t(f"question.{question}.why", "da")]
        pages[f"page.{page.id}"] = said
    return {name: said for name, said in pages.items() if len(words(" ".join(said))) >= RUNNING}


@pytest.mark.parametrize("page", running_text())
def test_no_page_is_harder_than_lix_40(page: str) -> None:
    assert lix(running_text()[page]) <= MAX_LIX


def test_half_the_pages_are_no_harder_than_lix_35() -> None:
    assert median(lix(said) for said in running_text().values()) <= MEDIAN_LIX


def test_lix_counts_sentences_and_long_words() -> None:
    assert lix(["Du går en tur. Det hjælper nogle."]) == pytest.approx(7 / 2 + 100 / 7)
    assert lix(["to ord", "fødselsdagsfest her"]) == pytest.approx(2 + 25)


# --- the loader and the formats


def test_an_unknown_key_is_refused() -> None:
    for key in ("ui.nothing", "nothing.at.all", "ui", ""):
        assert not has(key, "da")
        with pytest.raises(KeyError):
            t(key, "da")
        with pytest.raises(KeyError):
            lines(key, "da")


def test_a_text_is_not_lines_and_lines_are_not_a_text() -> None:
    with pytest.raises(KeyError):
        t("start.what", "da")
    with pytest.raises(KeyError):
        lines("start.lead", "da")


def test_a_slot_without_its_value_is_refused() -> None:
    with pytest.raises(KeyError):
        t("step.progress", "da", n=1)


def test_a_third_language_is_refused_until_it_has_its_folder() -> None:
    with pytest.raises(ValueError, match="sv"):
        t("ui.start", "sv")


def test_a_key_that_stands_twice_stops_the_loading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "da").mkdir()
    (tmp_path / "da" / "twice.toml").write_text('[a]\n"b.c" = "x"\n["a.b"]\nc = "y"\n', encoding="utf-8")
    (tmp_path / "da" / "number.toml").write_text("a = 1\n", encoding="utf-8")
    monkeypatch.setattr(text, "FOLDER", tmp_path)
    for key in ("twice.a.b.c", "number.a"):
        with pytest.raises(text.BadTextError):
            t(key, "da")


def test_the_language_is_an_argument_as_word_or_as_enum() -> None:
    assert t("ui.continue", "da") == t("ui.continue", Language.DA) == "Fortsæt"
    assert t("ui.continue", "en") == "Continue"


def test_numbers_dates_and_lists_are_written_as_the_language_does() -> None:
    from datetime import date  # noqa: PLC0415 - used here only

    monday = date(2026, 11, 30)
    assert written.number(1234.5, "da") == "1.234,5"
    assert written.number(1234.5, "en") == "1,234.5"
    assert written.percent(0.305, "da") == "30,5\N{NO-BREAK SPACE}%"
    assert written.percent(0.305, "en") == "30.5%"
    assert written.day(monday, "da") == "mandag den 30. november 2026"
    assert written.day(monday, "en") == "Monday 30 November 2026"
    assert written.short_day(monday, "da") == "man 30/11"
    assert written.short_day(monday, "en") == "Mon 30 Nov"
    assert written.plain_date(monday, "da") == "30. november 2026"
    assert written.join(("a", "b", "c"), "da") == "a, b og c"
    assert written.join(("a", "b", "c"), "en") == "a, b and c"
    assert written.join((), "da") == ""
    assert written.weekday("sunday", "da") == "søndag"
    assert written.weekday("sunday", "en", short=True) == "Sun"


@pytest.mark.parametrize(
    ("unit", "count", "danish", "english"),
    [
        ("minute", 0, "0 minutter", "0 minutes"),
        ("minute", 1, "1 minut", "1 minute"),
        ("minute", 1.5, "1,5 minut", "1.5 minutes"),
        ("minute", 2, "2 minutter", "2 minutes"),
        ("week", 12, "12 uger", "12 weeks"),
        ("time", 1, "1 gang", "1 time"),
        ("set", 3, "3 sæt", "3 sets"),
    ],
)
def test_a_number_takes_the_right_form_of_its_unit(unit: str, count: float, danish: str, english: str) -> None:
    assert written.counted(unit, count, "da") == danish
    assert written.counted(unit, count, "en") == english
