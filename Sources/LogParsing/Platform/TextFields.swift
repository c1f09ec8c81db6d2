import ServerlessModel

/// The keys that platform lines use, `Key: value`, in any order.
enum FieldKey {
  case duration, billedDuration, initDuration, restoreDuration, billedRestoreDuration
  case memorySize, maxMemoryUsed, status, errorType, phase
  case traceID, segmentID, sampled
  case name, state, events, types, version, runtimeVersion, runtimeVersionARN

  /// The key that ends at `colon`; `nil` for one that is not known.
  ///
  /// `Duration` also ends `Init Duration` and others, so the words before it decide.
  static func ending(at colon: Int, in bytes: Bytes) -> FieldKey? {
    var low = colon
    while low > 0, bytes[low - 1].isLetter { low -= 1 }
    let word = bytes.part(low, colon)
    switch word.byte(0) {
    case 68: return word.equals("Duration") ? durationKey(before: low, in: bytes) : nil
    case 83: return ofS(word, at: low, in: bytes)
    case 84: return ofT(word, before: low, in: bytes)
    case 85: return word.equals("Used") && follows("Max Memory ", low, bytes) ? .maxMemoryUsed : nil
    case 78: return word.equals("Name") ? .name : nil
    case 69: return word.equals("Events") ? .events : nil
    case 80: return word.equals("Phase") ? .phase : nil
    case 86:
      return word.equals("Version")
        ? follows("Runtime ", low, bytes) ? .runtimeVersion : .version : nil
    case 65:
      return word.equals("ARN") && follows("Runtime Version ", low, bytes)
        ? .runtimeVersionARN : nil
    default: return nil
    }
  }

  private static func ofS(_ word: Bytes, at low: Int, in bytes: Bytes) -> FieldKey? {
    if word.equals("Size") { return follows("Memory ", low, bytes) ? .memorySize : nil }
    if word.equals("Status") { return .status }
    if word.equals("State") { return .state }
    if word.equals("SegmentId") { return .segmentID }
    return word.equals("Sampled") ? .sampled : nil
  }

  private static func ofT(_ word: Bytes, before low: Int, in bytes: Bytes) -> FieldKey? {
    if word.equals("Type") { return follows("Error ", low, bytes) ? .errorType : nil }
    if word.equals("Types") { return .types }
    return word.equals("TraceId") ? .traceID : nil
  }

  private static func durationKey(before low: Int, in bytes: Bytes) -> FieldKey? {
    if follows("Billed ", low, bytes) { return .billedDuration }
    if follows("Init ", low, bytes) { return .initDuration }
    if follows("Billed Restore ", low, bytes) { return .billedRestoreDuration }
    if follows("Restore ", low, bytes) { return .restoreDuration }
    return isQualified(before: low, in: bytes) ? nil : .duration
  }

  /// Whether `literal` stands right before `low`.
  @inline(__always)
  private static func follows(_ literal: StaticString, _ low: Int, _ bytes: Bytes) -> Bool {
    bytes.starts(with: literal, at: low - literal.utf8CodeUnitCount)
  }

  /// Whether one more capitalised word, as in `Extension Duration`, makes it a key that is not known.
  private static func isQualified(before low: Int, in bytes: Bytes) -> Bool {
    guard bytes.byte(low - 1) == 32 else { return false }
    var first = low - 1
    while first > 0, bytes[first - 1] > 32 { first -= 1 }
    guard bytes.byte(first).isUpper, first + 1 < low - 1 else { return false }
    return bytes.part(first + 1, low - 1).allSatisfy(\.isLower)
  }
}

/// The values of a platform line's fields; a value whose unit was cut off is no value.
enum FieldValue {
  @inline(__always)
  static func milliseconds(_ bytes: Bytes, at: Int) -> Elapsed? {
    guard let number = Decimal.thousandths(bytes, at: at), unit("ms", bytes, number.next) else {
      return nil
    }
    return Elapsed(microseconds: number.value)
  }

  @inline(__always)
  static func megabytes(_ bytes: Bytes, at: Int) -> Int? {
    guard let number = Decimal.thousandths(bytes, at: at), unit("MB", bytes, number.next) else {
      return nil
    }
    return Int(number.value / 1000)
  }

  static func seconds(_ bytes: Bytes, at: Int) -> Elapsed? {
    guard let number = Decimal.thousandths(bytes, at: at), unit("seconds", bytes, number.next)
    else {
      return nil
    }
    return Elapsed(microseconds: number.value * 1000)
  }

  @inline(__always)
  private static func unit(_ literal: StaticString, _ bytes: Bytes, _ at: Int) -> Bool {
    let from = bytes.byte(at) == 32 ? at + 1 : at
    return bytes.starts(with: literal, at: from)
      && !bytes.byte(from + literal.utf8CodeUnitCount).isWord
  }

  /// The word at `at`, up to a blank, tab or line break.
  static func word(_ bytes: Bytes, at: Int) -> Bytes {
    var high = at
    while high < bytes.count, bytes[high] > 32 { high += 1 }
    return bytes.part(at, high)
  }

  static func wordText(_ bytes: Bytes, at: Int) -> String? {
    let word = word(bytes, at: at)
    return word.isEmpty ? nil : word.text()
  }

  static func status(_ bytes: Bytes, at: Int) -> ReportStatus? {
    ReportStatus(word(bytes, at: at))
  }

  static func flag(_ bytes: Bytes, at: Int) -> Bool? {
    let word = word(bytes, at: at)
    return word.equals("true") ? true : word.equals("false") ? false : nil
  }

  /// `[INVOKE,SHUTDOWN]`; `nil` where the bracket never closes.
  static func list(_ bytes: Bytes, at: Int) -> [String]? {
    guard bytes.byte(at) == 91, let close = bytes.find(93, from: at) else { return nil }
    return bytes.part(at + 1, close).split(separator: 44)
      .map { Bytes(rebasing: $0).trimmed().text() }.filter { !$0.isEmpty }
  }
}
