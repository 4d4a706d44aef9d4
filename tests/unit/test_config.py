"""Settings: what cannot be is refused at the start, by name."""

from __future__ import annotations

import pytest

from primum import config
from primum.errors import Invalid


@pytest.mark.parametrize("region", ["England", "gb", "UK", "GBR", "1A"])
def test_a_region_that_no_source_can_be_of_is_refused(region: str) -> None:
    """Under such a name every guideline would count as another country's."""
    with pytest.raises(Invalid, match="PRIMUM_REGION"):
        config.read({"PRIMUM_REGION": region})


def test_a_country_code_is_a_region() -> None:
    assert config.read({"PRIMUM_REGION": "GB"}).region == "GB"
    assert config.read({"PRIMUM_REGION": ""}).region == ""


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PRIMUM_LOG", "debug"),
        ("PRIMUM_PUBLISH", "all"),
        ("PRIMUM_ASKING", "nobody"),
        ("PRIMUM_SMTP_TLS", "yes"),
        ("PRIMUM_SESSION_HOURS", "0"),
        ("PRIMUM_LINK_DAYS", "-1"),
        ("PRIMUM_REVIEWERS_NEEDED", "0"),
        ("PRIMUM_PORT", "http"),
        ("PRIMUM_PORT", "65536"),
        ("PRIMUM_SMTP_PORT", "0"),
        ("PRIMUM_THREADS", "-1"),
        ("PRIMUM_MAX_FILE_MB", "0"),
        ("PRIMUM_WEBHOOK", "hooks.example"),
        ("PRIMUM_OIDC_ISSUER", "login.example"),
        ("PRIMUM_EMERGENCY_DATE", "last week"),
        ("PRIMUM_CRISIS_DATE", "2026-13-01"),
        ("PRIMUM_PROXIES", "proxy.example"),
        ("PRIMUM_PROXIES", "127.0.0.1, nginx"),
        ("PRIMUM_JUDGE", "http://"),
    ],
)
def test_a_value_that_cannot_be_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(Invalid, match=f"^{name} is "):
        config.read({name: value})


def test_what_a_host_behind_a_proxy_sets_is_taken() -> None:
    given = {
        "PRIMUM_PROXIES": "127.0.0.1, 10.0.0.0/8,::1",
        "PRIMUM_WEBHOOK": "https://hooks.example/board?to=desk",
        "PRIMUM_EMERGENCY_NUMBER": "112",
        "PRIMUM_EMERGENCY_SOURCE": "https://example.org",
        "PRIMUM_EMERGENCY_DATE": "2026-11-22",
    }
    taken = config.read(given)
    assert (taken.proxies, taken.webhook) == (given["PRIMUM_PROXIES"], given["PRIMUM_WEBHOOK"])


def test_a_name_that_is_no_setting_is_found_out() -> None:
    given = {"PRIMUM_PORTT": "1", "PRIMUM_PORT": "8001", "PRIMUM_DEBUG": "1", "PATH": "/bin"}
    assert config.unknown(given) == ["PRIMUM_PORTT"]


def test_a_language_model_that_judges_has_an_address_and_a_name() -> None:
    given = config.read({"PRIMUM_JUDGE": "http://localhost:11434/v1", "PRIMUM_JUDGE_MODEL": "m"})
    assert (given.judge_address, given.judge_folder) == ("http://localhost:11434/v1", None)
    folder = config.read({"PRIMUM_JUDGE": "/models/judge"})
    assert (folder.judge_address, str(folder.judge_folder)) == ("", "/models/judge")
    for lone in ({"PRIMUM_JUDGE": "http://localhost:11434/v1"}, {"PRIMUM_JUDGE_MODEL": "m"}):
        with pytest.raises(Invalid, match="PRIMUM_JUDGE_MODEL"):
            config.read(lone)
