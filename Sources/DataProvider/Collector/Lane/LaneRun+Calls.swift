import AWSClient
import ServerlessModel

extension LaneRun {
  /// Asks for all pages of something and reads each of them; a part of it may be written before the rest has come.
  func fetch(_ fetch: LaneFetch) async throws -> LaneAnswer {
    let paging = Paging.of(fetch.call.operation)
    var call: AWSCall? = paging?.first(fetch.call) ?? fetch.call
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
      call = count < Paging.mostPages && !Task.isCancelled ? paging?.next(page, after: reply) : nil
      let isCut = call == nil && Task.isCancelled && paging?.next(page, after: reply) != nil
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
      if !fetch.joinsPages, count == 1 || count % 10 == 0 { try await commit() }
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
    metrics.take(reply, ask)
    for sentence in report.notes { tell(.note(lane: lane.name, sentence: sentence)) }
  }

  /// Asks for all pages of something that is not read as an answer, and hands each on.
  func pages(_ first: AWSCall, _ take: (AWSReply) throws(AWSJSONError) -> Void) async -> LaneAnswer
  {
    let paging = Paging.of(first.operation)
    var call: AWSCall? = paging?.first(first) ?? first
    var count = 0
    while let page = call {
      do throws(AWSFailure) {
        let reply = try await lane.caller.call(page)
        time.see(reply.date)
        count += 1
        do throws(AWSJSONError) { try take(reply) } catch {
          throw AWSFailure.unreadable(error, operation: page.operation)
        }
        call = count < Paging.mostPages ? paging?.next(page, after: reply) : nil
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
      return .failed(failure.words)
    }
    var ask = fetch.ask(at: time.now, isPart: false, hadRows: false)
    ask.isPart = false
    if error.isThrottled {
      ask.nextTry = time.now.adding(milliseconds: Int64(pause(after: retryAfter) * 1000))
    }
    let report = answers.read(error, of: call, account: lane.account, time: time.now, ask: ask)
    if error.isAbsent { return .whole(LaneSights()) }
    if !error.isDenied, !error.isThrottled {
      for sentence in report.notes { tell(.note(lane: lane.name, sentence: sentence)) }
    }
    return .refused(error, retryAfter: retryAfter)
  }

  /// Seconds until something throttled is tried again; the client itself has tried several times before.
  func pause(after asked: Double?) -> Double { max(asked ?? 0, 60) }

  /// Tells what came of a step, and answers when it may be tried again; `nil` for its usual time.
  func tell(_ answer: LaneAnswer, of operation: AWSOperation) -> Double? {
    let now = time.clock.now
    switch answer {
    case .whole(let sights):
      tell(.answered(lane: lane.name, operation: operation.title, count: sights.count))
      return nil
    case .refused(let error, let retryAfter):
      if error.isThrottled {
        let until = now + pause(after: retryAfter)
        tell(
          .throttled(
            lane: lane.name, operation: operation.title, until: Instant(epoch: until)))
        return until
      }
      if error.isDenied {
        let action = error.action ?? operation.action ?? operation.name
        tell(.denied(lane: lane.name, operation: operation.title, action: action))
      }
      return now + options.deniedSeconds
    case .failed(let why):
      let until = now + 60
      tell(
        .failed(
          lane: lane.name, operation: operation.title, why: why, nextTry: Instant(epoch: until)))
      return until
    }
  }

  /// Does several things at once, but not too many.
  func each<Item: Sendable>(
    _ items: [Item], _ body: @escaping @Sendable (Item) async throws -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      var waiting = items.makeIterator()
      for _ in 0..<max(1, options.concurrency) {
        guard let item = waiting.next() else { break }
        group.addTask { try await body(item) }
      }
      while try await group.next() != nil {
        if Task.isCancelled { continue }
        if let item = waiting.next() { group.addTask { try await body(item) } }
      }
    }
  }
}

extension AWSFailure {
  /// Why there was no answer, in a few words.
  var words: String {
    switch self {
    case .refused(let error, _, _): error.code + (error.message.isEmpty ? "" : ": " + error.message)
    case .unreachable(let failure, _): "\(failure.host): \(failure.kind.rawValue)"
    case .noCredentials(let failure): "no credentials: " + failure.advice
    case .unreadable(let error, _):
      (error.field.isEmpty ? "" : error.field + ": ") + "expected " + error.expected
    }
  }
}
