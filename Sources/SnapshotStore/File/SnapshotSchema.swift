import GRDB

/// The tables of a recording, and the steps that bring an older file to them.
enum SnapshotSchema {
  /// `prch`, so that `file` and other programs can tell what it is.
  static let applicationID: Int64 = 0x7072_6368
  /// The newest version that this program writes; it reads all up to it.
  static let version = 1

  /// Brings a file to the newest version.
  static func migrate(_ queue: DatabaseQueue) throws {
    var migrator = DatabaseMigrator()
    // No table has foreign keys, and to check them takes longer than to make the tables.
    migrator.registerMigration("1", foreignKeyChecks: .immediate) { db in
      try db.execute(sql: tables)
      try db.execute(sql: ColumnSchema.sql)
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      try db.execute(sql: "PRAGMA user_version = 1")
    }
    try migrator.migrate(queue)
    try queue.write { try $0.execute(sql: StreamSpans.sql) }
  }

  private static let tables = """
    CREATE TABLE meta(key TEXT PRIMARY KEY, value) WITHOUT ROWID;
    CREATE TABLE tally(key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE name(id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);

    CREATE TABLE account(id TEXT PRIMARY KEY, name TEXT NOT NULL, regions BLOB NOT NULL) WITHOUT ROWID;
    CREATE TABLE resource(
      id INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, account TEXT NOT NULL,
      region TEXT NOT NULL, stack TEXT, tags BLOB NOT NULL, described INTEGER NOT NULL,
      configured BLOB NOT NULL, first INTEGER NOT NULL, seen INTEGER NOT NULL, removed INTEGER);
    CREATE INDEX resource_account ON resource(account);
    CREATE TABLE member(
      account TEXT NOT NULL, name TEXT NOT NULL, resource INTEGER NOT NULL, rank INTEGER NOT NULL,
      PRIMARY KEY(account, name, resource)) WITHOUT ROWID;
    CREATE INDEX member_resource ON member(resource, rank);
    CREATE TABLE architecture(resource INTEGER PRIMARY KEY, value TEXT NOT NULL);
    CREATE TABLE relation(
      kind TEXT NOT NULL, source INTEGER NOT NULL, target INTEGER NOT NULL,
      PRIMARY KEY(kind, source, target)) WITHOUT ROWID;
    CREATE TABLE configuration(
      resource INTEGER NOT NULL, start INTEGER NOT NULL, seen INTEGER NOT NULL,
      hash INTEGER NOT NULL, value BLOB NOT NULL, PRIMARY KEY(resource, start)) WITHOUT ROWID;
    CREATE TABLE deployment(
      id TEXT PRIMARY KEY, resource INTEGER NOT NULL, time INTEGER NOT NULL,
      derived INTEGER NOT NULL, value BLOB NOT NULL) WITHOUT ROWID;
    CREATE INDEX deployment_resource ON deployment(resource, time);

    CREATE TABLE series(
      id INTEGER PRIMARY KEY, account TEXT NOT NULL, region TEXT NOT NULL, namespace TEXT NOT NULL,
      metric TEXT NOT NULL, dimensions BLOB NOT NULL, statistic TEXT NOT NULL,
      period INTEGER NOT NULL, resource INTEGER, unit TEXT,
      UNIQUE(account, region, namespace, metric, dimensions, statistic, period));
    CREATE INDEX series_resource ON series(resource, metric);
    CREATE TABLE point_chunk(
      series INTEGER NOT NULL, start INTEGER NOT NULL, last INTEGER NOT NULL, n INTEGER NOT NULL,
      value BLOB NOT NULL, PRIMARY KEY(series, start)) WITHOUT ROWID;
    CREATE TABLE point_live(
      seq INTEGER PRIMARY KEY, start INTEGER NOT NULL, last INTEGER NOT NULL, n INTEGER NOT NULL,
      value BLOB NOT NULL);

    CREATE TABLE log_group(
      id INTEGER PRIMARY KEY, account TEXT NOT NULL, region TEXT NOT NULL, name TEXT NOT NULL,
      UNIQUE(account, region, name));
    CREATE TABLE log_chunk(
      id INTEGER PRIMARY KEY, live INTEGER NOT NULL, n INTEGER NOT NULL, bytes INTEGER NOT NULL,
      start INTEGER NOT NULL, last INTEGER NOT NULL, levels INTEGER NOT NULL, value BLOB NOT NULL);
    CREATE INDEX log_chunk_live ON log_chunk(id) WHERE live = 1;
    CREATE TABLE log_part(
      grp INTEGER NOT NULL, start INTEGER NOT NULL, chunk INTEGER NOT NULL, last INTEGER NOT NULL,
      n INTEGER NOT NULL, PRIMARY KEY(grp, start, chunk)) WITHOUT ROWID;
    CREATE INDEX log_part_chunk ON log_part(chunk);
    CREATE TABLE log_filter(chunk INTEGER PRIMARY KEY, value BLOB NOT NULL);

    CREATE TABLE trace(
      id INTEGER PRIMARY KEY, epoch INTEGER NOT NULL, high INTEGER NOT NULL, low INTEGER NOT NULL,
      account TEXT NOT NULL, region TEXT NOT NULL, start INTEGER NOT NULL, finish INTEGER,
      name TEXT NOT NULL, segments INTEGER NOT NULL, flags INTEGER NOT NULL, value BLOB NOT NULL,
      UNIQUE(epoch, high, low));
    CREATE INDEX trace_start ON trace(start);
    CREATE TABLE trace_link(
      resource INTEGER NOT NULL, start INTEGER NOT NULL, trace INTEGER NOT NULL,
      PRIMARY KEY(resource, start, trace)) WITHOUT ROWID;
    CREATE INDEX trace_link_trace ON trace_link(trace);

    CREATE TABLE error_group(
      id INTEGER PRIMARY KEY, fingerprint INTEGER NOT NULL, resource INTEGER NOT NULL,
      class INTEGER NOT NULL, type TEXT, frames BLOB NOT NULL, UNIQUE(fingerprint, resource));
    CREATE INDEX error_group_resource ON error_group(resource);
    CREATE TABLE error(
      grp INTEGER NOT NULL, time INTEGER NOT NULL, request BLOB NOT NULL, version INTEGER,
      message INTEGER NOT NULL, PRIMARY KEY(grp, time, request)) WITHOUT ROWID;
    CREATE TABLE error_hour(
      grp INTEGER NOT NULL, hour INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY(grp, hour)) WITHOUT ROWID;
    CREATE TABLE error_version(
      grp INTEGER NOT NULL, version INTEGER NOT NULL, first INTEGER NOT NULL,
      PRIMARY KEY(grp, version)) WITHOUT ROWID;

    CREATE TABLE alarm(
      id TEXT NOT NULL, since INTEGER NOT NULL, value BLOB NOT NULL,
      PRIMARY KEY(id, since)) WITHOUT ROWID;
    CREATE TABLE quota(
      account TEXT NOT NULL, region TEXT NOT NULL, service TEXT NOT NULL, code TEXT NOT NULL,
      value BLOB NOT NULL, PRIMARY KEY(account, region, service, code)) WITHOUT ROWID;
    CREATE TABLE coverage(
      id INTEGER PRIMARY KEY, account TEXT NOT NULL, region TEXT NOT NULL, source TEXT NOT NULL,
      scope TEXT NOT NULL, outcome TEXT NOT NULL, start INTEGER NOT NULL, finish INTEGER NOT NULL,
      settled INTEGER NOT NULL, detail REAL, calls INTEGER NOT NULL, cost REAL NOT NULL);
    CREATE INDEX coverage_key ON coverage(account, region, source, scope, outcome);
    CREATE TABLE finding_event(
      seq INTEGER PRIMARY KEY, finding INTEGER NOT NULL, time INTEGER NOT NULL, kind TEXT NOT NULL,
      value BLOB NOT NULL);
    CREATE INDEX finding_event_life ON finding_event(finding, time, seq);
    CREATE INDEX finding_event_time ON finding_event(time);
    CREATE TABLE unknown_verdict(
      rule INTEGER NOT NULL, resource INTEGER NOT NULL, missing INTEGER NOT NULL,
      PRIMARY KEY(rule, resource)) WITHOUT ROWID;
    """
}
