"""The words of the profile as a resident reads them; a resident's own picture has no others."""

from django.utils.translation import gettext_noop

NIVEAUS_LAST = (
    gettext_noop("gaat goed"),
    gettext_noop("ik let op"),
    gettext_noop("lastig"),
    gettext_noop("zwaar"),
    gettext_noop("kan niet wachten"),
)
NIVEAUS_KRACHT = (
    gettext_noop("niet"),
    gettext_noop("een beetje"),
    gettext_noop("redelijk"),
    gettext_noop("goed"),
    gettext_noop("heel sterk"),
)
STEMMEN = {
    "inwoner": gettext_noop("wat ik vind"),
    "professional": gettext_noop("wat de hulpverlener vindt"),
    "naaste": gettext_noop("wat iemand om mij heen vindt"),
}
TOESTANDEN = {
    "benutten": gettext_noop("helpt mij nu"),
    "geblokkeerd": gettext_noop("lukt nu even niet"),
    "versterken": gettext_noop("kan groeien"),
}
STANDEN = {
    "besproken": gettext_noop("besproken, niet vastgelegd"),
    "niet_besproken": gettext_noop("niet besproken"),
}
OOK_IN_WOORDEN = gettext_noop("Op deze pagina staat dit ook in woorden.")
EERDER = gettext_noop("eerder, op %(op)s")
VORIGE_KEER = gettext_noop("vorige keer")
LICHT_VOL = gettext_noop("licht: is er · vol: kan ik nu gebruiken")
KOP_LAST, ONDER_LAST = gettext_noop("Wat weegt"), gettext_noop("Verder naar rechts is zwaarder.")
KOP_KRACHT, ONDER_KRACHT = gettext_noop("Wat mij helpt"), gettext_noop("Langer is sterker.")
