import CZlib
import CZstd
import Glibc

/// The bytes of one file, decompressed where its first bytes say gzip or zstd.
final class InputFile {
  let path: String
  /// Bytes taken from the disk so far.
  private(set) var bytesTaken: Int64 = 0
  /// Why the end of the file could not be read; what came before it was.
  private(set) var problem: String?
  private let file: Int32
  private var decoder: (any Decompressor)?
  private var started = false
  private var pushedBack: [UInt8] = []

  init(_ path: String) throws(ImportError) {
    self.path = path
    file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      if errno == EACCES { throw ImportError.notPermitted(path: path) }
      throw ImportError.missingInput(path: path, why: String(cString: strerror(errno)))
    }
    posix_fadvise(file, 0, 0, POSIX_FADV_SEQUENTIAL)
  }

  deinit { close(file) }

  /// Fills a part of the buffer; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    if !started { start() }
    guard let decoder else { return readPlain(into: buffer) }
    let (count, problem) = decoder.read(into: buffer, from: readPlain)
    if let problem, self.problem == nil { self.problem = problem }
    return count
  }

  private func start() {
    started = true
    var magic = [UInt8](repeating: 0, count: 4)
    var count = 0
    magic.withUnsafeMutableBytes { bytes in
      while count < 4 {
        let more = readPlain(into: UnsafeMutableRawBufferPointer(rebasing: bytes[count...]))
        if more <= 0 { break }
        count += more
      }
    }
    pushedBack = Array(magic.prefix(count))
    if count >= 2, magic[0] == 0x1f, magic[1] == 0x8b { decoder = GzipDecompressor() }
    if pushedBack == [0x28, 0xb5, 0x2f, 0xfd] { decoder = ZstdDecompressor() }
    if let wide = UTF16Reader(mark: pushedBack) {
      decoder = wide
      pushedBack.removeFirst(2)
    }
  }

  private func readPlain(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    if !pushedBack.isEmpty {
      let count = min(pushedBack.count, buffer.count)
      buffer.copyBytes(from: pushedBack[0..<count])
      pushedBack.removeFirst(count)
      return count
    }
    while true {
      let count = Glibc.read(file, buffer.baseAddress, buffer.count)
      if count >= 0 {
        bytesTaken += Int64(count)
        return count
      }
      if errno == EINTR { continue }
      problem = String(cString: strerror(errno))
      return 0
    }
  }
}

/// Takes compressed bytes from a source and gives plain ones.
protocol Decompressor: AnyObject {
  /// How many plain bytes were written, 0 at the end, and what was wrong with the source.
  func read(
    into buffer: UnsafeMutableRawBufferPointer,
    from source: (UnsafeMutableRawBufferPointer) -> Int
  ) -> (count: Int, problem: String?)
}

/// Gzip, of any number of members one after the other.
final class GzipDecompressor: Decompressor {
  private let stream: UnsafeMutablePointer<z_stream>
  private let input = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 16)
  private var isReady = false
  private var isDone = false
  private var atStart = true

  init() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    isReady = perch_inflate_gzip_init(stream) == Z_OK
  }

  deinit {
    if isReady { inflateEnd(stream) }
    stream.deinitialize(count: 1)
    stream.deallocate()
    input.deallocate()
  }

  func read(
    into buffer: UnsafeMutableRawBufferPointer,
    from source: (UnsafeMutableRawBufferPointer) -> Int
  ) -> (count: Int, problem: String?) {
    if isDone || !isReady { return (0, isReady ? nil : "gzip could not be started") }
    stream.pointee.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_out = UInt32(buffer.count)
    while stream.pointee.avail_out > 0 {
      if stream.pointee.avail_in == 0, !refill(source) {
        isDone = true
        return (
          written(buffer), atStart ? nil : "the gzip file is cut short; what came before was read"
        )
      }
      if atStart, skipsTrailer() { break }
      atStart = false
      let code = inflate(stream, Z_NO_FLUSH)
      if code == Z_STREAM_END {
        inflateReset(stream)
        atStart = true
      } else if code != Z_OK, code != Z_BUF_ERROR {
        isDone = true
        return (written(buffer), "the gzip data is damaged; what came before was read")
      }
    }
    return (written(buffer), nil)
  }

  /// What follows a member and is no member, as zero padding, is passed over.
  private func skipsTrailer() -> Bool {
    guard stream.pointee.total_in == 0, stream.pointee.next_in?.pointee != 0x1f else {
      return false
    }
    isDone = true
    return true
  }

  private func written(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
    buffer.count - Int(stream.pointee.avail_out)
  }

  private func refill(_ source: (UnsafeMutableRawBufferPointer) -> Int) -> Bool {
    let count = source(input)
    stream.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_in = UInt32(count)
    return count > 0
  }
}

/// Zstandard, of any number of frames.
final class ZstdDecompressor: Decompressor {
  private let context = ZSTD_createDCtx()
  private let input = UnsafeMutableRawBufferPointer.allocate(byteCount: 131_072, alignment: 16)
  private var filled = 0
  private var used = 0
  private var isDone = false
  private var pending = 0

  deinit {
    ZSTD_freeDCtx(context)
    input.deallocate()
  }

  func read(
    into buffer: UnsafeMutableRawBufferPointer,
    from source: (UnsafeMutableRawBufferPointer) -> Int
  ) -> (count: Int, problem: String?) {
    var out = ZSTD_outBuffer(dst: buffer.baseAddress, size: buffer.count, pos: 0)
    while out.pos < out.size, !isDone {
      if used == filled {
        filled = source(input)
        used = 0
        if filled == 0 {
          isDone = true
          return (
            out.pos, pending == 0 ? nil : "the zstd file is cut short; what came before was read"
          )
        }
      }
      var piece = ZSTD_inBuffer(src: input.baseAddress, size: filled, pos: used)
      pending = ZSTD_decompressStream(context, &out, &piece)
      used = piece.pos
      if ZSTD_isError(pending) != 0 {
        isDone = true
        return (out.pos, "the zstd data is damaged; what came before was read")
      }
    }
    return (out.pos, nil)
  }
}
