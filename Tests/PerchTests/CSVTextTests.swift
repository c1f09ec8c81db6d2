import ServerlessModel
import Testing

@testable import perch

struct `CSV output` {
  @Test(arguments: [
    ("plain words", "charge-card", "charge-card"), ("blanks", " a b ", " a b "),
    ("a comma", "a,b", #""a,b""#), ("quotes", #"say "no""#, #""say ""no""""#),
    ("only a quote", #"""#, #""""""#),
    ("a quote with a mark on it", "\"\u{301}", "\"\"\"\u{301}\""),
    ("other scripts", "日本", "日本"),
  ])
  func `quotes a field only where RFC 4180 asks for it`(what: String, text: String, field: String)
    throws
  {
    var row = Row()
    row.add("message", text)
    let csv = try Self.csv([row])
    #expect(csv.unicodeScalars.elementsEqual("message\r\n\(field)\r\n".unicodeScalars), "\(what)")
  }

  @Test(arguments: ["two\nlines", "two\r\nlines", "an \u{1B}[31mescape", "a\u{202E}b", "a\u{0}b"])
  func `keeps a record on one line and drives no terminal`(text: String) throws {
    var row = Row()
    row.add("message", text)
    row.add("next", "end")
    let csv = try Self.csv([row])
    let inside = csv.unicodeScalars.filter { $0 != "\r" && $0 != "\n" }
    #expect(csv.utf8.filter { $0 == 10 }.count == 2)
    #expect(csv.hasSuffix(",end\r\n"))
    #expect(!inside.contains { $0.value < 32 || $0.value == 0x202E })
  }

  @Test func `has a column for every field that any row has`() throws {
    var first = Row()
    first.add("a", 1)
    first.add("b", "x")
    var second = Row()
    second.add("c", true)
    second.add("a", 2.5)
    #expect(try Self.csv([first, second]) == "a,b,c\r\n1,x,\r\n2.5,,true\r\n")
  }

  @Test func `has nothing to say of no rows`() throws {
    #expect(try Self.csv([]) == "")
  }

  @Test func `puts words of a list side by side and rows inside a row as JSON`() throws {
    var inner = Row()
    inner.add("k", "v,w")
    var row = Row()
    row.add("words", ["x", "y"])
    row.add("none", [String]())
    row.add("inner", Value.object(inner))
    row.add("rows", [inner])
    let csv = try Self.csv([row])
    let json = #""{""k"":""v,w""}","[{""k"":""v,w""}]""#
    #expect(csv == "words,none,inner,rows\r\nx y,,\(json)\r\n")
  }

  @Test func `is read back field for field`() throws {
    let odd = ["a", "\"", ",", "\",\"", "", "é\"\u{301}", "x,y\"z\"", "\"\"\""]
    let rows = odd.map { text in
      var row = Row()
      row.add("id", 1)
      row.add("text", Value.text(text))
      row.add("end", "e")
      return row
    }
    let records = Self.read(try Self.csv(rows))
    #expect(records.first == ["id", "text", "end"])
    #expect(records.dropFirst().map { $0[1] } == odd)
    #expect(records.allSatisfy { $0.count == 3 })
  }

  private static func csv(_ rows: [Row]) throws -> String {
    var out = StandardOutput()
    try CSVText.write(rows, to: &out)
    return String(decoding: out.buffer, as: UTF8.self)
  }

  /// A reader of RFC 4180 that knows nothing of the writer.
  private static func read(_ csv: String) -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var field = String.UnicodeScalarView()
    var isQuoted = false
    var rest = Array(csv.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      if isQuoted, scalar == "\"", rest.first == "\"" {
        field.append(scalar)
        rest.removeFirst()
      } else if scalar == "\"" {
        isQuoted.toggle()
      } else if isQuoted || ![",", "\r", "\n"].contains(scalar) {
        field.append(scalar)
      } else if scalar != "\r" {
        record.append(String(field))
        field.removeAll()
        if scalar == "\n" {
          records.append(record)
          record = []
        }
      }
    }
    return records
  }
}
