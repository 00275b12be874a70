package import Payouts

extension PayoutService {
    /// Refuses what an operator may not do; the first line of every use case that writes.
    ///
    /// - Throws: ``ServiceError/notPermitted(_:)`` with who may.
    package func require(_ permission: Permission, of name: OperatorName) throws(ServiceError) {
        if let refusal = access.refusal(of: permission, to: name) {
            throw .notPermitted(refusal.sentence)
        }
    }
}
