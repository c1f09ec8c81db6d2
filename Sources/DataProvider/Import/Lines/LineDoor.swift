import LogParsing
import Redaction

/// The door that every line comes in by: blanks at its end are cut, what is secret is masked, colors are dropped, and the
/// rest becomes UTF-8.
struct LineDoor {
  /// A line that came in: as it lies in its text, up to `end`, or as `changed` has it.
  struct Passed {
    var head: LineHead
    var end: Int
    var isChanged: Bool
  }

  /// What was masked; who drops a line puts them back.
  var counts = RedactionCounts()
  /// The line that came in last, where it is not as it was.
  private(set) var changed: [UInt8] = []
  private let redactor: Redactor
  private let own: CustomMasker?
  private var scanner = RedactionScanner()

  init(key: RedactionKey, patterns: CustomPatterns = CustomPatterns()) {
    redactor = Redactor(key: key)
    own = CustomMasker(patterns, redactor: redactor)
  }

  /// Takes the line that lies in a part of a text; `nil` for a blank one.
  mutating func pass(_ text: UnsafeRawBufferPointer, from: Int, to: Int) -> Passed? {
    var end = to
    while end > from, Self.isBlank(text[end - 1]) { end -= 1 }
    guard end > from else { return nil }
    let message = UnsafeRawBufferPointer(rebasing: text[from..<end])
    let head = LineHead.read(message)
    if head.knownCount == message.count {
      return Passed(head: head, end: end, isChanged: false)
    }
    scanner.scan(message, from: head.knownCount)
    if own == nil, scanner.finds.isEmpty, scanner.isASCII, !ColorCodes.areIn(message) {
      return Passed(head: head, end: end, isChanged: false)
    }
    change(message)
    return Passed(head: changed.withUnsafeBytes { LineHead.read($0) }, end: end, isChanged: true)
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 10 || byte == 13 || byte == 32 || byte == 9
  }

  /// Leaves in `changed` a line without what is to be masked in it and without colors, as UTF-8.
  private mutating func change(_ message: UnsafeRawBufferPointer) {
    mask(message)
    let isPlain = changed.withUnsafeBytes { scanner.isASCII && !ColorCodes.areIn($0) }
    if !isPlain {
      let plain = changed.withUnsafeBytes { ColorCodes.removed(from: $0) }
      changed = Array(String(decoding: plain, as: UTF8.self).utf8)
    }
    guard let own else { return }
    let text = String(decoding: changed, as: UTF8.self)
    if let masked = own.mask(text, counts: &counts) { changed = Array(masked.utf8) }
  }

  private mutating func mask(_ message: UnsafeRawBufferPointer) {
    changed.removeAll(keepingCapacity: true)
    var at = 0
    for find in scanner.finds {
      changed.append(contentsOf: message[at..<find.start])
      redactor.appendMask(of: find, in: message, to: &changed, counts: &counts)
      at = find.end
    }
    changed.append(contentsOf: message[at...])
  }
}
