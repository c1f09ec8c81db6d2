extension Scene {
  /// Functions whose fault can be read from how they are set.
  static let settings: [BadFunction] = [
    BadFunction("runs-on-the-past") { $0.runtime = "python3.9" },
    BadFunction("runs-out-in-spring") { $0.runtime = "nodejs22.x" },
    BadFunction("never-upgraded") { $0.runtime = "python3.11" },
    BadFunction(
      "did-not-deploy",
      [
        "State": "Failed", "StateReason": "The image could not be pulled",
        "StateReasonCode": "ImageAccessDenied", "LastUpdateStatus": "Failed",
        "LastUpdateStatusReasonCode": "ImageAccessDenied",
      ]),
    BadFunction("waits-three-seconds") { $0.timeoutSeconds = 3 },
    BadFunction("copied", ["CodeSha256": "c29tZSBjb2Rl="]),
    BadFunction("copied-again", ["CodeSha256": "c29tZSBjb2Rl="]),
    BadFunction(
      "borrowed-layers",
      [
        "CodeSize": 62_914_560,
        "Layers": [
          [
            "Arn":
              "arn:aws:lambda:\(Misconfigured.region):\(Misconfigured.stranger):layer:found-online:7",
            "CodeSize": 54_525_952,
          ]
        ],
      ]),
    BadFunction(
      "knows-too-much",
      [
        "Environment": [
          "Variables": [
            "DB_PASSWORD": "made-up-Pa55word-of-nobody", "TEMPLATE": .text(filler),
          ]
        ]
      ], tags: ["data-class": "sensitive"]),
    BadFunction(
      "one-zone",
      [
        "VpcConfig": [
          "SubnetIds": ["subnet-0a1b2c3d4e5f60718"], "SecurityGroupIds": ["sg-0a1b2c3d"],
          "VpcId": "vpc-0a1b2c3d",
        ]
      ], trigger: .queue("short-sighted")),
    BadFunction("reads-the-stream", trigger: .stream("narrow")),
    BadFunction("forgotten", ["LastModified": "2026-02-01T09:00:00.000+0000"]),
    BadFunction("open-door"),
    BadFunction("switched-off"),
    BadFunction("published-daily"),
    BadFunction("full-of-holes"),
    BadFunction("may-do-all") { $0.sharedRole = "may-do-all" },
    BadFunction("may-do-all-too") { $0.sharedRole = "may-do-all" },
  ]

  /// Text that takes most of the 4 KB that variables may take.
  private static let filler = String(repeating: "made-up ", count: 450)

  /// Functions whose fault is how they stand beside what calls them.
  static let neighbours: [BadFunction] = [
    BadFunction(
      "latest-in-production",
      ["LoggingConfig": ["LogFormat": "JSON", "ApplicationLogLevel": "DEBUG"]],
      trigger: .api("front"), tags: ["env": "prod", "service": "front"]
    ) { $0.timeoutSeconds = 120 },
    BadFunction("loses-events", trigger: .schedule(everyMinutes: 5)),
  ]
}
