"""One side of an event in ACLED's sheet: its name, whom pages name with it, and the label of its group."""

from __future__ import annotations

from runut.export._actors import LABELS, is_nobody, state
from runut.export._incidents import Occurrence
from runut.export._sheet import Stands, Told
from runut.world import coding, countries

Cells = dict[str, Told]


class Party:
    """One side: its name, whom the pages name with it, and its label."""

    def __init__(
        self, name: str | None, kind: str | None, on: tuple[Stands, ...], how: str, also: str | None = None
    ) -> None:
        self.name, self.kind, self.on, self.how, self.also = name, kind, on, how, also

    @property
    def label(self) -> str | None:
        """Give ACLED's label of it, None where no word decides it."""
        return LABELS.get(self.kind or "")

    def is_nobody(self, event: Occurrence) -> bool:
        """Say whether its words are common nouns, which name nobody."""
        article = event.incident.articles[self.on[0].article] if self.on else None
        return bool(self.name and article and is_nobody(self.name, article))

    def cells(self, name: str, also: str, label: str) -> Cells:
        how = "the group that these words name" if self.label else "the words name no group, or more than one"
        return {
            name: Told(self.name, self.how, self.on),
            also: Told(self.also, "as pages write it", self.on),
            label: Told(self.label, how, self.on),
        }


def abroad(party: Party, event: Occurrence) -> Party:
    """Label the forces of another state: "Pasukan Israel" in the West Bank are external, as its army is."""
    article = event.incident.articles[party.on[0].article] if party.on else None
    if party.name is None or article is None or party.kind != "security_forces":
        return party
    code = state(party.name, article, event.incident.country)
    home = event.incident.country or code
    return party if code == home else Party(party.name, "foreign_forces", party.on, party.how)


def army(party: Party, event: Occurrence) -> Party:
    """Name the forces of the state that pages name alone as the doer: "Rusia" fires by its army, at home or abroad."""
    land = countries.find(party.name or "")
    coded = coding.find(land.code) if land else None
    if land is None or coded is None:
        return party
    kind = "security_forces" if land.code == event.incident.country else "foreign_forces"
    return Party(f"Military Forces of {coded.acled}", kind, party.on, "forces of the state that pages name")
