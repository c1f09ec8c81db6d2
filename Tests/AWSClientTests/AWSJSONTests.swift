import Foundation
import Testing

@testable import AWSClient

struct AWSJSONTests {
  private struct Sample: Decodable {
    var kmsKeyArn: String?
    var arn: String?
    var sseDescription: String?
    var retentionInDays: Int?
    var traceId: String?
    var tags: [String: String]?
    var items: [Item]?

    struct Item: Decodable { var memorySize: Int? }
  }

  private func decode(_ text: String) throws -> Sample {
    try AWSJSON.decode(Sample.self, from: Data(text.utf8))
  }

  @Test func `reads keys of every spelling and leaves keys of maps alone`() throws {
    let sample = try decode(
      """
      {"KMSKeyArn": "k", "ARN": "a", "SSEDescription": "s", "retentionInDays": 7, "trace_id": "t",
       "Tags": {"Cost_Center": "7", "ABC": "x"}, "NotKnownToUs": {"deep": [1, null]}}
      """)
    #expect(sample.kmsKeyArn == "k")
    #expect(sample.arn == "a")
    #expect(sample.sseDescription == "s")
    #expect(sample.retentionInDays == 7)
    #expect(sample.traceId == "t")
    #expect(sample.tags == ["Cost_Center": "7", "ABC": "x"])
  }

  @Test func `names the line of broken JSON`() throws {
    let error = #expect(throws: AWSJSONError.self) { try decode("{\n  \"ARN\": \"a\",\n  oops\n}") }
    #expect(error?.line == 3)
    #expect(error?.expected == "valid JSON")
  }

  @Test(arguments: [
    ("{\"a\": [1, 2}", 1), ("{\n\"a\" 1}", 2), ("{\"a\": 1}\n\ntrailing", 3), ("{\"a\":\n", 2),
    ("{\"a\": \"no end", 1), ("{\"a\": tru}", 1), ("{\n,}", 2),
  ])
  func `finds the first line that is no JSON`(_ text: String, _ line: Int) {
    #expect(JSONSyntax.brokenLine(of: Data(text.utf8)) == line)
  }

  @Test(arguments: [
    "{}", "[]", " {\"a\": [1, -2.5e3, true, false, null, \"\\\"\", {}, [[]]]} \n", "\"x\"",
  ])
  func `finds nothing wrong with sound JSON`(_ text: String) {
    #expect(JSONSyntax.brokenLine(of: Data(text.utf8)) == nil)
  }

  @Test func `names the field of a wrong type`() throws {
    let error = #expect(throws: AWSJSONError.self) {
      try decode("{\"Items\": [{\"MemorySize\": 1}, {\"MemorySize\": \"much\"}]}")
    }
    #expect(error?.field == "items[1].memorySize")
    #expect(error?.expected == "a whole number")
  }

  @Test func `refuses a document that nests too deep and stays alive`() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(throws: AWSJSONError.self) { try decode("{\"Items\": " + deep) }
    #expect(throws: AWSJSONError.self) {
      try JSONShape(of: Data((deep + String(repeating: "]", count: 100_000)).utf8))
    }
  }

  @Test func `knows seconds, milliseconds and text of a moment`() throws {
    func read(_ text: String) throws -> Timestamp {
      try AWSJSON.decodePlain([Timestamp].self, from: Data("[\(text)]".utf8))[0]
    }
    #expect(try read("1763649130.25").milliseconds == 1_763_649_130_250)
    #expect(try read("1763649130").milliseconds == 1_763_649_130_000)
    #expect(try read("1763649130123").milliseconds == 1_763_649_130_123)
    #expect(try read("\"2026-11-20T14:32:10+00:00\"") == .text("2026-11-20T14:32:10+00:00"))
    #expect(try read("1e300").milliseconds == nil)
  }

  @Test func `sees the keys of a document and one level below`() throws {
    let shape = try JSONShape(
      of: Data("{\"items\": [{\"id\": 1, \"apiStages\": []}, {\"x\": 2}], \"n\": 3}".utf8))
    #expect(shape.holds(["items", "items.apiStages"]))
    #expect(!shape.holds(["items.x"]))
    #expect(!shape.holds([]))
  }
}
