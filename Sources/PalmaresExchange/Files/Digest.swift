import CSodium

/// The SHA-256 of some bytes, by which a file is cited and recognised.
public enum Digest {
  /// 64 hexadecimal digits in lower case, as `sha256sum` prints them.
  ///
  /// - Source: FIPS 180-4.
  public static func sha256(of bytes: [UInt8]) -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    _ = crypto_hash_sha256(&digest, bytes, UInt64(bytes.count))
    return String(decoding: digest.flatMap { [digit($0 >> 4), digit($0 & 15)] }, as: UTF8.self)
  }

  /// The digest of several files: that of their digests, written one after the other without
  /// spaces. One file keeps its own.
  public static func sha256(combining digests: [String]) -> String {
    if digests.count == 1, let only = digests.first { return only }
    return sha256(of: Array(digests.joined().utf8))
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}
