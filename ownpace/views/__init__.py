"""What a document looks like: chart, text, sheet, week and reasons. Pure: a document and a language in, text or values out."""
