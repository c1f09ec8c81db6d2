import GRDB
import ServerlessModel

/// Gives every series its number.
final class SeriesWriter {
  private var known: [SeriesID: Int64] = [:]
  private let names: NameWriter

  init(names: NameWriter) { self.names = names }

  func id(of series: SeriesID, in db: Database) throws -> Int64 {
    if let id = known[series] { return id }
    let id = try stored(series, in: db) ?? insert(series, in: db)
    known[series] = id
    return id
  }

  /// Forgets what a transaction that was rolled back may have added.
  func forget() { known.removeAll() }

  private func stored(_ series: SeriesID, in db: Database) throws -> Int64? {
    let found = try db.first(
      """
      SELECT id, resource IS NULL, unit IS NULL FROM series
      WHERE account = ? AND region = ? AND namespace = ? AND metric = ? AND dimensions = ?
        AND statistic = ? AND period = ?
      """, SeriesCells.key(series)
    ) { (id: $0.int(0), noResource: $0.int(1) == 1, noUnit: $0.int(2) == 1) }
    guard let found else { return nil }
    if found.noResource, let resource = series.resource {
      let number = try names.id(of: resource.arn, in: db)
      try db.run("UPDATE series SET resource = ? WHERE id = ?", .int(number), .int(found.id))
    }
    if found.noUnit, let unit = series.unit {
      try db.run("UPDATE series SET unit = ? WHERE id = ?", .text(unit), .int(found.id))
    }
    return found.id
  }

  private func insert(_ series: SeriesID, in db: Database) throws -> Int64 {
    let resource = try series.resource.map { try names.id(of: $0.arn, in: db) }
    try db.run(
      """
      INSERT INTO series(account, region, namespace, metric, dimensions, statistic, period, resource, unit)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, SeriesCells.key(series) + [.optional(resource), .optional(series.unit)])
    return db.lastInsertedRowID
  }
}

/// A series as the cells of its row.
enum SeriesCells {
  /// What names a series; its resource and unit are said of it and do not.
  static func key(_ series: SeriesID) -> [Cell] {
    [
      .text(series.account), .text(series.region), .text(series.metric.namespace),
      .text(series.metric.name), .bytes(dimensions(series.metric)), .text(series.statistic.name),
      .int(series.periodSeconds),
    ]
  }

  static func dimensions(_ metric: MetricID) -> [UInt8] {
    TextLists.encode(
      metric.dimensions.sorted { $0.name < $1.name }.flatMap { [$0.name, $0.value] })
  }

  static func dimensions(_ bytes: [UInt8]) throws -> [MetricID.Dimension] {
    let texts = try TextLists.decode(bytes)
    return stride(from: 0, to: texts.count - 1, by: 2).map {
      MetricID.Dimension(name: texts[$0], value: texts[$0 + 1])
    }
  }
}
