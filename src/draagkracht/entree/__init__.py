"""The hall behind every door: logging in and out, drafts that are never lost, one answer for what does not exist."""
