import Foundation

/// A colour in sRGB, eight bits a channel.
package struct RGB: Hashable, Sendable {
    /// Red.
    package let red: UInt8
    /// Green.
    package let green: UInt8
    /// Blue.
    package let blue: UInt8

    /// A colour from its channels.
    package init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// A colour written as `#rrggbb`; nil for anything else.
    package init?(hex: String) {
        guard hex.utf8.count == 7, hex.first == "#", !hex.contains("+"),
            let value = UInt32(hex.dropFirst(), radix: 16)
        else { return nil }
        self.init(UInt8(value >> 16), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF))
    }

    /// The colour as `#rrggbb`.
    package var hex: String {
        let digits = String(packed, radix: 16)
        return "#" + String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// The number 0xRRGGBB.
    package var packed: Int { Int(red) << 16 | Int(green) << 8 | Int(blue) }

    /// Relative luminance, 0 to 1 (WCAG 2.2).
    package var luminance: Double {
        0.2126 * Self.linear(red) + 0.7152 * Self.linear(green) + 0.0722 * Self.linear(blue)
    }

    /// The light of a channel, 0 to 1.
    static func linear(_ channel: UInt8) -> Double {
        let value = Double(channel) / 255
        return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }

    /// The contrast ratio of two colours, 1 to 21 (WCAG 2.2).
    package func contrast(with other: RGB) -> Double {
        let (light, dark) = (max(luminance, other.luminance), min(luminance, other.luminance))
        return (light + 0.05) / (dark + 0.05)
    }

    /// The squared distance, weighted by how well the eye sees each channel.
    func distance(to other: RGB) -> Int {
        let (dr, dg, db) = (
            Int(red) - Int(other.red), Int(green) - Int(other.green), Int(blue) - Int(other.blue)
        )
        return 3 * dr * dr + 6 * dg * dg + db * db
    }
}
