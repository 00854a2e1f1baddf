"""Which addresses are public, and that a name is judged by where it leads."""

# ruff: noqa: S104 - nothing is bound to these addresses
from __future__ import annotations

import socket
import time
from ipaddress import ip_address

import pytest

from provenance.errors import InputError
from provenance.ingest.address import is_public, resolve


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255",
        "192.168.1.1", "169.254.169.254", "100.64.0.1", "192.0.2.1", "198.18.0.1", "203.0.113.9",
        "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1",
        "fc00::1", "fd12:3456::1", "ff02::1", "2001:db8::1", "fec0::1", "::ffff:127.0.0.1",
        "::ffff:10.0.0.1", "64:ff9b::10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "::7f00:1",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    ],
)  # fmt: skip
def test_ingest_address_is_not_public(address: str) -> None:
    """Private, loopback, link-local, shared, test, multicast and reserved ranges, and disguises."""
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        "1.1.1.1",
        "172.32.0.1",
        "223.255.255.1",
        "2606:4700::1111",
        "::ffff:1.1.1.1",
        "64:ff9b::101:101",
    ],
)
def test_ingest_address_is_public(address: str) -> None:
    """What anybody may be meant by, translated addresses included."""
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "host", ["localhost", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "::1", "0"]
)
def test_ingest_address_judges_where_a_name_leads(host: str) -> None:
    """Spellings of the loopback address that the system takes for it are refused, in one line."""
    with pytest.raises(InputError, match=r"is no public address \(--allow-private"):
        resolve(host, 80, seconds=5, allow_private=False)


def test_ingest_address_one_private_answer_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name with a public and a private address is refused."""
    answers = [(2, 1, 6, "", ("1.1.1.1", 80)), (2, 1, 6, "", ("10.0.0.1", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_options: answers)
    with pytest.raises(InputError, match=r"both\.example is at 10\.0\.0\.1"):
        resolve("both.example", 80, seconds=5, allow_private=False)
    assert len(resolve("both.example", 80, seconds=5, allow_private=True)) == 2


def test_ingest_address_unknown_and_slow_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that nobody knows, and one that is not resolved in time, have a line each."""

    def unknown(*_args: object, **_options: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(InputError, match=r"the name a\.example is unknown"):
        resolve("a.example", 80, seconds=5, allow_private=False)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_options: time.sleep(0.5) or [])
    with pytest.raises(InputError, match=r"a\.example was not resolved within 0\.05 s"):
        resolve("a.example", 80, seconds=0.05, allow_private=False)
