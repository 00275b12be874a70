import Foundation
import PayoutService
import Payouts
import TerminalUI

/// Work that takes a while lies over the panes until it is done, or escape ends it.
extension ConsoleState {
    /// Shows work; the effect is what ends it.
    mutating func begin(_ title: String, endedBy end: Effect) {
        overlay = .working(LongWork(title, startedAt: now), end: end)
    }

    /// Takes how far the work is that an effect would end, where it is shown.
    mutating func note(_ step: LongWork.Step, ofWorkEndedBy end: Effect) {
        guard case .working(var work, end) = overlay else { return }
        work.take(step, at: now)
        overlay = .working(work, end: end)
    }

    /// Takes work off the screen that is done or has failed.
    mutating func endWork(endedBy end: Effect) {
        if case .working(_, end) = overlay { overlay = nil }
    }

    mutating func takeInWork(_ key: Key, endedBy end: Effect) -> [Effect] {
        guard key == .escape || key == .character("q") else { return [] }
        overlay = nil
        return [end]
    }

    func renderWork(_ work: LongWork, into surface: inout Surface) {
        let rect = surface.overlay(Size(width: min(66, surface.width - 4), height: 6))
        surface.fill(rect, .overlay)
        surface.pane(PaneFrame(StyledText(work.title), isFocused: true), in: rect) { pane in
            pane.draw(in: pane.bounds.inset(dx: 1, dy: 0).rows(1).bottom) {
                renderProgress(of: work, into: &$0)
            }
            pane.write("escape ends it; nothing of it is kept", x: 1, y: 3, Style(.muted))
        }
    }

    /// A bar, and below it how far the work is.
    func renderProgress(of work: LongWork, into surface: inout Surface) {
        if let share = work.share {
            surface.draw(in: surface.bounds.rows(1).top) {
                ProgressBar(done: share.done, total: share.total).render(into: &$0)
            }
        }
        let text = work.text(at: now, separator: surface.glyphs.joint) ?? ""
        surface.write(StyledText(text).clipped(to: surface.width), y: 1)
    }
}
