/// How long a test waits for a program, counted by its own waits and not by a clock: on a loaded
/// machine a test may get no turn for minutes, in which the program has long done its part.
struct Patience {
    private var milliseconds = 300_000

    /// Uses some of it up, after a wait of so many milliseconds; false once nothing is left.
    mutating func spend(_ milliseconds: Int32) -> Bool {
        self.milliseconds -= Int(max(1, milliseconds))
        return self.milliseconds > 0
    }
}
