"""What the checks of mail share: the way to a domain's servers, what replies mean, SPF and DMARC."""
