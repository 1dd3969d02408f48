"""What is kept is Dutch, in whatever language the page was that it came from."""

from django.utils import translation


def in_dutch(label: object) -> str:
    """The label of a choice, as the log of acts holds it."""
    with translation.override("nl"):
        return str(label)
