/// What changed between two frames of one size.
package enum GridDiff {
  /// Neighbouring cells of one row that changed.
  package struct Run: Hashable, Sendable {
    /// The row.
    package let y: Int
    /// The first column.
    package let x: Int
    /// The number of cells.
    package let length: Int

    /// Makes a run.
    package init(y: Int, x: Int, length: Int) {
      self.y = y
      self.x = x
      self.length = length
    }
  }

  /// The changed runs in reading order; the whole of the new frame when the sizes differ.
  package static func runs(from old: CellGrid?, to new: CellGrid) -> [Run] {
    guard let old, old.size == new.size else {
      return (0..<new.size.height).map { Run(y: $0, x: 0, length: new.size.width) }
    }
    var runs: [Run] = []
    new.clusters.withUnsafeBufferPointer { clusters in
      old.clusters.withUnsafeBufferPointer { oldClusters in
        new.styles.withUnsafeBufferPointer { styles in
          old.styles.withUnsafeBufferPointer { oldStyles in
            for y in 0..<new.size.height {
              let row = y * new.size.width..<(y + 1) * new.size.width
              appendRuns(to: &runs, y: y, row: row, clusters: clusters) { index in
                clusters[index] != oldClusters[index] || styles[index] != oldStyles[index]
              }
            }
          }
        }
      }
    }
    return runs
  }

  private static func appendRuns(
    to runs: inout [Run], y: Int, row: Range<Int>, clusters: UnsafeBufferPointer<UInt64>,
    changed: (Int) -> Bool
  ) {
    var index = row.lowerBound
    while index < row.upperBound {
      guard changed(index) else {
        index += 1
        continue
      }
      var start = index
      while start > row.lowerBound, clusters[start] == Cluster.continuation.bits { start -= 1 }
      while index < row.upperBound, changed(index) || clusters[index] == 0 { index += 1 }
      runs.append(Run(y: y, x: start - row.lowerBound, length: index - start))
    }
  }
}
