/// When each job of a lane is due.
struct LaneSchedule {
  private var due: [LaneJob: Double] = [:]
  private let seconds: [LaneJob: Double]
  private var last: Double

  init(_ options: CollectorOptions, isHome: Bool, now: Double) {
    let wanted = LaneJob.allCases.filter { $0.isWanted(options, isHome: isHome) }
    seconds = Dictionary(uniqueKeysWithValues: wanted.map { ($0, $0.seconds(options)) })
    last = now
    for job in wanted { due[job] = now }
  }

  /// What is done at all, the most urgent first.
  var jobs: [LaneJob] { seconds.keys.sorted { $0.rawValue < $1.rawValue } }

  /// The most urgent job that is due, and how many seconds are left until the next one is.
  mutating func next(at now: Double) -> (job: LaneJob?, wait: Double) {
    // A clock that was set back puts nothing off.
    if now < last { due = due.mapValues { $0 - (last - now) } }
    last = now
    let ready = due.filter { $0.value <= now }.keys.min { $0.rawValue < $1.rawValue }
    return (ready, max(0, (due.values.min() ?? now + 60) - now))
  }

  /// Puts a job off for so many seconds; for its usual time unless said otherwise.
  mutating func put(_ job: LaneJob, after wait: Double? = nil, now: Double) {
    guard let usual = seconds[job] else { return }
    due[job] = now + (wait ?? usual)
  }
}
