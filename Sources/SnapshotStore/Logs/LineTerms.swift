import ServerlessModel

/// The conditions of a query made ready to run over many lines.
struct LineTerms {
  private let tests: [(isNegated: Bool, test: any LineTest)]
  /// A text that every line that passes holds, for skipping whole chunks.
  let needle: String?
  /// Whether a test takes so long that a question may not run it over everything.
  let isSlow: Bool

  init(_ terms: [LogTerm]) {
    tests = terms.map { ($0.isNegated, Self.test($0.test)) }
    needle =
      terms.lazy.compactMap { term -> String? in
        guard !term.isNegated else { return nil }
        switch term.test {
        case .text(let text): return text
        case .field(let name, _), .number(let name, _): return Self.lastName(name)
        default: return nil
        }
      }.first
    isSlow = terms.contains { if case .pattern = $0.test { true } else { false } }
  }

  var isEmpty: Bool { tests.isEmpty }

  func allow(
    _ line: Int, of columns: LogColumns, _ groups: [String], _ text: UnsafeRawBufferPointer
  )
    -> Bool
  {
    let look = LookedAtLine(columns: columns, line: line, groups: groups, text: text)
    return tests.allSatisfy { $0.test.passes(look) != $0.isNegated }
  }

  private static func test(_ test: LogTerm.Test) -> any LineTest {
    switch test {
    case .text(let text): TextTest(needle: TextNeedle(text))
    case .pattern(let pattern): PatternTest(pattern)
    case .levels(let levels): LevelTest(levels: Set(levels.map(\.rawValue)))
    case .request(let beginning): RequestTest(beginning: beginning)
    case .group(let part): NameTest(part: part, ofGroup: true)
    case .stream(let part): NameTest(part: part, ofGroup: false)
    case .field(let name, let part):
      FieldTest(field: NamedField(lastName(name)), part: TextNeedle(part))
    case .number(let name, let range):
      NumberTest(field: NamedField(lastName(name)), range: range)
    }
  }

  /// `detail.orderId` is looked for as `orderId`.
  private static func lastName(_ name: String) -> String {
    name.split(separator: ".").last.map(String.init) ?? name
  }
}

/// A line that is being looked at, with its message as bytes.
struct LookedAtLine {
  let columns: LogColumns
  let line: Int
  /// The names of the groups of `columns.sources`.
  let groups: [String]
  let text: UnsafeRawBufferPointer

  var message: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: text[columns.range(of: line)])
  }
}

/// What a condition asks of a line.
protocol LineTest {
  func passes(_ look: LookedAtLine) -> Bool
}

private struct TextTest: LineTest {
  let needle: TextNeedle
  func passes(_ look: LookedAtLine) -> Bool {
    needle.isEmpty || needle.first(in: look.message, from: 0) != nil
  }
}

private struct PatternTest: LineTest {
  /// `nil` for what is no regular expression: no line matches it.
  let regex: Regex<AnyRegexOutput>?
  init(_ pattern: String) { regex = (try? Regex(pattern))?.ignoresCase() }
  func passes(_ look: LookedAtLine) -> Bool {
    guard let regex else { return false }
    return String(decoding: look.message, as: UTF8.self).contains(regex)
  }
}

private struct LevelTest: LineTest {
  let levels: Set<UInt8>
  func passes(_ look: LookedAtLine) -> Bool { levels.contains(look.columns.levels[look.line]) }
}

private struct RequestTest: LineTest {
  let beginning: String
  func passes(_ look: LookedAtLine) -> Bool {
    look.columns.request(of: look.line)?.description.hasPrefix(beginning) ?? false
  }
}

private struct NameTest: LineTest {
  let part: String
  let ofGroup: Bool
  func passes(_ look: LookedAtLine) -> Bool {
    let source = Int(look.columns.sourceOf[look.line])
    let name = ofGroup ? look.groups[source] : look.columns.sources[source].stream
    return name.lowercased().contains(part.lowercased())
  }
}

private struct FieldTest: LineTest {
  let field: NamedField
  let part: TextNeedle
  func passes(_ look: LookedAtLine) -> Bool {
    field.contains(in: look.message) { part.isEmpty || part.first(in: $0, from: 0) != nil }
  }
}

private struct NumberTest: LineTest {
  let field: NamedField
  let range: ClosedRange<Double>
  func passes(_ look: LookedAtLine) -> Bool {
    field.contains(in: look.message) {
      Double(String(decoding: $0, as: UTF8.self)).map(range.contains) ?? false
    }
  }
}
