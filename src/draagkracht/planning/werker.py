from . import solve_stappenplan
class Werkerfout(Exception): pass
def ask_stappenplan(invoer, alternatieven=0, seconden=10):
    return solve_stappenplan(invoer, alternatieven)
