import AWSClient
import ServerlessModel

/// What a path of the form `[time/]account/region/service.operation[.subject].json` says of a document.
struct AnswerPath: Hashable {
  var account: String?
  var region: String?
  var time: Instant?
  var operation: AWSOperation?
  /// The resource that the answer itself does not name, with `%2F` read as a slash.
  var subject: String?

  init(_ path: String) {
    let parts = path.split(separator: "/").map(String.init)
    guard let file = parts.last else { return }
    for part in parts.dropLast() {
      if Self.isAccount(part) { account = part }
      if Self.isRegion(part) { region = part }
      if part.count >= 16, let moment = Instant(iso8601: part) { time = moment }
    }
    read(file: file)
  }

  private mutating func read(file: String) {
    var words = file.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    while words.count > 2, let ending = words.last, Self.endings.contains(ending) {
      words.removeLast()
    }
    guard words.count >= 2 else { return }
    operation = AWSOperation.allowed(service: words[0], command: words[1])
    guard operation != nil, words.count > 2 else { return }
    subject = Self.decoded(words.dropFirst(2).joined(separator: "."))
  }

  private static let endings: Set<String> = ["json", "err", "txt", "gz", "zst", "jsonl"]

  /// Twelve digits.
  static func isAccount(_ part: String) -> Bool {
    part.utf8.count == 12 && part.utf8.allSatisfy { $0 >= 48 && $0 <= 57 }
  }

  /// `eu-west-1`, `us-gov-east-1`, `global`.
  private static func isRegion(_ part: String) -> Bool {
    if part == "global" { return true }
    let words = part.split(separator: "-", omittingEmptySubsequences: false)
    guard words.count >= 3, words[0].count <= 4, let number = words.last, number.count == 1,
      number.first?.isNumber == true
    else { return false }
    return words.dropLast().allSatisfy { word in
      word.count >= 2 && word.utf8.allSatisfy { $0 >= 97 && $0 <= 122 }
    }
  }

  private static func decoded(_ text: String) -> String {
    guard text.contains("%") else { return text }
    var bytes: [UInt8] = []
    let source = Array(text.utf8)
    var index = 0
    while index < source.count {
      if source[index] == 37, index + 2 < source.count, let high = Hex.value(of: source[index + 1]),
        let low = Hex.value(of: source[index + 2])
      {
        bytes.append(UInt8(high << 4 | low))
        index += 3
      } else {
        bytes.append(source[index])
        index += 1
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
