/// When each job of a lane is due.
struct LaneSchedule {
  private var due: [LaneJob: Double] = [:]
  private let seconds: [LaneJob: Double]

  init(_ options: CollectorOptions, isHome: Bool, now: Double) {
    let wanted = LaneJob.allCases.filter { $0.isWanted(options, isHome: isHome) }
    seconds = Dictionary(uniqueKeysWithValues: wanted.map { ($0, $0.seconds(options)) })
    for job in wanted { due[job] = now }
  }

  /// The most urgent job that is due; else when the next one is.
  func next(at now: Double) -> (job: LaneJob?, due: Double) {
    let ready = due.filter { $0.value <= now }.keys.min { $0.rawValue < $1.rawValue }
    return (ready, due.values.min() ?? now + 60)
  }

  /// Puts a job off until a moment; its usual time for `nil`.
  mutating func put(_ job: LaneJob, at moment: Double? = nil, now: Double) {
    guard let usual = seconds[job] else { return }
    due[job] = moment ?? now + usual
  }

  /// Brings back what lies too far ahead because the clock was set back.
  mutating func mend(at now: Double) {
    for (job, moment) in due where moment > now + max(seconds[job] ?? 0, 86_400) { due[job] = now }
  }
}
