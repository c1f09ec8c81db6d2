import Glibc
import LogParsing
import Redaction
import ServerlessModel
import SnapshotStore
import Synchronization

/// One import at work: files in, one recording out.
struct ImportSession {
  private let options: ImportOptions
  let writer: SnapshotWriter
  let old: SnapshotReader?
  private let deriver: Deriver
  private var intake: Intake
  private var answers: AnswerReader
  private let answerCounts: MaskedAnswers
  private var bytesDone: Int64 = 0
  private var bytesTotal: Int64 = 0
  private(set) var result = ImportResult()
  /// When the newest file was written.
  private(set) var lastModified: Instant?

  init(_ options: ImportOptions) throws(ImportError) {
    self.options = options
    old = try Self.openOld(options)
    writer = try Self.makeWriter(options, isNew: old == nil)
    let deriver = Deriver(writer: writer, function: options.function)
    self.deriver = deriver
    let held = Set((try? old?.logGroups()) ?? [])
    intake = Intake(options: options, held: held) { deriver.take($0) }
    let counts = MaskedAnswers(key: options.key, patterns: options.patterns)
    answerCounts = counts
    answers = AnswerReader(
      options: AnswerOptions(
        account: options.account, region: options.region, redact: { counts.redact($0) },
        secretKind: { SecretScan.kind(name: $0, value: $1) }))
  }

  func abandon() { writer.abandon() }

  private static func openOld(_ options: ImportOptions) throws(ImportError) -> SnapshotReader? {
    var state = stat()
    guard stat(options.out, &state) == 0, state.st_size > 0 || state.st_mode & S_IFMT == S_IFDIR
    else { return nil }
    do {
      let old = try SnapshotReader(path: options.out)
      if let id = old.keyID, id != options.key.id {
        throw ImportError.badExisting(
          path: options.out,
          why: "it was masked with key \(id), and the key at hand is \(options.key.id)")
      }
      return old
    } catch let error as ImportError {
      throw error
    } catch let error as SnapshotError {
      if case .isFolder = error {
        throw ImportError.cannotCreate(path: options.out, why: error.sentence)
      }
      throw ImportError.badExisting(path: options.out, why: error.sentence)
    } catch {
      throw ImportError.badExisting(path: options.out, why: String(describing: error))
    }
  }

  private static func makeWriter(
    _ options: ImportOptions, isNew: Bool
  ) throws(ImportError) -> SnapshotWriter {
    let settings = SnapshotWriter.Options(
      origin: options.origin, recordedBy: options.recordedBy,
      microservices: options.microservices)
    do throws(SnapshotError) {
      return isNew
        ? try SnapshotWriter.create(at: options.out, options: settings)
        : try SnapshotWriter.extend(options.out, options: settings)
    } catch {
      throw ImportError.cannotCreate(path: options.out, why: error.sentence)
    }
  }

  // MARK: Reading

  mutating func read(
    _ files: [InputPath], progress: (ImportProgress) -> Void
  ) throws(ImportError) {
    let total = files.reduce(0) { $0 + $1.bytes }
    bytesTotal = total
    lastModified = files.map(\.modified).max()
    for (number, path) in files.enumerated() {
      intake.begin(source: number + 1, path: path.path)
      let before = bytesDone
      guard let file = open(path) else { continue }
      let reading = FileImport(
        file, function: options.function, defaultGroup: intake.defaultGroup)
      reading.read(into: &intake, answers: &answers) { pieces in
        let done = before + pieces.file.bytesTaken
        progress(
          ImportProgress(
            phase: .reading, bytesDone: done, bytesTotal: total, path: path.path))
      }
      bytesDone = before + path.bytes
      progress(self.progress(.reading, path.path, bytesDone))
      try check()
    }
    intake.handOnAll()
    if intake.result.logLines == 0, intake.result.documents == 0 {
      throw ImportError.nothingUnderstood(
        paths: options.paths,
        why: intake.result.problems.first?.sentence ?? "there is nothing in it")
    }
  }

  /// A file of a folder that cannot be read is said, and the others are read.
  private mutating func open(_ path: InputPath) -> InputFile? {
    do throws(ImportError) { return try InputFile(path.path) } catch {
      note(error)
      return nil
    }
  }

  /// Says that a part of the input could not be read.
  mutating func note(_ refusal: ImportError) {
    intake.result.notUnderstood += 1
    intake.result.notes.append(refusal.sentence)
  }

  private func progress(
    _ phase: ImportProgress.Phase, _ path: String, _ done: Int64
  ) -> ImportProgress {
    ImportProgress(phase: phase, bytesDone: done, bytesTotal: bytesTotal, path: path)
  }

  private func check() throws(ImportError) {
    if let failure = deriver.failure {
      throw ImportError.cannotCreate(path: options.out, why: failure.sentence)
    }
  }

  // MARK: Ending

  mutating func finish(
    progress: (ImportProgress) -> Void,
    completing: (SnapshotWriter) throws(SnapshotError) -> Void
  ) throws(ImportError) {
    progress(self.progress(.uniting, options.out, bytesTotal))
    do throws(SnapshotError) {
      try unite()
      let tally = deriver.finish()
      if let failure = deriver.failure { throw failure }
      progress(self.progress(.closing, options.out, bytesTotal))
      let batch = lastBatch(tally)
      try writer.write(batch)
      try writer.setKeyID(options.key.id)
      try numberByTraces(batch.traces)
      try setOpening(batch)
      try completing(writer)
      try writer.finish()
      settle(tally, executions: try SnapshotReader(path: options.out).info.executions)
    } catch {
      throw ImportError.cannotCreate(path: options.out, why: error.sentence)
    }
  }

  /// Groups of one source are ended; those of several are united, derived anew, and written in place of what was there.
  private mutating func unite() throws(SnapshotError) {
    for number in intake.groups.indices where !intake.groups[number].isUniting {
      deriver.close(number, last: intake.groups[number].last)
    }
    let joined = intake.groups.indices.filter { intake.groups[$0].isUniting }
    guard !joined.isEmpty else { return }
    _ = deriver.finish()
    for number in joined { try unite(number) }
  }

  private mutating func unite(_ number: Int) throws(SnapshotError) {
    let group = intake.groups[number]
    deriver.forget(number)
    let reader = try writer.reader()
    var sources = try stored(of: group, reader)
    sources += intake.takeSpool(of: number)
    let blocks = LineUnion(sources).blocks(of: group.id)
    sources = []
    let isFunction =
      group.hasPlatformLines
      || blocks.contains { $0.levels.contains(LogLevel.platform.rawValue) }
    let resource = GroupDerivation.resource(
      of: group.id, isFunction: isFunction, function: options.function)
    let held = group.isHeld ? try executions(of: resource, reader) : []
    try writer.deleteLogLines(of: group.id)
    try writer.deleteExecutions(of: resource)
    try writer.deleteErrors(of: resource)
    let last = blocks.compactMap { $0.times.max() }.max() ?? group.last
    deriver.takeWhole(
      GroupLines(number: number, id: group.id, blocks: blocks, isFunction: isFunction),
      last: last, keeping: held)
  }

  /// The lines that the recording held before, or that the first source of this import gave.
  private func stored(
    of group: OpenGroup, _ reader: SnapshotReader
  ) throws(SnapshotError) -> [SpooledBlock] {
    guard group.isHeld || group.handedOn > .min else { return [] }
    let source = group.isHeld ? 0 : group.source ?? 0
    let blocks: [LogBlock]
    do { blocks = try reader.logBlocks(of: group.id) } catch {
      throw error as? SnapshotError ?? .failed(path: options.out, why: String(describing: error))
    }
    return blocks.flatMap { Self.byPrecision($0, source: source) }
  }

  /// What was derived of a line before is forgotten: another source may tell more.
  private static func byPrecision(_ block: LogBlock, source: Int) -> [SpooledBlock] {
    var parts: [TimePrecision: LogBlock] = [:]
    block.text.withUnsafeBytes { text in
      for line in 0..<block.count {
        let precision = TimePrecision(mark: block.eventHashes[line])
        let message = UnsafeRawBufferPointer(rebasing: text[block.range(of: line)])
        let head = LineHead.read(message)
        parts[precision, default: LogBlock(group: block.group, stream: block.stream)].append(
          time: block.times[line], message: message, level: head.level, request: head.requestID,
          eventHash: block.eventHashes[line])
      }
    }
    return parts.map { SpooledBlock(source: source, precision: $0.key, block: $0.value) }
      .sorted { $0.precision.rawValue < $1.precision.rawValue }
  }

  private func executions(
    of function: ResourceID, _ reader: SnapshotReader
  ) throws(SnapshotError) -> [Execution] {
    let ever = TimeSpan(
      start: Instant(milliseconds: .min / 4), end: Instant(milliseconds: .max / 4))
    let query = ExecutionQuery(
      span: ever, at: ever.end, resources: [function], ascending: true, limit: 1 << 40)
    do { return try reader.page(query).rows } catch {
      throw error as? SnapshotError ?? .failed(path: options.out, why: String(describing: error))
    }
  }

  private mutating func lastBatch(_ tally: DerivedTally) -> SnapshotBatch {
    let lines = LastBatch(groups: intake.groups, tally: tally, old: old)
    var batch = answers.drain(fallback: lines.start ?? Instant(milliseconds: 0))
    lines.complete(&batch)
    batch.masked = answerCounts.byKind.merging(intake.counts.byKind, uniquingKeysWith: +)
    return batch
  }

  /// What is said in the end; the executions are those that the recording holds, however often lines were read.
  private mutating func settle(_ tally: DerivedTally, executions: Int) {
    result = intake.result
    result.executions = executions
    result.points += tally.points
    result.masked = answerCounts.byKind.merging(intake.counts.byKind, uniquingKeysWith: +)
  }
}

/// Masks what answers hold, and counts it.
final class MaskedAnswers: Sendable {
  private struct State {
    var counts = RedactionCounts()
    let own: CustomMasker?
  }

  private let redactor: Redactor
  private let state: Mutex<State>

  init(key: RedactionKey, patterns: CustomPatterns = CustomPatterns()) {
    redactor = Redactor(key: key)
    state = Mutex(State(own: CustomMasker(patterns, redactor: Redactor(key: key))))
  }

  var byKind: [String: Int] { state.withLock { $0.counts.byKind } }

  func redact(_ text: String) -> String {
    state.withLock { state in
      let masked = redactor.redact(text, counts: &state.counts)
      return state.own?.mask(masked, counts: &state.counts) ?? masked
    }
  }
}
