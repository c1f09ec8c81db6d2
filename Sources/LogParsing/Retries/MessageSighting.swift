import ServerlessModel

/// A line of a run that names a message it handles.
struct MessageSighting: Hashable {
  var message: MessageID
  var request: RequestID

  /// The sightings in a block whose lines have their runs.
  static func read(_ block: LogBlock) -> [MessageSighting] {
    block.text.withUnsafeBytes { text in
      var found: [MessageSighting] = []
      var line = 0
      var from = 0
      while let hit = MessageLabel.find(in: text, from: from) {
        from = hit + 6
        while line < block.count, block.range(of: line).upperBound <= hit { line += 1 }
        guard line < block.count, let request = block.request(of: line) else { continue }
        let range = block.range(of: line)
        let message = text.part(range.lowerBound, range.upperBound)
        found += read(message, at: hit - range.lowerBound, request)
      }
      return found
    }
  }

  private static func read(_ message: Bytes, at hit: Int, _ request: RequestID)
    -> [MessageSighting]
  {
    guard let label = MessageLabel.label(in: message, at: hit) else { return [] }
    let ids = MessageLabel.ids(at: label.upperBound, in: message)
    guard !ids.isEmpty, !MessageLabel.isSent(message) else { return [] }
    return ids.filter { $0 != request }.map { MessageSighting(message: $0, request: request) }
  }
}
