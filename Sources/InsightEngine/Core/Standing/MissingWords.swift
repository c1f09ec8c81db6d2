import ServerlessModel

/// The sentences of what is missing, each made once: a fleet lacks a few things many thousand times.
struct MissingWords: Sendable {
  private var sentences: [Missing: String] = [:]

  mutating func sentence(of missing: Missing) -> String {
    if let known = sentences[missing] { return known }
    let sentence = missing.sentence
    sentences[missing] = sentence
    return sentence
  }
}
