/// Writes inputs as the flat form that query services read: `StackStatusFilter.member.1=CREATE_COMPLETE`.
enum FormBody {
  /// How the places of a list are named.
  enum Lists {
    /// `Filter.member.1`.
    case members
    /// `SubnetId.1` of `SubnetIds`: EC2 names lists in the singular.
    case flat
  }

  /// The form of inputs and further fields, sorted.
  static func bytes(
    _ input: [String: JSONValue], and fields: [String: String], lists: Lists
  ) -> [UInt8] {
    var all = fields
    for (name, value) in input { add(value, name, lists, to: &all) }
    let pairs = all.sorted { $0.key < $1.key }.map { name, value in
      URIEncoding.encode(name.utf8) + "=" + URIEncoding.encode(value.utf8)
    }
    return Array(pairs.joined(separator: "&").utf8)
  }

  private static func add(
    _ value: JSONValue, _ name: String, _ lists: Lists, to fields: inout [String: String]
  ) {
    switch value {
    case .null: break
    case .bool, .whole, .number, .text: fields[name] = value.scalar
    case .list(let list):
      let base = lists == .members ? name + ".member" : singular(name)
      for (index, one) in list.enumerated() { add(one, "\(base).\(index + 1)", lists, to: &fields) }
    case .object(let object):
      for (key, one) in object { add(one, name + "." + key, lists, to: &fields) }
    }
  }

  private static func singular(_ name: String) -> String {
    name.hasSuffix("s") ? String(name.dropLast()) : name
  }
}
