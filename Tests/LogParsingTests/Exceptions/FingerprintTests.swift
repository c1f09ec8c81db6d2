import LogParsing
import ServerlessModel
import Testing

struct FingerprintTests {
  static let normal: [(String, String)] = [
    ("order \(idA) not found", "order <uuid> not found"),
    ("no  such\n\tkey ", "no such key"), ("took 12.5 ms of 3,000", "took <n> ms of <n>"),
    ("at 2026-11-20T14:00:00.112Z", "at <time>"),
    ("from 10.0.12.7 and 10.0.12.8:443", "from <ip> and <ip>:<n>"),
    ("mail to jo.doe+x@example.com failed", "mail to <email> failed"),
    (
      "arn:aws:sqs:eu-central-1:123456789012:orders-7 gone.",
      "arn:aws:sqs:eu-central-1:<account>:<resource> gone."
    ),
    (
      "GET https://api.example.com/v1/items/42?token=abc&x=1 500",
      "GET https://api.example.com/v<n>/items/<n>?<query> <n>"
    ),
    ("hash deadbeefcafe1234 and 0x7ffe", "hash <hex> and <hex>"),
    ("value 'this is a rather long text in quotes' bad", "value <string> bad"),
    ("key 'short' bad", "key 'short' bad"),
    ("can't do it, won't do it", "can't do it, won't do it"),
    ("balance -12 low", "balance <n> low"),
    ("é ü 日本", "é ü 日本"), ("", ""),
  ]

  @Test(arguments: normal)
  func `takes out of a message what differs each time`(message: String, normalized: String) {
    #expect(Fingerprint.normalize(message) == normalized)
  }

  @Test func `a message is cut at 200 characters`() {
    #expect(Fingerprint.normalize(String(repeating: "word ", count: 100)).count <= 200)
    #expect(Fingerprint.normalize(String(repeating: "日", count: 300)).count == 200)
  }

  private func group(
    _ message: String, type: String? = "KeyError", frames: [String] = ["app.py handler"],
    errorClass: ErrorClass = .exception, resource: ResourceID = orders
  ) -> ErrorGroupID {
    Fingerprint.group(
      resource: resource, errorClass: errorClass, type: type, message: message, frames: frames)
  }

  @Test func `the same bug with other ids is one group`() {
    let messages = [
      "order \(idA) of jo@example.com failed after 12 ms at 10.0.0.1",
      "order \(idB) of al@example.org failed after 9.75 ms at 10.20.30.40",
      "order  \(idC) of x@y.z failed after 1200 ms at 1.2.3.4",
    ]
    #expect(Set(messages.map { group($0) }).count == 1)
  }

  @Test func `another type, class, frame or function is another group`() {
    let base = group("x")
    #expect(base != group("x", type: "ValueError"))
    #expect(base != group("x", frames: ["app.py load"]))
    #expect(base != group("x", errorClass: .handled))
    #expect(base != group("x", resource: .function("b", account: "1", region: "r")))
    #expect(base != group("y"))
  }

  @Test func `only the three innermost frames count`() {
    #expect(group("x", frames: ["a", "b", "c", "d"]) == group("x", frames: ["a", "b", "c", "e"]))
    #expect(group("x", frames: ["a", "b", "c"]) != group("x", frames: ["a", "b", "d"]))
  }

  @Test func `a line number does not make a new group`() throws {
    func of(_ line: Int) throws -> ErrorGroupID {
      let read = try #require(
        exception(
          "[ERROR] KeyError: 'a'\nTraceback (most recent call last):\n  File \"/var/task/f.py\", line \(line), in handler"
        ))
      return group(read.message, type: read.type, frames: read.frames)
    }
    #expect(try of(3) == of(300))
  }

  @Test func `groups beyond the limit of a day overflow into one`() {
    var cap = ErrorGroupCap(limit: 3)
    let words = ["a", "b", "c", "d", "e", "a"]
    let groups = words.map { word in
      var record = ErrorRecord(
        resource: orders, time: Instant(milliseconds: origin), errorClass: .exception,
        message: word,
        group: group(word))
      cap.admit(&record)
      return record.group
    }
    #expect(Set(groups).count == 4)
    #expect(groups[3] == groups[4])
    #expect(groups[5] == groups[0])
  }
}
