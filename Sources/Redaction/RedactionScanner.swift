/// Finds what is to be masked in a large text, keeping its buffers between texts.
package struct RedactionScanner {
  /// In order, none overlapping another.
  package private(set) var finds: [RedactionFind] = []
  private var suspects = Suspects()

  /// Whether all bytes last looked at are below 128.
  package var isASCII: Bool { suspects.isASCII }

  /// A scanner with empty buffers.
  package init() {}

  /// Looks through a text from a place on, before which nothing to mask begins; what it found is in `finds` until the
  /// next call.
  package mutating func scan(_ bytes: UnsafeRawBufferPointer, from start: Int = 0) {
    if !finds.isEmpty { finds.removeAll(keepingCapacity: true) }
    suspects.scan(bytes, from: start)
    if suspects.isEmpty { return }
    let text = ByteText(bytes: bytes)
    for at in suspects.ats { EmailDetector.find(text, at: at).map { finds.append($0) } }
    for at in suspects.digits { CardDetector.find(text, near: at).map { finds.append($0) } }
    for (at, gram) in suspects.words {
      TellingWords.find(text, near: at, gram: gram).map { finds.append($0) }
    }
    if finds.count > 1 { settle() }
  }

  /// Where finds overlap, the one that begins first stands, and of those the longest.
  private mutating func settle() {
    finds.sort { ($0.start, -$0.end) < ($1.start, -$1.end) }
    var kept = 0
    for index in 1..<finds.count where finds[index].start >= finds[kept].end {
      kept += 1
      finds[kept] = finds[index]
    }
    finds.removeLast(finds.count - kept - 1)
  }
}
