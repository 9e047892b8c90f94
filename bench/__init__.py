"""How fast, against which floor: ``python -m bench [GROUP ...]``. Floors are measured in the same run; no test depends on a timing."""
