extension XRay {
  /// Reads who calls whom.
  ///
  /// - IAM action: `xray:GetServiceGraph`.
  /// - Limits: pages of its own size; windows of at most 6 hours; rate not published.
  /// - Source: AWS X-Ray API Reference, GetServiceGraph (2026-11).
  package static let getServiceGraph = service(
    "GetServiceGraph", "reads who calls whom", keys: ["Services", "Services.ReferenceId"],
    http: .post("/ServiceGraph"), paging: Paging("NextToken"))
}
