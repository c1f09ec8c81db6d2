import GRDB
import ServerlessModel

/// Reads series and their points.
struct PointReader {
  let db: Database
  let live: LiveBlocks

  func series(where condition: String, _ cells: [Cell]) throws -> [(number: Int64, id: SeriesID)] {
    try db.all(
      """
      SELECT s.id, s.account, s.region, s.namespace, s.metric, s.dimensions, s.statistic, s.period,
        n.text, s.unit FROM series s LEFT JOIN name n ON n.id = s.resource
      WHERE \(condition) ORDER BY s.namespace, s.metric, s.statistic, s.period, s.id
      """, cells
    ) { row in
      let metric = MetricID(
        namespace: row.text(3), name: row.text(4),
        dimensions: try SeriesCells.dimensions(row.bytes(5)))
      return (
        row.int(0),
        SeriesID(
          account: row.text(1), region: row.text(2), metric: metric,
          statistic: Statistic(row.text(6)), periodSeconds: Int(clamping: row.int(7)),
          resource: row.optionalText(8).map { ResourceID(arn: $0) }, unit: row.optionalText(9))
      )
    }
  }

  func number(of series: SeriesID) throws -> Int64? {
    try db.first(
      """
      SELECT id FROM series WHERE account = ? AND region = ? AND namespace = ? AND metric = ?
        AND dimensions = ? AND statistic = ? AND period = ?
      """, SeriesCells.key(series)
    ) { $0.int(0) }
  }

  /// The points of each series in a span, oldest first.
  func points(of series: [Int64], in span: TimeSpan) throws -> [Int64: [MetricPoint]] {
    var parts: [Int64: [[MetricPoint]]] = [:]
    for number in series {
      // A chunk never begins after the one that follows it, so the last that begins before the span is the first that can reach into it.
      try db.each(
        """
        SELECT value FROM point_chunk WHERE series = ?1 AND start < ?3 AND start >= coalesce(
          (SELECT max(start) FROM point_chunk WHERE series = ?1 AND start <= ?2), ?2)
        ORDER BY start
        """, [.int(number), .int(span.start.milliseconds), .int(span.end.milliseconds)]
      ) { parts[number, default: []].append(try PointCodec.decode($0.bytes(0))) }
    }
    for block in try live.blocks(in: span, db) {
      for number in Set(series) { parts[number, default: []] += try block.points(of: number) }
    }
    return parts.filter { !$0.value.isEmpty }.mapValues {
      PointMerge.union($0).filter { span.contains($0.time) }
    }
  }
}
