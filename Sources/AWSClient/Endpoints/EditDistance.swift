/// How many letters must be put in, taken out or changed to make one word of another.
enum EditDistance {
  /// The Levenshtein distance.
  static func between(_ left: String, _ right: String) -> Int {
    let right = Array(right)
    var row = Array(0...right.count)
    for (above, letter) in left.enumerated() {
      var diagonal = row[0]
      row[0] = above + 1
      for (index, other) in right.enumerated() {
        let changed = diagonal + (letter == other ? 0 : 1)
        diagonal = row[index + 1]
        row[index + 1] = min(changed, diagonal + 1, row[index] + 1)
      }
    }
    return row[right.count]
  }
}
