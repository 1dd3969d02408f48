"""Draagkracht: from hulpvraag to doelbereiking, with two pans and two voices."""

__version__ = "0.1.0"
