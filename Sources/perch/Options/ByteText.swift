/// Reads sizes as the command line takes them.
enum ByteText {
  private static let units: [(suffix: String, bytes: Int64)] = [
    ("GB", 1_000_000_000), ("MB", 1_000_000), ("KB", 1000), ("B", 1),
  ]

  /// A count and a unit: `500MB`, `2GB`.
  static func bytes(_ text: String, option: String) throws -> Int64 {
    for (suffix, bytes) in units where text.uppercased().hasSuffix(suffix) {
      guard let count = Double(text.dropLast(suffix.count)), count > 0, count < 1e6 else { break }
      return Int64(count * Double(bytes))
    }
    throw CommandFailure(
      .usage, "\(option) \(Quoted.text(text)) is not a size. Write it like 500MB or 2GB.")
  }
}
