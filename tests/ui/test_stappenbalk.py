from types import SimpleNamespace

import pytest

STEPS = [
    SimpleNamespace(naam=naam, url=f"/{naam}/", stand="", icoon="")
    for naam in ("hulpvraag", "meting", "doelen")
]


@pytest.fixture
def html(render) -> str:
    return render(
        '{% from "ui/stappenbalk.html" import stappenbalk %}{{ stappenbalk(s, "meting") }}', s=STEPS
    )


def test_every_step_is_a_link_always(html):
    assert all(f'href="/{stap.naam}/"' in html for stap in STEPS)
    assert "disabled" not in html


def test_only_the_present_step_is_marked(html):
    assert html.count('aria-current="step"') == 1
    assert 'href="/meting/" aria-current="step"' in html
