import Testing

@testable import InsightEngine

struct `the cost of storage` {
  @Test func `of capacity is by the hour`() throws {
    let month = try Calculator.dynamoDBProvisioned(readUnits: 10, writeUnits: 4)
    #expect(month.lines.map(\.quantity) == [7300, 2920])
    #expect(Format.usd(month.totalUSD) == "$2.85")
    #expect(
      try CapacitySide.read.monthly(10, region: "us-east-1") == month.lines[0].amountUSD)
    #expect(try CapacitySide.write.monthly(4, region: "us-east-1") == month.lines[1].amountUSD)
  }

  @Test func `of objects is by the class that they are kept in`() throws {
    #expect(Format.usd(try Calculator.s3(standardGB: 1000).totalUSD) == "$23.00")
    #expect(Format.usd(try Calculator.s3(standardGB: 0, glacierGB: 1000).totalUSD) == "$4.00")
  }

  @Test func `of secrets is by the piece`() throws {
    #expect(Format.usd(try Calculator.secrets(3).totalUSD) == "$1.20")
  }
}
