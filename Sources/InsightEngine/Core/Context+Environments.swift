import ServerlessModel

/// Whether a resource belongs to production or to something before it.
enum Stage {
  case production, before
}

/// The words by which tags and names tell the stage of a resource.
struct StageWords {
  let production: Set<String>
  let before: Set<String>

  /// By its tag, else by the first or last word of its name; `nil` where neither says.
  func stage(of resource: Resource) -> Stage? {
    let tag = resource.tags.first { TagTest.production.keys.contains($0.key.lowercased()) }
    if let stage = tag.flatMap({ stage(of: $0.value.lowercased()) }) { return stage }
    let words = resource.name.lowercased().split { "-_./".contains($0) }.map(String.init)
    return [words.last, words.first].lazy.compactMap(\.self).compactMap(stage(of:)).first
  }

  private func stage(of word: String) -> Stage? {
    production.contains(word) ? .production : before.contains(word) ? .before : nil
  }
}
