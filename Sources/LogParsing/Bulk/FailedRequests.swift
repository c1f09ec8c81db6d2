import ServerlessModel

/// The ids of the last requests that logged a failure, until their REPORT comes.
struct FailedRequests {
  private var ids: [RequestID] = []

  private static let limit = 64

  mutating func insert(_ id: RequestID) {
    if ids.contains(id) { return }
    if ids.count == Self.limit { ids.removeFirst() }
    ids.append(id)
  }

  /// Whether the request failed; it is forgotten then.
  @inline(__always)
  mutating func take(_ id: RequestID) -> Bool {
    guard !ids.isEmpty, let index = ids.firstIndex(of: id) else { return false }
    ids.remove(at: index)
    return true
  }
}
