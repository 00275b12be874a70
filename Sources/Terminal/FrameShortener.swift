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
            take(frame[index..<end])
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
        guard frame[start] < 0x20 else {
            return frame[start...].firstIndex { $0 < 0x20 } ?? frame.endIndex
        }
        guard frame[start] == escape, start + 1 < frame.endIndex else { return start + 1 }
        switch frame[start + 1] {
        case UInt8(ascii: "["):
            let final = frame[(start + 2)...].firstIndex { (0x40...0x7E).contains($0) }
            return final.map { $0 + 1 } ?? frame.endIndex
        case UInt8(ascii: "("), UInt8(ascii: ")"): return min(start + 3, frame.endIndex)
        default: return start + 2
        }
    }

    private mutating func take(_ piece: ArraySlice<UInt8>) {
        guard let first = piece.first, let last = piece.last else { return }
        switch first {
        case 0x20...:
            piece.allSatisfy { $0 == 0x20 } ? settleGround() : settle()
            output += piece
        case Self.escape: take(sequence: piece, last)
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

    private mutating func take(sequence piece: ArraySlice<UInt8>, _ final: UInt8) {
        guard piece.count > 2, piece[piece.startIndex + 1] == UInt8(ascii: "[") else {
            if piece.count == 3 {
                if designation != piece { output += piece }
                designation = piece
            } else {
                settle()
                output += piece
            }
            return
        }
        switch final {
        case UInt8(ascii: "m"): take(pen: piece)
        case _ where Self.motions.contains(final): output += piece
        case _ where Self.erasures.contains(final):
            settleGround()
            output += piece
        default:
            settle()
            output += piece
        }
    }

    /// What moves the cursor or sets a mode draws nothing.
    private static let motions = Array("ABCDGHdhlr".utf8)
    /// What leaves blanks.
    private static let erasures = Array("JKLMPSTX@".utf8)

    private mutating func take(pen piece: ArraySlice<UInt8>) {
        let numbers = piece.dropFirst(2).dropLast()
        var codes = [0]
        var isKnown = true
        for byte in numbers {
            switch byte {
            case UInt8(ascii: ";"): codes.append(0)
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                codes[codes.count - 1] = codes[codes.count - 1] * 10 + Int(byte - 0x30)
            default: isKnown = false
            }
        }
        var pen = wanted
        if isKnown, pen.take(codes) {
            wanted = pen
            return
        }
        settle()
        isForeign = true
        output += piece
    }

    // MARK: - The pen

    /// Makes sure that blanks get the right ground.
    private mutating func settleGround() {
        settle(drawn.map(wanted.forBlanks) ?? wanted)
    }

    private mutating func settle() { settle(wanted) }

    private mutating func settle(_ pen: Pen) {
        guard drawn != pen else { return }
        let codes = pen.codes(from: drawn)
        output += [Self.escape, UInt8(ascii: "[")]
        output += (codes == [0] ? "" : codes.map(String.init).joined(separator: ";")).utf8
        output.append(UInt8(ascii: "m"))
        drawn = pen
    }
}
