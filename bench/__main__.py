"""`python -m bench`: every benchmark."""

from . import paginas, sociale_kaart, stappenplan

paginas.main()
sociale_kaart.main()
stappenplan.main()
