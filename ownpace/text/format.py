"""Numbers, dates, lists and plurals as the language writes them. Babel knows the rules; it is imported when first needed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Final

from ownpace.text import t
from ownpace.vocabulary import WEEKDAYS, Language

LOCALES: Final = {Language.DA: "da_DK", Language.EN: "en_GB"}
_DAY: Final = {Language.DA: "EEEE 'den' d. MMMM y", Language.EN: "EEEE d MMMM y"}
_SHORT_DAY: Final = {Language.DA: "EEE d/M", Language.EN: "EEE d MMM"}
_DATE: Final = {Language.DA: "d. MMMM y", Language.EN: "d MMMM y"}


@lru_cache(maxsize=4096, typed=True)
def number(value: float, language: Language | str) -> str:
    """``2,5`` and ``1.234`` in Danish, ``2.5`` and ``1,234`` in English; at most three decimals."""
    from babel.numbers import format_decimal  # noqa: PLC0415 - late, so that importing the package stays cheap

    return format_decimal(value, locale=LOCALES[Language(language)])


def percent(share: float, language: Language | str) -> str:
    """A share as a percentage: ``30,5 %`` (with a fixed space) in Danish, ``30.5%`` in English; at most one decimal."""
    shown = number(round(share * 100, 1), language)
    return f"{shown}\N{NO-BREAK SPACE}%" if Language(language) is Language.DA else f"{shown}%"


def day(when: date, language: Language | str) -> str:
    """``mandag den 30. november 2026`` or ``Monday 30 November 2026``."""
    return _date(when, _DAY, language)


def short_day(when: date, language: Language | str) -> str:
    """``man 30/11`` or ``Mon 30 Nov``; for tables and charts."""
    return _date(when, _SHORT_DAY, language).replace(".", "")


def plain_date(when: date, language: Language | str) -> str:
    """``30. november 2026`` or ``30 November 2026``."""
    return _date(when, _DATE, language)


def weekday(name: str, language: Language | str, *, short: bool = False) -> str:
    """The name of a weekday identifier (``monday``): ``mandag`` or ``man``; raises ``ValueError`` for any other word."""
    from babel.dates import get_day_names  # noqa: PLC0415 - as above

    names = get_day_names("abbreviated" if short else "wide", "stand-alone", LOCALES[Language(language)])
    return str(names[WEEKDAYS.index(name)]).rstrip(".")


def join(words: Sequence[str], language: Language | str) -> str:
    """``a, b og c`` or ``a, b and c``."""
    from babel.lists import format_list  # noqa: PLC0415 - as above

    return format_list(words, locale=LOCALES[Language(language)])


def counted(unit: str, count: float, language: Language | str) -> str:
    """A number with its unit in the right form, from ``unit.toml``: ``1 minut``, ``2,5 minutter``."""
    from babel import Locale  # noqa: PLC0415 - as above

    form = Locale.parse(LOCALES[Language(language)]).plural_form(count)
    return t(f"unit.{unit}.{form}", language, n=number(count, language))


def _date(when: date, patterns: dict[Language, str], language: Language | str) -> str:
    from babel.dates import format_date  # noqa: PLC0415 - as above

    return format_date(when, patterns[Language(language)], LOCALES[Language(language)])
