/// When functions are called.
enum Arrivals {
  /// The arrivals of a function that clients, queues, streams or a clock start.
  static func of(_ spec: FunctionSpec, seed: UInt64) -> [Arrival] {
    var random = SeededRandom(seed: seed, part: "arrivals " + spec.account + spec.name)
    if case .schedule(let minutes) = spec.trigger {
      let every = Int64(minutes) * 60_000
      return stride(from: (Day.start + every - 1) / every * every, to: Day.end, by: Int(every))
        .filter { Story.fires(spec, at: $0) }
        .map { arrival(at: $0 + 400 + Int64(random.unit() * 300), &random) }
    }
    return clients(spec, &random)
  }

  /// The shop is quiet but for its checkout, so that the recording stays small.
  static func share(_ spec: FunctionSpec) -> Double { spec.service == "checkout" ? 1 : 0.56 }

  /// Arrivals by thinning: as many as at the highest rate, of which each is kept with its moment's share.
  private static func clients(_ spec: FunctionSpec, _ random: inout SeededRandom) -> [Arrival] {
    var arrivals: [Arrival] = []
    for minute in 0..<Day.minutes {
      let start = Day.start + Int64(minute) * 60_000
      let rate =
        spec.perMinute * share(spec) * Story.traffic(at: start) * Story.surge(spec, at: start)
      guard rate > 0 else { continue }
      var offset = random.exponential(rate: rate)
      while offset < 1 {
        arrivals.append(arrival(at: start + Int64(offset * 60_000), &random))
        offset += random.exponential(rate: rate)
      }
    }
    return arrivals
  }

  /// One charge for every order that was placed, a moment after it, in the same trace.
  static func charges(after orders: [Run], seed: UInt64) -> [Arrival] {
    var random = SeededRandom(seed: seed, part: "charges")
    return orders.filter { !$0.isFailure }.map { order in
      Arrival(
        time: order.end + 30 + Int64(random.unit() * 60), requestID: random.uuid(),
        traceID: order.traceID, isSampled: order.isSampled)
    }
  }

  private static func arrival(at time: Int64, _ random: inout SeededRandom) -> Arrival {
    let seconds = String(time / 1000, radix: 16)
    let id = "1-\(seconds)-" + random.hex(12) + random.hex(12)
    return Arrival(
      time: time, requestID: random.uuid(), traceID: id,
      isSampled: random.chance(sampledShare(time)))
  }

  /// X-Ray's reservoir samples more of a quiet shop; the afternoon of the incident was traced in full by hand.
  private static func sampledShare(_ time: Int64) -> Double {
    time >= Day.at(13, 30) && time < Day.at(15, 0) ? 0.5 : 0.04
  }
}
