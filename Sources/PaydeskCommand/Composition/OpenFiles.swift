import Glibc
import NotificationReceiver

/// How many files, sockets among them, this process may have open.
enum OpenFiles {
    /// What is left for the ledger, the log and the calls to providers.
    private static let reserve = 256

    /// How many connections may be served at once, after the limit was raised as far as it goes.
    ///
    /// Most systems begin with 1,024, which idle connections would use up: then not even a health
    /// check would be accepted. With fewer served, those that are too many wait.
    static var roomForConnections: Int {
        let files = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        var limit = rlimit()
        guard unsafe getrlimit(files, &limit) == 0 else { return reserve }
        let wanted = rlim_t(ReceiverSettings.standardConnectionLimit + reserve)
        if limit.rlim_cur < wanted {
            limit.rlim_cur = min(limit.rlim_max, wanted)
            unsafe setrlimit(files, &limit)
            unsafe getrlimit(files, &limit)
        }
        return max(1, Int(min(limit.rlim_cur, wanted)) - reserve)
    }
}
