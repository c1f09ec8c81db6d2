import CellGrid
import ServerlessModel
import Testing

@testable import Console

/// What leaves the console: exports, cuts, notes.
struct LeavingTests {
  private static let note = NoteEntry(
    id: "line", content: .note(UserNote(at: noon, text: "called the provider")), made: noon)
  private static let bookmark = NoteEntry(
    id: "mark", content: .bookmark(view: "resource/charge-card"), made: noon)
  private static let noon = Fleet.reading.info.openAt.adding(seconds: -600)

  private func export(_ driver: Driver) -> (name: String, [ExportedTable], ExportFormat)? {
    if case .export(let name, let tables, let format)? = driver.effects.first {
      (name, tables, format)
    } else {
      nil
    }
  }

  @Test func `e offers four formats and Enter writes the first`() throws {
    var driver = Driver()
    driver.press("e")
    for format in ["csv", "json", "markdown", "text"] { #expect(driver.text.contains(format)) }
    driver.press("Enter")
    let (name, tables, format) = try #require(export(driver))
    #expect(name == "perch-fleet-20261120T143210.csv")
    #expect(format == .csv)
    #expect(tables.first?.rows.isEmpty == false)
  }

  @Test func `numbers leave as they are, and unknown ones not at all`() throws {
    var driver = Driver()
    driver.press(": export Space json Enter")
    let table = try #require(export(driver)?.1.first)
    let p95 = try #require(table.columns.firstIndex { $0.key == "p95Ms" })
    let values = table.rows.map { $0[p95] }
    #expect(values.contains { if case .number(let value, _) = $0 { value > 100 } else { false } })
    for column in table.columns { #expect(column.key.allSatisfy { $0.isLetter || $0.isNumber }) }
    #expect(!values.contains(.text("–")))
  }

  /// A figure with its unit leaves under a key that ends in it, on every screen.
  @Test(arguments: Scene.all)
  func `no number leaves without its unit`(scene: Scene) throws {
    var driver = Driver(width: 200, height: 60, view: try #require(ViewPath(scene.view)))
    driver.press(": export Space json Enter")
    for table in export(driver)?.1 ?? [] {
      for (column, cells) in zip(table.columns, table.rows.columns(table.columns.count)) {
        for case .number(_, let shown) in cells where Self.units.contains(where: shown.hasSuffix) {
          let hasUnit = Self.keyUnits.contains { column.key.lowercased().hasSuffix($0) }
          #expect(hasUnit, "\(scene.name): \(column.key) of \(shown)")
        }
      }
    }
  }

  /// What a figure ends in, and the key that it leaves under.
  private static let units = [" %", " ms", " s", " min", " h", " d", " MB", " GB", " kB", " B"]
  private static let keyUnits = ["share", "ms", "mb", "bytes", "usd", "days"]

  @Test func `keys end in their unit, shares are of 1, and times can be read by other programs`()
    throws
  {
    var driver = Driver(view: .resource("charge-card", .executions))
    driver.press(": export Space json Enter")
    let runs = try #require(export(driver)?.1.first)
    let keys = runs.columns.map(\.key)
    for key in ["time", "durationMs", "billedMs", "memoryMB", "initMs"] {
      #expect(keys.contains(key), "\(key) in \(keys)")
    }
    let time = try #require(keys.firstIndex(of: "time"))
    guard case .moment(let first, let shown)? = runs.rows.first?[time] else {
      Issue.record("no moment: \(runs.rows.first?[time] as Any)")
      return
    }
    #expect(first.rfc3339.contains(shown))
    driver = Driver()
    driver.press(": export Space json Enter")
    let fleet = try #require(export(driver)?.1.last)
    let share = try #require(fleet.columns.firstIndex { $0.key == "errShare" })
    for case .number(let value, let shown) in fleet.rows.map({ $0[share] }) {
      #expect((0...1).contains(value) && shown.hasPrefix(Figures.percent(value).prefix(2)))
    }
  }

  @Test func `text is the frame as it is shown, without the chooser`() throws {
    var driver = Driver()
    let shown = driver.grid(.block).plainText
    driver.press("e Down Down Down Enter")
    guard case .writeFile(let name, let contents)? = driver.effects.first else {
      Issue.record("no file: \(driver.effects)")
      return
    }
    #expect(name.hasSuffix(".txt"))
    #expect(contents == shown)
  }

  @Test func `a screen without rows is written as it is shown`() {
    var driver = Driver(FakeReading(info: Fleet.reading.info), view: .deployments)
    driver.press(": export Space csv Enter")
    #expect(driver.effects.isEmpty)
    #expect(driver.text.contains("this screen has no rows; markdown and text write it"))
    driver.press("e")
    #expect(!driver.text.contains("csv"))
    driver.press("Enter")
    guard case .writeFile(let name, let contents)? = driver.effects.first else {
      Issue.record("no file: \(driver.effects)")
      return
    }
    #expect(name.hasSuffix(".md"))
    #expect(contents.hasPrefix("```text\n"))
  }

  @Test func `an unknown format is refused, naming those there are`() {
    var driver = Driver()
    driver.press(": export Space pdf Enter")
    #expect(driver.text.contains("pdf is no format; try csv, json, markdown or text"))
  }

  @Test func `x cuts the window of the place that is looked at`() throws {
    var driver = Driver(view: .resource("charge-card", .overview))
    driver.press("x")
    #expect(driver.text.contains("cut an incident file"))
    #expect(driver.text.contains("2026-11-20 13:32:10Z to 14:32:10Z"))
    #expect(driver.text.contains("charge-card"))
    driver.press("Enter")
    guard case .cut(let wish)? = driver.effects.first else {
      Issue.record("no cut: \(driver.effects)")
      return
    }
    #expect(wish.path == "incident-20261120T143210.perch")
    #expect(wish.span == driver.console.state.window.span)
    #expect(wish.scope.resource?.hasSuffix("charge-card") == true)
  }

  @Test func `Escape cuts nothing`() {
    var driver = Driver()
    driver.press("x Escape")
    #expect(driver.effects.isEmpty)
    #expect(!driver.text.contains("cut an incident file"))
  }

  @Test func `notes stand at their moments, and Enter goes there`() {
    var driver = Driver(
      view: .notes, settings: settings([Self.note, Self.bookmark]))
    #expect(driver.text.contains("called the provider"))
    #expect(driver.text.contains("resource/charge-card"))
    driver.press("Enter")
    #expect(driver.console.state.window.at == Self.noon)
    driver.press("Down Enter")
    #expect(driver.view == "resource/charge-card")
  }

  @Test func `a note is written anew, and deleted by the second press`() {
    var driver = Driver(view: .notes, settings: settings([Self.note]))
    driver.press("M Space twice Enter")
    #expect(saved(driver) == .rewrite(noteID: "line", "called the provider twice"))
    driver.press("K")
    #expect(saved(driver) == nil)
    #expect(driver.text.contains("again deletes it"))
    driver.press("K")
    #expect(saved(driver) == .forget(noteID: "line"))
  }

  @Test func `a note of the recording stays`() {
    var own = Self.note
    own.id = nil
    var driver = Driver(view: .notes, settings: settings([own]))
    driver.press("K K")
    #expect(saved(driver) == nil)
    #expect(driver.text.contains("came with the recording"))
  }

  @Test func `no notes say how to write one`() {
    #expect(Driver(view: .notes).text.contains("# writes a note at a moment"))
  }

  private func settings(_ notes: [NoteEntry]) -> AnswerSettings {
    var settings = AnswerSettings()
    settings.notes = notes
    return settings
  }

  private func saved(_ driver: Driver) -> UserMark? {
    driver.effects.lazy.compactMap { effect in
      if case .save(let mark) = effect { mark } else { nil }
    }.first
  }
}

extension [[ExportedTable.Value]] {
  /// The cells column by column.
  fileprivate func columns(_ count: Int) -> [[ExportedTable.Value]] {
    (0..<count).map { column in map { $0[column] } }
  }
}
