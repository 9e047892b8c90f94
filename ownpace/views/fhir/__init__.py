"""Answers and plan as FHIR R4 JSON, and back: ``bundle`` builds, ``problems`` judges, ``answers`` reads.

Plain dicts; ``docs/fhir.md`` says what is mapped and what is not. A proposal that nobody has reviewed: it claims no fit with any record system.
"""

from __future__ import annotations

from ownpace.views.fhir.build import bundle
from ownpace.views.fhir.checks import problems
from ownpace.views.fhir.read import answers, is_resource

__all__ = ["answers", "bundle", "is_resource", "problems"]
