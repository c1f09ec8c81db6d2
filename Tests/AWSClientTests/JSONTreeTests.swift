import Foundation
import Testing

@testable import AWSClient

struct JSONTreeTests {
  private func tree<T: Decodable>(_ text: String, _ type: T.Type, isFolding: Bool = false) -> T? {
    JSONTree(Array(text.utf8), isFolding: isFolding)?.decode(type)
  }

  @Test(arguments: [
    "{}", "[]", "[[], {}, [[1]]]", "null", " [null, true, false] \n", "\"\"",
    "[0, -0, 7, -12, 123456789012345]",
    "[9223372036854775807, -9223372036854775808, 1234567890123456789012]",
    "[1.0, 1e3, 12E-1, 1.5e+2, -0.0]",
    "[0.1, 33.4, 0.333333333333333, 1234567.1234567, 123456789.123456789, 1.7976931348623157e308, 4.9e-324]",
    "[\"plain\", \"größer ☃ 👨‍👩‍👧\", \"\\\"\\\\\\/\\b\\f\\n\\r\\t\", \"\\u0041\\u00e9\\u2603\\ud83d\\ude00\", \"a\\nb\"]",
    "{\"a\": {\"b\": [{\"c\": 1}, {\"c\": 2}]}, \"Name\": 1, \"name\": 2, \"\": 3, \"x\\ty\": 4, \"größer\": 5}",
  ])
  func `reads what Foundation reads`(_ text: String) throws {
    let expected = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
    #expect(tree(text, JSONValue.self) == expected)
    #expect(tree(text, JSONValue.self, isFolding: true) == expected)
  }

  @Test(arguments: [
    "", "[1", "{\"a\" 1}", "[01]", "[1.]", "[.5]", "[+1]", "[1e]", "[--1]", "[1-2]",
    "[1e999]", "[nul]",
    "[\"\\x\"]", "[\"\\u12\"]", "[\"\\u12g4\"]", "[\"\\ud83d\"]", "[\"\\ud83d\\u0041\"]",
    "[\"\\ude00\"]", "[\"\n\"]",
    "[1] 2",
  ])
  func `takes nothing that Foundation refuses`(_ text: String) {
    #expect(tree(text, JSONValue.self) == nil)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
    }
  }

  @Test func `takes no bytes that are no text, plain or between escapes`() {
    for bytes: [UInt8] in [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0x5C, 0x6E, 0xFF]] {
      #expect(
        JSONTree([0x5B, 0x22] + bytes + [0x22, 0x5D], isFolding: false)?.decode([String].self)
          == nil)
    }
  }

  @Test func `takes whole numbers that fit, and no others`() {
    #expect(tree("[127, -128, 1.0, 1e2]", [Int8].self) == [127, -128, 1, 100])
    for wrong in ["128", "-129", "0.5", "\"1\"", "true", "null"] {
      #expect(tree("[\(wrong)]", [Int8].self) == nil)
    }
    #expect(tree("[18446744073709551615]", [UInt64].self) == nil)
    #expect(tree("[1, 2.5]", [Double].self) == [1, 2.5])
    #expect(tree("[1, [2]]", [Double].self) == nil)
    #expect(tree("[1, null]", [Double].self) == nil)
    #expect(tree("[1, null]", [Double?].self) == [1, nil])
  }

  private struct Names: Decodable, Equatable {
    var kmsKeyArn: String?
    var arn: String?
    var traceId: String?
    var a: Int?
    var counts: [String: Int]?
    var inner: [Names]?
  }

  @Test func `reads names as they are folded, and keys of maps as they are written`() {
    let text = """
      {"KMSKeyArn": "k", "trace_id": "t", "ARN": "r", "A": 1, "a": 2, "Counts": {"Name": 1, "name": 2, "ABC": 3, "a_b": 4},
       "Inner": [{"arn": null}, {"Arn": "first", "arn": "second"}, {"T\\u0072aceId": "u"}], "Unknown": [{"deep": [1]}]}
      """
    let names = tree(text, Names.self, isFolding: true)
    #expect(names?.kmsKeyArn == "k")
    #expect(names?.traceId == "t")
    #expect(names?.arn == "r")
    #expect(names?.a == 1)
    #expect(names?.counts == ["Name": 1, "name": 2, "ABC": 3, "a_b": 4])
    #expect(names?.inner == [Names(), Names(arn: "first"), Names(traceId: "u")])
    #expect(tree(text, Names.self)?.a == 2)
  }

  @Test(arguments: [
    "", "a", "A", "AB", "Ab", "aB", "ABc", "ABcD", "SSEDescription", "KMSKeyArn", "ARN", "VpcId",
    "trace_id", "_a_b", "A_B", "x1",
    "ID3Tag", "EC2", "nextToken", "a_",
  ])
  func `folds each name as FoldedKey does`(_ name: String) throws {
    let tree = try #require(JSONTree(Array("{\"\(name)\": 1}".utf8), isFolding: true))
    for other in [FoldedKey.folded(name), name, name.lowercased(), name + "x"] {
      var other = other
      let isSame = FoldedKey.folded(name) == other
      #expect(other.withUTF8 { tree.isName(at: 1, foldedTo: $0) } == (isSame && !name.isEmpty))
    }
  }

  @Test func `reads a map of many keys in the time of few`() {
    let count = 20_000
    let text = "{" + (0..<count).map { "\"key\($0)\": \($0)" }.joined(separator: ",") + "}"
    #expect(tree(text, [String: Int].self)?.count == count)
  }
}
