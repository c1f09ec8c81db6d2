/// Finds the lines that hold a text, ASCII case folded, without making a String of any line.
struct LogSearch {
  private let needle: TextNeedle

  init(_ text: String) { needle = TextNeedle(text) }

  /// Whether the text occurs anywhere, across two lines too.
  func mayBeIn(_ text: UnsafeRawBufferPointer) -> Bool {
    needle.isEmpty || needle.first(in: text, from: 0) != nil
  }

  /// The indices of the lines that match, rising; `ends` says where each line ends.
  func lines(in text: UnsafeRawBufferPointer, ends: [UInt32]) -> [Int] {
    guard !needle.isEmpty else { return Array(ends.indices) }
    var found: [Int] = []
    var at = 0
    var line = 0
    while let place = needle.first(in: text, from: at) {
      while line < ends.count, Int(ends[line]) <= place { line += 1 }
      guard line < ends.count else { return found }
      // Lines follow each other without a break, so a hit may lie across two of them.
      if place + needle.count <= Int(ends[line]) {
        found.append(line)
        at = Int(ends[line])
      } else {
        at = place + 1
      }
    }
    return found
  }
}
