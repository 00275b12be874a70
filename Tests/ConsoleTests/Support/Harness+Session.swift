import Foundation
import TerminalUI
import Testing

@testable import Console

extension Harness {
    /// What a crash leaves on the disk, read again.
    var keptSession: SavedSession {
        get throws {
            let kept = try JSONDecoder().decode(
                SavedSession.self,
                from: JSONEncoder().encode(state.session)
            )
            #expect(kept == state.session)
            return kept
        }
    }

    /// The console that is opened over the same ledger after this one has crashed.
    func reopened(_ session: SavedSession? = nil) throws -> Harness {
        let kept = try session ?? keptSession
        let size = state.size
        var console = try Harness(
            ledger,
            width: size.width,
            height: size.height,
            isStarted: false
        )
        console.state.isSessionKept = true
        console.state.restore(kept)
        console.now.addTimeInterval(-1)
        console.send(.tick)
        console.perform(console.state.start())
        console.advance(by: 1)
        return console
    }
}
