/// The lines of bytes that are not UTF-8 throughout: one program may have appended to what another
/// wrote, each in its own encoding.
struct MixedLines {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// What most of the lines are written in that tell it; UTF-8 where as many are.
    ///
    /// Text in Windows-1252 that is UTF-8 by chance is rare: two letters beside each other would
    /// have to be of a few odd pairs, in every place of the line.
    var encoding: DelimitedFormat.Encoding {
        var (utf8, other) = (0, 0)
        forEachLine { _, line in
            guard !line.isASCII else { return }
            if line.isUTF8 { utf8 += 1 } else { other += 1 }
        }
        return utf8 >= other ? .utf8 : .windows1252
    }

    /// The text as UTF-8, each line read in its own encoding.
    ///
    /// - Parameters:
    ///   - encoding: What the file is said to be written in.
    ///   - foreign: Gets the lines that are not, counted from 1.
    /// - Returns: The text.
    func decoded(as encoding: DelimitedFormat.Encoding, _ foreign: inout [Int]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 8)
        var lines: [Int] = []
        forEachLine { number, line in
            if line.isASCII {
                text += line
                return
            }
            let isUTF8 = line.isUTF8
            if isUTF8 != (encoding == .utf8) { lines.append(number) }
            text += isUTF8 ? Array(line) : line.flatMap(DecodedText.windows1252)
        }
        foreign = lines
        return text
    }

    /// Gives each line with its end to `body`.
    private func forEachLine(_ body: (_ number: Int, _ line: ArraySlice<UInt8>) -> Void) {
        var (start, number) = (0, 1)
        while start < bytes.count {
            var end = start
            while end < bytes.count, !bytes[end].isLineEnd { end += 1 }
            let isPair = end + 1 < bytes.count && bytes[end] == 0x0D && bytes[end + 1] == 0x0A
            end = min(end + (isPair ? 2 : 1), bytes.count)
            body(number, bytes[start..<end])
            (start, number) = (end, number + 1)
        }
    }
}

extension ArraySlice<UInt8> {
    fileprivate var isASCII: Bool { allSatisfy { $0 < 0x80 } }

    fileprivate var isUTF8: Bool { span.isUTF8 }
}
