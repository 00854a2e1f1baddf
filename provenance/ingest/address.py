"""Which addresses of the internet are read: the public ones, unless private ones are allowed."""

from __future__ import annotations

import socket
import threading
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from provenance.errors import InputError

Address = IPv4Address | IPv6Address

# RFC 6052, RFC 8215: an IPv4 address in the last 32 bits, reached through a translator
_NAT64 = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))
_LOW = 0xFFFFFFFF


def is_public(address: Address) -> bool:
    """True where anybody may be meant: no private, loopback, link-local, multicast or reserved one.

    An IPv6 address that carries an IPv4 address is what that one is; the tunnels 6to4 and Teredo,
    which carry traffic to any IPv4 address, are never public.
    """
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return is_public(address.ipv4_mapped)
        if any(address in network for network in _NAT64):
            return is_public(IPv4Address(int(address) & _LOW))
        if address.sixtofour is not None or address.teredo is not None or address.is_site_local:
            return False
    return address.is_global and not (
        address.is_multicast or address.is_reserved or address.is_unspecified
    )


def resolve(host: str, port: int, *, seconds: float, allow_private: bool) -> list[Address]:
    """The addresses of `host`, each of which may be connected to.

    Args:
        host: A name, or an address in any of the spellings that the system takes for one.
        port: The port to be connected to.
        seconds: How long the system may take to answer.
        allow_private: Let every address pass.

    Raises:
        InputError: The name is unknown, or any of its addresses is not public.
    """
    found = _lookup(host, port, seconds)
    if not allow_private:
        for address in found:
            if not is_public(address):
                raise InputError(
                    f"{host} is at {address}, which is no public address "
                    "(--allow-private reads it all the same)"
                )
    return found


def _lookup(host: str, port: int, seconds: float) -> list[Address]:
    """What the system says; in a thread, since the system cannot be given a time-out."""
    answers: list[list[Address] | OSError | UnicodeError] = []

    def ask() -> None:
        try:
            infos = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            answers.append(error)
        else:
            found = dict.fromkeys(str(info[4][0]).partition("%")[0] for info in infos)
            answers.append([ip_address(text) for text in found])

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(seconds)
    if not answers:
        raise InputError(f"the name {host} was not resolved within {seconds:.3g} s")
    answer = answers[0]
    if isinstance(answer, Exception) or not answer:
        raise InputError(f"the name {host} is unknown (or there is no network)")
    return answer
