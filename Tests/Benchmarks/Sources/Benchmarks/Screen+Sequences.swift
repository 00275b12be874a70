extension Screen {
    mutating func obey(_ control: UInt8) {
        isAtMargin = false
        switch control {
        case 0x08: x = max(0, x - 1)
        case 0x09: x = min((x / 8 + 1) * 8, width - 1)
        case 0x0A: feedLine()
        case 0x0D: x = 0
        default: break
        }
    }

    mutating func obey(_ sequence: SequenceDecoder.Sequence) {
        guard !sequence.isPrivate else { return }
        if sequence.isBare {
            if sequence.final == "M" { feedLineBackwards() }
            return
        }
        let first = sequence.parameters.first ?? 0
        let count = max(1, first)
        if sequence.final != "b" { isAtMargin = false }
        switch sequence.final {
        case "A": y = max(0, y - count)
        case "B": y = min(height - 1, y + count)
        case "C": x = min(width - 1, x + count)
        case "D": x = max(0, x - count)
        case "G": x = min(width, count) - 1
        case "d": y = min(height, count) - 1
        case "H":
            y = min(height, count) - 1
            x = min(width, max(1, sequence.parameters.dropFirst().first ?? 1)) - 1
        case "m": changeStyle(sequence.parameters)
        case "b": for _ in 0..<count { put(last) }
        case "r":
            let end = sequence.parameters.dropFirst().first ?? height
            scrolling = (count - 1)..<max(count, min(end, height))
            (x, y) = (0, 0)
        default: edit(sequence.final, first, count)
        }
    }

    /// Erasing, inserting and deleting.
    private mutating func edit(_ final: Unicode.Scalar, _ first: Int, _ count: Int) {
        let here = y * width + x
        let (start, end) = (y * width, (y + 1) * width)
        switch (final, first) {
        case ("J", 0): erase(here..<cells.count)
        case ("J", 1): erase(0..<(here + 1))
        case ("J", _): erase(0..<cells.count)
        case ("K", 0): erase(here..<end)
        case ("K", 1): erase(start..<(here + 1))
        case ("K", _): erase(start..<end)
        case ("X", _): erase(here..<min(here + count, end))
        case ("P", _):
            cells.removeSubrange(here..<min(here + count, end))
            cells.insert(contentsOf: blanks(min(count, width - x)), at: end - min(count, width - x))
        case ("@", _):
            cells.insert(contentsOf: blanks(min(count, width - x)), at: here)
            cells.removeSubrange(end..<(end + min(count, width - x)))
        case ("L", _): scroll(y..<scrolling.upperBound, by: -count)
        case ("M", _): scroll(y..<scrolling.upperBound, by: count)
        case ("S", _): scroll(scrolling, by: count)
        case ("T", _): scroll(scrolling, by: -count)
        default: break
        }
    }

    private func blanks(_ count: Int) -> [Cell] {
        Array(repeating: Cell(style: style), count: count)
    }

    private mutating func feedLineBackwards() {
        if y == scrolling.lowerBound { scroll(scrolling, by: -1) } else { y = max(0, y - 1) }
    }

    /// The same look by another way counts as another style, which measures too late, never early.
    private mutating func changeStyle(_ parameters: [Int]) {
        if parameters.first ?? 0 == 0 { style = 0 }
        let changes = parameters.drop { $0 == 0 }
        guard !changes.isEmpty else { return }
        var hasher = Hasher()
        hasher.combine(style)
        hasher.combine(Array(changes))
        style = hasher.finalize()
    }
}
