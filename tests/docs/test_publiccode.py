"""publiccode.yml holds what the standard asks for."""

import pytest
import yaml
from tools.naslag import ROOT

NEEDED = (
    "publiccodeYmlVersion",
    "name",
    "platforms",
    "developmentStatus",
    "softwareType",
    "description",
    "legal",
    "maintenance",
    "localisation",
)


@pytest.fixture(scope="module")
def publiccode() -> dict:
    return yaml.safe_load((ROOT / "publiccode.yml").read_text())


@pytest.mark.parametrize("key", NEEDED)
def test_it_has_every_needed_key(key, publiccode):
    assert publiccode[key]


def test_it_names_the_version_of_the_package(publiccode):
    import tomllib

    assert (
        publiccode["softwareVersion"]
        == tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    )


@pytest.mark.parametrize("language", ["nl", "en"])
def test_its_descriptions_have_the_lengths_that_the_standard_sets(language, publiccode):
    told = publiccode["description"][language]
    assert len(told["shortDescription"]) <= 150
    assert 150 <= len(told["longDescription"]) <= 10_000
    assert told["features"]


def test_a_community_names_who_keeps_it(publiccode):
    assert publiccode["maintenance"]["type"] == "community"
    assert publiccode["maintenance"]["contacts"][0]["name"]


def test_its_licence_is_that_of_the_package(publiccode):
    assert publiccode["legal"]["license"] == "EUPL-1.2"
