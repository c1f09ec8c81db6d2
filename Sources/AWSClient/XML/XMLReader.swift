/// Reads XML event by event; attributes are passed over, a document type is refused.
struct XMLReader {
  /// What comes next; ranges lie in the bytes.
  enum Event: Hashable {
    case start(Range<Int>)
    /// Raw text has no entities: it stood in a CDATA section.
    case text(Range<Int>, isRaw: Bool)
    case end
    case finished
  }

  /// The place of the first byte that cannot stand there.
  struct Fault: Error, Hashable { var at: Int }

  static let deepest = 100

  private let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0
  /// Names of the elements that are open.
  private var open: [Range<Int>] = []
  private var endsAtOnce = false
  private var sawRoot = false

  /// Reads bytes that outlive the reader.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    if starts("\u{FEFF}") { at = 3 }
  }

  mutating func next() throws(Fault) -> Event {
    if endsAtOnce {
      endsAtOnce = false
      open.removeLast()
      return .end
    }
    while at < bytes.count {
      guard bytes[at] == UInt8(ascii: "<") else {
        if let text = try text() { return text }
        continue
      }
      if starts("</") { return try end() }
      if starts("<?") {
        _ = try content(after: "<?", upTo: "?>")
      } else if starts("<!--") {
        _ = try content(after: "<!--", upTo: "-->")
      } else if starts("<![CDATA["), !open.isEmpty {
        return .text(try content(after: "<![CDATA[", upTo: "]]>"), isRaw: true)
      } else {
        return try start()
      }
    }
    guard open.isEmpty, sawRoot else { throw Fault(at: at) }
    return .finished
  }

  /// Text up to the next mark; `nil` for blanks outside of the root.
  private mutating func text() throws(Fault) -> Event? {
    let begin = at
    while at < bytes.count, bytes[at] != UInt8(ascii: "<") { at += 1 }
    guard open.isEmpty else { return .text(begin..<at, isRaw: false) }
    for place in begin..<at where !isBlank(bytes[place]) { throw Fault(at: place) }
    return nil
  }

  private mutating func start() throws(Fault) -> Event {
    guard !open.isEmpty || !sawRoot, open.count < Self.deepest else { throw Fault(at: at) }
    at += 1
    let name = try name()
    try skipAttributes()
    if take("/") { endsAtOnce = true }
    guard take(">") else { throw Fault(at: at) }
    open.append(name)
    sawRoot = true
    return .start(name)
  }

  private mutating func end() throws(Fault) -> Event {
    at += 2
    let name = try name()
    guard let last = open.last, bytes[last].elementsEqual(bytes[name]) else { throw Fault(at: at) }
    skipBlanks()
    guard take(">") else { throw Fault(at: at) }
    open.removeLast()
    return .end
  }

  private mutating func skipAttributes() throws(Fault) {
    skipBlanks()
    while at < bytes.count, bytes[at] != UInt8(ascii: ">"), bytes[at] != UInt8(ascii: "/") {
      _ = try name()
      skipBlanks()
      guard take("=") else { throw Fault(at: at) }
      skipBlanks()
      guard at < bytes.count, "\"'".utf8.contains(bytes[at]) else { throw Fault(at: at) }
      let quote = bytes[at]
      at += 1
      while at < bytes.count, bytes[at] != quote { at += 1 }
      at += 1
      skipBlanks()
    }
  }

  private mutating func name() throws(Fault) -> Range<Int> {
    let begin = at
    while at < bytes.count, isName(bytes[at]) { at += 1 }
    guard at > begin else { throw Fault(at: at) }
    return begin..<at
  }

  private mutating func content(after mark: StaticString, upTo end: StaticString) throws(Fault)
    -> Range<Int>
  {
    at += mark.utf8CodeUnitCount
    let begin = at
    while at < bytes.count, !starts(end) { at += 1 }
    guard at < bytes.count else { throw Fault(at: at) }
    defer { at += end.utf8CodeUnitCount }
    return begin..<at
  }

  private mutating func skipBlanks() {
    while at < bytes.count, isBlank(bytes[at]) { at += 1 }
  }

  private mutating func take(_ mark: StaticString) -> Bool {
    guard starts(mark) else { return false }
    at += mark.utf8CodeUnitCount
    return true
  }

  private func starts(_ mark: StaticString) -> Bool {
    guard mark.utf8CodeUnitCount <= bytes.count - at else { return false }
    for place in 0..<mark.utf8CodeUnitCount where bytes[at + place] != mark.utf8Start[place] {
      return false
    }
    return true
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == 32 || byte == 10 || byte == 13 || byte == 9
  }

  /// What no name holds ends it; the rest is the sender's choice.
  private func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...32, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "/"), UInt8(ascii: "="),
      UInt8(ascii: "&"), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "\""),
      UInt8(ascii: "'"):
      false
    default: true
    }
  }
}
