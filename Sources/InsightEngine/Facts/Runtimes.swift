package import ServerlessModel

/// When a Lambda runtime ends.
package struct RuntimeFact: Hashable, Sendable {
  package let name: String
  /// From then on it gets no security patches.
  package let deprecated: Instant
  /// From then on no function can be created with it; in the past where that is so already.
  package let createBlocked: Instant
  /// From then on no function that uses it can be changed.
  package let updateBlocked: Instant
}

/// The calendar of Lambda runtimes.
package enum Runtimes {
  /// The day on which the calendar was read; AWS has moved its dates many times.
  package static let asOf = "2026-11-20"
  /// Where it was read.
  package static let source = "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html"

  /// What is known of a runtime by its identifier; `nil` for one that is not in the calendar.
  package static func fact(for name: String) -> RuntimeFact? { all.first { $0.name == name } }

  /// All runtimes of the calendar, those that end first in front.
  package static let all: [RuntimeFact] = calendar.flatMap { names, deprecated, create, update in
    names.compactMap { name in
      guard let deprecated = Instant(iso8601: deprecated), let create = Instant(iso8601: create),
        let update = Instant(iso8601: update)
      else { return nil }
      return RuntimeFact(
        name: name, deprecated: deprecated, createBlocked: create, updateBlocked: update)
    }
  }.sorted { ($0.deprecated, $0.name) < ($1.deprecated, $1.name) }

  private static let calendar: [([String], String, String, String)] = [
    (["nodejs"], "2016-10-31", "2016-10-31", "2016-10-31"),
    (["dotnetcore2.0"], "2019-05-30", "2019-05-30", "2019-05-30"),
    (["dotnetcore1.0"], "2019-06-27", "2019-07-30", "2019-07-30"),
    (["nodejs6.10"], "2019-08-12", "2019-08-12", "2019-08-12"),
    (["nodejs4.3", "nodejs4.3-edge"], "2020-03-05", "2020-03-05", "2020-03-05"),
    (["nodejs8.10"], "2020-03-06", "2020-03-06", "2020-03-06"),
    (["python2.7"], "2021-07-15", "2021-07-15", "2022-05-30"),
    (["nodejs10.x"], "2021-07-30", "2021-07-30", "2022-02-14"),
    (["ruby2.5"], "2021-07-30", "2021-07-30", "2022-03-31"),
    (["dotnetcore2.1"], "2022-01-05", "2022-01-05", "2022-04-13"),
    (["python3.6"], "2022-07-18", "2022-07-18", "2022-08-29"),
    (["nodejs12.x"], "2023-03-31", "2023-03-31", "2023-04-30"),
    (["dotnetcore3.1"], "2023-04-03", "2023-04-03", "2023-05-03"),
    (["nodejs14.x"], "2023-12-04", "2024-01-09", "2027-03-03"),
    (["python3.7"], "2023-12-04", "2024-01-09", "2027-03-03"),
    (["ruby2.7"], "2023-12-07", "2024-01-09", "2027-03-03"),
    (["java8", "go1.x", "provided"], "2024-01-08", "2024-02-08", "2027-03-03"),
    (["nodejs16.x"], "2024-06-12", "2027-02-01", "2027-03-03"),
    (["python3.8"], "2024-10-14", "2027-02-01", "2027-03-03"),
    (["dotnet6"], "2024-12-20", "2027-02-01", "2027-03-03"),
    (["nodejs18.x"], "2025-09-01", "2027-02-01", "2027-03-03"),
    (["python3.9"], "2025-12-15", "2027-02-01", "2027-03-03"),
    (["ruby3.2"], "2026-03-31", "2027-02-01", "2027-03-03"),
    (["nodejs20.x"], "2026-04-30", "2027-02-01", "2027-03-03"),
    (["provided.al2"], "2026-07-31", "2027-02-01", "2027-03-03"),
    (["python3.10"], "2026-10-31", "2027-02-01", "2027-03-03"),
    (["dotnet8"], "2026-11-10", "2027-02-01", "2027-03-03"),
    (["ruby3.3"], "2027-03-31", "2027-04-30", "2027-05-31"),
    (["nodejs22.x"], "2027-04-30", "2027-05-31", "2027-07-01"),
    (["python3.11", "java8.al2", "java11", "java17"], "2027-06-30", "2027-07-31", "2027-08-31"),
    (["ruby3.4"], "2028-03-31", "2028-04-30", "2028-05-31"),
    (["nodejs24.x"], "2028-04-30", "2028-05-31", "2028-07-01"),
    (["python3.12"], "2028-10-31", "2028-11-30", "2029-01-10"),
    (["dotnet10"], "2028-11-14", "2028-12-14", "2029-01-15"),
    (["ruby4.0"], "2029-03-31", "2029-04-30", "2029-05-31"),
    (
      [
        "python3.13", "python3.14", "java21", "java25", "java8.al2023", "java11.al2023",
        "java17.al2023", "provided.al2023",
      ], "2029-06-30", "2029-07-31", "2029-08-31"
    ),
  ]
}
