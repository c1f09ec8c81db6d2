import ServerlessModel

/// The series of one resource with all their dimensions, read once and looked into many times.
///
/// A class, since its reads are lazy; it lives as long as the facts of its resource.
final class SeriesShelf {
  private struct Key: Hashable {
    let series: SeriesID
    let span: TimeSpan
  }

  private let resource: ResourceID
  private let source: any FactSource
  private var known: [SeriesID]?
  private var columns: [Key: PointColumn] = [:]
  private var spaces: [String: [SeriesID]] = [:]

  init(of resource: ResourceID, from source: any FactSource) {
    self.resource = resource
    self.source = source
  }

  /// The series that are held of the resource.
  func series() throws -> [SeriesID] {
    if let known { return known }
    let all = try source.series(of: resource)
    known = all
    return all
  }

  /// The series of a namespace, whoever owns them and in any account.
  func series(in namespace: String) throws -> [SeriesID] {
    if let known = spaces[namespace] { return known }
    let all = try source.seriesIDs(account: nil, namespace: namespace)
    spaces[namespace] = all
    return all
  }

  /// The points of one series over what is read for a rule.
  func column(_ series: SeriesID, in span: TimeSpan) throws -> PointColumn {
    let key = Key(series: series, span: span)
    if let held = columns[key] { return held }
    let column = PointColumn(try source.points(of: series, in: span))
    columns[key] = column
    return column
  }
}
