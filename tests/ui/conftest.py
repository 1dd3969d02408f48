"""Our templates with our own environment, so that these tests need no door and no page."""

from pathlib import Path

import pytest
from jinja2 import Environment, PackageLoader

from draagkracht import ui
from draagkracht.ui.jinja import environment


@pytest.fixture(scope="session")
def env() -> Environment:
    return environment(loader=PackageLoader("draagkracht.ui", "jinja2"), autoescape=True)


@pytest.fixture
def render(env: Environment):
    """A template given as text, with whatever it needs."""

    def rendered(template: str, **context: object) -> str:
        return env.from_string(template).render(**context)

    return rendered


@pytest.fixture(scope="session")
def css() -> str:
    folder = Path(ui.__file__).parent / "static" / "ui"
    return "\n".join(file.read_text() for file in sorted(folder.glob("*.css")))
