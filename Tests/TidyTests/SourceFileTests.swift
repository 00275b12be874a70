import Testing

/// The tidy tests pass where they find nothing, so what they look with is tested itself.
struct SourceFileTests {
    @Test func `the project's files are found`() throws {
        let paths = try Project.files().map(\.path)
        #expect(paths.contains("Package.swift"))
        #expect(paths.contains("Sources/Payouts/Payout/Payout.swift"))
        #expect(paths.contains("Tests/TidyTests/SourceFileTests.swift"))
    }

    @Test func `a function is found with its signature and its last brace`() {
        let file = SourceFile(
            path: "Sources/A/B.swift",
            text: """
                protocol P {
                    func required()
                    var value: Int { get }
                }
                struct S {
                    let list = [
                        1,
                    ]
                    func short() { }
                    package static func long(
                        _ text: String
                    ) -> Int
                    {
                        if true {
                        }
                        return 1
                    }
                    var computed: Int {
                        1
                    }
                }
                """
        )
        #expect(
            file.functions == [
                FunctionExtent(line: 10, lineCount: 8), FunctionExtent(line: 18, lineCount: 3),
            ]
        )
    }

    @Test func `a package declaration needs a comment, before its attributes`() {
        let file = SourceFile(
            path: "Sources/A/B.swift",
            text: """
                package import Foundation
                /// Documented.
                @discardableResult
                package func a() {}

                package struct B {
                    // A plain comment.
                    package let c: Int
                    let d: Int
                }
                """
        )
        #expect(file.undocumentedDeclarations == [6, 8])
    }

    @Test func `every kind of import is seen`() {
        let file = SourceFile(
            path: "Tests/A/B.swift",
            text: """
                import A
                package import B
                @testable import C
                import struct D.Inner
                // import E
                let text = "import F"
                """
        )
        #expect(file.imports.map(\.module) == ["A", "B", "C", "D"])
        #expect(file.imports.map(\.line) == [1, 2, 3, 4])
    }

    @Test(
        arguments: [
            ("Sources/A/Money+Parsing.swift", "extension Money {", true),
            ("Sources/A/Money.swift", "package struct Money: Hashable {", true),
            ("Sources/A/Step.swift", "extension Form.Step {", true),
            ("Sources/A/Money.swift", "struct MoneyError {", false),
            ("Sources/A/Money.swift", "let Money = 1", false),
        ]
    )
    func `a file declares its name or does not`(_ path: String, _ text: String, _ declares: Bool) {
        #expect(SourceFile(path: path, text: text).declaresMainName == declares)
    }

    @Test func `a banned text counts as a word of its own, where it is banned`() throws {
        let text = """
            print("a")
            fingerprint("a")
            // print("a")
                print("b")
            """
        let banned = try #require(BannedText.all.first { $0.text == "print(" })
        #expect(banned.lines(in: SourceFile(path: "Sources/A/B.swift", text: text)) == [1, 4])
        let root = SourceFile(path: "Sources/PaydeskCommand/B.swift", text: text)
        #expect(banned.lines(in: root) == [])
        #expect(banned.lines(in: SourceFile(path: "Tests/A/B.swift", text: text)) == [])
    }

    @Test func `unfinished work counts in comments too`() throws {
        let banned = try #require(BannedText.all.first { $0.text.hasPrefix("TO") })
        let file = SourceFile(path: "Tests/A/B.swift", text: "// \(banned.text): later")
        #expect(banned.lines(in: file) == [1])
    }
}
