import TerminalUI
import Testing

struct RectTests {
    private let screen = Rect(x: 0, y: 0, width: 10, height: 4)

    @Test func `columns and rows split without loss`() {
        let (left, right) = screen.columns(4)
        #expect(left == Rect(x: 0, y: 0, width: 4, height: 4))
        #expect(right == Rect(x: 4, y: 0, width: 6, height: 4))
        let (top, bottom) = screen.rows(1, gap: 1)
        #expect(top == Rect(x: 0, y: 0, width: 10, height: 1))
        #expect(bottom == Rect(x: 0, y: 2, width: 10, height: 2))
        #expect(screen.lastRows(1).bottom == Rect(x: 0, y: 3, width: 10, height: 1))
    }

    @Test func `a split beyond the edge leaves nothing`() {
        #expect(screen.columns(99, gap: 3).right.isEmpty)
        #expect(screen.rows(-1).top.isEmpty)
        #expect(screen.inset(dx: 6, dy: 0).isEmpty)
    }

    @Test func `an intersection holds what both hold`() {
        let other = Rect(x: 8, y: -1, width: 5, height: 3)
        #expect(screen.intersection(other) == Rect(x: 8, y: 0, width: 2, height: 2))
        #expect(screen.intersection(Rect(x: 20, y: 0, width: 1, height: 1)).isEmpty)
    }

    @Test func `a centered rectangle never exceeds its surroundings`() {
        let middle = screen.centered(Size(width: 4, height: 2))
        #expect(middle == Rect(x: 3, y: 1, width: 4, height: 2))
        #expect(screen.centered(Size(width: 40, height: 20)) == screen)
    }
}
