import ServerlessModel

/// Puts the segments of one trace together: subsegments under their parents, whatever order and shape they came in.
struct SegmentForest {
  /// Deeper than this, subsegments hang under the one at this depth.
  static let maximumDepth = 200

  private let pieces: [String: TraceBook.Piece]
  private var children: [String: [String]] = [:]
  private var roots: [String] = []

  init(_ pieces: [String: TraceBook.Piece]) {
    self.pieces = pieces
    for (id, piece) in pieces {
      if let parent = parent(of: piece) {
        children[parent, default: []].append(id)
      } else {
        roots.append(id)
      }
    }
    breakCycles()
  }

  /// The parent that a subsegment hangs under; `nil` for segments and for subsegments whose parent was never seen.
  private func parent(of piece: TraceBook.Piece) -> String? {
    guard piece.isSubsegment, let parent = piece.segment.parentID, parent != piece.segment.id,
      pieces[parent] != nil
    else { return nil }
    return parent
  }

  /// What no root leads to goes round in a circle: the earliest of it becomes a root.
  private mutating func breakCycles() {
    var reached = Set<String>()
    for root in roots { reach(root, &reached) }
    while reached.count < pieces.count {
      let lost = pieces.filter { !reached.contains($0.key) }
      guard
        let first = lost.min(by: { left, right in
          (left.value.segment.startUs, left.key) < (right.value.segment.startUs, right.key)
        })
      else { return }
      if let parent = first.value.segment.parentID {
        children[parent]?.removeAll { $0 == first.key }
      }
      roots.append(first.key)
      reach(first.key, &reached)
    }
  }

  private func reach(_ root: String, _ reached: inout Set<String>) {
    var waiting = [root]
    while let id = waiting.popLast() {
      if reached.insert(id).inserted { waiting += children[id] ?? [] }
    }
  }

  /// The trees, oldest first.
  mutating func trees() -> [Segment] { sorted(roots).map { tree($0, depth: 1) } }

  private func tree(_ id: String, depth: Int) -> Segment {
    guard var segment = pieces[id]?.segment else {
      return Segment(id: id, name: "", startUs: 0)
    }
    if depth >= Self.maximumDepth {
      segment.subsegments = descendants(of: id)
    } else {
      segment.subsegments = sorted(children[id] ?? []).map { tree($0, depth: depth + 1) }
    }
    return segment
  }

  private func descendants(of id: String) -> [Segment] {
    var found: [String] = []
    var waiting = children[id] ?? []
    while let next = waiting.popLast() {
      found.append(next)
      waiting += children[next] ?? []
    }
    return sorted(found).compactMap { pieces[$0]?.segment }
  }

  private func sorted(_ ids: [String]) -> [String] {
    ids.sorted { left, right in
      (pieces[left]?.segment.startUs ?? 0, left) < (pieces[right]?.segment.startUs ?? 0, right)
    }
  }
}
