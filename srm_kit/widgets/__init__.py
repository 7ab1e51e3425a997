"""Working live: the views of the notebooks with controls in them, on a dossier that is saved as one goes."""
