extension CloudWatch {
  /// Reads points of many metrics at once.
  ///
  /// - IAM action: `cloudwatch:GetMetricData`.
  /// - Limits: pages of its own size; 500 queries and 100,800 points a call; 50 calls a second;
  ///   $0.01 per 1,000 metrics.
  /// - Source: Amazon CloudWatch API Reference, GetMetricData (2026-11).
  package static let getMetricData = service(
    "GetMetricData", "reads points of many metrics at once", keys: ["MetricDataResults"],
    paging: Paging("NextToken"), rate: 50)

  /// Points of many metrics, with the request where both were put into one document.
  package struct GetMetricData: Decodable, Sendable {
    package var metricDataQueries: [Query]?
    package var startTime: Timestamp?
    package var endTime: Timestamp?
    package var metricDataResults: [Result]?
    package var messages: [Message]?
  }

  /// The points of one question; newest first unless asked otherwise.
  package struct Result: Decodable, Sendable {
    package var id: String?
    package var label: String?
    package var timestamps: [Timestamp]?
    package var values: [Double]?
    /// `Complete`, `PartialData`, `InternalError`, `Forbidden`.
    package var statusCode: String?

    package init(from decoder: any Decoder) throws {
      let fields = try decoder.container(keyedBy: CodingKeys.self)
      id = try fields.decodeIfPresent(String.self, forKey: .id)
      label = try fields.decodeIfPresent(String.self, forKey: .label)
      timestamps = try Self.timestamps(fields)
      values = try fields.decodeIfPresent([Double].self, forKey: .values)
      statusCode = try fields.decodeIfPresent(String.self, forKey: .statusCode)
    }

    private enum CodingKeys: String, CodingKey { case id, label, timestamps, values, statusCode }

    /// All of them have one form; to try both with each took longer than all else that is read.
    private static func timestamps(_ fields: KeyedDecodingContainer<CodingKeys>) throws
      -> [Timestamp]?
    {
      if let numbers = try? fields.decodeIfPresent([Double].self, forKey: .timestamps) {
        return numbers.map(Timestamp.number)
      }
      return try fields.decodeIfPresent([Timestamp].self, forKey: .timestamps)
    }
  }

  /// Something that CloudWatch says of a request.
  package struct Message: Decodable, Sendable {
    package var code: String?
    package var value: String?
  }
}
