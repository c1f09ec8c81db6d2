import ArgumentParser
import InsightEngine
import ServerlessModel

/// `perch price`: a month's cost from the dated price table.
struct PriceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "price", abstract: "What a month costs, line by line, from the dated price table.",
    subcommands: [
      LambdaPrice.self, ProvisionedPrice.self, SnapStartPrice.self, HTTPAPIPrice.self,
      RESTAPIPrice.self, WebSocketPrice.self, QueuePrice.self, TablePrice.self,
      StateMachinePrice.self, ExpressPrice.self, LogsPrice.self,
      TracesPrice.self,
    ])
}

/// What every price has in common.
struct PriceOptions: ParsableArguments {
  @Option(help: "The region whose prices to take.")
  var region = "us-east-1"

  @OptionGroup var output: FormatOptions

  /// Refuses amounts that no month can have.
  static func check(_ amounts: [(String, Double)]) throws {
    for (option, amount) in amounts where !(amount >= 0 && amount <= 1e18) {
      throw CommandFailure(
        .usage,
        "--\(option) \(JSONText.plain(amount)) is out of range. Give a number from 0 to 1e18.")
    }
  }

  /// Refuses memory sizes that no function can have.
  static func checkMemory(_ megabytes: Int) throws {
    guard (128...10_240).contains(megabytes) else {
      throw CommandFailure(
        .usage, "--memory-mb \(megabytes) is no size of a function. Give 128 to 10240.")
    }
  }

  /// Prints what a sum comes to, or says why it has no price.
  func print(_ sum: @autoclosure () throws -> PriceAnswer) throws {
    let answer: PriceAnswer
    do {
      answer = try sum()
    } catch let reason as NoPrice {
      throw CommandFailure(.usage, "\(reason.sentence) \(Self.remedy(reason))")
    }
    var row = Row()
    row.add("lines", answer.lines.map(Self.row))
    row.add("totalUSD", Self.tidy(answer.totalUSD))
    row.add("priceDate", answer.priceDate)
    row.add("region", answer.region)
    row.add("unverified", answer.unverified)
    try output.print(row) { Self.table(answer) }
  }

  private static func remedy(_ reason: NoPrice) -> String {
    switch reason {
    case .region: "Give --region one of these; no other region's price stands in."
    case .quantity: "Give less, or another --region."
    case .size: "Give one of these."
    }
  }

  private static func row(_ line: PriceLine) -> Row {
    var row = Row()
    row.add("item", line.item)
    row.add("quantity", line.quantity)
    row.add("unit", line.unit)
    row.add("unitPriceUSD", Self.tidy(line.unitPriceUSD))
    row.add("amountUSD", Self.tidy(line.amountUSD))
    return row
  }

  /// Without the last bits of binary arithmetic: to a ten-trillionth of a dollar where that fits.
  private static func tidy(_ amount: Double) -> Double {
    abs(amount) < 100 ? (amount * 1e13).rounded() / 1e13 : (amount * 1e6).rounded() / 1e6
  }

  private static func table(_ answer: PriceAnswer) -> String {
    TableText.page(answer.lines.map(row), columns)
      + "total \(Format.usd(answer.totalUSD)) a month, prices of \(answer.priceDate), "
      + "\(answer.region)\n"
      + (answer.unverified.isEmpty
        ? "" : "rate not verified: \(answer.unverified.joined(separator: ", "))\n")
  }

  private static let columns: [Column] = [
    .text("ITEM", "item"),
    .made("QUANTITY", right: true) { grouped($0, "quantity") }, .text("UNIT", "unit"),
    .made("$ A UNIT", right: true) { decimal(amount($0, "unitPriceUSD")) },
    .made("AMOUNT", right: true) { Format.usd(amount($0, "amountUSD")) },
  ]

  private static func amount(_ row: Row, _ field: String) -> Double {
    if case .number(let number)? = row[field] { number } else { 0 }
  }

  /// A quantity with its thousands set apart.
  private static func grouped(_ row: Row, _ field: String) -> String {
    let number = amount(row, field)
    guard number == number.rounded(), let whole = Int(exactly: number) else {
      return decimal(number)
    }
    return Format.count(whole)
  }

  /// A number written out, without an exponent.
  private static func decimal(_ number: Double) -> String {
    let text = Format.fixed(number, 12)
    guard text.contains(".") else { return text }
    let digits = text.reversed().drop { $0 == "0" }.drop { $0 == "." }
    return String(digits.reversed())
  }
}

/// Lambda on demand.
struct LambdaPrice: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lambda", abstract: "Lambda on demand.")

  @Option(parsing: .unconditional, help: "Memory size in MB.") var memoryMb: Int
  @Option(parsing: .unconditional, help: "Billed duration of a run in ms.") var durationMs: Double
  @Option(parsing: .unconditional, help: "Runs a month.") var invocations: Double
  @Option(help: "x86_64 or arm64.") var arch: Architecture = .x86
  @Option(parsing: .unconditional, help: "Ephemeral storage in MB.") var ephemeralMb = 512
  @Flag(help: "Take off the monthly free tier.") var freeTier = false
  @OptionGroup var options: PriceOptions

  func run() throws {
    try PriceOptions.checkMemory(memoryMb)
    try PriceOptions.check([
      ("duration-ms", durationMs), ("invocations", invocations),
      ("ephemeral-mb", Double(ephemeralMb)),
    ])
    try options.print(
      try Calculator.lambda(
        memoryMB: memoryMb, durationMs: durationMs, invocations: invocations, architecture: arch,
        region: options.region, freeTier: freeTier, ephemeralMB: ephemeralMb))
  }
}

extension Architecture: ExpressibleByArgument {}
