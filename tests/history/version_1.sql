PRAGMA application_id = 1128808789;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE audits (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    site INTEGER NOT NULL REFERENCES sites (id) ON DELETE CASCADE,
    url TEXT NOT NULL,
    started_at TEXT NOT NULL,
    seconds REAL NOT NULL,
    score INTEGER NOT NULL, letter TEXT NOT NULL,
    complete INTEGER NOT NULL, readable INTEGER NOT NULL,
    works INTEGER NOT NULL, broken INTEGER NOT NULL, unverified INTEGER NOT NULL, unchecked INTEGER NOT NULL,
    errors INTEGER NOT NULL, warnings INTEGER NOT NULL, notes INTEGER NOT NULL,
    new INTEGER NOT NULL, fixed INTEGER NOT NULL,
    response REAL NOT NULL,
    tool_version TEXT NOT NULL,
    report BLOB NOT NULL
);
INSERT INTO "audits" VALUES(1,1,'https://sklep-rower.example/','2026-11-01T02:00:00Z',1.5,80,'C',1,1,0,1,0,0,1,0,0,0,0,0.0,'0',X'789CABAE0500017500F9');
CREATE TABLE changes (
    audit INTEGER NOT NULL REFERENCES audits (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL, subject TEXT NOT NULL, rule TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL,
    PRIMARY KEY (audit, number)
) WITHOUT ROWID;
CREATE TABLE channels (
    id INTEGER PRIMARY KEY,
    site INTEGER NOT NULL REFERENCES sites (id) ON DELETE CASCADE,
    channel TEXT NOT NULL,
    first_seen TEXT NOT NULL, last_seen TEXT NOT NULL,
    present INTEGER NOT NULL, verdict TEXT NOT NULL,
    UNIQUE (site, channel)
);
INSERT INTO "channels" VALUES(1,1,'email:hurt@sklep-rower.example','2026-11-01T02:00:00Z','2026-11-01T02:00:00Z',1,'broken');
CREATE TABLE findings (
    site INTEGER NOT NULL REFERENCES sites (id) ON DELETE CASCADE,
    fingerprint TEXT NOT NULL,
    rule TEXT NOT NULL, subject TEXT NOT NULL, severity TEXT NOT NULL,
    first_seen TEXT NOT NULL, last_seen TEXT NOT NULL,
    fails INTEGER NOT NULL, course TEXT NOT NULL, pages TEXT NOT NULL,
    PRIMARY KEY (site, fingerprint)
) WITHOUT ROWID;
INSERT INTO "findings" VALUES(1,'2390009b293815cc','email-mailbox-missing','email:hurt@sklep-rower.example','error','2026-11-01T02:00:00Z','2026-11-01T02:00:00Z',1,'open','https://sklep-rower.example/kontakt');
CREATE TABLE sites (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    last INTEGER REFERENCES audits (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "sites" VALUES(1,'sklep-rower.example',1);
CREATE TABLE verdicts (
    audit INTEGER NOT NULL REFERENCES audits (id) ON DELETE CASCADE,
    channel INTEGER NOT NULL REFERENCES channels (id) ON DELETE CASCADE,
    verdict TEXT NOT NULL,
    PRIMARY KEY (audit, channel)
) WITHOUT ROWID;
INSERT INTO "verdicts" VALUES(1,1,'broken');
CREATE INDEX audits_of_site ON audits (site, started_at, id);
CREATE INDEX audits_by_time ON audits (started_at);
CREATE INDEX verdicts_of_channel ON verdicts (channel);
COMMIT;
