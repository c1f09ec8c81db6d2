/// One line of the chooser.
struct ChooserEntry: Hashable {
  /// What it is listed under, in the order of the list.
  enum Section: String, CaseIterable {
    case running = "Recording now"
    case recent = "Opened lately"
    case folder = "In this folder"
    case profiles = "AWS profiles"
    case sample = "Sample"
    case machine = "AWS"
  }

  /// What choosing it does.
  enum Choice: Hashable {
    case open(path: String, follow: Bool)
    /// The console over AWS as a profile of its configuration sees it.
    case profile(String)
    /// The console over AWS as this shell or machine sees it.
    case aws
  }

  var section: Section
  var name: String
  var detail: String
  var choice: Choice
}
