extension String {
  /// Whether the bytes of a text stand in it, in their case.
  ///
  /// `contains` makes tables of characters for each look, which cost more than all else that is judged of a failed run.
  func holds(_ text: String) -> Bool {
    var (whole, part) = (self, text)
    return whole.withUTF8 { whole in part.withUTF8 { Self.holds(whole, $0) } }
  }

  private static func holds(
    _ whole: UnsafeBufferPointer<UInt8>, _ part: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let first = part.first else { return true }
    guard whole.count >= part.count else { return false }
    for start in 0...whole.count - part.count where whole[start] == first {
      if whole[start..<start + part.count].elementsEqual(part) { return true }
    }
    return false
  }
}
