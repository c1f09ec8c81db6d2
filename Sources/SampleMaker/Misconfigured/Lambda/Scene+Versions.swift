extension Scene {
  /// Sixty versions that no alias names, and a deployment that was not tested.
  mutating func versions() {
    let arn = Misconfigured.arn("lambda", "function:published-daily")
    let versions: [JSON] = (1...60).map { number in
      [
        "FunctionName": "published-daily", "FunctionArn": "\(arn):\(number)",
        "Version": "\(number)", "CodeSize": 31_457_280, "CodeSha256": "djE\(number)=",
        "LastModified": .text(
          Day.iso(Day.start - Int64(200 - number) * 86_400_000).dropLast() + "+0000"),
      ]
    }
    answer("lambda.list-versions-by-function.published-daily", ["Versions": .list(versions)])
    guard let function = functions.first(where: { $0.spec.name == "deployed-untested" }) else {
      return
    }
    let code: JSON = [
      "CodeSha256": "bm90IHRlc3RlZA==",
      "LastModified": .text(Day.iso(Self.deployed).dropLast() + "+0000"),
    ]
    answer(
      "lambda.get-function-configuration.deployed-untested", function.configuration.with(code),
      at: Self.deployed)
  }

  /// When the untested code was deployed.
  static let deployed = Day.at(23, 20)

  /// What Amazon Inspector holds against functions.
  mutating func inspector() {
    let holes: JSON = [
      [
        "type": "AWS_LAMBDA_FUNCTION",
        "id": .text(Misconfigured.arn("lambda", "function:full-of-holes")),
      ]
    ]
    answer(
      "inspector2.list-findings",
      [
        "findings": [
          [
            "type": "PACKAGE_VULNERABILITY", "severity": "CRITICAL", "status": "ACTIVE",
            "title": "CVE-2026-0001 - made-up-package", "resources": holes,
            "packageVulnerabilityDetails": [
              "vulnerabilityId": "CVE-2026-0001",
              "vulnerablePackages": [["name": "made-up-package", "fixedInVersion": "2.0.1"]],
            ],
          ],
          [
            "type": "CODE_VULNERABILITY", "severity": "CRITICAL", "status": "ACTIVE",
            "title": "CWE-798 - Hardcoded credentials", "resources": holes,
            "codeVulnerabilityDetails": [
              "cwes": ["CWE-798"], "detectorName": "Hardcoded credentials",
              "filePath": ["filePath": "app.py", "startLine": 12],
            ],
          ],
        ]
      ])
    answer(
      "inspector2.batch-get-account-status",
      [
        "accounts": [
          [
            "accountId": .text(Misconfigured.account),
            "resourceState": [
              "lambda": ["status": "ENABLED"], "lambdaCode": ["status": "ENABLED"],
            ],
          ]
        ]
      ])
    answer(
      "ec2.describe-subnets",
      [
        "Subnets": [
          [
            "SubnetId": "subnet-0a1b2c3d4e5f60718", "AvailabilityZone": "\(Misconfigured.region)a",
            "AvailableIpAddressCount": 7,
          ]
        ]
      ])
  }
}
