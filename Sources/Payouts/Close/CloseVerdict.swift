/// What came of comparing a pack with the ledger.
package enum CloseVerdict: Hashable, Sendable {
    /// The ledger gives the same bytes.
    case intact(SealedClose)
    /// The ledger gives what was sealed, and the file says something else.
    case fileAltered(PackDifference)
    /// The ledger no longer gives what was sealed.
    case ledgerAltered(PackDifference?)

    /// Compares a file with what the ledger gives.
    ///
    /// - Parameters:
    ///   - file: The file's bytes.
    ///   - reproduced: The close, computed anew.
    ///   - seal: What was kept when the day was closed.
    package init(file: [UInt8], reproduced: SealedClose, seal: ContentDigest) {
        let difference = PackDifference(found: file, expected: reproduced.pack)
        switch (reproduced.seal == seal, difference) {
        case (true, nil): self = .intact(reproduced)
        case (true, let difference?): self = .fileAltered(difference)
        case (false, let difference): self = .ledgerAltered(difference)
        }
    }
}

/// The first line in which a pack is not what it should be.
package struct PackDifference: Hashable, Sendable {
    /// The line, from 1.
    package let line: Int
    /// What stands there; `nil` where the file has ended.
    package let found: String?
    /// What the ledger gives; `nil` where nothing should follow.
    package let expected: String?

    /// Finds the first line that differs; `nil` when none does.
    package init?(found: [UInt8], expected: [UInt8]) {
        guard found != expected else { return nil }
        let lines = [found, expected].map {
            $0.split(separator: ClosePack.lineFeed, omittingEmptySubsequences: false)
        }
        let same = zip(lines[0], lines[1]).prefix { $0 == $1 }.count
        line = same + 1
        (self.found, self.expected) = (Self.text(lines[0], same), Self.text(lines[1], same))
    }

    private static func text(_ lines: [ArraySlice<UInt8>], _ index: Int) -> String? {
        guard index < lines.count else { return nil }
        // What follows the last line's end is no line.
        if index == lines.count - 1, lines[index].isEmpty { return nil }
        let shown = lines[index].prefix(maximumShownBytes)
        return ClosePack.visible(String(decoding: shown, as: UTF8.self))
    }

    /// How much of a line is shown.
    private static let maximumShownBytes = 400

    /// What differs, one plain sentence.
    package var sentence: String {
        switch (found, expected) {
        case (let found?, let expected?):
            "Line \(line) reads “\(found)”; the ledger gives “\(expected)”."
        case (let found?, nil): "Line \(line) reads “\(found)”; the ledger gives no such line."
        case (nil, let expected?): "Line \(line) is missing; the ledger gives “\(expected)”."
        case (nil, nil): "The ends of the lines differ from line \(line) on."
        }
    }
}
