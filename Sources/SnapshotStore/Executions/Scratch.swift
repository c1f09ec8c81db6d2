/// Reused room for the numbers of one chunk.
final class Scratch {
  private(set) var words: UnsafeMutablePointer<UInt32>
  private(set) var numbers: UnsafeMutablePointer<Int64>
  private(set) var more: UnsafeMutablePointer<Int64>
  private var capacity: Int

  /// Room for a full chunk.
  init() {
    capacity = ChunkEncoder.fullCount
    words = .allocate(capacity: capacity)
    numbers = .allocate(capacity: capacity)
    more = .allocate(capacity: capacity)
  }

  deinit { release() }

  /// Makes room for `count` rows in whole blocks; what was there is lost.
  func reserve(_ count: Int) {
    let wanted = BitPacking.padded(count)
    guard wanted > capacity else { return }
    release()
    capacity = wanted
    words = .allocate(capacity: capacity)
    numbers = .allocate(capacity: capacity)
    more = .allocate(capacity: capacity)
  }

  private func release() {
    words.deallocate()
    numbers.deallocate()
    more.deallocate()
  }
}
