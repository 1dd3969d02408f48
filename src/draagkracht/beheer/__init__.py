"""The door of the functional administrator: accounts and teams; no dossiers."""
