extension StyledText {
    /// The line broken into lines of at most `columns`, at spaces where there are any.
    ///
    /// Addresses and data without spaces are broken after punctuation where that leaves at least
    /// half a line; scripts without either, between clusters.
    /// An empty line stays one empty line.
    package func wrapped(to columns: Int) -> [StyledText] {
        guard columns > 0 else { return [] }
        var breaker = LineBreaker(columns: columns)
        for span in spans {
            for cluster in Clusters(span.text) { breaker.add(cluster, of: span) }
        }
        return breaker.finish()
    }
}

/// Collects clusters into lines and breaks them at the last space.
private struct LineBreaker {
    typealias Piece = (cluster: Cluster, span: StyledText.Span)

    let columns: Int
    private var line: [Piece] = []
    private var width = 0
    private var lines: [StyledText] = []

    init(columns: Int) {
        self.columns = columns
    }

    mutating func add(_ cluster: Cluster, of span: StyledText.Span) {
        let clusterWidth = Int(cluster.width)
        if width + clusterWidth > columns {
            breakLine(before: cluster)
            // The space at which a line was broken is not carried over.
            if cluster.scalar == " " && line.isEmpty { return }
        }
        line.append((cluster, span))
        width += clusterWidth
    }

    mutating func finish() -> [StyledText] {
        lines.append(Self.text(line))
        return lines
    }

    private mutating func breakLine(before cluster: Cluster) {
        var rest: [Piece] = []
        if cluster.scalar == " " {
            rest = []
        } else if let space = line.lastIndex(where: { $0.cluster.scalar == " " }) {
            rest = Array(line[(space + 1)...])
            line.removeSubrange(space...)
        } else if let start = startAfterMark(before: cluster) {
            rest = Array(line[start...])
            line.removeSubrange(start...)
        }
        lines.append(Self.text(line))
        line = rest
        width = rest.reduce(0) { $0 + Int($1.cluster.width) }
    }

    /// Where the last part after punctuation begins, in the second half of the line.
    private func startAfterMark(before cluster: Cluster) -> Int? {
        let scalars = line.map(\.cluster.scalar) + [cluster.scalar]
        return (line.count / 2..<line.count).last { place in
            // A number is never broken.
            Self.marks.contains(scalars[place]) && !("0"..."9").contains(scalars[place + 1])
        }
        .map { $0 + 1 }
    }

    private static let marks: Set<Unicode.Scalar> = ["/", ",", "&", ";", "?", "="]

    private static func text(_ pieces: [Piece]) -> StyledText {
        var spans: [StyledText.Span] = []
        for (cluster, span) in pieces {
            var scalars = String.UnicodeScalarView()
            cluster.append(to: &scalars)
            let text = String(scalars)
            if let last = spans.indices.last, spans[last].role == span.role,
                spans[last].emphasis == span.emphasis, spans[last].link == span.link
            {
                spans[last].text += text
            } else {
                var piece = span
                piece.text = text
                spans.append(piece)
            }
        }
        return StyledText(spans)
    }
}
