import Dispatch
import Glibc
package import LogParsing
import Synchronization

/// Percentiles, cold starts and errors by function straight from log files, without a recording.
package struct BareAnswer: Sendable {
  private let paths: [String]
  private let threads: Int

  private static let pieceBytes = 1 << 20
  /// Smaller files are not worth a second thread.
  private static let leastPart: Int64 = 16 << 20

  /// An answer over `paths`, read by `threads` threads.
  package init(paths: [String], threads: Int = 2) {
    self.paths = paths
    self.threads = max(1, threads)
  }

  /// Reads all files and answers, by the functions' names.
  package func run() throws(ImportError) -> [FunctionAnswer] {
    var total = FunctionScan()
    for path in paths { total.merge(try scan(path)) }
    return total.answer()
  }

  private func scan(_ path: String) throws(ImportError) -> FunctionScan {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      throw ImportError.missingInput(path: path, why: String(cString: strerror(errno)))
    }
    defer { close(file) }
    var state = stat()
    fstat(file, &state)
    let size = Int64(state.st_size)
    let parts = max(1, min(threads, Int(size / Self.leastPart)))
    let cuts = (0...parts).map { Self.lineStart(file, near: size * Int64($0) / Int64(parts), size) }
    let results = Mutex([Int: FunctionScan]())
    DispatchQueue.concurrentPerform(iterations: parts) { part in
      let found = Self.scan(file, from: cuts[part], to: cuts[part + 1])
      results.withLock { $0[part] = found }
    }
    var total = FunctionScan()
    results.withLock { for part in 0..<parts { if let found = $0[part] { total.merge(found) } } }
    return total
  }

  /// The start of the first line at or after a place.
  private static func lineStart(_ file: Int32, near place: Int64, _ size: Int64) -> Int64 {
    guard place > 0, place < size else { return max(0, min(place, size)) }
    var at = place - 1
    var bytes = [UInt8](repeating: 0, count: 65_536)
    while at < size {
      let count = pread(file, &bytes, bytes.count, off_t(at))
      guard count > 0 else { break }
      if let index = bytes[0..<count].firstIndex(of: 10) { return at + Int64(index) + 1 }
      at += Int64(count)
    }
    return size
  }

  private static func scan(_ file: Int32, from start: Int64, to end: Int64) -> FunctionScan {
    var scan = FunctionScan()
    var buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: pieceBytes + 64, alignment: 64)
    defer { buffer.deallocate() }
    var held = 0
    var at = start
    while at < end {
      if held == buffer.count - 64 { buffer = grown(buffer) }
      let room = min(Int64(buffer.count - 64 - held), end - at)
      let count = pread(file, buffer.baseAddress.map { $0 + held }, Int(room), off_t(at))
      guard count > 0 else { break }
      at += Int64(count)
      held += count
      let used = scan.consume(UnsafeRawBufferPointer(rebasing: buffer[0..<held]))
      held -= used
      if held > 0, used > 0, let base = buffer.baseAddress { memmove(base, base + used, held) }
    }
    if held > 0 { scan.consumeRest(UnsafeRawBufferPointer(rebasing: buffer[0..<held])) }
    return scan
  }

  private static func grown(
    _ buffer: UnsafeMutableRawBufferPointer
  ) -> UnsafeMutableRawBufferPointer {
    let larger = UnsafeMutableRawBufferPointer.allocate(
      byteCount: (buffer.count - 64) * 2 + 64, alignment: 64)
    larger.copyMemory(from: UnsafeRawBufferPointer(buffer))
    buffer.deallocate()
    return larger
  }
}
