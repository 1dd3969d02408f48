"""What can help: professionals browse the catalogue of their municipality; in goes a question, out comes a choice."""
