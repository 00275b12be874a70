/// The text of a file as UTF-8, and how its bytes said it.
struct DecodedText {
    let utf8: [UInt8]
    /// Where the text begins, past a byte order mark.
    let start: Int
    let encoding: DelimitedFormat.Encoding
    let hasByteOrderMark: Bool
    /// Lines that are written in another encoding, in order, with which; they are read in theirs.
    let foreignLines: [Int]
    let foreignEncoding: DelimitedFormat.Encoding

    /// Recognizes the encoding and decodes what is not UTF-8 already.
    init(_ bytes: [UInt8]) {
        let isLittle = bytes.starts(with: [0xFF, 0xFE])
        let isBig = bytes.starts(with: [0xFE, 0xFF])
        hasByteOrderMark = isLittle || isBig || bytes.starts(with: [0xEF, 0xBB, 0xBF])
        var isMixed = false
        if isLittle || (!isBig && bytes.hasZeros(at: 1)) {
            encoding = .utf16LittleEndian
        } else if isBig || bytes.hasZeros(at: 0) {
            encoding = .utf16BigEndian
        } else {
            isMixed = !bytes.span.isUTF8
            encoding = isMixed ? MixedLines(bytes).encoding : .utf8
        }
        var foreign: [Int] = []
        foreignEncoding = encoding == .utf8 ? .windows1252 : .utf8
        switch encoding {
        case .utf8:
            utf8 = isMixed ? MixedLines(bytes).decoded(as: encoding, &foreign) : bytes
            start = hasByteOrderMark ? 3 : 0
        case .utf16LittleEndian, .utf16BigEndian:
            let text = bytes.dropFirst(hasByteOrderMark ? 2 : 0)
            utf8 = Self.utf16(text, isBigEndian: encoding == .utf16BigEndian)
            start = 0
        case .windows1252:
            utf8 = MixedLines(bytes).decoded(as: encoding, &foreign)
            start = 0
        }
        foreignLines = foreign
    }

    private static func utf16(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool) -> [UInt8] {
        let first = bytes.startIndex
        let units = (0..<bytes.count / 2).map { place in
            let (low, high) = (bytes[first + place * 2], bytes[first + place * 2 + 1])
            return isBigEndian ? UInt16(low) << 8 | UInt16(high) : UInt16(high) << 8 | UInt16(low)
        }
        // Half a unit at the end stands for a character that was cut off.
        let rest: [UInt16] = bytes.count.isMultiple(of: 2) ? [] : [0xFFFD]
        return Array(String(decoding: units + rest, as: UTF16.self).utf8)
    }

    static func windows1252(_ byte: UInt8) -> [UInt8] {
        let isSpecial = (0x80..<0xA0).contains(byte)
        let scalar = isSpecial ? specials[Int(byte - 0x80)] : Unicode.Scalar(byte)
        return Array(String(Character(scalar)).utf8)
    }

    /// 0x80 to 0x9F; the five that Windows leaves open are controls, as the Encoding Standard says.
    private static let specials: [Unicode.Scalar] =
        Array(
            "\u{20AC}\u{81}\u{201A}\u{192}\u{201E}\u{2026}\u{2020}\u{2021}".unicodeScalars
        ) + Array("\u{2C6}\u{2030}\u{160}\u{2039}\u{152}\u{8D}\u{17D}\u{8F}".unicodeScalars)
        + Array("\u{90}\u{2018}\u{2019}\u{201C}\u{201D}\u{2022}\u{2013}\u{2014}".unicodeScalars)
        + Array("\u{2DC}\u{2122}\u{161}\u{203A}\u{153}\u{9D}\u{17E}\u{178}".unicodeScalars)
}

extension [UInt8] {
    /// How many bytes at the start tell whether characters take two bytes.
    private static var sampleSize: Int { 4_096 }

    /// Whether the even (0) or odd (1) places hold zeros as Latin text in UTF-16 has them, and the
    /// others hold hardly any.
    fileprivate func hasZeros(at parity: Int) -> Bool {
        let sample = prefix(Self.sampleSize)
        guard sample.count >= 4 else { return false }
        var counts = [0, 0]
        for (index, byte) in sample.enumerated() where byte == 0 { counts[index % 2] += 1 }
        let half = sample.count / 2
        return counts[parity] * 2 >= half && counts[1 - parity] * 10 <= half
    }

    /// The line of the first NUL byte.
    var lineOfNUL: Int? {
        guard let place = span.firstNUL else { return nil }
        return self[..<place].count { $0 == UInt8(ascii: "\n") } + 1
    }
}

extension Span<UInt8> {
    /// The place of the first NUL byte; eight are looked at at a time.
    fileprivate var firstNUL: Int? {
        let raw = unsafe bytes
        var place = 0
        while place + 8 <= count {
            let word = unsafe raw.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self)
            if (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080 != 0 { break }
            place += 8
        }
        return (place..<count).first { self[$0] == 0 }
    }

    var isUTF8: Bool {
        (try? UTF8Span(validating: self)) != nil
    }
}
