"""What Runut raises on purpose: each names what is wrong, where, and what to do."""


class RunutError(Exception):
    """Everything that a person must mend; the command line prints it as one line and exits 2."""


class SourceError(RunutError):
    """A file, folder or address that was named cannot be read."""


class PackError(RunutError):
    """A language pack is missing or malformed."""


class UnknownNameError(RunutError):
    """There is no exporter, reader, check, codebook or story of that name."""


class StoreError(RunutError):
    """The database says no."""


class TooSlowError(StoreError):
    """A search takes longer than it may."""


class ConflictError(RunutError):
    """Somebody else decided on the same thing since it was read."""


class SettingsError(RunutError):
    """A setting is unknown or has a value that cannot be used."""


class MissingExtraError(RunutError):
    """An optional library is needed for what was asked."""
