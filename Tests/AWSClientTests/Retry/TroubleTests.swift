import Testing

@testable import AWSClient

struct TroubleTests {
  @Test(arguments: [
    "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottledException",
    "TooManyRequestsException", "ProvisionedThroughputExceededException", "RequestLimitExceeded",
    "BandwidthLimitExceeded", "LimitExceededException", "SlowDown", "PriorRequestNotComplete",
  ])
  func `every word for throttling is one`(_ code: String) {
    #expect(Trouble(code: code, status: 400, retryAfter: 2) == .throttled(retryAfter: 2))
  }

  @Test(arguments: [
    ("TooManyRequests", 429, Trouble.throttled(retryAfter: nil)),
    ("InternalFailure", 500, .transient(timedOut: false)), ("", 502, .transient(timedOut: false)),
    ("", 503, .transient(timedOut: false)), ("", 504, .transient(timedOut: true)),
    ("RequestTimeout", 400, .transient(timedOut: true)), ("", 501, .final),
    ("AccessDeniedException", 403, .final), ("ResourceNotFoundException", 404, .final),
    ("ValidationException", 400, .final), ("ExpiredToken", 403, .session),
    ("ExpiredTokenException", 400, .session), ("RequestExpired", 400, .clockOrSession),
    ("RequestTimeTooSkewed", 403, .clock), ("SignatureDoesNotMatch", 403, .clock),
    ("InvalidSignatureException", 403, .clock), ("AuthFailure", 401, .clock),
  ])
  func `judges an error by code and status`(code: String, status: Int, trouble: Trouble) {
    #expect(Trouble(code: code, status: status, retryAfter: nil) == trouble)
  }

  @Test func `a service that names a time when it is back is throttling`() {
    #expect(Trouble(code: "", status: 503, retryAfter: 4) == .throttled(retryAfter: 4))
  }

  @Test(arguments: [
    (HTTPFailure.Kind.timedOut, Trouble.transient(timedOut: true)),
    (.refused, .transient(timedOut: false)), (.cutShort, .transient(timedOut: false)),
    (.nameNotFound, .transient(timedOut: false)), (.certificate, .final), (.proxy, .final),
    (.tooLarge, .final), (.cancelled, .final), (.noCertificates, .final),
  ])
  func `tries again what the network may mend`(kind: HTTPFailure.Kind, trouble: Trouble) {
    #expect(Trouble(HTTPFailure(kind, host: "h")) == trouble)
  }
}

struct RetryAfterTests {
  @Test(
    arguments: [
      ([:], nil), (["Retry-After": "7"], 7), (["retry-after": "0"], 0),
      (["Retry-After": "-3"], 0), (["Retry-After": "soon"], nil),
      (["x-amz-retry-after": "1500"], 1.5),
      (["x-amz-retry-after": "1500", "Retry-After": "9"], 1.5),
      (
        [
          "Retry-After": "Sun, 06 Nov 1994 08:49:40 GMT", "Date": "Sun, 06 Nov 1994 08:49:37 GMT",
        ], 3
      ), (["Retry-After": "Sun, 06 Nov 1994 08:49:40 GMT"], 10),
      (["Retry-After": "Sun, 06 Nov 1994 08:49:20 GMT"], 0), (["Retry-After": "nan"], nil),
    ] as [(HTTPHeaders, Double?)])
  func `reads when to come back`(headers: HTTPHeaders, seconds: Double?) {
    #expect(RetryAfter.seconds(headers, now: 784_111_770) == seconds)
  }
}

struct RetryTokensTests {
  @Test func `an outage eats the tokens up, timeouts twice as fast`() {
    let patient = RetryTokens()
    #expect((0..<200).count { _ in patient.take(timedOut: false) != nil } == 100)
    let hasty = RetryTokens()
    #expect((0..<200).count { _ in hasty.take(timedOut: true) != nil } == 50)
  }

  @Test func `success gives back what was paid, and a little without`() {
    let tokens = RetryTokens()
    while tokens.take(timedOut: true) != nil {}
    tokens.succeeded(paid: 5)
    #expect(tokens.take(timedOut: false) == 5)
    for _ in 0..<4 { tokens.succeeded(paid: nil) }
    #expect(tokens.take(timedOut: false) == nil)
    tokens.succeeded(paid: nil)
    #expect(tokens.take(timedOut: false) == 5)
  }
}

struct ClockOffsetsTests {
  @Test func `learns a clock that is more than four minutes off`() {
    let offsets = ClockOffsets()
    #expect(!offsets.learn(host: "a", server: 1240, now: 1000))
    #expect(offsets.offset(of: "a") == 0)
    #expect(offsets.learn(host: "a", server: 1241, now: 1000))
    #expect(offsets.offset(of: "a") == 241)
    #expect(offsets.offset(of: "b") == 0)
  }

  @Test func `a clock that was learnt explains no second refusal`() {
    let offsets = ClockOffsets()
    #expect(offsets.learn(host: "a", server: 100, now: 4000))
    #expect(!offsets.learn(host: "a", server: 110, now: 4010))
    #expect(offsets.learn(host: "a", server: 4020, now: 4020))
    #expect(offsets.offset(of: "a") == 0)
  }
}
