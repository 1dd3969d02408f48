"""How it looks: the shared templates, styles, pictures and their example page."""
