/// The documents that one file holds: the elements of an array, or several one after the other, as pages of an answer that
/// were put together.
enum DocumentParts {
  /// Empty for a file of one document, and for what is no row of objects.
  static func of(_ text: UnsafeRawBufferPointer) -> [Range<Int>] {
    var scan = JSONScan(text, text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0, text.count)
    guard let first = scan.value() else { return [] }
    if text[first.lowerBound] == 91 { return elements(text, first) }
    var parts = [first]
    while let next = scan.value() { parts.append(next) }
    let areObjects = parts.allSatisfy { text[$0.lowerBound] == 123 }
    return areObjects && parts.count > 1 ? parts : []
  }

  private static func elements(
    _ text: UnsafeRawBufferPointer, _ array: Range<Int>
  ) -> [Range<Int>] {
    var scan = JSONScan(text, array.lowerBound + 1, array.upperBound)
    var found: [Range<Int>] = []
    while let element = scan.element() { found.append(element) }
    return found
  }
}
