/// What a console did while a storm went on.
struct StormFigures {
    /// Resident memory at some time after the start.
    struct Memory {
        let time: Duration
        let bytes: Int
    }

    var keys: [Duration] = []
    /// Frames that the console painted by itself, and how long they were counted.
    var frames = 0
    var watched = Duration.zero
    var processor = Duration.zero
    var elapsed = Duration.zero
    var memory: [Memory] = []

    var framesPerSecond: Double { Double(frames) / (watched / .seconds(1)) }

    /// The share of one core, in percent.
    var processorShare: Double { processor / elapsed * 100 }

    /// Memory at the start, after each minute and at the end, in megabytes.
    var memoryByMinute: [Double] {
        var shown: [Double] = []
        for sample in memory where sample.time >= .seconds(60 * shown.count) {
            shown.append(Double(sample.bytes) / 1e6)
        }
        return shown + [memory.last.map { Double($0.bytes) / 1e6 } ?? .nan]
    }

    /// By how much memory grows in a minute, in megabytes: least squares over the last two thirds,
    /// because a program that starts still fills its caches.
    var memorySlope: Double {
        let later = memory.dropFirst(memory.count / 3)
        let minutes = later.map { $0.time / .seconds(60) }
        let megabytes = later.map { Double($0.bytes) / 1e6 }
        let count = Double(later.count)
        let (meanTime, mean) = (minutes.reduce(0, +) / count, megabytes.reduce(0, +) / count)
        let spread = minutes.reduce(0) { $0 + ($1 - meanTime) * ($1 - meanTime) }
        let rise = zip(minutes, megabytes).reduce(0) { $0 + ($1.0 - meanTime) * ($1.1 - mean) }
        return rise / spread
    }
}
