"""What the formats share: harmless text, translated sentences, the shape of the JSON file."""
