"""Addresses that a source only names: they are read where addresses are allowed, and told of where they are not."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from runut.model import Skipped

_LONGEST = 2_000  # characters; what browsers and servers take


@dataclass(frozen=True, slots=True)
class Listed:
    """An address and the source that lists it, itself where a person named it.

    `stamp` is when the page there was last changed, as the list says it.
    """

    address: str
    source: str
    stamp: str | None = None


def shown(address: str) -> str:
    """Write an address as it may be printed and kept: without the name and the password that it carries.

    >>> shown("https://sinta:rahasia@contoh.example/a@b"), shown("https://contoh.example/@sinta")
    ('https://***@contoh.example/a@b', 'https://contoh.example/@sinta')
    """
    scheme, colon, rest = address.partition("://")
    end = min((at for at in map(rest.find, "/?#\\") if at >= 0), default=len(rest))
    port = rest[:end].rpartition("]")[2].partition(":")[2]
    if "@" not in rest[:end] and port and not port.isdigit():
        end = rest.rfind("@") + 1 or end  # no port: a password with a slash in it
    _, carries, host = rest[:end].rpartition("@")
    return f"{scheme}{colon}***@{host}{rest[end:]}" if carries else address


def listed(source: str, said: str | None, base: str | None = None, stamp: str | None = None) -> Listed | Skipped:
    """Give an address as a source says it, below the source's own, or why it is none that could be read.

    >>> listed("a.opml:1", "/feed", "https://example.org/a.opml").address
    'https://example.org/feed'
    """
    try:
        address = urljoin(base or "", (said or "").strip())
        is_whole = urlsplit(address).scheme.lower() in ("http", "https") and bool(urlsplit(address).hostname)
    except ValueError:
        is_whole = False
    if not is_whole or len(address) > _LONGEST or not address.isprintable():
        return Skipped(source, "read", f"it lists {shown(said or '')[:80]!r}, which is no whole address of the web")
    return Listed(address.partition("#")[0], source, stamp)


def left_out(listed: Listed) -> Skipped:
    """Say of an address that addresses are not read unless somebody asks for it."""
    reason = f"{shown(listed.source)} only lists it, and addresses are not fetched unless asked for: add --fetch"
    return Skipped(shown(listed.address), "read", reason)
