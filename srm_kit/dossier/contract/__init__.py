"""What a dossier is: its tables, columns and values, the messages about them, and how a value is written."""
