extension APIGateway {
  /// A list as API Gateway sends it, under `item`, or as the CLI prints it, under `items`.
  package struct List<Item: Decodable & Sendable>: Decodable, Sendable {
    package var items: [Item]?

    package init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      items =
        try container.decodeIfPresent([Item].self, forKey: .items)
        ?? container.decodeIfPresent([Item].self, forKey: .item)
    }

    private enum CodingKeys: String, CodingKey { case items, item }
  }
}
