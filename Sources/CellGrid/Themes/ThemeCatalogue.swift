/// The themes at hand, by name, with what they inherit from each other.
package struct ThemeCatalogue: Sendable {
  private var documents: [String: ThemeDocument] = [:]
  private var files: [String: [UInt8]] = [:]

  /// Makes an empty catalogue.
  package init() {}

  /// Makes a catalogue of theme files' bytes by theme name; each is read when it is asked for.
  package init(files: [String: [UInt8]]) { self.files = files }

  /// The names, in order of the alphabet.
  package var names: [String] { Set(documents.keys).union(files.keys).sorted() }

  /// The document of a name, or `nil` when there is none of that name.
  package func document(_ name: String) throws(ThemeError) -> ThemeDocument? {
    if let document = documents[name] { return document }
    guard let bytes = files[name] else { return nil }
    do {
      return try ThemeParser.parse(bytes)
    } catch {
      throw ThemeError("\(name).yaml: \(error)")
    }
  }

  /// Adds a theme; one of the same name is replaced.
  package mutating func add(_ document: ThemeDocument) { documents[document.name] = document }

  /// The theme of a name, with all that it inherits.
  package func theme(_ name: String) throws(ThemeError) -> Theme {
    guard documents[name] != nil || files[name] != nil else {
      let known = names.joined(separator: ", ")
      throw ThemeError("There is no theme \"\(name)\". Choose one of: \(known).")
    }
    return try ThemeResolver(try merged(name)).theme()
  }

  /// The document with everything from its parents filled in.
  func merged(_ name: String) throws(ThemeError) -> ThemeDocument {
    var chain: [ThemeDocument] = []
    var next = name
    while !next.isEmpty {
      guard let document = try document(next) else {
        throw ThemeError("Theme \"\(name)\" inherits \"\(next)\", which does not exist.")
      }
      guard !chain.contains(where: { $0.name == next }) else {
        throw ThemeError("Theme \"\(name)\" inherits itself through \"\(next)\".")
      }
      chain.append(document)
      next = document.inherits
    }
    var merged = ThemeDocument()
    for document in chain.reversed() {
      merged.name = document.name
      if !document.variant.isEmpty { merged.variant = document.variant }
      if !document.summary.isEmpty { merged.summary = document.summary }
      merged.palette.merge(document.palette) { $1 }
      merged.roles.merge(document.roles) { $1 }
      merged.gradients.merge(document.gradients) { $1 }
    }
    return merged
  }
}
