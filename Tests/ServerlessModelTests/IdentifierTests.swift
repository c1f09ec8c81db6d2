import ServerlessModel
import Testing

struct `A request id` {
  private let text = "8286a188-ba32-4475-8077-530cd35c09a9"

  @Test func `is read in both cases and printed in small letters`() throws {
    let id = try #require(RequestID(text))
    #expect(id.description == text)
    #expect(RequestID(text.uppercased()) == id)
    #expect(id.high == 0x8286_a188_ba32_4475)
    #expect(id.low == 0x8077_530c_d35c_09a9)
    #expect(id.short == "8286a188")
  }

  @Test func `keeps leading noughts`() {
    let none = RequestID(high: 0, low: 1)
    #expect(none.description == "00000000-0000-0000-0000-000000000001")
    #expect(RequestID(none.description) == none)
  }

  @Test(arguments: [
    "", "8286a188", "8286a188ba3244758077530cd35c09a9", "8286a188-ba32-4475-8077-530cd35c09a",
    "8286a188-ba32-4475-8077-530cd35c09a9a", "8286a188-ba32-4475-8077_530cd35c09a9",
    "8286a188-ba32-4475-80775-30cd35c09a9", "8286a188-ba32-4475-8077-530cd35c09ag",
    "{286a188-ba32-4475-8077-530cd35c09a}", " 8286a188-ba32-4475-8077-530cd35c09a",
    "8286a188-ba32-4475-8077-530cd35c09é", "８286a188-ba32-4475-8077-530cd35c0",
  ])
  func `is refused when it is not one`(text: String) {
    #expect(RequestID(text) == nil)
  }

  @Test func `survives printing and reading, and sorts as its text does`() {
    var random = SeededGenerator(seed: 11)
    let ids = (0..<500).map { _ in RequestID(high: random.next(), low: random.next()) }
    for id in ids { #expect(RequestID(id.description) == id) }
    #expect(ids.sorted().map(\.description) == ids.map(\.description).sorted())
  }

  @Test func `is read from no text with one odd character`() {
    var random = SeededGenerator(seed: 12)
    let odd = Array("gGzZ-_ :\u{0}@`/é".unicodeScalars)
    for _ in 0..<1000 {
      var scalars = Array(text.unicodeScalars)
      let place = random.pick(0...35)
      let scalar = odd[random.pick(0...odd.count - 1)]
      scalars[place] = scalar
      let isDashKept = scalar == "-" && [8, 13, 18, 23].contains(place)
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars)
      #expect((RequestID(String(view)) == nil) != isDashKept)
    }
  }
}

struct `A trace id` {
  private let text = "1-5759e988-bd862e3fe1be46a994272793"

  @Test func `is read in both cases and printed in small letters`() throws {
    let id = try #require(TraceID(text))
    #expect(id.description == text)
    #expect(TraceID("1-5759E988-BD862E3FE1BE46A994272793") == id)
    #expect(id.epochSeconds == 0x5759_e988)
    #expect(id.randomHigh == 0xbd86_2e3f)
    #expect(id.randomLow == 0xe1be_46a9_9427_2793)
  }

  @Test(arguments: [
    "", "1-", "2-5759e988-bd862e3fe1be46a994272793", "1-5759e98-bd862e3fe1be46a9942727933",
    "1-5759e988-bd862e3fe1be46a99427279", "1-5759e988-bd862e3fe1be46a9942727931",
    "1_5759e988-bd862e3fe1be46a994272793", "1-5759e988_bd862e3fe1be46a994272793",
    "1-5759e988-bd862e3fe1be46a99427279g", "1-+759e988-bd862e3fe1be46a994272793",
    "Root=1-5759e988-bd862e3fe1be46a99427", "5759e988bd862e3fe1be46a994272793xxx",
  ])
  func `is refused when it is not one`(text: String) {
    #expect(TraceID(text) == nil)
  }

  @Test func `survives printing and reading, and sorts by its second first`() {
    var random = SeededGenerator(seed: 13)
    let ids = (0..<500).map { _ in
      TraceID(
        epochSeconds: UInt32(truncatingIfNeeded: random.next()),
        randomHigh: UInt32(truncatingIfNeeded: random.next()), randomLow: random.next())
    }
    for id in ids { #expect(TraceID(id.description) == id) }
    #expect(ids.sorted().map(\.description) == ids.map(\.description).sorted())
    let small = TraceID(epochSeconds: 1, randomHigh: 2, randomLow: 3)
    #expect(small.description == "1-00000001-000000020000000000000003")
  }
}

struct `A segment id` {
  @Test func `is sixteen digits in either case`() {
    #expect(SegmentID("53995c3f42cd8ad8")?.value == 0x5399_5c3f_42cd_8ad8)
    #expect(SegmentID("53995C3F42CD8AD8")?.description == "53995c3f42cd8ad8")
    #expect(SegmentID(value: 1).description == "0000000000000001")
    #expect(SegmentID(value: .max).description == "ffffffffffffffff")
  }

  @Test(arguments: [
    "", "53995c3f42cd8ad", "53995c3f42cd8ad80", "53995c3f42cd8adg", "-3995c3f42cd8ad8",
  ])
  func `is refused when it is not one`(text: String) {
    #expect(SegmentID(text) == nil)
    #expect(ErrorGroupID(text) == nil)
  }

  @Test func `survives printing and reading`() {
    var random = SeededGenerator(seed: 14)
    for _ in 0..<500 {
      let value = random.next()
      #expect(SegmentID(SegmentID(value: value).description)?.value == value)
      #expect(ErrorGroupID(ErrorGroupID(value: value).description)?.value == value)
    }
  }
}

struct `Any text` {
  @Test func `is read as an id only if it prints as it stands`() {
    var random = SeededGenerator(seed: 15)
    let letters = Array("0123456789abcdefABCDEF-1g \u{202E}é")
    for _ in 0..<3000 {
      let length = [16, 35, 36, random.pick(0...40)][random.pick(0...3)]
      let text = String((0..<length).map { _ in letters[random.pick(0...letters.count - 1)] })
      if let id = RequestID(text) { #expect(id.description == text.lowercased()) }
      if let id = TraceID(text) { #expect(id.description == text.lowercased()) }
      if let id = SegmentID(text) { #expect(id.description == text.lowercased()) }
    }
  }
}
