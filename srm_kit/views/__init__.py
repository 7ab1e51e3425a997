"""Sentences, figures and tables about the measures, as blocks of the document."""
