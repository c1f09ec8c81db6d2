/// The entries that describe terminals.
enum Terminfo {
  private static var folders: [String] {
    let own = ["TERMINFO"].compactMap(Environment.value)
    let home = Environment.value("HOME").map { [$0 + "/.terminfo"] } ?? []
    let listed = Environment.value("TERMINFO_DIRS").map {
      $0.split(separator: ":").map(String.init)
    }
    return own + home + (listed ?? []) + ["/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo"]
  }

  /// Whether this machine has an entry of that name.
  static func knows(_ term: String) -> Bool {
    guard let first = term.unicodeScalars.first else { return false }
    let byLetter = "\(first)/\(term)"
    let byNumber = String(first.value, radix: 16) + "/" + term
    return folders.contains {
      FileText.exists("\($0)/\(byLetter)") || FileText.exists("\($0)/\(byNumber)")
    }
  }
}
