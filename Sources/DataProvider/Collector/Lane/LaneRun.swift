import AWSClient
import ServerlessModel
import SnapshotStore

/// One account and region at work: asks what is due, reads the answers, and writes them.
actor LaneRun {
  let lane: CollectorLane
  let options: CollectorOptions
  let ledger: CollectorLedger
  let sink: CollectorSink
  let reader: SnapshotReader
  let lines: (any LinePolling)?
  let tell: @Sendable (CollectorEvent) -> Void

  var time: LaneClock
  var schedule: LaneSchedule
  var answers: AnswerReader
  /// Rows that no answer holds: coverage of whole questions, resources that are gone.
  var extra = SnapshotBatch()
  var inventory: LaneInventory
  var metrics: LaneMetrics
  var traces: LaneTraces
  var focus = CollectorFocus()
  /// What of it is being fetched.
  var looking: CollectorFocus?
  /// Whether the first pages of a list are written before its last has come.
  var writesPages = true
  /// The jobs that were done at least once.
  private var done: Set<LaneJob> = []
  /// Whether the lines of all groups were read up to the time.
  var holdsLines: Bool
  /// Whether it has taken up what the recording says.
  private var remembers = false
  /// Up to when alarms, and changes of them, were asked for.
  var alarmsAsked: [String: Instant]
  /// Up to when CloudTrail tells nothing new.
  var changesSettled: Instant?
  /// How many lanes share the budget.
  let lanes: Int

  init(
    _ lane: CollectorLane, _ options: CollectorOptions, ledger: CollectorLedger,
    sink: CollectorSink, reader: SnapshotReader, clock: any TimeKeeper,
    lines: (any LinePolling)?, lanes: Int, tell: @escaping @Sendable (CollectorEvent) -> Void
  ) {
    self.lane = lane
    self.options = options
    self.ledger = ledger
    self.sink = sink
    self.reader = reader
    self.lines = lines
    holdsLines = lines == nil
    self.lanes = lanes
    self.tell = tell
    time = LaneClock(clock)
    schedule = LaneSchedule(options, isHome: lane.isHome, now: clock.now)
    answers = Self.answers(lane, options, LaneMemory())
    inventory = LaneInventory(InventoryPlan(options, for: lane), LaneMemory())
    metrics = LaneMetrics(options, LaneMemory(), lane)
    traces = LaneTraces(settled: nil)
    alarmsAsked = [:]
  }

  private static func answers(
    _ lane: CollectorLane, _ options: CollectorOptions, _ memory: LaneMemory
  ) -> AnswerReader {
    AnswerReader(
      options: AnswerOptions(
        account: lane.account, region: lane.region, redact: options.redact,
        secretKind: options.secretKind), held: memory.configurations)
  }

  /// Takes up what the recording says, before the first work; a console need not wait for it.
  func remember() throws {
    guard !remembers else { return }
    _ = try reader.refresh()
    let memory = try LaneMemory(lane, reader: reader, at: Instant(epoch: time.clock.now))
    answers = Self.answers(lane, options, memory)
    inventory = LaneInventory(inventory.plan, memory)
    metrics = LaneMetrics(options, memory, lane)
    let read = memory.settled[.traces] ?? [:]
    traces = LaneTraces(settled: read["*"], counted: read[Coverage.serviceGraph])
    alarmsAsked = memory.asked[.alarms] ?? [:]
    changesSettled = memory.settled[.configuration]?[CloudTrailAnswers.scope]
    remembers = true
  }

  /// Works until the task is cancelled; what was read by then is written.
  func run() async throws {
    defer { tell(.stopped(lane: lane.name)) }
    try remember()
    while !Task.isCancelled {
      let (job, wait) = schedule.next(at: time.clock.now)
      if let job {
        try await perform(job)
      } else {
        // In short steps, so that a clock that is set does not keep it asleep.
        try? await time.clock.sleep(seconds: min(max(wait, 0.05), 5))
      }
    }
    try await commit()
  }

  func perform(_ job: LaneJob) async throws {
    put(job)
    switch job {
    case .inventory: try await takeInventory()
    case .details: try await readDetails()
    case .alarms: try await readAlarms()
    case .listing: try await listMetrics()
    case .metrics: try await refreshMetrics()
    case .fine: try await refreshFine()
    case .daily: try await refreshDaily()
    case .traces: try await readTraces()
    case .graph: try await readGraph()
    case .changes: try await readChanges()
    case .bill: try await readBill()
    }
    done.insert(job)
  }

  /// Whether everything was read once: what came before the recording is in it.
  var holdsBeginning: Bool { holdsLines && done.isSuperset(of: schedule.jobs) }

  /// Puts a job off for so many seconds; for its usual time unless said otherwise.
  func put(_ job: LaneJob, after wait: Double? = nil) {
    schedule.put(job, after: wait, now: time.clock.now)
  }
}
