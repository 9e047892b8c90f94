"""The weeks: what is done on which day, with every number as a fact. Week n is a function of the build week before it.

Three shapes: a circuit of strength with endurance around it, a walk (or other endurance), and snacks when time is very short.
A week is made of a few bodies (circuit or walk, longer or shorter by the minute left over); sessions share them. The load of week 1 is
decided before its exercises are: whatever they are, endurance and easy minutes make up for them, so that nobody who is worse off gets more.
"""

from ownpace.program.course import schedule
from ownpace.program.parts import Body, Decision, Item, Program, Session, Size, Week

__all__ = ["Body", "Decision", "Item", "Program", "Session", "Size", "Week", "schedule"]
