import AWSClient
import ServerlessModel

extension LaneRun {
  /// Pages are never followed further: a service that repeats its tokens must not be asked for ever.
  private static let mostPages = 2000

  /// Asks for all pages of something and reads each of them; a part of it may be written before the rest has come.
  func fetch(_ fetch: LaneFetch) async throws -> LaneAnswer {
    var call: AWSCall? = fetch.call.withFullPages
    var sights = LaneSights()
    var pages: [AWSReply] = []
    var count = 0
    while let page = call {
      let reply: AWSReply
      do throws(AWSFailure) { reply = try await lane.caller.call(page) } catch {
        return keep(error, of: page, fetch)
      }
      time.see(reply.date)
      count += 1
      let next = page.next(after: reply)
      call = count < Self.mostPages && !Task.isCancelled ? next : nil
      let isCut = next != nil && Task.isCancelled
      do throws(AnswerError) {
        if fetch.joinsPages {
          pages.append(reply)
          if call == nil, !isCut { try read(pages, of: fetch, &sights) }
        } else {
          try read(reply, of: page, fetch, isPart: call != nil || isCut, &sights)
        }
      } catch {
        return .failed(error.why)
      }
      if writesPages, !fetch.joinsPages, count == 1 || count % 10 == 0 { try await commit() }
    }
    return .whole(sights)
  }

  private func read(_ pages: [AWSReply], of fetch: LaneFetch, _ sights: inout LaneSights)
    throws(AnswerError)
  {
    guard let last = pages.last else { return }
    if let body = PageJoin.joined(pages.map(\.body)) {
      let whole = AWSReply(operation: last.operation, body: body, date: last.date)
      return try read(whole, of: fetch.call, fetch, isPart: false, &sights)
    }
    for (index, page) in pages.enumerated() {
      try read(page, of: fetch.call, fetch, isPart: index < pages.count - 1, &sights)
    }
  }

  private func read(
    _ reply: AWSReply, of call: AWSCall, _ fetch: LaneFetch, isPart: Bool,
    _ sights: inout LaneSights
  ) throws(AnswerError) {
    let ask = fetch.ask(at: time.now, isPart: isPart, hadRows: sights.count > 0)
    let report = try answers.read(reply, to: call, account: lane.account, time: time.now, ask: ask)
    sights.take(report)
    inventory.details.take(reply, in: lane)
    // How a result ended is for its last page to say.
    if reply.nextToken == nil { sights.incomplete.formUnion(report.incomplete) }
    for sentence in report.notes { tell(.note(lane: lane.name, sentence: sentence)) }
  }

  /// Asks for all pages of something that is not read as an answer, and hands each on.
  func pages(_ first: AWSCall, _ take: (AWSReply) throws(AWSJSONError) -> Void) async -> LaneAnswer
  {
    var call: AWSCall? = first.withFullPages
    var count = 0
    while let page = call {
      do throws(AWSFailure) {
        let reply = try await lane.caller.call(page)
        time.see(reply.date)
        count += 1
        do throws(AWSJSONError) { try take(reply) } catch {
          throw AWSFailure.unreadable(error, operation: page.operation)
        }
        call = count < Self.mostPages ? page.next(after: reply) : nil
      } catch {
        return keep(error, of: page, LaneFetch(call: page))
      }
      if Task.isCancelled, call != nil { return .failed("stopped before the last page") }
    }
    return .whole(LaneSights(count: count))
  }

  /// Keeps why there was no answer.
  private func keep(_ failure: AWSFailure, of call: AWSCall, _ fetch: LaneFetch) -> LaneAnswer {
    guard case .refused(let error, _, let retryAfter) = failure else {
      noteSilence(of: call.operation, fetch)
      guard case .noCredentials(let failure) = failure else { return .failed(failure.words) }
      return .signedOut(failure)
    }
    var ask = fetch.ask(at: time.now, isPart: false, hadRows: false)
    ask.isPart = false
    if error.isThrottled {
      ask.nextTry = time.now.after(pause(after: retryAfter, fetch.retrySeconds))
    }
    _ = answers.read(error, of: call, account: lane.account, time: time.now, ask: ask)
    if error.isAbsent { return .whole(LaneSights(isAbsent: true)) }
    if !error.isDenied, !error.isThrottled { noteSilence(of: call.operation, fetch) }
    return .refused(error, retryAfter: retryAfter)
  }

  /// Notes that a question had no answer that can be read; how single things are set is asked of many, and of none alone.
  private func noteSilence(of operation: AWSOperation, _ fetch: LaneFetch) {
    guard operation.source != .configuration, !Task.isCancelled else { return }
    let now = time.now
    cover(
      operation.source, operation.wholeScope,
      TimeSpan(start: now, end: now), settled: now,
      .unanswered(nextTry: now.after(fetch.retrySeconds)))
  }

  /// Seconds until something throttled is tried again; the client itself has tried several times before.
  func pause(after asked: Double?, _ retrySeconds: Double = LaneFetch.retrySeconds) -> Double {
    max(asked ?? 0, retrySeconds)
  }

  /// Tells what came of a step, and answers in how many seconds it may be tried again; `nil` for its usual time.
  func tell(
    _ answer: LaneAnswer, of operation: AWSOperation,
    retrySeconds: Double = LaneFetch.retrySeconds
  ) -> Double? {
    let title = operation.title
    switch answer {
    case .whole(let sights):
      tell(.answered(lane: lane.name, operation: title, count: sights.count))
      return nil
    case .refused(let error, let retryAfter) where error.isThrottled:
      let wait = pause(after: retryAfter, retrySeconds)
      tell(.throttled(lane: lane.name, operation: title, until: time.now.after(wait)))
      return wait
    case .refused(let error, _) where error.isDenied:
      let action = error.action ?? operation.action ?? operation.name
      tell(.denied(lane: lane.name, operation: title, action: action))
      return options.deniedSeconds
    case .refused(let error, _): return fail(title, error.words, retrySeconds)
    case .failed(let why): return fail(title, why, retrySeconds)
    case .signedOut(let failure):
      let next = time.now.after(retrySeconds)
      tell(.signedOut(lane: lane.name, sentence: failure.call, nextTry: next))
      return retrySeconds
    }
  }

  private func fail(_ title: String, _ why: String, _ retrySeconds: Double) -> Double {
    let next = time.now.after(retrySeconds)
    tell(.failed(lane: lane.name, operation: title, why: why, nextTry: next))
    return retrySeconds
  }

  /// Tells what came of an operation that is no step of its own, and notes a refusal.
  func note(
    _ answer: LaneAnswer, of operation: AWSOperation,
    retrySeconds: Double = LaneFetch.retrySeconds
  ) {
    let wait = tell(answer, of: operation, retrySeconds: retrySeconds)
    inventory.refuse(operation.title, for: answer.isDenied ? wait : nil, now: time.now)
  }

  /// Does several things at once, but not too many; answers what came of them, in no order.
  func each<Item: Sendable, Result: Sendable>(
    _ items: [Item], _ body: @escaping @Sendable (Item) async throws -> Result
  ) async throws -> [Result] {
    try await withThrowingTaskGroup(of: Result.self) { group in
      var waiting = items.makeIterator()
      var results: [Result] = []
      for _ in 0..<max(1, options.concurrency) {
        if let item = waiting.next() { group.addTask { try await body(item) } }
      }
      while let result = try await group.next() {
        results.append(result)
        if !Task.isCancelled, let item = waiting.next() {
          group.addTask { try await body(item) }
        }
      }
      return results
    }
  }
}

extension Instant {
  /// The moment so many seconds later.
  fileprivate func after(_ seconds: Double) -> Instant { Instant(epoch: epoch + seconds) }
}

extension AWSFailure {
  /// Why there was no answer, in a few words.
  var words: String {
    switch self {
    case .refused(let error, _, _): error.words
    case .unreachable(let failure, _): "\(failure.host): \(failure.kind.rawValue)"
    case .noCredentials(let failure): "no credentials: " + failure.advice
    case .unreadable(let error, _):
      (error.field.isEmpty ? "" : error.field + ": ") + "expected " + error.expected
    }
  }
}

extension ServiceError {
  /// `ValidationException: the region is not known`.
  fileprivate var words: String { code + (message.isEmpty ? "" : ": " + message) }
}
