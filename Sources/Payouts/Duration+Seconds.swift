extension Duration {
    /// The duration in seconds, for adding to a date.
    package var inSeconds: Double {
        Double(components.seconds) + Double(components.attoseconds) * 1e-18
    }
}
