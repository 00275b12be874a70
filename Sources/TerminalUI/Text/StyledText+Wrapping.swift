extension StyledText {
    /// The line broken into lines of at most `columns`, at spaces where there are any.
    ///
    /// Scripts without spaces and words that are wider than a line are broken between clusters.
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
        if cluster.scalar != " ", let space = line.lastIndex(where: { $0.cluster.scalar == " " }) {
            rest = Array(line[(space + 1)...])
            line.removeSubrange(space...)
        }
        lines.append(Self.text(line))
        line = rest
        width = rest.reduce(0) { $0 + Int($1.cluster.width) }
    }

    private static func text(_ pieces: [Piece]) -> StyledText {
        var spans: [StyledText.Span] = []
        for (cluster, span) in pieces {
            var scalars = String.UnicodeScalarView()
            cluster.append(to: &scalars)
            let text = String(scalars)
            if let last = spans.indices.last, spans[last].role == span.role,
                spans[last].emphasis == span.emphasis
            {
                spans[last].text += text
            } else {
                spans.append(StyledText.Span(text, span.role, span.emphasis))
            }
        }
        return StyledText(spans)
    }
}
