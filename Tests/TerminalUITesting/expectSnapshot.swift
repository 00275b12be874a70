package import Testing

/// Expects a screen, as text, to look exactly like the expected one.
///
/// Records one issue at the caller's place with the lines that differ, and attaches the actual
/// screen.
package func expectSnapshot(
    _ actual: String,
    _ expected: String,
    _ comment: Comment? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    guard actual != expected else { return }
    Attachment.record(actual, named: "actual-screen.txt", sourceLocation: sourceLocation)
    let difference = lineDifference(actual, expected)
    let comments = [comment.map(\.rawValue), "the screen differs (- expected, + actual):"]
    Issue.record(
        Comment(rawValue: (comments.compactMap(\.self) + difference).joined(separator: "\n")),
        sourceLocation: sourceLocation
    )
}

/// Both texts line by line: what is the same once, what differs as expected and as it is.
private func lineDifference(_ actual: String, _ expected: String) -> [String] {
    let actual = actual.split(separator: "\n", omittingEmptySubsequences: false)
    let expected = expected.split(separator: "\n", omittingEmptySubsequences: false)
    return (0..<max(actual.count, expected.count)).flatMap { index in
        let left = index < expected.count ? expected[index] : nil
        let right = index < actual.count ? actual[index] : nil
        if let left, left == right { return ["  " + left] }
        return [left.map { "- " + $0 }, right.map { "+ " + $0 }].compactMap(\.self)
    }
}
