/// Exact percentiles by nearest rank, without sorting all of the values.
enum NearestRank {
  /// The values at the given shares, ascending; 0 for no values.
  static func values(_ values: inout [UInt32], at shares: [(Int, of: Int)]) -> [UInt32] {
    guard !values.isEmpty else { return shares.map { _ in 0 } }
    return values.withUnsafeMutableBufferPointer { buffer in
      var low = 0
      return shares.map { share in
        let rank = max(1, (buffer.count * share.0 + share.of - 1) / share.of) - 1
        place(buffer, rank, from: min(low, rank))
        low = rank
        return buffer[rank]
      }
    }
  }

  /// Quickselect: brings the value of `rank` to its place; smaller ones lie before it.
  private static func place(_ values: UnsafeMutableBufferPointer<UInt32>, _ rank: Int, from: Int) {
    var low = from
    var high = values.count - 1
    while low < high {
      let pivot = median(values[low], values[(low + high) / 2], values[high])
      var left = low
      var right = high
      while left <= right {
        while values[left] < pivot { left += 1 }
        while values[right] > pivot { right -= 1 }
        guard left <= right else { break }
        values.swapAt(left, right)
        left += 1
        right -= 1
      }
      if rank <= right {
        high = right
      } else if rank >= left {
        low = left
      } else {
        return
      }
    }
  }

  private static func median(_ a: UInt32, _ b: UInt32, _ c: UInt32) -> UInt32 {
    max(min(a, b), min(max(a, b), c))
  }
}
