import Foundation
import PayoutService
import Payouts

extension RandomHistory {
    /// Delivers something that the provider has to tell: any of it, again, late, out of order, or
    /// what somebody else makes of it.
    ///
    /// - Returns: The order of which another amount was stated, in a message that was taken.
    mutating func deliver(to desk: Desk) async -> OrderNumber? {
        let letters = await books.letters
        guard let index = letters.indices.randomElement(using: &chance) else { return nil }
        let (letter, words) = (letters[index], Self.words(letters[index]))
        switch Int.random(in: 0..<100, using: &chance) {
        case ..<10:
            let claim = letter.claim == .paid ? "failed" : "paid"
            let forged = [claim] + words.dropFirst()
            await send(forged, signature: "1", to: desk)
        case ..<20:
            var altered = words
            altered[3] = "999"
            await send(altered, signature: letter.message.header("X-Sum"), to: desk)
        case ..<24:
            let (claim, order) = (letter.claim, letter.order)
            let other = await provider.letter(claim, about: order, amount: 1, note: "other")
            if case .acknowledged = await desk.receive(other) { return order }
        default: await Self.take(index, letter, at: desk)
        }
        return nil
    }

    /// Delivers whatever nobody has acknowledged, as a provider does until somebody does.
    func redeliver(to desk: Desk) async {
        for (index, letter) in await books.letters.enumerated() where !letter.isAcknowledged {
            await Self.take(index, letter, at: desk)
        }
    }

    /// Tells the latest news before the answer to the create that made them.
    static func tellEarly(_ desk: Desk) async {
        let letters = await desk.books.letters
        guard let index = letters.indices.last else { return }
        await take(index, letters[index], at: desk)
        await desk.applyNotifications()
    }

    /// Overturns one of the provider's results.
    mutating func reverse() async {
        let settled = await books.orders
            .filter { $0.value.claim == .paid || $0.value.claim == .failed }
            .sorted { $0.key.rawValue < $1.key.rawValue }
        guard let (number, order) = settled.randomElement(using: &chance) else { return }
        await provider.settle(number, as: order.claim == .paid ? .returned : .paid)
    }

    private func send(_ words: [String], signature: String?, to desk: Desk) async {
        let text = words.joined(separator: " ")
        _ = await desk.receive(ScriptedProvider.message(text, signature: signature))
    }

    private static func take(
        _ index: Int,
        _ letter: ScriptedProvider.Letter,
        at desk: Desk
    ) async {
        guard case .acknowledged = await desk.receive(letter.message) else { return }
        await desk.provider.acknowledge(index)
    }

    private static func words(_ letter: ScriptedProvider.Letter) -> [String] {
        String(decoding: letter.message.body, as: UTF8.self).split(separator: " ").map(String.init)
    }
}
