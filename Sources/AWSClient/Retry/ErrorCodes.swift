/// Error codes that decide whether a call is tried again.
///
/// Read 2026-11-27 from the retry rules of botocore 1.43.11.
enum ErrorCodes {
  static let transient: Set<String> = ["RequestTimeout", "RequestTimeoutException"]

  static let throttled: Set<String> = [
    "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottledException",
    "TooManyRequestsException", "ProvisionedThroughputExceededException",
    "TransactionInProgressException", "RequestLimitExceeded", "BandwidthLimitExceeded",
    "LimitExceededException", "RequestThrottled", "SlowDown", "PriorRequestNotComplete",
    "EC2ThrottledException",
  ]

  /// The signature's time is wrong, or the signature is: a clock that is off looks like either.
  static let skewed: Set<String> = [
    "RequestTimeTooSkewed", "InvalidSignatureException", "SignatureDoesNotMatch", "AuthFailure",
  ]

  static let expired: Set<String> = ["ExpiredToken", "ExpiredTokenException"]
}
