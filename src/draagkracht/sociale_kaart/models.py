"""Table of contents of the data model of what is nearby."""

from .interventies.models import Aanpassing

__all__ = ["Aanpassing"]
