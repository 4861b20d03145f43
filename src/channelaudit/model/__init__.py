"""What flows through the program: frozen, slotted dataclasses.

Standard library only, and nothing here does anything: the rooms that make, judge and show these values
import them from here (``from channelaudit.model import Channel``).
"""

from channelaudit.model.channel import STATEMENTS, Channel, Malformed, Region, Sighting, Source, Verdict
from channelaudit.model.check import Check, Gathered
from channelaudit.model.document import (
    DataItem,
    Document,
    Field,
    Form,
    Frame,
    Line,
    Link,
    Picture,
    Script,
    SiteContext,
)
from channelaudit.model.evidence import Evidence
from channelaudit.model.finder import Finder, Found
from channelaudit.model.format import Format
from channelaudit.model.history import (
    Change,
    ChangeKind,
    Course,
    Difference,
    PastAudit,
    PastSite,
    Side,
    Streak,
    VerdictChange,
)
from channelaudit.model.judgement import (
    GRAVEST_FIRST,
    Finding,
    Judgement,
    Problem,
    Severity,
    Status,
    Unsure,
    grave_enough,
)
from channelaudit.model.message import N_, Message, Text
from channelaudit.model.moment import moment
from channelaudit.model.news import FirstAudit, Item, News, Notification
from channelaudit.model.observation import Known, Observation, Observations, Unknown
from channelaudit.model.page import Crawl, Failure, FailureKind, Page, Role, RoleLink
from channelaudit.model.report import Grade, Report
from channelaudit.model.rule import Rule

__all__ = [
    "GRAVEST_FIRST",
    "N_",
    "STATEMENTS",
    "Change",
    "ChangeKind",
    "Channel",
    "Check",
    "Course",
    "Crawl",
    "DataItem",
    "Difference",
    "Document",
    "Evidence",
    "Failure",
    "FailureKind",
    "Field",
    "Finder",
    "Finding",
    "FirstAudit",
    "Form",
    "Format",
    "Found",
    "Frame",
    "Gathered",
    "Grade",
    "Item",
    "Judgement",
    "Known",
    "Line",
    "Link",
    "Malformed",
    "Message",
    "News",
    "Notification",
    "Observation",
    "Observations",
    "Page",
    "PastAudit",
    "PastSite",
    "Picture",
    "Problem",
    "Region",
    "Report",
    "Role",
    "RoleLink",
    "Rule",
    "Script",
    "Severity",
    "Side",
    "Sighting",
    "SiteContext",
    "Source",
    "Status",
    "Streak",
    "Text",
    "Unknown",
    "Unsure",
    "Verdict",
    "VerdictChange",
    "grave_enough",
    "moment",
]
