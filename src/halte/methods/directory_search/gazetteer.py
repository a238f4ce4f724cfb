"""The places that a text may name: provinces, cities, and what people call them.

Codes are those of the 2021 Standard Geographical Classification: CA-QC, CMA-462 for
a metropolitan area or agglomeration, seven digits for a municipality. The middle of
a place is that of its people, to a tenth of a degree, from the 2021 Census of
Statistics Canada. A directory adds its own areas with `Index(offers, places=…)`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from halte.methods.bilingual import Texts


@dataclass(frozen=True, slots=True)
class Place:
    """An area: its code, name, middle, the areas it lies in, and other names.

    A name in capitals (“ON”, “PE”) is known by its capitals only: in small letters
    it is another word.
    """

    code: str
    name: Texts
    latitude: float
    longitude: float
    within: tuple[str, ...] = ()
    called: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, each once."""
        return tuple(dict.fromkeys((self.name.en, self.name.fr, *self.called)))


def table(lines: str) -> Iterator[Place]:
    """Places from lines of code|name or en/fr|latitude|longitude|within|names."""
    for line in lines.strip().splitlines():
        code, name, latitude, longitude, within, called = line.split("|")
        en, _, fr = name.partition(" / ")
        yield Place(
            code,
            Texts(en, fr or en),
            float(latitude),
            float(longitude),
            tuple(within.split()),
            tuple(filter(None, called.split(", "))),
        )


COUNTRY: Final = "CA"

PLACES: Final[Mapping[str, Place]] = {
    place.code: place
    for place in table(
        """
CA|Canada|50.0|-85.0||nationwide, national, partout au canada, across canada
CA-NL|Newfoundland and Labrador / Terre-Neuve-et-Labrador|48.4|-54.7|CA|newfoundland, terre-neuve, labrador, nfld, NL, T.-N.-L.
CA-PE|Prince Edward Island / Île-du-Prince-Édouard|46.3|-63.3|CA|pei, p.e.i., ipe, î.-p.-é., PE
CA-NS|Nova Scotia / Nouvelle-Écosse|45.1|-63.2|CA|NS, N.S., N.-É., cape breton, cap-breton
CA-NB|New Brunswick / Nouveau-Brunswick|46.3|-65.9|CA|nb, n.b., n.-b.
CA-QC|Quebec / Québec|46.1|-73.0|CA|qc, pq, province de québec, province of quebec
CA-ON|Ontario|44.0|-79.6|CA|ON
CA-MB|Manitoba|50.2|-97.6|CA|mb
CA-SK|Saskatchewan|51.7|-105.7|CA|sk, sask
CA-AB|Alberta|52.4|-113.8|CA|AB, alta, alb.
CA-BC|British Columbia / Colombie-Britannique|49.6|-122.5|CA|bc, b.c., c.-b., CB
CA-YT|Yukon|61.1|-135.2|CA|yt, yukon territory, yn
CA-NT|Northwest Territories / Territoires du Nord-Ouest|63.3|-118.2|CA|nwt, n.w.t., t.n.-o., tno, NT
CA-NU|Nunavut|65.8|-83.7|CA|NU
CMA-001|St. John’s|47.5|-52.8|CA-NL|saint-jean de terre-neuve
CMA-015|Corner Brook|49.0|-57.9|CA-NL|
1010025|Happy Valley-Goose Bay|53.3|-60.4|CA-NL|goose bay
1010032|Labrador City|53.0|-66.9|CA-NL|
CMA-105|Charlottetown|46.3|-63.1|CA-PE|
CMA-205|Halifax|44.9|-63.2|CA-NS|hfx, dartmouth
CMA-215|Truro|45.4|-63.2|CA-NS|
CMA-225|Sydney|46.1|-60.2|CA-NS|cape breton regional municipality
CMA-305|Moncton|46.1|-64.8|CA-NB|dieppe, riverview
CMA-310|Saint John|45.3|-66.0|CA-NB|saint-jean du nouveau-brunswick
CMA-320|Fredericton|45.9|-66.7|CA-NB|
CMA-328|Bathurst|47.7|-65.7|CA-NB|
CMA-329|Miramichi|47.0|-65.6|CA-NB|
CMA-404|Rimouski|48.4|-68.5|CA-QC|
CMA-405|Rivière-du-Loup|47.8|-69.5|CA-QC|
CMA-406|Baie-Comeau|49.2|-68.3|CA-QC|
CMA-408|Saguenay|48.4|-71.1|CA-QC|chicoutimi, jonquière
CMA-412|Sept-Îles|50.3|-66.1|CA-QC|uashat
CMA-421|Quebec City / Ville de Québec|46.8|-71.3|CA-QC|yqb, québec ville
2425213|Lévis|46.7|-71.2|CMA-421 CA-QC|
CMA-433|Sherbrooke|45.4|-72.0|CA-QC|estrie
CMA-442|Trois-Rivières|46.4|-72.6|CA-QC|
CMA-447|Drummondville|45.9|-72.5|CA-QC|
CMA-450|Granby|45.4|-72.7|CA-QC|
CMA-452|Saint-Hyacinthe|45.6|-72.9|CA-QC|
CMA-456|Joliette|46.0|-73.4|CA-QC|
CMA-462|Montréal|45.6|-73.6|CA-QC|mtl, mtrl, yul, île de montréal
2465005|Laval|45.6|-73.7|CMA-462 CA-QC|
2458227|Longueuil|45.5|-73.4|CMA-462 CA-QC|rive-sud
CMA-480|Val-d’Or|48.0|-77.5|CA-QC|abitibi
CMA-485|Rouyn-Noranda|48.1|-78.9|CA-QC|rouyn
2499095|Kuujjuaq|58.2|-68.3|CA-QC|nunavik
2499025|Chibougamau|49.9|-74.3|CA-QC|
CMA-35505|Ottawa|45.4|-75.7|CA-ON|ott, yow, bytown, ottawa-gatineau, ncr, rcn, national capital region, région de la capitale nationale
CMA-24505|Gatineau|45.5|-75.7|CA-QC|outaouais, hull, ottawa-gatineau, ncr, rcn, national capital region, région de la capitale nationale
CMA-501|Cornwall|45.1|-74.8|CA-ON|akwesasne
CMA-521|Kingston|44.4|-76.4|CA-ON|
CMA-522|Belleville|44.2|-77.5|CA-ON|quinte west
CMA-529|Peterborough|44.3|-78.3|CA-ON|
CMA-532|Oshawa|44.0|-78.9|CA-ON|whitby, clarington, durham region
CMA-535|Toronto|43.7|-79.5|CA-ON|gta, T.O., tor, yyz, grand toronto, greater toronto, etobicoke, north york
3521005|Mississauga|43.7|-79.7|CMA-535 CA-ON|peel
3521010|Brampton|43.7|-79.8|CMA-535 CA-ON|
3519036|Markham|43.9|-79.3|CMA-535 CA-ON|york region
3520005|Scarborough|43.8|-79.2|CMA-535 CA-ON|
CMA-537|Hamilton|43.3|-79.9|CA-ON|burlington
CMA-539|St. Catharines|43.1|-79.2|CA-ON|niagara
3526043|Niagara Falls|43.1|-79.1|CMA-539 CA-ON|
CMA-541|Kitchener|43.4|-80.5|CA-ON|waterloo, cambridge, kw
CMA-543|Brantford|43.2|-80.3|CA-ON|
CMA-550|Guelph|43.5|-80.2|CA-ON|
CMA-555|London|42.9|-81.2|CA-ON|
CMA-556|Chatham-Kent|42.4|-82.1|CA-ON|leamington
CMA-559|Windsor|42.2|-82.9|CA-ON|
CMA-562|Sarnia|42.9|-82.3|CA-ON|
CMA-568|Barrie|44.3|-79.7|CA-ON|simcoe
CMA-575|North Bay|46.3|-79.4|CA-ON|
CMA-580|Greater Sudbury / Grand Sudbury|46.6|-81.0|CA-ON|sudbury
CMA-586|Timmins|48.5|-81.3|CA-ON|
CMA-590|Sault Ste. Marie|46.6|-84.4|CA-ON|the soo, sault-sainte-marie, ssm
CMA-595|Thunder Bay|48.4|-89.3|CA-ON|tbay
3556106|Moosonee|51.3|-80.7|CA-ON|
3560034|Sioux Lookout|50.1|-92.1|CA-ON|
CMA-602|Winnipeg|49.9|-97.2|CA-MB|wpg, peg, winnie
CMA-610|Brandon|49.9|-99.9|CA-MB|
4621045|The Pas / Le Pas|53.8|-101.2|CA-MB|
4622026|Thompson|55.7|-97.9|CA-MB|
CMA-705|Regina|50.4|-104.6|CA-SK|
CMA-715|Moose Jaw|50.4|-105.5|CA-SK|
CMA-725|Saskatoon|52.1|-106.7|CA-SK|stoon
CMA-745|Prince Albert|53.2|-105.7|CA-SK|
CMA-805|Medicine Hat|50.0|-110.7|CA-AB|
CMA-810|Lethbridge|49.7|-112.9|CA-AB|
CMA-825|Calgary|51.0|-114.1|CA-AB|yyc, airdrie, cgy
CMA-830|Red Deer|52.3|-113.8|CA-AB|
CMA-835|Edmonton|53.5|-113.5|CA-AB|yeg, st. albert, edm
CMA-840|Lloydminster|53.3|-110.0|CA-AB CA-SK|
CMA-850|Grande Prairie|55.2|-118.9|CA-AB|
CMA-860|Fort McMurray|56.9|-111.4|CA-AB|wood buffalo
CMA-905|Cranbrook|49.5|-115.7|CA-BC|
CMA-913|Penticton|49.5|-119.6|CA-BC|
CMA-915|Kelowna|49.9|-119.5|CA-BC|okanagan
CMA-918|Vernon|50.3|-119.3|CA-BC|
CMA-925|Kamloops|50.7|-120.3|CA-BC|
CMA-930|Chilliwack|49.1|-121.9|CA-BC|
CMA-932|Abbotsford|49.1|-122.3|CA-BC|
CMA-933|Vancouver|49.2|-122.9|CA-BC|yvr, vancity, lower mainland, metro vancouver, van
5915004|Surrey|49.1|-122.8|CMA-933 CA-BC|
5915025|Burnaby|49.3|-123.0|CMA-933 CA-BC|
5915015|Richmond|49.2|-123.0|CMA-933 CA-BC|
CMA-935|Victoria|48.5|-123.4|CA-BC|yyj
CMA-938|Nanaimo|49.2|-124.0|CA-BC|
CMA-955|Prince Rupert|54.3|-130.3|CA-BC|
CMA-965|Terrace|54.5|-128.6|CA-BC|
CMA-970|Prince George|53.9|-122.7|CA-BC|
CMA-977|Fort St. John|56.2|-120.8|CA-BC|
CMA-990|Whitehorse|60.8|-135.2|CA-YT|
CMA-995|Yellowknife|62.5|-114.4|CA-NT|
6101017|Inuvik|68.3|-133.7|CA-NT|
6204003|Iqaluit|63.7|-68.5|CA-NU|
6205017|Rankin Inlet|62.8|-92.2|CA-NU|
"""  # noqa: E501
    )
}


def chain(code: str, places: Mapping[str, Place]) -> tuple[str, ...]:
    """A place and all that it lies in, the country last."""
    found = [code]
    for one in found:
        within = places[one].within if one in places else ()
        found += [outer for outer in within if outer not in found]
    if COUNTRY not in found:
        found.append(COUNTRY)
    return tuple(found)


def merged(places: Iterable[Place]) -> Mapping[str, Place]:
    """Our places and these, which stand before ours where a code is the same."""
    return {**PLACES, **{place.code: place for place in places}}
