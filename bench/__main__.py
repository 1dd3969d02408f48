"""`python -m bench`: every benchmark."""

from .paginas import main

main()
