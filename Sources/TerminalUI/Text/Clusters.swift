/// A text as sanitised clusters, the one reading on which width, clipping and drawing agree.
struct Clusters: Sequence, IteratorProtocol {
    private var scalars: String.UnicodeScalarView.Iterator
    private var pending: Cluster?

    init(_ text: String) {
        scalars = text.unicodeScalars.makeIterator()
    }

    mutating func next() -> Cluster? {
        while let raw = scalars.next() {
            guard let scalar = shown(raw) else { continue }
            let width = TextWidth.width(of: scalar)
            if width == 0 {
                // A mark without a base is shown on a dotted circle, as Unicode suggests.
                if pending == nil { pending = Cluster(scalar: "\u{25CC}", width: 1) }
                pending?.append(scalar)
                continue
            }
            let complete = pending
            pending = Cluster(scalar: scalar, width: UInt8(width))
            if let complete { return complete }
        }
        defer { pending = nil }
        return pending
    }

    /// A joiner that joins nothing is there to hide something, and is seen.
    private func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        if let shown = TextWidth.displayed(scalar) { return shown }
        let isInPlace = pending.map { TextWidth.joins(scalar, behind: $0.scalar) } ?? false
        return isInPlace ? nil : "\u{FFFD}"
    }
}

extension Clusters {
    /// The clusters of a text that fit a width, ended by an ellipsis if some do not.
    static func clipped(
        _ text: String,
        to width: Int,
        ellipsis: Unicode.Scalar
    ) -> [Cluster] {
        guard width > 0 else { return [] }
        var fitting: [Cluster] = []
        fitting.reserveCapacity(Swift.min(width, text.utf8.count) + 1)
        var columns = 0
        // How many clusters stay if an ellipsis has to take the last column.
        var kept = 0
        for cluster in Clusters(text) {
            columns += Int(cluster.width)
            if columns > width {
                return fitting.prefix(kept) + [Cluster(scalar: ellipsis, width: 1)]
            }
            fitting.append(cluster)
            if columns < width { kept = fitting.count }
        }
        return fitting
    }
}
