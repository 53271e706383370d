import PalmaresCore

/// The `where` of a `for`: which rows of a table make an entry.
struct RowSelection {
  private enum Test {
    case present, absent
    case among([String])
  }

  private var tests: [(heading: String, test: Test)] = []

  init(table: MethodologyTable, excerpt: Excerpt) {
    for (heading, mark, value) in excerpt.namedFields() ?? [] {
      guard table.headings.contains(heading) else {
        table.refuseHeading(heading, at: mark, in: value)
        continue
      }
      if let test = Self.test(value) { tests.append((heading, test)) }
    }
  }

  private static func test(_ value: Excerpt) -> Test? {
    if let scalar = value.tree.scalar, !scalar.isQuoted {
      if scalar.text == "present" { return .present }
      if scalar.text == "absent" { return .absent }
    }
    return value.listOrOne().map { .among($0.compactMap { $0.text() }) }
  }

  func selects(_ row: MethodologyTable.Row) -> Bool {
    tests.allSatisfy { heading, test in
      let cell = row.cells[heading, default: ""]
      switch test {
      case .present: return !cell.isEmpty
      case .absent: return cell.isEmpty
      case .among(let values): return values.contains(cell)
      }
    }
  }
}
