"""Record → Discrepancy: one file a kind of slip."""
