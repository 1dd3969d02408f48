"""Attacks on the product: what must stay shut, tried through its own doors."""
