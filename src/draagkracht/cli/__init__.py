"""The door for people who type: the `draagkracht` command."""
