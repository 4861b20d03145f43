"""Every test shop is audited end to end; the rules say of it what its shop.yaml promises."""

from __future__ import annotations

from pathlib import Path

import pytest

from channelaudit.engine.pipeline import audit
from shops.shop import Shop, opened, shops


@pytest.mark.parametrize("shop", shops(), ids=lambda shop: shop.name)
async def test_the_rules_say_what_the_shop_promises(shop: Shop, tmp_path: Path) -> None:
    async with opened(shop, tmp_path) as settings:
        report = await audit(shop.site, settings)
    status = {judgement.rule: judgement.status for judgement in report.judgements}
    assert {rule: status[rule] for rule in shop.fails} == dict.fromkeys(shop.fails, "failed")
    assert {rule: status[rule] for rule in shop.passes} == dict.fromkeys(shop.passes, "passed")
    assert "crashed" not in status.values()
