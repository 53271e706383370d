/// One node against another.
extension CombineForm {
  static let ratio = pair("ratio", "product")
  static let difference = pair("difference", "sum")

  private static func pair(_ name: String, _ combine: String) -> CombineForm {
    CombineForm(name) { value, _ in
      guard let items = value.list(), value.hasCount(2, items), let first = items[0].text(),
        let second = items[1].text()
      else { return nil }
      let children = MarkedTree(
        .mapping([
          MarkedTree.Entry(
            key: first, keyMark: items[0].tree.mark, value: items[0].kernel("1")),
          MarkedTree.Entry(
            key: second, keyMark: items[1].tree.mark, value: items[1].kernel("-1")),
        ]), at: value.tree.mark)
      return [(combine, children), ("needs", value.kernel("all"))]
    }
  }
}
