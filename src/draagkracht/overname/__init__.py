"""Taking over what others hold: their files read safely, and many rows written at once."""
