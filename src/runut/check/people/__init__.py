"""Who somebody is: an age, an office, a fate or words that are another's."""
