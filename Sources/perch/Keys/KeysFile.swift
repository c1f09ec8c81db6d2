import CellGrid
import Console
import Yams

/// The user's own keys, `keys.yaml`: under each action's name a key or a list of keys, by tmux's names.
struct KeysFile {
  static var path: String { PerchFolders.config + "/keys.yaml" }

  let path: String
  /// The shipped keys, with those of the file that are right.
  private(set) var keymap = Keymap.standard
  private(set) var problems: [YAMLProblem] = []
  private var owners: [Key: String] = [:]

  /// The keys of a text; what is wrong is noted, and the rest holds.
  init(_ text: String, path: String = KeysFile.path) {
    self.path = path
    guard let root = YAMLText.root(text, &problems) else { return }
    let names = keymap.bindings.map(\.name)
    guard let fields = YAMLFields(root, of: "the key file", keys: names, &problems) else { return }
    remap(names.reduce(into: [:]) { $0[$1] = keys(of: $1, fields) }, root)
  }

  /// The user's keys; a file that is not there leaves them as shipped.
  static func read(_ path: String = KeysFile.path) -> KeysFile {
    guard let bytes = FileText.read(path) else { return KeysFile("", path: path) }
    return KeysFile(String(decoding: bytes, as: UTF8.self), path: path)
  }

  /// What to tell when the console opens; `nil` where all is right.
  var notice: String? {
    guard let first = problems.complaints(in: "keys.yaml").first else { return nil }
    return problems.count == 1 ? first : "\(first) (and \(problems.count - 1) more)"
  }

  private mutating func remap(_ changes: [String: [Key]], _ root: Node) {
    switch keymap.remapped(changes) {
    case .success(let changed): keymap = changed
    case .failure(let error): problems.append(YAMLProblem(error.description, at: root.mark))
    }
  }

  /// The keys of one action; `nil` where it keeps its own.
  private mutating func keys(of name: String, _ fields: YAMLFields) -> [Key]? {
    guard let node = fields.node(name) else { return nil }
    let keys = node.entries.compactMap { key($0, of: name) }
    return keys.count == node.entries.count ? keys : nil
  }

  private mutating func key(_ node: Node, of name: String) -> Key? {
    if let key = node.scalar.flatMap({ Key.parse(tmux: $0.string) }) {
      guard let other = owners.updateValue(name, forKey: key) else { return key }
      problems.append(
        YAMLProblem("\(key.label) is given to \(other) and to \(name); choose one", at: node.mark))
      return nil
    }
    let text = Quoted.text(node.scalar?.string ?? "that")
    problems.append(
      YAMLProblem(
        "\(text) is no key; use tmux's names, such as Down, Enter, C-d, NPage, F2 or x",
        at: node.mark))
    return nil
  }
}
