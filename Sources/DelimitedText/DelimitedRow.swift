/// One row of a delimited file.
package struct DelimitedRow: Sendable {
    /// The line of the file in which the row begins, counted from 1 as an editor counts.
    package internal(set) var line = 1
    /// What is wrong with it as text; `nil` where nothing is.
    package internal(set) var defect: DelimitedDefect?

    @usableFromInline let text: [UInt8]
    @usableFromInline var fields: [Field] = []

    /// Where a field lies in the text, without the quotes around it.
    @usableFromInline
    struct Field: Sendable {
        @usableFromInline let start: UInt32
        @usableFromInline let end: UInt32
        /// Whether a quote inside it is written twice.
        @usableFromInline let hasDoubledQuotes: Bool

        init(start: Int, end: Int, hasDoubledQuotes: Bool = false) {
            self.start = UInt32(truncatingIfNeeded: start)
            self.end = UInt32(truncatingIfNeeded: end)
            self.hasDoubledQuotes = hasDoubledQuotes
        }
    }

    init(text: [UInt8]) { self.text = text }

    /// How many fields the row has, which need not be as many as the header.
    package var count: Int { fields.count }

    /// Where the row ends in the file, in bytes of a file that has so many.
    ///
    /// What is no UTF-8 in the file takes as much room in memory as its share of the text.
    package func position(in fileSize: Int) -> Int {
        guard !text.isEmpty, let last = fields.last else { return 0 }
        return Int(last.end) * fileSize / text.count
    }

    /// A field's text without the quotes around it; empty beyond the last field.
    package subscript(index: Int) -> String {
        withUTF8(index) { String(decoding: $0.array, as: UTF8.self) }
    }

    /// Gives a field's UTF-8 bytes to `body`, without making a text of them.
    ///
    /// They are empty beyond the last field, and always valid UTF-8.
    @inlinable
    package func withUTF8<Value, Failure: Error>(
        _ index: Int,
        _ body: (Span<UInt8>) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        guard index < fields.count else { return try body([UInt8]().span) }
        let field = fields[index]
        if field.hasDoubledQuotes { return try body(unquoted(field).span) }
        return try body(text.span.extracting(Int(field.start)..<Int(field.end)))
    }

    @usableFromInline
    func unquoted(_ field: Field) -> [UInt8] {
        var bytes: [UInt8] = []
        var index = Int(field.start)
        while index < field.end {
            bytes.append(text[index])
            // Inside quotes a quote is always followed by its twin.
            index += text[index] == UInt8(ascii: "\"") ? 2 : 1
        }
        return bytes
    }
}

extension Span<UInt8> {
    /// A copy of the bytes.
    fileprivate var array: [UInt8] {
        var copy: [UInt8] = []
        copy.reserveCapacity(count)
        for index in indices { copy.append(self[index]) }
        return copy
    }
}
