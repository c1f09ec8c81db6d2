/// An XML answer as a tree under the names that the API gives its members: read once, decoded from there.
package final class XMLDocument: Sendable {
  /// One element; others are named by their place in `nodes`, with -1 for none.
  struct Node {
    var name: Int32
    var parent: Int32
    var first: Int32 = -1
    var last: Int32 = -1
    var next: Int32 = -1
    var text = 0..<0
    /// Text in several pieces, by its place in `pieced`.
    var pieced: Int32 = -1
    var hasEntities = false
  }

  let bytes: [UInt8]
  let nodes: [Node]
  let pieced: [String]
  let names: [String]
  let ids: [String: Int32]
  /// The element whose children are the members of the answer.
  let top: Int32

  /// Reads a whole document.
  package init(_ bytes: [UInt8], form: XMLForm = XMLForm()) throws(AWSJSONError) {
    var builder = XMLBuilder(form: form)
    do throws(XMLReader.Fault) {
      try bytes.withUnsafeBufferPointer { buffer throws(XMLReader.Fault) in
        try builder.read(buffer)
      }
    } catch {
      let line = 1 + bytes[..<min(error.at, bytes.count)].count { $0 == 10 }
      throw AWSJSONError(line: line, field: "", expected: "valid XML")
    }
    top = builder.top(form)
    self.bytes = bytes
    nodes = builder.nodes
    pieced = builder.pieced
    names = builder.names.names
    ids = builder.names.ids
  }

  /// The name of the root element.
  var rootName: String { nodes.count > 1 ? names[Int(nodes[1].name)] : "" }

  /// The text of the element that a way of names leads to from the top.
  func text(at way: [String]) -> String? {
    var place = top
    for name in way {
      guard let next = child(of: place, named: FoldedKey.folded(name)) else { return nil }
      place = next
    }
    return text(of: place)
  }

  func child(of place: Int32, named name: String) -> Int32? {
    guard let id = ids[name] else { return nil }
    var child = nodes[Int(place)].first
    while child >= 0, nodes[Int(child)].name != id { child = nodes[Int(child)].next }
    return child < 0 ? nil : child
  }

  func children(of place: Int32) -> [Int32] {
    var all: [Int32] = []
    var child = nodes[Int(place)].first
    while child >= 0 {
      all.append(child)
      child = nodes[Int(child)].next
    }
    return all
  }

  /// The text of an element that holds no others.
  func text(of place: Int32) -> String {
    let node = nodes[Int(place)]
    if node.pieced >= 0 { return pieced[Int(node.pieced)] }
    let text = String(decoding: bytes[node.text], as: UTF8.self)
    return node.hasEntities ? XMLText.plain(text) : text
  }

  /// Whether an element holds neither others nor text that shows.
  func isBlank(_ place: Int32) -> Bool {
    let node = nodes[Int(place)]
    return node.first < 0 && node.pieced < 0
      && bytes[node.text].allSatisfy { $0 == 32 || $0 == 10 || $0 == 13 || $0 == 9 }
  }

  /// The names on the way from the top to an element.
  func way(to place: Int32) -> [String] {
    var way: [String] = []
    var at = place
    while at > 0, at != top {
      way.insert(names[Int(nodes[Int(at)].name)], at: 0)
      at = nodes[Int(at)].parent
    }
    return way
  }
}

extension XMLDocument: Hashable {
  package static func == (left: XMLDocument, right: XMLDocument) -> Bool {
    left.bytes == right.bytes
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(bytes) }
}
