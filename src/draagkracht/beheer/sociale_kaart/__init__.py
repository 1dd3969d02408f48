"""The functional administrator takes over a file of the sociale kaart, and writes it out for another system."""
