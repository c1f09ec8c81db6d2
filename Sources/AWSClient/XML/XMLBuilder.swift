/// Puts the events of a reader together as a tree.
struct XMLBuilder {
  var names: XMLNames
  /// The first stands for the document.
  private(set) var nodes = [XMLDocument.Node(name: -1, parent: -1)]
  private(set) var pieced: [String] = []

  init(form: XMLForm) { names = XMLNames(form: form) }

  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) throws(XMLReader.Fault) {
    var reader = XMLReader(bytes)
    var open: [Int32] = [0]
    while true {
      switch try reader.next() {
      case .start(let name):
        open.append(start(names.meaning(of: name, in: bytes), in: open[open.count - 1]))
      case .text(let range, let isRaw): add(range, isRaw, to: Int(open[open.count - 1]), bytes)
      case .end: open.removeLast()
      case .finished: return
      }
    }
  }

  /// The element whose children are the members; puts the root among them where it is one.
  mutating func top(_ form: XMLForm) -> Int32 {
    guard nodes.count > 1 else { return 0 }
    if let payload = form.payload {
      nodes[1].name = names.id(payload)
      let isEmpty = nodes[1].first < 0 && nodes[1].text.isEmpty && nodes[1].pieced < 0
      if isEmpty { nodes[0].first = -1 }
      return 0
    }
    let first = nodes[1].first
    guard first >= 0, names.names[Int(nodes[1].name)].hasSuffix("Response"),
      names.names[Int(nodes[Int(first)].name)].hasSuffix("Result")
    else { return 1 }
    return first
  }

  private mutating func start(_ meaning: XMLNames.Meaning, in parent: Int32) -> Int32 {
    guard let list = meaning.list else { return append(meaning.id, to: parent) }
    var owner = nodes[Int(parent)].first
    while owner >= 0, nodes[Int(owner)].name != list { owner = nodes[Int(owner)].next }
    return append(meaning.id, to: owner < 0 ? append(list, to: parent) : owner)
  }

  private mutating func append(_ name: Int32, to parent: Int32) -> Int32 {
    let place = Int32(nodes.count)
    nodes.append(XMLDocument.Node(name: name, parent: parent))
    let last = nodes[Int(parent)].last
    if last < 0 {
      nodes[Int(parent)].first = place
    } else {
      nodes[Int(last)].next = place
    }
    nodes[Int(parent)].last = place
    return place
  }

  /// Text stays where it stands; only text in several pieces is copied, and text beside elements is none.
  private mutating func add(
    _ range: Range<Int>, _ isRaw: Bool, to place: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    guard nodes[place].first < 0 else { return }
    let hasEntities = !isRaw && bytes[range].contains(UInt8(ascii: "&"))
    if nodes[place].text.isEmpty, nodes[place].pieced < 0 {
      nodes[place].text = range
      nodes[place].hasEntities = hasEntities
      return
    }
    if nodes[place].pieced < 0 {
      nodes[place].pieced = Int32(pieced.count)
      pieced.append(read(nodes[place].text, nodes[place].hasEntities, bytes))
    }
    pieced[Int(nodes[place].pieced)] += read(range, hasEntities, bytes)
  }

  private func read(
    _ range: Range<Int>, _ hasEntities: Bool, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> String {
    let text = String(decoding: bytes[range], as: UTF8.self)
    return hasEntities ? XMLText.plain(text) : text
  }
}
