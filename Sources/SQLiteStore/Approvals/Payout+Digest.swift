import Crypto
import Payouts

extension Payout {
    /// SHA-256 over everything that decides what is sent, and in whose name.
    ///
    /// In this order: id, provider, order number, idempotency key, minor units, currency, the
    /// account's holder, number and institution, the number of the provider's fields, each field's
    /// key and value in the order of the keys' bytes, who made it, what it replaces, its batch.
    var contentDigest: ContentDigest {
        var form = CanonicalBytes("paydesk payout")
        form.append(id.rawValue)
        form.append(provider.rawValue)
        form.append(orderNumber.rawValue)
        form.append(idempotencyKey.rawValue)
        form.append(amount.minorUnits)
        form.append(amount.currency.code)
        form.append(beneficiary.name)
        form.append(beneficiary.account)
        form.append(beneficiary.institution)
        form.append(Int64(beneficiary.fields.count))
        let fields = beneficiary.fields.sorted {
            $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
        }
        for (key, value) in fields {
            form.append(key)
            form.append(value)
        }
        form.append(createdBy.rawValue)
        form.append(replaces?.rawValue ?? "")
        form.append(batch?.rawValue ?? "")
        return form.digest
    }
}

extension CanonicalBytes {
    /// SHA-256 over the bytes.
    var digest: ContentDigest {
        // SHA-256 has always as many bytes as a digest.
        ContentDigest(bytes: Array(SHA256.hash(data: bytes))) ?? .zero
    }
}
