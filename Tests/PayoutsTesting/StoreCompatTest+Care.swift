import Foundation
import Payouts
import Testing

extension StoreCompatTest {
    static let care = [
        Requirement("an item has one owner, who may hand it over") {
            try await $0.itemsHaveOneOwner()
        },
        Requirement("of many who claim an item at once one becomes its owner") {
            try await $0.claimsOfItemsAreExclusive()
        },
        Requirement("notes are kept in order, and with the payout") { try await $0.notesAreKept() },
        Requirement("care for an unknown payout is refused") { try await $0.careNeedsAPayout() },
    ]

    private static let minh = OperatorName(rawValue: "minh")
    private static let dara = OperatorName(rawValue: "dara")
    private static let lucia = OperatorName(rawValue: "lucia")

    private func itemsHaveOneOwner() async throws {
        let open = try makeLedger()
        let store = try open()
        let id = try await makeUnknown(1, in: store).id
        func claim(
            _ owner: OperatorName?,
            by name: OperatorName,
            force: Bool = false,
            at seconds: Double
        ) async throws -> PayoutCare {
            try await open().claim(id, owner: owner, force: force, by: name, at: .test(seconds))
        }
        let mine = PayoutCare(owner: Self.minh, ownedSince: .test(40))
        #expect(try await claim(Self.minh, by: Self.minh, at: 40) == mine)
        #expect(try await claim(Self.minh, by: Self.minh, at: 41) == mine, "it was theirs before")
        for owner in [Self.dara, nil] {
            await #expect(throws: StoreError.claimedByOther(id, owner: Self.minh)) {
                try await claim(owner, by: Self.dara, at: 42)
            }
        }
        #expect(try await store.history(of: id)?.care == mine)
        let handed = PayoutCare(owner: Self.dara, ownedSince: .test(43))
        #expect(try await claim(Self.dara, by: Self.minh, at: 43) == handed)
        let taken = PayoutCare(owner: Self.lucia, ownedSince: .test(44))
        #expect(try await claim(Self.lucia, by: Self.lucia, force: true, at: 44) == taken)
        #expect(try await claim(nil, by: Self.lucia, at: 45) == PayoutCare())
        #expect(try await claim(Self.dara, by: Self.minh, at: 46).owner == Self.dara)
        let items = try await store.worklist(WorklistFilter(), limit: 9, at: .test(50))
        #expect(items.map(\.care.owner) == [Self.dara])
    }

    private func claimsOfItemsAreExclusive() async throws {
        let open = try makeLedger()
        let stores = [try open(), try open()]
        let id = try await makeUnknown(1, in: stores[0]).id
        let winners = await withTaskGroup(of: OperatorName?.self) { group in
            for index in 0..<12 {
                group.addTask {
                    let name = OperatorName(rawValue: "operator \(index)")
                    let care = try? await stores[index % 2].claim(
                        id,
                        owner: name,
                        force: false,
                        by: name,
                        at: .test(40)
                    )
                    return care?.owner
                }
            }
            return await group.reduce(into: []) { $0 += [$1].compactMap(\.self) }
        }
        #expect(winners.count == 1)
        #expect(try await stores[0].history(of: id)?.care.owner == winners.first)
    }

    private func notesAreKept() async throws {
        let open = try makeLedger()
        let store = try open()
        let payout = try await store.makePayout(1, in: .paid)
        let notes = (0..<3).map { number in
            PayoutNote(
                at: .test(50 - Double(number)),
                by: [Self.minh, Self.dara][number % 2],
                text: "note \(number) 'ឈ្មោះ'"
            )
        }
        for note in notes { try await store.addNote(note, to: payout.id) }
        let history = try #require(try await open().history(of: payout.id))
        #expect(history.notes == notes)
        #expect(history.care == PayoutCare())
        #expect(history.proposal == nil)
        #expect(history.payout == payout)
    }

    private func careNeedsAPayout() async throws {
        let store = try makeStore()
        let id = PayoutID.make(1)
        let error = StoreError.notFound(id.rawValue)
        let note = PayoutNote(at: .test(1), by: Self.minh, text: "x")
        await expect(error) { try await store.addNote(note, to: id) }
        await expect(error) {
            try await store.claim(id, owner: nil, force: true, by: Self.minh, at: .test(1))
        }
        await expect(error) {
            try await store.snooze(id, until: nil, by: Self.minh, at: .test(1))
        }
        await expect(error) {
            try await store.confirmResolution(of: id, context: .make())
        }
        await expect(error) {
            try await store.discardResolution(of: id, by: Self.minh, at: .test(1))
        }
    }
}
