import Foundation
import Payouts
import TerminalUI
import Testing

@testable import Console

/// What always holds on screens that are read aloud.
struct PlainTests {
    private func console(_ keys: String, _ size: Size) throws -> Harness {
        var console = try Harness(
            .everywhere(),
            width: size.width,
            height: size.height,
            isPlain: true
        )
        console.press(keys)
        return console
    }

    /// Lines, blocks, geometric shapes and dingbats: what a reader would spell out.
    private static func isDrawing(_ scalar: Unicode.Scalar) -> Bool {
        (0x2500...0x25FF).contains(scalar.value) || (0x2700...0x27BF).contains(scalar.value)
            || (0x2190...0x21FF).contains(scalar.value)
    }

    @Test(arguments: Harness.sizes)
    func `every screen is text, says where it is, and has the cursor on what matters`(
        _ size: Size
    ) throws {
        let start = try console("", size)
        for keys in Harness.everywhere {
            var console = start
            console.press(keys)
            let surface = console.surface
            let drawn = surface.text.unicodeScalars.filter(Self.isDrawing)
            #expect(drawn.isEmpty, "after \(keys): \(String(String.UnicodeScalarView(drawn)))")

            #expect(!surface.text.contains(" · "), "after \(keys): a dot is no comma")

            #expect(surface.text(ofRow: 0).hasPrefix("SANDBOX, dara, "), "after \(keys)")
            let last = surface.text(ofRow: size.height - 1)
            #expect(!last.isEmpty, "after \(keys)\n\(surface.text)")

            let cursor = try #require(surface.cursor, "after \(keys)")
            #expect(cursor.isVisible, "after \(keys)")
            #expect((1..<size.height - 1).contains(cursor.point.y), "after \(keys)")
            let line = surface.text(ofRow: cursor.point.y)
            #expect(!line.isEmpty, "after \(keys)\n\(surface.text)")
        }
    }

    @Test func `a question is read to its end before it can be answered`() throws {
        var console = try console("5 a", Size(width: 40, height: 10))
        var read = console.lines
        #expect(console.text.contains(" more lines: down"))
        #expect(console.text.contains("This cannot be undone."))
        console.press("tab")
        for _ in 0..<20 where console.state.overlay != nil {
            read += console.lines
            console.press("enter")
        }
        #expect(console.state.overlay == nil)
        for part in ["1,250,000 VND", "SANDBOX", "It is sent at once", "never paid before"] {
            #expect(read.joined(separator: " ").contains(part), "\(part)")
        }
    }

    @Test func `time alone changes nothing, and wakes nobody`() throws {
        let start = try console("", Size(width: 80, height: 24))
        for keys in Harness.everywhere where !keys.hasPrefix("3") {
            var console = start
            console.press(keys)
            let before = console.surface
            #expect(console.state.nextTick == nil, "after \(keys)")
            console.now.addTimeInterval(200)
            #expect(console.surface == before, "after \(keys)")
        }
    }

    @Test func `the providers' words are those of the time at which they were read`() throws {
        for keys in ["3", "3 tab", "3 ?"] {
            var console = try console(keys, Size(width: 80, height: 24))
            #expect(console.state.nextTick == nil)
            let before = console.surface
            console.now.addTimeInterval(5)
            #expect(console.surface == before)
        }
    }

    @Test func `what was asked for and has not come wakes nobody`() throws {
        var console = try Harness(isPlain: true, isStarted: false)
        #expect(console.state.nextTick == nil)
        console.isHolding = true
        console.perform(console.state.start())
        console.send(.ledgerChanged)
        for screen in Screen.allCases {
            console.press("\(screen.rawValue)")
            #expect(console.state.nextTick.map { $0 > .zero } ?? true)
        }
    }

    @Test func `news of the ledger is told in the last line, once`() throws {
        var console = try console("1", Size(width: 80, height: 24))
        console.changeLedger { $0.change(.fixture(1), to: .processing, at: .start) }
        #expect(console.text.contains("\n1 changed, row 1 of 12: processing"))
        console.now.addTimeInterval(10)
        console.press("j")
        #expect(console.lines.last?.hasPrefix("row 2 of 12: ") == true)
    }

    @Test func `what was done stays in the last line until the next key`() throws {
        var console = try console("1 y", Size(width: 80, height: 24))
        let said = console.lines.last
        console.advance(by: 600)
        #expect(console.lines.last == said)
        console.press("j")
        #expect(console.lines.last != said)
    }

    @Test func `marks are words`() throws {
        var console = try console("1 space", Size(width: 100, height: 24))
        #expect(console.lines[0].hasSuffix(", 1 marked"))
        console.press("k")
        #expect(console.lines.last?.hasPrefix("row 1 of 12: marked, queued") == true)
    }

    @Test func `a prompt, a choice and a question have the cursor on what is asked`() throws {
        let size = Size(width: 80, height: 24)
        var prompt = try console("1 m", size)
        prompt.type("seen")
        let field = try #require(prompt.surface.cursor?.point)
        #expect(prompt.surface.text(ofRow: field.y).hasSuffix("seen"))
        #expect(field.x == prompt.surface.text(ofRow: field.y).count)

        var choice = try console("1 f", size)
        choice.press("down down")
        let row = try #require(choice.surface.cursor?.point)
        #expect(choice.lines.last?.hasSuffix(choice.surface.text(ofRow: row.y)) == true)
        #expect(choice.lines.last?.hasPrefix("3 of ") == true)

        var question = try console("1 W", size)
        let cancel = try #require(question.surface.cursor?.point)
        #expect(question.surface.text(ofRow: cancel.y) == "Cancel")
        #expect(question.lines.last == "answer 1 of 2: Cancel")
        question.press("tab")
        #expect(question.surface.cursor?.point == Point(x: 0, y: cancel.y + 1))
    }

    @Test func `a filter has the cursor while it is typed, and says how many match`() throws {
        var console = try console("1 /", Size(width: 80, height: 24))
        console.type("name:gomez")
        #expect(console.surface.cursor?.point == Point(x: 13, y: 2))
        #expect(console.lines.last?.hasPrefix("filter, ") == true)
        #expect(console.lines.last?.contains("/ name:gomez") == true)
    }

    @Test func `of two buttons the one with the focus is said`() throws {
        var console = try console("6 d ctrl-s", Size(width: 80, height: 24))
        #expect(console.lines.last == "button: Back")
        console.press("tab")
        #expect(console.lines.last == "button: Close the day")
    }

    @Test func `ASCII is plain too`() throws {
        var console = try console("1", Size(width: 80, height: 24))
        console.glyphs = Glyphs.ascii.linear
        #expect(console.lines[3].hasPrefix("queued, "))
    }
}
