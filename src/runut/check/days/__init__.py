"""When things were: days, years and hours that the calendar or the page contradicts."""
