import Console
import Foundation
import PayoutService
import Payouts

extension ClosesClient {
    /// The closed days of a service, as one person sees them, and their packs on the disk.
    init(service: PayoutService, operatorName name: OperatorName, packs: PackFolder) {
        let store = service.store
        self.init(
            listing: { filter, limit throws(ServiceError) in
                let records = try await mapped { () async throws(StoreError) in
                    try await store.closings(filter, limit: limit)
                }
                return CloseListing(
                    records: records,
                    proposals: try await service.closeProposals()
                )
            },
            sight: { day throws(ServiceError) in
                try await mapped { () async throws(StoreError) in
                    try await Self.sight(of: day, in: store)
                }
            },
            preview: { day throws(ServiceError) in
                try await service.previewClose(day.day, of: day.provider)
            },
            seal: { order throws(ServiceError) in
                try await Self.seal(order, by: name, in: packs, service)
            },
            verify: { day in
                do throws(ServiceError) {
                    return .success(try await Self.verify(day, in: packs, service))
                } catch {
                    return .failure(error)
                }
            }
        )
    }

    private static func sight(
        of day: CloseDay,
        in store: any PayoutStore
    ) async throws(StoreError) -> CloseSight? {
        guard let (now, kept) = try await store.reproduceClose(of: day.provider, on: day.day)
        else { return nil }
        let filter = AdjustmentFilter(provider: day.provider, day: day.day)
        let limit = CloseLimits.maximumPage
        return CloseSight(
            sealed: now,
            kept: kept,
            adjustments: try await store.closeAdjustments(filter, limit: limit)
        )
    }

    private static func verify(
        _ day: CloseDay,
        in packs: PackFolder,
        _ service: PayoutService
    ) async throws(ServiceError) -> PackCheck {
        let file = try inFile { () throws(CommandFailure) in try packs.pack(of: day) }
        return PackCheck(
            verdict: try await service.verifyClose(of: day, file: file),
            path: packs.path(of: day),
            hasFile: file != nil
        )
    }

    /// Makes the file first, so that no day is closed whose pack cannot be kept.
    private static func seal(
        _ order: CloseOrder,
        by name: OperatorName,
        in packs: PackFolder,
        _ service: PayoutService
    ) async throws(ServiceError) -> ClosedDay {
        let file = try inFile { () throws(CommandFailure) in try packs.makeFile(for: order.day) }
        let sealed: SealedClose
        do throws(ServiceError) {
            sealed = try await service.close(
                order.day.day,
                of: order.day.provider,
                note: order.note,
                seen: order.seen,
                by: name
            )
        } catch {
            file.removeIfEmpty()
            throw error
        }
        try inFile { () throws(CommandFailure) in try file.write(sealed.pack) }
        return ClosedDay(sealed: sealed, path: file.path)
    }
}
