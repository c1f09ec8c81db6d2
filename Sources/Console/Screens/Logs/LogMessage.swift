import CellGrid
import InsightEngine
import ServerlessModel

/// What a log line says once its time, level and request id stand in columns of their own.
enum LogMessage {
  /// Where loggers put what they say.
  private static let names = ["message", "msg", "errorMessage", "event", "text", "log"]
  /// What columns beside the message say already.
  private static let repeated: Set<String> = [
    "level", "severity", "lvl", "timestamp", "time", "ts", "requestId", "request_id",
    "AWSRequestId", "awsRequestId",
  ]

  /// What a line says, in one line: of JSON its message, or its members where it has none.
  static func folded(_ line: LogLine, _ document: JSONDocument?) -> String {
    guard let document else { return inOneLine(text(of: line)) }
    if let said = names.lazy.compactMap({ document[$0]?.words }).first(where: { !$0.isEmpty }) {
      return inOneLine(said)
    }
    if let event = document["type"]?.words, event.hasPrefix("platform.") {
      return inOneLine(([event] + members(of: document["record"])).joined(separator: " "))
    }
    let rest = members(of: document)
    guard !rest.isEmpty else { return inOneLine(line.message) }
    return inOneLine(rest.joined(separator: " "))
  }

  private static func members(of document: JSONDocument?) -> [String] {
    document?.members.filter { !repeated.contains($0.name) }
      .map { "\($0.name)=\($0.value.words)" } ?? []
  }

  /// All of a line: JSON with a member a line, other text as it was broken; nothing where that adds nothing.
  static func block(of line: LogLine, _ document: JSONDocument?) -> [[Span]] {
    if let document { return document.lines() }
    let parts = line.message.split(whereSeparator: \.isNewline)
    guard parts.count > 1 else { return [] }
    return parts.map { [Span(String($0), line.level?.severity?.role ?? .text)] }
  }

  static func inOneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " · ")
  }

  static func text(of line: LogLine) -> String {
    var rest = Substring(line.message)
    while let word = nextWord(of: rest), repeats(word, line) {
      rest = rest[word.endIndex...].drop { $0 == " " || $0 == "\t" }
    }
    guard line.level == .platform, let request = line.requestID else {
      return rest.isEmpty ? line.message : String(rest)
    }
    return withoutRequest(rest, request)
  }

  private static func nextWord(of text: Substring) -> Substring? {
    let word = text.prefix { $0 != " " && $0 != "\t" && !$0.isNewline }
    return word.isEmpty || word.count > 40 ? nil : word
  }

  private static func repeats(_ word: Substring, _ line: LogLine) -> Bool {
    if word.count == 36, let request = line.requestID, RequestID(word) == request { return true }
    let bare = word.hasPrefix("[") && word.hasSuffix("]") ? word.dropFirst().dropLast() : word
    if let level = line.level, bare.uppercased() == level.name { return true }
    return word.count >= 19 && Instant(iso8601: String(word)) != nil
  }

  /// `START RequestId: … Version: 41` without the id that is on every line of the run.
  private static func withoutRequest(_ text: Substring, _ request: RequestID) -> String {
    let words = text.split(omittingEmptySubsequences: false) { $0 == " " || $0 == "\t" }
    guard let label = words.firstIndex(of: "RequestId:"), label + 1 < words.count,
      RequestID(words[label + 1].prefix(36)) == request
    else { return String(text) }
    return (words[..<label] + words[(label + 2)...]).joined(separator: " ")
  }
}
