"""From the files of a client to a checked dossier."""
