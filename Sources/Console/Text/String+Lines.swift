extension String {
    /// The lines of a text that somebody wrote; every other control in it stays to be seen.
    var writtenLines: [String] {
        unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    }
}
