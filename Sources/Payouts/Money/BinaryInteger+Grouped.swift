extension BinaryInteger {
    /// The number grouped by thousands: `38,112`.
    ///
    /// Foundation's formats would bring ICU and its 3 MB with them.
    package var grouped: String {
        let digits = String(magnitude)
        var text = self < 0 ? "-" : ""
        for (offset, digit) in digits.enumerated() {
            if offset > 0, (digits.count - offset).isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return text
    }
}
