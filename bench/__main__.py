"""`python -m bench`: every benchmark."""

from . import inzicht, paginas, sociale_kaart, stappenplan

paginas.main()
sociale_kaart.main()
stappenplan.main()
inzicht.main()
