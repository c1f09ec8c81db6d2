/// The states of a state machine, read from its definition.
struct Workflow {
  /// One state with what is set for it.
  struct State {
    /// The names that lead to it: `Ship > Pack`.
    var path: String
    var name: String
    var fields: [String: JSONTree]

    var type: String { fields["Type"]?.text ?? "" }
    var resource: String { fields["Resource"]?.text ?? "" }
    var isTask: Bool { type == "Task" }

    /// Whether it waits until somebody sends its token back.
    var waitsForToken: Bool { resource.hasSuffix(".waitForTaskToken") }
    /// Whether it waits for a job, another workflow or a worker.
    var waitsForOthers: Bool {
      waitsForToken || resource.hasSuffix(".sync") || resource.hasSuffix(".sync:2")
        || resource.contains(":activity:")
    }
    var callsLambda: Bool {
      resource.hasPrefix("arn:aws:lambda:") || resource.hasPrefix("arn:aws:states:::lambda:invoke")
    }

    /// The workflows inside it, of a parallel state or a map.
    var inner: [JSONTree] {
      (fields["Branches"]?.list ?? [])
        + [fields["Iterator"], fields["ItemProcessor"]].compactMap(\.self)
    }
  }

  let root: JSONTree
  /// Every state, in order of their paths.
  let states: [State]

  /// Reads a definition; `nil` for text that is none.
  init?(_ definition: String) {
    guard let root = JSONTree(definition), root["States"]?.object != nil else { return nil }
    var found: [State] = []
    var open = [(path: "", workflow: root)]
    while let (path, workflow) = open.popLast() {
      for (name, state) in workflow["States"]?.object ?? [:] {
        guard let fields = state.object else { continue }
        let state = State(path: path + name, name: name, fields: fields)
        found.append(state)
        open += state.inner.map { (path + name + " > ", $0) }
      }
    }
    self.root = root
    states = found.sorted { $0.path < $1.path }
  }

  /// The transitions of one run along its main path: defaults of choices, all branches, one item of a map.
  var transitions: Int { Self.transitions(root) }

  private static func transitions(_ workflow: JSONTree) -> Int {
    let states = workflow["States"]?.object ?? [:]
    var visited: Set<String> = []
    var count = 0
    var next = workflow["StartAt"]?.text
    while let name = next, let fields = states[name]?.object, visited.insert(name).inserted {
      let state = State(path: name, name: name, fields: fields)
      count += 1 + state.inner.reduce(0) { $0 + transitions($1) }
      next =
        fields["Next"]?.text ?? fields["Default"]?.text
        ?? fields["Choices"]?.list?.first?["Next"]?.text
    }
    return count
  }
}
