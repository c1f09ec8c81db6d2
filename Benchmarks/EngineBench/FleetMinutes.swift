import InsightEngine
import ServerlessModel

/// Judges the made-up fleet as a recorder would: the day as a whole, then each minute as it comes.
struct FleetMinutes {
  private let fleet: MadeFleet
  private var judgement: StandingJudgement
  private var moment = MadeFleet.start.adding(seconds: MadeFleet.daySeconds)

  /// What is open, as the events tell it.
  private var open: [String: Finding] = [:]

  init(_ fleet: MadeFleet, cores: Int, isLean: Bool) {
    self.fleet = fleet
    judgement = StandingJudgement(cores: cores, keepsDetectors: !isLean)
  }

  /// Prints what each took.
  mutating func measure(minutes: Int) throws {
    let made = Usage.now
    tell("resources", Double(fleet.resources.count))
    tell("made_mib", made.peakMiB)
    let empty = Usage.heldMiB
    let whole = try judgement.advance(to: moment, source: MadeSource(fleet: fleet, now: moment))
    tell("whole", Usage.now.since(made))
    tell("whole_verdicts", Double(whole.judged))
    tell("whole_failed", Double(judgement.verdicts.count { !$0.verdict.violations.isEmpty }))
    take(whole)
    for _ in 0..<minutes { try measureMinute() }
    tell("held_mib", Usage.heldMiB - empty)
    // What follows judges in other ways, to compare.
    tell("peak_mib", Usage.now.peakMiB)
    try measureSteps()
    tell("lagging", Double(try lagging()))
  }

  private mutating func measureMinute() throws {
    moment = moment.adding(seconds: 60)
    let touched = fleet.touched(inMinuteBefore: moment)
    let before = Usage.now
    let round = try judgement.advance(
      to: moment, touched: touched.0, source: MadeSource(fleet: fleet, now: moment))
    tell("minute", Usage.now.since(before))
    tell("minute_touched", Double(touched.1))
    tell("minute_verdicts", Double(round.judged))
    tell("minute_events", Double(round.events.count))
    take(round)
  }

  private mutating func take(_ round: StandingJudgement.Round) {
    for event in round.events { open[event.finding.id] = event.finding }
  }

  /// The last minute once more as a step that takes up the findings, with nothing that stands.
  private func measureSteps() throws {
    let resuming = Array(open.values)
    let before = Usage.now
    _ = try Judge.timeline(
      source: MadeSource(fleet: fleet, now: moment), span: TimeSpan(seconds: 60, endingAt: moment),
      stepSeconds: 60, resuming: resuming)
    tell("step", Usage.now.since(before))
  }

  /// How many verdicts of all differ from what judging everything anew says at the last moment.
  private func lagging() throws -> Int {
    let anew = try Judge.verdicts(source: MadeSource(fleet: fleet, now: moment), at: moment)
    return zip(anew, judgement.verdicts).count {
      Self.outcome($0.verdict) != Self.outcome($1.verdict)
    }
  }

  private static func outcome(_ verdict: Verdict) -> Int {
    switch verdict {
    case .pass: 0
    case .fail(let violations): violations.count
    case .notApplicable: -1
    case .unknown: -2
    }
  }

  private func tell(_ name: String, _ value: Double) { print(name, value) }

  private func tell(_ name: String, _ usage: Usage) {
    tell(name + "_s", usage.wall)
    tell(name + "_cpu_s", usage.processor)
  }
}

extension MadeFleet {
  /// What a minute brought, and to how many resources.
  func touched(inMinuteBefore moment: Instant) -> (Touched, Int) {
    let minute = TimeSpan(seconds: 60, endingAt: moment)
    var touched = Touched()
    var count = 0
    for id in live {
      guard let made = all[id] else { continue }
      var inputs: Inputs = []
      if made.series.contains(where: { $0.ends(in: minute) }) { inputs.insert(.metrics) }
      if !(made.runs?.counters(minute).isEmpty ?? true) { inputs.insert(.executions) }
      guard !inputs.isEmpty else { continue }
      touched.touch(id, inputs)
      count += 1
    }
    return (touched, count)
  }
}

extension MadeSeries {
  /// Whether a period of it was over in a minute.
  fileprivate func ends(in minute: TimeSpan) -> Bool {
    let last = minute.end.floored(toSeconds: periodSeconds)
    return last > minute.start && !points(TimeSpan(seconds: periodSeconds, endingAt: last)).isEmpty
  }
}
