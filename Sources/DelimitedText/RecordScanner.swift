/// Cuts text into records and fields, eight bytes at a time.
struct RecordScanner: Sendable {
    let separator: DelimitedFormat.Separator
    /// Where the next record begins.
    private(set) var position: Int
    /// The line in which it begins.
    private(set) var line: Int

    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    /// Reads the next record that has anything in it.
    ///
    /// - Returns: Whether there was one.
    mutating func read(
        _ row: inout DelimitedRow,
        from text: Span<UInt8>
    ) throws(DelimitedTextError) -> Bool {
        skipEmptyLines(of: text)
        guard position < text.count else { return false }
        row.line = line
        row.fields.removeAll(keepingCapacity: true)
        while true {
            let field = try readField(from: text)
            guard row.fields.count < DelimitedFile.maximumColumns else {
                throw .tooManyColumns(line: row.line)
            }
            row.fields.append(field)
            guard position < text.count else { return true }
            if text[position] == separator.rawValue {
                position += 1
            } else {
                passLineEnd(of: text)
                return true
            }
        }
    }

    /// Reads the next line that has anything in it, cut at every separator whatever is quoted.
    ///
    /// - Returns: Whether there was one.
    mutating func readPlain(_ row: inout DelimitedRow, from text: Span<UInt8>) -> Bool {
        skipEmptyLines(of: text)
        guard position < text.count else { return false }
        row.line = line
        row.fields.removeAll(keepingCapacity: true)
        while true {
            let start = position
            position = endOfPlainField(in: text)
            if row.fields.count < DelimitedFile.maximumColumns {
                row.fields.append(DelimitedRow.Field(start: start, end: position))
            }
            guard position < text.count else { return true }
            guard text[position] == separator.rawValue else {
                passLineEnd(of: text)
                return true
            }
            position += 1
        }
    }

    /// Whether the next line that has anything in it is a whole record with so many fields.
    func nextLine(of text: Span<UInt8>, has columns: Int) -> Bool {
        var line = self
        line.skipEmptyLines(of: text)
        guard line.position < text.count else { return false }
        let end = (line.position..<text.count).first { text[$0].isLineEnd } ?? text.count
        var row = DelimitedRow(text: [])
        let isRead = try? line.read(&row, from: text.extracting(0..<end))
        return isRead == true && row.count == columns
    }

    /// Passes over the next line that has anything in it.
    mutating func skipLine(of text: Span<UInt8>) {
        skipEmptyLines(of: text)
        while position < text.count, !text[position].isLineEnd { position += 1 }
        if position < text.count { passLineEnd(of: text) }
    }

    private mutating func skipEmptyLines(of text: Span<UInt8>) {
        while position < text.count, text[position].isLineEnd { passLineEnd(of: text) }
    }

    private mutating func passLineEnd(of text: Span<UInt8>) {
        let isPair =
            text[position] == Self.carriageReturn && position + 1 < text.count
            && text[position + 1] == Self.lineFeed
        position += isPair ? 2 : 1
        line += 1
    }

    private mutating func readField(
        from text: Span<UInt8>
    ) throws(DelimitedTextError) -> DelimitedRow.Field {
        let start = position
        if start < text.count, text[start] == Self.quote { return try readQuoted(from: text) }
        position = endOfPlainField(in: text)
        guard position - start <= DelimitedFile.maximumFieldBytes else {
            throw .fieldTooLong(line: line)
        }
        return DelimitedRow.Field(start: start, end: position)
    }

    private mutating func readQuoted(
        from text: Span<UInt8>
    ) throws(DelimitedTextError) -> DelimitedRow.Field {
        let openedIn = line
        let start = position + 1
        var hasDoubledQuotes = false
        position = start
        while true {
            guard position < text.count else { throw .unterminatedQuote(line: openedIn) }
            guard position - start <= DelimitedFile.maximumFieldBytes else {
                throw .fieldTooLong(line: openedIn)
            }
            if text[position].isLineEnd {
                passLineEnd(of: text)
            } else if text[position] != Self.quote {
                position += 1
            } else if position + 1 < text.count, text[position + 1] == Self.quote {
                hasDoubledQuotes = true
                position += 2
            } else {
                break
            }
        }
        let end = position
        position += 1
        guard position == text.count || endsField(text[position]) else {
            throw .textAfterQuote(line: line)
        }
        return DelimitedRow.Field(start: start, end: end, hasDoubledQuotes: hasDoubledQuotes)
    }

    private func endsField(_ byte: UInt8) -> Bool {
        byte == separator.rawValue || byte.isLineEnd
    }

    /// Where a field without quotes ends; a quote inside it is a character like any other.
    private func endOfPlainField(in text: Span<UInt8>) -> Int {
        let bytes = unsafe text.bytes
        var index = position
        while index + 8 <= text.count {
            let word = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
            let ends =
                word.littleEndian.places(of: separator.rawValue)
                | word.littleEndian.places(of: Self.lineFeed)
                | word.littleEndian.places(of: Self.carriageReturn)
            if ends != 0 { return index + ends.trailingZeroBitCount / 8 }
            index += 8
        }
        while index < text.count, !endsField(text[index]) { index += 1 }
        return index
    }
}

extension UInt8 {
    var isLineEnd: Bool { self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }
}

extension UInt64 {
    /// The high bit of each byte that equals `byte`; only the lowest that is set is certain.
    ///
    /// "Determine if a word has a byte equal to n", Bit Twiddling Hacks.
    @inline(__always)
    fileprivate func places(of byte: UInt8) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let difference = self ^ (ones &* UInt64(byte))
        return (difference &- ones) & ~difference & (ones &* 0x80)
    }
}
