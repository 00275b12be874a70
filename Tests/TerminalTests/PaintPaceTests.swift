import Testing

@testable import Terminal

/// When the loop paints, on a clock that the tests move.
struct PaintPaceTests {
    private let start = ContinuousClock().now
    private var pace: PaintPace

    init() {
        pace = PaintPace(at: start)
        pace.notePaint(at: start)
    }

    /// Paints when it is due, and says how long that took.
    private mutating func paint(from now: Duration) -> Duration? {
        guard let wait = pace.wait(at: start + now) else { return nil }
        let time = now + max(wait, .zero)
        pace.notePaint(at: start + time)
        return time - now
    }

    @Test func `nothing new, nothing painted`() {
        #expect(pace.wait(at: start + .seconds(5)) == nil)
    }

    @Test mutating func `a key is painted at once, and so are the answers that come first`() {
        pace.noteInput(at: start + .seconds(9))
        #expect(paint(from: .seconds(9)) == .zero)
        for _ in 0..<PaintPace.promptPaints {
            pace.noteWake()
            #expect(paint(from: .seconds(9)) == .zero)
        }
    }

    @Test mutating func `the first rows may be the fifth answer, and hardly wait`() {
        for _ in 0..<4 {
            pace.noteWake()
            _ = paint(from: .milliseconds(20))
        }
        pace.noteWake()
        #expect(paint(from: .milliseconds(40)) == .milliseconds(12))
    }

    @Test mutating func `a storm that nobody asked for is painted ten times a second`() {
        pace.noteInput(at: start)
        var paints = 0
        for millisecond in 2_000..<4_000 {
            pace.noteWake()
            let now = start + .milliseconds(millisecond)
            guard let wait = pace.wait(at: now), wait <= .zero else { continue }
            pace.notePaint(at: now)
            paints += 1
        }
        // The first of the ten comes at once, as the answers to the key do.
        #expect(paints == 19 + PaintPace.promptPaints)
    }
}
