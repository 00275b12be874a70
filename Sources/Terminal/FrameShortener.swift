/// Shortens what ncurses sends for a frame, and changes nothing of what it shows.
///
/// ncurses names both colours whenever one of them changes, and ends every attribute before it
/// begins another; often nothing is drawn in between. Over a slow line that is more than half of a
/// frame. Here the pen is sent only when something is drawn with it, and only what is new of it.
struct FrameShortener {
    /// What the terminal draws with; nil if nobody knows.
    private var drawn: Pen?
    /// What ncurses wants it to draw with.
    private var wanted = Pen()
    /// The character set and shift that were sent last.
    private var designation: ArraySlice<UInt8>?
    private var shift: UInt8?
    /// Whether a terminal says what a pen is in a way that is not known here.
    private var isForeign = false
    private var output: [UInt8] = []
    /// The numbers of a sequence, kept so that none of the many needs memory of its own.
    private var codes: [Int] = []

    /// Forgets what the terminal draws with, after something else wrote there.
    mutating func invalidate() {
        (drawn, designation, shift) = (nil, nil, nil)
    }

    /// The same frame in fewer bytes.
    ///
    /// - Parameter frame: Whole sequences, of which the last ones end all colours.
    /// - Returns: What to send.
    mutating func shortened(_ frame: [UInt8]) -> [UInt8] {
        guard !isForeign else { return frame }
        output.removeAll(keepingCapacity: true)
        var index = frame.startIndex
        while index < frame.endIndex {
            let end = Self.end(of: frame, from: index)
            take(frame, index..<end)
            index = end
            if isForeign { return output + frame[index...] }
        }
        // Nothing that another program writes between two frames is to have a colour.
        if !frame.isEmpty { settle() }
        return output
    }

    // MARK: - Pieces

    private static let escape: UInt8 = 0x1B

    /// Where the piece ends that begins somewhere: a run of text, a control, or a sequence.
    private static func end(of frame: [UInt8], from start: Int) -> Int {
        var end = start + 1
        guard frame[start] < 0x20 else {
            while end < frame.count, frame[end] >= 0x20 { end += 1 }
            return end
        }
        guard frame[start] == escape, end < frame.count else { return end }
        switch frame[end] {
        case UInt8(ascii: "["):
            end += 1
            while end < frame.count, !(0x40...0x7E).contains(frame[end]) { end += 1 }
            return min(end + 1, frame.count)
        case UInt8(ascii: "("), UInt8(ascii: ")"): return min(start + 3, frame.count)
        default: return start + 2
        }
    }

    private mutating func take(_ frame: [UInt8], _ piece: Range<Int>) {
        let first = frame[piece.lowerBound]
        switch first {
        case 0x20...:
            if piece.allSatisfy({ frame[$0] == 0x20 }) { settleGround() } else { settle() }
            output += frame[piece]
        case Self.escape: take(sequence: frame, piece)
        // Shift out and in: which of two character sets.
        case 0x0E, 0x0F:
            if shift != first { output.append(first) }
            shift = first
        // A new line may scroll, and what comes up has the ground of the pen.
        case 0x0A:
            settleGround()
            output.append(first)
        default: output.append(first)
        }
    }

    private mutating func take(sequence frame: [UInt8], _ piece: Range<Int>) {
        guard piece.count > 2, frame[piece.lowerBound + 1] == UInt8(ascii: "[") else {
            let isDesignation = piece.count == 3
            if !isDesignation { settle() }
            if !isDesignation || designation != frame[piece] { output += frame[piece] }
            if isDesignation { designation = frame[piece] }
            return
        }
        switch frame[piece.upperBound - 1] {
        case UInt8(ascii: "m"): take(pen: frame, piece)
        // What moves the cursor or sets a mode draws nothing.
        case UInt8(ascii: "A")...UInt8(ascii: "D"), UInt8(ascii: "G"), UInt8(ascii: "H"),
            UInt8(ascii: "d"), UInt8(ascii: "h"), UInt8(ascii: "l"), UInt8(ascii: "r"):
            output += frame[piece]
        // What leaves blanks: erased, deleted, inserted and scrolled.
        case UInt8(ascii: "J")...UInt8(ascii: "M"), UInt8(ascii: "P"), UInt8(ascii: "S"),
            UInt8(ascii: "T"), UInt8(ascii: "X"), UInt8(ascii: "@"):
            settleGround()
            output += frame[piece]
        default:
            settle()
            output += frame[piece]
        }
    }

    private mutating func take(pen frame: [UInt8], _ piece: Range<Int>) {
        codes.removeAll(keepingCapacity: true)
        var code = 0
        var isKnown = true
        for index in (piece.lowerBound + 2)..<(piece.upperBound - 1) {
            switch frame[index] {
            case UInt8(ascii: ";"):
                codes.append(code)
                code = 0
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                code = min(code * 10 + Int(frame[index] - UInt8(ascii: "0")), 9_999)
            default: isKnown = false
            }
        }
        codes.append(code)
        var pen = wanted
        if isKnown, pen.take(codes) {
            wanted = pen
            return
        }
        settle()
        isForeign = true
        output += frame[piece]
    }

    // MARK: - The pen

    /// Makes sure that blanks get the right ground.
    private mutating func settleGround() {
        settle(drawn.map(wanted.forBlanks) ?? wanted)
    }

    private mutating func settle() { settle(wanted) }

    private mutating func settle(_ pen: Pen) {
        guard drawn != pen else { return }
        pen.codes(from: drawn, into: &codes)
        output.append(Self.escape)
        output.append(UInt8(ascii: "["))
        // A sequence without numbers ends everything, too.
        let isReset = codes.count == 1 && codes[0] == 0
        for index in codes.indices where !isReset {
            if index > 0 { output.append(UInt8(ascii: ";")) }
            append(codes[index])
        }
        output.append(UInt8(ascii: "m"))
        drawn = pen
    }

    private mutating func append(_ number: Int) {
        if number >= 10 { append(number / 10) }
        output.append(UInt8(ascii: "0") + UInt8(number % 10))
    }
}
