"""How we weigh: the instrument as data and the rules of the method, in plain Python."""
