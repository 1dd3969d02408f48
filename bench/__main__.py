"""`python -m bench`: every benchmark."""

from . import paginas, stappenplan

paginas.main()
stappenplan.main()
