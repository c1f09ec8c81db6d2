/// Looks for what takes time that doubles with each character of a line: repeats of what varies by itself.
///
/// The forms are those that OWASP lists under "Regular expression Denial of Service": `(a+)+`, `(a|aa)+`, `(a?){20}`.
struct RepeatScan {
  /// So often a group that varies may be repeated.
  private static let most = 10

  /// What is known of a group, or of all that is outside of groups.
  private struct Group {
    var varies = false
  }

  private let text: [Unicode.Scalar]
  private var at = 0
  private var groups = [Group()]
  /// The group that ended just now, which a repeat would be of.
  private var ended: Group?

  init(_ pattern: String) { text = Array(pattern.unicodeScalars) }

  /// The first fault; `nil` where there is none.
  mutating func fault() -> String? {
    while at < text.count {
      if let fault = step() { return fault }
    }
    return nil
  }

  private mutating func step() -> String? {
    let group = ended
    ended = nil
    switch text[at] {
    case "\\": return escape()
    case "[": skipClass()
    case "(": open()
    case ")": close()
    case "|":
      vary()
      at += 1
    case "*", "+", "?", "{": return repeated(group)
    default: at += 1
    }
    return nil
  }

  private mutating func escape() -> String? {
    guard at + 1 < text.count else { return nil }
    let next = text[at + 1]
    at += 2
    guard ("1"..."9").contains(next) || next == "k" else { return nil }
    return "refers back to a group, which can take hours on one line; write it out"
  }

  /// Passes over a class of characters, and those within it.
  private mutating func skipClass() {
    var depth = 0
    repeat {
      switch text[at] {
      case "[": depth += 1
      case "]": depth -= 1
      case "\\": at += 1
      default: break
      }
      at += 1
    } while at < text.count && depth > 0
  }

  private mutating func open() {
    groups.append(Group())
    at += 1
    // The ? of (?: and its like is no repeat.
    if at < text.count, text[at] == "?" { at += 1 }
  }

  private mutating func close() {
    at += 1
    guard groups.count > 1, let group = groups.popLast() else { return }
    if group.varies { vary() }
    ended = group
  }

  private mutating func vary() { groups[groups.count - 1].varies = true }

  private mutating func repeated(_ group: Group?) -> String? {
    let (least, greatest) = bounds()
    if group?.varies == true, greatest ?? .max > Self.most {
      return "repeats a group that varies by itself, which can take hours on one line; "
        + "bound the outer repeat, {1,\(Self.most)} at most"
    }
    if least != greatest { vary() }
    return nil
  }

  /// The bounds of the repeat that stands here, which is passed over; no upper one where it is open.
  private mutating func bounds() -> (Int, Int?) {
    let sign = text[at]
    at += 1
    defer { if at < text.count, text[at] == "?" || text[at] == "+" { at += 1 } }
    switch sign {
    case "*": return (0, nil)
    case "+": return (1, nil)
    case "?": return (0, 1)
    default: return counted()
    }
  }

  private mutating func counted() -> (Int, Int?) {
    var inside = ""
    while at < text.count, text[at] != "}" {
      inside.unicodeScalars.append(text[at])
      at += 1
    }
    at += 1
    let parts = inside.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
    return (parts.first.flatMap(\.self) ?? 0, parts.last.flatMap(\.self))
  }
}
