import Glibc

/// The generated executions, one array a column, as `store.py` wrote them.
struct Columns {
  let starts: [Int64]
  let functions: [Int32]
  let durations: [Int32]
  let billed: [Int32]
  let memory: [Int32]
  let used: [Int32]
  let initDurations: [Int32]
  let flags: [UInt8]
  let requestHigh: [Int64]
  let requestLow: [Int64]

  init(folder: String) throws {
    func path(_ name: String) -> String { folder + "/" + name + ".col" }
    starts = try Self.read(path("ts"))
    functions = try Self.read(path("fn"))
    durations = try Self.read(path("us"))
    billed = try Self.read(path("billed"))
    memory = try Self.read(path("mem"))
    used = try Self.read(path("used"))
    initDurations = try Self.read(path("init"))
    flags = try Self.read(path("flags"))
    requestHigh = try Self.read(path("rid"))
    requestLow = try Self.read(path("rid2"))
  }

  private static func read<Value: BitwiseCopyable>(_ path: String) throws -> [Value] {
    guard let file = fopen(path, "r") else { throw BenchError.unreadable(path: path) }
    defer { fclose(file) }
    fseek(file, 0, SEEK_END)
    let count = ftell(file) / MemoryLayout<Value>.stride
    rewind(file)
    return [Value](unsafeUninitializedCapacity: count) { buffer, initialized in
      initialized = fread(buffer.baseAddress, MemoryLayout<Value>.stride, count, file)
    }
  }
}
