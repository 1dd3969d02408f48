"""Worries about violence at home: a record apart, for the people on its own list only, that nothing else reads."""
