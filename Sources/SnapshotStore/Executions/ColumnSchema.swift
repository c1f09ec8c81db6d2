/// The tables of executions and their rollups.
enum ColumnSchema {
  /// Makes them all, for the first migration.
  static let sql = """
    CREATE TABLE run_state(key INTEGER PRIMARY KEY, value INTEGER NOT NULL);
    CREATE TABLE run_string(id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
    CREATE TABLE run_origin(
      id INTEGER PRIMARY KEY, stream INTEGER NOT NULL, log_group INTEGER NOT NULL,
      UNIQUE(stream, log_group));
    CREATE TABLE run_entity(
      id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, name TEXT NOT NULL,
      account TEXT NOT NULL, architecture INTEGER NOT NULL DEFAULT 0,
      UNIQUE(kind, name, account));
    CREATE TABLE run_member(
      resource INTEGER NOT NULL, entity INTEGER NOT NULL, PRIMARY KEY(resource, entity))
      WITHOUT ROWID;
    CREATE TABLE run_chunk(
      id INTEGER PRIMARY KEY, resource INTEGER NOT NULL, n INTEGER NOT NULL,
      t0 INTEGER NOT NULL, t1 INTEGER NOT NULL, known0 INTEGER NOT NULL, known1 INTEGER NOT NULL,
      delay INTEGER NOT NULL, flags INTEGER NOT NULL, failures INTEGER NOT NULL, marked INTEGER NOT NULL,
      duration0 INTEGER NOT NULL, duration1 INTEGER NOT NULL,
      cost0 INTEGER NOT NULL, cost1 INTEGER NOT NULL,
      memory0 INTEGER NOT NULL, memory1 INTEGER NOT NULL,
      init0 INTEGER NOT NULL, init1 INTEGER NOT NULL,
      duration_end INTEGER NOT NULL, start_end INTEGER NOT NULL, hot_end INTEGER NOT NULL,
      filter INTEGER NOT NULL DEFAULT 0, ordinal INTEGER NOT NULL DEFAULT 0);
    CREATE INDEX run_chunk_resource ON run_chunk(resource, t0);
    CREATE INDEX run_chunk_filter ON run_chunk(filter, ordinal);
    CREATE TABLE run_hot(id INTEGER PRIMARY KEY, data BLOB NOT NULL);
    CREATE TABLE run_cold(id INTEGER PRIMARY KEY, data BLOB NOT NULL);
    CREATE TABLE run_filter_group(
      id INTEGER PRIMARY KEY, keys INTEGER NOT NULL, capacity INTEGER NOT NULL);
    CREATE TABLE run_filter(id INTEGER PRIMARY KEY, data BLOB NOT NULL);
    CREATE TABLE run_live(
      id INTEGER PRIMARY KEY, n INTEGER NOT NULL, t0 INTEGER NOT NULL, t1 INTEGER NOT NULL,
      data BLOB NOT NULL);
    CREATE TABLE run_total(id INTEGER PRIMARY KEY, runs INTEGER NOT NULL, data BLOB NOT NULL);
    CREATE TABLE run_day(id INTEGER PRIMARY KEY, data BLOB NOT NULL);
    CREATE TABLE run_hour(id INTEGER PRIMARY KEY, data BLOB NOT NULL);
    CREATE TABLE run_throttle(
      resource INTEGER NOT NULL, minute INTEGER NOT NULL, n INTEGER NOT NULL,
      PRIMARY KEY(resource, minute)) WITHOUT ROWID;
    """
}
