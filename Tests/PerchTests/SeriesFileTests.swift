import ServerlessModel
import Testing

@testable import perch

struct `A file of a series` {
  /// 2026-11-20T14:32:10Z.
  private static let noted = Instant(milliseconds: 1_795_185_130_000)

  private static func read(_ text: String) throws -> SeriesFile {
    try SeriesFile(Array(text.utf8), name: "cpu.csv")
  }

  private static func failure(_ text: String) -> CommandFailure? {
    do {
      _ = try read(text)
      return nil
    } catch {
      return error as? CommandFailure
    }
  }

  @Test(arguments: [
    "2026-11-20T14:32:10Z", "2026-11-20T14:32:10", "2026-11-20 14:32:10", "2026-11-20 14:32:10.000",
    "2026-11-20T16:32:10+02:00", "2026-11-20 14:32:10+0000", "1795185130", "1795185130000",
    "1795185130.0", " \"2026-11-20 14:32:10\" ",
  ])
  func `takes a time in any usual form`(time: String) throws {
    let points = try Self.read(time + ",12.5\n").points
    #expect(points == [MetricPoint(time: Self.noted, value: 12.5)])
  }

  @Test(arguments: [
    "timestamp,value\n1795185130,3\n", "1795185130,3", "1795185130,3\r\n",
    "\u{FEFF}Timestamp,Value\n1795185130,3",
    "value,time\n3,1795185130\n", "id,timestamp,value\n7,1795185130,3", "1795185130;3",
    "1795185130\t3",
    "\n\n1795185130,3\n\n", "\"timestamp\",\"value\"\r\n\"1795185130\",\"3\"\r\n",
    "1795185130,3,more",
    "date,cpu\n1795185130,3",
  ])
  func `finds the two columns with a header or without`(text: String) throws {
    let file = try Self.read(text)
    #expect(file.points == [MetricPoint(time: Self.noted, value: 3)])
    #expect(file.note == nil)
  }

  @Test(arguments: ["", "NaN", "null", "None", "-", "inf"])
  func `a time without a value is a gap`(value: String) throws {
    let file = try Self.read("timestamp,value\n1795185070,\(value)\n1795185130,3\n")
    #expect(file.points.count == 1)
    #expect(file.note == nil)
  }

  @Test func `counts the rows that it passes over, and names the first`() throws {
    let file = try Self.read("timestamp,value\n1795185130,3\nyesterday,4\n1795185190,many\n1,2\n")
    #expect(file.points.count == 2)
    #expect(
      file.note
        == "2 rows were passed over as no time and number, the first in line 3: \"yesterday,4\"")
  }

  @Test(arguments: [
    "", "\n", "timestamp,value\n", "hello", "timestamp,value\nnow,5\n", "a,b\nc,d\n", "5\n6\n",
    "timestamp,value\n1795185130,\n",
  ])
  func `is refused where no row can be read`(text: String) {
    let failure = Self.failure(text)
    #expect(failure?.code == .badData)
    #expect(failure?.sentence.contains("\"cpu.csv\" holds no row of a time and a number.") == true)
  }

  @Test func `quotes what it cannot read, safe to print`() {
    let sentence = Self.failure("timestamp,value\n\u{1B}[31mnow,5\n")?.sentence ?? ""
    #expect(sentence.contains("Line 2 reads"))
    #expect(!sentence.unicodeScalars.contains { $0.value < 32 })
  }

  @Test func `says how much it holds where there is no anomaly`() throws {
    #expect(
      try Self.read("1795185130,3\n1795188730,3").nothingFound
        == "Nothing can be said of 1 h; 12 h are needed.")
    #expect(try Self.read("1795185130,3\n1795228330,3").nothingFound == "No anomaly in 2 points.")
  }
}
