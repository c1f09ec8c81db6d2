extension ECS {
  /// Finds services of a cluster.
  ///
  /// - IAM action: `ecs:ListServices`.
  /// - Limits: 100 a page; rate not published.
  /// - Source: Amazon ECS API Reference, ListServices (2026-11).
  package static let listServices = service(
    "ListServices", "finds services of a cluster", keys: ["serviceArns"],
    paging: Paging("nextToken", size: "maxResults", most: 100))
}
