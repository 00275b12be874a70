/// Takes a program's output apart into characters, controls and sequences.
struct SequenceDecoder {
    /// One thing to draw or to do.
    enum Item: Equatable {
        case character(Unicode.Scalar)
        case control(UInt8)
        case sequence(Sequence)
    }

    /// `ESC [`, parameters, a final byte; or `ESC` and one byte.
    struct Sequence: Equatable {
        let isPrivate: Bool
        let parameters: [Int]
        let final: Unicode.Scalar
        var isBare = false
    }

    private enum State {
        case text
        case escape
        case parameters
        case skippingOne
        case string
        case stringEscape
    }

    private var state = State.text
    private var parameters: [UInt8] = []
    private var value: UInt32 = 0
    private var missing = 0

    mutating func decode(_ byte: UInt8) -> Item? {
        switch state {
        case .text: return decodeText(byte)
        case .escape: return decodeEscape(byte)
        case .parameters:
            guard (0x40...0x7E).contains(byte) else {
                parameters.append(byte)
                return nil
            }
            state = .text
            return .sequence(sequence(final: byte))
        case .skippingOne: state = .text
        case .string:
            if byte == 0x07 { state = .text }
            if byte == 0x1B { state = .stringEscape }
        case .stringEscape: state = byte == UInt8(ascii: "\\") ? .text : .string
        }
        return nil
    }

    private mutating func decodeText(_ byte: UInt8) -> Item? {
        switch byte {
        case 0x1B:
            state = .escape
            return nil
        case ..<0x20: return .control(byte)
        case ..<0x80: return .character(Unicode.Scalar(byte))
        case ..<0xC0:
            value = value << 6 | UInt32(byte & 0x3F)
            missing -= 1
            return missing == 0 ? Unicode.Scalar(value).map(Item.character) : nil
        default:
            missing = byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3
            value = UInt32(byte) & (0x3F >> UInt32(missing))
            return nil
        }
    }

    private mutating func decodeEscape(_ byte: UInt8) -> Item? {
        state = .text
        switch byte {
        case UInt8(ascii: "["):
            state = .parameters
            parameters = []
        case UInt8(ascii: "]"), UInt8(ascii: "P"): state = .string
        case UInt8(ascii: "("), UInt8(ascii: ")"): state = .skippingOne
        default:
            return .sequence(
                Sequence(
                    isPrivate: false,
                    parameters: [],
                    final: Unicode.Scalar(byte),
                    isBare: true
                )
            )
        }
        return nil
    }

    private func sequence(final: UInt8) -> Sequence {
        let isPrivate = parameters.first.map { (0x3C...0x3F).contains($0) } ?? false
        let digits = parameters.drop { (0x3C...0x3F).contains($0) }
        let parts = digits.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
        return Sequence(
            isPrivate: isPrivate,
            parameters: parts.map { Int(String(decoding: $0, as: UTF8.self)) ?? 0 },
            final: Unicode.Scalar(final)
        )
    }
}
