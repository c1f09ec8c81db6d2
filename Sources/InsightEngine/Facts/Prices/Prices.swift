/// What AWS charges, in US dollars by region, as of a date.
///
/// Each service has a table of its own with the regions that it holds; a region that is not held has no price, never
/// another region's.
package enum Prices {
  /// The day on which the prices were read.
  package static let date = "2026-11-20"
  /// Where they were read.
  package static let source =
    "https://aws.amazon.com/lambda/pricing/ and the pages of the other services"

  /// The hours of a month, as AWS counts them.
  static let monthHours = 730.0

  /// Regions that charge what N. Virginia does for the services that say so.
  static let likeVirginia = ["us-east-1", "us-east-2", "us-west-2"]
}
