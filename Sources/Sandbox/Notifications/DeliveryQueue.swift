import Foundation
import HeapModule

/// Which deliveries are due when, a lane for each receiver, so that none holds up another.
struct DeliveryQueue: Sendable {
    /// A place in a lane; it counts only while its delivery is still due at that moment.
    struct Entry: Comparable, Sendable {
        let due: Date
        let sequence: Int
        let id: NotificationDelivery.ID

        static func < (left: Entry, right: Entry) -> Bool {
            (left.due, left.sequence) < (right.due, right.sequence)
        }
    }

    private struct Lane: Sendable {
        var entries = Heap<Entry>()
        var inFlight = 0

        var hasRoom: Bool { inFlight < DeliveryQueue.maximumInFlightPerReceiver }
    }

    private var lanes: [String: Lane] = [:]
    private var sequence = 0
    private(set) var inFlight = 0

    /// The most messages that are on their way to one receiver at a time.
    static let maximumInFlightPerReceiver = 16
    /// The most messages that are on their way at a time.
    static let maximumInFlight = 512

    /// Adds a delivery; a moment that never comes is not kept.
    mutating func insert(_ id: NotificationDelivery.ID, to receiver: String, due: Date) {
        guard due.timeIntervalSince1970.isFinite else { return }
        sequence += 1
        lanes[receiver, default: Lane()].entries.insert(
            Entry(due: due, sequence: sequence, id: id)
        )
    }

    /// When there is something to do next, if there is room for it.
    var nextDue: Date? {
        guard inFlight < Self.maximumInFlight else { return nil }
        return lanes.values.lazy.filter(\.hasRoom).compactMap { $0.entries.min?.due }.min()
    }

    /// Takes the oldest delivery that is due and has room, and counts it as being on its way.
    mutating func take(at now: Date) -> Entry? {
        guard inFlight < Self.maximumInFlight else { return nil }
        let ready = lanes.filter {
            $0.value.hasRoom && $0.value.entries.min.map { $0.due <= now } == true
        }
        let first = ready.min { left, right in
            guard let left = left.value.entries.min, let right = right.value.entries.min else {
                return false
            }
            return left < right
        }
        guard let receiver = first?.key, let entry = lanes[receiver]?.entries.popMin() else {
            return nil
        }
        lanes[receiver]?.inFlight += 1
        inFlight += 1
        return entry
    }

    /// Gives the place of a delivery back.
    mutating func release(_ receiver: String) {
        guard var lane = lanes[receiver], lane.inFlight > 0 else { return }
        lane.inFlight -= 1
        inFlight -= 1
        lanes[receiver] = lane.inFlight == 0 && lane.entries.isEmpty ? nil : lane
    }
}
