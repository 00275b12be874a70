/// How a terminal draws what it is sent next (ECMA-48, SGR).
struct Pen: Equatable {
    /// Attributes by the number that switches them on: bit 1 for bold, 4 for a line below.
    private var attributes: UInt16 = 0
    private var foreground = Color.standard
    private var background = Color.standard

    /// A colour as its sequence names it.
    private enum Color: Equatable {
        /// The terminal's own.
        case standard
        /// One of the sixteen, by the number that chooses it: 30 to 37, 40 to 47, 90 to 107.
        case named(Int)
        /// One of the palette.
        case palette(Int)
        case exact(red: Int, green: Int, blue: Int)
    }

    /// What blanks are to be drawn with in place of this: they have a ground, and mostly no colour
    /// of their own.
    ///
    /// - Parameter drawn: What the terminal draws with.
    /// - Returns: The same pen where nothing would be spared.
    func forBlanks(after drawn: Pen) -> Pen {
        guard (attributes | drawn.attributes) & Self.seenOnBlanks == 0 else { return self }
        var pen = drawn
        pen.background = background
        return pen
    }

    /// Bold, pale and slanted blanks look like others.
    private static let seenOnBlanks: UInt16 = ~(1 << 1 | 1 << 2 | 1 << 3)

    /// Takes up what a sequence says.
    ///
    /// - Parameter codes: The sequence's numbers.
    /// - Returns: Whether all of it was understood.
    mutating func take(_ codes: [Int]) -> Bool {
        var rest = codes[...]
        while let code = rest.popFirst() {
            switch code {
            case 0: self = Pen()
            case 1...9: attributes |= 1 << UInt16(code)
            case 22: attributes &= ~(1 << 1 | 1 << 2)
            case 23...25, 27...29: attributes &= ~(1 << UInt16(code - 20))
            case 30...37, 90...97: foreground = .named(code)
            case 40...47, 100...107: background = .named(code)
            case 38:
                guard let color = Self.color(&rest) else { return false }
                foreground = color
            case 48:
                guard let color = Self.color(&rest) else { return false }
                background = color
            case 39: foreground = .standard
            case 49: background = .standard
            default: return false
            }
        }
        return true
    }

    private static func color(_ codes: inout ArraySlice<Int>) -> Color? {
        switch codes.popFirst() {
        case 5: return codes.popFirst().map(Color.palette)
        case 2:
            guard codes.count >= 3 else { return nil }
            defer { codes = codes.dropFirst(3) }
            let start = codes.startIndex
            return .exact(red: codes[start], green: codes[start + 1], blue: codes[start + 2])
        default: return nil
        }
    }

    /// The numbers that make this pen of another.
    ///
    /// - Parameter other: What the terminal draws with; nil if nobody knows.
    /// - Returns: As few as do it.
    func codes(from other: Pen?) -> [Int] {
        let whole = [0] + attributeCodes(beyond: 0) + colorCodes(from: Pen())
        // Only where there are colours are there surely also codes that end one attribute alone.
        guard let other, other.attributes & ~attributes == 0 || hasColor else { return whole }
        var change: [Int] = []
        let gone = other.attributes & ~attributes
        var kept = other.attributes & ~gone
        for bit in 3..<10 where gone >> UInt16(bit) & 1 == 1 { change.append(bit + 20) }
        if gone & Self.weight != 0 {
            // One code ends both, bold and dim.
            change.append(22)
            kept &= ~Self.weight
        }
        change += attributeCodes(beyond: kept) + colorCodes(from: other)
        return Self.length(change) <= Self.length(whole) ? change : whole
    }

    private static let weight: UInt16 = 1 << 1 | 1 << 2

    private var hasColor: Bool { foreground != .standard || background != .standard }

    private func attributeCodes(beyond known: UInt16) -> [Int] {
        (1..<10).filter { (attributes & ~known) >> UInt16($0) & 1 == 1 }
    }

    private func colorCodes(from other: Pen) -> [Int] {
        (foreground == other.foreground ? [] : Self.codes(of: foreground, base: 30))
            + (background == other.background ? [] : Self.codes(of: background, base: 40))
    }

    private static func codes(of color: Color, base: Int) -> [Int] {
        switch color {
        case .standard: [base + 9]
        case .named(let code): [code]
        case .palette(let index): [base + 8, 5, index]
        case .exact(let red, let green, let blue): [base + 8, 2, red, green, blue]
        }
    }

    /// How many characters codes take.
    private static func length(_ codes: [Int]) -> Int {
        codes.reduce(codes.count) { $0 + ($1 < 10 ? 1 : $1 < 100 ? 2 : 3) }
    }
}
