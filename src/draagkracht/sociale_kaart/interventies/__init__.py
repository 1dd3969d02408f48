"""The catalogue: ways of helping and learning, as versioned data, with what a municipality changed in it.

Written for professionals who choose together with a resident, and for the planner, which orders what was chosen. The
catalogue itself is plain data and plain Python; only a municipality's own changes live in the database.
"""

from .catalogus import Bron, Catalogus, Interventie, check_catalogus, load_catalogus

__all__ = ["Bron", "Catalogus", "Interventie", "check_catalogus", "load_catalogus"]
