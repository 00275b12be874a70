/// Measures and fits text in columns; every widget and the surface agree on it.
package enum TextWidth {
    /// Where padding goes.
    package enum Alignment: Equatable, Sendable {
        /// Text at the left, padding at the right.
        case leading
        /// Text at the right, padding at the left.
        case trailing
        /// Numbers under each other by their decimal mark; elsewhere the same as trailing.
        case decimal
    }

    /// The columns that a scalar takes: 0, 1 or 2.
    ///
    /// A scalar without a width takes one, because U+FFFD is shown in its place.
    package static func width(of scalar: Unicode.Scalar) -> Int {
        if scalar.value >= 0x20 && scalar.value < 0x7F { return 1 }
        return WidthTable.width(of: scalar) ?? 1
    }

    /// The columns that a text takes when it is shown.
    package static func width(of text: String) -> Int {
        // Most texts are of letters that take a byte and a column each.
        if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text.utf8.count }
        var columns = 0
        for cluster in Clusters(text) { columns += Int(cluster.width) }
        return columns
    }

    /// What is shown for a scalar from outside; nil for what only joins two others.
    ///
    /// Controls become their pictures (U+2400 ff.); what has no width, and invisible formatting
    /// that could reorder or disguise text, become U+FFFD.
    package static func displayed(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x20..<0x7F: scalar
        case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value)
        case 0x7F: "\u{2421}"
        case _ where isJoiner(scalar): nil
        case _ where isHidden(scalar): "\u{FFFD}"
        default: WidthTable.width(of: scalar) == nil ? "\u{FFFD}" : scalar
        }
    }

    /// Whether a scalar shows nothing itself but changes the order of others or sets them apart.
    package static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x061C, 0x180E, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF,
            0xFFF9...0xFFFB:
            true
        default: false
        }
    }

    /// Whether a scalar is one of those that scripts and emoji use between others, and on whose
    /// effect terminals disagree: it is not sent.
    package static func isJoiner(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x200B, 0x200D, 0xFE0E, 0xFE0F, 0xE0000...0xE007F: true
        default: false
        }
    }

    /// Whether a joiner is in its place behind a scalar; anywhere else it hides something.
    static func joins(_ joiner: Unicode.Scalar, behind scalar: Unicode.Scalar) -> Bool {
        switch (joiner.value, scalar.value) {
        // Between words of Thai, Lao, Burmese and Khmer, which have no spaces.
        case (0x200B, 0x0E00...0x0EFF), (0x200B, 0x1000...0x109F), (0x200B, 0x1780...0x17FF): true
        case (0x200B, _): false
        case (0x200D, let value): value > 0x7F
        // The flags of England, Scotland and Wales are spelt in tags.
        case (0xE0000...0xE007F, let value): value == 0x1F3F4
        default: true
        }
    }

    /// Whether a scalar belongs to text that runs from right to left, Arabic digits included.
    ///
    /// The blocks whose letters are of the classes R and AL by default (UAX #9, section 3.2).
    static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x0590: false
        case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x10800...0x10FFF,
            0x1E800...0x1EFFF:
            true
        default: false
        }
    }

    /// The text as it is shown: controls visible, invisible formatting gone.
    package static func sanitized(_ text: String) -> String {
        string(Clusters(text))
    }

    /// The text in at most `columns`, with an ellipsis in place of a lost end.
    package static func clip(
        _ text: String,
        to columns: Int,
        ellipsis: Unicode.Scalar = "…"
    ) -> String {
        string(Clusters.clipped(text, to: columns, ellipsis: ellipsis))
    }

    /// The text in at most `columns`, with an ellipsis in place of a lost middle, for identifiers
    /// whose both ends are looked at.
    package static func clipMiddle(
        _ text: String,
        to columns: Int,
        ellipsis: Unicode.Scalar = "…"
    ) -> String {
        let clusters = Array(Clusters(text))
        let total = clusters.reduce(0) { $0 + Int($1.width) }
        guard total > columns else { return string(clusters) }
        guard columns > 0 else { return "" }
        let tailRoom = (columns - 1) / 2
        let head = fitting(clusters, columns - 1 - tailRoom)
        let tail = fitting(clusters.reversed(), tailRoom).reversed()
        return string(head + [Cluster(scalar: ellipsis, width: 1)] + tail)
    }

    /// The text in exactly `columns`: clipped, or filled with spaces.
    package static func pad(
        _ text: String,
        to columns: Int,
        _ alignment: Alignment = .leading,
        ellipsis: Unicode.Scalar = "…"
    ) -> String {
        let clipped = clip(text, to: columns, ellipsis: ellipsis)
        let padding = String(repeating: " ", count: max(0, columns - width(of: clipped)))
        return alignment == .leading ? clipped + padding : padding + clipped
    }

    private static func fitting(_ clusters: some Sequence<Cluster>, _ columns: Int) -> [Cluster] {
        var room = columns
        return Array(
            clusters.prefix { cluster in
                room -= Int(cluster.width)
                return room >= 0
            }
        )
    }

    private static func string(_ clusters: some Sequence<Cluster>) -> String {
        var scalars = String.UnicodeScalarView()
        for cluster in clusters { cluster.append(to: &scalars) }
        return String(scalars)
    }
}
