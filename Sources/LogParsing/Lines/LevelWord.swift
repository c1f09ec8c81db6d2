import ServerlessModel

/// The words and numbers that logging libraries use for levels.
enum LevelWord {
  /// The level that a whole word names, in either case.
  @inline(__always)
  static func named(_ word: Bytes) -> LogLevel? {
    switch word.byte(0) | 0x20 {
    case 105: word.equalsFolded("info") || word.equalsFolded("information") ? .info : nil
    case 101:
      word.equalsFolded("error") || word.equalsFolded("err")
        ? .error
        : word.equalsFolded("emergency") ? .fatal : nil
    case 119: word.equalsFolded("warn") || word.equalsFolded("warning") ? .warn : nil
    case 100: word.equalsFolded("debug") ? .debug : nil
    case 116: word.equalsFolded("trace") ? .trace : nil
    case 102: word.equalsFolded("fatal") ? .fatal : word.equalsFolded("fail") ? .error : nil
    case 99: word.equalsFolded("critical") || word.equalsFolded("crit") ? .fatal : nil
    case 115: word.equalsFolded("severe") ? .error : word.equalsFolded("silly") ? .trace : nil
    case 110: word.equalsFolded("notice") ? .info : nil
    case 118: word.equalsFolded("verbose") ? .debug : nil
    case 97: word.equalsFolded("alert") ? .fatal : nil
    case 112: word.equalsFolded("panic") ? .fatal : nil
    default: nil
    }
  }

  /// pino's and bunyan's numbers.
  static func numbered(_ number: Int) -> LogLevel? {
    switch number {
    case 10: .trace
    case 20: .debug
    case 30: .info
    case 40: .warn
    case 50: .error
    case 60: .fatal
    default: nil
    }
  }

  /// The level in the first bytes of a plain line: a word in capitals, `level=warn`, or `error:`.
  static func scan(_ bytes: Bytes) -> LogLevel? {
    let limit = min(bytes.count, 96)
    var at = 0
    while at < limit {
      guard bytes[at].isLetter else {
        at += 1
        continue
      }
      var end = at + 1
      while end < bytes.count, bytes[end].isWord { end += 1 }
      if let level = word(bytes, at, end) { return level }
      at = end + 1
    }
    return nil
  }

  private static func word(_ bytes: Bytes, _ at: Int, _ end: Int) -> LogLevel? {
    let size = end - at
    guard size >= 3, size <= 11 else { return nil }
    let word = bytes.part(at, end)
    if bytes.byte(end) == 61, isKey(word) { return named(value(bytes, at: end + 1)) }
    let isShouted = word.allSatisfy(\.isUpper)
    let isLabel = bytes.byte(end) == 58 && at == 0
    return isShouted || isLabel ? named(word) : nil
  }

  private static func isKey(_ word: Bytes) -> Bool {
    word.equalsFolded("level") || word.equalsFolded("lvl") || word.equalsFolded("severity")
  }

  private static func value(_ bytes: Bytes, at: Int) -> Bytes {
    let from = bytes.byte(at) == 34 ? at + 1 : at
    var end = from
    while end < bytes.count, bytes[end].isLetter { end += 1 }
    return bytes.part(from, end)
  }
}
