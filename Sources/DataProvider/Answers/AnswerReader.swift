import AWSClient
import Foundation
package import ServerlessModel

/// Reads answers of AWS operations, as the AWS CLI prints them, and puts together what they say of one resource.
///
/// Importer and collector use the same reader, so a file means what a live answer means.
package struct AnswerReader {
  let options: AnswerOptions
  private var gathering = Gathering()
  private(set) var held: [ResourceID: Configuration] = [:]

  /// A reader that has read nothing yet; parts of what `held` says are replaced as answers come.
  package init(options: AnswerOptions, held: [ResourceID: Configuration] = [:]) {
    self.options = options
    self.held = held
  }

  /// Reads one document; `nil` says that it is not recognised.
  ///
  /// The answer's own time comes from its metadata, else from `path`, else it is `asOf`, else what `drain` is told.
  package mutating func read(_ bytes: [UInt8], path: String, asOf: Instant? = nil)
    throws(AnswerError) -> AnswerReport?
  {
    let place = AnswerPath(path)
    let data = Data(bytes)
    let text = Preview(bytes)
    if let refusal = refusal(text, bytes, place) { return refused(refusal, place, asOf) }
    if text.isBlank, place.operation == nil { return nil }
    if place.operation == nil || place.operation?.service == "xray",
      let lines = SegmentLines(bytes)
    {
      return readSegments(lines, place)
    }
    guard text.isBlank || text.first == UInt8(ascii: "{") else {
      return place.operation == nil ? nil : try broken(path, place, data)
    }
    let whole = text.isBlank ? Data("{}".utf8) : data
    guard let operation = place.operation ?? Recognition.operation(of: whole) else {
      if Recognition.isSegment(whole) { return readSegments(SegmentLines(whole: bytes), place) }
      return SegmentLines(within: whole).map { readSegments($0, place) }
    }
    let answer = answer(operation, whole, place, asOf)
    return try read(answer, path: path)
  }

  /// Everything read since the last time, merged by resource and time; answers of no known time get `fallback`.
  package mutating func drain(fallback: Instant) -> SnapshotBatch {
    gathering.drain(onto: &held, fallback: fallback)
  }

  private mutating func read(_ answer: Answer, path: String) throws(AnswerError) -> AnswerReport {
    do throws(AWSJSONError) { return try keep(answer) } catch {
      if case .json(let data) = answer.body, let lines = SegmentLines(within: data) {
        return readSegments(lines, AnswerPath(path))
      }
      throw AnswerError(error, path: path, operation: answer.operation)
    }
  }

  mutating func keep(_ answer: Answer) throws(AWSJSONError) -> AnswerReport {
    let before = gathering.tally
    gathering.begin(answer.live)
    if let handler = Handlers.handler(of: answer.operation) {
      try handler(answer, &gathering)
      gathering.cover(answer)
    } else {
      gathering.note("aws \(answer.operation.title): its answer is not kept")
    }
    return gathering.report(of: answer.operation.title, since: before)
  }

  mutating func keep(_ error: ServiceError, of answer: Answer, sure: Bool) -> AnswerReport {
    let before = gathering.tally
    gathering.begin(answer.live)
    gathering.take(error, of: answer, sure: sure)
    return gathering.report(of: answer.operation.title, since: before)
  }

  private func answer(
    _ operation: AWSOperation, _ data: Data, _ place: AnswerPath, _ asOf: Instant?
  )
    -> Answer
  {
    Answer(
      operation: operation, body: .json(data),
      account: place.account ?? options.account ?? "unknown",
      region: place.region ?? options.region ?? "unknown", subject: place.subject,
      time: ResponseDate.read(data) ?? place.time ?? asOf, options: options)
  }

  private func broken(_ path: String, _ place: AnswerPath, _ data: Data) throws(AnswerError)
    -> AnswerReport?
  {
    throw AnswerError(
      path: path, operation: place.operation?.title, line: 1,
      expected: "expected a JSON object, as the AWS CLI prints it with --output json")
  }

  private func refusal(_ text: Preview, _ bytes: [UInt8], _ place: AnswerPath) -> ServiceError? {
    guard bytes.count < 65_536, place.operation != nil || text.startsWithRefusal else { return nil }
    let whole = String(decoding: bytes, as: UTF8.self)
    guard text.first != UInt8(ascii: "{") || whole.contains("\"__type\"") else { return nil }
    return ServiceError(whole)
  }

  private mutating func refused(_ error: ServiceError, _ place: AnswerPath, _ asOf: Instant?)
    -> AnswerReport?
  {
    let named = error.operation.map { AWSOperation.allowed(named: $0) } ?? []
    guard let operation = place.operation ?? named.first else { return nil }
    let answer = answer(operation, Data("{}".utf8), place, asOf)
    return keep(error, of: answer, sure: place.operation != nil || named.count == 1)
  }

  private mutating func readSegments(_ lines: SegmentLines, _ place: AnswerPath) -> AnswerReport {
    let before = gathering.tally
    gathering.begin()
    gathering.traces.read(
      lines, account: place.account ?? options.account ?? "unknown",
      region: place.region ?? options.region ?? "unknown", redact: options.redact)
    gathering.notes += gathering.traces.takeNotes()
    return gathering.report(of: "xray segment documents", since: before)
  }
}
