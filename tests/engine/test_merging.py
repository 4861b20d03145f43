from channelaudit.engine.merging import merge
from channelaudit.model import Channel, Malformed, Sighting

HEADER = Sighting("https://shop.example/", "header", "mailto", "sklep@shop.example")
FOOTER = Sighting("https://shop.example/", "footer", "text", "sklep@shop.example")


def email(*sightings: Sighting, **attributes: object) -> Channel:
    return Channel("email", "sklep@shop.example", attributes, sightings)


def test_equal_channels_become_one_with_all_places_in_order() -> None:
    channels, malformed = merge([email(HEADER), email(FOOTER), email(HEADER)])
    assert channels == (email(HEADER, FOOTER),)
    assert malformed == ()


def test_the_first_ones_attributes_are_completed_not_overwritten() -> None:
    (channel,), _ = merge([email(HEADER, note="a"), email(FOOTER, note="b", more=1)])
    assert channel.attributes == {"note": "a", "more": 1}


def test_what_the_shop_names_as_its_own_in_one_place_is_its_own() -> None:
    (channel,), _ = merge([email(HEADER, owner="other"), email(FOOTER)])
    assert channel.of_shop
    (channel,), _ = merge([email(HEADER, owner="other"), email(FOOTER, owner="other")])
    assert not channel.of_shop


def test_registration_numbers_of_two_schemes_stay_two() -> None:
    numbers = [Channel("registration", "123456785", {"scheme": scheme}) for scheme in ("regon", "nip")]
    assert len(merge(numbers)[0]) == 2


def test_malformed_ones_are_told_apart_by_their_reason() -> None:
    found = [
        Malformed("phone", "tel:", "empty", (HEADER,)),
        Malformed("phone", "tel:", "empty", (FOOTER,)),
        Malformed("phone", "tel:", "syntax", (FOOTER,)),
    ]
    assert [(m.reason, len(m.sightings)) for m in merge(found)[1]] == [("empty", 2), ("syntax", 1)]


def address(postcode: str, *sightings: Sighting) -> Channel:
    parts = {"street": "ul. Szprychowa 12", "city": "Warszawa"}
    value = f"ul. Szprychowa 12, {postcode} Warszawa"
    return Channel("address", value, {**parts, "postcode": postcode} if postcode else parts, sightings)


def test_an_address_without_postcode_joins_the_whole_one_whichever_was_seen_first() -> None:
    for order in ([address("", FOOTER), address("00-950", HEADER)], [address("00-950", HEADER), address("", FOOTER)]):
        ((channel,), _) = merge(order)
        assert channel.value == "ul. Szprychowa 12, 00-950 Warszawa"
        assert set(channel.sightings) == {HEADER, FOOTER}


def test_an_address_without_postcode_stands_alone_where_there_is_no_whole_one() -> None:
    ((channel,), _) = merge([address("", FOOTER)])
    assert channel == address("", FOOTER)
