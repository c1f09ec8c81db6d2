import ServerlessModel

/// Finds ids in a text that was pasted, whatever stands around them.
enum PastedText {
  static func requestIDs(in text: String) -> [RequestID] {
    var found: [RequestID] = []
    for word in words(of: text) {
      if let id = RequestID(word), !found.contains(id) { found.append(id) }
    }
    return found
  }

  static func traceIDs(in text: String) -> [TraceID] {
    var found: [TraceID] = []
    for word in words(of: text) {
      if let id = TraceID(word), !found.contains(id) { found.append(id) }
    }
    return found
  }

  /// A word without the brackets, quotes and full stops around it; brackets inside belong to streams.
  static func trimmed(_ word: Substring) -> String {
    var rest = word
    while let first = rest.first, "<(\"'`,;".contains(first) { rest = rest.dropFirst() }
    while let last = rest.last, ">)\"'`,;.:".contains(last) { rest = rest.dropLast() }
    return String(rest)
  }

  /// Runs of letters, digits and dashes.
  private static func words(of text: String) -> [Substring] {
    text.split { !($0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "-") }
  }
}
