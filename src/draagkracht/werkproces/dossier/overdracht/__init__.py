"""Handing a dossier over: who leaves or is away proposes it, a colleague accepts, the resident is told and asked."""
