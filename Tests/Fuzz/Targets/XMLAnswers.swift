@testable import AWSClient

/// XML by our own reader: what it read, written and read again, is the same tree.
enum XMLAnswers: FuzzTarget {
  static func read(_ bytes: UnsafeRawBufferPointer) {
    guard let document = try? XMLDocument(Array(bytes)) else { return }
    expect(document.nodes.count <= bytes.count + 1, "there are more elements than bytes")
    let text = document.children(of: 0).map { written($0, of: document) }.joined()
    guard !text.contains("<>") else { return }
    let again = try? XMLDocument(Array(text.utf8))
    let second = again.map { again in
      again.children(of: 0).map { written($0, of: again) }.joined()
    }
    expect(second == text, "what was read is not read again")
  }

  /// An element without recursion, since depth is the sender's choice.
  private static func written(_ root: Int32, of document: XMLDocument) -> String {
    var text = ""
    var waiting: [(place: Int32, isEnd: Bool)] = [(root, false)]
    while let (place, isEnd) = waiting.popLast() {
      let name = document.names[Int(document.nodes[Int(place)].name)]
      guard !isEnd else {
        text += "</\(name)>"
        continue
      }
      let children = document.children(of: place)
      text += "<\(name)>" + (children.isEmpty ? escaped(document.text(of: place)) : "")
      waiting.append((place, true))
      waiting += children.reversed().map { ($0, false) }
    }
    return text
  }

  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.map { $0 == "<" ? "&lt;" : $0 == "&" ? "&amp;" : String($0) }.joined()
  }
}
