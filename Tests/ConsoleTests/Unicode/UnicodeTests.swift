import Foundation
import Payouts
import TerminalUI
import Testing

@testable import Console

/// Every screen with what people write in other scripts, and with what would break a screen.
@Suite(.timeLimit(.minutes(10))) struct UnicodeTests {
    @Test(arguments: Harness.sizes)
    func `every screen keeps its shape, whatever is written on it`(_ size: Size) throws {
        let start = try Harness(.foreign(), width: size.width, height: size.height)
        var isSeen = false
        for keys in Harness.everywhere {
            var console = start
            console.press(keys)
            expectShape(console, after: keys)
            console.paste(ForeignTexts.text(keys.count))
            console.press("down end")
            expectShape(console, after: keys + " down end")
            isSeen =
                isSeen
                || (0..<size.height).contains { y in
                    console.surface.row(y).contains(where: \.isRightToLeft)
                }
        }
        #expect(isSeen)
    }

    /// News that takes several rows covers the ends of panes, which are whole without it.
    private func expectShape(_ console: Harness, after keys: String) {
        expectShape(console.surface, after: keys, isJudged: console.state.visibleNotice == nil)
        var silent = console
        silent.state.notice = nil
        expectShape(silent.surface, after: keys, isJudged: true)
    }

    private func expectShape(_ surface: Surface, after keys: String, isJudged: Bool) {
        let hidden = surface.text.unicodeScalars.filter(Self.isHidden)
        #expect(hidden.isEmpty, "after \(keys): \(hidden.map { String($0.value, radix: 16) })")
        let frames = surface.frames
        #expect(!frames.isEmpty, "after \(keys)")
        #expect(
            !isJudged || frames.allSatisfy(surface.isWhole),
            "after \(keys):\n\(surface.text)"
        )
        for y in 0..<surface.gridSize.height { expectShape(Array(surface.row(y)), keys, y) }
    }

    /// No character is cut in half or bereft of its marks, and none from right to left goes on
    /// beyond its text.
    private func expectShape(_ row: [Cell], _ keys: String, _ y: Int) {
        var isStraight = row.first?.isContinuation == false
        for (x, cell) in row.enumerated() {
            let isHalf = x + 1 < row.count && row[x + 1].isContinuation
            // A mark that lost its letter would be shown on a dotted circle.
            let isTorn = cell.scalar == "\u{25CC}" && cell.marks != .zero
            let isFrame = ["│", "┃", "─"].contains(cell.scalar)
            let isForeign = (0x0590...0x08FF).contains(cell.scalar.value)
            isStraight =
                isStraight && (cell.width == 2) == isHalf && !isTorn
                && !(isFrame && cell.isRightToLeft) && (!isForeign || cell.isRightToLeft)
        }
        #expect(isStraight, "after \(keys): row \(y)")
    }

    /// What is not seen, but for the joiner that Indic scripts need inside of a letter.
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator:
            scalar != "\n" && scalar != "\u{200C}"
        default: false
        }
    }

    @Test(arguments: [80, 120, 200])
    func `columns stand under each other, whatever is in the rows`(_ width: Int) throws {
        let console = try Harness(.foreign(), width: width, height: 34)
        let surface = console.surface
        let header = surface.row(2).map { String(Character($0.scalar)) }.joined()
        let status = try #require(header.range(of: "Status"))
        let x = header.distance(from: header.startIndex, to: status.lowerBound)
        for y in 3..<(3 + console.shown.count) {
            let word = String(
                String.UnicodeScalarView(surface.row(y).dropFirst(x + 2).prefix(6).map(\.scalar))
            )
            #expect(["unknow", "failed"].contains(word), "row \(y): \(word)")
        }
    }
}

extension Surface {
    /// The frames on the screen; of what lies over the panes, its own.
    fileprivate var frames: [Rect] {
        let corners = (0..<gridSize.height).flatMap { y in
            (0..<gridSize.width).filter { self[$0, y]?.scalar == "╭" }.map { Point(x: $0, y: y) }
        }
        let upper = corners.filter { self[$0.x, $0.y]?.ground == .overlay }
        return (upper.isEmpty ? corners : upper).map { corner in
            let right = (corner.x..<gridSize.width).first { self[$0, corner.y]?.scalar == "╮" }
            let bottom = (corner.y..<gridSize.height).first { self[corner.x, $0]?.scalar == "╰" }
            return Rect(
                x: corner.x,
                y: corner.y,
                width: (right ?? corner.x) - corner.x + 1,
                height: (bottom ?? corner.y) - corner.y + 1
            )
        }
    }

    /// Whether both sides of a frame stand straight, and meet below.
    fileprivate func isWhole(_ frame: Rect) -> Bool {
        guard frame.width > 1, frame.height > 1 else { return false }
        let (right, bottom) = (frame.maxX - 1, frame.maxY - 1)
        let sides = (frame.y + 1..<bottom).flatMap { [self[frame.x, $0], self[right, $0]] }
        // The bar of a list lies on its frame.
        return self[right, bottom]?.scalar == "╯"
            && sides.allSatisfy { $0?.scalar == "│" || $0?.scalar == "┃" }
    }
}
