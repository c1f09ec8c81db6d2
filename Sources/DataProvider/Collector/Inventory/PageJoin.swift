import AWSClient
import Foundation

/// Makes one document of the pages of an answer, as the AWS CLI does.
enum PageJoin {
  /// The first page with the lists of all; `nil` where a page is no JSON object.
  static func joined(_ pages: [AnswerBody]) -> AnswerBody? {
    guard pages.count > 1 else { return pages.first }
    var whole: [String: Any] = [:]
    for page in pages {
      guard case .json(let data) = page,
        let fields = try? JSONSerialization.jsonObject(with: data) as? [String: Any]
      else { return nil }
      for (key, value) in fields {
        if let more = value as? [Any], let held = whole[key] as? [Any] {
          whole[key] = held + more
        } else if whole[key] == nil {
          whole[key] = value
        }
      }
    }
    return (try? JSONSerialization.data(withJSONObject: whole)).map { .json($0) }
  }
}
