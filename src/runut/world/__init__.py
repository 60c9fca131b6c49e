"""Facts that have no language: countries, capitals, places, agencies, outlets."""
