/// How an operation's XML differs from the JSON that the CLI makes of it.
package struct XMLForm: Hashable, Sendable {
  /// The member that the root element is; `nil` where the root is the answer itself.
  package var payload: String?
  /// Whether the payload is the whole body as text and no XML.
  package var isText: Bool
  /// Elements that the API calls otherwise.
  package var names: [String: String]
  /// Elements that repeat where the API has a list, with the name of the list.
  package var lists: [String: String]

  init(payload: String? = nil, names: [String: String] = [:], lists: [String: String] = [:]) {
    self.payload = payload
    self.names = names
    self.lists = lists
    isText = false
  }

  /// A body that is text, kept under a name.
  static func text(_ payload: String) -> XMLForm {
    var form = XMLForm(payload: payload)
    form.isText = true
    return form
  }
}
