package import CellGrid

/// One line of the key table: what it does, by which keys, in how many words.
package struct KeyBinding: Hashable, Sendable {
  /// A part of the key page.
  package enum Section: String, CaseIterable, Sendable {
    case move = "Move and open"
    case find = "Find, sort, mark"
    case time = "Time"
    case go = "Go to"
    case take = "Take away and note"
    case program = "The program"
  }

  /// What it does.
  package var action: Action
  /// What `keys.yaml` calls it.
  package var name: String
  /// The keys, the one that hints name first.
  package var keys: [Key]
  /// Where help lists it.
  package var section: Section
  /// One line for help.
  package var help: String
  /// One or two words for the last line.
  package var hint: String
}

/// Which key does what; help, hints and `perch keys` are made from it.
package struct Keymap: Sendable {
  /// The table, in the order of help.
  package private(set) var bindings: [KeyBinding]
  private var actions: [Key: Action]

  /// The keys as shipped.
  package static let standard = Keymap(KeyTable.bindings)

  init(_ bindings: [KeyBinding]) {
    self.bindings = bindings
    actions = [:]
    for binding in bindings {
      for key in binding.keys { actions[key] = binding.action }
    }
  }

  /// What a key means; `nil` for a key with nothing on it.
  package func action(for key: Key) -> Action? { actions[key] }

  /// The first key of an action, as help spells it; empty for one without keys.
  func label(_ action: Action) -> String {
    if case .tab(let number) = action { return String(number) }
    return bindings.first { $0.action == action }?.keys.first?.label ?? ""
  }

  func hint(_ action: Action) -> (key: String, action: String)? {
    guard let binding = bindings.first(where: { $0.action == action }),
      let key = binding.keys.first
    else { return nil }
    return (key.label, binding.hint)
  }

  /// The table with other keys on some actions, by their names; other actions lose those keys.
  package func remapped(_ changes: [String: [Key]]) -> Result<Keymap, KeymapError> {
    let taken = Set(changes.values.joined())
    let bindings = bindings.map { binding in
      var binding = binding
      binding.keys = changes[binding.name] ?? binding.keys.filter { !taken.contains($0) }
      return binding
    }
    let kept: Set<String> = ["up", "quit"]
    if let lost = bindings.first(where: { kept.contains($0.name) && $0.keys.isEmpty }) {
      return .failure(KeymapError("\(lost.name) would have no key left; give it one"))
    }
    return .success(Keymap(bindings))
  }

  /// The key page, as `perch keys --markdown` prints it.
  package var markdown: String {
    var text = "# Keys\n"
    for section in KeyBinding.Section.allCases {
      text += "\n## \(section.rawValue)\n\n| keys | name | does |\n|---|---|---|\n"
      for binding in bindings where binding.section == section {
        let keys = binding.keys.map { "`" + $0.label.replacing("|", with: "\\|") + "`" }
        text += "| \(keys.joined(separator: " ")) | \(binding.name) | \(binding.help) |\n"
      }
    }
    return text
  }
}

/// What is wrong with a key file.
package struct KeymapError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The whole sentence.
  package let description: String

  init(_ description: String) { self.description = description }
}
