import CLibYAML

/// One event of libyaml, copied out of C.
struct YAMLEvent {
  enum Kind {
    case streamStart, streamEnd, documentStart, documentEnd
    case alias(String)
    case scalar(text: String, style: yaml_scalar_style_t)
    case sequenceStart, sequenceEnd, mappingStart, mappingEnd
  }

  var kind: Kind
  var anchor: String?
  var tag: String?
  var start: yaml_mark_t
  var end: yaml_mark_t
}

/// Why libyaml stopped.
struct YAMLProblem: Error {
  var message: String
  var mark: yaml_mark_t?
  /// What was being read, with its place: `while parsing a flow mapping`.
  var context: String?
  var contextMark: yaml_mark_t?
  /// The character at `mark`.
  var character: Unicode.Scalar?
  /// The first no-break space between the two marks: it looks like a space and is none.
  var noBreakSpace: (scalar: Unicode.Scalar, line: Int, column: Int)?
}

/// The events of a YAML text, by libyaml, one after the other.
final class YAMLEventStream {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  /// libyaml reads from here as long as it lives; the bytes must not move.
  private let input: UnsafeMutableBufferPointer<UInt8>

  init(_ bytes: [UInt8]) throws(YAMLProblem) {
    parser = .allocate(capacity: 1)
    input = .allocate(capacity: bytes.count)
    _ = input.initialize(from: bytes)
    guard yaml_parser_initialize(parser) == 1 else {
      // The deinitialiser runs all the same and deletes a parser that libyaml has set to zero.
      throw YAMLProblem(message: "out of memory")
    }
    yaml_parser_set_input_string(parser, input.baseAddress, input.count)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
    input.deallocate()
  }

  func next() throws(YAMLProblem) -> YAMLEvent {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw problem() }
    defer { yaml_event_delete(&event) }
    return YAMLEvent(
      kind: kind(of: event), anchor: anchor(of: event), tag: tag(of: event),
      start: event.start_mark, end: event.end_mark)
  }

  private func kind(of event: yaml_event_t) -> YAMLEvent.Kind {
    switch event.type {
    case YAML_STREAM_START_EVENT: .streamStart
    case YAML_DOCUMENT_START_EVENT: .documentStart
    case YAML_DOCUMENT_END_EVENT: .documentEnd
    case YAML_ALIAS_EVENT: .alias(string(event.data.alias.anchor) ?? "")
    case YAML_SCALAR_EVENT:
      .scalar(
        text: String(
          decoding: UnsafeBufferPointer(
            start: event.data.scalar.value, count: event.data.scalar.length), as: UTF8.self),
        style: event.data.scalar.style)
    case YAML_SEQUENCE_START_EVENT: .sequenceStart
    case YAML_SEQUENCE_END_EVENT: .sequenceEnd
    case YAML_MAPPING_START_EVENT: .mappingStart
    case YAML_MAPPING_END_EVENT: .mappingEnd
    default: .streamEnd
    }
  }

  private func anchor(of event: yaml_event_t) -> String? {
    switch event.type {
    case YAML_SCALAR_EVENT: string(event.data.scalar.anchor)
    case YAML_SEQUENCE_START_EVENT: string(event.data.sequence_start.anchor)
    case YAML_MAPPING_START_EVENT: string(event.data.mapping_start.anchor)
    default: nil
    }
  }

  private func tag(of event: yaml_event_t) -> String? {
    switch event.type {
    case YAML_SCALAR_EVENT: string(event.data.scalar.tag)
    case YAML_SEQUENCE_START_EVENT: string(event.data.sequence_start.tag)
    case YAML_MAPPING_START_EVENT: string(event.data.mapping_start.tag)
    default: nil
    }
  }

  private func string(_ text: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    text.map { String(cString: $0) }
  }

  private func problem() -> YAMLProblem {
    let state = parser.pointee
    let isRead = state.error == YAML_READER_ERROR
    let mark = isRead ? mark(atByte: state.problem_offset) : state.problem_mark
    let contextMark = state.context == nil ? nil : state.context_mark
    var problem = YAMLProblem(
      message: state.problem.map { String(cString: $0) } ?? "unknown problem", mark: mark,
      context: state.context.map { String(cString: $0) }, contextMark: contextMark)
    look(at: mark, from: contextMark ?? mark, into: &problem)
    return problem
  }

  /// What stands at the place, and the no-break space that may be the cause.
  private func look(at mark: yaml_mark_t, from start: yaml_mark_t, into problem: inout YAMLProblem)
  {
    let lines = String(decoding: input, as: UTF8.self).unicodeScalars.split(
      separator: "\n", omittingEmptySubsequences: false)
    if lines.indices.contains(mark.line) {
      problem.character = lines[mark.line].dropFirst(mark.column).first
    }
    for line in min(start.line, mark.line)...max(start.line, mark.line)
    where lines.indices.contains(line) {
      for (column, scalar) in lines[line].enumerated()
      where ["\u{A0}", "\u{202F}", "\u{2007}"].contains(scalar) {
        problem.noBreakSpace = (scalar, line + 1, column + 1)
        return
      }
    }
  }

  /// The reader of libyaml knows bytes only.
  private func mark(atByte offset: Int) -> yaml_mark_t {
    var mark = yaml_mark_t(index: offset, line: 0, column: 0)
    for byte in input.prefix(offset) {
      if byte == UInt8(ascii: "\n") {
        mark.line += 1
        mark.column = 0
      } else if byte & 0b1100_0000 != 0b1000_0000 {
        mark.column += 1
      }
    }
    return mark
  }
}
