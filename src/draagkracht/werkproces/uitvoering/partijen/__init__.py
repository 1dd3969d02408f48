"""Parties that work along in one plan: asked for named goals and steps, on a legal ground, for a purpose, until a date."""
