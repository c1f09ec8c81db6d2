import Glibc

/// A window over a file that moves on: consumed bytes leave, new ones come behind.
final class PieceReader {
  let file: InputFile
  private var buffer: UnsafeMutableRawBufferPointer
  private(set) var count = 0
  private(set) var atEnd = false

  static let pieceBytes = 1 << 20

  init(_ file: InputFile, bytes: Int = PieceReader.pieceBytes) {
    self.file = file
    buffer = .allocate(byteCount: bytes + 64, alignment: 16)
  }

  deinit { buffer.deallocate() }

  /// What is held; valid until the next `advance`.
  var bytes: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[0..<count])
  }

  private var capacity: Int { buffer.count - 64 }

  /// Drops the first bytes and reads more behind the rest; the buffer grows when nothing was dropped and it is full.
  ///
  /// False when nothing more came.
  func advance(dropping used: Int) -> Bool {
    if used > 0, let base = buffer.baseAddress {
      memmove(base, base + used, count - used)
      count -= used
    }
    if count == capacity { grow() }
    var more = 0
    while count < capacity, !atEnd {
      let read = file.read(
        into: UnsafeMutableRawBufferPointer(rebasing: buffer[count..<capacity]))
      if read == 0 { atEnd = true }
      count += read
      more += read
    }
    return more > 0
  }

  private func grow() {
    let larger = UnsafeMutableRawBufferPointer.allocate(
      byteCount: capacity * 2 + 64, alignment: 16)
    larger.copyMemory(from: bytes)
    buffer.deallocate()
    buffer = larger
  }
}
