/// Tells whether a line without a prefix goes on with the event before it.
enum BareEvent {
  /// Whether `text[start..<end]` belongs to the event `open`.
  static func takes(
    _ text: UnsafeRawBufferPointer, _ start: Int, _ end: Int, after open: [UInt8]
  ) -> Bool {
    if continues(text, start, end) || endsTrace(text, start, end, open) { return true }
    if BareLine.isPlatform(text, start, end) { return false }
    return open.withUnsafeBytes { open in
      switch open[0] {
      case 69 where isRuby(open), 73 where isRuby(open): isOpenObject(open)
      case 82 where isExit(open): isErrorType(text, start, end)
      case 112 where isGoPanic(open): isGoStack(text, start, end)
      case 116 where isRustPanic(open): isRustPanicRest(text, start, end, open)
      default: repeatsType(text, start, end, open)
      }
    }
  }

  /// Indented, or the known second lines of REPORT and of stack traces.
  private static func continues(
    _ text: UnsafeRawBufferPointer, _ start: Int, _ end: Int
  ) -> Bool {
    guard start < end else { return true }
    switch text[start] {
    case 9, 32, 13: return true
    case 88: return PrefixReader.has("XRAY TraceId:", text, start, end)
    case 84: return PrefixReader.has("Traceback (most recent", text, start, end)
    case 67: return PrefixReader.has("Caused by: ", text, start, end)
    case 46: return PrefixReader.has("... ", text, start, end)
    default: return false
    }
  }

  /// The last line of a Python traceback stands at the margin again.
  private static func endsTrace(
    _ text: UnsafeRawBufferPointer, _ start: Int, _ end: Int, _ open: [UInt8]
  ) -> Bool {
    guard let last = open.lastIndex(of: 10), open.count - last > 2, open[last + 1] == 32,
      text[start] >= 65, text[start] <= 122, text[start] != 91
    else { return false }
    let head = text[start..<min(end, start + 80)]
    guard let colon = head.firstIndex(of: 58) else { return false }
    return !head[..<colon].contains(32) && !BareLine.isPlatform(text, start, end)
  }

  // MARK: Java

  /// Under `<message>: <class>` the stack begins with `<class>`.
  private static func repeatsType(
    _ text: UnsafeRawBufferPointer, _ start: Int, _ end: Int, _ open: UnsafeRawBufferPointer
  ) -> Bool {
    guard !open.contains(10), let blank = open.lastIndex(of: 32), blank > 1, open[blank - 1] == 58
    else { return false }
    let type = open[(blank + 1)...]
    guard type.count > 8, type.contains(46), end - start >= type.count,
      text[start..<start + type.count].elementsEqual(type)
    else { return false }
    return end - start == type.count || text[start + type.count] == 58
  }

  // MARK: Ruby

  private static func isRuby(_ open: UnsafeRawBufferPointer) -> Bool {
    PrefixReader.has("Error raised from handler method", open, 0, open.count)
      || PrefixReader.has("Init error when loading handler", open, 0, open.count)
  }

  /// Whether the object under the first line is still to come, or not closed yet.
  private static func isOpenObject(_ open: UnsafeRawBufferPointer) -> Bool {
    guard let first = open.firstIndex(of: 123) else { return !open.contains(10) }
    var scan = JSONScan(open, first, open.count)
    return scan.value() == nil
  }

  // MARK: Exits

  private static func isExit(_ open: UnsafeRawBufferPointer) -> Bool {
    !open.contains(10) && PrefixReader.has("RequestId: ", open, 0, open.count)
  }

  /// `Runtime.ExitError` alone.
  private static func isErrorType(
    _ text: UnsafeRawBufferPointer, _ start: Int, _ end: Int
  ) -> Bool {
    let word = text[start..<end]
    return !word.contains(32)
      && (PrefixReader.has("Runtime.", text, start, end)
        || PrefixReader.has("Extension.", text, start, end)
        || PrefixReader.has("Sandbox.", text, start, end))
  }

  // MARK: Panics

  private static func isGoPanic(_ open: UnsafeRawBufferPointer) -> Bool {
    PrefixReader.has("panic: ", open, 0, open.count)
  }

  /// `goroutine 1 [running]:`, `main.handler(0x1)`, `[signal SIGSEGV…`, `exit status 2`.
  private static func isGoStack(
    _ text: UnsafeRawBufferPointer, _ start: Int, _ end: Int
  ) -> Bool {
    PrefixReader.has("goroutine ", text, start, end)
      || PrefixReader.has("[signal ", text, start, end)
      || PrefixReader.has("created by ", text, start, end)
      || PrefixReader.has("exit status ", text, start, end)
      || text[end - 1] == 41 && !text[start..<end].prefix { $0 != 40 }.contains(32)
  }

  private static func isRustPanic(_ open: UnsafeRawBufferPointer) -> Bool {
    PrefixReader.has("thread '", open, 0, open.count)
  }

  /// The message under a first line that ends in a colon, then the note and the backtrace.
  private static func isRustPanicRest(
    _ text: UnsafeRawBufferPointer, _ start: Int, _ end: Int, _ open: UnsafeRawBufferPointer
  ) -> Bool {
    if !open.contains(10) { return open[open.count - 1] == 58 }
    return PrefixReader.has("note: ", text, start, end)
      || PrefixReader.has("stack backtrace:", text, start, end)
  }
}
