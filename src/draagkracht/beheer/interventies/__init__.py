"""The municipality's own interventions and changes: the administrator decides, the catalogue stays as it is."""
