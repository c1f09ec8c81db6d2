/// The accounts from which AWS and makers of monitoring publish layers for everybody.
package enum LayerPublishers {
  /// The day on which they were read.
  package static let asOf = "2026-11-20"
  /// Where they were read; the other makers name theirs in their own manuals.
  package static let source =
    "https://docs.aws.amazon.com/lambda/latest/dg/extensions-api-partners.html"

  /// Who publishes from an account; `nil` for one that is not known.
  package static func name(of account: String) -> String? { names[account] }

  /// The accounts that are known.
  package static var accounts: [String] { names.keys.sorted() }

  private static let names: [String: String] = {
    var all: [String: String] = [:]
    for (name, accounts) in publishers {
      for account in accounts { all[account] = name }
    }
    return all
  }()

  private static let publishers: [(String, [String])] = [
    ("Powertools for AWS Lambda", ["017000801446", "094274105915"]),
    (
      "Lambda Insights",
      [
        "580247275435", "012438385374", "519774774795", "194566237122", "339249233099",
        "891564319516", "439286490199",
      ]
    ),
    (
      "AWS Parameters and Secrets",
      [
        "590474943231", "177933569100", "997803712105", "345057560386", "317013901791",
        "768336418462", "490737872127", "176022468876", "576959938190", "738900069198",
        "044395824272", "665172237481", "133490724326", "200266452380", "187925254637",
        "015030872274", "133256977650", "325218067255", "780235371811", "427196147048",
        "832021897121", "858974508948", "933737806257",
      ]
    ),
    (
      "AWS AppConfig",
      [
        "027255383542", "728743619870", "958113053741", "359756378197", "039592058896",
        "066940009817", "434848589818", "282860088358", "493207061005", "646970417810",
        "980059726660", "421114256042", "080788657173", "554480029851", "000010852771",
      ]
    ),
    ("AWS Distro for OpenTelemetry", ["901920570463", "615299751070"]),
    ("AWS SDK for pandas", ["336392948345"]),
    ("OpenTelemetry", ["184161586896"]),
    ("Datadog", ["464622532012"]),
    ("New Relic", ["451483290750"]),
    ("Sentry", ["943013980633"]),
    ("Lumigo", ["114300393969"]),
    ("Dynatrace", ["725887861453", "657959507023"]),
  ]
}
