import ServerlessModel

/// Finds packages that come near the size that Lambda takes, or that make starts slow.
struct LambdaPackageSizeNearQuota: Rule {
  var sizeMB = Parameter("sizeMB", 100)
  var largeMB = Parameter("largeMB", 30)
  var initMs = Parameter("initMs", 1000)
  var minCold = Parameter("minCold", 10)
  var windowHours = Parameter("windowHours", 24)

  var card: RuleCard {
    RuleCard(
      id: "lambda-package-size-near-quota",
      title: "Package is near the 250 MB limit",
      pillar: .performance, sal: .per1, severity: .info,
      kinds: [.lambdaFunction], needs: [.configuration, .logs],
      parameters: [sizeMB, largeMB, initMs, minCold, windowHours],
      why: "A large package is slow to load in every cold start, and one day a deployment fails.",
      fix: "Tree-shake and drop SDKs that the runtime already has; move to an image only if truly "
        + "large.",
      sources: [
        "AWS quotas"
      ])
  }

  var windowSeconds: Int64 { windowHours.hours }

  func judge(_ context: Context) throws -> Verdict {
    let function = try context.described()
    guard function.packageType != "Image" else { return .notApplicable }
    let code = try context.fact(function.codeBytes, from: "lambda:ListFunctions")
    let layers = function.layers.isEmpty ? 0 : function.layerBytes
    let size = code + (try context.fact(layers, from: "lambda:ListFunctions"))
    let isLarge = Self.megabytes(size) >= sizeMB.value
    let slow = isLarge ? nil : try slowInit(context, code)
    guard isLarge || slow != nil else { return .pass }
    return .fails(
      "\(Format.bytes(size)) zipped with \(Format.counted(function.layers.count, "layer"))"
        + (slow.map { ", init takes \(Format.duration($0))" } ?? ""),
      figure: Self.megabytes(size), .number("codeBytes", Double(code)),
      .number("layerBytes", Double(size - code)), .number("initP50Ms", slow?.milliseconds ?? 0))
  }

  /// The usual initialisation of a package that is not small, where that is slow.
  private func slowInit(_ context: Context, _ code: Int64) throws -> Elapsed? {
    guard Self.megabytes(code) >= largeMB.value else { return nil }
    let inits = try context.coldStarts(windowSeconds).compactMap(\.initDuration)
    guard inits.count >= minCold.count else {
      try context.require(.logs, windowSeconds)
      return nil
    }
    return Sample.percentile(inits, 0.5).flatMap { $0.milliseconds >= initMs.value ? $0 : nil }
  }

  private static func megabytes(_ bytes: Int64) -> Double { Double(bytes) / 1_048_576 }
}
