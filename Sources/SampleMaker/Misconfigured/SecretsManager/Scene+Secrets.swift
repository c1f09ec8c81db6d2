extension Scene {
  /// A secret that nobody changes and nobody reads.
  mutating func secrets() {
    answer(
      "secretsmanager.list-secrets",
      [
        "SecretList": [
          [
            "ARN": .text(Misconfigured.arn("secretsmanager", "secret:carved-in-stone-AbCdE1")),
            "Name": "carved-in-stone", "RotationEnabled": false,
            "LastChangedDate": "2025-03-01T03:00:00+00:00",
            "LastAccessedDate": "2025-06-01T00:00:00+00:00",
            "CreatedDate": "2025-03-01T03:00:00+00:00",
          ]
        ]
      ])
  }
}
