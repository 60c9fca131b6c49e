"""Record → what a reader sees, as data without markup."""
