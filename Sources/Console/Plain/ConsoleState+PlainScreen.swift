import Foundation
import Payouts
import TerminalUI

/// The screen for people who hear it or read it in Braille, and for slow lines.
///
/// One line says where they are, then comes the one pane, form or question that has the keys, and
/// the last line says what happened or what has the focus. The terminal's cursor stands there, too.
extension ConsoleState {
    func renderPlain(into surface: inout Surface) {
        surface.draw(in: layout.header) { renderPlainHeader(into: &$0) }
        let body = focus == .list ? layout.list : layout.side
        if overlay != nil {
            surface.draw(in: body) { renderOverlay(into: &$0) }
        } else if focus == .list {
            renderList(in: body, into: &surface)
        } else {
            renderSide(in: body, into: &surface)
        }
        if surface.cursor == nil { placeReadingCursor(in: body, into: &surface) }
        let line = surface.cursor.map { cursor in
            cursor.reading ?? words(at: cursor.point, of: surface)
        }
        surface.draw(in: layout.footer) { renderAnnouncement(of: line ?? "", into: &$0) }
        renderNotice(into: &surface)
    }

    /// Environment, operator and screen, and what is out of the ordinary.
    private func renderPlainHeader(into surface: inout Surface) {
        surface.fill(surface.bounds, .header)
        let role: Role = facts.isProduction ? .environmentProduction : .environmentSandbox
        let ground: Ground = facts.isProduction ? .environmentProduction : .environmentSandbox
        let used = surface.write(facts.environment, y: 0, Style(role, on: ground).bold)
        let rest: [String?] = [
            facts.operatorName.rawValue, screen.title,
            place.isRangeBegun ? "range begun" : nil,
            place.markCount > 0 ? markedText : nil,
            alarm.isOn ? nil : "bell off",
            pauseText(isShort: false, surface.glyphs)?.text,
            freshness.failure == nil ? nil : "not live",
        ]
        let text = rest.compactMap(\.self).map { ", \($0)" }.joined()
        surface.write(text, x: used, y: 0, Style(.headerText, on: .header))
    }

    /// Where nothing takes the cursor, it stands where there is something to read.
    private func placeReadingCursor(in body: Rect, into surface: inout Surface) {
        let isBelowTabs = focus == .detail && overlay == nil && hasTabs && subject != nil
        let first = body.y + (isBelowTabs ? 3 : 1)
        let row = (first..<body.maxY).first { !surface.text(ofRow: $0).isEmpty } ?? first
        let indent = surface.text(ofRow: row).prefix { $0 == " " }.count
        surface.placeCursor(x: indent, y: row)
    }

    /// What stands at the cursor: its line, or of several buttons in a line the one.
    private func words(at point: Point, of surface: Surface) -> String {
        let line = surface.text(ofRow: point.y)
        guard isOnButtons else { return line.trimmingCharacters(in: .whitespaces) }
        let column = surface.row(point.y).prefix(point.x).count { !$0.isContinuation }
        let rest = String(line.dropFirst(column))
        return rest.range(of: "  ").map { String(rest[..<$0.lowerBound]) } ?? rest
    }

    /// Whether the focus is on one of the buttons below a form.
    private var isOnButtons: Bool {
        guard overlay == nil else { return false }
        return form?.review != nil || resolution?.review != nil || upload?.preview != nil
            || closeForm?.isShowingPage == true
    }
}
