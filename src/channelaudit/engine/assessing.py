"""Evidence → Report: judge, apply the policy, say the verdict of each channel.  Pure."""

from __future__ import annotations

from collections.abc import Iterable

from channelaudit.config.settings import Settings
from channelaudit.engine import discovery, policy
from channelaudit.engine.judging import judge
from channelaudit.engine.scoring import grade, grades
from channelaudit.engine.verdicts import seen_twice, standings
from channelaudit.model import Evidence, Failure, Judgement, Message, Report, Unknown
from channelaudit.rules.duties import addressed


def assess(evidence: Evidence, settings: Settings, past: policy.Past | None = None) -> Report:
    """Judge the evidence, with what earlier runs tell.

    Raises ``ConfigError`` when ``settings`` select a rule that does not exist.
    """
    rules = discovery.rules()
    judgements = judge(policy.selected(rules, settings), evidence, settings)
    standing = standings(evidence.channels, discovery.checks(), evidence.observations)
    today = evidence.gathered_at[:10]
    kept, muted = policy.apply(judgements, settings, past, today, seen_twice(standing))
    read = evidence.crawl.readable(evidence.context.host)
    told = kept if read or any(judgement.findings for judgement in kept) else ()  # no fault in what nobody saw is no A
    whole = grade(told, rules)
    return Report(
        site=evidence.context,
        crawl=evidence.crawl,
        channels=evidence.channels,
        verdicts={name: each.verdict for name, each in standing.items()},
        observations={name: each.observations for name, each in standing.items()},
        judgements=kept,
        muted=muted,
        failures=_failures(evidence, kept, (s.failure for s in standing.values())),
        score=whole.score if whole else 0,
        started_at=evidence.gathered_at,
        seconds=evidence.seconds,
        tool_version=evidence.tool_version,
        rule_titles={rule.id: rule.title for rule in rules.values()},
        rule_advice={rule.id: rule.advice for rule in rules.values()},
        letter=whole.letter if whole else "",
        subjects=grades(told, rules),
        addressed=tuple(country for country in addressed(evidence, settings) if country),
    )


def _failures(
    evidence: Evidence, judgements: Iterable[Judgement], reasons: Iterable[Failure | None]
) -> tuple[Failure, ...]:
    """Everything that could not be determined, each once: crawl, checks, rules, in this order."""
    found: list[Failure] = [*evidence.crawl.failures, *evidence.failures]
    # 404 and 410 are answers: rules judge them; all other errors leave something open
    found += [page.error for page in evidence.crawl.pages if page.error and page.status not in (404, 410)]
    found += [o.outcome.failure for o in evidence.observations if isinstance(o.outcome, Unknown)]
    found += [reason for reason in reasons if reason]
    for judgement in judgements:
        found += [unsure.failure for unsure in judgement.unsure]
        if judgement.status == "crashed":
            found.append(
                Failure("rule", judgement.rule, "bug", Message("the rule crashed: {error}", error=judgement.detail))
            )
    once: dict[Failure | Message, Failure] = {}
    for failure in found:  # a closed port is a fault on our side: said once, not for each address
        once.setdefault(failure.detail if failure.kind == "port_closed" else failure, failure)
    return tuple(once.values())
