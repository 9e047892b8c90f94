"""Pure functions, a file per clinical question: values in, value out. Numbers are handed in; only 0 and 1 may be typed here."""
