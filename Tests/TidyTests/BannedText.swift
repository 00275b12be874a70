/// A text that must not stand in the code of certain files, and what to write instead.
struct BannedText {
    let text: String
    let instead: String
    /// The folders where it is banned.
    let folders: [String]
    /// The folders within those where it has its place.
    let exceptIn: [String]
    /// Whether it is banned in comments too.
    let alsoInComments: Bool

    init(
        _ text: String,
        instead: String,
        in folders: [String] = ["Sources"],
        exceptIn: [String] = [],
        alsoInComments: Bool = false
    ) {
        self.text = text
        self.instead = instead
        self.folders = folders
        self.exceptIn = exceptIn
        self.alsoInComments = alsoInComments
    }

    static let all = unfinished + injected + layered

    /// What stands for work that is not done, or for a crash.
    private static let unfinished = [
        BannedText("TODO", instead: "do it", in: ["Sources", "Tests"], alsoInComments: true),
        BannedText("FIXME", instead: "fix it", in: ["Sources", "Tests"], alsoInComments: true),
        BannedText("try!", instead: "throw the error, or handle it", in: ["Sources", "Tests"]),
        BannedText("fatalError(", instead: "throw an error, or make the case impossible"),
    ]

    /// What must be passed in, so that a test can decide it.
    private static let injected = [
        BannedText("Date()", instead: "take `now` as a parameter", exceptIn: root),
        BannedText("Date.now", instead: "take `now` as a parameter", exceptIn: root),
        BannedText("UUID()", instead: "take the id or its bits as a parameter", exceptIn: root),
        BannedText(
            "Task.sleep",
            instead: "take an `any Clock<Duration>`, and a manual one in tests",
            in: ["Sources", "Tests"],
            exceptIn: root
        ),
    ]

    /// What has its place in one target only.
    private static let layered =
        [
            BannedText("print(", instead: "return the text, or log it", exceptIn: root),
            BannedText(
                #"\u{1B}"#,
                instead: "let Terminal write escape sequences",
                exceptIn: ["Sources/Terminal"]
            ),
            BannedText(
                "Double",
                instead: "count minor units in Int64",
                in: ["Sources/Payouts/Money"]
            ),
            BannedText(
                "Float",
                instead: "count minor units in Int64",
                in: ["Sources/Payouts/Money"]
            ),
        ]
        + ["SELECT ", "INSERT INTO ", "UPDATE ", "DELETE FROM ", "CREATE TABLE ", "PRAGMA "].map {
            BannedText($0, instead: "ask the store", exceptIn: ["Sources/SQLiteStore"])
        }

    /// The composition root, where the outside world comes in.
    private static let root = ["Sources/PaydeskCommand"]
}

extension BannedText {
    /// The lines of a file where the text stands although it must not.
    func lines(in file: SourceFile) -> [Int] {
        guard folders.contains(where: file.isIn), !exceptIn.contains(where: file.isIn) else {
            return []
        }
        return file.lines.indices.filter { stands(in: file.lines[$0]) }.map { $0 + 1 }
    }

    private func stands(in line: String) -> Bool {
        let isComment = line.drop { $0 == " " }.hasPrefix("//")
        guard alsoInComments || !isComment else { return false }
        // As a word of its own: `fingerprint(` is not `print(`.
        return line.ranges(of: text).contains { range in
            let before = line[..<range.lowerBound].last
            return before.map { !$0.isLetter && !$0.isNumber && $0 != "_" } ?? true
        }
    }
}
