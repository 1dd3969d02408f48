"""The door of the functional administrator: accounts, teams and the catalogue of interventions; no dossiers."""
