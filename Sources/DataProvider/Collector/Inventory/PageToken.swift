/// The token of the next page, wherever a service puts it.
struct PageToken: Decodable {
  /// `nil` on the last page.
  let next: String?

  init(from decoder: any Decoder) throws {
    guard let fields = try? decoder.container(keyedBy: Key.self) else {
      next = nil
      return
    }
    let found = Self.plain.lazy.compactMap { try? fields.decodeIfPresent(String.self, forKey: $0) }
      .first { !$0.isEmpty }
    let inner = try? fields.nestedContainer(keyedBy: Key.self, forKey: .distributionList)
    next = found ?? (try? inner?.decodeIfPresent(String.self, forKey: .nextMarker)).flatMap(\.self)
  }

  /// `Marker` comes last: some services repeat the request's own beside the next one.
  private static let plain: [Key] = [
    .nextToken, .nextMarker, .paginationToken, .continuationToken, .lastEvaluatedTableName,
    .position, .nextPageToken, .marker,
  ]

  private enum Key: String, CodingKey {
    case nextToken, nextMarker, paginationToken, continuationToken, lastEvaluatedTableName
    case position, nextPageToken, marker, distributionList
  }
}
