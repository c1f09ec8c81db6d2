extension ECS {
  /// Finds clusters.
  ///
  /// - IAM action: `ecs:ListClusters`.
  /// - Limits: 100 a page; rate not published.
  /// - Source: Amazon ECS API Reference, ListClusters (2026-11).
  package static let listClusters = service(
    "ListClusters", "finds clusters", keys: ["clusterArns"],
    paging: Paging("nextToken", size: "maxResults", most: 100))
}
