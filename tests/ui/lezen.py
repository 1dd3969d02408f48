"""Reading what was drawn: as strict XML, its words, its classes."""

import re
from xml.etree.ElementTree import Element

from defusedxml import ElementTree

SVG = "{http://www.w3.org/2000/svg}"


def parse(markup: str) -> Element:
    """Refuses anything that is not well-formed; several roots are fine."""
    return ElementTree.fromstring(f"<div>{markup}</div>")


def words(markup: str) -> str:
    return " ".join(" ".join(parse(markup).itertext()).split())


def classes(markup: str) -> set[str]:
    return {name for value in re.findall(r'class="([^"]*)"', markup) for name in value.split()}


def images(markup: str) -> list[Element]:
    return [svg for svg in parse(markup).iter(f"{SVG}svg") if svg.get("role") == "img"]
