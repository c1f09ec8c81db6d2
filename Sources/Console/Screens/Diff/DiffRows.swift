import CellGrid
import InsightEngine
import ServerlessModel

/// Turns a comparison into rows.
enum DiffRows {
  static func sections(_ answer: DiffAnswer, _ context: Context) -> [ListSection] {
    let diff = answer.diff
    var sections: [ListSection]
    if diff.functions.count == 1, let only = diff.functions.first {
      sections = [figures(nil, [only], only.figures.map(\.verdict))]
    } else {
      sections = [
        figures("Worse", diff.functions, [.worse]),
        figures("Better", diff.functions, [.better]),
        calm(.noDifference, diff), calm(.tooFew, diff),
      ]
    }
    sections += [settings(answer), deployments(answer, context), standing(diff)]
    var shown = sections.filter { !$0.rows.isEmpty }
    if !diff.functions.isEmpty, !shown.isEmpty {
      let lines = Text.wrap(diff.promise, to: max(30, context.size.width - 4))
      shown[shown.count - 1].notes = [[]] + lines.map { [Span($0, .dim)] }
    }
    return shown
  }

  /// One row for each figure of which one of the verdicts is said; without a title of a single function.
  private static func figures(
    _ title: String?, _ functions: [ComparedFunction], _ verdicts: [ComparedFigure.Verdict]
  ) -> ListSection {
    let isOne = title == nil
    let columns = [
      Column("what", "WHAT", least: 8, ideal: 13),
      Column("before", "BEFORE", align: .right, least: 8, ideal: 9, measure: .rank),
      Column("after", "AFTER", align: .right, least: 8, ideal: 9, measure: .rank),
      Column("change", "CHANGE", align: .right, least: 9, priority: 1, measure: .rank),
      Column("interval", "LIKELY BETWEEN", least: 20, ideal: 24, priority: 2),
      Column("verdict", "VERDICT", least: 13, ideal: 20, priority: isOne ? 1 : 4),
      Column("runs", "RUNS", least: 14, ideal: 18, priority: 3),
    ]
    let name = Column("name", "FUNCTION", least: 10, ideal: 24, flex: 1, priority: isOne ? 5 : 0)
    let rows = functions.flatMap { function in
      function.figures.filter { verdicts.contains($0.verdict) }.map { row(function, $0) }
    }
    return ListSection(
      id: title ?? "figures", title: title, columns: [name] + columns, rows: rows,
      nameColumn: isOne ? 1 : 0)
  }

  private static func row(_ function: ComparedFunction, _ figure: ComparedFigure) -> ListRow {
    let kind = figure.kind
    let role: Role =
      figure.verdict == .worse ? .warning : figure.verdict == .better ? .ok : .text
    let difference = figure.difference
    var row = ListRow(
      id: "\(function.resource.id.arn)/\(kind.rawValue)",
      fields: [
        Field(function.resource.name), Field(kind.title),
        value(kind, figure.before), value(kind, figure.after),
        difference.map { Field(kind.change($0.value), role, .bold, number: $0.value) } ?? .unknown,
        Field(difference.map(kind.interval) ?? "", .dim), Field(figure.verdict.word, role),
        runs(function),
      ], severity: figure.verdict == .worse ? .warning : nil,
      target: .resource(function.resource.id))
    row.arn = function.resource.id.arn
    row.why = why(function, figure)
    return row
  }

  private static func value(_ kind: ComparedFigure.Kind, _ estimate: Estimate?) -> Field {
    estimate.map { Field(kind.words($0.value), number: $0.value) } ?? .unknown
  }

  private static func runs(_ function: ComparedFunction) -> Field {
    if let missing = function.missing { return Field("? \(missing.sentence)", .unknown) }
    let counts = [function.before, function.after].map { Format.count($0?.executions ?? 0) }
    return Field(counts.joined(separator: " to "), .dim)
  }

  private static func why(_ function: ComparedFunction, _ figure: ComparedFigure) -> [String] {
    let kind = figure.kind
    func side(_ name: String, _ estimate: Estimate?, _ counters: Counters?) -> String {
      let runs = Format.counted(counters?.executions ?? 0, "run")
      guard let estimate else { return "\(name): too little for a figure, \(runs)" }
      return "\(name): \(kind.words(estimate.value)), likely between "
        + "\(kind.words(estimate.low)) and \(kind.words(estimate.high)), \(runs)"
    }
    return [
      "\(function.resource.name), \(kind.title): \(figure.verdict.title.lowercased())",
      side("before", figure.before, function.before), side("after", figure.after, function.after),
      kind.method,
    ]
  }

  /// Functions that did not move, or of which nothing can be said: one row each.
  private static func calm(
    _ verdict: ComparedFigure.Verdict, _ diff: Diff
  ) -> ListSection {
    let figures = ComparedFigure.Kind.allCases
    var columns = [Column("name", "FUNCTION", least: 14, ideal: 24, flex: 1)]
    columns += figures.enumerated().map { place, kind in
      Column(
        kind.rawValue, kind.title.uppercased(), least: 18, ideal: 20, priority: place + 2,
        measure: .rank)
    }
    columns.append(Column("runs", "RUNS", least: 14, ideal: 18, priority: 1))
    let rows = diff.functions(verdict).map { function in
      var row = ListRow(
        id: "\(function.resource.id.arn)/\(verdict.rawValue)",
        fields: [Field(function.resource.name)] + function.figures.map(pair) + [runs(function)],
        target: .resource(function.resource.id))
      row.arn = function.resource.id.arn
      return row
    }
    return ListSection(
      id: verdict.rawValue, title: verdict.title, columns: columns, rows: rows)
  }

  private static func pair(_ figure: ComparedFigure) -> Field {
    let sides = [figure.before, figure.after].map { side in
      side.map { figure.kind.words($0.value) } ?? Figures.none
    }
    return figure.before == nil && figure.after == nil
      ? .unknown
      : Field(sides.joined(separator: " to "), number: figure.after?.value)
  }

  private static func settings(_ answer: DiffAnswer) -> ListSection {
    ListSection(
      id: "settings", title: "Settings that changed",
      columns: [
        Column("name", "RESOURCE", least: 14, ideal: 24, flex: 1),
        Column("what", "SETTING", least: 14, ideal: 22),
        Column("before", "BEFORE", least: 14, ideal: 26, flex: 1),
        Column("after", "AFTER", least: 14, ideal: 26, flex: 1),
      ],
      rows: answer.diff.changes.map { change in
        var row = ListRow(
          id: "\(change.resource.arn)/\(change.label)",
          fields: [
            Field(answer.names[change.resource] ?? change.resource.arn), Field(change.label),
            Field(change.before, .dim), Field(change.after),
          ], target: .resource(change.resource, .configuration))
        row.arn = change.resource.arn
        return row
      })
  }

  private static func deployments(_ answer: DiffAnswer, _ context: Context) -> ListSection {
    let others = answer.diff.deployments.filter { $0.id != answer.deployment?.id }
    var section = DeploymentRows.section(
      DeploymentsAnswer(deployments: others, names: answer.names, empty: ""), context)
    section.title = "Deployed between and after"
    return section
  }

  private static func standing(_ diff: Diff) -> ListSection {
    func row(_ resource: Resource, _ words: String) -> ListRow {
      var row = ListRow(
        id: resource.id.arn,
        fields: [Field(resource.name), Field(resource.kind.title, .dim), Field(words)],
        target: .resource(resource.id))
      row.arn = resource.id.arn
      return row
    }
    return ListSection(
      id: "standing", title: "Came and went",
      columns: [
        Column("name", "RESOURCE", least: 14, ideal: 30, flex: 1),
        Column("kind", "KIND", least: 14, ideal: 26), Column("words", "", least: 4, ideal: 8),
      ],
      rows: diff.added.map { row($0, "new") } + diff.removed.map { row($0, "gone") })
  }
}

extension ComparedFigure.Verdict {
  /// What it says, for a cell.
  var word: String {
    switch self {
    case .worse: "worse"
    case .better: "better"
    case .noDifference: "no difference"
    case .tooFew: "too few runs"
    }
  }
}

extension ComparedFigure.Kind {
  /// How its interval came about.
  var method: String {
    switch self {
    case .errors, .coldStarts: "Share of runs; Wilson's interval, difference by Newcombe."
    case .p95: "Bounded by two of the recorded durations; difference by Newcombe."
    case .cost: "Mean over minutes with runs; difference by Newcombe."
    }
  }
}
