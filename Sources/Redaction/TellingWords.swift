/// The words that give a secret away, and what to do where one stands.
enum TellingWords {
  enum Kind {
    /// A name whose assigned value is secret.
    case name(RedactionKind)
    /// The start of a token that is known by its form.
    case token(RedactionKind)
    case bearer
    case privateKey
  }

  struct Word {
    let bytes: [UInt8]
    let kind: Kind
    /// Where inside it the pair of grams lies that is rarest in ordinary text.
    let anchor: Int

    init(_ text: String, _ kind: Kind) {
      bytes = Array(text.utf8)
      self.kind = kind
      anchor = TellingWords.anchors[text] ?? max(0, bytes.count - 5)
    }
  }

  private static let names: [(String, RedactionKind)] = [
    ("password", .password), ("passwd", .password), ("passphrase", .password),
    ("passcode", .password), ("secret", .secret), ("token", .token), ("apikey", .key),
    ("api_key", .key), ("api-key", .key), ("accesskey", .key),
    ("access_key", .key), ("access-key", .key), ("accountkey", .key), ("privatekey", .key),
    ("private_key", .key), ("private-key", .key), ("authkey", .key), ("auth_key", .key),
    ("credential", .secret), ("authorization", .token), ("signature", .token),
    ("encryptionkey", .key), ("encryption_key", .key), ("signingkey", .key), ("signing_key", .key),
  ]
  private static let tokens: [(String, RedactionKind)] = [
    ("ghp_", .token), ("gho_", .token), ("ghu_", .token), ("ghs_", .token), ("ghr_", .token),
    ("github_pat_", .token), ("xoxa-", .token), ("xoxb-", .token), ("xoxe-", .token),
    ("xoxp-", .token), ("xoxr-", .token), ("xoxs-", .token), ("xapp-", .token),
    ("sk_live_", .key), ("sk_test_", .key), ("rk_live_", .key), ("rk_test_", .key),
    ("whsec_", .key), ("glpat-", .token), ("npm_", .token), ("shpat_", .token),
    ("hooks.slack.com/services/", .secret), ("dop_v1_", .token), ("sk-proj-", .key),
    ("sk-ant-", .key), ("pypi-", .token), ("aiza", .key), ("akia", .key), ("asia", .key),
    ("sg.", .key), ("sk-", .key), ("hvs.", .token), ("eyj", .token),
  ]

  static let all: [Word] =
    tokens.map { Word($0.0, .token($0.1)) } + names.map { Word($0.0, .name($0.1)) } + [
      Word("bearer ", .bearer), Word("-----begin ", .privateKey), Word("pwd", .name(.password)),
    ]

  private static let anchors = [
    "authorization": 6, "credential": 0, "signature": 0, "hooks.slack.com/services/": 6,
    "-----begin ": 3, "bearer ": 0,
  ]

  static let grams = GramTable(words: all.map { ($0.bytes, $0.anchor) })

  static func find(_ text: ByteText, near place: Int, hash: UInt32) -> RedactionFind? {
    for candidate in grams.candidates(hash) {
      let word = all[candidate.word]
      let start = place - candidate.offset
      if text.matches(word.bytes, at: start), let found = judge(word, text, start) { return found }
    }
    return nil
  }

  private static func judge(_ word: Word, _ text: ByteText, _ start: Int) -> RedactionFind? {
    switch word.kind {
    case .name(let kind):
      if text.equals("‹", at: start - 3) { return nil }
      return AssignmentDetector.find(text, nameEnd: start + word.bytes.count, kind: kind)
    case .token(let kind): return TokenDetector.find(text, at: start, kind: kind)
    case .bearer: return AssignmentDetector.bearer(text, from: start + word.bytes.count)
    case .privateKey: return PrivateKeyDetector.find(text, at: start)
    }
  }
}
