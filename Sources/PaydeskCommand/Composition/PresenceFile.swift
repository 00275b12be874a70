import Console
import Foundation
import Payouts
import Synchronization

/// The file beside the ledger in which every console says what it has open, in a slot of its own.
///
/// A console holds a record lock on its slot, as SQLite does on the ledger, and a slot that nobody
/// holds counts for nothing. The kernel lets go of the lock however a process ends, and tells those
/// who watch the file only then: a POSIX lock ends with `close`, its watchers hear of the close
/// after it, where `flock` would end after they heard. So nobody has to look whether somebody died.
///
/// The ledger knows nothing of it. Whatever is wrong with the file costs no more than the words
/// about the others.
final class PresenceFile: Sendable {
    /// How many consoles can tell something; further ones only listen.
    static let slotCount = 64
    /// What a console can tell, in bytes.
    static let slotSize = 1_024

    private let path: String
    /// Open for as long as this is: the first `close` of the file, by whichever descriptor, would
    /// end the lock.
    private let descriptor: Int32
    private let slot: Int?
    private let name: OperatorName
    /// What others are to know of this console.
    private let told = Mutex(Told())
    private let latest: AsyncStream<OpenPayout?>
    private let continuation: AsyncStream<OpenPayout?>.Continuation

    /// Opens the file and takes a slot; `nil` where that is not possible.
    ///
    /// Whoever may write to the ledger may write to it: both have the same mode.
    init?(besideLedger ledger: String, name: OperatorName) {
        let ledger = URL(fileURLWithPath: ledger).resolvingSymlinksInPath().path
        let attributes = try? FileManager.default.attributesOfItem(atPath: ledger)
        guard let permissions = attributes?[.posixPermissions] as? Int else { return nil }
        let mode = mode_t(permissions) & 0o666
        path = ledger + "-presence"
        descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, mode)
        guard descriptor >= 0 else { return nil }
        // What the umask took away; only the owner can give it back, and has.
        fchmod(descriptor, mode)
        slot = Self.takeSlot(in: descriptor)
        self.name = name
        (latest, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        // Whoever had the slot before may have been killed.
        write(nil)
    }

    deinit { close(descriptor) }

    /// What the console tells and hears through this.
    var client: PresenceClient {
        PresenceClient(
            tell: { [continuation] in continuation.yield($0) },
            leave: { self.tell { $0.isAway = true } },
            comeBack: { self.tell { $0.isAway = false } },
            others: { self.others },
            changes: { [path] in FileChanges.stream(of: path) }
        )
    }

    /// Writes what is told, the latest only, until it is ended.
    @concurrent
    func run() async {
        for await open in latest { tell { $0.open = open } }
        tell { $0.open = nil }
    }

    /// Lets ``run()`` return once the others know that nothing is open here any more.
    func end() { continuation.finish() }
}

// MARK: - Slots

extension PresenceFile {
    /// What stands in a slot, before the zeros that fill it.
    private struct Record: Codable {
        let name: String
        let payout: String
        let act: OpenPayout.Act
    }

    private struct Told {
        var open: OpenPayout?
        /// Whether nobody sits at this console for now.
        var isAway = false
    }

    /// Changes what others are to know, and writes it before anybody else changes it.
    private func tell(_ change: (inout Told) -> Void) {
        told.withLock { told in
            change(&told)
            write(told.isAway ? nil : told.open)
        }
    }

    private func write(_ open: OpenPayout?) {
        guard let slot else { return }
        let data = open.flatMap { open in
            let act = open.act
            let record = Record(name: name.rawValue, payout: open.id.rawValue, act: act)
            return try? JSONEncoder().encode(record)
        }
        var bytes = [UInt8](data ?? Data())
        if bytes.count > Self.slotSize { bytes = [] }
        bytes += Array(repeating: 0, count: Self.slotSize - bytes.count)
        _ = unsafe pwrite(descriptor, bytes, bytes.count, off_t(slot * Self.slotSize))
    }

    /// What the other consoles have open, as far as it can be read.
    private var others: [OtherConsole] {
        var bytes = [UInt8](repeating: 0, count: Self.slotCount * Self.slotSize)
        let count = unsafe pread(descriptor, &bytes, bytes.count, 0)
        return (0..<Self.slotCount).compactMap { index in
            let start = index * Self.slotSize
            guard index != slot, start < count else { return nil }
            let text = bytes[start..<min(count, start + Self.slotSize)].prefix { $0 != 0 }
            guard !text.isEmpty, Self.isHeld(index, in: descriptor),
                let record = try? JSONDecoder().decode(Record.self, from: Data(text))
            else { return nil }
            return OtherConsole(
                OperatorName(rawValue: record.name),
                OpenPayout(PayoutID(rawValue: record.payout), record.act)
            )
        }
    }

    /// Locks the first slot that nobody holds.
    private static func takeSlot(in descriptor: Int32) -> Int? {
        (0..<slotCount).first { slot in
            guard !isHeld(slot, in: descriptor) else { return false }
            var lock = lock(of: slot)
            return unsafe fcntl(descriptor, F_SETLK, &lock) == 0
        }
    }

    /// Whether anybody holds a slot.
    ///
    /// The question is that of an open file description, which finds this process's locks too.
    private static func isHeld(_ slot: Int, in descriptor: Int32) -> Bool {
        var lock = lock(of: slot)
        let answer = unsafe fcntl(descriptor, openFileGetLock, &lock)
        return answer == 0 && lock.l_type != F_UNLCK
    }

    /// `F_OFD_GETLK` of `<linux/fcntl.h>`, which the C library keeps from those who do not ask.
    private static let openFileGetLock: Int32 = 36

    private static func lock(of slot: Int) -> flock {
        var lock = flock()
        lock.l_type = Int16(F_WRLCK)
        lock.l_whence = Int16(SEEK_SET)
        lock.l_start = off_t(slot * slotSize)
        lock.l_len = off_t(slotSize)
        return lock
    }
}
