public import PalmaresCore

/// What a methodology says of itself: nothing here computes.
public struct MethodologyHeader: Sendable, Hashable {
  /// Short name, `hdi-2023`.
  public var id: String
  /// Edition or year.
  public var edition: String
  public var title: LocalizedText
  public var about: LocalizedText?
  public var publisher: String?
  public var status: Status
  /// Licence of the figures that come with the file, with attribution.
  public var licence: LocalizedText?
  public var sources: [Source]
  /// What the publisher doesn't say; printed with every result.
  public var undisclosed: [LocalizedText]
  public var notes: [LocalizedText]
  /// Methodologies that are not established, and that this one is offered in place of.
  public var insteadOf: [Unestablished] = []

  public init(
    id: String, edition: String, title: LocalizedText, about: LocalizedText? = nil,
    publisher: String? = nil, status: Status, licence: LocalizedText? = nil,
    sources: [Source] = [], undisclosed: [LocalizedText] = [], notes: [LocalizedText] = []
  ) {
    self.id = id
    self.edition = edition
    self.title = title
    self.about = about
    self.publisher = publisher
    self.status = status
    self.licence = licence
    self.sources = sources
    self.undisclosed = undisclosed
    self.notes = notes
  }

  /// Whose file it is; said wherever its results are.
  public enum Status: String, Sendable, Hashable, CaseIterable {
    /// The publisher's own.
    case own
    /// Of another's method, not validated by its publisher.
    case reconstruction
    /// Made to show something, not to judge anyone.
    case example
  }

  /// A methodology that isn't there, because its rules or weights are not known.
  public struct Unestablished: Sendable, Hashable {
    public var id: String
    public var because: LocalizedText
  }

  /// A reference that rules cite by its key.
  public struct Source: Sendable, Hashable {
    public var key: String
    public var title: LocalizedText
    public var url: String?
    public var date: String?
    public var note: LocalizedText?

    public init(
      key: String, title: LocalizedText, url: String? = nil, date: String? = nil,
      note: LocalizedText? = nil
    ) {
      self.key = key
      self.title = title
      self.url = url
      self.date = date
      self.note = note
    }
  }
}
