"""Open the store that an address names: the path of a file, or where a database is."""

from __future__ import annotations

from runut.errors import StoreError
from runut.store import Store

POSTGRES = ("postgresql", "postgres")


def opened(address: str, *, create: bool = True, reads_only: bool = False, is_shared: bool = False) -> Store:
    """Open a record, which without `create` must be there; `is_shared` one may be handed from thread to thread.

    Raises StoreError where that cannot be, and MissingExtraError where the library for a database is not installed.
    """
    scheme, is_address, _ = address.partition("://")
    if not is_address:
        from runut.store.sqlite import SqliteStore

        return SqliteStore(address, create=create, reads_only=reads_only, is_shared=is_shared)
    if scheme not in POSTGRES:
        raise StoreError("record_elsewhere", kind=scheme)
    from runut.store.postgres import PostgresStore

    return PostgresStore(address, create=create, reads_only=reads_only, is_shared=is_shared)


def name(address: str) -> str:
    """Give what a file beside a record is named after: the record's own file, or the database in this folder.

    >>> name("berita/runut.db"), name("postgresql://sari@kantor.example/berita")
    ('berita/runut.db', 'berita')
    """
    if "://" not in address:
        return address
    from urllib.parse import urlsplit

    return urlsplit(address).path.strip("/").replace("/", "_") or "runut"
