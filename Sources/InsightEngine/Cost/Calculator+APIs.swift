extension Calculator {
  /// Requests of an HTTP API; each 512 KB of payload is one.
  package static func apiGatewayHTTP(
    requests: Double, payloadKB: Double = 0, region: String = "us-east-1"
  ) throws(NoPrice) -> PriceAnswer {
    let metered = requests * max(1, (payloadKB / 512).rounded(.up))
    return PriceAnswer(
      try PriceLine.tiered(
        "HTTP API requests", metered, "request", Prices.httpAPI.price(in: region), region: region),
      region: region)
  }

  /// Requests of a REST API, and a cache of a size for so many hours of a month.
  package static func apiGatewayREST(
    requests: Double, cacheGB: Double? = nil, cacheHours: Double = Prices.monthHours,
    region: String = "us-east-1"
  ) throws(NoPrice) -> PriceAnswer {
    var lines = try PriceLine.tiered(
      "REST API requests", requests, "request", Prices.restAPI.price(in: region), region: region)
    if let cacheGB { lines += try cache(cacheGB, hours: cacheHours, region) }
    return PriceAnswer(lines, region: region)
  }

  private static func cache(_ sizeGB: Double, hours: Double, _ region: String) throws(NoPrice)
    -> [PriceLine]
  {
    let sizes = try Prices.restCacheHour.price(in: region)
    guard let price = sizes[sizeGB] else {
      throw NoPrice.size("cache", sizeGB: sizeGB, held: sizes.keys.sorted(), region: region)
    }
    return [PriceLine(Prices.cacheItem(sizeGB), hours, "hour", at: price)]
      .checked(by: Prices.restCacheHour, in: region)
  }

  /// Messages of a WebSocket API, each 32 KB of them one, and the minutes that its connections are open.
  package static func apiGatewayWebSocket(
    messages: Double, messageKB: Double = 0, connectionMinutes: Double = 0,
    region: String = "us-east-1"
  ) throws(NoPrice) -> PriceAnswer {
    let prices = try Prices.webSocket.price(in: region)
    let metered = messages * max(1, (messageKB / 32).rounded(.up))
    let lines = try PriceLine.tiered(
      "WebSocket messages", metered, "message", prices.message, region: region)
    return PriceAnswer(
      lines + [
        PriceLine("connection", connectionMinutes, "minute", at: prices.connectionMinute)
      ], region: region)
  }
}
