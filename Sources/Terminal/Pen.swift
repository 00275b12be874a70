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
        var index = 0
        while index < codes.count {
            let code = codes[index]
            index += 1
            switch code {
            case 0: self = Pen()
            case 1...9: attributes |= 1 << UInt16(code)
            case 22: attributes &= ~Self.weight
            case 23...25, 27...29: attributes &= ~(1 << UInt16(code - 20))
            case 30...37, 90...97: foreground = .named(code)
            case 40...47, 100...107: background = .named(code)
            case 38, 48:
                guard let color = Self.color(codes, &index) else { return false }
                if code == 38 { foreground = color } else { background = color }
            case 39: foreground = .standard
            case 49: background = .standard
            default: return false
            }
        }
        return true
    }

    private static func color(_ codes: [Int], _ index: inout Int) -> Color? {
        let rest = codes.count - index
        if rest >= 2, codes[index] == 5 {
            index += 2
            return .palette(codes[index - 1])
        }
        guard rest >= 4, codes[index] == 2 else { return nil }
        index += 4
        return .exact(red: codes[index - 3], green: codes[index - 2], blue: codes[index - 1])
    }

    /// The numbers that make this pen of another, as few as do it.
    ///
    /// - Parameters:
    ///   - other: What the terminal draws with; nil if nobody knows.
    ///   - codes: Where they are put, in place of what is there.
    func codes(from other: Pen?, into codes: inout [Int]) {
        codes.removeAll(keepingCapacity: true)
        // Nothing is shorter than the end of everything.
        if let other, other.attributes & ~attributes == 0, self != Pen() {
            appendAttributes(beyond: other.attributes, to: &codes)
            appendColors(from: other, to: &codes)
            return
        }
        codes.append(0)
        appendAttributes(beyond: 0, to: &codes)
        appendColors(from: Pen(), to: &codes)
        // Only where there are colours are there surely also codes that end one attribute alone.
        guard let other, foreground != .standard || background != .standard else { return }
        let change = codesThatEnd(attributesOf: other)
        if Self.length(change) <= Self.length(codes) { codes = change }
    }

    private func codesThatEnd(attributesOf other: Pen) -> [Int] {
        let gone = other.attributes & ~attributes
        var kept = other.attributes & ~gone
        var codes = (3..<10).filter { gone >> UInt16($0) & 1 == 1 }.map { $0 + 20 }
        if gone & Self.weight != 0 {
            // One code ends both, bold and dim.
            codes.append(22)
            kept &= ~Self.weight
        }
        appendAttributes(beyond: kept, to: &codes)
        appendColors(from: other, to: &codes)
        return codes
    }

    private static let weight: UInt16 = 1 << 1 | 1 << 2

    private func appendAttributes(beyond known: UInt16, to codes: inout [Int]) {
        guard attributes & ~known != 0 else { return }
        for code in 1..<10 where (attributes & ~known) >> UInt16(code) & 1 == 1 {
            codes.append(code)
        }
    }

    private func appendColors(from other: Pen, to codes: inout [Int]) {
        if foreground != other.foreground { Self.append(foreground, base: 30, to: &codes) }
        if background != other.background { Self.append(background, base: 40, to: &codes) }
    }

    private static func append(_ color: Color, base: Int, to codes: inout [Int]) {
        switch color {
        case .standard: codes.append(base + 9)
        case .named(let code): codes.append(code)
        case .palette(let index):
            codes.append(base + 8)
            codes.append(5)
            codes.append(index)
        case .exact(let red, let green, let blue):
            codes.append(base + 8)
            codes.append(2)
            codes.append(red)
            codes.append(green)
            codes.append(blue)
        }
    }

    /// How many characters codes take.
    private static func length(_ codes: [Int]) -> Int {
        codes.reduce(codes.count) { $0 + ($1 < 10 ? 1 : $1 < 100 ? 2 : 3) }
    }
}
