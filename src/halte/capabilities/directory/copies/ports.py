"""Ports of entry by name, each with the area that its people turn to.

Names as the Canada Border Services Agency writes them in its directory of offices
(cbsa-asfc.gc.ca/do-rb); a port in no town of its own has the area of its census
division. Places that everyone knows: nothing here says where a person is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from halte.core.bilingual import Bilingual as B
from halte.core.geography.areas import area_of


@dataclass(frozen=True, slots=True)
class Port:
    """A port of entry: its code, its name, the code of its area."""

    code: str
    name: B
    area: str


def _port(code: str, area: str, en: str, fr: str = "") -> Port:
    return Port(f"port-{code}", B(en, fr or en), area)


_ALL: Final = (
    _port("vancouver-airport", "5915", "Vancouver International Airport",
          "Aéroport international de Vancouver"),
    _port("pacific-highway", "5915", "Pacific Highway (Surrey)",
          "Autoroute du Pacifique (Surrey)"),
    _port("huntingdon", "5909", "Abbotsford-Huntingdon"),
    _port("osoyoos", "5907", "Osoyoos"),
    _port("beaver-creek", "6001", "Beaver Creek"),
    _port("calgary-airport", "4806", "Calgary International Airport",
          "Aéroport international de Calgary"),
    _port("edmonton-airport", "4811", "Edmonton International Airport",
          "Aéroport international d’Edmonton"),
    _port("coutts", "4802", "Coutts"),
    _port("north-portal", "4701", "North Portal"),
    _port("emerson", "4603", "Emerson"),
    _port("winnipeg-airport", "4611", "Winnipeg James Armstrong Richardson Airport",
          "Aéroport James Armstrong Richardson de Winnipeg"),
    _port("fort-frances", "3559", "Fort Frances International Bridge",
          "Pont international de Fort Frances"),
    _port("sault", "3557", "Sault Ste. Marie International Bridge",
          "Pont international de Sault Ste. Marie"),
    _port("blue-water", "3538", "Blue Water Bridge (Sarnia)",
          "Pont Blue Water (Sarnia)"),
    _port("ambassador", "3537", "Ambassador Bridge (Windsor)",
          "Pont Ambassador (Windsor)"),
    _port("windsor-tunnel", "3537", "Windsor-Detroit Tunnel",
          "Tunnel Windsor-Detroit"),
    _port("peace-bridge", "3526", "Peace Bridge (Fort Erie)",
          "Pont Peace (Fort Erie)"),
    _port("rainbow", "3526", "Rainbow Bridge (Niagara Falls)",
          "Pont Rainbow (Niagara Falls)"),
    _port("pearson", "3521", "Toronto Pearson International Airport",
          "Aéroport international Pearson de Toronto"),
    _port("lansdowne", "3507", "Thousand Islands Bridge (Lansdowne)",
          "Pont des Mille-Îles (Lansdowne)"),
    _port("cornwall", "3501", "Cornwall"),
    _port("ottawa-airport", "3506", "Ottawa International Airport",
          "Aéroport international d’Ottawa"),
    _port("trudeau", "2466", "Montréal–Trudeau International Airport",
          "Aéroport international Montréal-Trudeau"),
    _port("lacolle", "2468", "St-Bernard-de-Lacolle", "Saint-Bernard-de-Lacolle"),
    _port("stanstead", "2445", "Stanstead"),
    _port("edmundston", "1313", "Edmundston"),
    _port("woodstock", "1311", "Woodstock Road", "Chemin Woodstock"),
    _port("st-stephen", "1302", "St. Stephen"),
    _port("halifax-airport", "1209", "Halifax Stanfield International Airport",
          "Aéroport international Stanfield d’Halifax"),
    _port("halifax-harbour", "1209", "Port of Halifax", "Port d’Halifax"),
    _port("st-johns", "1001", "St. John’s International Airport",
          "Aéroport international de St. John’s"),
)  # fmt: skip

PORTS: Final[dict[str, Port]] = {port.code: port for port in _ALL}


def by_province() -> list[tuple[str, list[Port]]]:
    """Ports in groups, from west to east, by the code of their province."""
    found: dict[str, list[Port]] = {}
    for port in _ALL:
        area = area_of(port.area)
        if area is not None:
            found.setdefault(f"CA-{area.province}", []).append(port)
    return list(found.items())
