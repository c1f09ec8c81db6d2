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
    /// Where the four bytes of it begin that are rarest in ordinary text.
    let anchor: Int

    init(_ text: String, by rare: String, _ kind: Kind) {
      let bytes = Array(text.utf8)
      self.bytes = bytes
      self.kind = kind
      anchor = bytes.indices.first { bytes[$0...].starts(with: rare.utf8) } ?? 0
    }
  }

  private static let names: [(String, by: String, RedactionKind)] = [
    ("password", "sswo", .password), ("passwd", "sswd", .password),
    ("passphrase", "sphr", .password), ("passcode", "ssco", .password), ("pwd", "pwd", .password),
    ("secret", "ecre", .secret), ("credential", "tial", .secret), ("token", "toke", .token),
    ("authorization", "izat", .token), ("signature", "gnat", .token), ("apikey", "pike", .key),
    ("api_key", "i_ke", .key), ("api-key", "i-ke", .key), ("accesskey", "sske", .key),
    ("access_key", "s_ke", .key), ("access-key", "s-ke", .key), ("accountkey", "ntke", .key),
    ("privatekey", "teke", .key), ("private_key", "e_ke", .key), ("private-key", "e-ke", .key),
    ("authkey", "thke", .key), ("auth_key", "h_ke", .key), ("encryptionkey", "onke", .key),
    ("encryption_key", "n_ke", .key), ("signingkey", "ngke", .key), ("signing_key", "g_ke", .key),
  ]
  private static let tokens: [(String, by: String, RedactionKind)] = [
    ("ghp_", "ghp_", .token), ("gho_", "gho_", .token), ("ghu_", "ghu_", .token),
    ("ghs_", "ghs_", .token), ("ghr_", "ghr_", .token), ("github_pat_", "b_pa", .token),
    ("xoxa-", "xoxa", .token), ("xoxb-", "xoxb", .token), ("xoxe-", "xoxe", .token),
    ("xoxp-", "xoxp", .token), ("xoxr-", "xoxr", .token), ("xoxs-", "xoxs", .token),
    ("xapp-", "xapp", .token), ("sk_live_", "k_li", .key), ("sk_test_", "k_te", .key),
    ("rk_live_", "k_li", .key), ("rk_test_", "k_te", .key), ("whsec_", "whse", .key),
    ("glpat-", "glpa", .token), ("npm_", "npm_", .token), ("shpat_", "shpa", .token),
    ("hooks.slack.com/services/", "slac", .secret), ("dop_v1_", "op_v", .token),
    ("sk-proj-", "k-pr", .key), ("sk-ant-", "k-an", .key), ("pypi-", "pypi", .token),
    ("aiza", "aiza", .key), ("akia", "akia", .key), ("asia", "asia", .key), ("sg.", "sg.", .key),
    ("sk-", "sk-", .key), ("hvs.", "hvs.", .token), ("eyj", "eyj", .token),
  ]

  static let all: [Word] =
    tokens.map { Word($0.0, by: $0.by, .token($0.2)) }
    + names.map { Word($0.0, by: $0.by, .name($0.2)) } + [
      Word("bearer ", by: "bear", .bearer), Word("-----begin ", by: "-beg", .privateKey),
    ]

  static let grams = GramTable(words: all.map { ($0.bytes, $0.anchor) })

  static func find(_ text: ByteText, near place: Int, gram: UInt32) -> RedactionFind? {
    for candidate in grams.candidates(gram) {
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
