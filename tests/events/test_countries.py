"""Countries are understood in every language of ours, and never confused."""

import subprocess
import sys

import pytest

from events import countries


@pytest.mark.parametrize(
    ("words", "code"),
    [
        *[(w, "LT") for w in ("Lituania", "Litva", "LT", "lt", "LTU", "lietuva", "Lithuania", "Leedu", "Lithuana")],
        *[(w, "DE") for w in ("Deutchland", "Vokietija", "vokietja", "Vācija", "Saksamaa", "Niemcy", "Saksa")],
        *[(w, "GB") for w in ("UK", "U.K.", "Great Britain", "England", "Scotland", "Wales", "Northern Ireland")],
        *[(w, "CZ") for w in ("Czechia", "Czech Republic", "Čekija", "Česko")],
        *[(w, "GR") for w in ("EL", "el", "GR", "Greece", "Ελλάδα", "Graikija")],
        *[(w, "TR") for w in ("Türkiye", "Turkey", "Turkiye", "Turcja")],
        *[(w, "US") for w in ("USA", "United States", "JAV")],
        ("🇱🇹", "LT"),
        ("Tyskland", "DE"),
        ("Holland", "NL"),
        ("The Netherlands", "NL"),
        ("Suomi", "FI"),
        ("Polska", "PL"),
        ("XK", "XK"),
        ("Kosovo", "XK"),
        ("sweeden", "SE"),
        ("estonija", "EE"),
        ("NO", "NO"),
        ("Niger", "NE"),
        ("Nigeria", "NG"),
        ("Austria", "AT"),
        ("Australia", "AU"),
        ("Slovakia", "SK"),
        ("Slovenia", "SI"),
        ("Slovensko", "SK"),
        ("Ireland", "IE"),
        ("Iceland", "IS"),
        ("Island", "IS"),
        ("Iran", "IR"),
        ("Irak", "IQ"),
        ("Guinea", "GN"),
        ("Dominica", "DM"),
    ],
)
def test_a_country_is_understood(words: str, code: str) -> None:
    assert countries.find(words, "en") == ([code], True)


@pytest.mark.parametrize(
    ("words", "among"),
    [
        ("ger", {"DE"}),
        ("Slovania", {"SK", "SI"}),
        ("nigera", {"NE", "NG"}),
        ("iseland", {"IS", "IE"}),
        ("congo", {"CG", "CD"}),
        ("korea", {"KR", "KP"}),
        ("New Guinea", {"PG"}),
        ("no", {"NO"}),
        ("I am from Lithuania", {"LT"}),
        ("Germany and Lithuania", {"DE", "LT"}),
    ],
)
def test_a_country_in_doubt_is_asked_back(words: str, among: set[str]) -> None:
    found, sure = countries.find(words, "en")
    assert not sure
    assert among <= set(found)
    assert len(found) <= 3


@pytest.mark.parametrize("language", ["en", "lt", "lv", "et", "pl", "de", "fi", "sv"])
def test_every_country_is_found_by_its_own_name_in_every_language(language: str) -> None:
    for code in countries._codes():
        found, sure = countries.find(countries.name(code, language), language)
        assert (found, sure) == ([code], True), countries.name(code, language)


def test_country_names_leave_babels_numbers_whole() -> None:
    """In a fresh process: reading a language's countries must not spoil what Babel remembers of that language."""
    program = (
        "from babel.numbers import format_decimal; from events import countries; countries.prepare();"
        "print(*(format_decimal(5, locale=language) for language in ('en_GB', 'lt', 'pl', 'de')))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["5", "5", "5", "5"]
