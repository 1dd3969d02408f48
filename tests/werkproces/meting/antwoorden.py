"""Short ways to say what somebody answers."""

from draagkracht.methodiek.instrument import load_instrument
from draagkracht.werkproces.meting.antwoorden import Antwoord


def last(score: int, **more) -> Antwoord:
    return Antwoord("vastgelegd", {"score": score}, **more)


def kracht(aanwezig: int, inzetbaar: int, **more) -> Antwoord:
    return Antwoord("vastgelegd", {"aanwezig": aanwezig, "inzetbaar": inzetbaar}, **more)


AL_DE_SCORES = {
    part.code: last(2) if part.pan == "draaglast" else kracht(3, 2) for part in load_instrument().onderdelen
}
