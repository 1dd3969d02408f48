"""Reads all steps: the rode draad, what hangs loose, the timeline, and what is next."""
