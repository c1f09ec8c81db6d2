import Foundation
import Testing

@testable import AWSClient

struct XMLReaderTests {
  /// The events of a text: `<name`, `text`, `>`.
  private func events(_ text: String) throws -> [String] {
    let bytes = Array(text.utf8)
    return try bytes.withUnsafeBufferPointer { buffer in
      var reader = XMLReader(buffer)
      var all: [String] = []
      while true {
        switch try reader.next() {
        case .start(let name): all.append("<" + String(decoding: buffer[name], as: UTF8.self))
        case .text(let range, _): all.append(String(decoding: buffer[range], as: UTF8.self))
        case .end: all.append(">")
        case .finished: return all
        }
      }
    }
  }

  @Test func `reads elements, text and what is passed over`() throws {
    #expect(
      try events(
        "\u{FEFF}<?xml version=\"1.0\"?>\n<!-- a > b --><A x='1' y = \">\"><B/>t<C >u</C ></A>\n"
      ) == ["<A", "<B", ">", "t", "<C", "u", ">", ">"])
    #expect(try events("<A><![CDATA[<x>&amp;]]></A>") == ["<A", "<x>&amp;", ">"])
    #expect(try events("<A x=\"/\"/>") == ["<A", ">"])
  }

  @Test(arguments: [
    "", "  ", "text", "<A>", "<A></B>", "<A></A></A>", "<A/><B/>", "<A/>text", "<A", "<A x>",
    "<A x=1/>",
    "<A x=\"1/>", "<>", "< A/>", "</A>", "<A><!-- </A>", "<A><![CDATA[ ]]</A>", "<?xml", "<A//>",
    "<!DOCTYPE html><html></html>",
    "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", "<A><!ENTITY b></A>", "<![CDATA[x]]>",
  ])
  func `refuses what is no XML`(_ text: String) {
    #expect(throws: XMLReader.Fault.self) { try events(text) }
  }

  @Test func `goes as deep as it must and no deeper`() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
    }
    #expect(try events(nested(XMLReader.deepest)).count == 2 * XMLReader.deepest)
    #expect(throws: XMLReader.Fault.self) { try events(nested(XMLReader.deepest + 1)) }
    #expect(throws: XMLReader.Fault.self) { try events(String(repeating: "<a>", count: 1_000_000)) }
  }

  @Test(arguments: [
    ("a &lt;b&gt; &amp;&quot;&apos;", "a <b> &\"'"), ("&#65;&#x42;&#x1F600;", "AB\u{1F600}"),
    (
      "&nbsp; & &; &#; &#x110000; &#xD800; &#99999999999;",
      "&nbsp; & &; &#; &#x110000; &#xD800; &#99999999999;"
    ),
    ("&amp;lt;", "&lt;"), ("&amp", "&amp"), ("é&amp;漢", "é&漢"),
    ("&amp;\u{301}", "&\u{301}"), ("&\u{301}lt;&lt;\u{301}", "&\u{301}lt;<\u{301}"),
  ])
  func `reads the entities it knows and leaves others`(_ text: String, _ plain: String) {
    #expect(XMLText.plain(text) == plain)
  }

  @Test func `reads back every document that it is given`() throws {
    var random = Dice(seed: 11)
    for _ in 0..<300 {
      let tree = Tree.random(&random, depth: 4)
      let document = try XMLDocument(Array(tree.written(&random).utf8))
      #expect(Tree(document, document.nodes[0].first) == tree)
    }
  }

  @Test func `survives every byte`() throws {
    var random = Dice(seed: 5)
    let sound = Array("<A x='1'><B>t&amp;</B><!-- c --><![CDATA[d]]><C/></A>".utf8)
    for round in 0..<20_000 {
      var bytes = sound
      if round % 2 == 0 {
        for _ in 0..<3 { bytes[random.below(bytes.count)] = UInt8(random.below(256)) }
      } else {
        bytes = (0..<random.below(40)).map { _ in
          Array("<>/!?-[]CDATA&;'\"=ax \u{0}\u{FF}".utf8).randomElement(using: &random) ?? 0
        }
      }
      if round % 3 == 0 { bytes = Array(bytes.prefix(random.below(bytes.count + 1))) }
      _ = try? XMLDocument(bytes).text(at: ["b"])
    }
  }
}

/// A tree of elements whose leaves hold text.
private struct Tree: Equatable {
  var name: String
  var text: String
  var children: [Tree]

  static func random(_ dice: inout Dice, depth: Int) -> Tree {
    let name = ["Rule", "member", "Id", "x-1", "Größe"][dice.below(5)]
    if depth == 0 || dice.below(3) == 0 {
      let marks = ["a", "<", "&", "]]>", "é", " ", "\"", "'", "\n", "🙂", "&amp;"]
      let text = (0..<dice.below(6)).map { _ in marks[dice.below(marks.count)] }.joined()
      return Tree(name: FoldedKey.folded(name), text: text, children: [])
    }
    let children = (0...dice.below(4)).map { _ in random(&dice, depth: depth - 1) }
    return Tree(name: FoldedKey.folded(name), text: "", children: children)
  }

  func written(_ dice: inout Dice) -> String {
    let gap = ["", "\n  ", "<!-- x -->", "<?y?>"][dice.below(4)]
    if children.isEmpty, text.isEmpty, dice.below(2) == 0 { return gap + "<\(name) a=\"<>\"/>" }
    let inner = children.map { $0.written(&dice) }.joined()
    return gap + "<\(name)>" + inner + escaped(&dice) + "</\(name)>"
  }

  /// Letters as they are, as entities or in CDATA.
  private func escaped(_ dice: inout Dice) -> String {
    text.unicodeScalars.map { scalar in
      let needs = scalar == "<" || scalar == "&" || scalar == ">"
      switch dice.below(3) {
      case 0: return "&#x\(String(scalar.value, radix: 16));"
      case 1 where scalar != "]" && scalar != ">": return "<![CDATA[\(scalar)]]>"
      default: return needs ? "&#\(scalar.value);" : String(scalar)
      }
    }.joined()
  }
}

extension Tree {
  init(_ document: XMLDocument, _ place: Int32) {
    name = document.names[Int(document.nodes[Int(place)].name)]
    children = document.children(of: place).map { Tree(document, $0) }
    text = children.isEmpty ? document.text(of: place) : ""
  }
}

/// Random numbers that are the same in every run.
private struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(max(limit, 1))) }
}
