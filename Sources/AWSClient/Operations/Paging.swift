/// How the pages of an answer follow each other.
package struct Paging: Hashable, Sendable {
  /// The input that asks for the next page; `nil` where one page holds all.
  package var input: String?
  /// The way to the token in the answer: `DistributionList`, `NextMarker`.
  package var output: [String]
  /// The input that says how much a page holds.
  package var size: String?
  /// The most that a page may hold.
  package var most: Int?

  /// Pages chained by a token; the answer calls it as the request does unless said otherwise.
  init(_ input: String, _ output: String? = nil, size: String? = nil, most: Int? = nil) {
    self.init(
      input: input, output: (output ?? input).split(separator: ".").map(String.init), size: size,
      most: most)
  }

  private init(input: String?, output: [String], size: String?, most: Int?) {
    self.input = input
    self.output = output
    self.size = size
    self.most = most
  }

  /// One page that holds all where the most is asked for.
  static func onePage(size: String, most: Int) -> Paging {
    Paging(input: nil, output: [], size: size, most: most)
  }
}
