/// Whether a regular expression can be tried on every line of a log.
enum PatternCheck {
  /// What is wrong with a pattern, and what to write instead; `nil` where nothing is.
  static func fault(in pattern: String) -> String? {
    let regex: Regex<AnyRegexOutput>
    do { regex = try Regex(pattern) } catch { return "is no regular expression: \(error)" }
    if "".wholeMatch(of: regex) != nil {
      return "also matches the empty text, which is everywhere; ask for one character or more"
    }
    var scan = RepeatScan(pattern)
    return scan.fault()
  }
}
