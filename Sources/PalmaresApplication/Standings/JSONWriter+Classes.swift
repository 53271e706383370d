import PalmaresExchange

extension JSONWriter {
  /// `classes`: bands, grades and groups that are another word after.
  mutating func classes(_ changes: [ClassChange]) {
    array("classes", changes) { json, change in
      json.object { json in
        json.member("kind", change.kind.name)
        json.member("node", change.kind.node)
        json.member("before", change.before)
        json.member("after", change.after)
      }
    }
  }
}
