import TerminalUI

extension ConsoleState {
    /// Labels what is on the screen; what is drawn says itself where it is.
    mutating func startJump() {
        var surface = Surface(size: size, glyphs: countedGlyphs)
        surface.anchors = []
        render(into: &surface)
        let anchors = (surface.anchors ?? []).map { anchor in
            (JumpState.Destination.anchor(anchor.target), anchor.point)
        }
        let places = anchors + (hasForm ? [] : panePlaces(hasTabs: !anchors.isEmpty) + rowPlaces)
        guard !places.isEmpty else {
            notice = Notice(.information, "There is nothing to jump to here.")
            return
        }
        let jump = JumpState(places)
        overlay = .jump(jump)
    }

    /// The titles of panes: the detail has none of its own where its tabs lead there.
    private func panePlaces(hasTabs: Bool) -> [(JumpState.Destination, Point)] {
        let (list, side) = (layout.list, layout.side)
        let isShown = !side.isEmpty && !hasTabs
        return (list.isEmpty && !side.isEmpty ? [(.pane(.list), Point(x: side.x, y: 0))] : [])
            + (isShown ? [(.pane(.detail), Point(x: side.x, y: side.y))] : [])
    }

    private var rowPlaces: [(JumpState.Destination, Point)] {
        let rows = rowsRect
        return rows.isEmpty
            ? []
            : (0..<min(rows.height, max(0, place.count - place.top))).map {
                (.row(place.top + $0), Point(x: rows.x + 1, y: rows.y + $0))
            }
    }

    mutating func takeInJump(_ key: Key, _ jump: JumpState) -> [Effect] {
        var jump = jump
        guard let letter = key.typed else {
            overlay = nil
            return []
        }
        jump.typed += String(letter).lowercased()
        let candidates = jump.candidates
        overlay = candidates.isEmpty ? nil : .jump(jump)
        guard let stop = candidates.first, stop.label == jump.typed else { return [] }
        overlay = nil
        return go(to: stop.destination)
    }

    private mutating func go(to destination: JumpState.Destination) -> [Effect] {
        switch destination {
        case .pane(let pane): focus = pane
        case .row(let row):
            focus = .list
            return move(.row(row))
        case .anchor(.tab(let tab)):
            focus = .detail
            detail.tab = DetailState.Tab.allCases[tab]
            detail.offset = 0
        case .anchor(.field(let row)): goToField(row)
        }
        return []
    }

    private mutating func goToField(_ row: Int) {
        if upload != nil {
            upload?.focus = row
        } else if closeForm != nil {
            closeForm?.row = CloseForm.Row.allCases[row]
        } else if comparison != nil {
            comparison?.row = ComparisonForm.Row.allCases[row]
        } else if resolution != nil {
            moveInResolution(to: row)
        } else {
            moveFocus(to: row)
        }
    }
}
