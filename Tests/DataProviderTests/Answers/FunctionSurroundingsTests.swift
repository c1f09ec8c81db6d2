import DataProvider
import ServerlessModel
import Testing

struct FunctionSurroundingsTests {
  private func function(_ batch: SnapshotBatch) throws -> FunctionConfiguration {
    try #require(try batch.configuration("function:orders-api").function)
  }

  private static let subnets = Document(
    place + "ec2.describe-subnets.json",
    """
    {"Subnets": [
      {"SubnetId": "subnet-1", "VpcId": "vpc-1", "AvailabilityZone": "eu-west-1a",
       "AvailableIpAddressCount": 12, "CidrBlock": "10.0.0.0/28"},
      {"SubnetId": "subnet-2", "VpcId": "vpc-1", "AvailabilityZone": "eu-west-1a",
       "AvailableIpAddressCount": 250, "CidrBlock": "10.0.1.0/24"},
      {"SubnetId": "subnet-9", "AvailabilityZone": "eu-west-1c"}]}
    """)

  @Test(arguments: [[LambdaAnswerTests.list, subnets], [subnets, LambdaAnswerTests.list]])
  func `a function stands in the zones of its subnets, in any order`(_ parts: [Document]) throws {
    var reader = AnswerReader(options: AnswerOptions())
    for part in parts { #expect(try reader.read(part) != nil) }
    let batch = reader.drain(fallback: fallbackMoment)
    #expect(batch.configurations.count == 1)
    let function = try function(batch)
    #expect(function.availabilityZones == ["eu-west-1a"])
    #expect(function.freeAddresses == ["subnet-1": 12, "subnet-2": 250])
  }

  @Test func `a function whose subnets were not all seen has no zones`() throws {
    let batch = try gather(
      LambdaAnswerTests.list,
      Document("s.json", #"{"Subnets": [{"SubnetId": "subnet-1", "AvailabilityZone": "a"}]}"#))
    #expect(try function(batch).availabilityZones == nil)
  }

  @Test func `subnets are remembered for functions that come later`() throws {
    var reader = AnswerReader(options: AnswerOptions())
    _ = try reader.read(Self.subnets)
    _ = reader.drain(fallback: fallbackMoment)
    _ = try reader.read(LambdaAnswerTests.list)
    let batch = reader.drain(fallback: fallbackMoment.adding(seconds: 60))
    #expect(try function(batch).availabilityZones == ["eu-west-1a"])
  }

  private static func findings() -> Document {
    Document(
      place + "inspector2.list-findings.json",
      """
      {"findings": [
        {"findingArn": "arn:f1", "awsAccountId": "111122223333", "type": "PACKAGE_VULNERABILITY",
         "severity": "HIGH", "status": "ACTIVE", "title": "CVE-2026-1234 - lodash",
         "resources": [{"type": "AWS_LAMBDA_FUNCTION", "region": "eu-west-1",
           "id": "arn:aws:lambda:eu-west-1:111122223333:function:orders-api:$LATEST"}],
         "packageVulnerabilityDetails": {"vulnerabilityId": "CVE-2026-1234",
           "vulnerablePackages": [
             {"name": "lodash", "version": "4.17.20", "fixedInVersion": "4.17.21"}]}},
        {"findingArn": "arn:f2", "type": "CODE_VULNERABILITY", "severity": "CRITICAL",
         "title": "CWE-798 - Hardcoded credentials",
         "resources": [{"type": "AWS_LAMBDA_FUNCTION",
           "id": "arn:aws:lambda:eu-west-1:111122223333:function:orders-api:$LATEST"}],
         "codeVulnerabilityDetails": {"cwes": ["CWE-798"], "detectorName": "Hardcoded credentials",
           "filePath": {"fileName": "app.py", "filePath": "src/app.py", "startLine": 12,
             "endLine": 12}}},
        {"findingArn": "arn:f3", "type": "PACKAGE_VULNERABILITY", "severity": "HIGH",
         "status": "CLOSED", "title": "old", "resources": [{"type": "AWS_LAMBDA_FUNCTION",
           "id": "arn:aws:lambda:eu-west-1:111122223333:function:orders-api:$LATEST"}]},
        {"findingArn": "arn:f4", "type": "PACKAGE_VULNERABILITY", "severity": "HIGH",
         "title": "elsewhere", "resources": [{"type": "AWS_EC2_INSTANCE", "id": "i-1"}]}]}
      """)
  }

  @Test func `keeps what Inspector holds against a function`() throws {
    let function = try function(try gather(LambdaAnswerTests.list, Self.findings()))
    #expect(
      function.codeFindings == [
        CodeFinding(
          type: "PACKAGE_VULNERABILITY", severity: "HIGH", ids: ["CVE-2026-1234"],
          title: "CVE-2026-1234 - lodash", dependency: "lodash", fixedIn: "4.17.21"),
        CodeFinding(
          type: "CODE_VULNERABILITY", severity: "CRITICAL", ids: ["CWE-798"],
          title: "Hardcoded credentials", file: "src/app.py", line: 12),
      ])
  }

  @Test func `a function that a list of findings does not name has none`() throws {
    let other = Document(
      place + "lambda.get-function-configuration.mailer.json",
      """
      {"FunctionName": "mailer", "CodeSha256": "c",
       "FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:mailer"}
      """)
    let batch = try gather(LambdaAnswerTests.list, other, Self.findings())
    #expect(try batch.configuration("function:mailer").function?.codeFindings == [])
    let none = try gather(
      LambdaAnswerTests.list,
      Document(place + "inspector2.list-findings.json", #"{"findings": []}"#))
    #expect(try function(none).codeFindings == [])
    #expect(try function(try gather(LambdaAnswerTests.list)).codeFindings == nil)
  }

  @Test func `reads whether functions are scanned`() throws {
    let batch = try gather(
      Document(
        place + "status.json",
        """
        {"accounts": [{"accountId": "111122223333", "state": {"status": "ENABLED"},
          "resourceState": {"ec2": {"status": "ENABLED"}, "lambda": {"status": "ENABLED"},
          "lambdaCode": {"status": "DISABLED"}}}], "failedAccounts": []}
        """))
    guard case .account(let account) = try batch.configuration(":root") else {
      Issue.record("no account")
      return
    }
    #expect(account.inspectorLambda == "ENABLED" && account.inspectorLambdaCode == "DISABLED")
  }
}
